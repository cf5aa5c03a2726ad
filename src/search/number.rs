//! Telephone numbers as people type them to find somebody, beside the E.164 that is kept.

use crate::domain::line;

/// The most digits of a country's code.
const LONGEST_COUNTRY: usize = 3;

/// Whether a word is a telephone number or a group of one: digits and what stands between them.
pub fn is_number(word: &str) -> bool {
    let plain = line::fold_width(word);
    plain.bytes().any(|byte| byte.is_ascii_digit())
        && plain.bytes().all(|byte| byte.is_ascii_digit() || b"+-()./ ".contains(&byte))
}

/// Whether a kept number is the one that was typed, with its country or in the national way, never by its end alone.
pub fn is_same_number(kept: &str, typed: &str) -> bool {
    let (kept, run) = (digits(kept), end_of_number(typed));
    let country = kept.strip_suffix(run.as_str()).map(str::len);
    match country {
        Some(0) => true,
        Some(length) => length <= LONGEST_COUNTRY && !is_international(typed) && run.len() > LONGEST_COUNTRY,
        None => false,
    }
}

/// Whether a kept number has the typed digits in a row.
pub fn has_digits(kept: &str, typed: &str) -> bool {
    digits(kept).contains(&end_of_number(typed))
}

/// The fewest digits of which the first are taken for a country's or a trunk's prefix; fewer may be the last ones of a
/// number.
const FEWEST: usize = 3;

/// The last digits of every kept number that [`is_same_number`] takes for the one that was typed: without `00`, `0` or
/// `(0)`, which E.164 does not write.
pub fn end_of_number(typed: &str) -> String {
    let all = digits(typed);
    let run = digits(&line::fold_width(typed).replace("(0)", ""));
    let run = if run.is_empty() { all } else { run };
    let national = run.strip_prefix("00").or_else(|| run.strip_prefix('0')).unwrap_or(&run);
    if national.len() < FEWEST { run } else { national.to_owned() }
}

/// A number as somebody typed it, perhaps only a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Typed {
    /// The digits that a kept number must have.
    pub(super) run: String,
    /// All digits, for a number may end with what looks like a prefix.
    all: String,
    /// Whether it begins as numbers do within a country.
    is_national: bool,
    /// Whether it begins with a plus, so that the country follows.
    is_international: bool,
}

/// How the typed digits stand in a kept number, the best last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// Somewhere inside.
    Inside,
    /// They begin it, with its country or without.
    Start,
    /// They end it, and are enough of them to be told by heart.
    End,
    /// They are all of it, with its country or without.
    Whole,
}

impl Typed {
    /// Reads what was typed.
    pub(super) fn of(typed: &str) -> Typed {
        let (all, run) = (digits(typed), end_of_number(typed));
        let is_national = all.starts_with('0') && !all.starts_with("00") && all.len() > run.len();
        let is_international = line::fold_width(typed).trim_start_matches('(').starts_with('+');
        Typed { run, all, is_national, is_international }
    }

    /// How it stands in the digits of a kept number.
    pub(super) fn standing(&self, kept: &str) -> Option<Standing> {
        let country = kept.find(&self.run)?;
        let may_begin = country == 0 || (self.is_national && country <= LONGEST_COUNTRY);
        let ends = |end: &str| !self.is_international && end.len() >= TELLING && kept.ends_with(end);
        Some(if may_begin && country + self.run.len() == kept.len() {
            Standing::Whole
        } else if ends(&self.run) || ends(&self.all) {
            Standing::End
        } else if may_begin {
            Standing::Start
        } else {
            Standing::Inside
        })
    }
}

/// Digits from which on the end of a number tells whose it is.
const TELLING: usize = 4;

/// The digits of a text, of whatever width.
pub(super) fn digits(text: &str) -> String {
    line::fold_width(text).chars().filter(char::is_ascii_digit).collect()
}

fn is_international(typed: &str) -> bool {
    let plain = line::fold_width(typed.trim());
    plain.starts_with('+') || plain.starts_with("00") || plain.starts_with("(+")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_however_it_is_typed() {
        for typed in
            ["+4930901820", "0049 30 901820", "030 90 18 20", "+49 (0)30 901820", "０３０９０１８２０", "4930901820"]
        {
            assert!(is_number(typed) && is_same_number("+4930901820", typed), "{typed}");
        }
        for typed in ["901820", "+30901820", "0830901820", "20", "+4930901821"] {
            assert!(!is_same_number("+4930901820", typed), "{typed}");
        }
        assert!(has_digits("+4930901820", "90 18") && !has_digits("+4930901820", "99"));
        assert!(!has_digits("+491", "(0)") && end_of_number("0") == "0");
        assert!(has_digits("+491713920047", "0047") && !has_digits("+447400123457", "0047"));
        assert!(!is_number("work") && !is_number("+"));
    }

    #[test]
    fn the_end_of_a_number_tells_more_than_its_beginning() {
        for (typed, kept, standing) in [
            ("+49 711 4420", "+497114420", Some(Standing::Whole)),
            ("0711 4420", "+497114420", Some(Standing::Whole)),
            ("4420", "+497114420", Some(Standing::End)),
            ("0711", "+441614960711", Some(Standing::End)),
            ("0711", "+497114420", Some(Standing::Start)),
            ("+49 711", "+497114420", Some(Standing::Start)),
            ("+1 207", "+12075550162", Some(Standing::Start)),
            ("+1 207", "+49711441207", Some(Standing::Inside)),
            ("420", "+497114420", Some(Standing::Inside)),
            ("711", "+497114420", Some(Standing::Inside)),
            ("712", "+497114420", None),
        ] {
            assert_eq!(Typed::of(typed).standing(&digits(kept)), standing, "{typed} in {kept}");
        }
    }
}
