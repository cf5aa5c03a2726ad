//! Who is calling: those of a list with the open deal that matters most.

use super::failures::Trouble;
use super::list::{self, LastList};
use super::names::Names;
use crate::domain::stage::Outcome;
use crate::domain::{Kind, Record, RecordId, Value, deal};
use crate::ops::answer::{Caller, Callers};
use crate::ops::{Dress, List};
use crate::store::Store;

/// The callers in the window of a list.
pub(super) fn callers(store: &Store, query: &List, last: &mut LastList) -> Result<Callers, Trouble> {
    let page = list::list(store, &List { dress: query.dress.max(Dress::Touch), ..query.clone() }, last)?;
    let mut rows = Vec::with_capacity(page.rows.len());
    for record in page.rows {
        let deal = deal_of(store, &record)?;
        rows.push(Caller { record, deal });
    }
    Ok(Callers { total: page.total, rows })
}

/// An open deal of theirs, or else of their company: what is dealt with there is dealt with the caller, too.
fn deal_of(store: &Store, caller: &Record) -> Result<Option<Record>, Trouble> {
    let companies = caller.links().filter(|(path, ..)| path.field() == "companies").map(|(_, _, id)| id);
    for target in [caller.id].into_iter().chain(companies.take(1)) {
        if let Some(deal) = open_deal(store, target)? {
            return Ok(Some(deal));
        }
    }
    Ok(None)
}

/// The open deal that is expected to close first; one without a day comes last.
fn open_deal(store: &Store, target: RecordId) -> Result<Option<Record>, Trouble> {
    let mut names = Names::new(store);
    let mut open = Vec::new();
    for id in store.belonging_to(target, Kind::Deal)? {
        if let Some(mut deal) = store.record(id?)? {
            names.dress(&mut deal)?;
            open.extend(Some(deal).filter(|deal| deal::outcome(deal) == Outcome::Open));
        }
    }
    let close = |deal: &Record| deal.value("close").and_then(Value::as_date);
    Ok(open.into_iter().min_by_key(|deal| (close(deal).is_none(), close(deal))))
}
