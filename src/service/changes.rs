//! What one entry of the journal did.

use super::failures::Trouble;
use crate::domain::{Change, Place};
use crate::journal::{Event, Journal};

/// The changes of the entry that begins at `begin`, each with where its line begins; erased ones are passed over.
pub(super) fn changes(journal: &Journal, begin: Place) -> impl Iterator<Item = Result<(Change, Place), Trouble>> {
    let mut over = false;
    journal
        .events(begin)
        .take_while(move |event| {
            let go_on = !over;
            over = matches!(event, Ok(Event::Commit(_)) | Err(_));
            go_on
        })
        .filter_map(|event| match event {
            Ok(Event::Change(change, place)) => change.map(|change| Ok((change, place))),
            Ok(Event::Begin(..) | Event::Commit(_)) => None,
            Err(error) => Some(Err(error.into())),
        })
}
