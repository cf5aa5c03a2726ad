//! The one language of rolo: words in, [`Ask`] out. Sole owner of clap.
//!
//! The shell, the palette of the screen, key bindings and forms all go through [`parse`].

mod ask;

pub use ask::{Ask, ColorChoice, ConfigAsk, Format, Globals, Show, Source};
