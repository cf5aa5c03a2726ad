//! The tree with everything that people read: each text has an id that follows from the place of what it is about.

use clap::{Arg, Command};

use super::shape::{HELP, is_global, shape};
use super::values::{ADD, FIELD, REMOVE};
use crate::text::Text;

/// The whole command line with its help, built afresh.
pub fn tree(text: &Text) -> Command {
    dress(shape(), "cmd-rolo", text).after_help(text.get("help-more"))
}

fn dress(command: Command, id: &str, text: &Text) -> Command {
    let prefix = if id == "cmd-rolo" { "cmd" } else { id };
    let about = text.get(id);
    command
        .long_about(long_about(&about, id, text))
        .about(about)
        .subcommand_help_heading(text.get("help-commands"))
        .subcommand_value_name(text.get("help-command-name"))
        .mut_args(|arg| dress_arg(arg, id, text))
        .mut_subcommands(|below| {
            let id = format!("{prefix}-{}", below.get_name());
            dress(below, &id, text)
        })
}

/// What it does, then examples, then whatever else there is to say.
fn long_about(about: &str, id: &str, text: &Text) -> String {
    let examples = text.find(&format!("{id}.examples"), &[]);
    let examples = examples.map(|examples| format!("{}\n{}", text.get("help-examples"), indent(&examples)));
    let more = text.find(&format!("{id}.long"), &[]);
    let paragraphs = [Some(about.to_owned()), examples, more];
    paragraphs.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

fn indent(lines: &str) -> String {
    lines.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

fn dress_arg(arg: Arg, command: &str, text: &Text) -> Arg {
    let words = ArgWords::find(&arg, command, text);
    let mut arg = arg.help(words.help);
    if let Some(long) = words.long {
        arg = arg.long_help(long);
    }
    if arg.get_action().takes_values() && arg.get_value_names().is_none() {
        arg = arg.value_name(words.value);
    }
    let id = arg.get_id().as_str();
    if id.starts_with(FIELD) {
        arg.help_heading(text.get("help-fields"))
    } else if id.starts_with(ADD) || id.starts_with(REMOVE) {
        arg.help_heading(text.get("help-items")).hide_short_help(true)
    } else if is_global(&arg) {
        // The short help names only how to get more of it.
        let hidden = id != HELP;
        arg.help_heading(text.get("help-everywhere")).hide_short_help(hidden)
    } else {
        arg
    }
}

struct ArgWords {
    help: String,
    long: Option<String>,
    value: String,
}

impl ArgWords {
    /// The words of an argument: those for this command, else those for its field, else those for its name.
    fn find(arg: &Arg, command: &str, text: &Text) -> ArgWords {
        let id = arg.get_id().as_str();
        let (special, general) = ids(id, command);
        let label = |name: &str| text.get(&format!("{FIELD}{name}"));
        let facts = match id.strip_prefix(ADD).or_else(|| id.strip_prefix(REMOVE)) {
            Some(name) => vec![("field", label(name).into())],
            None => Vec::new(),
        };
        let base = if text.find(&special, &[]).is_some() { special } else { general };
        let is_field = base.starts_with(FIELD);
        let help = if is_field { text.get(&format!("{base}.help")) } else { text.say(&base, &facts) };
        let value = text.find(&format!("{base}.value"), &[]);
        ArgWords { help, long: text.find(&format!("{base}.long"), &facts), value: value.unwrap_or_else(|| name(id)) }
    }
}

/// The id of an argument's words in one command, and in general.
fn ids(id: &str, command: &str) -> (String, String) {
    let rest = command.strip_prefix("cmd-").unwrap_or(command);
    let special = format!("arg-{rest}-{}", id.strip_prefix(FIELD).unwrap_or(id));
    let general = if id.starts_with(FIELD) {
        id.to_owned()
    } else if id.starts_with(ADD) {
        "arg-add-item".to_owned()
    } else if id.starts_with(REMOVE) {
        "arg-remove-item".to_owned()
    } else {
        format!("arg-{id}")
    };
    (special, general)
}

fn name(id: &str) -> String {
    let plain = [FIELD, ADD, REMOVE].iter().find_map(|prefix| id.strip_prefix(prefix)).unwrap_or(id);
    plain.to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Type;
    use crate::domain::{Kind, Reading, Slot};
    use crate::grammar::{Stop, parse, split};

    #[test]
    fn everything_in_the_tree_has_its_words_and_no_words_are_left_over() {
        let text = Text::english();
        let mut tree = tree(&text);
        tree.build();
        assert_eq!(text.missing(), [""; 0]);
        assert_eq!(text.unasked("grammar.ftl"), [""; 0]);
    }

    #[test]
    fn every_field_has_its_words_and_no_words_are_left_over() {
        let text = Text::english();
        tree(&text);
        for kind in Kind::ALL {
            Slot::all(*kind).map(|slot| text.label(slot)).for_each(drop);
            for field in kind.fields() {
                if let Type::Choice(words) = field.value {
                    words.iter().map(|word| text.choice(word)).for_each(drop);
                }
            }
        }
        ["yes", "no"].iter().map(|word| text.choice(word)).for_each(drop);
        assert_eq!(text.missing(), [""; 0]);
        assert_eq!(text.unasked("fields.ftl"), [""; 0]);
    }

    #[test]
    fn the_help_of_every_command_begins_with_an_example() {
        fn check(command: &Command, path: &str) {
            let mut leaves = 0;
            for below in command.get_subcommands() {
                let path = format!("{path} {}", below.get_name());
                check(below, &path);
                leaves += 1;
            }
            let long = command.get_long_about().map(ToString::to_string).unwrap_or_default();
            assert!(leaves > 0 || long.contains(&format!("\n  {path}")), "{path}: {long}");
        }
        check(&tree(&Text::english()), "rolo");
    }

    /// The examples of a command and of all below it, as one types them.
    fn examples(command: &Command) -> Vec<String> {
        let long = command.get_long_about().map(ToString::to_string).unwrap_or_default();
        let lines = long.lines().filter(|line| line.starts_with("  rolo "));
        // What follows is explained, or given to another program.
        let typed = |line: &str| line.split("   ").next()?.split([';', '>', '|']).next().map(str::to_owned);
        let own: Vec<String> = lines.filter_map(|line| typed(line.trim_start().strip_prefix("rolo ")?)).collect();
        command.get_subcommands().flat_map(examples).chain(own).collect()
    }

    #[test]
    fn every_example_is_understood() {
        let now: jiff::Zoned = "2026-03-02T09:00:00Z[UTC]".parse().unwrap();
        let reading = Reading {
            country: None,
            currency: iso_currency::Currency::from_code("EUR"),
            now: now.clone(),
            week_start: jiff::civil::Weekday::Monday,
            me: "Kim".into(),
        };
        let text = Text::english();
        let examples = examples(&tree(&text));
        assert!(examples.len() > 40, "{examples:?}");
        for line in examples {
            match parse(&split(&line).unwrap(), &text) {
                Ok(parsed) => assert!(parsed.read(&reading, &now).is_ok(), "{line}: {:?}", parsed.read(&reading, &now)),
                Err(Stop::Help(_)) => {}
                Err(stop) => panic!("{line}: {stop:?}"),
            }
        }
    }
}
