//! Every sentence that a person reads. Other rooms name a message and its facts; the words are in `en/*.ftl`.

mod catalog;
mod told;

pub use catalog::{Fact, Text};
pub use told::Told;
