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
enum Source {
    Book(Vec<Wanted>),
    /// Fields of one of these kinds, with commas between.
    Fields(Vec<Kind>),
    Filter(Kind),
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
fn source(path: &[String], id: &str, catalogue: &Catalogue) -> Option<Source> {
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

fn offered(source: &Source, typed: &str, catalogue: &Catalogue, known: &Known) -> Vec<CompletionCandidate> {
    let found = match source {
        Source::Book(wanted) => wanted.iter().flat_map(|wanted| of_book(wanted, typed, known)).collect(),
        Source::Fields(kinds) => {
            let (before, begun) = cut(typed, &[',']);
            let (sign, begun) = begun.strip_prefix('-').map_or(("", begun), |begun| ("-", begun));
            fields(catalogue, kinds)
                .into_iter()
                .filter(|name| begins(name, begun))
                .map(|name| bare(format!("{before}{sign}{name}")))
                .collect()
        }
        Source::Filter(kind) => in_filter(*kind, typed, catalogue, known),
    };
    let candidate = |found: Suggestion| {
        CompletionCandidate::new(found.word).help((!found.about.is_empty()).then(|| found.about.into()))
    };
    found.into_iter().map(candidate).collect()
}

/// Tags are named with commas between them, each perhaps with a sign.
fn of_book(wanted: &Wanted, typed: &str, known: &Known) -> Vec<Suggestion> {
    let (before, begun) = match wanted {
        Wanted::Names(_) | Wanted::Views(_) => ("", typed),
        Wanted::Tags(_) => cut(typed, &[',', '+', '-']),
    };
    let found = known(wanted, begun).into_iter().filter(|found| begins(&found.word, begun));
    found.map(|found| Suggestion { word: format!("{before}{}", found.word), ..found }).collect()
}

fn in_filter(kind: Kind, typed: &str, catalogue: &Catalogue, known: &Known) -> Vec<Suggestion> {
    let (before, term) = cut(typed, &[' ', '(']);
    let (sign, term) = term.strip_prefix('-').map_or(("", term), |term| ("-", term));
    let Some((field, value)) = term.split_once(':') else {
        let names = fields(catalogue, &[kind]).into_iter().chain(["in"]).filter(|name| begins(name, term));
        return names.map(|name| bare(format!("{before}{sign}{name}:"))).collect();
    };
    let quoted = |word: &str| if word.contains([' ', '(', ')', ',']) { format!("\"{word}\"") } else { word.to_owned() };
    let source = match (field, catalogue.slot(kind, field)) {
        ("in", _) => Some(Source::Book(vec![Wanted::Names(vec![Kind::Segment])])),
        (_, Some(Slot::Field(Field { value: Type::Choice(words), .. }))) => {
            let words = words.iter().filter(|word| begins(word, value));
            return words.map(|word| bare(format!("{before}{sign}{field}:{}", quoted(word)))).collect();
        }
        (_, Some(Slot::Field(field))) => of_held(kind, &Holds::Field(field)),
        (_, Some(Slot::Part(..) | Slot::Derived(_)) | None) => None,
    };
    let Some(Source::Book(wanted)) = source else { return Vec::new() };
    let begun = value.trim_start_matches('"');
    let found = wanted.iter().flat_map(|wanted| known(wanted, begun)).filter(|found| begins(&found.word, begun));
    found.map(|found| Suggestion { word: format!("{before}{sign}{field}:{}", quoted(&found.word)), ..found }).collect()
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
