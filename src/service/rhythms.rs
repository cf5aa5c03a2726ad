//! After how many days contacts and companies are to be spoken to again, and with whom that is due.

use jiff::Zoned;
use jiff::civil::Date;

use super::dressing::Wish;
use super::failures::Trouble;
use super::names::Names;
use super::segments;
use crate::domain::{Fields, Kind, Record, RecordId, When, rhythm, segment};
use crate::filter::{Filter, Moment};
use crate::ops::answer::Rhythm;
use crate::store::Store;

/// Of what a rhythm depends that is a record's own.
const OWN: &[&str] = &["rhythm", "do_not_contact"];

/// The segments by which records of a kind have a rhythm, the shortest first.
#[derive(Clone, Debug)]
pub(super) struct Rhythms {
    segments: Vec<Paced>,
    moment: Moment,
    fields: Fields,
}

/// A segment with a rhythm.
#[derive(Clone, Debug)]
struct Paced {
    days: u32,
    name: String,
    filter: Filter,
}

/// After how many days a record is to be spoken to again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pace {
    pub(super) days: u32,
    /// The segment from which it has that; none if it is its own.
    pub(super) segment: Option<String>,
}

impl Rhythms {
    /// Those of a kind, in the circumstances of whoever asks.
    pub(super) fn of(store: &Store, kind: Kind, moment: Moment) -> Result<Rhythms, Trouble> {
        let moment = Moment { segments: segments::all(store)?, ..moment };
        let segments = segments::of_kind(store, kind, &moment, |segment| rhythm::own(segment).is_some())?;
        let paced = segments.into_iter().filter_map(|(segment, filter)| {
            Some(Paced { days: rhythm::own(&segment)?, name: segment.title(), filter })
        });
        let mut paced: Vec<Paced> = paced.collect();
        paced.sort_by(|a, b| (a.days, &a.name).cmp(&(b.days, &b.name)));
        let fields = paced.iter().fold(Fields::least(kind).and(OWN), |fields, each| fields.or(each.filter.fields()));
        Ok(Rhythms { segments: paced, moment, fields })
    }

    /// Whether anybody may have a rhythm that is not their own.
    pub(super) const fn are_of_segments(&self) -> bool {
        !self.segments.is_empty()
    }

    /// What has to be known of a record.
    pub(super) const fn fields(&self) -> Fields {
        self.fields
    }

    /// What has to be known of everybody besides.
    pub(super) fn wish(&self) -> Wish {
        Wish::of(self.segments.iter().flat_map(|paced| paced.filter.slots()))
    }

    /// The rhythm of a record: its own, or the shortest of its segments. Those who want to be left alone have none.
    pub(super) fn pace(&self, record: &mut Record, names: &mut Names<'_>) -> Result<Option<Pace>, Trouble> {
        if record.value("do_not_contact").is_some() {
            return Ok(None);
        }
        if let Some(days) = rhythm::own(record) {
            return Ok(Some(Pace { days, segment: None }));
        }
        if self.segments.is_empty() {
            return Ok(None);
        }
        names.dress(record)?;
        let shortest = self.segments.iter().find(|paced| paced.filter.matches(record, &self.moment));
        Ok(shortest.map(|paced| Pace { days: paced.days, segment: Some(paced.name.clone()) }))
    }
}

/// The rhythm of one record with the day on which contact is due, if it has one.
pub(super) fn of_record(store: &Store, record: &Record, moment: Moment) -> Result<Option<Rhythm>, Trouble> {
    if record.is_deleted() || !segment::has_rhythm(record.id.kind) {
        return Ok(None);
    }
    let now = moment.now.clone();
    let rhythms = Rhythms::of(store, record.id.kind, moment)?;
    let Some(pace) = rhythms.pace(&mut record.clone(), &mut Names::new(store))? else { return Ok(None) };
    let last = last_contact(store, record.id, &now)?;
    let due = due(record, last.as_ref(), pace.days, &now);
    Ok(Some(Rhythm { days: pace.days, segment: pace.segment, last, due }))
}

/// When somebody was last spoken or written to.
pub(super) fn last_contact(store: &Store, id: RecordId, now: &Zoned) -> Result<Option<When>, Trouble> {
    Ok(store.glance(id, now.time_zone())?.last.map(|last| last.at))
}

/// The day on which contact is due: so many days after the last one, or after the record was made.
pub(super) fn due(record: &Record, last: Option<&When>, days: u32, now: &Zoned) -> Date {
    let zone = now.time_zone();
    let since = last.map_or(record.created, |last| last.start(zone));
    rhythm::due(since.to_zoned(zone.clone()).date(), days)
}
