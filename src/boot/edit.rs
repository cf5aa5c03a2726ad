//! Records as a table in the person's own editor: handed out, read back, shown, and done as one command.

use inquire::{Confirm, InquireError};

use super::run::Setting;
use super::serving::{Hold, Serving};
use super::{ask, ids, world};
use crate::cli::{Shell, Tried};
use crate::desk::Editor;
use crate::domain::Kind;
use crate::domain::id::SessionId;
use crate::exchange::csv::Handout;
use crate::grammar::{Globals, TableEdit};
use crate::ops::{Answer, Client, Code, Command, Failure, List, Mode, OnError, Page, Query, Request, Row, Selection};
use crate::tui::{self, HandOut};

/// Has records edited in the person's editor.
pub(super) fn edit(edit: &TableEdit, globals: &Globals, setting: &Setting) -> Result<u8, Failure> {
    let wanted = ask::wanted(globals, setting);
    if globals.book.is_some() {
        ask::must_exist(&wanted.dir)?;
    }
    // Nobody has to wait for the book while the editor is open.
    let mut serving = Serving::take(&wanted, SessionId::from(ids::fresh()), &setting.text)?;
    let handout = setting.stop.while_listening(|| hand_out(edit, &mut serving, setting))?;
    let hold = Hold(serving.shared());
    ask::with_shell(globals, setting, |shell| {
        Editing { edit, handout, globals, setting, shell, serving: &mut serving, hold }.go_on()
    })
}

/// The command that takes the rows of a table: one row that cannot be done, and none is.
pub(super) fn command(on_error: OnError) -> Command {
    Command::Apply { on_error, make: vec![Kind::Company] }
}

/// The records that are to be edited, as a table.
fn hand_out(edit: &TableEdit, client: &mut dyn Client, setting: &Setting) -> Result<Handout, Failure> {
    let list = List { len: edit.list.len.min(edit.most), ..edit.list.clone() };
    let Answer::Page(Page { rows, total, .. }) = client.query(&Query::List(list.clone()))? else {
        return Err(Failure::new(Code::Internal).fact("reason", "the answer belongs to another query"));
    };
    let count = total.min(edit.list.len);
    if count > edit.most {
        return Err(Failure::new(Code::TableTooLong).fact("count", count).fact("most", edit.most));
    }
    if rows.is_empty() {
        let List { filter, now, week_start, me, .. } = list;
        return Err(Selection { filter, now, week_start, me }.nothing(&[edit.kind]));
    }
    Handout::of((edit.kind, &edit.show.columns), &rows, edit.added, setting.reading())
}

/// Who hands tables out for the screen.
pub(super) fn hander(known: impl Fn() -> Result<Setting, Failure> + Send + 'static) -> HandOut {
    Box::new(move |edit, client| {
        let setting = known()?;
        Ok(std::sync::Arc::new(hand_out(edit, client, &setting)?))
    })
}

impl tui::Handout for Handout {
    fn text(&self) -> &str {
        Handout::text(self)
    }

    fn rows(&self, back: &str) -> Result<Vec<Row>, Vec<Failure>> {
        Handout::rows(self, back)
    }
}

/// A table that is being edited.
struct Editing<'a, 'b> {
    edit: &'a TableEdit,
    handout: Handout,
    globals: &'a Globals,
    setting: &'a Setting,
    shell: &'a mut Shell<'b>,
    serving: &'a mut Serving,
    hold: Hold,
}

