//! A command as a blank to fill in: what can be said to it, in the order of its help, and the words that what is
//! filled in becomes. No type of the parser is needed to draw or to fill one.

use clap::builder::StringValueParser;
use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::PROGRAM;
use super::dress::dressed;
use super::examples::examples;
use super::given::Joined;
use super::holds::{Holds, holds};
use super::parse::{protected, run};
use super::record::{base_args, outcome_args};
use super::shape::{is_global, shape};
use crate::domain::Catalogue;
use crate::ops::{Code, Failure};
use crate::text::Text;

/// What is typed for a value that is given, and is empty.
const EMPTY: &str = "\"\"";

/// What is filled in for a flag without a value that is given.
const YES: &str = "yes";

/// A command that is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    /// The words that name it: `deal move`.
    pub path: Vec<String>,
    /// What it does.
    pub about: String,
    /// Its examples as one types them.
    pub examples: Vec<String>,
    /// What can be said to it, in the order of its help, and at last how its outcome is shown. What every command takes
    /// is left out.
    pub arguments: Vec<Argument>,
    /// Whether what is typed lacks something without which it is not understood.
    pub need: Need,
    /// What was typed that every command takes, as words.
    globals: Vec<String>,
}

/// Something that can be said to a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// Its identity among those of its command.
    pub id: String,
    /// How it is written.
    pub written: Written,
    /// What the help calls it: `REF`, `--due`.
    pub label: String,
    /// What it is for.
    pub help: String,
    /// Whether the command can be given without it.
    pub need: Need,
    /// How many values it takes.
    pub count: Count,
    /// What its values are.
    pub holds: Holds,
    /// Words that its values may be; any if there are none.
    pub choices: Vec<String>,
    /// What holds when nothing is said; may be empty.
    pub default: String,
    /// What is typed so far.
    pub given: Vec<String>,
}

/// How an argument is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// As a word in its place.
    Word,
    /// Behind this flag.
    Flag(String),
    /// As this flag alone, which is there or is not.
    Switch(String),
}

/// Whether something has to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It has to be.
    Required,
    /// It may be left out.
    Optional,
}

/// How many values an argument takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// One.
    One,
    /// Any number.
    Many,
}

/// The blank of the command that words name, with what they say filled in; none if they name no command yet.
pub fn blank(words: &[String], text: &Text) -> Option<Blank> {
    let (words, catalogue) = (protected(words), text.catalogue());
    // What is not understood is left out, and so are the limits on what can stand together.
    let mut given = run(relaxed(shape(catalogue)), &words).ok()?;
    let tree = shape(catalogue);
    let (mut path, mut command) = (Vec::new(), &tree);
    while let Some((name, below)) = given.remove_subcommand() {
        command = command.find_subcommand(&name)?;
        path.push(name);
        given = below;
    }
    if command.has_subcommands() {
        return None;
    }
    let mut command = dressed(command.clone().disable_help_flag(true), &path, text);
    // Only a built command knows how many values its arguments take.
    command.build();
    let rare: Vec<Arg> = base_args().into_iter().chain(outcome_args()).collect();
    let is_rare = |arg: &&Arg| rare.iter().any(|other| other.get_id() == arg.get_id());
    let own = command.get_arguments().filter(|arg| !is_global(arg));
    let (shown, said): (Vec<&Arg>, Vec<&Arg>) = own.partition(is_rare);
    let need = match run(shape(catalogue), &words) {
        Err(error) if error.kind() == ErrorKind::MissingRequiredArgument => Need::Required,
        Ok(_) | Err(_) => Need::Optional,
    };
    let long = command.get_long_about().map(ToString::to_string).unwrap_or_default();
    let line = path.join(" ");
    let is_own =
        |example: &String| example.strip_prefix(&line).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    Some(Blank {
        about: command.get_about().map(ToString::to_string).unwrap_or_default(),
        examples: examples(&long).into_iter().filter(is_own).collect(),
        arguments: said.into_iter().chain(shown).map(|arg| argument(arg, &path, &given, catalogue)).collect(),
        need,
        globals: tree
            .get_arguments()
            .map(|arg| argument(arg, &path, &given, catalogue))
            .flat_map(|arg| arg.words(&arg.given))
            .collect(),
        path,
    })
}

/// A tree that takes any text for a value, and goes on where something is wrong.
fn relaxed(command: Command) -> Command {
    fn any_value(arg: Arg) -> Arg {
        if arg.get_action().takes_values() { arg.value_parser(StringValueParser::new()) } else { arg }
    }
    command.ignore_errors(true).mut_args(any_value).mut_subcommands(relaxed)
}

