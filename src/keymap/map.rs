//! The keys of every context, and what they do.

use super::{Action, Context, Key};

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
    pub context: Context,
    /// The keys, pressed one after another.
    pub keys: Vec<Key>,
    /// What they do.
    pub bound: Bound,
}

/// The keys of every context. Invariant: in one context no chord is the beginning of another.
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
    /// What `keys` do in the first of the contexts that knows them.
    pub fn look_up(&self, contexts: &[Context], keys: &[Key]) -> Lookup<'_> {
        for context in contexts {
            let mut here = self.bindings.iter().filter(|binding| binding.context == *context);
            if let Some(binding) = here.find(|binding| binding.keys.starts_with(keys)) {
                return if binding.keys.len() == keys.len() { Lookup::Found(&binding.bound) } else { Lookup::Prefix };
            }
        }
        Lookup::Nothing
    }

    /// Every binding of a context, in the order of the file.
    pub fn bindings(&self, context: Context) -> impl Iterator<Item = &Binding> {
        self.bindings.iter().filter(move |binding| binding.context == context)
    }

    /// The first chord that does `action` in one of the contexts.
    pub fn chord(&self, contexts: &[Context], action: Action) -> Option<&[Key]> {
        let mut all = contexts.iter().flat_map(|context| self.bindings(*context));
        all.find(|binding| binding.bound == Bound::Action(action)).map(|binding| binding.keys.as_slice())
    }

    /// Takes a binding away.
    pub(super) fn unbind(&mut self, context: Context, keys: &[Key]) {
        self.bindings.retain(|binding| binding.context != context || binding.keys != keys);
    }

    /// Adds a binding, in place of one of the same keys.
    pub(super) fn bind(&mut self, binding: Binding) {
        let same = self.bindings.iter().position(|old| old.context == binding.context && old.keys == binding.keys);
        match same.and_then(|at| self.bindings.get_mut(at)) {
            Some(old) => *old = binding,
            None => self.bindings.push(binding),
        }
    }

    /// Two chords of which one begins the other, if there are any.
    pub(super) fn ambiguity(&self) -> Option<(&Binding, &Binding)> {
        self.bindings.iter().find_map(|short| {
            let longer = self.bindings.iter().find(|long| {
                long.context == short.context
                    && long.keys.len() > short.keys.len()
                    && long.keys.starts_with(&short.keys)
            });
            longer.map(|long| (short, long))
        })
    }
}
