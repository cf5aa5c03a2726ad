//! A filter held against a record.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::cmp::Ordering;

use jiff::{Timestamp, Zoned};

use super::birthday;
use super::effort::step;
use super::expr::{Choice, Expr, Filter, Order, Test};
use super::moment::Moment;
use super::operand::{Literal, Operand, order_key};
use super::segments::{Member, Members};
use super::texts;
use super::when::{Stretch, When};
use crate::domain::field::{Arity, Type};
use crate::domain::money::Amount;
use crate::domain::slot::Derived;
use crate::domain::{Money, Record, Slot, Value, deal};
use crate::search::{Row, fold, has_digits, is_number, is_same_number};

impl Filter {
    /// Whether a record is let through.
    pub fn matches(&self, record: &Record, moment: &Moment) -> bool {
        self.asked(record, moment, OnceCell::new()).holds(&self.root)
    }

    /// The same, where the record's row is at hand and need not be made for the words.
    pub fn matches_row(&self, record: &Record, row: &Row<'_>, moment: &Moment) -> bool {
        let row = Row {
            mask: row.mask,
            starts: row.starts,
            alone: row.alone,
            title: Cow::Borrowed(&row.title),
            companies: Cow::Borrowed(&row.companies),
            terms: Cow::Borrowed(&row.terms),
        };
        self.asked(record, moment, OnceCell::from(row)).holds(&self.root)
    }

    fn asked<'a>(&'a self, record: &'a Record, moment: &'a Moment, row: OnceCell<Row<'a>>) -> Asked<'a> {
        let members = &self.members;
        Asked { record, moment, row, members, is_member: vec![OnceCell::new(); members.len()] }
    }
}

/// A record about which something is asked.
struct Asked<'a> {
    record: &'a Record,
    moment: &'a Moment,
    row: OnceCell<Row<'a>>,
    /// The segments for which the filter asks, with what each of them asks.
    members: &'a Members,
    /// Whether the record is in each of them, once that was asked.
    is_member: Vec<OnceCell<bool>>,
}

