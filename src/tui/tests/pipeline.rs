//! Two pipelines with deals that are hard on a terminal, and a book that answers for them.

use crate::domain::deal::{self, Totals};
use crate::domain::id::Uuid128;
use crate::domain::stage::{OUTCOMES, Outcome, Standing};
use crate::domain::{Field, Kind, Reading, Record, RecordId, Value};
use crate::ops::answer::{Board, Column, Lane};
use crate::ops::query::{self, Lanes};

/// Names, stages with probability and rot days.
type Sketch = (&'static str, &'static [(&'static str, &'static str, &'static str, &'static str)]);

const PIPELINES: &[Sketch] = &[
    (
        "Sales",
        &[
            ("Lead", "open", "10", "30"),
            ("Qualified", "open", "25", "30"),
            ("Proposal", "open", "50", "21"),
            ("Negotiation", "open", "75", "14"),
            ("Won", "won", "", ""),
            ("Lost", "lost", "", ""),
        ],
    ),
    (
        "华东区重点客户",
        &[
            ("初步接触", "open", "10", "30"),
            ("方案报价与技术交流阶段", "open", "50", "14"),
            ("赢单", "won", "", ""),
            ("输单", "lost", "", ""),
        ],
    ),
];

/// A deal: pipeline and stage from 0, name, company, the day of its last move, other values.
type Deal = (usize, usize, &'static str, &'static str, &'static str, &'static [(&'static str, &'static str)]);

const DEALS: &[Deal] = &[
    (0, 0, "Pumps for the harbour", "Brandt Pumpen", "2026-03-01", &[("value", "12500 EUR"), ("close", "2026-04-15")]),
    (0, 0, "Line 3", "Acme", "2026-02-20", &[("value", "800 USD"), ("owner", "Kim")]),
    (0, 0, "Old friends", "Café Zoë 🚀", "2025-11-02", &[("value", "1234567.50 EUR"), ("close", "2025-12-31")]),
    (0, 1, "Compressors, 40 of them, for the new hall in Hamburg", "Keller & Söhne", "2026-02-10", &[("owner", "Kim")]),
    (0, 1, "\u{202e}evil\u{1b}[31m", "Nordisk", "2026-02-28", &[("value", "99999999999 JPY")]),
    (0, 2, "Valves", "Nordisk Energi", "2026-02-25", &[("value", "48000 EUR"), ("probability", "60")]),
    (0, 4, "Spare parts", "Acme", "2026-01-15", &[("value", "3100 EUR"), ("closed", "2026-01-15")]),
    (0, 5, "Canteen", "Lagos Freight", "2025-12-01", &[("closed", "2025-12-01"), ("lost_reason", "too slow")]),
    (1, 0, "智能仓储一期", "上海机电设备有限公司", "2026-02-27", &[("value", "1200000 CNY"), ("owner", "王小明")]),
    (
        1,
        1,
        "产线升级改造（含安装与培训）",
        "华光机电",
        "2026-01-20",
        &[("value", "350万 CNY"), ("close", "2026-03-20")],
    ),
    (1, 1, "泵", "한국전자", "2026-03-02", &[("value", "18000 USD")]),
];

/// The pipelines, their stages and the deals above.
pub(super) fn deals() -> Vec<Record> {
    let mut book = empty_pipelines();
    for (number, (pipeline, stage, name, company, since, values)) in (1..).zip(DEALS) {
        let mut deal = deal(number, *pipeline, *stage, since);
        deal.fields.insert("name".into(), Value::Text((*name).to_owned()));
        link(&mut deal, "company", Uuid128(9_000 + number), company);
        for (key, text) in *values {
            set(&mut deal, key, text);
        }
        book.push(deal);
    }
    book
}

/// The pipelines and their stages, without deals.
pub(super) fn empty_pipelines() -> Vec<Record> {
    let mut book = Vec::new();
    for (at, (name, stages)) in PIPELINES.iter().enumerate() {
        book.push(record(Kind::Pipeline, pipeline_uuid(at), &[("name", name)]));
        for (place, (stage, outcome, probability, rot)) in stages.iter().enumerate() {
            let values =
                [("name", *stage), ("outcome", outcome), ("probability", probability), ("rot", rot), ("rank", "")];
            let mut stage = record(Kind::Stage, stage_uuid(at, place), &values);
            stage.fields.insert("rank".into(), Value::Text(format!("{place}")));
            link(&mut stage, "pipeline", Uuid128(pipeline_uuid(at)), name);
            book.push(stage);
        }
    }
    book
}

/// So many deals in one stage of the first pipeline, the first one on top.
pub(super) fn many_deals(count: u128) -> Vec<Record> {
    let many = (1..=count).map(|number| {
        let mut deal = deal(number, 0, 1, "2026-03-01");
        deal.fields.insert("name".into(), Value::Text(format!("Deal {number:05}")));
        deal.fields.insert("rank".into(), Value::Text(format!("{:05}", count - number)));
        deal
    });
    empty_pipelines().into_iter().chain(many).collect()
}

fn pipeline_uuid(at: usize) -> u128 {
    1_001 + u128::try_from(at).unwrap()
}

fn stage_uuid(pipeline: usize, place: usize) -> u128 {
    2_001 + u128::try_from(pipeline * 100 + place).unwrap()
}

