//! What a cell says: the edits that it means for its goal.

use super::goal::Goal;
use super::items;
use crate::domain::field::{Arity, Type};
use crate::domain::item::Item;
use crate::domain::read::says_no;
use crate::domain::{Field, Invalid, Path, Reading, Value, address, date, line, name};
use crate::ops::Edit;

/// Whether a name for a person is taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) enum Names {
    /// It is, as `contact add` does.
    Split,
    /// It is the name as it is shown.
    Whole,
}

/// Reads a cell that is not empty.
pub(in crate::exchange) fn read(
    goal: &Goal,
    cell: &str,
    names: Names,
    reading: &Reading,
) -> Result<Vec<Edit>, Invalid> {
    match goal {
        Goal::Field(field) if field.key == "name" && names == Names::Split => split_name(cell),
        Goal::Field(field) => read_field(field, cell, None, reading),
        Goal::Labelled(field, label) => read_field(field, cell, Some(label), reading),
        Goal::Part(field, part, label) => {
            let value = part.value.read(cell, reading)?;
            Ok(vec![match label {
                None => Edit::PutPart(Path::item(field.key, part.name), value),
                Some(label) => Edit::Put(Path::item(field.key, &format!("{label}/{}", part.name)), value),
            }])
        }
        Goal::Extra(field, name) => {
            let item = Item { label: line::read_text("extra", cell.trim())?, ..Item::default() };
            Ok(vec![Edit::Put(Path::item(field.key, name), Value::Item(item))])
        }
        // Which stage that is depends on the row, and is filled in there.
        Goal::Entered(field, stage) => {
            let stage = Value::Text(stage.constant().unwrap_or_default().to_owned());
            Ok(vec![Edit::Put(field.at(cell.trim(), reading)?, stage)])
        }
    }
}

fn split_name(cell: &str) -> Result<Vec<Edit>, Invalid> {
    let halves = name::split(&line::read_line("line", cell)?);
    let parts = [("given", halves.given), ("family", halves.family)].into_iter().filter(|(_, text)| !text.is_empty());
    Ok(parts.map(|(key, text)| Edit::Put(Path::one(key), Value::Text(text))).collect())
}

fn read_field(field: &'static Field, cell: &str, label: Option<&str>, reading: &Reading) -> Result<Vec<Edit>, Invalid> {
    if field.value == Type::Flag && says_no(cell) {
        return Ok(vec![Edit::Remove(Path::one(field.key))]);
    }
    let mut edits = Vec::new();
    for item in items_of(field, cell) {
        let read = match field.arity {
            Arity::Log => read_logged(field, &item, reading)?,
            Arity::Parts(_) => field.read(&relabelled(&item, label), reading)?,
            Arity::One | Arity::List | Arity::Set => field.read(&item, reading)?,
        };
        edits.extend(read.into_iter().map(|(path, value)| Edit::Put(path, with_label(value, label))));
    }
    Ok(edits)
}

/// What stands in a cell of a field, one by one.
fn items_of(field: &Field, cell: &str) -> Vec<String> {
    match field.arity {
        Arity::One => vec![cell.to_owned()],
        // An address has semicolons itself; several of them stand in quotes.
        Arity::Parts(_) if !items::is_quoted(cell) => vec![cell.to_owned()],
        Arity::List | Arity::Set | Arity::Log | Arity::Parts(_) => {
            let found = items::split(cell).into_iter();
            if matches!(field.value, Type::Tag | Type::Choice(_)) {
                let tags = found.flat_map(|item| item.split([',', '，']).map(str::to_owned).collect::<Vec<_>>());
                tags.filter(|tag| !tag.trim().is_empty()).collect()
            } else {
                found.collect()
            }
        }
    }
}

/// An item that has no label of its own gets that of its column.
fn with_label(value: Value, label: Option<&str>) -> Value {
    match (value, label) {
        (Value::Item(item), Some(label)) if item.label.is_empty() => {
            Value::Item(Item { label: label.to_owned(), ..item })
        }
        (value, _) => value,
    }
}

/// An address with the label of its column, unless it has one of its own.
fn relabelled(item: &str, label: Option<&str>) -> String {
    let own = item.replace('：', ":").split_once(':').is_some_and(|(label, _)| address::read_label(label).is_ok());
    label.filter(|_| !own).map_or_else(|| item.to_owned(), |label| format!("{label}: {item}"))
}

