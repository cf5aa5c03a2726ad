//! Reading a filter: one pass over its characters, by recursive descent.

use super::arrange::{Arrangement, Direction, LIMIT, SORT};
use super::error::{Fault, FilterError};
use super::expr::{Choice, Expr, Filter, Operator, Order, Test, Words};
use super::moment::Moment;
use super::operand::{Literal, Measure};
use super::place::{NEAR, Near};
use super::scan::{Reach, Scanner, at, is_quote};
use super::segments::{Member, Members};
use super::short;
use crate::domain::field::DELETED;
use crate::domain::{Catalogue, Invalid, Kind, Slot, line};
use crate::search::{Matcher, fold};

/// The most bytes of a filter.
const LONGEST: usize = 4 * 1024;

/// The most parentheses and negations within each other.
const DEEPEST: usize = 32;

/// How deep parentheses stand that may hold all that is asked: others narrow a filter by `in:NAME (FILTER)`.
const WHOLE: usize = 1;

/// Reads a filter over records of `kind`. An empty one lets everything through.
pub fn parse(text: &str, kind: Kind, moment: &Moment) -> Result<Filter, FilterError> {
    let (mut members, mut arrangement) = (Members::default(), Arrangement::default());
    let root = parse_root(text, kind, moment, (&mut members, Some(&mut arrangement)))?;
    Ok(Filter { kind, root, members, arrangement })
}

/// Reads the filter of a segment: it says who is in it, and nothing of an order.
pub fn parse_segment(text: &str, kind: Kind, moment: &Moment) -> Result<Filter, FilterError> {
    let mut members = Members::default();
    let root = parse_within(text, kind, moment, &mut members)?;
    Ok(Filter { kind, root, members, arrangement: Arrangement::default() })
}

/// Reads what a filter asks as a segment within others.
pub(super) fn parse_within(
    text: &str,
    kind: Kind,
    moment: &Moment,
    members: &mut Members,
) -> Result<Expr, FilterError> {
    parse_root(text, kind, moment, (members, None))
}

fn parse_root(
    text: &str,
    kind: Kind,
    moment: &Moment,
    (members, arrangement): (&mut Members, Option<&mut Arrangement>),
) -> Result<Expr, FilterError> {
    if text.len() > LONGEST {
        return Err(FilterError { at: LONGEST, what: Fault::TooLong { most: LONGEST } });
    }
    let mut parser = Parser { kind, moment, scan: Scanner::new(text), members, arrangement, inside: None };
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
    /// What is said of the order, where something can be.
    arrangement: Option<&'a mut Arrangement>,
    /// Where that was said in parentheses, if it was.
    inside: Option<FilterError>,
}

