//! Reading values as people type them.

use jiff::Timestamp;
use jiff::civil::DateTime;

use super::field::{Arity, Field, Sort, Type, Unit};
use super::item::Item;
use super::repeat::Repeat;
use super::{
    Invalid, Kind, Money, Path, Reading, Value, When, address, birthday, consent, date, email, file, language, line,
    money, phone, reminder, tag, zone,
};

impl Field {
    /// Reads one value as people type it, with where it belongs. An address gives a path a part.
    ///
    /// The order of list items is left at 0: it is given when the record that they join is known.
    pub fn read(&self, text: &str, reading: &Reading) -> Result<Vec<(Path, Value)>, Invalid> {
        match self.arity {
            Arity::One => Ok(vec![(Path::one(self.key), self.value.read(text, reading)?)]),
            Arity::List | Arity::Set => {
                let (key, value) = self.value.read_item(text, reading)?;
                Ok(vec![(Path::item(self.key, &key), value)])
            }
            Arity::Log => {
                let (time, rest) = text.trim().split_once(' ').ok_or_else(|| Invalid::new("log", text))?;
                Ok(vec![(self.at(time, reading)?, self.value.read(rest, reading)?)])
            }
            Arity::Parts(_) => {
                let (label, parts) = address::read_address(text)?;
                let read = parts.into_iter().map(|(part, text)| {
                    let value = part.value.read(&text, reading)?;
                    Ok((Path::item(self.key, &format!("{label}/{}", part.name)), value))
                });
                read.collect()
            }
        }
    }

    /// Reads the key of a list item, to say which one is meant.
    pub fn read_key(&self, text: &str, reading: &Reading) -> Result<Path, Invalid> {
        match self.arity {
            Arity::One => Ok(Path::one(self.key)),
            Arity::Parts(_) => address::read_label(text).map(|label| Path::item(self.key, &label)),
            Arity::Log => self.at(text.trim(), reading),
            Arity::List | Arity::Set if self.value == Type::Consent => {
                consent::read_channel(text, reading.now.date()).map(|channel| Path::item(self.key, &channel))
            }
            Arity::List | Arity::Set => {
                let (key, _) = self.value.read_item(text, reading)?;
                Ok(Path::item(self.key, &key))
            }
        }
    }
}

impl Field {
    /// The path of what a log says of a day, or of a moment, which is kept as the person's clock shows it.
    pub fn at(&self, time: &str, reading: &Reading) -> Result<Path, Invalid> {
        let zone = reading.now.time_zone();
        let there = time.parse::<Timestamp>().map(|moment| moment.to_zoned(zone.clone()).datetime());
        let local = there.or_else(|_| time.parse::<DateTime>()).ok().filter(|_| time.contains(['T', 't']));
        let time = match local {
            Some(local) => local.strftime("%Y-%m-%dT%H:%M:%S").to_string(),
            None => date::read_date(time, reading)?.to_string(),
        };
        Ok(Path::item(self.key, &time))
    }
}

impl Type {
    /// Reads a value that stands alone.
    pub fn read(self, text: &str, reading: &Reading) -> Result<Value, Invalid> {
        match self {
            Type::Line => line::read_line("line", text).map(Value::Text),
            // Which record it is, is known when the book is asked; until then it is a text.
            Type::Record(Kind::User) if text.trim() == "me" => Ok(Value::Text(reading.me.clone())),
            Type::Record(_) => line::read_line("reference", text).map(Value::Text),
            Type::Text => line::read_text("text", text).map(Value::Text),
            Type::Choice(choices) => read_choice(choices, text).map(Value::Text),
            Type::Flag | Type::Tag | Type::External => read_flag(text),
            Type::Money => Money::read(text, reading.currency).map(Value::Money),
            Type::Date => date::read_date(text, reading).map(Value::Date),
            Type::When => When::read(text, reading).map(Value::When),
            Type::Decimal => money::read_decimal(text).map(Value::Decimal),
            Type::Number(unit) => read_number(unit, text).map(Value::Number),
            Type::Remind => reminder::read_remind(text),
            Type::Repeat => Repeat::read(text).map(|repeat| Value::Text(repeat.to_string())),
            Type::Birthday => text.parse::<birthday::Birthday>().map(Value::Birthday),
            Type::Language => language::read_language(text).map(Value::Text),
            Type::Zone => zone::read_zone(text).map(Value::Text),
            Type::Position => text.parse().map(Value::Position),
            Type::Consent | Type::Item(_) => Err(Invalid::new("value", text)),
            Type::Handle => text.parse::<super::Handle>().map(|handle| Value::Text(handle.to_string())),
        }
    }

