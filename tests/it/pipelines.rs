//! Pipelines from the shell: what happens to deals is said, refused commands name the way out, tables carry everything.

use std::fs;

use insta::assert_snapshot;

use crate::rolo::Rolo;

/// Two pipelines and four deals, of which one is won and one is lost.
fn book() -> Rolo {
    let rolo = Rolo::new();
    rolo.ok(&["company", "add", "Acme Group"]);
    rolo.ok(&["company", "add", "Acme", "--parent", "Acme Group", "--external-id", "X1"]);
    rolo.ok(&["contact", "add", "Jane Doe", "--company", "Acme as CTO", "--email", "jane@acme.example"]);
    let stages = ["--stage", "Talks 30% 7d", "--stage", "Signed (won)", "--stage", "Declined (lost)"];
    rolo.ok(&[&["pipeline", "add", "Partners"], &stages[..]].concat());
    let stages = ["--stage", "Request 20% 7d", "--stage", "Offer 60%", "--stage", "Won", "--stage", "Lost"];
    rolo.ok(&[&["pipeline", "add", "Service"], &stages[..]].concat());
    rolo.ok(&["stage", "move", "Service/Offer", "--first"]);
    let boiler = ["--company", "Acme", "--contact", "Jane Doe as buyer", "--value", "8000.50 USD"];
    rolo.ok(&[&["deal", "add", "Boiler", "--pipeline", "Service"], &boiler[..]].concat());
    rolo.ok(&["deal", "win", "Boiler"]);
    rolo.ok(&["deal", "add", "Fair stand", "--value", "500 JPY", "--probability", "33", "--external-id", "D2"]);
    rolo.ok(&["deal", "lose", "Fair stand", "--reason", "too dear"]);
    rolo.ok(&["deal", "add", "Reseller", "--value", "5 EUR"]);
    rolo.ok(&["deal", "move", "Reseller", "Service/Request"]);
    rolo.ok(&["deal", "add", "Training", "--value", "6 EUR"]);
    rolo
}

/// A list without what is of one book alone: identities, handles, revisions.
fn bare(rolo: &Rolo, kind: &str) -> String {
    let lines = rolo.ok(&[kind, "list", "-o", "ndjson"]);
    let own = ["\"imported\":[", "\"id\":\"", "\"handle\":\"", "\"rev\":", "\"created\":\"", "\"updated\":\""];
    let is_own = |part: &&str| own.iter().any(|begin| part.trim_start_matches([',', '{']).starts_with(begin));
    let mut bare = String::new();
    for line in lines.lines() {
        // An identity is followed by a comma, as everything else in a link.
        bare.extend(line.split_inclusive(',').filter(|part| !is_own(part) && !part.contains("\"id\":\"")));
        bare.push('\n');
    }
    bare
}

/// What was said without the handles, which are drawn by lot.
fn masked(said: &str) -> String {
    let is_handle = |word: &&str| word.len() == 7 && word.as_bytes().get(1) == Some(&b'-') && !word.starts_with('-');
    let lines = said.lines().map(|line| {
        let words: Vec<&str> = line.split(' ').map(|word| if is_handle(&word) { "HANDLE" } else { word }).collect();
        words.join(" ")
    });
    lines.collect::<Vec<_>>().join("\n")
}

const KINDS: [&str; 6] = ["pipeline", "stage", "user", "company", "contact", "deal"];

#[test]
fn tables_of_every_kind_fill_an_empty_book_and_change_nothing_twice() {
    let (old, new) = (book(), Rolo::new());
    for kind in KINDS {
        let table = old.ok(&["export", "-", "--as", kind]);
        fs::write(new.path("in.csv"), &table).unwrap();
        new.ok(&["import", "in.csv", "--as", kind]);
        assert_eq!(bare(&old, kind), bare(&new, kind), "{kind}");
        let again = new.run(&["import", "in.csv", "--as", kind]);
        assert!(table.lines().count() == 1 || again.stderr.ends_with(" unchanged\n"), "{kind}: {again}");
        assert_eq!(bare(&old, kind), bare(&new, kind), "{kind}");
    }
    assert_eq!(old.ok(&["board", "Service", "-o", "csv"]).len(), new.ok(&["board", "Service", "-o", "csv"]).len());
}

