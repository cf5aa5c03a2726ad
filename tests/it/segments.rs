//! Filters with a name: saved, run, named in other filters; and with whom contact is due by their rhythm.

use insta::assert_snapshot;
use serde_json::Value;

use crate::rolo::Rolo;

/// The next month, and the month after.
const APRIL: &str = "2026-04-01T09:30:00+02:00[Europe/Berlin]";
const JUNE: &str = "2026-06-01T09:30:00+02:00[Europe/Berlin]";

/// Some people, a company, a deal, and segments of them.
fn book() -> Rolo {
    let rolo = Rolo::new();
    rolo.ok(&["contact", "add", "Ann Lee", "--tag", "vip", "--city", "Berlin", "--rhythm", "monthly"]);
    rolo.ok(&["contact", "add", "Ben Ode", "--tag", "key"]);
    rolo.ok(&["contact", "add", "Cy"]);
    rolo.ok(&["company", "add", "Acme", "--tag", "key"]);
    rolo.ok(&["deal", "add", "Renewal", "--company", "Acme", "--value", "20k EUR"]);
    rolo.ok(&["segment", "save", "key accounts", "tag:key or tag:vip", "--rhythm", "2w"]);
    rolo.ok(&["segment", "save", "firms", "-tag:cold", "--of", "company", "--rhythm", "每季度"]);
    rolo.ok(&["segment", "save", "big", "value>10k", "--of", "deal"]);
    rolo
}

fn json(said: &str) -> Value {
    serde_json::from_str(said).unwrap()
}

