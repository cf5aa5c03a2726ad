//! Where a key is pressed, and on which condition: the sections of a keymap file.

use std::fmt;

macro_rules! words {
    ($(#[$doc:meta])* $enum:ident { $($(#[$of:meta])* $name:ident = $text:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $enum { $($(#[$of])* $name,)* }

        impl $enum {
            /// Every one.
            pub const ALL: &'static [$enum] = &[$($enum::$name),*];

            /// The word for it in keymap files.
            pub const fn as_str(self) -> &'static str {
                match self { $($enum::$name => $text,)* }
            }

            /// The one that is called `word`.
            pub fn from_word(word: &str) -> Option<$enum> {
                $enum::ALL.iter().copied().find(|each| each.as_str() == word)
            }
        }
    };
}

words! {
    /// Where a key is pressed; its heading in the help is the message `context-NAME`.
    Context {
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
    /// On a field that holds a day.
    Date = "date";
    /// In the calendar of such a field.
    Calendar = "calendar";
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
}

words! {
    /// On which condition keys of a context hold; its words in the help are the message `condition-NAME`.
    Condition {
    /// Something is marked.
    Marked = "marked";
    /// What was deleted is listed.
    Deleted = "deleted";
    /// There is nothing under the cursor.
    Empty = "empty";
    }
}

/// A section of a keymap file: `[list]`, or with a condition `[list.marked]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// Where keys hold.
    pub context: Context,
    /// On which condition; always, if on none.
    pub when: Option<Condition>,
}

impl Place {
    /// Every place of a context: that with no condition last, since those with one come before it.
    pub fn of(context: Context) -> impl Iterator<Item = Place> {
        let conditions = Condition::ALL.iter().copied().map(Some);
        conditions.chain([None]).map(move |when| Place { context, when })
    }
}

impl From<Context> for Place {
    fn from(context: Context) -> Place {
        Place { context, when: None }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.context.as_str())?;
        self.when.map_or(Ok(()), |when| write!(f, ".{}", when.as_str()))
    }
}
