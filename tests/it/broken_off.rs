//! Questions for which nobody waits any longer: by a guest that speaks the protocol itself, and to an owner that does.

use std::fs;
use std::io::{self, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::process::Stdio;

use jiff::civil::Weekday;
use rolo::domain::consent::Purpose;
use rolo::domain::{Kind, Life};
use rolo::ops::{Dress, List, Query};
use rolo::service::Book;
use rolo::share::Lease;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};

use crate::rolo::Rolo;
use crate::screen::three_people;

/// What says hello in the name of a test, about the book of these people.
fn hello(rolo: &Rolo, minor: u16) -> Value {
    let book = Book::id_at(&rolo.book()).unwrap();
    json!({"magic": "rolo", "protocol": {"major": 1, "minor": minor}, "who": "a test", "book": book})
}

fn say(mut to: &UnixStream, said: &Value) {
    let json = said.to_string();
    let mut frame = u32::try_from(json.len()).unwrap().to_le_bytes().to_vec();
    frame.extend(json.as_bytes());
    to.write_all(&frame).unwrap();
}

fn hear(mut from: &UnixStream) -> io::Result<Value> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let mut json = vec![0; u32::from_le_bytes(length) as usize];
    from.read_exact(&mut json)?;
    Ok(serde_json::from_slice(&json).unwrap())
}

fn greeted(rolo: &Rolo, hello: &Value) -> UnixStream {
    let stream = UnixStream::connect(rolo.book().join("socket")).unwrap();
    say(&stream, hello);
    assert_eq!(hear(&stream).unwrap()["refused"], Value::Null);
    stream
}

/// A question that may be broken off.
fn list() -> Value {
    let list = List {
        kinds: vec![Kind::Contact],
        words: "an".to_owned(),
        filter: "has:name".to_owned(),
        sort: Vec::new(),
        life: Life::Live,
        purpose: Purpose::Any,
        start: 0,
        len: 10,
        dress: Dress::Touch,
        now: "2026-03-02T09:00:00+00:00[UTC]".parse().unwrap(),
        week_start: Weekday::Monday,
        me: "Kim".to_owned(),
    };
    json!({"ask": Query::List(list)})
}

fn is_status(said: &Value) -> bool {
    said["answer"]["Ok"]["Status"].is_object()
}

#[test]
fn a_guest_that_asks_something_else_hears_the_answer_to_that() {
    let rolo = three_people();
    let hello = hello(&rolo, 2);
    let host = rolo.host(&rolo.book());
    let stream = greeted(&rolo, &hello);
    for _ in 0..200 {
        say(&stream, &list());
        say(&stream, &json!("cancel"));
        say(&stream, &json!({"ask": "Status"}));
        assert_eq!(hear(&stream).unwrap(), json!("begun"));
        // Whichever was first.
        let said = hear(&stream).unwrap();
        assert!(said == json!("broken-off") || said["answer"]["Ok"]["Page"]["total"] == 3, "{said}");
        assert_eq!(hear(&stream).unwrap(), json!("begun"));
        assert!(is_status(&hear(&stream).unwrap()));
    }
    // Who hangs up in the middle is missed by nobody.
    say(&stream, &list());
    drop(stream);
    assert!(rolo.ok(&["find", "anna"]).contains("Anna Roth"));
    drop(host);
}

#[test]
fn a_guest_of_before_hears_what_it_heard_before() {
    let rolo = three_people();
    let hello = hello(&rolo, 1);
    let host = rolo.host(&rolo.book());
    let stream = greeted(&rolo, &hello);
    for asked in [list(), json!({"ask": "Status"})] {
        say(&stream, &asked);
        assert_eq!(hear(&stream).unwrap(), json!("begun"));
        assert!(hear(&stream).unwrap()["answer"]["Ok"].is_object());
    }
    drop(host);
}

/// An owner that begins to answer, and does so until the guest is gone.
fn endless(listener: &UnixListener, hello: &Value, meanwhile: impl FnOnce()) -> Vec<Value> {
    let (stream, _) = listener.accept().unwrap();
    hear(&stream).unwrap();
    say(&stream, &json!({"hello": hello, "refused": null}));
    let mut heard = vec![hear(&stream).unwrap()];
    say(&stream, &json!("begun"));
    meanwhile();
    while let Ok(said) = hear(&stream) {
        heard.push(said);
    }
    heard
}

fn listener(book: &Path) -> UnixListener {
    let socket = book.join("socket");
    let listener = UnixListener::bind(&socket).unwrap();
    fs::set_permissions(socket, fs::Permissions::from_mode(0o600)).unwrap();
    listener
}

#[test]
fn a_look_up_that_is_stopped_lets_go_of_the_owner_at_once() {
    let rolo = three_people();
    let hello = hello(&rolo, 2);
    let lease = Lease::take(&rolo.book(), "a test").unwrap();
    let listener = listener(&rolo.book());
    for (signal, code) in [(Signal::INT, 130), (Signal::TERM, 143)] {
        let mut command = rolo.command(&["find", "anna"]);
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let asked = endless(&listener, &hello, || kill_process(Pid::from_child(&child), signal).unwrap());
        assert!(asked[0]["ask"]["List"].is_object(), "{asked:?}");
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(code), b"".as_slice()), "{output:?}");
    }
    drop(lease);
}
