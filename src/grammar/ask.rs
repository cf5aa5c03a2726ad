//! What a command line means.

use std::path::PathBuf;
use std::time::Duration;

use crate::domain::{Kind, Slot};
use crate::ops::query::Board;
use crate::ops::{Added, Base, Command, FileFormat, List, Mark, Mode, OnError, Query, Recipe, Reference};

/// What every command line may say, whatever it asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Globals {
    /// `--book DIR`.
    pub book: Option<PathBuf>,
    /// `--lang TAG`.
    pub lang: Option<String>,
    /// `--now WHEN`, as it was typed.
    pub now: Option<String>,
    /// `--wait SECONDS`: how long to wait for another program that has the book.
    pub wait: Duration,
    /// `--color auto|always|never`.
    pub color: ColorChoice,
    /// `-q`: no talk, only data and errors.
    pub quiet: bool,
    /// `-y`: ask nothing.
    pub yes: bool,
    /// `--debug`: figures of the program itself on the screen.
    pub debug: bool,
    /// `--idempotency-key KEY`: a command that was done under it is not done again.
    pub idempotency_key: Option<String>,
}

/// When colour is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColorChoice {
    /// Where the terminal can show it and nobody forbids it.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Open the screen.
    Screen,
    /// Change the book.
    Execute {
        /// The command.
        command: Command,
        /// Whether it is done.
        mode: Mode,
        /// On which state of the book it was made, if that was said.
        base: Option<Base>,
        /// How the outcome is shown.
        show: Show,
    },
    /// Read the book.
    Query {
        /// The query. A list is asked for in pages by whoever prints it.
        query: Query,
        /// How the answer is shown.
        show: Show,
    },
    /// Note something in the book, then read it.
    Noted {
        /// The note; it says nothing of its own on standard output.
        command: Command,
        /// What is read.
        reading: Reading,
    },
    /// Read the book through a saved view, which says the rest: see [`through`](super::through).
    Through {
        /// The view.
        view: Reference,
        /// What is read. Of a segment that is run the kind is not known yet, so that its list is of any that it may be.
        reading: Reading,
    },
    /// Change the book row by row from NDJSON.
    Apply {
        /// Where the rows come from.
        source: Source,
        /// What becomes of the rest when one row cannot be done.
        on_error: OnError,
        /// Whether it is done.
        mode: Mode,
        /// How the outcome is shown.
        show: Show,
    },
    /// Add and change records from a table.
    Import(Box<Import>),
    /// Write records into a table.
    Export(Box<Export>),
    /// Change records as a table in the person's own editor.
    Edit(Box<TableEdit>),
    /// Read attached files.
    File(FileAsk),
    /// Have the book open for others.
    Host(HostAsk),
    /// Read or change this person's settings.
    Config(ConfigAsk),
    /// Print what the JSON of these kinds of record looks like.
    Schema(Vec<Kind>, Show),
    /// Print a completion script.
    Completions(clap_complete::Shell),
    /// Print the man page, or write all of them into a directory.
    Man(Option<PathBuf>),
}

/// What can be asked of the book for a purpose, or through a view.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// A list, and how it is shown.
    List(Box<List>, Show),
    /// A board, and how it is shown.
    Board(Box<Board>, Show),
    /// A table.
    Export(Box<Export>),
    /// How a list is read, and how that is shown.
    Explanation(Box<List>, Show),
}

/// What is said about a table that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Where it comes from.
    pub source: Source,
    /// How its columns become records, as far as flags say.
    pub told: Recipe,
    /// A file that says the rest.
    pub recipe: Option<PathBuf>,
    /// Where to write down what was used.
    pub save_recipe: Option<PathBuf>,
    /// Where to write the rows that could not be done.
    pub rejects: Option<PathBuf>,
    /// Whether it is done.
    pub mode: Mode,
    /// How the outcome is shown.
    pub show: Show,
}

/// What is said about a table that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Where it goes.
    pub to: Source,
    /// Which records, list by list; asked for in pages by whoever writes them.
    pub lists: Vec<List>,
    /// Which columns; every field that import can fill if none are named.
    pub columns: Vec<Slot>,
    /// In which format it is written.
    pub format: FileFormat,
    /// Whether that begins with a byte order mark.
    pub mark: Mark,
}

/// What is said about records that are edited as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableEdit {
    /// What they are.
    pub kind: Kind,
    /// Which ones, in which order.
    pub list: List,
    /// The most of them that an editor is given.
    pub most: usize,
    /// What becomes of lines that are added.
    pub added: Added,
    /// Whether it is done.
    pub mode: Mode,
    /// How the outcome is shown, and the columns.
    pub show: Show,
}

/// Where rows come from, or go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Standard input, or output.
    Stdin,
    /// A file.
    File(PathBuf),
}

/// How an answer is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Show {
    /// `-o FORMAT`; without it a table on a terminal and TSV elsewhere.
    pub format: Option<Format>,
    /// `--columns a,b`; without it those that fit the kind.
    pub columns: Vec<Slot>,
    /// `--count`: only the number.
    pub count: bool,
    /// `--limit N`.
    pub limit: Option<usize>,
    /// A search or bulk filter that finds nothing is a failure (exit 3), and this is what was searched for.
    pub must_find: Option<String>,
    /// The kind of the rows, where it is known.
    pub kind: Option<Kind>,
}

/// The formats of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Table,
    /// Tab-separated, with `\t`, `\n` and `\\` escaped.
    Tsv,
    /// Comma-separated (RFC 4180).
    Csv,
    /// One JSON array or object.
    Json,
    /// One JSON object a line; `apply` reads it back.
    Ndjson,
    /// Only the full ids, one a line.
    Ids,
}

/// What is asked of attached files.
#[derive(Clone, Debug, PartialEq)]
pub enum FileAsk {
    /// Which ones there are.
    List {
        /// The question for the card of the record.
        card: Box<Query>,
        /// How they are shown.
        show: Show,
    },
    /// Show one in the program that the person has for it.
    Open {
        /// Of which record.
        reference: Reference,
        /// Which one; the only one if nothing is said.
        name: Option<String>,
    },
    /// Write down what one holds.
    Save {
        /// Of which record.
        reference: Reference,
        /// Which one.
        name: String,
        /// Where to; here, under its own name, if nothing is said.
        to: Option<Source>,
        /// Whether it may take the place of another file.
        force: bool,
    },
}

/// What is asked of whoever has the book open for others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostAsk {
    /// Be that one, until a signal ends it.
    Serve,
    /// Who it is, and who is served.
    Status,
}

/// What is asked of the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigAsk {
    /// Every setting with its value and where it comes from.
    List,
    /// One setting.
    Get(String),
    /// Change one setting.
    Set(String, String),
    /// Back to the default.
    Unset(String),
    /// Where the files are.
    Path,
    /// The short form that first use shows.
    Setup,
    /// What the keys of a keymap do; of that which was chosen if none is named.
    Keys(Option<String>, Show),
    /// What is wrong with the files of a keymap.
    CheckKeys(Option<String>),
}
