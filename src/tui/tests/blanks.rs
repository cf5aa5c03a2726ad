//! Every command through a form: what is filled in means what a shell would understand.

use super::book::people_and_companies;
use super::leaves::{in_a_shell, meant};
use super::pipeline::deals;
use super::trial::Trial;
use crate::domain::{Definition, Kind};
use crate::grammar::examples::{Leaf, leaves};
use crate::grammar::{self, Ask, Blank, Stop};
use crate::ops::{Code, Counts, Failure, Receipt, Verb};
use crate::text::Text;
use crate::tui::modals::Modal;
use crate::tui::modals::form::{Checked, Entry, Form, Way, Widget};
use crate::tui::msg::Done;
use crate::tui::update::understand;

/// The form that is open.
fn form(trial: &Trial) -> &Form {
    let Some(Modal::Form(form)) = trial.model.modals.last() else { panic!("no form is open: {}", trial.picture()) };
    form
}

/// What stands under the cursor, behind its label.
fn here(trial: &Trial) -> (String, String) {
    let entry = form(trial).current().unwrap();
    (entry.subject.key().to_owned(), entry.value())
}

/// Fills a form in as a person would, input by input, with what a line says.
fn fill(form: &mut Form, said: &Blank, trial: &Trial) {
    for argument in &said.arguments {
        let default = Some(&argument.default).filter(|default| !default.is_empty() && argument.given.is_empty());
        for value in argument.given.iter().chain(default) {
            form.focus = form.entries.iter().rposition(|entry| entry.subject.key() == argument.id).unwrap();
            let entry = form.current_mut().unwrap();
            match &mut entry.widget {
                Widget::Line(input) | Widget::Lines(input) => *input = tui_input::Input::new(value.clone()),
                Widget::Choice { choices, at } => {
                    *at = choices.iter().position(|choice| choice == value);
                    assert!(at.is_some(), "{value} is none of {choices:?}");
                }
                Widget::Flag(_) => entry.turn(Way::Next),
            }
            form.typed(&trial.model.reading());
        }
    }
}

/// What the words of a form mean.
fn meant_by(form: &Form, trial: &Trial) -> (Result<Ask, Stop>, String) {
    let words = form.words().unwrap().unwrap();
    (understand(&trial.model, &words), grammar::quote(&words))
}

#[test]
fn every_example_means_the_same_in_a_shell_and_in_a_form() {
    let text = Text::english();
    let trial = Trial::new(200, 50, Vec::new());
    let leaves = leaves(&text);
    let own = |leaf: &Leaf| {
        let begun = format!("{} ", leaf.path);
        leaf.examples.iter().filter(|line| **line == leaf.path || line.starts_with(&begun)).cloned().collect::<Vec<_>>()
    };
    let lines: Vec<(String, String)> =
        leaves.iter().flat_map(|leaf| own(leaf).into_iter().map(|line| (leaf.path.clone(), line))).collect();
    let typed: Vec<&str> = lines.iter().map(|(_, line)| line.as_str()).collect();
    let mut filled = 0;
    for ((path, line), words) in lines.iter().zip(in_a_shell(&typed)) {
        let shell = meant(&trial, &words);
        let said = grammar::blank(&words, &text).unwrap();
        let mut form = Form::command(grammar::blank(&grammar::split(path).unwrap(), &text).unwrap());
        fill(&mut form, &said, &trial);
        assert_eq!(form.check(&trial.model.reading()), Checked::Valid, "{line}");
        let (form, words) = meant_by(&form, &trial);
        assert_eq!(form, shell, "{line}: {words}");
        // What stands on the command line stands in the form that opens from there.
        let (begun, words) = meant_by(&Form::command(said), &trial);
        assert_eq!(begun, shell, "{line}: {words}");
        filled += 1;
    }
    assert!(filled > 150, "only {filled}");
}

#[test]
fn the_form_of_every_command_opens_or_says_that_it_works_in_a_shell_only() {
    let text = Text::english();
    for leaf in leaves(&text) {
        let mut trial = Trial::new(80, 24, people_and_companies());
        trial.press(":").write(&leaf.path).press("ctrl-f");
        match trial.model.modals.last() {
            Some(Modal::Form(form)) => {
                let about = |entry: &Entry| entry.subject.help(None, &text).is_some_and(|help| !help.is_empty());
                assert!(form.entries.iter().all(about), "{}", leaf.path);
            }
            Some(_) | None => {
                assert!(trial.picture().contains("in a shell only"), "{}\n{}", leaf.path, trial.picture());
            }
        }
    }
}

