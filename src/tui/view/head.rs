//! The bar at the top: where one is, and how many there are.

use ratatui::Frame;
use ratatui::text::Line;

use crate::ops::Life;
use crate::tui::layout;
use crate::tui::model::Model;
use crate::tui::widgets::cells;

/// Draws the bar.
pub(super) fn draw(frame: &mut Frame<'_>, model: &Model) {
    let area = layout::areas(model.size).header;
    let contacts = &model.contacts;
    let kind = [("kind", contacts.kind.as_str().into())];
    let pane = match contacts.life {
        Life::Live => model.text.say("screen-list", &kind),
        Life::Deleted => model.text.say("screen-deleted-list", &kind),
    };
    let mut left = format!(" rolo  {pane}");
    if contacts.window.is_read() {
        let place = if contacts.window.total() == 0 { 0 } else { contacts.cursor + 1 };
        left = format!("{left}  {place}/{}", contacts.window.total());
    }
    if !contacts.marks.is_empty() {
        left.push_str("  ");
        left.push_str(&model.text.say("screen-marked", &[("count", contacts.marks.len().into())]));
    }
    let right = format!("{} ", cells::shown(&model.me));
    let room = usize::from(area.width);
    let line = if cells::width(&left) + cells::width(&right) < room {
        format!("{}{right}", cells::pad(&left, room - cells::width(&right)))
    } else {
        cells::pad(&left, room)
    };
    frame.render_widget(Line::styled(line, model.theme.bar), area);
}
