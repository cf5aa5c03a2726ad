//! What the book answers.

use super::table::{self, Reply};
use super::{
    again, assign, bell, blank, board, card, command, drafts, form, keys, marks, names, news, offers, palette, stages,
    sure, twins, views, words,
};
use crate::domain::{Kind, Record};
use crate::grammar;
use crate::ops::answer::Board;
use crate::ops::{Answer, Card, Code, Content, Failure, Page, Past, Status as BookStatus, Verb};
use crate::tui::modals::form::Saving;
use crate::tui::modals::{Modal, Reader};
use crate::tui::model::{Model, Pane, Picture, Status, Tone};
use crate::tui::msg::{Done, Effect, Ticket};
use crate::tui::panes::board::Wanted;
use crate::tui::panes::contacts::{Focus, Search, past_lines};
use crate::tui::view::report;
use crate::tui::widgets::cells;

/// The widest line of a report.
const WIDE: usize = 400;

/// A query was answered. What was asked before something else made it pointless is dropped.
pub(super) fn answered(model: &mut Model, ticket: Ticket, answer: Result<Answer, Failure>) -> Vec<Effect> {
    let is_rows = model.contacts.rows_asked.as_ref().is_some_and(|(asked, _)| *asked == ticket);
    let is_card = model.sheet().asked.is_some_and(|asked| asked.ticket == ticket);
    let is_caller = model.contacts.calling.asked.is_some_and(|(asked, ..)| asked == ticket);
    let is_board = model.board.asked.as_ref().is_some_and(|asked| asked.ticket == ticket);
    let is_agenda = model.today.asked == Some(ticket);
    let is_choices =
        model.modals.iter().any(|modal| matches!(modal, Modal::Picker(picker) if picker.awaits == Some(ticket)));
    let is_names = names::awaits(model, ticket);
    let is_marks = marks::awaits(model, ticket);
    let is_reminders = model.bell.asked.is_some_and(|(asked, _)| asked == ticket);
    let is_twins = twins::awaits(model, ticket);
    let is_offers = offers::form_of(model, ticket).is_some();
    let is_words = words::await_it(model, ticket);
    let typed = model.asked.take_if(|(asked, _)| *asked == ticket);
    if drafts::awaits(model, ticket) {
        model.picture = Picture::Changed;
        return drafts::answered(model, answer);
    }
    if views::awaits(model, ticket) {
        return views::answered(model, ticket, answer);
    }
    let mut released = Vec::new();
    match (answer, typed) {
        (Ok(Answer::Page(page)), None) if is_rows => {
            fill(model, page);
            released = keys::release(model);
        }
        (Ok(Answer::Card(card)), None) if is_card => {
            model.sheet_mut().card = Some(*card);
            released = keys::release(model);
        }
        (Ok(Answer::Callers(callers)), None) if is_caller => {
            model.contacts.calling.told = callers.rows.into_iter().next();
        }
        (Ok(Answer::Board(board)), None) if is_board => {
            fill_board(model, board);
            released = keys::release(model);
        }
        (Ok(Answer::Agenda(agenda)), None) if is_agenda => {
            model.today.fill(*agenda);
            released = keys::release(model);
        }
        (Ok(Answer::Page(page)), None) if is_choices => {
            offer(model, ticket, page.rows);
            released = keys::release(model);
        }
        (Ok(Answer::Page(page)), None) if is_marks => marks::mark(model, ticket, &page),
        (Ok(Answer::Page(page)), None) if is_names => names::complete(model, &page.rows),
        (Ok(Answer::Page(page)), None) if is_offers => {
            offers::offer(model, ticket, page.rows);
            released = keys::release(model);
        }
        (Ok(Answer::Page(page)), None) if is_words => words::found(model, ticket, page.rows),
        (Ok(Answer::Page(page)), None) if is_twins => twins::found(model, ticket, page.rows),
        (Ok(Answer::File(content)), Some((_, line))) => released = open(model, line, content),
        (Ok(Answer::Reminders(reminders)), None) if is_reminders => {
            return bell::answered(model, ticket, Some(reminders));
        }
        (Ok(Answer::Fields(found)), None) => {
            news::fields(model, found);
            return Vec::new();
        }
        (Ok(answer), Some((_, line))) => show(model, line, answer),
        (Err(failure), Some((_, line))) => {
            command::refuse(model, line, &failure);
        }
        (Err(failure), None) if is_rows => rows_failed(model, &failure),
        (Err(failure), None) if is_board => board_failed(model, &failure),
        (Err(failure), None) if is_reminders => {
            bell::answered(model, ticket, None);
            command::refuse(model, String::new(), &failure);
        }
        (Err(failure), None) if is_agenda => {
            model.today.fail();
            model.held.clear();
            command::refuse(model, String::new(), &failure);
        }
        // It is gone, as after an undo; the list that still showed it is being read again.
        (Err(failure), None) if is_card && failure.code == Code::NoMatch => card::lose(model),
        (Err(failure), None) if is_offers => {
            offers::fail(model, ticket);
            model.held.clear();
            command::refuse(model, String::new(), &failure);
        }
        (Err(failure), None) if is_choices => {
            model.modals.retain(|modal| !matches!(modal, Modal::Picker(picker) if picker.awaits == Some(ticket)));
            model.held.clear();
            command::refuse(model, String::new(), &failure);
        }
        (Err(failure), None) if is_twins || is_card || is_caller || is_words || is_names || is_marks => {
            command::refuse(model, String::new(), &failure);
        }
        (Ok(_) | Err(_), None) => return Vec::new(),
    }
    model.picture = Picture::Changed;
    released
}

