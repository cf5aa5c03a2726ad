//! A form as a draft, and back.

use super::entry::Entry;
use super::{Form, Purpose};
use crate::domain::{Catalogue, Kind, Record};
use crate::grammar::Blank;
use crate::tui::draft::{Typed, Unsaved};

impl Form {
    /// What was typed, if it differs from what the form was opened with.
    pub(crate) fn unsaved(&self) -> Option<Unsaved> {
        if !self.is_dirty() {
            return None;
        }
        let changed = |typed: &Typed| typed.now != typed.before;
        Some(match &self.purpose {
            Purpose::Add(kind) => Unsaved::Add { kind: *kind, typed: self.typed_now(said) },
            Purpose::Edit(record) => Unsaved::Edit {
                record: record.id,
                title: format!("{} ({})", record.title(), record.handle()),
                rev: record.rev,
                typed: self.typed_now(changed),
            },
            Purpose::Command(blank) => Unsaved::Command { path: blank.path.clone(), typed: self.typed_now(said) },
        })
    }

    fn typed_now(&self, is_told: impl Fn(&Typed) -> bool) -> Vec<Typed> {
        let opened = |key: &String| self.opened.iter().find(|(opened, _)| opened == key).map(|(_, values)| values);
        let typed = self.answers().into_iter().map(|(key, now)| {
            let before = opened(&key).cloned().unwrap_or_default();
            Typed { key, before, now }
        });
        typed.filter(is_told).collect()
    }

    /// The form of a new record as it was left.
    pub(crate) fn added_to(kind: Kind, typed: &[Typed], catalogue: &Catalogue) -> Form {
        Form::add(kind, catalogue).with(typed)
    }

    /// The form of a command as it was left.
    pub(crate) fn filled_in(blank: Blank, typed: &[Typed]) -> Form {
        Form::command(blank).with(typed)
    }

    /// The form of a command that was begun elsewhere, where all that is given was typed.
    pub(crate) fn answered(blank: Blank) -> Form {
        Form { opened: Vec::new(), ..Form::command(blank) }
    }

    /// The form of a record, which may be another one by now, as it was left on a revision of it. What others changed
    /// since is told apart when it is saved.
    pub(crate) fn edited(record: Record, rev: u64, typed: Vec<Typed>, catalogue: &Catalogue) -> Form {
        let mut form = Form::edit(record, catalogue);
        for Typed { key, before, now } in typed {
            form.merge(&key, &before, &now);
        }
        if let Purpose::Edit(record) = &mut form.purpose {
            record.rev = rev;
        }
        form.beginning()
    }

    fn with(mut self, typed: &[Typed]) -> Form {
        for Typed { key, now, .. } in typed {
            self.fill(key, now.clone());
        }
        self.beginning()
    }

    /// The same with the cursor on the first input that differs.
    fn beginning(mut self) -> Form {
        let before = |key: &str| self.opened.iter().find(|(opened, _)| opened == key).map(|(_, values)| values);
        let differs = |entry: &Entry| before(entry.subject.key()) != Some(&self.values(entry.subject.key()));
        self.focus = self.entries.iter().position(differs).unwrap_or_default();
        self
    }
}

/// Whether anything is said of a subject, be it that nothing is.
fn said(typed: &Typed) -> bool {
    !typed.now.is_empty() || !typed.before.is_empty()
}
