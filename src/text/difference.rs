//! What a change does, value by value, the same in the shell and on the screen.

use super::Text;
use super::happening::is_silent;
use crate::domain::field::{DELETED, HANDLE, IMPORTED};
use crate::domain::{Change, Record, Value};

/// What became of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// It was there before.
    Removed,
    /// It is there afterwards.
    Added,
    /// It only stands elsewhere.
    Moved,
}

impl Sign {
    /// The sign that people know.
    pub const fn as_str(self) -> &'static str {
        match self {
            Sign::Removed => "-",
            Sign::Added => "+",
            Sign::Moved => "~",
        }
    }
}

/// One value that a change touches. Nothing of it is fit for a terminal yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// What became of it.
    pub sign: Sign,
    /// What the field is called.
    pub label: String,
    /// The value.
    pub value: String,
}

impl Text {
    /// The values of a change in the order of the catalogue, those to which `named` links by their names; the handle
    /// and the mark of deletion are said otherwise.
    pub fn differences(&self, named: &Record, change: &Change) -> Vec<Differing> {
        let mut touched: Vec<_> =
            change.set.iter().filter(|(path, _)| !matches!(path.field(), HANDLE | DELETED | IMPORTED)).collect();
        touched.sort_by_key(|(path, _)| (self.field_place(change, path), *path));
        let mut found = Vec::new();
        for (path, delta) in touched {
            let told = |value: &Option<Value>| value.as_ref().map(|value| self.value_at(named, path, value));
            let differing = |sign, value| Differing { sign, label: self.label_at(change, path), value };
            match (told(&delta.old), told(&delta.new)) {
                (Some(old), Some(new)) if old == new => found.push(differing(Sign::Moved, new)),
                (old, new) => {
                    found.extend(old.map(|old| differing(Sign::Removed, old)));
                    found.extend(new.map(|new| differing(Sign::Added, new)));
                }
            }
        }
        found
    }

    /// A change in one line: `stage: Lead → Won, tag: +vip`. What only follows from the rest is left out.
    pub fn difference_line(&self, named: &Record, change: &Change) -> String {
        let mut worth_saying = change.clone();
        worth_saying.set.retain(|path, _| !is_silent(path.field()));
        let mut told: Vec<String> = Vec::new();
        let mut all = self.differences(named, &worth_saying).into_iter().peekable();
        while let Some(Differing { sign, label, value }) = all.next() {
            let after = all.next_if(|next| (sign, next.sign) == (Sign::Removed, Sign::Added) && next.label == label);
            told.push(match after {
                Some(after) => format!("{label}: {value} → {}", after.value),
                None => format!("{label}: {}{value}", sign.as_str()),
            });
        }
        self.list(&told)
    }
}
