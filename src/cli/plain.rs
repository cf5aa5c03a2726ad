//! Rows of what are no records, such as settings and keys.

use serde_json::{Map, Value};

use super::Shell;
use super::halt::Halt;
use super::sheet::{Form, Sheet};
use crate::exchange::plain_json;
use crate::grammar::{Format, Show};

/// Rows with the same columns, the first of which names a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plain<'a> {
    /// What they are, for the heads of tables: `setting` for the messages `cli-setting-COLUMN`.
    pub of: &'a str,
    /// The words of the columns.
    pub columns: &'a [&'a str],
    /// The rows, each with as many cells.
    pub rows: Vec<Vec<String>>,
}

/// Prints rows.
pub(super) fn print(shell: &mut Shell<'_>, plain: &Plain<'_>, show: &Show) -> Result<(), Halt> {
    let Plain { of, columns, rows } = plain;
    let words = || columns.iter().map(|column| (*column).to_owned()).collect();
    match shell.format(show) {
        Format::Table => {
            let head = columns.iter().map(|column| shell.text.get(&format!("cli-{of}-{column}"))).collect();
            Sheet::new(Form::Table(shell.width), head, 1).write(&mut shell.out, rows)
        }
        Format::Tsv => Sheet::new(Form::Tsv, words(), 0).write(&mut shell.out, rows),
        Format::Csv => Sheet::new(Form::Csv, words(), 0).write(&mut shell.out, rows),
        Format::Json => {
            let all: Vec<Value> = rows.iter().map(|row| as_json(columns, row)).collect();
            plain_json::write(&mut shell.out.to, &all)?;
            shell.put("")
        }
        Format::Ndjson => rows.iter().try_for_each(|row| {
            plain_json::write(&mut shell.out.to, &as_json(columns, row))?;
            shell.put("")
        }),
        Format::Ids => rows.iter().filter_map(|row| row.first()).try_for_each(|name| shell.put(name)),
    }
}

fn as_json(columns: &[&str], row: &[String]) -> Value {
    let pairs = columns.iter().zip(row).map(|(column, cell)| ((*column).to_owned(), Value::from(cell.as_str())));
    Value::Object(pairs.collect::<Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::book::{Before, printed, show};
    use super::*;

    #[test]
    fn settings_are_a_table_or_lines() {
        let rows =
            [["me", "Kim", "config.toml", "your name, as owner of what you add"], ["country", "", "default", "phones"]];
        let plain = Plain {
            of: "setting",
            columns: &["key", "value", "origin", "help"],
            rows: rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect(),
        };
        let told = |before, show: Show| printed(before, |shell| shell.plain(&plain, &show));
        assert_snapshot!(told(Before::Person, show(None)), @r"
        setting  value  from         what it is for
        me       Kim    config.toml  your name, as owner of what you add
        country         default      phones
        ----
        ");
        assert_snapshot!(told(Before::Script, show(None)), @r"
        key	value	origin	help
        me	Kim	config.toml	your name, as owner of what you add
        country		default	phones
        ----
        ");
        assert_snapshot!(told(Before::Script, show(Format::Ndjson)), @r#"
        {"help":"your name, as owner of what you add","key":"me","origin":"config.toml","value":"Kim"}
        {"help":"phones","key":"country","origin":"default","value":""}
        ----
        "#);
    }
}
