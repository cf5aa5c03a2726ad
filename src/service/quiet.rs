//! With whom contact is due: those not spoken or written to for as long as their rhythm says.

use jiff::civil::Date;

use super::agenda::is_wanted;
use super::failures::Trouble;
use super::names::Names;
use super::paced::{LastPaced, paced};
use super::rhythms::{self, Pace};
use crate::domain::{Kind, RecordId};
use crate::journal::Journal;
use crate::ops::answer::Quiet;
use crate::ops::query;
use crate::store::Store;

/// Those with whom contact is due by the last day, the longest due first.
pub(super) fn quiet(
    (store, journal): (&Store, &Journal),
    query: &query::Agenda,
    last: Date,
    names: &mut Names<'_>,
    known: &mut LastPaced,
) -> Result<Vec<Quiet>, Trouble> {
    let mut quiet = Vec::new();
    for kind in [Kind::Contact, Kind::Company] {
        for (id, pace) in paced((store, journal), query, kind, known)? {
            quiet.extend(due_by(store, query, (id, pace), last, names)?);
        }
    }
    quiet.sort_by_key(|quiet| (quiet.due, quiet.record.id));
    Ok(quiet)
}

/// Somebody of whoever asks with whom contact is due by the last day.
fn due_by(
    store: &Store,
    query: &query::Agenda,
    (id, Pace { days, segment: _ }): (RecordId, Pace),
    last_day: Date,
    names: &mut Names<'_>,
) -> Result<Option<Quiet>, Trouble> {
    let last = rhythms::last_contact(store, id, &query.now)?;
    let Some(mut record) = store.record(id)? else { return Ok(None) };
    let due = rhythms::due(&record, last.as_ref(), days, &query.now);
    if due > last_day || !is_wanted(&mut record, query, names)? {
        return Ok(None);
    }
    names.dress(&mut record)?;
    Ok(Some(Quiet { record, rhythm: days, last, due }))
}
