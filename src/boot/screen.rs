//! Opening the screen.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use super::files::{self, AtHome};
use super::run::Setting;
use super::said::said;
use super::serving::{Hold, Serving};
use super::stop::{SIGNALLED, Stop};
use super::{ask, edit, export, ids, import, keys, looks, owner, setup, world};
use crate::cli::Paint;
use crate::config::{
    self, Bell, Drafts, Paths, keep_typed, read_habits, read_heard, read_typed, write_habits, write_heard,
};
use crate::desk::{Editor, Opener, takes_links};
use crate::domain::EntryId;
use crate::domain::id::{BookId, SessionId};
use crate::grammar::{ConfigAsk, Globals};
use crate::keymap::Habits;
use crate::ops::{Code, Failure};
use crate::text::Text;
use crate::tui::{self, AnswerSettings, Ended, Figures, KeepLine, Links, Mouse, Passage, Ringing, Stage};

/// Opens the screen and gives the exit code.
pub(super) fn open(globals: &Globals, setting: &Setting) -> Result<u8, Failure> {
    tui::check_terminal()?;
    let session = SessionId::from(ids::fresh());
    let serving = Serving::take(&ask::wanted(globals, setting), session, &setting.text)?;
    let settings = &setting.config.settings;
    let clock = setting.clock.clone();
    let (keymap, mut troubles) = keys::load(setting, None);
    let (theme, ugly) = looks::load(setting, world::paint(globals.color, true));
    troubles.extend(ugly);
    // On the screen there is room for little; here it is read after it.
    for failure in &troubles {
        tell(setting, failure);
    }
    let (book, ears, hold) = (serving.book()?, serving.shared(), Hold(serving.shared()));
    let passage = setting.clock.passage();
    let heard = match passage {
        Passage::Flows => read_heard(&setting.paths, book).unwrap_or_else(|failure| {
            tell(setting, &failure);
            None
        }),
        Passage::Stands => None,
    };
    let habits = match passage {
        Passage::Flows => known_habits(setting),
        Passage::Stands => Some(Habits::default()),
    };
    let typed = read_typed(&setting.paths, book).unwrap_or_else(|failure| {
        tell(setting, &failure);
        Vec::new()
    });
    let home = world::env("HOME").map(PathBuf::from);
    let mut drafts = Drafts::of(&setting.paths, book, session);
    let left = drafts.adopt().unwrap_or_else(|failure| {
        tell(setting, &failure);
        Vec::new()
    });
    let left = tui::run(Stage {
        client: Box::new(AtHome { client: serving, home: home.clone() }),
        news: Box::new(move |tell| ears.listen(tell)),
        aside: Box::new(move |stopped| hold.aside(stopped)),
        text: setting.text_again(),
        keymap,
        troubles,
        me: settings.me.clone().unwrap_or_default(),
        country: settings.country,
        currency: settings.currency,
        week_start: settings.week_start,
        session,
        clock: Box::new(move || clock.now()),
        passage,
        heard,
        habits,
        typed,
        keep_line: keeper(setting.paths.clone(), book),
        files: Box::new(move |dir| files::names(dir, home.as_deref())),
        ringing: ringing(setting, globals),
        ids: Box::new(|| EntryId::from(ids::fresh())),
        settings: answer_settings(setting),
        edit: Box::new(|name, text, aside| Editor::find(world::env).edit(name, text, aside)),
        drafts: left,
        keep_drafts: Box::new(move |now| drafts.keep(now)),
        tables: import::reader(again(setting)),
        export: export::writer(again(setting)),
        hand_out: edit::hander(again(setting)),
        open: Box::new(|content| Opener::find(world::env).show_aside(content)),
        launch: Box::new(|uri| Opener::find(world::env).launch(uri)),
        theme,
        mouse: match settings.mouse {
            config::Mouse::On => Mouse::On,
            config::Mouse::Off => Mouse::Off,
        },
        links: links(settings.links),
        figures: if globals.debug { Figures::Shown } else { Figures::Hidden },
    })?;
    if passage == Passage::Flows
        && let Err(failure) = write_heard(&setting.paths, book, left.heard)
    {
        // Nothing is lost: some reminders are told twice.
        tell(setting, &failure);
    }
    if passage == Passage::Flows
        && let Err(failure) = keep_habits(setting, &left.used)
    {
        // Nothing is lost but that hints give way a little later.
        tell(setting, &failure);
    }
    match left.ended {
        Ended::Quit => Ok(0),
        Ended::Signal(signal) => Ok(u8::try_from(SIGNALLED + signal).unwrap_or(u8::MAX)),
    }
}

