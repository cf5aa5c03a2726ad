//! Cards: their lines lead to other cards and out of the book, and one comes back as in a browser.

use super::book::{people, record};
use super::trial::Trial;
use crate::domain::deal::Totals;
use crate::domain::id::Uuid128;
use crate::domain::{Kind, Reading, Record, When};
use crate::ops::answer::{Happening, Move, Part, Rest, Timeline, What};
use crate::ops::{Card, Linked, Query};
use crate::tui::model::Pane;
use crate::tui::msg::{Effect, Gesture, Msg};
use crate::tui::panes::contacts::{Focus, links};
use crate::tui::stage::News;

/// The person and the company that know of each other.
const JANE: u128 = 1;
const ACME: u128 = 101;

pub(super) fn on(day: &str) -> Option<When> {
    When::read(day, &Reading::on(jiff::civil::date(2026, 3, 2))).ok()
}

pub(super) fn card(record: Record, linked: Vec<Linked>, rows: Vec<Happening>) -> Card {
    let timeline = Timeline { rows, rest: Rest::Nothing, filter: String::new() };
    Card { record, linked, rhythm: None, timeline, history: Vec::new() }
}

pub(super) fn linked(part: Part, rows: Vec<Record>) -> Linked {
    let mut worth = Totals::default();
    for deal in &rows {
        worth.add(deal);
    }
    Linked { kind: rows[0].id.kind, part, worth, total: rows.len(), rows }
}

fn deal(number: u128, name: &str, value: &str) -> Record {
    record(Kind::Deal, number, &[("name", name), ("value", value)])
}

/// Jane, who works for Acme, which has deals, tasks and a past.
fn cards() -> Vec<Card> {
    let company = format!("{} as CTO", Uuid128(ACME));
    let mut jane = people().remove(0);
    jane.fields.retain(|path, _| path.field() != "companies");
    let with = record(Kind::Contact, JANE, &[("companies", &company), ("links", "acme.example/jane")]);
    jane.fields.extend(with.fields);
    jane.names.insert(Uuid128(ACME), "Acme".into());
    let acme = record(Kind::Company, ACME, &[("name", "Acme"), ("industry", "machinery")]);
    let pump = deal(201, "Pump", "12,500 EUR");
    let task = record(Kind::Task, 301, &[("name", "send the offer")]);
    let call =
        record(Kind::Activity, 401, &[("type", "call"), ("text", "wants a pump, and a second one for the hall")]);
    let step = Move { deal: pump.clone(), from: "Lead".into(), to: "Proposal".into() };
    let rows = vec![
        Happening { at: on("2026-03-01"), what: What::ToDo(task.clone()) },
        Happening { at: on("2026-02-25"), what: What::Activity(call.clone()) },
        Happening { at: on("2026-02-20"), what: What::Move(step) },
    ];
    let deals = [
        linked(Part::Open, vec![pump.clone(), deal(202, "Valves", "800 EUR")]),
        linked(Part::Past, vec![deal(203, "Pipes", "1,000 EUR")]),
    ];
    let of_acme = [linked(Part::All, vec![jane.clone()])].into_iter().chain(deals).collect();
    let alone = |record| card(record, Vec::new(), Vec::new());
    vec![alone(jane), card(acme, of_acme, rows), alone(pump), alone(task), alone(call)]
}

fn trial(width: u16, height: u16) -> Trial {
    with_cards(Trial::new(width, height, book()))
}

fn book() -> Vec<Record> {
    vec![cards().remove(0).record, people().remove(1)]
}

fn with_cards(trial: Trial) -> Trial {
    Trial { cards: cards(), ..trial }
}

/// What the cursor of a card stands on.
fn line(trial: &Trial) -> String {
    let picture = trial.picture();
    let found = picture.lines().find_map(|line| line.split_once('>').filter(|(left, _)| !left.contains('─')));
    found.map(|(_, line)| line.trim_end().to_owned()).unwrap_or_default()
}

