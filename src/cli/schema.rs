//! The keys of records in JSON, as a table or as JSON Schema.

use super::Shell;
use super::halt::Halt;
use super::sheet::{Form, Sheet};
use crate::domain::{Catalogue, Kind};
use crate::exchange::plain_json;
use crate::exchange::schema::{Key, keys, record_schema, shape};
use crate::grammar::{Format, Show};

/// The columns, as scripts know them.
const HEAD: [&str; 4] = ["kind", "key", "value", "said"];

/// Prints what the JSON of these kinds of record looks like.
pub(super) fn print(shell: &mut Shell<'_>, kinds: &[Kind], show: &Show) -> Result<(), Halt> {
    let plain = || HEAD.map(str::to_owned).to_vec();
    match shell.format(show) {
        Format::Table => {
            let head = HEAD.map(|name| shell.text.get(&format!("cli-schema-{name}"))).to_vec();
            Sheet::new(Form::Table(shell.width), head, 2).write(&mut shell.out, &rows(shell.text.catalogue(), kinds))
        }
        Format::Tsv => Sheet::new(Form::Tsv, plain(), 0).write(&mut shell.out, &rows(shell.text.catalogue(), kinds)),
        Format::Csv => Sheet::new(Form::Csv, plain(), 0).write(&mut shell.out, &rows(shell.text.catalogue(), kinds)),
        Format::Json => {
            match kinds {
                [kind] => plain_json::write(&mut shell.out.to, &record_schema(shell.text.catalogue(), *kind))?,
                kinds => {
                    let any: Vec<serde_json::Value> =
                        kinds.iter().map(|kind| record_schema(shell.text.catalogue(), *kind)).collect();
                    plain_json::write(&mut shell.out.to, &serde_json::json!({ "oneOf": any }))?;
                }
            }
            shell.put("")
        }
        Format::Ndjson => kinds.iter().try_for_each(|kind| {
            plain_json::write(&mut shell.out.to, &record_schema(shell.text.catalogue(), *kind))?;
            shell.put("")
        }),
        Format::Ids => kinds.iter().try_for_each(|kind| shell.put(kind.as_str())),
    }
}

fn rows(catalogue: &Catalogue, kinds: &[Kind]) -> Vec<Vec<String>> {
    let row = |kind: Kind, key: Key| {
        let said = if key.is_said { "yes" } else { "no" };
        vec![kind.as_str().to_owned(), key.name, shape(&key.value), said.to_owned()]
    };
    kinds.iter().flat_map(|kind| keys(catalogue, *kind).into_iter().map(|key| row(*kind, key))).collect()
}
