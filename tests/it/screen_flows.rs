//! Flows of a working day that no other file has: many at once, the day, a board at 80 columns, a phone that is typed, and
//! what a terminal tells of its window.

use std::time::Duration;

use crate::rolo::Rolo;
use crate::screen::three_people;
use crate::screen_same::go_to;
use crate::terminal::{CTRL_S, ESC, Terminal};

/// What a terminal sends when its window is left, and when somebody comes back to it.
const LEFT: &str = "\x1b[O";
const CAME: &str = "\x1b[I";

/// A list for scripts without its head.
fn listed(rolo: &Rolo, words: &[&str]) -> Vec<String> {
    rolo.ok(&[words, &["-o", "tsv"]].concat()).lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn one_visit_is_logged_for_all_that_are_marked_and_they_are_deleted_and_back_by_one_undo() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until("*", "3 marked");
    terminal.type_until("cv", "visit");
    terminal.type_until("saw the fair together\r", "Added saw the fair together");
    terminal.type_until("t", "contact tag");
    terminal.type_until("fair\r", "Go on?");
    terminal.wait_for("fair");
    terminal.type_until("y", "Changed 3 contacts");
    terminal.type_until("d", "Delete ");
    terminal.wait_for("these 3 contacts?");
    terminal.type_until("y", "Deleted 3 contacts");
    terminal.wait_for("No contacts yet");
    terminal.type_until("u", "Undid: contact delete");
    terminal.wait_for("/3");
    terminal.type_until("u", "Undid: contact tag");
    assert_eq!(terminal.quit(), 0);
    assert_eq!(listed(&rolo, &["contact", "list", "--where", "tag:fair"]).len(), 0);
    assert_eq!(listed(&rolo, &["activity", "list"]).len(), 1, "it was one visit");
    assert_eq!(listed(&rolo, &["contact", "list", "--where", "has:last"]).len(), 3, "of all three");
}

#[test]
fn what_the_day_brings_is_done_put_off_and_rescheduled_by_one_key_each() {
    let rolo = three_people();
    for (name, due) in [("send samples", "-3d"), ("call Anna", "today"), ("order paper", "today")] {
        rolo.ok(&["task", "add", name, "--due", due]);
    }
    rolo.ok(&["deal", "add", "Old pump", "--opened", "-90d"]);
    rolo.ok(&["contact", "edit", "张伟", "--rhythm", "7"]);
    rolo.ok(&["log", "visit", "张伟", "saw the hall", "--at", "-30d"]);
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until("7", "One overdue");
    for told in ["send samples", "Old pump", "张伟"] {
        terminal.wait_for(told);
    }
    terminal.type_until("x", "What came of it?");
    terminal.type_until("\r", "Changed send samples");
    terminal.wait_for_no("overdue");
    terminal.type_until("z", "Until when?");
    terminal.type_until("tomorrow\r", "Changed call Anna");
    terminal.wait_for(">                 order paper");
    terminal.type_until("r", "March 2026");
    terminal.type_until("2026-03-12", "Thursday, 2026-03-12");
    terminal.type_until("\r", "Changed order paper");
    assert_eq!(terminal.quit(), 0);
    let due = listed(&rolo, &["task", "list", "--where", "no:done", "--columns", "name,due"]);
    assert_eq!(due, ["call Anna\t2026-03-03", "order paper\t2026-03-12"]);
}

