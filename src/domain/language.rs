//! Languages, as BCP 47 tags.

use super::Invalid;

/// Reads a language tag into its canonical form: `ZH-cn` is `zh-CN`.
pub fn read_language(text: &str) -> Result<String, Invalid> {
    text.trim()
        .parse::<unic_langid::LanguageIdentifier>()
        .map(|tag| tag.to_string())
        .map_err(|_| Invalid::new("language", text))
}
