//! A deal as a card of the board: what it is about; whose it is and what it is worth; since when and until when.

use jiff::civil::Date;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::domain::deal;
use crate::domain::stage::Outcome;
use crate::domain::touch::Lateness;
use crate::domain::{Record, Slot, Value};
use crate::text::marked;
use crate::tui::model::Model;
use crate::tui::widgets::cells;
use crate::tui::widgets::hits::Hits;

/// Blanks between two facts.
const GAP: usize = 2;

/// The fewest cells in which the beginning of a text says something.
const LEAST: usize = 6;

/// The same of a step with its day.
const LEAST_STEP: usize = 12;

/// The lines of a card.
pub(super) fn lines<'a>(model: &Model, deal: &Record, width: usize, hits: &Hits) -> Vec<Line<'a>> {
    let title = cells::shown(&marked(deal));
    let (company, value) = worth(model, deal, width);
    let room = width.saturating_sub(if value.is_empty() { 0 } else { cells::width(&value) + 1 });
    let mut worth = hits.row(String::new(), &[(company, room)], 0, &model.theme);
    if !value.is_empty() {
        worth.push_span(Span::raw(if room > 0 { format!(" {value}") } else { value }));
    }
    vec![hits.row(String::new(), &[(title, width)], 0, &model.theme), worth, times(model, deal, width)]
}

/// The company, and what stands on the right of it: the value, if there is one.
fn worth(model: &Model, deal: &Record, width: usize) -> (String, String) {
    let company = cells::shown(&text(deal, "company"));
    let Some(money) = deal::value(deal) else { return (company, String::new()) };
    let least = cells::width(&company).min(width / 2);
    let room = width.saturating_sub(least + 1);
    let value = cells::fit(&model.text.short_money(money.minor.into(), money.currency, room), width);
    (company, value)
}

/// A fact of a card, and how it looks.
enum Fact {
    /// It is shown whole or not at all.
    Whole(String, Style),
    /// Its beginning says something, too, from so many cells on.
    Text(String, Style, usize),
}

/// How long it has been in its stage, when it is expected, whose it is; as far as there is room.
fn times<'a>(model: &Model, deal: &Record, width: usize) -> Line<'a> {
    let today = model.now.date();
    let plain = Style::new();
    let day = |key: &str, id: &str| {
        let date = deal.value(key).and_then(Value::as_date)?;
        Some(Fact::Whole(model.text.say(id, &[("date", model.text.short_date(date, today).into())]), plain))
    };
    let mut facts = Vec::new();
    match deal::outcome(deal) {
        Outcome::Open => {
            facts.extend(deal::days_in_stage(deal, today).map(|days| age(model, deal, days)));
            let is_late = deal.value("close").and_then(Value::as_date).is_some_and(|close| close < today);
            let (close, next) = (close(model, deal, today), next(model, deal, today));
            // What is late is told before what comes.
            facts.extend(if is_late { [close, next] } else { [next, close] }.into_iter().flatten());
        }
        Outcome::Won => facts.extend(day("closed", "screen-board-won")),
        Outcome::Lost => {
            facts.extend(day("closed", "screen-board-lost"));
            facts.push(Fact::Text(text(deal, "lost_reason"), plain, LEAST));
        }
    }
    facts.push(Fact::Text(text(deal, "owner"), model.theme.faint, LEAST));
    join(facts, width)
}

/// When it is expected to be closed; a day that has passed is marked.
fn close(model: &Model, deal: &Record, today: Date) -> Option<Fact> {
    let date = deal.value("close").and_then(Value::as_date)?;
    let (id, style) =
        if date < today { ("screen-board-overdue", model.theme.bad) } else { ("screen-board-close", Style::new()) };
    Some(Fact::Whole(model.text.say(id, &[("date", model.text.short_date(date, today).into())]), style))
}

/// The next step, and when.
fn next(model: &Model, deal: &Record, today: Date) -> Option<Fact> {
    let touch = deal.touch.as_ref()?;
    let step = touch.next.as_ref()?;
    let date = step
        .due
        .as_ref()
        .map(|due| model.text.short_date(due.date_in(model.now.time_zone()), today))
        .unwrap_or_default();
    let facts = [("date", date.into()), ("step", step.name.clone().into())];
    Some(match touch.lateness {
        Lateness::InTime => Fact::Text(model.text.say("screen-board-next", &facts), Style::new(), LEAST_STEP),
        Lateness::Overdue => Fact::Text(model.text.say("screen-board-late", &facts), model.theme.bad, LEAST_STEP),
    })
}

fn age(model: &Model, deal: &Record, days: i32) -> Fact {
    let facts = [("days", days.to_string().into())];
    if deal::is_rotten(deal, model.now.date()) {
        Fact::Whole(model.text.say("screen-board-rotten", &facts), model.theme.bad)
    } else {
        Fact::Whole(model.text.say("screen-board-days", &facts), Style::new())
    }
}

fn join<'a>(facts: Vec<Fact>, width: usize) -> Line<'a> {
    let mut spans = Vec::new();
    let mut used = 0;
    for fact in facts {
        let gap = if used == 0 { 0 } else { GAP };
        let room = width.saturating_sub(used + gap);
        let (text, style, least) = match fact {
            Fact::Whole(text, style) => (text, style, usize::MAX),
            Fact::Text(text, style, least) => (text, style, least),
        };
        let text = cells::shown(&text);
        if text.is_empty() || (cells::width(&text) > room && room < least) {
            continue;
        }
        let text = cells::fit(&text, room);
        used += gap + cells::width(&text);
        spans.push(Span::raw(" ".repeat(gap)));
        spans.push(Span::styled(text, style));
    }
    Line::from(spans)
}

fn text(deal: &Record, key: &str) -> String {
    let slot = Slot::find(deal.id.kind, key);
    slot.and_then(|slot| deal.texts(slot).into_iter().next()).unwrap_or_default()
}
