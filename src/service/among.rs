//! Among whom those are that a filter lets through, where they can be looked up instead of looking at everybody.

use super::failures::Trouble;
use super::touch::Touches;
use crate::domain::id::Uuid128;
use crate::domain::{Kind, Life, RecordId};
use crate::filter::{Filter, Linked, Moment};
use crate::store::Store;

/// Looking up more than one of so many records of a kind costs more than looking at all of them in their order.
const ONE_IN: usize = 8;

/// Those among whom all are that a filter lets through.
pub(super) struct Among {
    /// They, in the order of their identities.
    pub(super) ids: Vec<RecordId>,
    /// By what they were looked up.
    pub(super) by: By,
}

/// By what records are looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// By what this field links them to.
    Link(&'static str),
    /// By the activities and tasks that concern them.
    Touch,
}

/// The records among which all are that the filter lets through; nothing if they are not known, or too many.
pub(super) fn among(
    store: &Store,
    filter: &Filter,
    moment: &Moment,
    touches: Option<&Touches<'_>>,
) -> Result<Option<Among>, Trouble> {
    let all = store.count(filter.kind(), Life::Live)? + store.count(filter.kind(), Life::Deleted)?;
    let most = all / ONE_IN;
    let mut fewest: Option<Among> = None;
    for linked in filter.linked(moment) {
        let Some(ids) = linking(store, filter.kind(), &linked)? else { continue };
        if fewest.as_ref().is_none_or(|fewest| ids.len() < fewest.ids.len()) {
            fewest = Some(Among { ids, by: By::Link(linked.field) });
        }
    }
    if let Some(fewest) = fewest.filter(|fewest| fewest.ids.len() <= most) {
        return Ok(Some(fewest));
    }
    let of_touch = touches.zip(filter.of_touch());
    let ids = of_touch.and_then(|(touches, filter)| touches.among(&filter, moment, most));
    Ok(ids.map(|ids| Among { ids, by: By::Touch }))
}

/// The records of a kind that link to those of these names, and those that give a role, for that may be asked for, too.
fn linking(store: &Store, kind: Kind, linked: &Linked<'_>) -> Result<Option<Vec<RecordId>>, Trouble> {
    // A link to a record that is gone is known by its identity.
    if linked.names.iter().any(|name| name.parse::<Uuid128>().is_ok()) {
        return Ok(None);
    }
    let Some(mut ids) = store.ids_with_roles(kind)? else { return Ok(None) };
    for name in &linked.names {
        for life in [Life::Live, Life::Deleted] {
            for target in store.ids_by_name(life, name)?.into_iter().filter(|target| target.kind == linked.kind) {
                ids.extend(store.linking_to(target, kind)?);
            }
        }
    }
    ids.sort_unstable();
    ids.dedup();
    Ok(Some(ids))
}
