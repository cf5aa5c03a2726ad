//! A few contacts whose names are hard on a terminal.

use crate::domain::id::Uuid128;
use crate::domain::{Field, Kind, Reading, Record, RecordId, Value};

const PEOPLE: &[&[(&str, &str)]] = &[
    &[
        ("given", "Jane"),
        ("family", "Doe"),
        ("companies", "Acme as CTO"),
        ("emails", "work: jane@acme.example"),
        ("phones", "mobile: +49 151 23456789"),
        ("tags", "vip"),
        ("addresses", "work: 12 High St; city=Berlin; country=DE"),
        ("notes", "Likes tea.\nCall in the morning."),
        ("lifecycle", "customer"),
    ],
    &[
        ("name", "张伟"),
        ("companies", "北京科技有限公司"),
        ("phones", "+86 138 0013 8000"),
        ("tags", "重点"),
        ("tags", "vip"),
    ],
    &[
        ("given", "👩‍👩‍👧‍👦"),
        ("family", "Müller-Lüdenscheidt"),
        ("emails", "familie@example.org"),
        ("companies", "🚀 Rockets GmbH"),
    ],
    &[("given", "Zoe\u{308}"), ("family", "Z\u{332}a\u{332}l\u{332}go"), ("emails", "zoe@example.org")],
    &[("name", "ﾊﾝｶｸ 全角ＡＢＣ 한국어"), ("companies", "한국전자"), ("phones", "+82 2 312 3456")],
    &[
        ("given", "Ana María"),
        ("family", "Núñez de la Vega y Fernández de Córdoba"),
        ("companies", "Compañía General de Ultramarinos"),
    ],
];

/// A contact with a handle and these values.
pub(super) fn contact(number: u128, values: &[(&str, &str)]) -> Record {
    let id = RecordId { kind: Kind::Contact, uuid: Uuid128(number) };
    let mut record = Record::new(id, jiff::Timestamp::UNIX_EPOCH);
    record.fields.insert("handle".into(), Value::Text(format!("c-{number:05}")));
    let reading = Reading { country: None, today: jiff::civil::date(2026, 3, 2), me: "Kim".into() };
    for (key, text) in values {
        let field = Field::find(Kind::Contact, key).unwrap();
        record.fields.extend(field.read(text, &reading).unwrap());
    }
    record
}

/// The contacts above.
pub(super) fn people() -> Vec<Record> {
    (1..).zip(PEOPLE).map(|(number, values)| contact(number, values)).collect()
}

/// So many contacts with plain names.
pub(super) fn crowd(count: u128) -> Vec<Record> {
    (1..=count).map(|number| contact(number, &[("name", &format!("Person {number:06}"))])).collect()
}
