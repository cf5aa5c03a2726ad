//! The card: everything that is known of one record, then what happened to it last.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Sheet;
use super::aim::{Aim, aims};
use super::sheet::Beside;
use super::state::Focus;
use crate::domain::consent::refusal;
use crate::domain::deal::MOVES;
use crate::domain::field::{Arity, Sort, Type};
use crate::domain::item::Item;
use crate::domain::touch::Lateness;
use crate::domain::{Field, Kind, Record, Slot, Value, rhythm};
use crate::grammar;
use crate::ops::answer::{Happening, Rhythm, Timeline, What};
use crate::ops::{Linked, Past};
use crate::text::{marked, with_marks, wrap};
use crate::tui::layout;
use crate::tui::model::{Model, Pane};
use crate::tui::panes::today;
use crate::tui::widgets::cells;

/// The widest column of labels.
pub(super) const LABELS: usize = 16;

/// One line of a card.
pub(crate) struct CardLine {
    /// What it shows.
    pub(crate) look: Look,
    /// Where it leads, if it leads anywhere.
    pub(crate) aim: Option<Aim>,
}

/// What a line of a card shows.
pub(crate) enum Look {
    /// The name.
    Title(String),
    /// A label, or blanks below one, and a value.
    Value(String, String),
    /// A heading.
    Heading(String),
    /// When something is due or was, and what.
    Happening(String, String, Lateness),
    /// Another record.
    Linked(String),
    /// A past command.
    Past(String),
    /// Nothing.
    Blank,
}

impl Look {
    /// Whether it is more of what the line above it shows.
    pub(crate) const fn goes_on(&self) -> bool {
        match self {
            Look::Happening(at, ..) => at.is_empty(),
            Look::Title(_) | Look::Value(..) | Look::Heading(_) | Look::Linked(_) | Look::Past(_) | Look::Blank => {
                false
            }
        }
    }
}

impl From<Look> for CardLine {
    fn from(look: Look) -> CardLine {
        CardLine { look, aim: None }
    }
}

/// Where the card stands; empty while it is not shown. Left of it is a cell for the mark of its cursor.
pub(crate) fn card_area(model: &Model) -> Rect {
    let area = match model.pane {
        Pane::List => layout::split(model.size, model.contacts.shown()).card,
        Pane::Board if model.board.focus == Focus::Card => layout::below_prompts(model.size),
        Pane::Board => Rect::default(),
        Pane::Today => today::areas(model).card,
        Pane::Card => layout::below_prompts(model.size),
    };
    let margin = u16::from(area.x == 0).min(area.width);
    Rect { x: area.x + margin, width: area.width - margin, ..area }
}

/// The record whose card is seen: that under the cursor, once it rests there.
fn shown(model: &Model) -> Option<&Record> {
    match model.sheet().moving.map(|moving| moving.beside) {
        None => model.current(),
        Some(Beside::LastCard) => model.sheet().card.as_ref().map(|card| &card.record),
        Some(Beside::Nothing) => None,
    }
}

/// The lines of the card.
pub(crate) fn card_lines(model: &Model) -> Vec<CardLine> {
    let Some(record) = shown(model) else { return Vec::new() };
    let width = usize::from(card_area(model).width);
    let title = format!("{}  {}", cells::shown(&marked(record)), record.handle());
    let mut lines: Vec<CardLine> = vec![Look::Title(title).into()];
    lines.extend(refusal(record).map(|refusal| Look::Heading(model.text.refusal(&refusal)).into()));
    if record.is_deleted() {
        lines.push(Look::Heading(model.text.get("screen-is-deleted")).into());
    }
    lines.push(Look::Blank.into());
    lines.extend(values(model, &with_marks(record), width));
    if let Some(card) = model.sheet().card.as_ref().filter(|card| card.record.id == record.id) {
        lines.extend(
            card.rhythm.iter().map(|rhythm| Look::Value(model.text.get("contact-due"), due(model, rhythm)).into()),
        );
        lines.extend(card.linked.iter().flat_map(|linked| linked_lines(model, linked, record)));
        lines.extend(timeline_lines(model, &card.timeline, record, width));
        lines.extend(history_lines(model, &card.history, width));
    }
    lines
}

