//! What a form offers in fields that name other records.

use super::book::people_and_companies;
use super::pipeline::{deals, empty_pipelines};
use super::trial::Trial;
use crate::ops::{Code, Failure};
use crate::tui::modals::Modal;

/// The field of the cursor, and what stands in it.
fn field(trial: &Trial) -> (&str, String) {
    let Some(Modal::Form(form)) = trial.model.modals.last() else { panic!("no form is open") };
    let entry = form.current().unwrap();
    (entry.subject.key(), entry.value())
}

#[test]
fn the_companies_of_the_book_are_offered_and_tab_always_goes_on() {
    let mut trial = Trial::new(80, 24, people_and_companies());
    trial.press("a tab tab tab");
    assert_eq!(field(&trial).0, "companies");
    trial.write("acm");
    insta::assert_snapshot!(trial.picture());
    trial.press("ctrl-n");
    assert_eq!(field(&trial), ("companies", "Acme".into()));
    trial.press("tab");
    assert_eq!(field(&trial), ("emails", String::new()), "the line for one more is passed over");
}

#[test]
fn what_is_typed_whole_stays_as_it_is() {
    let mut trial = Trial::new(80, 24, people_and_companies());
    trial.press("a tab tab tab").write("acme").press("tab shift-tab");
    assert_eq!(field(&trial), ("companies", "acme".into()));
    trial.press("ctrl-u").write("acm").press("enter shift-tab");
    assert_eq!(field(&trial), ("companies", "acm".into()), "enter takes what was typed");
}

#[test]
fn who_types_faster_than_the_book_answers_gets_what_was_typed() {
    let mut trial = Trial::new(80, 24, people_and_companies());
    trial.press("a tab tab tab").held = Some(Vec::new());
    trial.write("acm").press("tab");
    assert_eq!(field(&trial), ("emails", String::new()));
    trial.release();
    trial.press("shift-tab");
    assert_eq!(field(&trial), ("companies", "acm".into()));
}

#[test]
fn a_choice_waits_for_what_is_offered_to_what_was_typed() {
    let mut trial = Trial::new(80, 24, people_and_companies());
    trial.press("a tab tab tab").write("acm").press("ctrl-u").held = Some(Vec::new());
    trial.write("한국").press("ctrl-n");
    assert_eq!(field(&trial), ("companies", "한국".into()), "what is offered still is Acme");
    trial.release();
    assert_eq!(field(&trial), ("companies", "한국전자".into()));
}

#[test]
fn the_stages_of_the_pipeline_that_is_filled_in_are_gone_through() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 p a tab tab tab tab");
    assert_eq!(field(&trial), ("stage", "初步接触".into()));
    insta::assert_snapshot!(trial.picture());
    trial.press("ctrl-n ctrl-n");
    assert_eq!(field(&trial), ("stage", "赢单".into()));
    trial.press("ctrl-p ctrl-p ctrl-p");
    assert_eq!(field(&trial), ("stage", "输单".into()));
}

#[test]
fn without_a_pipeline_a_stage_is_named_with_its_own() {
    let mut trial = Trial::new(80, 24, empty_pipelines());
    trial.press("4 a tab tab tab tab").write("赢").press("ctrl-n");
    assert_eq!(field(&trial), ("stage", "华东区重点客户/赢单".into()));
}

#[test]
fn a_name_that_the_book_does_not_know_is_told_where_it_stands() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("4 a").write("Pumps").press("tab tab").write("Bob as buyer").press("down down").write("x");
    trial.press("ctrl-s").done(Err(Failure::new(Code::NoMatch).fact("reference", "Bob").fact("kind", "contact")));
    assert_eq!(field(&trial), ("contacts", "Bob as buyer".into()));
    assert!(trial.picture().contains("no contact matches `Bob`"), "{}", trial.picture());
}
