//! What an owner and a guest say to each other.
//!
//! Invariant: messages are JSON by name. Who is younger may say more than the other one knows, which is passed over;
//! a field that is added later has a default. What cannot be passed over is a new major version.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::domain::id::{BookId, SessionId};
use crate::ops::{Answer, Detail, Failure, Outcome, Query, Receipt, Request, Row};

/// What is spoken here.
pub(super) const PROTOCOL: Protocol = Protocol { major: 1, minor: 2 };

/// From here on a guest says [`FromGuest::Go`].
pub(super) const SAYS_GO: Protocol = Protocol { major: 1, minor: 1 };

/// From here on an owner breaks a question off when it hears [`FromGuest::Cancel`]; before, that came too late.
pub(super) const BREAKS_OFF: Protocol = Protocol { major: 1, minor: 2 };

/// By what both sides know that the other one is rolo.
const MAGIC: &str = "rolo";

/// A version of the protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Protocol {
    /// Those of another one do not understand each other.
    pub major: u16,
    /// A higher one says more.
    pub minor: u16,
}

/// What each side says first. Its fields stay as they are in every version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    magic: String,
    /// What it speaks.
    pub protocol: Protocol,
    /// Who it is, as people are told: `rolo 0.1.0, pid 812 on pts/3`.
    pub who: String,
    /// The book that is meant.
    pub book: BookId,
}

impl Hello {
    /// That of this program.
    pub fn new(who: String, book: BookId) -> Hello {
        Hello { magic: MAGIC.to_owned(), protocol: PROTOCOL, who, book }
    }

    /// Whether it comes from a rolo at all.
    fn is_ours(&self) -> bool {
        self.magic == MAGIC
    }

    /// Whether it comes from a rolo that understands this one.
    pub(super) fn is_understood(&self) -> bool {
        self.is_ours() && self.protocol.major == PROTOCOL.major
    }

    /// What is spoken there compared with what is spoken here; nothing if it comes from no rolo.
    pub fn age(&self) -> Option<Ordering> {
        self.is_ours().then(|| self.protocol.cmp(&PROTOCOL))
    }
}

/// What an owner says to a guest's hello.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Greeting {
    /// Its own hello.
    pub(super) hello: Hello,
    /// Why it does not serve the guest, if so.
    pub(super) refused: Option<Refused>,
}

/// Why an owner does not serve a guest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Refused {
    /// It speaks another major version.
    Protocol,
    /// It means another book.
    Book,
    /// There are too many.
    Full,
    /// A reason of a later version.
    #[serde(other)]
    Otherwise,
}

/// What a guest says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum FromGuest {
    /// A question.
    Ask(Box<Query>),
    /// A command, and how much is wanted to be known of what became of records.
    Do(Box<Request>, Detail),
    /// The command may be done: its turn came while the guest still waited for it. Whoever never said this knows that
    /// nothing is done.
    Go,
    /// The next row of bulk input, which was wanted.
    Row(Option<Result<Row, Failure>>),
    /// The command is to be given up, or nobody waits for the answer any longer.
    Cancel,
    /// The guest wants one notice when there is an entry that is not of its session, beyond this one, or beyond the
    /// last one that there is.
    Listen(SessionId, Option<u64>),
    /// Who else is served?
    Who,
}

