//! Texts of a picture that lead out of the book: terminals that know OSC 8 open what is pressed.

use ratatui::layout::Position;

use super::grid::Grid;
use crate::domain::Uri;
use crate::tui::widgets::cells;

/// The longest address that terminals take, in bytes.
const LONGEST: usize = 2_000;

/// A text in a row of a picture, and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tui) struct Link {
    /// Where it begins.
    pub(in crate::tui) at: Position,
    /// The text.
    pub(in crate::tui) text: String,
    /// Where it leads.
    pub(in crate::tui) to: Uri,
}

impl Grid {
    /// Lets the cells of a text lead where it does. What is covered, if only in part, leads nowhere.
    pub(super) fn lead(&mut self, link: &Link) {
        let begin = usize::from(link.at.x);
        let row = self.rows.get_mut(usize::from(link.at.y));
        let cells = row.and_then(|row| row.get_mut(begin..begin + cells::width(&link.text)));
        let Some(cells) = cells.filter(|_| link.to.as_str().len() <= LONGEST) else { return };
        let spelt: String = cells.iter().flatten().map(|seen| seen.cell.symbol()).collect();
        if spelt == link.text {
            cells.iter_mut().flatten().for_each(|seen| seen.link = Some(link.to.clone()));
        }
    }
}
