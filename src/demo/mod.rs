//! A made-up book to try things with: a small trader in heating and cooling with customers in Europe and China.
//!
//! Pure: from a seed, the moment and who asks, the rows of the book, as an import would bring them. The same three give
//! the same book, but for its identities. Nobody in it is real, and neither is any company.

mod book;
mod care;
mod deals;
mod dice;
mod fields;
mod firms;
mod happenings;
mod people;
mod pipelines;
mod plans;
mod products;
mod regions;
mod rows;
mod segments;
mod sheet;
mod story;
mod team;
mod texts;
mod workdays;

pub use book::{Asked, rows};

#[cfg(test)]
mod tests;
