//! Messages by id, in one language.

use std::cell::OnceCell;
use std::fmt;
#[cfg(test)]
use std::{cell::RefCell, collections::BTreeSet};

use fluent_bundle::{FluentArgs, FluentBundle, FluentError, FluentResource, FluentValue};

use super::format::{SET_OFF, group};
use super::language::{ENGLISH, Language};
use crate::domain::{Catalogue, Field, Kind, Slot, rhythm};

/// One fact in a message: a name, and a text or a number.
pub type Fact<'a> = (&'a str, FluentValue<'a>);

/// The words of one person: all messages in their language, which are parsed when the first one is asked for, and what
/// the fields of their book are called.
pub struct Text {
    language: &'static Language,
    catalogue: Catalogue,
    bundle: OnceCell<FluentBundle<FluentResource>>,
    /// What was asked for and found, and what was asked for in vain.
    #[cfg(test)]
    asked: RefCell<(BTreeSet<String>, BTreeSet<String>)>,
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Text").field("language", &self.language.tag).finish_non_exhaustive()
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
        Text::in_language(&ENGLISH)
    }

    /// The messages in a language that is spoken.
    pub(super) fn in_language(language: &'static Language) -> Text {
        Text {
            language,
            catalogue: Catalogue::default(),
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

    /// The tag of the language that is spoken: `zh-CN`.
    pub const fn language(&self) -> &'static str {
        self.language.tag
    }

    /// The words with which large numbers are shortened, each behind the power of ten for which it stands.
    pub(super) const fn scale(&self) -> &'static [(u32, &'static str)] {
        self.language.scale
    }

    fn bundle(&self) -> &FluentBundle<FluentResource> {
        self.bundle.get_or_init(|| {
            let mut bundle = FluentBundle::new(self.language.tag.parse().into_iter().collect());
            // The isolating marks would show up as junk in terminals.
            bundle.set_use_isolating(false);
            bundle.set_formatter(Some(set_off));
            for (_, source) in self.language.files {
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

    /// Several words or names in one sentence: `calls, visits`.
    pub fn list(&self, words: &[String]) -> String {
        words.join(&self.get("list-between"))
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

/// Large numbers in messages, with their thousands set off.
fn set_off<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let plain = number.as_string();
    let whole: u64 = plain.strip_prefix('-').unwrap_or(&plain).split('.').next()?.parse().ok()?;
    (whole >= SET_OFF).then(|| group(&plain))
}

#[cfg(test)]
impl Text {
    /// The ids in one file that were never asked for, by the program or by another message; attributes as
    /// `id.attribute`.
    pub(crate) fn unasked(&self, file: &str) -> Vec<String> {
        let (_, source) = self.language.files.iter().find(|(name, _)| *name == file).unwrap();
        let asked = self.asked.borrow();
        let is_asked = |id: &String| asked.0.contains(id) || source.contains(&format!("{{ {id} }}"));
        entries(source).into_iter().map(|(id, _)| id).filter(|id| !is_asked(id)).collect()
    }

    /// The ids that were asked for in vain.
    pub(crate) fn missing(&self) -> Vec<String> {
        self.asked.borrow().1.iter().cloned().collect()
    }
}

/// All messages and attributes of a file with what stands behind their ids, in order; a message of attributes alone is
/// none.
#[cfg(test)]
fn entries(source: &str) -> Vec<(String, String)> {
    let mut entries: Vec<(String, String)> = Vec::new();
    let mut message = "";
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let head = line.split_once(" =").map(|(head, text)| (head.strip_prefix("    .").ok_or(head), text));
        match head {
            Some((Ok(attribute), text)) => entries.push((format!("{message}.{attribute}"), text.to_owned())),
            Some((Err(id), text)) if id.starts_with(|char: char| char.is_ascii_lowercase()) => {
                message = id;
                entries.push((id.to_owned(), text.to_owned()));
            }
            Some(_) | None => entries.last_mut().into_iter().for_each(|(_, text)| text.push_str(line)),
        }
    }
    entries.retain(|(_, text)| !text.trim().is_empty());
    entries
}

#[cfg(test)]
mod tests {
    use super::super::language::SPOKEN;
    use super::*;

    /// The facts that a message asks for.
    fn facts(text: &str) -> BTreeSet<&str> {
        let names = text.split('$').skip(1);
        names.filter_map(|name| name.split(|char: char| !char.is_ascii_alphanumeric() && char != '-').next()).collect()
    }

    #[test]
    fn every_message_file_is_well_formed_and_no_id_is_used_twice() {
        for Language { tag, files, .. } in SPOKEN {
            let mut bundle: FluentBundle<FluentResource> = FluentBundle::new(vec![tag.parse().unwrap()]);
            for (name, source) in *files {
                let resource = FluentResource::try_new((*source).to_owned())
                    .unwrap_or_else(|(_, errors)| panic!("{tag} {name}: {errors:?}"));
                bundle.add_resource(resource).unwrap_or_else(|errors| panic!("{tag} {name}: {errors:?}"));
            }
        }
    }

    #[test]
    fn every_language_has_every_message_and_fills_in_the_same_facts() {
        for language in SPOKEN.iter().filter(|language| language.tag != ENGLISH.tag) {
            for ((name, english), (_, translated)) in ENGLISH.files.iter().zip(language.files) {
                let (english, translated) = (entries(english), entries(translated));
                let ids = |entries: &[(String, String)]| entries.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>();
                assert_eq!(ids(&translated), ids(&english), "{} {name}", language.tag);
                for ((id, english), (_, translated)) in english.iter().zip(&translated) {
                    let unknown: Vec<_> = facts(translated).difference(&facts(english)).copied().collect();
                    assert_eq!(unknown, [""; 0], "{} {name} {id}", language.tag);
                }
            }
        }
    }
}
