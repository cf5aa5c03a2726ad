//! With whom contact is due: those not spoken or written to for as long as their rhythm says.

use jiff::civil::Date;

use super::agenda::is_wanted;
use super::failures::Trouble;
use super::names::Names;
use super::rhythms::{self, Pace, Rhythms};
use super::touch::Touches;
use crate::domain::{Kind, Life, RecordId};
use crate::filter::{Moment, Segments};
use crate::ops::answer::Quiet;
use crate::ops::query;
use crate::store::{Glimpse, Store};

/// Those with whom contact is due by the last day, the longest due first.
pub(super) fn quiet(
    store: &Store,
    query: &query::Agenda,
    last: Date,
    names: &mut Names<'_>,
) -> Result<Vec<Quiet>, Trouble> {
    let mut quiet = Vec::new();
    for kind in [Kind::Contact, Kind::Company] {
        for (id, pace) in paced(store, query, kind)? {
            quiet.extend(due_by(store, query, (id, pace), last, names)?);
        }
    }
    quiet.sort_by_key(|quiet| (quiet.due, quiet.record.id));
    Ok(quiet)
}

/// Those of a kind who have a rhythm. Only where segments give one, everybody has to be looked at.
fn paced(store: &Store, query: &query::Agenda, kind: Kind) -> Result<Vec<(RecordId, Pace)>, Trouble> {
    let (now, me) = (query.now.clone(), query.me.clone());
    let moment = Moment { now, week_start: query.week_start, me, segments: Segments::default() };
    let rhythms = Rhythms::of(store, kind, moment.clone())?;
    if rhythms.are_of_segments() {
        return surveyed(store, &rhythms, kind, &moment);
    }
    let mut all = Vec::new();
    let mut names = Names::new(store);
    for id in store.ids_with_rhythm(kind)? {
        let Some(mut record) = store.part(id, rhythms.fields())? else { continue };
        all.extend(rhythms.pace(&mut record, &mut names)?.map(|pace| (id, pace)));
    }
    Ok(all)
}

/// The same from a look at everybody.
fn surveyed(store: &Store, rhythms: &Rhythms, kind: Kind, moment: &Moment) -> Result<Vec<(RecordId, Pace)>, Trouble> {
    let touches = Touches::read(store, kind, rhythms.wish(), &moment.now)?;
    // Filters stay on their thread.
    let begin = || Look::begin(store, kind, moment.clone(), touches.as_ref());
    let each = |look: &mut Result<Look<'_>, Trouble>, glimpse: &Glimpse<'_>| {
        let Ok(known) = look else { return };
        if let Err(trouble) = known.see(glimpse) {
            *look = Err(trouble);
        }
    };
    let mut all = Vec::new();
    for look in store.survey(kind, Life::Live, begin, each)? {
        all.append(&mut look?.paced);
    }
    Ok(all)
}

/// One thread's look at the records of a kind.
struct Look<'a> {
    paced: Vec<(RecordId, Pace)>,
    rhythms: Rhythms,
    names: Names<'a>,
    touches: Option<&'a Touches<'a>>,
}

impl<'a> Look<'a> {
    fn begin(
        store: &'a Store,
        kind: Kind,
        moment: Moment,
        touches: Option<&'a Touches<'a>>,
    ) -> Result<Look<'a>, Trouble> {
        let rhythms = Rhythms::of(store, kind, moment)?;
        Ok(Look { paced: Vec::new(), rhythms, names: Names::new(store), touches })
    }

    fn see(&mut self, glimpse: &Glimpse<'_>) -> Result<(), Trouble> {
        let mut record = glimpse.record(self.rhythms.fields())?;
        if let Some(touches) = self.touches {
            touches.dress(&mut record);
        }
        let pace = self.rhythms.pace(&mut record, &mut self.names)?;
        self.paced.extend(pace.map(|pace| (record.id, pace)));
        Ok(())
    }
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
