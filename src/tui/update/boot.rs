//! The model with which the screen begins.

use iso_currency::Currency;
use jiff::civil::Weekday;
use jiff::{Timestamp, Zoned};
use ratatui::layout::Size;

use super::modal;
use crate::domain::Kind;
use crate::domain::phone::Country;
use crate::grammar::Suggestions;
use crate::keymap::{Action, Habits, Keymap};
use crate::text::Text;
use crate::theme::Theme;
use crate::tui::banner::Banner;
use crate::tui::bell::Bell;
use crate::tui::draft::{Draft, Drafts};
use crate::tui::modals::Menu;
use crate::tui::model::{Model, Pane, Picture, Status};
use crate::tui::msg::Ticket;
use crate::tui::panes::board::Board;
use crate::tui::panes::contacts::{Contacts, Page};
use crate::tui::panes::today::Today;
use crate::tui::stage::Passage;
use crate::tui::visit::Trail;

/// The settings of the person at the screen.
#[derive(Debug)]
pub(crate) struct Person {
    /// The user.
    pub(crate) me: String,
    /// Whose numbering plan phone numbers without `+` follow.
    pub(crate) country: Option<Country>,
    /// The currency of money that names none.
    pub(crate) currency: Option<Currency>,
    /// The first day of their week.
    pub(crate) week_start: Weekday,
    /// The moment up to which they have heard every reminder; without one, the beginning of the day.
    pub(crate) heard: Option<Timestamp>,
    /// How often they did what before; none if they never had the screen open.
    pub(crate) habits: Option<Habits>,
    /// The command lines that they typed before, oldest first.
    pub(crate) typed: Vec<String>,
    /// What they typed into screens that ended before it was saved.
    pub(crate) drafts: Vec<Draft>,
}

/// A screen on which nothing happened yet.
pub(crate) fn model(text: Text, keymap: Keymap, theme: Theme, person: Person, now: Zoned, size: Size) -> Model {
    let heard = person.heard.or_else(|| now.start_of_day().ok().map(|start| start.timestamp()));
    let bell = Bell::new(heard.unwrap_or_else(|| now.timestamp()), &now);
    let is_first = person.habits.is_none();
    let mut model = Model {
        text,
        keymap,
        theme,
        me: person.me,
        country: person.country,
        currency: person.currency,
        week_start: person.week_start,
        now,
        size: size.into(),
        chord: Vec::new(),
        held: Vec::new(),
        habits: person.habits.unwrap_or_default(),
        used: Habits::default(),
        pane: Pane::List,
        contacts: Contacts::of(Kind::Contact),
        aside: Vec::new(),
        board: Board::default(),
        today: Today::default(),
        page: Page::default(),
        trail: Trail::default(),
        bell,
        drafts: Drafts::left(person.drafts),
        modals: Vec::new(),
        banner: Banner::default(),
        status: Status::default(),
        waiting: None,
        typed: person.typed,
        fresh: Vec::new(),
        tree: Suggestions::default(),
        menu: Menu::default(),
        ticket: Ticket::default(),
        asked: None,
        view: None,
        names_asked: None,
        trying: None,
        table: None,
        last: None,
        given: None,
        marks_asked: None,
        running: Vec::new(),
        picture: Picture::Changed,
        passage: Passage::Stands,
        cost: None,
    };
    if is_first {
        modal::open_tour(&mut model);
        model.used.count(Action::Tour);
    }
    model
}
