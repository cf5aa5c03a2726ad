//! What can happen to the screen, and what it asks for.

use std::sync::Arc;

use ratatui::layout::{Position, Size};

use super::stage::{Existing, Handout, News};
use crate::domain::{Record, Uri};
use crate::grammar::{ConfigAsk, Export, Import, TableEdit};
use crate::keymap::Key;
use crate::ops::{Answer, Base, Command, Content, Failure, List, Mode, Outcome, Query, Receipt, Row, Verb};

/// Something that happened.
#[derive(Clone, Debug)]
pub(crate) enum Msg {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something at a cell.
    Mouse(Position, Gesture),
    /// A moment came for which the screen waited, or somebody set the clock.
    Moment,
    /// The program was stopped, and goes on.
    Back,
    /// Somebody looks at the terminal again.
    Looked,
    /// Others did something with the book.
    News(News),
    /// The screen has another size.
    Resize(Size),
    /// A query was answered.
    Answered(Ticket, Result<Answer, Failure>),
    /// The files of a directory; those that are directories end with a stroke.
    Files(Ticket, Vec<String>),
    /// The settings answered words.
    Settings(Vec<String>, Result<String, Failure>),
    /// The person's editor was left.
    Wrote(Result<String, Failure>),
    /// A table for the person's editor was written, or was not.
    HandedOut(Ticket, Result<Arc<dyn Handout>, Failure>),
    /// Drafts could not be kept.
    NotKept(Failure),
    /// What words asked for was written, or was not.
    Exported(Vec<String>, Result<String, Failure>),
    /// A command was done, or was not.
    Done(Ticket, Result<Done, Failure>),
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gesture {
    /// A button went down.
    Press,
    /// It went down a second time at the same cell, soon after the first.
    DoublePress,
    /// The mouse was moved with a button down.
    Drag,
    /// The button went up.
    Release,
    /// The wheel was turned by so many lines; down is positive.
    Wheel(i32),
}

/// What a command that was done says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Done {
    /// The receipt.
    pub(crate) receipt: Receipt,
    /// What became of the records, the first few.
    pub(crate) outcomes: Vec<Outcome>,
}

impl Done {
    /// The one record that it was about, as it is now.
    pub(crate) fn record(&self) -> Option<&Record> {
        let mut about = self.about();
        let only = about.next()?;
        if about.next().is_none() { only.record.as_ref() } else { None }
    }

    /// What became of the records that it was about.
    pub(crate) fn about(&self) -> impl Iterator<Item = &Outcome> {
        self.outcomes.iter().filter(|outcome| outcome.verb != Verb::Made)
    }

    /// The records that were made on the way, since others link to them.
    pub(crate) fn made(&self) -> impl Iterator<Item = &Record> {
        self.outcomes.iter().filter(|outcome| outcome.verb == Verb::Made).filter_map(|outcome| outcome.record.as_ref())
    }
}

/// The number of a request, so that a reply that came too late is told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Ticket(pub(crate) u64);

/// Something that is asked of the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Read the book. Of several questions of one topic only the last is answered.
    Ask(Ticket, Topic, Box<Query>),
    /// Change the book.
    Execute(Ticket, Box<Order>),
    /// Read a table into the book; the words are those that ask for it.
    Import(Ticket, Vec<String>, Box<Import>),
    /// Write a table of what is in the book; the words are those that ask for it.
    Export(Vec<String>, Box<Export>, Existing),
    /// Write records into a table for the person's editor.
    HandOut(Ticket, Box<TableEdit>),
    /// Change the book by these rows.
    Rows(Ticket, Box<Order>, Vec<Row>),
    /// Read or change this person's settings; the words are those that ask for it.
    Settings(Vec<String>, ConfigAsk),
    /// Tell which files a directory has, named as somebody types it.
    Files(Ticket, String),
    /// Keep a command line that was typed.
    KeepLine(String),
    /// Show an attached file in a program of the person.
    Open(Box<Content>),
    /// Open an address outside of the book in a program of the person.
    Launch(Uri),
    /// Give this text to whatever else is pasted into.
    Copy(String),
    /// Give the terminal back to the shell until it says otherwise.
    Suspend,
    /// Give the terminal to the person's editor, with a text in a file.
    Write {
        /// The name of the file.
        name: String,
        /// The text.
        text: String,
    },
    /// Keep these drafts, and none else.
    Keep(Vec<String>),
    /// Ring for this.
    Ring(String),
    /// Draw every cell anew.
    Redraw,
    /// Leave.
    Quit,
}

/// A command on its way, with the words that it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Order {
    /// The words.
    pub(crate) words: Vec<String>,
    /// What they mean.
    pub(crate) command: Command,
    /// Whether it is done.
    pub(crate) mode: Mode,
    /// On which state of the book it was made, if that was said.
    pub(crate) base: Option<Base>,
}

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
    /// The rows of the list.
    Rows,
    /// The board.
    Board,
    /// The day.
    Agenda,
    /// What can be picked.
    Choices,
    /// What a field of a form may mean.
    Offers,
    /// Whether the book has whoever is typed into a form.
    Twins,
    /// The card beside it.
    Card,
    /// The record of a draft that is taken up.
    Draft,
    /// Who is calling.
    Caller,
    /// What somebody typed.
    Typed,
    /// The view through which somebody wants to see something.
    View,
    /// The view through which a pane is seen.
    Lens,
    /// The names of segments.
    Names,
    /// All that are to be marked.
    Marks,
    /// What rang, and what rings next.
    Reminders,
    /// The fields that people defined.
    Fields,
}

/// The question for a window of a list.
pub(crate) fn rows(ticket: Ticket, list: List) -> Effect {
    Effect::Ask(ticket, Topic::Rows, Box::new(Query::List(list)))
}
