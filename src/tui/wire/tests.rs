//! What a terminal shows that is told so, and with how many bytes.

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};
use unicode_width::UnicodeWidthStr;

use super::{Link, Wire};
use crate::domain::Uri;

const WIDTH: u16 = 40;
const HEIGHT: u16 = 12;

/// A terminal at the other end of a wire.
struct Far {
    wire: Wire<Vec<u8>>,
    parser: vt100::Parser,
    /// Everything that was sent for the last picture.
    sent: Vec<u8>,
}

impl Far {
    fn new() -> Far {
        Far { wire: Wire::new(Vec::new()), parser: vt100::Parser::new(HEIGHT, WIDTH, 0), sent: Vec::new() }
    }

    fn draw(&mut self, picture: &Buffer, cursor: Option<Position>) -> usize {
        self.draw_leading(picture, &[], cursor)
    }

    fn draw_leading(&mut self, picture: &Buffer, links: &[Link], cursor: Option<Position>) -> usize {
        self.wire.draw(picture, links);
        let count = self.wire.end(cursor).unwrap();
        self.sent = std::mem::take(&mut self.wire.to);
        assert_eq!(self.sent.len(), count);
        self.parser.process(&self.sent);
        count
    }

    fn told(&self) -> String {
        String::from_utf8_lossy(&self.sent).replace('\x1b', "^").replace('\r', "␍").replace('\n', "␊")
    }

    /// What differs between what is seen and what was drawn.
    fn differs(&self, picture: &Buffer) -> Option<String> {
        for y in 0..HEIGHT {
            let mut x = 0;
            while x < WIDTH {
                let (wanted, seen) = (&picture[(x, y)], self.parser.screen().cell(y, x).unwrap());
                let contents = if seen.contents().is_empty() { " " } else { seen.contents() };
                let modifier = wanted.modifier;
                let looks_alike = seen.inverse() == modifier.contains(Modifier::REVERSED)
                    && seen.underline() == modifier.contains(Modifier::UNDERLINED)
                    && (wanted.symbol() == " "
                        || (seen.bold() == modifier.contains(Modifier::BOLD) && color(wanted.fg) == seen.fgcolor()));
                if contents != wanted.symbol() || !looks_alike || color(wanted.bg) != seen.bgcolor() {
                    return Some(format!("{x},{y}: {seen:?} for {wanted:?}"));
                }
                x += u16::try_from(wanted.symbol().width()).unwrap().max(1);
            }
        }
        None
    }
}

fn color(color: Color) -> vt100::Color {
    let numbered = [(Color::Reset, None), (Color::Cyan, Some(6)), (Color::Indexed(17), Some(17))];
    let (_, number) = numbered.iter().find(|(known, _)| *known == color).unwrap();
    number.map_or(vt100::Color::Default, vt100::Color::Idx)
}

fn picture(lines: &[String]) -> Buffer {
    let mut picture = Buffer::empty(Rect::new(0, 0, WIDTH, HEIGHT));
    for (y, line) in (0..HEIGHT).zip(lines) {
        picture.set_string(0, y, line, Style::new());
    }
    picture
}

fn list(first: usize, cursor: usize) -> Buffer {
    let head = format!("People {}/1000", first + cursor);
    let rows = (0..10).map(|row| {
        let mark = if row == cursor { ">" } else { " " };
        format!("{mark} Person {:04} of Company {}", first + row, (first + row) * 7919 % 1000)
    });
    picture(&std::iter::once(head).chain(rows).chain(["j down  k up".to_owned()]).collect::<Vec<_>>())
}

#[test]
fn a_picture_that_changes_nothing_is_not_sent() {
    let mut far = Far::new();
    assert!(far.draw(&list(0, 0), None) > 300);
    assert_eq!(far.draw(&list(0, 0), None), 0);
}

#[test]
fn a_step_of_the_cursor_is_two_marks_and_a_number() {
    let mut far = Far::new();
    far.draw(&list(0, 3), None);
    assert!(far.draw(&list(0, 4), None) <= 40, "{}", far.told());
    assert_eq!(far.differs(&list(0, 4)), None);
    assert_eq!(far.told(), "^[?2026h^[1;8H4^[5H ␍␊>^[?2026l");
}

#[test]
fn rows_that_scroll_are_moved_by_the_terminal() {
    let mut far = Far::new();
    far.draw(&list(10, 9), None);
    assert!(far.draw(&list(11, 9), None) <= 100, "{}", far.told());
    assert_eq!(far.differs(&list(11, 9)), None);
    let told = "^[?2026h^[2;11r^[2H^[M^[r^[7C20␍^[9B ␍␊> Person 0020 of Company 380^[?2026l";
    assert_eq!(far.told(), told);
    assert!(far.draw(&list(10, 0), None) <= 120, "{}", far.told());
    assert_eq!(far.differs(&list(10, 0)), None);
}

