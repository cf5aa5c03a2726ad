//! Attached files: listing, opening and saving them; and `~` in the screen's command line, where no shell reads it.

use std::path::PathBuf;

use super::ask;
use super::run::Setting;
use super::world;
use crate::cli::Existing;
use crate::desk::Opener;
use crate::grammar::{FileAsk, Globals};
use crate::ops::{Answer, Client, Command, Failure, Query, Receipt, Request, Talk};

/// Does what is asked of files and gives the exit code.
pub(super) fn answer(asked: &FileAsk, globals: &Globals, setting: &Setting) -> Result<u8, Failure> {
    ask::reading_only(globals, setting, |local| {
        ask::with_shell(globals, setting, |shell| match asked {
            FileAsk::List { reference, show } => shell.files(local, reference, show),
            FileAsk::Open { reference, name } => {
                let content = shell.file(local, reference, name.as_deref())?;
                Opener::find(world::env).show(&content)
            }
            FileAsk::Save { reference, name, to, force } => {
                let existing = if *force || globals.yes { Existing::Replace } else { Existing::Keep };
                let content = shell.file(local, reference, Some(name))?;
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

    fn query(&mut self, query: &Query) -> Result<Answer, Failure> {
        self.client.query(query)
    }
}
