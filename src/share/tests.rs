//! An owner and its guests over real sockets, with a book that only counts.

use std::io::{Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::wire::{FromGuest, FromOwner, Greeting};
use super::*;
use crate::domain::id::{BookId, SessionId, Uuid128};
use crate::domain::{Asker, EntryId, Kind, Origin};
use crate::ops::{
    Act, Answer, Client, Code, Command, Detail, Failure, Flow, Mode, OnError, Outcome, Query, Quiet, Receipt, Request,
    Row, Status, Talk, Target, Unanswered, Verb,
};

/// How long a test waits for what comes at once.
const LONG: Duration = Duration::from_secs(20);

/// A book that counts entries, and the rows that it was given. Its fields are looked for until nobody wants them.
#[derive(Default)]
struct Ledger {
    seq: u64,
    rows: u64,
    searches: u64,
}

impl Ledger {
    fn search(&mut self, asker: &Asker) -> Unanswered {
        self.searches += 1;
        let (leave, left) = mpsc::channel();
        let _attended = asker.on_leaving(move || leave.send(()).unwrap());
        left.recv_timeout(LONG).expect("somebody waits forever");
        Unanswered::BrokenOff
    }
}

impl Client for Ledger {
    fn execute(&mut self, _request: &Request, talk: &mut dyn Talk) -> Result<Receipt, Failure> {
        let mut rows = 0;
        loop {
            if talk.progress(rows) == Flow::Cancel {
                return Err(Failure::new(Code::Cancelled));
            }
            match talk.row() {
                None => break,
                Some(Err(_)) => {}
                Some(Ok(row)) => {
                    rows += 1;
                    let line = Some(row.line);
                    talk.outcome(Outcome { line, verb: Verb::Created, record: None, change: None, failure: None });
                }
            }
        }
        (self.seq, self.rows) = (self.seq + 1, self.rows + rows);
        Ok(Receipt { entry: Some(self.seq), ..Receipt::default() })
    }

    fn ask(&mut self, query: &Query, asker: &Asker) -> Result<Answer, Unanswered> {
        if *query == Query::Fields {
            return Err(self.search(asker));
        }
        let contacts = usize::try_from(self.rows).unwrap();
        let status = Status { book: BOOK, seq: self.seq, contacts, is_empty: false, read_only: None };
        Ok(Answer::Status(status))
    }
}

/// A talk with rows, which may be stopped.
struct Rows {
    left: u64,
    outcomes: usize,
    stop_at: Option<u64>,
}

impl Talk for Rows {
    fn row(&mut self) -> Option<Result<Row, Failure>> {
        self.left = self.left.checked_sub(1)?;
        let line = self.left;
        Some(Ok(Row { line, kind: Kind::Contact, target: Target::New, act: Act::Edit(Vec::new()), rev: None }))
    }

    fn outcome(&mut self, _outcome: Outcome) {
        self.outcomes += 1;
    }

    fn progress(&mut self, rows: u64) -> Flow {
        if self.stop_at.is_some_and(|stop| rows >= stop) { Flow::Cancel } else { Flow::On }
    }
}

const BOOK: BookId = BookId(Uuid128(7));

fn request(session: u128) -> Request {
    Request {
        id: EntryId(Uuid128(1)),
        actor: "Kim".into(),
        origin: Origin::Shell,
        session: SessionId(Uuid128(session)),
        at: Timestamp::UNIX_EPOCH.to_zoned(TimeZone::UTC),
        words: Vec::new(),
        command: Command::Apply { on_error: OnError::Abort, make: Vec::new() },
        mode: Mode::Do,
        base: None,
    }
}

fn hello() -> Hello {
    Hello::new("rolo, a test".into(), BOOK)
}

fn open(dir: &Path) -> (Lease, Host<Ledger>) {
    let lease = Lease::take(dir, "the owner").unwrap();
    let (host, opened) = Host::open(dir, &lease, hello(), Ledger::default(), 0);
    opened.unwrap();
    (lease, host)
}

fn connect(dir: &Path) -> Remote<fn(Duration, Turn) -> Flow> {
    Remote::connect(dir, &hello(), (|_, _| Flow::On) as fn(Duration, Turn) -> Flow).unwrap()
}

fn seq(remote: &mut Remote<fn(Duration, Turn) -> Flow>) -> (u64, usize) {
    let Answer::Status(status) = remote.ask(&Query::Status, &Asker::default()).unwrap().unwrap() else {
        panic!("no status")
    };
    (status.seq, status.contacts)
}

#[test]
fn a_guest_does_everything_that_the_owner_does() {
    let dir = tempfile::tempdir().unwrap();
    let (_lease, host) = open(dir.path());
    let mut guest = connect(dir.path());
    let mut rows = Rows { left: 500, outcomes: 0, stop_at: None };
    assert_eq!(guest.execute(&request(1), &mut rows).unwrap().unwrap().entry, Some(1));
    assert_eq!((rows.outcomes, seq(&mut guest)), (500, (1, 500)));
    host.desk().execute(&request(2), &mut Quiet::default()).unwrap().unwrap();
    assert_eq!(seq(&mut guest), (2, 500));
    let book = host.close().unwrap();
    assert_eq!((book.seq, book.rows), (2, 500));
    assert!(matches!(guest.ask(&Query::Status, &Asker::default()), Err(Lost::Gone)));
    assert!(!dir.path().join("socket").exists());
}

#[test]
fn a_command_that_is_stopped_or_whose_guest_goes_away_leaves_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let (_lease, host) = open(dir.path());
    let mut guest = connect(dir.path());
    let mut rows = Rows { left: u64::MAX, outcomes: 0, stop_at: Some(3) };
    assert_eq!(guest.execute(&request(1), &mut rows).unwrap().unwrap_err().code, Code::Cancelled);
    assert_eq!(seq(&mut guest), (0, 0), "the connection is of use still");
    let mut gone = connect(dir.path());
    let stream = gone.stream().unwrap();
    thread::scope(|scope| {
        scope.spawn(|| gone.execute(&request(1), &mut Rows { left: u64::MAX, outcomes: 0, stop_at: None }));
        thread::sleep(Duration::from_millis(50));
        stream.shutdown(std::net::Shutdown::Both).unwrap();
    });
    assert_eq!(seq(&mut guest), (0, 0));
    assert!(host.close().is_some());
}

