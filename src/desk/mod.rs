//! The person's own programs: the pager, the opener, the shell that suspends rolo.

mod opener;
mod pager;
mod suspension;

pub use opener::Opener;
pub use pager::{Pager, Program, pager_program};
pub use suspension::{Suspension, suspend_group};
