//! Saved views: picking one, seeing a list or the board through it, and saving what is seen as one.

use super::{board, command, names, pane, ready, stages};
use crate::domain::segment::{self, COLUMNS, FILTER, LANES_SHOWN, PIPELINE_SHOWN, SORT};
use crate::domain::{Kind, Record, Slot};
use crate::grammar::{self, Reading};
use crate::ops::{Answer, Code, Failure, List, Query, Reference, Sort, View};
use crate::tui::modals::{Choice, Chosen, Form, Modal, Picker};
use crate::tui::model::{Model, Pane, Picture, Status, Tone};
use crate::tui::msg::{Effect, Ticket, Topic};
use crate::tui::panes::lens::Lens;
use crate::tui::widgets::cells;

/// Asks for the view through which somebody wants to see something.
pub(super) fn ask(model: &mut Model, words: Vec<String>, view: Reference, reading: Reading) -> Vec<Effect> {
    let ticket = model.next_ticket();
    model.status = Status { words: grammar::quote(&words), ..Status::default() };
    model.view = Some((ticket, words, reading));
    vec![Effect::Ask(ticket, Topic::View, Box::new(Query::Segment(view)))]
}

/// The question for the view of the pane, where the book changed since it was read.
pub(super) fn missing(model: &mut Model) -> Option<Effect> {
    let handle = lens_of(model).filter(|lens| lens.is_missing())?.view.handle.clone();
    let ticket = model.next_ticket();
    lens_mut(model)?.asked = Some(ticket);
    Some(Effect::Ask(ticket, Topic::Lens, Box::new(Query::Segment(Reference(handle)))))
}

/// Whether somebody waits for this answer.
pub(super) fn awaits(model: &Model, ticket: Ticket) -> bool {
    let is_wanted = model.view.as_ref().is_some_and(|(asked, ..)| *asked == ticket);
    is_wanted || lens_of(model).is_some_and(|lens| lens.asked == Some(ticket))
}

/// A view is here.
pub(super) fn answered(model: &mut Model, ticket: Ticket, answer: Result<Answer, Failure>) -> Vec<Effect> {
    let wanted = model.view.take_if(|(asked, ..)| *asked == ticket);
    if let (Ok(Answer::Segment(segment)), None) = (&answer, &wanted) {
        return learn(model, segment);
    }
    model.picture = Picture::Changed;
    match (answer, wanted) {
        (Ok(Answer::Segment(segment)), Some((_, words, reading))) => show(model, &words, &segment, reading),
        (Ok(_), _) => Vec::new(),
        (Err(failure), Some((_, words, _))) => command::refuse(model, grammar::quote(&words), &failure),
        (Err(failure), None) if matches!(failure.code, Code::NoMatch | Code::IsDeleted) => leave(model),
        (Err(failure), None) => {
            lens_mut(model).into_iter().for_each(Lens::fail);
            command::refuse(model, String::new(), &failure)
        }
    }
}

/// Shows a list or the board through a view.
fn show(model: &mut Model, words: &[String], segment: &Record, reading: Reading) -> Vec<Effect> {
    let view = View::of(segment, model.text.catalogue());
    let kinds = match &reading {
        Reading::List(list, _) | Reading::Explanation(list, _) => list.kinds.clone(),
        Reading::Board(..) => vec![Kind::Deal],
        // It is refused before the view is asked for.
        Reading::Export(_) => return Vec::new(),
    };
    if let Err(failure) = grammar::fits(&view, &kinds) {
        return command::refuse(model, grammar::quote(words), &failure);
    }
    match reading {
        Reading::List(list, shown) => {
            let list = List { kinds: vec![view.of], sort: view.order(list.sort), ..*list };
            let columns = if shown.columns.is_empty() { view.columns.clone() } else { shown.columns };
            command::narrow(model, words, list, &columns, Some(Lens::new(view)))
        }
        Reading::Board(mut asked, _) => {
            asked.sort = view.order(asked.sort);
            asked.pipeline = asked.pipeline.or_else(|| view.pipeline.clone());
            asked.lanes = asked.lanes.or(view.lanes);
            model.status = Status { words: grammar::quote(words), ..Status::default() };
            board::show_asked(model, *asked, Some(Lens::new(view)))
        }
        Reading::Explanation(list, _) => match grammar::list_through(&view, *list) {
            Ok(list) => command::question(model, words, Query::Explain(Box::new(list))),
            Err(failure) => command::refuse(model, grammar::quote(words), &failure),
        },
        Reading::Export(_) => Vec::new(),
    }
}

