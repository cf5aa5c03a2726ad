//! Messages by id, in one language.

use std::fmt;

use fluent_bundle::{FluentArgs, FluentBundle, FluentError, FluentResource, FluentValue};
use unic_langid::{LanguageIdentifier, langid};

/// The English messages, one file a room.
const ENGLISH: &[(&str, &str)] = &[
    ("cli.ftl", include_str!("en/cli.ftl")),
    ("config.ftl", include_str!("en/config.ftl")),
    ("errors.ftl", include_str!("en/errors.ftl")),
    ("fields.ftl", include_str!("en/fields.ftl")),
    ("grammar.ftl", include_str!("en/grammar.ftl")),
    ("screen.ftl", include_str!("en/screen.ftl")),
];

/// One fact in a message: a name, and a text or a number.
pub type Fact<'a> = (&'a str, FluentValue<'a>);

/// All messages in one language.
pub struct Text {
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Text").field("locales", &self.bundle.locales).finish()
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
        Text::of(langid!("en"), ENGLISH)
    }

    fn of(language: LanguageIdentifier, files: &[(&str, &str)]) -> Text {
        let mut bundle = FluentBundle::new(vec![language]);
        // The isolating marks would show up as junk in terminals.
        bundle.set_use_isolating(false);
        for (_, source) in files {
            // What cannot be parsed is left out; a test fails on it.
            let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Text { bundle }
    }

    /// The message `id` without facts.
    pub fn get(&self, id: &str) -> String {
        self.say(id, &[])
    }

    /// The message `id` with its facts filled in. An unknown id is shown as it is, so that nothing is hidden.
    pub fn say(&self, id: &str, facts: &[Fact<'_>]) -> String {
        self.find(id, facts).unwrap_or_else(|| format!("{{{id}}}"))
    }

    /// The message `id`, or an attribute of one as `id.attribute`, if there is one.
    pub fn find(&self, id: &str, facts: &[Fact<'_>]) -> Option<String> {
        let (id, attribute) = id.split_once('.').map_or((id, None), |(id, attribute)| (id, Some(attribute)));
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut args = FluentArgs::with_capacity(facts.len());
        for (name, value) in facts {
            args.set(*name, value.clone());
        }
        // A missing fact leaves its name in the sentence, which is better than no sentence.
        let mut missing: Vec<FluentError> = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&args), &mut missing).into_owned())
    }
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
