//! How the screen looks: themes that rolo comes with, those that people write, and signs for every charset.

mod choose;
mod problem;
mod read;
mod signs;
mod theme;

pub use choose::{Loaded, MONO, load, names};
pub use problem::Problem;
pub use signs::Signs;
pub use theme::Theme;
