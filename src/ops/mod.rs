//! What can be asked of a book, as plain data: commands change it, queries only read it.
//!
//! Whoever answers is a [`Client`]; faces cannot tell whether the book is open in this process or in another.

pub mod answer;
pub mod base;
pub mod client;
pub mod command;
pub mod explained;
pub mod failure;
pub mod file_format;
mod naming;
pub mod query;
pub mod reason;
pub mod receipt;
pub mod recipe;
pub mod reference;
pub mod remarks;
pub mod view;
pub mod warning;
mod weekday;

pub use crate::domain::Life;

pub use answer::{Answer, Card, Content, Linked, Page, Past, PastChange, Status};
pub use base::{Base, Clash, Newer};
pub use client::{Client, Detail, Flow, Quiet, Talk, Unanswered};
pub use command::{
    Act, Command, Destination, Edit, Kept, Key, LEADS, Mode, OnError, Request, Row, Scope, Selection, Spot, Target,
    Targets, Until, Upload, one_of,
};
pub use explained::Explained;
pub use failure::{Candidate, Code, Failure, FailureKind};
pub use file_format::{FileFormat, Mark};
pub use query::{Dress, List, Order, Query, Sort};
pub use reason::Reason;
pub use receipt::{Counts, Outcome, Receipt, Verb};
pub use recipe::{Delimiter, Recipe, Rest};
pub use reference::{EntryRef, Reference};
pub use remarks::{Added, without_remarks};
pub use view::View;
pub use warning::Warning;
