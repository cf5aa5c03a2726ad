//! Attached files: their hashes, their names made harmless, their sizes as people read them. What they hold is not
//! here.

use unicode_normalization::UnicodeNormalization;

use super::{Invalid, line};

/// The most bytes that one file may hold: 256 MiB.
pub const LARGEST: u64 = 256 * 1024 * 1024;

/// The most bytes of a name; file systems take 255, and a number may have to go behind it.
const LONGEST_NAME: usize = 200;

/// The most bytes of an ending, with its dot, that is kept where a name is cut.
const LONGEST_ENDING: usize = 16;

/// What a file is called whose name says nothing.
const NAMELESS: &str = "file";

/// How many hexadecimal digits a hash has.
const DIGITS: usize = 64;

/// Reads a whole SHA-256 in hexadecimal digits.
pub fn read_hash(text: &str) -> Result<String, Invalid> {
    let plain = text.trim().to_ascii_lowercase();
    if plain.len() == DIGITS && is_hex(&plain) { Ok(plain) } else { Err(Invalid::new("hash", text)) }
}

/// Whether a text consists of lower-case hexadecimal digits.
pub fn is_hex(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// A name that can be shown, typed and given to a file, whatever somebody else called it: one line without hidden
/// characters, path separators, or what a shell or a directory would take for something else.
pub fn harmless(name: &str) -> String {
    // A composed name may be longer than what was typed, so that it is cut only then.
    let seen: String = name.nfc().map(|char| if is_tricky(char) { '_' } else { char }).collect();
    let joined = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    let named = match joined.strip_prefix(['.', '-', '~']) {
        Some(rest) if !rest.trim_matches('.').is_empty() => format!("_{rest}"),
        Some(_) => String::new(),
        None => joined,
    };
    line::read_line("line", &shortened(&named)).unwrap_or_else(|_| NAMELESS.to_owned())
}

/// A name that none of `taken` has: a number goes before the ending.
pub fn unlike(name: &str, taken: &[&str]) -> String {
    let (stem, ending) = halves(name);
    let numbered = (2_usize..).map(|number| format!("{stem} ({number}){ending}"));
    let mut all = std::iter::once(name.to_owned()).chain(numbered);
    all.find(|name| !taken.contains(&name.as_str())).unwrap_or_else(|| name.to_owned())
}

/// A number of bytes as people read it: `812 B`, `1.5 kB`, `20 MB`.
pub fn size(bytes: u64) -> String {
    let mut units = ["B", "kB", "MB", "GB"].into_iter().peekable();
    let mut unit = units.next().unwrap_or_default();
    let mut scale: u64 = 1;
    // What would be rounded to 1000 of one unit is 1 of the next.
    while bytes >= scale.saturating_mul(1000) - scale / 2 && units.peek().is_some() {
        scale *= 1000;
        unit = units.next().unwrap_or_default();
    }
    let tenths = (bytes.saturating_mul(10) + scale / 2) / scale;
    match (scale, tenths) {
        (1, _) => format!("{bytes} {unit}"),
        (_, 0..100) => format!("{}.{} {unit}", tenths / 10, tenths % 10),
        _ => format!("{} {unit}", (bytes + scale / 2) / scale),
    }
}

fn is_tricky(char: char) -> bool {
    matches!(char, '/' | '\\' | '\u{2044}' | '\u{2215}' | '\u{2571}' | '\u{fffd}')
        || (line::is_hidden(char) && !char.is_whitespace())
}

/// A name cut to its longest, with its ending if that is short.
fn shortened(name: &str) -> String {
    if name.len() <= LONGEST_NAME {
        return name.to_owned();
    }
    let (stem, ending) = halves(name);
    let room = LONGEST_NAME - ending.len();
    let cut = (0..=room).rev().find(|at| stem.is_char_boundary(*at)).unwrap_or_default();
    format!("{}{ending}", stem.get(..cut).unwrap_or_default().trim_end())
}

/// What stands before the ending of a name, and the ending with its dot; only a short one is one.
fn halves(name: &str) -> (&str, &str) {
    let at = name.rfind('.').filter(|at| *at > 0 && name.len() - at <= LONGEST_ENDING);
    name.split_at(at.unwrap_or(name.len()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_hostile_name_becomes_harmless() {
        for (name, made) in [
            ("quote 2026.pdf", "quote 2026.pdf"),
            ("报价单.pdf", "报价单.pdf"),
            ("../../etc/passwd", "_._.._etc_passwd"),
            ("a/b\\c", "a_b_c"),
            ("..", "file"),
            (".", "file"),
            ("", "file"),
            ("   ", "file"),
            (".bashrc", "_bashrc"),
            ("-rf", "_rf"),
            ("~root", "_root"),
            ("invoice\u{202e}fdp.exe", "invoice_fdp.exe"),
            ("a\u{1b}[31m\u{7}b\nc", "a_[31m_b c"),
            ("bad\u{fffd}name", "bad_name"),
            ("re\u{301}sume\u{301}.doc", "résumé.doc"),
        ] {
            assert_eq!(harmless(name), made, "{name:?}");
        }
        let long = harmless(&format!("{}.pdf", "长".repeat(4000)));
        assert!(long.len() <= LONGEST_NAME && long.ends_with("长.pdf"), "{long}");
        assert_eq!(harmless(&"a".repeat(10_000)).len(), LONGEST_NAME);
        assert_eq!(harmless(&format!("a{}", "\u{301}".repeat(90))), "file");
    }

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        assert_eq!(unlike("a.pdf", &["b.pdf"]), "a.pdf");
        assert_eq!(unlike("a.pdf", &["a.pdf", "a (2).pdf"]), "a (3).pdf");
        assert_eq!(unlike("README", &["README"]), "README (2)");
    }

    #[test]
    fn a_size_has_the_digits_that_matter() {
        for (bytes, shown) in [
            (0, "0 B"),
            (999, "999 B"),
            (1_000, "1.0 kB"),
            (1_540, "1.5 kB"),
            (999_499, "999 kB"),
            (999_500, "1.0 MB"),
            (20_400_000, "20 MB"),
            (LARGEST, "268 MB"),
        ] {
            assert_eq!(size(bytes), shown, "{bytes}");
        }
    }

    #[test]
    fn a_hash_is_read_whole_or_not_at_all() {
        let hash = "AB".repeat(32);
        assert_eq!(read_hash(&hash).unwrap(), hash.to_lowercase());
        for bad in ["", "ab", &"g0".repeat(32), &"ab".repeat(33), "../../../etc/passwd"] {
            assert!(read_hash(bad).is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn whatever_a_file_is_called_its_name_can_be_given_to_one(name in any::<String>()) {
            let made = harmless(&name);
            prop_assert!(!made.is_empty() && made.len() <= LONGEST_NAME, "{made}");
            prop_assert!(!made.contains(['/', '\\', '\0', '\n']) && !made.chars().any(line::is_hidden), "{made}");
            prop_assert!(!made.starts_with(['.', '-', '~']), "{made}");
            prop_assert_eq!(harmless(&made), made.clone(), "made harmless twice");
        }
    }
}
