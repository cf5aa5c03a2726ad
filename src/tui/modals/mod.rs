//! What lies above a pane and takes the keys: questions, forms, the command line, texts to read.

pub(super) mod confirm;
pub(super) mod contest;
pub(super) mod form;
pub(super) mod help;
pub(super) mod modal;
pub(super) mod palette;
pub(super) mod picker;
pub(super) mod prompt;
pub(super) mod reader;
pub(super) mod sorts;
pub(super) mod tour;

pub(crate) use confirm::{Confirm, Then};
pub(crate) use contest::Contest;
pub(crate) use form::Form;
pub(crate) use modal::Modal;
pub(crate) use palette::{Does, Item, Looking, Menu, Palette, Proposal, Question, Words};
pub(crate) use picker::{Choice, Chosen, Free, Picker};
pub(crate) use prompt::{Place, Prompt, Stage, TO};
pub(crate) use reader::Reader;
pub(crate) use sorts::{Sorts, sort, told};
