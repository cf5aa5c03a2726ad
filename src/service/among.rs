//! Among whom those are that a filter lets through, where they can be looked up instead of looking at everybody.

use super::failures::Trouble;
use super::touch::Touches;
use crate::domain::field::{Arity, Sort, Type};
use crate::domain::id::Uuid128;
use crate::domain::stage::Standing;
use crate::domain::{Field, Kind, Life, RecordId, Slot, Span};
use crate::filter::{Filter, Moment, Sought};
use crate::search::{end_of_number, fold, is_number};
use crate::store::{Store, StoreError};

/// Looking up more than one of so many records of a kind costs more than looking at all of them in their order.
const ONE_IN: usize = 8;

/// Before anything is looked up of which there may be more, what finds no more than so many is looked for.
const FEW: usize = 64;

/// Those among whom all are that a filter lets through.
pub(super) struct Among {
    /// They, in the order of their identities.
    pub(super) ids: Vec<RecordId>,
    /// By what they were looked up.
    pub(super) by: By,
}

/// By what records are looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// By what stands in these fields, or what they link to.
    Fields(Vec<&'static str>),
    /// By the activities and tasks that concern them.
    Touch,
}

/// The living or deleted records among which all are that the filter lets through; nothing if they are not known, or too
/// many.
pub(super) fn among(
    store: &Store,
    filter: &Filter,
    life: Life,
    moment: &Moment,
    touches: Option<&Touches<'_>>,
) -> Result<Option<Among>, Trouble> {
    let most = store.count(filter.kind(), life)? / ONE_IN;
    if let Some(sought) = filter.sought(moment) {
        let lookup = Lookup { store, kind: filter.kind(), life };
        for most in [FEW.min(most), most] {
            if let Some(Found { ids, fields }) = lookup.find(&sought, most)? {
                return Ok(Some(Among { ids, by: By::Fields(fields) }));
            }
        }
    }
    let of_touch = touches.zip(filter.of_touch());
    let ids = of_touch.and_then(|(touches, filter)| touches.among(&filter, moment, most));
    Ok(ids.map(|ids| Among { ids, by: By::Touch }))
}

/// Looks up the living or deleted records of a kind.
struct Lookup<'a> {
    store: &'a Store,
    kind: Kind,
    life: Life,
}

/// Those who were found in the order of their identities, and by which fields.
#[derive(Default)]
struct Found {
    ids: Vec<RecordId>,
    fields: Vec<&'static str>,
}

impl Found {
    /// Those and these.
    fn and(mut self, other: Found) -> Found {
        self.ids.extend(other.ids);
        self.ids.sort_unstable();
        self.ids.dedup();
        self.fields.extend(other.fields);
        self.fields.sort_unstable();
        self.fields.dedup();
        self
    }
}

