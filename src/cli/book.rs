//! A small book for the tests of this room: records that are hard to print, and a client that serves them.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::atomic::AtomicBool;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Paint, Shell, Stream};
use crate::domain::consent::Purpose;
use crate::domain::deal::Totals;
use crate::domain::field::Type;
use crate::domain::id::{BookId, EntryId, SessionId, Uuid128};
use crate::domain::stage::{Outcome as Ending, Standing};
use crate::domain::{Action, Asker, Catalogue, Change, Field, Kind, Origin, Reading, Record, RecordId, Value};
use crate::grammar::{Format, Show};
use crate::ops::answer::{Board, Callers, Column, Reminders, Timeline};
use crate::ops::{
    Act, Answer, Card, Client, Code, Command, Dress, Failure, Life, Linked, List, Mode, OnError, Outcome, Page, Past,
    PastChange, Query, Receipt, Reference, Request, Row, Status, Talk, Unanswered, Verb,
};
use crate::text::Text;

/// 2026-03-02T09:00:00Z.
pub(super) const NOW: i64 = 1_772_442_000;

pub(super) fn reading() -> Reading {
    Reading {
        country: "DE".parse().ok(),
        currency: iso_currency::Currency::from_code("EUR"),
        now: Reading::on(jiff::civil::date(2026, 3, 2)).now,
        week_start: jiff::civil::Weekday::Monday,
        me: "Kim".into(),
        catalogue: Catalogue::default(),
    }
}

pub(super) fn record(number: u128, handle: &str, values: &[(&str, &str)]) -> Record {
    record_of(Kind::Contact, number, handle, values)
}

pub(super) fn record_of(kind: Kind, number: u128, handle: &str, values: &[(&str, &str)]) -> Record {
    let id = RecordId { kind, uuid: Uuid128((0x0190_0000_0000_7000_8000 << 48) + number) };
    let mut record = Record::new(id, Timestamp::from_second(NOW).unwrap());
    record.fields.insert("handle".into(), Value::Text(handle.into()));
    for (key, text) in values {
        let field = Field::find(kind, key).unwrap();
        let order = u32::try_from(record.items(key).len()).unwrap();
        for (path, mut value) in field.read(text, &reading()).unwrap() {
            if let Value::Item(item) = &mut value {
                item.order = order;
            }
            if let (Type::Record(_), Value::Text(name)) = (field.value, &value) {
                let uuid = named(name);
                record.names.insert(uuid, name.clone());
                value = Value::Record(uuid);
            }
            record.fields.insert(path, value);
        }
    }
    record
}

/// The identity of whatever is called so.
fn named(name: &str) -> Uuid128 {
    Uuid128((0x0190_0000_0000_7000_8000 << 48) + 1000 + name.bytes().map(u128::from).sum::<u128>())
}

/// Three people: an ordinary one, one with wide and joined characters, one with characters that act on terminals.
pub(super) fn people() -> Vec<Record> {
    let jane = record(
        1,
        "c-7k2fq",
        &[
            ("given", "Jane"),
            ("family", "Doe"),
            ("companies", "Acme, Inc. as CTO"),
            ("emails", "work: jane@acme.example"),
            ("emails", "jane@home.example"),
            ("phones", "mobile: 0151 23456789"),
            ("addresses", "home: 12 High St; city=Berlin; position=52.52,13.405"),
            ("tags", "vip"),
            ("consent", "email given 2026-01-01 fair"),
            ("notes", "likes tea\nand \\ biscuits"),
        ],
    );
    let wei =
        record(2, "c-x2p9a", &[("name", "张伟 👩‍💻 Jose\u{301}"), ("companies", "北京示例有限公司"), ("tags", "客户")]);
    let mut evil = record(3, "c-q81mz", &[]);
    evil.fields.insert("name".into(), Value::Text("Eve\u{1b}[31m\u{7}\tx\ny".into()));
    evil.fields.insert("aura/left".into(), Value::Opaque("{\"a\":1}".into()));
    vec![jane, wei, evil]
}

