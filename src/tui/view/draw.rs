//! Draws the whole screen.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{chord, foot, head};
use crate::text::wrap;
use crate::tui::banner;
use crate::tui::layout::{self, LEAST_HEIGHT, LEAST_WIDTH};
use crate::tui::modals::{Modal, confirm, contest, form, palette, picker, prompt, reader, sorts};
use crate::tui::model::{Model, Pane};
use crate::tui::panes::{board, contacts, today};
use crate::tui::widgets::line_input::Caret;

/// Draws the model.
pub(crate) fn view(model: &Model, frame: &mut Frame<'_>) {
    draw_all(model, frame);
    let signs = model.theme.signs;
    let cells = frame.buffer_mut().content.iter_mut();
    // What data hold of them is shown the same way: the terminal has no other.
    for (cell, sign) in cells.filter_map(|cell| signs.shown(cell.symbol()).map(|sign| (cell, sign))) {
        cell.set_symbol(sign);
    }
}

fn draw_all(model: &Model, frame: &mut Frame<'_>) {
    // The model may have heard of another size than the one that the terminal has now; nothing may be drawn outside.
    let area = frame.area();
    if layout::is_too_small(model.size) || area.width < model.size.width || area.height < model.size.height {
        draw_sentence(frame, area, model);
        return;
    }
    head::draw(frame, model);
    banner::draw(frame, model);
    match model.pane {
        Pane::List => contacts::draw(frame, model),
        Pane::Board => board::draw(frame, model),
        Pane::Today => today::draw(frame, model),
        Pane::Card => contacts::draw_card(frame, model),
    }
    foot::draw(frame, model);
    let top = model.modals.len().saturating_sub(1);
    for (at, modal) in model.modals.iter().enumerate() {
        let caret = if at == top { Caret::Here } else { Caret::Elsewhere };
        match modal {
            Modal::Form(form) => form::draw(frame, form, model, caret),
            Modal::Confirm(confirm) => confirm::draw(frame, confirm, model),
            Modal::Prompt(prompt) => prompt::draw(frame, prompt, model, caret),
            Modal::Picker(picker) => picker::draw(frame, picker, model, caret),
            Modal::Contest(contest) => contest::draw(frame, contest, model),
            Modal::Sorts(sorts) => sorts::draw(frame, sorts, model),
            Modal::Palette(palette) => palette::draw(frame, palette, model, caret),
            Modal::Reader(reader) => reader::draw(frame, reader, model, caret),
        }
    }
    chord::draw(frame, model);
}

fn draw_sentence(frame: &mut Frame<'_>, area: Rect, model: &Model) {
    let facts = [("width", LEAST_WIDTH.into()), ("height", LEAST_HEIGHT.into())];
    let sentence = model.text.say("screen-too-small", &facts);
    let lines = wrap(&sentence, usize::from(area.width));
    for (line, y) in lines.into_iter().zip(area.y..area.y.saturating_add(area.height)) {
        frame.render_widget(Line::raw(line), Rect { y, height: 1, ..area });
    }
}
