//! Days, moments, numbers and money as people of a language read them. Nobody else formats for people; what machines read
//! stays as it is stored.

use iso_currency::Currency;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Text, width};
use crate::domain::money::{exponent, plain};
use crate::domain::{Money, When};

/// From here on, thousands of numbers in sentences are set off: below stand years, lines and the like.
pub(super) const SET_OFF: u64 = 10_000;

/// What money of one currency comes to, as it is written.
type Show<'t> = &'t dyn Fn(i128) -> String;

impl Text {
    /// A day with its weekday: `Monday, 2026-03-02`, `2026-03-02 周一`.
    pub fn day(&self, date: Date) -> String {
        self.say("format-day", &[("weekday", word(date).into()), ("date", self.date(date).into())])
    }

    /// A day without its weekday: `2026-03-02`.
    pub fn date(&self, date: Date) -> String {
        date.to_string()
    }

    /// A day without its year where that is the one of `today`: `03-02`.
    pub fn short_date(&self, date: Date, today: Date) -> String {
        if date.year() == today.year() { date.strftime("%m-%d").to_string() } else { self.date(date) }
    }

    /// The day of the week, in short: `Mon`, `周一`.
    pub fn weekday(&self, date: Date) -> String {
        self.say("format-weekday", &[("weekday", word(date).into())])
    }

    /// A day with its weekday, or a moment as clocks show it in `zone`: `Monday, 2026-03-02 09:00`.
    pub fn when(&self, when: &When, zone: &TimeZone) -> String {
        let day = self.day(when.date_in(zone));
        when.time_in(zone).map_or(day.clone(), |time| format!("{day} {time}"))
    }

    /// A time as the clocks of `zone` show it, to the minute: `2026-03-02 09:00`.
    pub fn moment(&self, at: Timestamp, zone: &TimeZone) -> String {
        let at = at.to_zoned(zone.clone());
        format!("{} {}", self.date(at.date()), at.strftime("%H:%M"))
    }

    /// A number, written with all its digits and a point: `1,234,567.50`.
    pub fn number(&self, plain: &str) -> String {
        group(plain)
    }

    /// An amount: `1,234.50 EUR`.
    pub fn money(&self, money: Money) -> String {
        self.sum(i128::from(money.minor), money.currency)
    }

    /// What several amounts come to, in the smallest unit of their currency: `1,234.50 EUR`.
    pub fn sum(&self, minor: i128, currency: Currency) -> String {
        format!("{} {}", self.number(&plain(currency, minor)), currency.code())
    }

    /// An amount in at most `room` cells, if that can be: exact where it fits, without a fraction of nothing, else with a
    /// word for thousands and millions: `1.2M EUR`, `123万 CNY`.
    pub fn short_money(&self, minor: i128, currency: Currency, room: usize) -> String {
        let forms: [Show<'_>; 2] = [&|minor| self.exact(minor, currency), &|minor| self.compact(minor, currency)];
        first_that_fits(forms.map(|show| format!("{} {}", show(minor), currency.code())), room)
    }

    /// The same of two sums in one currency, with a stroke between unless they are the same; the first alone where there
    /// is no room for both.
    pub fn short_sums(&self, [first, second]: [i128; 2], currency: Currency, room: usize) -> String {
        let code = currency.code();
        let both = |show: Show<'_>| {
            let [first, second] = [first, second].map(show);
            if first == second { format!("{first} {code}") } else { format!("{first} {code} / {second}") }
        };
        let forms: [Show<'_>; 2] = [&|minor| self.exact(minor, currency), &|minor| self.compact(minor, currency)];
        let [exact, compact] = forms.map(both);
        first_that_fits([exact, compact, format!("{} {code}", self.compact(first, currency))], room)
    }

    /// All digits, with thousands set off; a fraction of nothing is left out.
    fn exact(&self, minor: i128, currency: Currency) -> String {
        let plain = plain(currency, minor);
        let whole = plain.split_once('.').filter(|(_, rest)| rest.bytes().all(|digit| digit == b'0'));
        self.number(whole.map_or(plain.as_str(), |(whole, _)| whole))
    }

    /// Few digits where a word of the language can stand for the rest: `950`, `1.2k`, `120k`, `3M`; `9,500`, `1.2万`.
    fn compact(&self, minor: i128, currency: Currency) -> String {
        let sign = if minor < 0 { "-" } else { "" };
        let minor = minor.unsigned_abs();
        let rounded = |unit: u128| minor.saturating_add(unit / 2) / unit;
        let mut shown = String::new();
        let mut scale = self.scale().iter().peekable();
        while let Some((power, word)) = scale.next() {
            let unit = 10_u128.saturating_pow(power + exponent(currency));
            let (whole, tenths) = (rounded(unit), minor.saturating_mul(10).saturating_add(unit / 2) / unit);
            shown = if tenths < 1_000 && !tenths.is_multiple_of(10) && !word.is_empty() {
                format!("{sign}{}.{}{word}", tenths / 10, tenths % 10)
            } else if word.is_empty() || u128::from(SET_OFF) <= whole {
                format!("{sign}{}{word}", self.number(&whole.to_string()))
            } else {
                format!("{sign}{whole}{word}")
            };
            if scale.peek().is_none_or(|(next, _)| whole < 10_u128.saturating_pow(next - power)) {
                break;
            }
        }
        shown
    }
}

/// `1234567.50` as `1,234,567.50`.
pub(super) fn group(plain: &str) -> String {
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("-", digits));
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut grouped = String::with_capacity(plain.len() + whole.len() / 3);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{rest}")
}

