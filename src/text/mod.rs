//! Every sentence that a person reads. Other rooms name a message and its facts; the words are in `en/*.ftl`.

mod catalog;
mod happening;
mod language;
mod safe;
mod told;
mod touch;

pub use catalog::{Fact, Text};
pub use happening::Line;
pub use safe::{shorten, visible, visible_lines};
pub use told::Told;