    /// Reads an item of a list: its natural key, and what is kept beside it.
    fn read_item(self, text: &str, reading: &Reading) -> Result<(String, Value), Invalid> {
        match self {
            Type::Item(sort) => read_list_item(sort, text, reading),
            Type::Tag => tag::read_tag(text).map(|tag| (tag, Value::Flag)),
            Type::External => line::read_line("external-id", text).map(|id| (id, Value::Flag)),
            Type::Choice(choices) => read_choice(choices, text).map(|choice| (choice, Value::Flag)),
            Type::Consent => consent::read_consent(text, reading.today())
                .map(|(channel, consent)| (channel, Value::Consent(consent))),
            Type::Line
            | Type::Text
            | Type::Flag
            | Type::Money
            | Type::Date
            | Type::When
            | Type::Repeat
            | Type::Decimal
            | Type::Number(_)
            | Type::Remind
            | Type::Birthday
            | Type::Language
            | Type::Zone
            | Type::Record(_)
            | Type::Position
            | Type::Handle => Err(Invalid::new("item", text)),
        }
    }
}

fn read_choice(choices: &'static [&'static str], text: &str) -> Result<String, Invalid> {
    let plain = |text: &str| line::fold_width(text.trim()).to_lowercase();
    let word = plain(text);
    let known = choices.iter().find(|choice| **choice == word || plain(choice) == word);
    known.map(|choice| (*choice).to_owned()).ok_or_else(|| Invalid::new("choice", text).among(choices))
}

/// A whole number, with its unit behind it if one likes: `40`, `40%`, `14 d`, `2w`, `monthly`, `1h30`.
fn read_number(unit: Unit, text: &str) -> Result<u32, Invalid> {
    let what = match unit {
        Unit::Percent => "percent",
        Unit::Days => "days",
        Unit::Minutes => "minutes",
        Unit::Metres => "metres",
        Unit::Records => "count",
    };
    unit.read(text).filter(|number| *number <= unit.most()).ok_or_else(|| Invalid::new(what, text))
}

fn read_flag(text: &str) -> Result<Value, Invalid> {
    match line::fold_width(text.trim()).to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "是" => Ok(Value::Flag),
        _ => Err(Invalid::new("flag", text).among(["yes", "no"])),
    }
}

/// Whether a text says no, which is written as the absence of a flag.
pub fn says_no(text: &str) -> bool {
    matches!(line::fold_width(text.trim()).to_lowercase().as_str(), "no" | "n" | "false" | "0" | "否")
}

/// Reads `jane@acme.example`, or with a label before it: `work: jane@acme.example`. A record has the role there after
/// ` as `: `Acme as CTO`; an extra field its value after `=`.
fn read_list_item(sort: Sort, text: &str, reading: &Reading) -> Result<(String, Value), Invalid> {
    let (label, body) = match sort {
        Sort::Email | Sort::Phone | Sort::Link => split_label(text),
        // Whoever attaches a file says which one; that is nothing to be typed.
        Sort::File => return Err(Invalid::new("file", text)),
        Sort::Record(_) => match text.rsplit_once(" as ") {
            Some((name, role)) => (line::read_line("role", role)?, name.trim()),
            None => (String::new(), text.trim()),
        },
        Sort::Choice => (String::new(), text.trim()),
        Sort::Extra => {
            let (name, value) = text.split_once('=').ok_or_else(|| Invalid::new("extra", text))?;
            (line::read_text("extra", value.trim())?, name.trim())
        }
    };
    let key = read_item_key(sort, body, reading)?;
    let typed = if key == body { String::new() } else { body.to_owned() };
    let typed = if sort == Sort::Phone { typed } else { String::new() };
    Ok((key, Value::Item(Item { label, typed, ..Item::default() })))
}

