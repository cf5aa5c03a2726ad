//! A person's theme: the one that they chose or wrote, on a terminal that may know no colours and no borders.

use super::run::Setting;
use super::world;
use crate::cli::Paint;
use crate::config;
use crate::ops::Failure;
use crate::theme::{self, Signs, Theme};

/// How things look, and what is wrong with the person's own file; that is done without.
pub(super) fn load(setting: &Setting, paint: Paint) -> (Theme, Vec<Failure>) {
    let name = if paint == Paint::Plain { theme::MONO } else { &setting.config.settings.theme };
    let path = setting.paths.theme(name);
    let mut failures = Vec::new();
    // Whoever wants no colours gets none, whatever stands in files.
    let own = if paint == Paint::Plain { Ok(None) } else { config::read_if_there(&path) };
    let own = own.unwrap_or_else(|failure| {
        failures.push(failure);
        None
    });
    let loaded = theme::load(name, own.as_deref());
    let place = if own.is_some() { path } else { setting.paths.settings() };
    failures.extend(loaded.problems.iter().map(|problem| problem.failure(&place)));
    (Theme { signs: Signs::of(&world::env), ..loaded.theme }, failures)
}
