//! Saved views: what is read through one, and what that comes to once the view is known.

use clap::Arg;

use super::given::{Given, refused};
use super::{Ask, Export, Reading, Sheet, Show};
use crate::domain::{Kind, Slot, segment};
use crate::filter;
use crate::ops::query::Board;
use crate::ops::{Code, Dress, Failure, List, Query, Reference, View};

/// `--view NAME`.
pub(super) fn view_arg() -> Arg {
    Arg::new("view").long("view")
}

/// Whether there are views of a kind of record.
pub(super) fn has_views(kind: Kind) -> bool {
    segment::kinds().any(|known| known == kind)
}

/// The view that is named.
pub(super) fn read_view(given: &Given<'_>) -> Result<Option<Reference>, Failure> {
    given.text("view").map(|text| text.parse().map_err(|invalid| refused(invalid, "--view"))).transpose()
}

/// What is read: through a view if one is named, plainly else.
pub(super) fn read_through(view: Option<Reference>, reading: Reading) -> Ask {
    if let Some(view) = view {
        return Ask::Through { view, reading };
    }
    match reading {
        Reading::List(list, show) => Ask::Query { query: Query::List(*list), show },
        Reading::Board(board, show) => Ask::Query { query: Query::Board(*board), show },
        Reading::Export(export) => Ask::Export(export),
    }
}

/// The filter that lets through who is in the segment of this name.
pub fn in_segment(name: &str) -> String {
    filter::asking(name)
}

/// The filter that lets through who is in a segment, given by its name or handle, and in this filter, too.
pub fn within(segment: &str, filter: &str) -> String {
    let inside = filter::asking(segment);
    if filter.trim().is_empty() { inside } else { format!("{inside} ({filter})") }
}

/// What is read through a view: what is in its segment, in its columns and its order unless others were named.
pub fn through(view: &View, reading: Reading) -> Result<Reading, Failure> {
    Ok(match reading {
        Reading::List(list, show) => {
            let columns = shown(view, &show.columns)?;
            let list = List { dress: Dress::of(&columns), ..list_through(view, *list)? };
            Reading::List(Box::new(list), Show { columns, kind: Some(view.of), ..show })
        }
        Reading::Board(board, show) => Reading::Board(Box::new(board_through(view, *board)?), show),
        Reading::Export(export) => {
            let columns = match export.sheet {
                Sheet::Csv | Sheet::MarkedCsv => shown(view, &export.columns)?,
                // Each line is a whole record.
                Sheet::Ndjson => export.columns,
            };
            let through = |list| list_through(view, list).map(|list| List { dress: Dress::of(&columns), ..list });
            let lists = export.lists.into_iter().map(through).collect::<Result<_, _>>()?;
            Reading::Export(Box::new(Export { lists, columns, ..*export }))
        }
    })
}

/// The list of what is in a segment; its kind is that of the segment.
fn list_through(view: &View, list: List) -> Result<List, Failure> {
    fits(view, &list.kinds)?;
    let sort = if list.sort.is_empty() { view.sort.clone() } else { list.sort };
    Ok(List { kinds: vec![view.of], filter: within(&view.name, &list.filter), sort, ..list })
}

fn board_through(view: &View, board: Board) -> Result<Board, Failure> {
    fits(view, &[Kind::Deal])?;
    let sort = if board.sort.is_empty() { view.sort.clone() } else { board.sort };
    let pipeline = board.pipeline.or_else(|| view.pipeline.clone());
    Ok(Board { pipeline, filter: within(&view.name, &board.filter), sort, ..board })
}

/// Fails if a view is of another kind than all of these.
pub fn fits(view: &View, kinds: &[Kind]) -> Result<(), Failure> {
    if kinds.contains(&view.of) {
        return Ok(());
    }
    let asked = kinds.first().map_or("", |kind| kind.as_str());
    let failure = Failure::new(Code::OtherView).fact("title", &view.name);
    Err(failure.fact("of", view.of.as_str()).fact("kind", asked))
}

/// The columns that were named, as the kind of the view has them; those of the view if none were.
fn shown(view: &View, named: &[Slot]) -> Result<Vec<Slot>, Failure> {
    if named.is_empty() {
        return Ok(view.columns.clone());
    }
    let own = |slot: &Slot| {
        Slot::find(view.of, slot.name()).ok_or_else(|| {
            let names: Vec<&str> = Slot::all(view.of).map(Slot::name).collect();
            Failure::unknown_column(slot.name(), &names)
        })
    };
    named.iter().map(own).collect()
}
