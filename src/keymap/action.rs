//! Every action that a key can have, once.

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)*) => {
        /// What a key does. `text` has a sentence for each as `action-NAME`, with a `.short` word where it is hinted at.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action { $($(#[$doc])* $name,)* }

        impl Action {
            /// Every action.
            pub const ALL: &'static [Action] = &[$(Action::$name),*];

            /// The word of keymap files and of message ids.
            pub const fn as_str(self) -> &'static str {
                match self { $(Action::$name => $text,)* }
            }
        }
    };
}

actions! {
    /// Leave the program.
    Quit = "quit";
    /// Give the terminal back to the shell until `fg`.
    Suspend = "suspend";
    /// Draw everything anew and read the list again.
    Refresh = "refresh";
    /// Type a command line.
    Palette = "palette";
    /// Type which table to import.
    Import = "import";
    /// Show the keys.
    Help = "help";
    /// Show in ten lines what is done most.
    Tour = "tour";
    /// Answer what rang.
    Reminders = "reminders";
    /// Take up what was typed and never saved.
    Drafts = "drafts";
    /// Take the last command of this screen back.
    Undo = "undo";
    /// Take the last undo back.
    Redo = "redo";
    /// Show the list of people.
    People = "people";
    /// Show the list of companies.
    Companies = "companies";
    /// Show the board of a pipeline.
    Board = "board";
    /// Show the list of deals.
    Deals = "deals";
    /// Show the tasks that are to be done.
    Tasks = "tasks";
    /// Show what happened, newest first.
    Activities = "activities";
    /// Note what happened to whatever is selected: asks for the sort first.
    Log = "log";
    /// Note a call.
    LogCall = "log-call";
    /// Note a visit.
    LogVisit = "log-visit";
    /// Note a meeting.
    LogMeeting = "log-meeting";
    /// Note an e-mail.
    LogEmail = "log-email";
    /// Note a message.
    LogMessage = "log-message";
    /// Note something.
    LogNote = "log-note";
    /// Finish tasks; asks what came of them.
    Done = "done";
    /// Put tasks off until a day that is picked.
    Snooze = "snooze";
    /// Put tasks on a day that is typed.
    Reschedule = "reschedule";
    /// Add a task about whatever is selected.
    Plan = "plan";
    /// Copy what other programs need of the record under the cursor.
    Copy = "copy";
    /// Pick a ready filter.
    Filters = "filters";
    /// Show the day: what is due, whom to visit, what goes stale.
    Today = "today";
    /// Show the week instead of the day, or the day again.
    Week = "week";
    /// Show what everybody has to do, or only what is one's own.
    Everybody = "everybody";
    /// One step back: close, clear marks, clear the search.
    Back = "back";
    /// One row down.
    Down = "down";
    /// One row up.
    Up = "up";
    /// One screen down.
    PageDown = "page-down";
    /// One screen up.
    PageUp = "page-up";
    /// Half a screen down.
    HalfPageDown = "half-page-down";
    /// Half a screen up.
    HalfPageUp = "half-page-up";
    /// To the first row.
    First = "first";
    /// To the last row.
    Last = "last";
    /// Open the record under the cursor; on a card, whatever the line under the cursor leads to.
    Open = "open";
    /// To the next line of a card that leads somewhere.
    NextName = "next-name";
    /// To the previous line of a card that leads somewhere.
    PreviousName = "previous-name";
    /// Back to what was shown before.
    GoBack = "go-back";
    /// Forward again to what one came back from.
    GoForward = "go-forward";
    /// Narrow the list by words.
    Search = "search";
    /// Narrow the list by a filter.
    Filter = "filter";
    /// Pick a saved view of the list or of the board.
    Views = "views";
    /// Save what narrows and orders the list or the board as a view.
    SaveView = "save-view";
    /// Add a record.
    Add = "add";
    /// Edit the record under the cursor.
    Edit = "edit";
    /// Delete what is marked, or the record under the cursor.
    Delete = "delete";
    /// Restore what is marked, or the record under the cursor.
    Restore = "restore";
    /// Tag what is marked, or the record under the cursor.
    Tag = "tag";
    /// Mark the record under the cursor, or take its mark away.
    Mark = "mark";
    /// Mark everything that is shown.
    MarkAll = "mark-all";
    /// Mark what is shown and not marked, and take the marks of the rest away.
    Invert = "invert";
    /// Pick who owns what is marked, or the record under the cursor.
    Assign = "assign";
    /// Write what is marked, or the record under the cursor, into a table.
    Export = "export";
    /// Edit what is marked, or the record under the cursor, as a table in the person's own editor.
    EditTable = "edit-table";
    /// Do the last command again, with what is marked, or the record under the cursor.
    Again = "again";
    /// To the column on the left.
    ColumnLeft = "column-left";
    /// To the column on the right.
    ColumnRight = "column-right";
    /// Bring the deal under the cursor, or those that are marked, to the stage on the left.
    MoveLeft = "move-left";
    /// Bring the deal under the cursor, or those that are marked, to the stage on the right.
    MoveRight = "move-right";
    /// Put the deal under the cursor one place further down.
    MoveDown = "move-down";
    /// Put the deal under the cursor one place further up.
    MoveUp = "move-up";
    /// Bring deals to a stage that is picked.
    Move = "move";
    /// Win deals.
    Win = "win";
    /// Lose deals, for a reason.
    Lose = "lose";
    /// Open deals again that were won or lost.
    Reopen = "reopen";
    /// Show the next pipeline.
    NextPipeline = "next-pipeline";
    /// Show the previous pipeline.
    PreviousPipeline = "previous-pipeline";
    /// Pick the order of the cards.
    Order = "order";
    /// Pick by what the board is divided into lanes.
    Lanes = "lanes";
    /// Fold the column of the cursor, or open it again.
    Fold = "fold";
    /// Add a deal in the column of the cursor by a line.
    QuickAdd = "quick-add";
    /// Take yes for an answer, or what was typed.
    Accept = "accept";
    /// Leave without doing anything.
    Cancel = "cancel";
    /// Save the form.
    Save = "save";
    /// To the next field.
    NextField = "next-field";
    /// To the previous field.
    PreviousField = "previous-field";
    /// The next choice of a field that has choices.
    NextChoice = "next-choice";
    /// The previous choice of a field that has choices.
    PreviousChoice = "previous-choice";
    /// Write a long text in the person's own editor.
    Editor = "editor";
    /// Go into the calendar of a field that holds a day.
    Calendar = "calendar";
    /// Go to the next day in it.
    NextDay = "next-day";
    /// Go to the day before.
    PreviousDay = "previous-day";
    /// Go to the same day of the next week.
    NextWeek = "next-week";
    /// Go to the same day of the week before.
    PreviousWeek = "previous-week";
    /// Go to the same day of the next month.
    NextMonth = "next-month";
    /// Go to the same day of the month before.
    PreviousMonth = "previous-month";
    /// Complete what is being typed.
    Complete = "complete";
    /// Fill the command that is being typed in by a form.
    FillIn = "fill-in";
    /// The command line before this one.
    Earlier = "earlier";
    /// The command line after this one.
    Later = "later";
    /// Look through the command lines that were typed before.
    LookBack = "look-back";
    /// One character left.
    Left = "left";
    /// One character right.
    Right = "right";
    /// One word left.
    WordLeft = "word-left";
    /// One word right.
    WordRight = "word-right";
    /// To the beginning of the line.
    Home = "home";
    /// To the end of the line.
    End = "end";
    /// A line up in a text of several lines.
    LineUp = "line-up";
    /// A line down in a text of several lines.
    LineDown = "line-down";
    /// A new line in a text of several lines.
    NewLine = "new-line";
    /// Delete the character to the left.
    Backspace = "backspace";
    /// Delete the character under the cursor.
    DeleteCharacter = "delete-character";
    /// Delete the word to the left.
    DeleteWord = "delete-word";
    /// Delete everything to the left.
    DeleteToStart = "delete-to-start";
    /// Delete everything to the right.
    DeleteToEnd = "delete-to-end";
}

impl Action {
    /// The action that is called `word`.
    pub fn from_word(word: &str) -> Option<Action> {
        Action::ALL.iter().copied().find(|action| action.as_str() == word)
    }
}
