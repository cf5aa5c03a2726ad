//! Where this person's files are, and what they have set.
//!
//! A setting is one line in [`SETTINGS`]; its label and help are `setting-KEY` in [`crate::text`]. Flags go before
//! the environment, the environment before the file, the file before the defaults.

mod afar;
mod device;
mod drafts;
mod file;
mod ground;
mod habits;
mod heard;
mod paths;
mod place;
mod setting;
mod settings;
mod typed;
mod whose;

pub use device::device_id;
pub use drafts::Drafts;
pub use file::{check, set, unset};
pub use ground::{Found, check_ground, close_ground};
pub use habits::{read_habits, write_habits};
pub use heard::{read_heard, write_heard};
pub use paths::{Env, Paths};
pub use place::read_if_there;
pub use setting::{Asked, SETTINGS, Setting, is_file_name};
pub use settings::{Bell, BookPlace, Config, Links, Mouse, Origin, Settings, Warning, load};
pub use typed::{keep_typed, read_typed};
pub use whose::user_name;
