//! What becomes of a record that others changed since whoever gives the command looked: different values are merged,
//! the same ones refused, or overwritten where that is wanted.

use std::collections::BTreeMap;

use super::super::changes::changes;
use super::super::failures::Trouble;
use super::Planning;
use crate::domain::{Change, Delta, Path, Record, RecordId, Value};
use crate::journal::Journal;
use crate::ops::{Base, Clash, Code, Failure, Newer, Warning};
use crate::store::Store;

/// Fails if a command, or a row of it, says that it was made on an entry that the book does not have.
pub(super) fn check(planning: &Planning<'_>) -> Result<(), Failure> {
    let last = planning.views.store().tip().seq;
    match planning.base {
        Some(Base { rev, .. }) if rev > last => Err(Failure::new(Code::NoEntry).fact("entry", rev).fact("last", last)),
        Some(_) | None => Ok(()),
    }
}

/// Lets what came since stay in the new state of a record.
pub(super) fn merge(planning: &mut Planning<'_>, new: &mut Record) -> Result<(), Trouble> {
    let Some(base) = planning.base else { return Ok(()) };
    let store = planning.views.store();
    let Some(now) = store.record(new.id)?.filter(|now| now.rev > base.rev) else { return Ok(()) };
    let seen = seen(store, planning.journal, new.id, base.rev)?;
    let (mut theirs, mut yours) = (Change::of(new.id), Change::of(new.id));
    // Whoever deletes a record says something of all that it holds.
    let deletes = new.is_deleted() && !now.is_deleted();
    for (path, was) in seen {
        let (now, wanted) = (now.fields.get(&path).cloned(), new.fields.get(&path).cloned());
        if now == was || (now == wanted && !deletes) {
            continue;
        }
        if was.is_none() && wanted.is_none() {
            // Whoever said what a list holds did not know of this item.
            new.fields.extend(now.map(|item| (path, item)));
        } else {
            let wanted = wanted.filter(|_| !deletes);
            theirs.set.insert(path.clone(), Delta { old: was.clone(), new: now });
            yours.set.insert(path, Delta { old: was, new: wanted });
        }
    }
    match base.newer {
        _ if theirs.is_empty() => Ok(()),
        Newer::Refuse => Err(refused(planning, base, now, (theirs, yours))?.into()),
        Newer::Overwrite => {
            let (handle, title) = (now.handle().to_owned(), now.title());
            planning.warn(Warning::Overwritten { handle, title, theirs });
            Ok(())
        }
    }
}

/// What a record held at entry `rev` in the places that were changed since.
fn seen(store: &Store, journal: &Journal, id: RecordId, rev: u64) -> Result<BTreeMap<Path, Option<Value>>, Trouble> {
    let (mut seen, mut before) = (BTreeMap::new(), None);
    while let Some((seq, _)) = store.trail(id, before, 1)?.first().copied().filter(|(seq, _)| *seq > rev) {
        let mut first = BTreeMap::new();
        if let Some(entry) = store.entry(seq)? {
            // An entry may change a record several times.
            for change in changes(journal, entry.begin) {
                let (change, _) = change?;
                for (path, delta) in change.set.into_iter().filter(|_| change.id == id) {
                    first.entry(path).or_insert(delta.old);
                }
            }
        }
        // They come newest first, and the oldest has the last word.
        seen.extend(first);
        before = Some(seq);
    }
    Ok(seen)
}

fn refused(
    planning: &mut Planning<'_>,
    base: Base,
    mut now: Record,
    (theirs, yours): (Change, Change),
) -> Result<Failure, Trouble> {
    let by = planning.views.store().entry(now.rev)?.map(|entry| entry.header.actor).unwrap_or_default();
    planning.views.dress(&mut now)?;
    // What both of them linked to has a name, too.
    for change in [&theirs.inverse(), &theirs, &yours] {
        let mut state = now.clone();
        state.apply(change);
        planning.views.dress(&mut state)?;
        now.names.append(&mut state.names);
    }
    let failure = Failure::new(Code::EditConflict).fact("title", now.title()).fact("handle", now.handle());
    let failure = failure.fact("by", &by).fact("rev", now.rev).fact("base", base.rev);
    Ok(failure.against(Clash { now, by, theirs, yours }))
}
