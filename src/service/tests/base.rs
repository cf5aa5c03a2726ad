//! Two people who edit the same record at once.

use proptest::prelude::*;

use super::trial::{Trial, edits, named};
use crate::domain::{Kind, Path, Record, Value};
use crate::ops::{Act, Base, Code, Command, Edit, Key, Newer, Row, Target, Warning};

/// What somebody makes of Jane: a value of one of a few fields, or a tag that comes or goes.
#[derive(Clone, Debug)]
enum Step {
    Put(&'static str, &'static str),
    Tag(&'static str),
    Untag(&'static str),
}

fn step() -> impl Strategy<Value = Step> {
    let text = prop_oneof![Just(""), Just("one"), Just("two")];
    prop_oneof![
        (prop_oneof![Just("source"), Just("notes")], text).prop_map(|(key, text)| Step::Put(key, text)),
        prop_oneof![Just("vip"), Just("cold")].prop_map(Step::Tag),
        prop_oneof![Just("vip"), Just("cold")].prop_map(Step::Untag),
    ]
}

fn edits_of(steps: &[Step]) -> Vec<Edit> {
    let of = |step: &Step| match step {
        Step::Put(key, text) => edits(Kind::Contact, &[(key, text)]),
        Step::Tag(tag) => vec![Edit::Put(Path::item("tags", tag), Value::Flag)],
        Step::Untag(tag) => vec![Edit::Remove(Path::item("tags", tag))],
    };
    steps.iter().flat_map(of).collect()
}

fn jane(trial: &mut Trial) -> Record {
    trial.card(Kind::Contact, "Jane").record
}

fn edit(edits: Vec<Edit>) -> Command {
    Command::Edit { kind: Kind::Contact, targets: named(&["Jane"]), edits }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_only_one_changed_is_kept_and_what_both_changed_is_refused(
        first in proptest::collection::vec(step(), 1..4),
        theirs in proptest::collection::vec(step(), 1..4),
        yours in proptest::collection::vec(step(), 1..4),
    ) {
        let mut trial = Trial::begin();
        trial.add(Kind::Contact, &[("given", "Jane")]);
        drop(trial.try_do(edit(edits_of(&first))));
        let seen = jane(&mut trial);
        // What yours alone would make of it, taken back at once.
        drop(trial.try_do(edit(edits_of(&yours))));
        let alone = jane(&mut trial);
        if alone.rev != seen.rev {
            trial.undo();
        }
        drop(trial.try_do(edit(edits_of(&theirs))));
        let now = jane(&mut trial);
        trial.base = Some(Base::at(seen.rev));
        let done = trial.try_do(edit(edits_of(&yours)));
        let merged = jane(&mut trial);
        let said: Vec<Path> = edits_of(&yours).iter().map(|edit| edit.path().clone()).collect();
        let paths: std::collections::BTreeSet<&Path> =
            [&seen, &alone, &now].into_iter().flat_map(|record| record.fields.keys()).collect();
        let clashes = |path: &&&Path| {
            let [was, mine, other] = [&seen, &alone, &now].map(|record| record.fields.get(**path));
            let drops_what_came = was.is_none() && mine.is_none();
            said.contains(path) && other != was && other != mine && !drops_what_came
        };
        let clash = paths.iter().find(clashes);
        prop_assert_eq!(clash.is_some(), done.is_err(), "{:?} {:?}", clash, done);
        for path in paths {
            let [was, mine, other, got] = [&seen, &alone, &now, &merged].map(|record| record.fields.get(path));
            let wanted = if done.is_ok() && mine != was { mine } else { other };
            prop_assert_eq!(got, wanted, "{}", path);
        }
    }
}

#[test]
fn the_same_field_is_refused_with_what_each_made_of_it() {
    let mut trial = Trial::begin();
    let seen = trial.add(Kind::Contact, &[("given", "Jane"), ("source", "Sales")]);
    trial.base = Some(Base::at(jane(&mut trial).rev));
    trial.try_edit(Kind::Contact, "Jane", &[("source", "CEO")]).unwrap();
    trial.try_edit(Kind::Contact, "Jane", &[("notes", "met")]).unwrap();
    let failure = trial.try_edit(Kind::Contact, "Jane", &[("source", "CFO"), ("notes", "met")]).unwrap_err();
    assert_eq!(failure.code, Code::EditConflict);
    let clash = failure.clash.unwrap();
    assert_eq!((clash.now.id, clash.by.as_str()), (seen.id, "Kim"));
    let told = |change: &crate::domain::Change| serde_json::to_string(&change.set["source"].new).unwrap();
    assert_eq!((clash.theirs.set.len(), clash.yours.set.len()), (1, 1));
    assert!(told(&clash.theirs).contains("CEO") && told(&clash.yours).contains("CFO"));
    trial.base = Some(Base::at(clash.now.rev));
    trial.try_edit(Kind::Contact, "Jane", &[("source", "CFO")]).unwrap();
}

#[test]
fn what_is_overwritten_by_force_is_told() {
    let mut trial = Trial::begin();
    trial.add(Kind::Contact, &[("given", "Jane")]);
    let rev = jane(&mut trial).rev;
    trial.try_edit(Kind::Contact, "Jane", &[("source", "CEO")]).unwrap();
    trial.base = Some(Base { rev, newer: Newer::Overwrite });
    let receipt = trial.try_edit(Kind::Contact, "Jane", &[("source", "CFO")]).unwrap();
    assert!(matches!(receipt.warnings.as_slice(), [Warning::Overwritten { theirs, .. }] if theirs.set.len() == 1));
    assert_eq!(jane(&mut trial).text("source"), "CFO");
}

#[test]
fn whoever_deletes_means_what_they_saw() {
    let mut trial = Trial::begin();
    trial.add(Kind::Contact, &[("given", "Jane")]);
    let rev = jane(&mut trial).rev;
    let delete = || Command::Delete { kind: Kind::Contact, targets: named(&["Jane"]), heir: None };
    trial.try_edit(Kind::Contact, "Jane", &[("source", "CEO")]).unwrap();
    trial.base = Some(Base::at(rev));
    assert_eq!(trial.try_do(delete()).unwrap_err().code, Code::EditConflict);
    trial.base = Some(Base::at(jane(&mut trial).rev));
    trial.work(delete());
}

#[test]
fn what_one_entry_did_to_a_record_in_two_rows_counts_as_a_whole() {
    let mut trial = Trial::begin();
    trial.add(Kind::Contact, &[("given", "Jane"), ("source", "Sales")]);
    let rev = jane(&mut trial).rev;
    let row = |values: &[(&str, &str)]| {
        let target = Target::Keyed(vec![Key::Name("Jane".to_owned())]);
        Row { line: 1, kind: Kind::Contact, target, act: Act::Edit(edits(Kind::Contact, values)), rev: None }
    };
    trial.import(vec![row(&[("source", "CEO")]), row(&[("notes", "met")])]);
    trial.base = Some(Base::at(rev));
    let failure = trial.try_edit(Kind::Contact, "Jane", &[("source", "CFO")]).unwrap_err();
    assert_eq!(failure.code, Code::EditConflict);
    trial.try_edit(Kind::Contact, "Jane", &[("family", "Doe")]).unwrap();
}

#[test]
fn nobody_edits_on_a_state_that_is_still_to_come() {
    let mut trial = Trial::begin();
    trial.add(Kind::Contact, &[("given", "Jane")]);
    trial.base = Some(Base::at(99));
    assert_eq!(trial.try_edit(Kind::Contact, "Jane", &[("source", "CEO")]).unwrap_err().code, Code::NoEntry);
}

#[test]
fn each_row_may_be_made_on_a_revision_of_its_own() {
    let mut trial = Trial::begin();
    for given in ["Jane", "Max"] {
        trial.add(Kind::Contact, &[("given", given), ("source", "fair")]);
    }
    let rev = |trial: &mut Trial, name: &str| trial.card(Kind::Contact, name).record.rev;
    let (seen, max) = (rev(&mut trial, "Jane"), rev(&mut trial, "Max"));
    trial.try_edit(Kind::Contact, "Jane", &[("source", "web")]).unwrap();
    let row = |name: &str, rev, values: &[(&str, &str)]| {
        let target = Target::Existing(name.parse().unwrap());
        Row { line: 1, kind: Kind::Contact, target, act: Act::Edit(edits(Kind::Contact, values)), rev: Some(rev) }
    };
    trial.import(vec![row("Max", max, &[("source", "call")]), row("Jane", seen, &[("notes", "met")])]);
    assert_eq!((jane(&mut trial).text("source"), jane(&mut trial).text("notes")), ("web", "met"));
    let refused = |trial: &mut Trial, row: Row| trial.try_import(vec![row]).unwrap_err().code;
    assert_eq!(refused(&mut trial, row("Jane", seen, &[("source", "call")])), Code::EditConflict);
    assert_eq!(refused(&mut trial, row("Jane", 99, &[("source", "call")])), Code::NoEntry);
    let now = rev(&mut trial, "Jane");
    trial.import(vec![row("Jane", now, &[("source", "call")])]);
    assert_eq!(jane(&mut trial).text("source"), "call");
}
