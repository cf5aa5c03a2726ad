//! A column of a board: the deals of one stage in their order, in which a deal gets its place.

use super::super::failures::Trouble;
use super::Planning;
use super::layout::record_at;
use crate::domain::stage::rank_between;
use crate::domain::{Kind, Record, RecordId, deal};
use crate::ops::Spot;

/// The deals of one stage with their ranks, the highest first.
pub(super) struct Column {
    cards: Vec<(String, RecordId)>,
    /// The deal that was put here last by the same command.
    last: Option<RecordId>,
}

impl Column {
    /// The living deals of a stage, as the command left them.
    pub(super) fn read(planning: &Planning<'_>, stage: RecordId) -> Result<Column, Trouble> {
        let mut cards = Vec::new();
        for id in planning.views.store().linking_to(stage, Kind::Deal)? {
            // What this command brought elsewhere and forgot is not here any more.
            if planning.views.is_forgotten(id) {
                continue;
            }
            let there = planning.views.record(id)?.filter(|deal| !deal.is_deleted());
            if let Some(deal) = there.filter(|deal| record_at(deal, "stage") == Some(stage.uuid)) {
                cards.push((deal::rank(&deal), id));
            }
        }
        cards.sort_unstable_by(|a, b| b.cmp(a));
        Ok(Column { cards, last: None })
    }

    /// Takes a deal out.
    pub(super) fn remove(&mut self, id: RecordId) {
        self.cards.retain(|(_, card)| *card != id);
    }

    /// The rank with which a deal stands at a spot; none if it stands there already. Several deals that are put at one
    /// spot stand there one behind the other. It is an error if the deal beside which it shall stand is not here.
    pub(super) fn place(
        &mut self,
        deal: &Record,
        spot: &Spot,
        beside: Option<RecordId>,
    ) -> Result<Option<String>, RecordId> {
        if beside == Some(deal.id) {
            return Ok(None);
        }
        let was = self.position(deal.id);
        let kept = was.and_then(|was| self.cards.get(was).cloned());
        self.remove(deal.id);
        let after_last = self.last.and_then(|last| self.position(last));
        let at = match (after_last, spot, beside) {
            (Some(last), ..) => last + 1,
            (None, Spot::First, _) => 0,
            (None, Spot::Last, _) => self.cards.len(),
            (None, Spot::Before(_), Some(beside)) => self.position(beside).ok_or(beside)?,
            (None, Spot::After(_), Some(beside)) => self.position(beside).ok_or(beside)? + 1,
            (None, Spot::Before(_) | Spot::After(_), None) => return Ok(None),
        };
        self.last = Some(deal.id);
        if let Some(kept) = kept.filter(|_| was == Some(at)) {
            self.cards.insert(at, kept);
            return Ok(None);
        }
        let rank = |at: usize| self.cards.get(at).map(|(rank, _)| rank.as_str());
        let rank = rank_between(rank(at), at.checked_sub(1).and_then(rank));
        self.cards.insert(at, (rank.clone(), deal.id));
        Ok(Some(rank))
    }

    fn position(&self, id: RecordId) -> Option<usize> {
        self.cards.iter().position(|(_, card)| *card == id)
    }
}
