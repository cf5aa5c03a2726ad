//! What is looked up instead of looking at everybody is the same.

use proptest::prelude::*;

use super::super::among::among;
use super::super::dressing::{Dressing, Wish};
use super::trial::{Trial, edits, named, row};
use crate::domain::consent::Purpose;
use crate::domain::{Kind, Life, Record};
use crate::filter::{self, Moment};
use crate::ops::{Answer, Command, Dress, Kept, List, Query, Scope, Target};

/// Names that several have, people and companies alike, with and without accents.
const PEOPLE: &[&str] = &["Ann", "Ann", "Bob Roe", "Zoë", "Acme"];
const COMPANIES: &[&str] = &["Acme", "ÁCME", "Bob Roe", "Works 7"];
const ROLES: &[&str] = &["", "", " as host", " as acme"];
const USERS: &[&str] = &["Kim", "Lee"];

/// So many of each kind concern nobody: of few records, all are looked at.
const OTHERS: usize = 60;

/// Filters by links, and by what was done and is to be done.
const OF_WORK: &[&str] = &[
    "contact:ann",
    "contact:\"bob roe\"",
    "contact:zoe",
    "company:acme",
    "company:\"works 7\",\"bob roe\"",
    "contact:host",
    "company:acme contact:ann",
    "company:\"acme as host\"",
    "owner:me",
    "owner:lee contact=ann",
    "contact:nobody",
];
const OF_PEOPLE: &[&str] = &[
    "overdue:yes",
    "overdue:no",
    "last:call",
    "last<-30d",
    "no:last",
    "has:next name~o",
    "next<=today or last:visit",
    "-last:visit has:last",
    "visited>-30d overdue:yes",
];

#[derive(Clone, Debug)]
enum Deed {
    Note { kind: Kind, person: usize, company: usize, role: usize, owner: usize, on: usize },
    Delete { kind: Kind, which: usize },
    Rename { kind: Kind, which: usize, name: usize },
    Undo,
}

/// Days beside 2 March 2026.
const DAYS: &[&str] = &["2025-12-24", "2026-02-20", "2026-03-01", "2026-03-02", "2026-03-09"];

fn deed() -> impl Strategy<Value = Deed> {
    let work = prop::sample::select(vec![Kind::Activity, Kind::Activity, Kind::Task, Kind::Deal]);
    let any_kind = prop::sample::select(vec![Kind::Activity, Kind::Task, Kind::Deal, Kind::Contact, Kind::Company]);
    let named = prop::sample::select(vec![Kind::Contact, Kind::Company]);
    prop_oneof![
        6 => (work, 0..PEOPLE.len(), 0..COMPANIES.len(), 0..ROLES.len(), 0..USERS.len(), 0..DAYS.len()).prop_map(
            |(kind, person, company, role, owner, on)| Deed::Note { kind, person, company, role, owner, on }
        ),
        1 => (any_kind, 0..6_usize).prop_map(|(kind, which)| Deed::Delete { kind, which }),
        1 => (named, 0..6_usize, 0..PEOPLE.len()).prop_map(|(kind, which, name)| Deed::Rename { kind, which, name }),
        1 => Just(Deed::Undo),
    ]
}

/// A book in which many records concern nobody, and a few people and companies are called alike.
fn begin() -> (Trial, Vec<Record>, Vec<Record>) {
    let mut trial = Trial::begin();
    let other = |kind: Kind| {
        let key = if kind == Kind::Activity { "text" } else { "name" };
        std::iter::repeat_n(row(kind, Target::New, &[(key, "somebody else")]), OTHERS)
    };
    trial.import([Kind::Contact, Kind::Activity, Kind::Task].into_iter().flat_map(other).collect());
    trial.work(Command::AddPipeline { edits: edits(Kind::Pipeline, &[("name", "Sales")]), stages: Vec::new() });
    trial.import((0..OTHERS).map(|_| row(Kind::Deal, Target::New, &[("name", "some deal")])).collect());
    for name in USERS {
        trial.add(Kind::User, &[("name", name)]);
    }
    let people = PEOPLE.iter().map(|name| trial.add(Kind::Contact, &[("name", name)])).collect();
    let companies = COMPANIES.iter().map(|name| trial.add(Kind::Company, &[("name", name)])).collect();
    (trial, people, companies)
}

fn play(trial: &mut Trial, people: &[Record], companies: &[Record], deed: &Deed) {
    let nth = |trial: &mut Trial, kind: Kind, which: usize| {
        let all = trial.all(kind);
        all.get(which % all.len().max(1)).map(|record| record.handle().to_owned())
    };
    // What is gone cannot be linked to, deleted or renamed, and that is as well.
    match deed {
        Deed::Note { kind, person, company, role, owner, on } => {
            let person = format!("{}{}", people[*person].handle(), ROLES[*role]);
            let company = companies[*company].handle();
            let field = if *kind == Kind::Deal { "company" } else { "companies" };
            let whom = [("contacts", person.as_str()), (field, company), ("owner", USERS[*owner])];
            let what: &[(&str, &str)] = match kind {
                Kind::Activity => &[("type", if on % 2 == 0 { "call" } else { "visit" }), ("at", DAYS[*on])],
                Kind::Task => &[("name", "ring"), ("due", DAYS[*on])],
                Kind::Contact
                | Kind::Company
                | Kind::User
                | Kind::Deal
                | Kind::Pipeline
                | Kind::Stage
                | Kind::Segment
                | Kind::Field => &[("name", "a deal")],
            };
            drop(trial.try_add(*kind, &[what, &whom].concat()));
        }
        Deed::Delete { kind, which } => {
            if let Some(handle) = nth(trial, *kind, *which) {
                drop(trial.delete(*kind, &handle, None));
            }
        }
        Deed::Rename { kind, which, name } => {
            if let Some(handle) = nth(trial, *kind, *which) {
                drop(trial.try_edit(*kind, &handle, &[("name", PEOPLE[*name])]));
            }
        }
        Deed::Undo => drop(trial.try_do(Command::Undo { entry: None, scope: Scope::Book, kept: Kept::Refuse })),
    }
}

