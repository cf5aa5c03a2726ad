//! Commands on a real book, and what became of its records.

mod agenda;
mod convert;
mod deals;
mod rows;
mod stages;
mod timeline;
mod trial;
