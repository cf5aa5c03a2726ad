//! A real terminal with rolo in it: keys go in, and what stands on the screen is waited for, never slept for.

use std::io::{Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

use crate::control;
use crate::rolo::Rolo;

/// How long anything may take before it counts as never.
const DEADLINE: Duration = Duration::from_secs(30);

/// The escape key.
pub const ESC: &str = "\x1b";
/// The pause behind it.
const AFTER_ESC: Duration = Duration::from_millis(100);
/// Saves a form.
pub const CTRL_S: &str = "\x13";
/// Ends every picture that is drawn.
pub const END_OF_PICTURE: &[u8] = b"\x1b[?2026l";

/// A terminal in which a program runs.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Box<dyn Write + Send>,
    chunks: Receiver<Vec<u8>>,
    hung_up: Arc<AtomicBool>,
    emulator: vt100::Parser,
    modes: String,
    /// Everything that the program has sent.
    pub sent: Vec<u8>,
    /// What it was told to copy, as OSC 52 writes it.
    pub copied: Vec<&'static str>,
}

impl Terminal {
    /// The screen of rolo in a terminal of so many columns and rows, as soon as it lists contacts.
    pub fn open(rolo: &Rolo, columns: u16, rows: u16) -> Terminal {
        let mut terminal = Terminal::run(rolo, &[env!("CARGO_BIN_EXE_rolo")], columns, rows);
        terminal.wait_for("Contacts");
        terminal.wait_until("the book has been read", |screen| !screen.contents().contains("Reading…"));
        terminal
    }

