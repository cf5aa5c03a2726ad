//! Filters as people write them, and whom they let through.

use jiff::{Timestamp, Zoned};
use proptest::prelude::*;

use super::needs::only;
use super::{Fault, Filter, Moment, parse};
use crate::domain::id::Uuid128;
use crate::domain::{Field, Kind, Path, Reading, Record, RecordId, Value};
use crate::search::Row;

fn moment() -> Moment {
    let now: Zoned = "2026-03-02T12:00[Europe/Berlin]".parse().unwrap();
    Moment::new(now, jiff::civil::Weekday::Monday, "Kim", &crate::domain::Catalogue::default())
}

fn contact(fields: &[(&str, &str)], created: &str, rev: u64) -> Record {
    let reading = Reading {
        country: "DE".parse().ok(),
        currency: iso_currency::Currency::from_code("EUR"),
        now: Reading::on(jiff::civil::date(2026, 3, 2)).now,
        week_start: jiff::civil::Weekday::Monday,
        me: "Kim".into(),
        catalogue: crate::domain::Catalogue::default(),
    };
    let created: Timestamp = created.parse().unwrap();
    let mut record = Record::new(RecordId { kind: Kind::Contact, uuid: Uuid128(rev.into()) }, created);
    record.rev = rev;
    record.fields.insert(Path::one("handle"), Value::Text(format!("c-0000{rev}")));
    for (key, text) in fields {
        record.fields.extend(Field::find(Kind::Contact, key).unwrap().read(text, &reading).unwrap());
    }
    record
}

/// Jane, José, Zhang Wei, and somebody of whom only an e-mail is known.
fn contacts() -> Vec<(&'static str, Record)> {
    let jane = contact(
        &[
            ("given", "Jane"),
            ("family", "Doe"),
            ("companies", "Acme as CTO"),
            ("emails", "work: jane@acme.example"),
            ("phones", "mobile: 030 901820"),
            ("addresses", "work: 12 High St; city=Berlin; country=Germany; position=52.5163,13.3777"),
            ("tags", "vip"),
            ("lifecycle", "customer"),
            ("owner", "Kim"),
            ("birthday", "1984-03-05"),
            ("language", "de-AT"),
            ("consent", "email given 2026-01-01 fair"),
            ("notes", "wants a quote\nfor 3 lathes"),
        ],
        "2025-06-01T10:00:00Z",
        1,
    );
    let jose = contact(
        &[
            ("name", "José Núñez"),
            ("companies", "Bodega Núñez"),
            ("addresses", "home: city=Bernau"),
            ("tags", "vip"),
            ("tags", "cold"),
            ("lifecycle", "lead"),
            ("owner", "Robin"),
            ("birthday", "--12-30"),
            ("do_not_contact", "yes"),
        ],
        "2026-03-01T23:30:00Z",
        2,
    );
    let zhang = contact(
        &[
            ("name", "张伟"),
            ("companies", "机电集团"),
            ("phones", "+86 138 0013 8000"),
            ("lifecycle", "qualified"),
            ("birthday", "1990-12-31"),
        ],
        "2026-01-15T08:00:00Z",
        3,
    );
    let mail = contact(&[("emails", "info@zinc.example")], "2024-01-01T00:00:00Z", 4);
    vec![("jane", jane), ("jose", jose), ("zhang", zhang), ("mail", mail)]
}

fn read(text: &str) -> Filter {
    parse(text, Kind::Contact, &moment()).unwrap_or_else(|error| panic!("{text}: {error}"))
}

