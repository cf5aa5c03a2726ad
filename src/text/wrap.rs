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

/// Marks before which no line is broken, in scripts that have no blanks.
const CLOSING: &[&str] =
    &["，", "。", "、", "；", "：", "！", "？", "）", "」", "』", "”", "’", "》", "〉", "】", "〕", "…", "％", "·"];

/// Marks behind which no line is broken.
const OPENING: &[&str] = &["（", "「", "『", "“", "‘", "《", "〈", "【", "〔"];

/// What stands at a place of a line, as far as it says where it may be broken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Blank,
    Narrow,
    Wide,
}

fn sort(cluster: &str) -> Sort {
    match cluster {
        _ if cluster.trim().is_empty() => Sort::Blank,
        _ if width(cluster) > 1 => Sort::Wide,
        _ => Sort::Narrow,
    }
}

/// Where a line may be broken: around blanks, and on either side of a wide character, whose scripts have no blanks, but
/// for the marks that belong to what is before or behind them.
fn pieces(line: &str) -> Vec<String> {
    let mut pieces: Vec<(Sort, String)> = Vec::new();
    for cluster in line.graphemes(true) {
        let own = sort(cluster);
        match pieces.last_mut() {
            Some((same, piece)) if *same != Sort::Blank && CLOSING.contains(&cluster) => {
                *same = Sort::Wide;
                piece.push_str(cluster);
            }
            Some((same, piece)) if own != Sort::Blank && OPENING.iter().any(|mark| piece.ends_with(mark)) => {
                *same = own;
                piece.push_str(cluster);
            }
            Some((same, piece)) if *same == own && own != Sort::Wide && !OPENING.contains(&cluster) => {
                piece.push_str(cluster);
            }
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

    #[test]
    fn no_line_begins_with_a_mark_that_closes_or_ends_with_one_that_opens() {
        assert_eq!(wrap("张伟是人，李娜也是。", 8), ["张伟是", "人，李娜", "也是。"]);
        assert_eq!(wrap("他说“好的”，走了", 8), ["他说“好", "的”，走", "了"]);
        assert_eq!(wrap("见公司（北京）", 8), ["见公司", "（北京）"]);
        assert_eq!(wrap("用 rolo，很好", 7), ["用", "rolo，", "很好"]);
        assert_eq!(wrap("it’s “fine” here", 9), ["it’s", "“fine”", "here"]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide(text in "[a-z 张é👍，（“”\n]{0,60}", cells in 2_usize..20) {
            for line in wrap(&text, cells) {
                prop_assert!(width(line.trim_end()) <= cells, "{line:?}");
            }
        }
    }
}
