//! What is said when something panics.

use std::panic::{self, PanicHookInfo};

/// The library that panics on damaged files: it is caught, and the views are made again.
const CAUGHT: &str = "sled-0.34";

/// Keeps quiet about panics that are caught and mended.
pub(super) fn quiet_what_is_mended() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !is_mended(info) {
            usual(info);
        }
    }));
}

fn is_mended(info: &PanicHookInfo<'_>) -> bool {
    info.location().is_some_and(|place| place.file().contains(CAUGHT))
}
