//! How a list is read and answered, told by what reads and answers it.

use super::asked::Asked;
use super::failures::Trouble;
use super::list::{self, Route};
use super::order::arranged;
use crate::domain::{Fields, Kind, Slot};
use crate::filter::{Choice, Edge, Expr, Filter, Meant, Moment, Operand, Order, Scale, Test};
use crate::ops::explained::{self, Access, Clause, Explained, Named, OfKind, Relation, Span};
use crate::ops::{List, Sort};
use crate::store::Store;

/// Explains a list, whatever its window.
pub(super) fn explain(store: &Store, query: &List) -> Result<Explained, Trouble> {
    let moment = list::moment(store, query)?;
    let arranged = arranged(query, &moment)?;
    let mut kinds = Vec::new();
    for kind in list::able(query, &moment)? {
        let access = access(store, query, kind, &moment, &arranged.slots)?;
        let filter = list::read_filter(query, kind, &moment)?;
        let asks = filter.as_ref().map_or(Clause::All(Vec::new()), |filter| clause(filter.explain(), &moment));
        let segments = filter.iter().flat_map(Filter::segments);
        let segments = segments.map(|(name, asked)| Named { name: name.to_owned(), asks: clause(asked, &moment) });
        let filter = filter.as_ref().map(ToString::to_string).unwrap_or_default();
        kinds.push(OfKind { kind, segments: segments.collect(), filter, asks, access });
    }
    let order = arranged.slots.iter().map(|(slot, order)| Sort { by: slot.name().to_owned(), order: *order });
    let window = Some(query.len).filter(|len| *len < usize::MAX);
    let limit = arranged.limit.into_iter().chain(window).min();
    Ok(Explained { words: query.words.trim().to_owned(), kinds, order: order.collect(), limit })
}

/// How the records of a kind are found.
fn access(
    store: &Store,
    query: &List,
    kind: Kind,
    moment: &Moment,
    slots: &[(Slot, crate::ops::Order)],
) -> Result<Access, Trouble> {
    let all = store.count(kind, query.life)?;
    Ok(match Route::of(query) {
        Route::Window(_) => Access::Order { all },
        Route::Roster => Access::Names { all },
        Route::Scan => {
            let asked = Asked::new(store, query, kind, moment, slots, Fields::least(kind))?;
            asked.access().unwrap_or(Access::Everything { all })
        }
    })
}

/// What an expression asks.
fn clause(expr: &Expr, moment: &Moment) -> Clause {
    let all = |terms: &[Expr]| terms.iter().map(|term| clause(term, moment)).collect();
    match expr {
        Expr::All(terms) => Clause::All(all(terms)),
        Expr::Any(terms) => Clause::Any(all(terms)),
        Expr::Not(term) => Clause::Not(Box::new(clause(term, moment))),
        Expr::Words(words) => Clause::Words(words.words().join(" ")),
        Expr::Phrase(phrase) => Clause::Phrase(phrase.typed.clone()),
        Expr::Has(slots) => Clause::Known(slots.iter().map(|slot| slot.name().to_owned()).collect()),
        Expr::In(members) => Clause::Segment(members.iter().map(|member| member.name.clone()).collect()),
        Expr::Near(near) => {
            Clause::Near { place: near.place.clone(), position: near.position.to_string(), metres: near.metres }
        }
        Expr::Field(slot, test) => field(*slot, test, moment),
    }
}

fn field(slot: Slot, test: &Test, moment: &Moment) -> Clause {
    let spans = |choices: &[Choice]| choices.iter().map(|choice| span(slot, choice, moment)).collect();
    let meant = |operand: &Operand, edge| Span::One(told(operand.meant(slot, edge, moment)));
    let (relation, values) = match test {
        Test::Is(choices) => (Relation::Is, spans(choices)),
        Test::IsNot(choices) => (Relation::IsNot, spans(choices)),
        Test::Contains(texts) => {
            let plain = |text: String| Span::One(explained::Meant { said: text, means: None, until: None });
            (Relation::Contains, texts.iter().map(|text| plain(text.typed.clone())).collect())
        }
        Test::Compare(Order::Before, operand) => (Relation::Before, vec![meant(operand, Edge::First)]),
        Test::Compare(Order::UpTo, operand) => (Relation::UpTo, vec![meant(operand, Edge::Last)]),
        Test::Compare(Order::After, operand) => (Relation::After, vec![meant(operand, Edge::Last)]),
        Test::Compare(Order::From, operand) => (Relation::From, vec![meant(operand, Edge::First)]),
    };
    let scale = match Scale::of(slot) {
        Scale::Time => explained::Scale::Time,
        Scale::Amount => explained::Scale::Amount,
        Scale::Text => explained::Scale::Text,
    };
    Clause::Field { field: slot.name().to_owned(), relation, scale, values }
}

fn span(slot: Slot, choice: &Choice, moment: &Moment) -> Span {
    let meant = |operand: &Operand, edge| told(operand.meant(slot, edge, moment));
    match choice {
        Choice::One(operand) => Span::One(meant(operand, Edge::Whole)),
        Choice::Between(from, to) => Span::Between(meant(from, Edge::First), meant(to, Edge::Last)),
        Choice::From(from) => Span::From(meant(from, Edge::First)),
        Choice::UpTo(to) => Span::UpTo(meant(to, Edge::Last)),
    }
}

fn told(Meant { said, means, until }: Meant) -> explained::Meant {
    explained::Meant { said, means, until }
}
