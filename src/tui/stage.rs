//! What the screen needs to begin, and how it ended.

use std::fmt;
use std::sync::Arc;

use iso_currency::Currency;
use jiff::civil::Weekday;
use jiff::{Timestamp, Zoned};

use crate::desk::Aside;
use crate::domain::id::SessionId;
use crate::domain::phone::Country;
use crate::domain::{EntryId, Uri};
use crate::grammar::{ConfigAsk, Export, Import, TableEdit};
use crate::keymap::{Habits, Keymap};
use crate::ops::{Client, Command, Content, Failure, Row};
use crate::text::Text;
use crate::theme::Theme;

/// Everything that the screen needs from outside.
pub struct Stage {
    /// Who does commands and answers queries.
    pub client: Box<dyn Client + Send>,
    /// Takes whoever tells what others do with the book.
    pub news: Box<dyn FnOnce(Tell) + Send>,
    /// Does something, which stops this program, while others may have the book.
    pub aside: StepAside,
    /// The sentences, in the user's language.
    pub text: Text,
    /// The keys.
    pub keymap: Keymap,
    /// What is wrong with the person's own files, so that the screen does without it.
    pub troubles: Vec<Failure>,
    /// The user who sits at the screen.
    pub me: String,
    /// Whose numbering plan phone numbers without `+` follow.
    pub country: Option<Country>,
    /// The currency of money that names none.
    pub currency: Option<Currency>,
    /// The first day of their week.
    pub week_start: Weekday,
    /// This running program, for undo.
    pub session: SessionId,
    /// What time it is, in the user's zone.
    pub clock: Box<dyn Fn() -> Zoned + Send>,
    /// Whether that clock goes on.
    pub passage: Passage,
    /// The moment up to which the person has heard every reminder; without one, the beginning of the day.
    pub heard: Option<Timestamp>,
    /// How often the person did what on the screen; none if they never had it open.
    pub habits: Option<Habits>,
    /// The command lines that they typed before, oldest first.
    pub typed: Vec<String>,
    /// Who keeps those that are typed now.
    pub keep_line: KeepLine,
    /// Who tells which files there are.
    pub files: ListFiles,
    /// How reminders ring.
    pub ringing: Ringing,
    /// Identities of commands.
    pub ids: Box<dyn Fn() -> EntryId + Send>,
    /// Who reads and changes the settings, and what there is to read of it; nothing if there is only success.
    pub settings: AnswerSettings,
    /// Who shows attached files, in a program of the person beside the screen.
    pub open: OpenContent,
    /// Who lets the person write in their own editor.
    pub edit: EditText,
    /// What was typed into screens of this person that ended before it was saved.
    pub drafts: Vec<String>,
    /// Who keeps what is typed until it is saved.
    pub keep_drafts: KeepDrafts,
    /// Who opens addresses outside of the book, in a program of the person beside the screen.
    pub launch: Launch,
    /// Who reads tables of other programs.
    pub tables: ReadTable,
    /// Who writes tables for other programs.
    pub export: WriteTable,
    /// Who writes records into a table for the person's editor.
    pub hand_out: HandOut,
    /// How things look.
    pub theme: Theme,
    /// Whether the mouse is listened to.
    pub mouse: Mouse,
    /// Whether the terminal opens what leads out of the book.
    pub links: Links,
    /// Whether figures of the screen itself are shown.
    pub figures: Figures,
}

/// Does something while others may have the book.
pub type StepAside = Box<dyn FnMut(&mut dyn FnMut()) + Send>;

/// Who reads and changes this person's settings, as `config` on the command line does.
pub type AnswerSettings = Box<dyn FnMut(&ConfigAsk) -> Result<String, Failure> + Send>;

/// Who shows attached files.
pub type OpenContent = Box<dyn FnMut(&Content) -> Result<(), Failure> + Send>;

/// Who keeps command lines that were typed.
pub type KeepLine = Box<dyn FnMut(&str) -> Result<(), Failure> + Send>;

