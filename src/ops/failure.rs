//! Why something could not be done: a code and facts, which [`crate::text`] puts into words.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Clash;
use crate::domain::Invalid;

/// The sorts of failure; each has an exit code of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FailureKind {
    /// The machine or the program failed.
    Failed,
    /// The command was not understood.
    Usage,
    /// Nothing matches, or there is nothing to undo.
    NotFound,
    /// Several match, or somebody else was first.
    Conflict,
    /// A value is no value of its type.
    Invalid,
    /// The book is damaged, read-only, or of a newer format.
    Damaged,
    /// The book is in use.
    Busy,
    /// The user stopped it.
    Interrupted,
}

impl FailureKind {
    /// Every sort, by exit code.
    pub const ALL: &'static [FailureKind] = &[
        FailureKind::Failed,
        FailureKind::Usage,
        FailureKind::NotFound,
        FailureKind::Conflict,
        FailureKind::Invalid,
        FailureKind::Damaged,
        FailureKind::Busy,
        FailureKind::Interrupted,
    ];

    /// The word for scripts, which stands in JSON, and for the message's id with `-` for `_`.
    pub const fn as_str(self) -> &'static str {
        match self {
            FailureKind::Failed => "failed",
            FailureKind::Usage => "usage",
            FailureKind::NotFound => "not_found",
            FailureKind::Conflict => "conflict",
            FailureKind::Invalid => "invalid",
            FailureKind::Damaged => "damaged",
            FailureKind::Busy => "busy",
            FailureKind::Interrupted => "interrupted",
        }
    }

    /// The exit code of a program that ends with it.
    pub const fn exit_code(self) -> u8 {
        match self {
            FailureKind::Failed => 1,
            FailureKind::Usage => 2,
            FailureKind::NotFound => 3,
            FailureKind::Conflict => 4,
            FailureKind::Invalid => 5,
            FailureKind::Damaged => 6,
            FailureKind::Busy => 75,
            FailureKind::Interrupted => 130,
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $kind:ident;)*) => {
        /// What exactly went wrong. The facts of each are named in its description; `text` has its message and hint
        /// as `error-CODE` and `error-CODE.hint`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Code] = &[$(Code::$name),*];

            /// The word for scripts and for the message's id.
            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$name => $text,)* }
            }

            /// The sort of failure.
            pub const fn kind(self) -> FailureKind {
                match self { $(Code::$name => FailureKind::$kind,)* }
            }
        }
    };
}

