//! What keys do on the board: the words that they give, and what becomes of cursor and windows.

use proptest::prelude::*;

use super::pipeline::{bring, deals, empty_pipelines, many_deals};
use super::trial::Trial;
use crate::domain::{Record, Value};
use crate::ops::{Code, Counts, Failure, Outcome, Receipt, Verb};
use crate::tui::model::Tone;
use crate::tui::msg::{Done, Effect, Msg, Topic};

/// The handle of the deal under the cursor.
fn here(trial: &Trial) -> String {
    trial.model.current().map(|deal| deal.handle().to_owned()).unwrap_or_default()
}

/// The column of the cursor, and its position there.
fn place(trial: &Trial) -> (usize, usize) {
    let board = &trial.model.board;
    (board.at, board.columns[board.at].cursor)
}

/// Changes a record of the book, and says to the screen that its last command did so.
fn change(trial: &mut Trial, handle: &str, change: impl FnOnce(&mut Record)) {
    let record = trial.book.iter_mut().find(|record| record.handle() == handle).unwrap();
    change(record);
    record.rev += 1;
    let record = record.clone();
    let mut counts = Counts::default();
    counts.add(Verb::Updated);
    let receipt = Receipt { entry: Some(1), counts, ..Receipt::default() };
    let outcome = Outcome { line: None, verb: Verb::Updated, record: Some(record), change: None, failure: None };
    trial.done(Ok(Done { receipt, outcomes: vec![outcome] }));
}

#[test]
fn a_deal_goes_to_the_next_stage_and_the_cursor_with_it() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 j L");
    assert_eq!(trial.commands(), "deal move d-00002 --to=Qualified");
    change(&mut trial, "d-00002", |deal| bring(deal, 0, 1, "2026-03-02"));
    assert_eq!((here(&trial).as_str(), place(&trial)), ("d-00002", (1, 0)));
    trial.press("H");
    assert!(trial.commands().ends_with("deal move d-00002 --to=Lead"), "{}", trial.commands());
    change(&mut trial, "d-00002", |deal| bring(deal, 0, 0, "2026-03-02.1"));
    assert_eq!((here(&trial).as_str(), place(&trial)), ("d-00002", (0, 0)));
    trial.press("H");
    assert_eq!(trial.model.status.message, "There is no stage beyond this one; m picks any.");
}

#[test]
fn a_key_that_is_pressed_twice_at_once_goes_two_stages_on() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 L L j L");
    let given = ["d-00001 --to=Qualified", "d-00001 --to=Proposal", "d-00002 --to=Qualified"];
    assert_eq!(trial.commands(), given.map(|words| format!("deal move {words}")).join("\n"));
    trial.done(Err(Failure::new(Code::NoMatch))).press("L");
    assert!(trial.commands().ends_with("\ndeal move d-00002 --to=Qualified"), "{}", trial.commands());
}

#[test]
fn all_that_are_marked_go_together() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 space j space l L");
    assert_eq!(trial.commands(), "deal move d-00001 d-00003 --to=Proposal");
    trial.press("esc L");
    assert!(trial.commands().ends_with("\ndeal move d-00005 --to=Proposal"), "{}", trial.commands());
}

#[test]
fn deals_are_won_and_opened_again() {
    let mut trial = Trial::new(160, 45, deals());
    trial.press("3 w");
    change(&mut trial, "d-00001", |deal| bring(deal, 0, 4, "2026-03-02"));
    assert_eq!((here(&trial).as_str(), place(&trial)), ("d-00001", (4, 0)));
    trial.press("o");
    change(&mut trial, "d-00001", |deal| bring(deal, 0, 0, "2026-03-02.1"));
    assert_eq!(place(&trial), (0, 0));
    trial.press("u U");
    assert_eq!(trial.commands(), "deal win d-00001\ndeal reopen d-00001\nundo\nredo");
}

#[test]
fn a_deal_is_lost_only_for_a_reason() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 x enter space enter");
    assert_eq!(trial.commands(), "");
    assert_eq!(trial.model.modals.len(), 1, "it asks on");
    trial.write("too slow, they said").press("enter");
    assert_eq!(trial.commands(), "deal lose d-00001 --reason='too slow, they said'");
    trial.press("x esc");
    assert!(trial.model.modals.is_empty());
}