/// What an owner says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum FromOwner {
    /// To a question.
    Answer(Result<Answer, Failure>),
    /// To a question that was cancelled.
    BrokenOff,
    /// The command is being done now, or the answer looked for; before, others had to be served.
    Begun,
    /// The next row is wanted.
    WantRow,
    /// So many rows were read.
    Progress(u64),
    /// What became of a record.
    Outcome(Box<Outcome>),
    /// The command was done, durably, or was not.
    Done(Box<Result<Receipt, Failure>>),
    /// The book has this entry now.
    Notice(u64),
    /// Who is served.
    Guests(Vec<String>),
    /// What was said is not understood.
    Pardon,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Kind;
    use crate::domain::id::{RecordId, Uuid128};
    use crate::domain::{EntryId, Origin, Path, Value};
    use crate::ops::answer::{self, Lane};
    use crate::ops::query::{Board, Lanes};
    use crate::ops::{Act, Code, Command, Edit, Mode, Target, Verb};

    /// What a message is on the wire; a guest of an older version reads the same for good.
    fn json(message: &(impl Serialize + for<'de> Deserialize<'de> + PartialEq + std::fmt::Debug)) -> String {
        let json = serde_json::to_string(message).unwrap();
        assert_eq!(&serde_json::from_str::<serde_json::Value>(&json).unwrap(), &serde_json::to_value(message).unwrap());
        let read = serde_json::from_slice(json.as_bytes()).unwrap();
        assert_eq!(message, &read);
        json
    }

    #[test]
    fn greetings_are_what_they_are() {
        let hello = Hello::new("rolo 0.1.0, pid 8".into(), BookId(Uuid128(7)));
        insta::assert_snapshot!(json(&hello), @r#"{"magic":"rolo","protocol":{"major":1,"minor":2},"who":"rolo 0.1.0, pid 8","book":"00000000-0000-0000-0000-000000000007"}"#);
        insta::assert_snapshot!(json(&Greeting { hello, refused: Some(Refused::Full) }), @r#"{"hello":{"magic":"rolo","protocol":{"major":1,"minor":2},"who":"rolo 0.1.0, pid 8","book":"00000000-0000-0000-0000-000000000007"},"refused":"full"}"#);
        let later = r#"{"magic":"rolo","protocol":{"major":1,"minor":9},"who":"","book":"00000000-0000-0000-0000-000000000007","mood":"good"}"#;
        assert_eq!(serde_json::from_str::<Hello>(later).unwrap().protocol.minor, 9);
        assert_eq!(serde_json::from_str::<Refused>("\"tired\"").unwrap(), Refused::Otherwise);
    }

    #[test]
    fn what_guests_say_is_what_it_is() {
        let edits = vec![Edit::Put(Path::one("given"), Value::Text("Jane".into()))];
        let row = Row { line: 3, kind: Kind::Contact, target: Target::New, act: Act::Edit(edits.clone()), rev: None };
        let request = Request {
            id: EntryId(Uuid128(1)),
            actor: "Kim".into(),
            origin: Origin::Shell,
            session: SessionId(Uuid128(2)),
            at: "2026-03-02T09:30:00+01:00[Europe/Berlin]".parse().unwrap(),
            words: vec!["contact".into(), "add".into(), "Jane".into()],
            command: Command::Add { kind: Kind::Contact, edits },
            mode: Mode::Do,
            base: None,
        };
        insta::assert_snapshot!(json(&FromGuest::Ask(Box::new(Query::Status))), @r#"{"ask":"Status"}"#);
        insta::assert_snapshot!(json(&FromGuest::Do(Box::new(request), Detail::Whole)), @r#"{"do":[{"id":"00000000-0000-0000-0000-000000000001","actor":"Kim","origin":"shell","session":"00000000-0000-0000-0000-000000000002","at":"2026-03-02T09:30:00+01:00[Europe/Berlin]","words":["contact","add","Jane"],"command":{"Add":{"kind":"contact","edits":[{"Put":["given",{"Text":"Jane"}]}]}},"mode":"Do"},"Whole"]}"#);
        insta::assert_snapshot!(json(&FromGuest::Row(Some(Ok(row)))), @r#"{"row":{"Ok":{"line":3,"kind":"contact","target":"New","act":{"Edit":[{"Put":["given",{"Text":"Jane"}]}]}}}}"#);
        insta::assert_snapshot!(json(&FromGuest::Row(None)), @r#"{"row":null}"#);
        let show = |filter: &str| Query::Show {
            kind: None,
            reference: crate::ops::Reference("jane".into()),
            len: 1,
            filter: filter.into(),
            now: "2026-03-02T09:30:00+01:00[Europe/Berlin]".parse().unwrap(),
            week_start: jiff::civil::Weekday::Monday,
            me: "Kim".into(),
        };
        // Without a filter it is what it was before there were any.
        insta::assert_snapshot!(json(&FromGuest::Ask(Box::new(show("")))), @r#"{"ask":{"Show":{"kind":null,"reference":"jane","len":1,"now":"2026-03-02T09:30:00+01:00[Europe/Berlin]","week_start":1,"me":"Kim"}}}"#);
        insta::assert_snapshot!(json(&FromGuest::Ask(Box::new(show("type:call")))), @r#"{"ask":{"Show":{"kind":null,"reference":"jane","len":1,"filter":"type:call","now":"2026-03-02T09:30:00+01:00[Europe/Berlin]","week_start":1,"me":"Kim"}}}"#);
        insta::assert_snapshot!(json(&FromGuest::Go), @r#""go""#);
        insta::assert_snapshot!(json(&FromGuest::Cancel), @r#""cancel""#);
        insta::assert_snapshot!(json(&FromGuest::Listen(SessionId(Uuid128(2)), Some(4))), @r#"{"listen":["00000000-0000-0000-0000-000000000002",4]}"#);
        insta::assert_snapshot!(json(&FromGuest::Who), @r#""who""#);
    }

    #[test]
    fn lanes_are_asked_for_and_told_only_where_there_are_some() {
        let mut asked = Board {
            pipeline: None,
            words: String::new(),
            filter: String::new(),
            sort: Vec::new(),
            lanes: None,
            windows: Vec::new(),
            len: 5,
            now: "2026-03-02T09:30:00+01:00[Europe/Berlin]".parse().unwrap(),
            week_start: jiff::civil::Weekday::Monday,
            me: "Kim".into(),
        };
        // As every guest says it that knows no lanes.
        insta::assert_snapshot!(json(&Query::Board(asked.clone())), @r#"{"Board":{"pipeline":null,"words":"","filter":"","sort":[],"windows":[],"len":5,"now":"2026-03-02T09:30:00+01:00[Europe/Berlin]","week_start":1,"me":"Kim"}}"#);
        asked.lanes = Some(Lanes::CloseMonth);
        insta::assert_snapshot!(json(&Query::Board(asked)), @r#"{"Board":{"pipeline":null,"words":"","filter":"","sort":[],"lanes":"close-month","windows":[],"len":5,"now":"2026-03-02T09:30:00+01:00[Europe/Berlin]","week_start":1,"me":"Kim"}}"#);
        insta::assert_snapshot!(json(&Answer::Board(answer::Board::default())), @r#"{"Board":{"pipelines":[],"shown":0,"columns":[]}}"#);
        let lane = Lane { name: Some("2026-03".into()), counts: vec![2, 0], ..Lane::default() };
        insta::assert_snapshot!(json(&Answer::Board(answer::Board { lanes: vec![lane], ..Default::default() })), @r#"{"Board":{"pipelines":[],"shown":0,"columns":[],"lanes":[{"name":"2026-03","counts":[2,0],"open":[]}]}}"#);
    }

    #[test]
    fn what_owners_say_is_what_it_is() {
        let failure = Failure::new(Code::NoMatch).fact("reference", "ann");
        let mut outcome = Outcome { line: None, verb: Verb::Deleted, record: None, change: None, failure: None };
        insta::assert_snapshot!(json(&FromOwner::Answer(Err(failure))), @r#"{"answer":{"Err":{"code":"no-match","facts":{"reference":"ann"},"candidates":[]}}}"#);
        insta::assert_snapshot!(json(&FromOwner::Outcome(Box::new(outcome.clone()))), @r#"{"outcome":{"line":null,"verb":"Deleted","record":null,"change":null,"failure":null}}"#);
        outcome.change = Some(crate::domain::Change::of(RecordId { kind: Kind::Deal, uuid: Uuid128(5) }));
        insta::assert_snapshot!(json(&FromOwner::Outcome(Box::new(outcome))), @r#"{"outcome":{"line":null,"verb":"Deleted","record":null,"change":{"kind":"deal","id":"00000000-0000-0000-0000-000000000005","set":{}},"failure":null}}"#);
        insta::assert_snapshot!(json(&FromOwner::Done(Box::new(Ok(Receipt { entry: Some(12), ..Receipt::default() })))), @r#"{"done":{"Ok":{"entry":12,"reversed":null,"counts":{"created":0,"made":0,"updated":0,"deleted":0,"restored":0,"unchanged":0,"failed":0,"reversed":0,"kept":0},"warnings":[],"fields":null}}}"#);
        insta::assert_snapshot!(json(&FromOwner::BrokenOff), @r#""broken-off""#);
        insta::assert_snapshot!(json(&FromOwner::Begun), @r#""begun""#);
        insta::assert_snapshot!(json(&FromOwner::WantRow), @r#""want-row""#);
        insta::assert_snapshot!(json(&FromOwner::Progress(512)), @r#"{"progress":512}"#);
        insta::assert_snapshot!(json(&FromOwner::Notice(13)), @r#"{"notice":13}"#);
        insta::assert_snapshot!(json(&FromOwner::Guests(vec!["rolo".into()])), @r#"{"guests":["rolo"]}"#);
        insta::assert_snapshot!(json(&FromOwner::Pardon), @r#""pardon""#);
    }
}