codes! {
    /// A reference matches nothing. Facts: `reference`, `kind`. Candidates: the nearest.
    NoMatch = "no-match", NotFound;
    /// A reference is a guess, and the command writes. Facts: `reference`. Candidates: what it may mean.
    NotExact = "not-exact", Conflict;
    /// A reference matches several records. Facts: `reference`, `count`. Candidates: the first few.
    Ambiguous = "ambiguous", Conflict;
    /// The record was deleted. Facts: `reference`, `handle`, `title`, `kind`.
    IsDeleted = "is-deleted", NotFound;
    /// The record was never deleted. Facts: `reference`, `handle`, `title`, `kind`.
    NotDeleted = "not-deleted", Conflict;
    /// A search found nothing. Facts: `words`, `kind`.
    NothingFound = "nothing-found", NotFound;
    /// There is nothing to undo.
    NothingToUndo = "nothing-to-undo", NotFound;
    /// There is nothing to redo.
    NothingToRedo = "nothing-to-redo", NotFound;
    /// A task was done already. Facts: `title`, `handle`.
    AlreadyDone = "already-done", Conflict;
    /// No such journal entry. Facts: `entry`, `last`.
    NoEntry = "no-entry", NotFound;
    /// That entry was undone already. Facts: `entry`.
    AlreadyUndone = "already-undone", Conflict;
    /// An undo would have to keep values that were changed since. Facts: `entry`, `count`. Candidates: the records.
    ChangedSince = "changed-since", Conflict;
    /// The same values of a record were changed since the state on which the command was made. Facts: `title`, `handle`,
    /// `by`, `rev` (of the record now), `base`, and of its [`Clash`] the `fields`.
    EditConflict = "edit-conflict", Conflict;
    /// Where a record is, is not known, and something near it is asked for. Facts: `title`, `handle`, `kind`.
    NoPosition = "no-position", NotFound;
    /// A record with this id or handle is there already. Facts: `handle`.
    Taken = "taken", Conflict;
    /// Another living record has this external id. Facts: `external`, `handle`, `title` (whose it is).
    ExternalTaken = "external-taken", Conflict;
    /// Another command was done under this idempotency key. Facts: `entry`, `words` (of that command).
    KeyUsed = "key-used", Conflict;
    /// Another living pipeline, segment, or stage of the same pipeline, has this name. Facts: `name`, `kind`, `handle`,
    /// for stages `pipeline`, and for fields `of` and `retired` in place of the handle.
    NameTaken = "name-taken", Conflict;
    /// A command would leave a segment that asks for what is no more. Facts: `title`, `handle`, and
    /// those of `bad-filter`: `filter`, `reason`, `found`, `kind`.
    SegmentUsed = "segment-used", Conflict;
    /// A pipeline has no such stage. Facts: `reference`, `pipeline`, `stages`, and where one is alike `nearest`.
    NoStage = "no-stage", NotFound;
    /// A pipeline has no stage that stands for an outcome. Facts: `outcome`, `pipeline`.
    NoOutcome = "no-outcome", NotFound;
    /// A stage or pipeline with living deals is to be deleted. Facts: `kind`, `title`, `handle`, `count`.
    HasDeals = "has-deals", Conflict;
    /// A book that holds something is to be filled with made-up records. Facts: `kind`, `count` (of what it holds).
    NotEmpty = "not-empty", Conflict;
    /// The only stage of a pipeline is to be deleted. Facts: `title`, `handle`, `pipeline`, `pipeline-handle`.
    LastStage = "last-stage", Conflict;
    /// Deals are to go to a stage that is itself deleted. Facts: `title`.
    HeirGoes = "heir-goes", Conflict;
    /// A stage is to change to another pipeline. Facts: `title`, `handle`, `pipeline`.
    StageFixed = "stage-fixed", Invalid;
    /// A field is to be of another kind, or to hold something else. Facts: `field` (of the definition), `title`,
    /// `handle`.
    FieldFixed = "field-fixed", Invalid;
    /// The definition of a field is to be taken back, and a record holds something in it. Facts: `field`,
    /// `field-handle`, `title`, `handle` (of the record).
    FieldUsed = "field-used", Conflict;
    /// A field is to be called as one is that every record of the kind has, or as a flag is. Facts: `name`, `kind`.
    FieldKnown = "field-known", Conflict;
    /// A deal is to be put beside one that is in another stage. Facts: `reference`, `stage`.
    SpotElsewhere = "spot-elsewhere", Conflict;
    /// Somebody who is a customer is to be made one. Facts: `title`, `handle`.
    AlreadyCustomer = "already-customer", Conflict;
    /// A filter lets no record through to a command. Facts: `filter`, `kind`.
    NoneSelected = "none-selected", NotFound;
    /// A new record has nothing by which it could be found. Facts: `kind`.
    Nameless = "nameless", Invalid;
    /// An edit says nothing. Facts: `kind`.
    NoEdits = "no-edits", Usage;
    /// Records are named beside a filter that selects them. Facts: `word`.
    FilterAndNames = "filter-and-names", Usage;
    /// A filter that selects records says nothing.
    EmptyFilter = "empty-filter", Usage;
    /// A value is no value of its type. Facts: `what`, `text`, `choices`, and where it is known `argument`.
    InvalidValue = "invalid-value", Invalid;
    /// A list field has no such item. Facts: `field`, `item`, `title`, `handle`.
    NoItem = "no-item", NotFound;
    /// A row of bulk input cannot be read. Facts: `line`, `reason`.
    BadRow = "bad-row", Invalid;
    /// A row of a table cannot be read. Facts: `line`, `reason` and those of the reason.
    BadRecord = "bad-record", Invalid;
    /// The heads of a table's columns cannot be read. Facts: `line`, `reason` and those of the reason.
    BadHeads = "bad-heads", Invalid;
    /// A column of a table cannot go there: there is no such field. Facts: `target`, `nearest`, `kind`.
    UnknownTarget = "unknown-target", Usage;
    /// No column of a table goes anywhere. Facts: `columns`, `kind`.
    NothingMapped = "nothing-mapped", Usage;
    /// Two columns of a table go to a field that holds one value. Facts: `target`, `columns`.
    TwoColumns = "two-columns", Usage;
    /// It is not said what the rows of a table are. Facts: `choices`.
    NoKind = "no-kind", Usage;
    /// What is to be attached is no regular file. Facts: `path`.
    NoRegularFile = "no-regular-file", Invalid;
    /// What is to be attached is too large. Facts: `path`, `most` (in MiB).
    FileTooLarge = "file-too-large", Invalid;
    /// More records are to be edited as a table than an editor is given. Facts: `count`, `most`.
    TableTooLong = "table-too-long", Invalid;
    /// A record has no such file. Facts: `reference`, `title`, `handle`, and where it has others `files`.
    NoFile = "no-file", NotFound;
    /// Several files of a record may be meant. Facts: `reference`, `count`, `files`, `title`.
    FilesAlike = "files-alike", Conflict;
    /// The content of an attached file is not what was attached. Facts: `name`, `title`, `handle`, `path`.
    FileDamaged = "file-damaged", Damaged;
    /// The content of an attached file is not in the book. Facts: `name`, `title`, `handle`, `path`.
    FileLost = "file-lost", Damaged;
    /// A file cannot be opened with a program, or a link. Facts: `program`, `reason`, `shown`: `file`,
    /// `link`.
    NoOpener = "no-opener", Failed;
    /// The program that edits texts is not there, or says that it failed. Facts: `program`, `reason`.
    NoEditor = "no-editor", Failed;
    /// A file is there already, and nobody said that it may be replaced. Facts: `path`.
    FileThere = "file-there", Conflict;
    /// A bulk command touches a record again after too many others. Facts: `id`, `most`.
    TouchedTwice = "touched-twice", Invalid;
    /// A row of bulk input has a field that its kind does not have. Facts: `line`, `field`, `nearest`.
    UnknownField = "unknown-field", Invalid;
    /// Some rows or records of a command could not be done; the others were. Facts: `failed`, `count`.
    PartlyFailed = "partly-failed", Invalid;
    /// A filter cannot be read. Facts: `filter`, `at` (character, from 1), `reason`, `found`, `nearest`, and for a wrong
    /// value also `what`, `text`, `choices`, and for a wrong segment `segments` (those that there are) or `of` and
    /// `kind` (what it holds, and what is asked for), and for a wrong field `columns` (the first of those that there are) and `kind`. It is the filter of `segment` if there is that fact.
    BadFilter = "bad-filter", Usage;
    /// No such column. Facts: `column`, `nearest`, `columns`, and where it may be the kind that
    /// is wrong, `kinds` (those that have it).
    UnknownColumn = "unknown-column", Usage;
    /// A list is to be shown through a view of something else. Facts: `title`, `of`, `kind` (what is asked for).
    OtherView = "other-view", Usage;
    /// The command line was not understood. Facts: `problem` (what is wrong, in a word), and as that asks for them `word`,
    /// `argument`, `value`, `choices`, `prior`, `message` (as the parser words it), and where they are known `similar` with
    /// `similar-of`, or `tip`, `command` (whose help to read) and `missing` (if the message is that command's short help).
    Usage = "usage", Usage;
    /// Something that a command cannot do without was not said. Facts: `argument`, `command`.
    Missing = "missing", Usage;
    /// An argument is no number, or a larger one than it may be. Facts: `argument`, `text`, `most` (empty if there is no
    /// largest one), `example`, `command`.
    NoNumber = "no-number", Usage;
    /// A script asks for what would touch many records, without saying that it means it. Facts: `count`, `kind`.
    NeedsYes = "needs-yes", Usage;
    /// A command line in the screen asks for what only a shell can do. Facts: `words`.
    ShellOnly = "shell-only", Usage;
    /// A setting does not exist. Facts: `setting`, `nearest`.
    UnknownSetting = "unknown-setting", Usage;
    /// A file of settings or keys cannot be read. Facts: `path`, `line`, `reason`, and where it is known `setting`.
    BadSettings = "bad-settings", Invalid;
    /// The book cannot be made or opened. Facts: `path`, `reason`.
    CannotOpen = "cannot-open", Failed;
    /// The directory holds something that is no book. Facts: `path`.
    NoBook = "no-book", Failed;
    /// The book was written by a newer rolo. Facts: `path`, `format`, `ours`.
    NewerFormat = "newer-format", Damaged;
    /// A directory belongs to another user than the one who would write there. Facts: `path`, `owner`, `user`.
    Foreign = "foreign", Failed;
    /// What should be the book's directory is a link. Facts: `path`, `target`.
    BookLink = "book-link", Failed;
    /// Other machines change what lies where the book is, or would be. Facts: `path`, `reason`, `name` (of what brings
    /// them there), and for a synced folder `mark` (by which it is known).
    NotLocal = "not-local", Failed;
    /// Another program has the book open. Facts: `path`, `holder`, `seconds`.
    InUse = "in-use", Busy;
    /// Whoever has the book open speaks another protocol. Facts: `path`, `holder`, `reason`.
    OtherProtocol = "other-protocol", Failed;
    /// Whoever has the book open serves as many others as it can. Facts: `path`, `holder`, `seconds`.
    Crowded = "crowded", Busy;
    /// Others cannot be served from a book that is open. Facts: `path`, `reason`.
    Unserved = "unserved", Failed;
    /// Whoever had the book open went away while it was reading rows; nothing was changed. Facts: `path`.
    OwnerGone = "owner-gone", Busy;
    /// The disk is full. Facts: `path`.
    DiskFull = "disk-full", Failed;
    /// Something could not be written; nothing more is written. Facts: `path`, `reason`.
    CannotWrite = "cannot-write", Failed;
    /// The journal is damaged: the book can only be read. Facts: `segment`, `offset`, `reason`.
    JournalDamaged = "journal-damaged", Damaged;
    /// The views fail again and again. Facts: `reason`.
    StoreFailed = "store-failed", Failed;
    /// A file that was named cannot be read. Facts: `path`, `reason`.
    CannotRead = "cannot-read", Failed;
    /// An argument is no text in UTF-8. Facts: `argument`.
    NotUtf8 = "not-utf8", Usage;
    /// The user stopped the command, or a signal did. Facts: `signal`, if it was one.
    Cancelled = "cancelled", Interrupted;
    /// The screen needs a terminal. Facts: `reason`.
    NoTerminal = "no-terminal", Usage;
    /// Neither a home directory nor an XDG directory is known. Facts: `variable`.
    Homeless = "homeless", Failed;
    /// Something that cannot happen did. Facts: `reason`.
    Internal = "internal", Failed;
}

