//! A text with places for the cells of a row: `{product} for {account}`.

use super::heads::Heads;
use crate::ops::Failure;

/// A text with places for cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct Template(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Column(usize),
}

impl Template {
    /// Reads a template; fails if it names a column that the table does not have. A brace that is never closed is text.
    pub(super) fn read(text: &str, heads: &Heads) -> Result<Template, Failure> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, (column, behind))) =
            rest.split_once('{').and_then(|(before, behind)| Some((before, behind.split_once('}')?)))
        {
            pieces.push(Piece::Text(before.to_owned()));
            pieces.push(Piece::Column(heads.find(column)?));
            rest = behind;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        pieces.retain(|piece| *piece != Piece::Text(String::new()));
        Ok(Template(pieces))
    }

    /// The text itself, if it has no places for cells.
    pub(super) fn constant(&self) -> Option<&str> {
        match self.0.as_slice() {
            [] => Some(""),
            [Piece::Text(text)] => Some(text),
            [Piece::Column(_)] | [_, _, ..] => None,
        }
    }

    /// The columns that have a place in it.
    pub(super) fn columns(&self) -> impl Iterator<Item = usize> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Column(place) => Some(*place),
            Piece::Text(_) => None,
        })
    }

    /// The text with the cells of a row in their places, and runs of blanks between words made one. What stands
    /// between two cells joins them, so that it is left out where there is nothing to join.
    pub(super) fn fill<'a>(&self, cell: impl Fn(usize) -> &'a str) -> String {
        if let Some(text) = self.constant() {
            return text.to_owned();
        }
        let (mut filled, mut joining, mut is_empty) = (String::new(), "", false);
        for (at, piece) in self.0.iter().enumerate() {
            match piece {
                Piece::Text(text) if at == 0 => filled.push_str(text),
                Piece::Text(text) => joining = text,
                Piece::Column(place) => {
                    let text = cell(*place);
                    is_empty = text.trim().is_empty();
                    if !is_empty {
                        let has_before = !filled.trim().is_empty();
                        filled.push_str(if has_before { joining } else { "" });
                        filled.push_str(text);
                        joining = "";
                    }
                }
            }
        }
        // What stands at the end closes what is before it, if it is no word of its own.
        if let Some(Piece::Text(text)) = self.0.last()
            && (!is_empty || text.contains(char::is_alphanumeric))
        {
            filled.push_str(text);
        }
        let lines = filled.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        lines.collect::<Vec<_>>().join("\n").trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::heads;
    use super::*;

    #[test]
    fn cells_stand_where_their_columns_are_named() {
        let heads = heads("product,account name,b");
        let filled = |text: &str, cells: &[&'static str]| {
            let template = Template::read(text, &heads).unwrap();
            template.fill(|place| cells.get(place).copied().unwrap_or_default())
        };
        assert_eq!(filled("{product} for {Account_Name}", &["Pump", "Acme"]), "Pump for Acme");
        assert_eq!(filled("{product} {b} {account name}", &["Pump", " Acme ", ""]), "Pump Acme");
        assert_eq!(filled(" {product}{b} ", &["", ""]), "");
        assert_eq!(filled("{product} for {account name}", &["Pump", ""]), "Pump");
        assert_eq!(filled("{product} for {account name}", &["", "Acme"]), "Acme");
        assert_eq!(filled("{product} for {account name}", &["", " "]), "");
        assert_eq!(filled("{product} ({account name})", &["Pump", ""]), "Pump");
        assert_eq!(filled("{product} ({account name})", &["Pump", "Acme"]), "Pump (Acme)");
        assert_eq!(filled("{product} – {account name}, {b}", &["Pump", "", "x"]), "Pump, x");
        assert_eq!(filled("{product}{account name}-{b}", &["P", "A", "x"]), "PA-x");
        assert_eq!(filled("Deal {product} of {b}", &["", "", "May"]), "Deal of May");
        assert_eq!(filled("{open", &[]), "{open");
        assert_eq!(filled("a  {b", &[]), "a  {b");
        let failure = Template::read("{produkt}", &heads).unwrap_err();
        assert_eq!(failure.facts["nearest"], "product");
    }
}
