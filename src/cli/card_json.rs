//! A card as JSON: the record as a list has it, with more keys where there is something.
//!
//! `"linked": {"deal": {"total", "records"}}` has the first records of each kind that link to it, of a segment those in it;
//! `"timeline"` what is to be done and what happened, as [`happening`] has it; `"columns"` of a pipeline its stages with
//! what is in them, as [`board`] has them. `"contact_due": {"due", "last", "rhythm", "segment"}` of somebody who is to be
//! spoken to again and again is the day on which that is due, and why.
//!
//! [`board`]: super::board

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::Shell;
use super::board::AsColumns;
use super::halt::Halt;
use super::happening;
use crate::exchange::{json, plain_json};
use crate::ops::answer::{Column, Rhythm};
use crate::ops::{Card, Linked};

/// Prints the record, then what links to it, by kind, what happened, and the stages of a pipeline.
pub(super) fn print(shell: &mut Shell<'_>, card: &Card, columns: Option<&[Column]>) -> Result<(), Halt> {
    let mut head = Vec::new();
    json::write_record(&mut head, &card.record)?;
    shell.out.to.write_all(head.strip_suffix(b"}").unwrap_or(&head))?;
    if !card.linked.is_empty() {
        shell.out.to.write_all(b",\"linked\":")?;
        plain_json::write(&mut shell.out.to, &AsLinked(&card.linked))?;
    }
    if let Some(rhythm) = &card.rhythm {
        shell.out.to.write_all(b",\"contact_due\":")?;
        plain_json::write(&mut shell.out.to, &AsRhythm(rhythm))?;
    }
    if !card.timeline.rows.is_empty() {
        shell.out.to.write_all(b",\"timeline\":")?;
        plain_json::write(&mut shell.out.to, &happening::as_json(&card.timeline))?;
    }
    if let Some(columns) = columns {
        shell.out.to.write_all(b",\"columns\":")?;
        plain_json::write(&mut shell.out.to, &AsColumns(columns))?;
    }
    shell.put("}")
}

/// When contact with somebody is due, as JSON.
struct AsRhythm<'a>(&'a Rhythm);

impl Serialize for AsRhythm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Rhythm { days, segment, last, due } = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("due", due)?;
        map.serialize_entry("last", &last.as_ref().map(ToString::to_string))?;
        map.serialize_entry("rhythm", days)?;
        if let Some(segment) = segment {
            map.serialize_entry("segment", segment)?;
        }
        map.end()
    }
}

/// What links to a record as JSON.
struct AsLinked<'a>(&'a [Linked]);

impl Serialize for AsLinked<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Parts of a kind are one group of it.
        let groups = self.0.chunk_by(|one, next| one.kind == next.kind);
        serializer.collect_map(groups.filter_map(|parts| Some((parts.first()?.kind.as_str(), AsGroup(parts)))))
    }
}

struct AsGroup<'a>(&'a [Linked]);

impl Serialize for AsGroup<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("total", &self.0.iter().map(|part| part.total).sum::<usize>())?;
        let rows = self.0.iter().flat_map(|part| &part.rows);
        map.serialize_entry("records", &rows.map(json::as_json).collect::<Vec<_>>())?;
        map.end()
    }
}