/// Those of one kind that link to a record, below a heading.
fn linked_lines(model: &Model, linked: &Linked, record: &Record) -> Vec<CardLine> {
    let line = |other: &Record| CardLine {
        look: Look::Linked(linked_line(model, other, record)),
        aim: Some(Aim::Card(other.id)),
    };
    let hidden = linked.total.saturating_sub(linked.rows.len());
    let more = || Look::Past(model.text.say("screen-and-more", &[("count", hidden.into())])).into();
    let rows = linked.rows.iter().map(line).chain((hidden > 0).then(more));
    below(model.text.linked(linked, "screen-linked"), rows)
}

/// What is to be done in a block of its own, then what happened.
fn timeline_lines(model: &Model, timeline: &Timeline, record: &Record, width: usize) -> Vec<CardLine> {
    let is_open = |happening: &&Happening| matches!(happening.what, What::ToDo(_));
    let (open, over): (Vec<&Happening>, Vec<&Happening>) = timeline.rows.iter().partition(is_open);
    let lines = |rows: Vec<&Happening>, heading: String| {
        let rows = rows.into_iter().flat_map(|happening| happening_lines(model, happening, record, width));
        below(heading, rows)
    };
    let heading = cells::fit(&cells::shown(&model.text.timeline(timeline)), width);
    let mut over = lines(over, heading.clone());
    if over.is_empty() && !timeline.filter.is_empty() {
        let nothing = Look::Past(model.text.get("screen-timeline-nothing"));
        over = below(heading, std::iter::once(nothing.into()));
    }
    lines(open, model.text.get("screen-to-do")).into_iter().chain(over).collect()
}

/// The last commands that touched a record.
fn history_lines(model: &Model, history: &[Past], width: usize) -> Vec<CardLine> {
    let rows = history.iter().flat_map(|past| past_lines(model, past, width)).map(|line| Look::Past(line).into());
    below(model.text.get("screen-history"), rows)
}

/// Lines below a heading that is set off; without any, nothing.
fn below(heading: String, rows: impl Iterator<Item = CardLine>) -> Vec<CardLine> {
    let mut rows = rows.peekable();
    if rows.peek().is_none() {
        return Vec::new();
    }
    [Look::Blank, Look::Heading(heading)].map(CardLine::from).into_iter().chain(rows).collect()
}

/// When contact is due, whether that day is over, and from which segment the rhythm comes.
fn due(model: &Model, rhythm: &Rhythm) -> String {
    let mut parts = vec![rhythm.due.to_string()];
    if rhythm.due <= model.now.date() {
        parts.push(model.text.get("contact-overdue"));
    }
    if let Some(segment) = &rhythm.segment {
        let facts = [("rhythm", model.text.rhythm(rhythm.days).into()), ("segment", cells::shown(segment).into())];
        parts.push(model.text.say("contact-segment", &facts));
    }
    parts.join(" · ")
}

fn values(model: &Model, record: &Record, width: usize) -> Vec<CardLine> {
    let mut lines = touch_lines(model, record, width);
    for field in model.text.catalogue().fields(record.id.kind).filter(|field| is_shown(field)) {
        let mut label = cells::shown(&model.text.label(Slot::Field(field)));
        let aims = aims(record, field).into_iter().chain(std::iter::repeat(None));
        for (text, aim) in texts(model, record, field).into_iter().zip(aims) {
            for line in wrap(&cells::shown_lines(&text), width.saturating_sub(LABELS + 1)) {
                lines.push(CardLine { look: Look::Value(std::mem::take(&mut label), line), aim: aim.clone() });
            }
        }
    }
    lines
}

