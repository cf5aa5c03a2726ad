//! Every leaf of the command line in the screen: its examples mean there what they mean in a shell, or it says that it
//! works in a shell only.

use std::collections::BTreeSet;
use std::process::Command as Process;

use super::book::{contact, record};
use super::trial::Trial;
use crate::domain::{Kind, Record};
use crate::grammar::examples::leaves;
use crate::grammar::{self, Ask, Stop, parse};
use crate::ops::{Command, Mode, Scope};
use crate::text::Text;
use crate::tui::modals::Modal;
use crate::tui::msg::Effect;
use crate::tui::update::understand;

/// The words of each line as a shell takes them apart.
pub(super) fn in_a_shell(lines: &[&str]) -> Vec<Vec<String>> {
    let script: Vec<String> = lines.iter().map(|line| format!("printf '%s\\0' {line}; printf '\\1\\0'")).collect();
    let mut shell = Process::new("/bin/sh");
    // No name of a file stands for a pattern, and the home is called as it is typed.
    let said = shell.args(["-fc", &script.join("\n")]).env("HOME", "~").output().unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    let commands = said.split("\u{1}\0").filter(|command| !command.is_empty());
    commands.map(|command| command.split_terminator('\0').map(str::to_owned).collect()).collect()
}

/// Somebody, and the segments of which examples speak.
fn book() -> Vec<Record> {
    let segment = |number, name, of| record(Kind::Segment, number, &[("name", name), ("of", of)]);
    vec![
        contact(1, &[("name", "Ann Lee")]),
        segment(21, "key accounts", "contact"),
        segment(22, "big and open", "deal"),
    ]
}

/// What a shell understands.
pub(super) fn meant(trial: &Trial, words: &[String]) -> Result<Ask, Stop> {
    let parsed = parse(words, &Text::english())?;
    parsed.read(&trial.model.reading(), &trial.model.now).map_err(Stop::Refused)
}

/// An undo without a number is about what its screen did.
fn of_a_screen(command: Command) -> Command {
    let session = Scope::Session;
    if let Command::Undo { entry: None, kept, .. } = command {
        Command::Undo { entry: None, scope: session, kept }
    } else if let Command::Redo { kept, .. } = command {
        Command::Redo { scope: session, kept }
    } else {
        command
    }
}

/// Types a line and gives what the screen sends on its way because of it.
fn typed(trial: &mut Trial, line: &str) -> Vec<Effect> {
    let before = trial.asked.len();
    trial.model.status.message.clear();
    trial.press(":").write(line).press("enter");
    trial.asked.split_off(before)
}

#[test]
fn every_example_means_the_same_in_a_shell_and_on_the_command_line_of_the_screen() {
    let text = Text::english();
    let leaves = leaves(&text);
    let lines: Vec<&str> = leaves.iter().flat_map(|leaf| leaf.examples.iter().map(String::as_str)).collect();
    let words = in_a_shell(&lines);
    assert_eq!(words.len(), lines.len());
    let (mut in_shells, mut on_screens) = (BTreeSet::new(), BTreeSet::new());
    for leaf in &leaves {
        assert!(leaf.examples.iter().any(|line| line.starts_with(&leaf.path)), "{} has no example", leaf.path);
    }
    for (line, words) in lines.iter().zip(&words) {
        // A screen of its own: what a line opens is not in the way of the next.
        let mut trial = Trial::new(200, 50, book());
        let shell = meant(&trial, words);
        assert_eq!(understand(&trial.model, &grammar::split(line).unwrap()), shell, "{line}");
        // What changes many is counted or tried first, unless that is said to be meant.
        let effects = match &shell {
            Ok(Ask::Execute { command, mode: Mode::Do, .. })
                if command.selection().is_some() || command.named().len() > 1 =>
            {
                typed(&mut trial, &format!("{line} --yes"))
            }
            Ok(_) | Err(_) => typed(&mut trial, line),
        };
        let message = trial.refusal().to_owned();
        let leaf = leaves
            .iter()
            .filter(|leaf| line.starts_with(&leaf.path))
            .max_by_key(|leaf| leaf.path.len())
            .unwrap_or_else(|| panic!("no leaf: {line}"));
        match (shell, effects.as_slice()) {
            (Ok(Ask::Execute { command, .. }), [Effect::Execute(_, order)]) => {
                assert_eq!(order.command, of_a_screen(command), "{line}");
            }
            (Ok(Ask::Import(import)), [Effect::Import(_, _, asked)]) => assert_eq!(import, *asked, "{line}"),
            (Ok(Ask::Export(export)), [Effect::Export(_, asked, _)]) => assert_eq!(export, *asked, "{line}"),
            (Ok(Ask::Edit(edit)), [Effect::HandOut(_, asked)]) => assert_eq!(edit, *asked, "{line}"),
            (Ok(Ask::Config(ask)), [Effect::Settings(_, asked)]) => assert_eq!(ask, *asked, "{line}"),
            (Ok(Ask::Query { .. } | Ask::Through { .. } | Ask::Noted { .. } | Ask::File(_)), _)
                if message.is_empty() => {}
            (Err(Stop::Help(_)), []) => assert!(matches!(trial.model.modals.last(), Some(Modal::Reader(_))), "{line}"),
            (Ok(_), []) if message.contains("in a shell only") => {
                in_shells.insert(leaf.path.as_str());
                continue;
            }
            (shell, effects) => panic!("{line}: {shell:?}\n{effects:?}\n{message}"),
        }
        on_screens.insert(leaf.path.as_str());
    }
    let readme = include_str!("../../../README.md");
    let listed: Vec<String> = in_shells.difference(&on_screens).map(|path| format!("`{path}`")).collect();
    let sentence = format!("only in a shell: {}.", listed.join(", "));
    assert!(
        readme.split_whitespace().collect::<Vec<_>>().join(" ").contains(&sentence),
        "README should say: {sentence}"
    );
}
