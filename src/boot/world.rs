//! What the process finds around it: arguments, environment, terminal.

use std::ffi::OsString;
use std::io::{self, IsTerminal};

use anstyle_query as query;

use crate::cli::Paint;
use crate::config::user_name;
use crate::grammar::ColorChoice;
use crate::ops::{Code, Failure};

/// The arguments without the program's name, as text.
pub(super) fn words(args: impl Iterator<Item = OsString>) -> Result<Vec<String>, Failure> {
    let text = |arg: OsString| {
        arg.into_string().map_err(|arg| Failure::new(Code::NotUtf8).fact("argument", arg.to_string_lossy()))
    };
    args.skip(1).map(text).collect()
}

/// A variable of the environment, if it is set and is text. The user has a name also where the environment has none.
pub(super) fn env(name: &str) -> Option<String> {
    let set = std::env::var(name).ok().filter(|value| !value.is_empty());
    set.or_else(|| (name == "LOGNAME").then(|| user_name(rustix::process::getuid().as_raw())))
}

/// Whether a person sits at both ends: questions can be asked.
pub(super) fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// How a stream is painted: as the command line says, else as `NO_COLOR`, `CLICOLOR_FORCE` and the terminal do.
pub(super) fn paint(choice: ColorChoice, is_terminal: bool) -> Paint {
    let colored = match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if query::no_color() => false,
        ColorChoice::Auto => {
            query::clicolor_force()
                || is_terminal && query::term_supports_ansi_color() && query::clicolor().unwrap_or(true)
        }
    };
    if colored { Paint::Color } else { Paint::Plain }
}

/// How many columns the terminal at standard output has, if it is one.
pub(super) fn columns() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok()?;
    Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
}

/// How many rows the terminal at standard output has, if it is one.
pub(super) fn rows() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok()?;
    Some(usize::from(size.ws_row)).filter(|rows| *rows > 0)
}

/// Who holds a book, in the words that another program shows: `rolo 0.1.0, pid 812 on pts/3`.
pub(super) fn holder() -> String {
    let name = format!("rolo {}, pid {}", env!("CARGO_PKG_VERSION"), std::process::id());
    match rustix::termios::ttyname(io::stdin(), Vec::new()) {
        Ok(terminal) => format!("{name} on {}", terminal.to_string_lossy().trim_start_matches("/dev/")),
        Err(_) => name,
    }
}

/// The system's boot id: what was written before the last boot may not be whole. Nothing where there is none.
pub(super) fn boot_id() -> String {
    // Without it every boot looks the same, and the checksums are what is left.
    std::fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default().trim().to_owned()
}
