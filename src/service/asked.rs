//! What a list asks of every record of a kind, and those that match.

use super::among::{Among, By, among};
use super::dressing::{Dressing, Wish};
use super::failures::Trouble;
use super::familiar::LastFamiliar;
use super::list::{matching, read_filter};
use super::names::Names;
use super::order::{Place, arranged, keys};
use crate::domain::consent::Purpose;
use crate::domain::{Fields, Kind, Life, Record, RecordId, Slot};
use crate::filter::{Filter, Moment};
use crate::ops::explained::Access;
use crate::ops::{List, Order};
use crate::search::{Matcher, Noted, Row};
use crate::store::{Glimpse, Store};

/// A record that matches, as far as it was asked for.
pub(super) struct Met {
    pub(super) record: Record,
    pub(super) place: Place,
}

/// What is asked of every record of a kind.
pub(super) struct Asked<'a> {
    query: &'a List,
    kind: Kind,
    moment: &'a Moment,
    slots: &'a [(Slot, Order)],
    /// What has to be known of those that match.
    shown: Fields,
    /// What the filter and the order depend on besides their fields.
    dressing: Dressing<'a>,
    /// Those among whom all that match are; none if everybody has to be looked at.
    among: Option<Vec<RecordId>>,
    /// By what those were looked up, where a filter said it.
    by: Option<By>,
}

impl<'a> Asked<'a> {
    /// The question of a list, of one of its kinds; of those that match, `shown` has to be known.
    pub(super) fn new(
        store: &Store,
        query: &'a List,
        kind: Kind,
        moment: &'a Moment,
        slots: &'a [(Slot, Order)],
        shown: Fields,
    ) -> Result<Asked<'a>, Trouble> {
        let filter = read_filter(query, kind, moment)?;
        let wish = Wish::of(filter.iter().flat_map(Filter::slots).chain(slots.iter().map(|(slot, _)| *slot)));
        let dressing = Dressing::read(store, kind, wish, &moment.now)?;
        let among = filter
            .as_ref()
            .map(|filter| among(store, filter, query.life, moment, dressing.touches()))
            .transpose()?
            .flatten();
        let (among, by) = among.map(|Among { ids, by }| (ids, by)).unzip();
        Ok(Asked { query, kind, moment, slots, shown, dressing, among, by })
    }

    /// By which index it is answered; none if every record is looked at.
    pub(super) fn access(&self) -> Option<Access> {
        let candidates = self.among.as_ref()?.len();
        Some(match self.by.as_ref()? {
            By::Fields(fields) => {
                Access::Values { fields: fields.iter().map(|field| (*field).to_owned()).collect(), candidates }
            }
            By::Touch => Access::Touch { candidates },
        })
    }

    /// The same, about no more than what the filter says that it shows.
    pub(super) fn limited(self, store: &Store) -> Result<Asked<'a>, Trouble> {
        if arranged(self.query, self.moment)?.limit.is_none() {
            return Ok(self);
        }
        let mut ids = matching(store, self.query, &mut LastFamiliar::default())?.ids;
        ids.sort_unstable();
        Ok(Asked { among: Some(ids), ..self })
    }
}

/// Looks at the living or deleted records of a kind, if need be at all of them on several threads, and hands those that
/// match to `take`. Each thread begins with nothing; what became of that is the answer.
pub(super) fn scan<T: Default + Send>(
    store: &Store,
    asked: &Asked<'_>,
    life: Life,
    take: impl Fn(&mut T, Met) + Sync,
) -> Result<Vec<T>, Trouble> {
    type State<'a, T> = Result<(Scan<'a>, T), Trouble>;
    let begin = || Scan::begin(store, asked).map(|scan| (scan, T::default()));
    let each = |state: &mut State<'_, T>, glimpse: &Glimpse<'_>| {
        let Ok((scan, taken)) = state else { return };
        match scan.look(glimpse) {
            Ok(met) => met.into_iter().for_each(|met| take(taken, met)),
            Err(trouble) => *state = Err(trouble),
        }
    };
    let parts = match &asked.among {
        Some(ids) => vec![store.survey_among(ids, life, begin, each)?],
        None => store.survey(asked.kind, life, begin, each)?,
    };
    parts.into_iter().map(|part| Ok(part?.1)).collect()
}

/// What one thread asks of each record. A filter and a matcher stay on their thread.
struct Scan<'a> {
    asked: &'a Asked<'a>,
    filter: Option<Filter>,
    matcher: Option<Matcher>,
    names: Names<'a>,
    /// What has to be known to tell whether a record matches, and of one that does.
    needed: (Fields, Fields),
}

impl<'a> Scan<'a> {
    fn begin(store: &'a Store, asked: &'a Asked<'a>) -> Result<Scan<'a>, Trouble> {
        let filter = read_filter(asked.query, asked.kind, asked.moment)?;
        let matcher = Some(asked.query.words.trim()).filter(|words| !words.is_empty()).map(Matcher::new);
        let filtered = filter.as_ref().map(Filter::fields);
        let shown = matcher.iter().fold(asked.shown, |fields, _| Noted::fields(fields));
        let needed = (filtered.unwrap_or(shown), shown);
        Ok(Scan { asked, filter, matcher, names: Names::new(store), needed })
    }

    /// The record, if it matches.
    fn look(&mut self, glimpse: &Glimpse<'_>) -> Result<Option<Met>, Trouble> {
        let (filtered, shown) = self.needed;
        if let Some(filter) = &self.filter {
            let mut record = glimpse.record(filtered)?;
            self.names.dress(&mut record)?;
            self.asked.dressing.dress(&mut record);
            if !filter.matches(&record, self.asked.moment) {
                return Ok(None);
            }
        }
        let mut record = glimpse.record(shown)?;
        // Names are many, and matter only to words, to the order and to what others want.
        let is_asked_of_others = self.asked.query.purpose != Purpose::Any;
        if self.matcher.is_some() || !self.asked.slots.is_empty() || is_asked_of_others {
            self.names.dress(&mut record)?;
        } else {
            self.names.stand(&mut record)?;
        }
        self.asked.dressing.dress(&mut record);
        let points = match &self.matcher {
            Some(matcher) => match points(matcher, &record) {
                Some(points) => points,
                None => return Ok(None),
            },
            None => 0,
        };
        let keys = keys(&record, self.asked.slots);
        Ok(Some(Met { record, place: Place { keys, points } }))
    }
}

/// How well a record matches, whose companies are known by name: by its row, or else by what was noted in it.
fn points(matcher: &Matcher, record: &Record) -> Option<i64> {
    let noted = || Noted::of(record).and_then(|noted| matcher.score_noted(&noted, |_| None));
    matcher.score(&Row::of(record)).or_else(noted)
}
