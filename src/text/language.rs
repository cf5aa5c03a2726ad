//! Which language is spoken.

use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use unic_langid::{LanguageIdentifier, langid};

use super::Text;

/// The languages that rolo speaks.
const SPOKEN: &[LanguageIdentifier] = &[langid!("en")];

impl Text {
    /// The messages in the language that is wanted: `asked` (`--lang`), else `setting`, else what the environment
    /// says (`LC_ALL`, `LC_MESSAGES`, `LANG`, the first that is set); English where none of them is spoken.
    pub fn for_language(asked: Option<&str>, setting: Option<&str>, env: &dyn Fn(&str) -> Option<String>) -> Text {
        let locale =
            ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| env(name).filter(|text| !text.is_empty()));
        let wanted = [asked, setting, locale.as_deref()].into_iter().flatten().filter_map(language_of);
        let wanted: Vec<LanguageIdentifier> = wanted.collect();
        let english = langid!("en");
        let found = negotiate_languages(&wanted, SPOKEN, Some(&english), NegotiationStrategy::Lookup);
        Text::in_language(found.first().copied().unwrap_or(&english))
    }
}

/// The language of a tag or of a locale's name: `zh_CN.UTF-8` is `zh-CN`. `C` and `POSIX` say nothing.
fn language_of(name: &str) -> Option<LanguageIdentifier> {
    let tag = name.split(['.', '@']).next().unwrap_or_default();
    tag.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_language_falls_back_to_english() {
        let env = |name: &str| (name == "LANG").then(|| "de_DE.UTF-8".to_owned());
        for asked in [None, Some("en-GB"), Some("tlh"), Some("no such language")] {
            let text = Text::for_language(asked, Some("fr"), &env);
            assert_eq!(text.language().to_string(), "en", "{asked:?}");
        }
    }

    #[test]
    fn the_name_of_a_locale_is_a_language() {
        assert_eq!(language_of("zh_CN.UTF-8"), Some(langid!("zh-CN")));
        assert_eq!(language_of("sr_RS@latin"), Some(langid!("sr-RS")));
        assert_eq!(language_of("C"), None);
    }
}
