//! Opening the screen.

use super::run::Setting;
use crate::grammar::Globals;
use crate::ops::{Code, Failure};

/// Opens the screen and gives the exit code.
pub(super) fn open(_globals: &Globals, _setting: &Setting) -> Result<u8, Failure> {
    Err(Failure::new(Code::NoTerminal).fact("reason", "not yet"))
}
