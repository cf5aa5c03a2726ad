//! What a stranger tripped over: where one looks, goes back and scrolls to, and in which order things stand.

use super::book::{people_and_companies, record};
use super::monday::{monday, on};
use super::pipeline::deals;
use super::trial::Trial;
use crate::domain::Kind;
use crate::ops::{Query, Sort};
use crate::tui::modals::Modal;
use crate::tui::model::Pane;
use crate::tui::msg::Msg;
use crate::tui::panes::contacts::Focus;
use crate::tui::visit::Way;

fn book() -> Vec<crate::domain::Record> {
    people_and_companies().into_iter().chain(deals()).collect()
}

fn sort(trial: &Trial) -> Vec<Sort> {
    match &trial.shown {
        Some(Query::List(list)) => list.sort.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn somebody_is_looked_for_among_all_people_wherever_the_day_was_opened() {
    let mut trial = Trial::new(80, 24, book());
    trial.press("1 f").write("tag:nobody").press("enter 2 7 /").write("张");
    assert_eq!((trial.model.pane, trial.model.contacts.kind), (Pane::List, Kind::Contact));
    assert_eq!(trial.model.contacts.window.total(), 1, "{}", trial.picture());
}

#[test]
fn going_back_from_a_card_closes_it_and_going_forward_opens_it_again() {
    for pane in ["2", "3", "7"] {
        let mut trial = if pane == "7" { on(monday(), 80, 24) } else { Trial::new(80, 24, book()) };
        trial.press("1").press(pane).press("enter");
        assert_eq!(trial.model.focus(), Focus::Card, "{pane}");
        let here = trial.model.pane;
        trial.press("[");
        assert_eq!((trial.model.pane, trial.model.focus()), (here, Focus::List), "{pane}");
        trial.press("]");
        assert_eq!((trial.model.pane, trial.model.focus()), (here, Focus::Card), "{pane}");
        // What esc closes is no further step.
        trial.press("esc");
        assert_eq!((trial.model.pane, trial.model.focus()), (here, Focus::List), "{pane}");
        trial.press("[");
        assert_eq!(trial.model.contacts.kind, Kind::Contact, "{pane}");
        assert_eq!(trial.model.pane, Pane::List, "{pane}: {:?}", Way::Back);
    }
}

#[test]
fn the_day_fills_the_screen_that_has_room_for_it() {
    let mut trial = on(monday(), 80, 12);
    trial.press("G");
    assert!(trial.model.today.top > 0);
    trial.tell(Msg::Resize(ratatui::layout::Size { width: 160, height: 60 }));
    assert_eq!(trial.model.today.top, 0, "{}", trial.picture());
}

#[test]
fn a_list_is_put_in_order_by_its_columns_and_the_cursor_stays() {
    let mut trial = Trial::new(80, 24, book());
    trial.press("4 j");
    let here = trial.model.current().map(|record| record.id);
    trial.press("s");
    insta::assert_snapshot!(trial.picture());
    trial.write("value highest").press("enter");
    assert_eq!(sort(&trial), [Sort::read("-value")]);
    assert_eq!(trial.model.current().map(|record| record.id), here);
    trial.press("s");
    assert!(trial.picture().lines().any(|line| line.contains("> ") && line.contains("highest")), "{}", trial.picture());
    trial.press("up up up up up up up up up up up up enter");
    assert_eq!(sort(&trial), []);
    trial.press("7 s");
    assert!(trial.model.modals.is_empty() && !trial.model.status.message.is_empty());
}

#[test]
fn what_is_read_is_searched() {
    let mut trial = Trial::new(80, 24, book());
    trial.press("? /").write("palette");
    trial.press("ctrl-u").write("merge nothing");
    assert!(trial.picture().contains("Nothing matches"), "{}", trial.picture());
    trial.press("ctrl-u").write("calendar");
    let first = trial.picture();
    let hit = |picture: &str| {
        let line = picture.lines().find(|line| line.contains("│>")).map(str::to_lowercase);
        line.unwrap_or_else(|| panic!("{picture}"))
    };
    assert!(hit(&first).contains("calendar"), "{first}");
    insta::assert_snapshot!(first);
    trial.press("enter");
    assert!(hit(&trial.picture()).contains("calendar"));
    assert_ne!(hit(&trial.picture()), hit(&first), "it goes on to the next one");
    trial.press("esc");
    assert_eq!(trial.model.modals.len(), 1, "one goes on reading");
    trial.press("esc");
    assert!(trial.model.modals.is_empty());
}

#[test]
fn an_empty_list_hints_at_what_can_be_done_with_it() {
    let trial = Trial::new(80, 24, Vec::new());
    let foot: Vec<String> = trial.picture().lines().rev().take(2).map(str::to_owned).collect();
    let foot = foot.concat();
    assert!(foot.contains("a add") && foot.contains("I import"), "{foot}");
    for dead in ["space mark", "t tag", "d delete", "enter open", "e edit", "c log"] {
        assert!(!foot.contains(dead), "{dead}: {foot}");
    }
}

#[test]
fn the_header_of_the_board_says_how_many_currencies_it_leaves_out() {
    let deal = |number, value: &str| record(Kind::Deal, number, &[("name", "big"), ("value", value)]);
    let all = book().into_iter().chain([deal(77, "1 CNY"), deal(78, "2 GBP")]).collect();
    let mut trial = Trial::new(80, 24, all);
    trial.press("3");
    let head = trial.picture().lines().next().unwrap_or_default().to_owned();
    assert!(head.contains("EUR") && head.contains(" more"), "{head}");
}

#[test]
fn what_is_wrong_in_a_form_says_what_to_write_instead() {
    let mut trial = Trial::new(80, 24, book());
    trial.model.currency = None;
    trial.press("3 a").write("Pumps");
    let Some(Modal::Form(form)) = trial.model.modals.last_mut() else { panic!("no form") };
    form.focus = form.entries.iter().position(|entry| entry.subject.key() == "value").unwrap();
    trial.write("12.5k");
    let picture = trial.picture();
    assert!(picture.contains("in which currency?") && picture.contains("config set currency"), "{picture}");
}

#[test]
fn who_puts_a_task_off_can_pick_the_day_in_the_calendar() {
    let mut trial = on(monday(), 80, 24);
    trial.press("z").write("calendar").press("enter ctrl-n right enter enter");
    assert_eq!(trial.commands(), "task snooze t-00001 --to=2026-03-03");
}
