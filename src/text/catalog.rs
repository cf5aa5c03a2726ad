//! Messages by id, in one language.

use std::cell::OnceCell;
use std::fmt;
#[cfg(test)]
use std::{cell::RefCell, collections::BTreeSet};

use fluent_bundle::{FluentArgs, FluentBundle, FluentError, FluentResource, FluentValue};
use unic_langid::{LanguageIdentifier, langid};

use crate::domain::{Catalogue, Field, Kind, Slot, rhythm};

/// The English messages, one file a room.
const ENGLISH: &[(&str, &str)] = &[
    ("actions.ftl", include_str!("en/actions.ftl")),
    ("board.ftl", include_str!("en/board.ftl")),
    ("boot.ftl", include_str!("en/boot.ftl")),
    ("cli.ftl", include_str!("en/cli.ftl")),
    ("config.ftl", include_str!("en/config.ftl")),
    ("day.ftl", include_str!("en/day.ftl")),
    ("errors.ftl", include_str!("en/errors.ftl")),
    ("explain.ftl", include_str!("en/explain.ftl")),
    ("fields.ftl", include_str!("en/fields.ftl")),
    ("grammar.ftl", include_str!("en/grammar.ftl")),
    ("happenings.ftl", include_str!("en/happenings.ftl")),
    ("log.ftl", include_str!("en/log.ftl")),
    ("screen.ftl", include_str!("en/screen.ftl")),
    ("warnings.ftl", include_str!("en/warnings.ftl")),
];

/// One fact in a message: a name, and a text or a number.
pub type Fact<'a> = (&'a str, FluentValue<'a>);

/// The words of one person: all messages in their language, which are parsed when the first one is asked for, and what
/// the fields of their book are called.
pub struct Text {
    language: LanguageIdentifier,
    catalogue: Catalogue,
    files: &'static [(&'static str, &'static str)],
    bundle: OnceCell<FluentBundle<FluentResource>>,
    /// What was asked for and found, and what was asked for in vain.
    #[cfg(test)]
    asked: RefCell<(BTreeSet<String>, BTreeSet<String>)>,
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Text").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Default for Text {
    fn default() -> Self {
        Text::english()
    }
}

impl Text {
    /// The English messages.
    pub fn english() -> Text {
        Text::in_language(&langid!("en"))
    }

    /// The messages in a language that is spoken; English is the only one yet.
    pub(super) fn in_language(language: &LanguageIdentifier) -> Text {
        Text {
            language: language.clone(),
            catalogue: Catalogue::default(),
            files: ENGLISH,
            bundle: OnceCell::new(),
            #[cfg(test)]
            asked: RefCell::default(),
        }
    }

    /// The same with the fields of a book.
    #[must_use]
    pub fn with_fields(self, catalogue: Catalogue) -> Text {
        Text { catalogue, ..self }
    }

    /// The book has other fields now.
    pub fn set_fields(&mut self, catalogue: Catalogue) {
        self.catalogue = catalogue;
    }

    /// The fields of the book.
    pub const fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The language that is spoken.
    pub fn language(&self) -> &LanguageIdentifier {
        &self.language
    }

    fn bundle(&self) -> &FluentBundle<FluentResource> {
        self.bundle.get_or_init(|| {
            let mut bundle = FluentBundle::new(vec![self.language.clone()]);
            // The isolating marks would show up as junk in terminals.
            bundle.set_use_isolating(false);
            for (_, source) in self.files {
                // What cannot be parsed is left out; a test fails on it.
                let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
                bundle.add_resource_overriding(resource);
            }
            bundle
        })
    }

    /// What people call a field, a part of an address, or what rolo knows by itself.
    pub fn label(&self, slot: Slot) -> String {
        match slot {
            Slot::Field(Field { defined: Some(definition), .. }) => definition.name.clone(),
            Slot::Field(_) | Slot::Part(..) | Slot::Derived(_) => self.get(&format!("field-{}", slot.name())),
        }
    }