    /// Any program, with rolo's environment.
    pub fn run(rolo: &Rolo, words: &[&str], columns: u16, rows: u16) -> Terminal {
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let modes = modes(pair.master.as_ref());
        let mut command = CommandBuilder::new(words[0]);
        command.args(&words[1..]);
        command.env_clear();
        for (name, value) in rolo.env() {
            command.env(name, value);
        }
        command.env("TERM", "xterm-256color");
        command.cwd(rolo.path(""));
        let child = pair.slave.spawn_command(command).unwrap();
        let mut output = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let (sender, chunks) = mpsc::channel();
        let hung_up = Arc::new(AtomicBool::new(false));
        let is_over = Arc::clone(&hung_up);
        thread::spawn(move || {
            let mut chunk = vec![0; 65_536];
            // Reading fails once every program has let go of the terminal.
            while let Ok(count @ 1..) = output.read(&mut chunk) {
                if is_over.load(Ordering::SeqCst) || sender.send(chunk[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let emulator = vt100::Parser::new(rows, columns, 0);
        Terminal {
            child,
            master: Some(pair.master),
            keys,
            chunks,
            hung_up,
            emulator,
            modes,
            sent: Vec::new(),
            copied: Vec::new(),
        }
    }

    /// Types. Nobody types on at once behind escape: what follows it without a pause is read as held together with alt.
    pub fn keys(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        if keys.ends_with(ESC) {
            thread::sleep(AFTER_ESC);
        }
    }

    /// Types to a program that may be gone.
    pub fn type_blindly(&mut self, keys: &str) {
        drop(self.keys.write_all(keys.as_bytes()).and_then(|()| self.keys.flush()));
    }

    /// Takes in what is sent for at most so long; whether the program is still there.
    pub fn look(&mut self, time: Duration) -> bool {
        match self.chunks.recv_timeout(time) {
            Ok(chunk) => self.take(&chunk),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return false,
        }
        true
    }

    /// Types, then waits until `text` is seen.
    #[track_caller]
    pub fn type_until(&mut self, keys: &str, text: &str) {
        self.keys(keys);
        self.wait_for(text);
    }

    /// Waits until `text` is seen.
    #[track_caller]
    pub fn wait_for(&mut self, text: &str) {
        self.wait_until(&format!("“{text}” is seen"), |screen| screen.contents().contains(text));
    }

    /// Waits until `text` is not seen any more.
    #[track_caller]
    pub fn wait_for_no(&mut self, text: &str) {
        self.wait_until(&format!("“{text}” is gone"), |screen| !screen.contents().contains(text));
    }

    /// Waits until a whole picture was drawn of which something is true.
    #[track_caller]
    pub fn wait_until(&mut self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) {
        let deadline = Instant::now() + DEADLINE;
        while !(is_so(self.screen()) && (self.sent.ends_with(END_OF_PICTURE) || !self.screen().alternate_screen())) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.chunks.recv_timeout(left) {
                Ok(chunk) => self.take(&chunk),
                Err(error) => panic!("waiting until {what}: {error}\n{}", self.screen().contents()),
            }
        }
    }

    /// Waits until the program has sent `text` behind the first so many bytes.
    #[track_caller]
    pub fn wait_until_sent(&mut self, before: usize, text: &str) {
        let deadline = Instant::now() + DEADLINE;
        while !String::from_utf8_lossy(&self.sent[before..]).contains(text) {
            match self.chunks.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(chunk) => self.take(&chunk),
                Err(error) => panic!("waiting until “{text}” is sent: {error}\n{}", self.screen().contents()),
            }
        }
    }

    /// Whether the program sends nothing for so long.
    pub fn is_silent_for(&mut self, time: Duration) -> bool {
        match self.chunks.recv_timeout(time) {
            Ok(chunk) => {
                self.take(&chunk);
                false
            }
            Err(_) => true,
        }
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.emulator.screen_mut().set_size(rows, columns);
        self.master.as_ref().unwrap().resize(size(columns, rows)).unwrap();
    }

    /// Sends a signal to the program.
    pub fn signal(&self, signal: Signal) {
        let pid = Pid::from_raw(i32::try_from(self.child.process_id().unwrap()).unwrap()).unwrap();
        kill_process(pid, signal).unwrap();
    }

    /// Takes the terminal away, as a line that drops does, while the program answers these keys.
    #[track_caller]
    pub fn hang_up(&mut self, keys: &str) {
        // The reading thread sees the answer, and lets go.
        self.hung_up.store(true, Ordering::SeqCst);
        self.keys(keys);
        self.read_to_end();
        self.keys = Box::new(std::io::sink());
        self.master = None;
    }

    /// Waits until the program has ended; its exit code.
    #[track_caller]
    pub fn end(&mut self) -> u32 {
        self.read_to_end();
        let deadline = Instant::now() + DEADLINE;
        loop {
            match self.child.try_wait().unwrap() {
                Some(status) => return status.exit_code(),
                None => assert!(Instant::now() < deadline, "the program does not end"),
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    #[track_caller]
    fn read_to_end(&mut self) {
        let deadline = Instant::now() + DEADLINE;
        loop {
            match self.chunks.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(chunk) => self.take(&chunk),
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => panic!("waiting for the end:\n{}", self.screen().contents()),
            }
        }
    }

    /// Leaves the screen as a user does; its exit code.
    #[track_caller]
    pub fn quit(&mut self) -> u32 {
        self.keys("q");
        self.end()
    }

    /// What stands on the screen.
    pub fn screen(&self) -> &vt100::Screen {
        self.emulator.screen()
    }

    /// The rows of the screen.
    pub fn rows(&self) -> Vec<String> {
        let (_, columns) = self.screen().size();
        self.screen().rows(0, columns).collect()
    }

    /// The row in which `text` stands.
    #[track_caller]
    pub fn row_with(&self, text: &str) -> u16 {
        let found = self.rows().iter().position(|row| row.contains(text));
        u16::try_from(found.unwrap_or_else(|| panic!("no “{text}” in\n{}", self.screen().contents()))).unwrap()
    }

    /// The cell of a row in which `text` begins, as the terminal counts cells.
    #[track_caller]
    pub fn column_of(&self, row: u16, text: &str) -> u16 {
        let (_, columns) = self.screen().size();
        let rest_of_row = |column: u16| self.screen().rows(column, columns - column).nth(usize::from(row)).unwrap();
        let is_half = |column: u16| self.screen().cell(row, column).unwrap().is_wide_continuation();
        (0..columns)
            .find(|column| !is_half(*column) && rest_of_row(*column).starts_with(text))
            .unwrap_or_else(|| panic!("no “{text}” in row {row}:\n{}", self.screen().contents()))
    }

    /// Fails unless the terminal is as it was before the program had it.
    #[track_caller]
    pub fn assert_given_back(&self) {
        let screen = self.screen();
        assert!(!screen.alternate_screen(), "the alternate screen was not left");
        assert!(!screen.hide_cursor(), "the cursor is hidden");
        assert!(!screen.bracketed_paste(), "pasted text is still marked");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is still taken");
        assert_eq!(modes(self.master.as_ref().unwrap().as_ref()), self.modes, "the terminal's modes were changed");
        let ended = self.sent.windows(END_OF_PICTURE.len()).rposition(|bytes| bytes == END_OF_PICTURE);
        let begun = self.sent.windows(END_OF_PICTURE.len()).rposition(|bytes| bytes == b"\x1b[?2026h");
        assert!(ended >= begun, "a picture was begun and not ended");
    }

    /// Waits until keys are no longer taken one by one: what is sent comes before that.
    #[track_caller]
    pub fn wait_until_cooked(&self) {
        let deadline = Instant::now() + DEADLINE;
        while self.is_raw() {
            assert!(Instant::now() < deadline, "the terminal's modes were not given back");
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// Whether keys come one by one and unseen, as the screen needs them.
    pub fn is_raw(&self) -> bool {
        modes(self.master.as_ref().unwrap().as_ref()) != self.modes
    }

    fn take(&mut self, chunk: &[u8]) {
        self.sent.extend_from_slice(chunk);
        self.emulator.process(chunk);
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A test that failed leaves its program running; one that passed has none that could be ended.
        drop(self.child.kill());
        if !thread::panicking() {
            assert_eq!(control::unknown(&self.sent, &self.copied), Vec::<String>::new());
        }
    }
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn modes(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios().unwrap())
}
