//! Writes those who are selected into a table for other programs.

use super::command;
use crate::grammar;
use crate::ops::{Code, Failure};
use crate::tui::modals::{Confirm, Modal, Place, Prompt, Then, told};
use crate::tui::model::{Model, Status, Tone};
use crate::tui::msg::Effect;

/// The flag that lets a file be replaced.
const YES: &str = "--yes";

/// Asks into which file those who are selected are written.
pub(super) fn ask_file(model: &mut Model) -> Vec<Effect> {
    let selected = model.selected();
    if selected.is_empty() {
        return command::nothing_selected(model);
    }
    let handles: Vec<&str> = selected.iter().map(|marked| marked.handle.as_str()).collect();
    let filter = format!("--where=handle:{}", handles.join(","));
    let words = vec!["export".to_owned(), format!("--as={}", model.kind().as_str()), filter];
    let name = model.text.say("screen-kinds", &[("kind", model.kind().as_str().into())]);
    let prompt = Prompt::new(model.text.get("screen-export-to"), told(model, &selected), words, Place::Word);
    let prompt = Prompt { needed: Some("screen-export-needed"), ..prompt }.proposing(format!("{name}.csv"));
    model.modals.push(Modal::Prompt(prompt));
    Vec::new()
}

/// A table was written, or was not; where a file of that name is there already, somebody is asked whether it goes.
pub(super) fn done(model: &mut Model, words: Vec<String>, told: Result<String, Failure>) -> Vec<Effect> {
    let line = grammar::quote(&words);
    match told {
        Ok(message) => model.status = Status { words: line, message, tone: Tone::Good },
        Err(failure) if failure.code == Code::FileThere => ask_replace(model, words, &failure),
        Err(failure) => return command::refuse(model, line, &failure),
    }
    Vec::new()
}

fn ask_replace(model: &mut Model, mut words: Vec<String>, failure: &Failure) {
    let path = failure.facts.get("path").cloned().unwrap_or_default();
    let question = model.text.say("screen-ask-replace", &[("path", path.into())]);
    words.insert(1, YES.to_owned());
    model.modals.push(Modal::Confirm(Confirm { question, about: Vec::new(), beyond: 0, then: Then::Replace(words) }));
}
