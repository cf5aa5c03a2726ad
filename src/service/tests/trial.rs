//! A book in a temporary directory, with a clock and identities that are known.

use uuid::Uuid;

use super::super::{Book, Local, Surroundings};
use super::travelled::Travelled;
use crate::domain::consent::Purpose;
use crate::domain::id::{SessionId, Uuid128};
use crate::domain::{Asker, DeviceId, EntryId, Field, Kind, Life, Origin, Path, Reading, Record};
use crate::ops::answer::{Agenda, Board};
use crate::ops::query::{self, Lanes, Whose};
use crate::ops::{
    Act, Answer, Base, Card, Client, Command, Destination, Dress, Edit, Failure, Flow, Kept, Key, List, Mode, OnError,
    Outcome, Query, Receipt, Reference, Request, Row, Scope, Selection, Spot, Talk, Target, Targets, Unanswered,
};

/// A book that somebody works with.
pub(super) struct Trial {
    _dir: tempfile::TempDir,
    local: Travelled,
    requests: u128,
    /// The moment of the next command.
    pub(super) at: jiff::Timestamp,
    /// On which state of the book the next commands are made.
    pub(super) base: Option<Base>,
    /// What became of the records of the last command.
    pub(super) outcomes: Vec<Outcome>,
}

/// Rows that are there from the beginning, and what became of them.
struct Rows {
    rows: std::vec::IntoIter<Row>,
    outcomes: Vec<Outcome>,
}

impl Talk for Rows {
    fn row(&mut self) -> Option<Result<Row, Failure>> {
        self.rows.next().map(Ok)
    }

    fn outcome(&mut self, outcome: Outcome) {
        self.outcomes.push(outcome);
    }

    fn progress(&mut self, _rows: u64) -> Flow {
        Flow::On
    }
}

/// How a test's user reads what is written.
fn reading() -> Reading {
    Reading { me: "Kim".to_owned(), ..Reading::on(jiff::civil::date(2026, 3, 2)) }
}

/// An edit as somebody types it: an empty text removes the value.
pub(super) fn edit(kind: Kind, key: &str, text: &str) -> Vec<Edit> {
    let field = Field::find(kind, key).unwrap();
    if text.is_empty() {
        return vec![Edit::Clear(Path::one(field.key))];
    }
    field.read(text, &reading()).unwrap().into_iter().map(|(path, value)| Edit::Put(path, value)).collect()
}

/// Several edits as somebody types them.
pub(super) fn edits(kind: Kind, values: &[(&str, &str)]) -> Vec<Edit> {
    values.iter().flat_map(|(key, text)| edit(kind, key, text)).collect()
}

/// A row of bulk input.
pub(super) fn row(kind: Kind, target: Target, values: &[(&str, &str)]) -> Row {
    Row { line: 1, kind, target, act: Act::Edit(edits(kind, values)), rev: None }
}

pub(super) fn external(id: &str) -> Target {
    Target::Keyed(vec![Key::External(id.to_owned())])
}

pub(super) fn to(reference: &str) -> Reference {
    Reference(reference.to_owned())
}

pub(super) fn named(references: &[&str]) -> Targets {
    Targets::Named(references.iter().map(|reference| to(reference)).collect())
}

pub(super) fn filtered(filter: &str) -> Targets {
    let now = "2026-03-02T09:00:00Z".parse::<jiff::Timestamp>().unwrap().to_zoned(jiff::tz::TimeZone::UTC);
    Targets::Where(Box::new(Selection {
        filter: filter.to_owned(),
        now,
        week_start: jiff::civil::Weekday::Monday,
        me: "Kim".to_owned(),
    }))
}

pub(super) fn stage(name: &str) -> Destination {
    Destination::Stage(to(name))
}

impl Trial {
    /// An empty book at nine o'clock on 2 March 2026.
    pub(super) fn begin() -> Trial {
        let dir = tempfile::tempdir().unwrap();
        let mut next = 1_u128;
        let surroundings = Surroundings {
            wall_millis: Box::new(|| 1_000),
            fresh: Box::new(move || {
                next += 1;
                // Spread over the handle's bits, so that handles differ.
                Uuid::from_u128(next << 64 | (next.wrapping_mul(0x9e37_79b9_7f4a_7c15) & 0x3fff_ffff_ffff_ffff))
            }),
            seed: [7; 32],
            device: DeviceId(Uuid128(1)),
            boot: "boot".to_owned(),
            progress: Box::new(|_| ()),
        };
        let local = Travelled(Local::new(Book::open(dir.path(), surroundings).unwrap()));
        let at = "2026-03-02T09:00:00Z".parse().unwrap();
        Trial { _dir: dir, local, requests: 0, at, base: None, outcomes: Vec::new() }
    }

    /// A command that may be refused.
    pub(super) fn try_do(&mut self, command: Command) -> Result<Receipt, Failure> {
        self.try_rows(command, Vec::new())
    }

    /// A command that works.
    pub(super) fn work(&mut self, command: Command) -> Receipt {
        self.try_do(command).unwrap()
    }

