//! Writes those who are selected into a table for other programs.

use super::command;
use crate::tui::modals::{Modal, Place, Prompt, told};
use crate::tui::model::Model;
use crate::tui::msg::Effect;

/// Asks into which file those who are selected are written.
pub(super) fn ask_file(model: &mut Model) -> Vec<Effect> {
    let selected = model.selected();
    if selected.is_empty() {
        return command::nothing_selected(model);
    }
    let handles: Vec<&str> = selected.iter().map(|marked| marked.handle.as_str()).collect();
    let filter = format!("--where=handle:{}", handles.join(","));
    let words = vec!["export".to_owned(), format!("--as={}", model.kind().as_str()), filter];
    let prompt = Prompt::new(model.text.get("screen-export-to"), told(model, &selected), words, Place::Word);
    model.modals.push(Modal::Prompt(Prompt { needed: Some("screen-export-needed"), ..prompt }));
    Vec::new()
}
