//! Reading a filter: one pass over its characters, by recursive descent.

use super::error::{Fault, FilterError};
use super::expr::{Choice, Expr, Filter, Operator, Test, Words};
use super::moment::Moment;
use super::operand::{Literal, Measure};
use super::scan::{Reach, Scanner, at, is_quote};
use super::segments::{Member, Members};
use crate::domain::field::DELETED;
use crate::domain::{Catalogue, Kind, Slot};
use crate::search::{Matcher, fold};

/// The most bytes of a filter.
const LONGEST: usize = 4 * 1024;

/// The most parentheses and negations within each other.
const DEEPEST: usize = 32;

/// Reads a filter over records of `kind`. An empty one lets everything through.
pub fn parse(text: &str, kind: Kind, moment: &Moment) -> Result<Filter, FilterError> {
    let mut members = Members::default();
    let root = parse_within(text, kind, moment, &mut members)?;
    Ok(Filter { kind, root, members })
}

/// Reads what a filter asks, itself or as a segment within others.
pub(super) fn parse_within(
    text: &str,
    kind: Kind,
    moment: &Moment,
    members: &mut Members,
) -> Result<Expr, FilterError> {
    if text.len() > LONGEST {
        return Err(FilterError { at: LONGEST, what: Fault::TooLong { most: LONGEST } });
    }
    let mut parser = Parser { kind, moment, scan: Scanner::new(text), members };
    parser.scan.skip_blanks();
    if parser.scan.peek().is_none() {
        return Ok(Expr::All(Vec::new()));
    }
    let root = parser.any(0)?;
    match parser.scan.peek() {
        Some(_) => Err(parser.scan.fault(Fault::StrayParenthesis)),
        None => Ok(root),
    }
}

struct Parser<'a> {
    kind: Kind,
    moment: &'a Moment,
    scan: Scanner,
    members: &'a mut Members,
}