/// Offers what was asked for to whoever picks one of it.
fn offer(model: &mut Model, ticket: Ticket, rows: Vec<Record>) {
    let are_segments = rows.iter().all(|row| row.id.kind == Kind::Segment);
    let are_users = rows.iter().all(|row| row.id.kind == Kind::User);
    let choices = match (are_users, are_segments) {
        (true, _) => assign::choices(model, &rows),
        (false, true) => views::choices(model, &rows),
        (false, false) => stages::choices(model, rows),
    };
    for modal in &mut model.modals {
        if let Modal::Picker(picker) = modal
            && picker.awaits == Some(ticket)
        {
            picker.awaits = None;
            picker.choices.extend(choices);
            return;
        }
    }
}

/// The list cannot be read; a view that is gone gives way to the whole list.
fn rows_failed(model: &mut Model, failure: &Failure) {
    model.contacts.rows_asked = None;
    model.contacts.window.fail();
    model.held.clear();
    if views::is_gone(model.contacts.lens.as_ref(), failure) {
        views::leave(model);
    } else {
        mend_filter(model, Pane::List, failure);
        command::refuse(model, String::new(), failure);
    }
}

fn fill_board(model: &mut Model, read: Board) {
    model.board.fill(read);
    if model.running.is_empty() {
        model.board.moving = None;
    }
}

/// The board cannot be read; a pipeline that is gone gives way to the first one.
/// Goes back to the filter line if what stands there cannot be read: what is shown is not what it asks for.
fn mend_filter(model: &mut Model, pane: Pane, failure: &Failure) {
    if failure.code == Code::BadFilter && model.pane == pane && model.focus() == Focus::List {
        model.set_focus(Focus::Filter);
    }
}

fn board_failed(model: &mut Model, failure: &Failure) {
    model.board.fail();
    model.held.clear();
    mend_filter(model, Pane::Board, failure);
    if views::is_gone(model.board.lens.as_ref(), failure) {
        views::leave(model);
        return;
    }
    if matches!(failure.code, Code::NoMatch | Code::IsDeleted) && model.board.pipeline.take().is_some() {
        model.board.spoil();
    }
    command::refuse(model, String::new(), failure);
}

