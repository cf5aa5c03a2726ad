//! One owner of a book at a time, and how others learn who it is.

pub mod lease;

pub use lease::{Lease, LeaseError};
