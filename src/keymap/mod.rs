//! Keys → actions: names only. Loads, extends and checks keymap files; what an action does is the screen's business.

mod action;
mod context;
mod key;
mod load;
mod map;
mod problem;

pub use action::Action;
pub use context::Context;
pub use key::{Code, Key, Mods, show_keys};
pub use map::{Binding, Bound, Keymap, Lookup};
pub use problem::Problem;
