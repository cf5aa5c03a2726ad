//! Consent to be contacted over one channel, and who is not to be contacted. Nothing else decides that.

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, de};

use super::activity::DIRECTIONS;
use super::{Invalid, Kind, Record, Value, line};

/// The channels over which people are contacted.
pub const CHANNELS: &[&str] = &["email", "phone", "message", "post", "visit"];

/// The fields that say who is not to be contacted: their own, and those by which others concern them.
pub const ASKED: &[&str] = &[DO_NOT_CONTACT, CONSENT, "company", "companies", "contacts"];

const DO_NOT_CONTACT: &str = "do_not_contact";
const CONSENT: &str = "consent";

/// The word for the purpose of contacting somebody.
pub const CONTACTING: &str = "contacting";

/// A way in which people are contacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Channel(&'static str);

impl Channel {
    /// The channel of this name; a call is one over the phone.
    pub fn find(word: &str) -> Option<Channel> {
        let word = if word == "call" { "phone" } else { word };
        CHANNELS.iter().find(|channel| **channel == word).map(|channel| Channel(channel))
    }

    /// Over which an activity reached out; none if somebody came to us, or if it only notes something.
    pub fn of_activity(activity: &Record) -> Option<Channel> {
        let is_outward =
            DIRECTIONS.first() == Some(&activity.text("direction")) || activity.text("direction").is_empty();
        Channel::find(activity.text("type")).filter(|_| is_outward)
    }

    /// Its name.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl<'de> Deserialize<'de> for Channel {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        Channel::find(&word).ok_or_else(|| de::Error::unknown_variant(&word, CHANNELS))
    }
}

/// For what a list is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// To be looked at.
    #[default]
    Any,
    /// To contact those who are in it, over this channel; over whichever if none is named.
    Contacting(Option<Channel>),
}

impl Purpose {
    /// Reads `contacting` and `contacting=email`.
    pub fn read(text: &str) -> Result<Purpose, Invalid> {
        let invalid = || Invalid::new("purpose", text).among(CHANNELS);
        let plain = line::fold_width(text.trim()).to_lowercase();
        let (purpose, channel) =
            plain.split_once('=').map_or((plain.as_str(), None), |(a, b)| (a.trim(), Some(b.trim())));
        if purpose != CONTACTING {
            return Err(invalid());
        }
        let channel = channel.map(|word| Channel::find(word).ok_or_else(invalid)).transpose()?;
        Ok(Purpose::Contacting(channel))
    }

    /// Whether a record is to be left out: if the person or company does not want to be contacted, or one of those
    /// whom a deal, a task or an activity concerns, as far as they were looked up.
    pub fn leaves_out(self, record: &Record) -> bool {
        let Purpose::Contacting(channel) = self else { return false };
        match record.id.kind {
            Kind::Contact | Kind::Company => refusal(record).is_some_and(|refusal| refusal.covers(channel)),
            Kind::Deal | Kind::Activity | Kind::Task => record.refusals.values().any(|refusal| refusal.covers(channel)),
            Kind::User | Kind::Pipeline | Kind::Stage | Kind::Segment | Kind::Field => false,
        }
    }
}

/// What somebody does not want.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// To be contacted at all.
    Contact,
    /// To be contacted over these channels, for which they withdrew their consent.
    Channels(BTreeSet<Channel>),
}

impl Refusal {
    /// Whether contacting somebody over this channel goes against it; over whichever if none is named.
    pub fn covers(&self, channel: Option<Channel>) -> bool {
        match (self, channel) {
            (Refusal::Contact, _) | (Refusal::Channels(_), None) => true,
            (Refusal::Channels(channels), Some(channel)) => channels.contains(&channel),
        }
    }
}

/// What a person or a company does not want, if there is something. This alone decides who may be contacted.
pub fn refusal(record: &Record) -> Option<Refusal> {
    if record.value(DO_NOT_CONTACT).is_some() {
        return Some(Refusal::Contact);
    }
    let withdrawn = record.under(CONSENT).filter_map(|(path, value)| {
        let Value::Consent(Consent { state: ConsentState::Withdrawn, .. }) = value else { return None };
        Channel::find(path.item_key()?)
    });
    let withdrawn: BTreeSet<Channel> = withdrawn.collect();
    (!withdrawn.is_empty()).then_some(Refusal::Channels(withdrawn))
}

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

/// The channel that is named, alone or by a whole consent over it.
pub fn read_channel(text: &str, today: Date) -> Result<String, Invalid> {
    match Channel::find(&line::fold_width(text.trim())) {
        Some(channel) => Ok(channel.as_str().to_owned()),
        None => read_consent(text, today).map(|(channel, _)| channel),
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
    use crate::domain::id::Uuid128;
    use crate::domain::{Field, Reading, RecordId};

    fn record(kind: Kind, values: &[(&str, &str)]) -> Record {
        let mut record = Record::new(RecordId { kind, uuid: Uuid128(7) }, jiff::Timestamp::UNIX_EPOCH);
        for (key, text) in values {
            let reading = Reading::on(jiff::civil::date(2026, 3, 2));
            record.fields.extend(Field::find(kind, key).unwrap().read(text, &reading).unwrap());
        }
        record
    }

    #[test]
    fn who_is_left_out_depends_on_the_channel() {
        let purpose = |text| Purpose::read(text).unwrap();
        let free = record(Kind::Contact, &[("consent", "email given")]);
        let barred = record(Kind::Company, &[("do_not_contact", "yes")]);
        let mailless = record(Kind::Contact, &[("consent", "email withdrawn"), ("consent", "phone given")]);
        for (text, expected) in [
            ("contacting", [false, true, true]),
            ("contacting=email", [false, true, true]),
            ("contacting=call", [false, true, false]),
            ("Contacting=phone", [false, true, false]),
            ("contacting=post", [false, true, false]),
        ] {
            let left_out = [&free, &barred, &mailless].map(|record| purpose(text).leaves_out(record));
            assert_eq!(left_out, expected, "{text}");
        }
        assert!(!Purpose::Any.leaves_out(&barred));
        for wrong in ["contacting=pigeon", "looking", "contacting=", ""] {
            assert!(Purpose::read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_deal_is_left_out_for_those_whom_it_concerns() {
        let mut deal = record(Kind::Deal, &[("name", "Renewal")]);
        assert!(!Purpose::Contacting(None).leaves_out(&deal));
        let refusal = refusal(&record(Kind::Contact, &[("consent", "email withdrawn")])).unwrap();
        deal.refusals.insert(Uuid128(8), refusal);
        assert!(Purpose::Contacting(None).leaves_out(&deal));
        assert!(!Purpose::Contacting(Channel::find("visit")).leaves_out(&deal));
    }

    #[test]
    fn only_reaching_out_has_a_channel() {
        let channel =
            |values: &[(&str, &str)]| Channel::of_activity(&record(Kind::Activity, values)).map(Channel::as_str);
        assert_eq!(channel(&[("type", "call")]), Some("phone"));
        assert_eq!(channel(&[("type", "email"), ("direction", "out")]), Some("email"));
        assert_eq!(channel(&[("type", "email"), ("direction", "in")]), None);
        assert_eq!(channel(&[("type", "note")]), None);
    }

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
