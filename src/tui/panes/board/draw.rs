//! Draws the board.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::amount::totals_line;
use super::grid::Line as Row;
use super::lanes::Lane;
use super::{Column, folded, head, tile};
use crate::ops::query::Lanes;
use crate::text::wrap;
use crate::tui::layout::{self, CARD, Columns};
use crate::tui::model::Model;
use crate::tui::panes::contacts::{Focus, Freshness, Prompts, draw_card};
use crate::tui::widgets::cells;
use crate::tui::widgets::hits::Hits;

/// Cells before a card: the cursor and the mark.
pub(super) const GUTTER: u16 = 2;

/// Cells for a sum beside the name of a lane.
const LANE_SUM: usize = 28;

/// Draws the line that narrows it, and the columns that are seen, or the card of a deal.
pub(crate) fn draw(frame: &mut Frame<'_>, model: &Model) {
    draw_top(frame, layout::prompts(model.size), model);
    if model.board.focus == Focus::Card {
        draw_card(frame, model);
        return;
    }
    let columns = columns(model);
    let lines = model.board.lines(&columns);
    let hits = Hits::of(model.board.words.value());
    let seen = model.board.columns.iter().enumerate().skip(model.board.left);
    for ((at, column), area) in seen.zip(&columns.areas) {
        if model.board.is_folded(column) {
            folded::draw(frame, *area, model, (at, column));
        } else {
            draw_column(frame, *area, model, (at, column), &columns, &lines, &hits);
        }
        if at + 1 < model.board.left + columns.areas.len() {
            draw_rule(frame, *area, model);
        }
    }
    draw_lanes(frame, model, &columns, &lines);
    draw_sentence(frame, &columns, model);
}

/// How the board is divided now.
pub(crate) fn columns(model: &Model) -> Columns {
    let board = &model.board;
    layout::columns(model.size, &board.spans(), board.left, board.currencies())
}

/// What narrows the board, between how many columns there are on either side of those that are seen.
fn draw_top(frame: &mut Frame<'_>, area: Rect, model: &Model) {
    let board = &model.board;
    let hidden_right = board.columns.len().saturating_sub(board.left + columns(model).areas.len());
    let side = |count: usize, text: String| if count == 0 || board.focus == Focus::Card { String::new() } else { text };
    let left = side(board.left, format!("‹ {}", board.left));
    let right = side(hidden_right, format!("{hidden_right} ›"));
    let [left_width, right_width] = [&left, &right].map(|text| u16::try_from(cells::width(text)).unwrap_or_default());
    frame.render_widget(Span::styled(left, model.theme.label), area);
    let x = area.x + area.width.saturating_sub(right_width);
    frame.render_widget(Span::styled(right, model.theme.label), Rect { x, width: right_width, ..area });
    let middle = area.width.saturating_sub(left_width + right_width + 1);
    let middle = Rect { x: area.x + left_width, width: middle, ..area };
    let prompts = Prompts { words: &board.words, filter: &board.filter, focus: board.focus };
    if prompts.are_shown() {
        prompts.draw(frame, middle, model);
    } else if board.focus != Focus::Card {
        let told = cells::fit(&arrangement(model), usize::from(middle.width));
        frame.render_widget(Span::styled(told, model.theme.faint), middle);
    }
}

/// In which order the cards are, and in which lanes, where these are not the usual ones.
fn arrangement(model: &Model) -> String {
    let (board, text) = (&model.board, &model.text);
    let order = board.sort.first().map(|sort| {
        let order = text.find(&format!("field-{}", sort.by), &[]).unwrap_or_else(|| sort.by.clone());
        text.say("screen-board-by", &[("order", order.into())])
    });
    let lanes = board.divided.map(|by| text.say("screen-board-lanes", &[("by", text.choice(by.as_str()).into())]));
    std::iter::once(String::new()).chain(lanes).chain(order).collect::<Vec<_>>().join("  ")
}

fn draw_column(
    frame: &mut Frame<'_>,
    area: Rect,
    model: &Model,
    (at, column): (usize, &Column),
    columns: &Columns,
    lines: &[Row],
    hits: &Hits,
) {
    let cursor = Some(column.cursor).filter(|_| at == model.board.at);
    let inside = inside(area);
    let height = usize::from(columns.head).min(usize::from(area.height));
    let heads = head::lines(model, column, usize::from(inside.width), height, cursor);
    for (line, y) in heads.into_iter().zip(area.y..area.y.saturating_add(area.height)) {
        frame.render_widget(line, Rect { y, height: 1, ..inside });
    }
    if model.board.is_landing(at) {
        frame.render_widget(Span::raw("+"), Rect { height: area.height.min(1), width: GUTTER, ..area });
    }
    let bottom = columns.cards.y.saturating_add(columns.cards.height);
    let rows = lines.iter().filter_map(|line| match line {
        Row::Cards { y, row } => Some((*y, *row)),
        Row::Lane { .. } => None,
    });
    if column.count == 0 {
        let y = rows.clone().next().map_or(columns.cards.y, |(y, _)| y);
        draw_nothing(frame, Rect { y, height: bottom.saturating_sub(y), ..area }, model, cursor);
        return;
    }
    for (y, row) in rows {
        let Some(position) = model.board.card(at, row) else { continue };
        let Some(deal) = column.window.row(position) else { continue };
        let mark = if model.board.marks.contains_key(&deal.id) { "*" } else { " " };
        let sign = sign(model, at, position, cursor);
        frame.render_widget(Span::raw(format!("{sign}{mark}")), Rect { y, height: 1, width: GUTTER, ..area });
        let bottom = bottom.min(y.saturating_add(CARD));
        for (line, y) in tile::lines(model, deal, usize::from(inside.width), hits).into_iter().zip(y..bottom) {
            frame.render_widget(line, Rect { y, height: 1, ..inside });
        }
    }
}

