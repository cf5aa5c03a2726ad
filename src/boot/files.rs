//! Attached files: listing, opening and saving them; and `~` in the screen's command line, where no shell reads it.

use std::fs;
use std::path::{Path, PathBuf};

use super::ask;
use super::run::Setting;
use super::world;
use crate::cli::Existing;
use crate::desk::Opener;
use crate::domain::Asker;
use crate::grammar::{FileAsk, Globals};
use crate::ops::{Answer, Client, Command, Failure, Query, Receipt, Request, Talk, Unanswered};

/// The most names of a directory that are read.
const MOST: usize = 2_000;

/// Does what is asked of files and gives the exit code.
pub(super) fn answer(asked: &FileAsk, globals: &Globals, setting: &Setting) -> Result<u8, Failure> {
    ask::reading_only(globals, setting, |client| {
        ask::with_shell(globals, setting, |shell| match asked {
            FileAsk::List { card, show } => shell.files(client, card, show),
            FileAsk::Open { reference, name } => {
                let content = shell.file(client, reference, name.as_deref())?;
                Opener::find(world::env).show(&content)
            }
            FileAsk::Save { reference, name, to, force } => {
                let existing = if *force || globals.yes { Existing::Replace } else { Existing::Keep };
                let content = shell.file(client, reference, Some(name))?;
                shell.save(&content, to.as_ref(), existing)
            }
        })
    })
}

/// A client that reads `~/` before the path of a file as the home directory.
pub(super) struct AtHome<C> {
    /// Who does the work.
    pub(super) client: C,
    /// The home directory, if there is one.
    pub(super) home: Option<PathBuf>,
}

impl<C: Client> Client for AtHome<C> {
    fn execute(&mut self, request: &Request, talk: &mut dyn Talk) -> Result<Receipt, Failure> {
        let mut request = request.clone();
        if let (Command::Attach { files, .. }, Some(home)) = (&mut request.command, &self.home) {
            for file in files {
                if let Ok(below) = file.path.strip_prefix("~") {
                    file.path = home.join(below);
                }
            }
        }
        self.client.execute(&request, talk)
    }

    fn ask(&mut self, query: &Query, asker: &Asker) -> Result<Answer, Unanswered> {
        self.client.ask(query, asker)
    }
}

/// The names in a directory, which is given as it is typed in the screen's command line: directories end with a stroke.
/// None where it cannot be read: a line that is being typed is no place to say why.
pub(super) fn names(dir: &str, home: Option<&Path>) -> Vec<String> {
    let path = match (dir.strip_prefix("~/"), home) {
        _ if dir.is_empty() => PathBuf::from("."),
        (Some(below), Some(home)) => home.join(below),
        (Some(_) | None, _) => PathBuf::from(dir),
    };
    let entries = fs::read_dir(path).into_iter().flatten().flatten().take(MOST);
    let name = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        Some(if entry.path().is_dir() { format!("{name}/") } else { name })
    };
    let mut names: Vec<String> = entries.filter_map(name).collect();
    names.sort_unstable();
    names
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::tz::TimeZone;

    use super::*;
    use crate::domain::id::{SessionId, Uuid128};
    use crate::domain::{EntryId, Origin};
    use crate::ops::{Code, Mode, Quiet, Reference, Upload};

    /// A client that only listens.
    #[derive(Default)]
    struct Listener(Vec<PathBuf>);

    impl Client for Listener {
        fn execute(&mut self, request: &Request, _talk: &mut dyn Talk) -> Result<Receipt, Failure> {
            if let Command::Attach { files, .. } = &request.command {
                self.0.extend(files.iter().map(|file| file.path.clone()));
            }
            Ok(Receipt::default())
        }

        fn ask(&mut self, _query: &Query, _asker: &Asker) -> Result<Answer, Unanswered> {
            Err(Failure::new(Code::Internal).into())
        }
    }

    #[test]
    fn files_are_named_as_they_are_typed() {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("fair")).unwrap();
        fs::write(home.path().join("people.csv"), "").unwrap();
        let dir = format!("{}/", home.path().display());
        for dir in [dir.as_str(), "~/"] {
            assert_eq!(names(dir, Some(home.path())), ["fair/", "people.csv"], "{dir}");
        }
        assert_eq!(names("~/nowhere/", Some(home.path())), [""; 0]);
        assert!(names("", None).contains(&"Cargo.toml".to_owned()));
    }

    #[test]
    fn a_tilde_before_a_path_is_the_home_directory() {
        let paths = ["~/card.jpg", "~kim/card.jpg", "a/~/card.jpg", "/card.jpg"];
        let files = paths.map(|path| Upload { path: path.into(), name: None }).to_vec();
        let request = Request {
            id: EntryId(Uuid128(1)),
            actor: "Kim".into(),
            origin: Origin::Screen,
            session: SessionId(Uuid128(2)),
            at: Timestamp::UNIX_EPOCH.to_zoned(TimeZone::UTC),
            words: Vec::new(),
            command: Command::Attach { target: Reference("Acme".into()), files },
            mode: Mode::Do,
            base: None,
        };
        let mut client = AtHome { client: Listener::default(), home: Some("/home/kim".into()) };
        client.execute(&request, &mut Quiet::default()).unwrap();
        let heard: Vec<&str> = client.client.0.iter().filter_map(|path| path.to_str()).collect();
        assert_eq!(heard, ["/home/kim/card.jpg", "~kim/card.jpg", "a/~/card.jpg", "/card.jpg"]);
    }
}
