//! What keys do on the day. What it shows is asked for in words: `agenda --week --everybody`.

use super::command;
use super::pane::Motion;
use crate::ops::query::{self, WEEK, Whose};
use crate::tui::layout;
use crate::tui::model::{Model, Tone};
use crate::tui::msg::Effect;
use crate::tui::panes::contacts::Focus;
use crate::tui::panes::today::{Row, Span, areas, rows};

/// Shows the day, as it was left.
pub(super) fn show(model: &mut Model) -> Vec<Effect> {
    model.show_today();
    model.today.focus = Focus::List;
    model.today.sheet.restart();
    Vec::new()
}

/// Shows the day, or the week, that somebody asked for in words.
pub(super) fn show_asked(model: &mut Model, asked: &query::Agenda) -> Vec<Effect> {
    show(model);
    let today = &mut model.today;
    today.span = if asked.days > 1 { Span::Week } else { Span::Day };
    today.whose = asked.whose;
    today.spoil();
    Vec::new()
}

/// Shows the week instead of the day, or the day again.
pub(super) fn turn_week(model: &mut Model) -> Vec<Effect> {
    let span = match model.today.span {
        Span::Day => Span::Week,
        Span::Week => Span::Day,
    };
    run(model, span, model.today.whose)
}

/// Shows what everybody has to do, or only what is one's own.
pub(super) fn turn_everybody(model: &mut Model) -> Vec<Effect> {
    let whose = match model.today.whose {
        Whose::Mine => Whose::Everybody,
        Whose::Everybody => Whose::Mine,
    };
    run(model, model.today.span, whose)
}

fn run(model: &mut Model, span: Span, whose: Whose) -> Vec<Effect> {
    let week = (span == Span::Week).then_some("--week");
    let everybody = (whose == Whose::Everybody).then_some("--everybody");
    let words = ["agenda"].into_iter().chain(week).chain(everybody);
    command::run(model, words.map(str::to_owned).collect())
}

/// The question for the day. The week is always asked for, since the day shows the visits of the days to come.
pub(super) fn question(model: &Model) -> query::Agenda {
    let (now, me) = (model.now.clone(), model.me.clone());
    query::Agenda { days: WEEK, whose: model.today.whose, now, week_start: model.week_start, me }
}

/// How many lines are seen at once.
pub(super) fn room(model: &Model) -> usize {
    usize::from(layout::split_whole(model.size, layout::Shown::List).list.height)
}

/// Moves the cursor over the records.
pub(super) fn go(model: &mut Model, motion: Motion) {
    let room = room(model);
    let today = &mut model.today;
    let before = today.cursor;
    today.cursor = motion.from(before, room, today.entries.len());
    today.wanted = None;
    if today.cursor != before {
        today.sheet.restart();
    }
}

/// Puts the cursor on the record in a line of what is seen.
pub(super) fn go_to_line(model: &mut Model, line: u16) {
    let row = rows(model).into_iter().nth(model.today.top + usize::from(line.saturating_sub(areas(model).list.y)));
    if let Some(Row::Entry(at)) = row {
        let today = &mut model.today;
        (today.cursor, today.focus, today.wanted) = (at, Focus::List, None);
        today.sheet.restart();
    }
}

/// Marks the record under the cursor, or takes its mark away, and goes on to the next.
pub(super) fn mark(model: &mut Model) {
    if model.today.toggle_mark() {
        go(model, Motion::Rows(1));
    } else {
        let message = model.text.get("screen-today-one-kind");
        model.say(Tone::Bad, message);
    }
}
