//! Bad input on every command: the tree of commands is walked, and whatever can be said wrongly is.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Arg;
use rolo::text::Text;

use crate::leaves::{Leaf, book, leaves, understood, wrong_of};
use crate::rolo::{Rolo, Run, tree};

/// The exit codes that the README has, without that of success.
const REFUSED: &[i32] = &[1, 2, 3, 4, 5, 6, 75, 130];

/// Values of arguments that are no fields: the argument, in which command (any, if none), the value, the exit code.
const WRONG: &[(&str, &str, &str, i32)] = &[
    ("where", "", "nmae:x", 2),
    ("timeline", "", "nmae:x", 2),
    ("lanes", "", "nowhere", 2),
    ("filter", "", "nmae:x", 2),
    ("sort", "", "nmae", 2),
    ("columns", "", "nmae", 2),
    ("clear", "", "nmae", 2),
    ("key", "", "nmae", 5),
    ("limit", "", "many", 2),
    ("if-rev", "", "many", 2),
    ("phone", "find", "abc", 5),
    ("seed", "", "many", 2),
    ("start", "", "many", 2),
    ("output", "", "yaml", 2),
    ("on-error", "", "yaml", 2),
    ("as", "", "yaml", 2),
    ("format", "", "yaml", 2),
    ("rest", "", "yaml", 2),
    ("shell", "", "yaml", 2),
    ("kind", "", "yaml", 2),
    ("command", "", "yaml", 2),
    ("setting", "", "yaml", 2),
    ("for", "", "pleasure", 5),
    ("due", "", "someday", 5),
    ("at", "", "someday", 5),
    ("on", "", "someday", 5),
    ("to", "task snooze", "someday", 5),
    ("to", "file save", "nowhere/card.txt", 1),
    ("to", "", "Nowhere", 3),
    ("pipeline", "", "Nowhere", 3),
    ("view", "", "Nobody At All", 3),
    ("with", "", "Nobody At All", 3),
    ("ref", "tag", "Nobody At All", 3),
    ("ref", "history", "Nobody At All", 3),
    ("ref", "deal move", "Nobody At All", 3),
    ("ref", "", "Nobody At All", 3),
    ("before", "history", "yesterday", 5),
    ("before", "", "Nobody At All", 3),
    ("after", "", "Nobody At All", 3),
    ("entry", "", "last", 5),
    ("value", "config set", "Atlantis", 5),
    ("value", "", "lots", 5),
    ("tag", "", "a\"b", 5),
    ("next-type", "", "sing", 5),
    ("type", "", "sing", 5),
    ("assignment", "", "Bonn", 5),
    ("map", "", "nope", 5),
    ("set", "", "nope", 5),
    ("make", "", "cars", 5),
    ("delimiter", "", "ab", 5),
    ("system", "", "Hub Spot", 5),
    ("stage", "", "50%", 5),
    ("keymap", "", "nope", 5),
    ("recipe", "", "nowhere.toml", 1),
    ("rejects", "", "nowhere/x.csv", 1),
    ("save-recipe", "", "nowhere/x.toml", 1),
    ("dir", "", "card.txt", 1),
    ("file", "export", "nowhere/x.csv", 1),
    ("file", "", "nowhere.txt", 1),
    ("name", "segment run", "nobody", 3),
    ("name", "file open", "nothing.txt", 3),
    ("name", "file save", "nothing.txt", 3),
    ("name", "detach", "nothing.txt", 3),
    // Lines and texts of people.
    ("name", "", "a\u{1b}b", 5),
    ("deal", "", "a\u{1b}b", 5),
    ("reason", "", "a\u{1b}b", 5),
    ("next", "", "a\u{1b}b", 5),
    ("text", "", "a\u{1b}b", 5),
    ("despite", "", "a\u{1b}b", 5),
];

/// Arguments of which every value is right: what is looked for, and names of files, which are made harmless.
const ANY: &[(&str, &str)] = &[("words", ""), ("name", "attach")];

