//! What a filter asks in any case of links and of activities and tasks: by that records are looked up, so that not
//! everybody has to be looked at.

use super::arrange::Arrangement;
use super::expr::{Choice, Expr, Filter, Test};
use super::moment::Moment;
use super::operand::Operand;
use super::segments::Members;
use crate::domain::field::Arity;
use crate::domain::{Kind, Slot};

/// Records of a kind, one of which everything that a filter lets through links to by one of these names, or calls so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked<'a> {
    /// The field that links.
    pub field: &'static str,
    /// What they are.
    pub kind: Kind,
    /// What they are called, or what those that link to them say that they are there.
    pub names: Vec<&'a str>,
}

impl Filter {
    /// What it asks of links in any case: each alone leaves out nothing that the filter lets through.
    pub fn linked<'a>(&'a self, moment: &'a Moment) -> Vec<Linked<'a>> {
        self.terms().iter().filter_map(|term| linked(term, moment)).collect()
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

fn linked<'a>(term: &'a Expr, moment: &'a Moment) -> Option<Linked<'a>> {
    let Expr::Field(Slot::Field(field), Test::Is(choices)) = term else { return None };
    // A log says where something was, too.
    let target = field.value.target().filter(|_| matches!(field.arity, Arity::One | Arity::List))?;
    let names = choices.iter().map(|choice| match choice {
        Choice::One(Operand::Text(text)) => Some(text.typed.as_str()),
        Choice::One(Operand::Me) => Some(moment.me.as_str()),
        Choice::One(_) | Choice::Between(..) | Choice::From(_) | Choice::UpTo(_) => None,
    });
    Some(Linked { field: field.name, kind: target, names: names.collect::<Option<_>>()? })
}
