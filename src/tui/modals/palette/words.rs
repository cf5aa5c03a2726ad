//! What the word may be that is being typed: what has to be asked for, and what is known of it.

use crate::domain::Kind;
use crate::grammar::{Suggestion, Values, Want, Wanted};
use crate::tui::msg::Ticket;

/// Begins the name of a file in its path.
const SLASH: char = '/';

/// What the word may be that is being typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    /// What it may be, by its grammar.
    pub(crate) wants: Vec<Want>,
    /// What was answered since the command line was opened.
    known: Vec<(Question, Vec<Suggestion>)>,
    /// The question whose answer is on its way.
    awaits: Option<(Ticket, Question)>,
}

/// Something to ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    /// What the book has that is found by these words.
    Book(Wanted, String),
    /// The files of this directory, as it is typed.
    Files(String),
}

/// Whether a book has so few of a kind that all are asked for at once.
pub(crate) const fn is_few(kind: Kind) -> bool {
    match kind {
        Kind::User | Kind::Pipeline | Kind::Stage | Kind::Segment | Kind::Field => true,
        Kind::Contact | Kind::Company | Kind::Deal | Kind::Activity | Kind::Task => false,
    }
}

/// What has to be known for a word. Where there may be many, those are asked for that what is typed finds.
pub(super) fn questions(want: &Want) -> Vec<Question> {
    match &want.values {
        Values::Book(Wanted::Names(kinds)) => {
            let (few, many): (Vec<Kind>, Vec<Kind>) = kinds.iter().partition(|kind| is_few(**kind));
            let asked = [(few, String::new()), (many, want.begun.clone())].into_iter();
            let asked = asked.filter(|(kinds, _)| !kinds.is_empty());
            asked.map(|(kinds, words)| Question::Book(Wanted::Names(kinds), words)).collect()
        }
        Values::Book(wanted @ (Wanted::Views(_) | Wanted::Tags(_))) => {
            vec![Question::Book(wanted.clone(), String::new())]
        }
        Values::Words(_) => Vec::new(),
        Values::Files => vec![Question::Files(directory(&want.begun).to_owned())],
    }
}

/// The directory of a path, its stroke included.
pub(super) fn directory(path: &str) -> &str {
    path.get(..path.rfind(SLASH).map_or(0, |at| at + SLASH.len_utf8())).unwrap_or_default()
}

impl Words {
    /// What has to be asked for next; nothing while that is on its way.
    pub(crate) fn missing(&self) -> Option<Question> {
        let mut needed = self.wants.iter().flat_map(questions).filter(|question| self.answer(question).is_none());
        let next = needed.next()?;
        (self.awaits.as_ref().map(|(_, asked)| asked) != Some(&next)).then_some(next)
    }

    /// Says by which request it is asked for.
    pub(crate) fn ask(&mut self, ticket: Ticket, question: Question) {
        self.awaits = Some((ticket, question));
    }

    /// What was asked for by this request.
    pub(crate) fn asked_by(&self, ticket: Ticket) -> Option<&Question> {
        self.awaits.as_ref().filter(|(asked, _)| *asked == ticket).map(|(_, question)| question)
    }

    /// Takes over what was found.
    pub(crate) fn tell(&mut self, found: Vec<Suggestion>) {
        self.known.extend(self.awaits.take().map(|(_, question)| (question, found)));
    }

    /// What was answered.
    pub(super) fn answer(&self, question: &Question) -> Option<&[Suggestion]> {
        self.known.iter().find(|(known, _)| known == question).map(|(_, found)| found.as_slice())
    }
}
