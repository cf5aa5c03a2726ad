//! Command lines: every change that the screen makes is words, which the grammar reads.

use super::sure::Sureness;
use super::{blank, board, palette, selected, sure, table, today, views};
use crate::domain::Slot;
use crate::grammar::{self, Ask, Export, FileAsk, Import, Reading, Show, Source, Stop};
use crate::ops::{Code, Failure, List, Mode, Query};
use crate::text::Told;
use crate::tui::modals::{Modal, Reader};
use crate::tui::model::{Model, Status, Tone};
use crate::tui::msg::{Effect, Order, Ticket, Topic};
use crate::tui::panes::contacts::Focus;
use crate::tui::panes::lens::Lens;
use crate::tui::stage::Existing;
use crate::tui::widgets::cells;
use tui_input::Input;

use crate::ops::{Command, Scope};

/// The most lines of a history that are asked for at once.
const HISTORY: usize = 200;

/// The most mistakes that the banner tells.
const TOLD: usize = 3;

/// Runs a command line of the keymap; its placeholders are filled after it is taken apart, so that nothing that
/// stands in a record can become a word of its own. Those who are selected are named when it is given.
pub(super) fn run_template(model: &mut Model, template: &str) -> Vec<Effect> {
    match grammar::split(template) {
        Ok(words) => match fill(model, words) {
            Some(words) => blank::run(model, words),
            None => nothing_selected(model),
        },
        Err(failure) => refuse(model, template.to_owned(), &failure),
    }
}

/// Says that there is no record under the cursor.
pub(super) fn nothing_selected(model: &mut Model) -> Vec<Effect> {
    let message = model.text.get("screen-nothing-selected");
    model.say(Tone::Bad, message);
    Vec::new()
}

fn fill(model: &Model, words: Vec<String>) -> Option<Vec<String>> {
    let mut filled = Vec::new();
    for word in words {
        if word == "{kind}" {
            filled.push(model.kind().as_str().to_owned());
        } else if word.contains("{id}") || word.contains("{name}") {
            let current = model.current()?;
            // One pass, so that a name that reads `{id}` stays a name.
            let pieces = word.split("{name}").map(|piece| piece.replace("{id}", current.handle()));
            filled.push(pieces.collect::<Vec<_>>().join(&current.title()));
        } else {
            filled.push(word);
        }
    }
    Some(filled)
}

/// Runs words, and says so in the status line.
pub(super) fn run(model: &mut Model, words: Vec<String>) -> Vec<Effect> {
    give(model, words, Sureness::Asks)
}

/// Runs words about which somebody may have been asked already, and says so in the status line.
pub(super) fn give(model: &mut Model, words: Vec<String>, sureness: Sureness) -> Vec<Effect> {
    let words = match selected::are_about(&words) {
        true if model.selected().is_empty() => return nothing_selected(model),
        true => selected::filled(model, &words),
        false => words,
    };
    match understand(model, &words) {
        Ok(ask) => perform(model, words, ask, sureness),
        Err(Stop::Help(text) | Stop::Version(text)) => {
            read(model, Reader::new(grammar::quote(&words), &text));
            Vec::new()
        }
        Err(Stop::Refused(failure)) => refuse(model, grammar::quote(&words), &failure),
    }
}

/// What words mean.
pub(crate) fn understand(model: &Model, words: &[String]) -> Result<Ask, Stop> {
    let parsed = grammar::parse(&selected::filled(model, words), &model.text)?;
    parsed.read(&model.reading(), &model.now).map_err(Stop::Refused)
}

