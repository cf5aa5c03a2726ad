//! Several items in one cell: `a; b`, and in quotes where an item holds a semicolon itself.

/// What divides items.
const DIVIDER: char = ';';

/// What holds an item together.
const QUOTE: char = '"';

/// Puts items together so that [`split`] takes them apart again.
pub(super) fn join<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    let quoted = items.into_iter().map(quote);
    quoted.collect::<Vec<_>>().join("; ")
}

/// Takes the items of a cell apart. Blanks around them, and empty ones, say nothing.
pub(super) fn split(cell: &str) -> Vec<String> {
    let mut items = Vec::new();
    let mut rest = cell.trim_start();
    while !rest.is_empty() {
        let (item, behind) = read_quoted(rest).unwrap_or_else(|| read_plain(rest));
        if !item.trim().is_empty() {
            items.push(item);
        }
        rest = behind.trim_start();
    }
    items
}

/// Whether a cell is made of items in quotes, so that what has semicolons inside can be told from several items.
pub(super) fn is_quoted(cell: &str) -> bool {
    read_quoted(cell.trim_start()).is_some()
}

fn quote(item: &str) -> String {
    let plain = !item.contains(DIVIDER) && !item.starts_with(QUOTE) && item.trim() == item;
    if plain { item.to_owned() } else { quoted(item) }
}

/// An item in quotes, whatever it holds.
pub(super) fn quoted(item: &str) -> String {
    format!("{QUOTE}{}{QUOTE}", item.replace(QUOTE, "\"\""))
}

fn read_plain(text: &str) -> (String, &str) {
    let (item, behind) = text.split_once(DIVIDER).unwrap_or((text, ""));
    (item.trim().to_owned(), behind)
}

/// Reads an item in quotes; nothing if there are none, or if something stands between them and the next divider.
fn read_quoted(text: &str) -> Option<(String, &str)> {
    let mut item = String::new();
    let mut rest = text.strip_prefix(QUOTE)?;
    loop {
        let (piece, behind) = rest.split_once(QUOTE)?;
        item.push_str(piece);
        let Some(more) = behind.strip_prefix(QUOTE) else {
            let behind = behind.trim_start();
            let next = if behind.is_empty() { Some(behind) } else { behind.strip_prefix(DIVIDER) };
            return next.map(|next| (item, next));
        };
        item.push(QUOTE);
        rest = more;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_cell_may_hold_several_items() {
        for (cell, items) in [
            ("a@b.de", vec!["a@b.de"]),
            (" a ;b;; c d ", vec!["a", "b", "c d"]),
            ("\"Smith; Sons\"; Beta", vec!["Smith; Sons", "Beta"]),
            ("\"Acme\" GmbH; Beta", vec!["\"Acme\" GmbH", "Beta"]),
            ("\"say \"\"hi\"\"\"", vec!["say \"hi\""]),
            ("\"open; end", vec!["\"open", "end"]),
            ("", vec![]),
            (" ; ", vec![]),
        ] {
            assert_eq!(split(cell), items, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn items_come_apart_as_they_were_put_together(items in prop::collection::vec("[a;\" \n]{0,5}x[;\" ]{0,2}", 0..4)) {
            let cell = join(items.iter().map(String::as_str));
            prop_assert_eq!(split(&cell), items);
        }
    }
}
