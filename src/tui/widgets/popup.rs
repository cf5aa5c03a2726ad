//! A framed box above everything else.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;
use ratatui::widgets::{Block, BorderType, Clear};

use super::cells;
use crate::theme::Theme;
use crate::tui::layout;

/// Clears the box around `inside` and draws its frame with a title.
pub(crate) fn draw(frame: &mut Frame<'_>, inside: Rect, title: &str, theme: &Theme) {
    let outer = layout::around(inside).intersection(frame.area());
    let title = cells::fit(&format!(" {} ", cells::shown(title)), usize::from(outer.width.saturating_sub(4)));
    let block = Block::bordered().border_type(BorderType::Plain).title(Span::styled(title, theme.strong));
    clear_straddlers(frame, outer);
    frame.render_widget(Clear, outer);
    frame.render_widget(block, outer);
}

/// Takes away wide characters that begin left of the box and would reach into it.
fn clear_straddlers(frame: &mut Frame<'_>, outer: Rect) {
    let Some(left) = outer.x.checked_sub(1) else { return };
    for y in outer.y..outer.y.saturating_add(outer.height) {
        if let Some(cell) = frame.buffer_mut().cell_mut((left, y)).filter(|cell| cells::width(cell.symbol()) > 1) {
            cell.set_symbol(" ");
        }
    }
}
