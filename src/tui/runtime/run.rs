//! The loop: wait for something to happen, take everything in that is there, draw once if the picture changed.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use jiff::Zoned;
use ratatui::layout::Size;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::{Handle, Signals};

use super::alarm::Alarm;
use super::input::Input;
use super::keeper::Keeper;
use super::worker;
use crate::desk::{Suspension, suspend_group};
use crate::domain::id::SessionId;
use crate::domain::{EntryId, Origin};
use crate::ops::{Code, Command, Failure, OnError, Request};
use crate::tui::draft::Draft;
use crate::tui::model::{Model, Picture};
use crate::tui::msg::{Effect, Msg, Order};
use crate::tui::stage::{
    AnswerSettings, EditText, Ended, Figures, KeepLine, Launch, Left, OpenContent, Passage, Ringing, Stage, StepAside,
};
use crate::tui::terminal::{self, PanicGuard, Screen};
use crate::tui::update::{self, Person};
use worker::{Files, Job, Jobs};

/// How long a terminal that failed is given to say why.
const GRACE: Duration = Duration::from_millis(200);

/// What the loop waits for.
#[derive(Debug)]
pub(super) enum Event {
    /// Something for the model.
    Msg(Msg),
    /// A signal came.
    Signal(i32),
    /// A moment came, or somebody set the clock.
    Alarm,
    /// Nothing can be read any more, from the terminal or from the clock.
    InputLost(io::Error),
    /// Whoever does commands ended by itself.
    WorkerLost,
}

/// Shows the screen, on a terminal that [`terminal::check_terminal`] found fit, until the user leaves it, a signal ends it, or something fails. Whatever happens, the terminal
/// is given back first.
pub fn run(stage: Stage) -> Result<Left, Failure> {
    let guard = PanicGuard::listen();
    let (events, inbox) = mpsc::channel();
    let suspension = Suspension::watch().map_err(|error| terminal::failure(&error))?;
    let away = Arc::default();
    let signals = watch_signals(events.clone(), Arc::clone(&away))?;
    let screen = Screen::take(stage.mouse, stage.links).map_err(|error| terminal::failure(&error))?;
    let size = screen.size().map_err(|error| terminal::failure(&error))?;
    let files = Files { read: stage.tables, write: stage.export, hand_out: stage.hand_out, list: stage.files };
    let (jobs, worker) = worker::start(stage.client, files, events.clone());
    let news = events.clone();
    // When the screen has ended nobody listens any more.
    (stage.news)(Box::new(move |told| drop(news.send(Event::Msg(Msg::News(told))))));
    let alarm = (stage.passage == Passage::Flows).then(|| Alarm::new(events.clone()));
    let keeper = Keeper::start(stage.keep_drafts, events.clone());
    let input = Input::start(events).map_err(|error| terminal::failure(&error))?;
    let person = Person {
        me: stage.me,
        country: stage.country,
        currency: stage.currency,
        week_start: stage.week_start,
        heard: stage.heard,
        habits: stage.habits,
        typed: stage.typed,
        drafts: stage.drafts.iter().filter_map(|text| Draft::from_text(text)).collect(),
    };
    let mut model = update::model(stage.text, stage.keymap, stage.theme, person, (stage.clock)(), size);
    model.passage = stage.passage;
    update::tell_troubles(&mut model, &stage.troubles);
    let outside = Outside {
        clock: stage.clock,
        ids: stage.ids,
        session: stage.session,
        settings: stage.settings,
        keep_line: stage.keep_line,
        open: stage.open,
        launch: stage.launch,
        aside: stage.aside,
        suspension,
        jobs,
        keeper,
        input,
        edit: stage.edit,
        away,
    };
    let mut program =
        Program { model, screen, outside, inbox, guard, alarm, ringing: stage.ringing, figures: stage.figures };
    let ended = catch_unwind(AssertUnwindSafe(|| program.run()));
    signals.close();
    let Program { mut model, screen, outside, guard, .. } = program;
    let Outside { jobs, keeper, .. } = outside;
    // Whoever left the screen has said what becomes of what they typed.
    if !matches!(ended, Ok(Ok(Ended::Quit))) {
        keeper.keep(update::keep(&mut model));
    }
    keeper.end();
    let ended = ended.unwrap_or_else(|panicked| resume_unwind(panicked));
    let left = |ended| Left { ended, heard: model.bell.since, used: model.used };
    let given_back = screen.give_back();
    // Without jobs the worker ends; what it was told to do is finished first, so that nothing confirmed is lost.
    drop(jobs);
    if worker.join().is_err() {
        return Err(lost(&guard));
    }
    match (ended, given_back) {
        // After a hang-up there is no terminal that could be given back.
        (Ok(Ended::Signal(signal)), _) => Ok(left(Ended::Signal(signal))),
        (Ok(Ended::Quit), given_back) => {
            given_back.map(|()| left(Ended::Quit)).map_err(|error| terminal::failure(&error))
        }
        (Err(failure), _) => Err(failure),
    }
}

