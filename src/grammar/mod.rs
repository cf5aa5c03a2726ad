//! The one language of rolo: words in, [`Ask`] out. Sole owner of clap.
//!
//! The shell, the palette of the screen, key bindings and forms all go through [`parse()`]. A command is one line in
//! a table of verbs: its name, its arguments, and how they are read. What people read about it has an id that is
//! derived from these names, and stands in [`crate::text`].

mod activity;
mod agenda;
mod ask;
mod bash;
mod blank;
mod book;
mod complete;
mod deal;
mod demo;
mod dress;
mod edits;
pub(crate) mod examples;
mod export;
mod file;
mod given;
mod holds;
mod import;
mod known;
mod lead;
mod manual;
mod moment;
mod number;
mod output;
mod parse;
mod pipeline;
mod plain;
mod program;
mod record;
mod refusal;
mod renamed;
mod segment;
mod set;
mod shape;
mod signs;
mod spot;
mod stage;
mod table;
mod task;
mod topic;
mod values;
mod view;
mod wanted;
mod words;

pub use ask::{
    Ask, ColorChoice, ConfigAsk, Export, FileAsk, Format, Globals, HostAsk, Import, Reading, Show, Source, TableEdit,
};
pub use blank::{Argument, Blank, Count, Need, Written, blank};
pub use complete::{Ends, Leaf, Suggestion, Suggestions, begun, completed, with_last};
pub use dress::tree;
pub use holds::Holds;
pub use known::{COMPLETE, Known, Values, Want, Wanted, complete};
pub use manual::{completions, man_page, man_pages};
pub use moment::moment;
pub use parse::{Parsed, Stop, book_asked, language_asked, parse};
pub use plain::Plain;
pub use record::deleting;
pub use renamed::renamed;
pub use view::{fits, in_segment, list_through, through, within};
pub use wanted::wanted;
pub use words::{quote, split};

/// The program's name.
pub const PROGRAM: &str = "rolo";
