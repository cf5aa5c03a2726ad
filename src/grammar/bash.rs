//! Bash divides words at `=` and `:`, and inserts candidates as they are: both are undone here.

use std::ffi::OsString;
use std::io;

use clap_complete::engine::CompletionCandidate;

/// What bash is called.
pub(super) const NAME: &str = "bash";

/// The variables by which the script says where the cursor is, and how the word there begins.
const INDEX: &str = "_CLAP_COMPLETE_INDEX";
const RAW: &str = "_ROLO_RAW";

/// What stands between candidates.
const BETWEEN: &str = "\u{b}";

/// Characters that mean something to bash.
const SPECIAL: &[char] = &[
    ' ', '\t', '\'', '"', '\\', '$', '`', '*', '?', '[', ']', '{', '}', '(', ')', '<', '>', '|', '&', ';', '#', '~',
    '!',
];

/// The script, which also says how the word at the cursor was typed.
pub(super) fn registration(script: &[u8]) -> Vec<u8> {
    let script = String::from_utf8_lossy(script);
    let told = format!("        {RAW}=\"${{COMP_WORDS[COMP_CWORD]}}\" \\\n        _CLAP_IFS=");
    script.replace("        _CLAP_IFS=", &told).into_bytes()
}

/// What may stand at the cursor, as the script reads it.
pub(super) fn answer(
    words: Vec<OsString>,
    find: impl FnOnce(Vec<OsString>, usize) -> io::Result<Vec<CompletionCandidate>>,
) -> io::Result<Vec<u8>> {
    let index = std::env::var(INDEX).ok().and_then(|index| index.parse().ok());
    let raw = std::env::var(RAW).unwrap_or_default();
    let last = words.len().saturating_sub(1);
    let words: Vec<String> = words.into_iter().map(|word| word.to_string_lossy().into_owned()).collect();
    let (words, cut) = joined(&words, index.unwrap_or(last).min(last));
    let at = words.len().saturating_sub(1);
    let found = find(words.into_iter().map(OsString::from).collect(), at)?;
    let is_quoted = raw.starts_with(['"', '\'']);
    let shown = found.iter().map(|found| {
        let value = found.get_value().to_string_lossy();
        let rest = value.strip_prefix(cut.as_str()).unwrap_or(&value);
        if is_quoted { rest.to_owned() } else { escaped(rest) }
    });
    Ok(shown.collect::<Vec<_>>().join(BETWEEN).into_bytes())
}

/// The words up to the cursor as they were typed, and what of the last one bash does not replace.
fn joined(words: &[String], at: usize) -> (Vec<String>, String) {
    let (mut whole, mut cut, mut is_open): (Vec<String>, String, bool) = (Vec::new(), String::new(), false);
    for word in words.iter().take(at + 1) {
        let is_break = matches!(word.as_str(), "=" | ":");
        match whole.last_mut() {
            Some(last) if is_break || is_open => {
                cut.clone_from(last);
                last.push_str(&plain(word));
                if is_break {
                    cut.clone_from(last);
                }
            }
            Some(_) | None => {
                cut.clear();
                whole.push(plain(word));
            }
        }
        is_open = is_break;
    }
    (whole, cut)
}

/// A word without the backslashes of bash, and without a quote that is open.
fn plain(word: &str) -> String {
    let mut plain = String::new();
    let mut chars = word.trim_start_matches(['"', '\'']).chars();
    while let Some(char) = chars.next() {
        plain.extend(if char == '\\' { chars.next() } else { Some(char) });
    }
    plain
}

fn escaped(value: &str) -> String {
    let mut escaped = String::new();
    for char in value.chars() {
        if SPECIAL.contains(&char) {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_bash_took_apart_is_put_together() {
        for (words, whole, cut) in [
            (&["rolo", "contact", "show", "Ja"][..], &["rolo", "contact", "show", "Ja"][..], ""),
            (&["rolo", "x", "--owner", "=", "Le"], &["rolo", "x", "--owner=Le"], "--owner="),
            (&["rolo", "x", "--owner", "="], &["rolo", "x", "--owner="], "--owner="),
            (&["rolo", "--where", "=", "tag", ":", "vi"], &["rolo", "--where=tag:vi"], "--where=tag:"),
            (&["rolo", "show", "Jane\\ D"], &["rolo", "show", "Jane D"], ""),
            (&["rolo", "a", ":", "b", "c"], &["rolo", "a:b", "c"], ""),
        ] {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            let (found, rest) = joined(&words, words.len() - 1);
            assert_eq!((found, rest.as_str()), (whole.iter().map(|word| (*word).to_owned()).collect(), cut));
        }
        assert_eq!(escaped("O'Neil & Söhne"), "O\\'Neil\\ \\&\\ Söhne");
    }
}
