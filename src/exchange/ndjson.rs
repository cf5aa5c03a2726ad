//! Rows for `rolo apply`: one JSON object a line, or the elements of one JSON array.

use std::borrow::Cow;
use std::io::BufRead;

use jiff::Timestamp;

use super::{pieces::Pieces, row};
use crate::domain::field::DELETED;
use crate::domain::{Definition, Kind, Life, Path, Reading, Record, Value};
use crate::ops::{Act, Edit, Failure, Row, Target};

/// Reads rows one by one, each at most 4 MiB; a row that cannot be read does not end the others.
///
/// `kind` says what a row is about (a contact, if it does not), `id`, `handle` or `ref` which record (a new one if
/// none of them is there), and `op` (`upsert`, `delete`, `restore`) what becomes of it. The other keys are those that
/// [`super::json`] writes. A field that is there is set, `null` clears it, and a list becomes exactly what is given; its
/// items may also be strings as people type them. What rolo keeps by itself (`rev`, `created` …) is passed over. A row
/// that defines a field is known to those behind it, so that a whole book can be read in one go.
pub fn rows<'a, R: BufRead + 'a>(
    reader: R,
    reading: &'a Reading,
) -> impl Iterator<Item = Result<Row, Failure>> + use<'a, R> {
    let mut reading = Cow::Borrowed(reading);
    Pieces::new(reader).map(move |(line, piece)| {
        let row =
            piece.and_then(|text| row::read(&text, line, &reading)).map_err(|failure| failure.fact("line", line))?;
        if let Some(definition) = definition(&row) {
            let catalogue = reading.catalogue.with(&definition);
            reading.to_mut().catalogue = catalogue;
        }
        Ok(row)
    })
}