/// Three deals: one in euros, one rotten in dollars, one won in yen.
pub(super) fn deals() -> Vec<Record> {
    let open = |probability, rot| Some(Standing { outcome: Ending::Open, probability, rot });
    let mut renewal = record_of(
        Kind::Deal,
        11,
        "d-7k2fq",
        &[
            ("name", "Acme renewal"),
            ("company", "Acme"),
            ("contacts", "Jane Doe as buyer"),
            ("pipeline", "Sales"),
            ("stage", "Proposal"),
            ("value", "12500"),
            ("close", "2026-04-01"),
            ("moves", "2026-02-18T09:30:00 Proposal"),
            ("moves", "2026-02-01 Lead"),
        ],
    );
    renewal.standing = open(50, Some(21));
    let mut roof = record_of(
        Kind::Deal,
        12,
        "d-q81mz",
        &[("name", "Solar roof"), ("stage", "Proposal"), ("value", "8000 USD"), ("moves", "2026-01-02 Proposal")],
    );
    roof.standing = open(50, Some(21));
    let mut won = record_of(Kind::Deal, 13, "d-x2p9a", &[("name", "东京"), ("stage", "Won"), ("value", "500000 JPY")]);
    won.standing = Some(Standing { outcome: Ending::Won, probability: 100, rot: None });
    vec![renewal, roof, won]
}

/// The pipeline of the deals, in three stages.
pub(super) fn board() -> Board {
    let sales = record_of(Kind::Pipeline, 20, "p-7k2fq", &[("name", "Sales")]);
    let stage = |number, handle: &str, values: &[(&str, &str)]| record_of(Kind::Stage, number, handle, values);
    let column = |stage, rows: Vec<Record>, count| {
        let mut totals = Totals::default();
        for deal in &rows {
            totals.add(deal);
        }
        Column { stage, count, totals, start: 0, rows }
    };
    let mut deals = deals();
    let won = deals.split_off(2);
    let columns = vec![
        column(stage(21, "s-00001", &[("name", "Lead"), ("probability", "10")]), Vec::new(), 0),
        column(stage(22, "s-00002", &[("name", "Proposal"), ("probability", "50"), ("rot", "21")]), deals, 9),
        column(stage(23, "s-00003", &[("name", "Won"), ("outcome", "won")]), won, 1),
    ];
    Board { pipelines: vec![sales], shown: 0, columns, lanes: Vec::new() }
}

/// Serves records, and tells what it was given to tell.
#[derive(Default)]
pub(super) struct Book {
    pub(super) records: Vec<Record>,
    pub(super) history: Vec<Past>,
    pub(super) outcomes: Vec<Outcome>,
    pub(super) receipt: Receipt,
    pub(super) failure: Option<Failure>,
    pub(super) linked: Vec<Linked>,
    pub(super) timeline: Timeline,
    pub(super) board: Board,
}

impl Client for Book {
    fn execute(&mut self, request: &Request, talk: &mut dyn Talk) -> Result<Receipt, Failure> {
        let mut receipt = self.receipt.clone();
        for outcome in self.outcomes.drain(..) {
            receipt.counts.add(outcome.verb);
            talk.outcome(outcome);
        }
        while let Some(row) = talk.row() {
            let outcome = do_row(row);
            receipt.counts.add(outcome.verb);
            talk.outcome(outcome);
            talk.progress(1);
        }
        if request.mode == Mode::DryRun {
            receipt.entry = None;
        }
        self.failure.clone().map_or(Ok(receipt), Err)
    }