fn argument(arg: &Arg, path: &[String], given: &ArgMatches, catalogue: &Catalogue) -> Argument {
    let id = arg.get_id().as_str();
    let long = arg.get_long().map(|long| format!("--{long}"));
    let is_switch = !arg.get_action().takes_values();
    let choices = if is_switch { Vec::new() } else { arg.get_possible_values() };
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let defaults = arg.get_default_values().iter().filter(|_| !is_switch);
    let values = arg.get_value_names().unwrap_or_default();
    Argument {
        id: id.to_owned(),
        label: long.clone().unwrap_or_else(|| values.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")),
        written: match long {
            None => Written::Word,
            Some(flag) if is_switch => Written::Switch(flag),
            Some(flag) => Written::Flag(flag),
        },
        help: arg.get_help().map(ToString::to_string).unwrap_or_default(),
        need: if arg.is_required_set() { Need::Required } else { Need::Optional },
        count: count(arg),
        holds: holds(&path, id, catalogue),
        choices: choices.iter().map(|choice| choice.get_name().to_owned()).collect(),
        default: defaults.map(|value| value.to_string_lossy()).collect::<Vec<_>>().join(" "),
        given: given_to(arg, given),
    }
}

fn count(arg: &Arg) -> Count {
    let takes_many = matches!(arg.get_action(), ArgAction::Append);
    if takes_many && arg.get::<Joined>().is_none() { Count::Many } else { Count::One }
}

/// What is said to an argument, as it is typed into a form.
fn given_to(arg: &Arg, given: &ArgMatches) -> Vec<String> {
    let id = arg.get_id().as_str();
    let is_said =
        matches!(given.try_contains_id(id), Ok(true)) && given.value_source(id) == Some(ValueSource::CommandLine);
    if !is_said {
        return Vec::new();
    }
    if !arg.get_action().takes_values() {
        return vec![YES.to_owned()];
    }
    let values = given.get_raw(id).into_iter().flatten().map(|value| value.to_string_lossy().into_owned());
    if arg.get::<Joined>().is_some() {
        return vec![values.collect::<Vec<_>>().join(" ")];
    }
    values.map(|value| if value.is_empty() { EMPTY.to_owned() } else { value }).collect()
}

impl Blank {
    /// The words of the command, given what is filled in for each argument in their order.
    ///
    /// Refuses a word whose place is left empty before another one, as it would be taken for that.
    pub fn words(&self, filled: &[Vec<String>]) -> Result<Vec<String>, Failure> {
        let (mut plain, mut flagged, mut left) = (Vec::new(), Vec::new(), None);
        for (argument, values) in self.arguments.iter().zip(filled) {
            let words = argument.words(values);
            match argument.written {
                Written::Flag(_) | Written::Switch(_) => flagged.extend(words),
                Written::Word if words.is_empty() => left = left.or(Some(argument)),
                Written::Word => match left {
                    Some(left) => return Err(self.missing(left)),
                    None => plain.extend(words),
                },
            }
        }
        flagged.extend(self.globals.iter().cloned());
        // What begins with a sign would be taken for a flag.
        let is_signed = plain.iter().any(|word| word.starts_with('-'));
        let dashes = is_signed.then(|| "--".to_owned());
        let parts = if is_signed { [flagged, dashes.into_iter().chain(plain).collect()] } else { [plain, flagged] };
        Ok(self.path.iter().cloned().chain(parts.concat()).collect())
    }

    fn missing(&self, argument: &Argument) -> Failure {
        let command = format!("{PROGRAM} {}", self.path.join(" "));
        Failure::new(Code::Missing).fact("argument", &argument.label).fact("command", command)
    }
}

impl Argument {
    /// What is filled in, as words.
    fn words(&self, values: &[String]) -> Vec<String> {
        let values = values.iter().filter(|value| !value.is_empty() && **value != self.default);
        let said = |value: &String| if value == EMPTY { String::new() } else { value.clone() };
        match &self.written {
            Written::Word => values.map(said).collect(),
            Written::Flag(flag) => values.map(|value| format!("{flag}={}", said(value))).collect(),
            Written::Switch(flag) => values.take(1).map(|_| flag.clone()).collect(),
        }
    }

    /// Whether a failure that names an argument means this one: `--due`, `--as <KIND>`, `STAGE`.
    pub fn is_called(&self, name: &str) -> bool {
        let bare = name.split([' ', ',']).next().unwrap_or_default();
        let bare = bare.trim_start_matches('<').trim_end_matches(['.', '>', ']']);
        self.label == bare || self.label.split('|').any(|label| label == bare)
    }

    /// Whether what is typed stands for an empty value.
    pub fn is_empty_value(value: &str) -> bool {
        value == EMPTY
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Kind;
    use crate::domain::field::Type;
    use crate::grammar::split;

    fn of(line: &str) -> Blank {
        blank(&split(line).unwrap(), &Text::english()).unwrap_or_else(|| panic!("no command: {line}"))
    }

    fn filled(blank: &Blank) -> Vec<Vec<String>> {
        blank.arguments.iter().map(|argument| argument.given.clone()).collect()
    }

    fn find<'a>(blank: &'a Blank, label: &str) -> &'a Argument {
        blank.arguments.iter().find(|argument| argument.label == label).unwrap()
    }

    #[test]
    fn a_command_tells_what_can_be_said_to_it() {
        let blank = of("deal move");
        assert_eq!((blank.path.join(" ").as_str(), blank.need), ("deal move", Need::Required));
        let deals = find(&blank, "REF|STAGE");
        assert_eq!((deals.count, &deals.holds), (Count::Many, &Holds::Records(vec![Kind::Deal, Kind::Stage])));
        assert_eq!(find(&blank, "--on").holds, Holds::Value(Type::Date));
        assert_eq!(find(&blank, "--due").holds.value(), Some(Type::When));
        assert_eq!(find(&blank, "--next-type").choices.first().map(String::as_str), Some("todo"));
        assert_eq!(find(&blank, "--dry-run").written, Written::Switch("--dry-run".to_owned()));
        assert!(blank.arguments.iter().all(|argument| argument.label != "--book" && !argument.help.is_empty()));
        let log = of("log");
        assert_eq!((find(&log, "TEXT").count, find(&log, "TEXT").need), (Count::One, Need::Optional));
        assert_eq!((find(&log, "REF").need, find(&log, "--with").count), (Need::Required, Count::Many));
        assert_eq!(find(&of("set"), "--as").default, "contact");
    }

    #[test]
    fn what_is_typed_so_far_is_filled_in() {
        let blank = of("deal move d-00001 --now=9:00 Won --next 'send it' -n --on nonsense --li");
        assert_eq!(find(&blank, "REF|STAGE").given, ["d-00001", "Won"]);
        assert_eq!(find(&blank, "--next").given, ["send it"]);
        assert_eq!(find(&blank, "--dry-run").given, ["yes"]);
        assert_eq!(find(&blank, "--on").given, ["nonsense"]);
        assert_eq!(
            blank.words(&filled(&blank)).unwrap().join(" "),
            "deal move d-00001 Won --on=nonsense --next=send it --dry-run --now=9:00"
        );
        for nothing in ["", "deal", "deal mov", "nonsense"] {
            assert_eq!(super::blank(&split(nothing).unwrap(), &Text::english()), None, "{nothing}");
        }
    }

    #[test]
    fn a_word_that_is_left_out_before_another_one_is_asked_for() {
        let blank = of("log");
        let values = |labels: &[(&str, &str)]| {
            let value = |argument: &Argument| {
                labels
                    .iter()
                    .filter(|(label, _)| argument.label == *label)
                    .map(|(_, value)| (*value).to_owned())
                    .collect()
            };
            blank.words(&blank.arguments.iter().map(value).collect::<Vec<_>>())
        };
        assert_eq!(
            values(&[("TYPE", "call"), ("REF", "-5"), ("TEXT", "a b")]).unwrap().join("|"),
            "log|--|call|-5|a b"
        );
        let failure = values(&[("TYPE", "call"), ("TEXT", "a b")]).unwrap_err();
        assert_eq!((failure.code, failure.facts["argument"].as_str()), (Code::Missing, "REF"));
        assert!(find(&blank, "REF").is_called("<REF>") && find(&of("deal move"), "REF|STAGE").is_called("STAGE"));
        assert!(find(&of("export"), "--as").is_called("--as <KIND>"));
    }

    #[test]
    fn an_empty_value_that_was_given_is_given_again() {
        let blank = of("contact edit c-7k2fq --city ''");
        assert_eq!(find(&blank, "--city").given, ["\"\""]);
        assert_eq!(blank.words(&filled(&blank)).unwrap().join(" "), "contact edit c-7k2fq --city=");
    }
}