#[test]
fn lines_of_every_kind_fill_an_empty_book_in_whatever_order() {
    let old = book();
    let lines = KINDS.map(|kind| old.ok(&[kind, "list", "-o", "ndjson"]));
    let mut reversed = lines.clone();
    reversed.reverse();
    for lines in [lines, reversed] {
        let new = Rolo::new();
        assert_eq!(new.run_with(&["apply"], &lines.concat()).code, 0);
        for kind in KINDS {
            assert_eq!(bare(&old, kind), bare(&new, kind), "{kind}");
        }
        assert!(new.run_with(&["apply"], &lines.concat()).stderr.ends_with(" unchanged\n"));
    }
}

#[test]
fn an_unknown_pipeline_of_a_table_is_refused_with_the_way_out_or_made() {
    let (old, new) = (book(), Rolo::new());
    fs::write(new.path("deals.csv"), old.ok(&["export", "-", "--as", "deal"])).unwrap();
    assert_snapshot!(new.fails(3, &["import", "deals.csv", "--as", "deal", "--make", "company,contact"]), @r#"
    error: line 2: pipeline: no pipeline matches `Service`
    hint:  --make pipeline makes those that rows name, beside what else it says
    "#);
    assert_snapshot!(new.fails(3, &["import", "deals.csv", "--as", "deal", "--make", "pipeline,company,contact"]), @r#"
    error: line 2: stage: no stage "Won" in pipeline Service
    hint:  --make stage makes those that rows name
    "#);
    new.ok(&["import", "deals.csv", "--as", "deal", "--make", "pipeline,stage,company,contact"]);
    let columns = ["deal", "list", "-o", "csv", "--columns", "name,pipeline,stage,status,lost-reason"];
    assert_eq!(old.ok(&columns), new.ok(&columns));
}

#[test]
fn what_happens_to_deals_is_said() {
    let rolo = book();
    assert_snapshot!(masked(&rolo.run(&["stage", "delete", "Service/Request", "--to", "Partners/Talks", "--dry-run"]).stdout), @r#"
    would move HANDLE Reseller to Partners/Talks
      - pipeline  Service
      + pipeline  Partners
      - stage  Request
      + stage  Talks
      + stage history  2026-03-02T09:30:02 Talks
    would delete HANDLE Request
    "#);
    assert_snapshot!(masked(&rolo.run(&["stage", "delete", "Service/Request", "--to", "Offer"]).stderr), @r#"
    moved HANDLE Reseller to Offer
    deleted HANDLE Request
    1 changed, 1 deleted
    "#);
    rolo.ok(&["undo"]);
    assert_snapshot!(masked(&rolo.run(&["stage", "edit", "Partners/Talks", "--outcome", "won"]).stderr), @r#"
    changed HANDLE Talks
    changed HANDLE Training
    2 changed
    "#);
    assert_eq!(rolo.ok(&["deal", "list", "--where", "pipeline:Partners status:won has:closed", "--count"]), "1\n");
    rolo.ok(&["undo"]);
    assert_eq!(rolo.ok(&["deal", "list", "--where", "stage:Talks no:closed", "--count"]), "1\n");
}

#[test]
fn stages_stand_in_their_order() {
    let rolo = book();
    let columns = ["stage", "list", "-o", "csv", "--columns", "pipeline,name"];
    assert_snapshot!(rolo.ok(&columns).replace("\r\n", "\n"), @r#"
    pipeline,name
    Partners,Talks
    Partners,Signed
    Partners,Declined
    Service,Offer
    Service,Request
    Service,Won
    Service,Lost
    "#);
}

#[test]
fn what_cannot_be_done_to_a_pipeline_says_what_can() {
    let rolo = book();
    let twice = ["pipeline", "add", "Bad", "--stage", "A 30%", "--stage", "a 40%"];
    for (code, words) in [
        (5, &twice[..]),
        (2, &["stage", "move", "Service/Offer"]),
        (2, &["deal", "lose", "Reseller", "--reason", " "]),
        (3, &["deal", "move", "Reseller", "Talks", "--pipeline", "Service"]),
        (3, &["deal", "move", "Reseller", "Talks", "--pipeline", "Nowhere"]),
        (3, &["set", "--as", "deal", "--where", "stage:Proposl", "stage=Won", "--yes"]),
        (4, &["pipeline", "delete", "Service"]),
    ] {
        let before = rolo.ok(&["history", "--limit", "1"]);
        println!("{}", rolo.fails(code, words));
        assert_eq!(rolo.ok(&["history", "--limit", "1"]), before);
    }
    assert_snapshot!(rolo.fails(5, &twice), @r#"
    error: --stage: `a` is the name of another stage, too
    hint:  give every stage of the pipeline a name of its own
    "#);
    assert_snapshot!(rolo.fails(2, &["stage", "move", "Service/Offer"]), @r#"
    error: --before, --after, --first or --last is missing
    hint:  rolo stage move --help
    "#);
    assert_snapshot!(rolo.fails(2, &["deal", "lose", "Reseller", "--reason", " "]), @r#"
    error: --reason is missing
    hint:  rolo deal lose --help
    "#);
    assert_snapshot!(rolo.fails(3, &["deal", "move", "Reseller", "Talks", "--pipeline", "Service"]), @r#"
    error: no stage "Talks" in pipeline Service
    hint:  stages are Offer, Request, Won, Lost
    "#);
    assert_snapshot!(rolo.fails(3, &["deal", "move", "Reseller", "Talks", "--pipeline", "Nowhere"]), @r#"
    error: no pipeline matches `Nowhere`
    hint:  rolo pipeline list shows them all; rolo pipeline add NAME makes one
    "#);
    assert_snapshot!(rolo.fails(3, &["set", "--as", "deal", "--where", "stage:Proposl", "stage=Won", "--yes"]), @r#"
    error: no deal matches the filter `stage:Proposl`
    hint:  rolo deal list --where FILTER shows what a filter finds
    "#);
}

#[test]
fn filters_take_days_as_people_write_them() {
    let rolo = Rolo::new();
    let now = ["--now", "2026-03-04 10:00"];
    for (name, close) in [("Fri", "2026-03-06"), ("Tue", "2026-03-10"), ("Eom", "2026-03-31"), ("May", "2026-05-03")] {
        rolo.ok(&[&now[..], &["deal", "add", name, "--close", close]].concat());
    }
    for (filter, expected) in [
        ("close:fri", "Fri"),
        ("close<eom", "Fri Tue"),
        ("close:下周二", "Tue"),
        ("close:fri..eom", "Eom Fri Tue"),
        ("close>\"next week\"", "Eom May"),
        ("close:next-week", "Tue"),
        ("close:'may 3'", "May"),
        ("close<=10.3.2026", "Fri Tue"),
    ] {
        let list = ["deal", "list", "--where", filter, "--sort", "name", "-o", "csv", "--columns", "name"];
        let found = rolo.ok(&[&now[..], &list].concat());
        let found: Vec<&str> = found.lines().skip(1).collect();
        assert_eq!(found.join(" "), expected, "{filter}");
    }
    let ambiguous = [&now[..], &["deal", "list", "--where", "close<3/4/2026"]].concat();
    assert_snapshot!(rolo.fails(2, &ambiguous), @r#"
    error: the filter `close<3/4/2026` cannot be read at character 7: `3/4/2026` may be two days
    hint:  write the one that is meant: 2026-04-03, 2026-03-04
    "#);
}
