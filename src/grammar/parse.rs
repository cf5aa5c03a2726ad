//! Words in, [`Ask`] out.

use clap::error::ErrorKind;
use clap::{ArgMatches, Command};
use jiff::Zoned;

use super::file::FILE;
use super::given::{Given, Verb, Whole};
use super::lead::LEAD;
use super::shape::{CONFIG, HELP, KEYMAP, read_globals, shape_for};
use super::{
    Ask, ConfigAsk, Globals, PROGRAM, book, demo, export, file, import, lead, program, record, refusal, signs, topic,
    tree,
};
use crate::domain::{Kind, Reading};
use crate::ops::{Code, Failure};
use crate::text::{Text, shorten};

/// How many columns of a word are said again to whoever wrote it.
const WIDEST: usize = 200;

/// A command line that the tree understood. Its values are read later, when country, day and user are known.
#[derive(Debug)]
pub struct Parsed {
    globals: Globals,
    path: Vec<String>,
    matches: ArgMatches,
}

/// Why there is nothing to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Stop {
    /// Help was asked for: it goes to stdout, and all is well.
    Help(String),
    /// The version was asked for: it goes to stdout, and all is well.
    Version(String),
    /// The command line was not understood.
    Refused(Failure),
}

/// Understands a command line, given without the program's name.
pub fn parse(words: &[String], text: &Text) -> Result<Parsed, Stop> {
    let words = protected(words);
    let matches = match run(shape_for(&words, text.catalogue()), &words) {
        Ok(matches) => matches,
        Err(error) if error.kind() == ErrorKind::DisplayVersion => return Err(version()),
        // Help and errors are said by the dressed tree, which most command lines never need.
        Err(_) => said_at_length(&words, text)?,
    };
    let globals = read_globals(&matches);
    let mut path = Vec::new();
    let mut leaf = matches;
    while let Some((name, below)) = leaf.remove_subcommand() {
        path.push(name);
        leaf = below;
    }
    if path.last().is_some_and(|name| name == HELP) {
        path.pop();
        if let Some(page) = topic::page(&path, &leaf, text) {
            return Err(Stop::Help(page));
        }
        path.extend(leaf.get_many::<String>("command").into_iter().flatten().cloned());
        path.push(format!("--{HELP}"));
        let shown = said_at_length(&path, text).map(|_| Stop::Help(String::new()));
        return Err(shown.unwrap_or_else(|stop| stop));
    }
    Ok(Parsed { globals, path, matches: leaf })
}

/// The words, in which no tag is taken for flags.
pub(super) fn protected(words: &[String]) -> Vec<String> {
    Kind::ALL.iter().fold(words.to_vec(), |words, kind| signs::protect(&words, kind.as_str()))
}

/// As `run`, by the dressed tree. What is wrong with long words is said of their beginnings, which are as wrong.
fn said_at_length(words: &[String], text: &Text) -> Result<ArgMatches, Stop> {
    let short: Vec<String> = words.iter().map(|word| shorten(word, WIDEST).into_owned()).collect();
    if short != words {
        run(tree(text), &short).map_err(|error| stop(&error, &short))?;
    }
    run(tree(text), words).map_err(|error| stop(&error, words))
}

/// What a tree makes of words.
pub(super) fn run(tree: Command, words: &[String]) -> Result<ArgMatches, clap::Error> {
    tree.try_get_matches_from(std::iter::once(PROGRAM).chain(words.iter().map(String::as_str)))
}

fn stop(error: &clap::Error, words: &[String]) -> Stop {
    // The other kinds are all ways not to be understood.
    if error.kind() == ErrorKind::DisplayHelp {
        return Stop::Help(error.render().to_string());
    }
    if error.kind() == ErrorKind::DisplayVersion {
        return version();
    }
    Stop::Refused(refusal::refusal(error, words))
}

fn version() -> Stop {
    Stop::Version(format!("{PROGRAM} {}\n", env!("CARGO_PKG_VERSION")))
}

/// The language that a command line asks for, before it is understood: help is wanted in it, too.
pub fn language_asked(words: &[String]) -> Option<&str> {
    flag(words, "--lang")
}

/// The book that a command line names, before it is understood: its fields are flags and columns.
pub fn book_asked(words: &[String]) -> Option<&str> {
    flag(words, "--book")
}

/// What a flag says, as far as that can be seen without understanding the rest.
fn flag<'a>(words: &'a [String], name: &str) -> Option<&'a str> {
    let mut before_dashes = words.iter().take_while(|word| *word != "--");
    let value = |word: &'a String| word.strip_prefix(name)?.strip_prefix('=');
    let found = before_dashes.find(|word| *word == name || value(word).is_some())?;
    value(found).or_else(|| before_dashes.next().map(String::as_str))
}

impl Parsed {
    /// What the command line says whatever it asks for.
    pub fn globals(&self) -> &Globals {
        &self.globals
    }

    /// Whether this person's settings have to be known for it: not where they are mended, nor for the manual.
    pub fn needs_settings(&self) -> bool {
        let path: Vec<&str> = self.path.iter().map(String::as_str).collect();
        match path.as_slice() {
            [noun, verb] if *noun == CONFIG => !program::MENDING.contains(verb),
            [verb] => !program::VERBS.iter().any(|each| each.name == *verb),
            [] | [_, ..] => true,
        }
    }

    /// What is asked for. A value that is none of its type is refused, with its flag as the fact `argument`.
    pub fn read(&self, reading: &Reading, now: &Zoned) -> Result<Ask, Failure> {
        let given = Given { matches: &self.matches, reading, now };
        let path: Vec<&str> = self.path.iter().map(String::as_str).collect();
        match path.as_slice() {
            [] => Ok(Ask::Screen),
            [noun] if *noun == CONFIG => Ok(Ask::Config(ConfigAsk::List)),
            [noun, verb] if *noun == CONFIG => read_with(program::CONFIG, verb, Whole, &given),
            [noun, verb] if *noun == KEYMAP => read_with(program::KEYMAP, verb, Whole, &given),
            [noun, verb] if *noun == LEAD => read_with(lead::VERBS, verb, Whole, &given),
            [noun, verb] if *noun == FILE => read_with(file::VERBS, verb, Whole, &given),
            [noun, verb] => match Kind::from_word(noun) {
                Some(kind) => read_with(record::verbs(kind), verb, kind, &given),
                None => Err(unknown(noun)),
            },
            [verb] => read_first(
                &[book::READING, book::DOING, export::VERBS, import::VERBS, demo::VERBS, program::VERBS],
                verb,
                &given,
            ),
            [noun, ..] => Err(unknown(noun)),
        }
    }
}

fn read_first(tables: &[&'static [Verb<Whole>]], name: &str, given: &Given<'_>) -> Result<Ask, Failure> {
    let table = tables.iter().find(|table| table.iter().any(|verb| verb.name == name));
    table.map_or_else(|| Err(unknown(name)), |table| read_with(table, name, Whole, given))
}

fn read_with<Of>(verbs: &[Verb<Of>], name: &str, of: Of, given: &Given<'_>) -> Result<Ask, Failure> {
    let verb = verbs.iter().find(|verb| verb.name == name).ok_or_else(|| unknown(name))?;
    (verb.read)(of, given)
}

/// The tree refuses unknown words before this is reached.
fn unknown(word: &str) -> Failure {
    Failure::new(Code::Usage).fact("message", word)
}

#[cfg(test)]
mod tests;
