//! The columns of the list, as space allows.

use Column::{Defined, First, Reach, Tags};

use super::state::Contacts;
use crate::domain::field::{Arity, Type};
use crate::domain::{Field, Kind, Record, Slot, Value};
use crate::text::{Text, marked};
use crate::tui::layout;
use crate::tui::model::Model;
use crate::tui::widgets::cells;

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// The first value of the slot with this word; of the name, that by which people know the record.
    First(&'static str),
    /// The main phone, or else the main e-mail.
    Reach,
    /// All tags.
    Tags,
    /// The first value of a field that people defined.
    Defined(Slot),
}

impl Column {
    /// The column of a slot.
    fn of(slot: Slot) -> Column {
        match slot {
            Slot::Field(Field { key: "tags", .. }) => Tags,
            Slot::Field(Field { defined: Some(_), .. }) => Defined(slot),
            Slot::Field(_) | Slot::Part(..) | Slot::Derived(_) => First(slot.name()),
        }
    }

    /// What stands above it.
    pub(super) fn head(self, text: &Text) -> String {
        match self {
            First(word) => text.get(&format!("field-{word}")),
            Reach => text.get("screen-column-reach"),
            Tags => text.get("screen-column-tags"),
            Defined(slot) => text.label(slot),
        }
    }
}

/// Blank cells between two columns.
pub(crate) const GAP: usize = 2;

/// The name, which every list begins with.
const NAME: Column = First("name");

/// Columns with their shares of the width, from so many cells on, the widest first.
type Shares = &'static [(usize, &'static [(Column, usize)])];

const CONTACTS: Shares = &[
    (96, &[(NAME, 5), (First("company"), 4), (Reach, 5), (Tags, 3), (First("last"), 3), (First("next"), 3)]),
    (64, &[(NAME, 5), (First("company"), 4), (Reach, 5), (Tags, 3)]),
    (46, &[(NAME, 4), (First("company"), 3), (Reach, 4)]),
    (30, &[(NAME, 5), (Reach, 4)]),
];

const COMPANIES: Shares = &[
    (
        96,
        &[
            (NAME, 6),
            (First("industry"), 3),
            (First("city"), 3),
            (First("phone"), 5),
            (First("owner"), 3),
            (First("last"), 3),
            (First("next"), 3),
        ],
    ),
    (72, &[(NAME, 6), (First("industry"), 3), (First("city"), 3), (First("phone"), 5), (First("owner"), 3)]),
    (60, &[(NAME, 5), (First("industry"), 3), (First("city"), 3), (First("phone"), 5)]),
    (46, &[(NAME, 4), (First("industry"), 3), (First("phone"), 4)]),
    (30, &[(NAME, 5), (First("phone"), 4)]),
];

const USERS: Shares = &[(46, &[(NAME, 4), (First("team"), 3), (Reach, 4)]), (30, &[(NAME, 5), (Reach, 4)])];

const DEALS: Shares = &[
    (
        96,
        &[
            (NAME, 5),
            (First("company"), 4),
            (First("stage"), 3),
            (First("value"), 4),
            (First("close"), 3),
            (First("last"), 3),
            (First("next"), 3),
        ],
    ),
    (72, &[(NAME, 5), (First("company"), 4), (First("stage"), 3), (First("value"), 4), (First("close"), 3)]),
    (60, &[(NAME, 5), (First("company"), 4), (First("stage"), 3), (First("value"), 4)]),
    (40, &[(NAME, 5), (First("stage"), 3), (First("value"), 4)]),
    (30, &[(NAME, 5), (First("value"), 4)]),
];

const STAGES: Shares = &[(30, &[(NAME, 5), (First("pipeline"), 4), (First("probability"), 3)])];

const SEGMENTS: Shares =
    &[(46, &[(NAME, 4), (First("of"), 2), (First("filter"), 6)]), (30, &[(NAME, 4), (First("filter"), 6)])];

const FIELDS: Shares = &[
    (60, &[(NAME, 4), (First("of"), 2), (First("type"), 2), (First("default"), 3)]),
    (30, &[(NAME, 4), (First("of"), 3)]),
];

const TASKS: Shares = &[
    (60, &[(First("due"), 3), (NAME, 5), (First("contact"), 3), (First("company"), 3)]),
    (30, &[(First("due"), 3), (NAME, 5)]),
];

const ACTIVITIES: Shares = &[
    (60, &[(First("at"), 3), (First("type"), 2), (First("contact"), 3), (NAME, 6)]),
    (30, &[(First("at"), 3), (NAME, 5)]),
];

/// The fewest cells of a column that was chosen: a day fits.
const NARROWEST: usize = 10;

/// Columns with their widths, for a list of so many cells.
pub(super) fn columns(contacts: &Contacts, cells: usize) -> Vec<(Column, usize)> {
    match contacts.columns.as_slice() {
        [] => divided(usual(contacts.kind, cells), cells, 0),
        chosen => divided(&fitted(chosen, cells), cells, NARROWEST),
    }
}

/// What the columns that are seen show, as far as a list can be put in order by it.
pub(crate) fn slots(model: &Model) -> Vec<Slot> {
    let contacts = &model.contacts;
    let width = usize::from(layout::split(model.size, contacts.shown()).list.width);
    let slot = |(column, _): (Column, usize)| match column {
        First(word) => Slot::find(contacts.kind, word),
        Defined(slot) => Some(slot),
        Reach | Tags => None,
    };
    columns(contacts, width).into_iter().filter_map(slot).collect()
}

