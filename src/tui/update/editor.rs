//! Long texts are written in the person's own editor.

use tui_input::Input;

use super::{command, drafts, form};
use crate::ops::Failure;
use crate::tui::modals::Modal;
use crate::tui::modals::form::Widget;
use crate::tui::model::Model;
use crate::tui::msg::Effect;

/// The name of the file that such a program sees.
const NAME: &str = "rolo.txt";

/// Gives what is typed to the editor.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let text = written(model).map(|input| input.value().to_owned());
    text.map(|text| Effect::Write { name: NAME.to_owned(), text }).into_iter().collect()
}

/// Takes over what the editor left.
pub(super) fn wrote(model: &mut Model, written: Result<String, Failure>) -> Vec<Effect> {
    match written {
        Ok(text) => take(model, text.trim_end()),
        Err(failure) => tell(model, &failure),
    }
    Vec::new()
}

/// The text that has the cursor, if it may be a long one.
fn written(model: &mut Model) -> Option<&mut Input> {
    match model.modals.last_mut()? {
        Modal::Form(form) => match &mut form.current_mut()?.widget {
            Widget::Lines(input) => Some(input),
            Widget::Line(_) | Widget::Choice { .. } | Widget::Flag(_) => None,
        },
        Modal::Prompt(prompt) => Some(&mut prompt.input),
        Modal::Confirm(_)
        | Modal::Contest(_)
        | Modal::Picker(_)
        | Modal::Sorts(_)
        | Modal::Palette(_)
        | Modal::Reader(_) => None,
    }
}

fn take(model: &mut Model, text: &str) {
    let reading = model.reading();
    let Some(input) = written(model) else { return };
    *input = Input::new(text.to_owned());
    match model.modals.last_mut() {
        Some(Modal::Form(form)) => form.typed(&reading),
        // A question has one line; what is longer goes on in the form of its command.
        Some(Modal::Prompt(prompt)) if text.contains('\n') => {
            let words = prompt.so_far();
            model.modals.pop();
            drafts::go_on(model, &words);
        }
        Some(Modal::Prompt(prompt)) => prompt.told = None,
        Some(_) | None => {}
    }
}

/// Says where the text stands why it is as it was.
fn tell(model: &mut Model, failure: &Failure) {
    let told = command::told(model, failure).join("\n");
    match model.modals.last_mut() {
        Some(Modal::Prompt(prompt)) => prompt.told = Some(told),
        Some(_) | None => drop(form::tell(model, failure)),
    }
}
