//! Fields of one's own: defined, filled, asked for, renamed, retired, and carried from book to book.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::rolo::Rolo;

/// A field of every type, and records that hold something in each.
fn book() -> Rolo {
    let rolo = Rolo::new();
    for words in [
        &["Budget", "--of=deal", "--type=money"][..],
        &["Discount", "--of=deal", "--type=number", "--default=2.5"],
        &["Customer level", "--of=company", "--type=choice", "--choice=Silver", "--choice=Gold", "--default=silver"],
        &[
            "Interests",
            "--type=choices",
            "--choice=golf",
            "--choice=opera",
            "--choice=chess",
            "--notes=What to talk of",
        ],
        &["Met at", "--type=text"],
        &["Life story", "--type=notes"],
        &["First met", "--type=date"],
        &["Next review", "--of=company", "--type=time"],
        &["Newsletter", "--type=flag"],
        &["决策人", "--of=deal"],
    ] {
        rolo.ok(&[&["field", "add"][..], words].concat());
    }
    for words in [
        &["company", "add", "Acme", "--customer-level=gold", "--next-review=2026-03-06 10:00"][..],
        &["company", "add", "Bolt"],
        &["contact", "add", "Ann Lee", "--interests=golf", "--interests=opera", "--met-at=fair", "--newsletter"],
        &["contact", "add", "Ben Ode", "--interests=chess", "--first-met=2025-12-01", "--life-story=born\nin Bonn"],
        &["deal", "add", "Renewal", "--company=Acme", "--budget=12k EUR", "--discount=-10", "--决策人=王芳"],
        &["deal", "add", "Pilot", "--budget=900 EUR"],
    ] {
        rolo.ok(words);
    }
    rolo
}

fn names(rolo: &Rolo, kind: &str, filter: &str) -> String {
    rolo.ok(&[kind, "list", "--where", filter, "--columns", "name"]).replace("name\n", "").replace('\n', " ")
}

