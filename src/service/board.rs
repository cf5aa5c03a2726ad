//! Boards: a pipeline's deals by stage, with what they are worth.

use std::collections::HashMap;

use super::asked::{Asked, Met, scan};
use super::failures::Trouble;
use super::lanes::{self, Common, Shares};
use super::list;
use super::names::Names;
use super::order::{Place, arranged, compare_places};
use super::resolve::{self, Strictness};
use super::touch;
use crate::domain::deal::Totals;
use crate::domain::id::Uuid128;
use crate::domain::{Fields, Kind, Life, Record, RecordId, Value, deal};
use crate::ops::answer::{Board, Column, Lane};
use crate::ops::query::{self, Lanes};
use crate::store::Store;

/// The ids of the last board, so that its next window costs little.
#[derive(Debug, Default)]
pub(super) struct LastBoard {
    /// What was asked, but for the windows, and the entry at which it was answered.
    asked: Option<(query::Board, u64)>,
    shown: usize,
    columns: Vec<Kept>,
    lanes: Vec<Lane>,
}

/// What has to be known of a deal to put it into its column.
const SHOWN: &[&str] = &["pipeline", "stage", "value", "probability", "rank", deal::MOVES];

/// One column of the last board.
#[derive(Debug)]
struct Kept {
    stage: RecordId,
    ids: Vec<RecordId>,
    totals: Totals,
}

/// Answers a board query.
pub(super) fn board(store: &Store, query: &query::Board, last: &mut LastBoard) -> Result<Board, Trouble> {
    let pipelines = pipelines(store)?;
    let asked = (query::Board { windows: Vec::new(), len: 0, ..query.clone() }, store.tip().seq);
    if last.asked.as_ref() != Some(&asked) {
        let shown = shown(store, query, &pipelines)?;
        let (columns, lanes) = match pipelines.get(shown) {
            Some(pipeline) => gather(store, query, pipeline.id)?,
            None => (Vec::new(), Vec::new()),
        };
        *last = LastBoard { asked: Some(asked), shown, columns, lanes };
    }
    let mut names = Names::new(store);
    let columns = last.columns.iter().map(|kept| window(store, query, kept, &mut names));
    let columns = columns.collect::<Result<_, Trouble>>()?;
    Ok(Board { shown: last.shown, columns, lanes: last.lanes.clone(), pipelines })
}

/// The living pipelines, the first one first.
pub(super) fn pipelines(store: &Store) -> Result<Vec<Record>, Trouble> {
    Ok(store.records(Kind::Pipeline, Life::Live)?.collect::<Result<_, _>>()?)
}

/// The living stages of a pipeline in their order.
pub(super) fn stages(store: &Store, pipeline: RecordId) -> Result<Vec<Record>, Trouble> {
    let mut stages = Vec::new();
    for id in store.linking_to(pipeline, Kind::Stage)? {
        stages.extend(store.record(id)?.filter(|stage| !stage.is_deleted()));
    }
    stages.sort_by(|a, b| (a.text("rank"), a.id).cmp(&(b.text("rank"), b.id)));
    Ok(stages)
}

fn shown(store: &Store, query: &query::Board, pipelines: &[Record]) -> Result<usize, Trouble> {
    let Some(reference) = &query.pipeline else { return Ok(0) };
    let wanted = resolve::record(store, Some(Kind::Pipeline), reference, Life::Live, Strictness::Unique)?;
    Ok(pipelines.iter().position(|pipeline| pipeline.id == wanted.id).unwrap_or_default())
}

/// All deals of a pipeline, by stage and in order, and its lanes.
fn gather(store: &Store, query: &query::Board, pipeline: RecordId) -> Result<(Vec<Kept>, Vec<Lane>), Trouble> {
    let asked = query.as_list();
    let moment = list::moment(store, &asked)?;
    let slots = arranged(&asked, &moment)?.slots;
    let shown = slots.iter().fold(Fields::least(Kind::Deal).and(SHOWN), |fields, (slot, _)| fields.and_slot(*slot));
    let by = query.lanes;
    let shown = by.iter().fold(shown, |fields, by| fields.and(&[by.key()]));
    let asked = Asked::new(store, &asked, Kind::Deal, &moment, &slots, shown)?.limited(store)?;
    let wanted = Value::Record(pipeline.uuid);
    let take = |columns: &mut HashMap<Uuid128, Gathered>, met: Met| {
        if met.record.value("pipeline") == Some(&wanted)
            && let Some(Value::Record(stage)) = met.record.value("stage")
        {
            columns.entry(*stage).or_default().add(met, by);
        }
    };
    let mut columns: HashMap<Uuid128, Gathered> = HashMap::new();
    for part in scan(store, &asked, Life::Live, take)? {
        for (stage, mut gathered) in part {
            let column = columns.entry(stage).or_default();
            lanes::merge(&mut column.shares, gathered.shares);
            column.found.append(&mut gathered.found);
        }
    }
    let stages = stages(store, pipeline)?.into_iter();
    let stages: Vec<(RecordId, Gathered)> =
        stages.map(|stage| (stage.id, columns.remove(&stage.id.uuid).unwrap_or_default())).collect();
    let shares: Vec<&Shares> = stages.iter().map(|(_, gathered)| &gathered.shares).collect();
    let ordered = by.map(|by| lanes::ordered(&shares, by, &mut Names::new(store))).transpose()?.unwrap_or_default();
    let (commons, lanes): (Vec<Common>, Vec<Lane>) = ordered.into_iter().unzip();
    let place: HashMap<Common, usize> = commons.into_iter().zip(0..).collect();
    let kept = stages.into_iter().map(|(stage, Gathered { mut found, shares })| {
        found.sort_by(|a, b| {
            let by_lane = place.get(&a.common).cmp(&place.get(&b.common));
            by_lane.then_with(|| compare_places(&a.place, &b.place, &slots)).then_with(|| b.rank.cmp(&a.rank))
        });
        Kept { stage, ids: found.into_iter().map(|found| found.id).collect(), totals: lanes::worth(&shares) }
    });
    Ok((kept.collect(), lanes))
}

/// What was found for one column.
#[derive(Default)]
struct Gathered {
    found: Vec<Found>,
    shares: Shares,
}

/// A deal of a column.
struct Found {
    common: Common,
    place: Place,
    rank: String,
    id: RecordId,
}

impl Gathered {
    fn add(&mut self, met: Met, by: Option<Lanes>) {
        let common = lanes::common(&met.record, by);
        lanes::share(&mut self.shares, common, &met.record);
        self.found.push(Found { common, place: met.place, rank: deal::rank(&met.record), id: met.record.id });
    }
}

/// The part of a column that is wanted.
fn window(store: &Store, query: &query::Board, kept: &Kept, names: &mut Names<'_>) -> Result<Column, Trouble> {
    let wanted = query.windows.iter().find(|window| window.stage == kept.stage);
    let (start, len) = wanted.map_or((0, query.len), |window| (window.start, window.len));
    let mut stage = store.record(kept.stage)?.unwrap_or_else(|| Record::new(kept.stage, jiff::Timestamp::UNIX_EPOCH));
    names.dress(&mut stage)?;
    let mut rows = Vec::new();
    for id in kept.ids.iter().skip(start).take(len) {
        if let Some(mut deal) = store.record(*id)? {
            names.dress(&mut deal)?;
            touch::dress(store, &mut deal, &query.now)?;
            rows.push(deal);
        }
    }
    Ok(Column { stage, count: kept.ids.len(), totals: kept.totals.clone(), start, rows })
}
