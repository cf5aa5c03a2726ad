//! What follows from a deal's fields and the stage in which it is. Nothing of it is kept.

use iso_currency::Currency;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::stage::Outcome;
use super::{Money, Record, Value, date};

/// The field of a deal's stages with the days on which it came to each.
pub const MOVES: &str = "moves";

/// Whether a deal is open, won or lost.
pub fn outcome(deal: &Record) -> Outcome {
    deal.standing.unwrap_or_default().outcome
}

/// How likely a deal is to be won, in percent: as it says itself while it is open, else as its stage says.
pub fn chance(deal: &Record) -> u32 {
    let standing = deal.standing.unwrap_or_default();
    let own = deal.value("probability").and_then(Value::as_number).filter(|_| standing.outcome == Outcome::Open);
    own.unwrap_or(standing.probability)
}

/// What a deal is worth.
pub fn value(deal: &Record) -> Option<Money> {
    deal.value("value").and_then(Value::as_money)
}

/// What a deal is worth times how likely it is.
pub fn weighted(deal: &Record) -> Option<Money> {
    value(deal).map(|value| value.percent(chance(deal)))
}

/// When a deal came to the stage in which it is, as its moves have it: `2016-10-20`, or a moment of the person's clock.
pub fn since(deal: &Record) -> Option<&str> {
    deal.keys(MOVES).max()
}

/// The day of a move.
pub fn day_of(moved: &str) -> Option<Date> {
    date::read_iso(moved.get(..10)?).ok()
}

/// How many days a deal has been in its stage.
pub fn days_in_stage(deal: &Record, today: Date) -> Option<i32> {
    let since = day_of(since(deal)?)?;
    since.until(today).ok().map(|span| span.get_days())
}

/// Whether an open deal has been in its stage for longer than the stage allows.
pub fn is_rotten(deal: &Record, today: Date) -> bool {
    let rot = deal.standing.and_then(|standing| standing.rot).and_then(|days| i32::try_from(days).ok());
    rot.zip(days_in_stage(deal, today)).is_some_and(|(rot, days)| days > rot)
}

/// Where a deal stands in its column, the highest first: where somebody put it, else the one that came last.
pub fn rank(deal: &Record) -> String {
    match deal.text("rank") {
        "" => format!("{}{:032x}", since(deal).unwrap_or_default(), deal.id.uuid.0),
        rank => rank.to_owned(),
    }
}

/// How many deals there are in one currency, and what they are worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    /// How many.
    pub count: u64,
    /// The sum of their values, in the currency's smallest unit.
    pub sum: i128,
    /// The sum of their values times their chances in percent: a hundred times the weighted sum.
    pub hundredths: i128,
}

/// What deals are worth in all, currency by currency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals(Vec<(Currency, Total)>);

impl Totals {
    /// Adds one deal; one without a value adds nothing.
    pub fn add(&mut self, deal: &Record) {
        let Some(Money { currency, minor }) = value(deal) else { return };
        let minor = i128::from(minor);
        let total = Total { count: 1, sum: minor, hundredths: minor * i128::from(chance(deal)) };
        self.add_total(currency, total);
    }

    /// Adds what others are worth in all.
    pub fn merge(&mut self, other: &Totals) {
        for (currency, total) in &other.0 {
            self.add_total(*currency, *total);
        }
    }

    /// The totals by currency, in the order of their codes.
    pub fn iter(&self) -> impl Iterator<Item = (Currency, Total)> {
        self.0.iter().copied()
    }

    /// The sums of the values alone. One that is more than money can be stands for the most that it can.
    pub fn sums(&self) -> impl Iterator<Item = Money> {
        self.iter().map(|(currency, Total { sum, .. })| {
            let bound = if sum < 0 { i64::MIN } else { i64::MAX };
            Money { currency, minor: i64::try_from(sum).unwrap_or(bound) }
        })
    }

    fn add_total(&mut self, currency: Currency, more: Total) {
        let at = match self.0.binary_search_by_key(&currency.code(), |(known, _)| known.code()) {
            Ok(at) => at,
            Err(at) => {
                self.0.insert(at, (currency, Total::default()));
                at
            }
        };
        if let Some((_, total)) = self.0.get_mut(at) {
            total.count += more.count;
            total.sum += more.sum;
            total.hundredths += more.hundredths;
        }
    }
}

impl Total {
    /// The sum of the values times their chances, in the currency's smallest unit, rounded once.
    pub const fn weighted(&self) -> i128 {
        super::money::round_hundredths(self.hundredths)
    }
}
