//! Plans that attach files to records and detach them. Their contents were taken in before.

use super::super::failures::Trouble;
use super::super::files::{self, Guess};
use super::super::resolve::{self, Strictness};
use super::{Planning, records};
use crate::domain::file::unlike;
use crate::domain::item::Item;
use crate::domain::{Life, Path, Record, Value};
use crate::ops::{Edit, Reference};

/// The field of the files.
const FILES: &str = "files";

/// Files that are attached under names that no other file of the record has. A content that is there already gets the
/// name that it has now.
pub(super) fn attach(planning: &mut Planning<'_>, target: &Reference) -> Result<(), Trouble> {
    let old = find(planning, target)?;
    let mut named: Vec<(String, String)> =
        old.items(FILES).into_iter().map(|(hash, item)| (hash.to_owned(), item.label.clone())).collect();
    let mut edits = Vec::new();
    for taken in std::mem::take(&mut planning.taken) {
        named.retain(|(hash, _)| *hash != taken.hash);
        let others: Vec<&str> = named.iter().map(|(_, name)| name.as_str()).collect();
        let name = unlike(&taken.name, &others);
        named.push((taken.hash.clone(), name.clone()));
        let item = Item { label: name, size: Some(taken.size), ..Item::default() };
        edits.push(Edit::Put(Path::item(FILES, &taken.hash), Value::Item(item)));
    }
    records::change(planning, None, &old, edits)
}

/// Files that are attached no more.
pub(super) fn detach(planning: &mut Planning<'_>, target: &Reference, names: &[String]) -> Result<(), Trouble> {
    let old = find(planning, target)?;
    let remove = |name: &String| {
        let (hash, _) = files::called(&old, Some(name), Guess::Never)?;
        Ok(Edit::Remove(Path::item(FILES, hash)))
    };
    let mut edits = names.iter().map(remove).collect::<Result<Vec<_>, Trouble>>()?;
    // Said twice, it is still one.
    let mut seen = Vec::new();
    edits.retain(|edit| {
        !seen.contains(edit) && {
            seen.push(edit.clone());
            true
        }
    });
    records::change(planning, None, &old, edits)
}

fn find(planning: &Planning<'_>, target: &Reference) -> Result<Record, Trouble> {
    let found = resolve::record(planning.views.store(), None, target, Life::Live, Strictness::Exact)?;
    Ok(planning.views.record(found.id)?.unwrap_or(found))
}
