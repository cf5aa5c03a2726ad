//! Somebody's home directory with a large book in it, and the program as they run it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use rustix::fs::{Advice, fadvise};
use tempfile::TempDir;

use super::Failed;

/// A home directory on the disk that the program is built on; one in memory would make every save look fast.
pub(crate) struct Home {
    dir: TempDir,
}

impl Home {
    pub(crate) fn new() -> Result<Home, Failed> {
        let dir = TempDir::new_in(env!("CARGO_TARGET_TMPDIR"))?;
        fs::create_dir_all(dir.path().join("config/rolo"))?;
        let config = "me = \"Kim\"\ncountry = \"DE\"\ntime_zone = \"Europe/Berlin\"\n";
        fs::write(dir.path().join("config/rolo/config.toml"), config)?;
        // Whoever has had the screen open sees no tour in front of it.
        fs::create_dir_all(dir.path().join("state/rolo"))?;
        fs::write(dir.path().join("state/rolo/habits"), "tour 1\n")?;
        Ok(Home { dir })
    }

    /// A file in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// The directory itself.
    pub(crate) fn dir(&self) -> &Path {
        self.dir.path()
    }

    /// rolo with these words, on the book in this home.
    pub(crate) fn rolo(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rolo"));
        command.env_clear().envs(self.env()).current_dir(self.dir()).args(words);
        command
    }

    /// The environment of a run.
    pub(crate) fn env(&self) -> Vec<(&'static str, PathBuf)> {
        vec![
            ("HOME", self.path("")),
            ("XDG_CONFIG_HOME", self.path("config")),
            ("XDG_DATA_HOME", self.path("data")),
            ("XDG_STATE_HOME", self.path("state")),
            ("PATH", PathBuf::from("/usr/bin:/bin")),
            ("LANG", PathBuf::from("C.UTF-8")),
        ]
    }

    /// What rolo prints for these words.
    pub(crate) fn ask(&self, words: &[&str]) -> Result<String, Failed> {
        let output = self.rolo(words).output()?;
        if !output.status.success() {
            return Err(format!("{words:?}: {}", String::from_utf8_lossy(&output.stderr)).into());
        }
        Ok(String::from_utf8(output.stdout)?)
    }
}

/// Makes the system forget what it holds in memory of the files below `dir`, as if they had not been read for long.
pub(crate) fn forget_pages(dir: &Path) -> Result<(), Failed> {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            forget_pages(&path)?;
        } else {
            let file = File::open(&path)?;
            file.sync_all()?;
            fadvise(&file, 0, None, Advice::DontNeed)?;
        }
    }
    Ok(())
}