const EXAMPLES: &[(&str, &str)] = &[
    ("", "jane jose zhang mail"),
    ("jane", "jane"),
    ("zhangw", "zhang"),
    ("acme jane", "jane"),
    ("jane or 张", "jane zhang"),
    ("030 90 18", "jane"),
    ("-jane", "jose zhang mail"),
    ("\"a quote\"", "jane"),
    ("“A Quote for”", "jane"),
    ("\"nunez\"", "jose"),
    ("tag:vip", "jane jose"),
    ("tag:vip -tag:cold", "jane"),
    ("tag:vip,cold", "jane jose"),
    ("tag!=vip", "zhang mail"),
    ("标签：ＶＩＰ", "jane jose"),
    ("name:jose", ""),
    ("name:\"jose nunez\"", "jose"),
    ("name:\"Jane Doe\"", "jane"),
    ("given=jane", "jane"),
    ("name~nun", "jose"),
    ("city:berlin", "jane"),
    ("city~ber", "jane jose"),
    ("city~berl,bernau", "jane jose"),
    ("address:home", "jose"),
    ("address~\"high st\"", "jane"),
    ("email:jane@ACME.example", "jane"),
    ("email:work", "jane"),
    ("email~acme", "jane"),
    ("phone:\"030 901820\"", "jane"),
    ("phone:+4930901820", "jane"),
    ("phone:901820", ""),
    ("phone:mobile", "jane"),
    ("phone~9018", "jane"),
    ("phone~138", "zhang"),
    ("company:acme", "jane"),
    ("company:cto", "jane"),
    ("company:a..b", "jane"),
    ("company:a..c", "jane jose"),
    ("company<acmf", "jane"),
    ("company>=机", "zhang"),
    ("lifecycle:lead", "jose"),
    ("lifecycle:lead,customer", "jane jose"),
    ("lifecycle>lead", "jane zhang"),
    ("lifecycle:qualified..", "jane zhang"),
    ("lifecycle!=lead", "jane zhang mail"),
    ("lifecycle~ed", "zhang"),
    ("owner:me", "jane"),
    ("owner!=me", "jose zhang mail"),
    ("owner:\"me\"", ""),
    ("owner:robin", "jose"),
    ("do-not-contact:yes", "jose"),
    ("do-not-contact:no", "jane zhang mail"),
    ("has:email", "jane mail"),
    ("no:email", "jose zhang"),
    ("has:email,tag", "jane jose mail"),
    ("no:email,tag", "zhang"),
    ("has:name", "jane jose zhang"),
    ("has:city", "jane jose"),
    ("consent:email", "jane"),
    ("consent:\"email given\"", "jane"),
    ("consent~fair", "jane"),
    ("language:de", "jane"),
    ("language:de-at", "jane"),
    ("notes~LATHE", "jane"),
    ("id:00000000-0000-0000-0000-000000000003", "zhang"),
    ("handle:c-00002", "jose"),
    ("rev>2", "zhang mail"),
    ("rev:2..3", "jose zhang"),
    ("rev:1,4", "jane mail"),
    ("created>2026-01-01", "jose zhang"),
    ("created<-60d", "jane mail"),
    ("created>=-60d", "jose zhang"),
    // Half past eleven at night in London is the next day in Berlin.
    ("created:today", "jose"),
    ("created:yesterday", ""),
    ("created:2026-03-02", "jose"),
    ("created<today", "jane zhang mail"),
    ("created:2026", "jose zhang"),
    ("created:2026-01", "zhang"),
    ("created:2025..2026-01", "jane zhang"),
    ("created:..2024", "mail"),
    ("created<=2024", "mail"),
    ("created:-12h..", "jose"),
    ("created:2026-01-15T09:00..2026-01-15T09:01", "zhang"),
    ("birthday:today..7d", "jane"),
    ("birthday:-90d..today", "jose zhang"),
    ("birthday:12-30", "jose"),
    ("birthday:thu", "jane"),
    ("birthday:'30 dec'", "jose"),
    ("birthday:'31 dec 1990'", "zhang"),
    ("birthday:fri..eom", ""),
    ("birthday:3d", "jane"),
    ("birthday:12-01..01-31", "jose zhang"),
    ("birthday:1984", "jane"),
    ("birthday<-40y", "jane"),
    ("birthday:-50y..-40y", "jane"),
    ("birthday>=1990-12-31", "zhang"),
    ("no:birthday", "mail"),
    ("(tag:vip or lifecycle:qualified) -jane", "jose zhang"),
    ("tag:vip city:berlin or email~zinc", "jane mail"),
    ("-(tag:vip or has:email)", "zhang"),
    ("tag:vip and owner:me", "jane"),
    ("--tag:cold", "jose"),
    ("（tag：vip OR rev＞3）", "jane jose mail"),
    ("\"or\"", "jane"),
    ("name:'Jane Doe'", "jane"),
    ("name:'jane doe','José Núñez'", "jane jose"),
    ("‘a quote for’", "jane"),
    ("-'a quote' company~'bodega n'", "jose"),
    ("owner:'me'", ""),
    ("company:'a'..'b'", "jane"),
    ("city:'Ber' or 'acme'", "jane"),
    ("name~'t", ""),
    ("mine", "jane"),
    ("-mine tag:vip", "jose"),
    ("我的 acme", "jane"),
    ("\"mine\"", ""),
    ("birthday:this-week", "jane"),
    ("birthday:本周", "jane"),
    ("birthday:this-month", "jane"),
    ("birthday:this-year", "jane jose zhang"),
    ("birthday:next-week", ""),
    ("created:this-month", "jose"),
    ("created:last-year", "jane"),
    ("created<this-year", "jane mail"),
    ("created:last-year..this-month", "jane jose zhang"),
    ("near:52.52,13.405<10km", "jane"),
    ("near:52.52,13.405<=100公里 -tag:cold", "jane"),
    ("-near:52.52,13.405<25mi has:city", "jose"),
    ("near:48.14,11.58<10km", ""),
    ("tag:vip sort:-name", "jane jose"),
    ("sort:city,-name limit:2 tag:vip", "jane jose"),
    ("limit:1", "jane jose zhang mail"),
];