#[test]
fn a_deal_is_put_elsewhere_in_its_column() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 K");
    assert_eq!(trial.model.status.message, "It cannot go any further.");
    trial.press("J shift-down");
    let given = ["d-00002", "d-00003"].map(|beside| format!("deal move d-00001 --after={beside}"));
    assert_eq!(trial.commands(), given.join("\n"), "twice at once goes two places on");
    assert_eq!((here(&trial).as_str(), place(&trial)), ("d-00001", (0, 2)));
    change(&mut trial, "d-00001", |deal| {
        deal.fields.insert("rank".into(), Value::Text("2026-01".into()));
    });
    assert_eq!((here(&trial).as_str(), place(&trial)), ("d-00001", (0, 1)));
    trial.press("K");
    assert!(trial.commands().ends_with("\ndeal move d-00001 --before=d-00002"), "{}", trial.commands());
    trial.press("s down down down down enter J");
    assert!(trial.model.status.message.contains("order them by hand"), "{}", trial.model.status.message);
}

#[test]
fn a_deal_that_could_not_be_put_elsewhere_is_where_it_was() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 J").done(Err(Failure::new(Code::NoMatch)));
    assert_eq!((here(&trial).as_str(), place(&trial)), ("d-00001", (0, 0)));
}

#[test]
fn keys_for_a_deal_that_is_still_being_read_wait_for_it() {
    let mut trial = Trial::new(80, 24, many_deals(1_000));
    trial.press("3 l").held = Some(Vec::new());
    trial.press("G L k");
    assert_eq!((trial.commands().as_str(), trial.model.status.tone), ("", Tone::Plain));
    trial.release();
    assert_eq!(trial.commands(), "deal move d-01000 --to=Proposal");
    assert_eq!(here(&trial), "d-00999");
}

#[test]
fn leaving_never_waits_for_what_is_being_read() {
    let mut trial = Trial::new(80, 24, many_deals(1_000));
    trial.press("3 l").held = Some(Vec::new());
    trial.press("G L ctrl-c");
    assert_eq!(trial.asked, [Effect::Quit]);
}

#[test]
fn a_stage_of_any_pipeline_is_picked_by_a_few_letters() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 m").write("nego").press("enter m").write("方案").press("enter m").write("qqq").press("enter esc");
    let pipelines = ["Sales/Negotiation", "华东区重点客户/方案报价与技术交流阶段"];
    assert_eq!(trial.commands(), pipelines.map(|to| format!("deal move d-00001 --to={to}")).join("\n"));
}

#[test]
fn a_stage_that_is_not_known_by_its_name_alone_is_named_by_its_handle() {
    let mut book = empty_pipelines();
    for record in book.iter_mut().filter(|record| record.title() == "Qualified") {
        record.fields.insert("name".into(), Value::Text("To do / doing".into()));
    }
    for record in book.iter_mut().filter(|record| record.title() == "Proposal") {
        record.fields.insert("name".into(), Value::Text("lead".into()));
    }
    book.extend(many_deals(2).into_iter().rev().take(2));
    let mut trial = Trial::new(80, 24, book);
    trial.press("3 l H l L");
    assert_eq!(trial.commands(), "deal move d-00001 --to=s-02001");
    trial.done(Err(Failure::new(Code::NoMatch))).press("esc h L");
    assert!(trial.commands().ends_with("\ndeal move d-00001 --to=s-02003"), "{}", trial.commands());
    trial.press("h a").write("New").press("ctrl-s");
    assert!(
        trial.commands().ends_with("\ndeal add New --pipeline=Sales --stage=s-02001 --owner=Kim"),
        "{}",
        trial.commands()
    );
}

#[test]
fn pipelines_follow_each_other_round_and_round() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 j space p");
    assert!(trial.picture().contains("华东区重点客户 2/2"), "{}", trial.picture());
    assert_eq!(here(&trial), "d-00009");
    assert!(trial.model.board.marks.is_empty(), "marks are about the pipeline that is shown");
    trial.press("p");
    assert!(trial.picture().contains("Sales 1/2"), "{}", trial.picture());
    trial.press("P");
    assert_eq!(here(&trial), "d-00009");
    let mut trial = Trial::new(80, 24, Vec::new());
    trial.press("3 p");
    assert_eq!(trial.model.status.message, "There is no other pipeline; :pipeline add NAME makes one.");
}