/// How often this person did what; none if they never had the screen open.
fn known_habits(setting: &Setting) -> Option<Habits> {
    match read_habits(&setting.paths) {
        Ok(text) => text.map(|text| Habits::read(&text)),
        Err(failure) => {
            tell(setting, &failure);
            Some(Habits::default())
        }
    }
}

/// Adds what was done now to what others of their screens have kept meanwhile.
fn keep_habits(setting: &Setting, used: &Habits) -> Result<(), Failure> {
    let mut habits = read_habits(&setting.paths)?.map(|text| Habits::read(&text)).unwrap_or_default();
    habits.add(used);
    write_habits(&setting.paths, &habits.to_string())
}

/// Who keeps what is typed into the command line. What is wrong with the file is said once.
fn keeper(paths: Paths, book: BookId) -> KeepLine {
    let mut is_told = false;
    Box::new(move |line| match keep_typed(&paths, book, line) {
        Err(failure) if !is_told => {
            is_told = true;
            Err(failure)
        }
        Ok(()) | Err(_) => Ok(()),
    })
}

/// How reminders ring: as the settings say, and as far as the terminal is known to take it. Without colours it may be
/// one that shows what it does not know; that of Linux itself did so for long.
fn ringing(setting: &Setting, globals: &Globals) -> Ringing {
    let is_plain = world::paint(globals.color, true) == Paint::Plain;
    match setting.config.settings.bell {
        Bell::Off => Ringing::Silent,
        Bell::On if is_plain || world::env("TERM").as_deref() == Some("linux") => Ringing::Bell,
        Bell::On => Ringing::Notice,
    }
}

/// Whether the terminal is told what leads out of the book.
fn links(wanted: config::Links) -> Links {
    match wanted {
        config::Links::On => Links::Told,
        config::Links::Auto if takes_links(world::env) => Links::Told,
        config::Links::Auto | config::Links::Off => Links::Kept,
    }
}

/// Who answers `:config`: the same as in the shell, with what would be printed as the answer.
fn answer_settings(setting: &Setting) -> AnswerSettings {
    let again = again(setting);
    Box::new(move |ask| {
        if *ask == ConfigAsk::Setup {
            return Err(Failure::new(Code::ShellOnly).fact("words", "config setup"));
        }
        let known = again()?;
        said(&known, &AtomicBool::new(false), |shell| setup::answer(ask, shell, &known))
    })
}

/// The settings, read anew whenever they are needed: somebody may change them while the screen is open.
fn again(setting: &Setting) -> impl Fn() -> Result<Setting, Failure> + Send + use<> {
    let (words, clock) = (setting.words.clone(), setting.clock.clone());
    move || {
        let paths = Paths::find(&world::env)?;
        let config = config::load(&paths, &world::env, &[])?;
        let text = Text::for_language(config.settings.language.as_deref(), None, &world::env);
        Ok(Setting { text, words: words.clone(), paths, config, clock: clock.clone(), stop: Stop::default() })
    }
}

fn tell(setting: &Setting, failure: &Failure) {
    let told = setting.text.tell(failure);
    owner::say(&told.message);
    if let Some(hint) = told.hint {
        owner::say(&hint);
    }
}
