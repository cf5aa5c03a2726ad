//! How often a person did what: hints of what is known by heart give way to others.

use std::collections::BTreeMap;
use std::fmt;

use super::Action;

/// From so many times on somebody knows a key.
const KNOWN: u32 = 10;

/// From so many times on they need no hint of it.
const BY_HEART: u32 = 40;

/// How often each action was done by its key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Habits {
    counts: BTreeMap<&'static str, u32>,
}

/// How well somebody knows a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Familiarity {
    /// Hardly.
    New,
    /// So that others are worth more room.
    Known,
    /// So that it needs no hint.
    ByHeart,
}

impl Habits {
    /// Reads lines of an action and a count. What cannot be read is left out: no more is lost than a few hints come back.
    pub fn read(text: &str) -> Habits {
        let line = |line: &str| {
            let (word, count) = line.split_once(' ')?;
            Some((Action::from_word(word)?.as_str(), count.parse().ok()?))
        };
        Habits { counts: text.lines().filter_map(line).collect() }
    }

    /// It was done once more.
    pub fn count(&mut self, action: Action) {
        let count = self.counts.entry(action.as_str()).or_default();
        *count = count.saturating_add(1);
    }

    /// Adds what was counted elsewhere.
    pub fn add(&mut self, other: &Habits) {
        for (word, more) in &other.counts {
            let count = self.counts.entry(word).or_default();
            *count = count.saturating_add(*more);
        }
    }

    /// Whether nothing was counted.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// How well the key of an action is known. That which shows all others is never known by heart.
    pub fn familiarity(&self, action: Action) -> Familiarity {
        match self.counts.get(action.as_str()).copied().unwrap_or_default() {
            _ if action == Action::Help => Familiarity::New,
            BY_HEART.. => Familiarity::ByHeart,
            KNOWN.. => Familiarity::Known,
            0.. => Familiarity::New,
        }
    }
}

impl fmt::Display for Habits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.counts.iter().try_for_each(|(word, count)| writeln!(f, "{word} {count}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn habits_are_written_read_and_added_up() {
        let mut habits = Habits::read("search 9\nno-such-action 4\nundo many\n\n");
        assert_eq!(habits.to_string(), "search 9\n");
        assert_eq!(habits.familiarity(Action::Search), Familiarity::New);
        let mut here = Habits::default();
        assert!(here.is_empty());
        here.count(Action::Search);
        here.count(Action::Add);
        habits.add(&here);
        assert_eq!(habits.to_string(), "add 1\nsearch 10\n");
        assert_eq!(habits.familiarity(Action::Search), Familiarity::Known);
        assert_eq!(Habits::read("search 40").familiarity(Action::Search), Familiarity::ByHeart);
        assert_eq!(Habits::read("help 400").familiarity(Action::Help), Familiarity::New);
    }
}
