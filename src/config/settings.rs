//! What is set, and where that comes from.

use std::path::PathBuf;

use iso_currency::Currency;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;

use super::file::{self, Written};
use super::{Env, Paths, SETTINGS, Setting};
use crate::domain::phone::Country;
use crate::ops::Failure;

/// This person's settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The user that `me` stands for; after [`load`] there always is one.
    pub me: Option<String>,
    /// Whose numbering plan a phone number without `+` follows.
    pub country: Option<Country>,
    /// The currency of money that names none.
    pub currency: Option<Currency>,
    /// The time zone; without one, that of the machine.
    pub time_zone: Option<TimeZone>,
    /// The first day of the week.
    pub week_start: Weekday,
    /// The language, as a BCP 47 tag; without one, that of the locale.
    pub language: Option<String>,
    /// The name of the keymap.
    pub keymap: String,
    /// The name of the theme.
    pub theme: String,
    /// Whether the mouse is listened to.
    pub mouse: Mouse,
    /// Whether the terminal is told what leads out of the book.
    pub links: Links,
    /// Whether reminders are heard.
    pub bell: Bell,
    /// Where a book may lie.
    pub book_place: BookPlace,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            me: None,
            country: None,
            currency: None,
            time_zone: None,
            week_start: Weekday::Monday,
            language: None,
            keymap: "default".to_owned(),
            theme: "auto".to_owned(),
            mouse: Mouse::On,
            links: Links::Auto,
            bell: Bell::On,
            book_place: BookPlace::Local,
        }
    }
}

/// Whether the mouse is listened to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mouse {
    /// Clicks and the wheel act on the screen.
    #[default]
    On,
    /// They are the terminal's, as for selecting text.
    Off,
}

impl Mouse {
    /// Every way.
    pub const ALL: &'static [Mouse] = &[Mouse::On, Mouse::Off];

    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Mouse::On => "on",
            Mouse::Off => "off",
        }
    }
}

/// Whether the terminal is told what leads out of the book, so that it opens what is pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Links {
    /// If it is known to take it.
    #[default]
    Auto,
    /// Whatever it is.
    On,
    /// Never.
    Off,
}

impl Links {
    /// Every way.
    pub const ALL: &'static [Links] = &[Links::Auto, Links::On, Links::Off];

    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Links::Auto => "auto",
            Links::On => "on",
            Links::Off => "off",
        }
    }
}

/// Whether reminders are heard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bell {
    /// They ring the terminal's bell, and are shown as notifications where the terminal can do that.
    #[default]
    On,
    /// They are only shown on the screen.
    Off,
}

impl Bell {
    /// Every way.
    pub const ALL: &'static [Bell] = &[Bell::On, Bell::Off];

    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Bell::On => "on",
            Bell::Off => "off",
        }
    }
}

/// Where a book may lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BookPlace {
    /// On a disk of this machine that nobody copies to others.
    #[default]
    Local,
    /// On a network file system and in a synced folder, too.
    Anywhere,
}

impl BookPlace {
    /// Every place.
    pub const ALL: &'static [BookPlace] = &[BookPlace::Local, BookPlace::Anywhere];

    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            BookPlace::Local => "local",
            BookPlace::Anywhere => "anywhere",
        }
    }
}

/// The settings with where each comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// What is set.
    pub settings: Settings,
    /// Where each setting comes from, in the order of [`SETTINGS`].
    pub origins: Vec<Origin>,
    /// What stands in the file and is no setting.
    pub warnings: Vec<Warning>,
}

/// Where a setting comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A flag of this command line.
    Flag,
    /// This environment variable.
    Env(&'static str),
    /// This line of the file.
    File(PathBuf, usize),
    /// Nobody set it.
    Default,
}

/// Something in the file that is no setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// What stands there.
    pub setting: String,
    /// What was probably meant.
    pub nearest: Option<&'static str>,
}

impl Config {
    /// What holds while the settings cannot be read: every default.
    pub fn unread(env: Env<'_>) -> Config {
        let settings = Settings { me: Some(nameless_me(env)), ..Settings::default() };
        Config { settings, origins: vec![Origin::Default; SETTINGS.len()], warnings: Vec::new() }
    }

    /// Every setting with its value, as it is written, and where it comes from.
    pub fn rows(&self) -> impl Iterator<Item = (&'static Setting, Option<String>, &Origin)> {
        SETTINGS.iter().zip(&self.origins).map(|(setting, origin)| (setting, (setting.show)(&self.settings), origin))
    }
}

/// Reads the settings: `flags` (key and value) go before the environment, the environment before the file. Every
/// value of the file is checked, also one that something else goes before.
pub fn load(paths: &Paths, env: Env<'_>, flags: &[(&str, &str)]) -> Result<Config, Failure> {
    let (written, warnings) = file::read(&paths.settings())?;
    let mut settings = Settings::default();
    let mut origins = Vec::with_capacity(SETTINGS.len());
    for setting in SETTINGS {
        let mut origin = Origin::Default;
        if let Some(Written { text, line, .. }) = written.iter().find(|written| written.key == setting.key) {
            let path = paths.settings();
            (setting.read)(text, &mut settings)
                .map_err(|invalid| file::bad_value(&path, *line, &invalid).fact("setting", setting.key))?;
            origin = Origin::File(path, *line);
        }
        if let Some(text) = env(setting.env).filter(|text| !text.is_empty()) {
            read(setting, &text, setting.env, &mut settings)?;
            origin = Origin::Env(setting.env);
        }
        if let Some((key, text)) = flags.iter().find(|(key, _)| *key == setting.key) {
            read(setting, text, key, &mut settings)?;
            origin = Origin::Flag;
        }
        origins.push(origin);
    }
    settings.me.get_or_insert_with(|| nameless_me(env));
    Ok(Config { settings, origins, warnings })
}

