//! A deal as a card of the board: what it is about; whose it is and what it is worth; since when and until when.

use jiff::civil::Date;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::amount;
use crate::domain::deal;
use crate::domain::stage::Outcome;
use crate::domain::{Record, Slot, Value};
use crate::tui::model::Model;
use crate::tui::panes::contacts::Hits;
use crate::tui::widgets::cells;

/// Blanks between two facts.
const GAP: usize = 2;

/// The lines of a card.
pub(super) fn lines<'a>(model: &Model, deal: &Record, width: usize, hits: &Hits) -> Vec<Line<'a>> {
    let title = cells::fit(&cells::shown(&deal.title()), width);
    vec![
        Line::from(hits.spans(&title, &model.theme)),
        Line::from(hits.spans(&worth(deal, width), &model.theme)),
        times(model, deal, width),
    ]
}

/// The company, and on the right the value.
fn worth(deal: &Record, width: usize) -> String {
    let company = cells::shown(&text(deal, "company"));
    let Some(money) = deal::value(deal) else { return cells::fit(&company, width) };
    let least = if company.is_empty() { 0 } else { width / 3 };
    let value = cells::fit(&amount::money(money, width.saturating_sub(least + 1)), width);
    let room = width.saturating_sub(cells::width(&value) + 1);
    if room == 0 { value } else { format!("{} {value}", cells::pad(&company, room)) }
}

/// How long it has been in its stage, when it is expected, whose it is; as far as there is room.
fn times<'a>(model: &Model, deal: &Record, width: usize) -> Line<'a> {
    let today = model.now.date();
    let days = deal::days_in_stage(deal, today);
    let say = |id: &str, name: &'static str, value: String| model.text.say(id, &[(name, value.into())]);
    let day = |key: &str| deal.value(key).and_then(Value::as_date).map(|date| short_date(date, today));
    let plain = Style::new();
    let mut facts: Vec<(String, Style)> = Vec::new();
    match deal::outcome(deal) {
        Outcome::Open => {
            let days = days.map(|days| days.to_string());
            facts.extend(days.map(|days| {
                if deal::is_rotten(deal, today) {
                    (say("screen-board-rotten", "days", days), model.theme.bad)
                } else {
                    (say("screen-board-days", "days", days), plain)
                }
            }));
            facts.extend(day("close").map(|date| (say("screen-board-close", "date", date), plain)));
        }
        Outcome::Won => facts.extend(day("closed").map(|date| (say("screen-board-won", "date", date), plain))),
        Outcome::Lost => {
            facts.extend(day("closed").map(|date| (say("screen-board-lost", "date", date), plain)));
            facts.push((text(deal, "lost_reason"), plain));
        }
    }
    facts.push((text(deal, "owner"), model.theme.faint));
    join(facts, width)
}

fn join<'a>(facts: Vec<(String, Style)>, width: usize) -> Line<'a> {
    let mut spans = Vec::new();
    let mut used = 0;
    for (text, style) in facts.into_iter().filter(|(text, _)| !text.is_empty()) {
        let gap = if used == 0 { 0 } else { GAP };
        let room = width.saturating_sub(used + gap);
        // A few letters of a name say nothing.
        let text = cells::shown(&text);
        if cells::width(&text) > room && room < 6 {
            continue;
        }
        let text = cells::fit(&text, room);
        used += gap + cells::width(&text);
        spans.push(Span::raw(" ".repeat(gap)));
        spans.push(Span::styled(text, style));
    }
    Line::from(spans)
}

/// A day without its year, where that is this one.
fn short_date(date: Date, today: Date) -> String {
    if date.year() == today.year() { date.strftime("%m-%d").to_string() } else { date.to_string() }
}

fn text(deal: &Record, key: &str) -> String {
    let slot = Slot::find(deal.id.kind, key);
    slot.and_then(|slot| deal.texts(slot).into_iter().next()).unwrap_or_default()
}
