//! What a CRM knows: pure types and rules. No clock, no files, no terminal.
//!
//! A record is a flat map from [`Path`] to [`Value`]; the [field catalogue](Catalogue) says which paths a kind of
//! record has and how each value is read, shown and stored. Everything that happens to a record is a [`Change`].

pub mod activity;
pub mod address;
pub mod asker;
pub mod birthday;
pub mod catalogue;
pub mod change;
pub mod consent;
pub mod date;
pub mod deal;
pub mod definition;
pub mod email;
pub mod entry;
pub mod field;
pub mod fields;
pub mod file;
pub mod id;
pub mod invalid;
pub mod item;
pub mod kind;
pub mod language;
pub mod line;
pub mod minutes;
pub mod money;
pub mod name;
pub mod path;
pub mod phone;
pub mod position;
pub mod read;
pub mod reading;
pub mod record;
pub mod reminder;
pub mod repeat;
pub mod rhythm;
pub mod segment;
pub mod slot;
pub mod span;
pub mod stage;
pub mod tables;
pub mod tag;
pub mod task;
pub mod touch;
pub mod value;
pub mod when;
pub mod zone;

pub use asker::Asker;
pub use catalogue::Catalogue;
pub use change::{Change, Delta, Difference, Unread};
pub use definition::Definition;
pub use entry::{Action, Entry, Header, Hlc, Origin, Place, Tip};
pub use field::Field;
pub use fields::Fields;
pub use id::{DeviceId, EntryId, Handle, RecordId};
pub use invalid::Invalid;
pub use kind::Kind;
pub use money::Money;
pub use path::Path;
pub use position::Position;
pub use reading::Reading;
pub use record::{Life, Record};
pub use slot::Slot;
pub use span::Span;
pub use value::Value;
pub use when::When;
