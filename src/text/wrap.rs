//! Long lines broken between words, or inside them where a script has no blanks.

use unicode_segmentation::UnicodeSegmentation;

use super::safe::width;

/// The lines of a text, none wider than so many cells. An empty line stays one.
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    text.split('\n').flat_map(|line| wrap_line(line, cells.max(2))).collect()
}

fn wrap_line(line: &str, cells: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut current = String::new();
    let mut used = 0;
    for word in &pieces(line) {
        let needed = width(word);
        if used + needed > cells && used > 0 && !word.trim().is_empty() {
            lines.push(std::mem::take(&mut current).trim_end().to_owned());
            used = 0;
        }
        if needed <= cells {
            current.push_str(word);
            used += needed;
            continue;
        }
        for cluster in word.graphemes(true) {
            if used + width(cluster) > cells {
                lines.push(std::mem::take(&mut current));
                used = 0;
            }
            current.push_str(cluster);
            used += width(cluster);
        }
    }
    // Blanks at the end may reach past the edge; nobody sees them.
    lines.push(if used > cells { current.trim_end().to_owned() } else { current });
    lines
}

/// Where a line may be broken: around blanks, and on either side of a wide character, whose scripts have no blanks.
fn pieces(line: &str) -> Vec<String> {
    let sort = |cluster: &str| (cluster.trim().is_empty(), width(cluster) > 1);
    let mut pieces: Vec<((bool, bool), String)> = Vec::new();
    for cluster in line.graphemes(true) {
        let own = sort(cluster);
        match pieces.last_mut() {
            Some((same, piece)) if *same == own && !own.1 => piece.push_str(cluster),
            Some(_) | None => pieces.push((own, cluster.to_owned())),
        }
    }
    pieces.into_iter().map(|(_, piece)| piece).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_are_broken_between_words() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("a\n\nb", 8), ["a", "", "b"]);
        assert_eq!(wrap("张伟是一个好人", 6), ["张伟是", "一个好", "人"]);
        assert_eq!(wrap("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrap("  indented", 20), ["  indented"]);
        assert_eq!(wrap("edit c-1 --city=Bonn", 12), ["edit c-1", "--city=Bonn"]);
        assert_eq!(wrap("a 张伟是", 6), ["a 张伟", "是"]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide(text in "[a-z 张é👍\n]{0,60}", cells in 2_usize..20) {
            for line in wrap(&text, cells) {
                prop_assert!(width(line.trim_end()) <= cells, "{line:?}");
            }
        }
    }
}
