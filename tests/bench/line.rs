//! What a key costs on a large terminal over a slow line, in a list of people and on the board: bytes and time, beside
//! programs that show long lists.

use std::process::Command;

use super::cases::{Subject, text};
use super::screen::{DEALS, OPENING, Screen};
use super::{Failed, deals, table};

/// The terminal, in columns and rows.
const SIZE: (u16, u16) = (200, 50);

/// What is pressed, what that is called, and how often.
type Presses = &'static [(&'static str, &'static [&'static str], usize)];

/// A step inside a page, a list that scrolls by a row, a page, a letter of a search.
const OURS: Presses = &[
    ("rolo: step", &["j"], 40),
    ("rolo: to the last row", &["j"], 5),
    ("rolo: scrolled by a row", &["j"], 40),
    ("rolo: page", &["\x06"], 20),
    ("rolo: search, a key", &["/", "w", "e", "b", "\x1b"], 10),
];

/// On the board: a step, a card to the next stage and back, a card further down and up, a letter of a search.
const BOARD: Presses = &[
    ("rolo, board: step", &["j"], 8),
    ("rolo, board: scrolled by a card", &["j"], 20),
    ("rolo, board: next column and back", &["l", "h"], 20),
    ("rolo, board: card moved to a stage", &["L", "H"], 20),
    ("rolo, board: card moved by a place", &["J", "K"], 20),
    ("rolo, board: page", &["\x06"], 20),
    ("rolo, board: search, a key", &["/", "f", "o", "o", "\x1b"], 10),
];

/// The nearest that others have. Where they search, a search begins at the top; a line that is moved is their card.
const OTHERS: &[(&str, &[&str], Presses)] = &[
    (
        "less",
        &["less", "-S"],
        &[
            ("less: scrolled by a row", &["j"], 40),
            ("less: page", &["\x06"], 20),
            ("less: search, a key", &["g", "/", "w", "e", "b", "\r"], 10),
        ],
    ),
    (
        "vim",
        &["vim", "-u", "NONE", "-n", "-c", "set incsearch"],
        &[
            ("vim: step", &["j"], 40),
            ("vim: to the last row", &["j"], 8),
            ("vim: scrolled by a row", &["j"], 40),
            ("vim: page", &["\x06"], 20),
            ("vim: line moved", &["ddp", "ddkP"], 20),
            ("vim: search, a key", &["/", "w", "e", "b", "\r"], 10),
        ],
    ),
    (
        "fzf",
        &["sh", "-c", "exec fzf < \"$0\""],
        &[
            ("fzf: step", &["\x1b[A"], 40),
            ("fzf: to the last row", &["\x1b[A"], 8),
            ("fzf: scrolled by a row", &["\x1b[A"], 40),
            ("fzf: page", &["\x1b[5~"], 20),
            ("fzf: search, a key", &["w", "e", "b", "\x15"], 10),
        ],
    ),
    ("htop", &["htop", "--delay=100"], &[("htop: step", &["\x1b[B"], 20)]),
];

/// Measures the screen, then every other program that is there.
pub(crate) fn line(subject: &Subject) -> Result<(), Failed> {
    let mut screen = Screen::run(&subject.home, &[env!("CARGO_BIN_EXE_rolo")], SIZE)?;
    screen.settle()?;
    tell(&mut screen, OURS)?;
    drop(screen);
    board(subject)?;
    let rows = subject.home.path("people.csv");
    for (program, words, keys) in OTHERS {
        if Command::new(program).arg("--version").output().is_err() {
            table::note(program, "is not installed")?;
            continue;
        }
        let file: &[&str] = if *program == "htop" { &[] } else { &[text(&rows)?] };
        let mut screen = Screen::run(&subject.home, &[words, file].concat(), SIZE)?;
        screen.settle()?;
        tell(&mut screen, keys)?;
    }
    Ok(())
}

/// The same on the board of a book of many deals.
fn board(subject: &Subject) -> Result<(), Failed> {
    let book = deals::book(&subject.home, DEALS)?;
    let mut screen = Screen::run(&subject.home, &[env!("CARGO_BIN_EXE_rolo"), "--book", &book], SIZE)?;
    screen.settle()?;
    screen.press_for("3", OPENING)?;
    tell(&mut screen, BOARD)
}

fn tell(screen: &mut Screen, keys: Presses) -> Result<(), Failed> {
    for keys in keys {
        for (name, times, bytes) in screen.measure(&[*keys])? {
            table::alone(&format!("{name}, {bytes} bytes"), &times)?;
        }
    }
    Ok(())
}
