//! Help, made from the live keymap: whatever a key does stands here.

use super::Reader;
use crate::keymap::{Bound, Context, Place, show_keys};
use crate::tui::model::Model;
use crate::tui::widgets::cells;

/// Cells for the keys.
const KEYS: usize = 24;

/// The keys of every place, those that hold here and now first.
pub(crate) fn reader(model: &Model, here: &[Place]) -> Reader {
    let others = Context::ALL.iter().copied().flat_map(Place::of).filter(|place| !here.contains(place));
    let mut lines = vec![model.text.get("screen-help-intro"), String::new()];
    for place in here.iter().copied().chain(others) {
        lines.extend(section(model, place));
    }
    Reader::of(model.text.get("screen-help"), lines)
}

fn section(model: &Model, place: Place) -> Vec<String> {
    let mut rows: Vec<(String, String)> = Vec::new();
    for binding in model.keymap.bindings(place) {
        let does = match &binding.bound {
            Bound::Action(action) => model.text.get(&format!("action-{}", action.as_str())),
            Bound::Words(words) => format!(":{words}"),
        };
        let keys = show_keys(&binding.keys);
        match rows.iter_mut().find(|(_, known)| *known == does) {
            Some((all, _)) => {
                all.push_str(", ");
                all.push_str(&keys);
            }
            None => rows.push((keys, does)),
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let context = model.text.get(&format!("context-{}", place.context.as_str()));
    let when = place.when.map(|when| model.text.get(&format!("condition-{}", when.as_str())));
    let heading = when.map_or(context.clone(), |when| format!("{context}, {when}"));
    let width = rows.iter().map(|(keys, _)| cells::width(keys)).max().unwrap_or_default().min(KEYS);
    let rows = rows.into_iter().map(|(keys, does)| {
        let filled = if cells::width(&keys) > width { keys } else { cells::pad(&keys, width) };
        format!("  {filled}  {does}")
    });
    std::iter::once(heading).chain(rows).chain(std::iter::once(String::new())).collect()
}
