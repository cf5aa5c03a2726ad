//! Where a key is pressed: the sections of a keymap file.

macro_rules! contexts {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)*) => {
        /// Where a key is pressed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Context { $($(#[$doc])* $name,)* }

        impl Context {
            /// Every context.
            pub const ALL: &'static [Context] = &[$(Context::$name),*];

            /// The section of keymap files; its heading in the help is the message `context-NAME`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Context::$name => $text,)* }
            }
        }
    };
}

contexts! {
    /// Everywhere, whatever else is open.
    Global = "global";
    /// In any pane while nothing is typed.
    Pane = "pane";
    /// In a list of records of one kind.
    List = "list";
    /// In the list of what happened.
    Activity = "activity";
    /// On deals that are not on the board: in their list, on their cards, on the day.
    Deal = "deal";
    /// On the board of a pipeline.
    Board = "board";
    /// On the day, beside the keys of lists.
    Today = "today";
    /// On a card that fills the screen.
    Card = "card";
    /// In the search line and in the filter line.
    Search = "search";
    /// In a form.
    Form = "form";
    /// On a field of a form that has choices.
    Choice = "choice";
    /// On a field of a form that names another record.
    Link = "link";
    /// In a text of several lines.
    Lines = "lines";
    /// At a question.
    Confirm = "confirm";
    /// Where one says what becomes of that which two people changed at once.
    Contest = "contest";
    /// At a question that is answered with a line of text.
    Prompt = "prompt";
    /// Where the sort of what happened is picked.
    Log = "log";
    /// Where one of several is picked.
    Picker = "picker";
    /// In the command line.
    Palette = "palette";
    /// In help and output.
    Reader = "reader";
    /// Wherever text is typed.
    Text = "text";
}

impl Context {
    /// The context that is called `word`.
    pub fn from_word(word: &str) -> Option<Context> {
        Context::ALL.iter().copied().find(|context| context.as_str() == word)
    }
}
