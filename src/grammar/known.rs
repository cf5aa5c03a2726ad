//! Completion for shells: the tree, and at the values that name something what the book knows.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;
use std::sync::Arc;

use clap::{Arg, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, complete as candidates};
use clap_complete::env::Shells;

use super::bash;
use super::holds::{self, Holds, holds};
use super::signs::TAG;
use super::values::FIELD;
use super::{PROGRAM, Suggestion, tree};
use crate::domain::field::Type;
use crate::domain::segment::{COLUMNS, SORT};
use crate::domain::{Catalogue, Field, Kind, Slot, segment};
use crate::text::Text;

/// The variable of the environment by which a shell asks for completions, and says which shell it is.
pub const COMPLETE: &str = "ROLO_COMPLETE";

/// Something of the book that a value may name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// What records of these kinds are called.
    Names(Vec<Kind>),
    /// What the segments of this kind are called.
    Views(Kind),
    /// The tags of records of this kind.
    Tags(Kind),
}

/// Knows what the book has that begins as something was typed; nothing where that cannot be said at once.
pub type Known = Arc<dyn Fn(&Wanted, &str) -> Vec<Suggestion> + Send + Sync>;

/// What a value is completed with.
#[derive(Clone)]
pub(super) enum Source {
    Book(Vec<Wanted>),
    /// Fields of one of these kinds, with commas between.
    Fields(Vec<Kind>),
    Filter(Kind),
}

/// What a word may be that is being typed, or the rest of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Want {
    /// What stands before that in the word, and stays.
    pub before: String,
    /// What of it is typed.
    pub begun: String,
    /// Where its values come from.
    pub values: Values,
    quotes: Quotes,
}

/// Where the values of a word come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values {
    /// From the book.
    Book(Wanted),
    /// It is one of these.
    Words(Vec<String>),
    /// They are files.
    Files,
}

/// How a value is written in its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quotes {
    /// As it is.
    Nothing,
    /// With the quotes of filters, where it needs some.
    OfFilters,
}

impl Want {
    pub(super) fn new(before: String, begun: &str, values: Values) -> Want {
        Want { before, begun: begun.to_owned(), values, quotes: Quotes::Nothing }
    }

    /// The same with something else before it.
    #[must_use]
    pub fn with_before(self, before: String) -> Want {
        Want { before, ..self }
    }

    /// The whole word with this value in it.
    pub fn whole(&self, value: &str) -> String {
        let is_apart = self.quotes == Quotes::OfFilters && value.contains([' ', '(', ')', ',']);
        if is_apart { format!("{}\"{value}\"", self.before) } else { format!("{}{value}", self.before) }
    }
}

/// What may stand at the cursor, written as `shell` expects it. The words begin with the program's name.
pub fn complete(
    shell: &str,
    words: Vec<OsString>,
    dir: Option<&Path>,
    text: &Text,
    known: &Known,
) -> io::Result<Vec<u8>> {
    let mut tree = attach(tree(text), &[], text.catalogue(), known);
    if shell == bash::NAME {
        return bash::answer(words, |words, at| candidates(&mut tree, words, at, dir));
    }
    let mut answer = Vec::new();
    if let Some(shell) = Shells::builtins().completer(shell) {
        shell.write_complete(&mut tree, words, dir, &mut answer)?;
    }
    Ok(answer)
}

/// The script that lets a shell ask.
pub(super) fn script(shell: &str) -> io::Result<Vec<u8>> {
    let mut script = Vec::new();
    if let Some(found) = Shells::builtins().completer(shell) {
        found.write_registration(COMPLETE, PROGRAM, PROGRAM, PROGRAM, &mut script)?;
    }
    Ok(if shell == bash::NAME { bash::registration(&script) } else { script })
}

fn attach(command: Command, path: &[String], catalogue: &Catalogue, known: &Known) -> Command {
    let below = |command: Command| {
        let path = [path, &[command.get_name().to_owned()]].concat();
        attach(command, &path, catalogue, known)
    };
    let with = |arg: Arg| match source(path, arg.get_id().as_str(), catalogue) {
        Some(source) => {
            let (known, catalogue) = (Arc::clone(known), catalogue.clone());
            arg.add(ArgValueCompleter::new(move |typed: &OsStr| {
                typed.to_str().map(|typed| offered(&source, typed, &catalogue, &known)).unwrap_or_default()
            }))
        }
        None => arg,
    };
    command.mut_args(with).mut_subcommands(below)
}

