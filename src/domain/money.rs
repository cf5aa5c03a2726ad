//! Money: a whole number of the currency's smallest unit, never a fraction of it.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use iso_currency::Currency;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Invalid, line};

/// An amount in one currency. Amounts of different currencies are never added.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money {
    /// The currency (ISO 4217).
    pub currency: Currency,
    /// How many of its smallest unit: cents of EUR, yen of JPY.
    pub minor: i64,
}

/// The words that stand for powers of ten, the longest first.
const SCALES: &[(&str, i64)] = &[
    ("mio", 1_000_000),
    ("mn", 1_000_000),
    ("bn", 1_000_000_000),
    ("亿", 100_000_000),
    ("万", 10_000),
    ("千", 1_000),
    ("k", 1_000),
    ("m", 1_000_000),
];

/// Signs of currencies that are unambiguous enough to be read.
const SIGNS: &[(&str, Currency)] =
    &[("€", Currency::EUR), ("£", Currency::GBP), ("₹", Currency::INR), ("₩", Currency::KRW), ("元", Currency::CNY)];

impl Money {
    /// Reads an amount as people write it: `1234.50 EUR`, `EUR 10k`, `1,234.50`, `1.234,50 €`, `1.2万`. One without a
    /// currency is of `usual`. Fails where there is no currency, or where the text may mean two amounts.
    pub fn read(text: &str, usual: Option<Currency>) -> Result<Money, Invalid> {
        let amount = Amount::read(text)?;
        let currency = amount.currency.or(usual).ok_or_else(|| Invalid::new("money-without-currency", text))?;
        amount.minor(currency).map(|minor| Money { currency, minor }).ok_or_else(|| Invalid::new("money", text))
    }

    /// The amount in whole units: `1234.50`, with as many digits behind the point as the currency has.
    pub fn amount(self) -> Decimal {
        Decimal::from_i128_with_scale(i128::from(self.minor), exponent(self.currency))
    }

    /// So many percent of it, rounded half away from zero.
    #[must_use]
    pub fn percent(self, percent: u32) -> Money {
        let hundredths = i128::from(self.minor) * i128::from(percent);
        Money { minor: i64::try_from(round_hundredths(hundredths)).unwrap_or(i64::MAX), ..self }
    }
}

/// Hundredths as whole numbers, rounded half away from zero.
pub const fn round_hundredths(hundredths: i128) -> i128 {
    (hundredths + if hundredths < 0 { -50 } else { 50 }) / 100
}

/// A sum in a currency's smallest unit as an amount of it: `1234.50`.
pub fn plain(currency: Currency, minor: i128) -> String {
    let digits = usize::try_from(exponent(currency)).unwrap_or_default();
    let padded = format!("{:0>width$}", minor.unsigned_abs(), width = digits + 1);
    let (whole, fraction) = padded.split_at(padded.len() - digits);
    let point = if digits > 0 { "." } else { "" };
    format!("{}{whole}{point}{fraction}", if minor < 0 { "-" } else { "" })
}

/// How many digits an amount of this currency has behind the point.
pub fn exponent(currency: Currency) -> u32 {
    u32::from(currency.exponent().unwrap_or_default())
}

/// The currency of three letters, in any case.
pub fn read_currency(text: &str) -> Result<Currency, Invalid> {
    let code = line::fold_width(text.trim()).to_uppercase();
    let currency = Some(code.as_str()).filter(|code| code.len() == 3).and_then(Currency::from_code);
    currency.ok_or_else(|| Invalid::new("currency", text))
}

/// An amount as it was written, perhaps without a currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// How much, in whole units.
    pub units: Decimal,
    /// Of which currency, where that was said.
    pub currency: Option<Currency>,
}

impl Amount {
    /// Reads an amount as people write it.
    pub fn read(text: &str) -> Result<Amount, Invalid> {
        let invalid = || Invalid::new("money", text);
        let plain = line::fold_width(text.trim());
        let (currency, rest) = split_currency(&plain).ok_or_else(invalid)?;
        let (scale, digits) = split_scale(rest);
        let units = read_number(digits, scale, currency).map_err(|reason| Invalid::new(reason, text))?;
        Ok(Amount { units, currency })
    }

