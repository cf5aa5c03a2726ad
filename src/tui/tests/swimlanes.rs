//! Columns of the board that fold and that hold too much, deals that are added by a line, and lanes.

use super::pipeline::{deals, empty_pipelines, many_deals};
use super::trial::Trial;
use crate::domain::Value;
use crate::ops::query::Lanes;
use crate::ops::{Code, Failure, Query};

/// The handle of the deal under the cursor.
fn here(trial: &Trial) -> String {
    trial.model.current().map(|deal| deal.handle().to_owned()).unwrap_or_default()
}

fn limited(limits: &[(&str, u32)]) -> Vec<crate::domain::Record> {
    let mut book = deals();
    for (stage, limit) in limits {
        for record in book.iter_mut().filter(|record| record.title() == *stage) {
            record.fields.insert("wip".into(), Value::Number(*limit));
        }
    }
    book
}

#[test]
fn a_deal_is_added_to_a_column_by_a_line() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 l A enter");
    assert_eq!((trial.commands().as_str(), trial.model.modals.len()), ("", 1), "a deal needs a name");
    trial.write("Boilers, 40 of them --value=12k").press("enter");
    assert_eq!(
        trial.commands(),
        "deal add 'Boilers, 40 of them' --pipeline=Sales --stage=Qualified --owner=Kim --value=12k"
    );
    trial.done(Err(Failure::new(Code::NoMatch))).press("esc A").write("x --value=lots").press("enter");
    assert_eq!(trial.model.modals.len(), 1, "what cannot be read is told where it was typed");
    let mut trial = Trial::new(80, 24, Vec::new());
    trial.press("3 A").write("First").press("enter");
    assert_eq!(trial.commands(), "deal add First --owner=Kim");
}

#[test]
fn a_folded_column_gives_its_room_to_others() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 -");
    assert_eq!(here(&trial), "", "nothing is done to what is not seen");
    insta::assert_snapshot!(trial.picture());
    insta::assert_snapshot!(
        "folded_at_the_smallest_size",
        Trial::new(40, 12, deals()).press("3 - l A").write("x").picture()
    );
    trial.press("L w x");
    assert_eq!(trial.commands(), "");
    trial.press("l -");
    assert_eq!(trial.model.board.spans().len(), 6);
    trial.press("enter");
    assert_eq!(here(&trial), "d-00005", "enter opens it again");
    trial.press("h enter");
    assert_eq!(here(&trial), "d-00001");
}

#[test]
fn a_deal_that_goes_to_a_folded_column_leaves_the_cursor_where_it_is() {
    let mut trial = Trial::new(160, 24, deals());
    trial.press("3 l l l l - h h h L");
    assert_eq!(trial.commands(), "deal move d-00005 --to=Proposal");
    trial.done(Err(Failure::new(Code::NoMatch))).press("esc w");
    assert!(trial.commands().ends_with("deal win d-00005"), "{}", trial.commands());
    let mut board = deals();
    let won = board.iter_mut().find(|record| record.handle() == "d-00005").unwrap();
    super::pipeline::bring(won, 0, 4, "2026-03-02");
    let record = won.clone();
    trial.book = board;
    let mut counts = crate::ops::Counts::default();
    counts.add(crate::ops::Verb::Updated);
    let receipt = crate::ops::Receipt { entry: Some(1), counts, ..crate::ops::Receipt::default() };
    let outcome = crate::ops::Outcome {
        line: None,
        verb: crate::ops::Verb::Updated,
        record: Some(record),
        change: None,
        failure: None,
    };
    trial.done(Ok(crate::tui::msg::Done { receipt, outcomes: vec![outcome] }));
    assert_eq!((trial.model.board.at, here(&trial).as_str()), (1, "d-00004"));
}

#[test]
fn every_column_can_be_folded_at_every_size() {
    for (width, height) in [(40, 12), (60, 14), (80, 24), (200, 50)] {
        let mut trial = Trial::new(width, height, deals());
        trial.press("3");
        for _ in 0..6 {
            trial.press("- l").picture();
        }
        assert!(trial.model.board.spans().iter().all(|span| *span == crate::tui::layout::Span::Folded));
        trial.press("h h h - h - /").write("line").press("enter").picture();
    }
}