/// What stands before a card: the cursor, or where that comes which the mouse holds.
fn sign(model: &Model, at: usize, position: usize, cursor: Option<usize>) -> &'static str {
    if model.board.is_beside_landing(at, position) {
        "+"
    } else if cursor == Some(position) {
        ">"
    } else {
        " "
    }
}

/// The names of lanes, each with how many deals it has and what its open ones are worth.
fn draw_lanes(frame: &mut Frame<'_>, model: &Model, columns: &Columns, lines: &[Row]) {
    let width = usize::from(columns.cards.width);
    for line in lines {
        let Row::Lane { y, number } = line else { continue };
        let Some(lane) = model.board.lanes.lane(*number) else { continue };
        let sign = if model.board.is_landing_lane(*number) { "+ " } else { "" };
        let name = cells::fit(&format!("{sign}{}", lane_name(model, lane)), width / 2);
        let mut told = format!("  {}", lane.count());
        for (currency, total) in totals_line(&lane.open) {
            let room = (width / 3).min(LANE_SUM);
            let more = format!("  {}", model.text.short_sums([total.sum, total.weighted()], currency, room));
            if cells::width(&name) + cells::width(&told) + cells::width(&more) > width {
                break;
            }
            told.push_str(&more);
        }
        let told = cells::pad(&told, width.saturating_sub(cells::width(&name)));
        let spans = vec![Span::styled(name, model.theme.strong), Span::styled(told, model.theme.label)];
        frame.render_widget(Line::from(spans), Rect { y: *y, height: 1, ..columns.cards }.intersection(frame.area()));
    }
}

/// What a lane is called, that of those too that have nothing in common.
pub(crate) fn lane_name(model: &Model, lane: &Lane) -> String {
    let by = model.board.divided.map_or("", Lanes::as_str);
    let nameless = || model.text.say("screen-lane-none", &[("by", by.into())]);
    lane.name.as_deref().map_or_else(nameless, cells::shown)
}

/// Says that a stage has no deals, with the cursor where the first one would be.
fn draw_nothing(frame: &mut Frame<'_>, cards: Rect, model: &Model, cursor: Option<usize>) {
    let cursor = if cursor.is_some() { "> " } else { "  " };
    let text = cells::fit(&model.text.get("screen-board-none"), usize::from(inside(cards).width));
    let line = Line::from(vec![Span::raw(cursor), Span::styled(text, model.theme.faint)]);
    frame.render_widget(line, Rect { height: cards.height.min(1), ..cards });
}

/// A column without its gutter and without the rule on its right.
fn inside(area: Rect) -> Rect {
    Rect { x: area.x + GUTTER.min(area.width), width: area.width.saturating_sub(GUTTER + 2), ..area }
}

fn draw_rule(frame: &mut Frame<'_>, area: Rect, model: &Model) {
    let x = area.x.saturating_add(area.width).saturating_sub(1);
    for y in area.y..area.y.saturating_add(area.height) {
        let cell = Rect { x, y, width: 1, height: 1 }.intersection(frame.area());
        frame.render_widget(Span::styled("│", model.theme.faint), cell);
    }
}

/// How to begin, where there is nothing to look at.
fn draw_sentence(frame: &mut Frame<'_>, columns: &Columns, model: &Model) {
    let board = &model.board;
    if board.count() > 0 || board.state == Freshness::Failed {
        return;
    }
    let id = match board.state {
        Freshness::Unread => "screen-reading",
        Freshness::Fresh | Freshness::Stale | Freshness::Failed if board.is_narrowed() => "screen-nothing-found",
        Freshness::Fresh | Freshness::Stale | Freshness::Failed if board.columns.is_empty() => "screen-board-empty",
        Freshness::Fresh | Freshness::Stale | Freshness::Failed => "screen-board-no-deals",
    };
    let body = layout::below_prompts(model.size);
    let head = if board.columns.is_empty() { 0 } else { columns.head + 1 };
    let sentence = model.text.say(id, &[("kind", "deal".into())]);
    let lines = wrap(&sentence, usize::from(body.width).saturating_sub(4));
    let first = body.y.saturating_add(head + 1);
    let width = body.width.saturating_sub(GUTTER);
    for (line, y) in lines.into_iter().zip(first..body.y.saturating_add(body.height)) {
        let line = cells::pad(&line, usize::from(width));
        let area = Rect { x: body.x + GUTTER.min(body.width), y, width, height: 1 };
        frame.render_widget(Span::styled(line, model.theme.faint), area);
    }
}
