//! A screen without a terminal: keys go in, pictures and effects come out.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr;

use super::pipeline;
use crate::domain::{Kind, Record};
use crate::keymap::{self, File, Habits, Key, Keymap};
use crate::ops::answer::{Agenda, Caller, Callers, Reminders};
use crate::ops::{Answer, Card, Code, Counts, Failure, List, Page, Query, Receipt};
use crate::text::Text;
use crate::theme;
use crate::tui::layout::Room;
use crate::tui::modals::Modal;
use crate::tui::model::Model;
use crate::tui::msg::{Done, Effect, Gesture, Msg, Ticket, Topic};
use crate::tui::update::{Person, begin, model, update};
use crate::tui::view::view;

/// A screen that shows a book of these records.
pub(super) struct Trial {
    pub(super) model: Model,
    pub(super) book: Vec<Record>,
    /// What every question for the day is answered with, whatever its days.
    pub(super) agenda: Agenda,
    /// Whatever the screen asked for, except rows, which are there at once.
    pub(super) asked: Vec<Effect>,
    /// Questions for rows that are held back; none if they are answered at once.
    pub(super) held: Option<Vec<(Ticket, Query)>>,
    /// The cards with which questions for them are answered at once; without any, they stay open.
    pub(super) cards: Vec<Card>,
    /// What the next command that is only tried would do, where that is more than to change what it names.
    pub(super) tried: Option<Result<Done, Failure>>,
    /// What is said to ring, whenever that is asked.
    pub(super) reminders: Reminders,
    /// How many questions for a board were answered, and with how many rows in all.
    pub(super) boards: usize,
    pub(super) rows: usize,
    /// The last question for the rows of a list or for a board that was answered.
    pub(super) shown: Option<Query>,
    /// The command lines that it wants to be kept.
    pub(super) kept: Vec<String>,
}

impl Trial {
    pub(super) fn new(width: u16, height: u16, book: Vec<Record>) -> Trial {
        Trial::speaking(Text::english(), Some(Habits::default()), Size { width, height }, book)
    }

    /// The same in Chinese.
    pub(super) fn in_chinese(width: u16, height: u16, book: Vec<Record>) -> Trial {
        let text = Text::for_language(Some("zh-CN"), None, &|_| None);
        Trial::speaking(text, Some(Habits::default()), Size { width, height }, book)
    }

    /// The same for somebody who never had it open.
    pub(super) fn for_the_first_time(width: u16, height: u16, book: Vec<Record>) -> Trial {
        Trial::speaking(Text::english(), None, Size { width, height }, book)
    }

    fn speaking(text: Text, habits: Option<Habits>, size: Size, book: Vec<Record>) -> Trial {
        let now = "2026-03-02T10:00:00+01:00[Europe/Berlin]".parse().unwrap();
        let person = Person {
            me: "Kim".into(),
            country: "DE".parse().ok(),
            currency: iso_currency::Currency::from_code("EUR"),
            week_start: jiff::civil::Weekday::Monday,
            heard: None,
            habits,
            typed: Vec::new(),
            drafts: Vec::new(),
        };
        let keymap = Keymap::standard();
        let mut model = model(text, keymap, theme::load(theme::MONO, None).theme, person, now, size);
        let effects = begin(&mut model);
        let agenda = Agenda { from: jiff::civil::date(2026, 3, 2), ..Agenda::default() };
        let reminders = Reminders::default();
        let mut trial = Trial {
            model,
            book,
            agenda,
            cards: Vec::new(),
            tried: None,
            reminders,
            asked: Vec::new(),
            held: None,
            boards: 0,
            rows: 0,
            shown: None,
            kept: Vec::new(),
        };
        trial.serve(effects);
        trial
    }

    /// What is wrong with what was given last: it stands beside the command line if that was typed there.
    pub(super) fn refusal(&self) -> &str {
        match self.model.modals.last() {
            Some(Modal::Palette(palette)) => palette.told.as_deref().unwrap_or_default(),
            Some(_) | None => &self.model.status.message,
        }
    }

    /// Puts keys of the person's own over those that rolo comes with.
    pub(super) fn bind(&mut self, source: &str) {
        let own = File { path: "keymap.toml".into(), source: source.to_owned() };
        let loaded = keymap::load("default", Some(own), &mut |_| None, &|_| Ok(()));
        assert!(loaded.troubles.is_empty(), "{:?}", loaded.troubles);
        self.model.keymap = loaded.keymap;
    }

    /// Presses keys, written as in a keymap, with blanks between.
    pub(super) fn press(&mut self, keys: &str) -> &mut Trial {
        for key in keys.split_whitespace() {
            self.tell(Msg::Key(key.parse().unwrap()));
        }
        self
    }

