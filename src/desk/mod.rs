//! The person's own programs: the pager, the opener, the editor, the shell that suspends rolo.

mod editor;
mod opener;
mod pager;
mod suspension;

pub use editor::{Aside, Editor};
pub use opener::Opener;
pub use pager::{Pager, Program, pager_program};
pub use suspension::{Suspension, suspend_group};
