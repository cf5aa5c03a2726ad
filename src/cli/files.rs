//! Attached files: which ones a record has, and copies of what they hold.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value as Json, json};

use super::Shell;
use super::halt::Halt;
use super::sheet::{Form, Sheet};
use super::whole::{Existing, WholeFile};
use crate::domain::{Record, file};
use crate::exchange::plain_json;
use crate::grammar::{Format, Show, Source};
use crate::ops::{Answer, Client, Code, Content, Failure, Query, Reference};

/// The columns of a list of files.
const COLUMNS: [&str; 3] = ["name", "size", "hash"];

/// How many digits of a hash people are shown.
const SHORT: usize = 12;

/// Prints which files a record has.
pub(super) fn list(shell: &mut Shell<'_>, client: &mut dyn Client, card: &Query, show: &Show) -> Result<(), Halt> {
    let Answer::Card(card) = client.query(card)? else { return Err(Halt::wrong_answer()) };
    let record = &card.record;
    match shell.format(show) {
        Format::Table => {
            let head = COLUMNS.map(|name| shell.text.get(&format!("cli-file-{name}"))).to_vec();
            let rows = rows(record, file::size, SHORT);
            if rows.is_empty() {
                let empty = shell.text.get("cli-empty");
                return shell.tell(&empty);
            }
            Sheet::new(Form::Table(shell.width), head, 1).with_numbers([1]).write(&mut shell.out, &rows)
        }
        Format::Tsv => cells(shell, record, Form::Tsv),
        Format::Csv => cells(shell, record, Form::Csv),
        Format::Json => {
            plain_json::write(&mut shell.out.to, &as_json(record))?;
            shell.put("")
        }
        Format::Ndjson => as_json(record).iter().try_for_each(|file| {
            plain_json::write(&mut shell.out.to, file)?;
            shell.put("")
        }),
        Format::Ids => record.items("files").into_iter().try_for_each(|(hash, _)| shell.put(hash)),
    }
}

/// The file of a record that is meant, with its content checked.
pub(super) fn find(client: &mut dyn Client, reference: &Reference, name: Option<&str>) -> Result<Content, Failure> {
    let query = Query::File { reference: reference.clone(), name: name.map(str::to_owned) };
    let Answer::File(content) = client.query(&query)? else {
        return Err(Failure::new(Code::Internal).fact("reason", "the answer belongs to another query"));
    };
    Ok(*content)
}

/// Copies what a file holds to where it is wanted: standard output, a directory, a path; else where one is, under its
/// own name.
pub(super) fn save(
    shell: &mut Shell<'_>,
    content: &Content,
    to: Option<&Source>,
    existing: Existing,
) -> Result<(), Halt> {
    let unread = |error| Failure::new(Code::CannotRead).fact("path", content.path.display()).fact("reason", error);
    let mut from = fs::File::open(&content.path).map_err(unread)?;
    let path = match to {
        Some(Source::Stdin) => {
            io::copy(&mut from, &mut shell.out.to)?;
            return Ok(());
        }
        Some(Source::File(path)) if path.is_dir() => path.join(&content.name),
        Some(Source::File(path)) => path.clone(),
        None => PathBuf::from(&content.name),
    };
    copy(&mut from, &path, existing)?;
    let facts = [("path", path.display().to_string().into()), ("size", file::size(content.size).into())];
    let saved = shell.text.say("cli-file-saved", &facts);
    shell.tell(&saved)
}

fn copy(from: &mut fs::File, path: &Path, existing: Existing) -> Result<(), Failure> {
    let mut to = WholeFile::begin(path, existing)?;
    io::copy(from, &mut to).and_then(|_| to.flush()).map_err(|error| to.failed(error))?;
    to.keep()
}

fn cells(shell: &mut Shell<'_>, record: &Record, form: Form) -> Result<(), Halt> {
    let head = COLUMNS.map(str::to_owned).to_vec();
    Sheet::new(form, head, 0).write(&mut shell.out, &rows(record, |bytes| bytes.to_string(), usize::MAX))
}

fn rows(record: &Record, size: impl Fn(u64) -> String, digits: usize) -> Vec<Vec<String>> {
    let files = record.items("files").into_iter();
    let row = |(hash, item): (&str, &crate::domain::item::Item)| {
        vec![item.label.clone(), item.size.map(&size).unwrap_or_default(), hash.chars().take(digits).collect()]
    };
    files.map(row).collect()
}

fn as_json(record: &Record) -> Vec<Json> {
    let files = record.items("files").into_iter();
    files.map(|(hash, item)| json!({"hash": hash, "name": item.label, "size": item.size})).collect()
}