impl Lookup<'_> {
    /// All that are sought, perhaps among others; nothing if they are not known, or more than `most`.
    fn find(&self, sought: &Sought, most: usize) -> Result<Option<Found>, StoreError> {
        let (slot, ids) = match sought {
            Sought::All(all) => return self.fewest(all, most),
            Sought::Any(any) => return self.together(any, most),
            Sought::Called(slot, text) => (*slot, self.called(*slot, text, most)?),
            Sought::Within(slot, span) => (*slot, self.store.ids_valued(self.kind, self.life, *slot, span, most)?),
            Sought::Standing(slot, outcome) => (*slot, self.standing(outcome, most)?),
        };
        Ok(ids.map(|ids| Found { ids, fields: vec![slot.name()] }))
    }

    /// By whichever finds the fewest.
    fn fewest(&self, all: &[Sought], most: usize) -> Result<Option<Found>, StoreError> {
        let mut fewest: Option<Found> = None;
        for sought in all {
            let most = fewest.as_ref().map_or(Some(most), |fewest| fewest.ids.len().checked_sub(1));
            let Some(most) = most else { break };
            fewest = self.find(sought, most)?.or(fewest);
        }
        Ok(fewest)
    }

    fn together(&self, any: &[Sought], most: usize) -> Result<Option<Found>, StoreError> {
        let mut together = Found::default();
        for sought in any {
            match self.find(sought, most - together.ids.len())? {
                Some(found) => together = together.and(found),
                None => return Ok(None),
            }
        }
        Ok(Some(together))
    }

    /// Those in which a slot equals a text, or links to what is called so.
    fn called(&self, slot: Slot, text: &str, most: usize) -> Result<Option<Vec<RecordId>>, StoreError> {
        let valued = || self.store.ids_valued(self.kind, self.life, slot, &Span::Text(fold(text)), most);
        let Slot::Field(field) = slot else { return valued() };
        let ids = match field.value {
            Type::Line if field.key == "name" => Some(self.store.ids_by_name(self.life, text)?),
            Type::Line if field.key == "domain" => Some(self.store.ids_by_domain(self.life, text)?),
            Type::Item(Sort::Email) if is_address(text) => Some(self.store.ids_by_email(self.life, text)?),
            Type::Item(Sort::Phone) if is_number(text) => {
                let end = end_of_number(text);
                Some(self.store.ids_by_phone_suffix(self.life, &end, most.saturating_add(1))?)
            }
            Type::Item(Sort::Email | Sort::Phone) => None,
            Type::Record(target) | Type::Item(Sort::Record(target)) => self.linking(field, target, text, most)?,
            Type::Line
            | Type::Text
            | Type::Choice(_)
            | Type::Flag
            | Type::Money
            | Type::Date
            | Type::When
            | Type::Repeat
            | Type::Decimal
            | Type::Number(_)
            | Type::Remind
            | Type::Birthday
            | Type::Language
            | Type::Zone
            | Type::Position
            | Type::Consent
            | Type::Tag
            | Type::External
            | Type::Handle
            | Type::Item(Sort::Link | Sort::File | Sort::Extra | Sort::Choice) => return valued(),
        };
        // Of more than that not all may be known.
        let Some(ids) = ids.filter(|ids| ids.len() <= most) else { return Ok(None) };
        let mut ids: Vec<RecordId> = ids.into_iter().filter(|id| id.kind == self.kind).collect();
        // What stands beside an item may be meant, too.
        if field.arity == Arity::List {
            let Some(beside) = valued()? else { return Ok(None) };
            ids.extend(beside);
        }
        ids.sort_unstable();
        ids.dedup();
        Ok((ids.len() <= most).then_some(ids))
    }

    /// Those that link by a field to what is called so.
    fn linking(
        &self,
        field: &Field,
        target: Kind,
        name: &str,
        most: usize,
    ) -> Result<Option<Vec<RecordId>>, StoreError> {
        // A link to what is gone is known by its identity, and one with a role by both.
        let may_say_more = field.arity == Arity::List && fold(name).contains(" as ");
        if field.arity == Arity::Log || may_say_more || name.parse::<Uuid128>().is_ok() {
            return Ok(None);
        }
        let mut targets = Vec::new();
        for life in [Life::Live, Life::Deleted] {
            targets.extend(self.store.ids_by_name(life, name)?.into_iter().filter(|id| id.kind == target));
        }
        self.linked_to(&targets, most)
    }

    /// The deals whose stages stand for an outcome.
    fn standing(&self, outcome: &str, most: usize) -> Result<Option<Vec<RecordId>>, StoreError> {
        let mut stages = Vec::new();
        for life in [Life::Live, Life::Deleted] {
            for stage in self.store.records(Kind::Stage, life)? {
                let stage = stage?;
                if Standing::of(&stage).outcome.as_str() == outcome {
                    stages.push(stage.id);
                }
            }
        }
        self.linked_to(&stages, most)
    }

    fn linked_to(&self, targets: &[RecordId], most: usize) -> Result<Option<Vec<RecordId>>, StoreError> {
        let mut ids = Vec::new();
        for target in targets {
            for id in self.store.linked_to(*target, self.kind, self.life)? {
                if ids.len() >= most {
                    return Ok(None);
                }
                ids.push(id?);
            }
        }
        ids.sort_unstable();
        ids.dedup();
        Ok(Some(ids))
    }
}

/// Whether a text can only be an e-mail address, or a label that reads like one.
fn is_address(text: &str) -> bool {
    text.contains('@') && !text.contains(": ")
}
