//! A text to read: help, and what a typed query answers.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::text::wrap;
use crate::tui::layout::{self, Room};
use crate::tui::model::Model;
use crate::tui::widgets::{cells, popup};

/// A text to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reader {
    /// What it is.
    pub(crate) title: String,
    /// Its lines, as long as they come.
    pub(crate) lines: Vec<String>,
    /// The lines that are scrolled away, after wrapping.
    pub(crate) top: usize,
}

impl Reader {
    /// A text to read from its beginning.
    pub(crate) fn new(title: String, text: &str) -> Reader {
        Reader { title, lines: text.trim_end().lines().map(str::to_owned).collect(), top: 0 }
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
pub(crate) fn draw(frame: &mut Frame<'_>, reader: &Reader, model: &Model) {
    let inside = layout::page(model.size);
    let lines = reader.wrapped(usize::from(inside.width));
    popup::draw(frame, inside, &reader.title, &model.theme);
    let total = lines.len();
    let last = (reader.top + usize::from(inside.height)).min(total);
    for (line, y) in lines.into_iter().skip(reader.top).zip(inside.y..inside.y.saturating_add(inside.height)) {
        frame.render_widget(Line::raw(line), Rect { y, height: 1, ..inside });
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
