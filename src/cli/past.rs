//! Past commands: one line each, newest first.

use serde_json::json;
use unicode_width::UnicodeWidthStr;

use super::Shell;
use super::cells::{one_line, pad};
use super::diff;
use super::halt::Halt;
use super::sheet::{Form, Sheet};
use crate::domain::Action;
use crate::exchange::plain_json;
use crate::grammar::{Format, Show};
use crate::ops::{Answer, Client, Past, Query, Reference};

/// How many entries are asked for at once.
const PAGE: usize = 500;

/// Whether only the commands are shown, or also what they did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// One line a command.
    Line,
    /// With the values before and after.
    Values,
}

/// Prints the history of the book or of one record; `window` is the entry before which to begin, and how many at most.
pub(super) fn print(
    shell: &mut Shell<'_>,
    client: &mut dyn Client,
    reference: Option<&Reference>,
    window: (Option<u64>, usize),
    show: &Show,
) -> Result<(), Halt> {
    let (mut before, len) = window;
    let most = show.limit.unwrap_or(len);
    let mut printer = Printer::new(shell.format(show), if reference.is_some() { Detail::Values } else { Detail::Line });
    let mut shown = 0;
    loop {
        let len = PAGE.min(most - shown);
        let query = Query::History { reference: reference.cloned(), before, len };
        let Answer::History(entries) = client.query(&query)? else { return Err(Halt::wrong_answer()) };
        shown += entries.len().min(most - shown);
        before = entries.last().map(|past| past.seq);
        if !show.count {
            printer.entries(shell, &entries)?;
        }
        // A page may be shorter than what was asked for.
        if entries.is_empty() || shown >= most {
            break;
        }
    }
    if show.count { shell.put(&shown.to_string()) } else { printer.end(shell) }
}

/// Writes past commands in one format.
struct Printer {
    format: Format,
    detail: Detail,
    sheet: Sheet,
    count: usize,
}

impl Printer {
    fn new(format: Format, detail: Detail) -> Printer {
        let head = ["seq", "at", "actor", "command", "records", "action", "reversed"].map(str::to_owned).to_vec();
        let form = if format == Format::Csv { Form::Csv } else { Form::Tsv };
        Printer { format, detail, sheet: Sheet::new(form, head, 0), count: 0 }
    }

    fn entries(&mut self, shell: &mut Shell<'_>, entries: &[Past]) -> Result<(), Halt> {
        match self.format {
            Format::Table => print_lines(shell, entries, self.detail)?,
            Format::Tsv | Format::Csv => {
                let rows: Vec<Vec<String>> = entries.iter().map(cells).collect();
                self.sheet.write(&mut shell.out, &rows)?;
            }
            Format::Json | Format::Ndjson => {
                for past in entries {
                    self.print_json(shell, past)?;
                }
            }
            Format::Ids => {
                for past in entries {
                    shell.put(&past.id.to_string())?;
                }
            }
        }
        Ok(())
    }

    fn print_json(&mut self, shell: &mut Shell<'_>, past: &Past) -> Result<(), Halt> {
        match (self.format, self.count) {
            (Format::Json, 0) => shell.put("[")?,
            (Format::Json, _) => shell.put(",")?,
            (Format::Table | Format::Tsv | Format::Csv | Format::Ndjson | Format::Ids, _) => {}
        }
        self.count += 1;
        plain_json::write(&mut shell.out.to, &as_json(past)?)?;
        if self.format == Format::Ndjson { shell.put("") } else { Ok(()) }
    }

    fn end(&self, shell: &mut Shell<'_>) -> Result<(), Halt> {
        match (self.format, self.count) {
            (Format::Json, 0) => shell.put("[]"),
            (Format::Json, _) => shell.put("\n]"),
            (Format::Table | Format::Tsv | Format::Csv | Format::Ndjson | Format::Ids, _) => Ok(()),
        }
    }
}

/// Writes past commands for people.
pub(super) fn print_lines(shell: &mut Shell<'_>, entries: &[Past], detail: Detail) -> Result<(), Halt> {
    let width = entries.iter().map(|past| number(past).width()).max().unwrap_or_default();
    for past in entries {
        let seq = pad(&number(past), width);
        let (at, actor, words) = (shell.moment(past.at), one_line(&past.actor), quoted(&past.words));
        let count = shell.text.say("cli-records", &[("count", past.count.into())]);
        let reversed =
            if past.reversed { format!("  {}", shell.text.get("cli-reversed-since")) } else { String::new() };
        let rest = shell.out.paint.dim(&format!("({count}){reversed}"));
        shell.put(&format!("{}  {at}  {actor}  {words}  {rest}", shell.out.paint.bold(&seq)))?;
        if detail == Detail::Values {
            for change in &past.changes {
                diff::print(shell, Some(&change.names), &change.change)?;
            }
        }
    }
    Ok(())
}

