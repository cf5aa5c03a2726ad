//! What may follow the keys of a chord that was begun, in a box above the hints.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::keymap::{Bound, show_keys};
use crate::tui::layout;
use crate::tui::model::Model;
use crate::tui::update;
use crate::tui::widgets::{cells, popup};

/// The widest that a column may become.
const WIDEST: usize = 60;

/// Draws the box, if a chord was begun.
pub(super) fn draw(frame: &mut Frame<'_>, model: &Model) {
    let follows = if model.chord.is_empty() { Vec::new() } else { follows(model) };
    let areas = layout::areas(model.size);
    let Some(keys) = follows.iter().map(|(keys, _)| cells::width(keys)).max() else { return };
    let does = follows.iter().map(|(_, does)| cells::width(does)).max().unwrap_or_default();
    let room = usize::from(areas.body.width.saturating_sub(4));
    let column = (keys + 2 + does).min(WIDEST).min(room);
    // As many columns as have room, filled from above, the first one first.
    let columns = ((room + 2) / (column + 2)).clamp(1, follows.len());
    let lines = follows.len().div_ceil(columns).min(usize::from(areas.body.height.saturating_sub(2)));
    let columns = follows.len().div_ceil(lines.max(1)).min(columns);
    let width = columns * (column + 2) - 2;
    let size = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
    let inside = Rect {
        x: areas.body.x + 2,
        y: (areas.body.y + areas.body.height).saturating_sub(size(lines) + 1),
        width: size(width),
        height: size(lines),
    };
    popup::draw(frame, inside, &show_keys(&model.chord), &model.theme);
    for (at, (pressed, does)) in follows.iter().take(lines * columns).enumerate() {
        let spans = [
            Span::styled(cells::pad(pressed, keys), model.theme.key),
            Span::raw("  "),
            Span::raw(cells::fit(does, column.saturating_sub(keys + 2))),
        ];
        let (x, y) = (inside.x + size(at / lines * (column + 2)), inside.y + size(at % lines));
        frame.render_widget(Line::from_iter(spans), Rect { x, y, width: size(column), height: 1 });
    }
}

/// The keys that may come next, each with what the whole chord does. Those of a nearer place hide others.
fn follows(model: &Model) -> Vec<(String, String)> {
    let mut follows: Vec<(String, String)> = Vec::new();
    let places = update::places(model);
    for binding in places.iter().flat_map(|place| model.keymap.bindings(*place)) {
        let Some(rest) = binding.keys.strip_prefix(model.chord.as_slice()) else { continue };
        let keys = show_keys(rest);
        if follows.iter().any(|(known, _)| *known == keys) {
            continue;
        }
        let does = match &binding.bound {
            Bound::Action(action) => model.text.get(&format!("action-{}", action.as_str())),
            Bound::Words(words) => cells::shown(&format!(":{words}")),
        };
        follows.push((keys, does));
    }
    follows
}