#[test]
fn a_filter_lets_through_whom_it_says() {
    let (contacts, moment) = (contacts(), moment());
    for (text, expected) in EXAMPLES {
        let filter = read(text);
        let through = |record: &Record| filter.matches(record, &moment);
        let found: Vec<&str> = contacts.iter().filter(|(_, record)| through(record)).map(|(who, _)| *who).collect();
        assert_eq!(found.join(" "), *expected, "{text}");
        for (_, record) in &contacts {
            assert_eq!(filter.matches_row(record, &Row::of(record), &moment), through(record), "{text}");
            assert_eq!(through(&only(record, filter.fields())), through(record), "{text}");
        }
    }
}

#[test]
fn a_filter_is_shown_as_it_can_be_written_again() {
    for (text, shown) in [
        ("  jane   DOE ", "jane DOE"),
        ("tag：vip", "tag:vip"),
        ("标签=vip", "tag:vip"),
        ("(jane) (tag:vip)", "jane tag:vip"),
        ("((a or b) or c) d", "(a or b or c) d"),
        ("-(a b)", "-(a b)"),
        ("no:email", "-has:email"),
        ("updated<-60d", "updated<-60d"),
        ("created:+2w..", "created:2w.."),
        ("name:\"a b\",\"Ｃ\"", "name:\"a b\",\"Ｃ\""),
        ("“say \\\"hi\\\"”", "\"say \\\"hi\\\"\""),
        ("owner:ME", "owner:me"),
        ("owner:\"me\"", "owner:\"me\""),
        ("a and b", "a b"),
        ("a or b c", "a or b c"),
        ("birthday:12-30", "birthday:--12-30"),
        ("lifecycle:LEAD", "lifecycle:lead"),
        ("company:'O'Brien & Sons'", "company:\"O'Brien & Sons\""),
        ("name:'it\\'s (a) \"b\"'", "name:\"it's (a) \\\"b\\\"\""),
        ("name:O'Brien", "name:O'Brien"),
        ("'t Hooft", "'t Hooft"),
        ("name:'t", "name:\"'t\""),
        ("overdue MINE", "overdue:yes owner:me"),
        ("sort:-NAME tag:vip limit:３", "tag:vip sort:-name limit:3"),
        ("sort:name sort:-city", "sort:name,-city"),
        ("city:bonn (tag:vip or tag:x sort:name)", "city:bonn (tag:vip or tag:x) sort:name"),
        ("limit:5", "limit:5"),
        ("created:'This Month'", "created:this-month"),
        ("near:'52.5, 13.4'<1.5", "near:52.5,13.4<1500m"),
    ] {
        assert_eq!(read(text).to_string(), shown, "{text}");
        assert_eq!(read(shown), read(text), "{text}");
    }
    for (text, _) in EXAMPLES {
        let filter = read(text);
        assert_eq!(read(&filter.to_string()), filter, "{text} as {filter}");
    }
}

