//! The verb that fills an empty book with made-up records: demo.

use clap::Arg;

use super::given::{Given, Verb, Whole};
use super::number::number;
use super::output::{format_arg, read_format};
use super::record::dry_run_arg;
use super::{Ask, Show};
use crate::ops::Command;

/// The verb.
pub(super) const VERBS: &[Verb<Whole>] =
    &[Verb { name: "demo", args: |_, _| demo_args(), read: |_, given| Ok(read_demo(given)) }];

/// From what chance begins where nothing is said.
const SEED: &str = "1";

fn demo_args() -> Vec<Arg> {
    let seed = Arg::new("seed").long("seed").default_value(SEED).value_parser(number("7"));
    vec![seed, dry_run_arg(), format_arg()]
}

fn read_demo(given: &Given<'_>) -> Ask {
    let seed = given.matches.get_one::<u64>("seed").copied().unwrap_or_default();
    let show = Show { format: read_format(given), ..Show::default() };
    Ask::Execute { command: Command::Demo { seed }, mode: given.mode(), base: given.base(), show }
}
