//! Random commands on a real book against a plain map.

use std::collections::BTreeMap;
use std::path::Path as FilePath;

use proptest::prelude::*;
use uuid::Uuid;

use super::tests::travelled::Travelled;
use super::{Book, Local, Surroundings};
use crate::domain::consent::Purpose;
use crate::domain::field::DELETED;
use crate::domain::id::{SessionId, Uuid128};
use crate::domain::stage::{Outcome, Sketch};
use crate::domain::{DeviceId, EntryId, Kind, Life, Origin, Path, RecordId, Value};
use crate::ops::{
    Answer, Client, Code, Command, Destination, Dress, Edit, Kept, List, Mode, OnError, Query, Quiet, Reference,
    Request, Row, Scope, Spot, Talk, Targets,
};

/// What happens in a test.
#[derive(Clone, Debug)]
enum Step {
    Add(u8),
    Edit(usize, u8),
    Tag(usize, u8),
    Delete(usize),
    Restore(usize),
    Apply(Vec<(usize, u8)>),
    /// A deal, of which the first one makes a pipeline.
    Deal(u8),
    /// A deal goes to another stage, perhaps on an earlier day.
    Go(usize, i8),
    /// A pipeline with two stages, or a stage.
    Lay(u8),
    /// A deal, a stage or a pipeline is deleted; deals go to the second one.
    Drop(usize, Option<usize>),
    /// What was deleted of these comes back.
    Bring(usize),
    Undo,
    Redo,
    Reopen,
    LoseStore,
    Tear,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => any::<u8>().prop_map(Step::Add),
        4 => (any::<usize>(), any::<u8>()).prop_map(|(who, what)| Step::Edit(who, what)),
        2 => (any::<usize>(), 0..4u8).prop_map(|(who, what)| Step::Tag(who, what)),
        2 => any::<usize>().prop_map(Step::Delete),
        2 => any::<usize>().prop_map(Step::Restore),
        2 => prop::collection::vec((any::<usize>(), any::<u8>()), 1..6).prop_map(Step::Apply),
        3 => any::<u8>().prop_map(Step::Deal),
        4 => (any::<usize>(), -4..5_i8).prop_map(|(who, way)| Step::Go(who, way)),
        2 => any::<u8>().prop_map(Step::Lay),
        2 => (any::<usize>(), any::<Option<usize>>()).prop_map(|(what, heir)| Step::Drop(what, heir)),
        2 => any::<usize>().prop_map(Step::Bring),
        4 => Just(Step::Undo),
        3 => Just(Step::Redo),
        1 => Just(Step::Reopen),
        1 => Just(Step::LoseStore),
        1 => Just(Step::Tear),
    ];
    prop::collection::vec(step, 1..40)
}

type Fields = BTreeMap<Path, Value>;

/// The book as a plain map, with all its former states for undo.
#[derive(Default)]
struct Model {
    now: BTreeMap<RecordId, Fields>,
    done: Vec<BTreeMap<RecordId, Fields>>,
    undone: Vec<BTreeMap<RecordId, Fields>>,
}

impl Model {
    fn turn_into(&mut self, next: BTreeMap<RecordId, Fields>) {
        if next != self.now {
            self.come_to(next);
        }
    }

    /// The state after an entry, even one whose rows take each other back.
    fn come_to(&mut self, next: BTreeMap<RecordId, Fields>) {
        self.done.push(std::mem::replace(&mut self.now, next));
        self.undone.clear();
    }

    fn undo(&mut self) -> bool {
        let Some(before) = self.done.pop() else { return false };
        self.undone.push(std::mem::replace(&mut self.now, before));
        true
    }

    fn redo(&mut self) -> bool {
        let Some(after) = self.undone.pop() else { return false };
        self.done.push(std::mem::replace(&mut self.now, after));
        true
    }
}

/// A client of a book in a directory, which can be closed and opened again.
struct Desk<'a> {
    dir: &'a FilePath,
    local: Option<Travelled>,
    requests: u128,
}

