//! What a search matched, standing out wherever its results are shown.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::cells;
use crate::search::Matcher;
use crate::text::{Piece, pieces};
use crate::theme::Theme;

/// The words of a search.
pub(crate) struct Hits(Matcher);

impl Hits {
    /// Those that somebody typed.
    pub(crate) fn of(words: &str) -> Hits {
        Hits(Matcher::new(words))
    }

    /// Whether anything is searched for.
    pub(crate) fn are_sought(&self) -> bool {
        !self.0.is_empty()
    }

    /// A row of a table behind what stands before it: texts, each in exactly so many cells.
    pub(crate) fn row<'a>(&self, before: String, columns: &[(String, usize)], gap: usize, theme: &Theme) -> Line<'a> {
        let texts: Vec<&str> = columns.iter().map(|(text, _)| text.as_str()).collect();
        let mut spans = vec![Span::raw(before)];
        for (at, ((text, width), hits)) in columns.iter().zip(self.0.highlights(&texts)).enumerate() {
            if at > 0 {
                spans.push(Span::raw(" ".repeat(gap)));
            }
            let text = styled(text, &hits, *width, (Style::new(), theme));
            let missing = width.saturating_sub(text.iter().map(|span| cells::width(&span.content)).sum());
            spans.extend(text);
            spans.push(Span::raw(" ".repeat(missing)));
        }
        Line::from(spans)
    }

    /// A text by itself in at most so many cells.
    pub(crate) fn spans<'a>(&self, text: &str, width: usize, style: Style, theme: &Theme) -> Vec<Span<'a>> {
        let hits = self.0.highlights(&[text]).concat();
        styled(text, &hits, width, (style, theme))
    }
}

fn styled<'a>(text: &str, hits: &[usize], width: usize, (style, theme): (Style, &Theme)) -> Vec<Span<'a>> {
    let pieces = pieces(text, hits, width).into_iter();
    let styled =
        pieces.map(|Piece { text, is_hit }| Span::styled(text, if is_hit { style.patch(theme.hit) } else { style }));
    styled.collect()
}
