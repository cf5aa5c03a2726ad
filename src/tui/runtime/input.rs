//! The thread that reads the terminal.

use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{Event as Happened, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseEventKind, read};
use ratatui::layout::{Position, Size};

use super::run::Event;
use crate::keymap::{Code, Key, Mods};
use crate::tui::msg::{Gesture, Msg};

/// Lines that one notch of the wheel scrolls.
const NOTCH: i32 = 3;

/// How soon a second press has to follow the first one to be a double press.
const DOUBLE: Duration = Duration::from_millis(400);

/// Starts the thread. It ends with the program: nothing can wake it up while it waits for a key.
pub(super) fn start(events: Sender<Event>) {
    thread::spawn(move || {
        let mut presses = Presses::default();
        loop {
            let event = match read() {
                Ok(happened) => match message(happened, &mut presses) {
                    Some(msg) => Event::Msg(msg),
                    None => continue,
                },
                Err(error) => Event::InputLost(error),
            };
            let is_over = matches!(event, Event::InputLost(_));
            if events.send(event).is_err() || is_over {
                return;
            }
        }
    });
}

fn message(happened: Happened, presses: &mut Presses) -> Option<Msg> {
    match happened {
        Happened::Key(event) => key(event).map(Msg::Key),
        Happened::Paste(text) => Some(Msg::Paste(text)),
        Happened::Resize(width, height) => Some(Msg::Resize(Size { width, height })),
        Happened::Mouse(event) => {
            let at = Position { x: event.column, y: event.row };
            let gesture = match event.kind {
                MouseEventKind::Down(_) => presses.next(at, Instant::now()),
                MouseEventKind::Drag(_) => Gesture::Drag,
                MouseEventKind::Up(_) => Gesture::Release,
                MouseEventKind::ScrollDown => Gesture::Wheel(NOTCH),
                MouseEventKind::ScrollUp => Gesture::Wheel(-NOTCH),
                MouseEventKind::Moved | MouseEventKind::ScrollLeft | MouseEventKind::ScrollRight => return None,
            };
            Some(Msg::Mouse(at, gesture))
        }
        Happened::FocusGained | Happened::FocusLost => None,
    }
}

/// When and where a button went down last.
#[derive(Debug, Default)]
struct Presses {
    last: Option<(Position, Instant)>,
}

impl Presses {
    /// What another press is, after the one before.
    fn next(&mut self, at: Position, now: Instant) -> Gesture {
        let is_second = self.last.is_some_and(|(before, then)| before == at && now.duration_since(then) < DOUBLE);
        // A third press is the first one of another pair.
        self.last = (!is_second).then_some((at, now));
        if is_second { Gesture::DoublePress } else { Gesture::Press }
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let held = |modifier| event.modifiers.contains(modifier);
    let mut mods =
        Mods { ctrl: held(KeyModifiers::CONTROL), alt: held(KeyModifiers::ALT), shift: held(KeyModifiers::SHIFT) };
    if let KeyCode::Char(char) = event.code {
        // The shift that made a capital letter is part of the letter.
        mods.shift = false;
        return Some(Key { code: Code::Char(char), mods });
    }
    if event.code == KeyCode::BackTab {
        mods.shift = true;
        return Some(Key { code: Code::Tab, mods });
    }
    if let KeyCode::F(number) = event.code {
        return Some(Key { code: Code::F(number), mods });
    }
    let (_, code) = NAMED.iter().find(|(code, _)| *code == event.code)?;
    Some(Key { code: *code, mods })
}

const NAMED: &[(KeyCode, Code)] = &[
    (KeyCode::Enter, Code::Enter),
    (KeyCode::Esc, Code::Esc),
    (KeyCode::Tab, Code::Tab),
    (KeyCode::Backspace, Code::Backspace),
    (KeyCode::Delete, Code::Delete),
    (KeyCode::Insert, Code::Insert),
    (KeyCode::Up, Code::Up),
    (KeyCode::Down, Code::Down),
    (KeyCode::Left, Code::Left),
    (KeyCode::Right, Code::Right),
    (KeyCode::Home, Code::Home),
    (KeyCode::End, Code::End),
    (KeyCode::PageUp, Code::PageUp),
    (KeyCode::PageDown, Code::PageDown),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_presses_at_one_cell_are_a_double_one_and_a_third_begins_anew() {
        let (mut presses, begin) = (Presses::default(), Instant::now());
        let mut press = |x, millis| presses.next(Position { x, y: 1 }, begin + Duration::from_millis(millis));
        assert_eq!([press(1, 0), press(1, 300), press(1, 500)], [Gesture::Press, Gesture::DoublePress, Gesture::Press]);
        assert_eq!([press(2, 600), press(2, 1_000)], [Gesture::Press, Gesture::Press], "elsewhere, and too late");
    }
}
