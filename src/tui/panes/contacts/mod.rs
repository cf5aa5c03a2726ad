//! The list of contacts, or of another kind, of any length, and the card of the record under the cursor.

mod aim;
mod calling;
mod card;
mod columns;
mod draw;
mod links;
mod list;
mod page;
mod prompts;
mod sheet;
mod state;
mod window;

pub(crate) use aim::Aim;
pub(crate) use calling::Calling;
pub(crate) use card::{CardLine, Look, card_area, card_lines, draw as draw_card, past_lines};
pub(crate) use columns::{GAP, slots};
pub(crate) use draw::{draw, draw_rule};
pub(crate) use links::links;
pub(crate) use list::{GUTTER, gutter};
pub(crate) use page::Page;
pub(crate) use prompts::Prompts;
pub(crate) use sheet::{Beside, CardAsked, Moving, Sheet};
pub(crate) use state::{Contacts, Focus, Marked, Search};
pub(crate) use window::{Freshness, Window};
