//! What is wrong with something that somebody wrote.

use thiserror::Error;

/// A text that is no value of its type.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("`{text}` is no {what}")]
pub struct Invalid {
    /// What was expected, as a word that [`crate::text`] explains: `email`, `phone`, `date` …
    pub what: &'static str,
    /// What was written.
    pub text: String,
    /// The readings between which to choose, or what would be allowed; often empty.
    pub choices: Vec<String>,
}

impl Invalid {
    /// `text` is no `what`.
    pub fn new(what: &'static str, text: impl Into<String>) -> Self {
        Invalid { what, text: text.into(), choices: Vec::new() }
    }

    /// Names what would have been allowed.
    #[must_use]
    pub fn among<T: ToString>(mut self, choices: impl IntoIterator<Item = T>) -> Self {
        self.choices = choices.into_iter().map(|choice| choice.to_string()).collect();
        self
    }
}
