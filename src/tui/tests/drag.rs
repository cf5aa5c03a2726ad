//! The mouse on the board.

use ratatui::layout::Size;

use super::pipeline::deals;
use super::trial::Trial;
use crate::domain::Record;
use crate::tui::msg::{Gesture, Msg};

/// Presses at one cell, moves to another one, and lets go there.
fn drag(trial: &mut Trial, from: (u16, u16), to: (u16, u16)) {
    trial.mouse(from.0, from.1, Gesture::Press).mouse(to.0, to.1, Gesture::Drag).mouse(to.0, to.1, Gesture::Release);
}

fn at(trial: &Trial) -> (usize, usize) {
    (trial.model.board.at, trial.model.board.columns[trial.model.board.at].cursor)
}

fn here(trial: &Trial) -> &str {
    trial.model.current().map_or("", Record::handle)
}

#[test]
fn a_card_is_dragged_to_another_stage() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3");
    // To the head of a column: it comes to its top.
    drag(&mut trial, (5, 10), (60, 2));
    assert_eq!(trial.commands(), "deal move d-00002 --to=Proposal");
    drag(&mut trial, (30, 6), (5, 14));
    assert!(trial.commands().ends_with("\ndeal move d-00005 --to=Lead --before=d-00003"), "{}", trial.commands());
    drag(&mut trial, (5, 6), (60, 20));
    assert!(trial.commands().ends_with("\ndeal move d-00001 --to=Proposal --after=d-00006"), "{}", trial.commands());
}

#[test]
fn a_card_is_dragged_to_another_place_of_its_column() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3");
    drag(&mut trial, (5, 6), (5, 14));
    assert_eq!(trial.commands(), "deal move d-00001 --to=Lead --after=d-00003");
    drag(&mut trial, (5, 14), (5, 10));
    assert!(trial.commands().ends_with("\ndeal move d-00003 --to=Lead --before=d-00002"), "{}", trial.commands());
    let before = trial.commands();
    drag(&mut trial, (5, 6), (6, 7));
    drag(&mut trial, (5, 6), (5, 3));
    assert_eq!(trial.commands(), before, "where it stands already it need not go");
}

#[test]
fn it_is_seen_where_a_card_would_come_and_esc_keeps_it() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3").mouse(5, 10, Gesture::Press).mouse(30, 10, Gesture::Drag);
    assert_eq!(trial.model.status.message, "Let go, and Line 3 comes to Qualified.");
    trial.press("esc").mouse(30, 10, Gesture::Release);
    assert_eq!((trial.commands().as_str(), trial.model.status.message.as_str()), ("", ""));
}

#[test]
fn all_that_are_marked_go_along() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 space j j space");
    drag(&mut trial, (5, 6), (30, 2));
    assert_eq!(trial.commands(), "deal move d-00001 d-00003 --to=Qualified");
    drag(&mut trial, (5, 10), (30, 2));
    assert!(trial.commands().ends_with("\ndeal move d-00002 --to=Qualified"), "one without a mark goes alone");
}

#[test]
fn cards_go_to_folded_columns_and_to_those_beyond_the_edge() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 l - h");
    drag(&mut trial, (5, 6), (26, 12));
    assert_eq!(trial.commands(), "deal move d-00001 --to=Qualified");
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3").mouse(5, 6, Gesture::Press);
    for y in [10, 11, 12] {
        trial.mouse(79, y, Gesture::Drag);
    }
    trial.mouse(70, 2, Gesture::Drag).mouse(70, 2, Gesture::Release);
    assert!(trial.model.modals.len() == 1 && trial.commands().is_empty(), "what is lost needs a reason");
    trial.write("too dear").press("enter");
    assert_eq!(trial.commands(), "deal lose d-00001 --reason='too dear'");
}

#[test]
fn where_cards_are_in_another_order_only_stages_change() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 s down down down down enter");
    drag(&mut trial, (5, 6), (5, 14));
    assert_eq!(trial.commands(), "");
    drag(&mut trial, (5, 6), (30, 10));
    assert_eq!(trial.commands(), "deal move d-00002 --to=Qualified");
}

#[test]
fn nothing_is_dragged_from_where_no_card_is() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3");
    drag(&mut trial, (60, 18), (5, 6));
    drag(&mut trial, (5, 0), (30, 6));
    trial.mouse(30, 6, Gesture::Drag).mouse(30, 6, Gesture::Release);
    assert_eq!(trial.commands(), "");
    trial.press("4").mouse(5, 6, Gesture::Drag).mouse(5, 6, Gesture::Release);
    assert_eq!(trial.commands(), "");
}