fn title(trial: &Trial) -> String {
    trial.model.current().map(Record::title).unwrap_or_default()
}

fn asked(trial: &Trial) -> String {
    let mut filters = trial.asked.iter().filter_map(|effect| {
        let Effect::Ask(_, _, query) = effect else { return None };
        if let Query::Show { filter, .. } = &**query { Some(filter.clone()) } else { None }
    });
    filters.next_back().unwrap_or_default()
}

#[test]
fn from_any_name_one_goes_to_its_card_and_back_and_forward() {
    let mut trial = trial(80, 24);
    trial.press("enter tab");
    assert_eq!(line(&trial), "company          Acme as CTO");
    trial.press("enter");
    assert_eq!((trial.model.pane, title(&trial).as_str()), (Pane::Card, "Acme"));
    for (keys, expected) in [("tab", "Jane Doe"), ("tab", "Pump"), ("tab tab tab", "send the offer"), ("tab", "wants")]
    {
        trial.press(keys);
        assert!(line(&trial).contains(expected), "{expected}: {}", trial.picture());
    }
    trial.press("enter");
    assert!(title(&trial).starts_with("wants a pump"));
    trial.press("[");
    assert_eq!(title(&trial), "Acme");
    assert!(line(&trial).contains("wants a pump"), "the cursor is where it was: {}", trial.picture());
    trial.press("tab enter");
    assert_eq!(title(&trial), "Pump", "a move leads to its deal");
    trial.press("alt-left alt-left");
    assert_eq!((trial.model.pane, trial.model.focus(), title(&trial).as_str()), (Pane::List, Focus::Card, "Jane Doe"));
    trial.press("[");
    assert_eq!((trial.model.pane, trial.model.focus()), (Pane::List, Focus::List), "from where the card was opened");
    trial.press("[");
    assert_eq!(trial.model.status.message, "Nothing was shown before this.");
    trial.press("] ] ]");
    assert_eq!(title(&trial), "Pump");
    trial.press("]");
    assert_eq!(trial.model.status.message, "There is nothing to go forward to.");
    trial.press("esc");
    assert_eq!(title(&trial), "Acme");
    trial.press("esc esc");
    assert_eq!((trial.model.pane, trial.model.focus()), (Pane::List, Focus::List));
}

#[test]
fn lists_and_boards_are_gone_back_to_as_they_were() {
    let mut trial = trial(80, 24);
    trial.press("/").write("張").press("esc /").write("a").press("enter");
    let before = trial.picture();
    trial.press("3 7").press(":").write("contact list jane").press("enter [ [ [");
    assert_eq!(trial.picture(), before);
    trial.press("] ]");
    assert_eq!(trial.model.pane, Pane::Today);
    trial.press("2");
    trial.press("]");
    assert_eq!(trial.model.contacts.kind, Kind::Company, "who went elsewhere cannot go forward");
}

