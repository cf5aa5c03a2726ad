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

const COMPANIES: &[&[(&str, &str)]] = &[
    &[("name", "Acme"), ("industry", "machinery"), ("addresses", "work: city=Berlin"), ("owner", "Kim")],
    &[
        ("name", "北京科技有限公司"),
        ("industry", "机械制造"),
        ("addresses", "总部: 长安街 1 号; city=北京; country=CN"),
        ("phones", "+86 10 6512 3456"),
        ("owner", "王小明"),
        ("tags", "重点"),
    ],
    &[("name", "한국전자"), ("industry", "전자"), ("phones", "+82 2 312 3456")],
    &[("name", "株式会社山田太郎商店ホールディングス東京本社"), ("addresses", "本社: city=東京都千代田区丸の内")],
];

/// A contact with a handle and these values.
pub(super) fn contact(number: u128, values: &[(&str, &str)]) -> Record {
    record(Kind::Contact, number, values)
}

/// A record with a handle and these values.
pub(super) fn record(kind: Kind, number: u128, values: &[(&str, &str)]) -> Record {
    let id = RecordId { kind, uuid: Uuid128(number) };
    let mut record = Record::new(id, jiff::Timestamp::UNIX_EPOCH);
    record.fields.insert("handle".into(), Value::Text(format!("{}-{number:05}", kind.letter())));
    let reading = Reading {
        country: None,
        currency: iso_currency::Currency::from_code("EUR"),
        now: Reading::on(jiff::civil::date(2026, 3, 2)).now,
        week_start: jiff::civil::Weekday::Monday,
        me: "Kim".into(),
        catalogue: crate::domain::Catalogue::default(),
    };
    for (key, text) in values {
        let field = Field::find(kind, key).unwrap();
        record.fields.extend(field.read(text, &reading).unwrap());
    }
    record
}

/// The contacts above.
pub(super) fn people() -> Vec<Record> {
    (1..).zip(PEOPLE).map(|(number, values)| contact(number, values)).collect()
}

/// The contacts above, and companies.
pub(super) fn people_and_companies() -> Vec<Record> {
    let companies = (101..).zip(COMPANIES).map(|(number, values)| record(Kind::Company, number, values));
    people().into_iter().chain(companies).collect()
}

/// So many contacts with plain names.
pub(super) fn crowd(count: u128) -> Vec<Record> {
    (1..=count).map(|number| contact(number, &[("name", &format!("Person {number:06}"))])).collect()
}
