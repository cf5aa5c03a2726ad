//! How the screen looks: themes that rolo comes with, those that people write, and signs for every charset.

mod choose;
mod problem;
mod read;
mod roles;
mod signs;

pub use choose::{Loaded, MONO, load, names};
pub use problem::Problem;
pub use roles::Theme;
pub use signs::Signs;
