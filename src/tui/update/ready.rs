//! Ready filters of the list of what happened and of the timeline of a card, and what comes of a text that is typed where one of several is picked.

use jiff::{ToSpan, Zoned};
use tui_input::Input;

use crate::domain::activity::ACTIVITIES;
use crate::domain::{Record, Slot, When, task};
use crate::tui::modals::{Choice, Chosen, Free, Modal, Picker, TO};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::panes::contacts::Focus;

/// How many of the last days are offered as a period.
const DAYS: &[i32] = &[7, 30, 90];

/// The fields by which what happened is narrowed to somebody who is typed.
const NAMED: &[&str] = &["contact", "company", "owner"];

/// The fields of those whom an activity concerns: in filters, and in records.
const CONCERNED: &[(&str, &str)] = &[("contact", "contacts"), ("company", "companies"), ("deal", "deals")];

/// Lets one pick a ready filter, which joins what narrows the list, or the timeline of the card, already.
pub(super) fn pick(model: &mut Model) -> Vec<Effect> {
    let filter = match model.focus() {
        Focus::Card => model.sheet().filter.clone(),
        Focus::List | Focus::Search | Focus::Filter => model.contacts.filter.value().trim().to_owned(),
    };
    let everything = Choice { label: model.text.get("screen-ready-all"), chosen: Chosen::Filter(String::new()) };
    let joined = terms(model).into_iter().map(|(label, term)| choice(label, &filter, &term));
    let choices = std::iter::once(everything).chain(joined).collect();
    let question = model.text.get("screen-ready-what");
    model.modals.push(Modal::Picker(Picker { question, choices, free: Free::Name(filter), ..Picker::default() }));
    Vec::new()
}

/// Narrows the list, or the timeline of the card, by a filter that was picked.
pub(super) fn narrow(model: &mut Model, filter: String) -> Vec<Effect> {
    if model.focus() == Focus::Card {
        model.sheet_mut().narrow(filter);
        return Vec::new();
    }
    model.contacts.filter = Input::new(filter);
    model.contacts.focus = Focus::List;
    model.contacts.restart();
    Vec::new()
}

/// Offers what a text means that was typed where one of several is picked.
pub(super) fn offer_typed(model: &mut Model) {
    let Some(Modal::Picker(picker)) = model.modals.last() else { return };
    let typed = picker.input.value().trim();
    let offered = match &picker.free {
        _ if typed.is_empty() => Vec::new(),
        Free::Nothing => Vec::new(),
        Free::Day(due) => until(model, typed, due.as_ref()).into_iter().collect(),
        Free::Name(filter) => {
            let named = NAMED.iter().map(|field| (*field, format!("{field}~{}", quoted(typed))));
            named.map(|(field, term)| choice(labelled(model, field, typed), filter, &term)).collect()
        }
    };
    if let Some(Modal::Picker(picker)) = model.modals.last_mut() {
        picker.offered = offered;
    }
}

/// A day or a moment as people here read it.
pub(super) fn shown(model: &Model, when: &When) -> String {
    model.text.when(when, model.now.time_zone())
}

fn until(model: &Model, typed: &str, due: Option<&When>) -> Option<Choice> {
    let to = When::read(typed, &model.reading()).ok()?;
    let day = shown(model, &task::put_off(due, &to, model.now.time_zone()));
    let label = format!("{} {day}", model.text.get("screen-snooze-typed"));
    Some(Choice { label, chosen: Chosen::Word(format!("--{TO}={typed}")) })
}

/// The terms that are offered: the sorts of activity, periods, whoever is at the cursor, and who noted it.
fn terms(model: &Model) -> Vec<(String, String)> {
    let sorts =
        ACTIVITIES.iter().map(|sort| (labelled(model, "type", &model.text.choice(sort)), format!("type:{sort}")));
    // What is on a card concerns whom it is about.
    let at_cursor = model.current().filter(|_| model.focus() != Focus::Card);
    let here = at_cursor.map(|record| concerned(model, record)).unwrap_or_default();
    let mine = (model.text.get("screen-ready-mine"), "owner:me".to_owned());
    sorts.chain(here).chain(std::iter::once(mine)).chain(periods(model)).collect()
}

