//! A text to read: help, and what a typed query answers.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;
use tui_input::Input;

use crate::search::fold;
use crate::text::wrap;
use crate::tui::layout::{self, Room};
use crate::tui::model::Model;
use crate::tui::widgets::line_input::{self, Caret};
use crate::tui::widgets::{cells, popup};

/// The most cells of what is looked for.
const WIDEST_SOUGHT: u16 = 40;

/// A text to read.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    /// What it is.
    pub(crate) title: String,
    /// Its lines, as long as they come.
    pub(crate) lines: Vec<String>,
    /// The lines that are scrolled away, after wrapping.
    pub(crate) top: usize,
    /// What is looked for in it, while it is typed.
    pub(crate) sought: Option<Input>,
    /// The line that has it, after wrapping.
    hit: Option<usize>,
}

impl Reader {
    /// A text to read from its beginning.
    pub(crate) fn new(title: String, text: &str) -> Reader {
        Reader::of(title, text.trim_end().lines().map(str::to_owned).collect())
    }

    /// Lines to read.
    pub(crate) const fn of(title: String, lines: Vec<String>) -> Reader {
        Reader { title, lines, top: 0, sought: None, hit: None }
    }

    /// Begins to look for something.
    pub(crate) fn seek(&mut self) {
        self.sought = Some(Input::default());
    }

    /// Looks no longer; one stays where one is.
    pub(crate) fn rest(&mut self) {
        (self.sought, self.hit) = (None, None);
    }

    /// Goes to the line that has what is typed: the one where one is, or the next one, round and round.
    pub(crate) fn find(&mut self, screen: Room) {
        self.find_from(self.hit.unwrap_or(self.top), screen);
    }

    /// Goes on to the next line that has it.
    pub(crate) fn find_next(&mut self, screen: Room) {
        self.find_from(self.hit.map_or(self.top, |hit| hit + 1), screen);
    }

    fn find_from(&mut self, from: usize, screen: Room) {
        let words = self.sought.as_ref().map(|sought| fold(sought.value().trim())).unwrap_or_default();
        let inside = layout::page(screen);
        let lines = self.wrapped(usize::from(inside.width));
        let has_it = |at: &usize| lines.get(*at).is_some_and(|line| fold(line).contains(&words));
        let found = (from..lines.len()).chain(0..from.min(lines.len())).find(has_it);
        self.hit = found.filter(|_| !words.is_empty());
        if let Some(hit) = self.hit {
            let room = usize::from(inside.height);
            if !(self.top..self.top + room).contains(&hit) {
                // A line above it is seen, too.
                self.top = hit.saturating_sub(1).min(lines.len().saturating_sub(room));
            }
        }
    }

    /// How many lines there are on a screen of this size, and how many of them are seen.
    pub(crate) fn extent(&self, screen: Room) -> (usize, usize) {
        let inside = layout::page(screen);
        (self.wrapped(usize::from(inside.width)).len(), usize::from(inside.height))
    }

    fn wrapped(&self, width: usize) -> Vec<String> {
        self.lines.iter().flat_map(|line| wrap(&cells::shown_lines(line), width)).collect()
    }
}

/// Draws the text.
pub(crate) fn draw(frame: &mut Frame<'_>, reader: &Reader, model: &Model, caret: Caret) {
    let inside = layout::page(model.size);
    let lines = reader.wrapped(usize::from(inside.width));
    popup::draw(frame, inside, &reader.title, &model.theme);
    let total = lines.len();
    let last = (reader.top + usize::from(inside.height)).min(total);
    let seen = lines.into_iter().enumerate().skip(reader.top);
    for ((at, line), y) in seen.zip(inside.y..inside.y.saturating_add(inside.height)) {
        let area = Rect { y, height: 1, ..inside };
        if reader.hit == Some(at) {
            frame.render_widget(Span::raw(">"), Rect { x: area.x.saturating_sub(1), width: 1, ..area });
            frame.render_widget(Line::styled(line, model.theme.strong), area);
        } else {
            frame.render_widget(Line::raw(line), area);
        }
    }
    if let Some(sought) = &reader.sought {
        draw_sought(frame, (reader, sought), inside, model, caret);
    }
    if total > usize::from(inside.height) {
        let place = format!(" {last}/{total} ");
        let width = u16::try_from(cells::width(&place)).unwrap_or_default();
        let corner = Rect {
            x: inside.x.saturating_add(inside.width).saturating_sub(width),
            y: inside.y.saturating_add(inside.height),
            width,
            height: 1,
        };
        frame.render_widget(Span::styled(place, model.theme.faint), corner.intersection(frame.area()));
    }
}

/// What is looked for, in the lower edge of the frame, and whether there is no such line.
fn draw_sought(frame: &mut Frame<'_>, (reader, sought): (&Reader, &Input), inside: Rect, model: &Model, caret: Caret) {
    let y = inside.y.saturating_add(inside.height);
    let line = Rect { y, height: 1, width: inside.width.min(WIDEST_SOUGHT), ..inside }.intersection(frame.area());
    frame.render_widget(Clear, line);
    frame.render_widget(Span::styled("/", model.theme.key), line);
    let is_lacking = reader.hit.is_none() && !sought.value().trim().is_empty();
    let style = if is_lacking { model.theme.bad } else { model.theme.strong };
    let typed = Rect { x: line.x.saturating_add(1), width: line.width.saturating_sub(1), ..line };
    line_input::draw(frame, typed, sought, style, caret);
    let used = cells::width(sought.value()) + 2;
    if is_lacking && used < usize::from(typed.width) {
        let used = u16::try_from(used).unwrap_or(u16::MAX);
        let rest = Rect { x: typed.x.saturating_add(used), width: typed.width.saturating_sub(used), ..typed };
        frame.render_widget(Span::styled(model.text.get("screen-pick-nothing"), model.theme.bad), rest);
    }
}
