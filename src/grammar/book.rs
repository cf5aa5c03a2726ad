//! The verbs of the whole book: find, show, board, attach, set, undo, redo, history, apply.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ValueHint, value_parser};

use super::activity::{log_args, read_log};
use super::agenda::{agenda_args, read_agenda};
use super::deal::{board_args, read_board};
use super::file::{attach_args, detach_args, read_attach, read_detach};
use super::given::{Given, Verb, Whole, joined_arg, refused};
use super::output::{format_arg, limit_arg, list_args, purpose_args, read_format};
use super::record::{dry_run_arg, read_list, read_show_one, show_args};
use super::set::{read_set, set_args};
use super::table::{edit_args, read_edit};
use super::{Ask, Show, Source};
use crate::domain::{Invalid, Kind, line, phone};
use crate::ops::{Command, EntryRef, Failure, Kept, OnError, Query, Reference, Scope};

/// The verbs that read.
pub(super) const READING: &[Verb<Whole>] = &[
    Verb { name: "find", args: |_, _| find_args(), read: |_, given| read_find(given) },
    Verb { name: "show", args: |_, _| show_args(), read: |_, given| read_show_one(None, given) },
    Verb { name: "board", args: |_, _| board_args(), read: |_, given| read_board(given) },
    Verb { name: "agenda", args: |_, _| agenda_args(), read: |_, given| Ok(read_agenda(given)) },
];

/// The verbs about what was done.
pub(super) const DOING: &[Verb<Whole>] = &[
    Verb { name: "log", args: |_, catalogue| log_args(catalogue), read: |_, given| read_log(given) },
    Verb { name: "attach", args: |_, _| attach_args(), read: |_, given| read_attach(given) },
    Verb { name: "detach", args: |_, _| detach_args(), read: |_, given| read_detach(given) },
    Verb { name: "set", args: |_, _| set_args(), read: |_, given| read_set(given) },
    Verb { name: "edit", args: |_, _| edit_args(), read: |_, given| read_edit(given) },
    Verb { name: "undo", args: |_, _| undo_args(), read: |_, given| read_undo(given) },
    Verb { name: "redo", args: |_, _| redo_args(), read: |_, given| Ok(read_redo(given)) },
    Verb { name: "history", args: |_, _| history_args(), read: |_, given| read_history(given) },
    Verb { name: "apply", args: |_, _| apply_args(), read: |_, given| Ok(read_apply(given)) },
];

/// What `find` finds; of what matches as well, these come first.
const FOUND: &[Kind] = &[Kind::Contact, Kind::Company, Kind::Deal, Kind::Task, Kind::Activity];

/// Who may be calling.
const CALLING: &[Kind] = &[Kind::Contact, Kind::Company];

/// How many past commands are shown when nothing is said.
const HISTORY_LENGTH: usize = 20;

fn find_args() -> Vec<Arg> {
    let words = joined_arg("words").num_args(1..).required_unless_present("phone");
    let mut args = vec![words, Arg::new("phone").long("phone")];
    args.extend(list_args());
    args.extend(purpose_args());
    args
}

fn undo_args() -> Vec<Arg> {
    let mut args = vec![Arg::new("entry")];
    args.extend(redo_args());
    args
}

fn redo_args() -> Vec<Arg> {
    vec![Arg::new("skip-changed").long("skip-changed").action(ArgAction::SetTrue), dry_run_arg(), format_arg()]
}

fn history_args() -> Vec<Arg> {
    vec![joined_arg("ref"), limit_arg(), Arg::new("before").long("before"), format_arg()]
}

fn apply_args() -> Vec<Arg> {
    let on_error = Arg::new("on-error").long("on-error").value_parser(PossibleValuesParser::new(["abort", "skip"]));
    vec![
        Arg::new("file").value_parser(value_parser!(PathBuf)).value_hint(ValueHint::FilePath),
        on_error.default_value("abort"),
        dry_run_arg(),
        format_arg(),
    ]
}

fn read_find(given: &Given<'_>) -> Result<Ask, Failure> {
    let words = given.joined("words");
    let Some(number) = given.text("phone") else { return read_list(FOUND, words.clone(), Some(words), given) };
    if !line::fold_width(number).bytes().any(|byte| byte.is_ascii_digit()) {
        return Err(refused(Invalid::new("phone", number), "--phone"));
    }
    let run: String = number.split_whitespace().collect();
    let asked = format!("{}{run} {words}", phone::URI).trim_end().to_owned();
    read_list(CALLING, asked, Some(format!("{number} {words}").trim_end().to_owned()), given)
}

fn read_undo(given: &Given<'_>) -> Result<Ask, Failure> {
    let command = Command::Undo { entry: given.read::<EntryRef>("entry")?, scope: Scope::Book, kept: read_kept(given) };
    Ok(Ask::Execute { command, mode: given.mode(), base: given.base(), show: read_plain(given) })
}

fn read_redo(given: &Given<'_>) -> Ask {
    let command = Command::Redo { scope: Scope::Book, kept: read_kept(given) };
    Ask::Execute { command, mode: given.mode(), base: given.base(), show: read_plain(given) }
}

fn read_kept(given: &Given<'_>) -> Kept {
    if given.has("skip-changed") { Kept::Skip } else { Kept::Refuse }
}

fn read_plain(given: &Given<'_>) -> Show {
    Show { format: read_format(given), ..Show::default() }
}

fn read_history(given: &Given<'_>) -> Result<Ask, Failure> {
    let words = given.joined("ref");
    let reference = if words.is_empty() { None } else { Some(words.parse::<Reference>()) };
    let limit = given.count("limit");
    let before = given.text("before").map(str::parse::<EntryRef>).transpose();
    let query = Query::History {
        reference: reference.transpose().map_err(|invalid| refused(invalid, "REF"))?,
        before: before.map_err(|invalid| refused(invalid, "--before"))?.map(|entry| entry.0),
        len: limit.unwrap_or(HISTORY_LENGTH),
    };
    Ok(Ask::Query { query, show: Show { limit, ..read_plain(given) } })
}

fn read_apply(given: &Given<'_>) -> Ask {
    let source = read_source(given);
    let on_error = if given.text("on-error") == Some("skip") { OnError::Skip } else { OnError::Abort };
    Ask::Apply { source, on_error, mode: given.mode(), show: read_plain(given) }
}

/// The file that is named, or the standard stream.
pub(super) fn read_source(given: &Given<'_>) -> Source {
    match given.matches.get_one::<PathBuf>("file") {
        Some(path) if path.as_os_str() != "-" => Source::File(path.clone()),
        Some(_) | None => Source::Stdin,
    }
}
