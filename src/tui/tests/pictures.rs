//! Pictures of the screen at the sizes that matter.

use super::book::{crowd, people, people_and_companies};
use super::pipeline::deals;
use super::trial::Trial;
use crate::domain::deal::Totals;
use crate::domain::id::Uuid128;
use crate::domain::{Action, EntryId, Kind, Origin, Record};
use crate::ops::answer::{Part, Timeline};
use crate::ops::{Answer, Card, Linked, Past};
use crate::tui::msg::{Effect, Msg, Topic};

#[test]
fn the_list_at_the_smallest_size() {
    insta::assert_snapshot!(Trial::new(40, 12, people()).picture());
}

#[test]
fn the_list_on_a_plain_terminal() {
    insta::assert_snapshot!(Trial::new(80, 24, people()).press("space j").picture());
}

#[test]
fn list_and_card_in_chinese() {
    insta::assert_snapshot!(Trial::in_chinese(120, 24, people()).press("space j").picture());
}

#[test]
fn the_board_in_chinese_at_the_smallest_size() {
    insta::assert_snapshot!(Trial::in_chinese(40, 12, deals()).press("3").picture());
}

#[test]
fn a_form_in_chinese() {
    insta::assert_snapshot!(Trial::in_chinese(80, 24, people()).press("a").picture());
}

#[test]
fn list_and_card_side_by_side() {
    insta::assert_snapshot!(Trial::new(120, 40, people()).picture());
}

#[test]
fn a_card_tells_what_happened_last() {
    let mut trial = Trial::new(120, 40, people());
    let Some(Effect::Ask(ticket, Topic::Card, _)) = trial.asked.last().cloned() else { panic!("{:?}", trial.asked) };
    let past = |seq, words: &str, reversed| Past {
        seq,
        id: EntryId(Uuid128(seq.into())),
        at: "2026-03-01T09:30:00Z".parse().unwrap(),
        actor: "Kim".into(),
        origin: Origin::Shell,
        words: words.split(' ').map(str::to_owned).collect(),
        action: Action::Do,
        reversed,
        count: 1,
        changes: Vec::new(),
    };
    let history = vec![past(7, "contact tag c-00001 +vip", false), past(3, "contact edit c-00001 --city=Bonn", true)];
    let record = trial.book.first().unwrap().clone();
    trial.tell(Msg::Answered(
        ticket,
        Ok(Answer::Card(Box::new(Card {
            record,
            linked: Vec::new(),
            rhythm: None,
            timeline: Timeline::default(),
            history,
        }))),
    ));
    insta::assert_snapshot!(trial.picture());
}

#[test]
fn companies_on_a_plain_terminal() {
    insta::assert_snapshot!(Trial::new(80, 24, people_and_companies()).press("2 j").picture());
}

#[test]
fn companies_beside_the_card_of_one() {
    let mut trial = Trial::new(120, 40, people_and_companies());
    trial.press("2 j");
    let Some(Effect::Ask(ticket, Topic::Card, _)) = trial.asked.last().cloned() else { panic!("{:?}", trial.asked) };
    let is = |kind| move |record: &&Record| record.id.kind == kind;
    let record = trial.book.iter().filter(is(Kind::Company)).nth(1).unwrap().clone();
    let rows = trial.book.iter().filter(is(Kind::Contact)).skip(1).take(1).cloned().collect();
    let linked = vec![Linked { kind: Kind::Contact, part: Part::All, worth: Totals::default(), total: 1, rows }];
    trial.tell(Msg::Answered(
        ticket,
        Ok(Answer::Card(Box::new(Card {
            record,
            linked,
            rhythm: None,
            timeline: Timeline::default(),
            history: Vec::new(),
        }))),
    ));
    insta::assert_snapshot!(trial.picture());
}

#[test]
fn list_and_card_on_a_large_screen() {
    insta::assert_snapshot!(Trial::new(200, 50, crowd(1_000)).press("G").picture());
}

#[test]
fn the_card_alone_on_a_plain_terminal() {
    insta::assert_snapshot!(Trial::new(80, 24, people()).press("enter").picture());
}

#[test]
fn a_search_marks_what_it_matched() {
    insta::assert_snapshot!(Trial::new(80, 24, people()).press("/").write("张").picture());
}

#[test]
fn whoever_has_the_number_that_is_searched_for_is_told_of_in_a_line() {
    let mut trial = Trial::new(40, 12, people());
    insta::assert_snapshot!(trial.press("/").write("tel:8000").picture(), @r"
     rolo  Contacts  1/1                Kim
     Search: tel:8000▏
    >  张伟                  … 138 0013 8000







     张伟 · c-00002 · 北京科技有限公司
     enter ok  esc close
    ");
    let line = "张伟 · c-00002 · 北京科技有限公司";
    let told = |trial: &Trial| trial.picture().contains(line);
    assert!(told(&trial));
    // It is there for whoever goes through the list, and gone with the number.
    assert!(told(trial.press("enter")));
    assert!(!told(trial.press("esc")));
    assert!(told(trial.press("/").write("138000")));
    assert!(!told(trial.press("ctrl-u").write("00")));
    assert!(!told(trial.press("esc 4 /").write("8000")));
}

#[test]
fn nobody_is_found() {
    insta::assert_snapshot!(Trial::new(40, 12, people()).press("/").write("qqq").picture());
}

#[test]
fn an_empty_book_says_what_to_do() {
    insta::assert_snapshot!(Trial::new(40, 12, Vec::new()).picture());
}

#[test]
fn a_form_at_the_smallest_size() {
    insta::assert_snapshot!(Trial::new(40, 12, people()).press("e").picture());
}

#[test]
fn a_form_on_a_plain_terminal() {
    insta::assert_snapshot!(Trial::new(80, 24, people()).press("j e").picture());
}

#[test]
fn a_form_says_what_is_wrong_below_the_field() {
    let mut trial = Trial::new(80, 24, people());
    trial.press("a tab tab tab tab").write("jane at acme");
    insta::assert_snapshot!(trial.picture());
}

#[test]
fn deleting_asks_and_shows_who_it_is() {
    insta::assert_snapshot!(Trial::new(80, 24, people()).press("space space space d").picture());
}

#[test]
fn the_command_line_shows_what_may_follow() {
    insta::assert_snapshot!(Trial::new(80, 24, people()).press(":").write("contact ").picture());
}

#[test]
fn help_shows_the_keys_that_hold_here_first() {
    insta::assert_snapshot!(Trial::new(80, 24, people()).press("?").picture());
}

#[test]
fn a_text_of_several_lines_is_typed_in_the_form() {
    let mut trial = Trial::new(80, 24, people());
    trial.press("e");
    for _ in 0..21 {
        trial.press("down");
    }
    insta::assert_snapshot!(trial.press("down enter").write("最后一行").press("up").picture());
}

#[test]
fn a_chord_that_was_begun_shows_how_it_goes_on() {
    insta::assert_snapshot!(Trial::new(40, 12, people()).press("g").picture());
}
