//! What a filter asks in any case of fields, of links, and of activities and tasks: by that records are looked up, so
//! that not everybody has to be looked at.
//!
//! Nobody who is let through may be missing among those who are looked up; others may be among them, for what is found
//! is held against the whole filter.

use super::arrange::Arrangement;
use super::bounds::{between, birthdays, is_birthday, places};
use super::expr::{Choice, Expr, Filter, Order, Test};
use super::moment::Moment;
use super::operand::Operand;
use super::segments::Members;
use crate::domain::slot::Derived;
use crate::domain::{Kind, Slot, Span};

/// So many questions of a filter are gone through; whoever asks more is answered by looking at everybody.
const MOST: usize = 64;

/// By what everything can be looked up that a filter lets through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sought {
    /// By each of these alone.
    All(Vec<Sought>),
    /// By all of these together.
    Any(Vec<Sought>),
    /// A field is called so, or a record is to which it links: a text as it was typed.
    Called(Slot, String),
    /// A field has a value among these.
    Within(Slot, Span),
    /// Of a deal: its stage stands for this.
    Standing(Slot, &'static str),
}

impl Filter {
    /// By what everything can be looked up that it lets through; nothing if it asks for nothing of the sort.
    pub fn sought(&self, moment: &Moment) -> Option<Sought> {
        Asked { kind: self.kind, members: &self.members, moment, left: MOST }.of(&self.root)
    }

    /// What it asks of activities and tasks alone, if it does: whatever does not get through that is not let through.
    pub fn of_touch(&self) -> Option<Filter> {
        let terms: Vec<Expr> = self.terms().iter().filter(|term| is_of_touch(term)).cloned().collect();
        (!terms.is_empty()).then(|| Filter {
            kind: self.kind,
            root: Expr::all(terms),
            members: Members::default(),
            arrangement: Arrangement::default(),
        })
    }

    /// What has to be so in any case.
    fn terms(&self) -> &[Expr] {
        match &self.root {
            Expr::All(terms) => terms,
            other @ (Expr::Any(_)
            | Expr::Not(_)
            | Expr::Words(_)
            | Expr::Phrase(_)
            | Expr::Has(_)
            | Expr::In(_)
            | Expr::Near(_)
            | Expr::Field(..)) => std::slice::from_ref(other),
        }
    }
}

/// Whether the answer depends on the activities and tasks that concern a record, and on nothing else.
fn is_of_touch(expr: &Expr) -> bool {
    match expr {
        Expr::All(terms) | Expr::Any(terms) => terms.iter().all(is_of_touch),
        Expr::Not(term) => is_of_touch(term),
        Expr::Has(slots) => slots.iter().all(|slot| slot.is_touch()),
        Expr::Field(slot, _) => slot.is_touch(),
        Expr::Words(_) | Expr::Phrase(_) | Expr::In(_) | Expr::Near(_) => false,
    }
}

/// What is asked, while it is gone through.
struct Asked<'a> {
    kind: Kind,
    members: &'a Members,
    moment: &'a Moment,
    /// How many more questions are gone through.
    left: usize,
}

impl Asked<'_> {
    fn of(&mut self, expr: &Expr) -> Option<Sought> {
        self.left = self.left.checked_sub(1)?;
        match expr {
            Expr::All(terms) => {
                let all: Vec<Sought> = terms.iter().filter_map(|term| self.of(term)).collect();
                (!all.is_empty()).then_some(Sought::All(all))
            }
            Expr::Any(terms) => terms.iter().map(|term| self.of(term)).collect::<Option<_>>().map(Sought::Any),
            Expr::In(members) => {
                let members_of = self.members;
                let asked = members.iter().map(|member| self.of(members_of.asked_by(member)?));
                asked.collect::<Option<_>>().map(Sought::Any)
            }
            Expr::Has(slots) => Some(Sought::Any(slots.iter().map(|slot| Sought::Within(*slot, Span::Any)).collect())),
            Expr::Not(term) => match &**term {
                Expr::Has(slots) => {
                    Some(Sought::All(slots.iter().map(|slot| Sought::Within(*slot, Span::None)).collect()))
                }
                Expr::All(_)
                | Expr::Any(_)
                | Expr::Not(_)
                | Expr::Words(_)
                | Expr::Phrase(_)
                | Expr::In(_)
                | Expr::Near(_)
                | Expr::Field(..) => None,
            },
            Expr::Field(slot, test) => self.field(*slot, test),
            Expr::Words(_) | Expr::Phrase(_) | Expr::Near(_) => None,
        }
    }

    fn field(&mut self, slot: Slot, test: &Test) -> Option<Sought> {
        match test {
            Test::Is(choices) => {
                self.left = self.left.checked_sub(choices.len())?;
                choices.iter().map(|choice| self.choice(slot, choice)).collect::<Option<_>>().map(Sought::Any)
            }
            Test::Compare(order, Operand::Choice(place, _)) => places(slot, |own| order.holds(own.cmp(place))),
            Test::Compare(Order::Before | Order::UpTo, to) => between(slot, None, Some(to), self.moment),
            Test::Compare(Order::After | Order::From, from) => between(slot, Some(from), None, self.moment),
            Test::IsNot(_) | Test::Contains(_) => None,
        }
    }

    fn choice(&self, slot: Slot, choice: &Choice) -> Option<Sought> {
        if is_birthday(slot) {
            return birthdays(slot, choice, &self.moment.now);
        }
        match choice {
            Choice::One(operand) => self.equals(slot, operand),
            Choice::From(from) => between(slot, Some(from), None, self.moment),
            Choice::UpTo(to) => between(slot, None, Some(to), self.moment),
            Choice::Between(from, to) => between(slot, Some(from), Some(to), self.moment),
        }
    }

    fn equals(&self, slot: Slot, operand: &Operand) -> Option<Sought> {
        match operand {
            Operand::Text(text) => Some(Sought::Called(slot, text.typed.clone())),
            Operand::Me => Some(Sought::Called(slot, self.moment.me.clone())),
            Operand::Choice(asked, _) => places(slot, |own| own == *asked),
            Operand::Yes if slot == Slot::Derived(Derived::Overdue) => self.overdue(),
            Operand::Yes => Some(Sought::Within(slot, Span::Any)),
            Operand::No => Some(Sought::Within(slot, Span::None)),
            Operand::Number(_) | Operand::Decimal(_) | Operand::Money(_) | Operand::When(_) => {
                between(slot, Some(operand), Some(operand), self.moment)
            }
            Operand::DayOfYear(_) => None,
        }
    }

    /// What is overdue is a task that is not done and was due.
    fn overdue(&self) -> Option<Sought> {
        let (due, done) = (Slot::find(self.kind, "due")?, Slot::find(self.kind, "done")?);
        let past = Span::Moments(jiff::Timestamp::MIN, self.moment.now.timestamp());
        Some(Sought::All(vec![Sought::Within(done, Span::None), Sought::Within(due, past)]))
    }
}