#[test]
fn a_board_of_80_columns_scrolls_sideways_and_is_sorted_filtered_and_divided() {
    let rolo = Rolo::new();
    rolo.ok(&["user", "add", "Ann"]);
    for (name, value, owner) in [("Boilers", "48000 EUR", "Ann"), ("Canteen", "900 USD", ""), ("Pumps", "70k EUR", "")]
    {
        rolo.ok(&["deal", "add", name, "--value", value, "--owner", owner, "--opened", "-90d"]);
    }
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until("3", "3 ›");
    terminal.wait_for("rot 90d");
    terminal.type_until("llll", "Won");
    terminal.wait_for("‹ ");
    terminal.type_until("hhhh", "> Pumps");
    terminal.type_until("s", "In which order?");
    terminal.type_until("name\r", "Boilers");
    terminal.wait_until("by name, not by hand", |screen| {
        let place = |name| screen.contents().find(name);
        place("Boilers") < place("Canteen") && place("Canteen") < place("Pumps")
    });
    terminal.type_until("f", "Filter:");
    terminal.keys("value>10kEUR\r");
    terminal.wait_for_no("Canteen");
    terminal.keys(ESC);
    terminal.wait_for("Canteen");
    terminal.type_until("S", "In which lanes?");
    terminal.type_until("owner\r", "lanes: owner");
    terminal.wait_for("no owner  2");
    let lane = |terminal: &Terminal, name: &str| terminal.row_with(name) + 1;
    let (from, to) = (lane(&terminal, "Canteen"), lane(&terminal, "Boilers"));
    terminal.keys(&format!("\x1b[<0;5;{from}M\x1b[<32;30;{to}M"));
    terminal.wait_for("Let go, and Canteen comes to Qualified, into the lane “Ann”.");
    terminal.type_until(&format!("\x1b[<0;30;{to}m"), "Canteen (d-");
    terminal.wait_for("Ann  2");
    terminal.type_until("u", "Undid: deal edit");
    terminal.wait_for("Ann  1");
    assert_eq!(terminal.quit(), 0);
    let lanes = listed(&rolo, &["board", "--lanes", "owner"]);
    let cells: Vec<Vec<&str>> = lanes.iter().map(|row| row.split('\t').collect()).collect();
    assert_eq!(
        cells.iter().map(|row| (row[0], row[1], row[5])).collect::<Vec<_>>(),
        [("Ann", "Lead", "1"), ("", "Lead", "2"), ("", "Lead", "2"),]
    );
}

#[test]
fn phones_and_amounts_are_checked_while_they_are_typed_and_notes_have_lines() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 40);
    terminal.type_until("a", "New contact");
    terminal.type_until("Zoë Brandt\t\t\t\t\t", "> phone");
    terminal.type_until("030 90", "030 90");
    terminal.type_until("\t", "`030 90` is no phone number");
    terminal.type_until("\x1b[Z\x15", "> phone");
    terminal.keys("030 901820");
    go_to(&mut terminal, "notes");
    assert!(!terminal.screen().contents().contains("is no phone number"));
    terminal.type_until("Never on Fridays.\r周五不在。", "周五不在。");
    terminal.type_until(CTRL_S, "Added Zoë Brandt");
    terminal.type_until("4a", "New deal");
    terminal.keys("Pumps");
    go_to(&mut terminal, "value");
    terminal.type_until("lots\t", "`lots`");
    terminal.type_until("\x1b[Z\x15", "> value");
    terminal.type_until("1.2万 CNY", "1.2万 CNY");
    terminal.type_until(CTRL_S, "Added Pumps");
    assert_eq!(terminal.quit(), 0);
    let zoe = rolo.ok(&["show", "Zoë Brandt"]);
    assert!(zoe.contains("+4930901820") && zoe.contains("Never on Fridays.\\n周五不在。"), "{zoe}");
    assert_eq!(listed(&rolo, &["deal", "list", "--columns", "name,value"]), ["Pumps\t12000.00 CNY"]);
}

#[test]
fn somebody_who_is_picked_in_a_form_is_found_by_pinyin() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until("4a", "New deal");
    terminal.type_until("Press\t", "> company");
    terminal.type_until("huawei", "> company         huawei");
    terminal.wait_for_no("Brandt");
    terminal.wait_for("华为");
    terminal.type_until("\x0e", "> company         华为");
    terminal.type_until(CTRL_S, "Added Press");
    assert_eq!(terminal.quit(), 0);
    assert_eq!(listed(&rolo, &["deal", "list", "--columns", "name,company"]), ["Press\t华为"]);
}

#[test]
fn a_window_that_is_left_and_looked_at_again_is_sent_nothing() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 160, 45);
    terminal.wait_for("Timeline");
    terminal.wait_until_sent(0, "\x1b[?1004h");
    for told in [LEFT, CAME, LEFT, CAME] {
        terminal.keys(told);
        assert!(terminal.is_silent_for(Duration::from_millis(200)), "nothing is another way");
    }
    terminal.type_until("/", "Search:");
    terminal.keys(&format!("{LEFT}{CAME}anna"));
    terminal.wait_for("Search: anna");
    terminal.wait_for("1/1");
    terminal.type_until(ESC, "/3");
    assert_eq!(terminal.quit(), 0);
    terminal.assert_given_back();
    assert!(String::from_utf8_lossy(&terminal.sent).contains("\x1b[?1004l"), "the shell is told of no window");
}
