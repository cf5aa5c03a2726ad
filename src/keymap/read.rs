//! Reads a keymap file: sections are places, keys are chords, values are actions or command lines.

use std::ops::Range;

use toml_edit::{Document, Item, Table};

use super::{Action, Binding, Bound, Condition, Context, Key, Keymap, Place, Problem, show_keys};
use crate::domain::line::line_at;

/// The key of a file's first lines that says which keymap it extends.
const EXTENDS: &str = "extends";

/// The word that takes a binding away, as `""` does.
const UNBOUND: &str = "unbound";

/// A keymap file that was taken apart.
pub(super) struct Written<'s> {
    source: &'s str,
    document: Document<&'s str>,
}

impl<'s> Written<'s> {
    pub(super) fn parse(source: &'s str) -> Result<Written<'s>, Problem> {
        match Document::parse(source) {
            Ok(document) => Ok(Written { source, document }),
            Err(error) => {
                Err(Problem::Syntax { line: line_of(source, error.span()), message: error.message().trim().to_owned() })
            }
        }
    }

    /// The name of the keymap that it extends, and in which line it says so.
    pub(super) fn extends(&self) -> Option<(&str, usize)> {
        let item = self.document.as_table().get(EXTENDS)?;
        Some((item.as_str()?, line_of(self.source, item.span())))
    }

    /// These keys with those of the file over them, and what is wrong with it: such a line is left out. `check` tells
    /// what is wrong with a command line.
    pub(super) fn over(&self, keymap: Keymap, check: &dyn Fn(&str) -> Result<(), String>) -> (Keymap, Vec<Problem>) {
        let mut over = Over { source: self.source, check, keymap, lines: Vec::new(), problems: Vec::new() };
        let sections = self.document.as_table();
        for (name, item) in sections.iter().filter(|(name, _)| *name != EXTENDS) {
            let line = over.line(item.span().or(sections.key(name).and_then(toml_edit::Key::span)));
            match (Context::from_word(name), item.as_table()) {
                (Some(context), Some(section)) => over.context(context, section),
                (Some(_), None) => over.problems.push(Problem::NoText { line, key: name.to_owned() }),
                (None, _) => over.problems.push(Problem::Section {
                    line,
                    section: name.to_owned(),
                    nearest: nearest(name, Context::ALL.iter().map(|context| context.as_str())),
                }),
            }
        }
        over.end()
    }
}

/// The keys of a file being put over others.
struct Over<'s> {
    source: &'s str,
    check: &'s dyn Fn(&str) -> Result<(), String>,
    keymap: Keymap,
    /// What the file bound, and in which lines.
    lines: Vec<(Place, Vec<Key>, usize)>,
    problems: Vec<Problem>,
}