fn record(kind: Kind, number: u128, values: &[(&str, &str)]) -> Record {
    let mut record = Record::new(RecordId { kind, uuid: Uuid128(number) }, jiff::Timestamp::UNIX_EPOCH);
    record.fields.insert("handle".into(), Value::Text(format!("{}-{number:05}", kind.letter())));
    for (key, text) in values.iter().filter(|(_, text)| !text.is_empty()) {
        set(&mut record, key, text);
    }
    record
}

fn set(record: &mut Record, key: &str, text: &str) {
    let field = Field::find(record.id.kind, key).unwrap();
    if key == "owner" {
        return link(record, key, Uuid128(8_001), text);
    }
    let read = field.read(text, &Reading::on(jiff::civil::date(2026, 3, 2))).unwrap();
    record.fields.extend(read);
}

fn link(record: &mut Record, key: &str, to: Uuid128, name: &str) {
    record.fields.insert(key.into(), Value::Record(to));
    record.names.insert(to, name.to_owned());
}

fn deal(number: u128, pipeline: usize, stage: usize, since: &str) -> Record {
    let mut deal = record(Kind::Deal, number, &[]);
    link(&mut deal, "pipeline", Uuid128(pipeline_uuid(pipeline)), PIPELINES[pipeline].0);
    bring(&mut deal, pipeline, stage, since);
    deal
}

/// Brings a deal to a stage, as the book would.
pub(super) fn bring(deal: &mut Record, pipeline: usize, stage: usize, since: &str) {
    let (name, ..) = PIPELINES[pipeline].1[stage];
    let to = Uuid128(stage_uuid(pipeline, stage));
    link(deal, "stage", to, name);
    deal.fields.insert(format!("moves/{since}").as_str().into(), Value::Record(to));
    deal.fields.remove("rank");
    let (_, outcome, probability, rot) = PIPELINES[pipeline].1[stage];
    let sketch =
        record(Kind::Stage, 1, &[("outcome", outcome), ("probability", probability), ("rot", rot)].map(|pair| pair));
    assert!(OUTCOMES.contains(&outcome));
    deal.standing = Some(Standing::of(&sketch));
}

/// The answer of a book to a question for a board: words are looked for in names only, filters are `value:has`.
pub(super) fn answer(book: &[Record], asked: &query::Board) -> Board {
    let of = |kind: Kind| book.iter().filter(move |record| record.id.kind == kind);
    let pipelines: Vec<Record> = of(Kind::Pipeline).cloned().collect();
    let shown = asked
        .pipeline
        .as_ref()
        .and_then(|wanted| pipelines.iter().position(|known| known.handle() == wanted.0 || known.title() == wanted.0));
    let shown = shown.unwrap_or_default();
    let Some(pipeline) = pipelines.get(shown) else { return Board::default() };
    let own = Value::Record(pipeline.id.uuid);
    let stages = of(Kind::Stage).filter(|stage| stage.value("pipeline") == Some(&own));
    let words = asked.words.to_lowercase();
    let lane = |deal: &Record| asked.lanes.map(|by| in_common(deal, by));
    let mut lanes: Vec<Option<String>> = of(Kind::Deal).filter_map(lane).collect();
    lanes.sort_by_key(|name| (name.is_none(), name.clone()));
    lanes.dedup();
    let mut lanes: Vec<Lane> = lanes.into_iter().map(|name| Lane { name, ..Lane::default() }).collect();
    let mut columns = Vec::new();
    for stage in stages {
        let here = Value::Record(stage.id.uuid);
        let mut deals: Vec<&Record> = of(Kind::Deal)
            .filter(|deal| deal.value("stage") == Some(&here) && deal.title().to_lowercase().contains(&words))
            .filter(|deal| asked.filter.is_empty() || deal::value(deal).is_some())
            .collect();
        deals.sort_by_key(|deal| std::cmp::Reverse(deal::rank(deal)));
        if asked.sort.first().is_some_and(|sort| sort.by == "name") {
            deals.sort_by_key(|deal| deal.title());
        }
        deals.sort_by_key(|deal| lane(deal).map(|name| (name.is_none(), name)));
        let mut totals = Totals::default();
        for deal in &deals {
            totals.add(deal);
        }
        for each in &mut lanes {
            let own = deals.iter().filter(|deal| lane(deal).as_ref() == Some(&each.name));
            each.counts.push(own.clone().count());
            own.filter(|deal| deal::outcome(deal) == Outcome::Open).for_each(|deal| each.open.add(deal));
        }
        let window = asked.windows.iter().find(|window| window.stage == stage.id);
        let (start, len) = window.map_or((0, asked.len), |window| (window.start, window.len));
        let rows = deals.iter().skip(start).take(len).map(|deal| (*deal).clone()).collect();
        columns.push(Column { stage: stage.clone(), count: deals.len(), totals, start, rows });
    }
    lanes.retain(|lane| lane.counts.iter().sum::<usize>() > 0);
    Board { columns, shown, lanes, pipelines: pipelines.clone() }
}

/// What a deal has in common with those of its lane.
fn in_common(deal: &Record, by: Lanes) -> Option<String> {
    let key = match by {
        Lanes::Owner => "owner",
        Lanes::Company => "company",
        Lanes::CloseMonth => return deal.value("close")?.as_date().map(|day| day.strftime("%Y-%m").to_string()),
    };
    let Value::Record(uuid) = deal.value(key)? else { return None };
    Some(deal.name_of(*uuid))
}
