//! The command line: what it lists, how one goes through that, and what comes of it.

use super::book::{people, people_and_companies};
use super::pipeline::deals;
use super::trial::Trial;
use crate::domain::Kind;
use crate::ops::{Code, Failure};
use crate::tui::modals::{Does, Modal, Palette};
use crate::tui::msg::Effect;

fn palette(trial: &Trial) -> &Palette {
    let Some(Modal::Palette(palette)) = trial.model.modals.last() else {
        panic!("no command line: {}", trial.picture())
    };
    palette
}

/// What is typed.
fn line(trial: &Trial) -> &str {
    palette(trial).input.value()
}

/// The first of what is listed.
fn listed(trial: &Trial, most: usize) -> Vec<&str> {
    palette(trial).listed.iter().take(most).map(|proposal| proposal.word.as_str()).collect()
}

#[test]
fn commands_and_actions_are_found_by_a_few_of_their_letters() {
    let mut trial = Trial::new(80, 24, deals());
    trial.model.show_board();
    for (typed, expected) in [
        ("dl win", "deal win"),
        ("deal w", "deal win"),
        ("undo", "undo"),
        ("mark all", "mark all"),
        ("pipel", "pipeline add"),
        ("typed bef", "typed before"),
    ] {
        trial.press(":").write(typed);
        assert_eq!(listed(&trial, 1), [expected], "{typed}");
        trial.press("esc");
    }
    insta::assert_snapshot!(trial.press(":").write("won").press("down").picture());
}

#[test]
fn nothing_is_left_out_of_the_list() {
    let mut trial = Trial::new(80, 24, people());
    trial.press(":");
    let palette = palette(&trial);
    let actions = palette.listed.iter().filter(|proposal| matches!(proposal.does, Does::Action(_))).count();
    assert_eq!(actions, crate::keymap::Action::ALL.len());
    let leaves = crate::grammar::examples::leaves(&trial.model.text);
    let leaves = leaves.iter().map(|leaf| leaf.path.as_str()).filter(|path| !path.ends_with(" help"));
    for path in leaves {
        assert!(palette.listed.iter().any(|proposal| proposal.word == path), "{path}");
    }
    for proposal in palette.listed.iter().filter(|proposal| proposal.missing.is_none()) {
        assert!(!proposal.about.is_empty(), "{}", proposal.word);
    }
}

#[test]
fn what_cannot_be_done_here_says_why() {
    let mut trial = Trial::new(120, 24, people());
    trial.press(":").write("man");
    assert!(trial.picture().contains("(only in a shell) Print the manual"), "{}", trial.picture());
    trial.press("ctrl-u").write("next stage");
    assert!(trial.picture().contains("(elsewhere: On the board of a pipeline)"), "{}", trial.picture());
    trial.press("down enter");
    assert_eq!(palette(&trial).told.as_deref(), Some("elsewhere: On the board of a pipeline"));
    let mut empty = Trial::new(120, 24, Vec::new());
    empty.press(":").write("tag what is marked");
    assert!(empty.picture().contains("(nothing under the cursor)"), "{}", empty.picture());
}

#[test]
fn enter_does_what_is_under_the_cursor_or_exactly_what_is_typed() {
    let mut trial = Trial::new(80, 24, people());
    trial.press(":").write("compan").press("down");
    let at = palette(&trial).listed.iter().position(|proposal| proposal.word == "companies").unwrap();
    trial.press(&"down ".repeat(at)).press("enter");
    assert_eq!((trial.model.modals.len(), trial.model.contacts.kind), (0, Kind::Company));
    trial.press(":").write("undo").press("enter");
    assert_eq!(trial.commands(), "undo");
    trial.press(":").write("redo").press("down up enter");
    assert_eq!(trial.commands(), "undo\nredo", "the cursor went back to the line");
}