#[test]
fn an_error_says_what_and_where() {
    for (text, at, reason) in [
        ("tag:vip \"acme", 8, "unclosed-quote"),
        ("tag:vip (a or b", 8, "unclosed-parenthesis"),
        ("a b) c", 3, "stray-parenthesis"),
        ("a or", 4, "no-term"),
        ("or a", 0, "no-term"),
        ("a and or b", 6, "no-term"),
        ("()", 1, "no-term"),
        ("a - b", 3, "no-term"),
        ("\"\"", 0, "no-term"),
        ("tag:vip ,", 8, "no-term"),
        ("''", 0, "no-term"),
        ("name:''", 5, "no-value"),
        ("name~\" \"", 5, "no-value"),
        ("name~\u{301}", 5, "no-value"),
        (":vip", 0, "no-field"),
        ("a <3", 2, "no-field"),
        ("tag:", 4, "no-value"),
        ("tag:a,", 6, "no-value"),
        ("tag:.. b", 4, "no-value"),
        ("名字 emial:x", 3, "unknown-field"),
        ("deleted:yes", 0, "unknown-field"),
        ("has:stage", 4, "unknown-field"),
        ("lifecycle:leed", 10, "bad-value"),
        ("rev>many", 4, "bad-value"),
        ("created<whenever", 8, "bad-value"),
        ("birthday:2026-02-30", 9, "bad-value"),
        ("do-not-contact:maybe", 15, "bad-value"),
        ("created~2026", 7, "unfit"),
        ("do-not-contact<yes", 14, "unfit"),
        ("do-not-contact:no..yes", 17, "unfit"),
        ("rev>1,2", 5, "unfit"),
        ("rev:1..2..3", 8, "unfit"),
        ("tag:vip or sort:name", 10, "no-term"),
        ("sort:name or tag:vip", 12, "no-term"),
        ("(sort:name) or tag:vip", 14, "no-term"),
        ("tag:x or (tag:vip sort:name)", 18, "only-outside"),
        ("-(tag:vip limit:1)", 10, "only-outside"),
        ("((tag:vip limit:1))", 10, "only-outside"),
        ("tag:vip sort:nmae", 13, "unknown-field"),
        ("limit:many", 6, "bad-value"),
        ("-limit:2", 1, "unknown-field"),
        ("near:acme<5km", 5, "unknown-place"),
        ("near:52.5,13.4<far", 15, "distance"),
        ("near:52.5,13.4", 14, "no-value"),
        ("near:52.5,13.4>5km", 14, "no-value"),
        ("birthday:this-day", 9, "bad-value"),
        ("stage-age>3d", 0, "unknown-field"),
    ] {
        let error = parse(text, Kind::Contact, &moment()).unwrap_err();
        assert_eq!((error.at, error.what.reason()), (at, reason), "{text}");
    }
    assert_eq!(parse(&"a ".repeat(2049), Kind::Contact, &moment()).unwrap_err().what, Fault::TooLong { most: 4096 });
    assert_eq!(parse(&"(".repeat(2000), Kind::Contact, &moment()).unwrap_err().what, Fault::TooDeep { most: 32 });
    assert_eq!(parse(&"-".repeat(2000), Kind::Contact, &moment()).unwrap_err().what, Fault::TooDeep { most: 32 });
    assert!(parse(&format!("{}a{}", "(".repeat(32), ")".repeat(32)), Kind::Contact, &moment()).is_ok());
}

