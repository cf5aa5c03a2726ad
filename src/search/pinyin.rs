//! Pinyin of Chinese names: every character with its readings, the likeliest first.

use pinyin::{Pinyin, ToPinyinMulti};

use super::surname;

/// Readings that are kept of one character; the rest are rare.
const MOST_READINGS: usize = 4;

/// One character with the ways in which it can be typed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// The character, folded.
    pub(super) char: char,
    /// Its syllables without tones, likeliest first; none for what is not a Chinese character.
    pub(super) readings: Vec<String>,
}

/// Takes a folded text apart into its characters with their readings; its beginning is read as a family name.
pub(super) fn units(folded: &str) -> Vec<Unit> {
    let surname = surname::readings(folded);
    let mut names = surname.into_iter();
    let unit = |char: char| {
        let mut readings: Vec<String> = names.next().map(str::to_owned).into_iter().collect();
        for reading in readings_of(char) {
            if !readings.contains(&reading) && readings.len() < MOST_READINGS {
                readings.push(reading);
            }
        }
        Unit { char, readings }
    };
    folded.chars().map(unit).collect()
}

/// Whether any character of a text has a reading.
pub(super) fn is_readable(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(|char| is_han(char) && char.to_pinyin_multi().is_some())
}

/// Whether a character is a Chinese one.
pub(super) const fn is_han(char: char) -> bool {
    matches!(char, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

fn readings_of(char: char) -> Vec<String> {
    if !is_han(char) {
        return Vec::new();
    }
    let known = char.to_pinyin_multi().into_iter().flatten().map(Pinyin::plain);
    known.flat_map(spellings).collect()
}

/// How a syllable is typed: `ü` as `v` on keyboards, as `u` by who does not know, as `yu` in passports.
fn spellings(plain: &str) -> Vec<String> {
    match plain {
        "lü" | "lv" => vec!["lv".to_owned(), "lu".to_owned(), "lyu".to_owned()],
        "nü" | "nv" => vec!["nv".to_owned(), "nu".to_owned(), "nyu".to_owned()],
        _ => vec![plain.replace('ü', "u")],
    }
}

/// The likeliest readings run together: `zhangwei`. What has no reading stays as it is.
pub(super) fn joined(units: &[Unit]) -> String {
    let mut joined = String::new();
    for unit in units.iter().filter(|unit| unit.char != ' ') {
        match unit.readings.first() {
            Some(reading) => joined.push_str(reading),
            None => joined.push(unit.char),
        }
    }
    joined
}

/// The first letters of the likeliest readings: `zw`.
pub(super) fn initials(units: &[Unit]) -> String {
    let first = |unit: &Unit| unit.readings.first().and_then(|reading| reading.chars().next()).unwrap_or(unit.char);
    units.iter().filter(|unit| unit.char != ' ').map(first).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn family_names_are_read_as_such() {
        for (name, pinyin, letters) in [
            ("张伟", "zhangwei", "zw"),
            ("单雄信", "shanxiongxin", "sxx"),
            ("曾国藩", "zengguofan", "zgf"),
            ("仇英", "qiuying", "qy"),
            ("解缙", "xiejin", "xj"),
            ("查良镛", "zhaliangyong", "zly"),
            ("任正非", "renzhengfei", "rzf"),
            ("区海伦", "ouhailun", "ohl"),
            ("朴树", "piaoshu", "ps"),
            ("翟志刚", "zhaizhigang", "zzg"),
            ("盖聂", "genie", "gn"),
            ("尉迟恭", "yuchigong", "ycg"),
            ("万俟卨", "moqixie", "mqx"),
            ("吕布", "lvbu", "lb"),
            ("欧阳娜娜", "ouyangnana", "oynn"),
            ("tcl科技", "tclkeji", "tclkj"),
        ] {
            let units = units(name);
            assert_eq!((joined(&units).as_str(), initials(&units).as_str()), (pinyin, letters), "{name}");
        }
    }

    #[test]
    fn other_readings_come_after_the_likeliest() {
        let units = units("单重");
        assert_eq!(units[0].readings[0], "shan");
        assert!(units[0].readings.contains(&"dan".to_owned()));
        assert!(units[1].readings.contains(&"chong".to_owned()) && units[1].readings.contains(&"zhong".to_owned()));
        assert!(!is_readable("Müller") && is_readable("Dr. 张"));
    }
}
