//! What a filter asks, as plain data from which it can be explained.

use std::cell::OnceCell;

use super::arrange::Arrangement;
use super::operand::{Literal, Operand};
use super::place::Near;
use super::segments::{Member, Members};
use crate::domain::{Kind, Slot};
use crate::search::Matcher;

/// A filter over records of one kind.
///
/// It holds matchers, so it stays on one thread; send its text instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    pub(super) kind: Kind,
    pub(super) root: Expr,
    /// The segments that it asks for, and those for which these ask.
    pub(super) members: Members,
    /// In which order it shows what it lets through, and how much of that.
    pub(super) arrangement: Arrangement,
}

impl Filter {
    /// The kind of record that it is about.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// How it was read.
    pub const fn explain(&self) -> &Expr {
        &self.root
    }

    /// The segments that it names, and those that these name, each once with what it asks.
    pub fn segments(&self) -> impl Iterator<Item = (&str, &Expr)> {
        self.members.all()
    }

    /// In which order it shows what it lets through, and how much of that.
    pub const fn arrangement(&self) -> &Arrangement {
        &self.arrangement
    }

    /// Whether it lets everything through because nothing was asked.
    pub fn is_empty(&self) -> bool {
        self.root.is_nothing()
    }
}

/// One question, or several put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// All of these; none at all is always true.
    All(Vec<Expr>),
    /// At least one of these.
    Any(Vec<Expr>),
    /// Not this.
    Not(Box<Expr>),
    /// The record is found by these words.
    Words(Words),
    /// This text stands somewhere in the record.
    Phrase(Literal),
    /// Something is known in at least one of these fields.
    Has(Vec<Slot>),
    /// It is in at least one of these segments.
    In(Vec<Member>),
    /// It lies near a point.
    Near(Near),
    /// A field is as asked.
    Field(Slot, Test),
}

impl Expr {
    /// All of several questions; neighbouring words are looked for together.
    pub(super) fn all(terms: Vec<Expr>) -> Expr {
        let mut flat: Vec<Expr> = Vec::with_capacity(terms.len());
        for term in terms {
            if let Expr::All(inner) = term {
                for term in inner {
                    push(&mut flat, term);
                }
            } else {
                push(&mut flat, term);
            }
        }
        alone(flat).unwrap_or_else(Expr::All)
    }

    /// Whether nothing is asked.
    pub(super) fn is_nothing(&self) -> bool {
        matches!(self, Expr::All(terms) if terms.is_empty())
    }

    /// Any of several questions.
    pub(super) fn any(terms: Vec<Expr>) -> Expr {
        let mut flat = Vec::with_capacity(terms.len());
        for term in terms {
            if let Expr::Any(inner) = term { flat.extend(inner) } else { flat.push(term) }
        }
        alone(flat).unwrap_or_else(Expr::Any)
    }
}

fn push(terms: &mut Vec<Expr>, term: Expr) {
    match (terms.last_mut(), term) {
        (Some(Expr::Words(before)), Expr::Words(words)) => before.join(words),
        (_, term) => terms.push(term),
    }
}

/// The only one, or all back.
fn alone(mut terms: Vec<Expr>) -> Result<Expr, Vec<Expr>> {
    match (terms.len(), terms.pop()) {
        (1, Some(term)) => Ok(term),
        (_, Some(term)) => {
            terms.push(term);
            Err(terms)
        }
        (_, None) => Err(terms),
    }
}

/// Words by which a record is found.
#[derive(Clone, Debug)]
pub struct Words {
    words: Vec<String>,
    matcher: OnceCell<Box<Matcher>>,
}

impl Words {
    pub(super) fn new(word: String) -> Words {
        Words { words: vec![word], matcher: OnceCell::new() }
    }

    /// The words as they were typed.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// The matcher for all of them.
    pub(super) fn matcher(&self) -> &Matcher {
        self.matcher.get_or_init(|| Box::new(Matcher::new(&self.words.join(" "))))
    }

    fn join(&mut self, mut other: Words) {
        self.words.append(&mut other.words);
        self.matcher = OnceCell::new();
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

impl Eq for Words {}

/// What is asked of a field. For one with several values, one that fits is enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// It is one of these.
    Is(Vec<Choice>),
    /// It is none of these.
    IsNot(Vec<Choice>),
    /// It contains one of these.
    Contains(Vec<Literal>),
    /// It stands in this order to a value.
    Compare(Order, Operand),
}

/// One value that is meant, or a range of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// This one.
    One(Operand),
    /// From here to there, both included.
    Between(Operand, Operand),
    /// From here on.
    From(Operand),
    /// Up to here.
    UpTo(Operand),
}

/// How two values stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `<`
    Before,
    /// `<=`
    UpTo,
    /// `>`
    After,
    /// `>=`
    From,
}

impl Order {
    /// Whether two values stand so.
    pub(super) fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            Order::Before => order.is_lt(),
            Order::UpTo => order.is_le(),
            Order::After => order.is_gt(),
            Order::From => order.is_ge(),
        }
    }
}

/// The sign between a field and a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `:`, or `=`
    Is,
    /// `!=`
    IsNot,
    /// `~`
    Contains,
    /// One of `< <= > >=`
    Compare(Order),
    /// `..` between two values
    Range,
}
