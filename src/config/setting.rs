//! The table of settings: what each is called, and how it is read, shown and guessed.

use std::path::Path;

use iso_currency::Currency;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;

use super::place::names_in;
use super::settings::{Bell, BookPlace, Links, Mouse, Settings};
use super::{Env, Paths};
use crate::domain::Invalid;
use crate::domain::language::{SPOKEN, read_language, spoken};
use crate::domain::line::{fold_width, read_line};
use crate::domain::zone::read_zone;
use crate::keymap;
use crate::ops::Failure;
use crate::theme;

/// One setting.
#[derive(Debug)]
pub struct Setting {
    /// Its key in the file, and the id of its label and help: `setting-KEY`.
    pub key: &'static str,
    /// The environment variable that goes before the file.
    pub env: &'static str,
    /// Whether the short form of first use asks for it.
    pub asked: Asked,
    pub(super) read: fn(&str, &mut Settings) -> Result<(), Invalid>,
    pub(super) show: fn(&Settings) -> Option<String>,
    pub(super) guess: fn(Env<'_>) -> Option<String>,
    /// Fails if there is no such value on this machine, or in this program; the file may still say it.
    there: Option<There>,
}

/// Looks for a value that was read.
type There = fn(&Paths, &str) -> Result<(), Failure>;

/// Whether first use asks for a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// It does.
    OnFirstUse,
    /// It does not.
    Never,
}

/// Every setting, in the order in which people see them.
pub const SETTINGS: &[Setting] = &[
    Setting {
        key: "me",
        env: "ROLO_ME",
        asked: Asked::OnFirstUse,
        read: |text, settings| read_line("user", text).map(|me| settings.me = Some(me)),
        show: |settings| settings.me.clone(),
        guess: |env| env("USER").or_else(|| env("LOGNAME")),
        there: None,
    },
    Setting {
        key: "country",
        env: "ROLO_COUNTRY",
        asked: Asked::OnFirstUse,
        read: |text, settings| text.parse().map(|country| settings.country = Some(country)),
        show: |settings| settings.country.map(|country| country.as_str().to_owned()),
        guess: |env| region(env),
        there: None,
    },
    Setting {
        key: "currency",
        env: "ROLO_CURRENCY",
        asked: Asked::OnFirstUse,
        read: |text, settings| read_currency(text).map(|currency| settings.currency = Some(currency)),
        show: |settings| settings.currency.map(|currency| currency.code().to_owned()),
        guess: |env| region(env).and_then(|region| currency_of(&region)),
        there: None,
    },
    Setting {
        key: "time_zone",
        env: "ROLO_TIME_ZONE",
        asked: Asked::OnFirstUse,
        read: |text, settings| {
            let name = read_zone(text)?;
            settings.time_zone = Some(TimeZone::get(&name).map_err(|_| Invalid::new("time-zone", text))?);
            Ok(())
        },
        show: |settings| settings.time_zone.as_ref().and_then(TimeZone::iana_name).map(str::to_owned),
        guess: |env| env("TZ").map(|zone| zone.trim_start_matches(':').to_owned()),
        there: None,
    },
    Setting {
        key: "week_start",
        env: "ROLO_WEEK_START",
        asked: Asked::OnFirstUse,
        read: |text, settings| read_weekday(text).map(|day| settings.week_start = day),
        show: |settings| weekday_words().find(|(day, _)| *day == settings.week_start).map(|(_, word)| word.to_owned()),
        guess: |_| None,
        there: None,
    },
    Setting {
        key: "language",
        env: "ROLO_LANG",
        asked: Asked::OnFirstUse,
        read: |text, settings| read_language(text).map(|tag| settings.language = Some(tag)),
        show: |settings| settings.language.clone(),
        guess: |env| locale(env).map(|locale| locale.replace('_', "-")),
        there: Some(language_there),
    },
    Setting {
        key: "keymap",
        env: "ROLO_KEYMAP",
        asked: Asked::Never,
        read: |text, settings| read_keymap(text).map(|name| settings.keymap = name),
        show: |settings| Some(settings.keymap.clone()),
        guess: |_| None,
        there: Some(keymap_there),
    },
    Setting {
        key: "theme",
        env: "ROLO_THEME",
        asked: Asked::Never,
        read: |text, settings| read_theme(text).map(|theme| settings.theme = theme),
        show: |settings| Some(settings.theme.clone()),
        guess: |_| None,
        there: Some(theme_there),
    },
    Setting {
        key: "mouse",
        env: "ROLO_MOUSE",
        asked: Asked::Never,
        read: |text, settings| read_mouse(text).map(|mouse| settings.mouse = mouse),
        show: |settings| Some(settings.mouse.as_str().to_owned()),
        guess: |_| None,
        there: None,
    },
    Setting {
        key: "links",
        env: "ROLO_LINKS",
        asked: Asked::Never,
        read: |text, settings| read_links(text).map(|links| settings.links = links),
        show: |settings| Some(settings.links.as_str().to_owned()),
        guess: |_| None,
        there: None,
    },
    Setting {
        key: "bell",
        env: "ROLO_BELL",
        asked: Asked::Never,
        read: |text, settings| read_bell(text).map(|bell| settings.bell = bell),
        show: |settings| Some(settings.bell.as_str().to_owned()),
        guess: |_| None,
        there: None,
    },
    Setting {
        key: "book_place",
        env: "ROLO_BOOK_PLACE",
        asked: Asked::Never,
        read: |text, settings| read_book_place(text).map(|place| settings.book_place = place),
        show: |settings| Some(settings.book_place.as_str().to_owned()),
        guess: |_| None,
        there: None,
    },
];

