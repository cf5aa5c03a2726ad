//! Whose birthday it is on the next days.

use jiff::ToSpan;
use jiff::civil::Date;

use super::failures::Trouble;
use super::names::Names;
use crate::ops::answer::Celebration;
use crate::store::Store;

/// The birthdays of contacts on these days, in their order.
pub(super) fn birthdays(
    store: &Store,
    first: Date,
    last: Date,
    names: &mut Names<'_>,
) -> Result<Vec<Celebration>, Trouble> {
    let mut found = Vec::new();
    for on in first.series(1.day()).take_while(|on| *on <= last) {
        let mut ids = store.ids_by_birthday(on.month(), on.day())?;
        if (on.month(), on.day()) == (2, 28) && !on.in_leap_year() {
            // Those of a leap day celebrate on the day before in other years.
            ids.extend(store.ids_by_birthday(2, 29)?);
        }
        ids.sort_unstable();
        for id in ids {
            let Some(mut record) = store.record(id)? else { continue };
            names.dress(&mut record)?;
            found.push(Celebration { on, record });
        }
    }
    Ok(found)
}
