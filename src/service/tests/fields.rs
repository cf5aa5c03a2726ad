//! Fields that people define: what holds of them whoever asks, and whatever they knew.

use super::trial::{Trial, edits, named};
use crate::domain::{Kind, Record, Value};
use crate::ops::{Code, Command, Edit, EntryRef, Kept, Scope};

const BUDGET: &[(&str, &str)] = &[("name", "Budget"), ("of", "deal"), ("type", "money")];

fn put(path: &str, value: Value) -> Edit {
    Edit::Put(path.into(), value)
}

fn money(text: &str) -> Value {
    Value::Money(text.parse().unwrap())
}

fn with(name: &str, own: Edit) -> Command {
    let mut edits = edits(Kind::Deal, &[("name", name)]);
    edits.push(own);
    Command::Add { kind: Kind::Deal, edits }
}

#[test]
fn what_is_put_where_no_field_is_or_is_of_another_type_is_refused() {
    let mut trial = Trial::begin();
    let unknown = trial.try_do(with("Pump", put("custom/budget", money("9 EUR")))).unwrap_err();
    assert_eq!((unknown.code, unknown.facts["field"].as_str()), (Code::UnknownField, "custom/budget"));
    trial.add(Kind::Field, BUDGET);
    trial.work(with("Pump", put("custom/budget", money("9 EUR"))));
    for (path, value) in [
        ("custom/budget", Value::Text("9".into())),
        ("custom/budget", Value::Decimal(9.into())),
        ("custom/budget/9", Value::Flag),
        ("custom/", Value::Flag),
    ] {
        let edits = vec![put(path, value)];
        let wrong = trial.try_do(Command::Edit { kind: Kind::Deal, targets: named(&["Pump"]), edits }).unwrap_err();
        assert!(matches!(wrong.code, Code::InvalidValue | Code::UnknownField), "{path}: {wrong}");
    }
    let elsewhere = vec![put("custom/budget", money("9 EUR"))];
    trial.add(Kind::Contact, &[("name", "Ann")]);
    let elsewhere = Command::Edit { kind: Kind::Contact, targets: named(&["Ann"]), edits: elsewhere };
    assert_eq!(trial.try_do(elsewhere).unwrap_err().code, Code::UnknownField);
}

#[test]
fn a_receipt_says_which_fields_there_are_now() {
    let mut trial = Trial::begin();
    let edits = edits(Kind::Field, BUDGET);
    let fields = |receipt: crate::ops::Receipt| {
        let definitions = receipt.fields.map(|fields| fields.definitions().cloned().collect::<Vec<_>>());
        definitions.map(|all| all.iter().map(|one| (one.word(), one.retired)).collect::<Vec<_>>())
    };
    let defined = trial.work(Command::Add { kind: Kind::Field, edits });
    assert_eq!(fields(defined), Some(vec![("budget".to_owned(), false)]));
    assert_eq!(fields(trial.work(with("Pump", put("custom/budget", money("9 EUR"))))), None);
    let renamed = trial.try_edit(Kind::Field, "Budget", &[("name", "Annual Budget")]).unwrap();
    assert_eq!(fields(renamed), Some(vec![("annual-budget".to_owned(), false)]));
    let retired = trial.delete(Kind::Field, "Annual Budget", None).unwrap();
    assert_eq!(fields(retired), Some(vec![("annual-budget".to_owned(), true)]));
    assert_eq!(fields(trial.undo()), Some(vec![("annual-budget".to_owned(), false)]));
    assert_eq!(fields(trial.undo()), Some(vec![("budget".to_owned(), false)]));
}

#[test]
fn a_new_field_of_a_name_that_another_one_had_once_has_a_key_of_its_own() {
    let mut trial = Trial::begin();
    let key = |field: &Record| field.text("key").to_owned();
    assert_eq!(key(&trial.add(Kind::Field, BUDGET)), "budget");
    trial.try_edit(Kind::Field, "Budget", &[("name", "Annual")]).unwrap();
    assert_eq!(key(&trial.add(Kind::Field, BUDGET)), "budget-2");
    let contact = [("name", "Budget"), ("of", "contact")];
    assert_eq!(key(&trial.add(Kind::Field, &contact)), "budget", "of another kind of record");
}

#[test]
fn what_is_defined_and_filled_in_one_command_is_taken_back_as_one() {
    let mut trial = Trial::begin();
    trial.add(Kind::Field, BUDGET);
    trial.work(with("Pump", put("custom/budget", money("9 EUR"))));
    let undo = |trial: &mut Trial, entry| {
        let entry = Some(EntryRef(entry));
        trial.try_do(Command::Undo { entry, scope: Scope::Book, kept: Kept::Refuse })
    };
    let used = undo(&mut trial, 1).unwrap_err();
    assert_eq!((used.code, used.facts["title"].as_str()), (Code::FieldUsed, "Pump"));
    undo(&mut trial, 2).unwrap();
    undo(&mut trial, 1).unwrap();
    assert!(trial.try_do(with("Fan", put("custom/budget", money("9 EUR")))).is_err());
}

#[test]
fn a_segment_that_asks_for_a_field_keeps_it() {
    let mut trial = Trial::begin();
    trial.add(Kind::Field, BUDGET);
    trial.add(Kind::Segment, &[("name", "rich"), ("of", "deal"), ("filter", "budget>5k")]);
    trial.try_edit(Kind::Field, "Budget", &[("name", "Annual")]).unwrap();
    trial.try_edit(Kind::Field, "Annual", &[("name", "Yearly")]).unwrap();
    trial.undo();
    trial.undo();
    let undo = Command::Undo { entry: Some(EntryRef(1)), scope: Scope::Book, kept: Kept::Refuse };
    assert_eq!(trial.try_do(undo).unwrap_err().code, Code::SegmentUsed);
}