fn perform(model: &mut Model, words: Vec<String>, ask: Ask, sureness: Sureness) -> Vec<Effect> {
    if !is_possible_here(&ask) {
        let line = grammar::quote(&words);
        return refuse(model, line.clone(), &only_in_shells(line));
    }
    match ask {
        Ask::Execute { .. } => match sureness {
            Sureness::Asks if let Some((_, question)) = sure::question(model, &words, &ask) => vec![question],
            Sureness::Asks | Sureness::Said => {
                execute(model, words, ask).map(|(_, effect)| effect).into_iter().collect()
            }
        },
        Ask::Query { query: Query::List(list), show } => narrow(model, &words, list, &show.columns, None),
        Ask::Query { query: Query::Board(asked), .. } => {
            model.status = Status { words: grammar::quote(&words), ..Status::default() };
            board::show_asked(model, asked, None)
        }
        Ask::Query { query: Query::Agenda(asked), .. } => {
            model.status = Status { words: grammar::quote(&words), ..Status::default() };
            today::show_asked(model, &asked)
        }
        Ask::Query { query, .. } => question(model, &words, query),
        Ask::Noted { command, reading: Reading::List(list, show) } => {
            // The note is on its way before the list is asked for, and orders are done one after another.
            let note = Ask::Execute { command, mode: Mode::Do, base: None, show: Show::default() };
            let noted = execute(model, words.clone(), note).map(|(_, effect)| effect);
            noted.into_iter().chain(narrow(model, &words, *list, &show.columns, None)).collect()
        }
        Ask::File(FileAsk::List { card, .. }) => question(model, &words, *card),
        Ask::File(FileAsk::Open { reference, name }) => question(model, &words, Query::File { reference, name }),
        Ask::Through {
            view,
            reading: reading @ (Reading::List(..) | Reading::Board(..) | Reading::Explanation(..)),
        } => views::ask(model, words, view, reading),
        Ask::Config(ask) => vec![Effect::Settings(words, ask)],
        Ask::Import(import) => vec![load(model, words, import)],
        Ask::Export(export) => vec![write(model, words, export)],
        Ask::Edit(edit) => vec![table::open(model, words, edit)],
        // What works in a shell only was refused above.
        Ask::Screen
        | Ask::File(FileAsk::Save { .. })
        | Ask::Apply { .. }
        | Ask::Host(_)
        | Ask::Through { reading: Reading::Export(_), .. }
        | Ask::Noted { reading: Reading::Board(..) | Reading::Export(_) | Reading::Explanation(..), .. }
        | Ask::Schema(..)
        | Ask::Completions(_)
        | Ask::Man(_) => Vec::new(),
    }
}

/// The failure of words that work in a shell only.
pub(super) fn only_in_shells(line: String) -> Failure {
    Failure::new(Code::ShellOnly).fact("words", line)
}

/// Whether what is asked for can be done here.
pub(super) fn is_possible_here(ask: &Ask) -> bool {
    match ask {
        Ask::Import(import) => is_for_screen(import),
        Ask::Export(export) => matches!(export.to, Source::File(_)),
        Ask::File(FileAsk::Save { .. })
        | Ask::Apply { .. }
        | Ask::Through { reading: Reading::Export(_), .. }
        | Ask::Noted { reading: Reading::Board(..) | Reading::Export(_) | Reading::Explanation(..), .. }
        | Ask::Host(_)
        | Ask::Schema(..)
        | Ask::Completions(_)
        | Ask::Man(_) => false,
        Ask::Screen
        | Ask::Execute { .. }
        | Ask::Query { .. }
        | Ask::Noted { reading: Reading::List(..), .. }
        | Ask::Through { reading: Reading::List(..) | Reading::Board(..) | Reading::Explanation(..), .. }
        | Ask::File(FileAsk::List { .. } | FileAsk::Open { .. })
        | Ask::Edit(_)
        | Ask::Config(_) => true,
    }
}

/// Whether nothing that a command does can be done here: its examples tell.
pub(super) fn are_for_shells(model: &Model, examples: &[String]) -> bool {
    let is_only = |example: &String| {
        let words = grammar::split(example).unwrap_or_default();
        understand(model, &words).is_ok_and(|ask| !is_possible_here(&ask))
    };
    !examples.is_empty() && examples.iter().all(is_only)
}

/// Whether a table can be read here: from a file, and with nothing else to write than the book.
fn is_for_screen(import: &Import) -> bool {
    matches!(import.source, Source::File(_)) && import.rejects.is_none() && import.save_recipe.is_none()
}

/// Has a table written.
fn write(model: &mut Model, words: Vec<String>, export: Box<Export>) -> Effect {
    model.status = Status { words: grammar::quote(&words), ..Status::default() };
    let is_sure = grammar::parse(&words, &model.text).is_ok_and(|parsed| parsed.globals().yes);
    let existing = if is_sure { Existing::Replace } else { Existing::Keep };
    Effect::Export(words, export, existing)
}

/// Sends for a table.
fn load(model: &mut Model, words: Vec<String>, import: Box<Import>) -> Effect {
    let ticket = model.next_ticket();
    model.status = Status { words: grammar::quote(&words), ..Status::default() };
    model.running.push((ticket, words.clone()));
    Effect::Import(ticket, words, import)
}

/// Sends a command on its way. Nothing if the words ask for something else.
pub(super) fn execute(model: &mut Model, words: Vec<String>, ask: Ask) -> Option<(Ticket, Effect)> {
    let Ask::Execute { command, mode, base, .. } = ask else { return None };
    let ticket = model.next_ticket();
    model.status = Status { words: in_short(&words), ..Status::default() };
    model.running.push((ticket, words.clone()));
    let order = Order { words, command: of_this_screen(command), mode, base };
    Some((ticket, Effect::Execute(ticket, Box::new(order))))
}