    fn try_rows(&mut self, command: Command, rows: Vec<Row>) -> Result<Receipt, Failure> {
        self.requests += 1;
        let request = Request {
            id: EntryId(Uuid128(self.requests)),
            actor: "Kim".to_owned(),
            origin: Origin::Shell,
            session: SessionId(Uuid128(1)),
            at: self.at.to_zoned(jiff::tz::TimeZone::UTC),
            words: vec!["test".to_owned()],
            command,
            mode: Mode::Do,
            base: self.base,
        };
        let mut rows = Rows { rows: rows.into_iter(), outcomes: Vec::new() };
        let done = self.local.execute(&request, &mut rows);
        self.outcomes = rows.outcomes;
        done
    }

    /// Bulk input that may make whatever it names.
    pub(super) fn try_import(&mut self, mut rows: Vec<Row>) -> Result<Receipt, Failure> {
        (1..).zip(&mut rows).for_each(|(line, row)| row.line = line);
        let make = vec![Kind::Company, Kind::Contact, Kind::User, Kind::Stage, Kind::Pipeline];
        self.try_rows(Command::Apply { on_error: OnError::Abort, make }, rows)
    }

    pub(super) fn import(&mut self, rows: Vec<Row>) -> Receipt {
        self.try_import(rows).unwrap()
    }

    pub(super) fn try_add(&mut self, kind: Kind, values: &[(&str, &str)]) -> Result<Record, Failure> {
        self.try_do(Command::Add { kind, edits: edits(kind, values) })?;
        Ok(self.outcomes.pop().unwrap().record.unwrap())
    }

    pub(super) fn add(&mut self, kind: Kind, values: &[(&str, &str)]) -> Record {
        self.try_add(kind, values).unwrap()
    }

    pub(super) fn deal(&mut self, name: &str, values: &[(&str, &str)]) -> Record {
        self.add(Kind::Deal, &[&[("name", name)], values].concat())
    }

    pub(super) fn try_edit(&mut self, kind: Kind, name: &str, values: &[(&str, &str)]) -> Result<Receipt, Failure> {
        self.try_do(Command::Edit { kind, targets: named(&[name]), edits: edits(kind, values) })
    }

    pub(super) fn move_to(&mut self, names: &[&str], to: Destination) -> Receipt {
        self.work(Command::MoveDeals { targets: named(names), to, spot: None, on: None, edits: Vec::new(), next: None })
    }

    pub(super) fn move_on(&mut self, name: &str, to: Destination, day: &str) -> Receipt {
        let on = Some(day.parse().unwrap());
        self.work(Command::MoveDeals { targets: named(&[name]), to, spot: None, on, edits: Vec::new(), next: None })
    }

    pub(super) fn place(&mut self, names: &[&str], to: Destination, spot: Spot) -> Result<Receipt, Failure> {
        let spot = Some(spot);
        self.try_do(Command::MoveDeals { targets: named(names), to, spot, on: None, edits: Vec::new(), next: None })
    }

    pub(super) fn delete(&mut self, kind: Kind, name: &str, heir: Option<&str>) -> Result<Receipt, Failure> {
        self.try_do(Command::Delete { kind, targets: named(&[name]), heir: heir.map(to) })
    }

    pub(super) fn undo(&mut self) -> Receipt {
        self.work(Command::Undo { entry: None, scope: Scope::Book, kept: Kept::Refuse })
    }

    pub(super) fn redo(&mut self) -> Receipt {
        self.work(Command::Redo { scope: Scope::Book, kept: Kept::Refuse })
    }

    /// All living records of a kind.
    pub(super) fn all(&mut self, kind: Kind) -> Vec<Record> {
        let query = Query::List(List {
            kinds: vec![kind],
            words: String::new(),
            filter: String::new(),
            sort: Vec::new(),
            life: Life::Live,
            purpose: Purpose::Any,
            start: 0,
            len: usize::MAX,
            dress: Dress::Names,
            now: self.at.to_zoned(jiff::tz::TimeZone::UTC),
            week_start: jiff::civil::Weekday::Monday,
            me: "Kim".to_owned(),
        });
        let Answer::Page(page) = self.local.query(&query).unwrap() else { panic!("no page") };
        page.rows
    }

    /// What the day of a moment brings, and that of the days after it.
    pub(super) fn agenda(&mut self, now: &str, days: u8, whose: Whose) -> Agenda {
        let query = query::Agenda {
            days,
            whose,
            now: now.parse().unwrap(),
            week_start: jiff::civil::Weekday::Monday,
            me: "Kim".to_owned(),
        };
        let Answer::Agenda(agenda) = self.local.query(&Query::Agenda(query)).unwrap() else { panic!("no agenda") };
        *agenda
    }

    pub(super) fn card(&mut self, kind: Kind, name: &str) -> Card {
        self.card_of(kind, name, "")
    }

    /// A card with those activities alone that a filter lets through.
    pub(super) fn card_of(&mut self, kind: Kind, name: &str, filter: &str) -> Card {
        let answer = self.local.query(&self.show(kind, name, filter)).unwrap();
        let Answer::Card(card) = answer else { panic!("no card") };
        *card
    }