fn notices(dir: &Path, session: u128) -> Receiver<u64> {
    let mut remote = connect(dir);
    remote.be_patient().unwrap();
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        let mut known = Some(0);
        while let Ok(seq) = remote.listen(SessionId(Uuid128(session)), known) {
            known = Some(seq);
            tell.send(seq).unwrap();
        }
    });
    told
}

#[test]
fn everybody_hears_of_what_others_did() {
    let dir = tempfile::tempdir().unwrap();
    let (_lease, host) = open(dir.path());
    let (tell, own) = mpsc::channel();
    host.listen(SessionId(Uuid128(1)), Box::new(move |seq| tell.send(seq).unwrap()));
    let told = notices(dir.path(), 2);
    let mut guest = connect(dir.path());
    guest.execute(&request(3), &mut Quiet::default()).unwrap().unwrap();
    assert_eq!((own.recv_timeout(LONG), told.recv_timeout(LONG)), (Ok(1), Ok(1)));
    host.desk().execute(&request(1), &mut Quiet::default()).unwrap().unwrap();
    assert_eq!(told.recv_timeout(LONG), Ok(2));
    assert!(own.try_recv().is_err(), "the owner's screen knows what it did itself");
    assert!(host.close().is_some());
    assert!(told.recv_timeout(LONG).is_err(), "who listens hears that the owner went away");
}

#[test]
fn garbage_and_silence_cost_the_owner_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let (_lease, host) = open(dir.path());
    for said in [&b"GET / HTTP/1.1\r\n\r\n"[..], &[0xff; 64], b"\x02\0\0\0{}", b""] {
        let mut stream = socket::call(dir.path()).unwrap().unwrap();
        stream.write_all(said).unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        let mut rest = Vec::new();
        // Whatever the owner says to that, it ends the connection.
        drop(stream.read_to_end(&mut rest));
    }
    let _silent = socket::call(dir.path()).unwrap().unwrap();
    assert_eq!(seq(&mut connect(dir.path())), (0, 0));
    assert!(host.close().is_some());
}