    fn ask(&mut self, query: &Query, _asker: &Asker) -> Result<Answer, Unanswered> {
        match query {
            Query::List(List { start, len, .. }) => {
                // Pages are smaller than asked for, as they may be.
                let rows = self.records.iter().skip(*start).take((*len).min(2)).cloned().collect();
                Ok(Answer::Page(Page { start: *start, total: self.records.len(), left_out: 0, rows }))
            }
            Query::Show { reference, .. } => {
                let found = self.records.iter().find(|record| record.handle() == reference.0);
                let record = found.cloned().ok_or_else(|| Failure::new(Code::NoMatch).fact("reference", reference))?;
                Ok(Answer::Card(Box::new(Card {
                    record,
                    linked: self.linked.clone(),
                    rhythm: None,
                    timeline: self.timeline.clone(),
                    history: self.history.clone(),
                })))
            }
            Query::Segment(reference) => Err(Failure::new(Code::NoMatch).fact("reference", reference).into()),
            Query::History { before, len, .. } => {
                let entries = self.history.iter().filter(|past| before.is_none_or(|before| past.seq < before));
                Ok(Answer::History(entries.take(*len).cloned().collect()))
            }
            Query::File { reference, .. } => Err(Failure::new(Code::NoFile).fact("reference", reference).into()),
            Query::Callers(_) => Ok(Answer::Callers(Callers::default())),
            Query::Explain(_) => Ok(Answer::Explained(Box::default())),
            Query::Agenda(_) => Ok(Answer::Agenda(Box::default())),
            Query::Reminders(_) => Ok(Answer::Reminders(Reminders::default())),
            Query::Board(asked) => {
                let mut board = self.board.clone();
                board.columns.iter_mut().for_each(|column| column.rows.truncate(asked.len));
                Ok(Answer::Board(board))
            }
            Query::Fields => Ok(Answer::Fields(Catalogue::default())),
            Query::Status => {
                let read_only = Some(Failure::new(Code::JournalDamaged).fact("reason", "a hash"));
                Ok(Answer::Status(Status {
                    book: BookId(Uuid128(9)),
                    seq: 12,
                    contacts: self.records.len(),
                    is_empty: self.records.is_empty(),
                    read_only,
                }))
            }
        }
    }
}

fn do_row(row: Result<Row, Failure>) -> Outcome {
    match row {
        Err(failure) => Outcome {
            line: failure.facts.get("line").and_then(|line| line.parse().ok()),
            verb: Verb::Failed,
            record: None,
            change: None,
            failure: Some(failure),
        },
        Ok(row) => {
            let Act::Edit(_) = row.act else { panic!("{row:?}") };
            let made = record(row.line.into(), "c-00000", &[("given", "New")]);
            Outcome { line: Some(row.line), ..created(made) }
        }
    }
}

/// That a record was made.
pub(super) fn created(record: Record) -> Outcome {
    let change = Change::between(record.id, None, &record);
    Outcome { line: None, verb: Verb::Created, record: Some(record), change: Some(change), failure: None }
}

/// That Jane got another e-mail and lost a tag.
pub(super) fn changed() -> Outcome {
    let before = people().remove(0);
    let mut after = before.clone();
    after.fields.remove("tags/vip");
    after.fields.remove("emails/jane@home.example");
    after.fields.insert("lifecycle".into(), Value::Text("customer".into()));
    after.fields.insert("addresses/home/city".into(), Value::Text("Bonn".into()));
    after.fields.insert("aura/left".into(), Value::Opaque("1".into()));
    if let Some(Value::Item(item)) = after.fields.get_mut("phones/+4915123456789") {
        item.order = 7;
    }
    let change = Change::between(after.id, Some(&before), &after);
    Outcome { line: None, verb: Verb::Updated, record: Some(after), change: Some(change), failure: None }
}