struct Program {
    model: Model,
    screen: Screen,
    outside: Outside,
    inbox: Receiver<Event>,
    guard: PanicGuard,
    /// What wakes the screen; nothing where time stands still.
    alarm: Option<Alarm>,
    ringing: Ringing,
    figures: Figures,
}

/// What effects need.
struct Outside {
    clock: Box<dyn Fn() -> Zoned + Send>,
    ids: Box<dyn Fn() -> EntryId + Send>,
    session: SessionId,
    settings: AnswerSettings,
    keep_line: KeepLine,
    open: OpenContent,
    launch: Launch,
    aside: StepAside,
    suspension: Suspension,
    jobs: Jobs,
    keeper: Keeper,
    input: Input,
    edit: EditText,
    /// Whether another program has the terminal, or had it until now: a signal that was meant for it may be on its way
    /// to us until the next key comes.
    away: Arc<AtomicBool>,
}

/// Whether to go on.
enum Next {
    On,
    End(Ended),
}

impl Program {
    fn run(&mut self) -> Result<Ended, Failure> {
        match self.go() {
            // When a line drops, the terminal may fail a moment before the signal that says why.
            Err(failure) if failure.code == Code::NoTerminal => self.signal().map(Ended::Signal).ok_or(failure),
            ended => ended,
        }
    }

    /// The signal that comes now, if one does.
    fn signal(&self) -> Option<i32> {
        while let Ok(event) = self.inbox.recv_timeout(GRACE) {
            if let Event::Signal(signal) = event {
                return Some(signal);
            }
        }
        None
    }

    fn go(&mut self) -> Result<Ended, Failure> {
        let effects = update::begin(&mut self.model);
        if let Next::End(ended) = self.perform(effects)? {
            return Ok(ended);
        }
        loop {
            self.draw()?;
            self.set_alarm()?;
            let Ok(first) = self.inbox.recv() else { return Err(lost(&self.guard)) };
            if let Next::End(ended) = self.take_in(first)? {
                return Ok(ended);
            }
            while let Ok(event) = self.inbox.try_recv() {
                if let Next::End(ended) = self.take_in(event)? {
                    return Ok(ended);
                }
            }
        }
    }

    /// Waits for the next moment at which something has to be done.
    fn set_alarm(&mut self) -> Result<(), Failure> {
        let deadline = update::deadline(&self.model);
        let Some((alarm, deadline)) = self.alarm.as_mut().zip(deadline) else { return Ok(()) };
        alarm.set(deadline, self.model.now.timestamp()).map_err(|error| terminal::failure(&error))
    }

    fn draw(&mut self) -> Result<(), Failure> {
        if self.model.picture == Picture::Changed {
            let cost = self.screen.draw(&self.model).map_err(|error| terminal::failure(&error))?;
            self.model.cost = Some(cost).filter(|_| self.figures == Figures::Shown);
            self.model.picture = Picture::Same;
        }
        Ok(())
    }

    fn take_in(&mut self, event: Event) -> Result<Next, Failure> {
        match event {
            Event::Msg(msg) => {
                if matches!(msg, Msg::Key(_)) {
                    self.outside.away.store(false, Ordering::SeqCst);
                }
                self.model.now = (self.outside.clock)();
                let effects = update::update(&mut self.model, msg);
                self.perform(effects)
            }
            Event::Signal(SIGCONT) => {
                let retaken = self.screen.retake().and_then(|()| self.screen.size());
                match self.resized(retaken.map_err(|error| terminal::failure(&error))?)? {
                    Next::On => self.take_in(Event::Msg(Msg::Back)),
                    end @ Next::End(_) => Ok(end),
                }
            }
            Event::Signal(SIGTSTP) => self.suspend().map(|()| Next::On),
            Event::Alarm => {
                if let Some(alarm) = &mut self.alarm {
                    alarm.came();
                }
                self.take_in(Event::Msg(Msg::Moment))
            }
            Event::Signal(SIGWINCH) => {
                // The thread that reads keys tells this too, but not what happened before it began to listen.
                let size = self.screen.size().map_err(|error| terminal::failure(&error))?;
                if self.model.size.is(size) { Ok(Next::On) } else { self.resized(size) }
            }
            Event::Signal(signal) => Ok(Next::End(Ended::Signal(signal))),
            Event::InputLost(error) => Err(terminal::failure(&error)),
            Event::WorkerLost => Err(lost(&self.guard)),
        }
    }

    /// Lets others have the book, gives the terminal back and stops, until somebody wants this program to go on.
    fn suspend(&mut self) -> Result<(), Failure> {
        let Program { screen, outside, .. } = self;
        let mut stopped = Ok(());
        (outside.aside)(&mut || stopped = screen.suspend(&outside.suspension));
        stopped.map_err(|error| terminal::failure(&error))
    }

