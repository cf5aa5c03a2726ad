//! Reading a filter: one pass over its characters, by recursive descent.

use super::error::{Fault, FilterError};
use super::expr::{Choice, Expr, Filter, Operator, Order, Test, Words};
use super::operand::{Literal, Measure, Quoting, Written};
use crate::domain::field::DELETED;
use crate::domain::{Kind, Slot, line};

/// The most bytes of a filter.
const LONGEST: usize = 4 * 1024;

/// The most parentheses and negations within each other.
const DEEPEST: usize = 32;

/// Words that join terms; in quotes they are looked for.
pub(super) const KEYWORDS: &[&str] = &["or", "and"];

/// Reads a filter over records of `kind`. An empty one lets everything through.
pub fn parse(text: &str, kind: Kind) -> Result<Filter, FilterError> {
    if text.len() > LONGEST {
        return Err(FilterError { at: LONGEST, what: Fault::TooLong { most: LONGEST } });
    }
    let mut parser =
        Parser { kind, raw: text.chars().collect(), plain: line::fold_width(text).chars().collect(), at: 0 };
    parser.skip_blanks();
    if parser.peek().is_none() {
        return Ok(Filter { kind, root: Expr::All(Vec::new()) });
    }
    let root = parser.any(0)?;
    match parser.peek() {
        Some(_) => Err(parser.fault(Fault::StrayParenthesis)),
        None => Ok(Filter { kind, root }),
    }
}

/// Whether a character opens or closes a quote, on any keyboard.
pub(super) const fn is_quote(char: char) -> bool {
    matches!(char, '"' | '\u{201c}'..='\u{201f}' | '\u{ff02}')
}

struct Parser {
    kind: Kind,
    /// The characters as written, for what stands in quotes.
    raw: Vec<char>,
    /// The same with full-width ones made plain.
    plain: Vec<char>,
    at: usize,
}

impl Parser {
    fn any(&mut self, depth: usize) -> Result<Expr, FilterError> {
        let mut terms = vec![self.all(depth)?];
        while self.keyword() == Some("or") {
            self.at += 2;
            terms.push(self.all(depth)?);
        }
        Ok(Expr::any(terms))
    }

    fn all(&mut self, depth: usize) -> Result<Expr, FilterError> {
        let mut terms = vec![self.not(depth)?];
        loop {
            self.skip_blanks();
            match (self.peek(), self.keyword()) {
                (None | Some(')'), _) | (_, Some("or")) => return Ok(Expr::all(terms)),
                (_, Some(and)) => self.at += and.len(),
                (Some(_), None) => {}
            }
            terms.push(self.not(depth)?);
        }
    }

    fn not(&mut self, depth: usize) -> Result<Expr, FilterError> {
        if depth > DEEPEST {
            return Err(self.fault(Fault::TooDeep { most: DEEPEST }));
        }
        self.skip_blanks();
        if self.peek() != Some('-') {
            return self.term(depth);
        }
        self.at += 1;
        if self.peek().is_none_or(char::is_whitespace) {
            return Err(self.fault(Fault::NoTerm));
        }
        self.not(depth + 1).map(|term| Expr::Not(Box::new(term)))
    }

    fn term(&mut self, depth: usize) -> Result<Expr, FilterError> {
        match self.peek() {
            None | Some(')') => Err(self.fault(Fault::NoTerm)),
            Some('(') => self.group(depth),
            Some(char) if is_quote(char) => {
                let start = self.at;
                let phrase = self.quoted()?;
                if phrase.trim().is_empty() {
                    Err(at(start, Fault::NoTerm))
                } else {
                    Ok(Expr::Phrase(Literal::new(&phrase)))
                }
            }
            Some(_) if self.keyword().is_some() => Err(self.fault(Fault::NoTerm)),
            Some(_) => self.word(),
        }
    }

    fn group(&mut self, depth: usize) -> Result<Expr, FilterError> {
        let start = self.at;
        self.at += 1;
        let inner = self.any(depth + 1)?;
        if self.peek() != Some(')') {
            return Err(at(start, Fault::UnclosedParenthesis));
        }
        self.at += 1;
        Ok(inner)
    }

