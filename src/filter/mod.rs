//! The filter language: one for lists, boards, segments, bulk edits and exports. Pure.
//!
//! `tag:vip -tag:cold city~ber updated<-60d "acme"` is parsed into an [`Expr`], which can be shown, explained and
//! held against records.

mod arrange;
mod birthday;
mod bounds;
#[cfg(test)]
mod deals;
mod effort;
mod error;
#[cfg(test)]
mod examples;
mod expr;
mod matches;
mod meant;
mod moment;
mod needs;
mod operand;
mod parse;
mod period;
mod place;
mod scan;
mod segments;
mod short;
mod show;
mod sought;
mod texts;
#[cfg(test)]
mod touches;
mod when;

pub use arrange::{Arrangement, Direction};
pub use error::{Fault, FilterError};
pub use expr::{Choice, Expr, Filter, Operator, Order, Test, Words};
pub use meant::{Edge, Meant, Scale};
pub use moment::Moment;
pub use operand::{Literal, Operand};
pub use parse::{parse, parse_segment};
pub use period::Period;
pub use place::{Near, Places};
pub use segments::{Member, Segment, Segments, asking, may_ask_for_segments};
pub use sought::Sought;
pub use when::{Unit, When};