impl Setting {
    /// The setting that is called `word`; `time-zone` is `time_zone`.
    pub fn find(word: &str) -> Option<&'static Setting> {
        let key = fold_width(word.trim()).to_lowercase().replace('-', "_");
        SETTINGS.iter().find(|setting| setting.key == key)
    }

    /// The key that was probably meant by `word`, if one is close enough.
    pub fn nearest(word: &str) -> Option<&'static str> {
        /// Below this, Jaro-Winkler likeness is chance.
        const LIKE: f64 = 0.75;
        let scored = SETTINGS.iter().map(|setting| (strsim::jaro_winkler(word, setting.key), setting.key));
        scored.filter(|(score, _)| *score >= LIKE).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, key)| key)
    }

    /// Reads a value into its canonical spelling.
    pub fn canonical(&self, text: &str) -> Result<String, Invalid> {
        let mut scratch = Settings::default();
        (self.read)(text, &mut scratch)?;
        Ok((self.show)(&scratch).unwrap_or_default())
    }

    /// Fails if there is no such value.
    pub(super) fn check(&self, paths: &Paths, canonical: &str) -> Result<(), Failure> {
        self.there.map_or(Ok(()), |there| there(paths, canonical))
    }

    /// What the environment suggests, for the form of first use; what it suggests wrongly is left out.
    pub fn suggestion(&self, env: Env<'_>) -> Option<String> {
        (self.guess)(env).and_then(|guess| self.canonical(&guess).ok())
    }
}

/// The name of the locale without its encoding; `C` and `POSIX` say nothing.
fn locale(env: Env<'_>) -> Option<String> {
    let name = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| env(name).filter(|name| !name.is_empty()))?;
    let name = name.split(['.', '@']).next().unwrap_or_default().to_owned();
    (!matches!(name.as_str(), "" | "C" | "POSIX")).then_some(name)
}

/// The region of the locale: `CN` of `zh_CN.UTF-8`.
fn region(env: Env<'_>) -> Option<String> {
    locale(env)?.rsplit_once('_').map(|(_, region)| region.to_owned())
}

/// The money of a region, where it has one of its own and no other.
fn currency_of(region: &str) -> Option<String> {
    let country: iso_currency::Country = region.parse().ok()?;
    let all = Currency::from_country(country).into_iter();
    let mut used = all.filter(|money| !money.is_fund() && !money.is_special() && money.is_superseded().is_none());
    let only = used.next().filter(|_| used.next().is_none())?;
    Some(only.code().to_owned())
}

fn read_currency(text: &str) -> Result<Currency, Invalid> {
    let code = fold_width(text.trim()).to_uppercase();
    Currency::from_code(&code).ok_or_else(|| Invalid::new("currency", text))
}

fn weekday_words() -> impl Iterator<Item = (Weekday, &'static str)> {
    let words = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    Weekday::Monday.cycle_forward().zip(words)
}

fn read_weekday(text: &str) -> Result<Weekday, Invalid> {
    let word = fold_width(text.trim()).to_lowercase();
    let day = weekday_words().find(|(_, name)| word.len() >= 3 && name.starts_with(&word)).map(|(day, _)| day);
    day.ok_or_else(|| Invalid::new("choice", text).among(weekday_words().map(|(_, name)| name)))
}

fn read_keymap(text: &str) -> Result<String, Invalid> {
    let name = read_line("keymap", text)?;
    if is_file_name(&name) { Ok(name) } else { Err(Invalid::new("keymap", text)) }
}

/// Whether a keymap or a theme may be called so: its name is that of a file, which has to stay in its directory.
pub fn is_file_name(name: &str) -> bool {
    name.chars().all(|char| char.is_alphanumeric() || matches!(char, '-' | '_'))
}

