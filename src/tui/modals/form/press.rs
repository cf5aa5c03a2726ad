//! What the mouse does in a form: a press puts the cursor where it is, takes a choice or an offer.

use ratatui::layout::{Position, Rect};
use tui_input::{Input, InputRequest};

use super::draw::{choice_at, laid, seen};
use super::entry::{Way, Widget};
use super::rows::Row;
use super::state::Form;
use crate::tui::model::Model;
use crate::tui::widgets::line_input::{self, Caret};

/// What lies at a cell of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    /// The label of an input.
    Label(usize),
    /// A line of an input, where it is drawn.
    Input {
        /// Which input.
        entry: usize,
        /// Which of its lines.
        line: usize,
        /// Where it stands.
        area: Rect,
    },
    /// One of the offers that are shown.
    Offer(usize),
}

/// What lies at a cell.
pub(crate) fn hit(form: &Form, model: &Model, at: Position) -> Option<Spot> {
    let mut offers = 0;
    for (row, label, area) in seen(form, model, laid(form, model).0) {
        let spot = match row {
            Row::Wrong(_) => continue,
            Row::Offer(..) => {
                offers += 1;
                Spot::Offer(offers - 1)
            }
            Row::Input { entry, .. } if label.contains(at) => return Some(Spot::Label(entry)),
            Row::Input { entry, line } => Spot::Input { entry, line, area },
        };
        if area.contains(at) {
            return Some(spot);
        }
    }
    None
}

impl Form {
    /// Presses what lies at a spot; `x` is the column of the cell.
    pub(crate) fn press(&mut self, spot: Spot, x: u16) {
        match spot {
            Spot::Label(entry) => self.focus = entry,
            Spot::Offer(at) => self.take_shown(at),
            Spot::Input { entry, line, area } => {
                let caret = if entry == self.focus { Caret::Here } else { Caret::Elsewhere };
                self.focus = entry;
                self.press_input(line, area, caret, x);
            }
        }
    }

    fn press_input(&mut self, line: usize, area: Rect, caret: Caret, x: u16) {
        let Some(entry) = self.current_mut() else { return };
        match &mut entry.widget {
            Widget::Line(input) => line_input::go_to(input, area, caret, x),
            Widget::Lines(input) => go_to_line(input, line, area, caret, x),
            Widget::Flag(_) => entry.turn(Way::Next),
            Widget::Choice { choices, at } => match choice_at(choices, area, x) {
                // What is taken already is taken back.
                Some(choice) => *at = Some(choice).filter(|choice| *at != Some(*choice)),
                None if x < area.x + area.width / 2 => entry.turn(Way::Next),
                None => {}
            },
        }
    }
}

/// Moves the cursor of a text of several lines to the character that is drawn at a cell of one of them.
fn go_to_line(input: &mut Input, line: usize, area: Rect, caret: Caret, x: u16) {
    let (cursor_line, column) = line_input::place(input);
    let lines: Vec<&str> = input.value().split('\n').collect();
    let before: usize = lines.iter().take(line).map(|line| line.chars().count() + 1).sum();
    let text = lines.get(line).copied().unwrap_or_default().to_owned();
    let (caret, column) = if cursor_line == line { (caret, column) } else { (Caret::Elsewhere, 0) };
    let mut only = Input::new(text).with_cursor(column);
    line_input::go_to(&mut only, area, caret, x);
    input.handle(InputRequest::SetCursor(before + only.cursor()));
}
