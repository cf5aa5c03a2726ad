//! Whoever comes to the socket and does not behave: the owner and its other guests notice nothing.

use std::fs;
use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use crate::rolo::Rolo;
use crate::screen::three_people;
use crate::terminal::Terminal;

/// A frame as the owner expects it.
fn frame(json: &str) -> Vec<u8> {
    [&u32::try_from(json.len()).unwrap().to_le_bytes()[..], json.as_bytes()].concat()
}

/// What a guest of the book says first.
fn hello(rolo: &Rolo) -> Vec<u8> {
    let format = fs::read_to_string(rolo.book().join("FORMAT")).unwrap();
    let book = format.lines().nth(1).and_then(|line| line.strip_prefix("id ")).unwrap();
    frame(&format!(r#"{{"magic":"rolo","protocol":{{"major":1,"minor":0}},"who":"a stranger","book":"{book}"}}"#))
}

fn call(rolo: &Rolo) -> UnixStream {
    UnixStream::connect(rolo.book().join("socket")).unwrap()
}

/// A guest that was let in.
fn guest(rolo: &Rolo) -> UnixStream {
    let mut stream = call(rolo);
    stream.write_all(&hello(rolo)).unwrap();
    let mut length = [0; 4];
    stream.read_exact(&mut length).unwrap();
    let mut greeting = vec![0; u32::from_le_bytes(length) as usize];
    stream.read_exact(&mut greeting).unwrap();
    assert!(String::from_utf8_lossy(&greeting).contains("\"refused\":null"), "{}", String::from_utf8_lossy(&greeting));
    stream
}

/// Waits until the owner ends a connection.
fn is_ended(mut stream: UnixStream) -> bool {
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let mut rest = Vec::new();
    match stream.read_to_end(&mut rest) {
        Ok(_) => true,
        Err(error) => error.kind() == std::io::ErrorKind::ConnectionReset,
    }
}

#[test]
fn garbage_silence_and_frames_that_are_too_large_cost_the_owner_nothing() {
    let rolo = three_people();
    let mut screen = Terminal::open(&rolo, 80, 24);
    let quick = || {
        let began = Instant::now();
        rolo.ok(&["show", "Anna Roth"]);
        began.elapsed()
    };
    let usual = (0..5).map(|_| quick()).max().unwrap();
    let silent: Vec<UnixStream> = (0..20).map(|_| call(&rolo)).collect();
    let idle: Vec<UnixStream> = (0..20).map(|_| guest(&rolo)).collect();
    let mut garbage = 0;
    let too_large = [&(17_u32 << 20).to_le_bytes()[..], b"{\"magic\":\"rolo\""].concat();
    let half = hello(&rolo)[..20].to_vec();
    for said in [&b"GET / HTTP/1.1\r\n\r\n"[..], &[0xff; 4096], b"\x02\0\0\0{}", b"\0\0\0\0", &too_large, &half] {
        let mut stream = call(&rolo);
        stream.write_all(said).unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        assert!(is_ended(stream), "{said:?}");
        garbage += 1;
    }
    // After a proper hello, too.
    for said in [&too_large[..], &[0xff; 64], &frame("[1,2")] {
        let mut stream = guest(&rolo);
        stream.write_all(said).unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        assert!(is_ended(stream), "{said:?}");
        garbage += 1;
    }
    // What is a message, and none of ours, is answered; the connection stays.
    let mut polite = guest(&rolo);
    for _ in 0..3 {
        polite.write_all(&frame(r#"{"dance":true}"#)).unwrap();
        let mut answer = [0; 12];
        polite.read_exact(&mut answer).unwrap();
        assert_eq!(&answer[4..], br#""pardon""#);
    }
    // Somebody begins a large message, and never ends it.
    let mut slow = guest(&rolo);
    slow.write_all(&(15_u32 << 20).to_le_bytes()).unwrap();
    slow.write_all(&[b' '; 1000]).unwrap();
    let now = (0..5).map(|_| quick()).min().unwrap();
    assert!(now < usual * 3 + Duration::from_millis(200), "{now:?} instead of {usual:?}");
    rolo.ok(&["contact", "add", "Zora Meanwhile"]);
    screen.wait_for("Zora Meanwhile");
    for stream in silent {
        assert!(is_ended(stream), "a silent one is kept");
    }
    println!("{garbage} pieces of garbage, 20 silent peers, {} idle ones; {now:?} beside {usual:?}", idle.len());
    assert_eq!(screen.quit(), 0);
    assert_eq!(rolo.everyone(), rolo.everyone_after_a_rebuild_of(&rolo.book()));
}

#[test]
fn who_finds_no_room_is_told_so_and_gets_it_when_somebody_leaves() {
    let rolo = three_people();
    let host = rolo.host(&rolo.book());
    let mut guests: Vec<UnixStream> = (0..64).map(|_| guest(&rolo)).collect();
    let said = rolo.fails(75, &["--wait", "1", "contact", "list"]);
    assert!(said.contains("which serves as many others as it can"), "{said}");
    // However fast it is sent away.
    for _ in 0..20 {
        let said = rolo.ok(&["host", "--status"]);
        assert!(said.contains("which serves as many others as it can"), "{said}");
    }
    guests.pop();
    assert_eq!(rolo.ok(&["contact", "list", "--count"]), "3\n");
    drop(guests);
    drop(host);
}
