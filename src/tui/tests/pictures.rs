//! Pictures of the screen beside those of `screens`: what a card tells, a long list, what is searched for in vain.

use super::book::{crowd, people, people_and_companies};
use super::trial::Trial;
use crate::domain::deal::Totals;
use crate::domain::id::Uuid128;
use crate::domain::{Action, EntryId, Kind, Origin, Record};
use crate::ops::answer::{Part, Timeline};
use crate::ops::{Answer, Card, Linked, Past};
use crate::tui::msg::{Effect, Msg, Topic};

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
fn a_text_of_several_lines_is_typed_in_the_form() {
    let mut trial = Trial::new(80, 24, people());
    trial.press("e");
    for _ in 0..21 {
        trial.press("down");
    }
    insta::assert_snapshot!(trial.press("down enter").write("最后一行").press("up").picture());
}
