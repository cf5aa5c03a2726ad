//! The opener: a file, or an address outside of the book, is shown by whatever program the person has for it.

use std::fs::{self, OpenOptions};
use std::io;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

use tempfile::TempDir;

use crate::domain::Uri;
use crate::ops::{Code, Content, Failure};

/// The system's own opener.
const SYSTEM: &str = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };

/// A program that opens files, with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opener {
    words: Vec<String>,
}

/// What is shown by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    /// A file of the book.
    File,
    /// An address outside of it.
    Link,
}

impl Shown {
    const fn as_str(self) -> &'static str {
        match self {
            Shown::File => "file",
            Shown::Link => "link",
        }
    }
}

impl Opener {
    /// The person's opener by their environment: `ROLO_OPEN`, else that of the system. No shell reads it.
    pub fn find(variable: impl Fn(&str) -> Option<String>) -> Opener {
        let named: Vec<String> =
            variable("ROLO_OPEN").unwrap_or_default().split_whitespace().map(str::to_owned).collect();
        Opener { words: if named.is_empty() { vec![SYSTEM.to_owned()] } else { named } }
    }

    /// Shows a file and waits until its program says that it was shown.
    pub fn show(&self, content: &Content) -> Result<(), Failure> {
        let (dir, copy) = copy(content)?;
        let status = self.command(&copy).status().map_err(|error| self.failed(Shown::File, &error))?;
        self.check(status)?;
        stay(dir);
        Ok(())
    }

    /// Shows a file beside a screen that goes on: the program gets no terminal, and is not waited for.
    pub fn show_aside(&self, content: &Content) -> Result<(), Failure> {
        let (dir, copy) = copy(content)?;
        self.go_aside(Shown::File, self.command(&copy))?;
        stay(dir);
        Ok(())
    }

    /// Opens an address outside of the book, beside a screen that goes on.
    pub fn launch(&self, uri: &Uri) -> Result<(), Failure> {
        self.go_aside(Shown::Link, self.command(uri.as_str().as_ref()))
    }

    /// Starts a program that gets no terminal, and is not waited for.
    fn go_aside(&self, shown: Shown, mut command: Command) -> Result<(), Failure> {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child: Child = command.spawn().map_err(|error| self.failed(shown, &error))?;
        // Somebody has to take note of its end; how it ended is shown by the program itself.
        std::thread::spawn(move || child.wait());
        Ok(())
    }

    fn command(&self, path: &Path) -> Command {
        let mut words = self.words.iter();
        let mut command = Command::new(words.next().map_or(SYSTEM, String::as_str));
        command.args(words).arg(path);
        command
    }

    fn check(&self, status: ExitStatus) -> Result<(), Failure> {
        if status.success() { Ok(()) } else { Err(self.failed(Shown::File, &status)) }
    }

    fn failed(&self, shown: Shown, reason: &dyn std::fmt::Display) -> Failure {
        let failure = Failure::new(Code::NoOpener).fact("program", self.words.join(" ")).fact("reason", reason);
        failure.fact("shown", shown.as_str())
    }
}

/// A copy under the file's own name, by which programs know what it is: no program may write into the book.
fn copy(content: &Content) -> Result<(TempDir, PathBuf), Failure> {
    let made = || -> io::Result<(TempDir, PathBuf)> {
        let dir = tempfile::Builder::new().prefix("rolo-").tempdir()?;
        let path = dir.path().join(&content.name);
        let mut to = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
        io::copy(&mut fs::File::open(&content.path)?, &mut to)?;
        to.set_permissions(fs::Permissions::from_mode(0o400))?;
        Ok((dir, path))
    };
    made().map_err(|error| Failure::new(Code::CannotWrite).fact("path", &content.name).fact("reason", error))
}

/// Leaves a copy behind in the directory for what is temporary: nobody says when it is no longer looked at.
fn stay(dir: TempDir) {
    drop(dir.keep());
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::domain::id::Uuid128;
    use crate::domain::{Kind, Record, RecordId};

    fn content(dir: &Path) -> Content {
        let path = dir.join("00ff");
        fs::write(&path, "hello").unwrap();
        let record = Record::new(RecordId { kind: Kind::Contact, uuid: Uuid128(1) }, Timestamp::UNIX_EPOCH);
        Content { record, name: "a b.txt".into(), hash: "00ff".into(), size: 5, path }
    }

    fn opener(words: &str) -> Opener {
        Opener::find(|name| (name == "ROLO_OPEN").then(|| words.to_owned()))
    }

    #[test]
    fn a_program_is_shown_a_copy_under_the_files_own_name() {
        let dir = tempfile::tempdir().unwrap();
        let script = dir.path().join("show.sh");
        let seen = dir.path().join("seen");
        fs::write(&script, format!("echo \"$1\" >{0}; cat \"$1\" >>{0}; rm -r \"${{1%/*}}\"", seen.display())).unwrap();
        opener(&format!("sh {}", script.display())).show(&content(dir.path())).unwrap();
        let seen = fs::read_to_string(seen).unwrap();
        assert!(seen.ends_with("/a b.txt\nhello") && !seen.contains("00ff"), "{seen}");
    }

    #[test]
    fn without_an_opener_it_is_said_which_one_was_missed() {
        let dir = tempfile::tempdir().unwrap();
        let failure = opener("/no/such/opener").show(&content(dir.path())).unwrap_err();
        assert_eq!((failure.code, failure.facts["program"].as_str()), (Code::NoOpener, "/no/such/opener"));
        assert_eq!(opener("false").show(&content(dir.path())).unwrap_err().code, Code::NoOpener);
        assert_eq!(Opener::find(|_| None).words, [SYSTEM]);
    }
}
