//! Matching records by fragments of what is known of them: folding, collation, pinyin, digits, typos. Pure.
//!
//! A [`Row`] is what the store keeps of a record to find it by; a [`Matcher`] scores rows against typed words.

mod align;
mod alike;
mod collate;
#[cfg(test)]
mod examples;
mod fold;
mod highlight;
mod hit;
mod known;
mod mask;
mod matcher;
mod noted;
mod number;
mod pinyin;
mod rank;
mod row;
mod sheet;
mod sieve;
mod text;
mod traditional;
mod typo;
mod word;

pub use alike::is_alike;
pub use collate::{place, sort_key};
pub use fold::fold;
pub use matcher::Matcher;
pub use noted::{Noted, has_notes};
pub use number::{end_of_number, has_digits, is_number, is_same_number};
pub use rank::Rank;
pub use row::Row;
pub use sheet::Sheet;
pub use sieve::Sieve;
