//! The rules of the house: which layer may import which, and what every file begins with.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Which rooms a room may import, from the design.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("ops", &["domain"]),
    ("search", &["domain"]),
    ("filter", &["domain", "search"]),
    ("text", &["domain", "ops"]),
    ("grammar", &["domain", "ops", "filter", "text"]),
    ("journal", &["domain"]),
    ("store", &["domain", "filter", "search"]),
    ("exchange", &["domain", "ops"]),
    ("demo", &["domain", "ops"]),
    ("service", &["domain", "ops", "filter", "search", "journal", "store", "exchange", "demo"]),
    ("share", &["domain", "ops"]),
    ("config", &["domain", "ops", "keymap", "theme"]),
    ("desk", &["domain", "ops"]),
    ("keymap", &["domain", "ops"]),
    ("theme", &["domain", "ops"]),
    ("cli", &["domain", "ops", "grammar", "search", "text", "config", "desk", "keymap", "exchange"]),
    ("tui", &["domain", "ops", "grammar", "keymap", "search", "text", "config", "desk", "theme"]),
];

/// Crates of which one room is the sole owner.
const SOLE_OWNERS: &[(&str, &[&str])] = &[
    ("clap", &["grammar"]),
    ("clap_complete", &["grammar"]),
    ("clap_mangen", &["grammar"]),
    ("sled", &["store"]),
    ("bincode", &["store", "share"]),
    ("ratatui", &["theme", "tui"]),
    ("crossterm", &["tui"]),
    ("fuzzy_matcher", &["search"]),
    ("fluent_bundle", &["text"]),
];

fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The file's text without comments, in which names of rooms are no imports.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The names that follow `prefix` in a text: `crate::domain::Path` gives `domain` for `crate::`.
fn names_after(text: &str, prefix: &str) -> Vec<String> {
    let starts = text.match_indices(prefix).filter(|(at, _)| {
        !text[..*at]
            .ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == ':' || before == '$')
    });
    starts
        .map(|(at, _)| &text[at + prefix.len()..])
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(group) => {
                group.split('}').next().unwrap_or_default().split(',').map(str::trim).map(str::to_owned).collect()
            }
            None => vec![rest.to_owned()],
        })
        .map(|name| name.chars().take_while(|char| char.is_alphanumeric() || *char == '_').collect())
        .collect()
}

#[test]
fn no_room_imports_what_its_layer_may_not() {
    let rules: BTreeMap<&str, &[&str]> = MAY_IMPORT.iter().copied().collect();
    let mut checked = 0;
    for (room, allowed) in &rules {
        for path in files(&source().join(room)) {
            for name in names_after(&code(&path), "crate::") {
                let fine = name == *room
                    || allowed.contains(&name.as_str())
                    || !rules.contains_key(name.as_str()) && name != "boot";
                assert!(fine, "{}: {room} may not import {name}", path.display());
                checked += 1;
            }
        }
    }
    assert!(checked > 100, "only {checked} imports were found");
}

#[test]
fn some_crates_have_one_owner() {
    for path in files(&source()) {
        let inside = path.strip_prefix(source()).unwrap();
        let room = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
        let code = code(&path);
        for (name, owners) in SOLE_OWNERS {
            let used = !names_after(&code, &format!("{name}::")).is_empty() || code.contains(&format!("use {name}"));
            assert!(!used || owners.contains(&room.as_str()), "{}: {name} belongs to {owners:?}", path.display());
        }
    }
}

#[test]
fn every_room_is_in_the_table() {
    for entry in fs::read_dir(source()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let known = MAY_IMPORT.iter().any(|(room, _)| *room == name)
            || ["boot", "build.rs", "lib.rs", "main.rs"].contains(&name.as_str());
        assert!(known, "{name} is no room of the design");
    }
}

#[test]
fn every_file_says_what_it_holds() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    for path in files(&source()).into_iter().chain(files(&tests)) {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("//! "), "{} has no opening line", path.display());
    }
}

#[test]
fn no_test_file_is_forgotten() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let main = fs::read_to_string(dir.join("main.rs")).unwrap();
    for entry in fs::read_dir(&dir).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(name == "main" || main.contains(&format!("mod {name};")), "{name} is not in main.rs");
    }
}
