//! Where files belong, by the XDG Base Directory Specification.

use std::path::{Path, PathBuf};

use super::file::SETTINGS_FILE;
use crate::ops::{Code, Failure};

/// The environment, as a function from a variable's name to its value.
pub type Env<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The directory that every base directory has for this program.
const OURS: &str = "rolo";

/// Where this person's files are. Nothing is made until something is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    config: PathBuf,
    data: PathBuf,
    state: PathBuf,
}

impl Paths {
    /// Reads `XDG_CONFIG_HOME`, `XDG_DATA_HOME` and `XDG_STATE_HOME`, or takes their usual places under `HOME`. What
    /// is not absolute counts as not set, as the specification wants it. Fails if there is no home at all.
    pub fn find(env: Env<'_>) -> Result<Paths, Failure> {
        let absolute = |name: &str| env(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let home = absolute("HOME");
        let base = |name: &str, usual: &str| {
            let place = absolute(name).or_else(|| home.as_ref().map(|home| home.join(usual)));
            place.map(|place| place.join(OURS)).ok_or_else(|| homeless(name))
        };
        Ok(Paths {
            config: base("XDG_CONFIG_HOME", ".config")?,
            data: base("XDG_DATA_HOME", ".local/share")?,
            state: base("XDG_STATE_HOME", ".local/state")?,
        })
    }

    /// The file of settings.
    pub fn settings(&self) -> PathBuf {
        self.config.join(SETTINGS_FILE)
    }

    /// The file of a keymap that the person wrote: `keymaps/NAME.toml`.
    pub fn keymap(&self, name: &str) -> PathBuf {
        self.keymaps().join(format!("{name}.toml"))
    }

    /// Where those are.
    pub fn keymaps(&self) -> PathBuf {
        self.config.join("keymaps")
    }

    /// The file of a theme that the person wrote: `themes/NAME.toml`.
    pub fn theme(&self, name: &str) -> PathBuf {
        self.themes().join(format!("{name}.toml"))
    }

    /// Where those are.
    pub fn themes(&self) -> PathBuf {
        self.config.join("themes")
    }

    /// The person's own keys, which lie over every keymap.
    pub fn own_keys(&self) -> PathBuf {
        self.config.join("keymap.toml")
    }

    /// The book that is used when none is named.
    pub fn book(&self) -> PathBuf {
        self.data.join("book")
    }

    /// The file that holds the identity of this installation.
    pub fn device(&self) -> PathBuf {
        self.state.join("device")
    }

    /// The file that says up to when the reminders of a book were heard.
    pub fn heard(&self, book: &str) -> PathBuf {
        self.state.join("heard").join(book)
    }

    /// The file that says how often what was done on the screen.
    pub fn habits(&self) -> PathBuf {
        self.state.join("habits")
    }

    /// The directory for what may be lost without harm, such as what was typed into the palette.
    pub fn state(&self) -> &Path {
        &self.state
    }

    /// Everything by its word, for `config path`: each word has its label as `path-WORD`.
    pub fn all(&self) -> [(&'static str, PathBuf); 6] {
        [
            ("settings", self.settings()),
            ("keys", self.own_keys()),
            ("keymaps", self.keymaps()),
            ("themes", self.themes()),
            ("book", self.book()),
            ("state", self.state.clone()),
        ]
    }
}

fn homeless(variable: &str) -> Failure {
    Failure::new(Code::Homeless).fact("variable", variable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_where_the_specification_wants_them() {
        let env = |name: &str| match name {
            "HOME" => Some("/home/kim".to_owned()),
            "XDG_CONFIG_HOME" => Some("/etc/kim".to_owned()),
            "XDG_DATA_HOME" => Some("not/absolute".to_owned()),
            _ => None,
        };
        let paths = Paths::find(&env).unwrap();
        assert_eq!(paths.settings(), Path::new("/etc/kim/rolo/config.toml"));
        assert_eq!(paths.keymap("mine"), Path::new("/etc/kim/rolo/keymaps/mine.toml"));
        assert_eq!(paths.book(), Path::new("/home/kim/.local/share/rolo/book"));
        assert_eq!(paths.device(), Path::new("/home/kim/.local/state/rolo/device"));
        assert_eq!(Paths::find(&|_| None).unwrap_err().code, Code::Homeless);
    }
}
