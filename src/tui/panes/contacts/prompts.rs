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
        for (focus, area) in self.placed(area) {
            self.draw_one(frame, area, model, focus);
        }
    }

    /// The one at a column, and where what is typed into it stands.
    pub(crate) fn hit(&self, area: Rect, model: &Model, x: u16) -> Option<(Focus, Rect)> {
        let (focus, area) = self.placed(area).into_iter().find(|(_, area)| (area.left()..area.right()).contains(&x))?;
        Some((focus, field(area, &label(model, focus))))
    }

    /// Where those stand that are shown.
    fn placed(&self, area: Rect) -> Vec<(Focus, Rect)> {
        let both = self.is_shown(self.words, Focus::Search) && self.is_shown(self.filter, Focus::Filter);
        let first = if both { area.width / 2 } else { area.width };
        let (mut rest, mut placed) = (area, Vec::new());
        for (input, focus) in [(self.words, Focus::Search), (self.filter, Focus::Filter)] {
            if self.is_shown(input, focus) {
                let width = first.min(rest.width);
                placed.push((focus, Rect { width, ..rest }));
                rest = Rect { x: rest.x + width, width: rest.width - width, ..rest };
            }
        }
        placed
    }

    fn draw_one(&self, frame: &mut Frame<'_>, area: Rect, model: &Model, focus: Focus) {
        let input = if focus == Focus::Filter { self.filter } else { self.words };
        let label = label(model, focus);
        let field = field(area, &label);
        let typing = self.focus == focus;
        let style = if typing { model.theme.focus } else { model.theme.label };
        frame.render_widget(Span::styled(label, style), Rect { width: field.x - area.x, ..area });
        let caret = if typing && model.modals.is_empty() { Caret::Here } else { Caret::Elsewhere };
        line_input::draw(frame, field, input, model.theme.strong, caret);
    }
}

/// What stands before what is typed.
fn label(model: &Model, focus: Focus) -> String {
    let id = if focus == Focus::Filter { "screen-filter" } else { "screen-search" };
    format!(" {} ", model.text.get(id))
}

/// Where what is typed stands: behind its label, with a blank cell behind it.
fn field(area: Rect, label: &str) -> Rect {
    let label = u16::try_from(cells::width(label)).unwrap_or(u16::MAX).min(area.width);
    Rect { x: area.x + label, width: (area.width - label).saturating_sub(1), ..area }
}
