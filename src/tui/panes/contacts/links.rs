//! What of a card leads out of the book, for terminals that open it themselves.

use ratatui::layout::Position;

use super::aim::Aim;
use super::card::{CardLine, LABELS, Look, card_area, card_lines};
use crate::tui::model::Model;
use crate::tui::wire::Link;

/// The values on the card that lead out of the book: e-mail addresses, phones, pages, places on a map.
pub(crate) fn links(model: &Model) -> Vec<Link> {
    let area = card_area(model);
    if area.width == 0 {
        return Vec::new();
    }
    let x = area.x.saturating_add(u16::try_from(LABELS + 1).unwrap_or(u16::MAX));
    let seen = card_lines(model).into_iter().skip(model.sheet().top);
    let rows = seen.zip(area.y..area.y.saturating_add(area.height));
    let link = |(line, y)| match line {
        CardLine { look: Look::Value(_, text), aim: Some(Aim::Outside(to)) } => {
            Some(Link { at: Position { x, y }, text, to })
        }
        CardLine { .. } => None,
    };
    rows.filter_map(link).collect()
}
