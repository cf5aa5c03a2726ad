//! What the open deals of people and companies are worth: looked up for one, or for everybody of a kind at once.

use std::collections::HashMap;

use super::failures::Trouble;
use super::names::Names;
use crate::domain::deal::{self, Totals};
use crate::domain::id::Uuid128;
use crate::domain::slot::Derived;
use crate::domain::stage::Outcome;
use crate::domain::{Fields, Kind, Life, Record};
use crate::store::{Glimpse, Store};

/// What tells of a deal whose it is, whether it is open, and what it is worth.
const OF_DEAL: &[&str] = &["company", "contacts", "stage", "value"];

/// Tells of a contact or a company what its open deals are worth.
pub(super) fn dress(store: &Store, names: &mut Names<'_>, record: &mut Record) -> Result<(), Trouble> {
    if !has_deals(record.id.kind) {
        return Ok(());
    }
    let mut totals = Totals::default();
    for id in store.belonging_to(record.id, Kind::Deal)? {
        if let Some(mut deal) = store.part(id?, of_deal())? {
            names.stand(&mut deal)?;
            add(&mut totals, &deal);
        }
    }
    record.open = Some(Box::new(totals));
    Ok(())
}

/// What one thread has added up.
type State<'a> = Result<(Names<'a>, HashMap<Uuid128, Totals>), Trouble>;

/// What the open deals of a whole kind are worth, added up in one go for a question that asks it of everybody.
pub(super) struct OpenValues(HashMap<Uuid128, Totals>);

impl OpenValues {
    /// Reads them.
    pub(super) fn read(store: &Store, kind: Kind) -> Result<OpenValues, Trouble> {
        let each = |state: &mut State<'_>, glimpse: &Glimpse<'_>| {
            let Ok((names, values)) = state else { return };
            if let Err(trouble) = add_deal(values, names, glimpse, kind) {
                *state = Err(trouble);
            }
        };
        let mut all: HashMap<Uuid128, Totals> = HashMap::new();
        for part in store.survey(Kind::Deal, Life::Live, || Ok((Names::new(store), HashMap::new())), each)? {
            for (uuid, totals) in part?.1 {
                all.entry(uuid).or_default().merge(&totals);
            }
        }
        Ok(OpenValues(all))
    }

    /// Gives a record its own.
    pub(super) fn dress(&self, record: &mut Record) {
        record.open = Some(Box::new(self.0.get(&record.id.uuid).cloned().unwrap_or_default()));
    }
}

/// Whether records of a kind have deals that are added up.
pub(super) fn has_deals(kind: Kind) -> bool {
    Derived::of(kind).contains(&Derived::OpenValue)
}

fn of_deal() -> Fields {
    Fields::least(Kind::Deal).and(OF_DEAL)
}

fn add(totals: &mut Totals, deal: &Record) {
    if deal::outcome(deal) == Outcome::Open {
        totals.add(deal);
    }
}

/// Adds a deal to what those of a kind have to whom it belongs.
fn add_deal(
    values: &mut HashMap<Uuid128, Totals>,
    names: &mut Names<'_>,
    glimpse: &Glimpse<'_>,
    kind: Kind,
) -> Result<(), Trouble> {
    let mut deal = glimpse.record(of_deal())?;
    names.stand(&mut deal)?;
    for (_, _, owner) in deal.links().filter(|(_, _, owner)| owner.kind == kind) {
        add(values.entry(owner.uuid).or_default(), &deal);
    }
    Ok(())
}