/// Reads the natural key of a list item.
pub fn read_item_key(sort: Sort, text: &str, reading: &Reading) -> Result<String, Invalid> {
    match sort {
        Sort::Email => email::read_email(text),
        Sort::Phone => phone::read_phone(text, reading.country),
        Sort::Record(_) => line::read_line("reference", text),
        Sort::Link => {
            let link = line::read_line("link", text)?;
            if link.contains('.') && !link.contains(' ') { Ok(link) } else { Err(Invalid::new("link", text)) }
        }
        Sort::File => file::read_hash(text),
        Sort::Extra => line::read_line("extra", text),
        // Commas stand between choices in filters and tables.
        Sort::Choice => line::read_line("choice-word", text).and_then(|word| {
            if word.contains([',', '，', ';']) { Err(Invalid::new("choice-word", text)) } else { Ok(word) }
        }),
    }
}

fn split_label(text: &str) -> (String, &str) {
    let body = text.trim();
    match body.split_once([':', '：']) {
        Some((label, rest)) if !rest.starts_with("//") => match address::read_label(label) {
            Ok(read)
                if read.len() <= 30
                    && !read.contains(['@', '.', '+'])
                    && !read.starts_with(|char: char| char.is_ascii_digit()) =>
            {
                (read, rest.trim())
            }
            Ok(_) | Err(_) => (String::new(), body),
        },
        Some(_) | None => (String::new(), body),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading() -> Reading {
        Reading {
            country: "DE".parse().ok(),
            currency: iso_currency::Currency::from_code("EUR"),
            now: Reading::on(jiff::civil::date(2026, 3, 2)).now,
            week_start: jiff::civil::Weekday::Monday,
            me: "Kim".into(),
            catalogue: crate::domain::Catalogue::default(),
        }
    }

    fn read(key: &str, text: &str) -> String {
        let field = Field::find(Kind::Contact, key).unwrap();
        match field.read(text, &reading()) {
            Ok(values) => values.iter().map(|(path, value)| format!("{path} = {value}")).collect::<Vec<_>>().join("; "),
            Err(invalid) => format!("no {}", invalid.what),
        }
    }

    #[test]
    fn values_are_read_as_people_write_them() {
        assert_eq!(read("emails", "work: Jane@Acme.example"), "emails/jane@acme.example = work");
        assert_eq!(read("phones", "mobile: 0151 23456789"), "phones/+4915123456789 = mobile");
        assert_eq!(read("companies", "Acme as CTO"), "companies/Acme = CTO");
        assert_eq!(read("links", "https://acme.example/x"), "links/https://acme.example/x = ");
        assert_eq!(read("lifecycle", "LEAD"), "lifecycle = lead");
        assert_eq!(read("lifecycle", "leed"), "no choice");
        assert_eq!(read("owner", "me"), "owner = Kim");
        assert_eq!(read("do_not_contact", "是"), "do_not_contact = yes");
        assert_eq!(
            read("addresses", "home: 12 High St; city=Berlin; position=52.5,13.4"),
            "addresses/home/street = 12 High St; addresses/home/city = Berlin; addresses/home/position = 52.5,13.4"
        );
        assert_eq!(read("addresses", "12 High St"), "addresses/work/street = 12 High St");
        assert_eq!(read("extra", "fax = +49 30 1"), "extra/fax = +49 30 1");
    }

    #[test]
    fn the_journal_reads_back_what_it_writes() {
        for (key, text) in [
            ("given", "Jane"),
            ("emails", "work: a@b.de"),
            ("tags", "vip"),
            ("birthday", "--02-29"),
            ("consent", "email given 2026-01-01 fair"),
            ("addresses", "position=1,2"),
            ("notes", "a\nb"),
        ] {
            let field = Field::find(Kind::Contact, key).unwrap();
            for (path, value) in field.read(text, &reading()).unwrap() {
                let json = value.to_json(&path).unwrap();
                assert_eq!(Value::from_json_at(Kind::Contact, &path, &json), value, "{json}");
            }
        }
        assert_eq!(Value::from_json(None, "[1,2]"), Value::Opaque("[1,2]".to_owned()));
    }
}
