//! Who has a rhythm, remembered while nothing happens on which it depends: the day is asked for after every command.

use jiff::civil::{Date, Weekday};

use super::dressing::Dressing;
use super::failures::Trouble;
use super::names::Names;
use super::rhythms::{Pace, Rhythms};
use crate::domain::{Kind, Life, RecordId};
use crate::filter::Moment;
use crate::journal::{Event, Journal};
use crate::ops::query;
use crate::store::{Glimpse, Store};

/// After more commands than these, or one that changed more records, everybody is looked at anew.
const MOST_ENTRIES: u64 = 64;
const MOST_CHANGES: u64 = 64;

/// Those who had a rhythm when everybody was last looked at, kind by kind.
#[derive(Debug, Default)]
pub(super) struct LastPaced(Vec<Known>);

/// Those of one kind, as of an entry.
#[derive(Debug)]
struct Known {
    asked: Asked,
    seq: u64,
    all: Vec<(RecordId, Pace)>,
}

/// For whom, and on which day: until midnight it does not matter that a moment comes in a filter to be so long ago.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    kind: Kind,
    me: String,
    day: Date,
    week_start: Weekday,
}

impl LastPaced {
    /// Whether what is known of a kind is still so. If it is, it need not be held against what came before again.
    fn still_holds(
        &mut self,
        (store, journal): (&Store, &Journal),
        asked: &Asked,
        rhythms: &Rhythms,
    ) -> Result<bool, Trouble> {
        let Some(known) = self.0.iter_mut().find(|known| known.asked == *asked) else { return Ok(false) };
        let tip = store.tip().seq;
        let holds = known.seq == tip || rhythms.wish().is_empty() && !has_changed((store, journal), known.seq)?;
        if holds {
            known.seq = tip;
        }
        Ok(holds)
    }

    fn remember(&mut self, asked: Asked, seq: u64, all: Vec<(RecordId, Pace)>) {
        self.0.retain(|known| known.asked.kind != asked.kind);
        self.0.push(Known { asked, seq, all });
    }

    fn of(&self, kind: Kind) -> Vec<(RecordId, Pace)> {
        self.0.iter().find(|known| known.asked.kind == kind).map(|known| known.all.clone()).unwrap_or_default()
    }
}

/// Whether anything on which a rhythm depends changed after an entry, or so much that it is not worth finding out.
pub(super) fn has_changed((store, journal): (&Store, &Journal), since: u64) -> Result<bool, Trouble> {
    let tip = store.tip().seq;
    if since > tip || tip - since > MOST_ENTRIES {
        return Ok(true);
    }
    for seq in since + 1..=tip {
        let Some(row) = store.entry(seq)?.filter(|row| row.count <= MOST_CHANGES) else { return Ok(true) };
        for event in journal.events(row.begin) {
            match event? {
                Event::Begin(..) => {}
                Event::Change(change, _) => {
                    if change.is_none_or(|change| gives_rhythm(change.id.kind)) {
                        return Ok(true);
                    }
                }
                Event::Commit(_) => break,
            }
        }
    }
    Ok(false)
}

/// Whether rhythms may depend on what is known of records of a kind: they themselves, and those whose names they show.
const fn gives_rhythm(kind: Kind) -> bool {
    match kind {
        Kind::Contact | Kind::Company | Kind::User | Kind::Segment | Kind::Field => true,
        Kind::Deal | Kind::Pipeline | Kind::Stage | Kind::Activity | Kind::Task => false,
    }
}

/// Those of a kind who have a rhythm. Only where segments give one, everybody has to be looked at.
pub(super) fn paced(
    (store, journal): (&Store, &Journal),
    query: &query::Agenda,
    kind: Kind,
    last: &mut LastPaced,
) -> Result<Vec<(RecordId, Pace)>, Trouble> {
    let moment = Moment::new(query.now.clone(), query.week_start, &query.me, store.catalogue());
    let rhythms = Rhythms::of(store, kind, moment.clone())?;
    if rhythms.are_of_segments() {
        let asked = Asked { kind, me: query.me.clone(), day: query.now.date(), week_start: query.week_start };
        if !last.still_holds((store, journal), &asked, &rhythms)? {
            last.remember(asked, store.tip().seq, surveyed(store, &rhythms, kind, &moment)?);
        }
        return Ok(last.of(kind));
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
    let dressing = Dressing::read(store, kind, rhythms.wish(), &moment.now)?;
    // Filters stay on their thread.
    let begin = || Look::begin(store, kind, moment.clone(), &dressing);
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
    dressing: &'a Dressing<'a>,
}

impl<'a> Look<'a> {
    fn begin(store: &'a Store, kind: Kind, moment: Moment, dressing: &'a Dressing<'a>) -> Result<Look<'a>, Trouble> {
        let rhythms = Rhythms::of(store, kind, moment)?;
        Ok(Look { paced: Vec::new(), rhythms, names: Names::new(store), dressing })
    }

    fn see(&mut self, glimpse: &Glimpse<'_>) -> Result<(), Trouble> {
        let mut record = glimpse.record(self.rhythms.fields())?;
        self.dressing.dress(&mut record);
        let pace = self.rhythms.pace(&mut record, &mut self.names)?;
        self.paced.extend(pace.map(|pace| (record.id, pace)));
        Ok(())
    }
}
