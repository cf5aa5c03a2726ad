//! Files that are attached to records: kept once, found again, given back byte for byte, whatever happens to the
//! machine or stands in their names.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::people::office;
use crate::rolo::{Rolo, tree};

const JANE: &str = "Jane Doe";

/// Writes a file into the home directory.
fn write(rolo: &Rolo, name: &str, bytes: &[u8]) -> String {
    fs::write(rolo.path(name), bytes).unwrap();
    name.to_owned()
}

/// The files of a record as the program lists them.
fn listed(rolo: &Rolo, of: &str) -> Vec<Value> {
    serde_json::from_str(&rolo.ok(&["file", "list", of, "-o", "json"])).unwrap()
}

fn names(rolo: &Rolo, of: &str) -> Vec<String> {
    listed(rolo, of).iter().map(|file| file["name"].as_str().unwrap().to_owned()).collect()
}

/// What stands in the book's `files/`, with the modes of the files and of their directories.
fn kept(rolo: &Rolo) -> Vec<(PathBuf, Vec<u8>)> {
    tree(&rolo.book().join("files"))
}

/// Whether a content stands in its place; those that are being written stand beside the directories.
fn holds_one(files: &Path) -> bool {
    let dirs = fs::read_dir(files).into_iter().flatten().flatten();
    dirs.filter_map(|dir| fs::read_dir(dir.path()).ok()).any(|mut dir| dir.next().is_some())
}

