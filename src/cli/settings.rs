//! Settings with their values.

use serde_json::json;

use super::Shell;
use super::halt::Halt;
use super::sheet::{Form, Sheet};
use crate::exchange::plain_json;
use crate::grammar::{Format, Show};

/// One setting as it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting<'a> {
    /// Its name, as `rolo config set` takes it.
    pub key: &'a str,
    /// Its value; may be empty.
    pub value: &'a str,
    /// Where the value comes from: a file, the environment, a flag, the default.
    pub origin: &'a str,
    /// What it is for.
    pub help: &'a str,
}

/// Prints settings.
pub(super) fn print(shell: &mut Shell<'_>, settings: &[Setting<'_>], show: &Show) -> Result<(), Halt> {
    let rows = || settings.iter().map(|row| [row.key, row.value, row.origin, row.help].map(str::to_owned).to_vec());
    let names = || ["key", "value", "origin", "help"];
    match shell.format(show) {
        Format::Table => {
            let head = names().map(|name| shell.text.get(&format!("cli-setting-{name}"))).to_vec();
            Sheet::new(Form::Table(shell.width), head, 1).write(&mut shell.out, &rows().collect::<Vec<_>>())
        }
        Format::Tsv => print_sheet(shell, &rows().collect::<Vec<_>>(), Form::Tsv),
        Format::Csv => print_sheet(shell, &rows().collect::<Vec<_>>(), Form::Csv),
        Format::Json => {
            let all: Vec<serde_json::Value> = settings.iter().map(as_json).collect();
            plain_json::write(&mut shell.out.to, &all)?;
            shell.put("")
        }
        Format::Ndjson => settings.iter().try_for_each(|row| {
            plain_json::write(&mut shell.out.to, &as_json(row))?;
            shell.put("")
        }),
        Format::Ids => settings.iter().try_for_each(|row| shell.put(row.key)),
    }
}

fn print_sheet(shell: &mut Shell<'_>, rows: &[Vec<String>], form: Form) -> Result<(), Halt> {
    let head = ["key", "value", "origin", "help"].map(str::to_owned).to_vec();
    Sheet::new(form, head, 0).write(&mut shell.out, rows)
}

fn as_json(setting: &Setting<'_>) -> serde_json::Value {
    let Setting { key, value, origin, help } = setting;
    json!({"key": key, "value": value, "origin": origin, "help": help})
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::book::{Before, printed, show};
    use super::*;

    #[test]
    fn settings_are_a_table_or_lines() {
        let rows = [
            Setting { key: "me", value: "Kim", origin: "config.toml", help: "your name, as owner of what you add" },
            Setting { key: "country", value: "", origin: "default", help: "phones" },
        ];
        let told = |before, show: Show| printed(before, |shell| shell.settings(&rows, &show));
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
