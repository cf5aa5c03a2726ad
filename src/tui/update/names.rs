//! Completes the name of a segment in the filter line: `in:ke` becomes `in:"key accounts"`.

use tui_input::Input;

use super::pane;
use crate::domain::{Kind, Record, segment};
use crate::grammar;
use crate::ops::{List, Query};
use crate::search::fold;
use crate::tui::model::{Model, Pane, Tone};
use crate::tui::msg::{Effect, Ticket, Topic};
use crate::tui::panes::contacts::Focus;

/// The most records of a kind that are looked through.
const MOST: usize = 1_000;

/// What stands before the name of a segment.
const IN: &str = "in:";

/// Asks for the segments whose names may be meant, where one is being typed.
pub(super) fn ask(model: &mut Model) -> Option<Effect> {
    if model.focus() != Focus::Filter || begun(&before_cursor(pane::narrowing(model)?)).is_none() {
        return None;
    }
    let ticket = model.next_ticket();
    model.names_asked = Some(ticket);
    Some(Effect::Ask(ticket, Topic::Names, Box::new(segments(model))))
}

/// The question for the segments of the book.
pub(super) fn segments(model: &Model) -> Query {
    Query::List(all(model, Kind::Segment))
}

/// The question for everything of a kind of which there are not many.
pub(super) fn all(model: &Model, kind: Kind) -> List {
    model.first(vec![kind], MOST)
}

/// Whether somebody waits for this answer.
pub(super) fn awaits(model: &Model, ticket: Ticket) -> bool {
    model.names_asked == Some(ticket)
}

/// Completes the name as far as all that begin so agree, and says which they are.
pub(super) fn complete(model: &mut Model, segments: &[Record]) {
    model.names_asked = None;
    let kind = match model.pane {
        Pane::List | Pane::Today | Pane::Card => model.contacts.kind,
        Pane::Board => Kind::Deal,
    };
    let Some(input) = pane::narrowing(model) else { return };
    let before = before_cursor(input);
    let Some((start, typed)) = begun(&before) else { return };
    let typed = fold(typed);
    let fits = |segment: &&Record| segment::of(segment) == kind && fold(&segment.title()).starts_with(&typed);
    let names: Vec<String> = segments.iter().filter(fits).map(Record::title).collect();
    if let [name] = names.as_slice() {
        let asking = grammar::in_segment(name);
        let name = asking.strip_prefix(IN).unwrap_or(&asking);
        let after: String = input.value().chars().skip(input.cursor()).collect();
        let done = format!("{}{name}", before.get(..start).unwrap_or_default());
        let cursor = done.chars().count();
        *input = Input::new(format!("{done}{after}")).with_cursor(cursor);
        match model.pane {
            Pane::List | Pane::Today | Pane::Card => model.contacts.restart(),
            Pane::Board => model.board.restart(),
        }
    } else {
        let names = model.text.list(&names);
        let is_any = if names.is_empty() { "no" } else { "yes" };
        let message = model.text.say("screen-segments", &[("names", names.into()), ("any", is_any.into())]);
        model.say(Tone::Plain, message);
    }
}

fn before_cursor(input: &Input) -> String {
    input.value().chars().take(input.cursor()).collect()
}

/// Where the name begins that is being typed behind `in:`, its quote included, and what of it is typed.
fn begun(before: &str) -> Option<(usize, &str)> {
    let at = before.to_ascii_lowercase().rfind(IN)?;
    let begins = before.get(..at)?.chars().next_back();
    if begins.is_some_and(|char| !char.is_whitespace() && !matches!(char, '(' | '-')) {
        return None;
    }
    let names = at + IN.len();
    let start = before.get(names..)?.rfind(',').map_or(names, |comma| names + comma + 1);
    let typed = before.get(start..)?;
    match typed.strip_prefix('"') {
        Some(quoted) if quoted.contains('"') => None,
        Some(quoted) => Some((start, quoted)),
        None if typed.contains(char::is_whitespace) || typed.contains(')') => None,
        None => Some((start, typed)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_completed_where_one_is_being_typed() {
        for (before, expected) in [
            ("in:", Some((3, ""))),
            ("tag:x in:ke", Some((9, "ke"))),
            ("-in:\"key ac", Some((4, "key ac"))),
            ("(IN:key,wa", Some((8, "wa"))),
            ("in:key tag:x", None),
            ("in:\"key\"", None),
            ("berlin:x", None),
            ("tag:x", None),
        ] {
            assert_eq!(begun(before), expected, "{before}");
        }
    }
}