#[test]
fn a_line_that_names_no_command_is_never_run_by_a_guess() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("4 :").write("dl wn").press("enter");
    assert!(palette(&trial).told.as_ref().is_some_and(|told| told.contains("dl")), "{}", trial.picture());
    assert_eq!((palette(&trial).cursor, trial.commands().as_str()), (Some(0), ""));
    trial.press("tab");
    assert_eq!(line(&trial), "deal win ");
    trial.press("esc :").write("frobnicate").press("enter");
    assert!(trial.refusal().contains("frobnicate"), "{}", trial.refusal());
}

#[test]
fn names_of_the_book_complete_the_line_and_are_quoted_where_they_must_be() {
    let mut trial = Trial::new(80, 24, people_and_companies());
    trial.press(":").write("show jan");
    assert_eq!(listed(&trial, 1), ["Jane Doe"]);
    insta::assert_snapshot!(trial.picture());
    trial.press("tab");
    assert_eq!(line(&trial), "show 'Jane Doe' ");
    trial.press("ctrl-u").write("contact edit 'Jane Doe' --company=Acm").press("down enter");
    assert_eq!(line(&trial), "contact edit 'Jane Doe' --company=Acme ");
    trial.press("enter");
    assert_eq!(trial.commands(), "contact edit 'Jane Doe' --company=Acme");
}

#[test]
fn stages_choices_flags_filters_and_tags_complete_the_line() {
    let mut trial = Trial::new(120, 24, [deals(), people_and_companies()].concat());
    for (typed, completed) in [
        ("deal move d-00001 Prop", "deal move d-00001 Proposal "),
        ("deal move d-00001 yingdan", "deal move d-00001 赢单 "),
        ("contact edit x --life", "contact edit x --lifecycle="),
        ("contact edit x --lifecycle=cu", "contact edit x --lifecycle=customer "),
        ("deal list --where stat", "deal list --where status:"),
        ("contact list --where 'tag:x lifecycle:qu", "contact list --where 'tag:x lifecycle:qualified' "),
        ("contact list --columns name,cit", "contact list --columns name,city "),
        ("log vi", "log visit "),
        ("import /tmp/fa", "import /tmp/fair/"),
        ("import /tmp/peo", "import /tmp/people.csv "),
    ] {
        trial.press(":").write(typed).press("tab");
        assert_eq!(line(&trial), completed, "{typed}: {}", trial.picture());
        trial.press("esc");
    }
}

#[test]
fn what_stands_behind_the_cursor_stays() {
    let mut trial = Trial::new(80, 24, people());
    trial.press(":").write("conta add Ann").press("home right right right right right tab");
    assert_eq!(line(&trial), "contact  add Ann");
}

#[test]
fn lines_typed_before_are_recalled_listed_and_looked_through() {
    let mut trial = Trial::new(80, 24, people());
    for line in ["contact list --sort name", "deal list", "undo"] {
        trial.press(":").write(line).press("enter");
    }
    let kept = [":contact list --sort name", ":deal list", ":undo"];
    trial.press(":");
    assert_eq!(listed(&trial, 3), ["undo", "deal list", "contact list --sort name"]);
    trial.press("up up");
    assert_eq!(line(&trial), "deal list");
    trial.press("down down");
    assert_eq!((line(&trial), palette(&trial).cursor), ("", None));
    trial.press("ctrl-r").write("sort");
    assert_eq!(listed(&trial, 9), ["contact list --sort name"]);
    assert!(trial.picture().contains("<:sort") && trial.picture().contains(kept[0]), "{}", trial.picture());
    trial.press("tab");
    assert_eq!(line(&trial), "contact list --sort name");
    assert!(trial.press("esc : ctrl-r").write("lst").press("enter enter").model.modals.is_empty());
    assert_eq!(trial.model.typed.last().map(String::as_str), Some("deal list"));
}

