//! The verbs of leads, who are contacts and companies before they are customers.

use clap::{Arg, ArgAction};

use super::Ask;
use super::given::{Given, Verb, Whole, refused};
use super::output::read_show;
use super::record::{among, done_or_explained, read_targets, target_args};
use super::task::{next_args, read_next};
use super::values::{FIELD, field_arg, read_made};
use crate::domain::{Field, Kind, Path, Value, line};
use crate::ops::{Command, Edit, Failure};

/// The noun.
pub(super) const LEAD: &str = "lead";

/// The verbs.
pub(super) const VERBS: &[Verb<Whole>] =
    &[Verb { name: "convert", args: |_, _| convert_args(), read: |_, given| read_convert(given) }];

/// Which of those that a filter lets through are leads.
const LEADS: &str = "lifecycle:lead,qualified";

/// The fields that the deal of a lead can be given, as the catalogue of deals has them.
const OF_DEAL: &[&str] = &["value", "stage", "pipeline", "close", "owner"];

fn fields() -> impl Iterator<Item = &'static Field> {
    Kind::Deal.fields().iter().filter(|field| OF_DEAL.contains(&field.key))
}

fn convert_args() -> Vec<Arg> {
    let no_deal = Arg::new("no-deal").long("no-deal").action(ArgAction::SetTrue);
    let no_deal =
        no_deal.conflicts_with("deal").conflicts_with_all(fields().map(|field| format!("{FIELD}{}", field.name)));
    let mut args = target_args();
    args.extend([Arg::new("deal").long("deal"), no_deal]);
    args.extend(fields().map(field_arg));
    args.extend(next_args());
    args
}

fn read_convert(given: &Given<'_>) -> Result<Ask, Failure> {
    let deal = if given.has("no-deal") { None } else { Some(read_deal(given)?) };
    let targets = among(LEADS, read_targets(given)?);
    let command = Command::Convert { targets, deal, next: read_next(given)? };
    Ok(done_or_explained(command, read_show(&[Kind::Contact, Kind::Deal], given)?, given))
}

fn read_deal(given: &Given<'_>) -> Result<Vec<Edit>, Failure> {
    let mut edits = Vec::new();
    if let Some(name) = given.text("deal").filter(|name| !name.trim().is_empty()) {
        let name = line::read_line("line", name).map_err(|invalid| refused(invalid, "--deal"))?;
        edits.push(Edit::Put(Path::one("name"), Value::Text(name)));
    }
    for field in fields() {
        edits.extend(read_made(field, given)?);
    }
    Ok(edits)
}