/// From where the values of an argument come, if not from the tree.
pub(super) fn source(path: &[String], id: &str, catalogue: &Catalogue) -> Option<Source> {
    let words: Vec<&str> = path.iter().map(String::as_str).collect();
    let about = holds::about(&words).unwrap_or(Kind::Contact);
    let held = holds(&words, id, catalogue);
    let bare = id.strip_prefix(FIELD).unwrap_or(id);
    match (words.as_slice(), id) {
        ([.., verb], "ref") if *verb == TAG => {
            Some(Source::Book(vec![Wanted::Names(vec![about]), Wanted::Tags(about)]))
        }
        (["export"], "view") => of_held(about, &held),
        (["board"], "view") => Some(Source::Book(vec![Wanted::Views(Kind::Deal)])),
        (_, "view") => Some(Source::Book(vec![Wanted::Views(about)])),
        (_, "tag") => Some(Source::Book(vec![Wanted::Tags(about)])),
        (["segment", "run"], "columns" | "sort") => Some(Source::Fields(segment::kinds().collect())),
        (["segment", ..], id) if id != bare && [COLUMNS, SORT].contains(&bare) => {
            Some(Source::Fields(segment::kinds().collect()))
        }
        (["board"], "sort") => Some(Source::Fields(vec![Kind::Deal])),
        (_, "columns" | "sort" | "clear" | "key") => Some(Source::Fields(vec![about])),
        _ => of_held(about, &held),
    }
}

/// What the book knows of values of this sort.
fn of_held(about: Kind, held: &Holds) -> Option<Source> {
    if let Holds::Filter(kind) = held {
        return Some(Source::Filter(*kind));
    }
    let kinds = held.kinds();
    let wanted = match held.value() {
        Some(Type::Tag) => Wanted::Tags(about),
        Some(_) | None if kinds.is_empty() => return None,
        Some(_) | None => Wanted::Names(kinds),
    };
    Some(Source::Book(vec![wanted]))
}

/// What the shell is offered for a word.
fn offered(source: &Source, typed: &str, catalogue: &Catalogue, known: &Known) -> Vec<CompletionCandidate> {
    let wants = wants(source, typed, catalogue);
    let candidates = wants.iter().flat_map(|want| {
        let found = match &want.values {
            Values::Book(wanted) => known(wanted, &want.begun),
            Values::Words(words) => words.iter().map(|word| bare(word.clone())).collect(),
            // Its own files the shell knows best.
            Values::Files => Vec::new(),
        };
        found.into_iter().filter(|found| begins(&found.word, &want.begun)).map(|found| {
            let help = (!found.about.is_empty()).then(|| found.about.into());
            CompletionCandidate::new(want.whole(&found.word)).help(help)
        })
    });
    candidates.collect()
}

/// What a word may be, given from where it comes and what of it is typed.
pub(super) fn wants(source: &Source, typed: &str, catalogue: &Catalogue) -> Vec<Want> {
    match source {
        Source::Book(wanted) => wanted.iter().map(|wanted| of_book(wanted, typed)).collect(),
        Source::Fields(kinds) => {
            let (before, begun) = cut(typed, &[',']);
            let (sign, begun) = begun.strip_prefix('-').map_or(("", begun), |begun| ("-", begun));
            let names = fields(catalogue, kinds).into_iter().map(str::to_owned).collect();
            vec![Want::new(format!("{before}{sign}"), begun, Values::Words(names))]
        }
        Source::Filter(kind) => in_filter(*kind, typed, catalogue).into_iter().collect(),
    }
}

/// Tags are named with commas between them, each perhaps with a sign.
fn of_book(wanted: &Wanted, typed: &str) -> Want {
    let (before, begun) = match wanted {
        Wanted::Names(_) | Wanted::Views(_) => ("", typed),
        Wanted::Tags(_) => cut(typed, &[',', '+', '-']),
    };
    Want::new(before.to_owned(), begun, Values::Book(wanted.clone()))
}

fn in_filter(kind: Kind, typed: &str, catalogue: &Catalogue) -> Option<Want> {
    let (before, term) = cut(typed, &[' ', '(']);
    let (sign, term) = term.strip_prefix('-').map_or(("", term), |term| ("-", term));
    let Some((field, value)) = term.split_once(':') else {
        let names = fields(catalogue, &[kind]).into_iter().chain(["in"]).map(|name| format!("{name}:"));
        return Some(Want::new(format!("{before}{sign}"), term, Values::Words(names.collect())));
    };
    let values = match (field, catalogue.slot(kind, field)) {
        ("in", _) => Values::Book(Wanted::Names(vec![Kind::Segment])),
        (_, Some(Slot::Field(Field { value: Type::Choice(words), .. }))) => {
            Values::Words(words.iter().map(|word| (*word).to_owned()).collect())
        }
        (_, Some(Slot::Field(field))) => match of_held(kind, &Holds::Field(field)) {
            Some(Source::Book(wanted)) => Values::Book(wanted.into_iter().next()?),
            Some(Source::Fields(_) | Source::Filter(_)) | None => return None,
        },
        (_, Some(Slot::Part(..) | Slot::Derived(_)) | None) => return None,
    };
    let begun = value.trim_start_matches('"');
    Some(Want { quotes: Quotes::OfFilters, ..Want::new(format!("{before}{sign}{field}:"), begun, values) })
}

