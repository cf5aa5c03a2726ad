//! The words of choices, as people read them: what is typed and stored are the words themselves.

use super::Text;
use crate::domain::field::Type;
use crate::domain::slot::Derived;
use crate::domain::{Field, Record, Slot};

impl Text {
    /// What people call one of the words of a field's choice. Those of their own fields they named themselves.
    pub fn choice_of(&self, field: &Field, word: &str) -> String {
        if field.defined.is_some() { word.to_owned() } else { self.choice(word) }
    }

    /// What a record holds in a slot, its choices by what people call them.
    pub fn texts(&self, record: &Record, slot: Slot) -> Vec<String> {
        let texts = record.texts(slot).into_iter();
        match slot {
            Slot::Field(field) if matches!(field.value, Type::Choice(_) | Type::Flag) => {
                texts.map(|word| self.choice_of(field, &word)).collect()
            }
            Slot::Derived(Derived::Status | Derived::Overdue) => texts.map(|word| self.choice(&word)).collect(),
            Slot::Field(_) | Slot::Part(..) | Slot::Derived(_) => texts.collect(),
        }
    }
}
