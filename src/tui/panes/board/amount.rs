//! What deals are worth, a currency at a time.

use std::cmp::Reverse;

use iso_currency::Currency;

use crate::domain::deal::{Total, Totals};

/// The currencies with their totals, those with the most deals first.
pub(crate) fn totals_line(totals: &Totals) -> Vec<(Currency, Total)> {
    let mut all: Vec<_> = totals.iter().collect();
    all.sort_by_key(|(currency, total)| (Reverse(total.count), currency.code()));
    all
}
