//! The tree with everything that people read: each text has an id that follows from the place of what it is about.
//! What is said alike of every kind of record is said once, as of a `record`.

use clap::{Arg, Command};

use super::PROGRAM;
use super::holds::about;
use super::shape::{HELP, is_global, shape};
use super::values::{ADD, FIELD, REMOVE};
use crate::domain::{Catalogue, Definition, Kind};
use crate::text::{Fact, Text};

/// The whole command line with its help, built afresh.
pub fn tree(text: &Text) -> Command {
    dress(shape(text.catalogue()), &Place { path: Vec::new() }, text).after_help(text.get("help-more"))
}

/// One command of the tree with its help: that which stands at `path`.
pub(super) fn dressed(bare: Command, path: &[String], text: &Text) -> Command {
    dress(bare, &Place { path: path.to_vec() }, text)
}

/// Where a command stands in the tree: the words that name it.
struct Place {
    path: Vec<String>,
}

impl Place {
    fn below(&self, name: &str) -> Place {
        Place { path: self.path.iter().map(String::as_str).chain([name]).map(str::to_owned).collect() }
    }

    /// The kind of record that it is about.
    fn kind(&self) -> Option<Kind> {
        self.path.first().and_then(|noun| Kind::from_word(noun))
    }

    /// `NOUN-VERB` for this command alone, then for the same verb of every kind of record.
    fn names(&self) -> Vec<String> {
        let own = if self.path.is_empty() { PROGRAM.to_owned() } else { self.path.join("-") };
        let general = match self.path.as_slice() {
            [_, verb] if verb == HELP => Some(format!("noun-{HELP}")),
            [_, verb] if self.kind().is_some() => Some(format!("record-{verb}")),
            [] | [_, ..] => None,
        };
        std::iter::once(own).chain(general).collect()
    }

    /// The words of the command under the first of its names that has them, `suffix` being `.examples` or the like.
    fn words(&self, suffix: &str, facts: &[Fact<'_>], text: &Text) -> Option<String> {
        self.names().iter().find_map(|name| text.find(&format!("cmd-{name}{suffix}"), facts))
    }

    fn facts(&self, command: &Command) -> Vec<Fact<'static>> {
        let verbs = command.get_subcommands().map(Command::get_name).filter(|verb| *verb != HELP);
        vec![
            ("noun", self.path.first().cloned().unwrap_or_default().into()),
            ("kind", self.kind().map_or("record", Kind::as_str).into()),
            ("verbs", verbs.collect::<Vec<_>>().join(", ").into()),
        ]
    }
}

fn dress(command: Command, place: &Place, text: &Text) -> Command {
    let facts = place.facts(&command);
    let about = place.words("", &facts, text).unwrap_or_else(|| text.get(&format!("cmd-{}", place.path.join("-"))));
    let examples = place.words(".examples", &facts, text);
    let examples = examples.map(|examples| format!("{}\n{}", text.get("help-examples"), indent(&examples)));
    // What it does, then examples, then whatever else there is to say.
    let paragraphs = [Some(about.clone()), examples, place.words(".long", &facts, text)];
    command
        .long_about(paragraphs.into_iter().flatten().collect::<Vec<_>>().join("\n\n"))
        .about(about)
        .help_template(format!(
            "{{before-help}}{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
            text.get("help-usage")
        ))
        .subcommand_help_heading(text.get("help-commands"))
        .subcommand_value_name(text.get("help-command-name"))
        .mut_args(|arg| dress_arg(arg, place, text))
        .mut_subcommands(|below| {
            let place = place.below(below.get_name());
            dress(below, &place, text)
        })
}

fn indent(lines: &str) -> String {
    lines.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

fn dress_arg(arg: Arg, place: &Place, text: &Text) -> Arg {
    let words = ArgWords::find(&arg, place, text);
    let notes = notes(&arg, text);
    let takes_values = arg.get_action().takes_values();
    let mut arg = if takes_values { arg.hide_default_value(true).hide_possible_values(true) } else { arg };
    if words.long.is_some() || !notes.is_empty() {
        let long = words.long.unwrap_or_else(|| words.help.clone());
        let paragraphs = [long, notes.join("\n")];
        arg = arg.long_help(paragraphs.join("\n\n").trim_end().to_owned());
    }
    arg = arg.help(words.help);
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
    } else if arg.is_positional() {
        arg.help_heading(text.get("help-arguments"))
    } else {
        arg.help_heading(text.get("help-options"))
    }
}

/// What an argument is if nobody says otherwise, and which values there are; clap says both in English only.
fn notes(arg: &Arg, text: &Text) -> Vec<String> {
    if !arg.get_action().takes_values() {
        return Vec::new();
    }
    let defaults = arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    let values = arg.get_possible_values().into_iter().filter(|value| !value.is_hide_set());
    let values = values.map(|value| value.get_name().to_owned()).collect();
    let noted: [(&str, Vec<String>); 2] = [("help-default", defaults), ("help-values", values)];
    let noted = noted.into_iter().filter(|(_, values)| !values.is_empty());
    noted.map(|(id, values)| text.say(id, &[("values", values.join(", ").into())])).collect()
}

struct ArgWords {
    help: String,
    long: Option<String>,
    value: String,
}