#[test]
fn the_wheel_scrolls_the_column_below_it() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3").mouse(30, 10, Gesture::Wheel(3));
    assert_eq!((at(&trial), trial.model.board.columns[1].cursor), ((0, 0), 1));
    trial.mouse(5, 10, Gesture::Wheel(1));
    assert_eq!(here(&trial), "d-00002");
    trial.press("S").write("owner").press("enter").mouse(30, 10, Gesture::Wheel(-3));
    assert_eq!(at(&trial), (1, 0), "rows go through all columns");
}

/// The board in lanes.
fn divided(by: &str) -> Trial {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 S").write(by).press("enter");
    trial
}

#[test]
fn a_card_that_is_dragged_to_another_lane_gets_what_its_deals_have_in_common() {
    let mut trial = divided("owner");
    trial.mouse(5, 12, Gesture::Press).mouse(5, 8, Gesture::Drag);
    assert_eq!(trial.model.status.message, "Let go, and Pumps for the harbour comes to Lead, into the lane “Kim”.");
    let picture = trial.picture();
    assert!(picture.contains("\n+ Kim  2"), "{picture}");
    trial.mouse(5, 8, Gesture::Release);
    assert_eq!(trial.commands(), "deal edit d-00001 --owner=Kim");
    drag(&mut trial, (5, 8), (60, 11));
    assert!(trial.commands().ends_with("\ndeal edit d-00002 --stage=Proposal --owner=''"), "{}", trial.commands());
    drag(&mut trial, (5, 12), (30, 13));
    let moved = "\ndeal move d-00001 --to=Qualified --before=d-00005";
    assert!(trial.commands().ends_with(moved), "within its lane: {}", trial.commands());
    let mut trial = divided("company");
    drag(&mut trial, (5, 8), (30, 12));
    assert!(trial.commands().contains("--company="), "{}", trial.commands());
}

#[test]
fn all_that_are_marked_go_to_the_lane_and_what_is_lost_there_needs_a_reason() {
    let mut trial = divided("owner");
    trial.press("space l space h");
    drag(&mut trial, (5, 12), (5, 8));
    assert_eq!(trial.commands(), "deal edit d-00001 d-00005 --stage=Lead --owner=Kim");
    let mut trial = divided("owner");
    trial.tell(Msg::Resize(Size { width: 160, height: 24 }));
    drag(&mut trial, (5, 12), (150, 8));
    assert_eq!((trial.commands().as_str(), trial.model.modals.len()), ("", 1));
    trial.write("too dear").press("enter");
    assert_eq!(trial.commands(), "deal edit d-00001 --stage=Lost --owner=Kim --lost-reason='too dear'");
}

#[test]
fn a_card_that_is_dragged_to_another_month_is_asked_for_its_day() {
    let mut trial = divided("month");
    drag(&mut trial, (5, 8), (5, 13));
    let picture = trial.picture();
    let asked = ["When is it expected to be closed?", "Old friends", "2026-04-30▏", "April 2026"];
    assert!(asked.iter().all(|told| picture.contains(told)), "{picture}");
    trial.press("enter");
    assert_eq!(trial.commands(), "deal edit d-00003 --close=2026-04-30");
    drag(&mut trial, (5, 13), (30, 8));
    assert!(trial.picture().contains("2025-12-15▏"), "the same day of that month:\n{}", trial.picture());
    trial.press("ctrl-u enter");
    assert_eq!(trial.model.modals.len(), 1, "it needs one");
    trial.write("2025-12-24").press("enter");
    assert!(trial.commands().ends_with("\ndeal edit d-00001 --stage=Qualified --close=2025-12-24"));
    drag(&mut trial, (5, 13), (5, 18));
    assert!(trial.commands().ends_with("\ndeal edit d-00001 --close=''"), "{}", trial.commands());
    trial.tell(Msg::Resize(Size { width: 160, height: 24 }));
    drag(&mut trial, (5, 13), (150, 8));
    trial.write("too dear").press("enter");
    let lost = "\ndeal edit d-00001 --stage=Lost --close=2025-12-15 --lost-reason='too dear'";
    assert!(trial.commands().ends_with(lost), "{}", trial.commands());
}
