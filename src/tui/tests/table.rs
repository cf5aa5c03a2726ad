//! Many records at once as a table in the person's own editor, which the test plays.

use std::sync::Arc;

use super::book::people;
use super::trial::Trial;
use crate::domain::{Change, Delta, Kind, Value};
use crate::ops::{Act, Code, Counts, Edit, Failure, Mode, OnError, Outcome, Receipt, Reference, Row, Target, Verb};
use crate::tui::msg::{Done, Effect, Msg};
use crate::tui::stage::Handout;

/// What was handed out.
const TABLE: &str = "handle,rev,name\nc-00001,1,Anna\nc-00002,2,Bo\n";

/// A table in which a line with a `?` is a mistake, and any other change is one of the first contact.
#[derive(Debug)]
struct Sheet;

impl Handout for Sheet {
    fn text(&self) -> &str {
        TABLE
    }

    fn rows(&self, back: &str) -> Result<Vec<Row>, Vec<Failure>> {
        if back.contains('?') {
            let line = back.lines().position(|line| line.contains('?')).unwrap() + 1;
            return Err(vec![Failure::new(Code::NoEdits).fact("kind", "contact").fact("line", line)]);
        }
        let act = Act::Edit(vec![Edit::Clear("owner".into())]);
        let target = Target::Existing(Reference("c-00001".to_owned()));
        Ok(vec![Row { line: 2, kind: Kind::Contact, target, act, rev: Some(1) }])
    }
}

/// Two contacts are marked, and their table is in the editor.
fn in_editor() -> Trial {
    let mut trial = Trial::new(80, 24, people());
    trial.press("space space ctrl-e");
    let Some(Effect::HandOut(ticket, edit)) = trial.asked.last().cloned() else { panic!("{:?}", trial.asked) };
    assert_eq!((edit.kind, edit.list.filter.as_str()), (Kind::Contact, "handle:c-00001,c-00002"));
    trial.tell(Msg::HandedOut(ticket, Ok(Arc::new(Sheet))));
    assert_eq!(given(&trial), TABLE);
    trial
}

/// The table that the editor was given last, and how often it was given one.
fn given(trial: &Trial) -> &str {
    let Some(Effect::Write { text, name }) = trial.asked.last() else { panic!("{:?}", trial.asked) };
    assert_eq!(name, "contact.csv");
    text
}

fn wrote(trial: &mut Trial, text: &str) {
    trial.tell(Msg::Wrote(Ok(text.to_owned())));
}

/// The book answers the rows that were given last.
fn answer(trial: &mut Trial, expected: (OnError, Mode), failure: Option<Failure>) {
    let Some(Effect::Rows(ticket, order, rows)) = trial.asked.last().cloned() else { panic!("{:?}", trial.asked) };
    let crate::ops::Command::Apply { on_error, .. } = order.command else { panic!("{:?}", order.command) };
    assert_eq!(((on_error, order.mode), rows.len()), (expected, 1));
    let record = people().into_iter().next().unwrap();
    let mut change = Change::of(record.id);
    change.set.insert("lifecycle".into(), Delta { old: None, new: Some(Value::Text("lead".to_owned())) });
    let counts = Counts { updated: 1, ..Counts::default() };
    let is_done = failure.is_none();
    let outcome = Outcome {
        line: Some(2),
        verb: if is_done { Verb::Updated } else { Verb::Failed },
        record: is_done.then(|| record.clone()),
        change: is_done.then_some(change),
        failure: failure.clone(),
    };
    let entry = (order.mode == Mode::Do).then_some(7);
    let done = Done { receipt: Receipt { entry, counts, ..Receipt::default() }, outcomes: vec![outcome] };
    let reply = if order.mode == Mode::Do { failure.map_or(Ok(done), Err) } else { Ok(done) };
    trial.tell(Msg::Done(ticket, reply));
}

const TRIED: (OnError, Mode) = (OnError::Skip, Mode::DryRun);
const DONE: (OnError, Mode) = (OnError::Abort, Mode::Do);

