//! The screen in a real terminal: from a key being written to the last byte of the picture that answers it.

use std::fs;
use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

use super::home::Home;
use super::timing::Times;
use super::{Failed, deals, year};
use Press::{Aside, Timed};

/// When nothing came for so long, the picture is complete.
const QUIET: Duration = Duration::from_millis(60);

/// The first picture says that the book is being opened, the next one comes when it is.
pub(crate) const OPENING: Duration = Duration::from_millis(500);

/// How long the first byte of an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is pressed, and how often; each key has to change the picture.
const KEYS: &[(&str, &[&str], usize)] = &[
    ("key j", &["j"], 100),
    ("key: last, first", &["\x1b[F", "\x1b[H"], 30),
    ("key: a letter of a search", &["/", "w", "e", "b", "\x1b"], 10),
];

/// How many deals the board has.
pub(crate) const DEALS: usize = 10_000;

/// The same on the board, which is open.
const BOARD_KEYS: &[(&str, &[&str], usize)] = &[
    ("board: j", &["j"], 100),
    ("board: next column, previous column", &["l", "h"], 30),
    ("board: last, first", &["\x1b[F", "\x1b[H"], 30),
    ("board: to the next stage and back", &["L", "H"], 20),
    ("board: down by hand and up", &["J", "K"], 20),
    ("board: won, undone", &["w", "u"], 20),
    ("board: a letter of a filter", &["f", "v", "a", "l", "u", "e", ">", "1", "0", "k", "\x1b"], 5),
];

/// How long nothing comes before an answer to a question about many records is taken to be whole.
const LONG: Duration = Duration::from_millis(200);

/// A key that is pressed on a screen with years of activities.
#[derive(Clone, Copy)]
enum Press {
    /// To get there.
    Aside(&'static str),
    /// To be measured.
    Timed(&'static str),
}

/// A day in the field, on screen: what it is called, what is pressed before, what is pressed each time, and how often.
const DAY: &[(&str, &[&str], &[Press], usize)] = &[
    ("log: opened", &[], &[Timed("6"), Aside("1")], 20),
    ("log: a page down", &["6"], &[Timed("\x06")], 40),
    ("log: last, first", &[], &[Timed("\x1b[F"), Timed("\x1b[H")], 15),
    ("log: filtered by a company", &["f", "company:\"Works 0"], &[Timed("\""), Aside("\x7f")], 15),
    ("log: a page down, filtered", &["\"", "\r"], &[Timed("\x06")], 40),
    ("log: opened, filtered", &[], &[Aside("1"), Timed("6")], 15),
    ("log: a letter of another filter", &["f", "\x15"], &[Timed("v"), Timed("i"), Timed("s"), Aside("\x15")], 5),
    (
        "card of one with 2,000 activities",
        &["\x1b", "1", "f", "tag:busy", "\r"],
        &[Timed("\r"), Aside("\x1b"), Aside("j"), Timed("\r"), Aside("\x1b"), Aside("k")],
        10,
    ),
    ("its timeline, a page down", &["\r"], &[Timed(" ")], 40),
    ("today: opened", &["\x1b"], &[Timed("7")], 1),
    ("today: a task done, undone", &[], &[Aside("x"), Timed("\r"), Timed("u")], 12),
];

/// A screen that is open.
pub(crate) struct Screen {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    pictures: Receiver<(Instant, usize)>,
}

/// How long each sort of key takes, with the bytes that an answer has on average.
pub(crate) fn steps(home: &Home) -> Result<Vec<(&'static str, Times, usize)>, Failed> {
    let begin = Instant::now();
    let mut screen = Screen::open(home, &[])?;
    let (first, bytes) = screen.answer(begin, OPENING)?;
    let mut told = vec![("screen, first picture", Times::of(vec![first]), bytes)];
    told.extend(screen.measure(KEYS)?);
    screen.close()?;
    told.extend(board_steps(home)?);
    Ok(told)
}

/// The same on the board of a book with many deals.
fn board_steps(home: &Home) -> Result<Vec<(&'static str, Times, usize)>, Failed> {
    let book = deals::book(home, DEALS)?;
    let begin = Instant::now();
    let mut screen = Screen::open(home, &["--book", &book])?;
    screen.answer(begin, OPENING)?;
    screen.press("3")?;
    let told = screen.measure(BOARD_KEYS)?;
    screen.close()?;
    fs::remove_dir_all(&book)?;
    Ok(told)
}

/// The same of years of activities, in the book at `book`.
pub(crate) fn day_steps(home: &Home, book: &str) -> Result<Vec<(&'static str, Times, usize)>, Failed> {
    let begin = Instant::now();
    let mut screen = Screen::open(home, &["--book", book, "--now", year::NOW])?;
    screen.answer(begin, OPENING)?;
    let mut told = Vec::new();
    for (name, lead, round, times) in DAY {
        for key in *lead {
            screen.press_for(key, LONG)?;
        }
        let (times, bytes) = screen.repeat(round, *times).map_err(|failed| format!("{name}: {failed}"))?;
        told.push((*name, times, bytes));
    }
    screen.close()?;
    Ok(told)
}

/// How long the last key of each of these takes, typed into the search of a screen on a book.
pub(crate) fn typed(
    home: &Home,
    book: &[&str],
    words: &'static [&'static str],
    times: usize,
) -> Result<Vec<(&'static str, Times)>, Failed> {
    let begin = Instant::now();
    let mut screen = Screen::open(home, book)?;
    screen.answer(begin, OPENING)?;
    screen.press_for("/", LONG)?;
    let mut told = Vec::new();
    for word in words {
        let mut keys: Vec<Press> = word.char_indices().filter_map(|(at, _)| word.get(at..=at)).map(Aside).collect();
        if let Some(Aside(last)) = keys.pop() {
            keys.push(Timed(last));
        }
        keys.push(Aside("\x15"));
        told.push((*word, screen.repeat(&keys, times)?.0));
    }
    screen.press_for("\x1b", LONG)?;
    screen.close()?;
    Ok(told)
}

impl Screen {
    /// Presses keys again and again; how long those took that are measured, and how many bytes came on average.
    fn repeat(&mut self, round: &[Press], times: usize) -> Result<(Times, usize), Failed> {
        let (mut all, mut sent) = (Vec::new(), 0);
        for press in round.iter().cycle().take(round.len() * times) {
            match press {
                Aside(key) => drop(self.press_for(key, LONG)?),
                Timed(key) => {
                    let (took, bytes) = self.press_for(key, LONG)?;
                    all.push(took);
                    sent += bytes;
                }
            }
        }
        let average = sent.checked_div(all.len()).unwrap_or_default();
        Ok((Times::of(all), average))
    }

