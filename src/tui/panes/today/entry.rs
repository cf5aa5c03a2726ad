//! What the day is made of: an agenda as one list of records, section by section.

use jiff::civil::Date;

use super::Span;
use crate::domain::{Record, When};
use crate::ops::answer::{Agenda, Celebration, Day, Quiet};

/// The sorts of task for which somebody goes somewhere.
const OUTSIDE: &[&str] = &["visit", "meeting"];

/// Why something is on the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    /// Its day is over.
    Overdue,
    /// It is to be done on this day.
    Day(Date),
    /// It is a visit or a meeting of the days to come.
    Ahead,
    /// Nobody moved it for too long.
    Rotten,
    /// Nobody was in touch with them for too long.
    Quiet,
    /// It is their birthday.
    Birthdays,
}

/// A record of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Why it is there.
    pub(crate) section: Section,
    /// The record.
    pub(crate) record: Record,
    /// What the record itself does not say.
    pub(crate) note: Note,
}

/// What is said of a record that is on the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Note {
    /// Nothing more than it says itself.
    Nothing,
    /// How often they want to be heard of in days, and when they last were.
    Quiet(u32, Option<When>),
    /// The day on which their birthday falls.
    Birthday(Date),
}

/// What is shown of an agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Gathered {
    /// The records.
    pub(super) entries: Vec<Entry>,
    /// How many tasks of the days to come are left out.
    pub(super) left_out: usize,
}

/// The records of an agenda: all tasks of the week, or those of today and the visits and meetings ahead.
pub(super) fn gather(agenda: Agenda, span: Span) -> Gathered {
    let Agenda { from, overdue, days, rotten, quiet, birthdays, month: _ } = agenda;
    let mut gathered = Gathered::default();
    gathered.add(Section::Overdue, overdue);
    for Day { date, tasks } in days {
        match span {
            Span::Week => gathered.add(Section::Day(date), tasks),
            Span::Day if date == from => gathered.add(Section::Day(date), tasks),
            Span::Day => {
                let (outside, rest): (Vec<Record>, Vec<Record>) =
                    tasks.into_iter().partition(|task| OUTSIDE.contains(&task.text("type")));
                gathered.left_out += rest.len();
                gathered.add(Section::Ahead, outside);
            }
        }
    }
    gathered.add(Section::Rotten, rotten);
    let quiet = quiet.into_iter().map(|Quiet { record, rhythm, last, due: _ }| Entry {
        section: Section::Quiet,
        record,
        note: Note::Quiet(rhythm, last),
    });
    let birthdays = birthdays.into_iter().map(|Celebration { on, record }| Entry {
        section: Section::Birthdays,
        record,
        note: Note::Birthday(on),
    });
    gathered.entries.extend(quiet.chain(birthdays));
    gathered
}

impl Gathered {
    fn add(&mut self, section: Section, records: Vec<Record>) {
        self.entries.extend(records.into_iter().map(|record| Entry { section, record, note: Note::Nothing }));
    }
}