/// Rows that are there from the beginning.
struct Rows(std::vec::IntoIter<Row>);

impl Talk for Rows {
    fn row(&mut self) -> Option<Result<Row, crate::ops::Failure>> {
        self.0.next().map(Ok)
    }

    fn outcome(&mut self, _outcome: crate::ops::Outcome) {}

    fn progress(&mut self, _rows: u64) -> crate::ops::Flow {
        crate::ops::Flow::On
    }
}

impl Desk<'_> {
    fn open(dir: &FilePath, ids: u128) -> Desk<'_> {
        Desk::open_after("boot", dir, ids)
    }

    fn open_after<'a>(last_boot: &str, dir: &'a FilePath, ids: u128) -> Desk<'a> {
        let mut next = ids;
        let surroundings = Surroundings {
            wall_millis: Box::new(|| 1_000),
            fresh: Box::new(move || {
                next += 1;
                // Spread over the handle's bits, so that handles differ.
                Uuid::from_u128(next << 64 | (next.wrapping_mul(0x9e37_79b9_7f4a_7c15) & 0x3fff_ffff_ffff_ffff))
            }),
            seed: [7; 32],
            device: DeviceId(Uuid128(1)),
            boot: last_boot.to_owned(),
            progress: Box::new(|_| ()),
        };
        let book = Book::open(dir, surroundings).unwrap();
        Desk { dir, local: Some(Travelled(Local::new(book))), requests: ids << 40 }
    }

    fn close(&mut self) {
        self.local = None;
    }

    fn client(&mut self) -> &mut Travelled {
        self.local.as_mut().unwrap()
    }

    fn request(&mut self, command: Command) -> Request {
        self.requests += 1;
        Request {
            id: EntryId(Uuid128(self.requests)),
            actor: "Kim".to_owned(),
            origin: Origin::Shell,
            session: SessionId(Uuid128(1)),
            at: self.now().to_zoned(jiff::tz::TimeZone::UTC),
            words: vec!["test".to_owned()],
            command,
            mode: Mode::Do,
            base: None,
        }
    }

    /// A command an hour.
    fn now(&self) -> jiff::Timestamp {
        jiff::Timestamp::from_second(i64::try_from(self.requests & 0xffff).unwrap() * 3600).unwrap()
    }

    fn execute(&mut self, command: Command, talk: &mut dyn Talk) -> Result<crate::ops::Receipt, crate::ops::Failure> {
        let request = self.request(command);
        self.client().execute(&request, talk)
    }

    fn records(&mut self, kind: Kind, life: Life) -> Vec<crate::domain::Record> {
        let query = Query::List(List {
            kinds: vec![kind],
            words: String::new(),
            filter: String::new(),
            sort: Vec::new(),
            life,
            purpose: Purpose::Any,
            start: 0,
            len: usize::MAX,
            dress: Dress::Names,
            now: jiff::Timestamp::UNIX_EPOCH.to_zoned(jiff::tz::TimeZone::UTC),
            week_start: jiff::civil::Weekday::Monday,
            me: "Kim".to_owned(),
        });
        let Answer::Page(page) = self.client().query(&query).unwrap() else { panic!("no page") };
        assert_eq!(page.total, page.rows.len());
        page.rows
    }

    fn state(&mut self) -> BTreeMap<RecordId, Fields> {
        let halves = Kind::ALL.iter().flat_map(|kind| [Life::Live, Life::Deleted].map(|life| (*kind, life)));
        let all = halves.flat_map(|(kind, life)| self.records(kind, life));
        all.map(|record| (record.id, record.fields)).collect()
    }

    fn digest(&mut self) -> [u8; 32] {
        self.client().0.book().store.digest().unwrap()
    }
}

fn text(key: &'static str, what: u8) -> Edit {
    Edit::Put(Path::one(key), Value::Text(format!("name {what}")))
}

