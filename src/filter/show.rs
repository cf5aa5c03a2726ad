//! A filter in its own language: what is shown parses to the same filter.

use std::fmt;

use super::expr::{Choice, Expr, Filter, Operator, Order, Test};
use super::operand::{Literal, Operand};
use super::scan::{KEYWORDS, is_quote, is_single_quote};
use crate::domain::line;

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.root.fmt(f)?;
        if self.is_empty() || self.arrangement.is_empty() {
            return self.arrangement.fmt(f);
        }
        write!(f, " {}", self.arrangement)
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expr::All(terms) => {
                joined(
                    f,
                    terms,
                    " ",
                    |f, term| {
                        if matches!(term, Expr::Any(_)) { write!(f, "({term})") } else { term.fmt(f) }
                    },
                )
            }
            Expr::Any(terms) => joined(f, terms, " or ", |f, term| term.fmt(f)),
            Expr::Not(term) if term.is_several() => write!(f, "-({term})"),
            Expr::Not(term) => write!(f, "-{term}"),
            Expr::Words(words) => f.write_str(&words.words().join(" ")),
            Expr::Phrase(phrase) => quoted(f, &phrase.typed),
            Expr::Has(slots) => {
                f.write_str("has:")?;
                joined(f, slots, ",", |f, slot| f.write_str(slot.name()))
            }
            Expr::In(members) => {
                f.write_str("in:")?;
                joined(f, members, ",", |f, member| Literal::new(&member.name).fmt(f))
            }
            Expr::Near(near) => near.fmt(f),
            Expr::Field(slot, test) => write!(f, "{}{test}", slot.name()),
        }
    }
}

impl Expr {
    /// Whether it is shown as several terms.
    fn is_several(&self) -> bool {
        match self {
            Expr::All(_) | Expr::Any(_) => true,
            Expr::Words(words) => words.words().len() > 1,
            Expr::Not(_) | Expr::Phrase(_) | Expr::Has(_) | Expr::In(_) | Expr::Near(_) | Expr::Field(..) => false,
        }
    }
}

impl fmt::Display for Test {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Test::Is(choices) => {
                Operator::Is.fmt(f)?;
                joined(f, choices, ",", |f, choice| choice.fmt(f))
            }
            Test::IsNot(choices) => {
                Operator::IsNot.fmt(f)?;
                joined(f, choices, ",", |f, choice| choice.fmt(f))
            }
            Test::Contains(texts) => {
                Operator::Contains.fmt(f)?;
                joined(f, texts, ",", |f, text| text.fmt(f))
            }
            Test::Compare(order, operand) => write!(f, "{}{operand}", Operator::Compare(*order)),
        }
    }
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Choice::One(operand) => operand.fmt(f),
            Choice::Between(from, to) => write!(f, "{from}..{to}"),
            Choice::From(from) => write!(f, "{from}.."),
            Choice::UpTo(to) => write!(f, "..{to}"),
        }
    }
}

impl fmt::Display for Operand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Operand::Text(text) => text.fmt(f),
            Operand::Choice(_, choice) => f.write_str(choice),
            Operand::Number(number) => number.fmt(f),
            Operand::Decimal(number) => number.fmt(f),
            Operand::Money(amount) => amount.fmt(f),
            Operand::When(when) => when.fmt(f),
            Operand::DayOfYear(day) => day.fmt(f),
            Operand::Yes => f.write_str("yes"),
            Operand::No => f.write_str("no"),
            Operand::Me => f.write_str("me"),
        }
    }
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.typed.as_str();
        let is_taken = text.is_empty()
            || text.eq_ignore_ascii_case("me")
            || KEYWORDS.contains(&text.to_ascii_lowercase().as_str())
            || text.starts_with(|char| "=<>!~:".contains(char) || is_single_quote(char))
            || text.contains(['.', '(', ')', ',', '\\'])
            || text.contains(|char: char| char.is_whitespace() || is_quote(char))
            || line::fold_width(text) != text;
        if is_taken { quoted(f, text) } else { f.write_str(text) }
    }
}

impl fmt::Display for Operator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Operator::Is => ":",
            Operator::IsNot => "!=",
            Operator::Contains => "~",
            Operator::Compare(Order::Before) => "<",
            Operator::Compare(Order::UpTo) => "<=",
            Operator::Compare(Order::After) => ">",
            Operator::Compare(Order::From) => ">=",
            Operator::Range => "..",
        })
    }
}

fn quoted(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_str("\"")?;
    for char in text.chars() {
        if is_quote(char) || char == '\\' {
            f.write_str("\\")?;
        }
        write!(f, "{char}")?;
    }
    f.write_str("\"")
}

fn joined<T>(
    f: &mut fmt::Formatter<'_>,
    items: &[T],
    separator: &str,
    show: impl Fn(&mut fmt::Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            f.write_str(separator)?;
        }
        show(f, item)?;
    }
    Ok(())
}
