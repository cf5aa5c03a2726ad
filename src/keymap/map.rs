//! The keys of every place, and what they do.

use super::{Action, Key, Place};

/// What a chord of keys does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// An action of the screen.
    Action(Action),
    /// A command line, without the `:` before it. `{id}`, `{name}` and `{ids}` stand for what is selected,
    /// `{kind}` for the kind that is listed.
    Words(String),
}

/// One line of a keymap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Where it holds.
    pub place: Place,
    /// The keys, pressed one after another.
    pub keys: Vec<Key>,
    /// What they do.
    pub bound: Bound,
}

/// The keys of every place. Invariant: in one place no chord is the beginning of another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

/// What was found for the keys that were pressed so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup<'a> {
    /// They do this.
    Found(&'a Bound),
    /// They are the beginning of a chord.
    Prefix,
    /// They do nothing.
    Nothing,
}

impl Keymap {
    /// What `keys` do in the first of the places that knows them.
    pub fn look_up(&self, places: &[Place], keys: &[Key]) -> Lookup<'_> {
        for place in places {
            let mut here = self.bindings(*place);
            if let Some(binding) = here.find(|binding| binding.keys.starts_with(keys)) {
                return if binding.keys.len() == keys.len() { Lookup::Found(&binding.bound) } else { Lookup::Prefix };
            }
        }
        Lookup::Nothing
    }

    /// Every binding of a place, in the order of the files.
    pub fn bindings(&self, place: Place) -> impl Iterator<Item = &Binding> {
        self.bindings.iter().filter(move |binding| binding.place == place)
    }

    /// The first chord that does `action` in one of the places.
    pub fn chord(&self, places: &[Place], action: Action) -> Option<&[Key]> {
        let mut all = places.iter().flat_map(|place| self.bindings(*place));
        all.find(|binding| binding.bound == Bound::Action(action)).map(|binding| binding.keys.as_slice())
    }

    /// The places in which some chord does `action`.
    pub fn places(&self, action: Action) -> impl Iterator<Item = Place> {
        let bound = self.bindings.iter().filter(move |binding| binding.bound == Bound::Action(action));
        bound.map(|binding| binding.place)
    }

    /// Takes a binding away.
    pub(super) fn unbind(&mut self, place: Place, keys: &[Key]) {
        self.bindings.retain(|binding| binding.place != place || binding.keys != keys);
    }

    /// Adds a binding, in place of one of the same keys.
    pub(super) fn bind(&mut self, binding: Binding) {
        let same = self.bindings.iter().position(|old| old.place == binding.place && old.keys == binding.keys);
        match same.and_then(|at| self.bindings.get_mut(at)) {
            Some(old) => *old = binding,
            None => self.bindings.push(binding),
        }
    }

    /// Two chords of which one begins the other, if there are any.
    pub(super) fn ambiguity(&self) -> Option<(&Binding, &Binding)> {
        self.bindings.iter().find_map(|short| {
            let longer = self.bindings.iter().find(|long| {
                long.place == short.place && long.keys.len() > short.keys.len() && long.keys.starts_with(&short.keys)
            });
            longer.map(|long| (short, long))
        })
    }
}
