//! Keymaps that extend each other: those that rolo comes with, and a person's own files over them.

use std::borrow::Cow;
use std::path::PathBuf;

use super::read::{Written, nearest};
use super::{Keymap, Problem};

/// The keymap that every other one extends in the end.
const STANDARD: &str = "default";

/// The keymaps that rolo comes with.
const COMES_WITH: &[(&str, &str)] = &[
    (STANDARD, include_str!("../../keymaps/default.toml")),
    ("vim", include_str!("../../keymaps/vim.toml")),
    ("emacs", include_str!("../../keymaps/emacs.toml")),
];

/// A keymap file that a person wrote.
#[derive(Clone, Debug)]
pub struct File {
    /// Where it is.
    pub path: PathBuf,
    /// What stands in it.
    pub source: String,
}

/// What came of keymap files.
#[derive(Debug)]
pub struct Loaded {
    /// The keys, without those that are wrong.
    pub keymap: Keymap,
    /// What is wrong, in the order in which the files were read.
    pub troubles: Vec<Trouble>,
}

/// What is wrong with a keymap file; with the setting that names a keymap, if with none.
#[derive(Debug)]
pub struct Trouble {
    /// Where it stands.
    pub path: Option<PathBuf>,
    /// What.
    pub problem: Problem,
}

impl Keymap {
    /// The keys that rolo comes with, as long as nobody chose others.
    pub fn standard() -> Keymap {
        load(STANDARD, None, &mut |_| None, &|_| Ok(())).keymap
    }
}

/// The names of the keymaps that rolo comes with.
pub fn names() -> impl Iterator<Item = &'static str> {
    COMES_WITH.iter().map(|(name, _)| *name)
}

/// The keymap of this name under a person's own `top` file, if there is one, which may name another. `own` reads a
/// person's file of a name; it goes before what rolo comes with under that name, which it then extends. `check` tells what
/// is wrong with a command line.
pub fn load(
    name: &str,
    top: Option<File>,
    own: &mut dyn FnMut(&str) -> Option<File>,
    check: &dyn Fn(&str) -> Result<(), String>,
) -> Loaded {
    let mut chain = Chain { own, links: Vec::new(), names: Vec::new(), troubles: Vec::new() };
    match top {
        Some(top) => chain.lay(top, name),
        None => chain.descend(name, None),
    }
    let Chain { links, mut troubles, .. } = chain;
    let mut keymap = Keymap::default();
    for Link { path, source } in links.into_iter().rev() {
        let problems = match Written::parse(&source) {
            Ok(written) => {
                let (over, problems) = written.over(keymap, check);
                keymap = over;
                problems
            }
            Err(problem) => vec![problem],
        };
        troubles.extend(problems.into_iter().map(|problem| Trouble { path: path.clone(), problem }));
    }
    Loaded { keymap, troubles }
}

/// One file that extends the next.
struct Link {
    /// None for what rolo comes with.
    path: Option<PathBuf>,
    source: Cow<'static, str>,
}

/// Files that extend each other, the topmost first.
struct Chain<'o> {
    own: &'o mut dyn FnMut(&str) -> Option<File>,
    links: Vec<Link>,
    /// The names of the person's own files so far: none comes twice.
    names: Vec<String>,
    troubles: Vec<Trouble>,
}

