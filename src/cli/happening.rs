//! A timeline as JSON: `[{"what", "at", …}]`, in the order in which it is shown.
//!
//! `what` is `todo`, `done` or `activity`, with the record under `record`; or `move` with `deal`, `from` and `to`; or `edit`
//! with the number `seq` of the command, its `actor`, and the words of the `fields` that it touched.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::domain::path::DEFINED;
use crate::domain::{Field, Kind, Path};
use crate::exchange::json;
use crate::ops::Past;
use crate::ops::answer::{Happening, Move, Timeline, What};

/// A timeline as JSON.
pub(super) fn as_json(timeline: &Timeline) -> impl Serialize {
    timeline.rows.iter().map(AsJson).collect::<Vec<_>>()
}

struct AsJson<'a>(&'a Happening);

impl Serialize for AsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Happening { at, what } = self.0;
        let mut map = serializer.serialize_map(None)?;
        let word = match what {
            What::ToDo(_) => "todo",
            What::Done(_) => "done",
            What::Activity(_) => "activity",
            What::Move(_) => "move",
            What::Edit(_) => "edit",
        };
        map.serialize_entry("what", word)?;
        if let Some(at) = at {
            map.serialize_entry("at", &at.to_string())?;
        }
        match what {
            What::ToDo(record) | What::Done(record) | What::Activity(record) => {
                map.serialize_entry("record", &json::as_json(record))?;
            }
            What::Move(Move { deal, from, to }) => {
                map.serialize_entry("deal", deal.handle())?;
                map.serialize_entry("from", from)?;
                map.serialize_entry("to", to)?;
            }
            What::Edit(past) => {
                map.serialize_entry("seq", &past.seq)?;
                map.serialize_entry("actor", &past.actor)?;
                map.serialize_entry("fields", &fields(past))?;
            }
        }
        map.end()
    }
}

/// The words of the fields that a command touched, each once.
fn fields<'a>(past: &'a Past) -> Vec<&'a str> {
    let changes = past.changes.iter().map(|told| &told.change);
    let paths = changes.flat_map(|change| change.set.keys().map(|path| (change.id.kind, path)));
    let word = |(kind, path): (Kind, &'a Path)| match path.field().strip_prefix(DEFINED) {
        Some(key) => Some(key),
        None => Some(Field::find(kind, path.field())?.name),
    };
    let mut words: Vec<_> = paths.filter_map(word).collect();
    words.dedup();
    words
}
