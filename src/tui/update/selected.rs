//! One word of a command line stands for all that are selected: lines stay short, however many records they are about, and
//! mean whatever is selected when they are given again.

use crate::domain::Handle;
use crate::tui::model::Model;
use crate::tui::panes::contacts::Marked;

/// Stands for all that are selected.
pub(crate) const SELECTED: &str = "{ids}";

/// Before everybody of an activity but the first.
const WITH: &str = "--with=";

/// Flags that put a record beside another one, which means nothing for others.
const BESIDE: &[&str] = &["--before=", "--after="];

/// Whether words are about whatever is selected.
pub(crate) fn are_about(words: &[String]) -> bool {
    words.iter().any(|word| word == SELECTED)
}

/// The words with those who are selected in their place.
pub(super) fn filled(model: &Model, words: &[String]) -> Vec<String> {
    if are_about(words) { named(words, &model.selected()) } else { words.to_vec() }
}

/// The words with these records in the place of all that are selected.
fn named(words: &[String], selected: &[Marked]) -> Vec<String> {
    let is_log = words.first().is_some_and(|word| word == "log");
    let mut told = Vec::new();
    for word in words {
        let handles = selected.iter().map(|marked| marked.handle.clone());
        if word != SELECTED {
            told.push(word.clone());
        } else if is_log {
            // Who else was there stands behind a flag.
            let with = |(at, handle): (usize, String)| if at == 0 { handle } else { format!("{WITH}{handle}") };
            told.extend(handles.enumerate().map(with));
        } else {
            told.extend(handles);
        }
    }
    told
}

/// A command with a place for what is selected in place of the records that it is about; nothing where it is about none,
/// or says where beside others they stand.
pub(super) fn template(words: &[String]) -> Option<Vec<String>> {
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

/// A command as it is shown and remembered: several records that it names are one word.
pub(super) fn in_short(words: &[String]) -> Vec<String> {
    let named = words.iter().filter(|word| is_handle(word.strip_prefix(WITH).unwrap_or(word)));
    if named.count() > 1 { template(words).unwrap_or_else(|| words.to_vec()) } else { words.to_vec() }
}

fn is_handle(word: &str) -> bool {
    word.parse::<Handle>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar;

    fn again(line: &str, handles: &[&str]) -> Option<String> {
        let marked =
            |handle: &&str| Marked { handle: (*handle).to_owned(), title: String::new(), concerns: Vec::new() };
        let selected: Vec<Marked> = handles.iter().map(marked).collect();
        Some(grammar::quote(&named(&template(&grammar::split(line).unwrap())?, &selected)))
    }

    #[test]
    fn the_records_of_a_command_make_way_for_those_that_are_selected() {
        for (line, expected) in [
            ("contact tag c-7k2fq c-q81mz +vip", Some("contact tag o-7k2fq o-q81mz +vip")),
            ("contact edit c-7k2fq --owner=Kim -- x", Some("contact edit o-7k2fq o-q81mz --owner=Kim -- x")),
            ("log call c-7k2fq 'wants c-7' --with=c-q81mz", Some("log call o-7k2fq --with=o-q81mz 'wants c-7'")),
            ("log note c-7k2fq -- c-q81mz", Some("log note o-7k2fq --with=o-q81mz -- c-q81mz")),
            ("deal move d-7k2fq --after=d-q81mz", None),
            ("contact add Jane", None),
            ("contact edit --where tag:vip --city Bonn", None),
        ] {
            assert_eq!(again(line, &["o-7k2fq", "o-q81mz"]).as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn many_records_are_one_word_of_what_is_remembered_and_one_is_itself() {
        let short = |line: &str| grammar::quote(&in_short(&grammar::split(line).unwrap()));
        assert_eq!(short("contact tag c-7k2fq c-q81mz +vip"), "contact tag {ids} +vip");
        assert_eq!(short("contact tag c-7k2fq +vip"), "contact tag c-7k2fq +vip");
        assert_eq!(short("deal move d-7k2fq --after=d-q81mz"), "deal move d-7k2fq --after=d-q81mz");
    }
}
