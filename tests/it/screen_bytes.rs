//! What the screen sends: nothing that data could say to the terminal, and little enough for a slow line.

use std::fmt::Write as _;
use std::fs;

use sha2::{Digest, Sha256};

use crate::rolo::Rolo;
use crate::terminal::{ESC, Terminal};

/// What a book could hold to act on the terminal that shows it, or to hide in it.
const HOSTILE: &[&str] = &[
    "\u{1b}]52;c;cHduZWQ=\u{7}",
    "\u{1b}[2J\u{1b}[H",
    "\u{1b}]0;title\u{1b}\\",
    "\u{1b}P+q544e\u{1b}\\",
    "\u{1b}c",
    "\u{9b}31m",
    "\u{9d}52;c;cHduZWQ=\u{9c}",
    "\u{7}\u{8}\u{c}\r\n\t\u{7f}",
    "\u{202e}drowssap\u{202c}",
    "\u{2066}isolate\u{2069}",
    "\u{200b}\u{feff}\u{e0041}",
    "\u{0}",
];

#[test]
fn nothing_in_a_book_reaches_the_terminal_as_a_command() {
    let rolo = Rolo::new();
    for number in 0..HOSTILE.len() {
        let evil = format!("evil{number}");
        rolo.ok(&["user", "add", &evil]);
        rolo.ok(&["company", "add", &evil, "--industry", &evil, "--owner", &evil, "--notes", &evil]);
        let [extra, phone] = [format!("{evil}={evil}"), format!("{evil}: +49 30 9018{number:02}")];
        rolo.ok(&[
            "contact",
            "add",
            "--name",
            &evil,
            "--company",
            &format!("{evil} as {evil}"),
            "--phone",
            &phone,
            "--email",
            &format!("{evil}@evil.example"),
            "--link",
            &format!("https://evil.example/{evil}"),
            "--tag",
            &evil,
            "--notes",
            &evil,
            "--needs",
            &evil,
            "--source",
            &evil,
            "--extra",
            &extra,
            "--owner",
            &evil,
            "--address",
            &format!("work: {evil}; city={evil}"),
            "--consent",
            &format!("email given 2026-03-01 {evil}"),
        ]);
        rolo.ok(&["deal", "add", &evil, "--company", &evil, "--owner", &evil, "--value", "1 EUR"]);
    }
    forge(&rolo, |payload| {
        HOSTILE.iter().enumerate().rev().fold(payload.to_owned(), |payload, (number, evil)| {
            let escaped = serde_json::to_string(evil).unwrap();
            payload.replace(&format!("evil{number}"), escaped.trim_matches('"'))
        })
    });
    rolo.ok(&["config", "set", "links", "on"]);
    let mut terminal = Terminal::open(&rolo, 160, 60);
    assert!(terminal.screen().contents().contains("1/12"), "{}", terminal.screen().contents());
    for _ in 1..HOSTILE.len() {
        let before = terminal.screen().contents();
        terminal.keys("j");
        terminal.wait_until("the card is another one", |screen| screen.contents() != before);
    }
    terminal.wait_for("12/12");
    terminal.type_until("2", "Companies  1/12");
    for _ in 1..HOSTILE.len() {
        let before = terminal.screen().contents();
        terminal.keys("j");
        terminal.wait_until("the card is another one", |screen| screen.contents() != before);
    }
    terminal.type_until("3", "12 deals");
    for place in 2..=HOSTILE.len() {
        terminal.type_until("j", &format!("{place}/12"));
    }
    terminal.type_until("L", "is in Qualified now");
    terminal.type_until("1", "Contacts  12/12");
    terminal.type_until("e", "┌");
    terminal.type_until("\t\t\t\t", "> ");
    terminal.keys("\x03");
    assert_eq!(terminal.end(), 0);
    assert!(String::from_utf8_lossy(&terminal.sent).contains("\x1b]8;;tel:"), "what leads out of the book is a link");

    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until("\r", "Timeline");
    terminal.keys(ESC);
    terminal.wait_for_no("Timeline");
    terminal.type_until("d", "Delete this contact?");
    terminal.type_until("y", "1/11");
    terminal.type_until("/nobody", "Nobody matches");
    terminal.keys("\x03");
    assert_eq!(terminal.end(), 0);
    terminal.assert_given_back();
}

