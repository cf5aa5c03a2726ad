//! Does the last command again, with whatever is selected now.

use super::{command, selected};
use crate::domain::Kind;
use crate::grammar;
use crate::tui::modals::{Confirm, Modal, Then};
use crate::tui::model::{Model, Tone};
use crate::tui::msg::Effect;

/// Commands that are no change of their own: after them the change before is still the last one.
const SILENT: &[&str] = &["undo", "redo"];

/// The last command that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Last {
    /// Its words, with a place for what is selected.
    template: Vec<String>,
    /// Its words as they were done; none once that may have been taken back.
    done: Option<Vec<String>>,
}

/// Remembers a command that was done; one that is about nothing that can be selected cannot be done again.
pub(super) fn remember(model: &mut Model, words: &[String]) {
    if words.first().is_some_and(|word| SILENT.contains(&word.as_str())) {
        model.last.iter_mut().for_each(|last| last.done = None);
    } else {
        model.last = selected::template(words).map(|template| Last { template, done: Some(words.to_vec()) });
    }
}

/// Runs the last command with those who are selected; asks first where it was done with the same ones.
pub(super) fn again(model: &mut Model) -> Vec<Effect> {
    let Some(Last { template, done }) = model.last.clone() else {
        let message = model.text.get("screen-nothing-again");
        model.say(Tone::Bad, message);
        return Vec::new();
    };
    if model.selected().is_empty() {
        return command::nothing_selected(model);
    }
    let words = of_kind(template, model.kind());
    let named = selected::filled(model, &words);
    if done.as_ref() != Some(&named) {
        return command::run(model, words);
    }
    let question = model.text.get("screen-ask-again");
    let about = vec![format!(":{}", grammar::quote(&selected::in_short(&named)))];
    model.modals.push(Modal::Confirm(Confirm { question, about, beyond: 0, then: Then::Sure(named) }));
    Vec::new()
}

/// A command about records of this kind, if it names one.
fn of_kind(mut words: Vec<String>, kind: Kind) -> Vec<String> {
    if let Some(first) = words.first_mut()
        && Kind::ALL.iter().any(|kind| kind.as_str() == first)
    {
        kind.as_str().clone_into(first);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_that_names_a_kind_is_about_the_kind_that_is_selected() {
        let words = |line: &str| grammar::split(line).unwrap();
        let of_company = |line: &str| grammar::quote(&of_kind(words(line), Kind::Company));
        assert_eq!(of_company("contact tag {ids} +vip"), "company tag {ids} +vip");
        assert_eq!(of_company("log call {ids} contact"), "log call {ids} contact");
    }
}