    /// A word to look for, or a field with what is asked of it.
    fn word(&mut self) -> Result<Expr, FilterError> {
        let start = self.at;
        while !self.is_end_of_word() && self.operator().is_none() {
            self.at += 1;
        }
        let word: String = self.plain.get(start..self.at).unwrap_or_default().iter().collect();
        let Some((operator, length)) = self.operator() else { return Ok(Expr::Words(Words::new(word))) };
        if word.is_empty() {
            return Err(self.fault(Fault::NoField));
        }
        let operator_at = self.at;
        self.at += length;
        match word.to_lowercase().as_str() {
            "has" if operator == Operator::Is => self.slots().map(Expr::Has),
            "no" if operator == Operator::Is => self.slots().map(|slots| Expr::Not(Box::new(Expr::Has(slots)))),
            _ => {
                let slot = self.slot(&word, start)?;
                if !Measure::of(slot).allows(operator) {
                    return Err(at(operator_at, Fault::Unfit { field: slot.name(), operator }));
                }
                self.test(slot, operator).map(|test| Expr::Field(slot, test))
            }
        }
    }

    fn test(&mut self, slot: Slot, operator: Operator) -> Result<Test, FilterError> {
        let measure = Measure::of(slot);
        Ok(match operator {
            Operator::Is | Operator::Range => Test::Is(self.list(|parser| parser.choice(slot))?),
            Operator::IsNot => Test::IsNot(self.list(|parser| parser.choice(slot))?),
            Operator::Contains => {
                Test::Contains(self.list(|parser| Ok(Literal::new(&parser.value(Reach::Dots)?.text)))?)
            }
            Operator::Compare(order) => {
                let start = self.at;
                let written = self.value(Reach::Dots)?;
                if self.peek() == Some(',') {
                    return Err(self.fault(Fault::Unfit { field: slot.name(), operator }));
                }
                Test::Compare(order, measure.read(&written).map_err(|what| at(start, what))?)
            }
        })
    }

    /// Values with commas between them.
    fn list<T>(&mut self, item: impl Fn(&mut Parser) -> Result<T, FilterError>) -> Result<Vec<T>, FilterError> {
        let mut items = vec![item(self)?];
        while self.peek() == Some(',') {
            self.at += 1;
            items.push(item(self)?);
        }
        Ok(items)
    }

    /// One value, or a range of them.
    fn choice(&mut self, slot: Slot) -> Result<Choice, FilterError> {
        let measure = Measure::of(slot);
        let operand = |parser: &mut Parser| {
            let start = parser.at;
            let written = parser.value(Reach::Range)?;
            measure.read(&written).map_err(|what| at(start, what))
        };
        let from = if self.is_range() { None } else { Some(operand(self)?) };
        let range_at = self.at;
        if !self.is_range() {
            return from.map(Choice::One).ok_or_else(|| at(range_at, Fault::NoValue));
        }
        if !measure.allows(Operator::Range) {
            return Err(self.fault(Fault::Unfit { field: slot.name(), operator: Operator::Range }));
        }
        self.at += 2;
        let is_open = self.is_end_of_value(Reach::Range) && !self.peek().is_some_and(is_quote);
        let choice = match (from, is_open) {
            (Some(from), true) => Choice::From(from),
            (Some(from), false) => Choice::Between(from, operand(self)?),
            (None, false) => Choice::UpTo(operand(self)?),
            (None, true) => return Err(at(range_at, Fault::NoValue)),
        };
        if self.is_range() {
            return Err(self.fault(Fault::Unfit { field: slot.name(), operator: Operator::Range }));
        }
        Ok(choice)
    }

    /// The fields that `has:` and `no:` name.
    fn slots(&mut self) -> Result<Vec<Slot>, FilterError> {
        self.list(|parser| {
            let start = parser.at;
            let written = parser.value(Reach::Dots)?;
            parser.slot(&written.text, start)
        })
    }