#[test]
fn whoever_means_another_book_or_speaks_another_protocol_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let (_lease, host) = open(dir.path());
    let other = Hello::new("rolo, a test".into(), BookId(Uuid128(8)));
    let refused = Remote::connect(dir.path(), &other, |_, _| Flow::On);
    assert!(matches!(refused, Err(NoRemote::Nobody)));
    let mut later = hello();
    later.protocol.major += 1;
    let Err(NoRemote::Stranger(owner)) = Remote::connect(dir.path(), &later, |_, _| Flow::On) else {
        panic!("a later protocol is understood")
    };
    assert_eq!(owner.who, hello().who);
    assert!(host.close().is_some());
}

#[test]
fn who_waits_for_a_silent_owner_may_give_up() {
    let dir = tempfile::tempdir().unwrap();
    let lease = Lease::take(dir.path(), "the owner").unwrap();
    let bound = socket::bind(dir.path(), &lease).unwrap();
    let patience = |waited: Duration, _| if waited > Duration::from_millis(60) { Flow::Cancel } else { Flow::On };
    assert!(matches!(Remote::connect(dir.path(), &hello(), patience), Err(NoRemote::Silent)));
    drop(bound);
}

/// A guest that was greeted.
fn greeted(dir: &Path, hello: &Hello) -> UnixStream {
    let stream = socket::call(dir).unwrap().unwrap();
    frame::send(&mut &stream, hello).unwrap();
    frame::receive::<Greeting>(&mut &stream).unwrap();
    stream
}

/// One that says this, and hears that its turn has come.
fn begun(dir: &Path, hello: &Hello, says: &FromGuest) -> UnixStream {
    let stream = greeted(dir, hello);
    frame::send(&mut &stream, says).unwrap();
    assert_eq!(frame::receive::<FromOwner>(&mut &stream).unwrap(), FromOwner::Begun);
    stream
}

fn command() -> FromGuest {
    FromGuest::Do(Box::new(request(1)), Detail::Verb)
}

/// A question of which there is no end.
fn endless() -> FromGuest {
    FromGuest::Ask(Box::new(Query::Fields))
}

#[test]
fn nothing_is_done_for_a_guest_that_gives_up_when_its_turn_comes() {
    let dir = tempfile::tempdir().unwrap();
    let (_lease, host) = open(dir.path());
    drop(begun(dir.path(), &hello(), &command()));
    assert_eq!(seq(&mut connect(dir.path())), (0, 0));
    assert!(host.close().is_some());
}

#[test]
fn a_guest_of_before_that_was_asked_is_served() {
    let dir = tempfile::tempdir().unwrap();
    let (_lease, host) = open(dir.path());
    let mut older = hello();
    older.protocol.minor = 0;
    let stream = begun(dir.path(), &older, &command());
    loop {
        let said = frame::receive::<FromOwner>(&mut &stream).unwrap();
        if said == FromOwner::WantRow {
            frame::send(&mut &stream, &FromGuest::Row(None)).unwrap();
        } else if let FromOwner::Done(done) = said {
            break assert_eq!(done.unwrap().entry, Some(1));
        }
    }
    assert!(host.close().is_some());
}

#[test]
fn a_question_for_which_nobody_waits_is_broken_off() {
    let dir = tempfile::tempdir().unwrap();
    let (_lease, host) = open(dir.path());
    let mut guest = connect(dir.path());
    let asker = Asker::default();
    thread::scope(|scope| {
        let answered = scope.spawn(|| guest.ask(&Query::Fields, &asker));
        // In its line or being answered: it is the same.
        asker.leave();
        assert_eq!(answered.join().unwrap().unwrap(), Err(Unanswered::BrokenOff));
    });
    assert_eq!(seq(&mut guest), (0, 0), "the connection is of use still");
    let gone = guest.ask(&Query::Fields, &asker).unwrap();
    assert_eq!(gone, Err(Unanswered::BrokenOff), "whoever left before is not waited for");
    assert!(host.close().is_some());
}

