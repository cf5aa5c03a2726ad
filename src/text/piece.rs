//! A text in as many cells as there are, with what a search matched told apart.

use unicode_segmentation::UnicodeSegmentation;

use super::safe::width;

/// Stands for what is left out.
const CUT: &str = "…";

/// Of the cells of a text that begins further inside, this part stands before what was matched.
const BEFORE: usize = 4;

/// A part of a text that looks the same all through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What is shown.
    pub text: String,
    /// Whether a search matched it.
    pub is_hit: bool,
}

/// A text of one line in at most so many cells, given the ascending indices of its characters that a search matched.
/// Where it is too long, it is cut, and begins further inside if that is where the first match stands. Characters as
/// people see them stay whole, and are matched whole.
pub fn pieces(text: &str, hits: &[usize], cells: usize) -> Vec<Piece> {
    let clusters = clusters(text, hits);
    let (shown, is_cut) = window(&clusters, cells);
    let mut pieces: Vec<Piece> = Vec::new();
    if shown.start > 0 {
        push(&mut pieces, CUT, false);
    }
    for cluster in clusters.get(shown).unwrap_or_default() {
        push(&mut pieces, cluster.text, cluster.is_hit);
    }
    if is_cut && cells > 0 {
        push(&mut pieces, CUT, false);
    }
    pieces
}

/// A character as people see it.
struct Cluster<'t> {
    text: &'t str,
    width: usize,
    is_hit: bool,
}

fn clusters<'t>(text: &'t str, hits: &[usize]) -> Vec<Cluster<'t>> {
    let mut end = 0;
    let mut hits = hits.iter().peekable();
    let clusters = text.graphemes(true).map(|text| {
        end += text.chars().count();
        let mut is_hit = false;
        while hits.next_if(|hit| **hit < end).is_some() {
            is_hit = true;
        }
        Cluster { text, width: width(text), is_hit }
    });
    clusters.collect()
}

/// Which characters are shown in so many cells, and whether some behind them are not.
fn window(clusters: &[Cluster<'_>], cells: usize) -> (std::ops::Range<usize>, bool) {
    let whole: usize = clusters.iter().map(|cluster| cluster.width).sum();
    if whole <= cells {
        return (0..clusters.len(), false);
    }
    let end = |start: usize, room: usize| start + fitting(clusters.iter().skip(start), room);
    let (hit, run, needed) = first_hit(clusters);
    let beginning = 0..end(0, cells.saturating_sub(1));
    if hit + run <= beginning.end || cells < 2 {
        return (beginning, true);
    }
    let before = clusters.get(..hit).unwrap_or_default();
    let room = (cells / BEFORE).min(cells.saturating_sub(2 + needed));
    let start = hit - fitting(before.iter().rev(), room);
    let behind: usize = clusters.iter().skip(start).map(|cluster| cluster.width).sum();
    if behind < cells {
        // The end fits, so that more of what stands before it does.
        return (clusters.len() - fitting(clusters.iter().rev(), cells - 1)..clusters.len(), false);
    }
    (start..end(start, cells - 2), true)
}

/// The first character that was matched, how many in a row were, and how many cells these take.
fn first_hit(clusters: &[Cluster<'_>]) -> (usize, usize, usize) {
    let Some(hit) = clusters.iter().position(|cluster| cluster.is_hit) else { return (0, 0, 0) };
    let run = clusters.iter().skip(hit).take_while(|cluster| cluster.is_hit);
    let (run, needed) = run.fold((0, 0), |(run, needed), cluster| (run + 1, needed + cluster.width));
    (hit, run, needed)
}

/// How many characters fit into so many cells.
fn fitting<'c>(clusters: impl Iterator<Item = &'c Cluster<'c>>, mut room: usize) -> usize {
    let fits = |cluster: &&Cluster<'_>| match room.checked_sub(cluster.width) {
        Some(rest) => {
            room = rest;
            true
        }
        None => false,
    };
    clusters.take_while(fits).count()
}

fn push(pieces: &mut Vec<Piece>, text: &str, is_hit: bool) {
    match pieces.last_mut() {
        Some(last) if last.is_hit == is_hit => last.text.push_str(text),
        Some(_) | None => pieces.push(Piece { text: text.to_owned(), is_hit }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The pieces in a line, what was matched in brackets.
    fn told(text: &str, hits: &[usize], cells: usize) -> String {
        let pieces = pieces(text, hits, cells).into_iter();
        pieces.map(|Piece { text, is_hit }| if is_hit { format!("[{text}]") } else { text }).collect()
    }

    #[test]
    fn what_was_matched_is_told_apart() {
        assert_eq!(told("Jane Doe", &[0, 1, 5], 20), "[Ja]ne [D]oe");
        assert_eq!(told("张伟 Li", &[1], 20), "张[伟] Li");
        assert_eq!(told("e\u{301}a", &[0], 20), "[e\u{301}]a");
        assert_eq!(told("e\u{301}a", &[1], 20), "[e\u{301}]a");
        assert_eq!(told("", &[], 20), "");
    }

    #[test]
    fn a_long_text_is_cut_and_begins_where_something_was_matched() {
        assert_eq!(told("one two three four", &[], 8), "one two…");
        assert_eq!(told("one two three four", &[4], 8), "one [t]wo…");
        assert_eq!(told("one two three four five six", &[14, 15], 12), "…ee [fo]ur fi…");
        assert_eq!(told("one two three four", &[14, 15], 12), "… three [fo]ur");
        assert_eq!(told("张伟张伟张伟", &[4], 6), "…[张]伟");
        assert_eq!(told("张伟张伟张伟", &[2], 6), "…[张]伟…");
        assert_eq!(told("+86 138 0013 8000", &[13, 14, 15, 16], 15), "… 138 0013 [8000]");
        assert_eq!(told("one two", &[4], 1), "…");
        assert_eq!(told("one two", &[4], 0), "");
    }

    proptest! {
        #[test]
        fn no_text_is_too_wide_and_the_first_match_is_in_sight(
            text in "[a-z 张é👍\u{301}]{0,60}", hit in 0_usize..60, cells in 4_usize..30
        ) {
            let hits: Vec<usize> = Some(hit).filter(|hit| *hit < text.chars().count()).into_iter().collect();
            let pieces = pieces(&text, &hits, cells);
            let shown: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
            prop_assert!(width(&shown) <= cells, "{shown:?}");
            prop_assert_eq!(pieces.iter().any(|piece| piece.is_hit), !hits.is_empty());
        }
    }
}
