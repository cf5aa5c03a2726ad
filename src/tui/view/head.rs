//! The bar at the top: where one is, and how many there are.

use iso_currency::Currency;
use ratatui::Frame;
use ratatui::layout::Position;
use ratatui::text::Line;

use crate::domain::consent::{CONTACTING, Purpose};
use crate::domain::deal::Total;
use crate::ops::Life;
use crate::ops::query::Whose;
use crate::tui::layout;
use crate::tui::model::{Model, Pane};
use crate::tui::panes::board::totals_line;
use crate::tui::panes::lens::Lens;
use crate::tui::panes::today::Span;
use crate::tui::widgets::cells;

/// The most cells of the name of a view.
const WIDEST_VIEW: usize = 24;

/// Draws the bar.
pub(super) fn draw(frame: &mut Frame<'_>, model: &Model) {
    let area = layout::areas(model.size).header;
    let cost = model.cost.map(|cost| format!("{} B {} µs  ", cost.bytes, cost.time.as_micros())).unwrap_or_default();
    let right = format!("{cost}{}{} ", rung(model), cells::shown(&model.me));
    let room = usize::from(area.width);
    let left = match model.pane {
        Pane::List => format!("{}{}", list(model), marked(model, model.contacts.marks.len())),
        Pane::Today => format!("{}{}", today(model), marked(model, model.today.marks.len())),
        Pane::Card => card(model),
        Pane::Board => board(model, room.saturating_sub(cells::width(&right) + 1)),
    };
    let line = if cells::width(&left) + cells::width(&right) < room {
        format!("{}{right}", cells::pad(&left, room - cells::width(&right)))
    } else {
        cells::pad(&left, room)
    };
    frame.render_widget(Line::styled(line, model.theme.bar), area);
}

/// How many reminders wait for an answer.
fn rung(model: &Model) -> String {
    let rung = Some(model.bell.rung.len()).filter(|count| *count > 0);
    let rung = rung.map(|count| model.text.say("screen-reminders-waiting", &[("count", count.into())]));
    rung.map(|rung| format!("{rung}  ")).unwrap_or_default()
}

/// What lies at a cell of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    /// Where one is.
    Pane,
    /// The reminders that wait for an answer.
    Reminders,
}

/// What lies at a cell.
pub(crate) fn hit(model: &Model, at: Position) -> Option<Spot> {
    let area = layout::areas(model.size).header;
    let from_right = usize::from(area.right().checked_sub(at.x)?);
    let me = cells::width(&cells::shown(&model.me)) + 1;
    let is_rung = from_right > me && from_right <= me + cells::width(&rung(model));
    area.contains(at).then_some(if is_rung { Spot::Reminders } else { Spot::Pane })
}

fn list(model: &Model) -> String {
    let contacts = &model.contacts;
    let kind = [("kind", contacts.kind.as_str().into())];
    let pane = match contacts.life {
        Life::Live => model.text.say("screen-list", &kind),
        Life::Deleted => model.text.say("screen-deleted-list", &kind),
    };
    let mut left = format!(" rolo  {pane}{}", seen_through(contacts.lens.as_ref()));
    match contacts.purpose {
        Purpose::Any => {}
        Purpose::Contacting(None) => left = format!("{left}  --for {CONTACTING}"),
        Purpose::Contacting(Some(channel)) => left = format!("{left}  --for {CONTACTING}={}", channel.as_str()),
    }
    if contacts.window.is_read() {
        let place = if contacts.window.total() == 0 { 0 } else { contacts.cursor + 1 };
        left = format!("{left}  {place}/{}", contacts.window.total());
        if contacts.window.left_out() > 0 {
            let said = model.text.say("screen-left-out", &[("count", contacts.window.left_out().into())]);
            left = format!("{left}  {said}");
        }
    }
    left
}

/// The name of the view through which something is seen.
fn seen_through(lens: Option<&Lens>) -> String {
    lens.map(|lens| format!(" · {}", cells::fit(&cells::shown(&lens.view.name), WIDEST_VIEW))).unwrap_or_default()
}

/// The day, and whose it is.
fn today(model: &Model) -> String {
    let id = match model.today.span {
        Span::Day => "screen-today",
        Span::Week => "screen-today-week",
    };
    let whose = match model.today.whose {
        Whose::Mine => String::new(),
        Whose::Everybody => format!("  {}", model.text.get("screen-today-everybody")),
    };
    let date = model.text.day(model.now.date());
    format!(" rolo  {}  {date}{whose}", model.text.get(id))
}

/// Whose card it is: of what kind they are.
fn card(model: &Model) -> String {
    format!(" rolo  {}", model.text.say("screen-card", &[("kind", model.kind().as_str().into())]))
}

fn marked(model: &Model, count: usize) -> String {
    if count == 0 {
        return String::new();
    }
    format!("  {}", model.text.say("screen-marked", &[("count", count.into())]))
}

/// The pipeline, its place among the others, how many deals it has, and what the open ones are worth.
fn board(model: &Model, room: usize) -> String {
    let board = &model.board;
    let name = board.pipeline().map(|pipeline| cells::shown(&pipeline.title()));
    let mut left = format!(" rolo  {}", cells::fit(&name.unwrap_or_else(|| model.text.get("screen-board")), room / 2));
    if board.pipelines.is_empty() {
        return left;
    }
    if board.pipelines.len() > 1 {
        left = format!("{left} {}/{}", board.shown + 1, board.pipelines.len());
    }
    left = format!("{left}{}", seen_through(board.lens.as_ref()));
    let count = model.text.say("screen-board-deals", &[("count", board.count().into())]);
    left = format!("{left}  {count}{}", marked(model, board.marks.len()));
    let totals = totals_line(&board.open());
    let count = totals.len();
    let more = |from: usize| match count.saturating_sub(from) {
        0 => String::new(),
        hidden => format!("  {}", model.text.say("screen-board-more", &[("count", hidden.into())])),
    };
    for (at, total) in totals.into_iter().enumerate() {
        let free = room.saturating_sub(cells::width(&left) + 2);
        let fits = |told: &&String| cells::width(told) + cells::width(&more(at + 1)) <= free;
        // What does not fit is left out whole: half an amount would be another one. The first comes before how many
        // there are.
        let told = worths(model, at, total);
        let alone = || told.iter().find(|told| at == 0 && cells::width(told) <= free);
        let Some(told) = told.iter().find(fits).or_else(alone) else {
            let more = more(at);
            return if cells::width(&more) <= free + 2 { format!("{left}{more}") } else { left };
        };
        left = format!("{left}  {told}");
    }
    left
}

/// What open deals of one currency are worth, with ever fewer cells.
fn worths(model: &Model, at: usize, (currency, total): (Currency, Total)) -> [String; 3] {
    let id = if at == 0 { "screen-board-open" } else { "screen-board-also" };
    let both = |room| {
        let [sum, weighted] =
            [total.sum, total.weighted()].map(|minor| model.text.short_money(minor, currency, room).into());
        model.text.say(id, &[("sum", sum), ("weighted", weighted)])
    };
    [both(usize::MAX), both(0), model.text.short_money(total.sum, currency, 0)]
}
