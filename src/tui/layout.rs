//! Where everything stands. Update and view ask the same functions, so that paging fits what is seen.

use ratatui::layout::{Rect, Size};

/// The narrowest screen that is drawn.
pub(super) const LEAST_WIDTH: u16 = 40;

/// The lowest screen that is drawn.
pub(super) const LEAST_HEIGHT: u16 = 12;

/// From this width on, list and card stand side by side.
const WIDE: u16 = 100;

/// The areas of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Areas {
    /// The bar at the top.
    pub(super) header: Rect,
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
pub(super) const fn is_wide(screen: Size) -> bool {
    screen.width >= WIDE
}

/// Whether the screen is too small for anything but a sentence.
pub(super) const fn is_too_small(screen: Size) -> bool {
    screen.width < LEAST_WIDTH || screen.height < LEAST_HEIGHT
}

/// The areas of a screen.
pub(super) fn areas(screen: Size) -> Areas {
    let line = |y: u16| Rect::new(0, y.min(screen.height), screen.width, u16::from(y < screen.height));
    let foot = screen.height.saturating_sub(2);
    Areas {
        header: line(0),
        body: Rect::new(0, 1.min(screen.height), screen.width, foot.saturating_sub(1)),
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
pub(super) fn split(screen: Size, shown: Shown) -> Split {
    let body = areas(screen).body;
    let search = Rect { height: body.height.min(1), ..body };
    let rest = Rect { y: body.y + search.height, height: body.height.saturating_sub(search.height), ..body };
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

/// The inside of a box of at most `width` by `height` cells in the middle of the body, frame not counted.
pub(super) fn popup(screen: Size, width: u16, height: u16) -> Rect {
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
pub(super) fn page(screen: Size) -> Rect {
    let body = areas(screen).body;
    popup(screen, body.width.saturating_sub(4).min(96), body.height.saturating_sub(2))
}
