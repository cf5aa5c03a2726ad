//! Which language is spoken.

use super::Text;
use crate::domain::language::spoken;

/// A language that rolo speaks.
#[derive(Debug)]
pub(super) struct Language {
    /// Its tag: `zh-CN`.
    pub(super) tag: &'static str,
    /// Its messages, one file a room: names and contents.
    pub(super) files: &'static [(&'static str, &'static str)],
    /// The words with which it shortens large numbers, each behind the power of ten for which it stands.
    pub(super) scale: &'static [(u32, &'static str)],
}

/// The messages of a language, one file a room.
macro_rules! files {
    ($folder:literal) => {
        files!($folder: "actions", "board", "boot", "cli", "config", "day", "errors", "explain", "fields", "formats", "grammar",
            "happenings", "log", "screen", "warnings")
    };
    ($folder:literal: $($room:literal),+) => {
        &[$(($room, include_str!(concat!($folder, "/", $room, ".ftl")))),+]
    };
}

/// Simplified Chinese, for everybody who reads Chinese.
pub(super) const CHINESE: Language =
    Language { tag: "zh-CN", files: files!("zh-CN"), scale: &[(0, ""), (4, "万"), (8, "亿"), (12, "万亿")] };

/// English, for everybody else.
pub(super) const ENGLISH: Language =
    Language { tag: "en", files: files!("en"), scale: &[(0, ""), (3, "k"), (6, "M"), (9, "B"), (12, "T")] };

/// The languages that rolo speaks.
pub(super) const SPOKEN: &[&Language] = &[&ENGLISH, &CHINESE];

impl Language {
    /// The one that is spoken to those who want this.
    fn of(wanted: &str) -> Option<&'static Language> {
        let tag = spoken(wanted)?;
        SPOKEN.iter().copied().find(|language| language.tag == tag)
    }
}

impl Text {
    /// The messages in the language that is wanted: `asked` (`--lang`), else `setting`, else what the environment
    /// says (`LC_ALL`, `LC_MESSAGES`, `LANG`, the first that is set); English where none of them is spoken.
    pub fn for_language(asked: Option<&str>, setting: Option<&str>, env: &dyn Fn(&str) -> Option<String>) -> Text {
        let locale =
            ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| env(name).filter(|text| !text.is_empty()));
        let mut wanted = [asked, setting, locale.as_deref()].into_iter().flatten();
        Text::in_language(wanted.find_map(Language::of).unwrap_or(&ENGLISH))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_that_is_spoken_has_its_messages() {
        assert!(SPOKEN.iter().map(|language| language.tag).eq(crate::domain::language::SPOKEN));
    }

    #[test]
    fn an_unknown_language_falls_back_to_english() {
        let env = |name: &str| (name == "LANG").then(|| "de_DE.UTF-8".to_owned());
        for asked in [None, Some("en-GB"), Some("tlh"), Some("no such language")] {
            let text = Text::for_language(asked, Some("fr"), &env);
            assert_eq!(text.language(), "en", "{asked:?}");
        }
    }

    #[test]
    fn a_tag_the_settings_and_the_locale_are_asked_in_this_order() {
        let env = |name: &str| (name == "LC_ALL").then(|| "zh_CN.UTF-8".to_owned());
        let spoken = |asked, setting, env: &dyn Fn(&str) -> Option<String>| {
            Text::for_language(asked, setting, env).language().to_owned()
        };
        assert_eq!(spoken(None, None, &env), "zh-CN");
        assert_eq!(spoken(None, Some("en"), &env), "en");
        assert_eq!(spoken(Some("zh-Hant-TW"), Some("en"), &env), "zh-CN");
        assert_eq!(spoken(None, None, &|_| Some("C".to_owned())), "en");
    }
}