    /// Presses keys, each as often as it says.
    pub(crate) fn measure(
        &mut self,
        keys: &[(&'static str, &[&str], usize)],
    ) -> Result<Vec<(&'static str, Times, usize)>, Failed> {
        let mut told = Vec::new();
        for (name, keys, times) in keys {
            let mut all = Vec::new();
            let mut sent = 0;
            for key in keys.iter().cycle().take(keys.len() * times) {
                let (took, bytes) = self.press(key)?;
                all.push(took);
                sent += bytes;
            }
            told.push((*name, Times::of(all), sent / (keys.len() * times)));
        }
        Ok(told)
    }

    fn open(home: &Home, words: &[&str]) -> Result<Screen, Failed> {
        Screen::run(home, &[&[env!("CARGO_BIN_EXE_rolo")], words].concat(), (80, 24))
    }

    /// Any program on a terminal of so many columns and rows.
    pub(crate) fn run(home: &Home, words: &[&str], (cols, rows): (u16, u16)) -> Result<Screen, Failed> {
        let pair = native_pty_system().openpty(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 })?;
        let (program, words) = words.split_first().ok_or("no program is named")?;
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        for (name, value) in home.env() {
            command.env(name, value);
        }
        command.args(words);
        command.env("TERM", "xterm-256color");
        command.cwd(home.dir());
        let child = pair.slave.spawn_command(command)?;
        let mut reader = pair.master.try_clone_reader()?;
        let keys = pair.master.take_writer()?;
        let (sender, pictures) = channel();
        thread::spawn(move || {
            // The terminal lives as long as somebody reads it.
            let _master = pair.master;
            let mut bytes = vec![0; 1 << 16];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send((Instant::now(), count)).is_err() {
                    break;
                }
            }
        });
        Ok(Screen { child, keys, pictures })
    }

    /// Waits until nothing comes any more.
    pub(crate) fn settle(&mut self) -> Result<(), Failed> {
        self.answer(Instant::now(), OPENING).map(drop)
    }

    /// Presses a key; how long the last byte of the answer took, and how many there were.
    fn press(&mut self, key: &str) -> Result<(Duration, usize), Failed> {
        self.press_for(key, QUIET)
    }

    /// The same, where the answer is whole when nothing came for so long.
    pub(crate) fn press_for(&mut self, key: &str, quiet: Duration) -> Result<(Duration, usize), Failed> {
        // What came late belongs to no key.
        while self.pictures.try_recv().is_ok() {}
        let begin = Instant::now();
        self.keys.write_all(key.as_bytes())?;
        self.keys.flush()?;
        self.answer(begin, quiet)
    }

    fn answer(&self, begin: Instant, quiet: Duration) -> Result<(Duration, usize), Failed> {
        let (mut last, mut bytes) = self.pictures.recv_timeout(PATIENCE)?;
        loop {
            match self.pictures.recv_timeout(quiet) {
                Ok((at, count)) => {
                    last = at;
                    bytes += count;
                }
                Err(RecvTimeoutError::Timeout) => return Ok((last - begin, bytes)),
                Err(RecvTimeoutError::Disconnected) => return Err("the screen has closed".into()),
            }
        }
    }

    fn close(mut self) -> Result<(), Failed> {
        self.keys.write_all(b"q")?;
        self.keys.flush()?;
        let status = self.child.wait()?;
        if status.success() { Ok(()) } else { Err(format!("the screen ended with {status}").into()) }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // It has ended already, unless something went wrong.
        drop(self.child.kill());
    }
}