fn fill(model: &mut Model, page: Page) {
    let contacts = &mut model.contacts;
    let Some((_, asked)) = contacts.rows_asked.take() else { return };
    contacts.window.fill(page, asked);
    let wanted = contacts.wanted;
    if let Some(position) = wanted.and_then(|id| contacts.window.find(|record| record.id == id)) {
        contacts.cursor = position;
        contacts.wanted = None;
        contacts.search = Search::Near;
        return;
    }
    contacts.search = match contacts.search {
        Search::Further if wanted.is_some() && contacts.window.len() < contacts.window.total() => {
            contacts.window.spoil();
            Search::Far
        }
        Search::Near | Search::Further | Search::Far => Search::Near,
    };
}

/// Shows what somebody asked for by typing.
fn show(model: &mut Model, line: String, answer: Answer) {
    let text = match answer {
        Answer::Page(page) => {
            model.text.say("screen-total", &[("count", page.total.into()), ("kind", model.kind().as_str().into())])
        }
        Answer::Board(_)
        | Answer::Callers(_)
        | Answer::Agenda(_)
        | Answer::File(_)
        | Answer::Reminders(_)
        | Answer::Segment(_)
        | Answer::Fields(_) => return,
        Answer::Explained(told) => model.text.explained(&told).join("\n"),
        Answer::Card(card) => return show_card(model, line, &card),
        Answer::History(history) => history_text(model, &history),
        Answer::Status(status) => status_text(model, &status),
    };
    command::read(model, Reader::new(line, &text));
}

/// Shows a file in a program of the person.
fn open(model: &mut Model, line: String, content: Box<Content>) -> Vec<Effect> {
    let message = model.text.say("screen-opened", &[("name", content.name.as_str().into())]);
    model.status = Status { words: line, message, tone: Tone::Good };
    vec![Effect::Open(content)]
}

fn show_card(model: &mut Model, line: String, card: &Card) {
    let mut text = report::record(model, &card.record);
    text.push('\n');
    text.push_str(&history_text(model, &card.history));
    command::read(model, Reader::new(line, &text));
}

fn history_text(model: &Model, history: &[Past]) -> String {
    if history.is_empty() {
        return model.text.get("screen-no-history");
    }
    history.iter().flat_map(|past| past_lines(model, past, WIDE)).collect::<Vec<_>>().join("\n")
}

fn status_text(model: &Model, status: &BookStatus) -> String {
    let mut text = model.text.say(
        "screen-status",
        &[("book", status.book.to_string().into()), ("contacts", status.contacts.into()), ("seq", status.seq.into())],
    );
    if let Some(failure) = &status.read_only {
        text.push('\n');
        text.push_str(&model.text.tell(failure).message);
    }
    text
}

/// The settings answered.
pub(super) fn settings(model: &mut Model, words: &[String], answer: Result<String, Failure>) -> Vec<Effect> {
    let line = grammar::quote(words);
    match answer {
        Ok(text) if text.trim().is_empty() => {
            let message = model.text.get("screen-setting-saved");
            model.status = Status { words: line, message, tone: Tone::Good };
        }
        Ok(text) => command::read(model, Reader::new(line, &text)),
        Err(failure) => return command::refuse(model, line, &failure),
    }
    Vec::new()
}

/// A command was done, or was not.
pub(super) fn done(model: &mut Model, ticket: Ticket, done: Result<Done, Failure>) -> Vec<Effect> {
    if let Some(trying) = model.trying.take_if(|trying| trying.ticket == ticket) {
        model.picture = Picture::Changed;
        return sure::tried(model, trying, done);
    }
    let done = match table::done(model, ticket, done) {
        Reply::Taken(effects) => {
            model.picture = Picture::Changed;
            return effects;
        }
        Reply::Other(done) => done,
    };
    let Some(at) = model.running.iter().position(|(running, _)| *running == ticket) else { return Vec::new() };
    let (_, words) = model.running.remove(at);
    model.picture = Picture::Changed;
    match done {
        Ok(done) => succeeded(model, ticket, &words, &done),
        Err(failure) => return failed(model, ticket, &words, &failure),
    }
    Vec::new()
}