/// When somebody was last in touch, and what is next.
fn touch_lines(model: &Model, record: &Record, width: usize) -> Vec<CardLine> {
    let told = model.text.touch(record, model.now.time_zone()).into_iter();
    let line = |(label, text): (String, String)| {
        Look::Value(label, cells::fit(&cells::shown(&text), width.saturating_sub(LABELS + 1))).into()
    };
    told.map(line).collect()
}

/// A happening: when, what sort of thing, and what; what does not fit goes on below.
fn happening_lines(model: &Model, happening: &Happening, record: &Record, width: usize) -> Vec<CardLine> {
    let told = model.text.happening(happening, record.id, model.now.time_zone());
    let what = cells::shown(&told.what);
    let is_late = match &happening.what {
        What::ToDo(_) => Lateness::of(happening.at.as_ref(), &model.now),
        What::Done(_) | What::Activity(_) | What::Move(_) | What::Edit(_) => Lateness::InTime,
    };
    let behind = match &happening.what {
        What::ToDo(record) | What::Done(record) | What::Activity(record) => Some(record.id),
        What::Move(step) => Some(step.deal.id).filter(|deal| *deal != record.id),
        What::Edit(_) => None,
    };
    let mut at = told.at;
    let room = width.saturating_sub(LABELS + 1);
    let lines = wrap(&format!("{}  {what}", told.sort), room).into_iter();
    let line =
        |line| CardLine { look: Look::Happening(std::mem::take(&mut at), line, is_late), aim: behind.map(Aim::Card) };
    lines.map(line).collect()
}

/// Whether a card has a line for a field: what people say, and the stages through which a deal went.
fn is_shown(field: &Field) -> bool {
    (field.is_said() && field.key != "name") || field.key == MOVES || field.is_retired()
}

/// A record that links to another, with its role there; a deal with its stage and what it is worth.
fn linked_line(model: &Model, linked: &Record, to: &Record) -> String {
    let told: &[&str] = match linked.id.kind {
        Kind::Deal => &["stage", "value"],
        Kind::Task => &["due", "done"],
        Kind::Activity => &["type", "at"],
        Kind::Contact | Kind::Company | Kind::User | Kind::Pipeline | Kind::Stage | Kind::Segment | Kind::Field => &[],
    };
    if !told.is_empty() {
        let spelt = |key: &&str| match Slot::find(linked.id.kind, key) {
            Some(slot @ Slot::Field(Field { value: Type::Choice(_), .. })) => model.text.texts(linked, slot).pop(),
            Some(_) | None => linked.value(key).map(|value| spelt(model, linked, value)),
        };
        let facts = told.iter().filter_map(spelt);
        let parts = [linked.handle().to_owned(), marked(linked)].into_iter().chain(facts);
        return cells::shown(&parts.collect::<Vec<_>>().join("  "));
    }
    let line = format!("{}  {}", marked(linked), linked.role_at(to.id.uuid));
    format!("{}  {}", linked.handle(), cells::shown(line.trim_end()))
}

