//! A column that is folded: how many deals it has, whether these are too many, and its name from the top to the bottom.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;
use unicode_segmentation::UnicodeSegmentation;

use super::Column;
use super::head::is_over;
use crate::tui::model::Model;
use crate::tui::widgets::cells;

/// Draws the column, whose number is `at`.
pub(super) fn draw(frame: &mut Frame<'_>, area: Rect, model: &Model, (at, column): (usize, &Column)) {
    let cell = |x: u16, y: u16, width: u16| {
        let (x, y) = (area.x.saturating_add(x), area.y.saturating_add(y));
        Rect { x, y, width, height: 1 }.intersection(area)
    };
    let sign = if model.board.is_landing(at) {
        "+"
    } else if at == model.board.at {
        ">"
    } else {
        " "
    };
    frame.render_widget(Span::raw(sign), cell(0, 0, 1));
    frame.render_widget(Span::styled(short(column.count), model.theme.label), cell(1, 0, 4));
    if is_over(model, column) {
        frame.render_widget(Span::styled("!", model.theme.bad), cell(1, 1, 1));
    }
    let name = cells::shown(&column.stage.title());
    for (cluster, y) in name.graphemes(true).zip(2..area.height) {
        frame.render_widget(Span::styled(cluster.to_owned(), model.theme.strong), cell(1, y, 2));
    }
}

/// A number in at most four cells.
fn short(count: usize) -> String {
    if count < 10_000 { count.to_string() } else { format!("{}k", count / 1_000) }
}