/// What others write to harm.
const HOSTILE: &[(&str, &str)] = &[
    ("an escape sequence", "Eve\u{1b}[31mred"),
    ("a bidi override", "Eve\u{202e}cod.exe"),
    ("a title change", "\u{1b}]0;gotcha\u{1b}\\"),
    ("an eight-bit escape", "Eve\u{9b}2J"),
    ("tag characters", "Eve\u{e0049}\u{e0067}"),
    ("a line feed", "Eve\nroot"),
    ("nothing", ""),
    ("blanks", "   "),
    ("a wide blank", "　"),
];

/// What libraries say of what they do not understand, which helps nobody who typed it.
const RAW: &[&str] =
    &["found in string", "empty string", "target type", " is not in ", "utf-8", "ParseIntError", "FromStr"];

/// What may never change by a command that is refused.
struct Kept {
    rolo: Rolo,
    before: Vec<(PathBuf, Vec<u8>)>,
    wrong: Vec<String>,
    runs: usize,
}

impl Kept {
    fn new() -> Kept {
        let rolo = book();
        let before = Kept::state(&rolo);
        Kept { rolo, before, wrong: Vec::new(), runs: 0 }
    }

    fn state(rolo: &Rolo) -> Vec<(PathBuf, Vec<u8>)> {
        [rolo.book().join("journal"), rolo.book().join("files"), rolo.path("config")]
            .iter()
            .flat_map(|dir| tree(dir))
            .collect()
    }

    /// Gives the words to the program.
    fn run(&mut self, words: &[String]) -> Run {
        let run = self.rolo.run(&words.iter().map(String::as_str).collect::<Vec<_>>());
        self.runs += 1;
        if Kept::state(&self.rolo) != self.before {
            self.wrong.push(format!("{} changed something", rolo::grammar::quote(words)));
            self.before = Kept::state(&self.rolo);
        }
        run
    }

    /// Gives the words to the program and expects it to refuse them: with one of these exit codes, one line of error
    /// that names all of `names`, a hint, and nothing else.
    fn is_refused(&mut self, words: &[String], codes: &[i32], names: &[&str]) {
        let run = self.run(words);
        let fault = fault(&run, codes, names);
        self.wrong.extend(fault.map(|fault| format!("{}\n    {fault}", rolo::grammar::quote(words))));
    }

    /// As `is_refused`, without the program if the words need no book: it asks the same grammar, and says the same.
    fn is_refused_at_once(&mut self, words: &[String], codes: &[i32], names: &[&str]) {
        let Err(failure) = understood(words) else { return self.is_refused(words, codes, names) };
        let told = Text::english().tell(&failure);
        let hint = told.hint.map(|hint| format!("hint:  {hint}\n")).unwrap_or_default();
        let run = Run {
            stdout: String::new(),
            stderr: format!("error: {}\n{hint}", told.message),
            code: failure.kind().exit_code().into(),
        };
        let fault = fault(&run, codes, names);
        self.wrong.extend(fault.map(|fault| format!("{}\n    {fault}", rolo::grammar::quote(words))));
    }

    #[track_caller]
    fn end(self, least: usize) {
        println!("{} runs of the program", self.runs);
        assert!(self.runs >= least, "only {} runs", self.runs);
        assert!(self.wrong.is_empty(), "{} are wrong:\n{}", self.wrong.len(), self.wrong.join("\n"));
    }
}

/// What is wrong about a refusal.
fn fault(run: &Run, codes: &[i32], names: &[&str]) -> Option<String> {
    let said = run.stderr.trim_end();
    let errors = said.lines().filter(|line| line.starts_with("error: ")).count();
    let first = said.lines().next().unwrap_or_default();
    let unnamed: Vec<&&str> = names.iter().filter(|name| !first.contains(**name)).collect();
    let harm = run.stderr.chars().find(|char| char.is_control() && *char != '\n');
    if !codes.contains(&run.code) {
        Some(format!("exit {} instead of {codes:?}: {said}", run.code))
    } else if errors != 1 || !first.starts_with("error: ") {
        Some(format!("{errors} errors: {said}"))
    } else if !unnamed.is_empty() {
        Some(format!("does not name {unnamed:?}: {said}"))
    } else if !said.lines().any(|line| line.starts_with("hint:  ") && line.len() > 10) {
        Some(format!("no hint: {said}"))
    } else if !run.stdout.is_empty() {
        Some(format!("says on stdout: {}", run.stdout))
    } else if let Some(raw) = RAW.iter().find(|raw| said.contains(**raw)) {
        Some(format!("says `{raw}` as a library does: {said}"))
    } else if run.stderr.len() > 4_000 || said.contains("panick") {
        Some(format!("says too much: {}", run.stderr.get(..300).unwrap_or_default()))
    } else {
        harm.map(|harm| format!("prints {harm:?}: {said:?}"))
    }
}