#[test]
fn what_leads_out_of_the_book_is_opened_by_the_system() {
    let mut trial = trial(80, 24);
    trial.press("enter tab tab enter tab enter tab enter tab enter");
    let opened = trial
        .asked
        .iter()
        .filter_map(|effect| if let Effect::Launch(uri) = effect { Some(uri.to_string()) } else { None });
    insta::assert_snapshot!(opened.collect::<Vec<_>>().join("\n"), @"
    mailto:jane@acme.example
    tel:+4915123456789
    https://www.openstreetmap.org/search?query=12%20High%20St%2C%20Berlin%2C%20DE
    https://acme.example/jane
    ");
    trial.press("g g enter");
    assert!(trial.model.status.message.starts_with("This line leads nowhere"), "{:?}", trial.model.status);
}

#[test]
fn what_leads_out_of_the_book_is_told_to_terminals_that_open_it_where_it_stands() {
    let mut trial = trial(80, 24);
    assert_eq!(links(&trial.model), [], "no card is seen");
    trial.press("enter");
    let rows: Vec<Vec<char>> = trial.picture().lines().map(|row| row.chars().collect()).collect();
    let told = links(&trial.model).into_iter().map(|link| {
        let (x, y) = (usize::from(link.at.x), usize::from(link.at.y));
        let seen: String = rows[y].iter().skip(x).take(link.text.chars().count()).collect();
        assert_eq!(seen, link.text);
        format!("{seen}  {}", link.to)
    });
    insta::assert_snapshot!(told.collect::<Vec<_>>().join("\n"), @"
    work: jane@acme.example  mailto:jane@acme.example
    mobile: +49 151 23456789  tel:+4915123456789
    work: 12 High St; city=Berlin; country=DE  https://www.openstreetmap.org/search?query=12%20High%20St%2C%20Berlin%2C%20DE
    acme.example/jane  https://acme.example/jane
    ");
}

#[test]
fn the_cursor_goes_over_every_line_that_says_something() {
    let mut trial = trial(40, 12);
    trial.press("enter tab enter");
    let mut seen = vec![line(&trial)];
    for _ in 0..40 {
        trial.press("down");
        seen.push(line(&trial));
    }
    seen.dedup();
    assert!(seen.iter().all(|line| !line.is_empty()), "{seen:#?}");
    assert!(seen.last().is_some_and(|line| line.contains("Pump")), "{seen:#?}");
    trial.press("g g");
    assert!(line(&trial).starts_with("Acme"), "{}", trial.picture());
    trial.press("G pageup");
    assert!(!line(&trial).is_empty(), "{}", trial.picture());
    // The first press goes there, the second opens it.
    trial.press("g g").mouse(5, 7, Gesture::Press).mouse(5, 7, Gesture::DoublePress);
    assert_eq!(title(&trial), "Jane Doe");
}

#[test]
fn the_timeline_of_a_card_is_narrowed_until_another_card_is_shown() {
    let mut trial = trial(80, 24);
    trial.press("enter tab enter f").write("call").press("enter");
    assert_eq!(asked(&trial), "type:call");
    assert!(trial.picture().contains("Timeline  type:call"), "{}", trial.picture());
    trial.press("f").write("7 days").press("enter");
    assert_eq!(asked(&trial), "type:call at>-7d");
    trial.press("tab enter");
    assert_eq!(asked(&trial), "");
    trial.press("[");
    assert_eq!(asked(&trial), "type:call at>-7d", "back there it is as it was");
}

#[test]
fn a_card_is_read_again_when_the_book_changed() {
    let mut trial = trial(80, 24);
    trial.press("enter tab enter");
    let acme = trial.cards.iter_mut().find(|card| card.record.id.kind == Kind::Company).unwrap();
    acme.record.fields.extend(record(Kind::Company, ACME, &[("industry", "pumps")]).fields);
    trial.tell(Msg::News(News::Changed));
    assert!(trial.picture().contains("pumps"), "{}", trial.picture());
    trial.cards.retain(|card| card.record.id.kind != Kind::Company);
    trial.tell(Msg::News(News::Changed));
    trial.press("[ ]");
    assert_eq!((trial.model.pane, title(&trial).as_str()), (Pane::List, "Jane Doe"), "what is gone is left");
}

#[test]
fn the_end_of_a_card_is_where_its_last_thing_begins() {
    let mut acme = cards().remove(1);
    acme.timeline.rows.retain(|happening| matches!(happening.what, What::Activity(_)));
    let mut trial = Trial::new(40, 24, vec![acme.record.clone()]);
    trial.cards = vec![acme];
    trial.press("2 enter G");
    let picture = trial.picture();
    let cursor = picture.lines().find(|line| line.starts_with('>')).unwrap_or_else(|| panic!("{picture}"));
    assert!(cursor.contains("2026-02-25"), "{picture}");
}