#[test]
fn a_command_is_filled_in_from_where_its_line_stands() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("4 : ").write("deal mov").press("ctrl-f");
    assert_eq!(here(&trial), ("to".into(), String::new()), "the deal under the cursor is named already");
    insta::assert_snapshot!(trial.picture());
    trial.write("Proposal").press("tab tab").write("nonsense").press("ctrl-s");
    assert_eq!(here(&trial), ("on".into(), "nonsense".into()), "what is wrong is told before anything is asked");
    trial.press("ctrl-u").write("-2d").press("ctrl-s");
    assert_eq!(trial.commands(), "deal move d-00001 --to=Proposal --on=-2d");
    trial.done(Err(Failure::new(Code::NoMatch).fact("reference", "Proposal").fact("kind", "stage")));
    assert_eq!(here(&trial), ("to".into(), "Proposal".into()), "what the book refuses is told where it stands");
}

#[test]
fn those_who_are_marked_are_named_in_the_form() {
    let mut trial = Trial::new(160, 45, people_and_companies());
    trial.press("space space :").write("log").press("enter");
    assert_eq!(here(&trial), ("type".into(), String::new()));
    trial.press("right tab tab").write("shows interest\nin pumps");
    insta::assert_snapshot!(trial.picture());
    trial.press("ctrl-s");
    assert_eq!(trial.commands(), "log call c-00001 --with=c-00002 'shows interest\nin pumps'");
    trial.press("esc y :").write("contact tag --where tag:x").press("ctrl-f");
    assert!(form(&trial).values("ref").is_empty(), "a filter stands in place of names");
}

#[test]
fn enter_on_a_command_that_lacks_something_asks_for_it() {
    let mut trial = Trial::new(80, 24, people_and_companies());
    trial.press(":").write("set tag=+vip").press("enter");
    assert_eq!(here(&trial), ("where".into(), String::new()));
    insta::assert_snapshot!(trial.picture());
    trial.write("city:berlin").press("ctrl-s");
    assert_eq!(trial.commands(), "", "it is asked first whether so many are meant");
    trial.press("n");
    assert_eq!(here(&trial), ("where".into(), "city:berlin".into()));
    trial.press("ctrl-s y");
    assert_eq!(trial.commands(), "set 'tag=+vip' --where=city:berlin");
    // What is only wrong is said as ever.
    trial.press("esc y :").write("contact list --nonsense").press("enter");
    assert!(!matches!(trial.model.modals.last(), Some(Modal::Form(_))));
    trial.press("esc :").write("contact").press("ctrl-f");
    assert!(trial.picture().contains("Type a command first"), "{}", trial.picture());
}

#[test]
fn a_table_is_imported_by_a_form_which_stays_after_a_dry_run() {
    let mut trial = Trial::new(160, 45, people_and_companies());
    trial.press(":").write("import").press("ctrl-f").write("people.csv").press("tab right").press("tab").write("x");
    insta::assert_snapshot!(trial.picture());
    trial.press("ctrl-u ctrl-s");
    assert_eq!(trial.commands(), "import people.csv --as=contact");
    let mut counts = Counts::default();
    counts.add(Verb::Created);
    trial.done(Ok(Done { receipt: Receipt { counts, ..Receipt::default() }, outcomes: Vec::new() })).press("esc");
    assert_eq!(here(&trial).0, "map", "nothing was done yet");
    trial.press("esc y :").write("import people.csv --rejects=bad.csv").press("ctrl-f ctrl-s");
    assert!(trial.picture().contains("in a shell only"), "{}", trial.picture());
}

#[test]
fn a_field_of_the_books_own_is_asked_for_in_every_form() {
    let mut trial = Trial::new(80, 24, people_and_companies());
    let level = Definition {
        of: Kind::Contact,
        key: "level".to_owned(),
        name: "Service level".to_owned(),
        holds: "choice".to_owned(),
        choices: ["silver", "gold"].map(str::to_owned).to_vec(),
        default: None,
        notes: "What was agreed".to_owned(),
        retired: false,
    };
    trial.model.text = Text::english().with_fields([level].into_iter().collect());
    let focus = |trial: &mut Trial, key: &str| {
        let Some(Modal::Form(form)) = trial.model.modals.last_mut() else { panic!("no form is open") };
        form.focus = form.entries.iter().position(|entry| entry.subject.key().contains(key)).unwrap();
    };
    trial.press("e");
    focus(&mut trial, "level");
    assert!(trial.picture().contains("> Service level") && trial.picture().contains("What was agreed"));
    trial.press("right right ctrl-s");
    trial.press("esc y :").write("contact edit").press("ctrl-f");
    focus(&mut trial, "level");
    trial.press("right ctrl-s");
    let saved = "contact edit c-00001 --service-level=gold\ncontact edit c-00001 --service-level=silver";
    assert_eq!(trial.commands(), saved);
}