    /// How an amount of money stands to it; nothing if it is of another currency.
    pub fn compared(self, money: Money) -> Option<Ordering> {
        let is_same = self.currency.is_none_or(|currency| currency == money.currency);
        is_same.then(|| money.amount().cmp(&self.units))
    }

    /// How many of the currency's smallest unit it is; nothing if it is a fraction of one, or too much to be counted.
    pub fn minor(self, currency: Currency) -> Option<i64> {
        let power = Decimal::from(10_i64.checked_pow(exponent(currency))?);
        let minor = self.units.checked_mul(power)?;
        minor.is_integer().then(|| minor.to_i64()).flatten()
    }
}

impl fmt::Display for Amount {
    /// `1234.5EUR`, without a blank, as it can stand in a filter.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.units, self.currency.map(|currency| currency.code()).unwrap_or_default())
    }
}

/// The currency at the beginning or the end of an amount, and the rest; nothing if there are letters that are none.
fn split_currency(text: &str) -> Option<(Option<Currency>, &str)> {
    for (sign, currency) in SIGNS {
        if let Some(rest) = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)) {
            return Some((Some(*currency), rest.trim()));
        }
    }
    let is_letter = |char: &char| char.is_ascii_alphabetic();
    let before = text.chars().take_while(is_letter).count();
    let behind = text.chars().rev().take_while(is_letter).count();
    if before == 3 {
        let (code, rest) = text.split_at(3);
        return Some((Some(read_currency(code).ok()?), rest.trim()));
    }
    if behind >= 3 && before == 0 {
        let (rest, code) = text.split_at(text.len() - 3);
        return match read_currency(code) {
            Ok(currency) => Some((Some(currency), rest.trim())),
            // `3mio` ends in three letters, too.
            Err(_) => Some((None, text)),
        };
    }
    (before == 0).then_some((None, text))
}

fn split_scale(text: &str) -> (i64, &str) {
    let lower = text.to_lowercase();
    let scale = SCALES.iter().find(|(word, _)| lower.ends_with(word));
    match scale.and_then(|(word, scale)| Some((*scale, text.get(..text.len() - word.len())?))) {
        Some((scale, digits)) => (scale, digits.trim_end()),
        None => (1, text),
    }
}

/// Reads a number as people write it: `1,200`, `1.200,5`, `-3.5`, `10k`, `1.2万`. One that may be two is refused.
pub fn read_decimal(text: &str) -> Result<Decimal, Invalid> {
    let plain = line::fold_width(text.trim());
    let (scale, digits) = split_scale(&plain);
    let number = read_number(digits, scale, None).map_err(|reason| {
        let what = if reason == "money-ambiguous" { "number-ambiguous" } else { "number" };
        Invalid::new(what, text)
    });
    number.map(|number| number.normalize())
}

/// Reads digits with marks of thousands and decimals; where a mark may be either, that is refused.
fn read_number(text: &str, scale: i64, currency: Option<Currency>) -> Result<Decimal, &'static str> {
    let plain: String = text.chars().filter(|char| !matches!(char, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’')).collect();
    let digits = plain.strip_prefix(['-', '+']).unwrap_or(&plain);
    let decimal = match (digits.rfind('.'), digits.rfind(',')) {
        (Some(dot), Some(comma)) if dot > comma => '.',
        (None, Some(_)) if is_grouped(digits, ',') => '.',
        (_, Some(_)) => ',',
        (Some(_), None) if digits.matches('.').count() > 1 => ',',
        // `1.234` is a thousand to some and a little more than one to others, unless units are so finely divided.
        (Some(_), None) if scale == 1 && is_grouped(digits, '.') && !has_thousandths(currency) => {
            return Err("money-ambiguous");
        }
        (_, None) => '.',
    };
    let (whole, fraction) = digits.split_once(decimal).unwrap_or((digits, ""));
    let mark = if decimal == '.' { ',' } else { '.' };
    let is_whole = is_grouped(whole, mark) || whole.bytes().all(|byte| byte.is_ascii_digit());
    if !is_whole || whole.len() + fraction.len() == 0 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("money");
    }
    let sign = if plain.starts_with('-') { "-" } else { "" };
    let number = format!("{sign}{}.{fraction}", whole.replace(mark, ""));
    let number = Decimal::from_str(number.trim_end_matches('.')).map_err(|_| "money")?;
    number.checked_mul(Decimal::from(scale)).ok_or("money")
}