impl Parser<'_> {
    fn any(&mut self, depth: usize) -> Result<Expr, FilterError> {
        let mut terms = vec![self.all(depth)?];
        while self.scan.keyword() == Some("or") {
            self.scan.at += 2;
            terms.push(self.all(depth)?);
        }
        Ok(Expr::any(terms))
    }

    fn all(&mut self, depth: usize) -> Result<Expr, FilterError> {
        let mut terms = vec![self.not(depth)?];
        loop {
            self.scan.skip_blanks();
            match (self.scan.peek(), self.scan.keyword()) {
                (None | Some(')'), _) | (_, Some("or")) => return Ok(Expr::all(terms)),
                (_, Some(and)) => self.scan.at += and.len(),
                (Some(_), None) => {}
            }
            terms.push(self.not(depth)?);
        }
    }

    fn not(&mut self, depth: usize) -> Result<Expr, FilterError> {
        if depth > DEEPEST {
            return Err(self.scan.fault(Fault::TooDeep { most: DEEPEST }));
        }
        self.scan.skip_blanks();
        if self.scan.peek() != Some('-') {
            return self.term(depth);
        }
        self.scan.at += 1;
        if self.scan.peek().is_none_or(char::is_whitespace) {
            return Err(self.scan.fault(Fault::NoTerm));
        }
        self.not(depth + 1).map(|term| Expr::Not(Box::new(term)))
    }

    fn term(&mut self, depth: usize) -> Result<Expr, FilterError> {
        match self.scan.peek() {
            None | Some(')') => Err(self.scan.fault(Fault::NoTerm)),
            Some('(') => self.group(depth),
            Some(_) if self.scan.keyword().is_some() => Err(self.scan.fault(Fault::NoTerm)),
            Some(_) => self.phrase_or_word(),
        }
    }

    fn phrase_or_word(&mut self) -> Result<Expr, FilterError> {
        let start = self.scan.at;
        match self.scan.phrase()? {
            Some(phrase) if fold(&phrase).is_empty() => Err(at(start, Fault::NoTerm)),
            Some(phrase) => Ok(Expr::Phrase(Literal::new(&phrase))),
            None => self.word(),
        }
    }

    fn group(&mut self, depth: usize) -> Result<Expr, FilterError> {
        let start = self.scan.at;
        self.scan.at += 1;
        let inner = self.any(depth + 1)?;
        if self.scan.peek() != Some(')') {
            return Err(at(start, Fault::UnclosedParenthesis));
        }
        self.scan.at += 1;
        Ok(inner)
    }

    /// A word to look for, or a field with what is asked of it.
    fn word(&mut self) -> Result<Expr, FilterError> {
        let start = self.scan.at;
        let word = self.scan.word();
        let Some((operator, length)) = self.scan.operator() else {
            // A word of nothing but punctuation would let everybody through.
            let is_blank = Matcher::new(&word).is_empty();
            return if is_blank { Err(at(start, Fault::NoTerm)) } else { Ok(Expr::Words(Words::new(word))) };
        };
        if word.is_empty() {
            return Err(self.scan.fault(Fault::NoField));
        }
        let operator_at = self.scan.at;
        self.scan.at += length;
        match word.to_lowercase().as_str() {
            "has" if operator == Operator::Is => self.slots().map(Expr::Has),
            "no" if operator == Operator::Is => self.slots().map(|slots| Expr::Not(Box::new(Expr::Has(slots)))),
            "in" if operator == Operator::Is => self.list(Parser::member).map(Expr::In),
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
                Test::Contains(self.list(|parser| Ok(Literal::new(&parser.scan.value(Reach::Dots)?.text)))?)
            }
            Operator::Compare(order) => {
                let start = self.scan.at;
                let written = self.scan.value(Reach::Dots)?;
                if self.scan.peek() == Some(',') {
                    return Err(self.scan.fault(Fault::Unfit { field: slot.name(), operator }));
                }
                Test::Compare(order, measure.read(&written, self.moment).map_err(|what| at(start, what))?)
            }
        })
    }

    /// Values with commas between them.
    fn list<T>(&mut self, item: impl Fn(&mut Self) -> Result<T, FilterError>) -> Result<Vec<T>, FilterError> {
        let mut items = vec![item(self)?];
        while self.scan.peek() == Some(',') {
            self.scan.at += 1;
            items.push(item(self)?);
        }
        Ok(items)
    }

    /// One value, or a range of them.
    fn choice(&mut self, slot: Slot) -> Result<Choice, FilterError> {
        let measure = Measure::of(slot);
        let operand = |parser: &mut Parser| {
            let start = parser.scan.at;
            let written = parser.scan.value(Reach::Range)?;
            measure.read(&written, parser.moment).map_err(|what| at(start, what))
        };
        let from = if self.scan.is_range() { None } else { Some(operand(self)?) };
        let range_at = self.scan.at;
        if !self.scan.is_range() {
            return from.map(Choice::One).ok_or_else(|| at(range_at, Fault::NoValue));
        }
        if !measure.allows(Operator::Range) {
            return Err(self.scan.fault(Fault::Unfit { field: slot.name(), operator: Operator::Range }));
        }
        self.scan.at += 2;
        let is_open = self.scan.is_end_of_value(Reach::Range) && !self.scan.peek().is_some_and(is_quote);
        let choice = match (from, is_open) {
            (Some(from), true) => Choice::From(from),
            (Some(from), false) => Choice::Between(from, operand(self)?),
            (None, false) => Choice::UpTo(operand(self)?),
            (None, true) => return Err(at(range_at, Fault::NoValue)),
        };
        if self.scan.is_range() {
            return Err(self.scan.fault(Fault::Unfit { field: slot.name(), operator: Operator::Range }));
        }
        Ok(choice)
    }

    /// The fields that `has:` and `no:` name.
    fn slots(&mut self) -> Result<Vec<Slot>, FilterError> {
        self.list(|parser| {
            let start = parser.scan.at;
            let written = parser.scan.value(Reach::Dots)?;
            parser.slot(&written.text, start)
        })
    }

    /// A segment that `in:` names.
    fn member(&mut self) -> Result<Member, FilterError> {
        let start = self.scan.at;
        let written = self.scan.value(Reach::Dots)?;
        self.members.find(&written.text, self.kind, self.moment).map_err(|what| at(start, what))
    }

    fn slot(&self, word: &str, start: usize) -> Result<Slot, FilterError> {
        // Deleted records are asked for by a flag of the command: a filter that forgot them would touch them.
        let catalogue = &self.moment.catalogue;
        let slot = catalogue.slot(self.kind, word).filter(|slot| slot.name() != DELETED);
        let unknown = || Fault::UnknownField { word: word.to_owned(), nearest: nearest(catalogue, self.kind, word) };
        slot.ok_or_else(|| at(start, unknown()))
    }
}

/// The field whose name is nearest to a word that is none.
fn nearest(catalogue: &Catalogue, kind: Kind, word: &str) -> Option<&'static str> {
    let word: String = word.to_lowercase().chars().take(32).collect();
    let most = (word.chars().count() / 3).max(1);
    let known = catalogue.slots(kind).filter(|slot| slot.name() != DELETED).flat_map(|slot| {
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
