//! Two who edit the same record at once: what differs is merged, and nobody overwrites anybody unasked.

use crate::rolo::Rolo;
use crate::screen::three_people;
use crate::terminal::Terminal;

/// The revision of a record, as a script learns it.
fn rev(rolo: &Rolo, reference: &str) -> u64 {
    let card = rolo.ok(&["contact", "list", "--columns", "rev", "-o", "tsv", reference]);
    card.lines().last().unwrap().trim().parse().unwrap()
}

#[test]
fn scripts_name_the_revision_on_which_they_edit() {
    let rolo = three_people();
    let seen = rev(&rolo, "Anna Roth").to_string();
    rolo.ok(&["contact", "edit", "Anna Roth", "--source", "fair", "--notes", "met"]);
    // Another field: both stay.
    rolo.ok(&["contact", "edit", "Anna Roth", "--lifecycle", "customer", "--if-rev", &seen]);
    let card = rolo.ok(&["contact", "show", "Anna Roth", "-o", "json"]);
    assert!(card.contains("fair") && card.contains("customer"), "{card}");
    // The same field: neither is lost.
    let said = rolo.fails(4, &["contact", "edit", "Anna Roth", "--source", "web", "--if-rev", &seen]);
    assert!(said.contains("source  now fair, yours web, before nothing"), "{said}");
    let now = rev(&rolo, "Anna Roth").to_string();
    assert!(said.contains(&format!("give --if-rev {now}")), "{said}");
    let told = rolo.run(&["contact", "edit", "Anna Roth", "--source", "web", "--if-rev", &seen, "-o", "json"]);
    let error: serde_json::Value = serde_json::from_str(&told.stderr).unwrap();
    assert_eq!(error["error"]["clash"]["rev"].to_string(), now, "{told}");
    assert_eq!(error["error"]["clash"]["theirs"]["set"]["source"][1], "fair", "{told}");
    assert_eq!(error["error"]["clash"]["yours"]["set"]["source"][1], "web", "{told}");
    rolo.fails(4, &["contact", "delete", "Anna Roth", "--if-rev", &seen]);
    rolo.fails(4, &["contact", "edit", "--where", "source:fair", "--source", "web", "--if-rev", &seen, "-y"]);
    // By force, which is told and stands in the history.
    let run = rolo.run(&["contact", "edit", "Anna Roth", "--source", "web", "--if-rev", &seen, "--force"]);
    assert!(run.code == 0 && run.stderr.contains("what others had changed"), "{run}");
    assert!(rolo.ok(&["history", "Anna Roth"]).contains(&format!("--if-rev {seen} --force")));
    // On what there is now nothing stands in the way; and nobody has seen what is still to come.
    let now = rev(&rolo, "Anna Roth").to_string();
    rolo.ok(&["contact", "edit", "Anna Roth", "--source", "phone", "--if-rev", &now]);
    rolo.fails(3, &["contact", "edit", "Anna Roth", "--source", "web", "--if-rev", "999"]);
    rolo.fails(2, &["contact", "edit", "Anna Roth", "--source", "web", "--force"]);
}

#[test]
fn whoever_says_a_whole_list_keeps_what_came_to_it_meanwhile() {
    let rolo = three_people();
    rolo.ok(&["contact", "edit", "Anna Roth", "--email", "a@x.example"]);
    let seen = rev(&rolo, "Anna Roth").to_string();
    rolo.ok(&["contact", "edit", "Anna Roth", "--add-email", "b@x.example"]);
    rolo.ok(&["contact", "edit", "Anna Roth", "--email", "c@x.example", "--if-rev", &seen]);
    let listed = rolo.ok(&["contact", "list", "Anna Roth", "--columns", "email", "-o", "tsv"]);
    assert!(listed.contains("b@x.example") && listed.contains("c@x.example"), "{listed}");
    assert!(!listed.contains("a@x.example"), "{listed}");
}

/// A screen with the form of Anna open, in which her source is `mine` now, and a script that said `theirs` meanwhile.
fn form_that_clashes(rolo: &Rolo) -> Terminal {
    rolo.ok(&["contact", "edit", "Anna Roth", "--source", "before"]);
    let mut screen = Terminal::open(rolo, 80, 30);
    screen.type_until("/anna\r", "1/1");
    screen.type_until("e", "> given name");
    screen.type_until(&"\t".repeat(9), "> source");
    screen.keys("\x15mine");
    screen.wait_for("mine");
    rolo.ok(&["contact", "edit", "Anna Roth", "--source", "theirs", "--tag", "+key"]);
    screen.type_until("\x13", "Which shall it be?");
    let shown = screen.rows().join("\n");
    assert!(shown.contains("(*) now     theirs") && shown.contains("( ) yours   mine"), "{shown}");
    assert!(shown.contains("( ) before  before"), "{shown}");
    screen
}

#[test]
fn on_the_screen_one_chooses_between_theirs_ones_own_and_what_was() {
    for (turns, left, is_told) in [("", "theirs", false), (" ", "mine", true), ("  ", "before", true)] {
        let rolo = three_people();
        let mut screen = form_that_clashes(&rolo);
        screen.keys(turns);
        screen.keys("\r");
        screen.wait_for_no("Which shall it be?");
        screen.wait_for_no("> source");
        let listed = rolo.ok(&["contact", "list", "Anna Roth", "--columns", "source,tag", "-o", "tsv"]);
        assert!(listed.contains(&format!("{left}\tkey")), "{listed}");
        assert_eq!(rolo.ok(&["history", "Anna Roth"]).contains("--if-rev="), is_told);
        drop(screen);
    }
}

#[test]
fn whoever_does_not_choose_goes_back_to_the_form_with_what_they_typed() {
    let rolo = three_people();
    let mut screen = form_that_clashes(&rolo);
    screen.keys("\x1b");
    screen.wait_for_no("Which shall it be?");
    screen.wait_for("mine");
    assert!(rolo.ok(&["contact", "list", "Anna Roth", "--columns", "source", "-o", "tsv"]).contains("theirs"));
    drop(screen);
}
