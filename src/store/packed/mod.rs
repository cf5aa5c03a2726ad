//! One ordered map of byte keys to byte values, in packed blocks over one sled tree.
//!
//! sled keeps at most sixteen values in a leaf whatever their size, so few large values are far faster and smaller
//! than many small ones. The first byte of a key is its view; no block holds keys of two views.

mod block;
mod directory;
mod layout;
mod map;
mod merge;
mod overlay;
mod recent;
mod scan;
mod share;

#[cfg(test)]
mod tests;

pub(super) use map::{Packed, go_on};
pub(super) use overlay::{Overlay, Written};
pub(super) use scan::Direction;