#[test]
fn a_saved_filter_is_listed_shown_and_run() {
    let rolo = book();
    let listed = rolo.ok(&["segment", "list", "--columns", "name,of,filter,rhythm"]);
    assert_snapshot!(listed, @"
    name	of	filter	rhythm
    big	deal	value>10k	
    firms	company	-tag:cold	90
    key accounts	contact	tag:key or tag:vip	14
    ");
    let shown = rolo.ok(&["segment", "show", "key accounts", "-o", "table"]);
    let shown: Vec<&str> = shown.lines().map(str::trim).collect();
    assert!(shown.contains(&"people: 2") && shown.contains(&"follow up  every 2 weeks"), "{shown:?}");
    let shown = json(&rolo.ok(&["segment", "show", "big", "-o", "json"]));
    let linked = &shown["linked"]["deal"];
    assert_eq!((&linked["total"], &linked["records"][0]["name"]), (&1.into(), &"Renewal".into()));
    assert_eq!(rolo.ok(&["segment", "run", "key accounts", "--columns", "name"]), "name\nAnn Lee\nBen Ode\n");
    // Columns, orders and filters are those of what is in it.
    let big = ["segment", "run", "big", "--columns", "name,company,value", "--sort", "-value"];
    assert_eq!(rolo.ok(&big), "name\tcompany\tvalue\nRenewal\tAcme\t20000.00 EUR\n");
    let narrowed = ["segment", "run", "key accounts", "--where", "city~ber or tag:none", "--count"];
    assert_eq!(rolo.ok(&narrowed), "1\n");
    rolo.fails(2, &["segment", "run", "big", "--columns", "phone"]);
}

#[test]
fn filters_everywhere_ask_who_is_in_a_segment() {
    let rolo = book();
    let names = |filter: &str| rolo.ok(&["contact", "list", "--where", filter, "--columns", "name"]);
    assert_eq!(names(r#"in:"Key Accounts" -tag:vip"#), "name\nBen Ode\n");
    assert_eq!(names(r#"-in:"key accounts""#), "name\nCy\n");
    rolo.ok(&["segment", "save", "berlin", r#"in:"key accounts" city~ber"#]);
    assert_eq!(names("in:berlin"), "name\nAnn Lee\n");
    assert!(rolo.ok(&["board", "--where", "in:big"]).contains("20000.00"));
    rolo.ok(&["set", "--where", "in:berlin", "notes=hello", "--yes"]);
    assert_eq!(names("notes:hello"), "name\nAnn Lee\n");
    assert_eq!(
        rolo.ok(&["export", "-", "--as", "contact", "--where", "in:berlin", "--columns", "city"]),
        "city\r\nBerlin\r\n"
    );
    assert_eq!(rolo.ok(&["find", "ann", "--where", "in:berlin", "--count"]), "1\n");
}

#[test]
fn lists_cards_and_exports_tell_in_which_segments_somebody_is() {
    let rolo = book();
    rolo.ok(&["segment", "save", "worth it", "open-value>10k in:firms", "--of", "company"]);
    rolo.ok(&["segment", "save", "VIPs", "in:\"key accounts\" tag:vip"]);
    assert_snapshot!(rolo.ok(&["contact", "list", "--columns", "name,segments"]), @"
    name	segments
    Ann Lee	VIPs, key accounts
    Ben Ode	key accounts
    Cy
    ");
    assert_snapshot!(rolo.ok(&["find", "acme", "renewal", "--columns", "name,segments"]), @"
    name	segments
    Renewal	big
    ");
    assert_eq!(
        json(&rolo.ok(&["contact", "show", "ann", "-o", "json"]))["segments"],
        json(r#"["VIPs", "key accounts"]"#)
    );
    let card = rolo.ok(&["company", "show", "acme", "-o", "table"]);
    let lines: Vec<&str> = card.lines().map(str::trim).collect();
    assert!(lines.contains(&"segments     firms") && lines.contains(&"worth it"), "{card}");
    assert_eq!(rolo.ok(&["export", "--as", "deal", "--columns", "name,segments"]), "name,segments\r\nRenewal,big\r\n");
    assert_eq!(rolo.ok(&["contact", "list", "--where", "segments:vips", "--columns", "name"]), "name\nAnn Lee\n");
    for unasked in ["has:segments", "sort:segments"] {
        rolo.fails(2, &["contact", "list", "--where", unasked]);
    }
    rolo.fails(2, &["contact", "list", "--sort", "segments"]);
    rolo.fails(2, &["segment", "save", "late", "tag:key", "--sort", "segments"]);
}

#[test]
fn what_cannot_be_asked_is_refused_with_what_can() {
    let rolo = book();
    let refused = [
        rolo.fails(2, &["contact", "list", "--where", r#"tag:x in:"key acounts""#]),
        rolo.fails(2, &["contact", "list", "--where", "in:nobody"]),
        rolo.fails(2, &["contact", "list", "--where", "in:big"]),
        rolo.fails(2, &["segment", "save", "bad", "tag:x tga:y"]),
        rolo.fails(2, &["segment", "save", "bad", "in:bet"]),
        rolo.fails(2, &["segment", "save", "bad", "in:bad"]),
        rolo.fails(5, &["segment", "save", "bad", "value>1k", "--of", "deal", "--rhythm", "30d"]),
        rolo.fails(5, &["segment", "save", "bad", "tag:x", "--rhythm", "soon"]),
    ];
    assert_snapshot!(refused.concat(), @r#"
    error: the filter `tag:x in:"key acounts"` cannot be read at character 10: no segment is called `key acounts`
    hint:  did you mean `key accounts`?
    error: the filter `in:nobody` cannot be read at character 4: no segment is called `nobody`
    hint:  there are key accounts, firms, big
    error: the filter `in:big` cannot be read at character 4: big is a segment of deals, not of contacts
    hint:  rolo segment list shows which there are
    error: the filter `tag:x tga:y` cannot be read at character 7: no field is called `tga`
    hint:  did you mean `tag`?
    error: the filter `in:bet` cannot be read at character 4: no segment is called `bet`
    hint:  there are key accounts, firms, big
    error: the filter `in:bad` cannot be read at character 4: the segments ask for each other: bad → bad
    hint:  a filter may not ask for its own segment, nor for one that asks for it
    error: `deal` has no rhythm: only people and companies are spoken to again and again
    hint:  leave --rhythm out, or save it --of contact or --of company
    error: --rhythm: `soon` is no number of days
    hint:  write it like 14, 14d, 2w or monthly
    "#);
    assert_eq!(rolo.ok(&["segment", "list", "--count"]), "3\n");
}

#[test]
fn a_segment_for_which_others_ask_stays_as_long_as_they_do() {
    let rolo = book();
    rolo.ok(&["segment", "save", "berlin", r#"in:"key accounts" city~ber"#]);
    let refused = rolo.fails(4, &["segment", "delete", "key accounts"]);
    assert!(refused.contains("the segment berlin ("), "{refused}");
    rolo.fails(4, &["segment", "edit", "key accounts", "--name", "other"]);
    let circle = rolo.fails(2, &["segment", "edit", "key accounts", "--filter", "in:berlin"]);
    assert!(circle.contains("berlin → key accounts → berlin"), "{circle}");
    let taken = rolo.fails(4, &["segment", "save", "BERLIN", "tag:x"]);
    assert!(taken.contains("there is a segment"), "{taken}");
    rolo.ok(&["segment", "edit", "berlin", "--filter", "-city~ber"]);
    rolo.ok(&["segment", "delete", "key accounts"]);
    rolo.ok(&["segment", "restore", "key accounts"]);
    rolo.ok(&["undo"]);
    assert_eq!(rolo.ok(&["segment", "list", "--columns", "name"]), "name\nberlin\nbig\nfirms\n");
}

#[test]
fn segments_go_from_book_to_book() {
    let (rolo, other) = (book(), Rolo::new());
    rolo.ok(&["segment", "save", "a", r#"in:"key accounts""#]);
    let rows = rolo.ok(&["segment", "list", "-o", "ndjson"]);
    let run = other.run_with(&["apply"], &rows);
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(other.ok(&["segment", "list", "-o", "ndjson"]).lines().count(), 4);
}

#[test]
fn the_agenda_tells_with_whom_contact_is_due() {
    let rolo = book();
    rolo.ok(&["log", "call", "Ben Ode", "hello", "--at", "2026-03-20 15:00", "--now", APRIL]);
    rolo.ok(&["log", "note", "Ben Ode", "likes tea", "--now", APRIL]);
    let hidden = |said: String| {
        let is_handle = |word: &str| word.len() == 7 && word.as_bytes()[1] == b'-';
        let words = said.split_inclusive([' ', '\t', '\n']).map(|word| match word.trim_end() {
            bare if is_handle(bare) => word.replace(bare, "?-?????"),
            _ => word.to_owned(),
        });
        words.collect::<String>()
    };
    let agenda = |words: &[&str]| hidden(rolo.ok(&[&["agenda"], words].concat()));
    assert_snapshot!(agenda(&["--now", APRIL, "-o", "table"]), @"
    Nothing is due.

    One not heard of for too long
      2026-04-01  ?-?????  Ann Lee · every month · never yet

    This month: 0 won, 0 lost · note: 1
    ");
    assert_snapshot!(agenda(&["--now", APRIL, "--week", "-o", "tsv"]), @"
    what	date	time	handle	name	who
    quiet	2026-04-01		?-?????	Ann Lee	
    quiet	2026-04-03		?-?????	Ben Ode	
    ");
    let json = json(&rolo.ok(&["agenda", "--now", JUNE, "-o", "json"]));
    let quiet: Vec<_> = json["quiet"].as_array().unwrap().iter().collect();
    let told: Vec<_> = quiet.iter().map(|each| (&each["due"], &each["last"], &each["rhythm"])).collect();
    assert_eq!(
        told,
        [
            (&"2026-04-01".into(), &Value::Null, &30.into()),
            (&"2026-04-03".into(), &"2026-03-20T15:00:00+01:00[Europe/Berlin]".into(), &14.into()),
            (&"2026-05-31".into(), &Value::Null, &90.into()),
        ]
    );
    assert_eq!(quiet[1]["record"]["title"], "Ben Ode");
    // With the deal, which is stale by then.
    assert_eq!(rolo.ok(&["agenda", "--now", JUNE, "-o", "ndjson"]).lines().count(), 4);
}

#[test]
fn a_card_says_when_contact_is_due_and_why() {
    let rolo = book();
    rolo.ok(&["log", "call", "Ben Ode", "hello", "--at", "2026-03-20 15:00", "--now", APRIL]);
    let line = |who: &str, now: &str| {
        let card = rolo.ok(&["contact", "show", who, "-o", "table", "--now", now]);
        let line = card.lines().find(|line| line.trim().starts_with("contact due")).unwrap_or_default();
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(line("Ben Ode", APRIL), "contact due 2026-04-03 · every 2 weeks, as key accounts has it");
    assert_eq!(line("Ben Ode", JUNE), "contact due 2026-04-03 · overdue · every 2 weeks, as key accounts has it");
    assert_eq!(line("Ann Lee", APRIL), "contact due 2026-04-01 · overdue");
    assert_eq!(line("Cy", JUNE), "");
    let card = json(&rolo.ok(&["contact", "show", "Ben Ode", "-o", "json"]));
    assert_eq!(
        (&card["contact_due"]["due"], &card["contact_due"]["segment"]),
        (&"2026-04-03".into(), &"key accounts".into())
    );
    assert_eq!(
        rolo.ok(&["contact", "list", "--where", "rhythm<2m", "--columns", "name,rhythm"]),
        "name\trhythm\nAnn Lee\t30\n"
    );
}
