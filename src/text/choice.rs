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

    /// A value of a field as people read it: that of a choice by what they call it.
    pub fn called(&self, field: &Field, value: String) -> String {
        if matches!(field.value, Type::Choice(_) | Type::Flag) { self.choice_of(field, &value) } else { value }
    }

    /// What a record holds in a slot, its choices by what people call them.
    pub fn texts(&self, record: &Record, slot: Slot) -> Vec<String> {
        let texts = record.texts(slot).into_iter();
        match slot {
            Slot::Field(field) => texts.map(|value| self.called(field, value)).collect(),
            Slot::Derived(Derived::Status | Derived::Overdue) => texts.map(|word| self.choice(&word)).collect(),
            Slot::Part(..) | Slot::Derived(_) => texts.collect(),
        }
    }
}
