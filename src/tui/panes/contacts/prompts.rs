//! The search line and the filter line of a pane.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;
use tui_input::Input;

use super::state::Focus;
use crate::tui::model::Model;
use crate::tui::widgets::cells;
use crate::tui::widgets::line_input::{self, Caret};

/// What narrows a pane.
pub(crate) struct Prompts<'a> {
    /// The words.
    pub(crate) words: &'a Input,
    /// The filter.
    pub(crate) filter: &'a Input,
    /// What keys go to.
    pub(crate) focus: Focus,
}

impl Prompts<'_> {
    /// Whether there is anything to draw.
    pub(crate) fn are_shown(&self) -> bool {
        self.is_shown(self.words, Focus::Search) || self.is_shown(self.filter, Focus::Filter)
    }

    fn is_shown(&self, input: &Input, focus: Focus) -> bool {
        self.focus == focus || !input.value().is_empty()
    }

    /// Draws those that are shown, beside each other.
    pub(crate) fn draw(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        let both = self.is_shown(self.words, Focus::Search) && self.is_shown(self.filter, Focus::Filter);
        let first = if both { area.width / 2 } else { area.width };
        let mut rest = area;
        for (input, focus, id) in
            [(self.words, Focus::Search, "screen-search"), (self.filter, Focus::Filter, "screen-filter")]
        {
            if self.is_shown(input, focus) {
                let width = first.min(rest.width);
                self.draw_one(frame, Rect { width, ..rest }, model, input, (focus, id));
                rest = Rect { x: rest.x + width, width: rest.width - width, ..rest };
            }
        }
    }

    fn draw_one(&self, frame: &mut Frame<'_>, area: Rect, model: &Model, input: &Input, (focus, id): (Focus, &str)) {
        let label = format!(" {} ", model.text.get(id));
        let room = u16::try_from(cells::width(&label)).unwrap_or(u16::MAX).min(area.width);
        let typing = self.focus == focus;
        let style = if typing { model.theme.focus } else { model.theme.label };
        frame.render_widget(Span::styled(label, style), Rect { width: room, ..area });
        let field = Rect { x: area.x + room, width: (area.width - room).saturating_sub(1), ..area };
        let caret = if typing && model.modals.is_empty() { Caret::Here } else { Caret::Elsewhere };
        line_input::draw(frame, field, input, model.theme.strong, caret);
    }
}
