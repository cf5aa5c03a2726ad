//! A day's work: somebody is added, found, changed, tagged, deleted, restored.

use insta::assert_snapshot;

use crate::people::office;
use crate::rolo::Rolo;

#[test]
fn somebody_is_added_found_changed_tagged_deleted_and_restored() {
    let rolo = Rolo::new();
    let added = rolo.ok(&["contact", "add", "Doe, Jane", "--company", "Acme as CTO", "--email", "jane@acme.example"]);
    let jane = added.trim_end();
    assert!(jane.starts_with("c-") && jane.len() == 7, "{added}");
    assert_eq!(
        rolo.run(&["find", "jane"]).stdout.lines().nth(1).unwrap(),
        format!("{jane}\tJane Doe\tAcme\t\tjane@acme.example\t")
    );

    // Her handle goes on working, whatever is changed.
    let run = rolo.run(&[
        "contact",
        "edit",
        jane,
        "--given",
        "Joan",
        "--add-phone",
        "mobile: 0151 23456789",
        "--city",
        "Berlin",
    ]);
    assert_eq!((run.code, run.stdout, run.stderr), (0, format!("{jane}\n"), format!("changed {jane} Joan Doe\n")));
    let run = rolo.run(&["contact", "tag", "joan doe", "+vip", "+fair"]);
    assert_eq!(run.stderr, format!("changed {jane} Joan Doe\n"));
    rolo.ok(&["contact", "tag", jane, "-fair"]);
    let card = rolo.ok(&["show", jane, "--columns", "name,phone,city,tag"]);
    assert_eq!(card, "name\tJoan Doe\nphone\tmobile: +4915123456789\ncity\tBerlin\ntag\tvip\n");

    let run = rolo.run(&["contact", "delete", "jane@acme.example"]);
    assert_eq!(run.stderr, format!("deleted {jane} Joan Doe\n"));
    assert_eq!(rolo.ok(&["contact", "list", "--count"]), "0\n");
    assert_eq!(rolo.ok(&["contact", "list", "--deleted", "--count"]), "1\n");
    let refusal = rolo.fails(3, &["contact", "edit", "Joan Doe", "--city", "Bonn"]);
    assert_eq!(refusal, format!("error: Joan Doe ({jane}) was deleted\nhint:  rolo contact restore {jane}\n"));
    assert_eq!(rolo.ok(&["show", jane, "--columns", "deleted,name"]), "deleted\tyes\nname\tJoan Doe\n");
    let run = rolo.run(&["contact", "restore", jane]);
    assert_eq!(run.stderr, format!("restored {jane} Joan Doe\n"));
    assert_eq!(rolo.ok(&["contact", "list", "--columns", "name,phone"]), "name\tphone\nJoan Doe\t+4915123456789\n");
}

#[test]
fn a_name_is_taken_apart_and_never_kept_a_second_time() {
    let rolo = Rolo::new();
    for (typed, halves) in [
        ("Doe, Jane", ("Jane", "Doe")),
        ("山田 太郎", ("太郎", "山田")),
        ("张伟", ("伟", "张")),
        ("Vincent van Gogh", ("Vincent van", "Gogh")),
        ("Cher", ("Cher", "")),
    ] {
        let handle = rolo.ok(&["contact", "add", typed]);
        let json = rolo.ok(&["show", handle.trim_end(), "-o", "json"]);
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let half = |key: &str| json[key].as_str().unwrap_or_default().to_owned();
        assert_eq!((half("given").as_str(), half("family").as_str()), halves, "{typed}");
        assert!(json.get("name").is_none(), "{json}");
        // What was typed is still what finds them.
        assert_eq!(rolo.ok(&["contact", "edit", typed, "--source", "fair"]), handle, "{typed}");
    }
}