fn fields(catalogue: &Catalogue, kinds: &[Kind]) -> Vec<&'static str> {
    let mut names: Vec<&str> = kinds.iter().flat_map(|kind| catalogue.slots(*kind)).map(Slot::name).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn bare(word: String) -> Suggestion {
    Suggestion { word, about: String::new() }
}

/// A text cut behind the last of these signs.
fn cut<'a>(text: &'a str, signs: &[char]) -> (&'a str, &'a str) {
    text.split_at_checked(text.rfind(signs).map_or(0, |at| at + 1)).unwrap_or(("", text))
}

fn begins(word: &str, begun: &str) -> bool {
    word.to_lowercase().starts_with(&begun.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Definition;

    fn own() -> Catalogue {
        let definition = |name: &str, holds: &str, choices: &[&str]| Definition {
            of: Kind::Deal,
            key: name.to_owned(),
            name: name.to_owned(),
            holds: holds.to_owned(),
            choices: choices.iter().map(|choice| (*choice).to_owned()).collect(),
            default: None,
            notes: String::new(),
            retired: false,
        };
        [definition("budget", "money", &[]), definition("level", "choice", &["silver", "gold"])].into_iter().collect()
    }

    fn asked(line: &[&str]) -> Vec<String> {
        let known: Known = Arc::new(|wanted, _| {
            let words: &[&str] = match wanted {
                Wanted::Names(kinds) if kinds.contains(&Kind::User) => &["Kim", "Lena Vogt"],
                Wanted::Names(kinds) if kinds.contains(&Kind::Segment) => &["key accounts"],
                Wanted::Names(kinds) if kinds.contains(&Kind::Stage) => &["Renewal", "Proposal"],
                Wanted::Names(_) => &["Jane Doe", "jan@acme.example"],
                Wanted::Views(Kind::Deal) => &["large and open"],
                Wanted::Views(_) => &["key accounts"],
                Wanted::Tags(_) => &["vip", "fair"],
            };
            words.iter().map(|word| bare((*word).to_owned())).collect()
        });
        let words: Vec<OsString> = std::iter::once(PROGRAM).chain(line.iter().copied()).map(OsString::from).collect();
        let at = words.len() - 1;
        let text = Text::english().with_fields(own());
        let mut tree = attach(tree(&text), &[], text.catalogue(), &known);
        let found = candidates(&mut tree, words, at, None).unwrap();
        found.iter().map(|found| found.get_value().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn values_are_completed_from_the_book_and_the_catalogue() {
        for (line, expected) in [
            (&["contact", "show", "ja"][..], &["Jane Doe", "jan@acme.example"][..]),
            (&["contact", "edit", "x", "--owner", "le"], &["Lena Vogt"]),
            (&["contact", "edit", "x", "--owner=L"], &["--owner=Lena Vogt"]),
            (&["contact", "add", "--tag", "new,v"], &["new,vip"]),
            (&["contact", "tag", "jane", "+f"], &["+fair"]),
            (&["deal", "move", "Renewal", "Pro"], &["Proposal"]),
            (&["segment", "run", "k"], &["key accounts"]),
            (&["contact", "list", "--view", "k"], &["key accounts"]),
            (&["board", "--view", "la"], &["large and open"]),
            (&["deal", "list", "--view=la"], &["--view=large and open"]),
            (&["segment", "save", "x", "tag:y", "--columns", "name,birt"], &["name,birthday"]),
            (&["segment", "edit", "x", "--sort=name,-wei"], &["--sort=name,-weighted"]),
            (&["segment", "run", "x", "--columns", "prob"], &["probability"]),
            (&["contact", "list", "--where", "tag:vip in:k"], &["tag:vip in:\"key accounts\""]),
            (&["deal", "list", "--where", "-own"], &["-owner:"]),
            (&["contact", "list", "--where", "tag:vip lifecycle:cu"], &["tag:vip lifecycle:customer"]),
            (&["deal", "list", "--where", "bud"], &["budget:"]),
            (&["deal", "add", "x", "--bud"], &["--budget"]),
            (&["deal", "add", "x", "--level", "g"], &["gold"]),
            (&["deal", "list", "--columns", "name,lev"], &["name,level"]),
            (&["contact", "list", "--columns", "name,cit"], &["name,city"]),
            (&["contact", "list", "--sort", "upd"], &["updated"]),
            (&["contact", "add", "--lifecycle", "cu"], &["customer"]),
            (&["deal", "mo"], &["move"]),
        ] {
            assert_eq!(asked(line), expected, "{line:?}");
        }
    }
}