#[test]
fn a_cursor_is_where_text_is_typed_after_every_picture() {
    let mut far = Far::new();
    far.draw(&list(0, 0), Some(Position { x: 4, y: 2 }));
    assert_eq!(far.parser.screen().cursor_position(), (2, 4));
    assert!(far.draw(&list(0, 1), Some(Position { x: 4, y: 2 })) > 0);
    assert_eq!((far.parser.screen().cursor_position(), far.parser.screen().hide_cursor()), ((2, 4), false));
    far.draw(&list(0, 1), None);
    assert!(far.parser.screen().hide_cursor());
}

/// What is sent when one line follows another.
fn sent(before: &str, after: &str) -> String {
    let mut far = Far::new();
    let [before, after] = [before, after].map(|line| picture(&[line.to_owned()]));
    far.draw(&before, None);
    far.draw(&after, None);
    far.told().replace("^[?2026h", "").replace("^[?2026l", "")
}

#[test]
fn what_may_stay_behind_a_flag_is_painted_over() {
    assert_eq!(sent("🇩🇪", ""), "␍    ");
    assert_eq!(sent("🇩🇪 ab", "x  ab"), "␍x  a", "up to the fourth cell, and then as it was");
}

#[test]
fn what_a_family_may_cover_is_drawn_behind_it() {
    assert_eq!(sent("", "👨‍👩‍👧‍👦 a b c d"), "^[H👨‍👩‍👧‍👦^[1;3H a b c d");
    assert_eq!(sent("xx a b c d", "👨‍👩‍👧‍👦 a b c d"), "␍👨‍👩‍👧‍👦^[1;3H a b c");
}

#[test]
fn other_characters_cost_nothing_more() {
    assert_eq!(sent("张伟 e\u{301}", "张伟 e\u{301}x"), "^[1;7Hx");
    assert_eq!(sent("", "张伟明 x"), "^[H张伟明 x");
}

#[test]
fn a_text_that_leads_somewhere_is_told_with_its_address_and_ends_with_the_picture() {
    let card = picture(&["e-mail jane doe".to_owned()]);
    let link = Link { at: Position { x: 7, y: 0 }, text: "jane doe".to_owned(), to: Uri::mail("jane@acme.example") };
    let mut far = Far::new();
    far.draw(&card, None);
    far.draw_leading(&card, std::slice::from_ref(&link), None);
    assert_eq!(far.told(), "^[?2026h^[8D^]8;;mailto:jane@acme.example^\\jane doe^]8;;^\\^[?2026l");
    assert_eq!(far.draw_leading(&card, std::slice::from_ref(&link), None), 0);
    far.draw(&card, None);
    assert_eq!(far.told(), "^[?2026h^[8Djane doe^[?2026l", "it leads nowhere again");
    assert_eq!(far.differs(&card), None);
}

#[test]
fn what_is_covered_is_too_long_or_lies_outside_leads_nowhere() {
    let card = picture(&["e-mail jan│ doe".to_owned()]);
    let to = Uri::mail("jane@acme.example");
    let at = Position { x: 7, y: 0 };
    let covered = Link { at, text: "jane doe".to_owned(), to: to.clone() };
    let outside = Link { at: Position { x: 38, y: 11 }, text: "jane".to_owned(), to };
    let long = Link { at, text: "jan│ doe".to_owned(), to: Uri::place(&"x".repeat(3_000)) };
    let mut far = Far::new();
    far.draw_leading(&card, &[covered, outside, long], None);
    assert!(!far.told().contains("]8;"), "{}", far.told());
}

/// A piece of text that is drawn somewhere.
#[derive(Clone, Debug)]
struct Patch {
    x: u16,
    y: u16,
    text: &'static str,
    style: Style,
}

fn patch() -> impl Strategy<Value = Patch> {
    let texts = ["", "a", "abc def", "张伟 Wei", "💼 deal", "│", "            ", "x".repeat(40).leak() as &str];
    let styles = [
        Style::new(),
        Style::new().add_modifier(Modifier::BOLD),
        Style::new().fg(Color::Cyan),
        Style::new().add_modifier(Modifier::REVERSED),
        Style::new().bg(Color::Indexed(17)).add_modifier(Modifier::UNDERLINED),
    ];
    let (texts, styles) = (proptest::sample::select(texts.to_vec()), proptest::sample::select(styles.to_vec()));
    (0..WIDTH, 0..HEIGHT, texts, styles).prop_map(|(x, y, text, style)| Patch { x, y, text, style })
}

proptest! {
    #[test]
    fn a_terminal_shows_what_was_drawn_whatever_it_showed_before(
        frames in prop::collection::vec((prop::collection::vec(patch(), 0..12), -4_i32..5), 1..8),
    ) {
        let (mut far, mut all) = (Far::new(), Vec::<Patch>::new());
        for (patches, down) in frames {
            // What was there moves, and something else comes in.
            for patch in &mut all {
                patch.y = u16::try_from((i32::from(patch.y) + down).rem_euclid(HEIGHT.into())).unwrap();
            }
            all.extend(patches);
            let mut picture = picture(&[]);
            for patch in &all {
                picture.set_string(patch.x, patch.y, patch.text, patch.style);
            }
            far.draw(&picture, None);
            prop_assert_eq!(far.differs(&picture), None, "{}", far.told());
            prop_assert_eq!(far.draw(&picture, None), 0);
        }
    }
}