#[test]
fn fields_of_every_type_are_filled_filtered_sorted_and_shown() {
    let rolo = book();
    for (kind, filter, found) in [
        ("deal", "budget>10k", "Renewal "),
        ("deal", "budget:900EUR", "Pilot "),
        ("deal", "discount<0", "Renewal "),
        ("deal", "discount:2.5", "Pilot "),
        ("deal", "discount:-10..2", "Renewal "),
        ("deal", "决策人:王芳", "Renewal "),
        ("deal", "no:决策人", "Pilot "),
        ("company", "customer-level:silver", "Bolt "),
        ("company", "customer-level>silver", "Acme "),
        ("company", "next-review:2026-03-06", "Acme "),
        ("company", "has:next-review", "Acme "),
        ("contact", "interests:golf", "Ann Lee "),
        ("contact", "interests:chess,opera", "Ann Lee Ben Ode "),
        ("contact", "-interests:golf", "Ben Ode "),
        ("contact", "met-at~fai", "Ann Lee "),
        ("contact", "newsletter:yes", "Ann Lee "),
        ("contact", "first-met<2026-01-01", "Ben Ode "),
        ("contact", "\"in Bonn\"", "Ben Ode "),
    ] {
        assert_eq!(names(&rolo, kind, filter), found, "{filter}");
    }
    let sorted = |kind, by: &str| rolo.ok(&[kind, "list", "--sort", by, "--columns", "name"]);
    assert_eq!(sorted("company", "-customer-level"), "name\nAcme\nBolt\n", "gold stands above silver");
    assert_eq!(sorted("deal", "discount"), "name\nRenewal\nPilot\n");
    assert_eq!(sorted("deal", "budget"), "name\nPilot\nRenewal\n");
    assert_snapshot!(rolo.ok(&["contact", "list", "--columns", "name,interests,newsletter,first met"]), @"
    name	interests	newsletter	first-met
    Ann Lee	golf, opera	yes	
    Ben Ode	chess		2025-12-01
    ");
    let card = rolo.ok(&["contact", "show", "Ben Ode", "-o", "table"]);
    let card: Vec<&str> = card.lines().map(str::trim).collect();
    assert!(
        card.contains(&"Interests    chess") && card.contains(&"Life story   born") && card.contains(&"in Bonn"),
        "{card:?}"
    );
    let help = rolo.ok(&["contact", "add", "--help"]);
    assert!(help.contains("--interests <INTERESTS>") && help.contains("What to talk of"), "{help}");
    assert!(help.contains("golf"), "{help}");
}

#[test]
fn lists_of_choices_grow_and_shrink_and_everything_is_undone() {
    let rolo = book();
    let interests = || rolo.ok(&["contact", "show", "Ann Lee", "--columns", "interests"]);
    rolo.ok(&["contact", "edit", "Ann Lee", "--add-interests=chess", "--remove-interests=golf"]);
    assert_eq!(interests(), "interests\tchess\ninterests\topera\n");
    rolo.ok(&["set", "interests+=golf", "--where", "interests:chess", "--yes"]);
    assert_eq!(names(&rolo, "contact", "interests:golf"), "Ann Lee Ben Ode ");
    rolo.ok(&["contact", "edit", "Ann Lee", "--clear", "interests"]);
    assert_eq!(interests(), "");
    for _ in 0..3 {
        rolo.ok(&["undo"]);
    }
    assert_eq!(interests(), "interests\tgolf\ninterests\topera\n");
    let difference = rolo.ok(&["deal", "edit", "Renewal", "--budget=15k EUR", "--dry-run", "-o", "table"]);
    assert!(difference.contains("Budget") && difference.contains("15000.00 EUR"), "{difference}");
    rolo.ok(&["deal", "edit", "Renewal", "--budget=15k EUR"]);
    let card = rolo.ok(&["deal", "show", "Renewal", "-o", "table"]);
    assert!(card.contains("Budget: 12000.00 EUR → 15000.00 EUR"), "{card}");
}

#[test]
fn a_field_is_renamed_and_retired_without_losing_a_value() {
    let rolo = book();
    rolo.ok(&["segment", "save", "big", "budget>10k", "--of=deal"]);
    rolo.ok(&["field", "edit", "Budget", "--name=Annual budget"]);
    assert_eq!(names(&rolo, "deal", "annual-budget>10k"), "Renewal ");
    assert_eq!(names(&rolo, "deal", "in:big"), "Renewal ", "what asked for it by its first name goes on doing so");
    rolo.ok(&["deal", "edit", "Pilot", "--annual-budget=20k EUR"]);
    rolo.ok(&["field", "retire", "Annual budget"]);
    let refused = rolo.fails(2, &["deal", "edit", "Pilot", "--annual-budget=1 EUR"]);
    assert!(refused.contains("--annual-budget"), "{refused}");
    assert_eq!(names(&rolo, "deal", "annual-budget>15k"), "Pilot ");
    assert!(rolo.ok(&["deal", "show", "Pilot", "-o", "table"]).contains("Annual budget"));
    let taken = rolo.fails(4, &["field", "add", "annual budget", "--of=deal"]);
    assert!(taken.contains("was retired") && taken.contains("rolo field restore"), "{taken}");
    rolo.ok(&["field", "restore", "Annual budget"]);
    rolo.ok(&["deal", "edit", "Pilot", "--annual-budget=30k EUR"]);
    assert_eq!(names(&rolo, "deal", "annual-budget>25k"), "Pilot ");
}

#[test]
fn choices_come_and_go_and_records_keep_theirs() {
    let rolo = book();
    rolo.ok(&["field", "edit", "Customer level", "--add-choice=Platinum", "--remove-choice=Gold"]);
    rolo.ok(&["company", "edit", "Bolt", "--customer-level=PLATINUM"]);
    rolo.fails(5, &["company", "edit", "Bolt", "--customer-level=gold"]);
    let levels = rolo.ok(&["company", "list", "--columns", "name,customer-level"]);
    assert_eq!(levels, "name\tcustomer-level\nAcme\tGold\nBolt\tPlatinum\n");
}

#[test]
fn what_makes_no_field_is_refused() {
    let rolo = book();
    let refused = [
        rolo.fails(5, &["field", "add", "2nd name"]),
        rolo.fails(5, &["field", "add", "a/b"]),
        rolo.fails(4, &["field", "add", "City"]),
        rolo.fails(4, &["field", "add", "E-Mail"]),
        rolo.fails(4, &["field", "add", "where"]),
        rolo.fails(4, &["field", "add", "in"]),
        rolo.fails(4, &["field", "add", "budget", "--of=deal"]),
        rolo.fails(5, &["field", "add", "Size", "--of=deal", "--type=choice"]),
        rolo.fails(5, &["field", "add", "Size", "--of=deal", "--choice=big"]),
        rolo.fails(5, &["field", "add", "Size", "--of=deal", "--type=money", "--default=lots"]),
        rolo.fails(5, &["field", "edit", "Budget", "--type=text"]),
        rolo.fails(5, &["field", "edit", "Budget", "--of=contact"]),
        rolo.fails(5, &["deal", "add", "X", "--budget=much"]),
        rolo.fails(5, &["deal", "add", "X", "--discount=1.234"]),
        rolo.fails(5, &["contact", "add", "X", "--interests=tennis"]),
    ];
    let handle = rolo.ok(&["field", "show", "Budget", "--columns", "handle"]);
    let handle = handle.trim().rsplit('\t').next().unwrap();
    assert_snapshot!(refused.join("").replace(handle, "f-00000"), @r#"
    error: `2nd name` cannot be the name of a field
    hint:  a few words of letters and digits, at most 40 characters, the first one a letter
    error: `a/b` cannot be the name of a field
    hint:  a few words of letters and digits, at most 40 characters, the first one a letter
    error: every contact has a field `city`, or a flag is called so
    hint:  give another name, such as "own city"
    error: every contact has a field `e-mail`, or a flag is called so
    hint:  give another name, such as "own e-mail"
    error: every contact has a field `where`, or a flag is called so
    hint:  give another name, such as "own where"
    error: every contact has a field `in`, or a flag is called so
    hint:  give another name, such as "own in"
    error: a field of a deal is called `budget` already
    hint:  give another name; rolo field list shows them all
    error: `Size` has nothing between which to choose
    hint:  say --choice once for every word, and --type choice or --type choices
    error: `Size` has choices, but holds text
    hint:  say --choice once for every word, and --type choice or --type choices
    error: --default: `lots` is no amount of money
    hint:  write it like 12500, 12.5k or "12,500.00 EUR", with no finer a fraction than the currency has coins
    error: what stands in the field Budget (f-00000) cannot be changed: values would mean something else
    hint:  define another field, then retire this one: rolo field retire f-00000
    error: the records that have the field Budget (f-00000) cannot be changed: values would mean something else
    hint:  define another field, then retire this one: rolo field retire f-00000
    error: --budget: `much` is no amount of money
    hint:  write it like 12500, 12.5k or "12,500.00 EUR", with no finer a fraction than the currency has coins
    error: --discount: `1.234` can be read as two numbers: one in thousands, and one with a fraction
    hint:  write it with its fraction, like 1234.00 or 1.23, or without marks, like 1234
    error: --interests: `tennis` is none of the choices
    hint:  one of: golf, opera, chess
    "#);
    // A field that nothing is in can be taken back; one that something is in, only after that.
    rolo.ok(&["field", "add", "Empty"]);
    rolo.ok(&["undo"]);
    let entry = rolo.ok(&["history", "-o", "ndjson"]).lines().count();
    assert!(entry > 16);
    let used = rolo.fails(4, &["undo", "1"]);
    assert!(used.contains("rolo field retire"), "{used}");
}

#[test]
fn tables_and_rows_carry_fields_of_ones_own() {
    let rolo = book();
    std::fs::write(rolo.path("deals.csv"), "Name,Annual Discount,BUDGET,决策人\nNew,,5k EUR,李\nBig,,50k EUR,\n")
        .unwrap();
    rolo.ok(&["import", rolo.path("deals.csv").to_str().unwrap(), "--as=deal"]);
    assert_eq!(names(&rolo, "deal", "budget>=5k"), "Big New Renewal ");
    assert_eq!(names(&rolo, "deal", "discount:2.5"), "Big New Pilot ", "a table brings new records, too");
    let table = rolo.ok(&["export", "-", "--as=contact", "--columns=name,interests,newsletter"]);
    assert_eq!(table, "name,interests,newsletter\r\nAnn Lee,golf; opera,yes\r\nBen Ode,chess,\r\n");
    assert!(rolo.ok(&["export", "-", "--as=contact"]).lines().next().unwrap().contains("interests"));
    let shown: Value = serde_json::from_str(&rolo.ok(&["deal", "show", "Renewal", "-o", "json"])).unwrap();
    let own = json!({"budget": {"amount": "12000.00", "currency": "EUR"}, "discount": "-10", "决策人": "王芳"});
    assert_eq!(shown["custom"], own);
    let listed = rolo.ok(&["contact", "list", "-o", "ndjson"]);
    let again = rolo.run_with(&["apply", "-o", "ids"], &listed);
    assert!(again.code == 0 && again.stderr.contains("unchanged"), "{again}");
    let row = r#"{"kind":"contact","ref":"Ann Lee","custom":{"interests":["chess"],"met-at":null}}"#;
    assert_eq!(rolo.run_with(&["apply"], row).code, 0);
    assert_eq!(rolo.ok(&["contact", "show", "Ann Lee", "--columns", "interests,met-at"]), "interests\tchess\n");
    let wrong = rolo.run_with(&["apply"], r#"{"kind":"contact","ref":"Ann Lee","custom":{"interest":["chess"]}}"#);
    assert!(wrong.code != 0 && wrong.stderr.contains("interests"), "{wrong}");
    let schema: Value = serde_json::from_str(&rolo.ok(&["schema", "contact", "-o", "json"])).unwrap();
    let custom = &schema["properties"]["custom"]["properties"];
    assert_eq!(custom["interests"]["items"]["enum"], json!(["golf", "opera", "chess"]));
}

#[test]
fn a_whole_book_goes_elsewhere_with_its_fields() {
    let (there, here) = (book(), Rolo::new());
    there.ok(&["field", "retire", "Met at"]);
    there.ok(&["contact", "add", "Cy", "--newsletter=no"]);
    let file = there.path("book.ndjson");
    there.ok(&["export", file.to_str().unwrap(), "--all"]);
    here.ok(&["apply", file.to_str().unwrap()]);
    let listed = |rolo: &Rolo, kind: &str| {
        let rows = rolo.ok(&[kind, "list", "-o", "ndjson"]);
        let plain = rows.lines().map(|row| {
            let mut row: Value = serde_json::from_str(row).unwrap();
            for own in ["rev", "created", "updated"] {
                row.as_object_mut().unwrap().remove(own);
            }
            row
        });
        plain.collect::<Vec<_>>()
    };
    for kind in ["field", "contact", "company", "deal"] {
        assert_eq!(listed(&here, kind), listed(&there, kind), "{kind}");
    }
    assert_eq!(names(&here, "contact", "met-at:fair"), "Ann Lee ");
    here.fails(2, &["contact", "edit", "Cy", "--met-at=x"]);
}

#[test]
fn fields_are_known_however_the_views_are_lost() {
    let rolo = book();
    let beside = rolo.book().join("store").join("fields");
    for spoilt in [None, Some("{")] {
        match spoilt {
            None => std::fs::remove_file(&beside).unwrap(),
            Some(text) => std::fs::write(&beside, text).unwrap(),
        }
        rolo.ok(&["deal", "edit", "Pilot", "--budget=1 EUR"]);
        assert!(std::fs::read_to_string(&beside).unwrap().contains("budget"));
    }
    std::fs::remove_dir_all(rolo.book().join("store")).unwrap();
    assert_eq!(names(&rolo, "deal", "budget<10k"), "Pilot ");
    assert_eq!(names(&rolo, "company", "customer-level:gold"), "Acme ");
}