fn pick(model: &Model, who: usize, deleted: bool) -> Option<RecordId> {
    pick_of(model, &[Kind::Contact], who, deleted)
}

fn pick_of(model: &Model, kinds: &[Kind], who: usize, deleted: bool) -> Option<RecordId> {
    let fits = |id: &RecordId, fields: &Fields| kinds.contains(&id.kind) && fields.contains_key(DELETED) == deleted;
    let fitting: Vec<RecordId> = model.now.iter().filter(|(id, fields)| fits(id, fields)).map(|(id, _)| *id).collect();
    (!fitting.is_empty()).then(|| fitting[who % fitting.len()])
}

fn with(model: &Model, id: RecordId, change: impl FnOnce(&mut Fields)) -> BTreeMap<RecordId, Fields> {
    let mut next = model.now.clone();
    change(next.get_mut(&id).unwrap());
    next
}

fn reference(id: RecordId) -> Vec<Reference> {
    vec![Reference(id.uuid.to_string())]
}

fn play(desk: &mut Desk<'_>, model: &mut Model, step: &Step, opened: &mut u128) {
    let kind = Kind::Contact;
    match step {
        Step::Add(what) => {
            let mut quiet = Quiet::default();
            desk.execute(Command::Add { kind, edits: vec![text("given", *what)] }, &mut quiet).unwrap();
            let made = quiet.outcomes.pop().unwrap().record.unwrap();
            let mut next = model.now.clone();
            assert!(next.insert(made.id, made.fields).is_none());
            model.turn_into(next);
        }
        Step::Edit(who, what) => {
            let Some(id) = pick(model, *who, false) else { return };
            let edits = vec![text("family", *what)];
            desk.execute(Command::Edit { kind, targets: Targets::Named(reference(id)), edits }, &mut Quiet::default())
                .unwrap();
            let next = with(model, id, |fields| {
                fields.insert(Path::one("family"), Value::Text(format!("name {what}")));
            });
            model.turn_into(next);
        }
        Step::Tag(who, what) => {
            let Some(id) = pick(model, *who, false) else { return };
            let path = Path::item("tags", &what.to_string());
            let has = model.now[&id].contains_key(&path);
            let edit = if has { Edit::Remove(path.clone()) } else { Edit::Put(path.clone(), Value::Flag) };
            let command = Command::Edit { kind, targets: Targets::Named(reference(id)), edits: vec![edit] };
            desk.execute(command, &mut Quiet::default()).unwrap();
            let next = with(model, id, |fields| {
                if has {
                    fields.remove(&path)
                } else {
                    fields.insert(path, Value::Flag)
                };
            });
            model.turn_into(next);
        }
        Step::Delete(who) => {
            let Some(id) = pick(model, *who, false) else { return };
            desk.execute(
                Command::Delete { kind, targets: Targets::Named(reference(id)), heir: None },
                &mut Quiet::default(),
            )
            .unwrap();
            let next = with(model, id, |fields| {
                fields.insert(Path::one(DELETED), Value::Flag);
            });
            model.turn_into(next);
        }
        Step::Restore(who) => {
            let Some(id) = pick(model, *who, true) else { return };
            desk.execute(Command::Restore { kind, targets: Targets::Named(reference(id)) }, &mut Quiet::default())
                .unwrap();
            let next = with(model, id, |fields| {
                fields.remove(DELETED);
            });
            model.turn_into(next);
        }
        Step::Apply(rows) => apply(desk, model, rows),
        Step::Deal(_) | Step::Go(..) | Step::Lay(_) | Step::Drop(..) | Step::Bring(_) => {
            let command = command_of(model, step);
            if let Some(command) = command {
                follow(desk, model, command);
            }
        }
        Step::Undo => {
            let command = Command::Undo { entry: None, scope: Scope::Book, kept: Kept::Refuse };
            let done = desk.execute(command, &mut Quiet::default());
            assert_eq!(done.map(|_| true).or_else(nothing), Ok(model.undo()));
        }
        Step::Redo => {
            let command = Command::Redo { scope: Scope::Book, kept: Kept::Refuse };
            let done = desk.execute(command, &mut Quiet::default());
            assert_eq!(done.map(|_| true).or_else(nothing), Ok(model.redo()));
        }
        Step::Reopen => reopen(desk, opened, |_| ()),
        Step::LoseStore => reopen(desk, opened, |dir| std::fs::remove_dir_all(dir.join("store")).unwrap()),
        Step::Tear => reopen(desk, opened, |dir| {
            // The beginning of an entry that a power cut ended.
            let path = dir.join("journal/000001.log");
            let mut bytes = std::fs::read(&path).unwrap();
            bytes.extend_from_slice(b"00000000 {\"begin\":");
            std::fs::write(&path, bytes).unwrap();
        }),
    }
}