/// The field that a row defines, if it says all of it.
fn definition(row: &Row) -> Option<Definition> {
    let (edits, life) = match &row.act {
        Act::Edit(edits) => (edits, Life::Live),
        Act::EditDeleted(edits) => (edits, Life::Deleted),
        Act::Delete | Act::Restore => return None,
    };
    let Target::Id(id, _) = &row.target else { return None };
    if row.kind != Kind::Field {
        return None;
    }
    let mut record = Record::new(*id, Timestamp::UNIX_EPOCH);
    let values = edits.iter().flat_map(Edit::values).map(|(path, value)| (path.clone(), value.clone()));
    record.fields.extend(values);
    if life == Life::Deleted {
        record.fields.insert(Path::one(DELETED), Value::Flag);
    }
    Definition::of(&record)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fmt::Write as _;

    use insta::assert_snapshot;
    use proptest::prelude::*;

    use super::super::json::{to_json, write_record};
    use super::*;
    use crate::domain::id::Uuid128;
    use crate::domain::{Field, RecordId};
    use crate::ops::{Act, Edit, Target};

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

    fn record(values: &[(&str, &str)]) -> Record {
        let id = RecordId { kind: Kind::Contact, uuid: Uuid128(0x0190_0000_0000_7000_8000_0000_0000_0001) };
        let mut record = Record::new(id, Timestamp::UNIX_EPOCH);
        record.fields.insert("handle".into(), Value::Text("c-7k2fq".into()));
        for (key, text) in values {
            let field = Field::find(Kind::Contact, key).unwrap();
            let order = u32::try_from(record.items(key).len()).unwrap();
            for (path, mut value) in field.read(text, &reading()).unwrap() {
                if let Value::Item(item) = &mut value {
                    item.order = order;
                }
                record.fields.entry(path).or_insert(value);
            }
        }
        record
    }

    /// What a new record holds after these edits.
    fn fields_of(edits: &[Edit]) -> BTreeMap<Path, Value> {
        let mut fields = BTreeMap::new();
        for edit in edits {
            match edit {
                Edit::Put(path, value) => drop(fields.insert(path.clone(), value.clone())),
                Edit::Replace(_, values) => fields.extend(values.iter().cloned()),
                Edit::Link(..) | Edit::PutPart(..) | Edit::Remove(_) | Edit::Clear(_) => panic!("{edit:?}"),
            }
        }
        fields
    }

    fn told(input: impl AsRef<[u8]>) -> String {
        let reading = reading();
        let mut text = String::new();
        for row in rows(input.as_ref(), &reading) {
            match row {
                Ok(row) => writeln!(text, "{} {:?} {:?}", row.line, row.target, row.act).unwrap(),
                Err(failure) => writeln!(text, "{failure}").unwrap(),
            }
        }
        text
    }

    #[test]
    fn a_record_is_written_in_the_order_of_the_catalogue_and_exactly() {
        let mut jane = record(&[
            ("name", "张伟 👩‍💻"),
            ("given", "Jane"),
            ("companies", "Acme as CTO"),
            ("emails", "work: jane@acme.example"),
            ("emails", "a@b.example"),
            ("phones", "mobile: 0151 23456789"),
            ("addresses", "home: 12 High St; city=Berlin; position=52.52,13.405"),
            ("tags", "vip"),
            ("tags", "cold"),
            ("birthday", "--02-29"),
            ("do_not_contact", "yes"),
            ("consent", "email given 2026-01-01 fair"),
            ("notes", "one\ntwo"),
            ("extra", "fax=1"),
        ]);
        jane.fields.insert("aura/left".into(), Value::Opaque("{\"b\":1.50,\"a\":12345678901234567890123}".into()));
        let mut out = Vec::new();
        write_record(&mut out, &jane).unwrap();
        assert_snapshot!(String::from_utf8(out).unwrap().replace(",\"", ",\n\""), @r#"
        {"schema":"rolo/contact/1",
        "kind":"contact",
        "id":"01900000-0000-7000-8000-000000000001",
        "handle":"c-7k2fq",
        "rev":0,
        "created":"1970-01-01T00:00:00Z",
        "updated":"1970-01-01T00:00:00Z",
        "title":"张伟 👩\u200d💻",
        "name":"张伟 👩\u200d💻",
        "given":"Jane",
        "companies":[{"name":"Acme",
        "role":"CTO"}],
        "emails":[{"address":"jane@acme.example",
        "label":"work"},{"address":"a@b.example"}],
        "phones":[{"number":"+4915123456789",
        "label":"mobile",
        "typed":"0151 23456789"}],
        "addresses":[{"label":"home",
        "street":"12 High St",
        "city":"Berlin",
        "position":{"latitude":52.52,
        "longitude":13.405}}],
        "tags":["cold",
        "vip"],
        "birthday":"--02-29",
        "do_not_contact":true,
        "consent":{"email":{"state":"given",
        "on":"2026-01-01",
        "source":"fair"}},
        "notes":"one\ntwo",
        "extra":{"fax":"1"},
        "unknown":{"aura/left":{"b":1.50,
        "a":12345678901234567890123}}}
        "#);
        assert_eq!(to_json(&record(&[("tags", "vip")])).unwrap()["tags"][0], "vip");
    }

    #[test]
    fn a_row_says_which_record_it_means() {
        assert_snapshot!(told("\u{feff}
            {\"given\":\"Jane\"}

            {\"id\":\"01900000-0000-7000-8000-000000000001\",\"handle\":\"c-7k2fq\",\"rev\":7,\"title\":\"x\",\"op\":\"delete\"}
            {\"handle\":\"c-7k2fq\",\"given\":null,\"emails\":[]}
            {\"ref\":\"jane@acme.example\",\"op\":\"restore\"}
            {\"handle\":\"c-7k2fq\",\"deleted\":true}
            {\"deleted\":true}
            {\"ref\":\"a\",\"id\":\"01900000-0000-7000-8000-000000000001\"}
            {\"id\":\"1\"}
            {\"kind\":\"ghost\"}
            {\"op\":\"explode\"}
        "), @r#"
    2 New Edit([Put(given, Text("Jane"))])
    4 Id(RecordId { kind: Contact, uuid: 01900000-0000-7000-8000-000000000001 }, Some(Handle("c-7k2fq"))) Delete
    5 Existing(Reference("c-7k2fq")) Edit([Clear(given), Replace(emails, [])])
    6 Existing(Reference("jane@acme.example")) Restore
    7 Existing(Reference("c-7k2fq")) EditDeleted([])
    bad-row line="8" reason="no-target"
    bad-row line="9" reason="two-targets"
    invalid-value argument="id" choices="" line="10" text="1" what="uuid"
    invalid-value choices="contact, company, deal, task, activity, pipeline, stage, segment, user, field" line="11" text="ghost" what="kind"
    invalid-value argument="op" choices="upsert, delete, restore" line="12" text="explode" what="choice"
    "#);
    }

    #[test]
    fn values_may_be_as_people_type_them_and_are_checked() {
        assert_snapshot!(told(r#"
            {"emails":["work: Jane@ACME.example"],"phones":["030 901820",{"number":"0151 23456789","label":"mobile"}],"tags":["VIP"]}
            {"addresses":["home: 12 High St; city=Berlin",{"street":"x","position":{"latitude":1.5,"longitude":-2}}]}
            {"consent":{"email":"given 2026-01-01 fair","phone":{"state":"withdrawn"}},"do_not_contact":false,"birthday":"1984-05-12"}
            {"extra":{"fax":"1","b":"2"},"companies":[{"name":"Acme","role":"CTO"},"Beta as CEO"]}
            {"unknown":{"aura/left":{"b": 1.50, "a": "x  \" y"}}}
            {"emial":[]}
            {"emails":[{"adress":"a@b.de"}]}
            {"emails":["nobody"]}
            {"emails":"a@b.example"}
            {"emails":["a@b.example","A@b.example"]}
            {"given":"a","given":"b"}
            {"given":"a\u001b[31m"}
            {"given":7}
            {"lifecycle":"leed"}
            {"unknown":{"given":"Jane"}}
            {"unknown":{"handle":7}}
            {"addresses":[{"position":{"latitude":91,"longitude":0}}]}
            {"given":"Jane"
            7
        "#), @r#"
        2 New Edit([Replace(emails, [(emails/jane@acme.example, Item(Item { label: "work", typed: "", order: 0, size: None }))]), Replace(phones, [(phones/+4930901820, Item(Item { label: "", typed: "030 901820", order: 0, size: None })), (phones/+4915123456789, Item(Item { label: "mobile", typed: "0151 23456789", order: 1, size: None }))]), Replace(tags, [(tags/vip, Flag)])])
        3 New Edit([Replace(addresses, [(addresses/home/street, Text("12 High St")), (addresses/home/city, Text("Berlin")), (addresses/work/street, Text("x")), (addresses/work/position, Position(Position { latitude: 1500000, longitude: -2000000 }))])])
        4 New Edit([Replace(consent, [(consent/email, Consent(Consent { state: Given, on: Some(2026-01-01), source: "fair" })), (consent/phone, Consent(Consent { state: Withdrawn, on: None, source: "" }))]), Clear(do_not_contact), Put(birthday, Birthday(Birthday { month: 5, day: 12, year: Some(1984) }))])
        5 New Edit([Replace(extra, [(extra/fax, Item(Item { label: "1", typed: "", order: 0, size: None })), (extra/b, Item(Item { label: "2", typed: "", order: 1, size: None }))]), Replace(companies, [(companies/Acme, Item(Item { label: "CTO", typed: "", order: 0, size: None })), (companies/Beta, Item(Item { label: "CEO", typed: "", order: 1, size: None }))])])
        6 New Edit([Put(aura/left, Opaque("{\"b\":1.50,\"a\":\"x  \\\" y\"}"))])
        unknown-field field="emial" line="7" nearest="emails"
        unknown-field argument="emails" field="emails.adress" line="8" nearest="address"
        invalid-value argument="emails" choices="" line="9" text="nobody" what="email"
        bad-row argument="emails" expected="an array" field="emails" found="a string" line="10" reason="wrong-type"
        bad-row argument="emails" field="emails" item="a@b.example" line="11" reason="twice"
        bad-row line="12" reason="the key `given` stands twice"
        invalid-value argument="given" choices="" line="13" text="a\u{1b}[31m" what="line"
        bad-row argument="given" expected="a string" field="given" found="a number" line="14" reason="wrong-type"
        invalid-value argument="lifecycle" choices="lead, qualified, customer, lapsed" line="15" text="leed" what="choice"
        invalid-value argument="unknown" choices="" line="16" text="given" what="path"
        invalid-value argument="unknown" choices="" line="17" text="handle" what="path"
        invalid-value argument="addresses" choices="" line="18" text="91,0" what="position"
        bad-row line="19" reason="json-without-end"
        bad-row line="20" reason="invalid type: integer `7`, expected a JSON object"
        "#);
    }

    #[test]
    fn a_whole_array_is_read_too_with_the_lines_of_its_elements() {
        let array = "[\n  {\"given\": \"a ] , }\"},\n {\n\"given\":\"b\\\"\"\n}\n,7,{\"unknown\":{\"x\":[1,\n2]}}]\n";
        assert_snapshot!(told(array), @r#"
        2 New Edit([Put(given, Text("a ] , }"))])
        3 New Edit([Put(given, Text("b\""))])
        bad-row line="6" reason="invalid type: integer `7`, expected a JSON object"
        6 New Edit([Put(x, Opaque("[1,2]"))])
        "#);
        assert_snapshot!(told("[]"), @"");
        assert_snapshot!(told("[{\"given\":\"a\"} x"), @r#"
        bad-row column="15" detail="trailing characters" line="1" reason="no-json"
        bad-row line="1" reason="array-without-end"
        "#);
        assert_snapshot!(told("[{\"given\":\"a\"}] x"), @r#"
        1 New Edit([Put(given, Text("a"))])
        bad-row line="1" reason="behind-array"
        "#);
    }

    #[test]
    fn a_bad_line_does_not_end_the_others() {
        let mut input = b"{\"given\":\"\xff\"}\n".to_vec();
        input.extend(std::iter::repeat_n(b'x', 5 * 1024 * 1024));
        input.extend(b"\n{\"given\":\"Jane\"}");
        assert_snapshot!(told(input), @r#"
        bad-row line="1" reason="row-not-utf8"
        bad-row line="2" reason="row-too-long"
        3 New Edit([Put(given, Text("Jane"))])
        "#);
        assert!(told("[".repeat(100_000)).contains("bad-row"));
        assert!(told(format!("{{\"given\":{}", "[".repeat(100_000))).contains("bad-row"));
    }

    fn typed() -> impl Strategy<Value = (&'static str, String)> {
        let word = "[a-zé中文🎉]{1,8}( [a-z中]{1,6})?";
        prop_oneof![
            word.prop_map(|text| ("name", text)),
            word.prop_map(|text| ("given", text)),
            "[a-z]{1,8}".prop_map(|text| ("emails", format!("work: {text}@acme.example"))),
            "[0-9]{6}".prop_map(|text| ("phones", format!("mobile: 0151 23{text}"))),
            (word, word).prop_map(|(name, role)| ("companies", format!("{name} as {role}"))),
            word.prop_map(|text| ("addresses", format!("home: {text}; city={text}; position=1.5,-2.25"))),
            "[a-z]{1,8}".prop_map(|text| ("links", format!("https://{text}.example/{text}?a=b"))),
            word.prop_map(|text| ("tags", text)),
            Just(("birthday", "--02-29".to_owned())),
            Just(("lifecycle", "lead".to_owned())),
            Just(("language", "zh-CN".to_owned())),
            Just(("time_zone", "Europe/Berlin".to_owned())),
            Just(("do_not_contact", "yes".to_owned())),
            word.prop_map(|text| ("consent", format!("phone withdrawn 2025-12-24 {text}"))),
            "[a-z\"\\\\\t]{1,5}\n[a-z]{1,5}".prop_map(|text| ("notes", format!("x{text}"))),
            (word, word).prop_map(|(name, value)| ("extra", format!("{name}={value}"))),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn what_is_written_is_read_back(values in proptest::collection::vec(typed(), 0..12)) {
            let values: Vec<(&str, &str)> = values.iter().map(|(key, text)| (*key, text.as_str())).collect();
            let record = record(&values);
            let mut json = Vec::new();
            write_record(&mut json, &record).unwrap();
            let reading = reading();
            let row = rows(json.as_slice(), &reading).next().unwrap().unwrap();
            prop_assert_eq!(&row.target, &Target::Id(record.id, Some("c-7k2fq".parse().unwrap())));
            let Act::Edit(edits) = row.act else { panic!("{:?}", row.act) };
            let mut fields = fields_of(&edits);
            fields.insert("handle".into(), Value::Text("c-7k2fq".into()));
            prop_assert_eq!(fields, record.fields);
        }

        #[test]
        fn no_input_makes_it_panic(input in "[\\[\\]{}\",:a-z0-9\\\\ \n]{0,60}") {
            told(input);
        }
    }
}
