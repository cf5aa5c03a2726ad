//! Answering a shell that completes a command line: at once, and never with an error.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use jiff::Zoned;
use jiff::civil::Weekday;

use super::clock::Clock;
use super::seat::Seat;
use super::{ask, owner, world};
use crate::config::Paths;
use crate::domain::consent::Purpose;
use crate::domain::{Catalogue, Kind, Record, Slot};
use crate::grammar::{self, Known, Suggestion, Wanted};
use crate::ops::{Answer, Client, Dress, Life, List, Query};
use crate::service::Book;
use crate::text::Text;

/// How long the book is waited for: who presses a key sees something at once, if only what the tree has.
const BUDGET: Duration = Duration::from_millis(80);

/// The most names that are offered.
const MOST: usize = 50;

/// The most records in which tags are looked for.
const MOST_TAGGED: usize = 500;

/// A question, and where its answer goes.
type Asked = (Wanted, String, Sender<Vec<Suggestion>>);

/// Answers `shell`, which gives the words of the line after `--`.
pub(super) fn answer(shell: &str, args: impl Iterator<Item = OsString>) -> u8 {
    let words: Vec<OsString> = args.skip_while(|arg| arg != "--").skip(1).collect();
    let told: Vec<String> = words.iter().filter_map(|word| word.to_str().map(str::to_owned)).collect();
    let named = grammar::book_asked(&told).map(PathBuf::from);
    let text = Text::for_language(None, None, &world::env).with_fields(fields(named.as_deref()));
    let dir = std::env::current_dir().ok();
    let found = grammar::complete(shell, words, dir.as_deref(), &text, &known(named));
    // Whatever went wrong, a line that is being typed is no place to say so.
    drop(found.map(|found| ask::print(&found)));
    0
}

/// The fields of the book, if they can be told at once.
fn fields(named: Option<&Path>) -> Catalogue {
    let dir = Paths::find(&world::env).map(|paths| owner::book_dir(named, &paths));
    dir.ok().and_then(|dir| Book::fields_at(&dir)).unwrap_or_default()
}

/// Asks a thread that opens the book when it is first asked; the program ends without waiting for it.
fn known(named: Option<PathBuf>) -> Known {
    let (send, asked) = mpsc::channel::<Asked>();
    thread::spawn(move || {
        let mut asked = asked.into_iter().peekable();
        if asked.peek().is_some() {
            serve(named.as_deref(), asked);
        }
    });
    let (send, until) = (Mutex::new(send), Mutex::new(None));
    Arc::new(move |wanted, begun| {
        let mut until = until.lock().unwrap_or_else(PoisonError::into_inner);
        let end = *until.get_or_insert_with(|| Instant::now() + BUDGET);
        let (answer, answered) = mpsc::channel();
        let send = send.lock().unwrap_or_else(PoisonError::into_inner);
        if send.send((wanted.clone(), begun.to_owned(), answer)).is_err() {
            return Vec::new();
        }
        answered.recv_timeout(end.saturating_duration_since(Instant::now())).unwrap_or_default()
    })
}

/// Answers questions from the book, if there is one.
fn serve(named: Option<&Path>, asked: impl Iterator<Item = Asked>) {
    let Ok(paths) = Paths::find(&world::env) else { return };
    let dir = owner::book_dir(named, &paths);
    let Some(mut seat) = Seat::glance(dir, &paths) else { return };
    let now = Clock::new(None, jiff::tz::TimeZone::system()).now();
    for (wanted, begun, answer) in asked {
        let found = match &wanted {
            Wanted::Names(kinds) => names(&mut seat, kinds, &begun, &now),
            Wanted::Views(kind) => views(&mut seat, *kind, &begun, &now),
            Wanted::Tags(kind) => tags(&mut seat, *kind, &now),
        };
        // Whoever asked may have left.
        drop(answer.send(found));
    }
    seat.leave_unchanged();
}

fn names(client: &mut dyn Client, kinds: &[Kind], begun: &str, now: &Zoned) -> Vec<Suggestion> {
    kinds.iter().flat_map(|kind| called(&records(client, *kind, (begun, ""), MOST, now))).collect()
}

fn views(client: &mut dyn Client, kind: Kind, begun: &str, now: &Zoned) -> Vec<Suggestion> {
    called(&records(client, Kind::Segment, (begun, &format!("of:{}", kind.as_str())), MOST, now))
}

/// What records are called; those that share a name by their handles.
fn called(found: &[Record]) -> Vec<Suggestion> {
    let only = |record: &Record| found.iter().filter(|other| other.title() == record.title()).count() == 1;
    let pipeline = |record: &Record| {
        let slot = Slot::find(record.id.kind, "pipeline").filter(|_| record.id.kind == Kind::Stage);
        slot.and_then(|slot| record.texts(slot).into_iter().next())
    };
    let name = |record: &Record| match (only(record) && !record.title().is_empty(), pipeline(record)) {
        (true, _) => Suggestion { word: record.title(), about: record.handle().to_owned() },
        (false, Some(pipeline)) => {
            Suggestion { word: format!("{pipeline}/{}", record.title()), about: record.handle().to_owned() }
        }
        (false, None) => Suggestion { word: record.handle().to_owned(), about: record.title() },
    };
    found.iter().map(name).collect()
}

fn tags(client: &mut dyn Client, kind: Kind, now: &Zoned) -> Vec<Suggestion> {
    let Some(slot) = Slot::find(kind, "tag") else { return Vec::new() };
    let tagged = records(client, kind, ("", "has:tag"), MOST_TAGGED, now);
    let mut tags: Vec<String> = tagged.iter().flat_map(|record| record.texts(slot)).collect();
    tags.sort_unstable();
    tags.dedup();
    tags.into_iter().map(|word| Suggestion { word, about: String::new() }).collect()
}

fn records(client: &mut dyn Client, kind: Kind, (words, filter): (&str, &str), len: usize, now: &Zoned) -> Vec<Record> {
    let query = Query::List(List {
        kinds: vec![kind],
        words: words.to_owned(),
        filter: filter.to_owned(),
        sort: Vec::new(),
        life: Life::Live,
        purpose: Purpose::Any,
        start: 0,
        len,
        dress: Dress::Names,
        now: now.clone(),
        week_start: Weekday::Monday,
        me: String::new(),
    });
    match client.query(&query) {
        Ok(Answer::Page(page)) => page.rows,
        Ok(_) | Err(_) => Vec::new(),
    }
}
