//! Colours and emphasis of a cell, and the shortest way to say them.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// What is seen of a blank, too.
const SEEN_ON_BLANKS: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK)
    .union(Modifier::CROSSED_OUT);

/// The emphases: how each is begun, and how it is ended.
const EMPHASES: &[(Modifier, u8, u8)] = &[
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// How a cell looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Look {
    /// That of a cell.
    pub(super) const fn of(cell: &Cell) -> Look {
        Look { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// What of it is seen where a cell is blank.
    pub(super) fn of_blank(self) -> Look {
        let modifier = self.modifier.intersection(SEEN_ON_BLANKS);
        Look { fg: if modifier.is_empty() { Color::Reset } else { self.fg }, bg: self.bg, modifier }
    }

    /// Gives it to a cell.
    pub(super) const fn put_on(self, cell: &mut Cell) {
        (cell.fg, cell.bg, cell.modifier) = (self.fg, self.bg, self.modifier);
    }

    /// What a terminal has to be told that writes in one look and is to write in another.
    pub(super) fn change(from: Option<Look>, to: Look) -> Vec<u8> {
        if from == Some(to) {
            return Vec::new();
        }
        let anew = said(&anew(to));
        let changed = from.map(|from| said(&changes(from, to)));
        changed.filter(|changed| changed.len() < anew.len()).unwrap_or(anew)
    }
}

/// A look from scratch; nothing means the plain one.
fn anew(to: Look) -> Vec<u8> {
    let added = changes(Look::default(), to);
    if added.is_empty() { added } else { [vec![0], added].concat() }
}

/// From one look to another.
fn changes(from: Look, to: Look) -> Vec<u8> {
    let mut codes = Vec::new();
    let mut kept = from.modifier.intersection(to.modifier);
    for (_, _, end) in
        EMPHASES.iter().filter(|(modifier, ..)| from.modifier.difference(to.modifier).contains(*modifier))
    {
        if !codes.contains(end) {
            codes.push(*end);
        }
        // What ends with the same code ends with it.
        for (modifier, ..) in EMPHASES.iter().filter(|(_, _, other)| other == end) {
            kept.remove(*modifier);
        }
    }
    let begun = EMPHASES.iter().filter(|(modifier, ..)| to.modifier.difference(kept).contains(*modifier));
    codes.extend(begun.map(|(_, begin, _)| *begin));
    if from.fg != to.fg {
        codes.extend(color(to.fg, 30));
    }
    if from.bg != to.bg {
        codes.extend(color(to.bg, 40));
    }
    codes
}

/// A colour; `base` is 30 for what is written and 40 for what is behind it.
fn color(color: Color, base: u8) -> Vec<u8> {
    let bright = base + 60;
    match color {
        Color::Reset => vec![base + 9],
        Color::Black => vec![base],
        Color::Red => vec![base + 1],
        Color::Green => vec![base + 2],
        Color::Yellow => vec![base + 3],
        Color::Blue => vec![base + 4],
        Color::Magenta => vec![base + 5],
        Color::Cyan => vec![base + 6],
        Color::Gray => vec![base + 7],
        Color::DarkGray => vec![bright],
        Color::LightRed => vec![bright + 1],
        Color::LightGreen => vec![bright + 2],
        Color::LightYellow => vec![bright + 3],
        Color::LightBlue => vec![bright + 4],
        Color::LightMagenta => vec![bright + 5],
        Color::LightCyan => vec![bright + 6],
        Color::White => vec![bright + 7],
        Color::Indexed(number) => vec![base + 8, 5, number],
        Color::Rgb(red, green, blue) => vec![base + 8, 2, red, green, blue],
    }
}

fn said(codes: &[u8]) -> Vec<u8> {
    let codes: Vec<String> = codes.iter().map(u8::to_string).collect();
    format!("\x1b[{}m", codes.join(";")).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(modifier: Modifier, fg: Color) -> Look {
        Look { fg, bg: Color::Reset, modifier }
    }

    fn change(from: Look, to: Look) -> String {
        String::from_utf8(Look::change(Some(from), to)).unwrap().replace('\x1b', "")
    }

    #[test]
    fn a_look_is_said_in_the_shortest_way() {
        let (plain, bold) = (Look::default(), look(Modifier::BOLD, Color::Reset));
        let (dim, cyan) = (look(Modifier::DIM, Color::Reset), look(Modifier::BOLD, Color::Cyan));
        assert_eq!(change(plain, plain), "");
        assert_eq!([change(plain, bold), change(bold, plain)], ["[1m", "[m"]);
        assert_eq!([change(bold, cyan), change(cyan, bold)], ["[36m", "[39m"]);
        assert_eq!(change(bold, dim), "[0;2m", "what ends bold ends dim");
        assert_eq!(
            change(look(Modifier::BOLD | Modifier::DIM, Color::Indexed(110)), look(Modifier::DIM, Color::Indexed(110))),
            "[22;2m"
        );
        assert_eq!(Look::change(None, plain), b"\x1b[m");
    }

    #[test]
    fn a_blank_has_no_weight_and_no_colour_of_its_own() {
        assert_eq!(look(Modifier::BOLD, Color::Cyan).of_blank(), Look::default());
        assert_eq!(look(Modifier::REVERSED, Color::Cyan).of_blank(), look(Modifier::REVERSED, Color::Cyan));
    }
}
