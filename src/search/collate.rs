//! Collation: the order in which a list of mixed names makes sense.

use super::fold::fold;
use super::pinyin;
use crate::domain::{Kind, Record, Value, When, activity, task};

/// A key by which titles sort: accents and case folded, Chinese characters by pinyin among the Latin names, the same
/// family name together; two different titles never have the same key.
pub fn sort_key(title: &str) -> String {
    let folded = fold(title);
    let bare = folded.trim_start_matches(|char: char| !char.is_alphanumeric());
    let spoken = if bare.is_empty() { folded.as_str() } else { bare };
    let mut key = String::with_capacity(spoken.len() + title.len() + 1);
    if pinyin::is_readable(spoken) {
        for unit in pinyin::units(spoken) {
            // The character follows its syllable, so that 张 and 章 do not mix; a blank sorts before every letter.
            if let Some(reading) = unit.readings.first() {
                key.push_str(reading);
                key.push(unit.char);
                key.push(' ');
            } else {
                key.push(unit.char);
            }
        }
    } else {
        key.push_str(spoken);
    }
    key.push('\0');
    key.push_str(title);
    key
}

/// A key by which the records of a kind stand in lists where nobody asks for another order: by name; activities newest
/// first; tasks that are open by when they are due, then those that are done, newest first; stages as they follow each
/// other.
pub fn place(record: &Record) -> String {
    match record.id.kind {
        Kind::Contact | Kind::Company | Kind::User | Kind::Deal | Kind::Segment | Kind::Field => {
            sort_key(&record.title())
        }
        Kind::Pipeline => record.id.to_string(),
        Kind::Stage => {
            let pipeline = record.value("pipeline").map(Value::to_string).unwrap_or_default();
            format!("{pipeline}{}", record.text("rank"))
        }
        Kind::Activity => newest_first(activity::at(record)),
        Kind::Task => match (task::done(record), task::due(record)) {
            (Some(done), _) => format!("2{}", newest_first(Some(done))),
            (None, Some(due)) => format!("0{:016x}", due.order()),
            (None, None) => format!("1{}", sort_key(&record.title())),
        },
    }
}

fn newest_first(when: Option<&When>) -> String {
    format!("{:016x}", u64::MAX - when.map_or(0, When::order))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_mixed_names_is_in_a_sensible_order() {
        let expected = [
            "“Acme” GmbH",
            "Ángel",
            "anna",
            "Anna",
            "Bernd",
            "单雄信",
            "Sharon",
            "Zhang Wei",
            "章平",
            "张三",
            "张伟",
            "Zoë",
            "Zoe Adams",
            "Юрий",
            "김철수",
        ];
        let mut sorted = expected;
        sorted.reverse();
        sorted.sort_by_key(|title| sort_key(title));
        let position = |title: &str| sorted.iter().position(|other| *other == title).unwrap();
        assert!(position("单雄信") < position("Sharon"), "{sorted:?}");
        assert!(position("张三").abs_diff(position("张伟")) == 1, "{sorted:?}");
        assert!(position("Zhang Wei") < position("张三") && position("张伟") < position("Zoë"), "{sorted:?}");
        assert!(position("“Acme” GmbH") == 0 && position("Юрий") == 13, "{sorted:?}");
        assert!(position("Zoë") < position("Zoe Adams"), "{sorted:?}");
    }

    #[test]
    fn different_titles_have_different_keys() {
        assert_ne!(sort_key("Anna"), sort_key("anna"));
        assert_ne!(sort_key("José"), sort_key("Jose"));
    }
}
