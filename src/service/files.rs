//! Which file of a record is meant, and taking files in before a command speaks of them.

use super::book::Book;
use super::contents::{Contents, Flaw, Taken};
use super::failures::Trouble;
use super::resolve::{self, Strictness};
use crate::domain::file::{harmless, is_hex};
use crate::domain::item::Item;
use crate::domain::{Life, Record};
use crate::ops::answer::Content;
use crate::ops::command::Upload;
use crate::ops::{Code, Command, Failure, Mode, Reference, Request, Talk};
use crate::search::fold;

/// The fewest digits by which a hash is known.
const FEWEST_DIGITS: usize = 4;

/// Whether a part of a name is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guess {
    /// If only one file has it.
    Allowed,
    /// Never: the command writes.
    Never,
}

/// Takes in the contents of which a command will speak; none for most commands. Nothing is taken for a record that is
/// not there, and a dry run only looks.
pub(super) fn take_in(book: &Book, request: &Request, talk: &mut dyn Talk) -> Result<Vec<Taken>, Trouble> {
    let Command::Attach { target, files } = &request.command else { return Ok(Vec::new()) };
    resolve::record(&book.store, None, target, Life::Live, Strictness::Exact)?;
    let contents = book.contents();
    let mut pieces = 0;
    let mut flow = || {
        pieces += 1;
        talk.progress(pieces)
    };
    if request.mode == Mode::Do {
        contents.sweep()?;
    }
    let mut take = |upload: &Upload| {
        let mut taken = match request.mode {
            Mode::Do => contents.take(&upload.path, &mut flow)?,
            Mode::DryRun => Contents::measure(&upload.path, &mut flow)?,
        };
        if let Some(name) = &upload.name {
            taken.name = harmless(name);
        }
        Ok(taken)
    };
    files.iter().map(&mut take).collect()
}

/// A file of a record, with its content checked.
pub(super) fn find(book: &Book, reference: &Reference, name: Option<&str>) -> Result<Content, Trouble> {
    let record = resolve::record(&book.store, None, reference, Life::Live, Strictness::Unique)?;
    let (hash, item) = called(&record, name, Guess::Allowed)?;
    let (contents, name) = (book.contents(), shown(hash, item));
    let told =
        |code| Failure::new(code).fact("name", &name).fact("title", record.title()).fact("handle", record.handle());
    let path = contents.whole(hash).map_err(|flaw| match flaw {
        Flaw::Lost => told(Code::FileLost).fact("path", contents.path(hash).display()),
        Flaw::Damaged => told(Code::FileDamaged).fact("path", contents.path(hash).display()),
        Flaw::Unread(error) => {
            Failure::new(Code::CannotRead).fact("path", contents.path(hash).display()).fact("reason", error)
        }
    })?;
    let (hash, size) = (hash.to_owned(), item.size.unwrap_or_default());
    Ok(Content { record, name, hash, size, path })
}

/// The file of a record that is called so, by its name or the beginning of its hash; the only one if nothing is said.
pub(super) fn called<'a>(record: &'a Record, text: Option<&str>, guess: Guess) -> Result<(&'a str, &'a Item), Trouble> {
    let all = record.items("files");
    let Some(text) = text else { return one(record, "", &all) };
    let exact = |file: &&(&str, &Item)| file.1.label == text || file.0 == text;
    let near = |file: &&(&str, &Item)| {
        let is_digits = text.len() >= FEWEST_DIGITS && is_hex(text);
        fold(&file.1.label) == fold(text) || is_digits && file.0.starts_with(text)
    };
    let part = |file: &&(&str, &Item)| guess == Guess::Allowed && fold(&file.1.label).contains(&fold(text));
    for found in [all.iter().filter(exact).copied().collect::<Vec<_>>(), all.iter().filter(near).copied().collect()] {
        if !found.is_empty() {
            return one(record, text, &found);
        }
    }
    let parts: Vec<_> = all.iter().filter(part).copied().collect();
    if parts.is_empty() { Err(none(record, text, &all)) } else { one(record, text, &parts) }
}

fn one<'a>(record: &Record, text: &str, found: &[(&'a str, &'a Item)]) -> Result<(&'a str, &'a Item), Trouble> {
    match found {
        [] => Err(none(record, text, found)),
        [file] => Ok(*file),
        [_, _, ..] => {
            let failure = Failure::new(Code::FilesAlike).fact("reference", text).fact("count", found.len());
            Err(failure.fact("files", listed(found)).fact("title", record.title()).into())
        }
    }
}

fn none(record: &Record, text: &str, all: &[(&str, &Item)]) -> Trouble {
    let failure = Failure::new(Code::NoFile).fact("reference", text).fact("files", listed(all));
    failure.fact("title", record.title()).fact("handle", record.handle()).into()
}

/// Files between which to choose, each with as much of its hash as one can type.
fn listed(files: &[(&str, &Item)]) -> String {
    let named = files.iter().map(|(hash, item)| format!("{} ({})", shown(hash, item), hash.get(..8).unwrap_or(hash)));
    named.collect::<Vec<_>>().join(", ")
}

/// What a file is called; whoever wrote the journal may have been another program.
fn shown(hash: &str, item: &Item) -> String {
    harmless(if item.label.is_empty() { hash } else { &item.label })
}
