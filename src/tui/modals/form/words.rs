//! A form as the command line that saves it: only what differs is named.

use super::Form;
use crate::domain::field::Type;
use crate::domain::segment::FILTER;
use crate::domain::{Field, Kind};

const NAME: &str = "name";
const GIVEN: &str = "given";
const FAMILY: &str = "family";

impl Form {
    /// The words that save the form; none if nothing differs.
    pub(crate) fn words(&self) -> Option<Vec<String>> {
        if !self.is_dirty() {
            return None;
        }
        if self.kind == Kind::Segment && self.record.is_none() {
            return Some(self.segment());
        }
        let mut words = vec![self.kind.as_str().to_owned()];
        match &self.record {
            Some(record) => words.extend(["edit".to_owned(), record.handle().to_owned()]),
            None => words.push("add".to_owned()),
        }
        let fixed = words.len();
        let whole = self.whole_name();
        words.extend(whole.clone());
        for field in self.kind.fields().iter().filter(|field| field.is_editable()) {
            if field.key == NAME && whole.is_some() {
                continue;
            }
            words.extend(self.flags(field).into_iter().map(|value| format!("--{}={value}", field.name)));
        }
        (words.len() > fixed).then_some(words)
    }

    /// The words that save a new segment: `segment save --of=deal -- NAME FILTER`.
    fn segment(&self) -> Vec<String> {
        let mut words = [self.kind.as_str(), "save"].map(str::to_owned).to_vec();
        let (mut plain, mut flagged) = (Vec::new(), Vec::new());
        for field in self.kind.fields().iter().filter(|field| field.is_editable()) {
            let values = self.values(field).into_iter();
            if matches!(field.key, NAME | FILTER) {
                plain.push(values.collect::<Vec<_>>().join(" "));
            } else {
                flagged.extend(values.map(|value| format!("--{}={value}", field.name)));
            }
        }
        words.extend(flagged);
        words.push("--".to_owned());
        words.extend(plain);
        words
    }

    /// The name of a new record, where it was typed whole: given as `add NAME` it is taken apart into its halves.
    fn whole_name(&self) -> Option<String> {
        let typed = |key: &str| {
            let field = Field::find(self.kind, key)?;
            self.values(field).into_iter().next()
        };
        let is_whole = self.record.is_none() && typed(GIVEN).is_none() && typed(FAMILY).is_none();
        // A name that begins with a sign would be taken for a flag.
        typed(NAME).filter(|name| is_whole && !name.starts_with('-'))
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
