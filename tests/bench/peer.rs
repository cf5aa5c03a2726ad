//! The peer that does the same: the `sqlite3` shell, one process a command as rolo is, with two indexes.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::Failed;
use super::home::Home;
use super::people::COLUMNS;

/// A database with the same people.
pub(crate) struct Peer {
    file: PathBuf,
    rows: PathBuf,
}

impl Peer {
    /// The peer, if this machine has it. `rows` are the people as CSV.
    pub(crate) fn find(home: &Home, rows: PathBuf) -> Option<Peer> {
        Command::new("sqlite3").arg("-version").output().ok().filter(|output| output.status.success())?;
        Some(Peer { file: home.path("peer.db"), rows })
    }

    /// Another database of the peer, made by these commands, if this machine has it.
    pub(crate) fn with(home: &Home, name: &str, commands: &[String]) -> Result<Option<Peer>, Failed> {
        let Some(peer) = Peer::find(home, PathBuf::new()) else { return Ok(None) };
        let peer = Peer { file: home.path(name), ..peer };
        let mut command = peer.sql("");
        super::timing::run(command.args(commands))?;
        Ok(Some(peer))
    }

    /// Statements on the database, each commit on the disk before the program ends.
    pub(crate) fn sql(&self, statements: &str) -> Command {
        let mut command = Command::new("sqlite3");
        command.arg(&self.file).arg(format!("PRAGMA synchronous=FULL; {statements}"));
        command
    }

    /// Loads all people into a new database and indexes it.
    pub(crate) fn import(&self) -> Result<Command, Failed> {
        for ending in ["", "-journal", "-wal", "-shm"] {
            let mut file = self.file.clone().into_os_string();
            file.push(ending);
            if fs::exists(&file)? {
                fs::remove_file(&file)?;
            }
        }
        let columns = COLUMNS.iter().map(|name| format!("{name} TEXT")).collect::<Vec<_>>().join(", ");
        let mut command = self.sql(&format!("CREATE TABLE contact (id INTEGER PRIMARY KEY, {columns});"));
        command.arg(format!(".import --csv {} contact", self.rows.display()));
        command.arg("CREATE INDEX by_family ON contact(family); CREATE INDEX by_email ON contact(email);");
        Ok(command)
    }
}
