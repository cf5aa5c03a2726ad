//! Filters about deals, pipelines and stages: money, days, numbers, and how deals stand.

use jiff::{Timestamp, Zoned};

use super::needs::only;
use super::{Filter, Moment, parse};
use crate::domain::field::Type;
use crate::domain::id::Uuid128;
use crate::domain::stage::{Outcome, Standing};
use crate::domain::{Field, Kind, Path, Reading, Record, RecordId, Value};

fn moment() -> Moment {
    let now: Zoned = "2026-03-02T12:00[Europe/Berlin]".parse().unwrap();
    Moment::new(now, jiff::civil::Weekday::Monday, "Kim", &crate::domain::Catalogue::default())
}

fn record(kind: Kind, number: u64, fields: &[(&str, &str)]) -> Record {
    let mut reading = Reading::on(jiff::civil::date(2026, 3, 2));
    reading.currency = iso_currency::Currency::from_code("EUR");
    let mut record = Record::new(RecordId { kind, uuid: Uuid128(number.into()) }, Timestamp::UNIX_EPOCH);
    record.fields.insert(Path::one("handle"), Value::Text(format!("d-0000{number}")));
    for (key, text) in fields {
        let field = Field::find(kind, key).unwrap();
        for (path, mut value) in field.read(text, &reading).unwrap() {
            if let (Type::Record(_), Value::Text(name)) = (field.value, &value) {
                let uuid = Uuid128(name.bytes().map(u128::from).sum());
                record.names.insert(uuid, name.clone());
                value = Value::Record(uuid);
            }
            record.fields.insert(path, value);
        }
    }
    record
}

/// A renewal in euros, a roof in dollars that lies about, one won in yen, and one of which nothing is known.
fn deals() -> Vec<(&'static str, Record)> {
    let standing = |outcome, probability| Some(Standing { outcome, probability, rot: Some(30) });
    let mut renewal = record(
        Kind::Deal,
        1,
        &[
            ("name", "Acme renewal"),
            ("company", "Acme Inc"),
            ("contacts", "Jane Doe as buyer"),
            ("pipeline", "Sales"),
            ("stage", "Proposal"),
            ("value", "12500"),
            ("close", "2026-03-20"),
            ("owner", "Kim"),
            ("tags", "hot"),
            ("moves", "2026-01-10 Engaging"),
            ("moves", "2026-02-20T09:00:00Z Proposal"),
            ("external_ids", "0065A"),
        ],
    );
    renewal.standing = standing(Outcome::Open, 60);
    let mut roof = record(
        Kind::Deal,
        2,
        &[
            ("name", "Solar roof"),
            ("company", "Beta"),
            ("pipeline", "Service"),
            ("stage", "Engaging"),
            ("value", "80k USD"),
            ("probability", "40"),
            ("close", "2026-06-01"),
            ("moves", "2026-01-15 Engaging"),
        ],
    );
    roof.standing = standing(Outcome::Open, 20);
    let mut tokyo = record(
        Kind::Deal,
        3,
        &[("name", "东京"), ("pipeline", "Sales"), ("stage", "Won"), ("value", "500000 JPY"), ("closed", "2026-02-27")],
    );
    tokyo.standing = standing(Outcome::Won, 100);
    let mut bare = record(Kind::Deal, 4, &[("name", "bare"), ("stage", "Lost"), ("lost_reason", "too expensive")]);
    bare.standing = standing(Outcome::Lost, 0);
    vec![("renewal", renewal), ("roof", roof), ("tokyo", tokyo), ("bare", bare)]
}

fn read(text: &str) -> Filter {
    parse(text, Kind::Deal, &moment()).unwrap_or_else(|error| panic!("{text}: {error}"))
}

