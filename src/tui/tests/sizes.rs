//! No size, and no key, is too much.

use proptest::prelude::*;
use ratatui::layout::{Position, Size};

use super::book::{contact, people};
use super::trial::Trial;
use crate::keymap::{Code, Key, Mods};
use crate::ops::{self, Failure};
use crate::tui::msg::{Effect, Gesture, Msg};
use crate::tui::stage::News;

#[test]
fn nothing_panics_at_any_size() {
    for width in 0..=60 {
        for height in 0..=20 {
            let mut trial = Trial::new(width, height, people());
            trial.picture();
            for keys in ["?", "esc a", "esc d", "esc :", "c o tab", "esc / 张", "enter enter"] {
                trial.press(keys).picture();
            }
        }
    }
}

#[test]
fn wide_characters_never_break_the_frame_of_a_box() {
    let names = ["张伟张伟张伟张伟张伟张伟", "a张伟张伟张伟张伟张伟张伟"];
    let book: Vec<_> =
        (1..30).map(|number| contact(number, &[("name", names[usize::from(number % 2 == 0)])])).collect();
    for width in 40..100 {
        let mut trial = Trial::new(width, 24, book.clone());
        let picture = trial.press("d").picture();
        let sides = picture.lines().filter(|line| line.contains('│'));
        let broken: Vec<&str> = sides.filter(|line| line.matches('│').count() != 2).collect();
        assert!(broken.is_empty(), "{width}: {broken:#?}");
    }
}

#[test]
fn a_small_window_says_what_it_needs() {
    let trial = Trial::new(39, 12, people());
    insta::assert_snapshot!(trial.picture(), @r"
    The window is too small for rolo: it
    needs 40 columns and 12 lines. In a
    shell, `rolo find` and `rolo contact
    list` fit anywhere.
    ");
}

#[test]
fn nobody_deletes_or_logs_what_they_cannot_see() {
    let mut trial = Trial::new(39, 12, people());
    trial.press("d y c c x enter").write("gone").press("enter");
    assert_eq!(trial.commands(), "");
    assert!(trial.model.modals.is_empty());
    trial.press("q");
    assert!(trial.asked.contains(&Effect::Quit), "one can leave");
}

fn any_key() -> impl Strategy<Value = Key> {
    let code = prop_oneof![
        8 => prop::char::any().prop_map(Code::Char),
        8 => prop::sample::select("jkgGudaeft/:? xX张+-=\"'".chars().collect::<Vec<_>>()).prop_map(Code::Char),
        4 => prop::sample::select(vec![
            Code::Enter, Code::Esc, Code::Tab, Code::Backspace, Code::Delete, Code::Up, Code::Down, Code::Left,
            Code::Right, Code::Home, Code::End, Code::PageUp, Code::PageDown,
        ]),
    ];
    (code, prop::bool::weighted(0.1)).prop_map(|(code, ctrl)| Key { code, mods: Mods { ctrl, ..Mods::default() } })
}

fn any_gesture() -> impl Strategy<Value = Gesture> {
    prop_oneof![
        prop::sample::select(vec![Gesture::Press, Gesture::DoublePress, Gesture::Drag, Gesture::Release]),
        (-5_i32..5).prop_map(Gesture::Wheel),
    ]
}

fn any_msg() -> impl Strategy<Value = Msg> {
    prop_oneof![
        30 => any_key().prop_map(Msg::Key),
        1 => ".{0,20}".prop_map(Msg::Paste),
        4 => (0_u16..90, 0_u16..30, any_gesture()).prop_map(|(x, y, gesture)| Msg::Mouse(Position { x, y }, gesture)),
        1 => ".{0,300}".prop_map(|path| Msg::News(News::Unserved(Failure::new(ops::Code::Unserved).fact("path", path)))),
        1 => (0_u16..210, 0_u16..60).prop_map(|(width, height)| Msg::Resize(Size { width, height })),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn nothing_panics_whatever_is_typed(messages in prop::collection::vec(any_msg(), 0..80)) {
        let mut trial = Trial::new(80, 24, people());
        for msg in messages {
            trial.tell(msg);
            trial.picture();
        }
    }
}
