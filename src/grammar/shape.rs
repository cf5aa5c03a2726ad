//! The shape of the command line: which commands there are, and what every one of them takes. Without a word of
//! help, since most command lines are understood and need none.

use std::path::PathBuf;
use std::time::Duration;

use clap::builder::EnumValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command, ValueEnum, ValueHint, value_parser};

use super::file::FILE;
use super::given::{Verb, Whole};
use super::lead::LEAD;
use super::number::number;
use super::{ColorChoice, Globals, PROGRAM, book, demo, export, file, import, lead, program, record};
use crate::domain::{Catalogue, Kind};

/// The noun of the settings.
pub(super) const CONFIG: &str = "config";

/// The noun of the keys.
pub(super) const KEYMAP: &str = "keymap";
/// The verb that shows help.
pub(super) const HELP: &str = "help";

/// The flag under which a command is done once.
const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// How long to wait for another program that has the book, in seconds, when nothing is said.
const WAIT: &str = "5";
/// The longest wait in seconds: a day.
const LONGEST_WAIT: u64 = 86_400;
/// The widest that help gets: longer lines are hard to read.
const WIDTH: usize = 100;

/// The whole tree, bare.
pub(super) fn shape(catalogue: &Catalogue) -> Command {
    Maker { catalogue, line: None }.tree()
}

/// As much of the tree as a command line can mean: what none of its words names is left out. To make every command with
/// its arguments takes longer than all the rest of understanding a line.
pub(super) fn shape_for(line: &[String], catalogue: &Catalogue) -> Command {
    Maker { catalogue, line: Some(line) }.tree()
}

/// Makes commands.
struct Maker<'a> {
    catalogue: &'a Catalogue,
    /// The line for which they are made, if they are made for one.
    line: Option<&'a [String]>,
}

impl Maker<'_> {
    fn tree(&self) -> Command {
        let root = Command::new(PROGRAM)
            .version(env!("CARGO_PKG_VERSION"))
            .propagate_version(true)
            .disable_help_flag(true)
            .disable_version_flag(true)
            .disable_help_subcommand(true)
            .max_term_width(WIDTH)
            .args(global_args());
        root.subcommands(self.commands(book::READING, Whole))
            .subcommands(Kind::ALL.iter().filter_map(|kind| self.noun(kind.as_str(), record::verbs(*kind), *kind)))
            .subcommands(self.noun(LEAD, lead::VERBS, Whole))
            .subcommands(self.noun(FILE, file::VERBS, Whole))
            .subcommands(self.commands(book::DOING, Whole))
            .subcommands(self.commands(import::VERBS, Whole))
            .subcommands(self.commands(export::VERBS, Whole))
            .subcommands(self.commands(demo::VERBS, Whole))
            .subcommands(self.may_mean(CONFIG).then(|| self.below(CONFIG, program::CONFIG, Whole)))
            .subcommands(self.may_mean(KEYMAP).then(|| self.below(KEYMAP, program::KEYMAP, Whole)))
            .subcommands(self.commands(program::VERBS, Whole))
            .subcommands(self.help())
    }

    /// A noun, which is nothing without a verb.
    fn noun<Of: Copy>(&self, name: &'static str, verbs: &'static [Verb<Of>], of: Of) -> Option<Command> {
        let noun = || self.below(name, verbs, of).subcommand_required(true).arg_required_else_help(true);
        self.may_mean(name).then(noun)
    }

    fn below<Of: Copy>(&self, name: &'static str, verbs: &'static [Verb<Of>], of: Of) -> Command {
        Command::new(name).subcommands(self.commands(verbs, of)).subcommands(self.help())
    }

    fn commands<Of: Copy>(&self, verbs: &'static [Verb<Of>], of: Of) -> impl Iterator<Item = Command> {
        let meant = verbs.iter().filter(|verb| self.may_mean(verb.name));
        meant.map(move |verb| Command::new(verb.name).args((verb.args)(of, self.catalogue)))
    }

    fn help(&self) -> Option<Command> {
        self.may_mean(HELP).then(|| Command::new(HELP).arg(Arg::new("command").num_args(0..)))
    }

    fn may_mean(&self, name: &str) -> bool {
        self.line.is_none_or(|line| line.iter().any(|word| word == name))
    }
}

fn global_args() -> Vec<Arg> {
    let switch = |name: &'static str, short| Arg::new(name).long(name).short(short);
    let args = vec![
        Arg::new("book").long("book").value_parser(value_parser!(PathBuf)).value_hint(ValueHint::DirPath),
        Arg::new("lang").long("lang"),
        Arg::new("now").long("now"),
        Arg::new("wait").long("wait").default_value(WAIT).value_parser(number("30").up_to(LONGEST_WAIT)),
        Arg::new("color").long("color").default_value("auto").value_parser(EnumValueParser::<ColorChoice>::new()),
        switch("quiet", 'q').action(ArgAction::SetTrue),
        switch("yes", 'y').action(ArgAction::SetTrue),
        Arg::new("debug").long("debug").action(ArgAction::SetTrue),
        Arg::new(IDEMPOTENCY_KEY).long(IDEMPOTENCY_KEY).value_name("KEY").hide_short_help(true),
        switch(HELP, 'h').action(ArgAction::Help),
        switch("version", 'V').action(ArgAction::Version),
    ];
    // An alias may hold a flag that is then given again.
    let overriding = |arg: Arg| {
        let id = arg.get_id().clone();
        arg.overrides_with(id).global(true)
    };
    args.into_iter().map(overriding).collect()
}

/// Whether an argument is one that every command takes.
pub(super) fn is_global(arg: &Arg) -> bool {
    arg.is_global_set()
}

/// What the command line says whatever it asks for.
pub(super) fn read_globals(matches: &ArgMatches) -> Globals {
    let seconds = matches.get_one::<u64>("wait").copied().unwrap_or_default();
    Globals {
        book: matches.get_one::<PathBuf>("book").cloned(),
        lang: matches.get_one::<String>("lang").cloned(),
        now: matches.get_one::<String>("now").cloned(),
        wait: Duration::from_secs(seconds),
        color: matches.get_one::<ColorChoice>("color").copied().unwrap_or(ColorChoice::Auto),
        quiet: matches.get_flag("quiet"),
        yes: matches.get_flag("yes"),
        debug: matches.get_flag("debug"),
        idempotency_key: matches.get_one::<String>(IDEMPOTENCY_KEY).cloned(),
    }
}

impl ValueEnum for ColorChoice {
    fn value_variants<'a>() -> &'a [Self] {
        &[ColorChoice::Auto, ColorChoice::Always, ColorChoice::Never]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(match self {
            ColorChoice::Auto => "auto",
            ColorChoice::Always => "always",
            ColorChoice::Never => "never",
        }))
    }
}