fn succeeded(model: &mut Model, ticket: Ticket, words: &[String], done: &Done) {
    let form = form_of(model, ticket);
    let is_dry = done.receipt.entry.is_none() && done.receipt.counts.changed() > 0;
    match form {
        // What was only tried may be done next.
        Some(at) if is_dry => form::go_on(model, at),
        // With it goes the question whether to leave it.
        Some(at) => model.modals.truncate(at),
        None => {}
    }
    bell::done(model, done);
    model.given = None;
    if let Some(fields) = &done.receipt.fields {
        news::fields(model, fields.clone());
    }
    let line = command::in_short(words);
    let is_bad = done.receipt.counts.failed > 0 || !done.receipt.warnings.is_empty();
    let tone = if is_bad { Tone::Bad } else { Tone::Good };
    let warnings = done.receipt.warnings.iter().map(|warning| cells::shown(&model.text.warn(warning)));
    let message: Vec<String> = warnings.chain([report::receipt(model, words, done)]).collect();
    let message = message.join("  ");
    model.status = Status { words: line.clone(), message, tone };
    if is_dry {
        // A dry run: what it would do is there to be read.
        let text = report::outcomes(model, &done.outcomes);
        command::read(model, Reader::new(line, &text));
        return;
    }
    again::remember(model, words);
    for outcome in &done.outcomes {
        if outcome.record.as_ref().is_none_or(Record::is_deleted)
            && let Some(change) = &outcome.change
        {
            for list in std::iter::once(&mut model.contacts).chain(&mut model.aside) {
                list.marks.remove(&change.id);
            }
            model.board.marks.remove(&change.id);
            model.today.marks.remove(&change.id);
        }
    }
    let made = done.about().find(|outcome| outcome.verb == Verb::Created);
    let made = made.and_then(|outcome| outcome.record.as_ref()).map(|record| record.id);
    let done = done.record().filter(|record| record.id.kind == model.kind() && !record.is_deleted());
    match model.pane {
        Pane::List => {
            let list = &mut model.contacts;
            list.spoil();
            let current = list.current().map(|record| record.id);
            list.search = if done.is_some() { Search::Further } else { Search::Near };
            list.wanted = done.map(|record| record.id).or(current);
        }
        Pane::Board => {
            board::read_anew(model);
            model.board.wanted = done.and_then(Wanted::of).or(model.board.wanted);
        }
        Pane::Today => {
            model.today.spoil();
            model.today.wanted = made;
        }
        Pane::Card => model.page.spoil(),
    }
}

fn failed(model: &mut Model, ticket: Ticket, words: &[String], failure: &Failure) -> Vec<Effect> {
    model.board.moving = None;
    if let Some(at) = form_of(model, ticket) {
        form::fail(model, at, failure);
        model.status = Status { words: command::in_short(words), ..Status::default() };
        return Vec::new();
    }
    let line = command::in_short(words);
    // What was typed for it is not lost: the command line has it.
    if model.given.as_ref().is_none_or(|(_, given)| *given != line) {
        palette::remember(model, &line);
    }
    if model.pane == Pane::Board {
        // What was shown where it would be is not there.
        board::read_anew(model);
    }
    match blank::ask_for_rest(model, words, failure) {
        Some(effects) => effects,
        None => command::refuse(model, line, failure),
    }
}

/// Where the form lies that a request saves.
pub(super) fn form_of(model: &Model, ticket: Ticket) -> Option<usize> {
    model.modals.iter().position(|modal| matches!(modal, Modal::Form(form) if form.saving == Saving::By(ticket)))
}