/// Whether a mark sets off groups of three digits.
fn is_grouped(digits: &str, mark: char) -> bool {
    let mut groups = digits.split(mark);
    let first = groups.next().unwrap_or_default();
    let is_number = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let mut rest = groups.peekable();
    (1..=3).contains(&first.len())
        && first != "0"
        && is_number(first)
        && rest.peek().is_some()
        && rest.all(|group| group.len() == 3 && is_number(group))
}

fn has_thousandths(currency: Option<Currency>) -> bool {
    currency.is_some_and(|currency| exponent(currency) >= 3)
}

impl fmt::Display for Money {
    /// `1234.50 EUR`; reading it back gives the same value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount(), self.currency.code())
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Money {
    type Err = Invalid;

    /// Reads what `Display` wrote, and nothing else.
    fn from_str(text: &str) -> Result<Self, Invalid> {
        let invalid = || Invalid::new("money", text);
        let (number, code) = text.split_once(' ').ok_or_else(invalid)?;
        let currency = Currency::from_code(code).ok_or_else(invalid)?;
        let units = Decimal::from_str(number).map_err(|_| invalid())?;
        let minor = Amount { units, currency: None }.minor(currency).ok_or_else(invalid)?;
        Ok(Money { currency, minor })
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> String {
        match Money::read(text, Some(Currency::EUR)) {
            Ok(money) => money.to_string(),
            Err(invalid) => invalid.what.to_owned(),
        }
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, shown) in [
            ("1234.5", "1234.50 EUR"),
            ("1,234.50", "1234.50 EUR"),
            ("1.234,50", "1234.50 EUR"),
            ("1 234,50 €", "1234.50 EUR"),
            ("1'234.50 CHF", "1234.50 CHF"),
            ("12,5", "12.50 EUR"),
            ("1,234", "1234.00 EUR"),
            ("1.234.567", "1234567.00 EUR"),
            ("10k", "10000.00 EUR"),
            ("1.2k", "1200.00 EUR"),
            ("1.234k", "1234.00 EUR"),
            ("2.5m", "2500000.00 EUR"),
            ("3 mio", "3000000.00 EUR"),
            ("1.2万", "12000.00 EUR"),
            ("３万元", "30000.00 CNY"),
            ("USD 1,054", "1054.00 USD"),
            ("usd10k", "10000.00 USD"),
            ("10k usd", "10000.00 USD"),
            ("500 JPY", "500 JPY"),
            ("1.234 KWD", "1.234 KWD"),
            ("0.25", "0.25 EUR"),
            ("-5", "-5.00 EUR"),
            ("0", "0.00 EUR"),
        ] {
            assert_eq!(read(text), shown, "{text}");
        }
        for bad in ["", "EUR", "k", "ten", "1.5 JPY", "0.001", "1,23,4", "1..2", "5 XQZ", "99999999999999999999", "1e5"]
        {
            assert_eq!(read(bad), "money", "{bad}");
        }
        assert_eq!(read("1.234"), "money-ambiguous");
        assert_eq!(Money::read("5", None).unwrap_err().what, "money-without-currency");
    }

    #[test]
    fn sums_have_as_many_digits_as_their_currency() {
        assert_eq!(plain(Currency::EUR, 1_250_000), "12500.00");
        assert_eq!(plain(Currency::EUR, -5), "-0.05");
        assert_eq!(plain(Currency::JPY, 0), "0");
    }

    #[test]
    fn a_share_is_rounded_once() {
        let money = |minor| Money { currency: Currency::EUR, minor };
        assert_eq!(money(1).percent(50), money(1));
        assert_eq!(money(-1).percent(50), money(-1));
        assert_eq!(money(99).percent(10), money(10));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_shown_is_read_back(minor in any::<i64>(), at in 0_usize..4) {
            let currency = [Currency::EUR, Currency::JPY, Currency::KWD, Currency::CNY][at];
            let money = Money { currency, minor };
            prop_assert_eq!(money.to_string().parse::<Money>(), Ok(money));
            prop_assert_eq!(Money::read(&money.to_string(), None), Ok(money));
        }

        #[test]
        fn no_text_is_too_odd_to_be_refused(text in ".{0,40}") {
            drop(Money::read(&text, None));
        }
    }
}