fn moment(trial: &Trial) -> Moment {
    let now = trial.at.to_zoned(jiff::tz::TimeZone::UTC);
    Moment::new(now, jiff::civil::Weekday::Monday, "Kim", &crate::domain::Catalogue::default())
}

/// Whether a filter is answered without looking at everybody.
fn is_looked_up(trial: &Trial, kind: Kind, filter: &str) -> bool {
    let (store, moment) = (&trial.book().store, moment(trial));
    let filter = filter::parse(filter, kind, &moment).unwrap();
    let dressing = Dressing::read(store, kind, Wish::of(filter.slots()), &moment.now).unwrap();
    among(store, &filter, Life::Live, &moment, dressing.touches()).unwrap().is_some()
}

fn found(trial: &mut Trial, kind: Kind, life: Life, filter: &str) -> Vec<String> {
    let Moment { now, week_start, me, .. } = moment(trial);
    let query = List {
        kinds: vec![kind],
        words: String::new(),
        filter: filter.to_owned(),
        sort: Vec::new(),
        life,
        purpose: Purpose::Any,
        start: 0,
        len: usize::MAX,
        dress: Dress::Names,
        now,
        week_start,
        me,
    };
    let Answer::Page(page) = trial.query(&Query::List(query)) else { panic!("no page") };
    page.rows.iter().map(|record| record.handle().to_owned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    /// A filter that offers something else, which nobody has, asks the same, but nothing can be looked up by it.
    #[test]
    fn whoever_is_looked_up_is_found_by_looking_at_everybody_too(deeds in prop::collection::vec(deed(), 1..24)) {
        let (mut trial, people, companies) = begin();
        for deed in &deeds {
            play(&mut trial, &people, &companies, deed);
        }
        let work = [Kind::Activity, Kind::Task, Kind::Deal].into_iter().flat_map(|kind| OF_WORK.iter().map(move |filter| (kind, *filter)));
        let touched = [Kind::Contact, Kind::Deal].into_iter().flat_map(|kind| OF_PEOPLE.iter().map(move |filter| (kind, *filter)));
        for (kind, filter) in work.chain(touched) {
            let wider = format!("({filter}) or tag~nowhere");
            prop_assert!(!is_looked_up(&trial, kind, &wider));
            for life in [Life::Live, Life::Deleted] {
                prop_assert_eq!(found(&mut trial, kind, life, filter), found(&mut trial, kind, life, &wider), "{:?} {}", kind, filter);
            }
        }
    }
}

#[test]
fn few_of_many_are_looked_up() {
    let (mut trial, people, companies) = begin();
    let (ann, acme) = (people[0].handle(), companies[0].handle());
    let call = [("type", "call"), ("at", "2026-03-01"), ("contacts", ann), ("companies", acme), ("owner", "Kim")];
    trial.add(Kind::Activity, &call);
    trial.add(Kind::Task, &[("name", "ring"), ("due", "2026-02-27"), ("contacts", ann)]);
    for (kind, filter) in [
        (Kind::Activity, "contact:ann"),
        (Kind::Activity, "company:acme type:call"),
        (Kind::Activity, "owner:me"),
        (Kind::Task, "contact:ann,zoe"),
        (Kind::Contact, "overdue:yes"),
        (Kind::Contact, "last:call name~n"),
        (Kind::Task, "overdue:yes"),
    ] {
        assert!(is_looked_up(&trial, kind, filter), "{filter}");
        assert_eq!(found(&mut trial, kind, Life::Live, filter).len(), 1, "{filter}");
    }
    for (kind, filter) in [
        (Kind::Activity, "contact:ann or type~call"),
        (Kind::Activity, "-contact:ann"),
        (Kind::Activity, "contact~ann"),
        (Kind::Contact, "no:last"),
        (Kind::Task, "no:done"),
    ] {
        assert!(!is_looked_up(&trial, kind, filter), "{filter}");
    }
    // Of more than one in eight, everybody is looked at.
    for _ in 0..OTHERS / 4 {
        trial.add(Kind::Activity, &call);
    }
    assert!(!is_looked_up(&trial, Kind::Activity, "contact:ann"));
    trial.work(Command::Delete { kind: Kind::Contact, targets: named(&[ann]), heir: None });
    assert_eq!(found(&mut trial, Kind::Activity, Life::Live, "contact:ann").len(), OTHERS / 4 + 1);
}
