//! Random filters over random books: what is found is what the README's words say, however it is looked up.

use std::collections::BTreeMap;
use std::fmt::Write;

use fastrand::Rng;
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::super::asked::Asked;
use super::super::list;
use super::trial::{Trial, edits, row};
use crate::domain::consent::Purpose;
use crate::domain::{Fields, Kind, Life, Record};
use crate::filter::{self, Moment};
use crate::ops::{Answer, Command, Dress, List, Query, Row, Target};

const BOOKS: u64 = 4;
const FILTERS: usize = 60;

const TODAY: Date = date(2026, 3, 2);
const FIRST: &[&str] = &["Ann", "Bob", "Zoë", "Ada"];
const TAGS: &[&str] = &["vip", "fair", "cold"];
const CITIES: &[&str] = &["Berlin", "Bonn", "Östersund"];
const USERS: &[&str] = &["Kim", "Lee"];
const COMPANIES: &[&str] = &["Acme", "Works", "Forge", "Mill", "Yard", "Dock", "Barn"];
const CURRENCIES: &[&str] = &["EUR", "USD"];
const SORTS: &[&str] = &["call", "visit", "email", "note"];
/// Days beside today.
const DAYS: &[i64] = &[-90, -30, -7, -1, 0, 1, 14, 60];
const KINDS: &[Kind] = &[Kind::Contact, Kind::Deal, Kind::Task];

