//! The pager: what is longer than the screen goes through the person's own program.

use std::io::{self, BufWriter, Write};
use std::process::{Child, ChildStdin, Command, Stdio};

/// The pager of those who named none: quits by itself if all fits, shows colours, leaves the text on the screen.
const DEFAULT: &str = "less -FIRX";

/// The options of `less` for those who named it without any, as in `DEFAULT`.
const LESS: &str = "FIRX";

/// The person's pager.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// The program and its arguments; no shell reads them.
    pub words: Vec<String>,
    /// The options in the environment that `less` gets if the person has set none.
    pub less: Option<&'static str>,
}

/// The person's pager by their environment: `ROLO_PAGER`, else `PAGER`, else `less -FIRX`; none if it is empty or `cat`,
/// or if the terminal cannot move its cursor.
pub fn pager_program(variable: impl Fn(&str) -> Option<String>) -> Option<Program> {
    if variable("TERM").is_some_and(|term| term == "dumb") {
        return None;
    }
    let named = variable("ROLO_PAGER").or_else(|| variable("PAGER")).unwrap_or_else(|| DEFAULT.to_owned());
    let words: Vec<String> = named.split_whitespace().map(str::to_owned).collect();
    match words.first().map(String::as_str) {
        None | Some("cat") => None,
        Some(_) => Some(Program { words, less: variable("LESS").is_none().then_some(LESS) }),
    }
}

/// A writer that holds back a screenful, and starts the pager when there is more.
pub struct Pager<W> {
    plain: W,
    program: Program,
    rows: usize,
    lines: usize,
    state: State,
}

enum State {
    /// All of it may still fit on the screen.
    Held(Vec<u8>),
    /// The program could not be started.
    Plain,
    /// The program shows it.
    Paged(Child, BufWriter<ChildStdin>),
}

impl<W: Write> Pager<W> {
    /// Writes to `plain` what fits on a screen of so many rows, and longer texts to `program`. A program that cannot
    /// be started is done without.
    pub const fn new(plain: W, program: Program, rows: usize) -> Pager<W> {
        Pager { plain, program, rows, lines: 0, state: State::Held(Vec::new()) }
    }

    /// Writes what was held back, or waits until the person has left the pager.
    pub fn finish(mut self) -> io::Result<()> {
        match std::mem::replace(&mut self.state, State::Plain) {
            State::Held(held) => self.plain.write_all(&held)?,
            State::Plain => {}
            State::Paged(mut child, mut pipe) => {
                let flushed = pipe.flush();
                // Into the pieces, since dropping the writer would write once more into a closed pipe.
                drop(pipe.into_parts());
                child.wait()?;
                // Who leaves the pager early has seen enough.
                return flushed.or_else(
                    |error| {
                        if error.kind() == io::ErrorKind::BrokenPipe { Ok(()) } else { Err(error) }
                    },
                );
            }
        }
        self.plain.flush()
    }

    fn start(&mut self) -> io::Result<()> {
        let State::Held(held) = std::mem::replace(&mut self.state, State::Plain) else { return Ok(()) };
        let Some((child, mut pipe)) = spawn(&self.program) else { return self.plain.write_all(&held) };
        let written = pipe.write_all(&held);
        self.state = State::Paged(child, pipe);
        written
    }
}

impl<W: Write> Write for Pager<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.state {
            State::Held(held) => {
                held.extend_from_slice(bytes);
                self.lines += bytes.split(|byte| *byte == b'\n').count().saturating_sub(1);
                // The last row is the shell's prompt.
                if self.lines >= self.rows {
                    self.start()?;
                }
                Ok(bytes.len())
            }
            State::Plain => self.plain.write(bytes),
            State::Paged(_, pipe) => pipe.write(bytes),
        }
    }

    /// What is held back stays so: only [`Pager::finish`] knows that nothing more comes.
    fn flush(&mut self) -> io::Result<()> {
        match &mut self.state {
            State::Held(_) => Ok(()),
            State::Plain => self.plain.flush(),
            State::Paged(_, pipe) => pipe.flush(),
        }
    }
}

fn spawn(program: &Program) -> Option<(Child, BufWriter<ChildStdin>)> {
    let (name, args) = program.words.split_first()?;
    let mut command = Command::new(name);
    command.args(args).stdin(Stdio::piped());
    if let Some(options) = program.less {
        command.env("LESS", options);
    }
    // A pager that is not installed is no reason to show nothing.
    let Ok(mut child) = command.spawn() else { return None };
    let pipe = child.stdin.take()?;
    Some((child, BufWriter::new(pipe)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program(variables: &[(&str, &str)]) -> Option<String> {
        let find = |name: &str| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        pager_program(find).map(|program| program.words.join("|"))
    }

    #[test]
    fn the_pager_is_the_one_that_was_named_for_rolo() {
        assert_eq!(program(&[]).as_deref(), Some("less|-FIRX"));
        assert_eq!(program(&[("PAGER", "more"), ("ROLO_PAGER", "most  -s")]).as_deref(), Some("most|-s"));
        assert_eq!(program(&[("PAGER", "more")]).as_deref(), Some("more"));
        for none in [&[("PAGER", "cat")][..], &[("ROLO_PAGER", ""), ("PAGER", "more")], &[("TERM", "dumb")]] {
            assert_eq!(program(none), None, "{none:?}");
        }
    }

    /// A pager that writes what it is shown into a file.
    fn paged(text: &str, rows: usize) -> (String, String) {
        let file = tempfile::NamedTempFile::new().unwrap();
        let words = ["sh", "-c", "cat >\"$0\"", file.path().to_str().unwrap()].map(str::to_owned).to_vec();
        let program = Program { words, less: None };
        let mut plain = Vec::new();
        let mut pager = Pager::new(&mut plain, program, rows);
        for line in text.split_inclusive('\n') {
            pager.write_all(line.as_bytes()).unwrap();
            pager.flush().unwrap();
        }
        pager.finish().unwrap();
        (String::from_utf8(plain).unwrap(), std::fs::read_to_string(file.path()).unwrap())
    }

    #[test]
    fn only_what_is_longer_than_the_screen_is_paged() {
        assert_eq!(paged("a\nb\n", 3), ("a\nb\n".into(), String::new()));
        assert_eq!(paged("a\nb\nc\nd\n", 3), (String::new(), "a\nb\nc\nd\n".into()));
    }

    #[test]
    fn a_pager_that_is_not_there_is_done_without() {
        let mut plain = Vec::new();
        let mut pager = Pager::new(&mut plain, Program { words: vec!["/no/such/pager".into()], less: None }, 1);
        pager.write_all(b"a\nb\n").unwrap();
        pager.finish().unwrap();
        assert_eq!(plain, b"a\nb\n");
    }

    #[test]
    fn a_pager_that_is_left_early_is_no_failure() {
        let mut plain = Vec::new();
        let mut pager = Pager::new(&mut plain, Program { words: vec!["true".into()], less: None }, 1);
        let error = (0..10_000).find_map(|_| pager.write_all(&[b'\n'; 1000]).err());
        assert_eq!(error.map(|error| error.kind()), Some(io::ErrorKind::BrokenPipe));
        pager.finish().unwrap();
    }
}
