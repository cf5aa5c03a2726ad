//! What the parser says about a command line that it does not understand, as a failure.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::PROGRAM;
use super::number::refused_number;
use super::shape::{HELP, shape};
use crate::domain::Catalogue;
use crate::ops::{Code, Failure};

/// The failure of a command line, with the facts `message`, `tip` (what was probably meant, or empty), `command`
/// (whose help to read) and, where it is about one, `argument`. A noun alone has `missing` for a fact, and its short help for a message.
pub(super) fn refusal(error: &clap::Error, words: &[String]) -> Failure {
    if let Some(failure) = refused_number(error) {
        return failure.fact("command", command(words));
    }
    let said = error.render().to_string();
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return Failure::new(Code::Usage)
            .fact("missing", "verb")
            .fact("message", said.trim_end())
            .fact("command", command(words));
    }
    let tips: Vec<&str> = said.lines().filter_map(|line| line.trim_start().strip_prefix("tip: ")).collect();
    let failure = Failure::new(Code::Usage)
        .fact("message", first_paragraph(&said))
        .fact("tip", tips.join("; "))
        .fact("command", command(words));
    match argument(error) {
        Some(argument) => failure.fact("argument", argument),
        None => failure,
    }
}

/// The argument of which something is wrong, as usage lines show it: `--as <KIND>`.
fn argument(error: &clap::Error) -> Option<&str> {
    error.context().find_map(|(kind, value)| match (kind, value) {
        (ContextKind::InvalidArg, ContextValue::String(argument)) => Some(argument.as_str()),
        (ContextKind::InvalidArg, ContextValue::Strings(arguments)) => arguments.first().map(String::as_str),
        _ => None,
    })
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