fn read(setting: &Setting, text: &str, argument: &str, settings: &mut Settings) -> Result<(), Failure> {
    (setting.read)(text, settings).map_err(|invalid| Failure::from(invalid).fact("argument", argument))
}

/// Who somebody is who has not said so: their login, or just `me`.
fn nameless_me(env: Env<'_>) -> String {
    let me = SETTINGS.iter().find(|setting| setting.key == "me");
    me.and_then(|setting| setting.suggestion(env)).unwrap_or_else(|| "me".to_owned())
}

#[cfg(test)]
pub(super) mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::*;
    use crate::ops::Code;

    /// An empty home, and where its files would be.
    pub(in crate::config) fn home() -> (TempDir, Paths) {
        let dir = tempfile::tempdir().unwrap();
        let home = dir.path().to_str().unwrap().to_owned();
        let paths = Paths::find(&|name| (name == "HOME").then(|| home.clone())).unwrap();
        (dir, paths)
    }

    fn write(paths: &Paths, text: &str) {
        fs::create_dir_all(paths.settings().parent().unwrap()).unwrap();
        fs::write(paths.settings(), text).unwrap();
    }

    fn nobody(_: &str) -> Option<String> {
        None
    }

    #[test]
    fn somebody_who_has_set_nothing_has_defaults() {
        let (_dir, paths) = home();
        let config = load(&paths, &|name| (name == "USER").then(|| "kim".to_owned()), &[]).unwrap();
        assert_eq!(config.settings.me.as_deref(), Some("kim"));
        assert_eq!(config.settings.week_start, Weekday::Monday);
        assert!(config.rows().all(|(_, _, origin)| *origin == Origin::Default));
        assert_eq!(load(&paths, &nobody, &[]).unwrap().settings.me.as_deref(), Some("me"));
    }

    #[test]
    fn flags_go_before_the_environment_and_that_before_the_file() {
        let (_dir, paths) = home();
        write(&paths, "me = \"Kim\"\ncountry = \"de\"\nlanguage = \"fr\"\nweek_start = \"Sun\"\n");
        let env = |name: &str| match name {
            "ROLO_COUNTRY" => Some("CN".to_owned()),
            "ROLO_LANG" => Some("de".to_owned()),
            "ROLO_ME" => Some(String::new()),
            _ => None,
        };
        let config = load(&paths, &env, &[("language", "en")]).unwrap();
        let rows: Vec<_> = config.rows().filter(|(_, _, origin)| **origin != Origin::Default).collect();
        let rows: Vec<_> =
            rows.iter().map(|(setting, value, origin)| (setting.key, value.as_deref(), *origin)).collect();
        assert_eq!(
            rows,
            [
                ("me", Some("Kim"), &Origin::File(paths.settings(), 1)),
                ("country", Some("CN"), &Origin::Env("ROLO_COUNTRY")),
                ("week_start", Some("sunday"), &Origin::File(paths.settings(), 4)),
                ("language", Some("en"), &Origin::Flag),
            ]
        );
    }

    #[test]
    fn what_is_no_setting_is_said_with_its_line_and_what_was_meant() {
        let (_dir, paths) = home();
        write(&paths, "# mine\ncontry = \"DE\"\n\n[colors]\nred = 1\n");
        let warnings = load(&paths, &nobody, &[]).unwrap().warnings;
        let told: Vec<_> = warnings.iter().map(|w| (w.line, w.setting.as_str(), w.nearest)).collect();
        assert_eq!(told, [(2, "contry", Some("country")), (4, "colors", None)]);
    }

    #[test]
    fn a_file_that_is_wrong_says_where() {
        let (_dir, paths) = home();
        for (text, line) in [
            ("me = \"Kim\"\ncountry = \"Atlantis\"\n", "2"),
            ("\n\nme = 7\n", "3"),
            ("me = \"Kim\"\ncountry = \n", "2"),
            ("time_zone = \"Mars/Olympus\"", "1"),
            ("keymap = \"../../etc/passwd\"", "1"),
        ] {
            write(&paths, text);
            let failure = load(&paths, &nobody, &[]).unwrap_err();
            assert_eq!(failure.code, Code::BadSettings, "{text}");
            assert_eq!(failure.facts.get("line").map(String::as_str), Some(line), "{text}: {failure}");
        }
    }

    #[test]
    fn a_wrong_environment_names_the_variable() {
        let (_dir, paths) = home();
        let env = |name: &str| (name == "ROLO_CURRENCY").then(|| "XYZ1".to_owned());
        let failure = load(&paths, &env, &[]).unwrap_err();
        assert_eq!(failure.facts.get("argument").map(String::as_str), Some("ROLO_CURRENCY"));
    }

    #[test]
    fn the_environment_suggests_what_first_use_asks_for() {
        let env = |name: &str| match name {
            "LANG" => Some("de_DE.UTF-8".to_owned()),
            "TZ" => Some(":Europe/Berlin".to_owned()),
            "USER" => Some("kim".to_owned()),
            _ => None,
        };
        let suggested: Vec<_> = SETTINGS.iter().filter_map(|setting| setting.suggestion(&env)).collect();
        assert_eq!(suggested, ["kim", "DE", "EUR", "Europe/Berlin", "de-DE"]);
    }
}