/// Two commands, the older of which was taken back.
pub(super) fn history() -> Vec<Past> {
    let change = changed().change.unwrap();
    let past = |seq, words: &[&str], action, reversed| Past {
        seq,
        id: EntryId(Uuid128(seq.into())),
        at: Timestamp::from_second(NOW).unwrap(),
        actor: "Kim".into(),
        origin: Origin::Shell,
        words: words.iter().map(|word| (*word).to_owned()).collect(),
        action,
        reversed,
        count: 1,
        changes: vec![PastChange {
            handle: "c-7k2fq".into(),
            title: "Jane Doe".into(),
            change: change.clone(),
            names: BTreeMap::new(),
        }],
    };
    vec![
        past(12, &["undo"], Action::Undo(EntryId(Uuid128(9))), false),
        past(9, &["contact", "edit", "Jane Doe", "--lifecycle=customer", "it's\u{1b}"], Action::Do, true),
    ]
}

pub(super) fn request(mode: Mode) -> Request {
    Request {
        id: EntryId(Uuid128(5)),
        actor: "Kim".into(),
        origin: Origin::Shell,
        session: SessionId(Uuid128(6)),
        at: Timestamp::from_second(NOW).unwrap().to_zoned(TimeZone::UTC),
        words: Vec::new(),
        command: Command::Apply { on_error: OnError::Skip, make: Vec::new() },
        mode,
        base: None,
    }
}

pub(super) fn list() -> Query {
    Query::List(List {
        kinds: vec![Kind::Contact],
        words: String::new(),
        filter: String::new(),
        sort: Vec::new(),
        life: Life::Live,
        purpose: Purpose::Any,
        start: 0,
        len: 20,
        dress: Dress::Names,
        now: Timestamp::from_second(NOW).unwrap().to_zoned(TimeZone::UTC),
        week_start: jiff::civil::Weekday::Monday,
        me: "Kim".into(),
    })
}

pub(super) fn board_of() -> Query {
    Query::Board(crate::ops::query::Board {
        pipeline: None,
        words: String::new(),
        filter: String::new(),
        sort: Vec::new(),
        lanes: None,
        windows: Vec::new(),
        len: 0,
        now: Timestamp::from_second(NOW).unwrap().to_zoned(TimeZone::UTC),
        week_start: jiff::civil::Weekday::Monday,
        me: "Kim".into(),
    })
}

pub(super) fn show_of(handle: &str) -> Query {
    let now = Timestamp::from_second(NOW).unwrap().to_zoned(TimeZone::UTC);
    let (week_start, me) = (jiff::civil::Weekday::Monday, "Kim".into());
    Query::Show { kind: None, reference: Reference(handle.into()), len: 20, filter: String::new(), now, week_start, me }
}

pub(super) fn show(format: impl Into<Option<Format>>) -> Show {
    Show { format: format.into(), ..Show::default() }
}

/// Who stands before the shell.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// A person with a terminal of 72 cells.
    Person,
    /// A script.
    Script,
}

/// What a shell printed: data, then talk after a line, then the failure.
pub(super) fn printed(before: Before, act: impl FnOnce(&mut Shell<'_>) -> Result<(), Failure>) -> String {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let result = with_shell(before, &mut out, &mut err, act);
    let (out, err) = (String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap());
    let failure = result.err().map(|failure| format!("failure: {failure}\n")).unwrap_or_default();
    format!("{out}----\n{err}{failure}")
}

pub(super) fn with_shell(
    before: Before,
    out: &mut dyn Write,
    err: &mut dyn Write,
    act: impl FnOnce(&mut Shell<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let is_terminal = before == Before::Person;
    let (text, stop) = (Text::english(), AtomicBool::new(false));
    let mut shell = Shell {
        out: Stream { to: out, is_terminal, paint: Paint::Plain },
        err: Stream { to: err, is_terminal, paint: Paint::Plain },
        text: &text,
        width: is_terminal.then_some(72),
        quiet: false,
        zone: TimeZone::UTC,
        stop: &stop,
    };
    act(&mut shell)
}

/// A writer that takes so many bytes and then fails.
pub(super) struct Failing(pub(super) usize, pub(super) io::ErrorKind);

impl Write for Failing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0 == 0 {
            return Err(self.1.into());
        }
        let taken = bytes.len().min(self.0);
        self.0 -= taken;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
