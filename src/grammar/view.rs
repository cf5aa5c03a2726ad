//! Saved views: what is read through one, and what that comes to once the view is known.

use clap::Arg;

use super::given::{Given, refused};
use super::{Ask, Export, Format, Reading, Show};
use crate::domain::{Catalogue, Kind, Slot, segment};
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
        Reading::Explanation(list, show) => Ask::Query { query: Query::Explain(list), show },
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
pub fn through(view: &View, reading: Reading, catalogue: &Catalogue) -> Result<Reading, Failure> {
    Ok(match reading {
        Reading::List(list, show) => {
            let columns = match show.format {
                // Only columns that somebody names cut whole records down.
                Some(Format::Json | Format::Ndjson) if show.columns.is_empty() => Vec::new(),
                Some(_) | None => shown(view, &show.columns, catalogue)?,
            };
            let list = List { dress: Dress::of(&columns), ..list_through(view, *list)? };
            Reading::List(Box::new(list), Show { columns, kind: Some(view.of), ..show })
        }
        Reading::Explanation(list, show) => Reading::Explanation(Box::new(list_through(view, *list)?), show),
        Reading::Board(board, show) => Reading::Board(Box::new(board_through(view, *board)?), show),
        Reading::Export(export) => {
            let columns = if export.format.is_of_whole_records() {
                export.columns
            } else {
                shown(view, &export.columns, catalogue)?
            };
            let through = |list| list_through(view, list).map(|list| List { dress: Dress::of(&columns), ..list });
            let lists = export.lists.into_iter().map(through).collect::<Result<_, _>>()?;
            Reading::Export(Box::new(Export { lists, columns, ..*export }))
        }
    })
}

/// The list of what is in a segment; its kind is that of the segment.
pub fn list_through(view: &View, list: List) -> Result<List, Failure> {
    fits(view, &list.kinds)?;
    let sort = view.order(list.sort);
    Ok(List { kinds: vec![view.of], filter: within(&view.name, &list.filter), sort, ..list })
}