/// Who tells which files a directory has, named as it is typed in the command line; those that are directories end with a
/// stroke. What cannot be read has none.
pub type ListFiles = Box<dyn FnMut(&str) -> Vec<String> + Send>;

/// Who lets the person write in their own editor: a text in a file of this name. Where that is stopped, so is this program.
pub type EditText = Box<dyn FnMut(&str, &str, Aside<'_>) -> Result<String, Failure> + Send>;

/// Who keeps drafts: these, and none of those before.
pub type KeepDrafts = Box<dyn FnMut(&[String]) -> Result<(), Failure> + Send>;

/// Who opens addresses outside of the book.
pub type Launch = Box<dyn FnMut(&Uri) -> Result<(), Failure> + Send>;

/// Who reads tables of other programs, as `import` on the command line does.
pub type ReadTable = Box<dyn FnMut(&Import) -> Result<Loaded, Failure> + Send>;

/// Who writes tables for other programs, as `export` on the command line does, and what there is to say of it.
pub type WriteTable = Box<dyn FnMut(&Export, Existing, &mut dyn Client) -> Result<String, Failure> + Send>;

/// Who writes records into a table for the person's editor, as `edit` on the command line does.
pub type HandOut = Box<dyn FnMut(&TableEdit, &mut dyn Client) -> Result<Arc<dyn Handout>, Failure> + Send>;

/// A table of records for the person's editor.
pub trait Handout: fmt::Debug + Send + Sync {
    /// The table as it was handed out.
    fn text(&self) -> &str;

    /// What a table that comes back says, a row for each record that it changes; else all that is wrong with it.
    fn rows(&self, back: &str) -> Result<Vec<Row>, Vec<Failure>>;
}

/// What becomes of a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and nothing is written.
    Keep,
    /// It makes way.
    Replace,
}

/// Tells the screen what others do with the book.
pub type Tell = Box<dyn Fn(News) + Send>;

/// What others do with the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// Somebody changed it, or it is seen from elsewhere now.
    Changed,
    /// Nobody answers: who has it says this of itself.
    Waiting(String),
    /// Somebody answers again.
    Answered,
    /// Others have to wait until this screen ends: nobody can be served, for this reason.
    Unserved(Failure),
}

/// A table that is open.
pub struct Loaded {
    /// The command that takes its rows.
    pub command: Command,
    /// The rows.
    pub rows: Box<dyn Iterator<Item = Result<Row, Failure>>>,
}

impl fmt::Debug for Loaded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Loaded").field("command", &self.command).finish_non_exhaustive()
    }
}

impl fmt::Debug for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stage").field("me", &self.me).field("session", &self.session).finish_non_exhaustive()
    }
}

/// Whether the mouse is listened to; if so, selecting text in the terminal needs Shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// It is.
    On,
    /// It is left to the terminal.
    Off,
}

/// Whether the terminal is told where e-mail addresses, phones, pages and places on cards lead, as OSC 8 has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Links {
    /// It is.
    Told,
    /// It is not: it may show what it does not know.
    Kept,
}

/// Whether what every picture cost stands on the next one: `--debug`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figures {
    /// It does.
    Shown,
    /// It does not.
    Hidden,
}

/// Whether time goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage {
    /// It does, as the system's clock does.
    Flows,
    /// It stands still: `--now`.
    Stands,
}

/// How a reminder rings; the screen shows it in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ringing {
    /// With the terminal's bell and a notification, for terminals that know OSC 9.
    Notice,
    /// With the terminal's bell.
    Bell,
    /// Unheard.
    Silent,
}

/// How the screen was left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// What ended it.
    pub ended: Ended,
    /// The moment up to which every reminder was shown.
    pub heard: Timestamp,
    /// What was done by its key, and how often.
    pub used: Habits,
}

/// How the screen ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The user left.
    Quit,
    /// This signal asked for it; the exit code is 128 and its number.
    Signal(i32),
}
