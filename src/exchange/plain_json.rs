//! JSON that does nothing to a terminal: characters that act or hide there stand as `\\uXXXX`, which is exact all the same.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use crate::domain::line::is_hidden;

/// Writes a value as JSON on one line, without a line end.
pub fn write(out: &mut impl io::Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Plain)).map_err(io::Error::from)
}

/// Compact JSON without hidden characters.
struct Plain;

impl Formatter for Plain {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        write_plain(out, fragment, is_escaped)
    }

    fn write_raw_fragment<W: ?Sized + io::Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        // Outside strings JSON has blanks of four sorts, and no other character that is hidden.
        write_plain(out, fragment, |char| is_escaped(char) && !matches!(char, '\n' | '\r' | '\t'))
    }
}

/// Joiners are harmless between emoji; in JSON nobody looks at emoji.
fn is_escaped(char: char) -> bool {
    is_hidden(char) || matches!(char, '\u{200c}' | '\u{200d}')
}

fn write_plain<W: ?Sized + io::Write>(out: &mut W, text: &str, escaped: impl Fn(char) -> bool) -> io::Result<()> {
    let mut rest = text;
    while let Some((at, char)) = rest.char_indices().find(|(_, char)| escaped(*char)) {
        let (before, after) = rest.split_at(at);
        out.write_all(before.as_bytes())?;
        for unit in char.encode_utf16(&mut [0; 2]) {
            write!(out, "\\u{unit:04x}")?;
        }
        rest = after.strip_prefix(char).unwrap_or_default();
    }
    out.write_all(rest.as_bytes())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::value::RawValue;

    use super::*;

    fn written(value: &impl Serialize) -> String {
        let mut bytes = Vec::new();
        write(&mut bytes, value).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn what_acts_on_a_terminal_is_escaped() {
        assert_eq!(
            written(&"a\u{1b}]52;c\u{7}\u{9b}\u{202e}\u{e0041}张\"\n"),
            r#""a\u001b]52;c\u0007\u009b\u202e\udb40\udc41张\"\n""#
        );
        let kept = RawValue::from_string("{\"a\": \"\u{202e}\"}".into()).unwrap();
        assert_eq!(written(&kept), r#"{"a": "\u202e"}"#);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_acts(text in any::<String>()) {
            let json = written(&(&text, 1, [&text]));
            prop_assert!(!json.chars().any(is_hidden));
            prop_assert_eq!(serde_json::from_str::<(String, u8, [String; 1])>(&json).unwrap(), (text.clone(), 1, [text]));
        }
    }
}
