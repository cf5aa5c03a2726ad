//! How the screen looks, and when it looks for what stands beside a list.

use std::fmt::Write as _;

use jiff::{SignedDuration, ToSpan};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::Style;

use super::book::{crowd, people};
use super::pipeline::deals;
use super::trial::Trial;
use crate::theme::{self, Signs};
use crate::tui::layout::Room;
use crate::tui::msg::{Effect, Msg, Topic};
use crate::tui::stage::Passage;
use crate::tui::view::view;

#[test]
fn borders_and_signs_of_ascii_where_the_charset_has_no_others() {
    let mut trial = Trial::new(80, 24, people());
    trial.model.theme.signs = Signs::Ascii;
    insta::assert_snapshot!("a_form_in_ascii", trial.press("e").picture());
    let mut trial = Trial::new(40, 12, deals());
    trial.model.theme.signs = Signs::Ascii;
    insta::assert_snapshot!("the_board_in_ascii", trial.press("3").picture());
}

#[test]
fn what_can_be_copied_is_there_to_pick() {
    let mut trial = Trial::new(40, 12, people());
    trial.press("y").write("jane@").press("enter");
    assert_eq!(trial.asked.pop(), Some(Effect::Copy("jane@acme.example".into())));
    assert!(trial.picture().contains("copied jane@acme.example"));
}

/// Each run of characters that look alike, with how they look.
fn looks(trial: &Trial) -> String {
    let Room { width, height, .. } = trial.model.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| view(&trial.model, frame)).unwrap();
    let mut told: Vec<(Style, String)> = Vec::new();
    for cell in &terminal.backend().buffer().content {
        match told.last_mut().filter(|(style, _)| *style == cell.style()) {
            Some((_, text)) => text.push_str(cell.symbol()),
            None => told.push((cell.style(), cell.symbol().to_owned())),
        }
    }
    let plain = ratatui::buffer::Cell::EMPTY.style();
    let styled = told.iter().filter(|(style, text)| *style != plain && !text.trim().is_empty());
    styled.fold(String::new(), |mut all, (style, text)| {
        let colors = [style.fg, style.bg].map(|color| color.map_or_else(String::new, |color| color.to_string()));
        writeln!(all, "{} on {} {:?}  {}", colors[0], colors[1], style.add_modifier, text.trim()).unwrap();
        all
    })
}

#[test]
fn every_theme_on_a_list_that_is_searched() {
    for name in theme::names() {
        let mut trial = Trial::new(60, 12, people());
        trial.model.theme = theme::load(name, None).theme;
        trial.press("/").write("jane");
        insta::assert_snapshot!(format!("the_theme_{name}"), looks(&trial));
    }
}

/// A screen with a card beside the list, on which time goes on.
fn wide() -> Trial {
    let mut trial = Trial::new(120, 24, crowd(100));
    trial.model.passage = Passage::Flows;
    trial.press("j k");
    rest(&mut trial);
    trial.asked.clear();
    trial
}

/// Lets so much time go by that the cursor rests.
fn rest(trial: &mut Trial) {
    trial.model.now = trial.model.now.checked_add(1.second()).unwrap();
    trial.tell(Msg::Moment);
}

fn cards_asked(trial: &Trial) -> usize {
    trial.asked.iter().filter(|effect| matches!(effect, Effect::Ask(_, Topic::Card, _))).count()
}

#[test]
fn the_card_waits_until_the_cursor_rests() {
    let mut trial = wide();
    trial.press("j j j");
    assert_eq!(cards_asked(&trial), 0);
    let deadline = crate::tui::update::deadline(&trial.model).unwrap();
    assert_eq!(deadline.duration_since(trial.model.now.timestamp()), SignedDuration::from_millis(150));
    rest(&mut trial);
    assert_eq!(cards_asked(&trial), 1);
    let name = trial.model.current().unwrap().title();
    assert_eq!(trial.picture().matches(&name).count(), 2, "in the list and on the card");
}

#[test]
fn a_card_that_is_opened_waits_for_nothing() {
    let mut trial = wide();
    trial.press("j j enter");
    assert_eq!(cards_asked(&trial), 1);
}

#[test]
fn a_list_that_scrolls_takes_no_card_with_it() {
    let mut trial = wide();
    trial.press("G");
    let card = |trial: &Trial| {
        let picture = trial.picture();
        let beside =
            picture.lines().skip(2).take(19).filter_map(|line| line.split_once('│').map(|(_, card)| card.to_owned()));
        beside.filter(|line| !line.trim().is_empty()).count()
    };
    assert_eq!(card(&trial), 0);
    rest(&mut trial);
    assert!(card(&trial) > 0);
}
