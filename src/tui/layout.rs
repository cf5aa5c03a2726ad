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

/// A column of a board that is folded.
const FOLDED: u16 = 6;

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
    /// What lies below the heads.
    pub(super) cards: Rect,
    /// The lines from one card to the next.
    pub(super) pitch: u16,
    /// How many cards of a column are seen at once.
    pub(super) room: usize,
}

/// How much room a column of a board takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Span {
    /// As much as there is.
    Open,
    /// Hardly any: it says what it is, and how many are in it.
    Folded,
}

impl Span {
    const fn least(self) -> u16 {
        match self {
            Span::Open => COLUMN,
            Span::Folded => FOLDED,
        }
    }
}

/// The first column of a board that is seen, so that one of them is, and as little stays empty as can be.
pub(super) fn leftmost(screen: Room, spans: &[Span], left: usize, at: usize) -> usize {
    let mut left = left.min(at);
    while left < at && left + seen(screen, spans, left) <= at {
        left += 1;
    }
    while left > 0 && left - 1 + seen(screen, spans, left - 1) >= spans.len() {
        left -= 1;
    }
    left
}

/// How many columns are seen from one on.
fn seen(screen: Room, spans: &[Span], left: usize) -> usize {
    let width = below_prompts(screen).width;
    let mut used = 0_u16;
    let fitting = spans.iter().skip(left).take_while(|span| {
        used = used.saturating_add(span.least());
        used <= width
    });
    fitting.count().max(1)
}

/// The areas of a board of these columns, of which the first ones are not seen, and whose heads name at most so many
/// currencies.
pub(super) fn columns(screen: Room, spans: &[Span], left: usize, currencies: usize) -> Columns {
    let body = below_prompts(screen);
    let seen = spans.iter().skip(left).take(seen(screen, spans, left));
    let open = seen.clone().filter(|span| **span == Span::Open).count();
    let folded = u16::try_from(seen.clone().count() - open).unwrap_or_default().saturating_mul(FOLDED);
    let room = usize::from(body.width.saturating_sub(folded));
    let edge = |nth: usize| u16::try_from(room * nth / open.max(1)).unwrap_or(u16::MAX);
    let (mut areas, mut x, mut nth) = (Vec::new(), body.x, 0);
    for span in seen {
        let width = match span {
            Span::Open => edge(nth + 1) - edge(nth),
            Span::Folded => FOLDED.min(body.width),
        };
        nth += usize::from(*span == Span::Open);
        areas.push(Rect { x, width, ..body });
        x = x.saturating_add(width);
    }
    let airy = body.height >= AIRY;
    let most = if airy { 2 } else { 1 };
    let head = 1 + u16::try_from(currencies.clamp(1, most)).unwrap_or(1) + u16::from(airy);
    let pitch = CARD + u16::from(airy);
    let cards = Rect { y: body.y.saturating_add(head), height: body.height.saturating_sub(head), ..body };
    // The blank line below the last card needs no room.
    let room = usize::from((cards.height + pitch - CARD) / pitch).max(1);
    Columns { areas, head, cards, pitch, room }
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