#[test]
fn a_line_is_given_once_to_be_kept() {
    let mut trial = Trial::new(80, 24, people());
    trial.press(":").write("undo").press("enter");
    let kept: Vec<_> = trial.kept.iter().collect();
    assert_eq!(kept, ["undo"]);
    trial.press("j k");
    assert_eq!(trial.kept.len(), 1);
    assert!(trial.asked.iter().all(|effect| !matches!(effect, Effect::KeepLine(_))));
}

#[test]
fn in_chinese_it_is_found_by_words_and_by_pinyin() {
    let mut trial = Trial::in_chinese(80, 24, deals());
    trial.press("3");
    for typed in ["赢单", "yingdan"] {
        trial.press(":").write(typed);
        assert_eq!(listed(&trial, 1), ["赢单"], "{typed}: {}", trial.picture());
        trial.press("esc");
    }
    insta::assert_snapshot!(trial.press(":").picture());
}

#[test]
fn the_least_screen_has_room_for_it() {
    let mut trial = Trial::new(40, 12, deals());
    insta::assert_snapshot!(trial.press("3 :").write("stage").press("down down").picture());
}

#[test]
fn a_line_that_is_refused_stays_with_what_is_wrong_with_it() {
    let mut trial = Trial::new(40, 12, people());
    trial.press(":").write("find 'zhang").press("enter");
    insta::assert_snapshot!(trial.picture());
    assert_eq!(line(&trial), "find 'zhang");
    trial.write("'").press("enter");
    assert!(!matches!(trial.model.modals.last(), Some(Modal::Palette(_))));
    // What the book refuses comes back, too.
    trial.press("esc :").write("contact tag c-00009 +vip").press("enter");
    trial.done(Err(Failure::new(Code::NoMatch).fact("reference", "c-00009").fact("kind", "contact")));
    assert_eq!(line(&trial), "contact tag c-00009 +vip");
    assert!(trial.refusal().contains("c-00009"), "{}", trial.refusal());
    trial.press("left left left left left backspace").write("1").press("enter");
    assert!(trial.commands().ends_with("contact tag c-00001 +vip"), "{}", trial.commands());
    // What keys give is said in the status line.
    trial.press("d y").done(Err(Failure::new(Code::NoMatch).fact("reference", "c-00001").fact("kind", "contact")));
    assert!(!matches!(trial.model.modals.last(), Some(Modal::Palette(_))), "{}", trial.picture());
    assert!(trial.model.status.message.contains("c-00001"));
}

#[test]
fn settings_are_found_by_what_they_are_called() {
    let mut trial = Trial::new(80, 24, people());
    for (typed, expected) in
        [("theme", "config set theme"), ("language", "config set language"), ("settings", "config list")]
    {
        trial.press(":").write(typed);
        assert_eq!(listed(&trial, 1), [expected], "{typed}");
        trial.press("esc");
    }
    trial.press(":").write("theme").press("down enter");
    assert!(matches!(trial.model.modals.last(), Some(Modal::Form(_))), "{}", trial.picture());
    trial.press("esc :").write("xyzzy");
    assert!(trial.picture().contains("Nothing is called so."), "{}", trial.picture());
    let mut chinese = Trial::in_chinese(80, 24, people());
    chinese.press(":").write("shangji");
    assert_eq!(listed(&chinese, 1), ["商机"]);
}

#[test]
fn what_others_type_by_heart_is_understood_at_once() {
    for typed in ["q", "wq", "quit", "exit"] {
        let mut trial = Trial::new(80, 24, people());
        trial.press(":").write(typed).press("enter");
        assert_eq!(trial.asked.last(), Some(&Effect::Quit), "{typed}");
    }
    let mut trial = Trial::new(80, 24, people());
    trial.press(":").write("w").press("enter");
    assert!(trial.refusal().starts_with("There is nothing to save"), "{}", trial.refusal());
    trial.press("esc :").write("companies").press("enter");
    assert_eq!((trial.model.modals.len(), trial.model.contacts.kind), (0, Kind::Company));
    trial.press(":").write("next stage").press("enter");
    assert!(!trial.refusal().is_empty(), "what cannot be done here says why");
}
