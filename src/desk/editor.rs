//! The editor: a long text is written in the person's own program, which has the terminal meanwhile.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use rustix::io::Errno;
use rustix::process::{Pid, Signal, WaitOptions, WaitStatus, getpid, kill_process, waitpid};
use tempfile::TempDir;

use crate::ops::{Code, Failure};

/// The editor of those who named none: it is wherever there is a terminal.
const DEFAULT: &str = "vi";

/// A program that edits files, with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor {
    words: Vec<String>,
}

/// Does something that stops this program, while others may have what it holds.
pub type Aside<'a> = &'a mut dyn FnMut(&mut dyn FnMut());

impl Editor {
    /// The person's editor by their environment: `VISUAL`, else `EDITOR`, else `vi`. No shell reads it.
    pub fn find(variable: impl Fn(&str) -> Option<String>) -> Editor {
        let words = |name: &str| variable(name).unwrap_or_default().split_whitespace().map(str::to_owned).collect();
        let named = ["VISUAL", "EDITOR"].map(words).into_iter().find(|words: &Vec<String>| !words.is_empty());
        Editor { words: named.unwrap_or_else(|| vec![DEFAULT.to_owned()]) }
    }

    /// A text as the person leaves it, in a file of this name. Fails if the program says that it failed, as vim's `:cq`
    /// does: then nothing is to be changed.
    pub fn edit(&self, name: &str, text: &str, aside: Aside<'_>) -> Result<String, Failure> {
        let (_dir, path) = copy(name, text)
            .map_err(|error| Failure::new(Code::CannotWrite).fact("path", name).fact("reason", error))?;
        let status = self.run(&path, aside).map_err(|error| self.failed(&error))?;
        match status.exit_status() {
            Some(0) => {}
            Some(code) => return Err(self.failed(&format!("exit status: {code}"))),
            None => return Err(self.failed(&format!("signal: {}", status.terminating_signal().unwrap_or_default()))),
        }
        let wrong = |error| Failure::new(Code::CannotRead).fact("path", name).fact("reason", error);
        fs::read_to_string(&path).map_err(wrong)
    }

    /// Runs the program to its end. Where it is stopped, as by Ctrl-Z, this program stops too: the shell waits for it.
    fn run(&self, path: &Path, aside: Aside<'_>) -> io::Result<WaitStatus> {
        let mut words = self.words.iter();
        let child = Command::new(words.next().map_or(DEFAULT, String::as_str)).args(words).arg(path).spawn()?;
        let pid = Pid::from_child(&child);
        loop {
            match waitpid(Some(pid), WaitOptions::UNTRACED) {
                Ok(Some((_, status))) if status.stopped() => {
                    let mut stopped = Ok(());
                    aside(&mut || stopped = kill_process(getpid(), Signal::STOP));
                    stopped?;
                }
                Ok(Some((_, status))) => return Ok(status),
                Ok(None) | Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }

    fn failed(&self, reason: &dyn std::fmt::Display) -> Failure {
        Failure::new(Code::NoEditor).fact("program", self.words.join(" ")).fact("reason", reason)
    }
}

/// The text in a file for nobody else's eyes, in a directory of its own, where editors may leave what they like.
fn copy(name: &str, text: &str) -> io::Result<(TempDir, PathBuf)> {
    let dir = tempfile::Builder::new().prefix("rolo-").tempdir()?;
    let path = dir.path().join(name);
    let mut to = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
    to.write_all(text.as_bytes())?;
    Ok((dir, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn editor(words: &str) -> Editor {
        Editor::find(|name| (name == "EDITOR").then(|| words.to_owned()))
    }

    fn edit(words: &str) -> Result<String, Failure> {
        editor(words).edit("notes.txt", "one\n", &mut |stop| stop())
    }

    #[test]
    fn a_text_is_what_the_program_leaves() {
        let dir = tempfile::tempdir().unwrap();
        let script = dir.path().join("edit.sh");
        fs::write(&script, "case $1 in */notes.txt) echo two >>\"$1\";; esac").unwrap();
        assert_eq!(edit(&format!("sh {}", script.display())), Ok("one\ntwo\n".to_owned()));
        assert_eq!(edit("true"), Ok("one\n".to_owned()));
    }

    #[test]
    fn a_program_that_fails_or_is_not_there_is_told_and_changes_nothing() {
        for words in ["false", "/no/such/editor"] {
            let failure = edit(words).unwrap_err();
            assert_eq!((failure.code, failure.facts["program"].as_str()), (Code::NoEditor, words));
        }
    }

    #[test]
    fn the_editor_for_screens_goes_before_the_other_and_vi_is_everywhere() {
        let both = |name: &str| Some(format!("{} -w", name.to_lowercase()));
        assert_eq!(Editor::find(both).words, ["visual", "-w"]);
        assert_eq!(Editor::find(|_| Some(" ".into())).words, [DEFAULT]);
    }
}
