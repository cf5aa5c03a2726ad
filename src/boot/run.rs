//! From the process's arguments to its exit code.

use std::ffi::OsString;
use std::io;
use std::path::Path;

use jiff::Zoned;
use jiff::tz::TimeZone;

use super::clock::Clock;
use super::{ask, complete, ids, owner, panic, setup, stop, world};
use crate::cli;
use crate::config::{self, Config, Paths};
use crate::domain::Reading;
use crate::grammar::{self, Ask, ColorChoice, Parsed, Stop};
use crate::ops::Failure;
use crate::text::Text;

/// Everything that is known before the book is opened.
pub(super) struct Setting {
    /// The sentences.
    pub(super) text: Text,
    /// The words of the command, without the program's name.
    pub(super) words: Vec<String>,
    /// Where this person's files are.
    pub(super) paths: Paths,
    /// What this person has set.
    pub(super) config: Config,
    /// What time it is for them.
    pub(super) clock: Clock,
    /// Whether the command is to be given up.
    pub(super) stop: stop::Stop,
}

impl Setting {
    /// The sentences once more, for a thread that keeps them.
    pub(super) fn text_again(&self) -> Text {
        let text = Text::for_language(self.config.settings.language.as_deref(), None, &world::env);
        text.with_fields(self.text.catalogue().clone())
    }

    /// What has to be known to read what this person writes.
    pub(super) fn reading(&self) -> Reading {
        let settings = &self.config.settings;
        Reading {
            country: settings.country,
            currency: settings.currency,
            week_start: settings.week_start,
            now: self.clock.now(),
            me: settings.me.clone().unwrap_or_default(),
            catalogue: self.text.catalogue().clone(),
        }
    }
}

/// Runs the program with these arguments, of which the first is its name, and returns its exit code.
pub fn run(args: impl Iterator<Item = OsString>) -> u8 {
    panic::quiet_what_is_mended();
    if let Some(shell) = world::env(grammar::COMPLETE) {
        return complete::answer(&shell, args);
    }
    let words = world::words(args);
    let asked = words.as_ref().ok().and_then(|words| grammar::language_asked(words).map(str::to_owned));
    let text = Text::for_language(asked.as_deref(), None, &world::env);
    let text = match &words {
        Ok(words) => text.with_fields(owner::fields(grammar::book_asked(words).map(Path::new))),
        Err(_) => text,
    };
    let words = match words {
        Ok(words) => words,
        Err(failure) => return fail(&text, &failure, None, ColorChoice::Auto),
    };
    match grammar::parse(&words, &text) {
        Err(Stop::Help(page) | Stop::Version(page)) => print(&text, &page),
        Err(Stop::Refused(failure)) => fail(&text, &failure, None, ColorChoice::Auto),
        Ok(parsed) => begin(words, &parsed, text),
    }
}

fn begin(words: Vec<String>, parsed: &Parsed, text: Text) -> u8 {
    let color = parsed.globals().color;
    let mut known = match setting(words.clone(), parsed, text) {
        Ok(known) => known,
        Err(refused) => return fail(&refused.0, &refused.1, None, color),
    };
    setup::warn(&known);
    let mut asked = parsed.read(&known.reading(), &known.clock.now());
    if needs_settings(&asked) && !parsed.globals().yes {
        match setup::on_first_use(&known) {
            Ok(false) => {}
            Ok(true) => {
                known = match setting(words, parsed, known.text) {
                    Ok(known) => known,
                    Err(refused) => return fail(&refused.0, &refused.1, None, color),
                };
                asked = parsed.read(&known.reading(), &known.clock.now());
            }
            Err(failure) => return fail(&known.text, &failure, None, color),
        }
    }
    let done = match asked {
        Ok(asked) => {
            let format = ask::format(&asked);
            ask::answer(asked, parsed.globals(), &known).map_err(|failure| (known.stop.explain(failure), format))
        }
        Err(failure) => Err((failure, None)),
    };
    match done {
        Ok(code) => code,
        Err((failure, format)) => fail(&known.text, &failure, format, color),
    }
}

/// Whether it matters who asks and where: for whatever is written into the book.
fn needs_settings(asked: &Result<Ask, Failure>) -> bool {
    match asked {
        Ok(
            Ask::Screen | Ask::Execute { .. } | Ask::Noted { .. } | Ask::Apply { .. } | Ask::Import(_) | Ask::Edit(_),
        ) => true,
        Ok(
            Ask::Query { .. }
            | Ask::Through { .. }
            | Ask::File(_)
            | Ask::Export(_)
            | Ask::Host(_)
            | Ask::Config(_)
            | Ask::Schema(..)
            | Ask::Completions(_)
            | Ask::Man(_),
        ) => false,
        Err(failure) => failure.facts.get("what").is_some_and(|what| what == "phone-without-country"),
    }
}

fn setting(words: Vec<String>, parsed: &Parsed, text: Text) -> Result<Setting, Box<(Text, Failure)>> {
    let globals = parsed.globals();
    let found = || {
        let paths = Paths::find(&world::env)?;
        let flags: Vec<(&str, &str)> = globals.lang.iter().map(|lang| ("language", lang.as_str())).collect();
        let config = match config::load(&paths, &world::env, &flags) {
            Err(_) if !parsed.needs_settings() => Config::unread(&world::env),
            loaded => loaded?,
        };
        let zone = config.settings.time_zone.clone().unwrap_or_else(TimeZone::system);
        let given = globals.now.clone().or_else(|| world::env("ROLO_NOW"));
        let now = given.map(|now| moment(&now, &zone)).transpose()?;
        let zone = now.as_ref().map_or(zone, |now| now.time_zone().clone());
        ids::check()?;
        Ok((paths, config, Clock::new(now, zone)))
    };
    match found() {
        Ok((paths, config, clock)) => {
            let language = config.settings.language.as_deref();
            let fields = text.catalogue().clone();
            let text = Text::for_language(globals.lang.as_deref(), language, &world::env).with_fields(fields);
            Ok(Setting { text, words, paths, config, clock, stop: stop::Stop::default() })
        }
        Err(failure) => Err(Box::new((text, failure))),
    }
}

fn moment(text: &str, zone: &TimeZone) -> Result<Zoned, Failure> {
    grammar::moment(text, zone).map_err(|invalid| Failure::from(invalid).fact("argument", "--now"))
}

/// Prints a page on standard output and gives the exit code.
fn print(text: &Text, page: &str) -> u8 {
    match ask::print(page.as_bytes()) {
        Ok(code) => code,
        Err(failure) => fail(text, &failure, None, ColorChoice::Auto),
    }
}

/// Says a failure and gives its exit code.
fn fail(text: &Text, failure: &Failure, format: Option<grammar::Format>, color: ColorChoice) -> u8 {
    let mut err = io::stderr().lock();
    let paint = world::paint(color, io::IsTerminal::is_terminal(&err));
    // If standard error is gone too, the exit code is all that is left to say.
    drop(cli::fail(&mut err, text, failure, format, paint));
    failure.exit_code()
}
