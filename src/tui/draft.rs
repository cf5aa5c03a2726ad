//! What was typed and is not saved yet: kept outside of this program until it is saved or thrown away, so that a crash
//! or a dropped line loses none of it.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::msg::Ticket;
use crate::domain::{Kind, RecordId};
use crate::grammar;
use crate::text::Text;

/// How long after the last key a draft is kept.
const REST: SignedDuration = SignedDuration::from_secs(1);

/// How long whoever types without a rest waits for it at most.
const LONGEST: SignedDuration = SignedDuration::from_secs(5);

/// How many values tell one draft from another.
const TELLING: usize = 2;

/// The most drafts that wait which were left on purpose.
const MOST_ASIDE: usize = 20;

/// A draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Draft {
    /// When it was kept.
    pub(crate) at: Timestamp,
    /// What was typed.
    pub(crate) unsaved: Unsaved,
    /// How it was left.
    #[serde(default)]
    pub(crate) left: Left,
}

/// How a draft was left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Left {
    /// In the middle of it: it is offered when the screen begins.
    #[default]
    Behind,
    /// On purpose: it waits until somebody asks for it.
    Aside,
}

/// What was typed, and into what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "into", rename_all = "snake_case")]
pub(crate) enum Unsaved {
    /// The form of a new record.
    Add {
        /// Its kind.
        kind: Kind,
        /// What was typed.
        typed: Vec<Typed>,
    },
    /// The form of a record that is there.
    Edit {
        /// The record.
        record: RecordId,
        /// What it was called.
        title: String,
        /// The revision that was shown.
        rev: u64,
        /// What was typed in place of what.
        typed: Vec<Typed>,
    },
    /// The form of a command.
    Command {
        /// The words that name it.
        path: Vec<String>,
        /// What was typed.
        typed: Vec<Typed>,
    },
    /// A line of text, with the words of the command that it is part of.
    Line {
        /// The words.
        words: Vec<String>,
    },
}

/// What was typed about one subject of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Typed {
    /// The field, or the argument.
    pub(crate) key: String,
    /// What was there before.
    pub(crate) before: Vec<String>,
    /// What was typed.
    pub(crate) now: Vec<String>,
}

impl Draft {
    /// The draft as the text of a file.
    pub(crate) fn to_text(&self) -> String {
        // Nothing in it is of a sort that JSON cannot say.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The draft of a file; none if it is that of another rolo.
    pub(crate) fn from_text(text: &str) -> Option<Draft> {
        serde_json::from_str(text).ok()
    }
}

impl Unsaved {
    /// What it is, with the beginning of what was typed.
    pub(crate) fn label(&self, text: &Text) -> String {
        match self {
            Unsaved::Add { kind, typed } => {
                told(&text.say("screen-form-add", &[("kind", kind.as_str().into())]), values(typed))
            }
            Unsaved::Edit { title, typed, .. } => told(title, values(typed)),
            Unsaved::Command { path, typed } => told(&path.join(" "), values(typed)),
            Unsaved::Line { words } => grammar::quote(words),
        }
    }
}

/// The fields that are filled in before anything is typed: they do not tell one draft from another.
const PROPOSED: &[&str] = &["owner", "pipeline", "stage"];

fn values(typed: &[Typed]) -> impl Iterator<Item = &str> {
    typed
        .iter()
        .filter(|typed| !PROPOSED.contains(&typed.key.as_str()))
        .flat_map(|typed| &typed.now)
        .filter_map(|value| value.lines().next())
}

fn told<'a>(what: &str, values: impl Iterator<Item = &'a str>) -> String {
    format!("{what}: {}", values.take(TELLING).collect::<Vec<_>>().join(", "))
}

/// What the screen knows of drafts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Drafts {
    /// Those that were left behind, and that nobody has taken up or thrown away yet.
    pub(crate) left: Vec<Draft>,
    /// The one that is taken up as soon as its record is known.
    pub(crate) asked: Option<(Ticket, Draft)>,
    /// Those, and what was typed here when that was looked at last.
    pub(crate) seen: Vec<Unsaved>,
    /// What is on the disk.
    pub(crate) kept: Vec<Unsaved>,
    /// When it is kept next: the moment, and the latest one that this may be put off to.
    due: Option<(Timestamp, Timestamp)>,
}

impl Drafts {
    /// Those of a screen that begins, to which others left these.
    pub(crate) fn left(left: Vec<Draft>) -> Drafts {
        let kept: Vec<Unsaved> = left.iter().map(|draft| draft.unsaved.clone()).collect();
        Drafts { left, seen: kept.clone(), kept, ..Drafts::default() }
    }

    /// Puts aside what somebody leaves; of many the oldest is forgotten.
    pub(crate) fn put_aside(&mut self, at: Timestamp, unsaved: Unsaved) {
        let is_aside = |draft: &Draft| draft.left == Left::Aside;
        if self.left.iter().filter(|draft| is_aside(draft)).count() >= MOST_ASIDE
            && let Some(oldest) = self.left.iter().position(is_aside)
        {
            self.left.remove(oldest);
        }
        self.left.push(Draft { at, unsaved, left: Left::Aside });
    }

    /// The moment at which something has to be kept.
    pub(crate) fn deadline(&self) -> Option<Timestamp> {
        self.due.map(|(due, latest)| due.min(latest))
    }

    /// Somebody types: it is kept when they rest.
    pub(crate) fn put_off(&mut self, now: Timestamp) {
        let latest = self.due.map_or(now + LONGEST, |(_, latest)| latest);
        self.due = Some((now + REST, latest));
    }

    /// Everything is kept.
    pub(crate) fn rest(&mut self) {
        self.kept.clone_from(&self.seen);
        self.due = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_waits_for_a_rest_but_not_forever() {
        let begin = Timestamp::UNIX_EPOCH;
        let after = |millis: i64| begin + SignedDuration::from_millis(millis);
        let mut drafts = Drafts::default();
        let deadlines = [0, 600, 4_500].map(|millis| {
            drafts.put_off(after(millis));
            drafts.deadline()
        });
        assert_eq!(deadlines, [1_000, 1_600, 5_000].map(|millis| Some(after(millis))));
        drafts.rest();
        assert_eq!(drafts.deadline(), None);
    }

    #[test]
    fn a_draft_is_read_back_and_what_is_none_is_nothing() {
        let typed = vec![Typed { key: "notes".into(), before: Vec::new(), now: vec!["one\ntwo".into()] }];
        let draft = Draft {
            at: Timestamp::UNIX_EPOCH,
            unsaved: Unsaved::Add { kind: Kind::Contact, typed },
            left: Left::Aside,
        };
        assert_eq!(Draft::from_text(&draft.to_text()), Some(draft));
        assert_eq!(Draft::from_text("{\"at\":1}"), None);
    }
}
