//! The head of a column: the stage, how many deals it has, and what they are worth, currency by currency.

use iso_currency::Currency;
use ratatui::text::{Line, Span};

use super::Column;
use super::amount::totals_line;
use crate::domain::deal::Total;
use crate::domain::stage::{Outcome, Standing};
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
    let count = match cursor.filter(|_| column.count > 0) {
        Some(position) => format!("{}/{}", position + 1, column.count),
        None => column.count.to_string(),
    };
    let right = match standing.outcome {
        Outcome::Open => format!("{count}  {}%", standing.probability),
        Outcome::Won | Outcome::Lost => count,
    };
    let room = width.saturating_sub(cells::width(&right) + 1);
    let name = cells::pad(&cells::shown(&column.stage.title()), room);
    let right = cells::fit(&right, width.saturating_sub(room));
    Line::from(vec![Span::styled(name, model.theme.strong), Span::styled(format!(" {right}"), model.theme.label)])
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
