//! The person's own programs: the pager.

mod pager;

pub use pager::{Pager, Program, pager_program};
