//! Companies and users: records of their own, to which people and companies link by name.

use insta::assert_snapshot;
use serde_json::Value;

use crate::people::office;
use crate::rolo::{Rolo, Run};

/// What one command says of every record, without its head.
fn column(rolo: &Rolo, words: &[&str], column: &str) -> String {
    let shown = rolo.ok(&[words, &["--columns", column, "-o", "tsv"]].concat());
    shown.lines().skip(1).collect::<Vec<_>>().join(", ")
}

/// The commands that were done so far.
fn commands(rolo: &Rolo) -> usize {
    rolo.ok(&["history", "-o", "ids"]).lines().count()
}

/// What a run says, with the handles of records that it made itself written as `o-new` or `u-new`.
fn without_new_handles(run: &Run) -> String {
    let mut said = run.to_string();
    for made in run.stderr.lines().filter_map(|line| line.strip_prefix("also created ")) {
        let handle = made.split(' ').next().unwrap();
        said = said.replace(handle, &format!("{}-new", &handle[..1]));
    }
    said
}

#[test]
fn a_company_is_made_with_its_first_contact_and_shown_with_its_people() {
    let rolo = office();
    let run = rolo.run(&["contact", "edit", "c-renee", "--company", "Umbrella as Head of Tea"]);
    assert_snapshot!(without_new_handles(&run), @r"
    exit 0
    --- stdout
    c-renee
    --- stderr
    also created o-new Umbrella
    changed c-renee Renée Müller
    1 also created, 1 changed
    ");
    // The second one finds it, however its name is written; nothing is made.
    let run = rolo.run(&["contact", "edit", "c-mark2", "--add-company", "UMBRELLA"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, "changed c-mark2 Mark Lee\n"), "{run}");
    assert_eq!(column(&rolo, &["company", "list"], "name"), "Acme, 北京示例有限公司, Beta GmbH, Umbrella");
    let card = rolo.ok(&["show", "Acme", "-o", "table"]);
    assert_snapshot!(card, @r"
    Acme  o-a0000
      created  2026-03-02 09:30
      updated  2026-03-02 09:30

    people: 2
      c-jane1  Jane Doe  CTO
      c-mark1  Mark Lee

    Timeline
      2026-03-02 09:30  added  #1  Kim
    ");
    // Only the contact is what a script asked for.
    let ids = rolo.ok(&["contact", "add", "Ann Roth", "--company", "Roth AG", "-o", "ids"]);
    assert_eq!(ids.lines().count(), 1, "{ids}");
    assert_eq!(column(&rolo, &["contact", "list", "--where", "company:\"Roth AG\""], "id"), ids.trim_end());
}

#[test]
fn a_new_name_of_a_company_is_seen_wherever_it_is_named() {
    let rolo = office();
    rolo.ok(&["company", "edit", "Acme", "--name", "Zebra SE"]);
    assert_eq!(rolo.ok(&["show", "c-jane1", "--columns", "company"]), "company\tZebra SE as CTO\n");
    assert_eq!(column(&rolo, &["contact", "list", "--where", "company:\"zebra se\""], "handle"), "c-jane1, c-mark1");
    assert_eq!(column(&rolo, &["contact", "list", "zebra", "jane"], "handle"), "c-jane1");
    assert_eq!(column(&rolo, &["contact", "list", "--where", "company:Acme"], "handle"), "");
    assert!(rolo.ok(&["contact", "list", "-o", "ndjson"]).contains(r#""name":"Zebra SE","role":"CTO""#));
    let last = column(&rolo, &["contact", "list", "--sort", "company", "--where", "has:company"], "handle");
    assert!(last.find("c-mark2").unwrap() < last.find("c-jane1").unwrap(), "{last}");
}

#[test]
fn two_companies_of_one_name_are_ambiguous_and_nothing_changes() {
    let rolo = office();
    rolo.ok(&["company", "add", "ACME", "--email", "post@acme.example", "-o", "ids"]);
    let before = commands(&rolo);
    for words in [
        &["contact", "edit", "c-renee", "--company", "Acme"][..],
        &["contact", "add", "Ann Roth", "--company", "acme as CEO"],
        &["company", "edit", "acme", "--industry", "Steel"],
        &["company", "edit", "Beta GmbH", "--parent", "acme"],
    ] {
        let told = rolo.fails(4, words);
        assert!(told.starts_with("error: `") && told.contains("` matches 2 records\n  o-"), "{words:?}: {told}");
        assert!(told.contains("post@acme.example"), "{told}");
    }
    assert_eq!(commands(&rolo), before);
    // The handle says which.
    rolo.ok(&["contact", "edit", "c-renee", "--company", "o-a0000 as CEO"]);
    assert_eq!(rolo.ok(&["show", "c-renee", "--columns", "company"]), "company\tAcme as CEO\n");
}

#[test]
fn a_contact_leaves_a_company_by_its_name() {
    let rolo = office();
    rolo.ok(&["contact", "edit", "c-jane1", "--add-company", "Beta GmbH as Adviser"]);
    rolo.ok(&["contact", "edit", "c-jane1", "--remove-company", "acme"]);
    assert_eq!(rolo.ok(&["show", "c-jane1", "--columns", "company"]), "company\tBeta GmbH as Adviser\n");
    let told = rolo.fails(3, &["contact", "edit", "c-jane1", "--remove-company", "Acme"]);
    assert_snapshot!(told, @r"
    error: Jane Doe has no company Acme
    hint:  rolo show c-jane1 shows what is there
    ");
    // The company stays, and so do its other people.
    assert_eq!(column(&rolo, &["contact", "list", "--where", "company:Acme"], "handle"), "c-mark1");
}

#[test]
fn a_company_belongs_to_another() {
    let rolo = office();
    rolo.ok(&["company", "edit", "Acme", "Beta GmbH", "--parent", "Umbrella Group", "--industry", "Steel"]);
    assert_eq!(rolo.ok(&["show", "Acme", "--columns", "parent,industry"]), "parent\tUmbrella Group\nindustry\tSteel\n");
    assert_eq!(column(&rolo, &["company", "list", "--where", "parent:\"umbrella group\""], "name"), "Acme, Beta GmbH");
    let card = rolo.ok(&["company", "show", "Umbrella Group", "-o", "table"]);
    assert!(card.contains("companies: 2\n  o-a0000  Acme\n"), "{card}");
    // One command made it; one step back takes it away.
    rolo.ok(&["undo"]);
    assert_eq!(column(&rolo, &["company", "list"], "name"), "Acme, 北京示例有限公司, Beta GmbH");
    assert_eq!(rolo.ok(&["show", "Acme", "--columns", "parent"]), "");
}

#[test]
fn a_deleted_company_leaves_its_people_and_its_name() {
    let rolo = office();
    rolo.ok(&["company", "delete", "Acme"]);
    assert_eq!(column(&rolo, &["company", "list"], "name"), "北京示例有限公司, Beta GmbH");
    assert_eq!(rolo.ok(&["show", "c-jane1", "--columns", "company"]), "company\tAcme as CTO\n");
    assert_eq!(column(&rolo, &["contact", "list", "--where", "company:acme"], "handle"), "c-jane1, c-mark1");
    assert_snapshot!(rolo.fails(3, &["company", "edit", "Acme", "--industry", "Steel"]), @r"
    error: Acme (o-a0000) was deleted
    hint:  rolo company restore o-a0000
    ");
    assert_snapshot!(rolo.fails(4, &["company", "restore", "Beta GmbH"]), @r"
    error: Beta GmbH (o-c0000) was not deleted: there is nothing to restore
    hint:  rolo company list --deleted
    ");
    rolo.ok(&["company", "restore", "Acme"]);
    assert!(rolo.ok(&["show", "Acme", "-o", "table"]).contains("people: 2\n"));
}

#[test]
fn one_step_back_takes_a_contact_and_the_company_that_came_with_it() {
    let rolo = office();
    let before = (rolo.everyone(), rolo.ok(&["company", "list", "-o", "ndjson"]));
    rolo.ok(&["contact", "add", "Ann Roth", "--company", "Roth AG", "--owner", "me"]);
    rolo.ok(&["undo"]);
    assert_eq!((rolo.everyone(), rolo.ok(&["company", "list", "-o", "ndjson"])), before);
    assert_eq!(rolo.ok(&["user", "list", "--count"]), "0\n");
    rolo.ok(&["redo"]);
    assert_eq!(rolo.ok(&["show", "Ann Roth", "--columns", "company,owner"]), "company\tRoth AG\nowner\tKim\n");
}

#[test]
fn a_company_that_others_joined_since_is_not_taken_back() {
    let rolo = office();
    rolo.ok(&["contact", "add", "Ann Roth", "--company", "Roth AG"]);
    rolo.ok(&["contact", "edit", "c-renee", "--company", "Roth AG"]);
    let told = rolo.fails(4, &["undo", "2"]);
    assert!(told.contains("one record was changed since: Roth AG (o-"), "{told}");
    rolo.ok(&["undo", "2", "--skip-changed"]);
    assert_eq!(rolo.ok(&["show", "c-renee", "--columns", "company"]), "company\tRoth AG\n");
    assert_eq!(rolo.ok(&["contact", "list", "Ann", "--count"]), "0\n");
}

#[test]
fn a_contact_has_an_owner_who_is_known() {
    let rolo = office();
    rolo.ok(&["contact", "edit", "c-jane1", "--owner", "me"]);
    rolo.ok(&["contact", "edit", "c-mark1", "--owner", "kim"]);
    let before = commands(&rolo);
    assert_snapshot!(rolo.fails(3, &["contact", "edit", "c-mark2", "--owner", "Bob Stone"]), @r"
    error: no user matches `Bob Stone`
    hint:  rolo user list shows them all; rolo user add NAME makes one
    ");
    assert_eq!(commands(&rolo), before);
    rolo.ok(&["user", "add", "Bob Stone", "--email", "bob@acme.example", "--team", "North", "--manager", "me"]);
    rolo.ok(&["contact", "edit", "c-mark2", "--owner", "Bob Stone"]);
    assert_eq!(column(&rolo, &["contact", "list", "--where", "owner:me"], "handle"), "c-jane1, c-mark1");
    assert_eq!(column(&rolo, &["contact", "list", "--where", "owner:\"Bob Stone\""], "handle"), "c-mark2");
    assert_eq!(column(&rolo, &["contact", "list", "--where", "no:owner"], "handle"), "c-renee, c-zhang");
    let users = rolo.ok(&["user", "list", "--columns", "name,email,team,manager", "-o", "table"]);
    assert_snapshot!(users, @r"
    name       e-mail            team   manager
    Bob Stone  bob@acme.example  North  Kim
    Kim
    ");
    let card = rolo.ok(&["user", "show", "Bob Stone", "-o", "table"]);
    assert!(card.contains("people: 1\n  c-mark2  Mark Lee\n"), "{card}");
}

#[test]
fn people_are_filtered_sorted_and_found_by_their_company() {
    let rolo = office();
    for (filter, found) in [
        ("company:acme", "c-jane1, c-mark1"),
        ("company~ac", "c-jane1, c-mark1"),
        ("company!=acme has:company", "c-mark2, c-zhang"),
        ("company:\"Beta GmbH\"", "c-mark2"),
        ("has:company", "c-jane1, c-mark1, c-mark2, c-zhang"),
        ("no:company", "c-renee"),
        ("company:nobody", ""),
    ] {
        assert_eq!(
            column(&rolo, &["contact", "list", "--where", filter, "--sort", "handle"], "handle"),
            found,
            "{filter}"
        );
    }
    assert_eq!(
        column(&rolo, &["contact", "list", "--sort", "company,handle"], "handle"),
        "c-jane1, c-mark1, c-zhang, c-mark2, c-renee"
    );
    assert_eq!(
        column(&rolo, &["contact", "list", "--sort", "-company,handle"], "handle"),
        "c-mark2, c-zhang, c-jane1, c-mark1, c-renee"
    );
    for (words, found) in [
        ("acme", "Acme, Jane Doe, Mark Lee"),
        ("mark acme", "Mark Lee"),
        ("cto", "Jane Doe"),
        ("beijing", "北京示例有限公司, 张伟"),
        ("bjsl zw", "张伟"),
    ] {
        assert_eq!(column(&rolo, &["find", words], "name"), found, "{words}");
    }
    assert_eq!(column(&rolo, &["company", "list", "bjsl"], "name"), "北京示例有限公司");
    // A filter or column that only one of the kinds has is no mistake.
    rolo.ok(&["company", "edit", "Acme", "--industry", "Steel"]);
    assert_eq!(column(&rolo, &["find", "acme", "--where", "given:jane"], "name"), "Jane Doe");
    assert_eq!(column(&rolo, &["find", "acme", "--where", "industry:steel"], "industry"), "Steel");
}

#[test]
fn what_lists_of_companies_and_users_print_can_be_applied() {
    let rolo = office();
    rolo.ok(&["company", "edit", "Acme", "--parent", "Umbrella", "--owner", "me", "--city", "Berlin", "--tag", "+key"]);
    rolo.ok(&["user", "add", "Bob Stone", "--manager", "me"]);
    let list = |kind: &str, book: &str| rolo.ok(&[kind, "list", "-o", "ndjson", "--book", book]);
    let own = rolo.book();
    let own = own.to_str().unwrap();
    for kind in ["company", "user"] {
        let run = rolo.run_with(&["apply"], &list(kind, own));
        let count = list(kind, own).lines().count();
        assert_eq!((run.code, run.stderr), (0, format!("{count} unchanged\n")));
    }
    let all = ["user", "company", "contact"].map(|kind| list(kind, own)).concat();
    // In whatever order they come: who is named before their own line is made from the name and identity alone.
    let backwards = all.lines().rev().collect::<Vec<_>>().join("\n");
    for (book, input) in [("second", all), ("third", backwards)] {
        let run = rolo.run_with(&["apply", "--book", book], &input);
        assert_eq!(run.code, 0, "{run}");
        for kind in ["user", "company", "contact"] {
            let told = |book: &str| -> Vec<Value> {
                let lines = list(kind, book);
                let lines = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
                lines.map(content).collect()
            };
            assert_eq!(told(book), told(own), "{kind} in {book}");
        }
    }
}

/// A record without what each book counts for itself.
fn content(mut json: Value) -> Value {
    let record = json.as_object_mut().unwrap();
    for own in ["rev", "created", "updated"] {
        record.remove(own).unwrap();
    }
    json
}

#[test]
fn a_company_and_its_people_come_in_one_input_by_name_alone() {
    let rolo = Rolo::new();
    let input = concat!(
        "{\"kind\":\"company\",\"name\":\"Acme\",\"industry\":\"Steel\"}\n",
        "{\"given\":\"Jane\",\"companies\":[\"acme\"]}\n",
        "{\"given\":\"Mark\",\"companies\":[{\"name\":\"Beta\"},\"ACME\"]}\n",
    );
    let run = rolo.run_with(&["apply"], input);
    assert_eq!((run.code, run.stderr.as_str()), (0, "3 created, 1 also created\n"), "{run}");
    assert_eq!(column(&rolo, &["company", "list"], "name"), "Acme, Beta");
    assert_eq!(column(&rolo, &["contact", "list", "--where", "company:acme"], "name"), "Jane, Mark");
}