/// Rewrites a book's journal as somebody could who has it, checksums and hashes included, and drops what was made of it.
fn forge(rolo: &Rolo, rewrite: impl Fn(&str) -> String) {
    let path = rolo.book().join("journal/000001.log");
    let (mut prev, mut entry, mut forged) = ([0_u8; 32], Sha256::new(), String::new());
    for line in fs::read_to_string(&path).unwrap().lines() {
        let mut payload = rewrite(&line[9..]);
        if payload.starts_with("{\"begin\":") {
            entry = Sha256::new().chain_update(prev);
        }
        if payload.starts_with("{\"commit\":") {
            let mut value: serde_json::Value = serde_json::from_str(&payload).unwrap();
            let commit = &mut value["commit"];
            for number in ["seq", "time", "count"] {
                entry.update(commit[number].as_u64().unwrap().to_be_bytes());
            }
            let hash: [u8; 32] = std::mem::take(&mut entry).finalize().into();
            commit["prev"] = hex(&prev).into();
            commit["hash"] = hex(&hash).into();
            prev = hash;
            payload = value.to_string();
        } else {
            entry.update(Sha256::digest(payload.as_bytes()));
        }
        writeln!(forged, "{:08x} {payload}", crc32c::crc32c(payload.as_bytes())).unwrap();
    }
    fs::write(path, forged).unwrap();
    fs::remove_dir_all(rolo.book().join("store")).unwrap();
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"))
}

#[test]
#[expect(clippy::print_stdout, reason = "the numbers are worth reading even while they are good")]
fn a_step_in_a_long_list_is_a_few_bytes() {
    let rolo = Rolo::new();
    let rows = (0..10_000).fold(String::new(), |mut rows, number| {
        writeln!(
            rows,
            r#"{{"kind":"contact","name":"Person {number:05}","companies":[{{"name":"Company {}"}}],"phones":[{{"number":"+49309{number:05}"}}]}}"#,
            number % 700,
        )
        .unwrap();
        rows
    });
    assert_eq!(rolo.run_with(&["apply"], &rows).code, 0);
    rolo.knows_the_screen();
    // Nothing rests where time stands still.
    let mut terminal = Terminal::run(&rolo, &["env", "-u", "ROLO_NOW", env!("CARGO_BIN_EXE_rolo")], 200, 50);
    terminal.wait_for("Timeline");
    let place = |step: usize| format!(" {}/10000", step + 1);
    let step = most_bytes(&mut terminal, "j", 1..=40, place);
    // The card waits until the cursor rests.
    terminal.wait_for("Person 00040  c-");
    let to_the_end = most_bytes(&mut terminal, "j", 41..=44, place);
    terminal.wait_for("Person 00044  c-");
    let line = most_bytes(&mut terminal, "j", 45..=90, place);
    terminal.wait_for("Person 00090  c-");
    let up = most_bytes(&mut terminal, "k", 1..=44, |step| place(90 - step));
    let line_up = most_bytes(&mut terminal, "k", 45..=60, |step| place(90 - step));
    terminal.wait_for("Person 00030  c-");
    let page = most_bytes(&mut terminal, "\x1b[6~", 1..=4, |page| place(30 + 46 * page));
    terminal.type_until("g", "g");
    terminal.type_until("g", " 1/10000");
    terminal.wait_for("Person 00000  c-");
    terminal.type_until("/", "Search:");
    let before = terminal.sent.len();
    for (step, key) in ["0", "9", "9", "9", "9"].into_iter().enumerate() {
        terminal.type_until(key, &"09999"[..=step]);
    }
    terminal.wait_for("Person 09999  c-");
    let key = (terminal.sent.len() - before) / 5;
    println!(
        "bytes at 200x50: step {step} {to_the_end} {up}, scrolled {line} {line_up}, page {page}, search key {key}"
    );
    assert!([step, to_the_end, up].iter().all(|bytes| *bytes <= 120), "{step} {to_the_end} {up}");
    assert!([line, line_up].iter().all(|bytes| *bytes <= 400), "{line} {line_up}");
    assert!(page < 6_000 && key < 6_000, "{page} {key}");
    terminal.keys("\x03");
    assert_eq!(terminal.end(), 0);
}

/// How many bytes the picture takes that answers a press of a key, at most. One that is drawn meanwhile, of the card on
/// which the cursor came to rest, is the longer one.
fn most_bytes(
    terminal: &mut Terminal,
    key: &str,
    times: std::ops::RangeInclusive<usize>,
    seen: impl Fn(usize) -> String,
) -> usize {
    let mut most = 0;
    for time in times {
        let before = terminal.sent.len();
        terminal.type_until(key, &seen(time));
        let pictures = String::from_utf8_lossy(&terminal.sent[before..]).into_owned();
        let shortest = pictures.split_inclusive("\x1b[?2026l").filter(|picture| picture.ends_with("\x1b[?2026l"));
        most = most.max(shortest.map(str::len).min().unwrap());
    }
    most
}