#[test]
fn a_deal_is_added_in_the_stage_of_the_cursor() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 l a esc");
    assert!(trial.model.modals.is_empty(), "what was filled in is nothing that somebody typed");
    trial.press("a ctrl-s");
    assert_eq!(trial.commands(), "", "without a word nothing is added");
    assert!(trial.picture().contains("a deal needs a name"), "{}", trial.picture());
    trial.write("Boilers").press("tab").write("Acme").press("ctrl-s");
    assert_eq!(trial.commands(), "deal add Boilers --company=Acme --pipeline=Sales --stage=Qualified --owner=Kim");
    let mut trial = Trial::new(80, 24, Vec::new());
    trial.press("3 a").write("Boilers").press("ctrl-s");
    assert_eq!(trial.commands(), "deal add Boilers --owner=Kim");
}

#[test]
fn deals_are_edited_tagged_and_deleted_as_others_are() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 e ctrl-u").write("Pumps").press("ctrl-s");
    trial.done(Err(Failure::new(Code::NoMatch))).press("esc y t").write("hot").press("enter d y");
    assert_eq!(trial.commands(), "deal edit d-00001 --name=Pumps\ndeal tag d-00001 +hot\ndeal delete d-00001");
}

#[test]
fn a_search_goes_to_where_something_is_left_and_esc_keeps_the_deal() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 l l l /").write("line");
    assert_eq!((trial.model.board.count(), here(&trial)), (1, "d-00002".to_owned()));
    trial.press("enter esc");
    assert_eq!((trial.model.board.count(), here(&trial)), (8, "d-00002".to_owned()));
    trial.press("f").write("has:value").press("enter");
    assert_eq!(trial.model.board.count(), 6);
    trial.press("f esc");
    assert_eq!((trial.model.board.count(), here(&trial)), (8, "d-00001".to_owned()));
}

#[test]
fn a_filter_that_is_wrong_is_told_and_asked_for_only_once() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3");
    trial.held = Some(Vec::new());
    trial.press("f").write("x");
    let (ticket, _) = trial.held.take().unwrap().pop().unwrap();
    trial.held = Some(Vec::new());
    trial.tell(Msg::Answered(ticket, Err(Failure::new(Code::BadFilter).fact("filter", "x"))));
    trial.press("left right");
    assert_eq!(trial.held.as_ref().map(Vec::len), Some(0), "it is not asked for again as it stands");
    assert_eq!(trial.model.status.tone, Tone::Bad);
    trial.held = None;
    trial.press("esc");
    assert_eq!(trial.model.board.count(), 8);
}

#[test]
fn ten_thousand_deals_are_read_in_parts() {
    let mut trial = Trial::new(80, 24, many_deals(10_000));
    trial.press("3 l G");
    assert_eq!((here(&trial).as_str(), place(&trial)), ("d-10000", (1, 9_999)));
    trial.press("g g pagedown pagedown k");
    assert_eq!(here(&trial), "d-00008");
    let asked = trial.boards;
    for _ in 0..30 {
        trial.press("j");
    }
    assert!(trial.boards - asked <= 1, "{} questions for thirty steps", trial.boards - asked);
    assert!(trial.rows < 1_000, "{} rows were read", trial.rows);
}

#[test]
fn a_deal_that_comes_to_an_unseen_place_is_found_there() {
    let mut trial = Trial::new(80, 24, many_deals(1_000));
    trial.press("3 l");
    change_after(&mut trial, "L", "d-00001", |deal| bring(deal, 0, 5, "2026-03-02"));
    assert_eq!((here(&trial).as_str(), place(&trial)), ("d-00001", (5, 0)));
    change_after(&mut trial, "u", "d-00001", |deal| {
        bring(deal, 0, 1, "2026-03-02.1");
        deal.fields.insert("rank".into(), Value::Text("00250".into()));
    });
    assert_eq!(here(&trial), "d-00001");
    assert!(place(&trial).1 > 700, "{:?}", place(&trial));
    assert!(trial.picture().contains("> Deal 00001"), "{}", trial.picture());
}

