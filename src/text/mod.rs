//! Every sentence that a person reads. Other rooms name a message and its facts; the words are in `en/*.ftl`.

mod catalog;
mod happening;
mod language;
mod mark;
mod position;
mod safe;
mod told;
mod touch;
mod warned;

pub use catalog::{Fact, Text};
pub use happening::Line;
pub use mark::{marked, with_marks};
pub use safe::{shorten, visible, visible_lines};
pub use told::Told;