/// The columns that were chosen, as far as there is room, with their shares. The name is always among them.
fn fitted(chosen: &[Slot], cells: usize) -> Vec<(Column, usize)> {
    let most = ((cells + GAP) / (NARROWEST + GAP)).max(1);
    let mut columns: Vec<(Column, usize)> = chosen.iter().map(|slot| (Column::of(*slot), share(*slot))).collect();
    let at = columns.iter().position(|(column, _)| *column == NAME);
    if at.is_none_or(|at| at >= most) {
        columns.retain(|(column, _)| *column != NAME);
        columns.insert(0, (NAME, share_of_name()));
    }
    columns.truncate(most);
    columns
}

const fn share_of_name() -> usize {
    6
}

/// How much room a column that was chosen gets beside others.
fn share(slot: Slot) -> usize {
    match slot {
        Slot::Field(field) => match field.value {
            _ if field.key == "name" => share_of_name(),
            Type::Line | Type::Text | Type::Tag | Type::Item(_) | Type::Record(_) | Type::Money | Type::When => 4,
            Type::Choice(_)
            | Type::Flag
            | Type::Date
            | Type::Decimal
            | Type::Repeat
            | Type::Number(_)
            | Type::Remind
            | Type::Birthday
            | Type::Language
            | Type::Zone
            | Type::Position
            | Type::Consent
            | Type::External
            | Type::Handle => 3,
        },
        Slot::Part(..) | Slot::Derived(_) => 3,
    }
}

/// The columns of a kind that fit into so many cells, with their shares.
fn usual(kind: Kind, cells: usize) -> &'static [(Column, usize)] {
    let all = match kind {
        Kind::Contact => CONTACTS,
        Kind::Company => COMPANIES,
        Kind::User => USERS,
        Kind::Deal => DEALS,
        Kind::Pipeline => &[],
        Kind::Segment => SEGMENTS,
        Kind::Field => FIELDS,
        Kind::Stage => STAGES,
        Kind::Task => TASKS,
        Kind::Activity => ACTIVITIES,
    };
    all.iter().find(|(from, _)| cells >= *from).map_or(&[(NAME, 1)][..], |(_, shares)| shares)
}

/// Columns with their widths: so many cells each, and their shares of the rest.
fn divided(shares: &[(Column, usize)], cells: usize, least: usize) -> Vec<(Column, usize)> {
    let sum: usize = shares.iter().map(|(_, share)| share).sum();
    let room = cells.saturating_sub(GAP * shares.len().saturating_sub(1));
    let rest = room.saturating_sub(least * shares.len());
    let width = |share: &usize| least + rest * share / sum.max(1);
    let mut widths: Vec<_> = shares.iter().map(|(column, share)| (*column, width(share))).collect();
    let used: usize = widths.iter().map(|(_, width)| width).sum();
    if let Some((_, first)) = widths.first_mut() {
        *first = (*first + room).saturating_sub(used);
    }
    widths
}

/// What a record has in a column of so many cells; of a moment that is too long for it the day alone, of an amount that
/// is too long no more than fits.
pub(super) fn fitting(model: &Model, record: &Record, column: Column, width: usize) -> String {
    let whole = value(model, record, column);
    match column {
        First("due" | "at") if cells::width(&whole) > width => {
            whole.split(' ').next().map(str::to_owned).unwrap_or_default()
        }
        First(word) if cells::width(&whole) > width => {
            let money = Slot::find(record.id.kind, word).and_then(|slot| record.money(slot));
            money.map_or(whole, |money| model.text.short_money(i128::from(money.minor), money.currency, width))
        }
        First(_) | Reach | Tags | Defined(_) => whole,
    }
}

/// What a record has in a column; moments are as their clock shows them.
fn value(model: &Model, record: &Record, column: Column) -> String {
    match column {
        NAME => marked(record),
        First(word) => first(model, record, word),
        Reach => {
            let phone = Some(first(model, record, "phone")).filter(|phone| !phone.is_empty());
            phone.unwrap_or_else(|| first(model, record, "email"))
        }
        Tags => record.keys("tags").collect::<Vec<_>>().join(" "),
        Defined(slot) => first_of(model, record, slot),
    }
}

/// The main one of a list, without its label and as it was typed; else whatever the slot holds.
fn first(model: &Model, record: &Record, word: &str) -> String {
    Slot::find(record.id.kind, word).map(|slot| first_of(model, record, slot)).unwrap_or_default()
}

fn first_of(model: &Model, record: &Record, slot: Slot) -> String {
    let zone = model.now.time_zone();
    match slot {
        Slot::Field(field) if field.arity == Arity::List => {
            let items = record.items(field.key);
            let typed =
                |key, typed: &str| if typed.is_empty() { record.item_name(key).to_owned() } else { typed.to_owned() };
            items.first().map(|(key, item)| typed(key, &item.typed)).unwrap_or_default()
        }
        Slot::Field(field) if field.value == Type::When => {
            record.value(field.key).and_then(Value::as_when).map(|when| when.shown(zone)).unwrap_or_default()
        }
        Slot::Derived(derived) if let Some(when) = record.when(derived) => when.date_in(zone).to_string(),
        Slot::Field(_) | Slot::Part(..) | Slot::Derived(_) => match record.money(slot) {
            Some(money) => model.text.money(money),
            None => model.text.texts(record, slot).into_iter().next().unwrap_or_default(),
        },
    }
}
