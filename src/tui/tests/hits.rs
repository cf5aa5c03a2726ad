//! What a search matched stands out wherever its results are shown.

use super::book::{people_and_companies, record};
use super::pipeline::deals;
use super::trial::Trial;
use crate::domain::Kind;
use crate::tui::model::Pane;

/// What is marked once these words were searched for in the list of a kind.
fn marked(kind: Kind, words: &str) -> Vec<String> {
    let book = [people_and_companies(), deals()].concat();
    let mut trial = Trial::new(120, 24, book);
    trial.model.show(kind);
    // The book of the trial finds no more than parts of names, so that it was asked for everything.
    trial.press("j k").model.contacts.words = words.into();
    trial.marked()
}

#[test]
fn people_companies_and_deals_are_marked_where_they_match() {
    for (kind, words, expected) in [
        (Kind::Contact, "zhangwei", &["张伟"][..]),
        (Kind::Contact, "muller", &["Müller"]),
        (Kind::Contact, "doe jane", &["Jane", "Doe"]),
        (Kind::Contact, "beijing", &["北京"]),
        (Kind::Contact, "6789", &["6789"]),
        (Kind::Contact, "ﾊﾝｶｸ", &["ﾊﾝｶｸ"]),
        (Kind::Contact, "abc", &["ＡＢＣ"]),
        (Kind::Contact, "zalgo", &["Z\u{332}a\u{332}l\u{332}go"]),
        (Kind::Company, "bjkj", &["北京科技"]),
        (Kind::Deal, "hamburg", &["Hamburg"]),
        (Kind::Deal, "evil", &["evil"]),
    ] {
        assert_eq!(marked(kind, words), expected, "{words}");
    }
}

#[test]
fn a_card_of_the_board_is_marked() {
    let mut trial = Trial::new(120, 24, deals());
    trial.model.show_board();
    trial.press("j k").model.board.words = "acme".into();
    assert_eq!(trial.marked(), ["Acme", "Acme"]);
    assert_eq!(trial.model.pane, Pane::Board);
}

#[test]
fn what_was_noted_further_below_is_shown_where_it_matches() {
    let text = "saw the hall\nand afterwards all of the garden, the pond, the sheds and the walls\nasks for a widget";
    let noted = record(Kind::Activity, 201, &[("type", "call"), ("at", "2026-03-02 08:30"), ("text", text)]);
    let mut trial = Trial::new(80, 24, vec![noted]);
    trial.model.show(Kind::Activity);
    assert!(trial.press("j k").picture().contains("saw the hall\n"), "{}", trial.picture());
    trial.model.contacts.words = "widget".into();
    assert_eq!(trial.marked(), ["widget"]);
    assert!(trial.picture().contains("…heds and the walls asks for a widget"), "{}", trial.picture());
}

#[test]
fn pickers_and_the_command_line_mark_what_was_typed() {
    let mut trial = Trial::new(80, 24, deals());
    trial.model.show_board();
    assert_eq!(trial.press("s").write("val").marked(), ["val"]);
    let marked = trial.press("esc :").write("pipel").marked();
    assert!(marked.iter().all(|marked| marked.to_lowercase() == "pipel") && marked.len() > 5, "{marked:?}");
}

#[test]
fn what_a_field_may_mean_is_marked() {
    let mut trial = Trial::new(80, 24, people_and_companies());
    trial.press("a").press("tab tab tab").write("acm");
    assert_eq!(trial.marked(), ["Acm"], "{}", trial.picture());
}
