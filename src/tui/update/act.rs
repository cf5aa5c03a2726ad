//! Every action, and where it is done.

use super::{
    again, assign, bell, blank, board, calendar, card, command, copy, drafts, editor, export, form, log, marks, modal,
    order, palette, pane, quick, ready, table, tasks, today, typing, views,
};
use crate::domain::Kind;
use crate::keymap::Action;
use crate::tui::modals::form::Way;
use crate::tui::model::{Marking, Model, Pane, Status};
use crate::tui::msg::Effect;
use crate::tui::update::pane::Motion;
use crate::tui::visit::Way as TrailWay;
use crate::tui::widgets::calendar::Step;

/// The command that restores what is selected.
const RESTORE: &str = "{kind} restore {ids}";

/// The command that lists what is to be done.
const TASKS: &str = "task list --where no:done";

/// Does an action.
#[expect(clippy::too_many_lines, reason = "a table: a line an action")]
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Quit => modal::quit(model),
        Action::Suspend => vec![Effect::Suspend],
        Action::Refresh => pane::refresh(model),
        Action::Palette => palette::open(model, ""),
        Action::Import => palette::open(model, &import_line(model)),
        Action::Help => modal::open_help(model),
        Action::Tour => modal::open_tour(model),
        Action::Reminders => bell::open(model),
        Action::Drafts => drafts::open(model),
        Action::Undo => command::run(model, vec!["undo".to_owned()]),
        Action::Redo => command::run(model, vec!["redo".to_owned()]),
        Action::People => turn(model, |model| pane::show(model, Kind::Contact)),
        Action::Companies => turn(model, |model| pane::show(model, Kind::Company)),
        Action::Board => turn(model, board::show),
        Action::Deals => turn(model, |model| pane::show(model, Kind::Deal)),
        Action::Tasks => turn(model, |model| command::run_template(model, TASKS)),
        Action::Activities => turn(model, |model| pane::show(model, Kind::Activity)),
        Action::Today => turn(model, today::show),
        Action::Log => log::ask_sort(model),
        Action::LogCall
        | Action::LogVisit
        | Action::LogMeeting
        | Action::LogEmail
        | Action::LogMessage
        | Action::LogNote => log::ask_text(model, action),
        Action::Done => tasks::ask_outcome(model),
        Action::Snooze => tasks::pick_day(model),
        Action::Reschedule => tasks::ask_day(model),
        Action::Plan => tasks::plan(model),
        Action::Copy => copy::pick(model),
        Action::Filters => ready::pick(model),
        Action::Week => today::turn_week(model),
        Action::Everybody => today::turn_everybody(model),
        Action::ColumnLeft => board::go_beside(model, -1),
        Action::ColumnRight => board::go_beside(model, 1),
        Action::MoveLeft => board::move_beside(model, -1),
        Action::MoveRight => board::move_beside(model, 1),
        Action::MoveDown => board::reorder(model, 1),
        Action::MoveUp => board::reorder(model, -1),
        Action::Move => board::pick_stage(model),
        Action::Win => board::close(model, "win"),
        Action::Lose => board::ask_reason(model),
        Action::Reopen => board::close(model, "reopen"),
        Action::NextPipeline => board::next_pipeline(model, 1),
        Action::PreviousPipeline => board::next_pipeline(model, -1),
        Action::Order => order::pick(model),
        Action::Lanes => board::pick_lanes(model),
        Action::Fold => board::fold(model),
        Action::QuickAdd => quick::ask_name(model),
        Action::Back => pane::back(model),
        Action::Down => pane::go(model, Motion::Rows(1)),
        Action::Up => pane::go(model, Motion::Rows(-1)),
        Action::PageDown => pane::go(model, Motion::Pages(1)),
        Action::PageUp => pane::go(model, Motion::Pages(-1)),
        Action::HalfPageDown => pane::go(model, Motion::HalfPages(1)),
        Action::HalfPageUp => pane::go(model, Motion::HalfPages(-1)),
        Action::First => pane::go(model, Motion::First),
        Action::Last => pane::go(model, Motion::Last),
        Action::Open => pane::open(model),
        Action::NextName | Action::PreviousName => card::go_to_name(model, action),
        Action::GoBack => card::travel(model, TrailWay::Back),
        Action::GoForward => card::travel(model, TrailWay::Forward),
        Action::Search => pane::search(model),
        Action::Filter => pane::filter(model),
        Action::Views => views::pick(model),
        Action::SaveView => views::save(model),
        Action::Add => modal::open_add(model),
        Action::Edit => modal::open_edit(model),
        Action::Delete => modal::ask_delete(model),
        Action::Restore => command::run_template(model, RESTORE),
        Action::Tag => modal::open_tag(model),
        Action::Mark => pane::mark(model),
        Action::MarkAll => marks::all(model, Marking::All),
        Action::Invert => marks::all(model, Marking::Others),
        Action::Assign => assign::pick(model),
        Action::Export => export::ask_file(model),
        Action::EditTable => table::open_selected(model),
        Action::Again => again::again(model),
        Action::Accept => modal::accept(model),
        Action::Cancel => modal::cancel(model),
        Action::Save => form::save(model),
        Action::NextField => form::pass(model, Way::Next),
        Action::PreviousField => form::pass(model, Way::Previous),
        Action::NextChoice => typing::turn(model, Way::Next),
        Action::PreviousChoice => typing::turn(model, Way::Previous),
        Action::Calendar => calendar::open(model),
        Action::NextDay => calendar::step(model, Step::Days(1)),
        Action::PreviousDay => calendar::step(model, Step::Days(-1)),
        Action::NextWeek => calendar::step(model, Step::Days(7)),
        Action::PreviousWeek => calendar::step(model, Step::Days(-7)),
        Action::NextMonth => calendar::step(model, Step::Months(1)),
        Action::PreviousMonth => calendar::step(model, Step::Months(-1)),
        Action::Editor => editor::open(model),
        Action::Complete => modal::complete(model),
        Action::FillIn => blank::fill_in(model),
        Action::Earlier => recall(model, 1),
        Action::Later => recall(model, -1),
        Action::LookBack => palette::look_back(model),
        Action::LineUp => typing::line_up(model),
        Action::LineDown => typing::line_down(model),
        Action::NewLine => typing::type_text(model, "\n"),
        Action::Left
        | Action::Right
        | Action::WordLeft
        | Action::WordRight
        | Action::Home
        | Action::End
        | Action::Backspace
        | Action::DeleteCharacter
        | Action::DeleteWord
        | Action::DeleteToStart
        | Action::DeleteToEnd => typing::edit(model, action),
    }
}

/// The beginning of an import: of records of the kind that is listed.
fn import_line(model: &Model) -> String {
    match model.pane {
        Pane::List | Pane::Board => format!("import --as={} ", model.kind().as_str()),
        Pane::Today | Pane::Card => "import ".to_owned(),
    }
}

fn recall(model: &mut Model, by: isize) -> Vec<Effect> {
    palette::recall(model, by);
    Vec::new()
}

/// Shows another list, the board or the day. What was done elsewhere says nothing about what is shown there.
fn turn(model: &mut Model, show: impl FnOnce(&mut Model) -> Vec<Effect>) -> Vec<Effect> {
    let effects = show(model);
    model.status = Status::default();
    effects
}