impl Asked<'_> {
    fn holds(&self, expr: &Expr) -> bool {
        step();
        match expr {
            Expr::All(terms) => terms.iter().all(|term| self.holds(term)),
            Expr::Any(terms) => terms.iter().any(|term| self.holds(term)),
            Expr::Not(term) => !self.holds(term),
            Expr::Words(words) => words.matcher().score(self.row.get_or_init(|| Row::of(self.record))).is_some(),
            Expr::Phrase(phrase) => texts::everything(self.record).any(|text| fold(&text).contains(&phrase.folded)),
            Expr::Has(slots) => slots.iter().any(|slot| texts::has(self.record, *slot)),
            Expr::In(members) => members.iter().any(|member| self.is_in(member)),
            Expr::Near(near) => self.record.fields.values().filter_map(Value::as_position).any(|at| near.holds(at)),
            Expr::Field(slot, test) => self.field_holds(*slot, test),
        }
    }

    fn is_in(&self, member: &Member) -> bool {
        let (known, asked) = (self.is_member.get(member.place), self.members.asked_by(member));
        known.zip(asked).is_some_and(|(known, asked)| *known.get_or_init(|| self.holds(asked)))
    }

    fn field_holds(&self, slot: Slot, test: &Test) -> bool {
        match test {
            Test::Is(choices) => choices.iter().any(|choice| self.is(slot, choice)),
            Test::IsNot(choices) => !choices.iter().any(|choice| self.is(slot, choice)),
            Test::Contains(literals) => literals.iter().any(|literal| self.contains(slot, literal)),
            Test::Compare(order, operand) => self.compares(slot, *order, operand),
        }
    }

    fn is(&self, slot: Slot, choice: &Choice) -> bool {
        if let Some(birthday) = self.birthday(slot) {
            return birthday::is(birthday, choice, &self.moment.now);
        }
        match choice {
            Choice::One(operand) => self.equals(slot, operand),
            Choice::From(from) => self.compares(slot, Order::From, from),
            Choice::UpTo(to) => self.compares(slot, Order::UpTo, to),
            Choice::Between(from, to) => self.between(slot, from, to),
        }
    }

    fn equals(&self, slot: Slot, operand: &Operand) -> bool {
        match operand {
            Operand::Text(text) => self.equals_text(slot, text),
            Operand::Me => self.equals_text(slot, &Literal::new(&self.moment.me)),
            Operand::Choice(_, choice) if slot == Slot::Derived(Derived::Last) => {
                let last = self.record.touch.as_ref().and_then(|touch| touch.last.as_ref());
                last.is_some_and(|last| last.sort == *choice)
            }
            Operand::Choice(_, choice) => self.record.texts(slot).iter().any(|text| text == choice),
            Operand::Number(number) => self.record.number(slot) == Some(*number),
            Operand::Decimal(number) => self.record.decimal(slot) == Some(*number),
            Operand::Money(amount) => self.amounts(slot, *amount).any(Ordering::is_eq),
            Operand::When(when) if self.record.date(slot).is_some() => {
                self.record.date(slot).is_some_and(|date| when.days(&self.moment.now).holds(date))
            }
            Operand::When(when) => self.time(slot).is_some_and(|time| falls_on(time, *when, &self.moment.now)),
            Operand::Yes => texts::has(self.record, slot),
            Operand::No => !texts::has(self.record, slot),
            // Birthdays were dealt with; nothing else has a day of any year.
            Operand::DayOfYear(_) => false,
        }
    }

    fn equals_text(&self, slot: Slot, asked: &Literal) -> bool {
        let same_number = is_number(&asked.typed)
            && texts::numbers(self.record, slot).iter().any(|number| is_same_number(number, &asked.typed));
        same_number
            || texts::equals(self.record, slot).iter().map(|text| fold(text)).any(|text| {
                text == asked.folded
                    || is_language(slot) && text.strip_prefix(&asked.folded).is_some_and(|rest| rest.starts_with('-'))
            })
    }

    fn contains(&self, slot: Slot, asked: &Literal) -> bool {
        let digits = is_number(&asked.typed)
            && texts::numbers(self.record, slot).iter().any(|number| has_digits(number, &asked.typed));
        digits || texts::equals(self.record, slot).iter().any(|text| fold(text).contains(&asked.folded))
    }

    fn compares(&self, slot: Slot, order: Order, operand: &Operand) -> bool {
        if let Some(birthday) = self.birthday(slot) {
            return birthday::compares(birthday, order, operand, &self.moment.now);
        }
        match operand {
            Operand::Text(text) => self.keys(slot).any(|key| order.holds(key.cmp(&text.key))),
            Operand::Me => self.keys(slot).any(|key| order.holds(key.cmp(&order_key(&self.moment.me)))),
            Operand::Choice(place, _) => self.place(slot).is_some_and(|own| order.holds(own.cmp(place))),
            Operand::Number(number) => self.record.number(slot).is_some_and(|own| order.holds(own.cmp(number))),
            Operand::Decimal(number) => self.record.decimal(slot).is_some_and(|own| order.holds(own.cmp(number))),
            Operand::Money(amount) => self.amounts(slot, *amount).any(|own| order.holds(own)),
            Operand::When(when) if self.record.date(slot).is_some() => {
                self.record.date(slot).is_some_and(|date| when.days(&self.moment.now).stands(date, order))
            }
            Operand::When(when) => {
                self.time(slot).is_some_and(|time| stands(time, order, when.stretch(&self.moment.now)))
            }
            Operand::Yes | Operand::No | Operand::DayOfYear(_) => false,
        }
    }

    /// One value of a list must lie between both ends, not one above the lower and another below the upper.
    fn between(&self, slot: Slot, from: &Operand, to: &Operand) -> bool {
        match (from, to) {
            (Operand::Text(from), Operand::Text(to)) => self.keys(slot).any(|key| from.key <= key && key <= to.key),
            (Operand::Money(from), Operand::Money(to)) => {
                let holds = |own: &Money| {
                    let is = |order: Order, end: &Amount| end.compared(*own).is_some_and(|own| order.holds(own));
                    is(Order::From, from) && is(Order::UpTo, to)
                };
                self.owned(slot).iter().any(holds)
            }
            (_, _) => self.compares(slot, Order::From, from) && self.compares(slot, Order::UpTo, to),
        }
    }

    fn keys(&self, slot: Slot) -> impl Iterator<Item = String> {
        texts::ordered(self.record, slot).into_iter().map(|text| order_key(&text))
    }

    fn place(&self, slot: Slot) -> Option<usize> {
        let Slot::Field(field) = slot else {
            return self
                .record
                .standing
                .filter(|_| slot == Slot::Derived(Derived::Status))
                .map(|own| own.outcome as usize);
        };
        let Type::Choice(choices) = field.value else { return None };
        choices.iter().position(|choice| *choice == self.record.text(field.key))
    }

    fn birthday(&self, slot: Slot) -> Option<crate::domain::birthday::Birthday> {
        let Slot::Field(field) = slot else { return None };
        match self.record.value(field.key)? {
            Value::Birthday(birthday) => Some(*birthday),
            Value::Text(_)
            | Value::Flag
            | Value::Money(_)
            | Value::Date(_)
            | Value::When(_)
            | Value::Number(_)
            | Value::Decimal(_)
            | Value::Record(_)
            | Value::Position(_)
            | Value::Item(_)
            | Value::Consent(_)
            | Value::Opaque(_) => None,
        }
    }

    /// How the amounts that a slot holds stand to one; those of another currency do not.
    fn amounts(&self, slot: Slot, asked: Amount) -> impl Iterator<Item = Ordering> {
        self.owned(slot).into_iter().filter_map(move |own| asked.compared(own))
    }

    fn owned(&self, slot: Slot) -> Vec<Money> {
        match slot {
            Slot::Derived(Derived::Amount) => deal::value(self.record).into_iter().collect(),
            Slot::Field(_) | Slot::Part(..) | Slot::Derived(_) => self.record.amounts(slot),
        }
    }

    fn time(&self, slot: Slot) -> Option<Timestamp> {
        match slot {
            Slot::Derived(Derived::Created) => Some(self.record.created),
            Slot::Derived(Derived::Updated) => Some(self.record.updated),
            Slot::Derived(derived) if derived.is_touch() => {
                self.record.when(derived).map(|when| when.start(self.moment.now.time_zone()))
            }
            Slot::Field(field) if field.arity == Arity::One => {
                let when = self.record.value(field.key)?.as_when()?;
                Some(when.start(self.moment.now.time_zone()))
            }
            Slot::Derived(_) | Slot::Field(_) | Slot::Part(..) => None,
        }
    }
}

/// Whether a moment falls on the days that are meant; `created:-3d` is the day three days ago.
fn falls_on(time: Timestamp, when: When, now: &Zoned) -> bool {
    let day = when.whole_days(now);
    day.start <= time && time < day.end
}

/// Whether a moment stands in an order to a stretch of time: before its beginning, after its end.
fn stands(time: Timestamp, order: Order, Stretch { start, end }: Stretch) -> bool {
    if start == end {
        return order.holds(time.cmp(&start));
    }
    match order {
        Order::Before => time < start,
        Order::From => time >= start,
        Order::UpTo => time < end,
        Order::After => time >= end,
    }
}

const fn is_language(slot: Slot) -> bool {
    match slot {
        Slot::Field(field) => matches!(field.value, Type::Language),
        Slot::Part(..) | Slot::Derived(_) => false,
    }
}
