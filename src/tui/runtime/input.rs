//! The thread that reads the terminal.

use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::{Event as Happened, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseEventKind, read};
use ratatui::layout::Size;

use super::run::Event;
use crate::keymap::{Code, Key, Mods};
use crate::tui::msg::Msg;

/// Lines that one notch of the wheel scrolls.
const NOTCH: i32 = 3;

/// Starts the thread. It ends with the program: nothing can wake it up while it waits for a key.
pub(super) fn start(events: Sender<Event>) {
    thread::spawn(move || {
        loop {
            let event = match read() {
                Ok(happened) => match message(happened) {
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

fn message(happened: Happened) -> Option<Msg> {
    match happened {
        Happened::Key(event) => key(event).map(Msg::Key),
        Happened::Paste(text) => Some(Msg::Paste(text)),
        Happened::Resize(width, height) => Some(Msg::Resize(Size { width, height })),
        Happened::Mouse(event) => match event.kind {
            MouseEventKind::Down(_) => Some(Msg::Click(event.column, event.row)),
            MouseEventKind::ScrollDown => Some(Msg::Wheel(NOTCH)),
            MouseEventKind::ScrollUp => Some(Msg::Wheel(-NOTCH)),
            MouseEventKind::Up(_)
            | MouseEventKind::Drag(_)
            | MouseEventKind::Moved
            | MouseEventKind::ScrollLeft
            | MouseEventKind::ScrollRight => None,
        },
        Happened::FocusGained | Happened::FocusLost => None,
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