#[test]
fn a_guest_says_that_it_asks_something_else_now() {
    let dir = tempfile::tempdir().unwrap();
    let (_lease, host) = open(dir.path());
    let stream = begun(dir.path(), &hello(), &endless());
    let say = |said: &FromGuest| frame::send(&mut &stream, said).unwrap();
    let hear = || frame::receive::<FromOwner>(&mut &stream).unwrap();
    say(&FromGuest::Cancel);
    say(&FromGuest::Ask(Box::new(Query::Status)));
    assert_eq!((hear(), hear()), (FromOwner::BrokenOff, FromOwner::Begun));
    assert!(matches!(hear(), FromOwner::Answer(Ok(Answer::Status(_)))));
    // What comes too late is about nothing that is asked later.
    say(&FromGuest::Cancel);
    say(&FromGuest::Ask(Box::new(Query::Status)));
    assert_eq!(hear(), FromOwner::Begun);
    assert!(matches!(hear(), FromOwner::Answer(Ok(Answer::Status(_)))));
    assert_eq!(host.close().unwrap().searches, 1);
}

#[test]
fn nothing_is_looked_for_any_longer_when_a_guest_hangs_up() {
    let dir = tempfile::tempdir().unwrap();
    let (_lease, host) = open(dir.path());
    let mut other = connect(dir.path());
    drop(begun(dir.path(), &hello(), &endless()));
    assert_eq!(seq(&mut other), (0, 0));
    assert_eq!(host.close().unwrap().searches, 1);
}

/// Serves one guest as an owner of before did, who heard nothing while it answered.
fn old_owner(listener: &UnixListener) -> Vec<FromGuest> {
    let (stream, _) = listener.accept().unwrap();
    let _: Hello = frame::receive(&mut &stream).unwrap();
    let mut hello = hello();
    hello.protocol.minor = 1;
    frame::send(&mut &stream, &Greeting { hello, refused: None }).unwrap();
    let mut heard = Vec::new();
    while let Ok(said) = frame::receive(&mut &stream) {
        heard.push(said);
        frame::send(&mut &stream, &FromOwner::Begun).unwrap();
        frame::send(&mut &stream, &FromOwner::Answer(Err(Failure::new(Code::NoMatch)))).unwrap();
    }
    heard
}

#[test]
fn an_owner_of_before_answers_what_nobody_waits_for() {
    let dir = tempfile::tempdir().unwrap();
    let lease = Lease::take(dir.path(), "the owner").unwrap();
    let bound = socket::bind(dir.path(), &lease).unwrap();
    thread::scope(|scope| {
        let owner = scope.spawn(|| old_owner(&bound.listener));
        let mut guest = connect(dir.path());
        let asker = Asker::default();
        asker.leave();
        for asker in [asker, Asker::default()] {
            assert!(matches!(guest.ask(&Query::Status, &asker), Ok(Err(Unanswered::Failed(_)))));
        }
        drop(guest);
        let question = || FromGuest::Ask(Box::new(Query::Status));
        assert_eq!(owner.join().unwrap(), [question(), question()]);
    });
}

#[test]
fn beyond_the_most_guests_newcomers_wait_until_one_leaves() {
    let dir = tempfile::tempdir().unwrap();
    let (_lease, host) = open(dir.path());
    let mut guests: Vec<_> = (0..64).map(|_| connect(dir.path())).collect();
    let more = || Remote::connect(dir.path(), &hello(), |_, _| Flow::On);
    assert!(matches!(more(), Err(NoRemote::Full)));
    assert_eq!(seq(&mut guests[0]), (0, 0));
    guests.pop();
    let began = Instant::now();
    while more().is_err() {
        assert!(began.elapsed() < LONG, "nobody left");
    }
    assert!(host.close().is_some());
}
