//! Which reminders rang since somebody looked, and when the next one rings.

use jiff::civil::DateTime;

use super::failures::Trouble;
use super::names::Names;
use crate::domain::reminder::Ring;
use crate::domain::{Record, RecordId};
use crate::ops::answer::{Reminders, Rung};
use crate::ops::query;
use crate::store::Store;

/// The most reminders that are told of; of more only the last ones are.
const MOST: usize = 100;

/// Answers a query for reminders.
pub(super) fn reminders(store: &Store, query: &query::Reminders) -> Result<Reminders, Trouble> {
    let (zone, now) = (query.now.time_zone(), query.now.timestamp());
    // Where the clock was put back, nothing lies in between.
    let since = query.since.min(now);
    let mut names = Names::new(store);
    let mut found = Reminders::default();
    for sort in [Ring::At(since), Ring::Clock(DateTime::MIN)] {
        for entry in store.rings(sort.first_after(since, zone))? {
            let (ring, id) = entry?;
            if found.next.is_some_and(|next| ring.is_beyond(next, zone)) {
                break;
            }
            let at = ring.moment(zone);
            if at <= since || found.next.is_some_and(|next| at >= next) {
                continue;
            }
            let Some(task) = wanted(store, id, &mut names, &query.me)? else { continue };
            if at > now {
                found.next = Some(at);
            } else {
                found.count += 1;
                found.rung.push(Rung { at, task });
                if found.rung.len() >= 2 * MOST {
                    keep_last(&mut found.rung);
                }
            }
        }
    }
    keep_last(&mut found.rung);
    for (id, rev) in &query.rung {
        if store.record(*id)?.is_none_or(|task| task.rev != *rev || task.is_deleted()) {
            found.answered.push(*id);
        }
    }
    Ok(found)
}

/// A task that rings for whoever asks.
fn wanted(store: &Store, id: RecordId, names: &mut Names<'_>, me: &str) -> Result<Option<Record>, Trouble> {
    let Some(mut task) = store.record(id)? else { return Ok(None) };
    if !names.is_of(&mut task, me)? {
        return Ok(None);
    }
    names.dress(&mut task)?;
    Ok(Some(task))
}

fn keep_last(rung: &mut Vec<Rung>) {
    rung.sort_by_key(|rung| (rung.at, rung.task.id));
    let surplus = rung.len().saturating_sub(MOST);
    rung.drain(..surplus);
}