/// The command of a step that has to do with deals, if there is something for it to do.
fn command_of(model: &Model, step: &Step) -> Option<Command> {
    let kinds = [Kind::Deal, Kind::Stage, Kind::Pipeline];
    match step {
        Step::Deal(what) => Some(Command::Add { kind: Kind::Deal, edits: vec![text("name", *what)] }),
        Step::Go(who, way) => {
            let id = pick_of(model, &[Kind::Deal], *who, false)?;
            let to = match way {
                -4 => Destination::Outcome(Outcome::Open),
                3 => Destination::Outcome(Outcome::Won),
                4 => Destination::Outcome(Outcome::Lost),
                way => Destination::Beside(*way),
            };
            let on = (*who % 5 == 0).then(|| jiff::civil::date(1970, 1, 1 + way.unsigned_abs().cast_signed()));
            let spot = (*who % 3 == 0).then_some(Spot::First);
            let targets = Targets::Named(reference(id));
            Some(Command::MoveDeals { targets, to, spot, on, edits: Vec::new(), next: None })
        }
        Step::Lay(what) if what % 3 == 0 => {
            let stages = ["New", "Done (won)"].map(|stage| Sketch::read(stage).unwrap()).to_vec();
            Some(Command::AddPipeline { edits: vec![text("name", *what)], stages })
        }
        Step::Lay(what) => Some(Command::AddStage { edits: vec![text("name", *what)], spot: None }),
        Step::Drop(what, heir) => {
            let id = pick_of(model, &kinds, *what, false)?;
            let heir = heir.and_then(|heir| pick_of(model, &[Kind::Stage], heir, false));
            let heir = heir.map(|heir| Reference(heir.uuid.to_string()));
            Some(Command::Delete { kind: id.kind, targets: Targets::Named(reference(id)), heir })
        }
        Step::Bring(what) => {
            let id = pick_of(model, &kinds, *what, true)?;
            Some(Command::Restore { kind: id.kind, targets: Targets::Named(reference(id)) })
        }
        Step::Add(_)
        | Step::Edit(..)
        | Step::Tag(..)
        | Step::Delete(_)
        | Step::Restore(_)
        | Step::Apply(_)
        | Step::Undo
        | Step::Redo
        | Step::Reopen
        | Step::LoseStore
        | Step::Tear => None,
    }
}

/// A command that may be refused by the rules of pipelines; what it tells is what becomes of the map.
fn follow(desk: &mut Desk<'_>, model: &mut Model, command: Command) {
    let mut quiet = Quiet::default();
    let refusals = [Code::HasDeals, Code::HeirGoes, Code::IsDeleted, Code::LastStage, Code::NameTaken, Code::NoOutcome];
    if let Err(refused) = desk.execute(command, &mut quiet) {
        assert!(refusals.contains(&refused.code), "{refused}");
        return;
    }
    let mut next = model.now.clone();
    for change in quiet.outcomes.into_iter().filter_map(|outcome| outcome.change) {
        let mut record = crate::domain::Record::new(change.id, jiff::Timestamp::UNIX_EPOCH);
        record.fields = next.remove(&change.id).unwrap_or_default();
        record.apply(&change);
        next.insert(change.id, record.fields);
    }
    check_deals(&next);
    model.turn_into(next);
}