/// What is known of a record, as somebody would note it on paper.
#[derive(Debug, Default)]
struct Known {
    name: String,
    tags: Vec<&'static str>,
    owner: Option<&'static str>,
    company: Option<&'static str>,
    city: Option<&'static str>,
    /// What it is worth, in whole units of a currency.
    value: Option<(i64, &'static str)>,
    /// When a deal is to be closed, or a task is due.
    day: Option<Date>,
    is_open: bool,
    /// The person that it concerns, by the place among the people.
    person: Option<usize>,
    /// The last contact with a person.
    last: Option<(Date, &'static str)>,
    /// The day of each task that concerns a person.
    steps: Vec<Option<Date>>,
    /// What the open deals of a person are worth, by currency.
    worth: BTreeMap<&'static str, i64>,
}

/// Something that a filter asks, and what it says.
#[derive(Clone, Debug)]
enum Term {
    All(Vec<Term>),
    Any(Vec<Term>),
    Not(Box<Term>),
    Tag(Vec<&'static str>),
    NoTag(&'static str),
    Owner(&'static str),
    Mine,
    Company(&'static str),
    City(&'static str),
    CityHas(&'static str),
    NameHas(&'static str),
    Worth(&'static str, Amounts),
    Day(&'static str, &'static str, Date),
    Within(i64),
    LastBefore(i64),
    LastWas(&'static str),
    Has(&'static str),
    Overdue,
}

#[derive(Clone, Debug)]
enum Amounts {
    Compared(&'static str, i64, Option<&'static str>),
    Between(i64, i64),
}

fn pick<T: Copy>(rng: &mut Rng, all: &[T]) -> T {
    all[rng.usize(..all.len())]
}

fn maybe<T: Copy>(rng: &mut Rng, all: &[T]) -> Option<T> {
    (rng.u8(..3) > 0).then(|| pick(rng, all))
}

fn known(rng: &mut Rng, kind: Kind, number: usize) -> Known {
    Known {
        name: format!("{} {}{number}", pick(rng, FIRST), kind.as_str()),
        tags: TAGS.iter().copied().filter(|_| rng.u8(..3) == 0).collect(),
        owner: maybe(rng, USERS),
        company: maybe(rng, COMPANIES),
        city: maybe(rng, CITIES),
        value: maybe(rng, CURRENCIES).map(|currency| (rng.i64(1..6) * 10_000, currency)),
        day: maybe(rng, DAYS).map(|days| TODAY + days.days()),
        is_open: rng.u8(..4) > 0,
        person: (rng.u8(..4) == 0).then(|| rng.usize(..PEOPLE)),
        ..Known::default()
    }
}

const PEOPLE: usize = 40;
const DEALS: usize = 40;
const TASKS: usize = 30;
const ACTIVITIES: usize = 20;

/// A book, and the same on paper.
struct Paper {
    people: Vec<Known>,
    deals: Vec<Known>,
    tasks: Vec<Known>,
}

impl Paper {
    fn of(&self, kind: Kind) -> &[Known] {
        if kind == Kind::Contact {
            return &self.people;
        }
        if kind == Kind::Deal { &self.deals } else { &self.tasks }
    }
}

fn written(kind: Kind, known: &Known, people: &[Known]) -> Row {
    let mut values = vec![("name", known.name.clone())];
    values.extend(known.tags.iter().map(|tag| ("tags", (*tag).to_owned())));
    values.extend(known.owner.map(|owner| ("owner", owner.to_owned())));
    let field = if kind == Kind::Deal { "company" } else { "companies" };
    values.extend(known.company.map(|company| (field, company.to_owned())));
    if kind == Kind::Contact {
        values.extend(known.city.map(|city| ("addresses", format!("work: ; city={city}"))));
    } else {
        values.extend(known.person.map(|person| ("contacts", people[person].name.clone())));
        let field = if kind == Kind::Deal { "close" } else { "due" };
        values.extend(known.day.map(|day| (field, day.to_string())));
    }
    if kind == Kind::Deal {
        values.extend(known.value.map(|(value, currency)| ("value", format!("{value} {currency}"))));
        values.push(("stage", if known.is_open { "Lead" } else { "Won" }.to_owned()));
    }
    let values: Vec<(&str, &str)> = values.iter().map(|(key, text)| (*key, text.as_str())).collect();
    row(kind, Target::New, &values)
}

fn book(rng: &mut Rng) -> (Trial, Paper) {
    let some = |rng: &mut Rng, kind, count| (0..count).map(|number| known(rng, kind, number)).collect::<Vec<_>>();
    let mut people = some(rng, Kind::Contact, PEOPLE);
    let deals = some(rng, Kind::Deal, DEALS);
    let tasks = some(rng, Kind::Task, TASKS);
    let mut trial = Trial::begin();
    trial.work(Command::AddPipeline { edits: edits(Kind::Pipeline, &[("name", "Sales")]), stages: Vec::new() });
    for (kind, all) in [(Kind::Contact, &people), (Kind::Deal, &deals), (Kind::Task, &tasks)] {
        trial.import(all.iter().map(|known| written(kind, known, &people)).collect());
    }
    let mut happened = Vec::new();
    for number in 0..ACTIVITIES {
        // No two on one day, so that one is the last.
        let day = TODAY - i64::try_from(4 * number + 1).unwrap().days();
        let (person, sort) = (rng.usize(..PEOPLE), pick(rng, SORTS));
        let (name, at) = (people[person].name.clone(), day.to_string());
        happened.push(row(Kind::Activity, Target::New, &[("type", sort), ("at", &at), ("contacts", &name)]));
        // A note is no contact.
        if sort != "note" {
            let last = &mut people[person].last;
            *last = (*last).max(Some((day, sort)));
        }
    }
    trial.import(happened);
    for task in &tasks {
        task.person.into_iter().for_each(|person| people[person].steps.push(task.day));
    }
    for deal in deals.iter().filter(|deal| deal.is_open) {
        if let (Some(person), Some((value, currency))) = (deal.person, deal.value) {
            *people[person].worth.entry(currency).or_default() += value;
        }
    }
    (trial, Paper { people, deals, tasks })
}

fn amounts(rng: &mut Rng) -> Amounts {
    let some = |rng: &mut Rng| rng.i64(0..9) * 10_000;
    if rng.u8(..4) == 0 {
        return Amounts::Between(some(rng), some(rng));
    }
    Amounts::Compared(pick(rng, &["<", "<=", ">", ">=", ":", "!="]), some(rng), maybe(rng, CURRENCIES))
}

fn term(rng: &mut Rng, kind: Kind, depth: u8) -> Term {
    let deeper = |rng: &mut Rng| (0..rng.usize(1..4)).map(|_| term(rng, kind, depth - 1)).collect::<Vec<_>>();
    if depth > 0 {
        match rng.u8(..7) {
            0 | 1 => return Term::All(deeper(rng)),
            2 => return Term::Any(deeper(rng)),
            3 => return Term::Not(Box::new(term(rng, kind, depth - 1))),
            _ => {}
        }
    }
    let compared = ["<", "<=", ">", ">=", ":"];
    let own = match (kind, rng.u8(..8)) {
        (Kind::Contact, 0) => Some(Term::City(pick(rng, CITIES))),
        (Kind::Contact, 1) => Some(Term::CityHas(pick(rng, &["b", "ost", "in"]))),
        (Kind::Contact, 2) => Some(Term::Worth("open-value", amounts(rng))),
        (Kind::Contact, 3) => Some(Term::LastBefore(rng.i64(1..80))),
        (Kind::Contact, 4) => Some(Term::LastWas(pick(rng, &SORTS[..3]))),
        (Kind::Contact, 5) => Some(Term::Has(pick(rng, &["city", "last", "next", "open-value"]))),
        (Kind::Deal, 0..4) => Some(Term::Worth("value", amounts(rng))),
        (Kind::Deal, 4) => Some(Term::Within(pick(rng, DAYS))),
        (Kind::Deal, 5) => Some(Term::Day("close", pick(rng, &compared), TODAY + pick(rng, DAYS).days())),
        (Kind::Deal, 6) => Some(Term::Has(pick(rng, &["value", "close"]))),
        (Kind::Task, 0..3) => Some(Term::Day("due", pick(rng, &compared), TODAY + pick(rng, DAYS).days())),
        (Kind::Task, 3) => Some(Term::Has("due")),
        (Kind::Contact, 6) | (Kind::Task, 4) => Some(Term::Overdue),
        _ => None,
    };
    own.unwrap_or_else(|| match rng.u8(..8) {
        0 => Term::Tag((0..rng.usize(1..3)).map(|_| pick(rng, TAGS)).collect()),
        1 => Term::NoTag(pick(rng, TAGS)),
        2 => Term::Owner(pick(rng, USERS)),
        3 => Term::Mine,
        4 | 5 => Term::Company(pick(rng, COMPANIES)),
        6 => Term::NameHas(pick(rng, &["an", "zoe", "3"])),
        _ => Term::Has(pick(rng, &["tag", "owner", "company"])),
    })
}

impl Term {
    /// As people write it.
    fn text(&self) -> String {
        let joined = |terms: &[Term], word: &str| {
            let all: Vec<String> = terms.iter().map(|term| format!("({})", term.text())).collect();
            all.join(word)
        };
        match self {
            // Without parentheses it is found what has to be so in any case.
            Term::All(terms) => terms.iter().map(Term::alone).collect::<Vec<_>>().join(" "),
            Term::Any(terms) => joined(terms, " or "),
            Term::Not(term) => format!("-({})", term.text()),
            Term::Tag(tags) => format!("tag:{}", tags.join(",")),
            Term::NoTag(tag) => format!("tag!={tag}"),
            Term::Owner(name) => format!("owner:{}", name.to_lowercase()),
            Term::Mine => "mine".to_owned(),
            Term::Company(name) => format!("company:{name}"),
            Term::City(city) => format!("city:{city}"),
            Term::CityHas(part) => format!("city~{part}"),
            Term::NameHas(part) => format!("name~{part}"),
            Term::Worth(field, Amounts::Between(from, to)) => format!("{field}:{from}..{to}"),
            Term::Worth(field, Amounts::Compared(sign, amount, currency)) => {
                format!("{field}{sign}{amount}{}", currency.unwrap_or_default())
            }
            Term::Day(field, sign, day) => format!("{field}{sign}{day}"),
            Term::Within(days) => format!("close<{days}d"),
            Term::LastBefore(days) => format!("last<-{days}d"),
            Term::LastWas(sort) => format!("last:{sort}"),
            Term::Has(field) => format!("has:{field}"),
            Term::Overdue => "overdue".to_owned(),
        }
    }

    fn alone(&self) -> String {
        if matches!(self, Term::Any(_)) { format!("({})", self.text()) } else { self.text() }
    }

    /// What the README says that it means.
    fn holds(&self, kind: Kind, known: &Known) -> bool {
        match self {
            Term::All(terms) => terms.iter().all(|term| term.holds(kind, known)),
            Term::Any(terms) => terms.iter().any(|term| term.holds(kind, known)),
            Term::Not(term) => !term.holds(kind, known),
            Term::Tag(tags) => tags.iter().any(|tag| known.tags.contains(tag)),
            Term::NoTag(tag) => !known.tags.contains(tag),
            Term::Owner(name) => known.owner == Some(*name),
            Term::Mine => known.owner == Some("Kim"),
            Term::Company(name) => known.company == Some(*name),
            Term::City(city) => known.city == Some(*city),
            Term::CityHas(part) => known.city.is_some_and(|city| plain(city).contains(part)),
            Term::NameHas(part) => plain(&known.name).contains(part),
            Term::Worth("open-value", asked) => {
                let mut sums = known.worth.iter();
                asked.holds(|is| sums.any(|(currency, sum)| is(*sum, currency)))
            }
            Term::Worth(_, asked) => asked.holds(|is| known.value.is_some_and(|(value, currency)| is(value, currency))),
            Term::Day(_, sign, day) => known.day.is_some_and(|own| stands(sign, &own, day)),
            Term::Within(days) => known.day.is_some_and(|own| own < TODAY + days.days()),
            // At nine o'clock so many days ago; the day began before.
            Term::LastBefore(days) => known.last.is_some_and(|(day, _)| day <= TODAY - days.days()),
            Term::LastWas(sort) => known.last.is_some_and(|(_, own)| own == *sort),
            Term::Has(field) => match *field {
                "tag" => !known.tags.is_empty(),
                "owner" => known.owner.is_some(),
                "company" => known.company.is_some(),
                "city" => known.city.is_some(),
                "value" => known.value.is_some(),
                "last" => known.last.is_some(),
                "next" => !known.steps.is_empty(),
                "open-value" => !known.worth.is_empty(),
                _ => known.day.is_some(),
            },
            Term::Overdue if kind == Kind::Task => known.day.is_some_and(|day| day < TODAY),
            // The earliest step is late if any is.
            Term::Overdue => known.steps.iter().flatten().any(|day| *day < TODAY),
        }
    }
}

impl Amounts {
    /// Whether any sum is as asked; `!=` means that none is.
    fn holds(&self, any: impl FnOnce(&dyn Fn(i64, &str) -> bool) -> bool) -> bool {
        match self {
            Amounts::Between(from, to) => any(&|sum, _| *from <= sum && sum <= *to),
            Amounts::Compared(sign, amount, wanted) => {
                let is_of = |currency: &str| wanted.is_none_or(|wanted| wanted == currency);
                match *sign {
                    "!=" => !any(&|sum, currency| is_of(currency) && sum == *amount),
                    sign => any(&|sum, currency| is_of(currency) && stands(sign, &sum, amount)),
                }
            }
        }
    }
}

fn stands<T: PartialOrd>(sign: &str, own: &T, asked: &T) -> bool {
    match sign {
        "<" => own < asked,
        "<=" => own <= asked,
        ">" => own > asked,
        ">=" => own >= asked,
        _ => own == asked,
    }
}

fn plain(text: &str) -> String {
    text.to_lowercase().replace('ö', "o").replace('ë', "e")
}

fn asking(trial: &Trial, kind: Kind, filter: &str) -> List {
    List {
        kinds: vec![kind],
        words: String::new(),
        filter: filter.to_owned(),
        sort: Vec::new(),
        life: Life::Live,
        purpose: Purpose::Any,
        start: 0,
        len: usize::MAX,
        dress: Dress::Worth,
        now: trial.at.to_zoned(jiff::tz::TimeZone::UTC),
        week_start: jiff::civil::Weekday::Monday,
        me: "Kim".to_owned(),
    }
}

fn found(trial: &mut Trial, kind: Kind, filter: &str) -> Vec<Record> {
    let query = Query::List(asking(trial, kind, filter));
    let Answer::Page(page) = trial.query(&query) else { panic!("no page") };
    page.rows
}

fn titles<'a>(records: impl IntoIterator<Item = &'a Record>) -> Vec<String> {
    let mut titles: Vec<String> = records.into_iter().map(Record::title).collect();
    titles.sort_unstable();
    titles
}

fn is_looked_up(trial: &Trial, kind: Kind, filter: &str) -> bool {
    let (store, query) = (&trial.book().store, asking(trial, kind, filter));
    let moment = list::moment(store, &query).unwrap();
    Asked::new(store, &query, kind, &moment, &[], Fields::least(kind)).unwrap().access().is_some()
}

#[test]
fn a_filter_finds_what_its_words_say_with_and_without_looking_up() {
    let (mut looked_up, mut telling, mut told) = (0, 0, String::new());
    for seed in 0..BOOKS {
        let rng = &mut Rng::with_seed(seed);
        let (mut trial, paper) = book(rng);
        for kind in KINDS.iter().copied() {
            // Everybody, each told of alone.
            let everybody = found(&mut trial, kind, "");
            assert_eq!(everybody.len(), paper.of(kind).len());
            let now = trial.at.to_zoned(jiff::tz::TimeZone::UTC);
            let moment = Moment::new(now, jiff::civil::Weekday::Monday, "Kim", &crate::domain::Catalogue::default());
            for _ in 0..FILTERS {
                let term = term(rng, kind, 2);
                let text = term.text();
                let filter = filter::parse(&text, kind, &moment).unwrap_or_else(|error| panic!("{text}: {error}"));
                let answer = titles(&found(&mut trial, kind, &text));
                let naive = titles(everybody.iter().filter(|record| filter.matches(record, &moment)));
                assert_eq!(answer, naive, "{kind:?} {text}, looked at one by one; book {seed}");
                let mut meant: Vec<String> = paper
                    .of(kind)
                    .iter()
                    .filter(|known| term.holds(kind, known))
                    .map(|known| known.name.clone())
                    .collect();
                meant.sort_unstable();
                assert_eq!(answer, meant, "{kind:?} {text}, by what the README says; book {seed}");
                let wider = format!("({text}) or name~nobody");
                assert_eq!(answer, titles(&found(&mut trial, kind, &wider)), "{kind:?} {wider}; book {seed}");
                looked_up += usize::from(is_looked_up(&trial, kind, &text));
                telling += usize::from(!answer.is_empty() && answer.len() < everybody.len());
                writeln!(told, "{text}").unwrap();
            }
        }
    }
    // It would prove nothing if nothing were looked up, or if filters let everybody or nobody through.
    let all = told.lines().count();
    assert!(looked_up * 12 > all && telling * 2 > all, "{looked_up} looked up, {telling} telling of {all}");
    for word in ["open-value", "overdue", "-(", " or ", "!=", "..", "~", "last<", "mine", "company:"] {
        assert!(told.contains(word), "nobody asked for {word}");
    }
}