#[test]
fn a_name_that_two_people_have_lists_them_and_changes_nothing() {
    let rolo = office();
    assert_snapshot!(rolo.fails(4, &["contact", "edit", "Mark Lee", "--city", "Bonn"]), @r"
    error: `Mark Lee` matches 2 records
      c-mark1  Mark Lee  Acme
      c-mark2  Mark Lee  Beta GmbH
    hint:  give the handle of one of those above
    ");
    assert_snapshot!(rolo.fails(4, &["contact", "delete", "c-jane1", "mark lee"]), @r"
    error: `mark lee` matches 2 records
      c-mark1  Mark Lee  Acme
      c-mark2  Mark Lee  Beta GmbH
    hint:  give the handle of one of those above
    ");
    assert_snapshot!(rolo.fails(4, &["contact", "show", "mark"]), @r"
    error: `mark` matches 2 records
      c-mark1  Mark Lee  Acme
      c-mark2  Mark Lee  Beta GmbH
    hint:  give the handle of one of those above
    ");
    assert_snapshot!(rolo.fails(4, &["contact", "edit", "jan", "--city", "Bonn"]), @r"
    error: `jan` is not the exact name, e-mail, phone or handle of anybody
    hint:  if you mean Jane Doe, Acme (c-jane1), give the handle
    ");
    assert_eq!(rolo.ok(&["history", "-o", "ids"]).lines().count(), 1);
    // Reading needs no more than what leaves only one.
    assert_eq!(rolo.ok(&["show", "jan", "--columns", "handle"]), "handle\tc-jane1\n");
}

#[test]
fn several_at_once_are_told_one_by_one_and_counted() {
    let rolo = office();
    let run = rolo.run(&["contact", "edit", "c-jane1", "c-mark1", "c-mark2", "--lifecycle", "lead"]);
    assert_snapshot!(run, @r"
    exit 0
    --- stdout
    c-jane1
    c-mark1
    c-mark2
    --- stderr
    changed c-jane1 Jane Doe
    unchanged c-mark1 Mark Lee
    unchanged c-mark2 Mark Lee
    1 changed, 2 unchanged
    ");
    assert_snapshot!(rolo.run(&["contact", "delete", "c-jane1", "c-mark1"]), @r"
    exit 0
    --- stdout
    c-jane1
    c-mark1
    --- stderr
    deleted c-jane1 Jane Doe
    deleted c-mark1 Mark Lee
    2 deleted
    ");
    assert_snapshot!(rolo.run(&["contact", "tag", "c-mark2", "c-renee", "-cold", "--quiet"]), @r"
    exit 0
    --- stdout
    c-mark2
    c-renee
    --- stderr
    ");
}

#[test]
fn a_dry_run_shows_field_by_field_what_it_would_do_and_does_nothing() {
    let rolo = office();
    let run = rolo.run(&[
        "contact",
        "edit",
        "c-jane1",
        "c-renee",
        "-n",
        "--city",
        "Bonn",
        "--clear",
        "birthday",
        "--tag",
        "+new,-vip",
        "--remove-phone",
        "0151 23456789",
        "--email",
        "j@acme.example",
    ]);
    assert_eq!(run.code, 3, "{run}");
    let run = rolo.run(&[
        "contact",
        "edit",
        "c-jane1",
        "-n",
        "--city",
        "Bonn",
        "--tag",
        "+new,-vip",
        "--email",
        "j@acme.example",
    ]);
    assert_snapshot!(run, @r"
    exit 0
    --- stdout
    would change c-jane1 Jane Doe
      + e-mail  j@acme.example
      - e-mail  work: jane@acme.example
      - address  work: city=Berlin
      + address  work: city=Bonn
      + tag  new
      - tag  vip
    --- stderr
    nothing was changed; without --dry-run: 1 changed
    ");
    assert_snapshot!(rolo.run(&["contact", "delete", "c-jane1", "--dry-run"]), @r"
    exit 0
    --- stdout
    would delete c-jane1 Jane Doe
    --- stderr
    nothing was changed; without --dry-run: 1 deleted
    ");
    assert_snapshot!(rolo.run(&["contact", "edit", "c-jane1", "--dry-run", "--city", "Berlin"]), @r"
    exit 0
    --- stdout
    would not change c-jane1 Jane Doe
    --- stderr
    nothing was changed; without --dry-run: 1 unchanged
    ");
    assert_snapshot!(rolo.run(&["undo", "--dry-run"]).stderr, @r"
    would take back: apply --quiet
    nothing was changed; without --dry-run: 8 put back
    ");
    assert_eq!(rolo.ok(&["history", "-o", "ids"]).lines().count(), 1);
    assert_eq!(rolo.ok(&["contact", "list", "--count"]), "5\n");
}

#[test]
fn every_field_can_be_set_emptied_and_read_again() {
    let rolo = Rolo::new();
    let handle = rolo.ok(&[
        "contact",
        "add",
        "Jane Doe",
        "--company",
        "Acme as CTO",
        "--email",
        "work: jane@acme.example",
        "--email",
        "jane@doe.example",
        "--phone",
        "0151 23456789",
        "--street",
        "12 High St",
        "--city",
        "Berlin",
        "--country",
        "DE",
        "--postcode",
        "10115",
        "--lifecycle",
        "lead",
        "--owner",
        "me",
        "--source",
        "fair",
        "--tag",
        "vip,fair",
        "--birthday",
        "1984-05-12",
        "--language",
        "de",
        "--time-zone",
        "Europe/Berlin",
        "--do-not-contact",
        "--consent",
        "email given 2026-03-01 fair",
        "--notes",
        "likes tea",
        "--link",
        "https://acme.example",
        "--extra",
        "fax=123",
        "--needs",
        "a quote",
        "--preferences",
        "mornings",
    ]);
    let handle = handle.trim_end();
    assert_snapshot!(rolo.ok(&["show", handle, "--columns", "name,company,email,phone,address,link,lifecycle,owner,source,tag,birthday,language,time-zone,do-not-contact,consent,needs,preferences,notes,extra"]), @r"
    name	Jane Doe
    company	Acme as CTO
    email	work: jane@acme.example
    email	jane@doe.example
    phone	+4915123456789
    address	work: 12 High St; postcode=10115; city=Berlin; country=DE
    link	https://acme.example
    lifecycle	lead
    owner	Kim
    source	fair
    tag	fair
    tag	vip
    birthday	1984-05-12
    language	de
    time-zone	Europe/Berlin
    do-not-contact	yes
    consent	email given 2026-03-01 fair
    needs	a quote
    preferences	mornings
    notes	likes tea
    extra	fax=123
    ");
    for field in [
        "company",
        "email",
        "phone",
        "address",
        "link",
        "lifecycle",
        "owner",
        "source",
        "tag",
        "birthday",
        "language",
        "time-zone",
        "do-not-contact",
        "consent",
        "needs",
        "preferences",
        "notes",
        "extra",
    ] {
        rolo.ok(&["contact", "edit", handle, "--clear", field]);
        assert_eq!(rolo.ok(&["show", handle, "--columns", field]), "", "{field}");
    }
}