/// Where the only content of the book stands.
fn only_content(rolo: &Rolo) -> PathBuf {
    let kept = kept(rolo);
    assert_eq!(kept.len(), 1, "{:?}", kept.iter().map(|(path, _)| path).collect::<Vec<_>>());
    kept[0].0.clone()
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// Bytes that are no text, and longer than what is read at once.
fn picture() -> Vec<u8> {
    (0..700_001_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect()
}

#[test]
fn what_is_saved_again_is_what_was_attached() {
    let rolo = office();
    write(&rolo, "card.jpg", &picture());
    let said = rolo.run(&["attach", JANE, "card.jpg"]);
    assert_eq!(said.code, 0, "{said}");
    fs::remove_file(rolo.path("card.jpg")).unwrap();
    let files = listed(&rolo, JANE);
    assert_eq!((&files[0]["name"], &files[0]["size"]), (&"card.jpg".into(), &700_001.into()));
    assert_eq!(files[0]["hash"].as_str().unwrap().len(), 64);
    rolo.ok(&["file", "save", JANE, "card.jpg"]);
    assert_eq!(fs::read(rolo.path("card.jpg")).unwrap(), picture());
    let piped = rolo.command(&["file", "save", JANE, "card", "-"]).output().unwrap();
    assert_eq!((piped.status.code(), piped.stdout), (Some(0), picture()));
    let content = only_content(&rolo);
    assert_eq!(mode(&content), 0o600);
    assert_eq!((mode(content.parent().unwrap()), mode(&rolo.book().join("files"))), (0o700, 0o700));
    let shown = rolo.ok(&["show", JANE]);
    assert!(shown.contains("file\tcard.jpg (700 kB)"), "{shown}");
    assert_eq!(rolo.ok(&["contact", "list", "--where", "file:card.jpg", "--count"]), "1\n");
    assert_eq!(rolo.ok(&["contact", "list", "--where", "has:file", "-o", "ids"]).lines().count(), 1);
}

#[test]
fn a_file_is_saved_where_one_says_and_takes_no_others_place_unasked() {
    let rolo = office();
    write(&rolo, "quote.pdf", b"forty pumps");
    rolo.ok(&["attach", JANE, "quote.pdf"]);
    fs::write(rolo.path("quote.pdf"), "mine").unwrap();
    let refused = rolo.fails(4, &["file", "save", JANE, "quote.pdf"]);
    assert!(refused.contains("quote.pdf is there already"), "{refused}");
    assert_eq!(fs::read(rolo.path("quote.pdf")).unwrap(), b"mine");
    fs::create_dir(rolo.path("out")).unwrap();
    rolo.ok(&["file", "save", JANE, "quote.pdf", "out"]);
    rolo.ok(&["file", "save", JANE, "quote.pdf", "out/other.pdf"]);
    assert_eq!(fs::read(rolo.path("out/quote.pdf")).unwrap(), fs::read(rolo.path("out/other.pdf")).unwrap());
    rolo.ok(&["file", "save", JANE, "quote.pdf", "--force"]);
    assert_eq!(fs::read(rolo.path("quote.pdf")).unwrap(), b"forty pumps");
    let hash = listed(&rolo, JANE)[0]["hash"].as_str().unwrap()[..8].to_owned();
    assert_eq!(rolo.ok(&["file", "save", JANE, &hash, "-"]), "forty pumps");
    let missing = rolo.fails(3, &["file", "save", JANE, "offer.pdf"]);
    assert!(missing.contains("no file `offer.pdf`") && missing.contains("there are quote.pdf"), "{missing}");
    assert!(rolo.fails(3, &["file", "open", "Acme"]).contains("rolo attach o-"), "it has none");
}

#[test]
fn the_same_content_is_kept_once_and_undone_and_done_again() {
    let rolo = office();
    write(&rolo, "a.txt", b"the same");
    write(&rolo, "b.txt", b"the same");
    rolo.ok(&["attach", JANE, "a.txt"]);
    rolo.ok(&["attach", "Acme", "b.txt"]);
    let again = rolo.run(&["attach", JANE, "a.txt"]);
    assert!(again.code == 0 && again.stderr.contains("unchanged"), "{again}");
    only_content(&rolo);
    rolo.ok(&["undo"]);
    assert_eq!((names(&rolo, "Acme").len(), names(&rolo, JANE).len()), (0, 1));
    rolo.ok(&["undo", "--dry-run"]);
    rolo.ok(&["detach", JANE, "a.txt"]);
    assert!(names(&rolo, JANE).is_empty());
    only_content(&rolo);
    rolo.ok(&["undo"]);
    assert_eq!(rolo.ok(&["file", "save", JANE, "a.txt", "-"]), "the same");
    rolo.ok(&["redo"]);
    assert!(names(&rolo, JANE).is_empty());
    let past = rolo.ok(&["history", JANE]);
    assert!(past.contains("detach 'Jane Doe' a.txt") && past.contains("attach 'Jane Doe' a.txt"), "{past}");
}

#[test]
fn a_dry_run_says_what_it_would_do_and_keeps_nothing() {
    let rolo = office();
    write(&rolo, "quote.pdf", b"forty pumps");
    let would = rolo.run(&["attach", JANE, "quote.pdf", "--dry-run"]);
    assert!(would.code == 0 && would.stdout.contains("quote.pdf (11 B)"), "{would}");
    assert!(kept(&rolo).is_empty() && names(&rolo, JANE).is_empty());
}

#[test]
fn several_files_are_one_command_and_anything_can_have_them() {
    let rolo = office();
    for (name, text) in [("one.txt", "1"), ("two.txt", "2"), ("three.txt", "3")] {
        write(&rolo, name, text.as_bytes());
    }
    rolo.ok(&["task", "add", "send quote"]);
    rolo.ok(&["deal", "add", "Acme renewal", "--value", "5k EUR"]);
    rolo.ok(&["log", "call", JANE, "asks", "for", "prices", "--link", "https://acme.example/brief"]);
    for of in ["send quote", "Acme renewal", "Sales", "Sales/Won", "asks for prices"] {
        rolo.ok(&["attach", of, "one.txt", "two.txt", "--name", "first.txt"]);
        assert_eq!(names(&rolo, of), ["first.txt", "two.txt"], "{of}");
    }
    assert_eq!(kept(&rolo).len(), 2);
    rolo.ok(&["undo"]);
    assert!(names(&rolo, "asks for prices").is_empty());
    // Another content of that name gets a number.
    fs::write(rolo.path("two.txt"), "other").unwrap();
    rolo.ok(&["attach", "send quote", "two.txt", "three.txt"]);
    assert_eq!(names(&rolo, "send quote"), ["first.txt", "two.txt", "two (2).txt", "three.txt"]);
    let alike = rolo.fails(4, &["file", "open", "send quote", "two"]);
    assert!(alike.contains("may be any of 2 files") && alike.contains("two (2).txt ("), "{alike}");
    rolo.fails(5, &["attach", JANE, "one.txt", "--name", "a", "--name", "b"]);
    rolo.ok(&["detach", "send quote", "two.txt", "first.txt"]);
    assert_eq!(names(&rolo, "send quote"), ["two (2).txt", "three.txt"]);
    // A command that writes does not guess.
    rolo.fails(3, &["detach", "send quote", "three"]);
    for kind in ["deal", "task", "user", "pipeline", "stage", "activity", "contact", "company"] {
        let help = rolo.ok(&["help", kind, "edit"]);
        assert!(help.contains("--link") && help.contains("--add-link") && !help.contains("--file"), "{kind}: {help}");
    }
}

#[test]
fn what_is_no_file_is_refused_before_anything_is_kept() {
    let rolo = office();
    write(&rolo, "good.txt", b"good");
    File::create(rolo.path("huge.iso")).unwrap().set_len(256 * 1024 * 1024 + 1).unwrap();
    let said = rolo.fails(5, &["attach", JANE, "huge.iso"]);
    assert!(said.contains("huge.iso is larger than 256 MiB"), "{said}");
    let said = rolo.fails(5, &["attach", JANE, "data"]);
    assert!(said.contains("data is no regular file"), "{said}");
    let said = rolo.fails(5, &["attach", JANE, "/dev/zero"]);
    assert!(said.contains("/dev/zero is no regular file"), "{said}");
    assert!(std::process::Command::new("mkfifo").arg(rolo.path("pipe")).status().unwrap().success());
    rolo.fails(5, &["attach", JANE, "pipe"]);
    let said = rolo.fails(1, &["attach", JANE, "good.txt", "gone.txt"]);
    assert!(said.contains("gone.txt cannot be read"), "{said}");
    assert!(names(&rolo, JANE).is_empty(), "one of two is none");
    rolo.fails(3, &["attach", "nobody of that name", "good.txt"]);
    rolo.fails(2, &["attach", JANE]);
    assert!(kept(&rolo).iter().all(|(path, _)| !path.to_string_lossy().contains("new-")));
}

#[test]
fn hostile_names_are_harmless() {
    let rolo = office();
    let named = [
        ("../../../etc/passwd", "_._.._.._etc_passwd"),
        ("..", "file"),
        ("a\u{1b}]0;owned\u{7}b", "a_]0;owned_b"),
        ("invoice\u{202e}fdp.exe", "invoice_fdp.exe"),
        ("two\nlines.txt", "two lines.txt"),
        (".profile", "_profile"),
        ("-rf", "_rf"),
    ];
    for (at, (name, made)) in named.into_iter().enumerate() {
        write(&rolo, "x", format!("content {at}").as_bytes());
        rolo.ok(&["attach", JANE, "x", &format!("--name={name}")]);
        assert_eq!(names(&rolo, JANE).last().unwrap(), made, "{name:?}");
        rolo.ok(&["file", "save", JANE, made]);
        assert_eq!(fs::read(rolo.path(made)).unwrap(), format!("content {at}").as_bytes());
    }
    let on_disk = "evil\u{202e}\u{1b}[2Jtxt.sh";
    write(&rolo, on_disk, b"echo");
    rolo.ok(&["attach", JANE, on_disk]);
    assert_eq!(names(&rolo, JANE).last().unwrap(), "evil__[2Jtxt.sh");
    write(&rolo, "x", b"long");
    rolo.ok(&["attach", JANE, "x", "--name", &format!("{}.pdf", "ü".repeat(5_000))]);
    let long = names(&rolo, JANE).pop().unwrap();
    assert!(long.len() <= 200 && long.ends_with("ü.pdf"), "{long}");
    rolo.ok(&["file", "save", JANE, &long]);
    // A command line that is no text is refused as everywhere, and says which word it was.
    fs::write(rolo.path("").join(OsStr::from_bytes(b"caf\xe9.txt")), "latin").unwrap();
    let run = rolo.command(&["attach", JANE]).arg(OsStr::from_bytes(b"caf\xe9.txt")).output().unwrap();
    assert_eq!(run.status.code(), Some(2));
    // Names that come with rows are made harmless, too, and a hash is nothing else.
    let hash = "00".repeat(32);
    let row = |hash: &str| format!(r#"{{"given":"Eve","files":[{{"hash":"{hash}","name":"../x\u0007","size":1}}]}}"#);
    assert_eq!(rolo.run_with(&["apply"], &row(&hash)).code, 0);
    assert_eq!(names(&rolo, "Eve"), ["_._x_"]);
    assert_eq!(rolo.run_with(&["apply"], &row("../../lock")).code, 5);
    let lost = rolo.fails(6, &["file", "save", "Eve", "_._x_", "-"]);
    assert!(lost.contains("is not in the book") && lost.contains("rolo attach c-"), "{lost}");
}

#[test]
fn a_damaged_content_is_named_and_the_same_file_mends_it() {
    let rolo = office();
    write(&rolo, "quote.pdf", b"forty pumps");
    rolo.ok(&["attach", JANE, "quote.pdf"]);
    let content = only_content(&rolo);
    fs::write(&content, "forty bumps").unwrap();
    for words in [&["file", "save", JANE, "quote.pdf", "-"][..], &["file", "open", JANE]] {
        let run = rolo.run(words);
        assert_eq!((run.code, run.stdout.as_str()), (6, ""), "{run}");
        assert!(run.stderr.contains("quote.pdf of Jane Doe") && run.stderr.contains("is damaged"), "{run}");
        assert!(run.stderr.contains(&content.display().to_string()) && run.stderr.contains("rolo attach c-"), "{run}");
    }
    rolo.ok(&["attach", JANE, "quote.pdf"]);
    assert_eq!(rolo.ok(&["file", "save", JANE, "quote.pdf", "-"]), "forty pumps");
    fs::remove_file(&content).unwrap();
    assert!(rolo.fails(6, &["file", "open", JANE]).contains("is missing"));
}

#[test]
fn a_file_is_opened_by_the_persons_own_program_and_never_in_the_book() {
    let rolo = office();
    write(&rolo, "two words.txt", b"forty pumps");
    rolo.ok(&["attach", JANE, "two words.txt"]);
    write(&rolo, "show.sh", b"echo \"$1\"; cat \"$1\"; echo >\"$1\" && echo written; rm -rf \"${1%/*}\"\n");
    let open = |words: &[&str], opener: &str| {
        let mut command = rolo.command(&[&["file", "open"], words].concat());
        command.env("ROLO_OPEN", opener);
        let said = command.output().unwrap();
        (said.status.code().unwrap(), String::from_utf8(said.stdout).unwrap(), String::from_utf8(said.stderr).unwrap())
    };
    let (code, shown, _) = open(&[JANE, "TWO"], "sh show.sh");
    assert_eq!(code, 0);
    assert!(shown.contains("/two words.txt\nforty pumps") && !shown.contains("book/files"), "{shown}");
    assert_eq!(rolo.ok(&["file", "save", JANE, "two", "-"]), "forty pumps");
    let (code, _, told) = open(&[JANE], "no-such-opener");
    assert!(code == 1 && told.contains("no-such-opener") && told.contains("ROLO_OPEN"), "{told}");
}

#[test]
fn names_and_hashes_travel_as_json_and_not_as_csv() {
    let rolo = office();
    write(&rolo, "quote.pdf", b"forty pumps");
    rolo.ok(&["attach", JANE, "quote.pdf"]);
    let lines = rolo.ok(&["contact", "list", "-o", "ndjson"]);
    assert!(lines.contains(r#""name":"quote.pdf","size":11"#), "{lines}");
    let same = rolo.run_with(&["apply"], &lines);
    assert!(same.code == 0 && same.stderr == "5 unchanged\n", "{same}");
    rolo.ok(&["export", "people.csv", "--as", "contact"]);
    let table = fs::read_to_string(rolo.path("people.csv")).unwrap();
    assert!(!table.contains("quote.pdf") && !table.lines().next().unwrap().contains("file"), "{table}");
    // In another book the record is whole, and what is missing is told.
    let other = rolo.path("other");
    let elsewhere = ["--book", other.to_str().unwrap()];
    assert_eq!(rolo.run_with(&[&elsewhere[..], &["apply"]].concat(), &lines).code, 0);
    assert!(rolo.fails(6, &[&elsewhere[..], &["file", "open", JANE]].concat()).contains("is not in the book"));
    let shown = rolo.ok(&[&elsewhere[..], &["show", JANE]].concat());
    assert!(shown.contains("quote.pdf (11 B)"), "{shown}");
}

#[test]
fn a_kill_between_the_content_and_the_entry_leaves_an_intact_book() {
    let rolo = office();
    let before = rolo.everyone();
    // The first one is small and in its place long before the others are.
    write(&rolo, "small.txt", b"small");
    for (number, name) in ["large-1", "large-2", "large-3"].into_iter().enumerate() {
        let block = vec![u8::try_from(number).unwrap(); 1 << 20];
        write(&rolo, name, &block.repeat(12));
    }
    let (mut kills, mut finished) = (0, 0);
    for _ in 0..6 {
        fs::remove_dir_all(rolo.book().join("files")).unwrap_or_default();
        let mut command = rolo.command(&["attach", JANE, "small.txt", "large-1", "large-2", "large-3"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let began = Instant::now();
        while !holds_one(&rolo.book().join("files")) && began.elapsed() < Duration::from_secs(20) {
            thread::sleep(Duration::from_micros(200));
        }
        child.kill().unwrap();
        let ended = child.wait().unwrap();
        if ended.success() {
            // It was faster than we were.
            finished += 1;
            rolo.ok(&["undo"]);
            continue;
        }
        kills += 1;
        assert_eq!(rolo.everyone(), before, "no word of a command that was not confirmed");
        assert!(names(&rolo, JANE).is_empty());
        rolo.everyone_after_a_rebuild_of(&rolo.book());
    }
    println!("{kills} kills between content and entry, {finished} too late");
    assert!(kills > 0, "no kill came in time");
    // What was left half written goes away with the next one.
    rolo.ok(&["attach", JANE, "small.txt", "large-1"]);
    assert_eq!(names(&rolo, JANE), ["small.txt", "large-1"]);
    let left: Vec<PathBuf> = kept(&rolo).into_iter().map(|(path, _)| path).collect();
    assert!(left.iter().all(|path| !path.to_string_lossy().contains("new-")), "{left:?}");
    assert_eq!(rolo.ok(&["file", "save", JANE, "small", "-"]), "small");
}

#[test]
fn two_programs_attach_at_once() {
    let rolo = office();
    for number in 0..8 {
        write(&rolo, &format!("{number}.txt"), format!("content {}", number / 2).as_bytes());
    }
    let runs: Vec<_> = (0..8)
        .map(|number| {
            let of = if number % 2 == 0 { JANE } else { "Acme" };
            let mut command = rolo.command(&["attach", of, &format!("{number}.txt"), "--wait", "60"]);
            command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    for run in runs {
        let said = run.wait_with_output().unwrap();
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    }
    assert_eq!((names(&rolo, JANE).len(), names(&rolo, "Acme").len(), kept(&rolo).len()), (4, 4, 4));
    for name in names(&rolo, JANE).into_iter().chain(names(&rolo, "Acme")) {
        let of = if name.starts_with(['0', '2', '4', '6']) { JANE } else { "Acme" };
        let number: u32 = name[..1].parse().unwrap();
        assert_eq!(rolo.ok(&["file", "save", of, &name, "-"]), format!("content {}", number / 2));
    }
    rolo.everyone_after_a_rebuild_of(&rolo.book());
}
