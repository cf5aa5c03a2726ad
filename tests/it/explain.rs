//! How a filter was read, in words, and by which index it is answered.

use insta::assert_snapshot;
use serde_json::Value;

use crate::rolo::Rolo;

/// Sixteen deals, one of them with Acme, and a task that is late.
fn book() -> Rolo {
    let rolo = Rolo::new();
    rolo.ok(&["config", "set", "me", "Kim"]);
    rolo.ok(&["contact", "add", "Ann Lee", "--tag", "vip"]);
    rolo.ok(&["company", "add", "Acme Inc", "--position", "52.52,13.405"]);
    rolo.ok(&["deal", "add", "Pumps", "--value", "20k EUR", "--company", "Acme Inc"]);
    let rows: Vec<String> = (0..15).map(|n| format!(r#"{{"kind":"deal","name":"deal {n}"}}"#)).collect();
    assert_eq!(rolo.run_with(&["apply"], &(rows.join("\n") + "\n")).code, 0);
    rolo.ok(&["segment", "save", "big", "value>10k or tag:big", "--of", "deal"]);
    rolo
}

fn explained(rolo: &Rolo, words: &[&str]) -> String {
    rolo.ok(&[words, &["--explain", "--now", "2026-11-22T12:00[UTC]"]].concat())
}

#[test]
fn a_filter_is_told_in_words_with_the_days_that_it_means() {
    let rolo = book();
    let asked = "company:\"acme inc\" close<30d value:10k..50k,1m.. mine -(tag:vip,fair or no:value) stage-age>2w in:big \
                 created:this-month \"a phrase\" two words sort:-value,name limit:3";
    assert_snapshot!(explained(&rolo, &["deal", "list", "--where", asked]), @r#"
    deals: company:"acme inc" close<30d value:10000..50000,1000000.. owner:me -(tag:vip,fair or -has:value) since<-2w in:big created:this-month "a phrase" two words sort:-value,name limit:3
      company is acme inc
      close is before 2026-12-22 (30d)
      value is 10000 to 50000 or 1000000 or more
      owner is Kim (me)
      not: at least one of these:
        tag is vip or fair
        not: value is known
      since is before 2026-11-08 (-2w)
      it is in the segment big
      created is 2026-11-01 to 2026-11-30 (this-month)
      somewhere in it stands: a phrase
      it is found by the words: two words
      in the segment big:
        at least one of these:
          value is more than 10000
          tag is big
      looked up by close: none is looked at
    order: value, greatest first; name, least first
    at most 3
    "#);
    assert_snapshot!(explained(&rolo, &["company", "list", "--where", "near:\"Acme Inc\"<20km or next<fri"]), @r#"
    companies: near:"Acme Inc"<20km or next<2026-11-27
      at least one of these:
        it is no more than 20km from Acme Inc (52.52,13.405)
        next is before 2026-11-27
      every one is looked at: 1
    "#);
    assert_snapshot!(explained(&rolo, &["find", "acme"]), @"
    looked for: acme
    contacts: nothing more is asked
      looked up by names and numbers: of one
    companies: nothing more is asked
      looked up by names and numbers: of one
    deals: nothing more is asked
      looked up by names and numbers: of 16
    tasks: nothing more is asked
      looked up by names and numbers: of 0
    activities: nothing more is asked
      looked up by names and numbers: of 0
    order: best match first
    ");
    assert_snapshot!(explained(&rolo, &["contact", "list"]), @"
    contacts: nothing more is asked
      read in their order: no more of the 1 than what is shown
    ");
    assert_snapshot!(explained(&rolo, &["contact", "list", "--where", "last<-30d"]), @"
    contacts: last<-30d
      last is before 2026-10-23 12:00 (-30d)
      looked up by last contact and next step: none is looked at
    ");
    assert_snapshot!(explained(&rolo, &["board", "--view", "big", "--where", "has:company sort:-value"]), @"
    deals: in:big has:company sort:-value
      it is in the segment big
      company is known
      in the segment big:
        at least one of these:
          value is more than 10000
          tag is big
      looked up by tag or value: one is looked at
    order: value, greatest first
    ");
}

#[test]
fn programs_read_the_same() {
    let rolo = book();
    let told = explained(&rolo, &["deal", "list", "--where", "company:\"acme inc\" close<30d", "-o", "json"]);
    let told: Value = serde_json::from_str(&told).unwrap();
    let of = &told["kinds"][0];
    assert_eq!(of["access"]["values"], serde_json::json!({"fields": ["close"], "candidates": 0}));
    let close = &of["asks"]["all"][1]["field"];
    assert_eq!((close["field"].as_str(), close["relation"].as_str()), (Some("close"), Some("before")));
    assert_eq!(close["values"][0]["one"]["means"], "2026-12-22");
}

#[test]
fn commands_that_are_explained_change_nothing() {
    let rolo = book();
    let before = rolo.ok(&["history", "-o", "ids"]);
    for words in [
        &["deal", "edit", "--where", "company:\"acme inc\"", "--value", "1 EUR"][..],
        &["deal", "delete", "--where", "company:\"acme inc\""],
        &["deal", "move", "--where", "company:\"acme inc\"", "Won"],
        &["deal", "lose", "--where", "company:\"acme inc\"", "--reason", "silence"],
        &["deal", "tag", "--where", "company:\"acme inc\"", "+x"],
        &["set", "--as", "deal", "--where", "company:\"acme inc\"", "value=1 EUR"],
        &["export", "never.csv", "--as", "deal", "--where", "company:\"acme inc\""],
    ] {
        let told = explained(&rolo, words);
        assert!(told.contains("looked up by company: one is looked at"), "{words:?}: {told}");
    }
    for words in [
        &["lead", "convert", "--where", "tag:vip limit:2"][..],
        &["task", "done", "--where", "overdue"],
        &["segment", "edit", "--where", "of:deal", "--notes", "x"],
        &["contact", "list", "--for", "contacting", "--despite", "they asked", "--where", "tag:vip"],
    ] {
        assert!(explained(&rolo, words).contains("looked at"), "{words:?}");
    }
    assert_eq!(rolo.ok(&["history", "-o", "ids"]), before);
    assert!(!rolo.path("never.csv").exists());
    // Without a filter there is nothing to explain.
    assert!(rolo.fails(2, &["deal", "delete", "Pumps", "--explain"]).contains("--where"));
    let refused = rolo.fails(2, &["deal", "list", "--where", "vlaue>10", "--explain"]);
    assert!(refused.contains("did you mean `value`?"), "{refused}");
    let refused = rolo.fails(2, &["deal", "list", "--where", "xyzzy:10"]);
    assert!(refused.contains("there are name, company,") && refused.contains("rolo schema deal"), "{refused}");
    assert!(!refused.contains("overdue"), "{refused}");
}
