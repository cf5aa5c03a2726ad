//! Commands on a real book, and what became of its records.

mod agenda;
mod among;
mod base;
mod broken_off;
mod convert;
mod deals;
mod fields;
mod filters;
mod hits;
mod lanes;
mod paced;
mod reminders;
mod rows;
mod segments;
mod stages;
mod timeline;
pub(super) mod travelled;
mod trial;
mod values;
