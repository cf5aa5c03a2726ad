//! What the mouse does where it is pressed, whatever lies above the pane.

use insta::assert_snapshot;

use super::book::{crowd, people};
use super::trial::Trial;
use crate::tui::model::Pane;
use crate::tui::msg::Gesture;
use crate::tui::panes::contacts::Focus;

impl Trial {
    /// Clicks on the first place where this stands.
    fn click_on(&mut self, text: &str) -> &mut Trial {
        let (x, y) = self.find(text);
        self.click(x, y)
    }

    /// The cell at which this stands.
    fn find(&self, text: &str) -> (u16, u16) {
        let picture = self.picture().replace('▏', "");
        let mut lines = picture.lines().zip(0..).filter_map(|(line, y)| Some((line.split_once(text)?.0.to_owned(), y)));
        let (before, y) = lines.next().unwrap_or_else(|| panic!("no {text} in\n{picture}"));
        (u16::try_from(crate::tui::widgets::cells::width(&before)).unwrap(), y)
    }
}

#[test]
fn a_hint_is_pressed_like_its_key() {
    let mut trial = Trial::new(80, 24, people());
    trial.click_on("2 companies");
    assert_eq!(trial.model.kind(), crate::domain::Kind::Company);
    trial.click_on("1 people").click_on("enter open");
    assert_eq!(trial.model.focus(), Focus::Card);
    trial.click_on("h back").click_on("? help");
    let before = trial.picture();
    trial.wheel(3);
    assert_ne!(trial.picture(), before, "a text is scrolled");
}

#[test]
fn the_bar_at_the_top_offers_what_can_be_shown() {
    let mut trial = Trial::new(40, 12, people());
    trial.click(3, 0);
    assert_snapshot!(trial.picture(), @"
     rolo  Contacts  1/6                Kim
      ┌ Show ────────────────────────────┐il
    > │ ▏                                 │7…
      │ > The list of people             │8…
      │   The list of companies          │l…
      │   The board of a pipeline        │rg
      │   The list of deals              │6
      │   The open tasks                 │
      │   What happened, newest first    │
      └──────────────────────────────────┘

     enter ok  esc close
    ");
    trial.click_on("The board").mouse(20, 5, Gesture::Release);
    assert_eq!(trial.model.pane, Pane::List, "one press only goes there");
    let (x, y) = trial.find("The board");
    trial.mouse(x, y, Gesture::DoublePress);
    assert_eq!(trial.model.pane, Pane::Board);
}

#[test]
fn fields_choices_and_characters_of_a_form_are_pressed() {
    let mut trial = Trial::new(80, 24, people());
    trial.press("a").write("Ann Lee");
    let (x, y) = trial.find("Ann Lee");
    trial.click(x + 3, y).write("a");
    assert!(trial.picture().contains("Anna▏ Lee"));
    trial.click_on("( ) qualified");
    assert_snapshot!(trial.picture(), @"
     rolo  Contacts  1/6                                                        Kim
    ┌ New contact * ───────────────────────────────────────────────────────────────┐
    │   name*           Anna Lee                                                   │
    │   given name                                                                 │
    │   family name                                                                │
    │   company                                                                    │
    │   e-mail                                                                     │
    │   phone                                                                      │
    │   address                                                                    │
    │   link                                                                       │
    │ > lifecycle       (▏ ) lead  (*) qualified  ( ) customer  ( ) lapsed          │
    │   owner           Kim                                                        │
    │   source                                                                     │
    │   tag                                                                        │
    │   birthday                                                                   │
    │   language                                                                   │
    │   time zone                                                                  │
    │   do not contact  [ ] no                                                     │
    │   consent                                                                    │
    │                                                                              │
    │ How far they have come                                                       │
    └──────────────────────────────────────────────────────────────────────────────┘
     shift-tab previous
     space next choice  left previous choice  ctrl-s save  esc close  tab next
    ");
    trial.click_on("(*) qualified");
    assert!(!trial.picture().contains("(*)"), "a second press takes it back");
    trial.click_on("ctrl-s save");
    assert_snapshot!(trial.commands(), @"contact add 'Anna Lee' --owner=Kim");
}

#[test]
fn a_question_is_answered_by_a_press_on_the_answer() {
    let mut trial = Trial::in_chinese(40, 12, people());
    trial.press("d");
    assert_snapshot!(trial.picture(), @"
     rolo  联系人  1/6                  Kim
       名称                  电话或邮箱
    > ┌ 确定吗？ ────────────────────────┐7…
      │ 删除这个联系人？可以恢复，也可以 │8…
      │ 撤销。                           │l…
      │ Jane Doe (c-00001)               │rg
      │                                  │6
      │ y 是   n 否                      │
      └──────────────────────────────────┘
    ");
    trial.click_on("n ");
    assert_eq!((trial.commands().as_str(), trial.model.modals.len()), ("", 0));
    trial.press("d").click_on("y ");
    assert_eq!(trial.commands(), "contact delete c-00001");
}

#[test]
fn what_narrows_a_list_is_pressed_where_it_is_to_be_changed() {
    let mut trial = Trial::new(80, 24, people());
    trial.press("f").write("tag:vip").press("enter /").write("ane").press("enter");
    let (x, y) = trial.find("ane");
    trial.click(x, y).write("j");
    assert_eq!((trial.model.focus(), trial.model.contacts.words.value()), (Focus::Search, "jane"));
    let (x, y) = trial.find("vip");
    trial.click(x, y).write("v");
    assert_eq!((trial.model.focus(), trial.model.contacts.filter.value()), (Focus::Filter, "tag:vvip"));
}

#[test]
fn sorts_and_typed_lines_are_pressed() {
    let mut trial = Trial::new(80, 24, people());
    trial.press("c").click_on("visit");
    trial.write("wants a quote");
    let (x, y) = trial.find("a quote");
    trial.click(x, y).write("now ").press("enter");
    assert_eq!(trial.commands(), "log visit c-00001 'wants now a quote'");
}

#[test]
fn the_wheel_scrolls_what_lies_under_it_and_only_a_row_is_opened() {
    let mut trial = Trial::new(160, 20, crowd(100));
    trial.mouse(10, 5, Gesture::Wheel(3));
    assert_eq!((trial.model.contacts.cursor, trial.model.contacts.sheet.top), (3, 0));
    trial.mouse(150, 5, Gesture::Wheel(3));
    assert_eq!(trial.model.contacts.cursor, 3, "the card lies there");
    trial.mouse(10, 0, Gesture::DoublePress);
    assert_eq!(trial.model.modals.len(), 1, "the bar is pressed, and nothing opened");
}
