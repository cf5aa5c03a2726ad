//! The list of contacts, or of another kind, of any length, and the card of the record under the cursor.

mod card;
mod columns;
mod draw;
mod list;
mod state;
mod window;

pub(crate) use card::{card_height, card_lines, past_lines};
pub(crate) use draw::draw;
pub(crate) use state::{Contacts, Focus, Marked};
pub(crate) use window::Window;
