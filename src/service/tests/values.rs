//! Random questions about what fields hold: looked up or not, living or deleted, of every field by which records are
//! looked up, they find those whose values were noted so.

use std::collections::BTreeSet;

use fastrand::Rng;
use jiff::civil::date;

use super::super::asked::Asked;
use super::super::list;
use super::trial::{Trial, edits, named, row};
use crate::domain::consent::Purpose;
use crate::domain::item::Item;
use crate::domain::{Catalogue, Fields, Kind, Life, Reading, Record, Slot, Value};
use crate::filter;
use crate::ops::explained::Access;
use crate::ops::{Act, Answer, Command, Dress, Edit, List, Query, Row, Target};

const BOOKS: u64 = 2;
const FILTERS: usize = 60;
const RECORDS: usize = 96;
/// One in so many has a value.
const RARE: usize = 14;
const KINDS: &[Kind] = &[Kind::Contact, Kind::Deal, Kind::Task];

/// A field, and what records hold in it.
struct Noted {
    kind: Kind,
    /// The word for it in filters.
    word: &'static str,
    from: From,
    /// Its values, the least first where they have an order.
    values: &'static [&'static str],
    order: Order,
}

/// Where a value stands.
#[derive(Clone, Copy)]
enum From {
    /// In a field that every book has.
    Book(&'static str),
    /// In a part of an address.
    Address,
    /// In a field of this name and type, which is called otherwise later, or retired.
    Own(&'static str, &'static str),
}

#[derive(Clone, Copy, PartialEq)]
enum Order {
    Ascending,
    None,
}

const fn noted(kind: Kind, word: &'static str, from: From, order: Order, values: &'static [&'static str]) -> Noted {
    Noted { kind, word, from, values, order }
}

const NOTED: &[Noted] = &[
    noted(
        Kind::Contact,
        "lifecycle",
        From::Book("lifecycle"),
        Order::Ascending,
        &["lead", "qualified", "customer", "lapsed"],
    ),
    noted(
        Kind::Contact,
        "source",
        From::Book("source"),
        Order::None,
        &[
            "Messe",
            "Größe",
            "web",
            "Web shop",
            "Empfehlung eines sehr alten Freundes",
            "Empfehlung eines sehr alten Feindes",
        ],
    ),
    noted(Kind::Contact, "rhythm", From::Book("rhythm"), Order::Ascending, &["7", "14", "30", "90", "365", "1000"]),
    noted(Kind::Contact, "tag", From::Book("tags"), Order::None, &["vip", "fair", "cold", "press", "vip-2", "große"]),
    noted(
        Kind::Contact,
        "city",
        From::Address,
        Order::None,
        &["Berlin", "Berlin Mitte", "Bonn", "Östersund", "上海", "Ulm"],
    ),
    noted(
        Kind::Contact,
        "birthday",
        From::Book("birthday"),
        Order::Ascending,
        &["1950-12-31", "1970-01-01", "1980-03-02", "1985-03-09", "1999-06-06", "2001-11-11"],
    ),
    noted(
        Kind::Contact,
        "email",
        From::Book("emails"),
        Order::None,
        &["work: a@x.example", "b@x.example", "c@y.example", "d@y.example", "e@y.example"],
    ),
    noted(
        Kind::Contact,
        "phone",
        From::Book("phones"),
        Order::None,
        &["+4930111111", "+4930222222", "+4930333333", "+4940111111", "+4940111112"],
    ),
    noted(
        Kind::Contact,
        "room",
        From::Own("space", "text"),
        Order::None,
        &["attic", "Attic left", "hall", "yard", "cellar", "Bühne"],
    ),
    noted(
        Kind::Contact,
        "level",
        From::Own("level", "choice"),
        Order::Ascending,
        &["iron", "bronze", "silver", "gold", "platinum"],
    ),
    noted(
        Kind::Contact,
        "hobby",
        From::Own("hobby", "choices"),
        Order::None,
        &["golf", "chess", "music", "books", "bees"],
    ),
    noted(
        Kind::Contact,
        "seats",
        From::Own("seats", "number"),
        Order::Ascending,
        &["-3", "0", "0.25", "0.2501", "12", "99999999999999999999"],
    ),
    noted(
        Kind::Contact,
        "until",
        From::Own("until", "date"),
        Order::Ascending,
        &["2025-12-31", "2026-01-01", "2026-03-02", "2026-03-09", "2030-01-01"],
    ),
    noted(Kind::Contact, "guest", From::Own("guest", "flag"), Order::None, &["yes"]),
    noted(
        Kind::Deal,
        "value",
        From::Book("value"),
        Order::Ascending,
        &["0 EUR", "100 EUR", "100.50 EUR", "7000 EUR", "80000 EUR", "90000000 EUR"],
    ),
    noted(
        Kind::Deal,
        "close",
        From::Book("close"),
        Order::Ascending,
        &["2025-11-30", "2026-02-28", "2026-03-01", "2026-03-02", "2026-03-31", "2027-01-01"],
    ),
    noted(Kind::Deal, "probability", From::Book("probability"), Order::Ascending, &["0", "5", "20", "50", "90", "100"]),
    noted(Kind::Deal, "product", From::Book("product"), Order::None, &["pump", "Pump 2", "roof", "heater", "cable"]),
    noted(
        Kind::Deal,
        "stage",
        From::Book("stage"),
        Order::None,
        &["Lead", "Qualified", "Proposal", "Negotiation", "Won"],
    ),
    noted(
        Kind::Deal,
        "fee",
        From::Own("fee", "money"),
        Order::Ascending,
        &["1 EUR", "2.50 EUR", "300 EUR", "4000 EUR", "50000 EUR"],
    ),
    noted(
        Kind::Task,
        "due",
        From::Book("due"),
        Order::Ascending,
        &["2025-12-24", "2026-02-20", "2026-03-01", "2026-03-02", "2026-03-09", "2026-06-01"],
    ),
    noted(
        Kind::Task,
        "done",
        From::Book("done"),
        Order::Ascending,
        &["2026-01-01", "2026-02-01", "2026-02-28", "2026-03-01"],
    ),
    noted(Kind::Task, "priority", From::Book("priority"), Order::Ascending, &["high", "normal", "low"]),
    noted(
        Kind::Task,
        "type",
        From::Book("type"),
        Order::None,
        &["todo", "call", "visit", "meeting", "email", "message"],
    ),
    noted(Kind::Task, "place", From::Book("place"), Order::None, &["Café", "office", "home", "Works 7", "there"]),
    noted(
        Kind::Task,
        "alarm",
        From::Own("alarm", "time"),
        Order::Ascending,
        &["2026-02-28", "2026-03-01T23:30", "2026-03-02T00:30", "2026-03-04", "2026-03-07"],
    ),
];

/// What is noted of a record: of each field the place of its value among [`Noted::values`].
struct Known {
    name: String,
    values: Vec<Option<usize>>,
    life: Life,
}

/// Something that a filter asks.
enum Term {
    All(Vec<Term>),
    Any(Vec<Term>),
    Not(Box<Term>),
    Compared(usize, &'static str, usize),
    Either(usize, usize, usize),
    Between(usize, usize, usize),
    Has(usize),
}

fn pick<T: Copy>(rng: &mut Rng, all: &[T]) -> T {
    all[rng.usize(..all.len())]
}

fn fields(kind: Kind) -> Vec<usize> {
    (0..NOTED.len()).filter(|field| NOTED[*field].kind == kind).collect()
}

fn term(rng: &mut Rng, kind: Kind, depth: u8) -> Term {
    let deeper = |rng: &mut Rng| (0..rng.usize(1..4)).map(|_| term(rng, kind, depth - 1)).collect::<Vec<_>>();
    if depth > 0 {
        match rng.u8(..8) {
            0 | 1 => return Term::All(deeper(rng)),
            2 | 3 => return Term::Any(deeper(rng)),
            4 => return Term::Not(Box::new(term(rng, kind, depth - 1))),
            _ => {}
        }
    }
    let field = pick(rng, &fields(kind));
    let (one, other) = (rng.usize(..NOTED[field].values.len()), rng.usize(..NOTED[field].values.len()));
    let is_ordered = NOTED[field].order == Order::Ascending;
    // Birthdays come round; between two of them is another question.
    let may_be_between = is_ordered && !["birthday", "lifecycle"].contains(&NOTED[field].word);
    match rng.u8(..10) {
        0 => Term::Has(field),
        1 if is_ordered => Term::Compared(field, pick(rng, &["<", "<=", ">", ">="]), one),
        2 | 3 if may_be_between => Term::Between(field, one.min(other), one.max(other)),
        4 if NOTED[field].word != "guest" => Term::Either(field, one, other),
        5 => Term::Compared(field, "!=", one),
        _ => Term::Compared(field, ":", one),
    }
}

impl Term {
    fn text(&self) -> String {
        let joined = |terms: &[Term], word: &str| {
            terms.iter().map(|term| format!("({})", term.text())).collect::<Vec<_>>().join(word)
        };
        let value = |field: &usize, place: &usize| {
            let text = NOTED[*field].values[*place].trim_start_matches("work: ");
            let typed = if NOTED[*field].order == Order::None { text.to_uppercase() } else { text.replace(' ', "") };
            if typed.contains(' ') { format!("'{typed}'") } else { typed }
        };
        match self {
            Term::All(terms) => joined(terms, " "),
            Term::Any(terms) => joined(terms, " or "),
            Term::Not(term) => format!("-({})", term.text()),
            Term::Compared(field, sign, place) => format!("{}{sign}{}", NOTED[*field].called(), value(field, place)),
            Term::Either(field, one, other) => {
                format!("{}:{},{}", NOTED[*field].called(), value(field, one), value(field, other))
            }
            Term::Between(field, from, to) => {
                format!("{}:{}..{}", NOTED[*field].called(), value(field, from), value(field, to))
            }
            Term::Has(field) => format!("has:{}", NOTED[*field].called()),
        }
    }

    fn holds(&self, known: &Known) -> bool {
        match self {
            Term::All(terms) => terms.iter().all(|term| term.holds(known)),
            Term::Any(terms) => terms.iter().any(|term| term.holds(known)),
            Term::Not(term) => !term.holds(known),
            Term::Compared(field, sign, place) => match (known.values[*field], *sign) {
                (own, "!=") => own != Some(*place),
                (None, _) => false,
                (Some(own), "<") => own < *place,
                (Some(own), "<=") => own <= *place,
                (Some(own), ">") => own > *place,
                (Some(own), ">=") => own >= *place,
                (Some(own), _) => own == *place,
            },
            Term::Either(field, one, other) => known.values[*field].is_some_and(|own| own == *one || own == *other),
            Term::Between(field, from, to) => known.values[*field].is_some_and(|own| *from <= own && own <= *to),
            Term::Has(field) => known.values[*field].is_some(),
        }
    }
}

impl Noted {
    /// What it is called in the end.
    fn called(&self) -> &'static str {
        if let From::Own(name, _) = self.from { name } else { self.word }
    }

    fn edits(&self, value: &str, catalogue: &Catalogue) -> Vec<Edit> {
        match self.from {
            From::Book(key) => edits(self.kind, &[(key, value)]),
            From::Address => edits(self.kind, &[("addresses", &format!("work: ; city={value}"))]),
            From::Own(..) => {
                let field = catalogue.find(self.kind, &format!("custom/{}", self.word)).unwrap();
                let read = field.read(value, &Reading::on(date(2026, 3, 2))).unwrap();
                read.into_iter().map(|(path, value)| Edit::Put(path, value)).collect()
            }
        }
    }
}

fn define(trial: &mut Trial) -> Catalogue {
    for Noted { kind, word, from, values, .. } in NOTED {
        if let From::Own(_, holds) = from {
            let mut definition = vec![("name", *word), ("of", kind.as_str()), ("type", holds)];
            if holds.starts_with("choice") {
                definition.extend(values.iter().map(|value| ("choices", *value)));
            }
            trial.add(Kind::Field, &definition);
        }
    }
    trial.book().store.catalogue().clone()
}

/// A book, and what is noted of its records.
fn book(rng: &mut Rng) -> (Trial, Vec<(Kind, Vec<Known>)>) {
    let mut trial = Trial::begin();
    trial.work(Command::AddPipeline { edits: edits(Kind::Pipeline, &[("name", "Sales")]), stages: Vec::new() });
    let catalogue = define(&mut trial);
    let mut paper = Vec::new();
    for kind in KINDS {
        let mut all = Vec::new();
        let mut rows: Vec<Row> = Vec::new();
        for number in 0..RECORDS {
            let name = format!("{} {number}", kind.as_str());
            let Row { act: Act::Edit(mut written), .. } = row(*kind, Target::New, &[("name", &name)]) else {
                unreachable!()
            };
            let mut values = vec![None; NOTED.len()];
            for field in fields(*kind) {
                let count = NOTED[field].values.len();
                // A deal of which no stage is said is in the first.
                let place = rng.usize(..count.max(RARE));
                let place = if NOTED[field].word == "stage" && place >= count { 0 } else { place };
                if place < count {
                    values[field] = Some(place);
                    written.extend(NOTED[field].edits(NOTED[field].values[place], &catalogue));
                }
            }
            rows.push(Row { line: 1, kind: *kind, target: Target::New, act: Act::Edit(written), rev: None });
            all.push(Known { name, values, life: Life::Live });
        }
        trial.import(rows);
        for known in all.iter_mut().filter(|_| rng.u8(..3) == 0) {
            trial.delete(*kind, &known.name, None).unwrap();
            known.life = Life::Deleted;
        }
        paper.push((*kind, all));
    }
    trial.try_edit(Kind::Field, "room", &[("name", "space")]).unwrap();
    trial.work(Command::Delete { kind: Kind::Field, targets: named(&["until"]), heir: None });
    (trial, paper)
}

fn asking(trial: &Trial, kind: Kind, life: Life, filter: &str) -> List {
    List {
        kinds: vec![kind],
        words: String::new(),
        filter: filter.to_owned(),
        sort: Vec::new(),
        life,
        purpose: Purpose::Any,
        start: 0,
        len: usize::MAX,
        dress: Dress::Names,
        now: trial.at.to_zoned(jiff::tz::TimeZone::UTC),
        week_start: jiff::civil::Weekday::Monday,
        me: "Kim".to_owned(),
    }
}

fn found(trial: &mut Trial, query: List) -> Vec<String> {
    let Answer::Page(page) = trial.query(&Query::List(query)) else { panic!("no page") };
    let mut names: Vec<String> = page.rows.iter().map(Record::title).collect();
    names.sort_unstable();
    names
}

/// By which fields a list is looked up, if it is; nothing if it cannot be read.
fn try_looked_up_by(trial: &Trial, query: &List) -> Result<Vec<String>, ()> {
    let store = &trial.book().store;
    let moment = list::moment(store, query).map_err(|_| ())?;
    let kind = query.kinds[0];
    let access = Asked::new(store, query, kind, &moment, &[], Fields::least(kind)).map_err(|_| ())?.access();
    Ok(if let Some(Access::Values { fields, .. }) = access { fields } else { Vec::new() })
}

fn looked_up_by(trial: &Trial, query: &List) -> Vec<String> {
    try_looked_up_by(trial, query).unwrap()
}

#[test]
fn values_are_found_wherever_they_stand_and_however_they_are_asked_for() {
    let (mut by, mut telling, mut asked) = (BTreeSet::new(), 0, 0);
    for seed in 0..BOOKS {
        let rng = &mut Rng::with_seed(seed);
        let (mut trial, paper) = book(rng);
        for (kind, all) in &paper {
            for _ in 0..FILTERS {
                let term = term(rng, *kind, 2);
                let text = term.text();
                for life in [Life::Live, Life::Deleted] {
                    let query = asking(&trial, *kind, life, &text);
                    let moment = list::moment(&trial.book().store, &query).unwrap();
                    filter::parse(&text, *kind, &moment).unwrap_or_else(|error| panic!("{text}: {error}"));
                    let mut meant: Vec<&str> = all
                        .iter()
                        .filter(|known| known.life == life && term.holds(known))
                        .map(|known| known.name.as_str())
                        .collect();
                    meant.sort_unstable();
                    by.extend(looked_up_by(&trial, &query));
                    assert_eq!(found(&mut trial, query), meant, "{kind:?} {life:?} {text}; book {seed}");
                    let wider = asking(&trial, *kind, life, &format!("({text}) or name~nobody"));
                    assert_eq!(looked_up_by(&trial, &wider), [""; 0]);
                    assert_eq!(found(&mut trial, wider), meant, "{kind:?} {life:?} {text}, by a scan; book {seed}");
                    telling += usize::from(!meant.is_empty());
                    asked += 1;
                }
            }
        }
    }
    // It would prove nothing if nothing were found, or if a field were never looked up.
    assert!(telling * 3 > asked, "{telling} of {asked} find somebody");
    let never: Vec<&str> = NOTED.iter().map(Noted::called).filter(|word| !by.contains(*word)).collect();
    assert_eq!(never, [""; 0], "never looked up");
}

/// Something in every sort of field, and what reads like something else.
const RICH: &[(Kind, &[(&str, &str)])] = &[
    (
        Kind::Contact,
        &[
            ("given", "Ann"),
            ("family", "Lee"),
            ("companies", "Acme as b@x.example"),
            ("companies", "Works 7 as Acme"),
            ("emails", "home: ann@lee.example"),
            ("phones", "work: +4930444444"),
            ("phones", "+4930555555 ext. 12"),
            ("addresses", "home: 12 High St; postcode=10115; city=Ulm; region=BW; country=DE"),
            ("links", "blog: https://lee.example"),
            ("owner", "Kim"),
            ("tags", "vip"),
            ("time_zone", "Europe/Berlin"),
            ("language", "de-AT"),
            ("do_not_contact", "yes"),
            ("consent", "email given 2026-01-02 fair"),
            ("needs", "a pump"),
            ("notes", "vip"),
            ("extra", "fax=123"),
            ("external_ids", "0065A"),
        ],
    ),
    (
        Kind::Company,
        &[
            ("name", "Forge"),
            ("domain", "www.forge.example"),
            ("industry", "steel"),
            ("size", "50"),
            ("parent", "Acme"),
            ("emails", "info@forge.example"),
        ],
    ),
    (
        Kind::Deal,
        &[
            ("name", "Big one"),
            ("company", "Acme"),
            ("contacts", "Ann Lee as buyer"),
            ("value", "77 EUR"),
            ("close", "2026-03-05"),
            ("opened", "2026-01-01"),
            ("owner", "Lee"),
            ("stage", "Lost"),
            ("lost_reason", "price"),
        ],
    ),
    (
        Kind::Task,
        &[
            ("name", "Ring"),
            ("due", "2026-03-02T10:00"),
            ("duration", "30"),
            ("remind", "never"),
            ("repeat", "weekly"),
            ("contacts", "Ann Lee as host"),
            ("deals", "Big one"),
        ],
    ),
    (
        Kind::Activity,
        &[
            ("type", "call"),
            ("at", "2026-03-01T23:00"),
            ("duration", "5"),
            ("contacts", "Ann Lee"),
            ("direction", "in"),
            ("outcome", "won"),
            ("text", "she rang"),
            ("position", "52.5,13.4"),
        ],
    ),
];

#[test]
fn whatever_a_record_shows_finds_it() {
    let rng = &mut Rng::with_seed(9);
    let (mut trial, _) = book(rng);
    for name in ["Kim", "Lee"] {
        trial.add(Kind::User, &[("name", name)]);
    }
    let others = |kind, key| (0..RECORDS).map(move |_| row(kind, Target::New, &[(key, "somebody else")]));
    trial.import(others(Kind::Company, "name").chain(others(Kind::Activity, "text")).collect());
    let mut by = BTreeSet::new();
    for (kind, values) in RICH {
        let mut rich = row(*kind, Target::New, values);
        if let (Kind::Contact, Act::Edit(written)) = (kind, &mut rich.act) {
            for (path, label) in [("emails/o@x.example", "b@x.example"), ("phones/+4930666666", "030 222222")] {
                let item = Item { label: label.to_owned(), ..Item::default() };
                written.push(Edit::Put(path.into(), Value::Item(item)));
            }
        }
        trial.import(vec![rich]);
        let rich = trial.all(*kind).into_iter().max_by_key(|record| record.rev).unwrap();
        let catalogue = trial.book().store.catalogue().clone();
        for slot in catalogue.slots(*kind) {
            let texts = rich.texts(slot);
            let mut filters: Vec<String> = texts.iter().map(|text| format!("{}:'{text}'", slot.name())).collect();
            let beside = match slot {
                Slot::Field(field) => rich
                    .items(field.key)
                    .into_iter()
                    .flat_map(|(key, item)| [rich.item_name(key).to_owned(), item.label.clone()])
                    .collect(),
                Slot::Part(..) | Slot::Derived(_) => Vec::new(),
            };
            filters
                .extend(beside.iter().filter(|text| !text.is_empty()).map(|text| format!("{}:'{text}'", slot.name())));
            filters.extend((!texts.is_empty()).then(|| format!("has:{}", slot.name())));
            filters.extend([format!("no:{}", slot.name()), format!("status:lost has:{}", slot.name())]);
            for filter in filters {
                let query = asking(&trial, *kind, Life::Live, &filter);
                let wider = asking(&trial, *kind, Life::Live, &format!("({filter}) or handle~nobody"));
                let Ok(fields) = try_looked_up_by(&trial, &query) else { continue };
                by.extend(fields);
                assert_eq!(found(&mut trial, query), found(&mut trial, wider), "{kind:?} {filter}");
            }
        }
    }
    for field in [
        "company", "email", "phone", "name", "domain", "owner", "stage", "city", "tag", "at", "due", "status",
        "contact",
    ] {
        assert!(by.contains(field), "{field} is not looked up: {by:?}");
    }
}
