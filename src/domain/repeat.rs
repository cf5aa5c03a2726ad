//! How often something comes round: a recurrence rule of RFC 5545, also in a few words.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use rrule::{RRule, RRuleSet, Unvalidated};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Invalid, When, date, line};

/// A recurrence rule as RFC 5545 writes it: `FREQ=WEEKLY;BYDAY=MO`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Repeat(String);

/// How many occurrences are looked at to find the next one; more than a century of days.
const MOST: usize = 40_000;

/// The longest rule, in bytes.
const LONGEST: usize = 200;

impl Repeat {
    /// Reads a rule as people write it: `daily`, `every 2 weeks`, `every mon,thu`, `weekdays`, `每周一`, `FREQ=…`.
    pub fn read(text: &str) -> Result<Repeat, Invalid> {
        let invalid = || Invalid::new("repeat", text);
        let plain = line::fold_width(text.trim()).to_lowercase();
        let rule = match plain.strip_prefix("rrule:").unwrap_or(&plain) {
            rule if rule.starts_with("freq=") => rule.to_uppercase(),
            words => english(words).or_else(|| chinese(words)).ok_or_else(invalid)?,
        };
        let repeat = Repeat(rule);
        // A rule counts only if it ever comes round.
        let begin = When::Day(jiff::civil::date(2024, 1, 1));
        let fits = repeat.0.len() <= LONGEST && repeat.rule().is_some() && repeat.next(&begin, begin.date()).is_some();
        if fits { Ok(repeat) } else { Err(invalid()) }
    }

    /// The next occurrence after `last`, and not before `earliest`, with the rule that holds from there on; nothing if
    /// it is over. The time of day stays what it is, whatever clocks do.
    pub fn next(&self, last: &When, earliest: Date) -> Option<(When, Repeat)> {
        let begin = match last {
            When::Day(date) => date.at(0, 0, 0, 0),
            When::At(at) => at.datetime(),
        };
        // Civil times are counted as if they were UTC, so that no zone can move them.
        let start = begin.to_zoned(TimeZone::UTC).ok()?.timestamp();
        let set: RRuleSet = format!("DTSTART:{}\nRRULE:{}", start.strftime("%Y%m%dT%H%M%SZ"), self.0).parse().ok()?;
        for (passed, found) in set.into_iter().take(MOST).enumerate() {
            let civil = Timestamp::from_second(found.timestamp()).ok()?.to_zoned(TimeZone::UTC).datetime();
            if civil > begin && civil.date() >= earliest {
                return Some((at(civil, last)?, self.after(passed)?));
            }
        }
        None
    }

    /// The rule that is left when `passed` occurrences are over.
    fn after(&self, passed: usize) -> Option<Repeat> {
        let parts = self.0.split(';').map(|part| match part.strip_prefix("COUNT=") {
            Some(count) => {
                let left = count.parse::<usize>().ok()?.checked_sub(passed).filter(|left| *left > 0)?;
                Some(format!("COUNT={left}"))
            }
            None => Some(part.to_owned()),
        });
        Some(Repeat(parts.collect::<Option<Vec<_>>>()?.join(";")))
    }

    fn rule(&self) -> Option<RRule<Unvalidated>> {
        self.0.parse().ok()
    }
}

/// A civil time as what the last occurrence was: a day, or a moment in the same zone.
fn at(civil: DateTime, last: &When) -> Option<When> {
    match last {
        When::Day(_) => Some(When::Day(civil.date())),
        When::At(at) => civil.to_zoned(at.time_zone().clone()).ok().map(When::At),
    }
}

/// `daily`, `every day`, `every 2 weeks`, `every other month`, `every mon,thu`, `every weekday`.
fn english(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty() && *word != "and").collect();
    let rule = |freq: &str| Some(format!("FREQ={freq}"));
    match words.as_slice() {
        ["daily"] => rule("DAILY"),
        ["weekly"] => rule("WEEKLY"),
        ["fortnightly" | "biweekly"] => rule("WEEKLY;INTERVAL=2"),
        ["monthly"] => rule("MONTHLY"),
        ["yearly" | "annually"] => rule("YEARLY"),
        ["weekdays" | "workdays"] | ["every", "weekday" | "workday"] => rule("WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ["quarterly"] | ["every", "quarter"] => rule("MONTHLY;INTERVAL=3"),
        ["every", "other", unit] => interval(2, frequency(unit)?),
        ["every", unit] if frequency(unit).is_some() => interval(1, frequency(unit)?),
        ["every", count, unit] if frequency(unit).is_some() => interval(date::count(count)?, frequency(unit)?),
        ["every", days @ ..] if !days.is_empty() => {
            let days = days.iter().map(|day| weekday(day)).collect::<Option<Vec<_>>>()?;
            rule(&format!("WEEKLY;BYDAY={}", days.join(",")))
        }
        _ => None,
    }
}

fn frequency(word: &str) -> Option<&'static str> {
    match word.strip_suffix('s').unwrap_or(word) {
        "day" => Some("DAILY"),
        "week" => Some("WEEKLY"),
        "month" => Some("MONTHLY"),
        "year" => Some("YEARLY"),
        _ => None,
    }
}

fn weekday(word: &str) -> Option<&'static str> {
    const DAYS: &[(&str, &str)] =
        &[("mon", "MO"), ("tue", "TU"), ("wed", "WE"), ("thu", "TH"), ("fri", "FR"), ("sat", "SA"), ("sun", "SU")];
    let long = word.strip_suffix("day").unwrap_or(word);
    DAYS.iter().find(|(short, _)| long.starts_with(short)).map(|(_, code)| *code)
}

