//! Words that say shortly what a field and a value say: `overdue`, `mine`, `stage-age>30d`.

use super::expr::{Choice, Expr, Order, Test};
use super::operand::Operand;
use crate::domain::field::Type;
use crate::domain::slot::Derived;
use crate::domain::{Kind, Slot};

/// What a word means that stands alone; nothing if it is looked for like any other.
pub(super) fn alone(word: &str, kind: Kind) -> Option<Expr> {
    let is = |slot, operand| Expr::Field(slot, Test::Is(vec![Choice::One(operand)]));
    match word.to_lowercase().as_str() {
        "overdue" | "逾期" => {
            let is_known = Derived::of(kind).contains(&Derived::Overdue);
            is_known.then(|| is(Slot::Derived(Derived::Overdue), Operand::Yes))
        }
        "mine" | "我的" => owner(kind).map(|owner| is(owner, Operand::Me)),
        _ => None,
    }
}

fn owner(kind: Kind) -> Option<Slot> {
    let is_owner = |slot: &Slot| matches!(slot, Slot::Field(field) if field.value == Type::Record(Kind::User));
    Slot::find(kind, "owner").filter(is_owner)
}

/// Since when something is so whose age is asked for.
pub(super) fn age(word: &str, kind: Kind) -> Option<Slot> {
    let is_asked = kind == Kind::Deal && matches!(word, "stage-age" | "stage_age" | "停留");
    is_asked.then_some(Slot::Derived(Derived::Since))
}

/// What is asked of an age, asked of when it began: older is earlier.
pub(super) fn mirrored(asked: Test) -> Test {
    let all = |choices: Vec<Choice>| choices.into_iter().map(turned).collect();
    match asked {
        Test::Is(choices) => Test::Is(all(choices)),
        Test::IsNot(choices) => Test::IsNot(all(choices)),
        Test::Contains(texts) => Test::Contains(texts),
        Test::Compare(order, when) => Test::Compare(
            match order {
                Order::Before => Order::After,
                Order::UpTo => Order::From,
                Order::After => Order::Before,
                Order::From => Order::UpTo,
            },
            when,
        ),
    }
}

fn turned(choice: Choice) -> Choice {
    match choice {
        Choice::One(when) => Choice::One(when),
        Choice::Between(from, to) => Choice::Between(to, from),
        Choice::From(from) => Choice::UpTo(from),
        Choice::UpTo(to) => Choice::From(to),
    }
}
