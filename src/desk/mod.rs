//! The person's own programs: the pager, the opener.

mod opener;
mod pager;

pub use opener::Opener;
pub use pager::{Pager, Program, pager_program};