impl Chain<'_> {
    /// Adds the keymap of a name, which the last file asks for in line `said`, and all that it extends.
    fn descend(&mut self, name: &str, said: Option<usize>) {
        let known = COMES_WITH.iter().find(|(known, _)| *known == name);
        if !self.names.iter().any(|known| known == name)
            && let Some(file) = (self.own)(name)
        {
            self.names.push(name.to_owned());
            self.lay(file, known.map_or(STANDARD, |(name, _)| name));
            return;
        }
        if let Some((_, source)) = known {
            self.links.push(Link { path: None, source: (*source).into() });
        } else {
            let path = self.links.last().and_then(|link| link.path.clone());
            let nearest = nearest(name, names()).to_owned();
            let problem = Problem::Unknown { line: said.unwrap_or(1), name: name.to_owned(), nearest };
            self.troubles.push(Trouble { path, problem });
        }
        if name != STANDARD {
            self.descend_to_standard();
        }
    }

    /// What rolo comes with extends what rolo comes with.
    fn descend_to_standard(&mut self) {
        let standard = COMES_WITH.iter().filter(|(name, _)| *name == STANDARD);
        self.links.extend(standard.map(|(_, source)| Link { path: None, source: (*source).into() }));
    }

    /// Adds a person's own file, and what it says that it extends, else `below`.
    fn lay(&mut self, file: File, below: &str) {
        let said = Written::parse(&file.source)
            .ok()
            .and_then(|written| written.extends().map(|(name, line)| (name.to_owned(), line)));
        self.links.push(Link { path: Some(file.path), source: file.source.into() });
        match said {
            Some((name, line)) => self.descend(&name, Some(line)),
            None => self.descend(below, None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Action, Bound, Context, Key, Lookup, Place};
    use super::*;

    fn file(name: &str, source: &str) -> File {
        File { path: format!("{name}.toml").into(), source: source.to_owned() }
    }

    /// What a key does in lists under a keymap, and what is wrong with it.
    fn pressed(name: &str, top: Option<&str>, own: &[(&str, &str)], key: &str) -> (String, Vec<String>) {
        let mut find = |wanted: &str| own.iter().find(|(name, _)| *name == wanted).map(|(name, text)| file(name, text));
        let top = top.map(|source| file("top", source));
        let loaded = load(name, top, &mut find, &|_| Ok(()));
        let keys: Vec<Key> = key.split(' ').map(|key| key.parse().unwrap()).collect();
        let does = match loaded.keymap.look_up(&[Place::from(Context::List)], &keys) {
            Lookup::Found(Bound::Action(action)) => action.as_str().to_owned(),
            Lookup::Found(Bound::Words(words)) => words.clone(),
            Lookup::Prefix => "prefix".to_owned(),
            Lookup::Nothing => "nothing".to_owned(),
        };
        let told = loaded.troubles.iter().map(|Trouble { path, problem }| {
            format!("{}:{}: {problem}", path.as_deref().map_or("", |path| path.to_str().unwrap()), problem.line())
        });
        (does, told.collect())
    }

    #[test]
    fn what_rolo_comes_with_is_without_fault_and_every_keymap_reaches_the_same_actions() {
        for name in names() {
            let Loaded { keymap, troubles } = load(name, None, &mut |_| None, &|_| Ok(()));
            assert!(troubles.is_empty(), "{name}: {troubles:?}");
            let places: Vec<Place> = Context::ALL.iter().copied().flat_map(Place::of).collect();
            // What has no key at all stands in the command line, which has every action.
            for action in Action::ALL.iter().filter(|action| Keymap::standard().chord(&places, **action).is_some()) {
                assert!(keymap.chord(&places, *action).is_some(), "{} has no key in {name}", action.as_str());
            }
        }
    }

    #[test]
    fn a_file_of_ones_own_lies_over_the_keymap_that_it_names_or_that_was_chosen() {
        let ok = |does: &str| (does.to_owned(), vec![]);
        assert_eq!(pressed("default", None, &[], "d"), ok("delete"));
        assert_eq!(pressed("vim", None, &[], "d d"), ok("delete"));
        assert_eq!(pressed("vim", Some("[list]\nd = \"down\"\n\"d d\" = \"unbound\""), &[], "d"), ok("down"));
        assert_eq!(pressed("default", Some("extends = \"vim\""), &[], "d d"), ok("delete"));
        let mine: &[(&str, &str)] =
            &[("mine", "extends = \"vim\"\n[list]\nQ = \"quit\""), ("vim", "[list]\nX = \"up\"")];
        assert_eq!(pressed("mine", None, mine, "Q"), ok("quit"));
        assert_eq!(pressed("mine", None, mine, "X"), ok("up"));
        assert_eq!(pressed("mine", None, mine, "d d"), ok("delete"));
    }

    #[test]
    fn a_keymap_that_is_not_there_is_told_and_done_without() {
        let unknown = |at: &str, name: &str| format!("{at}: no keymap `{name}`; did you mean `vim`?");
        assert_eq!(pressed("vi", None, &[], "d"), ("delete".to_owned(), vec![unknown(":1", "vi")]));
        let own: &[(&str, &str)] = &[("a", "\nextends = \"vmi\""), ("b", "extends = \"b\"")];
        assert_eq!(pressed("a", None, own, "d"), ("delete".to_owned(), vec![unknown("a.toml:2", "vmi")]));
        assert_eq!(pressed("b", None, own, "d").1.len(), 1);
    }
}