    /// Types a text, character by character.
    pub(super) fn write(&mut self, text: &str) -> &mut Trial {
        for char in text.chars() {
            self.tell(Msg::Key(Key::plain(keymap::Code::Char(char))));
        }
        self
    }

    pub(super) fn tell(&mut self, msg: Msg) -> &mut Trial {
        let effects = update(&mut self.model, msg);
        self.serve(effects);
        self
    }

    fn serve(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Effect::Ask(ticket, _, query) = &effect
                && matches!(
                    **query,
                    Query::List(_) | Query::Callers(_) | Query::Board(_) | Query::Agenda(_) | Query::Segment(_)
                )
            {
                match &mut self.held {
                    Some(held) => held.push((*ticket, (**query).clone())),
                    None => self.answer(*ticket, query),
                }
            } else if let Effect::Files(ticket, dir) = &effect {
                let files = if dir == "/tmp/" { vec!["fair/".to_owned(), "people.csv".to_owned()] } else { Vec::new() };
                self.tell(Msg::Files(*ticket, files));
            } else if let Effect::KeepLine(line) = effect {
                self.kept.push(line);
            } else if let Effect::Ask(ticket, _, query) = &effect
                && matches!(**query, Query::Reminders(_))
            {
                self.tell(Msg::Answered(*ticket, Ok(Answer::Reminders(self.reminders.clone()))));
            } else if let Effect::Execute(ticket, order) = &effect
                && self.model.trying.as_ref().is_some_and(|trying| trying.ticket == *ticket)
            {
                let filtered = order.command.selection();
                let filtered = filtered.map(|(kinds, life, all)| self.found(&all.counted(kinds, life)).count());
                let updated = filtered.unwrap_or(order.command.named().len());
                let updated = u64::try_from(updated).unwrap();
                let counts = Counts { updated, ..Counts::default() };
                let receipt = Receipt { counts, ..Receipt::default() };
                let done = self.tried.take().unwrap_or(Ok(Done { receipt, outcomes: Vec::new() }));
                self.tell(Msg::Done(*ticket, done));
            } else {
                self.show(&effect);
                self.asked.push(effect);
            }
        }
    }

    /// Answers a question for a card, if cards are known.
    fn show(&mut self, effect: &Effect) {
        let Effect::Ask(ticket, Topic::Card, query) = effect else { return };
        let Query::Show { kind, reference, filter, .. } = &**query else { return };
        if self.cards.is_empty() {
            return;
        }
        let is_meant = |card: &&Card| {
            let id = card.record.id;
            kind.is_none_or(|kind| kind == id.kind)
                && [id.uuid.to_string().as_str(), card.record.handle()].contains(&&*reference.0)
        };
        let found = self.cards.iter().find(is_meant).cloned();
        let card = found.map(|mut card| {
            card.timeline.filter.clone_from(filter);
            Answer::Card(Box::new(card))
        });
        self.tell(Msg::Answered(*ticket, card.ok_or_else(|| Failure::new(Code::NoMatch))));
    }

    /// Answers everything that was held back, in order.
    pub(super) fn release(&mut self) -> &mut Trial {
        for (ticket, query) in self.held.take().unwrap_or_default() {
            self.answer(ticket, &query);
        }
        self
    }

    /// Presses and lets go of a button of the mouse.
    pub(super) fn click(&mut self, x: u16, y: u16) -> &mut Trial {
        self.mouse(x, y, Gesture::Press).mouse(x, y, Gesture::Release)
    }

    /// Turns the wheel by so many lines.
    pub(super) fn wheel(&mut self, lines: i32) -> &mut Trial {
        self.mouse(0, 0, Gesture::Wheel(lines))
    }

    /// Does something with the mouse.
    pub(super) fn mouse(&mut self, x: u16, y: u16, gesture: Gesture) -> &mut Trial {
        self.tell(Msg::Mouse(Position { x, y }, gesture))
    }

    fn answer(&mut self, ticket: Ticket, query: &Query) {
        if matches!(query, Query::List(_) | Query::Board(_)) {
            self.shown = Some(query.clone());
        }
        if let Query::Board(asked) = query {
            self.boards += 1;
            let board = pipeline::answer(&self.book, asked);
            self.rows += board.columns.iter().map(|column| column.rows.len()).sum::<usize>();
            self.tell(Msg::Answered(ticket, Ok(Answer::Board(board))));
        }
        if let Query::Agenda(_) = query {
            self.tell(Msg::Answered(ticket, Ok(Answer::Agenda(Box::new(self.agenda.clone())))));
        }
        if let Query::Segment(reference) = query {
            let called = |record: &&Record| [record.handle(), &record.title()].contains(&reference.0.as_str());
            let found = self.book.iter().filter(|record| record.id.kind == Kind::Segment).find(called);
            let answer = found.cloned().map(|segment| Answer::Segment(Box::new(segment)));
            self.tell(Msg::Answered(ticket, answer.ok_or_else(|| Failure::new(Code::NoMatch))));
        }
        if let Query::Callers(list) = query {
            let found = self.found(list).nth(list.start).cloned();
            let rows: Vec<Caller> = found.into_iter().map(|record| Caller { record, deal: None }).collect();
            let callers = Callers { total: rows.len(), rows };
            self.tell(Msg::Answered(ticket, Ok(Answer::Callers(callers))));
            return;
        }
        let Query::List(list) = query else { return };
        let found = self.found(list);
        let (out, found): (Vec<&Record>, Vec<&Record>) = found.partition(|record| list.purpose.leaves_out(record));
        let rows = found.iter().skip(list.start).take(list.len).map(|record| (*record).clone()).collect();
        let page = Page { start: list.start, total: found.len(), left_out: out.len(), rows };
        self.tell(Msg::Answered(ticket, Ok(Answer::Page(page))));
    }

    /// The records of a list: those whose title has its words, or a number of theirs.
    fn found(&self, list: &List) -> impl Iterator<Item = &Record> {
        let words = list.words.to_lowercase();
        let listed = self.book.iter().filter(|record| list.kinds.contains(&record.id.kind));
        listed.filter(move |record| {
            let numbers = record.items("phones").into_iter().map(|(number, _)| number);
            let numbers = numbers.filter(|number| number.ends_with(words.trim_start_matches("tel:"))).count();
            numbers > 0 || record.title().to_lowercase().contains(&words)
        })
    }

    /// Answers the last command.
    pub(super) fn done(&mut self, done: Result<Done, Failure>) -> &mut Trial {
        let mut commands = self.asked.iter().filter_map(|effect| {
            if let Effect::Execute(ticket, _) | Effect::Import(ticket, ..) = effect { Some(*ticket) } else { None }
        });
        let ticket = commands.next_back().expect("a command was given");
        self.tell(Msg::Done(ticket, done))
    }

    /// The words of the commands so far, one a line.
    pub(super) fn commands(&self) -> String {
        let words = self.asked.iter().filter_map(|effect| match effect {
            Effect::Execute(_, order) => Some(crate::grammar::quote(&order.words)),
            Effect::Import(_, words, _) => Some(crate::grammar::quote(words)),
            Effect::HandOut(..)
            | Effect::Rows(..)
            | Effect::Ask(..)
            | Effect::Export(..)
            | Effect::Settings(..)
            | Effect::Files(..)
            | Effect::KeepLine(_)
            | Effect::Open(_)
            | Effect::Launch(_)
            | Effect::Copy(_)
            | Effect::Keep(_)
            | Effect::Write { .. }
            | Effect::Ring(_)
            | Effect::Suspend
            | Effect::Redraw
            | Effect::Quit => None,
        });
        words.collect::<Vec<_>>().join("\n")
    }

    /// What a search marks, from the top to the bottom.
    pub(super) fn marked(&self) -> Vec<String> {
        let Room { width, height, .. } = self.model.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| view(&self.model, frame)).unwrap();
        let buffer = terminal.backend().buffer();
        let mut marked: Vec<String> = Vec::new();
        for y in 0..height {
            let (mut x, mut is_within) = (0, false);
            while x < width {
                let cell = &buffer[(x, y)];
                let is_marked = cell.style().add_modifier.contains(Modifier::UNDERLINED);
                match marked.last_mut().filter(|_| is_within) {
                    _ if !is_marked => {}
                    Some(run) => run.push_str(cell.symbol()),
                    None => marked.push(cell.symbol().to_owned()),
                }
                is_within = is_marked;
                x += u16::try_from(cell.symbol().width()).unwrap().max(1);
            }
        }
        marked
    }

    /// What is seen. `▏` stands before the cell of the real cursor.
    pub(super) fn picture(&self) -> String {
        let Room { width, height, .. } = self.model.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| view(&self.model, frame)).unwrap();
        let backend = terminal.backend();
        let cursor = backend.cursor_visible().then(|| backend.cursor_position());
        picture(backend.buffer(), cursor.map(|at| (at.x, at.y)))
    }
}

fn picture(buffer: &Buffer, cursor: Option<(u16, u16)>) -> String {
    let mut lines = Vec::new();
    for y in 0..buffer.area.height {
        let mut line = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            if cursor == Some((x, y)) {
                line.push('▏');
            }
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            // The cell behind a wide character belongs to it.
            x += u16::try_from(symbol.width()).unwrap().max(1);
        }
        lines.push(line.trim_end().to_owned());
    }
    lines.join("\n")
}