impl Editing<'_, '_> {
    /// Gives the table to the editor until what comes back is done, or given up.
    fn go_on(&mut self) -> Result<(), Failure> {
        let mut given = self.handout.text().to_owned();
        loop {
            let name = format!("{}.csv", self.edit.kind.as_str());
            let back = Editor::find(world::env).edit(&name, &given, &mut |stop| self.hold.aside(stop))?;
            if back == self.handout.text() {
                return self.say("cli-nothing");
            }
            if back == given && self.agrees("table-ask-leave")? {
                return Err(Failure::new(Code::Cancelled));
            }
            let stop = self.setting.stop.clone();
            match stop.while_listening(|| self.take(&back))? {
                Taken::Done => return Ok(()),
                Taken::Wrong(mistakes) => given = self.setting.text.remarked(&back, &self.told(mistakes)?),
                Taken::NotWanted if self.agrees("table-ask-leave")? => return Err(Failure::new(Code::Cancelled)),
                Taken::NotWanted => given = back,
            }
        }
    }

    /// Takes a table that came back.
    fn take(&mut self, back: &str) -> Result<Taken, Failure> {
        let rows = match self.handout.rows(back) {
            Ok(rows) => rows,
            Err(mistakes) => return Ok(Taken::Wrong(mistakes)),
        };
        if rows.is_empty() {
            return self.say("cli-nothing").map(|()| Taken::Done);
        }
        let request = ask::request((self.globals, self.setting), command(OnError::Skip), self.edit.mode);
        let tried = self.shell.trial(self.serving, &request, &rows)?;
        self.settle(&request, rows, &tried)
    }

    /// Does what was tried, if that is wanted.
    fn settle(&mut self, request: &Request, rows: Vec<Row>, tried: &Tried) -> Result<Taken, Failure> {
        let mistakes = tried.mistakes();
        if !mistakes.is_empty() {
            return Ok(Taken::Wrong(mistakes));
        }
        let count = tried.counts.changed();
        if self.edit.mode == Mode::Do && !self.globals.yes && count > 0 {
            if !world::is_interactive() {
                return Err(Failure::new(Code::NeedsYes).fact("count", count).fact("kind", self.edit.kind.as_str()));
            }
            self.shell.show_trial(tried)?;
            let facts = [("kind", self.edit.kind.as_str().into()), ("count", count.into())];
            if !agrees(&self.setting.text.say("boot-touched", &facts))? {
                return Ok(Taken::NotWanted);
            }
        }
        let request = Request { command: command(OnError::Abort), ..request.clone() };
        let mut rows = rows.into_iter().map(Ok);
        match self.shell.apply(self.serving, &request, &mut rows, &self.edit.show) {
            // Others may have been quicker than the answer.
            Err(failure) if failure.facts.contains_key("line") => Ok(Taken::Wrong(vec![failure])),
            done => done.map(|()| Taken::Done),
        }
    }

    /// The mistakes, if somebody is there to mend them; else the first is why nothing is done.
    fn told(&mut self, mistakes: Vec<Failure>) -> Result<Vec<Failure>, Failure> {
        if world::is_interactive() {
            return Ok(mistakes);
        }
        let mut mistakes = mistakes.into_iter();
        let Some(first) = mistakes.next() else { return Err(Failure::new(Code::Cancelled)) };
        for more in mistakes {
            self.shell.say(&self.setting.text.mistake(&more, 0))?;
        }
        Err(first.fact("sheet", "yes"))
    }

    fn say(&mut self, id: &str) -> Result<(), Failure> {
        let said = self.setting.text.get(id);
        self.shell.say(&said)
    }

    fn agrees(&self, id: &str) -> Result<bool, Failure> {
        if world::is_interactive() { agrees(&self.setting.text.get(id)) } else { Ok(true) }
    }
}

/// What became of a table that came back.
enum Taken {
    /// All is done.
    Done,
    /// These are wrong.
    Wrong(Vec<Failure>),
    /// What it would do is not wanted.
    NotWanted,
}

/// Asks for yes or no; whoever breaks the question off means no.
fn agrees(question: &str) -> Result<bool, Failure> {
    match Confirm::new(question).with_default(false).prompt() {
        Ok(answer) => Ok(answer),
        Err(InquireError::OperationCanceled | InquireError::OperationInterrupted) => Ok(false),
        Err(error) => Err(Failure::new(Code::NoTerminal).fact("reason", error)),
    }
}
