//! A text with places for the cells of a row: `{product} for {account}`.

use super::heads::Heads;
use crate::ops::Failure;

/// A text with places for cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Template(Vec<Piece>);

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

    /// The text with the cells of a row in their places, and runs of blanks between words made one.
    pub(super) fn fill<'a>(&self, cell: impl Fn(usize) -> &'a str) -> String {
        if let Some(text) = self.constant() {
            return text.to_owned();
        }
        let mut filled = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => filled.push_str(text),
                Piece::Column(place) => filled.push_str(cell(*place)),
            }
        }
        let lines = filled.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        lines.collect::<Vec<_>>().join("\n").trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::tests::heads;
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
        assert_eq!(filled("{open", &[]), "{open");
        assert_eq!(filled("a  {b", &[]), "a  {b");
        let failure = Template::read("{produkt}", &heads).unwrap_err();
        assert_eq!(failure.facts["nearest"], "product");
    }
}