/// The word by which messages know a day of the week: `mon`.
fn word(date: Date) -> String {
    date.strftime("%a").to_string().to_lowercase()
}

fn first_that_fits<const N: usize>(candidates: [String; N], room: usize) -> String {
    let last = N.saturating_sub(1);
    let mut all = candidates.into_iter().enumerate();
    all.find(|(at, text)| *at == last || width(text) <= room).map(|(_, text)| text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn chinese() -> Text {
        Text::for_language(Some("zh-CN"), None, &|_| None)
    }

    #[test]
    fn days_and_moments_are_told_in_the_order_of_the_language() {
        let (english, chinese, berlin) = (Text::english(), chinese(), TimeZone::get("Europe/Berlin").unwrap());
        let monday = date(2026, 3, 2);
        assert_eq!((english.day(monday).as_str(), english.weekday(monday).as_str()), ("Monday, 2026-03-02", "Mon"));
        assert_eq!((chinese.day(monday).as_str(), chinese.weekday(monday).as_str()), ("2026-03-02 周一", "周一"));
        assert_eq!(chinese.short_date(monday, date(2026, 12, 31)), "03-02");
        assert_eq!(chinese.short_date(monday, date(2025, 12, 31)), "2026-03-02");
        let nine = "2026-03-02T09:00:00+01:00[Europe/Berlin]".parse::<jiff::Zoned>().unwrap();
        assert_eq!(english.moment(nine.timestamp(), &berlin), "2026-03-02 09:00");
        assert_eq!(chinese.when(&When::At(nine), &berlin), "2026-03-02 周一 09:00");
    }

    #[test]
    fn an_amount_is_exact_where_it_fits_and_short_where_it_does_not() {
        let (english, chinese) = (Text::english(), chinese());
        let euros = |minor, room| english.short_money(minor, Currency::EUR, room);
        assert_eq!(english.money(Money { currency: Currency::USD, minor: 123_456_750 }), "1,234,567.50 USD");
        assert_eq!(english.money(Money { currency: Currency::JPY, minor: -1234 }), "-1,234 JPY");
        assert_eq!(english.sum(i128::from(i64::MAX) * 10, Currency::USD), "922,337,203,685,477,580.70 USD");
        assert_eq!(english.sum(-1_234_567, Currency::KWD), "-1,234.567 KWD");
        assert_eq!(euros(123_456_750, 20), "1,234,567.50 EUR");
        assert_eq!(euros(123_456_700, 13), "1,234,567 EUR");
        assert_eq!(euros(123_456_750, 12), "1.2M EUR");
        assert_eq!(euros(-123_456_750, 12), "-1.2M EUR");
        assert_eq!(english.short_money(1_234_567, Currency::JPY, 8), "1.2M JPY");
        assert_eq!(chinese.short_money(123_456_750, Currency::CNY, 12), "123万 CNY");
        assert_eq!(english.short_sums([100_000, 50_000], Currency::EUR, 20), "1,000 EUR / 500");
        assert_eq!(chinese.short_sums([2_500_000_000, 50_000_000], Currency::CNY, 14), "2500万 CNY");
        assert_eq!(chinese.short_sums([2_500_000_000, 50_000_000], Currency::CNY, 17), "2500万 CNY / 50万");
    }

    #[test]
    fn short_amounts_have_the_word_that_fits_them() {
        let (english, chinese) = (Text::english(), chinese());
        let minors = [0, 4, 99_949, 99_950, 123_400, 1_000_000, 9_994_900, 99_995_000, 100_000_000, 12_345_678_900_000];
        let shown = minors.map(|minor| english.compact(minor, Currency::EUR));
        assert_eq!(shown, ["0", "0", "999", "1k", "1.2k", "10k", "99.9k", "1M", "1M", "123B"]);
        assert_eq!(english.compact(i128::from(i64::MAX) * 1_000_000, Currency::JPY), "9,223,372,036,855T");
        let shown = minors.map(|minor| chinese.compact(minor, Currency::EUR));
        assert_eq!(shown, ["0", "0", "999", "1,000", "1,234", "1万", "10万", "100万", "100万", "1235亿"]);
        assert_eq!(chinese.compact(i128::from(i64::MAX), Currency::JPY), "9,223,372万亿");
    }

    #[test]
    fn numbers_in_sentences_have_their_thousands_set_off_from_ten_thousand_on() {
        let text = Text::english();
        let deals = |count: u64| text.say("screen-board-deals", &[("count", count.into())]);
        assert_eq!([deals(2_026), deals(100_000)], ["2026 deals", "100,000 deals"]);
    }
}