    fn slot(&self, word: &str, start: usize) -> Result<Slot, FilterError> {
        // Deleted records are asked for by a flag of the command: a filter that forgot them would touch them.
        let slot = Slot::find(self.kind, word).filter(|slot| slot.name() != DELETED);
        slot.ok_or_else(|| at(start, Fault::UnknownField { word: word.to_owned(), nearest: nearest(self.kind, word) }))
    }

    fn value(&mut self, reach: Reach) -> Result<Written, FilterError> {
        let start = self.at;
        if self.peek().is_some_and(is_quote) {
            return Ok(Written { text: self.quoted()?, quoting: Quoting::Quoted });
        }
        while !self.is_end_of_value(reach) {
            self.at += 1;
        }
        let text: String = self.plain.get(start..self.at).unwrap_or_default().iter().collect();
        if text.is_empty() { Err(at(start, Fault::NoValue)) } else { Ok(Written { text, quoting: Quoting::Bare }) }
    }

    /// What stands between quotes; a backslash takes the next character as it is.
    fn quoted(&mut self) -> Result<String, FilterError> {
        let start = self.at;
        let mut text = String::new();
        loop {
            self.at += 1;
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

    /// The operator that stands here, and its length.
    fn operator(&self) -> Option<(Operator, usize)> {
        let next = self.plain.get(self.at + 1);
        Some(match (self.peek()?, next) {
            (':' | '=', _) => (Operator::Is, 1),
            ('!', Some('=')) => (Operator::IsNot, 2),
            ('~', _) => (Operator::Contains, 1),
            ('<', Some('=')) => (Operator::Compare(Order::UpTo), 2),
            ('<', _) => (Operator::Compare(Order::Before), 1),
            ('>', Some('=')) => (Operator::Compare(Order::From), 2),
            ('>', _) => (Operator::Compare(Order::After), 1),
            _ => return None,
        })
    }

    /// The keyword that stands here alone.
    fn keyword(&self) -> Option<&'static str> {
        KEYWORDS.iter().copied().find(|keyword| {
            let end = self.at + keyword.len();
            let here = self.plain.get(self.at..end).unwrap_or_default();
            here.iter().map(char::to_ascii_lowercase).eq(keyword.chars())
                && self.plain.get(end).is_none_or(|char| is_boundary(*char))
        })
    }

    fn is_range(&self) -> bool {
        self.plain.get(self.at..self.at + 2) == Some(&['.', '.'])
    }

    fn is_end_of_word(&self) -> bool {
        self.peek().is_none_or(is_boundary)
    }

    fn is_end_of_value(&self, reach: Reach) -> bool {
        let ends = self.peek().is_none_or(|char| char == ',' || is_boundary(char));
        match reach {
            Reach::Range => ends || self.is_range(),
            Reach::Dots => ends,
        }
    }

    fn peek(&self) -> Option<char> {
        self.plain.get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    fn fault(&self, what: Fault) -> FilterError {
        at(self.at, what)
    }
}

/// Whether two dots end a value.
#[derive(Clone, Copy)]
enum Reach {
    /// They do: a range may stand here.
    Range,
    /// They are part of it.
    Dots,
}

const fn is_boundary(char: char) -> bool {
    char.is_whitespace() || matches!(char, '(' | ')') || is_quote(char)
}

const fn at(at: usize, what: Fault) -> FilterError {
    FilterError { at, what }
}

/// The field whose name is nearest to a word that is none.
fn nearest(kind: Kind, word: &str) -> Option<&'static str> {
    let word: String = word.to_lowercase().chars().take(32).collect();
    let most = (word.chars().count() / 3).max(1);
    let known = Slot::all(kind).filter(|slot| slot.name() != DELETED).flat_map(|slot| {
        let key = match slot {
            Slot::Field(field) => field.key,
            Slot::Part(..) | Slot::Derived(_) => slot.name(),
        };
        [(slot.name(), slot.name()), (key, slot.name())]
    });
    let near = known.map(|(known, name)| {
        let distance = strsim::osa_distance(&word, known);
        (if known.starts_with(word.as_str()) { distance.min(most) } else { distance }, name)
    });
    near.filter(|(distance, _)| *distance <= most).min().map(|(_, name)| name)
}
