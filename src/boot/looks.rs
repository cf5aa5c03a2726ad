//! A person's theme: the one that they chose or wrote, on a terminal that may know no colours and no borders.

use std::fs;
use std::io;

use super::run::Setting;
use super::world;
use crate::cli::Paint;
use crate::ops::{Code, Failure};
use crate::theme::{self, Signs, Theme};

/// How things look, and what is wrong with the person's own file; that is done without.
pub(super) fn load(setting: &Setting, paint: Paint) -> (Theme, Vec<Failure>) {
    let name = if paint == Paint::Plain { theme::MONO } else { &setting.config.settings.theme };
    let path = setting.paths.theme(name);
    let mut failures = Vec::new();
    // Whoever wants no colours gets none, whatever stands in files.
    let own = match fs::read_to_string(&path) {
        _ if paint == Paint::Plain => None,
        Ok(source) => Some(source),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => {
            failures.push(Failure::new(Code::CannotRead).fact("path", path.display()).fact("reason", error));
            None
        }
    };
    let loaded = theme::load(name, own.as_deref());
    let place = if own.is_some() { path } else { setting.paths.settings() };
    failures.extend(loaded.problems.iter().map(|problem| problem.failure(&place)));
    (Theme { signs: Signs::of(&world::env), ..loaded.theme }, failures)
}