/// Undo and redo without an entry are about what this screen did, never about what a script did meanwhile.
fn of_this_screen(command: Command) -> Command {
    match command {
        Command::Undo { entry: None, kept, scope: _ } => Command::Undo { entry: None, scope: Scope::Session, kept },
        Command::Redo { kept, scope: _ } => Command::Redo { scope: Scope::Session, kept },
        Command::Undo { .. }
        | Command::Add { .. }
        | Command::Edit { .. }
        | Command::AddDeal { .. }
        | Command::AddPipeline { .. }
        | Command::AddStage { .. }
        | Command::MoveStage { .. }
        | Command::MoveDeals { .. }
        | Command::Convert { .. }
        | Command::Attach { .. }
        | Command::Detach { .. }
        | Command::Log { .. }
        | Command::Despite { .. }
        | Command::FinishTasks { .. }
        | Command::Snooze { .. }
        | Command::Delete { .. }
        | Command::Restore { .. }
        | Command::Demo { .. }
        | Command::Apply { .. } => command,
    }
}

/// Shows another list in the pane, perhaps through a view.
pub(super) fn narrow(
    model: &mut Model,
    words: &[String],
    list: List,
    columns: &[Slot],
    lens: Option<Lens>,
) -> Vec<Effect> {
    let kind = model.contacts.kind;
    model.show(if list.kinds.contains(&kind) { kind } else { list.kinds.first().copied().unwrap_or(kind) });
    let (contacts, catalogue) = (&mut model.contacts, model.text.catalogue());
    contacts.words = Input::new(list.words);
    contacts.filter = Input::new(list.filter);
    // Several kinds may have been asked for, and these be the columns of another one.
    contacts.columns = columns.iter().filter_map(|slot| catalogue.slot(contacts.kind, slot.name())).collect();
    contacts.sort = list.sort;
    contacts.lens = lens;
    contacts.life = list.life;
    contacts.purpose = list.purpose;
    contacts.focus = Focus::List;
    contacts.restart();
    model.status = Status { words: grammar::quote(words), ..Status::default() };
    Vec::new()
}

/// Asks what somebody typed; the answer is there to be read.
pub(super) fn question(model: &mut Model, words: &[String], query: Query) -> Vec<Effect> {
    let query = match query {
        Query::History { reference, before, len } => Query::History { reference, before, len: len.min(HISTORY) },
        other @ (Query::List(_)
        | Query::Callers(_)
        | Query::Explain(_)
        | Query::Board(_)
        | Query::Agenda(_)
        | Query::Reminders(_)
        | Query::Segment(_)
        | Query::Show { .. }
        | Query::File { .. }
        | Query::Fields
        | Query::Status) => other,
    };
    let ticket = model.next_ticket();
    let line = grammar::quote(words);
    model.asked = Some((ticket, line.clone()));
    model.status = Status { words: line, ..Status::default() };
    vec![Effect::Ask(ticket, Topic::Typed, Box::new(query))]
}

/// Shows a text to read.
pub(super) fn read(model: &mut Model, reader: Reader) {
    model.modals.push(Modal::Reader(reader));
}

/// The line of a command as it is shown and remembered: several records that it names are one word.
pub(super) fn in_short(words: &[String]) -> String {
    grammar::quote(&selected::in_short(words))
}

/// Says that words were refused, and why: below the command line if they were typed there, else in the status line.
pub(crate) fn refuse(model: &mut Model, words: String, failure: &Failure) -> Vec<Effect> {
    let given = model.given.take_if(|(_, given)| *given == words);
    if let Some((line, _)) = given.filter(|_| model.modals.is_empty()) {
        return palette::mend(model, &line, failure);
    }
    let parts = told(model, failure);
    let message = parts.join("  ");
    let fits = cells::width(&message) + 2 <= usize::from(model.size.width) && !message.contains('\n');
    if !fits && !words.is_empty() {
        // What does not fit into the status line is there to be read.
        read(model, Reader::new(words.clone(), &parts.join("\n\n")));
    }
    model.status = Status { words, message, tone: Tone::Bad };
    Vec::new()
}

/// Says in the banner what is wrong with the person's own files: the first mistakes, and how many more there are.
pub(crate) fn tell_troubles(model: &mut Model, troubles: &[Failure]) {
    for failure in troubles.iter().take(TOLD) {
        let message = model.text.tell(failure).message;
        model.announce(message);
    }
    let more = troubles.len().saturating_sub(TOLD);
    if more > 0 {
        let message = model.text.say("screen-banner-more", &[("count", more.into())]);
        model.announce(message);
    }
}

/// What happened, and what to do next, if there is something.
pub(super) fn told(model: &Model, failure: &Failure) -> Vec<String> {
    let Told { message, hint } = model.text.tell(failure);
    let hint = hint.map(|hint| format!("{} {hint}", model.text.get("screen-hint")));
    std::iter::once(message).chain(hint).collect()
}