    /// What people call one of the words of a choice.
    pub fn choice(&self, word: &str) -> String {
        self.find(&format!("choice-{word}"), &[]).unwrap_or_else(|| word.to_owned())
    }

    /// How often somebody is to be spoken to: `every 2 weeks`.
    pub fn rhythm(&self, days: u32) -> String {
        let (count, unit) = rhythm::rounded(days);
        self.say("rhythm", &[("count", count.into()), ("unit", unit.as_str().into())])
    }

    /// What people call one record of a kind: `contact`.
    pub fn kind(&self, kind: Kind) -> String {
        self.say("kind-one", &[("kind", kind.as_str().into())])
    }

    /// What people call several records of a kind: `contacts`.
    pub fn kinds(&self, kind: Kind) -> String {
        self.say("kind-many", &[("kind", kind.as_str().into())])
    }

    /// The message `id` without facts.
    pub fn get(&self, id: &str) -> String {
        self.say(id, &[])
    }

    /// The message `id` with its facts filled in. An unknown id is shown as it is, so that nothing is hidden.
    pub fn say(&self, id: &str, facts: &[Fact<'_>]) -> String {
        self.find(id, facts).unwrap_or_else(|| {
            #[cfg(test)]
            self.asked.borrow_mut().1.insert(id.to_owned());
            format!("{{{id}}}")
        })
    }

    /// The message `id`, or an attribute of one as `id.attribute`, if there is one.
    pub fn find(&self, full_id: &str, facts: &[Fact<'_>]) -> Option<String> {
        let (id, attribute) = full_id.split_once('.').map_or((full_id, None), |(id, attribute)| (id, Some(attribute)));
        let message = self.bundle().get_message(id)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        #[cfg(test)]
        self.asked.borrow_mut().0.insert(full_id.to_owned());
        let mut args = FluentArgs::with_capacity(facts.len());
        for (name, value) in facts {
            args.set(*name, value.clone());
        }
        // A missing fact leaves its name in the sentence, which is better than no sentence.
        let mut missing: Vec<FluentError> = Vec::new();
        Some(self.bundle().format_pattern(pattern, Some(&args), &mut missing).into_owned())
    }
}

#[cfg(test)]
impl Text {
    /// The ids in one English file that were never asked for, attributes as `id.attribute`.
    pub(crate) fn unasked(&self, file: &str) -> Vec<String> {
        let (_, source) = ENGLISH.iter().find(|(name, _)| *name == file).unwrap();
        let asked = self.asked.borrow();
        ids(source).into_iter().filter(|id| !asked.0.contains(id)).collect()
    }

    /// The ids that were asked for in vain.
    pub(crate) fn missing(&self) -> Vec<String> {
        self.asked.borrow().1.iter().cloned().collect()
    }
}

/// The ids of all messages and attributes of a file, in order; a message of attributes alone is none.
#[cfg(test)]
fn ids(source: &str) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    let mut message = "";
    let mut lines = source.lines().peekable();
    while let Some(line) = lines.next() {
        let Some((head, _)) = line.split_once(" =") else { continue };
        match head.trim_start().strip_prefix('.') {
            Some(attribute) if head.starts_with("    .") => ids.push(format!("{message}.{attribute}")),
            Some(_) | None if head.starts_with(|char: char| char.is_ascii_lowercase()) => {
                message = head;
                let is_bare = line.ends_with('=') && lines.peek().is_some_and(|next| next.starts_with("    ."));
                ids.extend((!is_bare).then(|| head.to_owned()));
            }
            Some(_) | None => {}
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_file_is_well_formed_and_no_id_is_used_twice() {
        let mut bundle = FluentBundle::new(vec![langid!("en")]);
        for (name, source) in ENGLISH {
            let resource = FluentResource::try_new((*source).to_owned())
                .unwrap_or_else(|(_, errors)| panic!("{name}: {errors:?}"));
            bundle.add_resource(resource).unwrap_or_else(|errors| panic!("{name}: {errors:?}"));
        }
    }
}
