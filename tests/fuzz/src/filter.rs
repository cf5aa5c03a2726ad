//! Any text as a filter, of every kind of record: what can be read is shown, read back as the same, and held against a
//! record; nothing panics, and nothing takes long.

#![no_main]

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::Weekday;
use libfuzzer_sys::fuzz_target;
use rolo::domain::id::Uuid128;
use rolo::domain::{Catalogue, Kind, Path, Reading, Record, RecordId};
use rolo::filter::{Moment, Segment, parse};

/// A Monday, with two segments.
static MOMENT: LazyLock<Moment> = LazyLock::new(|| {
    let now = "2026-03-02T12:00:00Z[UTC]".parse().expect("a moment");
    let segments = [("one", "tag:a or in:two"), ("two", "name~b -has:email")];
    let segments = segments.map(|(name, filter)| record(Kind::Segment, &[("name", name), ("filter", filter)]));
    let moment = Moment::new(now, Weekday::Monday, "Kim", &Catalogue::default());
    Moment { segments: segments.iter().map(Segment::of).collect(), ..moment }
});

/// One record of every kind, with something in every field that reads this.
static RECORDS: LazyLock<Vec<Record>> = LazyLock::new(|| {
    let texts =
        ["5", "12.5k EUR", "2026-03-02", "+49 30 901820", "jane@acme.example", "a", "work: 1 High St; city=Berlin"];
    let known = |kind: &Kind| {
        let fields = kind.fields().iter().flat_map(|field| texts.map(|text| (field.key, text)));
        record(*kind, &fields.collect::<Vec<_>>())
    };
    Kind::ALL.iter().map(known).collect()
});

fn record(kind: Kind, fields: &[(&str, &str)]) -> Record {
    let mut record = Record::new(RecordId { kind, uuid: Uuid128(1) }, Timestamp::UNIX_EPOCH);
    record.fields.insert(Path::one("handle"), rolo::domain::Value::Text("x-00001".to_owned()));
    let reading = Reading::on(jiff::civil::date(2026, 3, 2));
    for (key, text) in fields {
        if let Some(Ok(values)) = rolo::domain::Field::find(kind, key).map(|field| field.read(text, &reading)) {
            record.fields.extend(values);
        }
    }
    record
}

fuzz_target!(|text: &str| {
    for record in RECORDS.iter() {
        let Ok(filter) = parse(text, record.id.kind, &MOMENT) else { continue };
        let is_met = filter.matches(record, &MOMENT);
        let shown = filter.to_string();
        let again = parse(&shown, record.id.kind, &MOMENT);
        // What is shown may be longer than a filter can be.
        if let Ok(again) = &again {
            assert_eq!(again, &filter, "{text:?} is shown as {shown:?}");
            assert_eq!(again.matches(record, &MOMENT), is_met);
        } else {
            assert!(shown.len() > 4096, "{text:?} is shown as {shown:?}, which is not read: {again:?}");
        }
    }
});
