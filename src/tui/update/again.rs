//! Does the last command again, with whatever is selected now.

use super::command;
use crate::domain::{Handle, Kind};
use crate::tui::model::{Model, Tone};
use crate::tui::msg::Effect;
use crate::tui::panes::contacts::Marked;

/// Stands for all that are selected.
const SELECTED: &str = "{ids}";

/// Before everybody of an activity but the first.
const WITH: &str = "--with=";

/// Commands that are no change of their own: after them the change before is still the last one.
const SILENT: &[&str] = &["undo", "redo"];

/// Flags that put a record beside another one, which means nothing for others.
const BESIDE: &[&str] = &["--before=", "--after="];

/// Remembers a command that was done; one that is about nothing that can be selected cannot be done again.
pub(super) fn remember(model: &mut Model, words: &[String]) {
    if words.first().is_some_and(|word| !SILENT.contains(&word.as_str())) {
        model.last = template(words);
    }
}

/// A command with a place for what is selected in place of the records that it was about.
fn template(words: &[String]) -> Option<Vec<String>> {
    let is_handle = |word: &str| word.parse::<Handle>().is_ok();
    let is_beside = |word: &String| BESIDE.iter().any(|flag| word.starts_with(flag));
    let end = words.iter().position(|word| word == "--").unwrap_or(words.len());
    let first = words.iter().take(end).position(|word| is_handle(word))?;
    if words.iter().any(is_beside) {
        return None;
    }
    let mut told = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if at == first {
            told.push(SELECTED.to_owned());
        } else if at > end || !is_handle(word.strip_prefix(WITH).unwrap_or(word)) {
            told.push(word.clone());
        }
    }
    Some(told)
}

/// Runs the last command with those who are selected.
pub(super) fn again(model: &mut Model) -> Vec<Effect> {
    let Some(template) = model.last.clone() else {
        let message = model.text.get("screen-nothing-again");
        model.say(Tone::Bad, message);
        return Vec::new();
    };
    let selected = model.selected();
    if selected.is_empty() {
        return command::nothing_selected(model);
    }
    let words = filled(&template, &selected, model.kind());
    command::run(model, words)
}

/// A command about those who are selected: of their kind, if it names one.
fn filled(template: &[String], selected: &[Marked], kind: Kind) -> Vec<String> {
    let is_log = template.first().is_some_and(|word| word == "log");
    let names_kind = template.first().is_some_and(|word| Kind::ALL.iter().any(|kind| kind.as_str() == word));
    let mut words = Vec::new();
    for (at, word) in template.iter().enumerate() {
        let handles = selected.iter().map(|marked| marked.handle.clone());
        if at == 0 && names_kind {
            words.push(kind.as_str().to_owned());
        } else if word != SELECTED {
            words.push(word.clone());
        } else if is_log {
            // Who else was there stands behind a flag.
            let with = |(at, handle): (usize, String)| if at == 0 { handle } else { format!("{WITH}{handle}") };
            words.extend(handles.enumerate().map(with));
        } else {
            words.extend(handles);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar;

    fn again(line: &str, handles: &[&str]) -> Option<String> {
        let marked =
            |handle: &&str| Marked { handle: (*handle).to_owned(), title: String::new(), concerns: Vec::new() };
        let selected: Vec<Marked> = handles.iter().map(marked).collect();
        let template = template(&grammar::split(line).unwrap())?;
        Some(grammar::quote(&filled(&template, &selected, Kind::Company)))
    }

    #[test]
    fn the_records_of_a_command_make_way_for_those_that_are_selected() {
        for (line, expected) in [
            ("contact tag c-7k2fq c-q81mz +vip", Some("company tag o-7k2fq o-q81mz +vip")),
            ("contact edit c-7k2fq --owner=Kim -- x", Some("company edit o-7k2fq o-q81mz --owner=Kim -- x")),
            ("log call c-7k2fq 'wants c-7' --with=c-q81mz", Some("log call o-7k2fq --with=o-q81mz 'wants c-7'")),
            ("log note c-7k2fq -- c-q81mz", Some("log note o-7k2fq --with=o-q81mz -- c-q81mz")),
            ("deal move d-7k2fq --after=d-q81mz", None),
            ("contact add Jane", None),
            ("contact edit --where tag:vip --city Bonn", None),
        ] {
            assert_eq!(again(line, &["o-7k2fq", "o-q81mz"]).as_deref(), expected, "{line}");
        }
    }
}
