//! What the word may be that is being typed at the end of a line: told without the book, for whoever can ask it.

use std::ffi::{OsStr, OsString};
use std::sync::{Arc, Mutex, PoisonError};

use clap::{Arg, Command, ValueHint};
use clap_complete::engine::{ArgValueCompleter, complete};

use super::PROGRAM;
use super::known::{Values, Want, Wanted, source, wants};
use super::shape::shape_for;
use super::signs::TAG;
use super::words::{Unfinished, unfinished};
use crate::domain::Catalogue;

/// An argument to which the word may belong, and what of its value is typed.
#[derive(Clone)]
struct Heard {
    path: Vec<String>,
    arg: Arg,
    typed: String,
}

/// What listens.
type Ear = Arc<Mutex<Vec<Heard>>>;

/// What the last word of a line may be; nothing where it is a command, a flag, or anything at all.
pub fn wanted(line: &str, catalogue: &Catalogue) -> Vec<Want> {
    let Unfinished { words, last, .. } = unfinished(line);
    let is_signed = last.starts_with(['+', '-']) && !last.starts_with("--");
    if last.starts_with('-') && is_signed && !words.iter().any(|word| word == TAG) {
        return Vec::new();
    }
    let ear = Ear::default();
    let mut tree = listening(shape_for(&words, catalogue), &[], &ear);
    let line: Vec<OsString> = [PROGRAM]
        .into_iter()
        .chain(words.iter().map(String::as_str))
        .chain([last.as_str()])
        .map(OsString::from)
        .collect();
    let at = line.len() - 1;
    // What stands there that nobody can complete is no argument.
    drop(complete(&mut tree, line, at, None));
    let heard = std::mem::take(&mut *ear.lock().unwrap_or_else(PoisonError::into_inner));
    // What begins like a flag is none of the words beside it.
    let is_word = |heard: &&Heard| !last.starts_with("--") || heard.typed != last;
    let mut wants: Vec<Want> =
        heard.iter().filter(is_word).flat_map(|heard| of_argument(heard, &last, catalogue)).collect();
    let is_tag = |want: &Want| matches!(want.values, Values::Book(Wanted::Tags(_)));
    if is_signed && wants.iter().any(is_tag) {
        wants.retain(is_tag);
    }
    wants
}

/// A tree whose arguments tell when one of their values is to be completed: the same way through the words as a shell's.
fn listening(command: Command, path: &[String], ear: &Ear) -> Command {
    let below = |command: Command| {
        let path = [path, &[command.get_name().to_owned()]].concat();
        listening(command, &path, ear)
    };
    let with = |arg: Arg| {
        let (ear, path, heard) = (Arc::clone(ear), path.to_vec(), arg.clone());
        arg.add(ArgValueCompleter::new(move |typed: &OsStr| {
            let typed = typed.to_str().unwrap_or_default().to_owned();
            let heard = Heard { path: path.clone(), arg: heard.clone(), typed };
            ear.lock().unwrap_or_else(PoisonError::into_inner).push(heard);
            Vec::new()
        }))
    };
    command.mut_args(with).mut_subcommands(below)
}

fn of_argument(heard: &Heard, last: &str, catalogue: &Catalogue) -> Vec<Want> {
    let Heard { path, arg, typed } = heard;
    let flag = last.strip_suffix(typed.as_str()).unwrap_or_default();
    let choices = arg.get_possible_values();
    let found = match source(path, arg.get_id().as_str(), catalogue) {
        _ if !choices.is_empty() => {
            let words = choices.iter().map(|choice| choice.get_name().to_owned()).collect();
            vec![Want::new(String::new(), typed, Values::Words(words))]
        }
        Some(source) => wants(&source, typed, catalogue),
        None if is_path(arg) => vec![Want::new(String::new(), typed, Values::Files)],
        None => Vec::new(),
    };
    let behind_flag = |want: Want| {
        let before = format!("{flag}{}", want.before);
        want.with_before(before)
    };
    found.into_iter().map(behind_flag).collect()
}

fn is_path(arg: &Arg) -> bool {
    matches!(arg.get_value_hint(), ValueHint::FilePath | ValueHint::DirPath | ValueHint::AnyPath)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is wanted: before | begun | of what.
    fn told(line: &str) -> Vec<String> {
        let tell = |want: &Want| {
            let values = match &want.values {
                Values::Book(Wanted::Names(kinds)) => {
                    kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join("+")
                }
                Values::Book(Wanted::Tags(kind)) => format!("tags of {}", kind.as_str()),
                Values::Book(Wanted::Views(kind)) => format!("views of {}", kind.as_str()),
                Values::Words(words) => format!("{} words", words.len()),
                Values::Files => "files".to_owned(),
            };
            format!("{}|{}|{values}", want.before, want.begun)
        };
        wanted(line, &Catalogue::default()).iter().map(tell).collect()
    }

    #[test]
    fn a_line_tells_what_its_last_word_may_be() {
        for (line, expected) in [
            ("deal move d-00001 Ne", &["|Ne|deal+stage"][..]),
            ("deal move 'Big de", &["|Big de|deal+stage"]),
            ("deal move", &[]),
            ("contact edit c-00001 --owner=Le", &["--owner=|Le|user"]),
            ("contact edit c-00001 --owner Le", &["|Le|user"]),
            ("contact tag jane +v", &["+|v|tags of contact"]),
            ("contact tag jane -co", &["-|co|tags of contact"]),
            ("contact list --where=\"tag:vip owner:L", &["--where=tag:vip owner:|L|user"]),
            ("contact list --where 'tag:vip lifecycle:", &["tag:vip lifecycle:||4 words"]),
            ("contact list --view k", &["|k|views of contact"]),
            ("contact add --lifecycle=cu", &["--lifecycle=|cu|4 words"]),
            ("log ca", &["|ca|6 words"]),
            ("log call ja", &["|ja|contact+company+deal"]),
            ("import /tmp/x", &["|/tmp/x|files"]),
            ("attach Acme ./", &["|./|files"]),
            ("contact add Jane", &[]),
            ("contact edit c-00001 --ow", &[]),
            ("nonsense x", &[]),
        ] {
            assert_eq!(told(line), expected, "{line}");
        }
    }
}