#[test]
fn a_misspelt_field_is_answered_with_the_nearest() {
    for (word, expected) in [
        ("emial", Some("email")),
        ("lifecicle", Some("lifecycle")),
        ("cty", Some("city")),
        ("tgas", Some("tag")),
        ("xyzzy", None),
        ("delete", None),
    ] {
        let error = parse(&format!("{word}:x"), Kind::Contact, &moment()).unwrap_err();
        assert_eq!(error.what, Fault::UnknownField { word: word.into(), nearest: expected }, "{word}");
    }
}

/// A field of each type, with a value that it might be given.
fn field_term() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec![
        "name",
        "tag",
        "email",
        "phone",
        "city",
        "lifecycle",
        "owner",
        "created",
        "birthday",
        "rev",
        "do-not-contact",
    ]);
    let operator = prop::sample::select(vec![":", "~", "<", "<=", ">", ">=", "!=", "="]);
    let value = prop_oneof![
        prop::sample::select(vec![
            "me",
            "lead",
            "yes",
            "no",
            "today",
            "-60d",
            "2026-01",
            "05-12",
            "12",
            "..",
            "3..",
            "..-3d",
            "1..2",
            "lead..lapsed",
            "this-week",
            "last-year..",
        ])
        .prop_map(str::to_owned),
        "[a-z.,=~<ü张]{1,6}",
        "'[a-z ,.'“]{1,6}'",
        "\"[a-z ,.\\\\“]{1,6}\"".prop_map(|text: String| text.replace('\\', "\\\\")),
    ];
    (name, operator, prop::collection::vec(value, 1..3))
        .prop_map(|(name, operator, values)| format!("{name}{operator}{}", values.join(",")))
}

fn filter_text() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        8 => field_term(),
        4 => "[a-z!#,.-]{1,6}",
        2 => "“[a-z \u{3000}Ａ]{1,6}”",
        1 => Just("has:email,tag".to_owned()),
        1 => prop::sample::select(vec!["mine", "overdue", "near:52.5,13.4<20km", "near:'0, 0'<1m"]).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(|terms| terms.join(" ")),
            prop::collection::vec(inner.clone(), 1..4).prop_map(|terms| format!("({})", terms.join(" or "))),
            inner.prop_map(|term| format!("-({term})")),
        ]
    })
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in ".{0,200}", near in "[a-z:~<>=!()\"'’“”.,\\- ：０张]{0,60}") {
        for text in [text, near] {
            match parse(&text, Kind::Contact, &moment()) {
                Ok(filter) => {
                    prop_assert_eq!(&read(&filter.to_string()), &filter);
                    filter.matches(&contacts()[0].1, &moment());
                }
                Err(error) => prop_assert!(error.at <= text.chars().count()),
            }
        }
    }

    #[test]
    fn what_is_shown_is_the_same_filter(text in filter_text()) {
        if let Ok(filter) = parse(&text, Kind::Contact, &moment()) {
            let shown = filter.to_string();
            let again = parse(&shown, Kind::Contact, &moment());
            prop_assert_eq!(again.as_ref(), Ok(&filter), "{} as {}", text, shown);
            for (_, record) in &contacts() {
                let whole = filter.matches(record, &moment());
                prop_assert_eq!(filter.matches(&only(record, filter.fields()), &moment()), whole, "{}", text);
            }
        }
    }
}
