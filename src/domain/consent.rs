//! Consent to be contacted over one channel.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Invalid, line};

/// The channels over which people are contacted.
pub const CHANNELS: &[&str] = &["email", "phone", "message", "post", "visit"];

/// Whether somebody agreed to be contacted over a channel, when, and how that is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Consent {
    /// Agreed or withdrawn.
    pub state: ConsentState,
    /// The day on which they said so.
    pub on: Option<Date>,
    /// How it is known: a form, a fair, a call; may be empty.
    pub source: String,
}

/// Agreed or withdrawn; somebody who was never asked has no consent at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentState {
    /// They agreed.
    Given,
    /// They took it back, or refused.
    Withdrawn,
}

impl ConsentState {
    const fn as_str(self) -> &'static str {
        match self {
            ConsentState::Given => "given",
            ConsentState::Withdrawn => "withdrawn",
        }
    }
}

/// Reads `email given 2026-03-01 fair in Hanover`: channel, state, then the day and the source if they are known.
/// Returns the channel and the consent; without a day it is `today`.
pub fn read_consent(text: &str, today: Date) -> Result<(String, Consent), Invalid> {
    let invalid = || Invalid::new("consent", text).among(CHANNELS);
    let plain = line::fold_width(text.trim());
    let mut words = plain.split([' ', ':', '=']).filter(|word| !word.is_empty());
    let channel = words.next().filter(|word| CHANNELS.contains(word)).ok_or_else(invalid)?;
    let state = match words.next() {
        Some("given" | "yes") => ConsentState::Given,
        Some("withdrawn" | "no") => ConsentState::Withdrawn,
        Some(_) | None => return Err(invalid()),
    };
    let mut rest = words.peekable();
    let on = rest.peek().and_then(|word| word.parse::<Date>().ok());
    if on.is_some() {
        rest.next();
    }
    let source = rest.collect::<Vec<_>>().join(" ");
    let source = if source.is_empty() { source } else { line::read_line("consent", &source)? };
    Ok((channel.to_owned(), Consent { state, on: Some(on.unwrap_or(today)), source }))
}

impl fmt::Display for Consent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.state.as_str())?;
        if let Some(on) = self.on {
            write!(f, " {on}")?;
        }
        if !self.source.is_empty() {
            write!(f, " {}", self.source)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consent_is_shown_as_it_is_read() {
        let today = jiff::civil::date(2026, 3, 1);
        let (channel, consent) = read_consent("email given 2025-12-24 fair in Hanover", today).unwrap();
        assert_eq!((channel.as_str(), consent.to_string().as_str()), ("email", "given 2025-12-24 fair in Hanover"));
        let (_, consent) = read_consent("phone no", today).unwrap();
        assert_eq!(consent.to_string(), "withdrawn 2026-03-01");
        assert!(read_consent("pigeon yes", today).is_err());
        assert!(read_consent("email", today).is_err());
    }
}