#[test]
fn what_is_marked_is_edited_as_a_table_shown_and_done() {
    let mut trial = in_editor();
    wrote(&mut trial, &TABLE.replace("Anna", "Ann"));
    answer(&mut trial, TRIED, None);
    insta::assert_snapshot!(trial.picture());
    trial.press("y");
    answer(&mut trial, DONE, None);
    assert!(trial.model.table.is_none() && trial.model.modals.is_empty());
    assert!(trial.model.status.words.starts_with("edit --as=contact --where="), "{}", trial.model.status.words);
}

#[test]
fn a_table_that_was_not_changed_changes_nothing() {
    let mut trial = in_editor();
    wrote(&mut trial, TABLE);
    assert_eq!(trial.model.status.message, "Nothing changed.");
    assert!(trial.model.table.is_none());
}

#[test]
fn what_is_wrong_comes_back_into_the_editor_with_the_reason() {
    let mut trial = in_editor();
    let wrong = TABLE.replace("Bo", "?");
    wrote(&mut trial, &wrong);
    let again = given(&trial).to_owned();
    assert!(again.ends_with(&wrong) && again.contains("\n# line 5: "), "{again}");
    assert!(again.lines().nth(4).unwrap().contains('?'), "the line is named as it is counted now: {again}");
    // What the book refuses comes back, too, whether it was tried or done; what was said before makes way.
    let right = again.replace('?', "Bob");
    wrote(&mut trial, &right);
    let failure = Failure::new(Code::EditConflict).fact("title", "Anna").fact("handle", "c-00001");
    let failure = failure.fact("rev", 9).fact("base", 1).fact("by", "Lena");
    answer(&mut trial, TRIED, Some(failure.clone()));
    let again = given(&trial).to_owned();
    assert!(again.contains("Lena changed the same") && again.contains("write 9 under `rev`"), "{again}");
    assert_eq!(again.lines().filter(|line| line.starts_with('#')).count(), 2, "{again}");
    wrote(&mut trial, &again.replace(",1,", ",9,"));
    answer(&mut trial, TRIED, None);
    trial.press("y");
    answer(&mut trial, DONE, Some(failure.fact("line", 2)));
    assert!(given(&trial).contains(",9,Anna"), "{}", given(&trial));
}

#[test]
fn nothing_that_was_changed_is_lost_without_a_question() {
    let mut trial = in_editor();
    let changed = TABLE.replace("Anna", "Ann");
    wrote(&mut trial, &changed);
    answer(&mut trial, TRIED, None);
    trial.press("esc");
    assert!(trial.picture().contains("What you changed in the table is lost"), "{}", trial.picture());
    trial.press("n");
    assert_eq!(given(&trial), changed);
    // Whoever leaves it as it was given means to leave it.
    wrote(&mut trial, &changed);
    trial.press("ctrl-c");
    assert!(trial.asked.iter().all(|effect| *effect != Effect::Quit));
    trial.press("n y");
    assert!(trial.model.table.is_none() && trial.model.modals.is_empty());
    assert_eq!(trial.model.status.message, "Nothing changed.");
}

#[test]
fn an_editor_that_fails_gives_everything_up() {
    let mut trial = in_editor();
    trial.tell(Msg::Wrote(Err(Failure::new(Code::NoEditor).fact("program", "vi").fact("reason", "exit status: 1"))));
    assert!(trial.model.table.is_none());
    assert!(trial.picture().contains("the editor vi failed"), "{}", trial.picture());
}

#[test]
fn a_command_says_the_same_and_what_cannot_be_handed_out_is_told() {
    let mut trial = Trial::new(80, 24, people());
    trial.press(":").write("edit --where tag:nope --columns name,city").press("enter");
    let Some(Effect::HandOut(ticket, edit)) = trial.asked.last().cloned() else { panic!("{:?}", trial.asked) };
    assert_eq!(edit.show.columns.len(), 2);
    let failure = Failure::new(Code::NoneSelected).fact("filter", "tag:nope").fact("kind", "contact");
    trial.tell(Msg::HandedOut(ticket, Err(failure)));
    assert!(trial.picture().contains("no contact matches the filter"), "{}", trial.picture());
    assert!(trial.model.table.is_none());
}
