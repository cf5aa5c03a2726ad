//! A person's keys: read from the files that they chose or wrote, checked, and shown.

use std::path::PathBuf;

use super::run::Setting as Known;
use crate::cli::{Plain, Shell};
use crate::config;
use crate::domain::Reading;
use crate::grammar::{self, Show, Stop};
use crate::keymap::{self, Bound, Context, File, Keymap, Place, show_keys};
use crate::ops::Failure;
use crate::text::Text;

/// The columns in which keys are shown.
const COLUMNS: &[&str] = &["place", "keys", "action", "help"];

/// What stands for a placeholder while a command line of a keymap is checked.
const SAMPLES: &[(&str, &str)] = &[("{ids}", "c-00000"), ("{id}", "c-00000"), ("{name}", "Kim"), ("{kind}", "contact")];

/// The keys of the keymap that is called so, if there is one.
fn named(known: &Known, name: Option<&str>) -> Result<(Keymap, Vec<Failure>), Failure> {
    let name = name.map(|name| config::check(&known.paths, "keymap", name)).transpose()?;
    Ok(load(known, name.as_deref()))
}

/// The keys of the keymap that is called so, else of that which was chosen, with what the person put over it; and what is
/// wrong with the files. What is wrong is done without.
pub(super) fn load(known: &Known, name: Option<&str>) -> (Keymap, Vec<Failure>) {
    let mut failures = Vec::new();
    let top = read(known.paths.own_keys(), &mut failures);
    let mut own = |name: &str| {
        let path = Some(known.paths.keymap(name)).filter(|_| config::is_file_name(name))?;
        read(path, &mut failures)
    };
    let check = |words: &str| check(words, &known.text, &known.reading());
    let name = name.unwrap_or(&known.config.settings.keymap);
    let loaded = keymap::load(name, top, &mut own, &check);
    let settings = known.paths.settings();
    let troubles = loaded.troubles.iter();
    failures.extend(troubles.map(|trouble| trouble.problem.failure(trouble.path.as_deref().unwrap_or(&settings))));
    (loaded.keymap, failures)
}

/// A file, if there is one.
fn read(path: PathBuf, failures: &mut Vec<Failure>) -> Option<File> {
    match config::read_if_there(&path) {
        Ok(source) => source.map(|source| File { path, source }),
        Err(failure) => {
            failures.push(failure);
            None
        }
    }
}

/// Tells what is wrong with a command line of a keymap.
fn check(words: &str, text: &Text, reading: &Reading) -> Result<(), String> {
    let filled = SAMPLES.iter().fold(words.to_owned(), |words, (place, sample)| words.replace(place, sample));
    let told = |failure: &Failure| text.tell(failure).message;
    let words = grammar::split(&filled).map_err(|failure| told(&failure))?;
    match grammar::parse(&words, text) {
        // What is still missing may be asked for by a form, and a reference may be unknown.
        Ok(parsed) => parsed.read(reading, &jiff::Zoned::default()).map(|_| ()).map_err(|failure| told(&failure)),
        Err(Stop::Help(_) | Stop::Version(_)) => Ok(()),
        Err(Stop::Refused(failure)) => Err(told(&failure)),
    }
}

/// Shows what every key does.
pub(super) fn show(shell: &mut Shell<'_>, known: &Known, name: Option<&str>, show: &Show) -> Result<(), Failure> {
    let (keymap, failures) = named(known, name)?;
    tell(shell, known, &failures)?;
    let mut rows = Vec::new();
    for place in Context::ALL.iter().copied().flat_map(Place::of) {
        for binding in keymap.bindings(place) {
            let (action, help) = match &binding.bound {
                Bound::Action(action) => {
                    (action.as_str().to_owned(), known.text.get(&format!("action-{}", action.as_str())))
                }
                Bound::Words(words) => (format!(":{words}"), String::new()),
            };
            rows.push(vec![place.to_string(), show_keys(&binding.keys), action, help]);
        }
    }
    shell.plain(&Plain { of: "key", columns: COLUMNS, rows }, show)
}

/// Says what is wrong with a keymap's files, all of it; that is a failure.
pub(super) fn check_files(shell: &mut Shell<'_>, known: &Known, name: Option<&str>) -> Result<(), Failure> {
    let (_, mut failures) = named(known, name)?;
    match failures.pop() {
        None => shell.say(&known.text.get("boot-keymap-checked")),
        Some(last) => {
            tell(shell, known, &failures)?;
            Err(last)
        }
    }
}

fn tell(shell: &mut Shell<'_>, known: &Known, failures: &[Failure]) -> Result<(), Failure> {
    failures.iter().try_for_each(|failure| shell.say(&known.text.tell(failure).message))
}
