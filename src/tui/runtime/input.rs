//! The thread that reads the terminal.

use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{Event as Happened, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseEventKind, poll, read};
use ratatui::layout::{Position, Size};
use rustix::event::{self, PollFd, PollFlags};
use rustix::io::Errno;

use super::run::Event;
use crate::keymap::{Code, Key, Mods};
use crate::tui::msg::{Gesture, Msg};

/// Lines that one notch of the wheel scrolls.
const NOTCH: i32 = 3;

/// How soon a second press has to follow the first one to be a double press.
const DOUBLE: Duration = Duration::from_millis(400);

/// The thread. It ends with the program: nothing else can end it while it waits for a key.
pub(super) struct Input {
    /// Wakes it, so that it steps aside.
    gate: UnixStream,
    /// Says that it has.
    aside: Receiver<()>,
    /// Lets it go on.
    back: Sender<()>,
}

impl Input {
    /// Starts the thread.
    pub(super) fn start(events: Sender<Event>) -> io::Result<Input> {
        let (gate, gated) = UnixStream::pair()?;
        let ((steps, aside), (back, goes_on)) = (mpsc::channel(), mpsc::channel());
        thread::spawn(move || {
            let mut reader = Reader { gate: gated, steps, goes_on, events, presses: Presses::default() };
            if let Err(error) = reader.read_on() {
                // Nobody listens any more when the screen has ended.
                drop(reader.events.send(Event::InputLost(error)));
            }
        });
        Ok(Input { gate, aside, back })
    }

    /// Does something while the thread leaves the keys to another program.
    pub(super) fn lend<T>(&self, during: impl FnOnce() -> T) -> io::Result<T> {
        (&self.gate).write_all(&[0])?;
        if self.aside.recv().is_err() {
            // A thread that has ended reads nothing either; the loop hears of that by itself.
            return Ok(during());
        }
        let done = during();
        self.back.send(()).map_err(|_| io::ErrorKind::BrokenPipe)?;
        Ok(done)
    }
}

/// What the thread has.
struct Reader {
    gate: UnixStream,
    steps: Sender<()>,
    goes_on: Receiver<()>,
    events: Sender<Event>,
    presses: Presses,
}

impl Reader {
    /// Tells what happens at the terminal until nobody wants to know it.
    fn read_on(&mut self) -> io::Result<()> {
        loop {
            let (terminal, gate) = self.wait()?;
            if !gate.is_empty() {
                self.gate.read_exact(&mut [0])?;
                if self.steps.send(()).is_err() || self.goes_on.recv().is_err() {
                    return Ok(());
                }
            } else if !terminal.is_empty() && !self.take(terminal)? {
                return Ok(());
            }
        }
    }

    /// Waits until there is something to read, from the terminal or at the gate.
    fn wait(&self) -> io::Result<(PollFlags, PollFlags)> {
        let stdin = io::stdin();
        let mut fds = [PollFd::new(&stdin, PollFlags::IN), PollFd::new(&self.gate, PollFlags::IN)];
        match event::poll(&mut fds, None) {
            Ok(_) | Err(Errno::INTR) => Ok(fds.map(|fd| fd.revents()).into()),
            Err(error) => Err(error.into()),
        }
    }

    /// Takes in everything that is there; whether anybody listens.
    fn take(&mut self, ready: PollFlags) -> io::Result<bool> {
        let mut taken = 0;
        while poll(Duration::ZERO)? {
            taken += 1;
            if let Some(msg) = message(read()?, &mut self.presses)
                && self.events.send(Event::Msg(msg)).is_err()
            {
                return Ok(false);
            }
        }
        // A terminal that is gone is ready forever, and has nothing.
        if taken == 0 && ready.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        Ok(true)
    }
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
        Happened::FocusGained => Some(Msg::Looked),
        Happened::FocusLost => None,
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
