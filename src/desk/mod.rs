//! The person's own programs: the pager, the opener, the editor, the shell that suspends rolo, the terminal that opens
//! links.

mod editor;
mod hyperlinks;
mod opener;
mod pager;
mod suspension;

pub use editor::{Aside, Editor};
pub use hyperlinks::takes_links;
pub use opener::Opener;
pub use pager::{Pager, Program, pager_program};
pub use suspension::{Suspension, suspend_group};