impl Parser<'_> {
    fn any(&mut self, depth: usize) -> Result<Expr, FilterError> {
        let mut terms = vec![self.all(depth)?];
        while self.scan.keyword() == Some("or") {
            self.scan.at += 2;
            let start = self.scan.at;
            terms.push(self.all(depth)?);
            // An order alone is nothing between which one can choose.
            if terms.iter().any(Expr::is_nothing) {
                return Err(at(start, Fault::NoTerm));
            }
        }
        // Parentheses around all that is asked change nothing; an order of one choice among several is none.
        match self.inside.take_if(|_| depth == 0 && terms.len() > 1) {
            Some(error) => Err(error),
            None => Ok(Expr::any(terms)),
        }
    }

    fn all(&mut self, depth: usize) -> Result<Expr, FilterError> {
        let mut terms = Vec::new();
        loop {
            if !self.arranges(depth)? {
                terms.push(self.not(depth)?);
            }
            self.scan.skip_blanks();
            match (self.scan.peek(), self.scan.keyword()) {
                (None | Some(')'), _) | (_, Some("or")) => return Ok(Expr::all(terms)),
                (_, Some(and)) => self.scan.at += and.len(),
                (Some(_), None) => {}
            }
        }
    }

    /// Reads `sort:` or `limit:`, if that stands here: not a question, but how what is found is shown.
    fn arranges(&mut self, depth: usize) -> Result<bool, FilterError> {
        self.scan.skip_blanks();
        let start = self.scan.at;
        let word = self.scan.word();
        let known = [SORT, LIMIT].into_iter().find(|known| word.eq_ignore_ascii_case(known));
        // Segments have fields of these names.
        let known = known.filter(|known| self.moment.catalogue.slot(self.kind, known).is_none());
        let (Some(known), Some((Operator::Is, length))) = (known, self.scan.operator()) else {
            self.scan.at = start;
            return Ok(false);
        };
        self.scan.at += length;
        let read = if known == SORT {
            self.order()?
        } else {
            Arrangement { limit: Some(self.limit()?), ..Arrangement::default() }
        };
        let misplaced = at(start, Fault::OnlyOutside { word: known });
        match self.arrangement.as_deref_mut().filter(|_| depth <= WHOLE) {
            Some(arrangement) => {
                self.inside = self.inside.take().or((depth == WHOLE).then_some(misplaced));
                arrangement.by.extend(read.by);
                arrangement.limit = read.limit.or(arrangement.limit);
                Ok(true)
            }
            None => Err(misplaced),
        }
    }

    fn order(&mut self) -> Result<Arrangement, FilterError> {
        let by = self.list(|parser| {
            let start = parser.scan.at;
            let written = parser.scan.value(Reach::Dots)?;
            let (direction, word) = match written.text.strip_prefix('-') {
                Some(word) => (Direction::Descending, word),
                None => (Direction::Ascending, written.text.as_str()),
            };
            Ok((parser.slot(word, start)?, direction))
        })?;
        Ok(Arrangement { by, limit: None })
    }

    fn limit(&mut self) -> Result<usize, FilterError> {
        let start = self.scan.at;
        let written = self.scan.value(Reach::Dots)?;
        let number = line::fold_width(&written.text).parse();
        number.map_err(|_| at(start, Fault::BadValue(Invalid::new("number", &written.text))))
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
            if is_blank {
                return Err(at(start, Fault::NoTerm));
            }
            return Ok(short::alone(&word, self.kind).unwrap_or_else(|| Expr::Words(Words::new(word))));
        };
        if word.is_empty() {
            return Err(self.scan.fault(Fault::NoField));
        }
        let operator_at = self.scan.at;
        self.scan.at += length;
        match word.to_lowercase().as_str() {
            "has" if operator == Operator::Is => self.slots().map(Expr::Has),
            "no" if operator == Operator::Is => self.slots().map(|slots| Expr::Not(Box::new(Expr::Has(slots)))),
            "in" | "segments" if operator == Operator::Is => self.list(Parser::member).map(Expr::In),
            NEAR if operator == Operator::Is && Slot::all(self.kind).any(Slot::is_position) => {
                self.near().map(Expr::Near)
            }
            plain => {
                if let Some(since) = short::age(plain, self.kind) {
                    return self.age(since, operator, operator_at);
                }
                let slot = self.slot(&word, start)?;
                if !Measure::of(slot).allows(operator) {
                    return Err(at(operator_at, Fault::Unfit { field: slot.name(), operator }));
                }
                self.test(slot, operator).map(|test| Expr::Field(slot, test))
            }
        }
    }

    fn test(&mut self, slot: Slot, operator: Operator) -> Result<Test, FilterError> {
        self.test_of(slot, Measure::of(slot), operator)
    }

    fn test_of(&mut self, slot: Slot, measure: Measure, operator: Operator) -> Result<Test, FilterError> {
        Ok(match operator {
            Operator::Is | Operator::Range => Test::Is(self.list(|parser| parser.choice(slot, measure))?),
            Operator::IsNot => Test::IsNot(self.list(|parser| parser.choice(slot, measure))?),
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

    /// How long something has been so: the same as since when, looked at from the other end.
    fn age(&mut self, since: Slot, operator: Operator, operator_at: usize) -> Result<Expr, FilterError> {
        if operator == Operator::Contains {
            return Err(at(operator_at, Fault::Unfit { field: since.name(), operator }));
        }
        let asked = self.test_of(since, Measure::Age, operator)?;
        Ok(Expr::Field(since, short::mirrored(asked)))
    }

    /// A point, and how far from it something may be.
    fn near(&mut self) -> Result<Near, FilterError> {
        let start = self.scan.at;
        let near = Near::at(&self.scan.place()?, self.moment).map_err(|what| at(start, what))?;
        let Some((Operator::Compare(Order::Before | Order::UpTo), length)) = self.scan.operator() else {
            return Err(self.scan.fault(Fault::NoValue));
        };
        self.scan.at += length;
        let start = self.scan.at;
        let distance = self.scan.value(Reach::Dots)?;
        near.within(&distance.text).map_err(|what| at(start, what))
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
    fn choice(&mut self, slot: Slot, measure: Measure) -> Result<Choice, FilterError> {
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
        let slot = catalogue.slot(self.kind, word).filter(|slot| slot.name() != DELETED && !slot.is_segments());
        let unknown = || Fault::UnknownField { word: word.to_owned(), nearest: nearest(catalogue, self.kind, word) };
        slot.ok_or_else(|| at(start, unknown()))
    }
}

/// The field whose name is nearest to a word that is none.
fn nearest(catalogue: &Catalogue, kind: Kind, word: &str) -> Option<&'static str> {
    let word: String = word.to_lowercase().chars().take(32).collect();
    let most = (word.chars().count() / 3).max(1);
    let known = catalogue.slots(kind).filter(|slot| slot.name() != DELETED && !slot.is_segments()).flat_map(|slot| {
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