#[test]
fn a_stage_that_has_more_than_it_is_meant_to_hold_is_marked() {
    let mut trial = Trial::new(80, 24, limited(&[("Lead", 2), ("Qualified", 3), ("Won", 0)]));
    trial.press("3");
    let heads = |trial: &Trial| trial.picture().lines().nth(2).unwrap().to_owned();
    assert!(heads(&trial).contains("! 3/2  10%") && heads(&trial).contains("  2/3  25%"), "{}", heads(&trial));
    trial.press("-");
    assert!(trial.picture().lines().nth(3).unwrap().starts_with(" !"), "{}", trial.picture());
    // Of a board that is narrowed, nobody knows how many a stage has.
    trial.press("- /").write("line").press("enter");
    assert!(!heads(&trial).contains("/2  10%"), "{}", heads(&trial));
}

#[test]
fn lanes_go_through_all_columns() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 S").write("owner").press("enter");
    assert!(matches!(&trial.shown, Some(Query::Board(asked)) if asked.lanes == Some(Lanes::Owner)));
    insta::assert_snapshot!(trial.picture());
    assert_eq!(here(&trial), "d-00001", "the cursor stays on its deal");
    trial.press("g g");
    assert_eq!(here(&trial), "d-00002");
    trial.press("l");
    assert_eq!(here(&trial), "d-00004", "in the same lane");
    trial.press("j l");
    assert_eq!(here(&trial), "d-00006");
    trial.press("h h");
    assert_eq!(here(&trial), "d-00001");
    trial.press("esc");
    assert!(matches!(&trial.shown, Some(Query::Board(asked)) if asked.lanes.is_none()));
}

#[test]
fn a_deal_that_is_added_in_a_lane_takes_its_owner() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 S").write("owner").press("enter g g A").write("Boilers").press("enter");
    assert_eq!(trial.commands(), "deal add Boilers --pipeline=Sales --stage=Lead --owner=Kim");
    trial.done(Err(Failure::new(Code::NoMatch))).press("esc G A").write("Pipes").press("enter");
    assert!(trial.commands().ends_with("deal add Pipes --pipeline=Sales --stage=Lead"), "{}", trial.commands());
}

#[test]
fn a_deal_is_put_in_order_within_its_lane_only() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 S").write("owner").press("enter g g J");
    assert_eq!((trial.commands().as_str(), trial.model.status.message.as_str()), ("", "It cannot go any further."));
    trial.press("j J");
    assert_eq!(trial.commands(), "deal move d-00001 --after=d-00003");
}

#[test]
fn lanes_by_month_and_by_company_at_every_size() {
    for by in ["company", "month"] {
        for (width, height) in [(40, 12), (53, 15), (80, 24), (200, 50), (10, 3), (40, 13)] {
            let mut trial = Trial::new(width, height, deals());
            trial.press("3 S").write(by).press("enter");
            for key in ["j", "j", "l", "G", "l", "pagedown", "h", "g", "g", "-", "h", "J", "*", "enter", "esc"] {
                trial.press(key).picture();
            }
        }
    }
    let mut trial = Trial::in_chinese(40, 12, deals());
    insta::assert_snapshot!(trial.press("3 p S down enter").picture());
}

#[test]
fn ten_thousand_cards_in_lanes_are_read_in_parts() {
    let mut book = many_deals(10_000);
    for (number, deal) in book.iter_mut().filter(|record| record.id.kind == crate::domain::Kind::Deal).enumerate() {
        let owner = crate::domain::id::Uuid128(8_001 + number as u128 % 7);
        deal.fields.insert("owner".into(), Value::Record(owner));
        deal.names.insert(owner, format!("Owner {}", number % 7));
    }
    let mut trial = Trial::new(80, 24, book);
    trial.press("3 l S").write("owner").press("enter G");
    assert_eq!(trial.model.board.columns[1].cursor, 9_999);
    assert!(!here(&trial).is_empty());
    trial.press("g g pagedown j");
    assert!(!here(&trial).is_empty());
    assert!(trial.rows < 1_500, "{} rows were read", trial.rows);
}

#[test]
fn lanes_are_kept_by_a_view() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 S").write("company").press("enter V").write("by company").press("ctrl-s");
    let saved = "segment save --of=deal --pipeline=Sales --lanes=company -- 'by company'";
    assert!(trial.commands().contains("--lanes=company"), "{} {saved}", trial.commands());
    let mut trial = Trial::new(80, 24, empty_pipelines());
    trial.press(":").write("board --lanes close-month").press("enter");
    assert!(matches!(&trial.shown, Some(Query::Board(asked)) if asked.lanes == Some(Lanes::CloseMonth)));
}