impl Over<'_> {
    fn line(&self, span: Option<Range<usize>>) -> usize {
        line_of(self.source, span)
    }

    fn context(&mut self, context: Context, section: &Table) {
        for (word, item) in section {
            let line = self.line(item.span().or(section.key(word).and_then(toml_edit::Key::span)));
            match (item.as_table(), Condition::from_word(word)) {
                (None, _) => self.binding(context.into(), section, word, item),
                (Some(below), Some(condition)) => {
                    let place = Place { context, when: Some(condition) };
                    below.iter().for_each(|(chord, item)| self.binding(place, below, chord, item));
                }
                (Some(_), None) => self.problems.push(Problem::Condition {
                    line,
                    context: context.as_str(),
                    condition: word.to_owned(),
                    nearest: nearest(word, Condition::ALL.iter().map(|condition| condition.as_str())),
                }),
            }
        }
    }

    fn binding(&mut self, place: Place, section: &Table, chord: &str, item: &Item) {
        let line = self.line(section.key(chord).and_then(toml_edit::Key::span));
        let Some(keys) = read_chord(chord) else {
            let nearest = nearest_chord(chord);
            self.problems.push(Problem::Key { line, key: chord.to_owned(), nearest });
            return;
        };
        match self.bound(item, chord, line) {
            Ok(Some(bound)) => {
                self.lines.push((place, keys.clone(), line));
                self.keymap.bind(Binding { place, keys, bound });
            }
            Ok(None) => self.keymap.unbind(place, &keys),
            Err(problem) => self.problems.push(problem),
        }
    }

    fn bound(&self, item: &Item, chord: &str, line: usize) -> Result<Option<Bound>, Problem> {
        let text = item.as_str().ok_or_else(|| Problem::NoText { line, key: chord.to_owned() })?.trim();
        if text.is_empty() || text == UNBOUND {
            return Ok(None);
        }
        if let Some(words) = text.strip_prefix(':') {
            let words = words.trim().to_owned();
            return match (self.check)(&words) {
                Ok(()) => Ok(Some(Bound::Words(words))),
                Err(reason) => Err(Problem::Words { line, words, reason }),
            };
        }
        let action = Action::from_word(text).ok_or_else(|| Problem::Action {
            line,
            action: text.to_owned(),
            nearest: nearest(text, Action::ALL.iter().map(|action| action.as_str())),
        })?;
        Ok(Some(Bound::Action(action)))
    }

    /// Takes away what can never be pressed.
    fn end(mut self) -> (Keymap, Vec<Problem>) {
        while let Some((short, long)) = self.keymap.ambiguity() {
            let known = |binding: &Binding| {
                self.lines.iter().find(|(place, keys, _)| *place == binding.place && *keys == binding.keys)
            };
            let (line, binding) = match (known(long), known(short)) {
                (Some((.., line)), _) => (*line, long),
                (None, Some((.., line))) => (*line, short),
                (None, None) => (1, long),
            };
            let problem = Problem::Ambiguous {
                line,
                short: show_keys(&short.keys),
                long: show_keys(&long.keys),
                place: short.place,
            };
            let (place, keys) = (binding.place, binding.keys.clone());
            self.problems.push(problem);
            self.keymap.unbind(place, &keys);
        }
        self.problems.sort_by_key(Problem::line);
        (self.keymap, self.problems)
    }
}

fn read_chord(text: &str) -> Option<Vec<Key>> {
    let keys: Option<Vec<Key>> = text.split_whitespace().map(|key| key.parse().ok()).collect();
    keys.filter(|keys| !keys.is_empty())
}

/// A chord that may have been meant by one in which a key is written as elsewhere: `F9`, `C-x`, `ctrl+r`, `Return`.
fn nearest_chord(text: &str) -> Option<String> {
    let keys: Option<Vec<Key>> = text.split_whitespace().map(nearest_key).collect();
    keys.filter(|keys| !keys.is_empty()).map(|keys| show_keys(&keys))
}

fn nearest_key(text: &str) -> Option<Key> {
    if let Ok(key) = text.parse() {
        return Some(key);
    }
    let bare = text.strip_prefix('<').and_then(|text| text.strip_suffix('>')).unwrap_or(text);
    let lower = bare.to_lowercase().replace('+', "-");
    let (held, key) = lower.rsplit_once('-').map_or(("", lower.as_str()), |(held, key)| (held, key));
    let written = |names: &[(&str, &'static str)], word: &str| {
        names.iter().find(|(name, _)| *name == word).map_or_else(|| word.to_owned(), |(_, ours)| (*ours).to_owned())
    };
    let key = written(ELSEWHERE, key);
    let held: Vec<String> = held.split('-').filter(|held| !held.is_empty()).map(|held| written(HELD, held)).collect();
    // Shift with a letter is a capital one.
    if held == ["shift"] && key.chars().count() == 1 {
        return key.to_uppercase().parse().ok();
    }
    held.into_iter().chain([key]).collect::<Vec<_>>().join("-").parse().ok()
}

/// Keys as other programs call them, and as they are called here.
const ELSEWHERE: &[(&str, &str)] = &[
    ("return", "enter"),
    ("cr", "enter"),
    ("escape", "esc"),
    ("del", "delete"),
    ("ins", "insert"),
    ("bs", "backspace"),
    ("spc", "space"),
    ("pgup", "pageup"),
    ("pgdn", "pagedown"),
    ("pgdown", "pagedown"),
];

/// The same of what is held down with them.
const HELD: &[(&str, &str)] = &[
    ("c", "ctrl"),
    ("control", "ctrl"),
    ("m", "alt"),
    ("a", "alt"),
    ("meta", "alt"),
    ("option", "alt"),
    ("s", "shift"),
];

pub(super) fn nearest<'w>(word: &str, known: impl Iterator<Item = &'w str>) -> &'w str {
    known.min_by_key(|name| strsim::damerau_levenshtein(name, word)).unwrap_or_default()
}

