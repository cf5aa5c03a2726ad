//! A month as a small calendar, and the steps through it.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};
use ratatui::text::{Line, Span as Piece};

use crate::domain::{Reading, When};
use crate::text::Text;
use crate::theme::Theme;
use crate::tui::widgets::cells;

/// The lines of the longest month: its name, the days of the week, six weeks.
pub(crate) const HEIGHT: u16 = 8;

/// The cells of one day, with the sign before it.
const DAY: usize = 3;

/// The way to another day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// By so many days.
    Days(i64),
    /// By so many months.
    Months(i64),
}

/// Which days stand out, and how a week begins.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Calendar {
    /// The day that is filled in.
    pub(crate) chosen: Option<Date>,
    /// The day that it is.
    pub(crate) today: Date,
    /// The first day of a week.
    pub(crate) first: Weekday,
}

impl Calendar {
    /// The calendar for what is typed.
    pub(crate) fn of(typed: &str, reading: &Reading) -> Calendar {
        let chosen = When::read(typed, reading).ok().map(|when| when.date());
        Calendar { chosen, today: reading.today(), first: reading.week_start }
    }

    /// The month of the chosen day, or of today. The chosen day stands in `[ ]`, today in `( )`.
    pub(crate) fn lines(&self, text: &Text, theme: &Theme) -> Vec<Line<'static>> {
        let first = self.chosen.unwrap_or(self.today).first_of_month();
        let facts = [("month", i64::from(first.month()).into()), ("year", first.year().to_string().into())];
        let head = text.say("screen-calendar", &facts);
        let names = self.first.cycle_forward().take(7).map(|weekday| {
            let day =
                text.say("screen-calendar-weekday", &[("weekday", i64::from(weekday.to_monday_one_offset()).into())]);
            format!(" {}", cells::pad(&day, DAY - 1))
        });
        let (head, names) = (format!(" {head}"), names.collect::<String>());
        let before = i64::from(first.weekday().since(self.first));
        let weeks = (before + i64::from(first.days_in_month()) + 6) / 7;
        let weeks = (0..weeks).map(|week| self.week(first, week * 7 - before, theme));
        [Line::styled(head, theme.strong), Line::styled(names, theme.faint)].into_iter().chain(weeks).collect()
    }

    /// The week that begins so many days after the first of a month; days of other months are left out.
    fn week(&self, first: Date, begin: i64, theme: &Theme) -> Line<'static> {
        let days: Vec<Option<Date>> = (begin..begin + 7)
            .map(|after| {
                let day = first.checked_add(after.days()).ok()?;
                (day.first_of_month() == first).then_some(day)
            })
            .collect();
        let mut pieces: Vec<Piece<'static>> = Vec::new();
        let mut before = None;
        for day in days.into_iter().chain([None]) {
            pieces.push(Piece::raw(self.sign(before, day)));
            let style = if day.is_some() && day == self.chosen { theme.focus } else { theme.label };
            pieces.push(Piece::styled(day.map_or("  ".to_owned(), |day| format!("{:>2}", day.day())), style));
            before = day;
        }
        Line::from(pieces)
    }

    /// What stands between two days.
    fn sign(&self, before: Option<Date>, after: Option<Date>) -> &'static str {
        let is = |day: Option<Date>, other: Option<Date>| day.is_some() && day == other;
        let today = Some(self.today);
        match () {
            () if is(after, self.chosen) => "[",
            () if is(before, self.chosen) => "]",
            () if is(after, today) => "(",
            () if is(before, today) => ")",
            () => " ",
        }
    }
}

/// What is typed, a step further; what is no day yet counts as today. An hour stays.
pub(crate) fn stepped(typed: &str, step: Step, reading: &Reading) -> String {
    let when = When::read(typed, reading).ok();
    let by: Span = match step {
        Step::Days(days) => days.days(),
        Step::Months(months) => months.months(),
    };
    let from = when.as_ref().map_or_else(|| reading.today(), When::date);
    // The calendar ends where the years do.
    let to = from.checked_add(by).unwrap_or(from);
    match when {
        Some(When::At(at)) => format!("{to} {}", at.strftime("%H:%M")),
        Some(When::Day(_)) | None => to.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme;

    fn reading() -> Reading {
        Reading::at("2026-03-02T10:00:00+01:00[Europe/Berlin]".parse().unwrap())
    }

    fn shown(calendar: Calendar) -> String {
        let lines = calendar.lines(&Text::english(), &theme::load(theme::MONO, None).theme);
        lines.iter().map(|line| line.to_string().trim_end().to_owned()).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_month_is_shown_with_the_day_that_is_typed_and_today() {
        insta::assert_snapshot!(shown(Calendar::of("2026-03-13 9:00", &reading())));
    }

    #[test]
    fn a_week_begins_where_the_settings_say_and_a_short_month_fits_into_four() {
        let calendar = Calendar { first: Weekday::Sunday, ..Calendar::of("2026-02-28", &reading()) };
        insta::assert_snapshot!(shown(calendar));
        for month in 1..=12 {
            let calendar = Calendar::of(&format!("2026-{month:02}-11"), &reading());
            assert!(
                calendar.lines(&Text::english(), &theme::load(theme::MONO, None).theme).len() <= usize::from(HEIGHT)
            );
        }
    }

    #[test]
    fn steps_keep_the_hour_and_end_with_a_shorter_month() {
        let step = |typed, step| stepped(typed, step, &reading());
        assert_eq!(step("", Step::Days(1)), "2026-03-03");
        assert_eq!(step("fri 14:00", Step::Days(7)), "2026-03-13 14:00");
        assert_eq!(step("2026-01-31", Step::Months(1)), "2026-02-28");
        assert_eq!(step("9999-12-31", Step::Days(1)), "9999-12-31");
    }
}
