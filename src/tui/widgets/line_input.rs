//! Typed text in one line: what of it is seen, where the real cursor stands, and what keys do to it.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;
use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::cells;
use crate::keymap::Action;

const REQUESTS: &[(Action, InputRequest)] = &[
    (Action::Left, InputRequest::GoToPrevChar),
    (Action::Right, InputRequest::GoToNextChar),
    (Action::WordLeft, InputRequest::GoToPrevWord),
    (Action::WordRight, InputRequest::GoToNextWord),
    (Action::Home, InputRequest::GoToStart),
    (Action::End, InputRequest::GoToEnd),
    (Action::Backspace, InputRequest::DeletePrevChar),
    (Action::DeleteCharacter, InputRequest::DeleteNextChar),
    (Action::DeleteWord, InputRequest::DeletePrevWord),
    (Action::DeleteToStart, InputRequest::DeleteFromStart),
    (Action::DeleteToEnd, InputRequest::DeleteTillEnd),
];

/// Does what an action of typed text does.
pub(crate) fn apply(input: &mut Input, action: Action) {
    if let Some((_, request)) = REQUESTS.iter().find(|(known, _)| *known == action) {
        input.handle(*request);
    }
}

/// Types a text at the cursor; the line ends of pasted text become blanks.
pub(crate) fn type_line(input: &mut Input, text: &str) {
    let joined = text.replace("\r\n", " ").replace(['\r', '\n', '\t'], " ");
    for char in joined.chars().filter(|char| !char.is_control()) {
        input.handle(InputRequest::InsertChar(char));
    }
}

/// Whether the real cursor stands in this line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Caret {
    /// It does: this is where keys go.
    Here,
    /// It stands elsewhere.
    Elsewhere,
}

/// Draws a line of typed text, scrolled so that the cursor is seen, and puts the real cursor there.
pub(crate) fn draw(frame: &mut Frame<'_>, area: Rect, input: &Input, style: Style, caret: Caret) {
    if area.width == 0 || area.height == 0 {
        return;
    }
    let room = usize::from(area.width);
    let (before, after) = split_at_cursor(input);
    // One cell stays free for the cursor at the end.
    let start = hidden_cells(&before, room.saturating_sub(1), caret);
    let (skipped, visible) = skip_cells(&format!("{before}{after}"), start);
    frame.render_widget(Span::styled(cells::fit(&visible, room), style), area);
    if caret == Caret::Here {
        let column = cells::width(&before).saturating_sub(skipped).min(room.saturating_sub(1));
        let x = area.x.saturating_add(u16::try_from(column).unwrap_or(u16::MAX));
        frame.set_cursor_position(Position { x, y: area.y });
    }
}

/// Moves the cursor to the character that is drawn at a cell, or behind the last one.
pub(crate) fn go_to(input: &mut Input, area: Rect, caret: Caret, x: u16) {
    let (before, _) = split_at_cursor(input);
    let hidden = hidden_cells(&before, usize::from(area.width).saturating_sub(1), caret);
    let (mut seen, mut characters) = (0, 0);
    for cluster in input.value().graphemes(true) {
        seen += cells::width(&cells::shown(cluster));
        // Where half a cluster would be hidden, all of it is.
        if seen > hidden + usize::from(x.saturating_sub(area.x)) {
            break;
        }
        characters += cluster.chars().count();
    }
    input.handle(InputRequest::SetCursor(characters));
}

fn split_at_cursor(input: &Input) -> (String, String) {
    let value = input.value();
    let at = value.char_indices().nth(input.cursor()).map_or(value.len(), |(at, _)| at);
    let (before, after) = value.split_at_checked(at).unwrap_or((value, ""));
    (cells::shown(before), cells::shown(after))
}

fn hidden_cells(before: &str, room: usize, caret: Caret) -> usize {
    match caret {
        Caret::Here => cells::width(before).saturating_sub(room),
        Caret::Elsewhere => 0,
    }
}

/// Leaves at least `count` cells out at the beginning; returns how many, and the rest.
fn skip_cells(text: &str, count: usize) -> (usize, String) {
    let mut skipped = 0;
    let mut rest = text.graphemes(true).peekable();
    while skipped < count {
        match rest.next() {
            Some(cluster) => skipped += cluster.width(),
            None => break,
        }
    }
    (skipped, rest.collect())
}

/// Types a text at the cursor of a text of several lines.
pub(crate) fn type_lines(input: &mut Input, text: &str) {
    let joined = text.replace("\r\n", "\n").replace('\r', "\n");
    for char in joined.chars().filter(|char| !char.is_control() || matches!(char, '\n' | '\t')) {
        input.handle(InputRequest::InsertChar(char));
    }
}

/// Where the cursor stands in a text of several lines: the line, and the characters before it.
pub(crate) fn place(input: &Input) -> (usize, usize) {
    let before: String = input.value().chars().take(input.cursor()).collect();
    (before.matches('\n').count(), before.rsplit('\n').next().unwrap_or_default().chars().count())
}

/// Moves the cursor to the line above or below. Says whether there is one.
pub(crate) fn step_line(input: &mut Input, by: isize) -> bool {
    let (line, column) = place(input);
    let lengths: Vec<usize> = input.value().split('\n').map(|line| line.chars().count()).collect();
    let Some(target) = line.checked_add_signed(by) else { return false };
    let Some(length) = lengths.get(target) else { return false };
    let start: usize = lengths.iter().take(target).map(|length| length + 1).sum();
    input.handle(InputRequest::SetCursor(start + column.min(*length)));
    true
}
