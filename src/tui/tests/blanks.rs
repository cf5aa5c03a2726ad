//! Every command through a form: what is filled in means what a shell would understand.

use super::book::people_and_companies;
use super::leaves::{in_a_shell, meant};
use super::pipeline::deals;
use super::trial::Trial;
use crate::grammar::examples::leaves;
use crate::grammar::{self, Ask, Stop};
use crate::ops::{Code, Counts, Failure, Receipt};
use crate::text::Text;
use crate::tui::modals::Modal;
use crate::tui::modals::form::{Form, Widget};
use crate::tui::msg::{Done, Effect};
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

/// The form of a command, empty.
fn blank(path: &str) -> Form {
    let blank = grammar::blank(&grammar::split(path).unwrap(), &Text::english());
    Form::command(blank.unwrap_or_else(|| panic!("no form: {path}")))
}

/// Fills a form in as a person would: input by input.
fn fill(form: &mut Form, line: &[String], trial: &Trial) {
    let said = grammar::blank(line, &Text::english()).unwrap();
    for argument in said.arguments {
        let mut values = argument.given.clone();
        if values.is_empty() && !argument.default.is_empty() {
            values.push(argument.default.clone());
        }
        for value in &values {
            let at = form.entries.iter().rposition(|entry| entry.subject.key() == argument.id).unwrap();
            form.focus = at;
            let entry = form.current_mut().unwrap();
            match &mut entry.widget {
                Widget::Line(input) | Widget::Lines(input) => *input = tui_input::Input::new(value.clone()),
                Widget::Choice { choices, at } => {
                    *at = choices.iter().position(|choice| choice == value);
                    assert!(at.is_some(), "{value} is none of {choices:?}");
                }
                Widget::Flag(_) => entry.turn(crate::tui::modals::form::Way::Next),
            }
            form.typed(&trial.model.reading());
        }
    }
}

#[test]
fn every_example_means_the_same_in_a_shell_and_in_a_form() {
    let text = Text::english();
    let trial = Trial::new(200, 50, Vec::new());
    let mut filled = 0;
    for leaf in leaves(&text) {
        let own = leaf.examples.iter().filter(|line| **line == leaf.path || line.starts_with(&format!("{} ", leaf.path)));
        let lines: Vec<&str> = own.map(String::as_str).collect();
        for (line, words) in lines.iter().zip(in_a_shell(&lines)) {
            let shell = meant(&trial, &words);
            let mut form = blank(&leaf.path);
            fill(&mut form, &words, &trial);
            assert_eq!(form.check(&trial.model.reading()), crate::tui::modals::form::Checked::Valid, "{line}");
            let said = form.words().unwrap().unwrap();
            assert_eq!(understand(&trial.model, &said), shell, "{line}: {said:?}");
            // What stands on the command line already stands in the form that opens from there.
            let begun = Form::command(grammar::blank(&words, &text).unwrap()).words().unwrap().unwrap();
            assert_eq!(understand(&trial.model, &begun), shell, "{line}: {begun:?}");
            filled += 1;
        }
    }
    assert!(filled > 150, "only {filled}");
}

#[test]
fn the_form_of_every_command_opens_or_says_that_it_works_in_a_shell_only() {
    let text = Text::english();
    for leaf in leaves(&text) {
        let mut trial = Trial::new(80, 24, people_and_companies());
        trial.press(":").write(&leaf.path).press("ctrl-f");
        let asks: Vec<Result<Ask, Stop>> =
            leaf.examples.iter().map(|line| meant(&trial, &grammar::split(line).unwrap())).collect();
        match trial.model.modals.last() {
            Some(Modal::Form(form)) => assert!(!form.entries.is_empty() || leaf.flags.len() < 10, "{}", leaf.path),
            _ => assert!(trial.picture().contains("in a shell only"), "{}: {asks:?}\n{}", leaf.path, trial.picture()),
        }
    }
}