/// Looks among the keymaps that rolo comes with, and those that the person wrote.
fn keymap_there(paths: &Paths, name: &str) -> Result<(), Failure> {
    file_there(&keymap::names().collect::<Vec<_>>(), &paths.keymaps(), name)
}

/// Looks among the themes that rolo comes with, and those that the person wrote.
fn theme_there(paths: &Paths, name: &str) -> Result<(), Failure> {
    file_there(&theme::names().collect::<Vec<_>>(), &paths.themes(), name)
}

/// Looks among the names that rolo knows, and those of the files in a directory.
fn file_there(known: &[&str], dir: &Path, name: &str) -> Result<(), Failure> {
    let own = names_in(dir, "toml")?.into_iter().filter(|own| !known.contains(&own.as_str()) && is_file_name(own));
    let there: Vec<String> = known.iter().map(|known| (*known).to_owned()).chain(own).collect();
    if there.iter().any(|there| there == name) { Ok(()) } else { Err(Invalid::new("choice", name).among(there).into()) }
}

/// Looks among the languages that rolo speaks, in whatever country.
fn language_there(_: &Paths, tag: &str) -> Result<(), Failure> {
    spoken(tag).map(drop).ok_or_else(|| Invalid::new("choice", tag).among(SPOKEN).into())
}

fn read_theme(text: &str) -> Result<String, Invalid> {
    let name = fold_width(&read_line("theme", text)?).to_lowercase();
    if is_file_name(&name) { Ok(name) } else { Err(Invalid::new("theme", text)) }
}

fn read_mouse(text: &str) -> Result<Mouse, Invalid> {
    let word = fold_width(text.trim()).to_lowercase();
    let mouse = Mouse::ALL.iter().copied().find(|mouse| mouse.as_str() == word);
    mouse.ok_or_else(|| Invalid::new("choice", text).among(Mouse::ALL.iter().map(|mouse| mouse.as_str())))
}

fn read_links(text: &str) -> Result<Links, Invalid> {
    let word = fold_width(text.trim()).to_lowercase();
    let links = Links::ALL.iter().copied().find(|links| links.as_str() == word);
    links.ok_or_else(|| Invalid::new("choice", text).among(Links::ALL.iter().map(|links| links.as_str())))
}

fn read_bell(text: &str) -> Result<Bell, Invalid> {
    let word = fold_width(text.trim()).to_lowercase();
    let bell = Bell::ALL.iter().copied().find(|bell| bell.as_str() == word);
    bell.ok_or_else(|| Invalid::new("choice", text).among(Bell::ALL.iter().map(|bell| bell.as_str())))
}

fn read_book_place(text: &str) -> Result<BookPlace, Invalid> {
    let word = fold_width(text.trim()).to_lowercase();
    let place = BookPlace::ALL.iter().copied().find(|place| place.as_str() == word);
    place.ok_or_else(|| Invalid::new("choice", text).among(BookPlace::ALL.iter().map(|place| place.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MESSAGES: &str = include_str!("../text/en/config.ftl");

    #[test]
    fn every_setting_has_its_words_and_no_words_are_left_over() {
        for setting in SETTINGS {
            let words = MESSAGES.split_once(&format!("\nsetting-{} = ", setting.key)).map(|(_, rest)| rest);
            let help = words.and_then(|rest| rest.lines().nth(1)).unwrap_or_default();
            assert!(help.starts_with("    .help = "), "{}", setting.key);
        }
        assert_eq!(MESSAGES.matches("\nsetting-").count(), SETTINGS.len());
        let paths = Paths::find(&|_| Some("/home/kim".to_owned())).unwrap().all();
        assert!(paths.iter().all(|(word, _)| MESSAGES.contains(&format!("\npath-{word} = "))));
        assert_eq!(MESSAGES.matches("\npath-").count(), paths.len());
    }

    #[test]
    fn values_are_read_as_people_write_them() {
        for (key, typed, canonical) in [
            ("country", "ｄｅ", "DE"),
            ("currency", "eur", "EUR"),
            ("time-zone", "asia/shanghai", "Asia/Shanghai"),
            ("week_start", "Sun", "sunday"),
            ("language", "ZH-cn", "zh-CN"),
            ("theme", "MONO", "mono"),
            ("bell", "Off", "off"),
            ("book-place", "Anywhere", "anywhere"),
            ("me", "  Kim   Li ", "Kim Li"),
        ] {
            assert_eq!(Setting::find(key).unwrap().canonical(typed).unwrap(), canonical);
        }
        for (key, bad) in [
            ("currency", "EURO"),
            ("week_start", "s"),
            ("theme", "../pink"),
            ("mouse", "maybe"),
            ("links", "maybe"),
            ("keymap", "../x"),
            ("me", ""),
        ] {
            assert!(Setting::find(key).unwrap().canonical(bad).is_err(), "{key} {bad}");
        }
    }
}