/// The values of a field as a person reads them: phones as they were typed, tags beside each other.
fn texts(model: &Model, record: &Record, field: &'static Field) -> Vec<String> {
    let zone = model.now.time_zone();
    if let Some(days) = rhythm::own(record).filter(|_| field.key == "rhythm") {
        return vec![model.text.rhythm(days)];
    }
    if field.arity == Arity::Log {
        return record.texts_for_people(field);
    }
    match field.value {
        Type::Item(Sort::Phone) => {
            let phones = record.items(field.key).into_iter();
            phones.map(|(number, phone)| spoken(number, phone)).collect()
        }
        Type::Tag => {
            let tags: Vec<&str> = record.keys(field.key).collect();
            if tags.is_empty() { Vec::new() } else { vec![tags.join(", ")] }
        }
        Type::Birthday => {
            // A year that is not known is nothing to look at.
            let birthdays = record.texts(Slot::Field(field)).into_iter();
            birthdays.map(|birthday| birthday.trim_start_matches('-').to_owned()).collect()
        }
        Type::Number(_) | Type::Remind => record.texts_for_people(field),
        Type::Money | Type::When => {
            record.value(field.key).map(|value| spelt(model, record, value)).into_iter().collect()
        }
        Type::Position => {
            let positions = record.texts(Slot::Field(field)).into_iter();
            positions.map(|position| model.text.position(record, &position, zone)).collect()
        }
        Type::Choice(_) | Type::Flag => model.text.texts(record, Slot::Field(field)),
        Type::Line
        | Type::Text
        | Type::Date
        | Type::Decimal
        | Type::Repeat
        | Type::External
        | Type::Language
        | Type::Zone
        | Type::Record(_)
        | Type::Consent
        | Type::Item(Sort::Email | Sort::Record(_) | Sort::Link | Sort::File | Sort::Extra | Sort::Choice)
        | Type::Handle => record.texts(Slot::Field(field)),
    }
}

/// A value as a person reads it: amounts with thousands set off, times as their clock shows them.
fn spelt(model: &Model, record: &Record, value: &Value) -> String {
    let when = value.as_when().map(|when| when.shown(model.now.time_zone()));
    when.or_else(|| value.as_money().map(|money| model.text.money(money))).unwrap_or_else(|| record.shown(value))
}

fn spoken(number: &str, phone: &Item) -> String {
    let number = if phone.typed.is_empty() { number } else { &phone.typed };
    if phone.label.is_empty() { number.to_owned() } else { format!("{}: {number}", phone.label) }
}

/// A past command: when, by whom, in which words.
pub(crate) fn past_lines(model: &Model, past: &Past, width: usize) -> Vec<String> {
    let at = model.text.moment(past.at, model.now.time_zone());
    let words = grammar::quote(&past.words);
    let undone = if past.reversed { model.text.get("screen-undone") } else { String::new() };
    let line = format!("#{} {at} {}  {words} {undone}", past.seq, past.actor);
    wrap(cells::shown(&line).trim_end(), width)
}

/// Draws the card, scrolled to where it was left, with a mark beside the line of its cursor.
pub(crate) fn draw(frame: &mut Frame<'_>, model: &Model) {
    let area = card_area(model);
    if area.width == 0 {
        return;
    }
    let Sheet { top, cursor, .. } = *model.sheet();
    let seen = card_lines(model).into_iter().enumerate().skip(top);
    for ((at, line), y) in seen.zip(area.y..area.y.saturating_add(area.height)) {
        frame.render_widget(drawn(line, model, usize::from(area.width)), Rect { y, height: 1, ..area });
        if at == cursor && model.focus() == Focus::Card && area.x > 0 {
            frame.render_widget(Span::raw(">"), Rect { x: area.x - 1, y, width: 1, height: 1 });
        }
    }
}

fn drawn<'a>(line: CardLine, model: &Model, width: usize) -> Line<'a> {
    let theme = &model.theme;
    let labelled = |label: &str, style, text| {
        Line::from(vec![Span::styled(cells::pad(label, LABELS), style), Span::raw(" "), Span::raw(text)])
    };
    match line.look {
        Look::Title(text) => Line::styled(cells::fit(&text, width), theme.strong),
        Look::Value(label, text) => labelled(&label, theme.label, text),
        Look::Happening(at, text, Lateness::InTime) => labelled(&at, theme.faint, text),
        Look::Happening(at, text, Lateness::Overdue) => labelled(&at, theme.bad, text),
        Look::Heading(text) => Line::styled(text, theme.label),
        Look::Linked(text) | Look::Past(text) => Line::styled(text, theme.faint),
        Look::Blank => Line::default(),
    }
}
