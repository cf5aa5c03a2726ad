//! Failures in words.

use fluent_bundle::FluentValue;

use super::Text;
use crate::ops::Failure;

/// A failure as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What happened, and where.
    pub message: String,
    /// What to do next, if there is something.
    pub hint: Option<String>,
}

impl Text {
    /// Puts a failure into words.
    pub fn tell(&self, failure: &Failure) -> Told {
        let mut facts: Vec<(&str, FluentValue<'_>)> =
            failure.facts.iter().map(|(name, value)| (name.as_str(), value.as_str().into())).collect();
        let listed: Vec<String> =
            failure.candidates.iter().map(|candidate| format!("{} ({})", candidate.title, candidate.handle)).collect();
        facts.push(("candidates", listed.join(", ").into()));
        facts.push(("candidate-count", listed.len().into()));
        let id = format!("error-{}", failure.code.as_str());
        let hint = self.find(&format!("{id}.hint"), &facts).filter(|hint| !hint.trim().is_empty());
        Told { message: self.say(&id, &facts), hint }
    }
}
