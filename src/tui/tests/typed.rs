//! What is typed into lines and forms is completed, filled in and asked for, before it fails.

use super::book::{contact, people_and_companies};
use super::pipeline::deals;
use super::trial::Trial;
use crate::domain::Kind;
use crate::ops::{Code, Failure};
use crate::tui::modals::Modal;
use crate::tui::msg::{Effect, Msg};

/// What stands in the line that is asked for.
fn line(trial: &Trial) -> String {
    match trial.model.modals.last() {
        Some(Modal::Prompt(prompt)) => prompt.input.value().to_owned(),
        Some(Modal::Palette(palette)) => palette.input.value().to_owned(),
        _ => panic!("no line is asked for"),
    }
}

/// The field of the cursor, and what stands in it.
fn field(trial: &Trial) -> (String, String) {
    let Some(Modal::Form(form)) = trial.model.modals.last() else { panic!("no form is open") };
    let entry = form.current().unwrap();
    (entry.subject.key().to_owned(), entry.value())
}

fn with_companies() -> Vec<crate::domain::Record> {
    deals().into_iter().chain(people_and_companies()).collect()
}

#[test]
fn a_line_completes_the_values_of_its_flags_and_then_goes_on_to_the_next() {
    let mut trial = Trial::new(80, 24, with_companies());
    trial.press("3 A").write("Pump --company=acm");
    insta::assert_snapshot!(trial.picture());
    trial.press("tab");
    assert_eq!(line(&trial), "Pump --company=Acme");
    trial.press("tab");
    assert_eq!(line(&trial), "Pump --company=Acme --contact=");
    trial.press("ctrl-n");
    assert_eq!(line(&trial), "Pump --company=Acme --contact=Jane Doe");
    trial.press("ctrl-n");
    assert_eq!(line(&trial), "Pump --company=Acme --contact=张伟");
}

#[test]
fn a_flag_to_which_nothing_was_typed_says_nothing_and_what_is_typed_goes_before_what_was_there() {
    let mut trial = Trial::new(80, 24, with_companies());
    trial.press("3 A").write("Pump --contact=").press("enter");
    assert_eq!(trial.commands(), "deal add Pump --pipeline=Sales --stage=Lead --owner=Kim");
    let mut trial = Trial::new(80, 24, with_companies());
    trial.press("3 A").write("Pump --owner=Lee").press("enter");
    assert_eq!(trial.commands(), "deal add Pump --pipeline=Sales --stage=Lead --owner=Lee");
}

#[test]
fn whoever_adds_something_owns_it_unless_they_say_otherwise() {
    for (kind, keys) in [(Kind::Contact, "1 a"), (Kind::Company, "2 a"), (Kind::Deal, "3 a")] {
        let mut trial = Trial::new(80, 40, with_companies());
        trial.press(keys).write("New one").press("ctrl-s");
        assert!(trial.commands().ends_with("--owner=Kim"), "{kind:?} {}", trial.commands());
    }
}

#[test]
fn a_key_whose_command_lacks_something_opens_its_form() {
    let mut trial = Trial::new(80, 24, people_and_companies());
    trial.bind("[list]\nw = \":deal add --contact {id}\"\n");
    trial.press("w").done(Err(Failure::new(Code::Nameless).fact("kind", "deal")));
    assert_eq!(field(&trial), ("name".to_owned(), String::new()));
    trial.write("Pump").press("ctrl-s");
    assert_eq!(trial.commands().lines().last(), Some("deal add Pump --contact=c-00001"));
}

#[test]
fn an_import_is_of_what_is_listed_and_one_that_does_not_say_of_what_asks() {
    let mut trial = Trial::new(80, 24, Vec::new());
    trial.press("2 I");
    assert_eq!(line(&trial), "import --as=company ");
    trial.press("esc :").write("import /tmp/people.csv").press("enter");
    trial.done(Err(Failure::new(Code::NoKind).fact("choices", "contact, company")));
    assert_eq!(field(&trial).0, "as");
}

#[test]
fn people_of_the_company_that_is_filled_in_are_offered_first() {
    let mut book = with_companies();
    book.push(contact(50, &[("name", "Aaron Aab"), ("companies", "한국전자")]));
    let mut trial = Trial::new(80, 24, book);
    trial.press("4 a").write("Pump").press("tab").write("Acme").press("tab");
    assert_eq!(field(&trial).0, "contacts");
    let asked = trial.picture();
    let offered: Vec<&str> = asked.lines().skip_while(|line| !line.contains("> contact")).skip(1).take(1).collect();
    assert!(offered.iter().any(|line| line.contains("Jane Doe")), "{asked}");
}

#[test]
fn tab_passes_over_the_line_for_one_more_and_down_does_not() {
    let mut trial = Trial::new(80, 24, people_and_companies());
    trial.press("a").write("Ann").press("tab tab tab").write("Acme").press("tab");
    let next = field(&trial).0;
    assert_ne!(next, "companies");
    trial.press("shift-tab");
    assert_eq!(field(&trial), ("companies".to_owned(), "Acme".to_owned()));
    trial.press("down");
    assert_eq!(field(&trial), ("companies".to_owned(), String::new()));
    trial.press("down");
    assert_eq!(field(&trial).0, next);
}

#[test]
fn an_empty_form_says_what_it_needs() {
    let mut trial = Trial::new(80, 24, people_and_companies());
    trial.press("2 a ctrl-s");
    assert!(trial.picture().contains("needs a name"), "{}", trial.picture());
    assert_eq!(field(&trial).0, "name");
}

#[test]
fn a_table_has_a_name_and_one_that_is_there_is_replaced_only_by_a_yes() {
    let mut trial = Trial::new(80, 24, people_and_companies());
    trial.press("E");
    assert_eq!(line(&trial), "contacts.csv");
    trial.write("two");
    assert_eq!(line(&trial), "two", "what is typed takes its place");
    trial.press("esc y E left").write("x");
    assert_eq!(line(&trial), "contacts.csxv", "unless somebody goes into it");
    trial.press("esc y E enter");
    let Some(Effect::Export(words, ..)) = trial.asked.last().cloned() else { panic!("nothing is written") };
    trial.tell(Msg::Exported(words, Err(Failure::new(Code::FileThere).fact("path", "contacts.csv"))));
    assert!(trial.picture().contains("contacts.csv is there already. Replace it?"), "{}", trial.picture());
    trial.press("y");
    let Some(Effect::Export(words, ..)) = trial.asked.last() else { panic!("nothing is written") };
    assert_eq!(words.get(1).map(String::as_str), Some("--yes"));
}
