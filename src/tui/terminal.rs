//! The terminal: taken, given back whatever happens, and told apart from what is no terminal.

use std::io::{self, IsTerminal, Stdout, Write};
use std::mem::ManuallyDrop;
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, ThreadId};
use std::time::Instant;

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::Show;
use crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste, EnableFocusChange,
};
use crossterm::execute;
use crossterm::style::Print;
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::Terminal;
use ratatui::layout::Size;
use rustix::termios::{LocalModes, tcgetattr};

use super::model::{Cost, Model};
use super::panes::contacts;
use super::stage::{Links, Mouse, Ringing};
use super::view::view;
use super::widgets::cells;
use super::wire::{Ground, Wire};
use crate::desk::Suspension;
use crate::ops::{Code, Failure, Reason};

/// Asks for clicks, the wheel, and moves with a button down: every move of the mouse would be bytes over a slow line.
const CLICKS_AND_DRAGS: &str = "\x1b[?1002h\x1b[?1006h";

/// Ends every look.
const PLAIN: &str = "\x1b[m";

/// Rings, and ends a notification.
const BELL: char = '\x07';

/// The widest notification, in cells.
const NOTICE: usize = 200;

/// Whether the terminal is ours now, so that it is given back once, by whoever comes first.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours. It is given back when this is dropped, also by a panic.
pub(super) struct Screen {
    /// Never dropped: it would write to stderr if the terminal is gone, and a write to a stderr that is gone panics.
    terminal: ManuallyDrop<Terminal<Ground>>,
    wire: Wire<Stdout>,
    mouse: Mouse,
    links: Links,
}

impl Screen {
    /// Takes the terminal.
    pub(super) fn take(mouse: Mouse, links: Links) -> io::Result<Screen> {
        let taken = enter(mouse).and_then(|()| Terminal::new(Ground::default()));
        match taken {
            Ok(terminal) => {
                Ok(Screen { terminal: ManuallyDrop::new(terminal), wire: Wire::new(io::stdout()), mouse, links })
            }
            Err(error) => {
                leave()?;
                Err(error)
            }
        }
    }

    /// The size in cells.
    pub(super) fn size(&self) -> io::Result<Size> {
        self.terminal.size()
    }

    /// Draws what differs, in one go where the terminal can do that.
    pub(super) fn draw(&mut self, model: &Model) -> io::Result<Cost> {
        let begin = Instant::now();
        let Screen { terminal, wire, .. } = self;
        let links = match self.links {
            Links::Told => contacts::links(model),
            Links::Kept => Vec::new(),
        };
        terminal.draw(|frame| {
            view(model, frame);
            wire.draw(frame.buffer_mut(), &links);
        })?;
        let bytes = wire.end(terminal.backend().cursor())?;
        Ok(Cost { bytes, time: begin.elapsed() })
    }

    /// Rings for a reminder.
    #[expect(clippy::unused_self, reason = "only who has the terminal may ring")]
    pub(super) fn ring(&mut self, ringing: Ringing, reminder: &str) -> io::Result<()> {
        match ringing {
            Ringing::Notice => execute!(io::stdout(), Print(format!("{BELL}{}", notice(reminder)))),
            Ringing::Bell => execute!(io::stdout(), Print(BELL)),
            Ringing::Silent => Ok(()),
        }
    }

    /// Gives a text to the clipboard of whoever sits at the terminal, as OSC 52 asks for it.
    #[expect(clippy::unused_self, reason = "only who has the terminal may ask it")]
    pub(super) fn copy(&mut self, text: &str) -> io::Result<()> {
        execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))
    }

    /// Forgets what was drawn, so that the next picture is drawn whole.
    pub(super) fn forget(&mut self) {
        self.wire.forget();
    }

    /// Gives the terminal to the shell, stops, and takes it again when somebody says so.
    pub(super) fn suspend(&mut self, suspension: &Suspension) -> io::Result<()> {
        leave()?;
        suspension.stop()?;
        self.retake()
    }

    /// Gives the terminal to another program, and takes it again.
    pub(super) fn lend<T>(&mut self, during: impl FnOnce() -> T) -> io::Result<T> {
        leave()?;
        let done = during();
        self.retake()?;
        Ok(done)
    }

    /// Takes the terminal again after somebody else had it.
    pub(super) fn retake(&mut self) -> io::Result<()> {
        // A shell may have set it otherwise while this program was stopped. Raw mode that still holds is never let go,
        // not even for a moment: a key could come in it.
        if tcgetattr(io::stdin())?.local_modes.contains(LocalModes::ICANON) {
            disable_raw_mode()?;
        }
        enter(self.mouse)?;
        self.forget();
        Ok(())
    }

    /// Gives the terminal back.
    #[expect(clippy::unused_self, reason = "whoever gives the screen back has no screen any more")]
    pub(super) fn give_back(self) -> io::Result<()> {
        leave()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // Only a panic or an early return comes here with the terminal still taken; what fails now has nobody left
        // to be told, since the terminal is what failed.
        drop(leave());
    }
}

