//! Why exactly a row, a file or a terminal was refused: what stands in the fact `reason` of a failure.

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)*) => {
        /// A reason that rolo itself gives; `text` has its words as `reason-REASON`. What the system or another parser
        /// says stands in the fact as it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Reason { $($(#[$doc])* $name,)* }

        impl Reason {
            /// Every reason.
            pub const ALL: &'static [Reason] = &[$(Reason::$name),*];

            /// The word for scripts and for the message's id.
            pub const fn as_str(self) -> &'static str {
                match self { $(Reason::$name => $text,)* }
            }
        }
    };
}

reasons! {
    /// A row is longer than 4 MiB.
    RowTooLong = "row-too-long";
    /// A row is no UTF-8.
    RowNotUtf8 = "row-not-utf8";
    /// A quote is opened in a row, and never closed.
    QuoteWithoutEnd = "quote-without-end";
    /// A row has fewer cells than there are heads. Facts: `found`, `expected`, `column` (the first without a cell).
    TooFewCells = "too-few-cells";
    /// A row has more cells than there are heads. Facts: `found`, `expected`, `column` (the place of the first too many).
    TooManyCells = "too-many-cells";
    /// There are no heads.
    NoHeads = "no-heads";
    /// A table that was edited lacks the column of handles.
    NoHandles = "no-handles";
    /// A line was added to a table where that makes no records.
    LineAdded = "line-added";
    /// A line of a table is about a record that was not in it. Facts: `handle`.
    NotHandedOut = "not-handed-out";
    /// Two lines of a table are about the same record. Facts: `handle`.
    LineTwice = "line-twice";
    /// A column was changed that nobody sets.
    FixedColumn = "fixed-column";
    /// The revision of a line is no number. Facts: `text`, `was`.
    NoRev = "no-rev";
    /// Two columns have the same head. Facts: `column`, `first`, `second` (their places, from 1).
    ColumnTwice = "column-twice";
    /// A recipe has no such key. Facts: `key`, `nearest`.
    RecipeKey = "recipe-key";
    /// A value of a recipe is of the wrong type. Facts: `key`, `expected`.
    RecipeType = "recipe-type";
    /// A row is no JSON. Facts: `detail` (as the parser words it), `column`.
    NoJson = "no-json";
    /// A row's JSON does not end.
    JsonWithoutEnd = "json-without-end";
    /// A JSON array does not end.
    ArrayWithoutEnd = "array-without-end";
    /// Something stands behind a JSON array.
    BehindArray = "behind-array";
    /// A row does not say which record it is about.
    NoTarget = "no-target";
    /// A row says twice which record it is about.
    TwoTargets = "two-targets";
    /// An object lacks a key. Facts: `field`, `part`.
    NoPart = "no-part";
    /// A list has an item twice. Facts: `field`, `item`.
    Twice = "twice";
    /// A value is of the wrong JSON type. Facts: `field`, `found`, `expected`.
    WrongType = "wrong-type";
    /// A value is none for its setting. Facts: those of an invalid value.
    BadValue = "bad-value";
    /// A setting is no text. Facts: `setting`.
    SettingNoText = "setting-no-text";
    /// There is no keymap of that name. Facts: `name`, `nearest`.
    KeymapUnknown = "keymap-unknown";
    /// A command line of a keymap means nothing. Facts: `words`, `said`.
    KeymapWords = "keymap-words";
    /// A keymap has no such section. Facts: `section`, `nearest`.
    KeymapSection = "keymap-section";
    /// No action is called so. Facts: `action`, `nearest`.
    KeymapAction = "keymap-action";
    /// No key is called so. Facts: `key`, `nearest` or nothing.
    KeymapKey = "keymap-key";
    /// A binding is no text. Facts: `key`.
    KeymapNoText = "keymap-no-text";
    /// A chord can never be finished. Facts: `short`, `long`, `context`.
    KeymapAmbiguous = "keymap-ambiguous";
    /// There is no theme of that name. Facts: `name`.
    ThemeUnknown = "theme-unknown";
    /// A theme has no such role. Facts: `role`, `nearest`.
    ThemeRole = "theme-role";
    /// A role cannot look so. Facts: `role`, `look`.
    ThemeLook = "theme-look";
    /// Standard input is no terminal.
    StdinNoTerminal = "stdin-no-terminal";
    /// Standard output is no terminal.
    StdoutNoTerminal = "stdout-no-terminal";
    /// The terminal cannot move its cursor.
    DumbTerminal = "dumb-terminal";
    /// A line of the journal does not end.
    LineCut = "line-cut";
    /// A line of the journal is too long.
    LineLong = "line-long";
    /// A line of the journal was changed.
    LineChecksum = "line-checksum";
    /// Zero bytes stand in the journal.
    LineUnwritten = "line-unwritten";
    /// A line of the journal is of no known sort.
    LineUnknown = "line-unknown";
    /// A line of the journal does not belong where it stands.
    LineOrder = "line-order";
    /// An entry of the journal has no end.
    EntryUncommitted = "entry-uncommitted";
    /// The hash chain is broken.
    ChainBroken = "chain-broken";
    /// A segment of the journal is missing.
    SegmentMissing = "segment-missing";
    /// The journal is shorter than it was.
    JournalShort = "journal-short";
    /// Another entry stands where a known one was.
    EntryReplaced = "entry-replaced";
    /// The owner of a book speaks an older protocol.
    OwnerOlder = "owner-older";
    /// The owner of a book speaks a newer protocol.
    OwnerNewer = "owner-newer";
    /// The owner of a book speaks otherwise.
    OwnerOther = "owner-other";
    /// A directory lies on a network file system. Facts: `name`.
    NetworkFolder = "network-folder";
    /// A program copies a directory to other machines. Facts: `name`, `mark`.
    SyncedFolder = "synced-folder";
}
