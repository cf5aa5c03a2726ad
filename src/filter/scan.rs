//! The characters of a filter: which of them belong together, and where they stand.

use super::effort::step;
use super::error::{Fault, FilterError};
use super::expr::{Operator, Order};
use super::operand::{Quoting, Written};
use crate::domain::line;
use crate::search::fold;

/// Words that join terms; in quotes they are looked for.
pub(super) const KEYWORDS: &[&str] = &["or", "and"];

/// A filter's text, read from left to right.
pub(super) struct Scanner {
    /// The characters as written, for what stands in quotes.
    raw: Vec<char>,
    /// The same with full-width ones made plain.
    plain: Vec<char>,
    /// How many have been read.
    pub(super) at: usize,
    /// From here on no single quote is closed that opens.
    unclosed: usize,
}

/// Whether two dots end a value.
#[derive(Clone, Copy)]
pub(super) enum Reach {
    /// They do: a range may stand here.
    Range,
    /// They are part of it.
    Dots,
}

/// Whether a character opens or closes a quote, on any keyboard.
pub(super) const fn is_quote(char: char) -> bool {
    matches!(char, '"' | '\u{201c}'..='\u{201f}' | '\u{ff02}')
}

/// Whether a character is a single quote, on any keyboard. Within a word it is an apostrophe.
pub(super) const fn is_single_quote(char: char) -> bool {
    matches!(char, '\'' | '\u{2018}'..='\u{201b}' | '\u{ff07}')
}

impl Scanner {
    pub(super) fn new(text: &str) -> Scanner {
        Scanner {
            raw: text.chars().collect(),
            plain: line::fold_width(text).chars().collect(),
            at: 0,
            unclosed: usize::MAX,
        }
    }

    /// What stands before a comparison or a boundary, or between quotes; it may have a comma in it.
    pub(super) fn place(&mut self) -> Result<String, FilterError> {
        if let Some(text) = self.phrase()? {
            return Ok(text);
        }
        let start = self.at;
        while !self.is_end_of_word() && !self.peek().is_some_and(|char| matches!(char, '<' | '>')) {
            self.at += 1;
        }
        Ok(self.plain.get(start..self.at).unwrap_or_default().iter().collect())
    }

    /// A word, or the name of a field: what stands before an operator or a boundary; perhaps nothing.
    pub(super) fn word(&mut self) -> String {
        let start = self.at;
        while !self.is_end_of_word() && self.operator().is_none() {
            self.at += 1;
        }
        self.plain.get(start..self.at).unwrap_or_default().iter().collect()
    }

    pub(super) fn value(&mut self, reach: Reach) -> Result<Written, FilterError> {
        let start = self.at;
        if let Some(text) = self.phrase()? {
            let is_blank = fold(&text).is_empty();
            return if is_blank {
                Err(at(start, Fault::NoValue))
            } else {
                Ok(Written { text, quoting: Quoting::Quoted })
            };
        }
        while !self.is_end_of_value(reach) {
            self.at += 1;
        }
        let text: String = self.plain.get(start..self.at).unwrap_or_default().iter().collect();
        if fold(&text).is_empty() {
            Err(at(start, Fault::NoValue))
        } else {
            Ok(Written { text, quoting: Quoting::Bare })
        }
    }

    /// What stands between the quotes that open here, if some do.
    pub(super) fn phrase(&mut self) -> Result<Option<String>, FilterError> {
        if self.peek().is_some_and(is_quote) { self.quoted().map(Some) } else { Ok(self.single_quoted()) }
    }

    /// What stands between single quotes. One that is not closed before a boundary opens nothing: `'t Hooft`.
    fn single_quoted(&mut self) -> Option<String> {
        if self.at >= self.unclosed || !self.raw.get(self.at).copied().is_some_and(is_single_quote) {
            return None;
        }
        let closed = self.until_single_quote();
        if closed.is_none() {
            self.unclosed = self.at;
        }
        let (text, end) = closed?;
        self.at = end;
        Some(text)
    }

