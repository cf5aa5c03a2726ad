//! The order of what is shown: of the cards of the board, and of the rows of a list.

use super::board;
use crate::domain::field::Type;
use crate::domain::{Field, Slot};
use crate::ops::{Order, Sort};
use crate::tui::modals::{Choice, Chosen, Modal, Picker};
use crate::tui::model::{Model, Pane, Tone};
use crate::tui::msg::Effect;
use crate::tui::panes::contacts;

/// The orders of the board: what they are called, and their keys.
const OF_CARDS: &[(&str, Option<(&str, Order)>)] = &[
    ("screen-order-hand", None),
    ("screen-order-value", Some(("value", Order::Descending))),
    ("screen-order-close", Some(("close", Order::Ascending))),
    ("screen-order-since", Some(("since", Order::Ascending))),
    ("screen-order-name", Some(("name", Order::Ascending))),
];

/// By what else every list is put in order.
const ALSO: &[&str] = &["created", "updated"];

/// Lets one pick the order of the cards, or of the rows.
pub(super) fn pick(model: &mut Model) -> Vec<Effect> {
    let (choices, now) = match model.pane {
        Pane::Board => (of_cards(model), model.board.sort.clone()),
        Pane::List => (of_rows(model), model.contacts.sort.clone()),
        Pane::Today | Pane::Card => {
            let message = model.text.get("screen-order-own");
            model.say(Tone::Plain, message);
            return Vec::new();
        }
    };
    let now = Chosen::Order(now);
    let cursor = choices.iter().position(|choice| choice.chosen == now).unwrap_or_default();
    let question = model.text.get("screen-pick-order");
    model.modals.push(Modal::Picker(Picker { question, choices, cursor, ..Picker::default() }));
    Vec::new()
}

/// Puts what is shown in another order; the cursor stays on its record.
pub(super) fn put(model: &mut Model, sort: Vec<Sort>) {
    match model.pane {
        Pane::Board => {
            model.board.sort = sort;
            board::read_anew(model);
        }
        Pane::List => {
            let list = &mut model.contacts;
            let current = list.current().map(|record| record.id);
            list.sort = sort;
            list.restart();
            list.wanted = current;
        }
        Pane::Today | Pane::Card => {}
    }
}

fn of_cards(model: &Model) -> Vec<Choice> {
    let sort = |key: Option<(&str, Order)>| key.into_iter().map(|(by, order)| key_of(by, order)).collect();
    OF_CARDS.iter().map(|(id, key)| Choice { label: model.text.get(id), chosen: Chosen::Order(sort(*key)) }).collect()
}

/// The usual order, and both ways round by each column that is seen and by what every record has.
fn of_rows(model: &Model) -> Vec<Choice> {
    let kind = model.contacts.kind;
    let mut slots: Vec<Slot> = contacts::slots(model);
    for slot in ALSO.iter().filter_map(|word| Slot::find(kind, word)) {
        if !slots.contains(&slot) {
            slots.push(slot);
        }
    }
    let usual = Choice { label: model.text.get("screen-order-usual"), chosen: Chosen::Order(Vec::new()) };
    let ways = slots.into_iter().flat_map(|slot| {
        let both = if is_largest_first(slot) {
            [Order::Descending, Order::Ascending]
        } else {
            [Order::Ascending, Order::Descending]
        };
        both.map(|order| way(model, slot, order))
    });
    std::iter::once(usual).chain(ways).collect()
}

fn way(model: &Model, slot: Slot, order: Order) -> Choice {
    let facts = [
        ("column", model.text.label(slot).into()),
        (
            "of",
            if is_text(slot) {
                "text"
            } else if is_moment(slot) {
                "time"
            } else {
                "number"
            }
            .into(),
        ),
        ("order", if order == Order::Ascending { "up" } else { "down" }.into()),
    ];
    let label = model.text.say("screen-order-by", &facts);
    Choice { label, chosen: Chosen::Order(vec![key_of(slot.name(), order)]) }
}

fn key_of(by: &str, order: Order) -> Sort {
    Sort { by: by.to_owned(), order }
}

/// Whether one mostly wants to see the largest, or the latest, first.
fn is_largest_first(slot: Slot) -> bool {
    match slot {
        Slot::Field(Field { value: Type::Money | Type::Number(_) | Type::Decimal, .. }) => true,
        Slot::Derived(_) => slot.name() != "next",
        Slot::Field(_) | Slot::Part(..) => slot.name() == "at",
    }
}

fn is_moment(slot: Slot) -> bool {
    match slot {
        Slot::Field(Field { value, .. }) => matches!(value, Type::Date | Type::When | Type::Birthday),
        Slot::Derived(_) => true,
        Slot::Part(..) => false,
    }
}

fn is_text(slot: Slot) -> bool {
    match slot {
        Slot::Field(Field { value, .. }) => {
            !matches!(value, Type::Money | Type::Number(_) | Type::Decimal) && !is_moment(slot)
        }
        Slot::Derived(_) => false,
        Slot::Part(..) => true,
    }
}
