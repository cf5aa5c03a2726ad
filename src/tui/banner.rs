//! The banner below the header: what has to be known, and stays until somebody closes it. One sentence at a time, the
//! oldest first.

use std::collections::VecDeque;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::layout;
use super::model::{Model, Picture};
use super::widgets::cells;
use crate::keymap::{Action, Context, show_keys};
use crate::text::wrap;

/// The most lines of a sentence.
const MOST: usize = 3;

/// The most lines where the screen is low.
const MOST_LOW: usize = 2;

/// Below this height it is low.
const LOW: u16 = 18;

/// Stands before a sentence.
const SIGN: &str = " ! ";

/// What the banner says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Banner {
    sentences: VecDeque<String>,
}

impl Banner {
    /// Whether it says something.
    pub(crate) fn is_shown(&self) -> bool {
        !self.sentences.is_empty()
    }
}

impl Model {
    /// Says something below the header until somebody closes it; not twice at once.
    pub(crate) fn announce(&mut self, sentence: String) {
        if !self.banner.sentences.contains(&sentence) {
            self.banner.sentences.push_back(sentence);
            self.fit_banner();
        }
    }

    /// Takes away what the banner says, and says what comes next.
    pub(crate) fn dismiss(&mut self) {
        self.banner.sentences.pop_front();
        self.fit_banner();
    }

    /// Gives the banner the lines that it needs.
    pub(crate) fn fit_banner(&mut self) {
        self.size.banner = u16::try_from(lines(self).len()).unwrap_or_default();
        self.picture = Picture::Changed;
    }
}

/// Draws what it says, and the key that closes it.
pub(crate) fn draw(frame: &mut Frame<'_>, model: &Model) {
    let area = layout::areas(model.size).banner;
    for ((line, y), at) in lines(model).into_iter().zip(area.y..area.y.saturating_add(area.height)).zip(0..) {
        let sign = if at == 0 { SIGN.to_owned() } else { " ".repeat(SIGN.len()) };
        let spans = [Span::styled(sign, model.theme.bad), Span::styled(line, model.theme.strong)];
        frame.render_widget(Line::from_iter(spans), Rect { y, height: 1, ..area });
    }
    let (more, keys, word) = closing(model);
    let closing = Line::from(vec![Span::raw(more), Span::styled(keys, model.theme.key), Span::raw(word)]);
    frame.render_widget(closing.right_aligned(), Rect { height: area.height.min(1), ..area });
}

/// The first sentence as it stands there.
fn lines(model: &Model) -> Vec<String> {
    let Some(sentence) = model.banner.sentences.front() else { return Vec::new() };
    let (more, keys, word) = closing(model);
    let beside = [SIGN, &more, &keys, &word].map(cells::width).iter().sum::<usize>() + 1;
    let room = usize::from(model.size.width).saturating_sub(beside);
    let most = if model.size.height < LOW { MOST_LOW } else { MOST };
    let mut lines = wrap(&cells::shown(sentence), room);
    if lines.len() > most {
        lines.truncate(most);
        let last = lines.pop().map(|last| cells::fit(&format!("{last}…"), room));
        lines.extend(last);
    }
    lines
}

/// How many more sentences wait, the key that closes this one, and the word for that.
fn closing(model: &Model) -> (String, String, String) {
    let waiting = model.banner.sentences.len().saturating_sub(1);
    let more = if waiting == 0 { String::new() } else { format!("+{waiting}  ") };
    let keys = model.keymap.chord(&[Context::List.into()], Action::Back).map(show_keys).unwrap_or_default();
    (more, keys, format!(" {} ", model.text.get("screen-banner-close")))
}
