//! A question that is answered with a line of text.

mod draw;
mod offers;
mod state;

pub(crate) use draw::{draw, typed};
pub(crate) use state::{Place, Prompt, Stage, TO};