/// The words of a command as they can be pasted into a shell, on one line.
pub(super) fn quoted(words: &[String]) -> String {
    let plain = |word: &str| {
        !word.is_empty() && word.chars().all(|char| char.is_alphanumeric() || "-_=./:,@+%^#".contains(char))
    };
    let quote = |word: &String| if plain(word) { word.clone() } else { format!("'{}'", word.replace('\'', r"'\''")) };
    one_line(&words.iter().map(quote).collect::<Vec<_>>().join(" "))
}

fn number(past: &Past) -> String {
    format!("#{}", past.seq)
}

fn cells(past: &Past) -> Vec<String> {
    vec![
        past.seq.to_string(),
        past.at.to_string(),
        past.actor.clone(),
        quoted(&past.words),
        past.count.to_string(),
        action(past).to_owned(),
        if past.reversed { "yes" } else { "no" }.to_owned(),
    ]
}

const fn action(past: &Past) -> &'static str {
    match past.action {
        Action::Do => "do",
        Action::Undo(_) => "undo",
        Action::Redo(_) => "redo",
    }
}

fn as_json(past: &Past) -> Result<serde_json::Value, serde_json::Error> {
    let of = match past.action {
        Action::Do => None,
        Action::Undo(id) | Action::Redo(id) => Some(id.to_string()),
    };
    let changes: Vec<serde_json::Value> = past
        .changes
        .iter()
        .map(|change| {
            Ok(json!({"handle": change.handle, "title": change.title, "change": serde_json::to_value(&change.change)?}))
        })
        .collect::<Result<_, serde_json::Error>>()?;
    Ok(json!({
        "seq": past.seq, "id": past.id.to_string(), "at": past.at, "actor": past.actor,
        "origin": serde_json::to_value(past.origin)?, "words": past.words, "action": action(past), "of": of,
        "reversed": past.reversed, "count": past.count, "changes": changes,
    }))
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::book::{Before, Book, history, printed, show};
    use super::*;

    fn told(reference: Option<&str>, show: &Show) -> String {
        let mut book = Book { history: history(), ..Book::default() };
        let reference = reference.map(|text| Reference(text.into()));
        let query = Query::History { reference, before: None, len: 20 };
        printed(Before::Script, |shell| shell.query(&mut book, &query, show))
    }

    #[test]
    fn history_is_a_line_a_command() {
        assert_snapshot!(told(None, &show(Format::Table)), @r#"
        #12  2026-03-02 09:00  Kim  undo  (1 record)
        #9   2026-03-02 09:00  Kim  contact edit 'Jane Doe' --lifecycle=customer 'it'\''s␛'  (1 record)  (taken back since)
        ----
        "#);
        assert_snapshot!(told(None, &show(None)), @r#"
        seq	at	actor	command	records	action	reversed
        12	2026-03-02T09:00:00Z	Kim	undo	1	undo	no
        9	2026-03-02T09:00:00Z	Kim	contact edit 'Jane Doe' --lifecycle=customer 'it'\\''s␛'	1	do	yes
        ----
        "#);
        assert_snapshot!(told(None, &Show { limit: Some(1), ..show(Format::Ids) }), @r"
        00000000-0000-0000-0000-00000000000c
        ----
        ");
    }

    #[test]
    fn the_history_of_a_record_says_what_changed() {
        assert_snapshot!(told(Some("c-7k2fq"), &Show { limit: Some(1), ..show(Format::Table) }), @r"
        #12  2026-03-02 09:00  Kim  undo  (1 record)
          - e-mail  jane@home.example
          ~ phone  mobile: +4915123456789
          - address  home: city=Berlin
          + address  home: city=Bonn
          + lifecycle  customer
          - tag  vip
          + aura/left  1
        ----
        ");
        let json = told(Some("c-7k2fq"), &show(Format::Ndjson));
        let first: serde_json::Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
        assert_eq!(first["changes"][0]["change"]["set"]["lifecycle"], json!([null, "customer"]));
    }
}