    /// Why there is no card with such a filter.
    pub(super) fn fail_card(&mut self, kind: Kind, name: &str, filter: &str) -> Failure {
        self.local.query(&self.show(kind, name, filter)).unwrap_err()
    }

    fn show(&self, kind: Kind, name: &str, filter: &str) -> Query {
        let now = self.at.to_zoned(jiff::tz::TimeZone::UTC);
        let (week_start, me, filter) = (jiff::civil::Weekday::Monday, "Kim".to_owned(), filter.to_owned());
        Query::Show { kind: Some(kind), reference: to(name), len: 20, filter, now, week_start, me }
    }

    /// A pipeline as people see it: each stage with its deals from the top.
    pub(super) fn board(&mut self, pipeline: &str) -> String {
        let query = query::Board {
            pipeline: Some(to(pipeline)),
            words: String::new(),
            filter: String::new(),
            sort: Vec::new(),
            lanes: None,
            windows: Vec::new(),
            len: 100,
            now: self.at.to_zoned(jiff::tz::TimeZone::UTC),
            week_start: jiff::civil::Weekday::Monday,
            me: "Kim".to_owned(),
        };
        let Answer::Board(Board { columns, .. }) = self.local.query(&Query::Board(query)).unwrap() else {
            panic!("no board")
        };
        let column = |column: &crate::ops::answer::Column| {
            let cards: Vec<String> = column.rows.iter().map(Record::title).collect();
            [vec![column.stage.title()], cards].concat().join(" ")
        };
        columns.iter().map(column).collect::<Vec<_>>().join(" | ")
    }

    /// The lanes of the first pipeline, each with its deals column by column, and what the open ones are worth.
    pub(super) fn lanes(&mut self, by: Lanes, filter: &str) -> String {
        let query = query::Board {
            pipeline: None,
            words: String::new(),
            filter: filter.to_owned(),
            sort: vec![query::Sort::read("-value")],
            lanes: Some(by),
            windows: Vec::new(),
            len: 100,
            now: self.at.to_zoned(jiff::tz::TimeZone::UTC),
            week_start: jiff::civil::Weekday::Monday,
            me: "Kim".to_owned(),
        };
        let Answer::Board(Board { columns, lanes, .. }) = self.local.query(&Query::Board(query)).unwrap() else {
            panic!("no board")
        };
        let mut cards: Vec<_> = columns.iter().map(|column| column.rows.iter().map(Record::title)).collect();
        let lines = lanes.iter().map(|lane| {
            let shares = lane.counts.iter().zip(&mut cards);
            let shares: Vec<String> =
                shares.map(|(count, cards)| cards.take(*count).collect::<Vec<_>>().join(" ")).collect();
            let open: Vec<String> =
                lane.open.iter().map(|(code, total)| format!("{} {}", total.sum, code.code())).collect();
            format!("{}: {} ({})", lane.name.as_deref().unwrap_or("-"), shares.join(" | "), open.join(", "))
        });
        let lines: Vec<String> = lines.collect();
        assert!(cards.iter_mut().all(|rest| rest.next().is_none()), "every card is in a lane");
        lines.join("\n")
    }

    /// What rang after a moment, with the time of day, and when something rings next.
    pub(super) fn reminders(&mut self, since: &str) -> String {
        let (since, now) = (since.parse().unwrap(), self.at.to_zoned(jiff::tz::TimeZone::UTC));
        let query = Query::Reminders(query::Reminders { since, now, me: "Kim".to_owned(), rung: Vec::new() });
        let Answer::Reminders(found) = self.local.query(&query).unwrap() else { panic!("no reminders") };
        assert_eq!(found.count, found.rung.len());
        let rung = found.rung.iter().map(|rung| format!("{} {}", rung.task.title(), rung.at.strftime("%H:%M")));
        let next = found.next.map(|next| next.to_string()).unwrap_or_default();
        format!("{}; next {next}", rung.collect::<Vec<_>>().join(", "))
    }

    /// What is said of a deal's way: its stage, its days, its moves.
    pub(super) fn way(&mut self, name: &str) -> String {
        let deal = self.card(Kind::Deal, name).record;
        let field = |key| Field::find(Kind::Deal, key).map(crate::domain::Slot::Field).unwrap();
        let mut told =
            vec![format!("{}/{}", deal.texts(field("pipeline")).concat(), deal.texts(field("stage")).concat())];
        for key in ["opened", "closed", "lost_reason", "moves"] {
            let texts = deal.texts(field(key));
            if !texts.is_empty() {
                told.push(format!("{key} {}", texts.join(", ")));
            }
        }
        told.join("; ")
    }

    pub(super) fn query(&mut self, query: &Query) -> Answer {
        self.local.query(query).unwrap()
    }

    pub(super) fn ask(&mut self, query: &Query, asker: &Asker) -> Result<Answer, Unanswered> {
        self.local.ask(query, asker)
    }

    /// The number of the last command.
    pub(super) fn tip(&mut self) -> u64 {
        let Answer::Status(status) = self.query(&Query::Status) else { panic!("no status") };
        status.seq
    }

    pub(super) fn book(&self) -> &Book {
        self.local.0.book()
    }
}
