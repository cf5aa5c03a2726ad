//! Every sentence that a person reads, in every language that rolo speaks. Other rooms name a message and its facts; the
//! words are in `en/*.ftl`, `zh-CN/*.ftl`.

mod caller;
mod catalog;
mod changed;
mod choice;
mod difference;
mod explained;
mod format;
mod happening;
mod language;
mod mark;
mod piece;
mod position;
mod remarks;
mod safe;
mod told;
mod touch;
mod warned;
mod wrap;

pub use caller::CallerTold;
pub use catalog::{Fact, Text};
pub use changed::Contested;
pub use difference::{Differing, Sign};
pub use happening::HappeningLine;
pub use mark::{marked, with_marks};
pub use piece::{Piece, pieces};
pub use safe::{shorten, visible, visible_lines, width};
pub use told::Told;
pub use wrap::wrap;
