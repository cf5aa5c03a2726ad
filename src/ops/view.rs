//! Saved views: how lists and boards show what is in a segment.

use super::query::Lanes;
use super::{Reference, Sort};
use crate::domain::segment::{self, LANES_SHOWN, PIPELINE_SHOWN};
use crate::domain::{Catalogue, Kind, Record, RecordId, Slot, Value};

/// A segment as a way to look at the book. What its filter is, knows the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The segment.
    pub id: RecordId,
    /// Its handle.
    pub handle: String,
    /// What it is called.
    pub name: String,
    /// Of what it is.
    pub of: Kind,
    /// Its columns; the usual ones if empty.
    pub columns: Vec<Slot>,
    /// Its order; the usual one if empty.
    pub sort: Vec<Sort>,
    /// The pipeline whose board it shows, if it names one.
    pub pipeline: Option<Reference>,
    /// The lanes of that board, if it names some.
    pub lanes: Option<Lanes>,
}

impl View {
    /// The order in which something is read through it: its own, unless another one was asked for.
    pub fn order(&self, asked: Vec<Sort>) -> Vec<Sort> {
        if asked.is_empty() { self.sort.clone() } else { asked }
    }

    /// The view of a segment. Words that were known when it was saved, and are no more, are left out.
    pub fn of(segment: &Record, catalogue: &Catalogue) -> View {
        let of = segment::of(segment);
        let sort = segment::sort(segment).map(Sort::read).filter_map(|sort| {
            let slot = catalogue.slot(of, &sort.by)?;
            Some(Sort { by: slot.name().to_owned(), ..sort })
        });
        let pipeline = match segment.value(PIPELINE_SHOWN) {
            Some(Value::Record(uuid)) => Some(Reference(segment.name_of(*uuid))),
            Some(_) | None => None,
        };
        View {
            id: segment.id,
            handle: segment.handle().to_owned(),
            name: segment.title(),
            of,
            columns: segment::columns(segment).filter_map(|word| catalogue.slot(of, word)).collect(),
            sort: sort.collect(),
            pipeline,
            lanes: Lanes::from_word(segment.text(LANES_SHOWN)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Path;
    use crate::domain::id::Uuid128;
    use crate::ops::Order;

    #[test]
    fn a_view_shows_what_is_still_known_of_its_columns_and_its_order() {
        let id = RecordId { kind: Kind::Segment, uuid: Uuid128(1) };
        let mut segment = Record::new(id, jiff::Timestamp::UNIX_EPOCH);
        let texts =
            [("name", "big"), ("of", "deal"), ("columns", "name，金额, gone,last"), ("sort", "-value, gone,+close")];
        for (key, text) in texts {
            segment.fields.insert(Path::one(key), Value::Text(text.to_owned()));
        }
        let view = View::of(&segment, &Catalogue::default());
        let columns: Vec<&str> = view.columns.iter().map(|slot| slot.name()).collect();
        assert_eq!((view.name.as_str(), view.of, columns), ("big", Kind::Deal, vec!["name", "value", "last"]));
        let sort = [("value", Order::Descending), ("close", Order::Ascending)];
        assert_eq!(view.sort, sort.map(|(by, order)| Sort { by: by.to_owned(), order }));
        assert_eq!(view.sort.iter().map(Sort::word).collect::<Vec<_>>(), ["-value", "close"]);
        assert_eq!(view.pipeline, None);
    }
}
