//! Copies what other programs need of the record under the cursor, through the terminal, also over a slow line.

use crate::domain::Record;
use crate::domain::line::is_hidden;
use crate::tui::modals::{Choice, Chosen, Modal, Picker};
use crate::tui::model::{Model, Tone};
use crate::tui::msg::Effect;
use crate::tui::widgets::cells;

/// The fields whose items are copied most.
const FIELDS: &[&str] = &["emails", "phones", "links"];

/// Lets one pick what of the record under the cursor is copied.
pub(super) fn pick(model: &mut Model) -> Vec<Effect> {
    let Some(record) = model.current() else { return Vec::new() };
    let (question, choices) = (model.text.get("screen-copy-what"), choices(record));
    model.modals.push(Modal::Picker(Picker { question, choices, ..Picker::default() }));
    Vec::new()
}

/// Copies a text, and says so.
pub(super) fn copy(model: &mut Model, text: String) -> Vec<Effect> {
    let said = model.text.say("screen-copied", &[("text", cells::shown(&text).into())]);
    model.say(Tone::Good, said);
    vec![Effect::Copy(text)]
}

fn choices(record: &Record) -> Vec<Choice> {
    let named = [record.title(), record.handle().to_owned()];
    let items = FIELDS.iter().flat_map(|field| record.items(field)).map(|(value, _)| value.to_owned());
    let mut texts: Vec<String> = named.into_iter().chain(items).map(|text| as_text(&text)).collect();
    texts.retain(|text| !text.is_empty());
    texts.into_iter().map(|text| Choice { label: cells::shown(&text), chosen: Chosen::Copy(text) }).collect()
}

/// What may be pasted anywhere: nothing in it acts on a terminal.
fn as_text(text: &str) -> String {
    text.chars().filter(|char| !is_hidden(*char)).collect()
}
