//! Reads keymap files: sections are contexts, keys are chords, values are actions or command lines.

use std::ops::Range;

use toml_edit::{Document, Item, Table};

use super::{Action, Binding, Bound, Context, Key, Keymap, Problem, show_keys};

/// The keys that rolo comes with.
const DEFAULT: &str = include_str!("../../keymaps/default.toml");

impl Keymap {
    /// The keys that rolo comes with.
    pub fn standard() -> Result<Keymap, Problem> {
        Keymap::default().extended(DEFAULT)
    }

    /// These keys, with those of a file put over them. `""` takes a binding away.
    pub fn extended(mut self, source: &str) -> Result<Keymap, Problem> {
        let document = Document::parse(source).map_err(|error| Problem::Syntax {
            line: line_at(source, error.span()),
            message: error.message().trim().to_owned(),
        })?;
        let mut lines = Vec::new();
        for (name, item) in document.as_table() {
            let key = document.as_table().key(name).and_then(toml_edit::Key::span);
            let line = line_at(source, item.span().or(key));
            let context = Context::from_word(name).ok_or_else(|| Problem::Section {
                line,
                section: name.to_owned(),
                nearest: nearest(name, Context::ALL.iter().map(|context| context.as_str())),
            })?;
            let Some(section) = item.as_table() else { return Err(Problem::NoText { line, key: name.to_owned() }) };
            self.extend_section(source, context, section, &mut lines)?;
        }
        self.check(&lines)?;
        Ok(self)
    }

    fn extend_section(
        &mut self,
        source: &str,
        context: Context,
        section: &Table,
        lines: &mut Vec<(Context, Vec<Key>, usize)>,
    ) -> Result<(), Problem> {
        for (chord, item) in section {
            let line = line_at(source, section.key(chord).and_then(toml_edit::Key::span));
            let keys = read_chord(chord).ok_or_else(|| Problem::Key { line, key: chord.to_owned() })?;
            match read_bound(item, chord, line)? {
                Some(bound) => {
                    lines.push((context, keys.clone(), line));
                    self.bind(Binding { context, keys, bound });
                }
                None => self.unbind(context, &keys),
            }
        }
        Ok(())
    }

    fn check(&self, lines: &[(Context, Vec<Key>, usize)]) -> Result<(), Problem> {
        let Some((short, long)) = self.ambiguity() else { return Ok(()) };
        let of = |binding: &Binding| {
            lines.iter().find(|(context, keys, _)| *context == binding.context && *keys == binding.keys)
        };
        let line = of(long).or_else(|| of(short)).map_or(1, |(_, _, line)| *line);
        Err(Problem::Ambiguous {
            line,
            short: show_keys(&short.keys),
            long: show_keys(&long.keys),
            context: short.context.as_str(),
        })
    }
}

fn read_chord(text: &str) -> Option<Vec<Key>> {
    let keys: Option<Vec<Key>> = text.split_whitespace().map(|key| key.parse().ok()).collect();
    keys.filter(|keys| !keys.is_empty())
}

fn read_bound(item: &Item, chord: &str, line: usize) -> Result<Option<Bound>, Problem> {
    let text = item.as_str().ok_or_else(|| Problem::NoText { line, key: chord.to_owned() })?.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if let Some(words) = text.strip_prefix(':') {
        return Ok(Some(Bound::Words(words.trim().to_owned())));
    }
    let action = Action::from_word(text).ok_or_else(|| Problem::Action {
        line,
        action: text.to_owned(),
        nearest: nearest(text, Action::ALL.iter().map(|action| action.as_str())),
    })?;
    Ok(Some(Bound::Action(action)))
}

fn nearest(word: &str, known: impl Iterator<Item = &'static str>) -> &'static str {
    known.min_by_key(|name| strsim::damerau_levenshtein(name, word)).unwrap_or_default()
}

fn line_at(source: &str, span: Option<Range<usize>>) -> usize {
    let before = span.and_then(|span| source.get(..span.start)).unwrap_or_default();
    before.matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keymap::{Code, Lookup};

    fn problem(source: &str) -> String {
        let problem = Keymap::standard().unwrap().extended(source).unwrap_err();
        format!("{}: {problem}", problem.line())
    }

    #[test]
    fn the_keys_that_rolo_comes_with_reach_every_action() {
        let keymap = Keymap::standard().unwrap();
        for action in Action::ALL {
            assert!(keymap.chord(Context::ALL, *action).is_some(), "{} has no key", action.as_str());
        }
    }

    #[test]
    fn a_file_extends_the_keys_and_takes_some_away() {
        let source = "[list]\nx = \"delete\"\nd = \"\"\n\"g v\" = \":contact list --where tag:vip\"\n";
        let keymap = Keymap::standard().unwrap().extended(source).unwrap();
        let press = |text: &str| {
            let keys = read_chord(text).unwrap();
            match keymap.look_up(&[Context::List], &keys) {
                Lookup::Found(bound) => format!("{bound:?}"),
                Lookup::Prefix => "prefix".to_owned(),
                Lookup::Nothing => "nothing".to_owned(),
            }
        };
        assert_eq!(press("x"), "Action(Delete)");
        assert_eq!(press("d"), "nothing");
        assert_eq!(press("g"), "prefix");
        assert_eq!(press("g v"), "Words(\"contact list --where tag:vip\")");
        assert_eq!(press("j"), "Action(Down)");
    }

    #[test]
    fn a_mistake_is_told_with_its_line_and_a_suggestion() {
        insta::assert_snapshot!([
            problem("[list]\n\nj = \"dwon\"\n"),
            problem("[lsit]\nj = \"down\"\n"),
            problem("[list]\nhyper-j = \"down\"\n"),
            problem("[list]\nj = 3\n"),
            problem("[list]\nj = \"down\n"),
            problem("[list]\n\"j j\" = \"down\"\n"),
        ].join("\n"), @r#"
        3: no action `dwon`; did you mean `down`?
        1: no section [lsit]; did you mean [list]?
        2: no key `hyper-j`; keys are written as in `j`, `G`, `ctrl-r`, `shift-tab`, `g g`
        2: `j` needs the name of an action in quotes, a command line that begins with `:`, or ""
        2: invalid basic string, expected `"`
        2: `j j` cannot be pressed, since `j` alone does something in [list]; unbind it with ""
        "#);
    }

    #[test]
    fn keys_of_the_standard_map_are_plain_enough_for_every_terminal() {
        let keymap = Keymap::standard().unwrap();
        for binding in Context::ALL.iter().flat_map(|context| keymap.bindings(*context)) {
            let lost =
                binding.keys.iter().any(|key| matches!(key.code, Code::F(_)) || (key.mods.ctrl && key.mods.shift));
            assert!(!lost, "{} is lost over SSH", show_keys(&binding.keys));
        }
    }
}