/// Whether each living deal is where its last move brought it: in a living stage of its living pipeline.
fn check_deals(book: &BTreeMap<RecordId, Fields>) {
    let living = |kind, value: &Value| {
        let Value::Record(uuid) = value else { panic!("{value:?}") };
        let fields = book.get(&RecordId { kind, uuid: *uuid }).filter(|fields| !fields.contains_key(DELETED));
        fields.unwrap_or_else(|| panic!("no {kind:?} {uuid}"))
    };
    let deals = book.iter().filter(|(id, fields)| id.kind == Kind::Deal && !fields.contains_key(DELETED));
    for (_, deal) in deals {
        let (stage, pipeline) = (living(Kind::Stage, &deal["stage"]), &deal["pipeline"]);
        living(Kind::Pipeline, pipeline);
        assert_eq!(&stage["pipeline"], pipeline);
        let last = deal.iter().rfind(|(path, _)| path.field() == "moves");
        assert_eq!(last.map(|(_, to)| to), Some(&deal["stage"]));
        assert_eq!(deal.contains_key("closed"), stage["outcome"] != Value::Text("open".to_owned()));
    }
}

/// Rows that edit the same record several times are one command, undone as one.
fn apply(desk: &mut Desk<'_>, model: &mut Model, rows: &[(usize, u8)]) {
    let mut next = model.now.clone();
    let (mut given, mut is_entry) = (Vec::new(), false);
    for (line, (who, what)) in rows.iter().enumerate() {
        let Some(id) = pick(model, *who, false) else { return };
        let edits = vec![text("source", *what)];
        let target = crate::ops::Target::Id(id, None);
        given.push(Row {
            line: line as u64 + 1,
            kind: Kind::Contact,
            target,
            act: crate::ops::Act::Edit(edits),
            rev: None,
        });
        let value = Value::Text(format!("name {what}"));
        is_entry |= next.get_mut(&id).unwrap().insert(Path::one("source"), value.clone()) != Some(value);
    }
    desk.execute(Command::Apply { on_error: OnError::Abort, make: vec![Kind::Company] }, &mut Rows(given.into_iter()))
        .unwrap();
    if is_entry {
        model.come_to(next);
    }
}

fn nothing(failure: crate::ops::Failure) -> Result<bool, crate::ops::Failure> {
    let nothing = [Code::NothingToUndo, Code::NothingToRedo].contains(&failure.code);
    if nothing { Ok(false) } else { Err(failure) }
}

fn reopen(desk: &mut Desk<'_>, opened: &mut u128, meanwhile: impl FnOnce(&FilePath)) {
    desk.close();
    meanwhile(desk.dir);
    *opened += 1;
    *desk = Desk::open(desk.dir, *opened << 20);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_book_is_a_plain_map_with_undo(steps in steps()) {
        let dir = tempfile::tempdir().unwrap();
        let mut opened = 1;
        let mut desk = Desk::open(dir.path(), opened << 20);
        let mut model = Model::default();
        for step in &steps {
            play(&mut desk, &mut model, step, &mut opened);
            prop_assert_eq!(&desk.state(), &model.now, "after {:?}", step);
        }
        let kept = desk.digest();
        play(&mut desk, &mut model, &Step::LoseStore, &mut opened);
        prop_assert_eq!(desk.digest(), kept, "views differ from a rebuild");
        while model.undo() {
            play(&mut desk, &mut Model { done: vec![BTreeMap::new()], ..Model::default() }, &Step::Undo, &mut opened);
        }
        prop_assert!(desk.state().is_empty());
    }
}