fn line_of(source: &str, span: Option<Range<usize>>) -> usize {
    line_at(source, span.map_or(0, |span| span.start))
}

#[cfg(test)]
mod tests {
    use super::super::{Code, Lookup, load, names};
    use super::*;

    fn over(source: &str) -> (Keymap, Vec<String>) {
        let check = |words: &str| if words.starts_with("deal wim") { Err("no wim".to_owned()) } else { Ok(()) };
        let (keymap, problems) = Written::parse(source).unwrap().over(Keymap::standard(), &check);
        (keymap, problems.iter().map(|problem| format!("{}: {problem}", problem.line())).collect())
    }

    fn press(keymap: &Keymap, places: &[Place], text: &str) -> String {
        match keymap.look_up(places, &read_chord(text).unwrap()) {
            Lookup::Found(bound) => format!("{bound:?}"),
            Lookup::Prefix => "prefix".to_owned(),
            Lookup::Nothing => "nothing".to_owned(),
        }
    }

    #[test]
    fn a_file_extends_the_keys_and_takes_some_away() {
        let source = "[list]\nx = \"delete\"\nd = \"\"\ne = \"unbound\"\n\"g v\" = \":contact list --where tag:vip\"\n";
        let (keymap, problems) = over(source);
        assert_eq!(problems, [""; 0]);
        let press = |text| press(&keymap, &[Context::List.into()], text);
        assert_eq!(press("x"), "Action(Delete)");
        assert_eq!((press("d").as_str(), press("e").as_str()), ("nothing", "nothing"));
        assert_eq!(press("g"), "prefix");
        assert_eq!(press("g v"), "Words(\"contact list --where tag:vip\")");
        assert_eq!(press("j"), "Action(Down)");
    }

    #[test]
    fn keys_with_a_condition_go_before_those_without() {
        let (keymap, problems) = over("[list]\nx = \"delete\"\n[list.marked]\nx = \"tag\"\n");
        assert_eq!(problems, [""; 0]);
        let marked = Place { context: Context::List, when: Some(Condition::Marked) };
        assert_eq!(press(&keymap, &[marked, Context::List.into()], "x"), "Action(Tag)");
        assert_eq!(press(&keymap, &[Context::List.into()], "x"), "Action(Delete)");
    }

    #[test]
    fn a_mistake_is_told_with_its_line_and_a_suggestion_and_the_rest_holds() {
        let source = "[list]\n\nj = \"dwon\"\nx = \"delete\"\nhyper-j = \"down\"\nk = 3\n\"j j\" = \"down\"\n\
                      w = \":deal wim {id}\"\n[list.makred]\nx = \"up\"\n[lsit]\nj = \"down\"\n";
        let (keymap, problems) = over(source);
        insta::assert_snapshot!(problems.join("\n"), @r#"
        3: no action `dwon`; did you mean `down`?
        5: no key `hyper-j`; keys are written as in `j`, `G`, `ctrl-r`, `shift-tab`, `g g`
        6: `k` needs the name of an action in quotes, a command line that begins with `:`, or ""
        7: `j j` cannot be pressed, since `j` alone does something in [list]; unbind it with ""
        8: `:deal wim {id}`: no wim
        9: no section [list.makred]; did you mean [list.marked]?
        11: no section [lsit]; did you mean [list]?
        "#);
        assert_eq!(press(&keymap, &[Context::List.into()], "x"), "Action(Delete)");
        assert_eq!(press(&keymap, &[Context::List.into()], "j"), "Action(Down)");
        let Err(problem) = Written::parse("[list]\nj = \"down\n") else { panic!("it is no TOML") };
        insta::assert_snapshot!(format!("{}: {problem}", problem.line()), @r#"2: invalid basic string, expected `"`"#);
    }

    #[test]
    fn keys_that_rolo_comes_with_are_plain_enough_for_every_terminal() {
        for name in names() {
            let keymap = load(name, None, &mut |_| None, &|_| Ok(())).keymap;
            let places = Context::ALL.iter().copied().flat_map(Place::of);
            for binding in places.flat_map(|place| keymap.bindings(place).collect::<Vec<_>>()) {
                let is_lost = |key: &Key| matches!(key.code, Code::F(_)) || (key.mods.ctrl && key.mods.shift);
                assert!(!binding.keys.iter().any(is_lost), "{} is lost over SSH", show_keys(&binding.keys));
            }
        }
    }
}
