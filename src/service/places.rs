//! Where the records are that a filter names by `near:`.

use super::failures::Trouble;
use super::resolve::{self, Strictness};
use crate::domain::{Kind, Value};
use crate::filter::{self, Moment};
use crate::ops::{Code, Failure, Reference};
use crate::store::Store;

/// Who has addresses.
const ADDRESSED: &[Kind] = &[Kind::Company, Kind::Contact];

/// The circumstances in which a filter is read, with the places that it names.
pub(super) fn known(store: &Store, mut moment: Moment, filter: &str, kinds: &[Kind]) -> Result<Moment, Trouble> {
    for kind in kinds {
        while let Err(error) = filter::parse(filter, *kind, &moment) {
            let Some(reference) = error.what.place() else { break };
            let wanted = Reference(reference.to_owned());
            let record = resolve::among(store, ADDRESSED, &wanted, Strictness::Unique)?;
            let Some(position) = record.fields.values().find_map(Value::as_position) else {
                let failure = Failure::new(Code::NoPosition).fact("title", record.title());
                let failure = failure.fact("handle", record.handle()).fact("kind", record.id.kind.as_str());
                return Err(failure.into());
            };
            moment.places = moment.places.with(reference, position);
        }
    }
    Ok(moment)
}
