//! Deals as JSON, and back.

use insta::assert_snapshot;
use jiff::Timestamp;

use super::json::{to_json, write_record};
use super::ndjson::rows;
use crate::domain::id::Uuid128;
use crate::domain::item::Item;
use crate::domain::stage::{Outcome, Standing};
use crate::domain::{Kind, Path, Reading, Record, RecordId, Value};
use crate::ops::{Act, Edit, Failure, Row};

fn reading() -> Reading {
    Reading {
        currency: iso_currency::Currency::from_code("EUR"),
        me: "Kim".into(),
        ..Reading::on(jiff::civil::date(2026, 3, 2))
    }
}

fn uuid(number: u128) -> Uuid128 {
    Uuid128((0x0190_0000_0000_7000_8000 << 48) + number)
}

/// A deal that has something in every sort of field.
fn deal() -> Record {
    let mut deal = Record::new(RecordId { kind: Kind::Deal, uuid: uuid(1) }, Timestamp::UNIX_EPOCH);
    let link = |number, name: &str, deal: &mut Record| {
        deal.names.insert(uuid(number), name.into());
        Value::Record(uuid(number))
    };
    let values = [
        ("handle", Value::Text("d-7k2fq".into())),
        ("name", Value::Text("Acme renewal".into())),
        ("company", link(2, "Acme", &mut deal)),
        ("pipeline", link(3, "Sales", &mut deal)),
        ("stage", link(4, "Proposal", &mut deal)),
        ("value", Value::Money("12500.50 EUR".parse().unwrap())),
        ("probability", Value::Number(40)),
        ("close", Value::Date(jiff::civil::date(2026, 4, 1))),
        ("tags/hot", Value::Flag),
        ("external_ids/0065A", Value::Flag),
        ("moves/2026-02-20T09:00:00", link(4, "Proposal", &mut deal)),
        ("moves/2026-01-10", link(5, "Lead", &mut deal)),
        ("moves/2026-01-10.1", link(4, "Proposal", &mut deal)),
        ("rank", Value::Text("P".into())),
    ];
    deal.fields.extend(values.map(|(path, value)| (Path::from(path), value)));
    let buyer = Item { label: "buyer".into(), typed: "Jane Doe".into(), ..Item::default() };
    deal.names.insert(uuid(6), "Jane Doe".into());
    deal.fields.insert(Path::item("contacts", &uuid(6).to_string()), Value::Item(buyer));
    deal.standing = Some(Standing { outcome: Outcome::Open, probability: 60, rot: None });
    deal
}

fn read(input: &str) -> Result<Row, Failure> {
    let reading = reading();
    rows(input.as_bytes(), &reading).next().unwrap()
}

#[test]
fn a_deal_has_its_amounts_as_text_and_says_how_it_stands() {
    let mut json = Vec::new();
    write_record(&mut json, &deal()).unwrap();
    assert_snapshot!(String::from_utf8(json).unwrap(), @r#"{"schema":"rolo/deal/1","kind":"deal","id":"01900000-0000-7000-8000-000000000001","handle":"d-7k2fq","rev":0,"created":"1970-01-01T00:00:00Z","updated":"1970-01-01T00:00:00Z","title":"Acme renewal","name":"Acme renewal","company":{"id":"01900000-0000-7000-8000-000000000002","name":"Acme"},"contacts":[{"id":"01900000-0000-7000-8000-000000000006","name":"Jane Doe","role":"buyer","typed":"Jane Doe"}],"pipeline":{"id":"01900000-0000-7000-8000-000000000003","name":"Sales"},"stage":{"id":"01900000-0000-7000-8000-000000000004","name":"Proposal"},"value":{"amount":"12500.50","currency":"EUR"},"probability":40,"close":"2026-04-01","tags":["hot"],"external_ids":["0065A"],"moves":[{"at":"2026-01-10","to":{"id":"01900000-0000-7000-8000-000000000005","name":"Lead"}},{"at":"2026-01-10.1","to":{"id":"01900000-0000-7000-8000-000000000004","name":"Proposal"}},{"at":"2026-02-20T09:00:00","to":{"id":"01900000-0000-7000-8000-000000000004","name":"Proposal"}}],"rank":"P","status":"open","chance":40,"weighted":{"amount":"5000.20","currency":"EUR"},"since":"2026-02-20"}"#);
}

#[test]
fn what_is_written_of_a_deal_is_read_back() {
    let deal = deal();
    let row = read(&to_json(&deal).unwrap().to_string()).unwrap();
    let Act::Edit(edits) = row.act else { panic!("{:?}", row.act) };
    let mut again = Record::new(deal.id, deal.created);
    again.fields.insert("handle".into(), Value::Text("d-7k2fq".into()));
    for edit in edits {
        match edit {
            Edit::Put(path, value) => drop(again.fields.insert(path, value)),
            Edit::Link(path, uuid, name) => {
                assert_eq!(deal.names[&uuid], name);
                again.fields.insert(path, Value::Record(uuid));
            }
            Edit::Replace(_, values) => again.fields.extend(values),
            Edit::Clear(_) => {}
            Edit::PutPart(..) | Edit::Remove(_) => panic!("{edit:?}"),
        }
    }
    assert_eq!(again.fields, deal.fields);
}

#[test]
fn amounts_days_and_stages_are_read_as_people_and_programs_write_them() {
    let told = |json: &str| match read(&format!("{{\"kind\":\"deal\",{json}}}")) {
        Ok(row) => format!("{:?}", row.act),
        Err(failure) => failure.to_string(),
    };
    assert_snapshot!(told(r#""value":"12.5k","close":"+30d","probability":"40%","stage":"Won""#), @r#"Edit([Put(value, Money(12500.00 EUR)), Put(close, Date(2026-04-01)), Put(probability, Number(40)), Put(stage, Text("Won"))])"#);
    assert_snapshot!(told(r#""value":1234.5,"probability":40,"stage":{"name":"Won"}"#), @r#"Edit([Put(value, Money(1234.50 EUR)), Put(probability, Number(40)), Put(stage, Text("Won"))])"#);
    assert_snapshot!(told(r#""value":{"amount":"800","currency":"usd"},"value":null"#), @r#"bad-row line="1" reason="the key `value` stands twice""#);
    assert_snapshot!(told(r#""value":{"amount":"800"}"#), @r#"bad-row argument="value" field="value" line="1" part="currency" reason="no-part""#);
    assert_snapshot!(told(r#""value":"1.234""#), @r#"invalid-value argument="value" choices="" line="1" text="1.234" what="money-ambiguous""#);
    assert_snapshot!(told(r#""close":"soon""#), @r#"invalid-value argument="close" choices="" line="1" text="soon" what="date""#);
    assert_snapshot!(told(r#""probability":140"#), @r#"invalid-value argument="probability" choices="" line="1" text="140" what="percent""#);
    assert_snapshot!(told(r#""moves":["2026-01-10 Lead",{"at":"2026-02-20T10:00:00+01:00","to":"Won"}]"#), @r#"Edit([Clear(moves), Put(moves/2026-01-10, Text("Lead")), Put(moves/2026-02-20T09:00:00, Text("Won"))])"#);
    assert_snapshot!(told(r#""moves":["Lead"]"#), @r#"invalid-value argument="moves" choices="" line="1" text="Lead" what="log""#);
    assert_snapshot!(told(r#""status":"won","chance":5,"since":"x","weighted":null,"linked":{},"title":"x""#), @"Edit([])");
    assert_snapshot!(read(r#"{"kind":"contact","chance":5}"#).unwrap_err().to_string(), @r#"unknown-field field="chance" line="1" nearest="handle""#);
}
