//! Saved views on the screen: picked, seen through, left, saved, and gone.

use insta::assert_snapshot;

use super::book::{people, record};
use super::pipeline::deals;
use super::trial::Trial;
use crate::domain::id::Uuid128;
use crate::domain::{Kind, Path, Record, Value};
use crate::ops::query::Board;
use crate::ops::{Counts, List, Query, Receipt, Sort, Verb};
use crate::tui::modals::Modal;
use crate::tui::msg::Done;

fn segment(number: u128, name: &str, of: &str, columns: &str, sort: &str) -> Record {
    let values = [("name", name), ("of", of), ("filter", "tag:key"), ("columns", columns), ("sort", sort)];
    let said: Vec<_> = values.into_iter().filter(|(_, text)| !text.is_empty()).collect();
    record(Kind::Segment, number, &said)
}

fn segments() -> Vec<Record> {
    let mut abroad = segment(24, "abroad", "deal", "", "close");
    let second = Uuid128(1_002);
    abroad.fields.insert(Path::one("pipeline"), Value::Record(second));
    abroad.names.insert(second, "华东区重点客户".to_owned());
    vec![
        segment(21, "by city", "contact", "city,tag,last,name,phone", "city,-last"),
        segment(22, "everybody", "contact", "", ""),
        segment(23, "big", "deal", "value,stage,company", "-value"),
        abroad,
        segment(25, "visits", "activity", "at,outcome", ""),
    ]
}

fn screen(width: u16, height: u16) -> Trial {
    Trial::new(width, height, [people(), deals(), segments()].concat())
}

/// The list that was asked for last.
fn list(trial: &Trial) -> List {
    let Some(Query::List(list)) = &trial.shown else { panic!("no list: {:?}", trial.shown) };
    list.clone()
}

/// The board that was asked for last.
fn board(trial: &Trial) -> Board {
    let Some(Query::Board(board)) = &trial.shown else { panic!("no board: {:?}", trial.shown) };
    board.clone()
}

fn order(sort: &[Sort]) -> String {
    sort.iter().map(Sort::word).collect::<Vec<_>>().join(",")
}

fn choices(trial: &Trial) -> Vec<String> {
    let Some(Modal::Picker(picker)) = trial.model.modals.last() else { panic!("no picker") };
    picker.matching().iter().map(|choice| choice.label.clone()).collect()
}

/// The first lines of the picture.
fn top(trial: &Trial, lines: usize) -> String {
    trial.picture().lines().take(lines).collect::<Vec<_>>().join("\n")
}

/// A command was done, whatever it was.
fn something_was_done(trial: &mut Trial) {
    trial.press("u");
    let mut counts = Counts::default();
    counts.add(Verb::Updated);
    trial.done(Ok(Done { receipt: Receipt { entry: Some(1), counts, ..Receipt::default() }, outcomes: Vec::new() }));
}

