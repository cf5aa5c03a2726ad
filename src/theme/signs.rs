//! What borders and signs are made of, where the terminal's charset may not have them.

/// What of it stands where the charset is not known to be UTF-8.
const IN_ASCII: &[(&str, &str)] = &[
    ("│", "|"),
    ("─", "-"),
    ("┌", "+"),
    ("┐", "+"),
    ("└", "+"),
    ("┘", "+"),
    ("├", "+"),
    ("┤", "+"),
    ("┬", "+"),
    ("┴", "+"),
    ("┼", "+"),
    ("…", "~"),
    ("·", "-"),
    ("‹", "<"),
    ("›", ">"),
    ("→", ">"),
    ("←", "<"),
    ("↑", "^"),
    ("↓", "v"),
    ("▾", "v"),
    ("▸", ">"),
    ("•", "*"),
    ("●", "*"),
    ("○", "o"),
    ("✓", "x"),
    ("⊖", "x"),
    ("–", "-"),
    ("—", "-"),
    ("×", "x"),
    ("µ", "u"),
    ("“", "\""),
    ("”", "\""),
    ("‘", "'"),
    ("’", "'"),
];

/// What borders and signs are made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signs {
    /// Lines and signs of Unicode.
    #[default]
    Unicode,
    /// Letters and signs of ASCII.
    Ascii,
}

impl Signs {
    /// Those that the locale's charset has.
    pub fn of(env: &dyn Fn(&str) -> Option<String>) -> Signs {
        let set = |name| env(name).filter(|value| !value.is_empty());
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set).unwrap_or_default();
        let charset = locale.split_once('.').map(|(_, charset)| charset).unwrap_or_default();
        let charset = charset.split('@').next().unwrap_or_default().replace('-', "");
        if charset.eq_ignore_ascii_case("utf8") { Signs::Unicode } else { Signs::Ascii }
    }

    /// What stands for a sign.
    pub fn shown(self, sign: &str) -> Option<&'static str> {
        match self {
            Signs::Unicode => None,
            Signs::Ascii => IN_ASCII.iter().find(|(known, _)| *known == sign).map(|(_, ascii)| *ascii),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_charset_that_is_not_known_to_have_borders_gets_none() {
        let of = |set: &[(&str, &str)]| {
            Signs::of(&|name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(of(&[("LANG", "de_DE.UTF-8")]), Signs::Unicode);
        assert_eq!(of(&[("LANG", "C"), ("LC_CTYPE", "zh_CN.utf8@pinyin")]), Signs::Unicode);
        assert_eq!(of(&[("LANG", "de_DE.UTF-8"), ("LC_ALL", "C")]), Signs::Ascii);
        assert_eq!(of(&[("LANG", "zh_CN.GB18030")]), Signs::Ascii);
        assert_eq!(of(&[]), Signs::Ascii);
    }

    #[test]
    fn every_sign_takes_one_cell() {
        use unicode_width::UnicodeWidthStr;
        assert!(IN_ASCII.iter().all(|(sign, ascii)| (sign.width(), ascii.len()) == (1, 1)));
    }
}