impl ArgWords {
    /// The words of an argument for a field that people defined: what they said of it.
    fn of(definition: &Definition, id: &str, text: &Text) -> ArgWords {
        let label = ("field", definition.name.as_str().into());
        let help = if id.starts_with(FIELD) {
            Some(definition.notes.lines().next().unwrap_or_default()).filter(|notes| !notes.is_empty())
        } else {
            None
        };
        ArgWords {
            help: help.map_or_else(
                || if id.starts_with(FIELD) { definition.name.clone() } else { text.say(&general(id), &[label]) },
                str::to_owned,
            ),
            long: None,
            value: name(id),
        }
    }

    /// The words of an argument: those for this command, else those for its field, else those for its name.
    fn find(arg: &Arg, place: &Place, text: &Text) -> ArgWords {
        let id = arg.get_id().as_str();
        if let Some(definition) = defined(id, place, text.catalogue()) {
            return ArgWords::of(definition, id, text);
        }
        let label = |name: &str| text.get(&format!("{FIELD}{name}"));
        let path: Vec<&str> = place.path.iter().map(String::as_str).collect();
        let mut facts = vec![("kind", about(&path).map_or("contact", Kind::as_str).into())];
        if let Some(name) = id.strip_prefix(ADD).or_else(|| id.strip_prefix(REMOVE)) {
            facts.push(("field", label(name).into()));
        }
        let plain = id.strip_prefix(FIELD).unwrap_or(id);
        let mut special = place.names().into_iter().map(|name| format!("arg-{name}-{plain}"));
        let base = special.find(|base| text.find(base, &facts).is_some()).unwrap_or_else(|| general(id));
        let help = if base.starts_with(FIELD) { format!("{base}.help") } else { base.clone() };
        let value = text.find(&format!("{base}.value"), &[]);
        ArgWords {
            help: text.say(&help, &facts),
            long: text.find(&format!("{base}.long"), &facts),
            value: value.unwrap_or_else(|| name(id)),
        }
    }
}

/// The definition of the field that an argument fills, adds to or removes from, if people defined it.
fn defined(id: &str, place: &Place, catalogue: &Catalogue) -> Option<&'static Definition> {
    let name = [FIELD, ADD, REMOVE].iter().find_map(|prefix| id.strip_prefix(prefix))?;
    let kind = place.kind().unwrap_or(Kind::Activity);
    catalogue.defined(kind).find(|field| field.name == name)?.defined
}

/// The id of an argument's words in general.
fn general(id: &str) -> String {
    if id.starts_with(FIELD) {
        id.to_owned()
    } else if id.starts_with(ADD) {
        "arg-add-item".to_owned()
    } else if id.starts_with(REMOVE) {
        "arg-remove-item".to_owned()
    } else {
        format!("arg-{id}")
    }
}

fn name(id: &str) -> String {
    let plain = [FIELD, ADD, REMOVE].iter().find_map(|prefix| id.strip_prefix(prefix)).unwrap_or(id);
    plain.to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::definition::is_reserved;
    use crate::domain::field::Type;
    use crate::domain::{Reading, Slot};
    use crate::grammar::examples::examples;
    use crate::grammar::{Stop, parse, split, topic};

    #[test]
    fn everything_in_the_tree_has_its_words_and_no_words_are_left_over() {
        let text = Text::english();
        let mut tree = tree(&text);
        tree.build();
        topic::exit_codes(&text);
        assert_eq!(text.missing(), [""; 0]);
        assert_eq!(text.unasked("grammar"), [""; 0]);
    }

    #[test]
    fn every_field_has_its_words_and_no_words_are_left_over() {
        let text = Text::english();
        tree(&text);
        for kind in Kind::ALL {
            assert_ne!(text.kind(*kind), text.kinds(*kind));
            Slot::all(*kind).map(|slot| text.label(slot)).for_each(drop);
            for field in kind.fields() {
                if let Type::Choice(words) = field.value {
                    words.iter().map(|word| text.choice(word)).for_each(drop);
                }
            }
        }
        text.rhythm(1);
        ["contact-due", "contact-overdue", "contact-segment", "position-taken"]
            .iter()
            .map(|id| text.get(id))
            .for_each(drop);
        ["yes", "no"].iter().map(|word| text.choice(word)).for_each(drop);
        assert_eq!(text.missing(), [""; 0]);
        assert_eq!(text.unasked("fields"), [""; 0]);
    }

    #[test]
    fn no_field_that_people_define_is_called_as_a_flag_is() {
        fn collect<'a>(command: &'a Command, flags: &mut Vec<&'a str>) {
            let is_field =
                |arg: &&Arg| [FIELD, ADD, REMOVE].iter().any(|prefix| arg.get_id().as_str().starts_with(prefix));
            if command.get_arguments().any(|arg| is_field(&arg)) || command.get_name() == PROGRAM {
                flags.extend(command.get_arguments().filter(|arg| !is_field(arg)).filter_map(Arg::get_long));
            }
            command.get_subcommands().for_each(|below| collect(below, flags));
        }
        let mut flags = Vec::new();
        let tree = tree(&Text::english());
        collect(&tree, &mut flags);
        flags.sort_unstable();
        flags.dedup();
        let free: Vec<&str> = flags.into_iter().filter(|flag| !is_reserved(flag)).collect();
        assert_eq!(free, [""; 0]);
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

    /// The examples of a command and of all below it.
    fn every_example(command: &Command) -> Vec<String> {
        let long = command.get_long_about().map(ToString::to_string).unwrap_or_default();
        command.get_subcommands().flat_map(every_example).chain(examples(&long)).collect()
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
            catalogue: Catalogue::default(),
        };
        let text = Text::english();
        let examples = every_example(&tree(&text));
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