#[test]
fn a_view_that_is_picked_gives_the_list_its_columns_and_its_order() {
    let mut trial = screen(80, 24);
    trial.press("v");
    assert_eq!(choices(&trial), ["(no view)", "by city", "everybody"]);
    trial.write("city").press("enter");
    assert_eq!(trial.model.status.words, "contact list --view='by city'");
    let asked = list(&trial);
    assert_eq!((asked.filter.as_str(), order(&asked.sort)), ("in:g-00021", "city,-last".to_owned()));
    assert_snapshot!(top(&trial, 4), @"
     rolo  Contacts · by city  1/6                                              Kim
       city              tags           last contact  name             phone
    >  Berlin            vip                          Jane Doe         +49 151 2345…
                         vip 重点                     张伟             +86 138 0013…
    ");
    // What narrows it further stands in its own line.
    trial.press("f").write("tag:vip or tag:x").press("enter");
    assert_eq!(list(&trial).filter, "in:g-00021 (tag:vip or tag:x)");
    trial.press("esc");
    let asked = list(&trial);
    assert_eq!((asked.filter.as_str(), asked.sort.len()), ("", 0));
    assert!(top(&trial, 2).contains("phone or e-mail"), "{}", top(&trial, 2));
}

#[test]
fn columns_of_a_view_are_shown_as_far_as_there_is_room_and_the_name_always() {
    let heads = |width, height| {
        let mut trial = screen(width, height);
        trial.press(":").write("contact list --view 'by city'").press("enter");
        top(&trial, 3)
    };
    assert_snapshot!(heads(40, 12), @"
     rolo  Contacts · by city  1/6      Kim
       name           city        tags
    >  Jane Doe       Berlin      vip
    ");
    assert_snapshot!(heads(120, 40), @"
     rolo  Contacts · by city  1/6                                                                                      Kim
       city          tags         last cont…  name         phone
    >  Berlin        vip                      Jane Doe     +49 151 23… │ Jane Doe  c-00001
    ");
}

#[test]
fn a_view_is_left_by_picking_none() {
    let mut trial = screen(80, 24);
    trial.press("v").write("city").press("enter v").write("(no").press("enter");
    assert_eq!(trial.model.status.words, "contact list");
    assert!(trial.model.contacts.lens.is_none() && list(&trial).filter.is_empty());
}

#[test]
fn columns_and_an_order_that_are_typed_go_before_those_of_the_view() {
    let mut trial = screen(80, 24);
    trial.press(":").write("contact list --view 'by city' --columns name,email --sort=-name").press("enter");
    assert_eq!(order(&list(&trial).sort), "-name");
    assert_snapshot!(top(&trial, 3), @"
     rolo  Contacts · by city  1/6                                              Kim
       name                                         e-mail
    >  Jane Doe                                     jane@acme.example
    ");
    // They stay when the view changes.
    something_was_done(&mut trial);
    assert_eq!((order(&list(&trial).sort), trial.model.contacts.columns.len()), ("-name".to_owned(), 2));
    trial.press(":").write("deal list --view 'by city'").press("enter");
    assert!(trial.refusal().contains("by city is a segment of people, not of deals"), "{}", trial.refusal());
}

#[test]
fn a_log_with_columns_is_a_table() {
    let mut trial = screen(80, 24);
    trial.book.push(record(
        Kind::Activity,
        31,
        &[("type", "visit"), ("at", "2026-02-27"), ("outcome", "they want it")],
    ));
    trial.press("6 v").write("visits").press("enter");
    assert_snapshot!(top(&trial, 3), @"
     rolo  Activities · visits  1/1                                             Kim
       name                           at                      outcome
    >  they want it                   2026-02-27              they want it
    ");
}

#[test]
fn a_view_that_changes_is_shown_as_it_is_now() {
    let mut trial = screen(80, 24);
    trial.press(":").write("contact list --view 'by city'").press("enter");
    let at = trial.book.iter().position(|record| record.handle() == "g-00021").unwrap();
    trial.book[at] = segment(21, "by mail", "contact", "name,email", "name");
    something_was_done(&mut trial);
    let asked = list(&trial);
    assert_eq!((asked.filter.as_str(), order(&asked.sort)), ("in:g-00021", "name".to_owned()));
    assert_snapshot!(top(&trial, 3), @"
     rolo  Contacts · by mail  1/6                                              Kim
       name                                         e-mail
    >  Jane Doe                                     jane@acme.example
    ");
}

#[test]
fn a_view_that_is_gone_gives_way_to_the_whole_list() {
    let mut trial = screen(80, 24);
    trial.press(":").write("contact list --view 'by city'").press("enter");
    trial.book.retain(|record| record.handle() != "g-00021");
    trial.press("ctrl-l");
    assert_eq!(trial.model.status.message, "The view by city is gone.");
    assert!(trial.model.contacts.lens.is_none());
    assert_eq!((list(&trial).filter.as_str(), list(&trial).sort.len()), ("", 0));
    trial.press("3 :").write("board --view big").press("enter");
    trial.book.retain(|record| record.handle() != "g-00023");
    trial.press("ctrl-l");
    assert_eq!(trial.model.status.message, "The view big is gone.");
    assert_eq!((board(&trial).filter.as_str(), board(&trial).sort.len()), ("", 0));
}

#[test]
fn the_board_is_seen_through_views_of_deals() {
    let mut trial = screen(120, 40);
    trial.press("3 v");
    assert_eq!(choices(&trial), ["(no view)", "big", "abroad"]);
    trial.write("big").press("enter");
    assert_eq!(trial.model.status.words, "board Sales --view=big");
    let asked = board(&trial);
    assert_eq!((asked.filter.as_str(), order(&asked.sort)), ("in:g-00023", "-value".to_owned()));
    assert!(top(&trial, 1).starts_with(" rolo  Sales 1/2 · big  6 deals  open"), "{}", top(&trial, 1));
    // A view that names its pipeline goes there.
    trial.press("v").write("abroad").press("enter");
    assert_eq!(trial.model.status.words, "board --view=abroad");
    assert!(top(&trial, 1).starts_with(" rolo  华东区重点客户 2/2 · abroad  3 deals  open"), "{}", top(&trial, 1));
    trial.press("esc");
    let asked = board(&trial);
    assert_eq!((asked.filter.as_str(), asked.sort.len()), ("", 0));
    assert_eq!(trial.model.board.pipeline().unwrap().title(), "华东区重点客户");
}

#[test]
fn what_is_shown_is_saved_as_a_view() {
    let mut trial = screen(80, 24);
    trial.press("/").write("ann").press("enter f").write("tag:vip or tag:key").press("enter V");
    assert_snapshot!(top(&trial, 10), @"
     rolo  Contacts  0/0                                                        Kim
    ┌ New segment ─────────────────────────────────────────────────────────────────┐
    │ > name*           ▏                                                           │
    │   of              < people >                                                 │
    │   filter          ann (tag:vip or tag:key)                                   │
    │   columns                                                                    │
    │   order                                                                      │
    │   pipeline                                                                   │
    │   lanes           < - >                                                      │
    │   follow up                                                                  │
    ");
    trial.write("friends").press("ctrl-s");
    assert_eq!(trial.commands(), "segment save --of=contact -- friends 'ann (tag:vip or tag:key)'");
    let mut trial = screen(80, 24);
    trial.press("v").write("city").press("enter f").write("has:phone").press("enter V").write("phones").press("ctrl-s");
    assert_eq!(
        trial.commands(),
        "segment save --of=contact --columns=city,tag,last,name,phone --sort=city,-last -- phones \
         'in:\"by city\" (has:phone)'"
    );
    let mut trial = screen(80, 24);
    trial
        .press(":")
        .write("company list --columns name,city --sort city")
        .press("enter V")
        .write("towns")
        .press("ctrl-s");
    assert_eq!(trial.commands(), "segment save --of=company --columns=name,city --sort=city -- towns ''");
    let mut trial = screen(80, 24);
    trial.press("3 p s").write("value").press("enter V").write("mine").press("ctrl-s");
    assert_eq!(trial.commands(), "segment save --of=deal --sort=-value --pipeline=华东区重点客户 -- mine ''");
}

#[test]
fn in_the_list_of_segments_the_one_under_the_cursor_is_shown() {
    let mut trial = screen(80, 24);
    trial.press(":").write("segment list").press("enter");
    assert!(top(&trial, 1).starts_with(" rolo  Segments  1/5"), "{}", top(&trial, 1));
    trial.press("v");
    assert_eq!(trial.model.status.words, "segment run g-00021");
    assert_eq!(trial.model.contacts.kind, Kind::Contact);
    trial.press(":").write("user list").press("enter v");
    assert!(trial.model.status.message.starts_with("There are views of people"), "{}", trial.model.status.message);
}