/// Why something could not be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// What went wrong.
    pub code: Code,
    /// The particulars, by name.
    pub facts: BTreeMap<String, String>,
    /// The records between which to choose, or that are in the way.
    pub candidates: Vec<Candidate>,
    /// What others changed at the same time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clash: Option<Box<Clash>>,
}

/// A record that somebody may mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Its handle.
    pub handle: String,
    /// Its name.
    pub title: String,
    /// What tells it from others of that name; may be empty.
    pub detail: String,
}

impl Failure {
    /// A failure without particulars.
    pub fn new(code: Code) -> Failure {
        Failure { code, facts: BTreeMap::new(), candidates: Vec::new(), clash: None }
    }

    /// That no column is called `word`, of those that are called `names`.
    pub fn unknown_column(word: &str, names: &[&str]) -> Failure {
        /// Below this, Jaro-Winkler likeness is chance.
        const LIKE: f64 = 0.75;
        let scored = names.iter().map(|name| (strsim::jaro_winkler(word, name), *name));
        let nearest = scored.filter(|(score, _)| *score >= LIKE).max_by(|a, b| a.0.total_cmp(&b.0));
        Failure::new(Code::UnknownColumn)
            .fact("column", word)
            .fact("nearest", nearest.map_or("", |(_, name)| name))
            .fact("columns", names.join(", "))
    }

