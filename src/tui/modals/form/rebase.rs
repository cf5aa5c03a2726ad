//! A form on the record as others left it meanwhile, with what was typed.

use super::entry::Entry;
use super::state::Form;
use crate::domain::{Catalogue, Record};
use crate::tui::modals::contest::{Dispute, Side};

impl Form {
    /// The same form on the record as it is `now`: what was typed stays, but where another side was taken.
    pub(crate) fn rebased(&self, now: Record, contested: &[Dispute], catalogue: &Catalogue) -> Form {
        let rev = now.rev;
        let mut form = Form::edit(now, catalogue);
        for ((key, typed), (_, opened)) in self.answers().iter().zip(&self.opened).filter(|(now, then)| now != then) {
            let side = contested.iter().find(|contested| contested.key == *key).map(|contested| contested.side);
            match side {
                Some(Side::Theirs) => {}
                Some(Side::Before) => form.fill(key, opened.clone()),
                Some(Side::Yours) | None => form.merge(key, opened, typed),
            }
        }
        form.settled = Some(rev);
        form
    }

    /// Puts what was typed in place of `opened` into the inputs of a subject, whatever is there now.
    pub(super) fn merge(&mut self, key: &str, opened: &[String], typed: &[String]) {
        let found = self.values(key);
        self.fill(key, merged(opened, typed, found));
    }

    /// Puts values into the inputs of a subject, in place of what is there.
    pub(super) fn fill(&mut self, key: &str, values: Vec<String>) {
        let Some(at) = self.entries.iter().position(|entry| entry.subject.key() == key) else { return };
        let Some(subject) = self.entries.get(at).map(|entry| entry.subject.clone()) else { return };
        self.entries.retain(|entry| entry.subject.key() != key);
        let has_room = subject.is_item() || values.is_empty();
        let values = values.into_iter().chain(has_room.then(String::new));
        let entries: Vec<Entry> = values.map(|value| Entry::new(subject.clone(), &value)).collect();
        self.entries.splice(at..at, entries);
    }
}

/// What was typed in place of `opened`, on what is `found` now: of a list the items that came and went.
fn merged(opened: &[String], typed: &[String], mut found: Vec<String>) -> Vec<String> {
    if opened.len() < 2 && typed.len() < 2 && found.len() < 2 {
        return typed.to_vec();
    }
    found.retain(|value| !opened.contains(value) || typed.contains(value));
    let added: Vec<String> = typed.iter().filter(|value| !opened.contains(value)).cloned().collect();
    found.retain(|value| !added.contains(value));
    found.extend(added);
    found
}
