//! A form as the command line that saves it: only what differs is named.

use super::Form;
use crate::domain::Field;
use crate::domain::field::Type;

impl Form {
    /// The words that save the form; none if nothing differs.
    pub(crate) fn words(&self) -> Option<Vec<String>> {
        let mut words = vec![self.kind.as_str().to_owned()];
        match &self.record {
            Some(record) => words.extend(["edit".to_owned(), record.handle().to_owned()]),
            None => words.push("add".to_owned()),
        }
        let fixed = words.len();
        for field in self.kind.fields().iter().filter(|field| field.editable) {
            words.extend(self.flags(field).into_iter().map(|value| format!("--{}={value}", field.name)));
        }
        (words.len() > fixed).then_some(words)
    }

    /// The values of the field's flag, one a flag.
    fn flags(&self, field: &'static Field) -> Vec<String> {
        let (before, now) = (self.originals(field), self.values(field));
        if before == now {
            return Vec::new();
        }
        if field.value == Type::Tag && self.record.is_some() {
            // Tags are added and removed one by one, so that two people who tag do not undo each other.
            let added = now.iter().filter(|tag| !before.contains(tag)).map(|tag| format!("+{tag}"));
            let removed = before.iter().filter(|tag| !now.contains(tag)).map(|tag| format!("-{tag}"));
            return added.chain(removed).collect();
        }
        // A field that was emptied is given an empty value, which clears it.
        if now.is_empty() { vec![String::new()] } else { now }
    }
}
