//! Amounts in little room: exact where they fit, else with a letter for thousands and millions. Never across currencies.

use std::cmp::Reverse;

use iso_currency::Currency;

use crate::domain::Money;
use crate::domain::deal::{Total, Totals};
use crate::domain::money::{exponent, group};
use crate::tui::widgets::cells;

/// Letters for powers of a thousand.
const LETTERS: [&str; 5] = ["", "k", "M", "B", "T"];

/// An amount with its currency in at most `room` cells, if that can be.
pub(super) fn money(money: Money, room: usize) -> String {
    short_amount(i128::from(money.minor), money.currency, room)
}

/// A sum with its currency in at most `room` cells, if that can be.
pub(crate) fn short_amount(minor: i128, currency: Currency, room: usize) -> String {
    first_that_fits([exact, compact].map(|show| format!("{} {}", show(minor, currency), currency.code())), room)
}

/// What deals in one currency are worth, and behind a stroke what they are worth times their chances.
pub(super) fn short_total(currency: Currency, total: Total, room: usize) -> String {
    let code = currency.code();
    let both = |show: fn(i128, Currency) -> String| {
        let [sum, weighted] = [total.sum, total.weighted()].map(|minor| show(minor, currency));
        if sum == weighted { format!("{sum} {code}") } else { format!("{sum} {code} / {weighted}") }
    };
    first_that_fits([both(exact), both(compact), format!("{} {code}", compact(total.sum, currency))], room)
}

/// The currencies with their totals, those with the most deals first.
pub(crate) fn totals_line(totals: &Totals) -> Vec<(Currency, Total)> {
    let mut all: Vec<_> = totals.iter().collect();
    all.sort_by_key(|(currency, total)| (Reverse(total.count), currency.code()));
    all
}

fn first_that_fits<const N: usize>(candidates: [String; N], room: usize) -> String {
    let last = N.saturating_sub(1);
    let mut all = candidates.into_iter().enumerate();
    all.find(|(at, text)| *at == last || cells::width(text) <= room).map(|(_, text)| text).unwrap_or_default()
}

/// All digits, with thousands set off; a fraction of nothing is left out.
fn exact(minor: i128, currency: Currency) -> String {
    let power = 10_i128.pow(exponent(currency));
    let sign = if minor < 0 { "-" } else { "" };
    let (whole, rest) = (minor.unsigned_abs() / power.unsigned_abs(), minor.unsigned_abs() % power.unsigned_abs());
    let whole = group(&whole.to_string());
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}.{rest:0width$}", width = usize::try_from(exponent(currency)).unwrap_or_default())
}

/// Three digits at most where a letter can stand for the rest: `950`, `1.2k`, `120k`, `3M`.
fn compact(minor: i128, currency: Currency) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    let mut unit = 10_u128.pow(exponent(currency));
    let mut shown = String::new();
    for letter in LETTERS {
        let tenths = minor.unsigned_abs().saturating_mul(10).saturating_add(unit / 2) / unit;
        let whole = minor.unsigned_abs().saturating_add(unit / 2) / unit;
        shown = if tenths < 1_000 && !tenths.is_multiple_of(10) && !letter.is_empty() {
            format!("{sign}{}.{}{letter}", tenths / 10, tenths % 10)
        } else {
            format!("{sign}{}{letter}", group(&whole.to_string()))
        };
        if whole < 1_000 {
            break;
        }
        unit = unit.saturating_mul(1_000);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_exact_where_it_fits_and_short_where_it_does_not() {
        let euros = |minor, room| money(Money { currency: Currency::EUR, minor }, room);
        assert_eq!(euros(123_456_750, 20), "1,234,567.50 EUR");
        assert_eq!(euros(123_456_700, 13), "1,234,567 EUR");
        assert_eq!(euros(123_456_750, 12), "1.2M EUR");
        assert_eq!(euros(-123_456_750, 12), "-1.2M EUR");
        assert_eq!(money(Money { currency: Currency::JPY, minor: 1_234_567 }, 8), "1.2M JPY");
    }

    #[test]
    fn short_amounts_have_the_letter_that_fits_them() {
        let shown = [0, 4, 99_949, 99_950, 123_400, 1_000_000, 9_994_900, 99_995_000, 100_000_000, 12_345_678_900_000]
            .map(|minor| compact(minor, Currency::EUR));
        assert_eq!(shown, ["0", "0", "999", "1k", "1.2k", "10k", "99.9k", "1M", "1M", "123B"]);
        assert_eq!(compact(i128::from(i64::MAX) * 1_000_000, Currency::JPY), "9,223,372,036,855T");
    }
}