/// Reads `2016-10-20 Engaging`; a second move on one day has a number behind the day: `2016-10-20.1 Won`.
fn read_logged(field: &'static Field, item: &str, reading: &Reading) -> Result<Vec<(Path, Value)>, Invalid> {
    let numbered = item.split_once(' ').and_then(|(time, rest)| {
        let (day, place) = time.split_once('.')?;
        Some((date::read_iso(day).ok()?, place.parse::<u32>().ok()?, rest))
    });
    match numbered {
        Some((day, place, rest)) => {
            Ok(vec![(Path::item(field.key, &format!("{day}.{place}")), field.value.read(rest, reading)?)])
        }
        None => field.read(item, reading),
    }
}

#[cfg(test)]
mod tests {
    use super::super::heads::Heads;
    use super::*;
    use crate::domain::Kind;

    fn read_as(kind: Kind, goal: &str, cell: &str) -> String {
        let mut reading = Reading::on(jiff::civil::date(2026, 3, 2));
        reading.country = "DE".parse().ok();
        reading.currency = iso_currency::Currency::from_code("EUR");
        let goal = Goal::read(&crate::domain::Catalogue::default(), kind, goal, &Heads::default()).unwrap();
        let show = |edit: &Edit| match edit {
            Edit::Put(path, value) => format!("{path}={value}"),
            Edit::PutPart(path, value) => format!("part {path}={value}"),
            Edit::Remove(path) => format!("no {path}"),
            Edit::Link(..) | Edit::Clear(_) | Edit::Replace(..) => format!("{edit:?}"),
        };
        match read(&goal, cell, Names::Split, &reading) {
            Ok(edits) => edits.iter().map(show).collect::<Vec<_>>().join(" | "),
            Err(invalid) => format!("{} is no {}", invalid.text, invalid.what),
        }
    }

    #[test]
    fn a_cell_is_read_as_people_type_it() {
        for (goal, cell, edits) in [
            ("name", "Jane Doe", "given=Jane | family=Doe"),
            ("name", "张伟", "given=伟 | family=张"),
            ("given", " Jane ", "given=Jane"),
            ("city", "Berlin", "part addresses/city=Berlin"),
            ("city:home", "Berlin", "addresses/home/city=Berlin"),
            ("email", "work: A@b.de; c@d.de", "emails/a@b.de=work | emails/c@d.de="),
            ("email:home", "work: a@b.de; c@d.de", "emails/a@b.de=work | emails/c@d.de=home"),
            ("phone", "030 901820; mobile: 0151 23456789", "phones/+4930901820= | phones/+4915123456789=mobile"),
            ("tag", "VIP, fair; \"a;b\"", "tags/vip=yes | tags/fair=yes | tags/a;b=yes"),
            ("company", "\"Smith; Sons\" ; Beta as CEO", "companies/Smith; Sons= | companies/Beta=CEO"),
            ("company:owner", "Acme", "companies/Acme=owner"),
            ("address", "12 High St; city=Berlin", "addresses/work/street=12 High St | addresses/work/city=Berlin"),
            ("address:home", "12 High St", "addresses/home/street=12 High St"),
            (
                "address",
                "\"home: 1 A St; city=Bonn\"; \"b: 2\"",
                "addresses/home/street=1 A St | addresses/home/city=Bonn | addresses/b/street=2",
            ),
            ("extra", "fax=1; tax id=2", "extra/fax=1 | extra/tax id=2"),
            ("extra:Fax", "+49 30 1", "extra/Fax=+49 30 1"),
            ("external-id", "a1; b2", "external_ids/a1=yes | external_ids/b2=yes"),
            ("do-not-contact", "no", "no do_not_contact"),
            ("do-not-contact", "YES", "do_not_contact=yes"),
            ("lifecycle", "leed", "leed is no choice"),
            ("email", "a@b.de; nobody", "nobody is no email"),
        ] {
            assert_eq!(read_as(Kind::Contact, goal, cell), edits, "{goal} {cell}");
        }
    }

    #[test]
    fn a_deal_is_read_with_its_way() {
        for (goal, cell, edits) in [
            ("value", "1054", "value=1054.00 EUR"),
            ("entered:Engaging", "2016-10-20", "moves/2016-10-20=Engaging"),
            (
                "move",
                "2016-10-20 New; 2016-10-20.1 Sales/Won; 2026-03-02T09:00:00Z A",
                "moves/2016-10-20=New | moves/2016-10-20.1=Sales/Won | moves/2026-03-02T09:00:00=A",
            ),
            ("entered:Engaging", "soon", "soon is no date"),
        ] {
            assert_eq!(read_as(Kind::Deal, goal, cell), edits, "{goal} {cell}");
        }
    }
}
