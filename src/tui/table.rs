//! Records that are edited as a table in the person's own editor.

use std::sync::Arc;

use super::msg::Ticket;
use super::stage::Handout;
use crate::grammar::TableEdit;
use crate::ops::Row;

/// A table that is in the editor, or on the way there or back.
#[derive(Debug)]
pub(crate) struct Table {
    /// The words that ask for it.
    pub(crate) words: Vec<String>,
    /// What they mean.
    pub(crate) edit: Box<TableEdit>,
    /// Where it is.
    pub(crate) place: Place,
    /// What was handed out; nothing before the records are there.
    pub(crate) handout: Option<Arc<dyn Handout>>,
    /// What the editor was given last.
    pub(crate) given: String,
    /// What it says, once it came back and can be read.
    pub(crate) rows: Vec<Row>,
}

/// Where a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Its records are asked for.
    Asked(Ticket),
    /// In the editor.
    Editor,
    /// It came back, and is tried.
    Tried(Ticket),
    /// Somebody is asked what becomes of it.
    Doubt,
    /// It is being done.
    Done(Ticket),
}
