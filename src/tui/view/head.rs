//! The bar at the top: where one is, and how many there are.

use ratatui::Frame;
use ratatui::text::Line;

use crate::ops::Life;
use crate::tui::layout;
use crate::tui::model::{Model, Pane};
use crate::tui::panes::board::{short_amount, totals_line};
use crate::tui::widgets::cells;

/// Draws the bar.
pub(super) fn draw(frame: &mut Frame<'_>, model: &Model) {
    let area = layout::areas(model.size).header;
    let right = format!("{} ", cells::shown(&model.me));
    let room = usize::from(area.width);
    let (mut left, marks) = match model.pane {
        Pane::List => (list(model), model.contacts.marks.len()),
        Pane::Board => (board(model, room), model.board.marks.len()),
    };
    if marks > 0 {
        left.push_str("  ");
        left.push_str(&model.text.say("screen-marked", &[("count", marks.into())]));
    }
    let line = if cells::width(&left) + cells::width(&right) < room {
        format!("{}{right}", cells::pad(&left, room - cells::width(&right)))
    } else {
        cells::pad(&left, room)
    };
    frame.render_widget(Line::styled(line, model.theme.bar), area);
}

fn list(model: &Model) -> String {
    let contacts = &model.contacts;
    let kind = [("kind", contacts.kind.as_str().into())];
    let pane = match contacts.life {
        Life::Live => model.text.say("screen-list", &kind),
        Life::Deleted => model.text.say("screen-deleted-list", &kind),
    };
    let mut left = format!(" rolo  {pane}");
    if contacts.window.is_read() {
        let place = if contacts.window.total() == 0 { 0 } else { contacts.cursor + 1 };
        left = format!("{left}  {place}/{}", contacts.window.total());
    }
    left
}

/// The pipeline, its place among the others, how many deals it has, and what the open ones are worth.
fn board(model: &Model, room: usize) -> String {
    let board = &model.board;
    let name = board.pipeline().map(|pipeline| cells::shown(&pipeline.title()));
    let mut left = format!(" rolo  {}", cells::fit(&name.unwrap_or_else(|| model.text.get("screen-board")), room / 2));
    if board.pipelines.is_empty() {
        return left;
    }
    if board.pipelines.len() > 1 {
        left = format!("{left} {}/{}", board.shown + 1, board.pipelines.len());
    }
    left = format!("{left}  {}", model.text.say("screen-board-deals", &[("count", board.count().into())]));
    for (at, (currency, total)) in totals_line(&board.open()).into_iter().enumerate() {
        let amount = |minor| short_amount(minor, currency, room / 4).into();
        let facts = [("sum", amount(total.sum)), ("weighted", amount(total.weighted()))];
        let told = model.text.say(if at == 0 { "screen-board-open" } else { "screen-board-also" }, &facts);
        // What does not fit is left out whole: half an amount would be another one.
        if cells::width(&left) + cells::width(&told) + 2 > room {
            break;
        }
        left = format!("{left}  {told}");
    }
    left
}