    /// Adds a fact.
    #[must_use]
    pub fn fact(mut self, name: &str, value: impl fmt::Display) -> Failure {
        self.facts.insert(name.to_owned(), value.to_string());
        self
    }

    /// Adds the fact `reason`, as one of our own words.
    #[must_use]
    pub fn because(self, reason: super::Reason) -> Failure {
        self.fact("reason", reason.as_str())
    }

    /// Adds the records that somebody may mean.
    #[must_use]
    pub fn among(mut self, candidates: Vec<Candidate>) -> Failure {
        self.candidates = candidates;
        self
    }

    /// Adds what others changed at the same time.
    #[must_use]
    pub fn against(mut self, clash: Clash) -> Failure {
        self.clash = Some(Box::new(clash));
        self
    }

    /// The exit code of a program that fails so: that of a command that a signal ended is 128 and the signal's number.
    pub fn exit_code(&self) -> u8 {
        let signal = self.facts.get("signal").filter(|_| self.kind() == FailureKind::Interrupted);
        signal.and_then(|signal| signal.parse::<u8>().ok()).map_or(self.kind().exit_code(), |signal| 128 + signal % 128)
    }

    /// The sort of failure.
    pub const fn kind(&self) -> FailureKind {
        self.code.kind()
    }
}

impl fmt::Display for Failure {
    /// For logs and tests; people read what `text` makes of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.as_str())?;
        for (name, value) in &self.facts {
            write!(f, " {name}={value:?}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Failure {}

impl From<Invalid> for Failure {
    fn from(invalid: Invalid) -> Failure {
        Failure::new(Code::InvalidValue)
            .fact("what", invalid.what)
            .fact("text", &invalid.text)
            .fact("choices", invalid.choices.join(", "))
    }
}