const EXAMPLES: &[(&str, &str)] = &[
    ("value>10k", "renewal roof tokyo"),
    ("value:10k..50k", "renewal"),
    ("value:50k..", "roof tokyo"),
    ("value>10kEUR", "renewal"),
    ("value>\"10,000 EUR\"", "renewal"),
    ("value>'10,000 EUR'", "renewal"),
    ("value<=80000usd", "roof"),
    ("value:12500", "renewal"),
    ("value!=12.5k", "roof tokyo bare"),
    ("value:12.5k,80k", "renewal roof"),
    ("amount:500000", "tokyo"),
    ("value:50万", "tokyo"),
    ("currency:EUR", "renewal"),
    ("currency:usd,jpy", "roof tokyo"),
    ("weighted:7500", "renewal"),
    ("weighted>20k", "roof tokyo"),
    ("has:value", "renewal roof tokyo"),
    ("no:value", "bare"),
    ("close<30d", "renewal"),
    ("close<2026-03-20", ""),
    ("close<=2026-03-20", "renewal"),
    ("close:2026-03", "renewal"),
    ("close:2026", "renewal roof"),
    ("close:today..+1m", "renewal"),
    ("close>2m", "roof"),
    ("has:close", "renewal roof"),
    ("no:close", "tokyo bare"),
    ("closed>=-7d", "tokyo"),
    ("closed:-3d", "tokyo"),
    ("status:open", "renewal roof"),
    ("status:won,lost", "tokyo bare"),
    ("status!=open", "tokyo bare"),
    ("status>open", "tokyo bare"),
    ("stage:Won", "tokyo"),
    ("stage~prop", "renewal"),
    ("阶段:won", "tokyo"),
    ("pipeline:Sales", "renewal tokyo"),
    ("chance>=50", "renewal tokyo"),
    ("chance:40%", "roof"),
    ("chance:20..60", "renewal roof"),
    ("probability:40%", "roof"),
    ("probability>=1", "roof"),
    ("has:probability", "roof"),
    ("since<-30d", "roof"),
    ("since>=-30d", "renewal"),
    ("since:2026-02-20", "renewal"),
    ("move:Engaging", "renewal roof"),
    ("move~engag -stage:Engaging", "renewal"),
    ("company:'Acme Inc'", "renewal"),
    ("no:company", "tokyo bare"),
    ("contact:\"Jane Doe\"", "renewal"),
    ("contact:buyer", "renewal"),
    ("owner:me tag:hot", "renewal"),
    ("external-id:0065A", "renewal"),
    ("lost-reason~expensive", "bare"),
    ("(stage:Proposal or stage:Won) value>10k", "renewal tokyo"),
    ("status:open -(value>50k or tag:cold)", "renewal"),
    ("value>10k status:open or lost-reason~exp", "renewal roof bare"),
    ("acme", "renewal"),
    ("stage-age>30d", "roof"),
    ("stage-age<=30d", "renewal"),
    ("stage-age>1m", "roof"),
    ("stage-age:10", "renewal"),
    ("stage-age:5d..20d", "renewal"),
    ("stage-age:30d..", "roof"),
    ("stage-age!=10d status:open", "roof"),
    ("mine", "renewal"),
    ("closed:last-week", "tokyo"),
    ("close:this-quarter", "renewal"),
    ("close:next-quarter", "roof"),
];

#[test]
fn a_filter_lets_through_the_deals_that_it_says() {
    let (deals, moment) = (deals(), moment());
    for (text, expected) in EXAMPLES {
        let filter = read(text);
        let found: Vec<&str> =
            deals.iter().filter(|(_, deal)| filter.matches(deal, &moment)).map(|(which, _)| *which).collect();
        assert_eq!(found.join(" "), *expected, "{text}");
        assert_eq!(read(&filter.to_string()), filter, "{text} as {filter}");
        for (which, deal) in &deals {
            let known = only(deal, filter.fields());
            assert_eq!(filter.matches(&known, &moment), found.contains(which), "{text} of {which}");
        }
    }
}

#[test]
fn an_amount_is_shown_as_it_can_be_written_again() {
    for (text, shown) in [
        ("value>10k", "value>10000"),
        ("value:12.5kEUR", "value:12500.0EUR"),
        ("value:10k..50k", "value:10000..50000"),
        ("chance>=５０%", "chance>=50"),
        ("close:2026-03", "close:2026-03"),
        ("status:WON", "status:won"),
        ("stage-age>30", "since<-30d"),
        ("stage-age:2w..1m", "since:-1m..-2w"),
    ] {
        assert_eq!(read(text).to_string(), shown, "{text}");
    }
}

#[test]
fn an_error_says_at_which_character_an_amount_or_a_day_is_wrong() {
    for (text, at, what) in [
        ("status:open value>lots", 18, "money"),
        ("value:10k..much", 11, "money"),
        ("value>1.234", 6, "money-ambiguous"),
        ("value>5XQZ", 6, "money"),
        ("close<someday", 6, "when"),
        ("close<3/4/2026", 6, "date-ambiguous"),
        ("close:2026-02-30", 6, "when"),
        ("since<-30", 6, "when"),
        ("chance>most", 7, "number"),
        ("status:opne", 7, "choice"),
    ] {
        let error = parse(text, Kind::Deal, &moment()).unwrap_err();
        let super::Fault::BadValue(invalid) = error.what else { panic!("{text}: {error}") };
        assert_eq!((error.at, invalid.what), (at, what), "{text}");
    }
    for (text, at, reason) in [
        ("value~10k", 5, "unfit"),
        ("close~2026", 5, "unfit"),
        ("stge:Won", 0, "unknown-field"),
        ("lifecycle:lead", 0, "unknown-field"),
    ] {
        let error = parse(text, Kind::Deal, &moment()).unwrap_err();
        assert_eq!((error.at, error.what.reason()), (at, reason), "{text}");
    }
}

#[test]
fn stages_are_asked_for_by_their_pipeline_and_what_they_mean() {
    let stage = |number, name, outcome, probability| {
        let fields = [("name", name), ("pipeline", "Sales"), ("outcome", outcome), ("probability", probability)];
        record(Kind::Stage, number, &fields)
    };
    let stages = [stage(1, "Lead", "open", "10"), stage(2, "Won", "won", "100")];
    for (text, expected) in
        [("pipeline:Sales", "Lead Won"), ("outcome:won", "Won"), ("probability<50", "Lead"), ("has:rot", "")]
    {
        let filter = parse(text, Kind::Stage, &moment()).unwrap();
        let found: Vec<String> =
            stages.iter().filter(|stage| filter.matches(stage, &moment())).map(Record::title).collect();
        assert_eq!(found.join(" "), expected, "{text}");
    }
}
