//! How a list was read, in words: the same in the shell and on the screen.

use super::Text;
use crate::domain::position::distance;
use crate::ops::explained::{Access, Clause, Explained, Meant, OfKind, Relation, Scale, Span};
use crate::ops::{Order, Sort};

/// How much further what belongs to something stands in.
const STEP: &str = "  ";

impl Text {
    /// How a list was read, line by line. Nothing of it is fit for a terminal yet.
    pub fn explained(&self, told: &Explained) -> Vec<String> {
        let mut lines = Vec::new();
        if !told.words.is_empty() {
            lines.push(self.say("explain-sought", &[("words", told.words.as_str().into())]));
        }
        for of in &told.kinds {
            self.explain_kind(of, &mut lines);
        }
        if !told.order.is_empty() {
            let order: Vec<String> = told.order.iter().map(|sort| self.explain_order(sort)).collect();
            lines.push(self.say("explain-order", &[("order", order.join("; ").into())]));
        } else if !told.words.is_empty() {
            lines.push(self.get("explain-best"));
        }
        lines.extend(told.limit.map(|limit| self.say("explain-limit", &[("count", limit.into())])));
        lines
    }

    fn explain_kind(&self, of: &OfKind, lines: &mut Vec<String>) {
        let facts = [("kind", of.kind.as_str().into()), ("filter", of.filter.as_str().into())];
        lines.push(self.say(if of.filter.is_empty() { "explain-kind" } else { "explain-kind-filter" }, &facts));
        self.explain_whole(&of.asks, STEP, lines);
        for segment in &of.segments {
            let said = self.say("explain-segment", &[("name", segment.name.as_str().into())]);
            lines.push(format!("{STEP}{said}"));
            self.explain_whole(&segment.asks, &STEP.repeat(2), lines);
        }
        lines.push(format!("{STEP}{}", self.explain_access(&of.access)));
    }

    /// What is asked in all: of several questions all are meant.
    fn explain_whole(&self, asks: &Clause, indent: &str, lines: &mut Vec<String>) {
        let all = if let Clause::All(all) = asks { all.as_slice() } else { std::slice::from_ref(asks) };
        for one in all {
            self.explain_clause(one, "", indent, lines);
        }
    }

    /// One question on a line of its own, behind what turns it round; the questions that it holds below it.
    fn explain_clause(&self, asks: &Clause, before: &str, indent: &str, lines: &mut Vec<String>) {
        let said = match asks {
            Clause::All(_) => self.get("explain-all"),
            Clause::Any(_) => self.get("explain-any"),
            Clause::Not(asks) => {
                let before = format!("{before}{} ", self.get("explain-not"));
                return self.explain_clause(asks, &before, indent, lines);
            }
            Clause::Words(words) => self.say("explain-words", &[("words", words.as_str().into())]),
            Clause::Phrase(phrase) => self.say("explain-phrase", &[("phrase", phrase.as_str().into())]),
            Clause::Known(fields) => self.say("explain-known", &[("fields", self.either(fields).into())]),
            Clause::Segment(names) => self.say("explain-in", &[("names", self.either(names).into())]),
            Clause::Near { place, position, metres } => self.explain_near(place, position, *metres),
            Clause::Field { field, relation, scale, values } => self.explain_field(field, *relation, *scale, values),
        };
        lines.push(format!("{indent}{before}{said}"));
        if let Clause::All(terms) | Clause::Any(terms) = asks {
            let deeper = format!("{indent}{STEP}");
            for term in terms {
                self.explain_clause(term, "", &deeper, lines);
            }
        }
    }

    fn explain_near(&self, place: &str, position: &str, metres: u32) -> String {
        let facts = [("distance", distance(metres).into()), ("place", place.into()), ("position", position.into())];
        self.say(if place == position { "explain-near-point" } else { "explain-near" }, &facts)
    }

    fn explain_field(&self, field: &str, relation: Relation, scale: Scale, values: &[Span]) -> String {
        let values: Vec<String> = values.iter().map(|span| self.explain_span(span, scale)).collect();
        let id = match relation {
            Relation::Is => "explain-is",
            Relation::IsNot => "explain-is-not",
            Relation::Contains => "explain-contains",
            Relation::Before => "explain-before",
            Relation::UpTo => "explain-up-to",
            Relation::After => "explain-after",
            Relation::From => "explain-from",
        };
        self.say(id, &[("field", field.into()), ("scale", word(scale).into()), ("value", self.either(&values).into())])
    }

    fn explain_span(&self, span: &Span, scale: Scale) -> String {
        match span {
            Span::One(value) => self.explain_meant(value),
            Span::Between(from, to) => {
                let facts = [("from", self.explain_meant(from).into()), ("to", self.explain_meant(to).into())];
                self.say("explain-between", &facts)
            }
            Span::From(from) => self
                .say("explain-at-least", &[("scale", word(scale).into()), ("value", self.explain_meant(from).into())]),
            Span::UpTo(to) => {
                self.say("explain-at-most", &[("scale", word(scale).into()), ("value", self.explain_meant(to).into())])
            }
        }
    }

    fn explain_meant(&self, value: &Meant) -> String {
        let said = value.said.as_str();
        match (&value.means, &value.until) {
            (None, _) => said.to_owned(),
            (Some(means), None) => {
                self.say("explain-meant", &[("means", means.as_str().into()), ("said", said.into())])
            }
            (Some(from), Some(to)) => {
                let means = self.say("explain-between", &[("from", from.as_str().into()), ("to", to.as_str().into())]);
                self.say("explain-meant", &[("means", means.into()), ("said", said.into())])
            }
        }
    }

    fn explain_order(&self, Sort { by, order }: &Sort) -> String {
        let id = match order {
            Order::Ascending => "explain-ascending",
            Order::Descending => "explain-descending",
        };
        self.say(id, &[("by", by.as_str().into())])
    }

    fn explain_access(&self, access: &Access) -> String {
        match access {
            Access::Order { all } => self.say("explain-access-order", &[("count", (*all).into())]),
            Access::Names { all } => self.say("explain-access-names", &[("count", (*all).into())]),
            Access::Everything { all } => self.say("explain-access-everything", &[("count", (*all).into())]),
            Access::Touch { candidates } => self.say("explain-access-touch", &[("count", (*candidates).into())]),
            Access::Values { fields, candidates } => {
                let facts = [("fields", self.either(fields).into()), ("count", (*candidates).into())];
                self.say("explain-access-values", &facts)
            }
        }
    }

    /// One of several, in words.
    fn either(&self, all: &[String]) -> String {
        let mut all = all.iter();
        let first = all.next().cloned().unwrap_or_default();
        all.fold(first, |one, other| self.say("explain-or", &[("one", one.into()), ("other", other.as_str().into())]))
    }
}

const fn word(scale: Scale) -> &'static str {
    match scale {
        Scale::Time => "time",
        Scale::Amount => "amount",
        Scale::Text => "text",
    }
}