/// Takes over what became of the view of the pane; columns and an order that were not its own stay.
fn learn(model: &mut Model, segment: &Record) -> Vec<Effect> {
    let view = View::of(segment, model.text.catalogue());
    let Some(lens) = lens_mut(model) else { return Vec::new() };
    let before = std::mem::replace(lens, Lens::new(view.clone())).view;
    if before == view {
        return Vec::new();
    }
    model.picture = Picture::Changed;
    match model.pane {
        Pane::List if view.of != before.of => return leave(model),
        Pane::List => {
            let list = &mut model.contacts;
            if list.columns == before.columns {
                list.columns = view.columns;
            }
            if list.sort == before.sort {
                list.sort = view.sort;
            }
            list.restart();
        }
        Pane::Board => {
            if model.board.sort == before.sort {
                model.board.sort = view.sort;
            }
            if model.board.divided == before.lanes {
                model.board.divided = view.lanes;
            }
            board::read_anew(model);
        }
        Pane::Today | Pane::Card => {}
    }
    Vec::new()
}

/// Whether a list or a board cannot be read since the view through which it is seen is gone, or is of something else.
pub(super) fn is_gone(lens: Option<&Lens>, failure: &Failure) -> bool {
    // Of all that may be wrong with a filter only an unknown segment, or one of another kind, has one of these facts.
    let is_about_segment = ["segments", "of"].iter().any(|fact| failure.facts.contains_key(*fact));
    let found = failure.facts.get("found").filter(|_| failure.code == Code::BadFilter && is_about_segment);
    found.zip(lens).is_some_and(|(found, Lens { view, .. })| [&view.handle, &view.name].contains(&found))
}

/// Goes on without the view of the pane, which is gone.
pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    let Some(lens) = lens_of(model) else { return Vec::new() };
    let view = lens.view.clone();
    let message = model.text.say("screen-view-gone", &[("name", cells::shown(&view.name).into())]);
    match model.pane {
        Pane::List => {
            let list = &mut model.contacts;
            list.lens = None;
            if list.columns == view.columns {
                list.columns.clear();
            }
            if list.sort == view.sort {
                list.sort.clear();
            }
            list.restart();
        }
        Pane::Board => {
            model.board.lens = None;
            if model.board.sort == view.sort {
                model.board.sort.clear();
            }
            if model.board.divided == view.lanes {
                model.board.divided = None;
            }
            model.board.restart();
        }
        Pane::Today | Pane::Card => {}
    }
    model.say(Tone::Bad, message);
    Vec::new()
}

/// Lets one pick a view of what is shown; in the list of segments it is the one under the cursor.
pub(super) fn pick(model: &mut Model) -> Vec<Effect> {
    pane::leave_day(model);
    let kind = model.kind();
    if kind == Kind::Segment {
        return command::run_template(model, "segment run {id}");
    }
    if segment::kinds().all(|known| known != kind) {
        return refuse(model);
    }
    let ticket = model.next_ticket();
    let all = Choice { label: model.text.get("screen-view-none"), chosen: Chosen::Words(words(model)) };
    let question = model.text.get("screen-pick-view");
    model.modals.push(Modal::Picker(Picker {
        question,
        choices: vec![all],
        awaits: Some(ticket),
        ..Picker::default()
    }));
    vec![Effect::Ask(ticket, Topic::Choices, Box::new(names::segments(model)))]
}

