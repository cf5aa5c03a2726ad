//! Long texts go to the person's own editor, and come back.

use super::book::people;
use super::trial::Trial;
use crate::ops::{Code, Failure};
use crate::tui::msg::{Effect, Msg};

/// The text that the editor was given last.
fn given(trial: &Trial) -> &str {
    let Some(Effect::Write { text, .. }) = trial.asked.last() else { panic!("{:?}", trial.asked) };
    text
}

/// The form of the first contact, on its notes.
fn on_notes() -> Trial {
    let mut trial = Trial::new(80, 24, people());
    trial.press("e");
    while !trial.model.modals.last_mut().unwrap().as_form().unwrap().current().unwrap().value().starts_with("Likes") {
        trial.press("tab");
    }
    trial
}

#[test]
fn notes_are_written_in_the_editor() {
    let mut trial = on_notes();
    trial.press("ctrl-o");
    assert_eq!(given(&trial), "Likes tea.\nCall in the morning.");
    trial.tell(Msg::Wrote(Ok("Likes tea.\n\nNo calls.\n".into())));
    assert!(trial.picture().contains("No calls."), "{}", trial.picture());
    trial.press("ctrl-s");
    assert_eq!(trial.commands(), "contact edit c-00001 --notes='Likes tea.\n\nNo calls.'");
}

#[test]
fn an_editor_that_fails_changes_nothing_and_is_told() {
    let mut trial = on_notes();
    trial.write("No calls.").press("ctrl-o");
    let before = trial.model.modals.last().unwrap().unsaved();
    assert!(before.is_some());
    let failure = Failure::new(Code::NoEditor).fact("program", "nano").fact("reason", "exit status: 1");
    trial.tell(Msg::Wrote(Err(failure)));
    assert!(trial.picture().contains("the editor nano failed"), "{}", trial.picture());
    assert_eq!(trial.model.modals.last().unwrap().unsaved(), before);
}

#[test]
fn what_is_said_of_a_visit_in_several_lines_goes_on_in_a_form() {
    let mut trial = Trial::new(80, 24, people());
    trial.press("c v").write("met her").press("ctrl-o");
    assert_eq!(given(&trial), "met her");
    trial.tell(Msg::Wrote(Ok("met her twice\n".into()))).press("ctrl-o");
    trial.tell(Msg::Wrote(Ok("met her twice\nwants a quote --next=call\n".into()))).press("ctrl-s");
    assert_eq!(trial.commands(), "log visit c-00001 'met her twice\nwants a quote' --next=call");
}
