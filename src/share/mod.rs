//! One owner of a book at a time, who serves everybody else.
//!
//! Whoever has the [`Lease`] owns the book. A [`Host`] lets guests of the same user in through a socket in the book's
//! directory; each of them talks over a [`Remote`]. Commands and questions of all of them, and of the owner's own
//! screen, are done one at a time, so that every answer comes from one consistent state.

mod frame;
mod hall;
mod host;
pub mod lease;
mod remote;
mod serve;
mod socket;
#[cfg(test)]
mod tests;
mod wire;

pub use hall::Ear;
pub use host::{Desk, Host};
pub use lease::{Lease, LeaseError, Line};
pub use remote::{Lost, NoRemote, Remote, Turn};
pub use wire::Hello;