    /// What stands before the single quote that closes the one that opens here, and where that ends.
    fn until_single_quote(&self) -> Option<(String, usize)> {
        let mut text = String::new();
        let mut here = self.at;
        loop {
            here += 1;
            step();
            match *self.raw.get(here)? {
                '\\' => {
                    here += 1;
                    text.extend(self.raw.get(here));
                }
                char if is_single_quote(char) && self.ends_value(here + 1) => {
                    return Some((text, here + 1));
                }
                char => text.push(char),
            }
        }
    }

    /// Whether a value may end before the character at a place.
    fn ends_value(&self, place: usize) -> bool {
        let next = self.plain.get(place).copied();
        let is_range = next == Some('.') && self.plain.get(place + 1) == Some(&'.');
        next.is_none_or(|char| matches!(char, ',' | '<' | '>') || is_boundary(char)) || is_range
    }

    /// What stands between quotes; a backslash takes the next character as it is.
    fn quoted(&mut self) -> Result<String, FilterError> {
        let start = self.at;
        let mut text = String::new();
        loop {
            self.at += 1;
            step();
            match self.raw.get(self.at) {
                Some('\\') => {
                    self.at += 1;
                    text.extend(self.raw.get(self.at));
                }
                Some(char) if is_quote(*char) => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(char) => text.push(*char),
                None => return Err(at(start, Fault::UnclosedQuote)),
            }
        }
    }

    /// The operator that stands here, and its length. A comparison may follow a colon, as other programs have it.
    pub(super) fn operator(&self) -> Option<(Operator, usize)> {
        let colon = usize::from(self.peek()? == ':' && matches!(self.plain.get(self.at + 1), Some('<' | '>')));
        let next = self.plain.get(self.at + colon + 1);
        let (operator, len) = match (*self.plain.get(self.at + colon)?, next) {
            (':' | '=', _) => (Operator::Is, 1),
            ('!', Some('=')) => (Operator::IsNot, 2),
            ('~', _) => (Operator::Contains, 1),
            ('<', Some('=')) => (Operator::Compare(Order::UpTo), 2),
            ('<', _) => (Operator::Compare(Order::Before), 1),
            ('>', Some('=')) => (Operator::Compare(Order::From), 2),
            ('>', _) => (Operator::Compare(Order::After), 1),
            _ => return None,
        };
        Some((operator, colon + len))
    }

    /// The keyword that stands here alone.
    pub(super) fn keyword(&self) -> Option<&'static str> {
        KEYWORDS.iter().copied().find(|keyword| {
            let end = self.at + keyword.len();
            let here = self.plain.get(self.at..end).unwrap_or_default();
            here.iter().map(char::to_ascii_lowercase).eq(keyword.chars())
                && self.plain.get(end).is_none_or(|char| is_boundary(*char))
        })
    }

    pub(super) fn is_range(&self) -> bool {
        self.plain.get(self.at..self.at + 2) == Some(&['.', '.'])
    }

    fn is_end_of_word(&self) -> bool {
        self.peek().is_none_or(is_boundary)
    }

    pub(super) fn is_end_of_value(&self, reach: Reach) -> bool {
        let ends = self.peek().is_none_or(|char| char == ',' || is_boundary(char));
        match reach {
            Reach::Range => ends || self.is_range(),
            Reach::Dots => ends,
        }
    }

    pub(super) fn peek(&self) -> Option<char> {
        step();
        self.plain.get(self.at).copied()
    }

    pub(super) fn skip_blanks(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    pub(super) fn fault(&self, what: Fault) -> FilterError {
        at(self.at, what)
    }
}

const fn is_boundary(char: char) -> bool {
    char.is_whitespace() || matches!(char, '(' | ')') || is_quote(char)
}

pub(super) const fn at(at: usize, what: Fault) -> FilterError {
    FilterError { at, what }
}