#[test]
fn an_undo_keeps_what_was_changed_since_and_says_by_what() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1 << 20);
    let kind = Kind::Contact;
    let rows = |what: u8| -> Vec<Row> {
        let edits = |who: u8| vec![text("given", who), text("source", what)];
        let row = |who: u8| Row {
            line: u64::from(who),
            kind,
            target: crate::ops::Target::New,
            act: crate::ops::Act::Edit(edits(who)),
            rev: None,
        };
        (1..=3).map(row).collect()
    };
    desk.execute(
        Command::Apply { on_error: OnError::Abort, make: vec![Kind::Company] },
        &mut Rows(rows(1).into_iter()),
    )
    .unwrap();
    let edit = Command::Edit {
        kind,
        targets: Targets::Named(vec![Reference("name 2".to_owned())]),
        edits: vec![text("source", 9)],
    };
    desk.execute(edit, &mut Quiet::default()).unwrap();

    let undo = |kept| Command::Undo { entry: Some(crate::ops::EntryRef(1)), scope: Scope::Book, kept };
    let refused = desk.execute(undo(Kept::Refuse), &mut Quiet::default()).unwrap_err();
    assert_eq!((refused.code, refused.candidates.len()), (Code::ChangedSince, 1));
    assert_eq!(desk.state().len(), 3);

    let mut quiet = Quiet::default();
    let receipt = desk.execute(undo(Kept::Skip), &mut quiet).unwrap();
    assert_eq!((receipt.counts.reversed, receipt.counts.kept), (2, 1));
    let kept = quiet.outcomes.iter().find_map(|outcome| outcome.failure.clone()).unwrap();
    assert_eq!((kept.facts["path"].as_str(), kept.facts["entry"].as_str()), ("source", "2"));
    assert_eq!(desk.state().len(), 1);
}

#[test]
fn a_request_that_is_sent_twice_is_done_once() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1 << 20);
    let request = desk.request(Command::Add { kind: Kind::Contact, edits: vec![text("given", 1)] });
    let first = desk.client().execute(&request, &mut Quiet::default()).unwrap();
    let second = desk.client().execute(&request, &mut Quiet::default()).unwrap();
    assert_eq!((first.entry, second.entry), (Some(1), Some(1)));
    assert_eq!(desk.state().len(), 1);
}

#[test]
fn what_a_damaged_journal_lost_is_read_from_the_views_also_after_a_reboot() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1 << 20);
    for what in 0..9 {
        desk.execute(Command::Add { kind: Kind::Contact, edits: vec![text("given", what)] }, &mut Quiet::default())
            .unwrap();
    }
    let whole = desk.state();
    desk.close();
    let path = dir.path().join("journal/000001.log");
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    let mut desk = Desk::open_after("another boot", dir.path(), 2 << 20);
    assert_eq!(desk.state(), whole);
    let refused =
        desk.execute(Command::Add { kind: Kind::Contact, edits: vec![text("given", 10)] }, &mut Quiet::default());
    assert_eq!(refused.unwrap_err().code, Code::JournalDamaged);
}

#[test]
fn an_import_of_more_people_than_are_kept_in_mind_makes_their_companies_once_and_is_undone_as_one() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1 << 20);
    let item = Value::Item(crate::domain::item::Item::default());
    let rows: Vec<Row> = (0..11_000_u64)
        .map(|line| {
            let company = Path::item("companies", &format!("Company {}", line % 700));
            let edits = vec![text("given", 1), Edit::Put(company, item.clone())];
            Row {
                line,
                kind: Kind::Contact,
                target: crate::ops::Target::New,
                act: crate::ops::Act::Edit(edits),
                rev: None,
            }
        })
        .collect();
    let apply = Command::Apply { on_error: OnError::Abort, make: vec![Kind::Company] };
    let receipt = desk.execute(apply, &mut Rows(rows.into_iter())).unwrap();
    assert_eq!((receipt.counts.created, receipt.counts.made), (11_000, 700));
    let undo = Command::Undo { entry: None, scope: Scope::Book, kept: Kept::Refuse };
    let receipt = desk.execute(undo, &mut Quiet::default()).unwrap();
    assert_eq!(receipt.counts.reversed, 11_700);
    assert!(desk.state().is_empty());
}
