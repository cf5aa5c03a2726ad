//! A whole book, written down and made again elsewhere.

use std::path::Path;

use crate::people::office;
use crate::rolo::Rolo;

/// A book with something of every kind, and something deleted.
fn everything() -> Rolo {
    let rolo = office();
    for words in [
        &["company", "add", "Acme Holding", "--industry=Steel", "--link=https://acme.example"][..],
        &["company", "edit", "Acme", "--parent=Acme Holding", "--rhythm=30d"],
        &["contact", "add", "王芳", "--company=上海机电 as 总经理", "--phone=+86 138 0013 8000", "--birthday=02-29"],
        &["contact", "edit", "王芳", "--do-not-contact=yes", "--consent=email withdrawn 2026-01-05"],
        &["contact", "add", "Max Gone"],
        &["pipeline", "add", "Sales"],
        &["pipeline", "add", "Service", "--stage=Request 20% 7d", "--stage=Done (won)", "--stage=Lost"],
        &[
            "deal",
            "add",
            "Pump",
            "--pipeline=Sales",
            "--contact=Jane Doe as buyer",
            "--value=12.5k EUR",
            "--opened=2026-02-01",
        ],
        &["deal", "add", "Repair", "--pipeline=Service", "--company=Acme", "--value=900 JPY", "--probability=70"],
        &["deal", "move", "Pump", "Proposal", "--on=2026-02-10", "--next=contract", "--due=fri"],
        &["deal", "lose", "Repair", "--reason=too slow"],
        &["log", "visit", "Jane Doe", "saw the hall\nand the crane", "--at=2026-02-27 9:00", "--outcome=likes it"],
        &["task", "add", "report", "--due=fri 15:30", "--repeat=weekly", "--remind=1h", "--priority=high"],
        &["task", "done", "report", "--outcome=sent"],
        &["segment", "save", "steel", "industry:steel", "--of=company", "--rhythm=2w"],
        &["contact", "delete", "Max Gone"],
    ] {
        rolo.ok(words);
    }
    rolo
}

/// What a whole export says, but for when things were made and changed.
fn written(rolo: &Rolo, to: &Path) -> Vec<serde_json::Value> {
    rolo.ok(&["export", to.to_str().unwrap(), "--all"]);
    let lines = std::fs::read_to_string(to).unwrap();
    let read = |line: &str| {
        let mut record: serde_json::Value = serde_json::from_str(line).unwrap();
        for own in ["rev", "created", "updated"] {
            record.as_object_mut().unwrap().remove(own);
        }
        record
    };
    lines.lines().map(read).collect()
}

#[test]
fn a_whole_book_is_written_and_made_again_elsewhere() {
    let (there, here) = (everything(), Rolo::new());
    let file = there.path("book.ndjson");
    let before = written(&there, &file);
    let mut kinds: Vec<&str> = before.iter().map(|record| record["kind"].as_str().unwrap()).collect();
    kinds.dedup();
    assert_eq!(kinds, ["user", "company", "contact", "pipeline", "stage", "deal", "task", "activity", "segment"]);
    assert!(before.iter().any(|record| record["deleted"] == true));
    here.ok(&["apply", file.to_str().unwrap()]);
    let after = written(&here, &here.path("again.ndjson"));
    for (one, other) in before.iter().zip(&after) {
        assert_eq!(one, other);
    }
    assert_eq!(before.len(), after.len());
    // It was one command, and once more changes nothing.
    here.ok(&["apply", file.to_str().unwrap()]);
    assert_eq!(here.ok(&["history", "-o", "ids"]).lines().count(), 1);
    here.ok(&["undo"]);
    assert_eq!(written(&here, &here.path("empty.ndjson")), [serde_json::Value::Null; 0]);
}

#[test]
fn the_whole_book_is_of_no_one_kind() {
    let rolo = office();
    assert!(rolo.fails(2, &["export", "-", "--all", "--as", "contact"]).contains("--all"));
    assert!(rolo.fails(2, &["export", "-"]).contains("--as"));
}
