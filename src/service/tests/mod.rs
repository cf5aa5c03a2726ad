//! Commands on a real book, and what became of its records.

mod convert;
mod deals;
mod reminders;
mod rows;
mod stages;
mod timeline;
mod trial;
