//! The head of a column: the stage, how many deals it has, and what they are worth, currency by currency.

use iso_currency::Currency;
use ratatui::text::{Line, Span};

use super::Column;
use super::amount::totals_line;
use crate::domain::deal::Total;
use crate::domain::stage::{self, Outcome, Standing};
use crate::tui::model::Model;
use crate::tui::widgets::cells;

/// The lines of a head, `count` of them; `cursor` is the position of the cursor, if it is in this column.
pub(super) fn lines<'a>(
    model: &Model,
    column: &Column,
    width: usize,
    count: usize,
    cursor: Option<usize>,
) -> Vec<Line<'a>> {
    let mut lines = vec![first(model, column, width, cursor)];
    // Where a head is followed by a rule, there is room enough for it below the last currency.
    let airy = count > 2;
    let room = count.saturating_sub(1 + usize::from(airy));
    lines.extend(totals(model, column, width, room).into_iter().map(Line::raw));
    lines.resize(count.saturating_sub(usize::from(airy)), Line::default());
    if airy {
        lines.push(Line::styled("─".repeat(width), model.theme.faint));
    }
    lines
}

/// The name, and on the right how many deals there are and how likely they are to be won.
fn first<'a>(model: &Model, column: &Column, width: usize, cursor: Option<usize>) -> Line<'a> {
    let standing = Standing::of(&column.stage);
    let count = match (limit(model, column), cursor.filter(|_| column.count > 0)) {
        (Some(limit), _) if is_over(model, column) => format!("! {}/{limit}", column.count),
        (Some(limit), _) => format!("{}/{limit}", column.count),
        (None, Some(position)) => format!("{}/{}", position + 1, column.count),
        (None, None) => column.count.to_string(),
    };
    let right = match standing.outcome {
        Outcome::Open => format!("  {}%", standing.probability),
        Outcome::Won | Outcome::Lost => String::new(),
    };
    let room = width.saturating_sub(cells::width(&count) + cells::width(&right) + 1);
    let name = cells::pad(&cells::shown(&column.stage.title()), room);
    let count = cells::fit(&count, width.saturating_sub(room));
    let right = cells::fit(&right, width.saturating_sub(room + cells::width(&count)));
    let tone = if is_over(model, column) { model.theme.bad } else { model.theme.label };
    Line::from(vec![
        Span::styled(name, model.theme.strong),
        Span::styled(format!(" {count}"), tone),
        Span::styled(right, model.theme.label),
    ])
}

/// How many deals a column is meant to hold at most. Of a board that is narrowed, nobody knows how many it holds.
fn limit(model: &Model, column: &Column) -> Option<u32> {
    stage::limit(&column.stage).filter(|_| !model.board.is_narrowed())
}

/// Whether it holds more.
pub(super) fn is_over(model: &Model, column: &Column) -> bool {
    limit(model, column).is_some_and(|limit| u32::try_from(column.count).is_ok_and(|count| count > limit))
}

/// As many currencies as there is room for, and how many more there are.
fn totals(model: &Model, column: &Column, width: usize, room: usize) -> Vec<String> {
    let all = totals_line(&column.totals);
    let hidden = if all.len() > room { all.len() - room.saturating_sub(1).max(1) } else { 0 };
    let shown = all.len() - hidden;
    let more = (hidden > 0).then(|| model.text.say("screen-board-more", &[("count", hidden.into())]));
    let of = |(currency, total): (Currency, Total), width| {
        model.text.short_sums([total.sum, total.weighted()], currency, width)
    };
    let (Some(more), Some(only)) = (&more, all.first().filter(|_| room <= 1)) else {
        let lines = all.iter().take(shown).map(|total| cells::fit(&of(*total, width), width));
        return lines.chain(more).collect();
    };
    let sum = of(*only, width.saturating_sub(cells::width(more) + 2));
    vec![cells::fit(&format!("{sum}  {more}"), width)]
}