/// The words with a value for an argument.
fn saying(leaf: &Leaf, arg: &Arg, value: &str) -> Vec<String> {
    let mut words = leaf.words(arg.get_id().as_str());
    if let Some(long) = arg.get_long() {
        // A second word for the same flag would be the thing that is refused.
        words.retain(|word| !word.starts_with(&format!("--{long}=")));
        words.push(format!("--{long}={value}"));
        return words;
    }
    let before = leaf.args.iter().filter(|other| other.is_positional() && leaf.needs(other));
    let place = before.take_while(|other| other.get_id() != arg.get_id()).count();
    words.insert((leaf.path.len() + place).min(words.len()), value.to_owned());
    words
}

/// The wrong value of an argument with its exit codes; nothing if every value is right.
fn wrong_value(leaf: &Leaf, arg: &Arg) -> Option<(&'static str, Vec<i32>)> {
    let (id, name) = (arg.get_id().as_str(), leaf.name());
    if ANY.iter().any(|(any, of)| *any == id && (of.is_empty() || *of == name)) {
        return None;
    }
    if let Some(value) = leaf.field(id) {
        let (wrong, code) = wrong_of(value);
        // What is removed is looked for.
        let codes = if id.starts_with("remove-") { vec![code, 3] } else { vec![code] };
        return Some((wrong, codes));
    }
    let known =
        WRONG.iter().find(|(known, of, ..)| *known == id && (*of == name || *of == leaf.verb() || of.is_empty()));
    let (.., wrong, code) = known.unwrap_or_else(|| panic!("{name} takes {id}: give it a wrong value"));
    Some((wrong, vec![*code]))
}

fn valued(leaf: &Leaf) -> impl Iterator<Item = &Arg> {
    leaf.args.iter().filter(|arg| arg.get_action().takes_values())
}

#[test]
fn every_command_refuses_a_flag_that_it_does_not_have_and_says_which() {
    let mut kept = Kept::new();
    for leaf in leaves() {
        let words = [leaf.words(""), vec!["--no-such-flag".to_owned()]].concat();
        kept.is_refused(&words, &[2], &["--no-such-flag"]);
    }
    kept.end(90);
}

#[test]
fn every_command_says_which_argument_is_missing() {
    let mut kept = Kept::new();
    for leaf in leaves() {
        let required: Vec<&Arg> = leaf.args.iter().filter(|arg| leaf.needs(arg)).collect();
        if !required.is_empty() {
            let shown: Vec<String> = required
                .iter()
                .map(|arg| match (arg.get_long(), arg.get_value_names()) {
                    (Some(long), _) => format!("--{long}"),
                    (None, Some([name, ..])) => name.to_string(),
                    (None, _) => arg.get_id().to_string().to_uppercase(),
                })
                .collect();
            kept.is_refused(&leaf.path, &[2], &shown.iter().map(String::as_str).collect::<Vec<_>>());
        }
        for arg in valued(&leaf).filter(|arg| arg.get_num_args().is_none_or(|count| count.min_values() > 0)) {
            if let Some(long) = arg.get_long() {
                let flag = format!("--{long}");
                let words = [leaf.words(arg.get_id().as_str()), vec![flag.clone()]].concat();
                kept.is_refused_at_once(&words, &[2], &[&flag]);
            }
        }
    }
    kept.end(50);
}