/// Refuses what cannot show a screen.
pub fn check_terminal() -> Result<(), Failure> {
    let dumb = std::env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb");
    let reason = if !io::stdin().is_terminal() {
        Reason::StdinNoTerminal
    } else if !io::stdout().is_terminal() {
        Reason::StdoutNoTerminal
    } else if dumb {
        Reason::DumbTerminal
    } else {
        return Ok(());
    };
    Err(Failure::new(Code::NoTerminal).because(reason))
}

/// The failure of a terminal that does not do what it is told.
pub(super) fn failure(error: &io::Error) -> Failure {
    Failure::new(Code::NoTerminal).fact("reason", error)
}

/// A notification of the desktop, as OSC 9 asks for it. It begins with a word, since a number there would be another
/// request, and holds nothing that acts on a terminal.
fn notice(reminder: &str) -> String {
    format!("\x1b]9;rolo: {}{BELL}", cells::fit(&cells::shown(reminder), NOTICE))
}

fn enter(mouse: Mouse) -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, EnableFocusChange)?;
    match mouse {
        Mouse::On => execute!(io::stdout(), Print(CLICKS_AND_DRAGS)),
        Mouse::Off => Ok(()),
    }
}

fn leave() -> io::Result<()> {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return Ok(());
    }
    // Each step is tried, whatever became of the one before.
    let drawn = execute!(
        io::stdout(),
        EndSynchronizedUpdate,
        Print(PLAIN),
        DisableMouseCapture,
        DisableFocusChange,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        Show
    );
    let raw = disable_raw_mode();
    drawn.and(raw).and_then(|()| io::stdout().flush())
}

/// While it lives, a panic of the screen's own thread gives the terminal back before it is told; those of other
/// threads are kept, since whoever waits for such a thread hears of its end.
pub(super) struct PanicGuard {
    heard: Arc<Mutex<Option<String>>>,
    before: Arc<dyn Fn(&panic::PanicHookInfo<'_>) + Send + Sync>,
}

impl PanicGuard {
    /// Begins to listen, for the thread that calls.
    pub(super) fn listen() -> PanicGuard {
        let before: Arc<dyn Fn(&panic::PanicHookInfo<'_>) + Send + Sync> = Arc::from(panic::take_hook());
        let heard = Arc::new(Mutex::new(None));
        let own: ThreadId = thread::current().id();
        let (tell, keep) = (Arc::clone(&before), Arc::clone(&heard));
        panic::set_hook(Box::new(move |info| {
            if thread::current().id() == own {
                drop(leave());
                tell(info);
            } else if let Ok(mut last) = keep.lock() {
                *last = Some(info.to_string());
            }
        }));
        PanicGuard { heard, before }
    }

    /// What another thread said last when it panicked.
    pub(super) fn heard(&self) -> Option<String> {
        self.heard.lock().ok()?.clone()
    }
}

impl Drop for PanicGuard {
    fn drop(&mut self) {
        // A hook cannot be changed by a thread that panics; then the program ends anyway.
        if !thread::panicking() {
            let before = Arc::clone(&self.before);
            panic::set_hook(Box::new(move |info| before(info)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_title_ends_a_notification_or_begins_something_else() {
        for title in
            ["4;1;50", "a\u{1b}]52;c;eA==\u{7}b", "\u{9c}\u{9d}0;x", "a\nb\r\0", "\u{202e}x", &"好".repeat(900)]
        {
            let sent = notice(title);
            let body = sent.strip_prefix("\x1b]9;rolo: ").and_then(|rest| rest.strip_suffix('\x07')).unwrap();
            assert!(!body.chars().any(crate::domain::line::is_hidden) && cells::width(body) <= NOTICE, "{body:?}");
        }
    }
}