fn board_through(view: &View, board: Board) -> Result<Board, Failure> {
    fits(view, &[Kind::Deal])?;
    let sort = view.order(board.sort);
    let pipeline = board.pipeline.or_else(|| view.pipeline.clone());
    let lanes = board.lanes.or(view.lanes);
    Ok(Board { pipeline, lanes, filter: within(&view.name, &board.filter), sort, ..board })
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
fn shown(view: &View, named: &[Slot], catalogue: &Catalogue) -> Result<Vec<Slot>, Failure> {
    if named.is_empty() {
        return Ok(view.columns.clone());
    }
    let own = |slot: &Slot| {
        catalogue.slot(view.of, slot.name()).ok_or_else(|| {
            let all: Vec<&str> = catalogue.slots(view.of).map(Slot::name).collect();
            Failure::unknown_column(slot.name(), &all)
        })
    };
    named.iter().map(own).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Uuid128;
    use crate::domain::{Reading as Circumstances, RecordId};
    use crate::grammar::{Stop, parse, split};
    use crate::ops::Sort;
    use crate::ops::query::Lanes;
    use crate::text::Text;

    fn view(of: Kind, columns: &[&str], sort: &[&str]) -> View {
        View {
            id: RecordId { kind: Kind::Segment, uuid: Uuid128(1) },
            handle: "g-00001".to_owned(),
            name: "key accounts".to_owned(),
            of,
            columns: columns.iter().filter_map(|word| Slot::find(of, word)).collect(),
            sort: sort.iter().map(|word| Sort::read(word)).collect(),
            pipeline: (of == Kind::Deal).then(|| Reference("Sales".to_owned())),
            lanes: (of == Kind::Deal).then_some(Lanes::Owner),
        }
    }

    /// What a line reads through a view that turns out to be this one.
    fn read(line: &str, view: &View) -> Result<Reading, Failure> {
        let now: jiff::Zoned = "2026-03-02T09:00:00Z[UTC]".parse().unwrap();
        let circumstances = Circumstances::at(now.clone());
        let asked = match parse(&split(line).unwrap(), &Text::english()) {
            Ok(parsed) => parsed.read(&circumstances, &now)?,
            Err(Stop::Refused(failure)) => return Err(failure),
            Err(Stop::Help(said) | Stop::Version(said)) => panic!("{said}"),
        };
        let Ask::Through { view: Reference(named), reading } = asked else { panic!("{asked:?}") };
        assert_eq!(named, "key");
        through(view, reading, &Catalogue::default())
    }

    /// Filter, order and columns in words.
    fn told(line: &str, view: &View) -> String {
        let words = |sort: &[Sort]| sort.iter().map(Sort::word).collect::<Vec<_>>().join(",");
        let names = |slots: &[Slot]| slots.iter().map(|slot| slot.name()).collect::<Vec<_>>().join(",");
        match read(line, view) {
            Ok(Reading::List(list, show)) => {
                assert_eq!((list.kinds.as_slice(), show.kind), (&[view.of][..], Some(view.of)));
                format!("{} | {} | {} | {:?}", list.filter, words(&list.sort), names(&show.columns), list.dress)
            }
            Ok(Reading::Board(board, _)) => {
                let lanes = board.lanes.map(Lanes::as_str).unwrap_or_default();
                format!("{} | {} | {} | {lanes}", board.filter, words(&board.sort), board.pipeline.unwrap())
            }
            Ok(Reading::Explanation(list, _)) => format!("how {} is read", list.filter),
            Ok(Reading::Export(export)) => {
                let list = export.lists.first().unwrap();
                format!("{} | {} | {}", list.filter, words(&list.sort), names(&export.columns))
            }
            Err(failure) => failure.to_string(),
        }
    }

    #[test]
    fn a_view_says_what_the_words_do_not() {
        let people = view(Kind::Contact, &["name", "last"], &["-last"]);
        let deals = view(Kind::Deal, &["name", "value"], &["-value"]);
        let inside = r#"in:"key accounts""#;
        for (line, view, expected) in [
            ("contact list --view key", &people, format!("{inside} | -last | name,last | Touch")),
            ("board --view key --where 'value>1k' --explain", &deals, format!("how {inside} (value>1k) is read")),
            ("contact list --view key -o json", &people, format!("{inside} | -last |  | Names")),
            ("contact list --view key -o json --columns city", &people, format!("{inside} | -last | city | Names")),
            (
                "contact list --view key --where city~ber --columns city --sort name",
                &people,
                format!("{inside} (city~ber) | name | city | Names"),
            ),
            ("segment run key --sort city", &people, format!("{inside} | city | name,last | Touch")),
            ("segment run key --columns value", &deals, format!("{inside} | -value | value | Names")),
            ("board --view key", &deals, format!("{inside} | -value | Sales | owner")),
            ("board Service --view key --sort close", &deals, format!("{inside} | close | Service | owner")),
            ("board --view key --lanes company", &deals, format!("{inside} | -value | Sales | company")),
            ("export - --as deal --view key", &deals, format!("{inside} | -value | name,value")),
            ("export - --as deal --view key --format ndjson", &deals, format!("{inside} | -value | ")),
        ] {
            assert_eq!(told(line, view), expected, "{line}");
        }
    }

    #[test]
    fn a_view_of_something_else_is_refused() {
        let deals = view(Kind::Deal, &[], &[]);
        let other = r#"other-view kind="contact" of="deal" title="key accounts""#;
        assert_eq!(told("contact list --view key", &deals), other);
        assert_eq!(told("export - --as contact --view key", &deals), other);
        assert!(told("board --view key", &view(Kind::Task, &[], &[])).starts_with("other-view"));
        assert!(told("segment run key --columns phone", &deals).starts_with("unknown-column"));
    }
}
