//! Languages, as BCP 47 tags.

use unic_langid::LanguageIdentifier;

use super::Invalid;

/// The languages that rolo speaks.
pub const SPOKEN: [&str; 2] = ["en", "zh-CN"];

/// The one of them that is spoken to those who want this, by a tag or by a locale's name: `zh_CN.UTF-8`, `en-GB`. `C`
/// and `POSIX` say nothing.
pub fn spoken(wanted: &str) -> Option<&'static str> {
    let wanted: LanguageIdentifier = wanted.split(['.', '@']).next()?.parse().ok()?;
    SPOKEN.into_iter().find(|spoken| spoken.split('-').next() == Some(wanted.language.as_str()))
}

/// Reads a language tag into its canonical form: `ZH-cn` is `zh-CN`.
pub fn read_language(text: &str) -> Result<String, Invalid> {
    text.trim().parse::<LanguageIdentifier>().map(|tag| tag.to_string()).map_err(|_| Invalid::new("language", text))
}