/// `每天`, `每两周`, `每周一`, `每个月`, `工作日`.
fn chinese(text: &str) -> Option<String> {
    const UNITS: &[(&str, &str)] =
        &[("天", "DAILY"), ("日", "DAILY"), ("周", "WEEKLY"), ("星期", "WEEKLY"), ("月", "MONTHLY"), ("年", "YEARLY")];
    if matches!(text, "工作日" | "每个工作日" | "每工作日") {
        return Some("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR".to_owned());
    }
    let rest = text.strip_prefix('每')?;
    if let Some(day) = rest.strip_prefix('周').or_else(|| rest.strip_prefix("星期")).filter(|day| !day.is_empty()) {
        let at = "一二三四五六日".chars().position(|known| day == known.to_string()).or((day == "天").then_some(6))?;
        let code = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].get(at)?;
        return Some(format!("FREQ=WEEKLY;BYDAY={code}"));
    }
    let (count, freq) = UNITS.iter().find_map(|(word, freq)| Some((rest.strip_suffix(word)?, *freq)))?;
    let count = count.strip_suffix('个').unwrap_or(count);
    interval(if count.is_empty() { 1 } else { date::count(count)? }, freq)
}

fn interval(count: i32, freq: &str) -> Option<String> {
    match count {
        1 => Some(format!("FREQ={freq}")),
        2..=999 => Some(format!("FREQ={freq};INTERVAL={count}")),
        _ => None,
    }
}

impl fmt::Display for Repeat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Repeat {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        Repeat::read(text)
    }
}

impl Serialize for Repeat {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Repeat {
    /// Takes the rule as it was checked when it was read.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Repeat)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;
    use proptest::prelude::*;

    use super::*;

    fn next(rule: &str, last: &str, earliest: Date) -> String {
        let repeat = Repeat::read(rule).unwrap();
        match repeat.next(&last.parse().unwrap(), earliest) {
            Some((when, rest)) if rest == repeat => when.to_string(),
            Some((when, rest)) => format!("{when} {rest}"),
            None => "over".to_owned(),
        }
    }

    #[test]
    fn rules_are_read_as_people_write_them() {
        for (text, rule) in [
            ("daily", "FREQ=DAILY"),
            ("every week", "FREQ=WEEKLY"),
            ("every 2 weeks", "FREQ=WEEKLY;INTERVAL=2"),
            ("every other month", "FREQ=MONTHLY;INTERVAL=2"),
            ("quarterly", "FREQ=MONTHLY;INTERVAL=3"),
            ("Every Mon, Thu", "FREQ=WEEKLY;BYDAY=MO,TH"),
            ("every monday and friday", "FREQ=WEEKLY;BYDAY=MO,FR"),
            ("weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
            ("yearly", "FREQ=YEARLY"),
            ("每天", "FREQ=DAILY"),
            ("每周一", "FREQ=WEEKLY;BYDAY=MO"),
            ("每星期天", "FREQ=WEEKLY;BYDAY=SU"),
            ("每两周", "FREQ=WEEKLY;INTERVAL=2"),
            ("每3个月", "FREQ=MONTHLY;INTERVAL=3"),
            ("工作日", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
            ("RRULE:FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYDAY=-1FR"),
            ("freq=daily;count=3", "FREQ=DAILY;COUNT=3"),
        ] {
            assert_eq!(Repeat::read(text).map(|repeat| repeat.to_string()).as_deref(), Ok(rule), "{text}");
        }
        for bad in [
            "",
            "often",
            "every",
            "every 0 days",
            "FREQ=NEVER",
            "FREQ=DAILY;COUNT=0",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            "每",
        ] {
            assert!(Repeat::read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn nine_stays_nine_when_clocks_change_and_years_end() {
        let weekly = "2026-03-23T09:00:00+01:00[Europe/Berlin]";
        assert_eq!(next("weekly", weekly, day(2026, 3, 23)), "2026-03-30T09:00:00+02:00[Europe/Berlin]");
        assert_eq!(next("every 2 weeks", "2026-12-24", day(2026, 12, 24)), "2027-01-07");
        assert_eq!(next("FREQ=MONTHLY;BYDAY=-1FR", "2026-12-25", day(2026, 1, 1)), "2027-01-29");
        // Half past two is skipped on the last Sunday of March: the clock says half past three.
        let night = "2026-03-28T02:30:00+01:00[Europe/Berlin]";
        assert_eq!(next("daily", night, day(2026, 3, 28)), "2026-03-29T03:30:00+02:00[Europe/Berlin]");
    }

    #[test]
    fn what_was_missed_is_not_made_up_for() {
        assert_eq!(next("weekly", "2026-03-02", day(2026, 3, 20)), "2026-03-23");
        assert_eq!(next("FREQ=DAILY;COUNT=3", "2026-03-02", day(2026, 3, 2)), "2026-03-03 FREQ=DAILY;COUNT=2");
        assert_eq!(next("FREQ=DAILY;COUNT=3", "2026-03-02", day(2026, 3, 5)), "over");
        assert_eq!(next("FREQ=DAILY;UNTIL=20260303T000000Z", "2026-03-03", day(2026, 3, 3)), "over");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_text_is_too_odd_to_be_refused(text in "every [a-z0-9, ]{0,20}|FREQ=[A-Z=;,0-9]{0,30}|每.{0,8}|.{0,30}") {
            drop(Repeat::read(&text));
        }
    }
}
