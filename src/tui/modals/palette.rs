//! The command line: the shell's whole grammar, with completion and the lines that were typed before.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;
use tui_input::Input;

use crate::grammar::{self, Suggestions};
use crate::tui::layout;
use crate::tui::model::Model;
use crate::tui::widgets::cells;
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::line_input::{self, Caret};

/// The most candidates that are shown.
const MOST: usize = 10;

/// The command line while it is typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Palette {
    /// What was typed.
    pub(crate) input: Input,
    /// How many lines back in what was typed before; 0 is the line itself.
    pub(crate) back: usize,
    /// The line itself, while an earlier one is shown.
    pub(crate) draft: String,
    /// What was wanted of it and cannot be, until something else is typed.
    pub(crate) told: Option<String>,
}

impl Palette {
    /// A command line that begins with something.
    pub(crate) fn with(line: &str) -> Palette {
        Palette { input: Input::new(line.to_owned()), back: 0, draft: String::new(), told: None }
    }

    /// Shows an earlier or later line.
    pub(crate) fn recall(&mut self, typed: &[String], by: isize) {
        let back = self.back.saturating_add_signed(by).min(typed.len());
        if self.back == 0 && back > 0 {
            self.input.value().clone_into(&mut self.draft);
        }
        self.back = back;
        let line = typed.len().checked_sub(back).and_then(|at| typed.get(at)).unwrap_or(&self.draft);
        self.input = Input::new(line.clone());
    }

    /// Completes the last word.
    pub(crate) fn complete(&mut self, model_tree: &Suggestions) {
        let candidates = model_tree.candidates(self.input.value());
        self.input = Input::new(grammar::completed(self.input.value(), &candidates));
    }
}

/// Draws the command line where the status stands, and candidates above it.
pub(crate) fn draw(frame: &mut Frame<'_>, palette: &Palette, model: &Model, caret: Caret) {
    let area = layout::areas(model.size).status;
    frame.render_widget(Clear, area);
    frame.render_widget(Span::styled(":", model.theme.key), Rect { width: area.width.min(1), ..area });
    let field = Rect { x: area.x.saturating_add(1), width: area.width.saturating_sub(1), ..area };
    line_input::draw(frame, field, &palette.input, model.theme.strong, caret);
    let top = draw_candidates(frame, palette, area, model);
    if let Some(told) = palette.told.as_deref().filter(|_| top > 0) {
        let above = Rect { y: top.saturating_sub(1), ..area };
        frame.render_widget(Clear, above);
        let told = cells::fit(told, usize::from(above.width).saturating_sub(1));
        frame.render_widget(Span::styled(format!(" {told}"), model.theme.bad), above);
    }
}

/// Draws what may be typed next, and tells in which row that begins.
fn draw_candidates(frame: &mut Frame<'_>, palette: &Palette, below: Rect, model: &Model) -> u16 {
    let candidates = model.tree.candidates(palette.input.value());
    let hits = Hits::of(grammar::begun(palette.input.value()));
    let room = usize::from(layout::areas(model.size).body.height).saturating_sub(2);
    let seen = candidates.len().min(MOST).min(room);
    let width = candidates.iter().map(|candidate| cells::width(&candidate.word)).max().unwrap_or_default();
    let top = below.y.saturating_sub(u16::try_from(seen).unwrap_or_default());
    for (candidate, y) in candidates.iter().take(seen).zip(top..below.y) {
        let area = Rect { y, ..below };
        let about = cells::fit(&candidate.about, usize::from(area.width).saturating_sub(width + 4));
        frame.render_widget(Clear, area);
        let mut line = Line::from(Span::raw(" "));
        line.spans.extend(hits.spans(&candidate.word, width, model.theme.key, &model.theme));
        let missing = (width + 2).saturating_sub(cells::width(&candidate.word));
        line.spans.extend([Span::raw(" ".repeat(missing)), Span::raw(about)]);
        frame.render_widget(line, area);
    }
    top
}