    /// Gives the terminal to the person's editor until they leave it. What was typed is kept before.
    fn write(&mut self, name: &str, text: &str) -> Result<Next, Failure> {
        let drafts = update::keep(&mut self.model);
        let Program { screen, outside, .. } = self;
        let Outside { keeper, input, edit, aside, away, .. } = outside;
        keeper.keep(drafts);
        let written = input.lend(|| {
            away.store(true, Ordering::SeqCst);
            screen.lend(|| edit(name, text, &mut *aside))
        });
        let written = written.flatten().map_err(|error| terminal::failure(&error))?;
        let size = self.screen.size().map_err(|error| terminal::failure(&error))?;
        match self.resized(size)? {
            Next::On => self.take_in(Event::Msg(Msg::Wrote(written))),
            end @ Next::End(_) => Ok(end),
        }
    }

    /// Draws everything, in the size that the terminal has now.
    fn resized(&mut self, size: Size) -> Result<Next, Failure> {
        self.model.picture = Picture::Changed;
        let effects = update::update(&mut self.model, Msg::Resize(size));
        self.perform(effects)
    }

    fn perform(&mut self, effects: Vec<Effect>) -> Result<Next, Failure> {
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(Next::End(Ended::Quit)),
                Effect::Settings(words, ask) => {
                    let answer = (self.outside.settings)(&ask);
                    let effects = update::update(&mut self.model, Msg::Settings(words, answer));
                    if let Next::End(ended) = self.perform(effects)? {
                        return Ok(Next::End(ended));
                    }
                }
                Effect::Open(content) => {
                    if let Err(failure) = (self.outside.open)(&content) {
                        update::refuse(&mut self.model, String::new(), &failure);
                    }
                }
                Effect::Launch(uri) => {
                    if let Err(failure) = (self.outside.launch)(&uri) {
                        update::refuse(&mut self.model, String::new(), &failure);
                    }
                }
                Effect::Copy(text) => self.screen.copy(&text).map_err(|error| terminal::failure(&error))?,
                Effect::KeepLine(line) => {
                    if let Err(failure) = (self.outside.keep_line)(&line) {
                        update::refuse(&mut self.model, String::new(), &failure);
                    }
                }
                Effect::Files(ticket, dir) => self.send(Job::Files(ticket, dir))?,
                Effect::Write { name, text } => {
                    if let Next::End(ended) = self.write(&name, &text)? {
                        return Ok(Next::End(ended));
                    }
                }
                Effect::Keep(drafts) => self.outside.keeper.keep(drafts),
                // This comes back as a signal.
                Effect::Suspend => suspend_group().map_err(|error| terminal::failure(&error))?,
                Effect::Ring(reminder) => {
                    self.screen.ring(self.ringing, &reminder).map_err(|error| terminal::failure(&error))?;
                }
                Effect::Redraw => self.screen.forget(),
                Effect::Ask(ticket, topic, query) => {
                    self.outside.jobs.ask(ticket, topic, query).map_err(|_| lost(&self.guard))?;
                }
                Effect::Execute(ticket, order) => {
                    let request = self.request(*order);
                    self.send(Job::Execute(ticket, Box::new(request)))?;
                }
                Effect::HandOut(ticket, edit) => self.send(Job::HandOut(ticket, edit))?,
                Effect::Rows(ticket, order, rows) => {
                    let request = self.request(*order);
                    self.send(Job::Rows(ticket, Box::new(request), rows))?;
                }
                Effect::Export(words, export, existing) => self.send(Job::Export(words, export, existing))?,
                Effect::Import(ticket, words, import) => {
                    // What it does with rows that fail, and what it makes, is known once the table is open.
                    let command = Command::Apply { on_error: OnError::Abort, make: Vec::new() };
                    let request = self.request(Order { words, command, mode: import.mode, base: None });
                    self.send(Job::Import(ticket, Box::new(request), import))?;
                }
            }
        }
        Ok(Next::On)
    }

    fn request(&self, order: Order) -> Request {
        Request {
            id: (self.outside.ids)(),
            actor: self.model.me.clone(),
            origin: Origin::Screen,
            session: self.outside.session,
            at: self.model.now.clone(),
            words: order.words,
            command: order.command,
            mode: order.mode,
            base: order.base,
        }
    }

    fn send(&self, job: Job) -> Result<(), Failure> {
        self.outside.jobs.send(job).map_err(|_| lost(&self.guard))
    }
}

/// The failure of a program part that ended by itself.
fn lost(guard: &PanicGuard) -> Failure {
    Failure::new(Code::StoreFailed).fact("reason", guard.heard().unwrap_or_default())
}

/// What keys of the terminal mean for the program that has it.
const OF_KEYS: &[i32] = &[SIGINT, SIGTSTP, SIGCONT];

fn watch_signals(events: Sender<Event>, away: Arc<AtomicBool>) -> Result<Handle, Failure> {
    let signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH]);
    let mut signals = signals.map_err(|error| terminal::failure(&error))?;
    let handle = signals.handle();
    thread::spawn(move || {
        for signal in signals.forever() {
            if away.load(Ordering::SeqCst) && OF_KEYS.contains(&signal) {
                continue;
            }
            // Nobody listens any more when the screen has ended.
            if events.send(Event::Signal(signal)).is_err() {
                return;
            }
        }
    });
    Ok(handle)
}