/// The words that show the list or the board without a view: the board of the pipeline that is shown now.
fn words(model: &Model) -> Vec<String> {
    match model.pane {
        Pane::List | Pane::Today | Pane::Card => [model.contacts.kind.as_str(), "list"].map(str::to_owned).to_vec(),
        Pane::Board => {
            let pipeline = model.board.pipeline().map(|pipeline| stages::pipeline_word(model, pipeline));
            std::iter::once("board".to_owned()).chain(pipeline).collect()
        }
    }
}

/// The views of what is shown among the segments of the book, to pick from.
pub(super) fn choices(model: &Model, segments: &[Record]) -> Vec<Choice> {
    let (kind, plain) = (model.kind(), words(model));
    let choice = |segment: &Record| {
        // A view that names its board is not held to the one that is shown.
        let names_board = segment.value(PIPELINE_SHOWN).is_some();
        let kept = if names_board { plain.get(..1) } else { None }.unwrap_or(&plain).to_vec();
        let words = kept.into_iter().chain([format!("--view={}", segment.title())]).collect();
        Choice { label: segment.title(), chosen: Chosen::Words(words) }
    };
    segments.iter().filter(|segment| segment::of(segment) == kind).map(choice).collect()
}

/// Opens a form for a view that shows what is shown now.
pub(super) fn save(model: &mut Model) -> Vec<Effect> {
    pane::leave_day(model);
    let kind = model.kind();
    if segment::kinds().all(|known| known != kind) {
        return refuse(model);
    }
    let (words, typed, sort, lens) = match model.pane {
        Pane::List | Pane::Today | Pane::Card => {
            let list = &model.contacts;
            (&list.words, &list.filter, &list.sort, list.lens.as_ref())
        }
        Pane::Board => (&model.board.words, &model.board.filter, &model.board.sort, model.board.lens.as_ref()),
    };
    let columns: &[Slot] = if model.pane == Pane::Board { &[] } else { &model.contacts.columns };
    let mut begun = vec![
        ("of", kind.as_str().to_owned()),
        (FILTER, whole_filter(lens, words.value(), typed.value())),
        (COLUMNS, columns.iter().map(|slot| slot.name()).collect::<Vec<_>>().join(",")),
        (SORT, sort.iter().map(Sort::word).collect::<Vec<_>>().join(",")),
    ];
    if let (Pane::Board, Some(pipeline)) = (model.pane, model.board.pipeline())
        && model.board.pipelines.len() > 1
    {
        begun.push((PIPELINE_SHOWN, stages::pipeline_word(model, pipeline)));
    }
    if let (Pane::Board, Some(by)) = (model.pane, model.board.divided) {
        begun.push((LANES_SHOWN, by.as_str().to_owned()));
    }
    begun.retain(|(_, text)| !text.is_empty());
    let form = Form::begun(Kind::Segment, &begun, model.text.catalogue());
    model.modals.push(Modal::Form(Box::new(form)));
    Vec::new()
}

/// What lets through what is seen: who is in the view, what was looked for, what was filtered.
fn whole_filter(lens: Option<&Lens>, words: &str, typed: &str) -> String {
    let inside = lens.map(|lens| grammar::in_segment(&lens.view.name));
    let words = words.split_whitespace().map(ready::quoted);
    let terms: Vec<String> = inside.into_iter().chain(words).collect();
    match (terms.is_empty(), typed.trim()) {
        (true, typed) => typed.to_owned(),
        (false, "") => terms.join(" "),
        (false, typed) => format!("{} ({typed})", terms.join(" ")),
    }
}

fn refuse(model: &mut Model) -> Vec<Effect> {
    let message = model.text.get("screen-no-views");
    model.say(Tone::Bad, message);
    Vec::new()
}

const fn lens_of(model: &Model) -> Option<&Lens> {
    match model.pane {
        Pane::List => model.contacts.lens.as_ref(),
        Pane::Board => model.board.lens.as_ref(),
        Pane::Today | Pane::Card => None,
    }
}

const fn lens_mut(model: &mut Model) -> Option<&mut Lens> {
    match model.pane {
        Pane::List => model.contacts.lens.as_mut(),
        Pane::Board => model.board.lens.as_mut(),
        Pane::Today | Pane::Card => None,
    }
}
