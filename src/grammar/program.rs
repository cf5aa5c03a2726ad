//! The verbs of the program itself: host, config, schema, completions, man.

use std::path::PathBuf;

use clap::builder::{EnumValueParser, PossibleValuesParser};
use clap::{Arg, ArgAction, ValueHint, value_parser};
use clap_complete::Shell;

use super::given::{Given, Verb, Whole, joined_arg};
use super::output::{format_arg, read_format};
use super::{Ask, ConfigAsk, HostAsk, Show};
use crate::domain::Kind;
use crate::ops::{Code, Failure};

/// The verbs of the program.
pub(super) const VERBS: &[Verb<Whole>] = &[
    Verb { name: "host", args: |_, _| host_args(), read: |_, given| Ok(read_host(given)) },
    Verb { name: "schema", args: |_, _| schema_args(), read: |_, given| Ok(read_schema(given)) },
    Verb { name: "completions", args: |_, _| completions_args(), read: |_, given| read_completions(given) },
    Verb { name: "man", args: |_, _| man_args(), read: |_, given| Ok(Ask::Man(read_path(given, "dir"))) },
];

/// The flag that asks who serves the book.
const STATUS: &str = "host-status";

/// Those that work also while the settings cannot be read.
pub(super) const MENDING: &[&str] = &["set", "unset", "path", "setup"];

/// The verbs of the settings.
pub(super) const CONFIG: &[Verb<Whole>] = &[
    Verb { name: "list", args: |_, _| Vec::new(), read: |_, _| Ok(Ask::Config(ConfigAsk::List)) },
    Verb {
        name: "get",
        args: |_, _| vec![setting_arg()],
        read: |_, given| Ok(Ask::Config(ConfigAsk::Get(setting(given)))),
    },
    Verb { name: "set", args: |_, _| vec![setting_arg(), value_arg()], read: |_, given| Ok(read_set(given)) },
    Verb {
        name: "unset",
        args: |_, _| vec![setting_arg()],
        read: |_, given| Ok(Ask::Config(ConfigAsk::Unset(setting(given)))),
    },
    Verb { name: "path", args: |_, _| Vec::new(), read: |_, _| Ok(Ask::Config(ConfigAsk::Path)) },
    Verb { name: "setup", args: |_, _| Vec::new(), read: |_, _| Ok(Ask::Config(ConfigAsk::Setup)) },
];

/// The verbs of the keys.
pub(super) const KEYMAP: &[Verb<Whole>] = &[
    Verb {
        name: "show",
        args: |_, _| vec![keymap_arg(), format_arg()],
        read: |_, given| {
            Ok(Ask::Config(ConfigAsk::Keys(keymap(given), Show { format: read_format(given), ..Show::default() })))
        },
    },
    Verb {
        name: "check",
        args: |_, _| vec![keymap_arg()],
        read: |_, given| Ok(Ask::Config(ConfigAsk::CheckKeys(keymap(given)))),
    },
];

fn keymap_arg() -> Arg {
    Arg::new("keymap")
}

fn keymap(given: &Given<'_>) -> Option<String> {
    given.text("keymap").map(str::to_owned)
}

fn host_args() -> Vec<Arg> {
    vec![Arg::new(STATUS).long("status").action(ArgAction::SetTrue)]
}

fn read_host(given: &Given<'_>) -> Ask {
    Ask::Host(if given.matches.get_flag(STATUS) { HostAsk::Status } else { HostAsk::Serve })
}

fn completions_args() -> Vec<Arg> {
    vec![Arg::new("shell").required(true).value_parser(EnumValueParser::<Shell>::new())]
}

fn schema_args() -> Vec<Arg> {
    let kinds = PossibleValuesParser::new(Kind::ALL.iter().map(|kind| kind.as_str()));
    vec![Arg::new("kind").num_args(0..).value_parser(kinds), format_arg()]
}

/// The kinds that are named, or all of them.
fn read_schema(given: &Given<'_>) -> Ask {
    let named: Vec<Kind> = given.texts("kind").into_iter().filter_map(Kind::from_word).collect();
    let kinds = if named.is_empty() { Kind::ALL.to_vec() } else { named };
    Ask::Schema(kinds, Show { format: read_format(given), ..Show::default() })
}

fn man_args() -> Vec<Arg> {
    vec![Arg::new("dir").long("dir").value_parser(value_parser!(PathBuf)).value_hint(ValueHint::DirPath)]
}

fn setting_arg() -> Arg {
    Arg::new("setting").required(true)
}

fn value_arg() -> Arg {
    joined_arg("value").required(true).num_args(1..)
}

fn setting(given: &Given<'_>) -> String {
    given.text("setting").unwrap_or_default().to_owned()
}

fn read_set(given: &Given<'_>) -> Ask {
    Ask::Config(ConfigAsk::Set(setting(given), given.joined("value")))
}

fn read_completions(given: &Given<'_>) -> Result<Ask, Failure> {
    let shell = given.matches.get_one::<Shell>("shell").copied();
    // The parser has made sure that there is one.
    shell.map(Ask::Completions).ok_or_else(|| Failure::new(Code::Usage).fact("message", ""))
}

/// The path that an argument names.
fn read_path(given: &Given<'_>, id: &str) -> Option<PathBuf> {
    given.matches.get_one::<PathBuf>(id).cloned()
}
