//! A name of which the book has none is asked about before something new is made that may be there already.

use super::book::people_and_companies;
use super::pipeline::deals;
use super::trial::Trial;
use crate::domain::Kind;
use crate::ops::{Candidate, Code, Counts, Failure, Receipt, Warning};
use crate::tui::modals::Modal;
use crate::tui::msg::Done;

/// What the trial of a command says that would make a company of this name, where others are called like that.
fn would_make(name: &str) -> Result<Done, Failure> {
    let other = |handle: &str, title: &str| Candidate {
        handle: handle.to_owned(),
        title: title.to_owned(),
        detail: String::new(),
    };
    let others = vec![other("o-00201", "Laboratoires Clairbois"), other("o-00202", "Laboratoires Beauvrel")];
    let alike = Warning::Alike { kind: Kind::Company, title: name.to_owned(), others };
    let counts = Counts { created: 1, made: 1, ..Counts::default() };
    Ok(Done { receipt: Receipt { counts, warnings: vec![alike], ..Receipt::default() }, outcomes: Vec::new() })
}

/// The last command that was given.
fn given(trial: &Trial) -> String {
    trial.commands().lines().last().unwrap_or_default().to_owned()
}

#[test]
fn a_line_asks_whom_a_name_means_and_enter_takes_the_likeliest() {
    let mut trial = Trial::new(80, 24, deals());
    trial.tried = Some(would_make("Laborat"));
    trial.press("3 A").write("Pump --company=Laborat").press("enter");
    assert_eq!(trial.commands(), "", "nothing is done before somebody answers");
    insta::assert_snapshot!(trial.picture());
    trial.press("enter");
    assert!(given(&trial).starts_with("deal add Pump"), "{}", given(&trial));
    assert!(given(&trial).contains("--company=o-00201"), "{}", given(&trial));
    assert!(trial.model.modals.is_empty());
}

#[test]
fn a_name_that_is_meant_to_be_new_is_not_asked_about_again() {
    let mut trial = Trial::new(80, 24, deals());
    trial.tried = Some(would_make("Laborat"));
    trial.press("3 A").write("Pump --company=Laborat").press("enter").press("down down");
    trial.tried = Some(would_make("Laborat"));
    trial.press("enter");
    assert!(given(&trial).contains("--company=Laborat"), "{}", given(&trial));
    assert!(trial.model.modals.is_empty());
}

#[test]
fn whoever_leaves_the_question_has_what_was_typed() {
    let mut trial = Trial::new(80, 24, deals());
    trial.tried = Some(would_make("Laborat"));
    trial.press("3 A").write("Pump --company=Laborat").press("enter esc");
    assert!(
        matches!(trial.model.modals.last(), Some(Modal::Prompt(prompt)) if prompt.input.value().ends_with("Laborat"))
    );
    assert_eq!(trial.commands(), "");
}

#[test]
fn a_form_asks_and_stays_until_it_is_saved() {
    let mut trial = Trial::new(80, 24, people_and_companies());
    trial.press("a").write("Ann Lee").press("tab tab tab").write("Laborat as CTO");
    trial.tried = Some(would_make("Laborat"));
    trial.press("ctrl-s enter");
    assert!(given(&trial).contains("--company='o-00201 as CTO'"), "{}", given(&trial));
    trial.done(Err(Failure::new(Code::NoMatch)));
    assert!(matches!(trial.model.modals.last(), Some(Modal::Form(_))), "it can be mended and saved again");
}

#[test]
fn the_command_line_asks_the_same() {
    let mut trial = Trial::in_chinese(80, 24, people_and_companies());
    trial.tried = Some(would_make("Laborat"));
    trial.press(":").write("contact add Ann --company Laborat").press("enter");
    insta::assert_snapshot!(trial.picture());
    trial.press("down enter");
    assert_eq!(given(&trial), "contact add Ann --company=o-00202");
}