fn change_after(trial: &mut Trial, key: &str, handle: &str, changes: impl FnOnce(&mut Record)) {
    trial.press(key);
    change(trial, handle, changes);
}

#[test]
fn a_slow_book_never_shows_another_pipeline_than_the_last_one_asked_for() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3");
    trial.held = Some(Vec::new());
    trial.press("p p p");
    assert!(trial.picture().contains("Sales 1/2"), "what was there stays until the answer is here");
    trial.release();
    assert!(trial.picture().contains("华东区重点客户 2/2"), "{}", trial.picture());
}

#[test]
fn the_card_of_a_deal_opens_and_closes() {
    let mut trial = Trial::new(160, 45, deals());
    trial.press("3 j");
    assert_eq!(trial.asked, [], "no card is read while none is shown");
    trial.press("enter");
    assert!(matches!(trial.asked.last(), Some(Effect::Ask(_, Topic::Card, _))), "{:?}", trial.asked);
    assert!(trial.picture().contains("Line 3  d-00002"), "{}", trial.picture());
    trial.press("j k h");
    assert!(trial.picture().contains("> Line 3"), "{}", trial.picture());
}

#[test]
fn each_pane_is_found_again_as_it_was_left() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 l j 1");
    let gone = trial.book.iter().position(|record| record.handle() == "d-00005").unwrap();
    trial.book.remove(gone);
    trial.press("3");
    assert_eq!((here(&trial).as_str(), place(&trial)), ("d-00004", (1, 0)), "the cursor stays on its deal");
    trial.press("4");
    assert!(trial.picture().contains("Deals  1/10"), "{}", trial.picture());
    trial.press("3 :").write("board 华东区重点客户 --where has:value --sort name").press("enter");
    assert!(trial.picture().contains("华东区重点客户 2/2"), "{}", trial.picture());
    assert_eq!(trial.model.status.words, "board 华东区重点客户 --where has:value --sort name");
    trial.press("esc");
    assert!(trial.model.board.sort.is_empty());
    trial.press(":").write("contact list").press("enter");
    assert!(trial.picture().contains("Contacts"), "{}", trial.picture());
}

#[test]
fn a_click_goes_to_a_card_and_the_wheel_scrolls() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3").click(30, 10);
    assert_eq!(here(&trial), "d-00004");
    trial.click(2, 7).wheel(1);
    assert_eq!(here(&trial), "d-00002");
    trial.click(60, 20).click(2, 0);
    assert_eq!(here(&trial), "d-00006");
}

#[test]
fn what_somebody_else_did_is_seen_when_a_column_comes_into_sight() {
    let mut trial = Trial::new(80, 24, many_deals(300));
    trial.press("3 l");
    trial.book.retain(|record| record.handle() != "d-00002");
    trial.press("G g g j");
    assert_eq!(here(&trial), "d-00003");
    assert_eq!(trial.model.board.count(), 299);
}

#[test]
fn a_key_of_the_keymap_runs_words_with_the_deal_under_the_cursor() {
    let mut trial = Trial::new(80, 24, deals());
    trial.bind("[board]\nZ = ':{kind} edit {id} --notes={name}'");
    trial.press("3 j Z");
    assert_eq!(trial.commands(), "deal edit d-00002 --notes='Line 3'");
}

#[test]
fn the_board_panics_at_no_size() {
    for width in (0..=60).step_by(3).chain([79, 80, 119, 200]) {
        for height in 0..=24 {
            let mut trial = Trial::new(width, height, deals());
            for keys in ["3", "l l", "m", "esc x", "esc enter", "esc p", "/ 张", "esc s", "esc G"] {
                trial.press(keys).picture();
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_board_panics_whatever_is_typed(
        keys in prop::collection::vec(prop::sample::select("hjklHJKLmwxopPsgG/f aedt13\u{1b}\n张".chars().collect::<Vec<_>>()), 0..60),
        (width, height) in (40_u16..170, 12_u16..46),
    ) {
        let mut trial = Trial::new(width, height, deals());
        trial.press("3");
        for key in keys {
            match key {
                '\u{1b}' => trial.press("esc"),
                '\n' => trial.press("enter"),
                char => trial.write(&char.to_string()),
            };
            trial.picture();
        }
    }
}
