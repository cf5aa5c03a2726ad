//! Who is remembered to have a rhythm is whoever has one.

use proptest::prelude::*;

use super::super::agenda::agenda;
use super::super::paced::{LastPaced, has_changed};
use super::trial::Trial;
use crate::domain::{Kind, Record};
use crate::ops::query::{self, WEEK, Whose};
use crate::ops::{Command, Kept, Scope};

const NOW: &str = "2026-06-02T09:00:00+02:00[Europe/Berlin]";

/// Fields with what is typed into them.
type Values = &'static [(&'static str, &'static str)];

/// What happens between two looks at the day: kinds, names and what they get.
const DEEDS: &[(Kind, &str, Values)] = &[
    (Kind::Contact, "Ann", &[("tags", "vip")]),
    (Kind::Contact, "Bob", &[("tags", "vip")]),
    (Kind::Contact, "Ann", &[("tags", "")]),
    (Kind::Contact, "Bob", &[("do_not_contact", "yes")]),
    (Kind::Contact, "Bob", &[("rhythm", "90d")]),
    (Kind::Company, "Works", &[("industry", "steel")]),
    (Kind::Company, "Works", &[("industry", "")]),
    (Kind::Segment, "key", &[("rhythm", "7d")]),
    (Kind::Segment, "key", &[("filter", "company:works")]),
    (Kind::Segment, "steel", &[("filter", "industry:steel no:last")]),
    (Kind::Task, "ring", &[("due", "2026-03-03")]),
];

fn begin() -> Trial {
    let mut trial = Trial::begin();
    for (kind, values) in [
        (Kind::Company, &[("name", "Works")][..]),
        (Kind::Contact, &[("name", "Ann"), ("companies", "Works")]),
        (Kind::Contact, &[("name", "Bob")]),
        (Kind::Task, &[("name", "ring"), ("contacts", "Ann")]),
        (Kind::Segment, &[("name", "key"), ("filter", "tag:vip"), ("rhythm", "30d")]),
        (Kind::Segment, &[("name", "steel"), ("of", "company"), ("filter", "industry:steel"), ("rhythm", "30d")]),
    ] {
        trial.add(kind, values);
    }
    trial
}

fn handles<'a>(records: impl Iterator<Item = &'a Record>) -> Vec<String> {
    records.map(|record| record.handle().to_owned()).collect()
}

/// With whom contact is due, as a screen that looked before knows it, and as one that has just been opened.
fn due(trial: &mut Trial) -> (Vec<String>, Vec<String>) {
    let known = trial.agenda(NOW, WEEK, Whose::Everybody);
    let (now, week_start, me) = (NOW.parse().unwrap(), jiff::civil::Weekday::Monday, "Kim".to_owned());
    let query = query::Agenda { days: WEEK, whose: Whose::Everybody, now, week_start, me };
    let book = trial.book();
    let fresh = agenda((&book.store, &book.journal), &query, &mut LastPaced::default()).unwrap();
    (handles(known.quiet.iter().map(|quiet| &quiet.record)), handles(fresh.quiet.iter().map(|quiet| &quiet.record)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_screen_that_is_open_for_long_knows_who_is_due(deeds in prop::collection::vec(prop::option::of(0..DEEDS.len()), 1..16)) {
        let mut trial = begin();
        for deed in deeds {
            match deed.map(|deed| DEEDS[deed]) {
                // What is deleted or set already is refused or changes nothing, and that is as well.
                Some((kind, name, values)) => drop(trial.try_edit(kind, name, values)),
                None => drop(trial.try_do(Command::Undo { entry: None, scope: Scope::Book, kept: Kept::Refuse })),
            }
            let (known, fresh) = due(&mut trial);
            prop_assert_eq!(known, fresh);
        }
    }
}

#[test]
fn a_rhythm_may_depend_on_what_is_open() {
    let mut trial = begin();
    trial.try_edit(Kind::Company, "Works", &[("industry", "steel")]).unwrap();
    trial.try_edit(Kind::Segment, "steel", &[("filter", "open-value>10k")]).unwrap();
    assert_eq!(due(&mut trial), (vec![], vec![]));
    trial.add(Kind::Deal, &[("name", "Renewal"), ("company", "Works"), ("value", "20k EUR")]);
    let (known, fresh) = due(&mut trial);
    assert_eq!((known.len(), fresh.len()), (1, 1));
}

#[test]
fn what_is_done_and_noted_changes_nobodys_rhythm() {
    let mut trial = begin();
    let before = trial.tip();
    trial.add(Kind::Activity, &[("type", "call"), ("contacts", "Ann")]);
    trial.try_edit(Kind::Task, "ring", &[("due", "2026-03-03")]).unwrap();
    let has_changed = |trial: &Trial| has_changed((&trial.book().store, &trial.book().journal), before).unwrap();
    assert!(!has_changed(&trial));
    trial.try_edit(Kind::Company, "Works", &[("name", "Plant")]).unwrap();
    assert!(has_changed(&trial));
}
