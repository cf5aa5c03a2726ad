//! What the parser says about a command line that it does not understand, as a failure.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::PROGRAM;
use super::number::refused_number;
use super::shape::{HELP, shape};
use crate::domain::Catalogue;
use crate::ops::{Code, Failure};

/// The failure of a command line: in the fact `problem` what is wrong with it, of which sentences are made with the other
/// facts, and in `message` what the parser says itself. Then `command`, whose help to read, and `similar` (with
/// `similar-of`): what was probably meant. A noun alone has `missing` for a fact, and its short help for a message.
pub(super) fn refusal(error: &clap::Error, words: &[String]) -> Failure {
    if let Some(failure) = refused_number(error) {
        return failure.fact("command", command(words));
    }
    let said = error.render().to_string();
    let failure = Failure::new(Code::Usage).fact("command", command(words));
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return failure.fact("missing", "verb").fact("message", said.trim_end());
    }
    let facts = FACTS.iter().filter_map(|(kind, name)| Some((*name, shown(error.get(*kind)?)?)));
    let failure = facts.fold(failure, |failure, (name, shown)| failure.fact(name, shown));
    let similar = SIMILAR.iter().find_map(|(kind, of)| Some((*of, quoted(error.get(*kind)?))));
    let similar = similar.or_else(|| Some(("argument", begun(error, words)?)));
    let failure = match similar {
        Some((of, similar)) => failure.fact("similar-of", of).fact("similar", similar),
        None => failure,
    };
    failure.fact("problem", problem(error)).fact("message", first_paragraph(&said))
}

/// What is told of a command line besides the problem. An argument is named as usage lines show it: `--as <KIND>`.
const FACTS: &[(ContextKind, &str)] = &[
    (ContextKind::InvalidSubcommand, "word"),
    (ContextKind::InvalidArg, "argument"),
    (ContextKind::InvalidValue, "value"),
    (ContextKind::ValidValue, "choices"),
    (ContextKind::PriorArg, "prior"),
];

/// What may have been meant, and of which sort it is.
const SIMILAR: &[(ContextKind, &str)] = &[
    (ContextKind::SuggestedSubcommand, "command"),
    (ContextKind::SuggestedArg, "argument"),
    (ContextKind::SuggestedValue, "value"),
];

/// What is wrong, in a word, of the refusals that are told in our own.
const PROBLEMS: &[(ErrorKind, ContextKind, &str)] = &[
    (ErrorKind::InvalidSubcommand, ContextKind::InvalidSubcommand, "command"),
    (ErrorKind::UnknownArgument, ContextKind::InvalidArg, "argument"),
    (ErrorKind::MissingRequiredArgument, ContextKind::InvalidArg, "missing"),
    (ErrorKind::InvalidValue, ContextKind::InvalidArg, "value"),
    (ErrorKind::TooManyValues, ContextKind::InvalidArg, "too-many"),
    (ErrorKind::ArgumentConflict, ContextKind::InvalidArg, "conflict"),
];

/// What is wrong, in a word; `other` where the parser's own sentence is all that can be said.
fn problem(error: &clap::Error) -> &'static str {
    let known = PROBLEMS.iter().find(|(kind, about, _)| *kind == error.kind() && error.get(*about).is_some());
    let Some((.., problem)) = known else { return "other" };
    let prior = error.get(ContextKind::PriorArg);
    match *problem {
        "value" if error.get(ContextKind::InvalidValue).and_then(shown).is_none_or(|value| value.is_empty()) => {
            "no-value"
        }
        "conflict" if prior == error.get(ContextKind::InvalidArg) => "twice",
        "conflict" if matches!(prior, Some(ContextValue::Strings(_))) => "conflicts",
        "conflict" if prior.and_then(shown).is_none() => "other",
        problem => problem,
    }
}

/// What stands in the context of an error, if it is a text or several.
fn shown(value: &ContextValue) -> Option<String> {
    if let ContextValue::String(text) = value { Some(text.clone()) } else { texts(value).map(|texts| texts.join(", ")) }
}

fn texts(value: &ContextValue) -> Option<&[String]> {
    if let ContextValue::Strings(texts) = value { Some(texts) } else { None }
}

fn quoted(value: &ContextValue) -> String {
    let quote = |text: &str| format!("'{text}'");
    match texts(value) {
        Some(texts) => texts.iter().map(|text| quote(text)).collect::<Vec<_>>().join(", "),
        None => shown(value).as_deref().map(quote).unwrap_or_default(),
    }
}

/// The flags of which somebody typed the beginning only: `--birthday` for `--bir`.
fn begun(error: &clap::Error, words: &[String]) -> Option<String> {
    let typed = shown(error.get(ContextKind::InvalidArg)?).filter(|_| error.kind() == ErrorKind::UnknownArgument)?;
    let typed = typed.strip_prefix("--").filter(|typed| !typed.is_empty())?;
    let shape = shape(&Catalogue::default());
    let flags = deepest(&shape, words).get_arguments().filter_map(clap::Arg::get_long);
    let begun: Vec<String> = flags.filter(|flag| flag.starts_with(typed)).map(|flag| format!("'--{flag}'")).collect();
    (!begun.is_empty()).then(|| begun.join(", "))
}

fn first_paragraph(said: &str) -> String {
    let said = said.strip_prefix("error: ").unwrap_or(said);
    let lines = said.lines().take_while(|line| !line.trim().is_empty());
    lines.map(str::trim).collect::<Vec<_>>().join(" ")
}

/// The deepest command that the words name: `rolo contact add`.
fn command(words: &[String]) -> String {
    let mut here = &shape(&Catalogue::default());
    let mut path = vec![PROGRAM];
    for word in words.iter().filter(|word| *word != HELP) {
        if let Some(below) = here.find_subcommand(word) {
            here = below;
            path.push(word);
        }
    }
    path.join(" ")
}

/// The same in the grammar.
fn deepest<'c>(shape: &'c clap::Command, words: &[String]) -> &'c clap::Command {
    words.iter().fold(shape, |here, word| here.find_subcommand(word).unwrap_or(here))
}
