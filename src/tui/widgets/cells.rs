//! Text measured in cells: wide characters take two, combining marks none, and nothing is cut in the middle.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::text::{visible, visible_lines};

pub(crate) use crate::text::width;

/// The beginning of a text that fits into `cells`, with `…` where something was cut.
pub(crate) fn fit(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    let mut fitted = String::new();
    let mut room = cells.saturating_sub(1);
    for cluster in text.graphemes(true) {
        let needed = cluster.width();
        if needed > room {
            break;
        }
        room -= needed;
        fitted.push_str(cluster);
    }
    if cells > 0 {
        fitted.push('…');
    }
    fitted
}

/// A text cut or filled up with blanks to exactly `cells`.
pub(crate) fn pad(text: &str, cells: usize) -> String {
    let mut padded = fit(text, cells);
    let missing = cells.saturating_sub(width(&padded));
    padded.extend(std::iter::repeat_n(' ', missing));
    padded
}

/// Data of one line as it may be shown: characters that would act on the terminal become visible.
pub(crate) fn shown(text: &str) -> String {
    visible(&text.replace(['\n', '\t'], " ")).into_owned()
}

/// Data of several lines as it may be shown.
pub(crate) fn shown_lines(text: &str) -> String {
    visible_lines(&text.replace('\t', "    ")).into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_wide_character_is_never_cut_in_half() {
        assert_eq!(fit("张伟明", 6), "张伟明");
        assert_eq!(fit("张伟明", 5), "张伟…");
        assert_eq!(fit("张伟明", 4), "张…");
        assert_eq!(fit("👨‍👩‍👧‍👦x", 3), "👨‍👩‍👧‍👦x");
        assert_eq!(fit("👨‍👩‍👧‍👦xy", 3), "👨‍👩‍👧‍👦…");
        assert_eq!(fit("e\u{301}a", 1), "…");
        assert_eq!(fit("abc", 0), "");
        assert_eq!(pad("张", 4), "张  ");
    }

    proptest! {
        #[test]
        fn every_text_fits_exactly(text in ".{0,40}", cells in 0_usize..30) {
            prop_assert!(width(&fit(&text, cells)) <= cells);
            prop_assert_eq!(width(&pad(&text, cells)), cells);
        }
    }
}
