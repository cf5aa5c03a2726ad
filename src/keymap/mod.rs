//! Keys → actions: names only. Reads, extends and checks keymap files; what an action does is the screen's business.

mod action;
mod chain;
mod context;
mod habits;
mod key;
mod map;
mod problem;
mod read;

pub use action::Action;
pub use chain::{File, Loaded, Trouble, load, names};
pub use context::{Condition, Context, Place};
pub use habits::{Familiarity, Habits};
pub use key::{Code, Key, Mods, show_keys};
pub use map::{Binding, Bound, Keymap, Lookup};
pub use problem::Problem;
