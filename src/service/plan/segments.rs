//! What has to hold of segments when a command is done: each can be read and shown, none is called like another.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use jiff::civil::Weekday;

use super::super::failures::{Trouble, of_filter};
use super::super::order::unknown_column;
use super::Planning;
use crate::domain::segment::{self, FILTER, KINDS, LANES_SHOWN, PIPELINE_SHOWN};
use crate::domain::{Catalogue, Invalid, Kind, Life, Path, Record, Slot, Value};
use crate::filter::{self, Fault, FilterError, Moment, Segment};
use crate::ops::{Code, Failure, Sort};
use crate::search::fold;

/// A segment that says of what it is.
pub(super) fn settled(mut segment: Record) -> Record {
    if let (true, Some(first)) = (segment.text("of").is_empty(), KINDS.first()) {
        segment.fields.insert(Path::one("of"), Value::Text((*first).to_owned()));
    }
    segment
}

/// Fails if the command would leave a segment that cannot be read, or two of one name.
pub(super) fn check(planning: &Planning<'_>) -> Result<(), Trouble> {
    if planning.segments.is_empty() && planning.fields.is_empty() {
        return Ok(());
    }
    let before = planning.views.store().records(Kind::Segment, Life::Live)?.collect::<Result<Vec<_>, _>>()?;
    let untouched = before.iter().filter(|segment| !planning.segments.contains(&segment.id));
    let mut after: Vec<Record> = untouched.cloned().collect();
    for id in &planning.segments {
        after.extend(planning.views.record(*id)?.filter(|segment| !segment.is_deleted()));
    }
    check_names(&after)?;
    // Of a circle it is the one that closes it which is refused.
    after.sort_by_key(|segment| !planning.segments.contains(&segment.id));
    let then = moment(planning, &before, planning.views.store().catalogue());
    let now = moment(planning, &after, &planning.catalogue);
    for segment in &after {
        let is_touched = planning.segments.contains(&segment.id);
        if is_touched {
            check_view(segment, &planning.catalogue)?;
        }
        let Err(error) = read(segment, &now) else { continue };
        if is_touched {
            let error = without_itself(planning, segment, &after, error);
            return Err(of_filter(segment.text(FILTER), &error).into());
        }
        // What could not be read before is not made worse.
        if read(segment, &then).is_ok() {
            let failure = of_filter(segment.text(FILTER), &error);
            let used = Failure { code: Code::SegmentUsed, ..failure };
            return Err(used.fact("title", segment.title()).fact("handle", segment.handle()).into());
        }
    }
    Ok(())
}

/// Fails if what is in a segment cannot be shown, or spoken to, as it says.
fn check_view(segment: &Record, catalogue: &Catalogue) -> Result<(), Failure> {
    let of = segment::of(segment);
    let unfit = |what| Err(Failure::from(Invalid::new(what, segment.text("of"))));
    if segment.value("rhythm").is_some() && !segment::has_rhythm(of) {
        return unfit("rhythm-of");
    }
    if segment.value(PIPELINE_SHOWN).is_some() && of != Kind::Deal {
        return unfit("pipeline-of");
    }
    if segment.value(LANES_SHOWN).is_some() && of != Kind::Deal {
        return unfit("lanes-of");
    }
    let sorted = segment::sort(segment).map(|word| Sort::read(word).by);
    let mut unsorted = sorted.filter(|word| catalogue.slot(of, word).is_none_or(Slot::is_segments));
    let unknown = segment::columns(segment).find(|word| catalogue.slot(of, word).is_none()).map(str::to_owned);
    match unknown.or_else(|| unsorted.next()) {
        Some(word) => Err(unknown_column(catalogue, Some(of), &word)),
        None => Ok(()),
    }
}

/// What is wrong with a segment, where it is none of those that it may ask for.
fn without_itself(planning: &Planning<'_>, segment: &Record, all: &[Record], error: FilterError) -> FilterError {
    if !matches!(error.what, Fault::UnknownSegment { .. }) {
        return error;
    }
    let others: Vec<Record> = all.iter().filter(|other| other.id != segment.id).cloned().collect();
    read(segment, &moment(planning, &others, &planning.catalogue)).err().unwrap_or(error)
}

fn check_names(segments: &[Record]) -> Result<(), Failure> {
    let mut names = HashMap::new();
    for segment in segments {
        match names.entry(fold(&segment.title())) {
            Entry::Vacant(free) => {
                free.insert(segment.handle());
            }
            Entry::Occupied(taken) => {
                let failure = Failure::new(Code::NameTaken).fact("name", segment.title());
                return Err(failure.fact("kind", Kind::Segment.as_str()).fact("handle", taken.get()));
            }
        }
    }
    Ok(())
}

/// In which circumstances filters are read, with these segments. Days of weeks are none that could not be read.
fn moment(planning: &Planning<'_>, segments: &[Record], catalogue: &Catalogue) -> Moment {
    let now = planning.request.at.clone();
    let moment = Moment::new(now, Weekday::Monday, &planning.request.actor, catalogue);
    Moment { segments: segments.iter().map(Segment::of).collect(), ..moment }
}

fn read(segment: &Record, moment: &Moment) -> Result<(), FilterError> {
    match filter::parse_segment(segment.text(FILTER), segment::of(segment), moment) {
        // Where that is says whoever asks for the segment.
        Err(error) if error.what.place().is_some() => Ok(()),
        read => read.map(drop),
    }
}