fn periods(model: &Model) -> Vec<(String, String)> {
    let mut periods = vec![
        (model.text.get("screen-ready-today"), "at:today".to_owned()),
        (model.text.get("screen-ready-yesterday"), "at:yesterday".to_owned()),
    ];
    let last = |days: &i32| (model.text.say("screen-ready-days", &[("days", (*days).into())]), format!("at>-{days}d"));
    periods.extend(DAYS.iter().map(last));
    let month = |at: Zoned| at.strftime("%Y-%m").to_string();
    let before = model.now.checked_sub(1.month()).ok();
    let months = std::iter::once(model.now.clone()).chain(before).map(month);
    periods.extend(months.map(|month| {
        (model.text.say("screen-ready-month", &[("month", month.clone().into())]), format!("at:{month}"))
    }));
    periods
}

/// Those whom the activity under the cursor concerns, and who noted it.
fn concerned(model: &Model, record: &Record) -> Vec<(String, String)> {
    let named = |(field, key): &(&'static str, &str)| {
        let names = record.items(key).into_iter().map(|(key, _)| record.item_name(key).to_owned());
        let field = *field;
        names.map(move |name| (field, name)).collect::<Vec<_>>()
    };
    let owner = Slot::find(record.id.kind, "owner").map(|slot| record.texts(slot)).unwrap_or_default();
    let all = CONCERNED.iter().flat_map(named).chain(owner.into_iter().map(|name| ("owner", name)));
    all.map(|(field, name)| (labelled(model, field, &name), format!("{field}:{}", quoted(&name)))).collect()
}

fn labelled(model: &Model, field: &str, value: &str) -> String {
    format!("{}: {value}", model.text.get(&format!("field-{field}")))
}

/// A choice that joins a term to a filter, in place of one about the same field.
fn choice(label: String, filter: &str, term: &str) -> Choice {
    Choice { label, chosen: Chosen::Filter(joined(filter, term)) }
}

fn joined(filter: &str, term: &str) -> String {
    let field = field_of(term);
    let kept = pieces(filter).into_iter().filter(|piece| field_of(piece) != field);
    kept.chain([term]).collect::<Vec<_>>().join(" ")
}

/// What a term is about.
fn field_of(term: &str) -> &str {
    let end = term.find([':', '~', '<', '>', '=', '!', '：']).unwrap_or(term.len());
    term.get(..end).unwrap_or(term)
}

/// The terms of a filter; what stands in quotes or parentheses stays together.
fn pieces(filter: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let mut in_quotes = false;
    filter
        .split(|char: char| {
            match char {
                '"' => in_quotes = !in_quotes,
                '(' if !in_quotes => depth += 1,
                ')' if !in_quotes => depth = depth.saturating_sub(1),
                _ => {}
            }
            char.is_whitespace() && !in_quotes && depth == 0
        })
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// A name as a filter takes it.
pub(super) fn quoted(name: &str) -> String {
    let bare = name.replace('"', "");
    if bare.chars().all(char::is_alphanumeric) { bare } else { format!("\"{bare}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ready_filter_takes_the_place_of_one_about_the_same() {
        for (filter, term, whole) in [
            ("", "type:call", "type:call"),
            ("type:call", "owner:me", "type:call owner:me"),
            ("type:call owner:me", "type:visit", "owner:me type:visit"),
            ("contact:\"Jane Doe\" -tag:cold", "contact~acme", "-tag:cold contact~acme"),
            ("(type:call or type:visit) at>-7d", "at:today", "(type:call or type:visit) at:today"),
        ] {
            assert_eq!(joined(filter, term), whole);
        }
    }
}