#[test]
fn a_number_that_is_none_is_told_with_an_example() {
    let rolo = book();
    let said = |words: &[&str]| rolo.fails(2, words);
    assert_eq!(
        said(&["contact", "list", "--limit", "many"]),
        "error: --limit: `many` is no whole number\nhint:  write it in digits, as in `--limit 20`; rolo contact list --help\n"
    );
    assert_eq!(
        said(&["contact", "list", "--wait=99999999"]),
        "error: --wait: `99999999` is no whole number up to 86400\nhint:  write it in digits, as in `--wait 30`; rolo contact list --help\n"
    );
    let flags = ["--limit", "--start", "--wait", "--if-rev", "--seed"];
    for leaf in leaves() {
        for arg in valued(&leaf).filter(|arg| arg.get_long().is_some_and(|long| flags.contains(&&*format!("--{long}"))))
        {
            for wrong in ["many", "-1", "1.5", "", "99999999999999999999999"] {
                let Err(failure) = understood(&saying(&leaf, arg, wrong)) else { panic!("{}: {wrong}", leaf.name()) };
                assert_eq!(failure.code.as_str(), "no-number", "{}: {wrong}", leaf.name());
            }
        }
    }
    assert_eq!(rolo.ok(&["contact", "list", "--limit", "１", "-o", "ids"]).lines().count(), 1);
}

#[test]
fn every_argument_refuses_a_value_that_is_none_and_names_it() {
    let mut kept = Kept::new();
    let mut count = 0;
    for leaf in leaves() {
        for arg in valued(&leaf) {
            let Some((wrong, codes)) = wrong_value(&leaf, arg) else { continue };
            count += 1;
            let shown = wrong.replace('\u{1b}', "␛");
            kept.is_refused_at_once(&saying(&leaf, arg, wrong), &codes, &[&shown]);
        }
    }
    assert!(count > 700, "only {count} values");
    kept.end(100);
}

/// What is wrong about what is said of words before a book is opened.
fn harm(leaf: &Leaf, words: &[String]) -> Option<String> {
    let told = Text::english().tell(&understood(words).err()?);
    let is_harmful = told.message.chars().any(|char| char.is_control() && char != '\n');
    (is_harmful || told.message.len() > 4_000).then(|| format!("{}: {:.300}", leaf.name(), told.message))
}

#[test]
fn no_argument_of_any_command_lets_hostile_text_through_or_falls_over_it() {
    let mut kept = Kept::new();
    let (mut turn, mut seen) = (HOSTILE.iter().cycle(), BTreeSet::new());
    let long = "x".repeat(1_000_000);
    let mut said = 0;
    for leaf in leaves() {
        for arg in valued(&leaf) {
            let mut texts: Vec<&str> = turn.by_ref().take(2).map(|(_, text)| *text).collect();
            // A megabyte takes time: once for every argument, in whichever command.
            texts.extend(seen.insert(arg.get_id().to_string()).then_some(long.as_str()));
            for text in texts {
                kept.wrong.extend(harm(&leaf, &saying(&leaf, arg, text)));
                said += 1;
            }
        }
        // One argument of each command, and one text, through the whole program.
        let args: Vec<&Arg> = valued(&leaf).collect();
        let Some(arg) = args.get(leaf.name().len() % args.len().max(1)) else { continue };
        let Some((what, text)) = turn.next() else { break };
        let mut words = saying(&leaf, arg, text);
        words.extend(leaf.args.iter().any(|arg| arg.get_id() == "dry-run").then(|| "--dry-run".to_owned()));
        let run = kept.run(&words);
        let harm =
            run.stderr.chars().chain(run.stdout.chars()).find(|char| char.is_control() && !"\n\t\r".contains(*char));
        let is_known = run.code == 0 || REFUSED.contains(&run.code);
        if harm.is_some() || !is_known || run.stderr.contains("panick") {
            kept.wrong.push(format!("{what} in {words:?}: {run}"));
        }
    }
    assert!(said > 1_500, "only {said}");
    kept.end(80);
}
