//! Where everything stands. Update and view ask the same functions, so that paging fits what is seen.

use ratatui::layout::{Rect, Size};

/// The narrowest screen that is drawn.
pub(super) const LEAST_WIDTH: u16 = 40;

/// The lowest screen that is drawn.
pub(super) const LEAST_HEIGHT: u16 = 12;

/// From this width on, list and card stand side by side.
const WIDE: u16 = 100;

/// The screen that is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Room {
    /// Its width in cells.
    pub(super) width: u16,
    /// Its height in cells.
    pub(super) height: u16,
    /// How many lines of it the banner takes.
    pub(super) banner: u16,
}

impl From<Size> for Room {
    fn from(Size { width, height }: Size) -> Room {
        Room { width, height, banner: 0 }
    }
}

impl Room {
    /// Whether the screen has this size.
    pub(super) const fn is(self, size: Size) -> bool {
        self.width == size.width && self.height == size.height
    }
}

/// The areas of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Areas {
    /// The bar at the top.
    pub(super) header: Rect,
    /// What has to be known, below it; mostly empty.
    pub(super) banner: Rect,
    /// The pane.
    pub(super) body: Rect,
    /// The words of what was done.
    pub(super) status: Rect,
    /// The hints at the bottom.
    pub(super) hints: Rect,
}

/// The areas of the contacts pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Split {
    /// The search and filter line.
    pub(super) search: Rect,
    /// The list; empty while the card fills the screen.
    pub(super) list: Rect,
    /// The card; empty while the list fills the screen.
    pub(super) card: Rect,
}

/// Whether list and card stand side by side.
pub(super) const fn is_wide(screen: Room) -> bool {
    screen.width >= WIDE
}

/// Whether the screen is too small for anything but a sentence.
pub(super) const fn is_too_small(screen: Room) -> bool {
    screen.width < LEAST_WIDTH || screen.height < LEAST_HEIGHT
}

/// The areas of a screen.
pub(super) fn areas(screen: Room) -> Areas {
    let line = |y: u16| Rect::new(0, y.min(screen.height), screen.width, u16::from(y < screen.height));
    let foot = screen.height.saturating_sub(2);
    let banner = screen.banner.min(foot.saturating_sub(1));
    let below = 1.min(screen.height);
    Areas {
        header: line(0),
        banner: Rect::new(0, below, screen.width, banner),
        body: Rect::new(0, below + banner, screen.width, foot.saturating_sub(below + banner)),
        status: line(foot),
        hints: line(screen.height.saturating_sub(1)),
    }
}

/// What of the contacts pane is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// The list, and beside it the card where there is room.
    List,
    /// The card alone, unless there is room for both.
    Card,
}

/// The areas of the contacts pane.
pub(super) fn split(screen: Room, shown: Shown) -> Split {
    Split { search: prompts(screen), ..halves(screen, below_prompts(screen), shown) }
}

/// The same without a line that narrows the list.
pub(super) fn split_whole(screen: Room, shown: Shown) -> Split {
    halves(screen, areas(screen).body, shown)
}

fn halves(screen: Room, rest: Rect, shown: Shown) -> Split {
    let search = Rect { height: 0, ..rest };
    let nothing = Rect { width: 0, ..rest };
    if is_wide(screen) {
        let list = Rect { width: screen.width.saturating_mul(11) / 20, ..rest };
        let x = list.width.saturating_add(3).min(screen.width);
        let card = Rect { x, width: screen.width.saturating_sub(x), ..rest };
        return Split { search, list, card };
    }
    match shown {
        Shown::List => Split { search, list: rest, card: nothing },
        Shown::Card => Split { search, list: nothing, card: rest },
    }
}

/// The line under the header: what narrows the pane.
pub(super) fn prompts(screen: Room) -> Rect {
    let body = areas(screen).body;
    Rect { height: body.height.min(1), ..body }
}

/// The body without that line.
pub(super) fn below_prompts(screen: Room) -> Rect {
    let (body, line) = (areas(screen).body, prompts(screen).height);
    Rect { y: body.y + line, height: body.height.saturating_sub(line), ..body }
}

/// The narrowest column of a board.
const COLUMN: u16 = 24;

/// From this height on, cards of a board stand apart.
const AIRY: u16 = 18;

/// The lines of a card of a board.
pub(super) const CARD: u16 = 3;

/// How a board is divided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// The columns that are seen, left to right; each with its head.
    pub(super) areas: Vec<Rect>,
    /// The lines of a head.
    pub(super) head: u16,
    /// The lines from one card to the next.
    pub(super) pitch: u16,
    /// How many cards of a column are seen at once.
    pub(super) room: usize,
}

/// The areas of a board of so many columns, whose heads name at most so many currencies.
pub(super) fn columns(screen: Room, count: usize, currencies: usize) -> Columns {
    let body = below_prompts(screen);
    let seen = count.min(usize::from(body.width / COLUMN)).max(1);
    let width = usize::from(body.width);
    let edge = |at: usize| u16::try_from(width * at / seen).unwrap_or(u16::MAX);
    let areas = (0..seen).map(|at| Rect { x: body.x + edge(at), width: edge(at + 1) - edge(at), ..body }).collect();
    let airy = body.height >= AIRY;
    let most = if airy { 2 } else { 1 };
    let head = 1 + u16::try_from(currencies.clamp(1, most)).unwrap_or(1) + u16::from(airy);
    let pitch = CARD + u16::from(airy);
    // The blank line below the last card needs no room.
    let room = usize::from((body.height.saturating_sub(head) + pitch - CARD) / pitch).max(1);
    Columns { areas, head, pitch, room }
}

/// The inside of a box of at most `width` by `height` cells in the middle of the body, frame not counted.
pub(super) fn popup(screen: Room, width: u16, height: u16) -> Rect {
    let body = areas(screen).body;
    let outer_width = width.saturating_add(4).min(body.width);
    let outer_height = height.saturating_add(2).min(body.height);
    Rect {
        x: body.x + (body.width - outer_width) / 2 + 2.min(outer_width / 2),
        y: body.y + (body.height - outer_height) / 2 + 1.min(outer_height / 2),
        width: outer_width.saturating_sub(4),
        height: outer_height.saturating_sub(2),
    }
}

/// The box around [`popup`]'s inside.
pub(super) fn around(inside: Rect) -> Rect {
    Rect {
        x: inside.x.saturating_sub(2),
        y: inside.y.saturating_sub(1),
        width: inside.width.saturating_add(4),
        height: inside.height.saturating_add(2),
    }
}

/// The inside of the box that a form or a text to read fills.
pub(super) fn page(screen: Room) -> Rect {
    let body = areas(screen).body;
    popup(screen, body.width.saturating_sub(4).min(96), body.height.saturating_sub(2))
}
