//! A week in the field: what is planned, logged, done, put off and comes round again, and what the agenda says of it.

use insta::assert_snapshot;
use serde_json::Value;

use crate::people::office;
use crate::rolo::Rolo;

/// What a command says at a moment, without the handles, which nobody can foresee.
fn at(rolo: &Rolo, now: &str, words: &[&str]) -> String {
    let said = rolo.ok(&[words, &["--now", now]].concat());
    let hidden = said.split_inclusive(' ').map(|word| {
        let bare = word.trim_end();
        let is_handle =
            bare.len() == 7 && bare.as_bytes()[1] == b'-' && matches!(bare.as_bytes()[0], b'a' | b't' | b'd');
        if is_handle { word.replace(bare, &format!("{}-?????", &bare[..1])) } else { word.to_owned() }
    });
    hidden.collect()
}

fn records(rolo: &Rolo, words: &[&str]) -> Vec<Value> {
    let listed = rolo.ok(&[words, &["-o", "ndjson"]].concat());
    listed.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

const MONDAY: &str = "2026-03-02T08:00:00+01:00[Europe/Berlin]";
const TUESDAY: &str = "2026-03-03T17:30:00+01:00[Europe/Berlin]";

#[test]
fn a_call_is_logged_in_one_line_with_the_next_step() {
    let rolo = office();
    let said = [
        "log",
        "call",
        "Jane Doe",
        "wants",
        "a",
        "quote",
        "--outcome",
        "interested",
        "--duration",
        "1h30",
        "--next",
        "send quote",
        "--due",
        "fri",
        "--now",
        MONDAY,
    ];
    rolo.ok(&said);
    let calls = records(&rolo, &["activity", "list"]);
    let [call] = calls.as_slice() else { panic!("{calls:?}") };
    assert_eq!(
        (&call["type"], &call["text"], &call["duration"]),
        (&"call".into(), &"wants a quote".into(), &90.into())
    );
    assert_eq!(call["at"], "2026-03-02T08:00:00+01:00[Europe/Berlin]");
    assert_eq!(call["contacts"][0]["name"], "Jane Doe");
    assert_eq!(call["companies"][0]["name"], "Acme", "with a person goes their main company");
    assert_eq!(call["owner"]["name"], "Kim");
    let tasks = records(&rolo, &["task", "list"]);
    assert_eq!((&tasks[0]["name"], &tasks[0]["due"]), (&"send quote".into(), &"2026-03-06".into()));
    assert_eq!(tasks[0]["contacts"], call["contacts"]);
    // Both are one command.
    rolo.ok(&["undo"]);
    assert_eq!(rolo.ok(&["task", "list", "--count"]) + &rolo.ok(&["activity", "list", "--count"]), "0\n0\n");
}

#[test]
fn a_meeting_is_logged_with_all_who_were_there_and_a_call_on_the_task_that_it_was_about() {
    let rolo = office();
    rolo.ok(&["log", "meeting", "Jane Doe", "agreed on dates", "--with", "Renée Müller", "--with", "c-mark2"]);
    let meetings = records(&rolo, &["activity", "list"]);
    let names = |record: &Value, field: &str| {
        let linked = record[field].as_array().unwrap().iter();
        linked.map(|each| each["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(&meetings[0], "contacts"), ["Jane Doe", "Renée Müller", "Mark Lee"]);
    assert_eq!(names(&meetings[0], "companies"), ["Acme", "Beta GmbH"]);

    rolo.ok(&["task", "add", "ask for the plans", "--contact", "Jane Doe", "--company", "Beta GmbH"]);
    let task = records(&rolo, &["task", "list"])[0]["handle"].as_str().unwrap().to_owned();
    rolo.ok(&["log", "call", &task, "nobody there", "--next", "call again"]);
    let calls = records(&rolo, &["activity", "list", "--where", "type:call"]);
    assert_eq!(
        (names(&calls[0], "contacts"), names(&calls[0], "companies")),
        (vec!["Jane Doe".into()], vec!["Beta GmbH".into()])
    );
    assert_eq!(calls[0]["task"]["name"], "ask for the plans");
    // What happened next is about the same people.
    let call = calls[0]["handle"].as_str().unwrap();
    rolo.ok(&["log", "email", call, "plans sent"]);
    let emails = records(&rolo, &["activity", "list", "--where", "type:email"]);
    assert_eq!((&emails[0]["contacts"], &emails[0]["companies"]), (&calls[0]["contacts"], &calls[0]["companies"]));
    let again = records(&rolo, &["task", "list", "again"]);
    assert_eq!(again[0]["contacts"], calls[0]["contacts"]);
    // A task has no name of its own: people and companies are meant by names.
    let by_name = rolo.run(&["log", "call", "ask for the plans", "x"]);
    assert_eq!(by_name.code, 3, "{by_name}");
}

#[test]
fn a_planned_visit_that_is_done_becomes_an_activity() {
    let rolo = office();
    let due = ["--due", "tue 9:00", "--duration", "1h", "--now", MONDAY];
    rolo.ok(&[&["task", "add", "see the new hall", "--type", "visit", "--company", "Acme"][..], &due].concat());
    let done =
        ["task", "done", "see the new hall", "--outcome", "order placed", "--next", "thank them", "--due", "+2d"];
    rolo.ok(&[&done[..], &["--now", TUESDAY]].concat());
    let visits = records(&rolo, &["activity", "list", "--where", "type:visit company:Acme"]);
    assert_eq!((visits.len(), &visits[0]["outcome"]), (1, &"order placed".into()));
    assert_eq!((&visits[0]["duration"], &visits[0]["task"]["name"]), (&60.into(), &"see the new hall".into()));
    let open = records(&rolo, &["task", "list", "--where", "no:done"]);
    assert_eq!((open.len(), &open[0]["name"], &open[0]["due"]), (1, &"thank them".into(), &"2026-03-05".into()));
    // What is done cannot be done again, and can be opened again.
    let again = rolo.run(&["task", "done", "see the new hall"]);
    assert_eq!(again.code, 4, "{again}");
    rolo.ok(&["task", "reopen", "see the new hall"]);
    assert_eq!(rolo.ok(&["task", "list", "--where", "no:done", "--count"]), "2\n");
}

#[test]
fn a_task_that_repeats_keeps_its_hour_over_a_change_of_clocks_and_the_end_of_a_year() {
    let rolo = Rolo::new();
    let due = ["--due", "2026-03-26 9:00", "--repeat", "weekly", "--now", MONDAY];
    rolo.ok(&[&["task", "add", "report"][..], &due].concat());
    rolo.ok(&["task", "add", "plan", "--due", "2026-12-30", "--repeat", "every wed"]);
    for (name, on) in
        [("report", "2026-03-26T10:00:00+01:00[Europe/Berlin]"), ("plan", "2026-12-30T10:00:00+01:00[Europe/Berlin]")]
    {
        rolo.ok(&["task", "done", name, "--now", on]);
    }
    let due: Vec<Value> =
        records(&rolo, &["task", "list", "--where", "no:done"]).iter().map(|task| task["due"].clone()).collect();
    assert_eq!(due, ["2026-04-02T09:00:00+02:00[Europe/Berlin]", "2027-01-06"]);
}

#[test]
fn a_task_that_is_put_off_keeps_its_hour() {
    let rolo = Rolo::new();
    rolo.ok(&["task", "add", "call Ann", "--due", "today 15:00", "--now", MONDAY]);
    rolo.ok(&["task", "snooze", "call Ann", "--now", MONDAY]);
    assert_eq!(records(&rolo, &["task", "list"])[0]["due"], "2026-03-03T15:00:00+01:00[Europe/Berlin]");
    rolo.ok(&["task", "snooze", "call Ann", "--to", "下周二上午9点", "--now", MONDAY]);
    assert_eq!(records(&rolo, &["task", "list"])[0]["due"], "2026-03-10T09:00:00+01:00[Europe/Berlin]");
}

#[test]
fn a_task_that_is_put_off_to_a_near_moment_rings_then_and_that_is_said() {
    let rolo = Rolo::new();
    rolo.ok(&["task", "add", "send the offer", "--due", "fri 15:00", "--remind", "1d", "--now", MONDAY]);
    let far = rolo.run(&["task", "snooze", "send the offer", "--to", "thu 9:00", "--now", MONDAY]);
    assert!(!far.stderr.contains("warning") && records(&rolo, &["task", "list"])[0]["remind"] == 1440, "{far}");
    let near = rolo.run(&["task", "snooze", "send the offer", "--to", "+2h", "--now", MONDAY]);
    assert_eq!(near.code, 0, "{near}");
    assert!(near.stderr.contains("rings at its time: 1d before is over already"), "{near}");
    assert_eq!(records(&rolo, &["task", "list"])[0]["remind"], 0);
    rolo.ok(&["undo"]);
    assert_eq!(records(&rolo, &["task", "list"])[0]["remind"], 1440);
}

#[test]
fn what_is_put_off_without_a_day_never_comes_sooner() {
    let rolo = Rolo::new();
    for (name, due) in [("overdue", "-3d"), ("tomorrow", "+1d 9:00"), ("later", "+11d")] {
        rolo.ok(&["task", "add", name, "--due", due, "--now", MONDAY]);
    }
    rolo.ok(&["task", "add", "whenever"]);
    rolo.ok(&["task", "snooze", "overdue", "tomorrow", "later", "whenever", "--now", MONDAY]);
    let due: Vec<Value> = records(&rolo, &["task", "list"]).iter().map(|task| task["due"].clone()).collect();
    assert_eq!(due, ["2026-03-03", "2026-03-03", "2026-03-04T09:00:00+01:00[Europe/Berlin]", "2026-03-14"]);
}

#[test]
fn the_agenda_has_what_is_overdue_and_what_each_day_brings() {
    let rolo = office();
    for words in [
        &["task", "add", "send samples", "--due", "-3d", "--contact", "Jane Doe"][..],
        &[
            "task",
            "add",
            "see the hall",
            "--type",
            "visit",
            "--due",
            "today 14:00",
            "--company",
            "Acme",
            "--place",
            "Gate 3",
        ],
        &["task", "add", "order paper", "--due", "today"],
        &["task", "add", "call 张伟", "--type", "call", "--due", "thu 9:00"],
        &["task", "add", "far away", "--due", "+3w"],
        &["task", "add", "somebody else's", "--due", "today", "--owner", "Lee"],
        &[
            "deal",
            "add",
            "Acme renewal",
            "--value",
            "12.5k EUR",
            "--company",
            "Acme",
            "--opened",
            "-60d",
            "--stage",
            "Lead",
        ],
        &["log", "call", "Acme", "asked for prices"],
        &["log", "visit", "Acme", "saw the hall", "--at", "yesterday 9:00"],
    ] {
        if words.contains(&"Lee") {
            rolo.ok(&["user", "add", "Lee"]);
        }
        rolo.ok(&[words, &["--now", MONDAY]].concat());
    }
    assert_snapshot!(at(&rolo, MONDAY, &["agenda", "-o", "table"]), @r"
    One overdue
      2026-02-27        t-?????  send samples · Jane Doe, Acme

    Monday, 2026-03-02
             t-?????  order paper
      14:00  t-?????  visit: see the hall · Acme · Gate 3

    One deal going stale
      d-?????  Acme renewal  60 days  12,500.00 EUR

    This month: 0 won, 0 lost · call: 1 · visit: 1
    ");
    assert_snapshot!(at(&rolo, MONDAY, &["agenda", "--week", "-o", "table"]), @r"
    One overdue
      2026-02-27        t-?????  send samples · Jane Doe, Acme

    Monday, 2026-03-02
             t-?????  order paper
      14:00  t-?????  visit: see the hall · Acme · Gate 3

    Thursday, 2026-03-05
      09:00  t-?????  call: call 张伟

    One deal going stale
      d-?????  Acme renewal  60 days  12,500.00 EUR

    This month: 0 won, 0 lost · call: 1 · visit: 1
    ");
    let json: Value = serde_json::from_str(&rolo.ok(&["agenda", "-o", "json", "--now", MONDAY])).unwrap();
    assert_eq!((json["overdue"].as_array().unwrap().len(), &json["month"]["activities"]["call"]), (1, &1.into()));
    let everybody = rolo.ok(&["agenda", "--everybody", "--now", MONDAY]);
    assert!(everybody.contains("somebody else's"), "{everybody}");
}

#[test]
fn lists_and_cards_tell_the_last_contact_and_the_next_step() {
    let rolo = office();
    let run = |words: &[&str]| rolo.ok(&[words, &["--now", MONDAY]].concat());
    run(&["log", "call", "Jane Doe", "wants a quote", "--at", "2026-02-27", "--next", "send quote", "--due", "fri"]);
    run(&["log", "visit", "Jane Doe", "saw the hall", "--at", "2026-02-10"]);
    run(&["contact", "add", "Max Late"]);
    run(&[
        "log",
        "email",
        "Max Late",
        "asked for a date",
        "--at",
        "2026-01-15",
        "--next",
        "ring",
        "--due",
        "2026-02-20",
    ]);
    let columns = ["--columns", "name,last,visited,next,next-step,overdue", "--sort", "-last"];
    let listed = run(&[&["contact", "list", "--where", "has:last"][..], &columns].concat());
    assert_snapshot!(listed, @"
    name	last	visited	next	next-step	overdue
    Jane Doe	2026-02-27	2026-02-10	2026-03-06	send quote	
    Max Late	2026-01-15		2026-02-20	ring	yes
    ");
    assert_eq!(run(&["contact", "list", "--where", "overdue:yes", "--columns", "name"]), "name\nMax Late\n");
    assert_eq!(run(&["contact", "list", "--where", "last:<-30d", "--columns", "name"]), "name\nMax Late\n");
    assert_eq!(run(&["contact", "list", "--where", "last:call next:<=fri", "--count"]), "1\n");
    assert_eq!(run(&["company", "list", "--where", "visited:2026-02", "--columns", "name"]), "name\nAcme\n");
    assert_eq!(run(&["task", "list", "--where", "overdue:yes", "--columns", "name"]), "name\nring\n");
    let card: Value = serde_json::from_str(&run(&["show", "Jane Doe", "-o", "json"])).unwrap();
    assert_eq!((&card["last"], &card["last_type"]), (&"2026-02-27".into(), &"call".into()));
    assert_eq!((&card["next"], &card["next_step"]), (&"2026-03-06".into(), &"send quote".into()));
    let told: Vec<_> = card["timeline"].as_array().unwrap().iter().map(|row| row["what"].as_str().unwrap()).collect();
    assert_eq!((told.first(), told.last()), (Some(&"todo"), Some(&"activity")));
    // What a card says of others is read back as nothing of its own.
    let again = rolo.run_with(&["apply", "-"], &run(&["show", "Jane Doe", "-o", "ndjson"]));
    assert_eq!(again.code, 0, "{again:?}");
}
