//! When the reminder of a task rings.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, ToSpan, Zoned};

use super::minutes::read_minutes;
use super::{Invalid, Kind, Path, Record, Value, When, line, task};

/// The word that says that a task never rings.
pub const NEVER: &str = "never";

/// Other words for it.
const NEVERS: &[&str] = &[NEVER, "no", "none", "off", "从不", "不提醒", "否"];

/// The longest that a reminder may ring before its task is due, in minutes: ten weeks.
const LONGEST: u32 = 100_000;

/// Minutes of a day.
const DAY: u32 = 24 * 60;

/// The hour from which the reminder of a task without a time of day is counted back.
const MORNING: i8 = 9;

/// How far the clocks of one zone may be put forward or back at once: a day where the date line was moved, and an hour.
const LEAP_HOURS: i64 = 25;

/// When a reminder rings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ring {
    /// At a moment, to the second.
    At(Timestamp),
    /// When the clock of whoever looks shows this.
    Clock(DateTime),
}

impl Ring {
    /// The moment for somebody whose clock goes by `zone`. A time that clocks skip rings as much later as they were put
    /// forward, one that they show twice rings the first time.
    pub fn moment(self, zone: &TimeZone) -> Timestamp {
        match self {
            Ring::At(moment) => moment,
            Ring::Clock(time) => time.to_zoned(zone.clone()).map_or(Timestamp::MAX, |at| at.timestamp()),
        }
    }

    /// The first of the same sort that can ring after a moment in `zone`: all before it have rung by then.
    #[must_use]
    pub fn first_after(self, moment: Timestamp, zone: &TimeZone) -> Ring {
        match self {
            Ring::At(_) => Ring::At(moment),
            Ring::Clock(_) => {
                let shown = zone.to_datetime(moment);
                Ring::Clock(shown.checked_sub(LEAP_HOURS.hours()).unwrap_or(DateTime::MIN))
            }
        }
    }

    /// Whether this and all later ones of the same sort ring after a moment in `zone`.
    pub fn is_beyond(self, moment: Timestamp, zone: &TimeZone) -> bool {
        match self {
            Ring::At(own) => own > moment,
            Ring::Clock(own) => zone.to_datetime(moment).checked_add(LEAP_HOURS.hours()).is_ok_and(|last| own > last),
        }
    }
}

/// When the reminder of a task rings: so long before it is due as its field `remind` says. Without that, a task with a
/// time of day rings at its time, and one without never. Nor does one that is done or deleted, or says [`NEVER`].
///
/// Days before are those of the calendar, so that nine stays nine whatever clocks do; the rest is time as it passes.
pub fn ring(task: &Record) -> Option<Ring> {
    if task.id.kind != Kind::Task || task::done(task).is_some() || task.is_deleted() {
        return None;
    }
    let before = match task.value("remind") {
        Some(Value::Number(minutes)) => Some(*minutes),
        // It never rings, or in a way that only a later version knows.
        Some(_) => return None,
        None => None,
    };
    match (task::due(task)?, before) {
        (When::At(at), before) => back(at, before.unwrap_or_default()).map(Ring::At),
        (When::Day(day), Some(before)) => day.at(MORNING, 0, 0, 0).checked_sub(stretch(before)).ok().map(Ring::Clock),
        (When::Day(_), None) => None,
    }
}

/// Lets a task ring at its time where so long before as it says is over at `now`, and its time is not; how many minutes
/// before it was.
pub fn drop_lead(task: &mut Record, now: &Zoned) -> Option<u32> {
    let lead = task.value("remind").and_then(Value::as_number).filter(|lead| *lead > 0)?;
    let is_over = |task: &Record| ring(task).map(|ring| ring.moment(now.time_zone()) <= now.timestamp());
    let mut bare = task.clone();
    bare.fields.insert(Path::one("remind"), Value::Number(0));
    let helps = is_over(task) == Some(true) && is_over(&bare) == Some(false);
    if helps {
        *task = bare;
    }
    helps.then_some(lead)
}

/// Reads how long before it is due a task rings: `30min`, `1d`, `0`, `never`.
pub fn read_remind(text: &str) -> Result<Value, Invalid> {
    let word = line::fold_width(text.trim()).to_lowercase();
    if NEVERS.contains(&word.as_str()) {
        return Ok(Value::Text(NEVER.to_owned()));
    }
    let minutes = read_minutes(text).filter(|minutes| *minutes <= LONGEST);
    minutes.map(Value::Number).ok_or_else(|| Invalid::new("remind", text))
}

fn back(at: &Zoned, minutes: u32) -> Option<Timestamp> {
    let rings = at.checked_sub(stretch(minutes)).ok()?;
    Timestamp::from_second(rings.timestamp().as_second()).ok()
}

fn stretch(minutes: u32) -> Span {
    i64::from(minutes / DAY).days().minutes(i64::from(minutes % DAY))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::RecordId;
    use crate::domain::id::Uuid128;

    fn task(due: &str, remind: &str) -> Record {
        let mut task = Record::new(RecordId { kind: Kind::Task, uuid: Uuid128(1) }, Timestamp::UNIX_EPOCH);
        task.fields.insert(Path::one("due"), Value::When(due.parse().unwrap()));
        if !remind.is_empty() {
            task.fields.insert(Path::one("remind"), read_remind(remind).unwrap());
        }
        task
    }

    fn rings(due: &str, remind: &str, zone: &str) -> String {
        let zone = TimeZone::get(zone).unwrap();
        let moment = ring(&task(due, remind)).map(|ring| ring.moment(&zone).to_zoned(zone));
        moment.map_or("never".to_owned(), |at| at.strftime("%a %m-%d %H:%M:%S %:z").to_string())
    }

    #[test]
    fn a_reminder_rings_so_long_before_as_the_task_says() {
        const NINE: &str = "2026-03-04T09:00:00+01:00[Europe/Berlin]";
        for (due, remind, moment) in [
            (NINE, "", "Wed 03-04 09:00:00 +01:00"),
            (NINE, "0", "Wed 03-04 09:00:00 +01:00"),
            (NINE, "30min", "Wed 03-04 08:30:00 +01:00"),
            (NINE, "半小时", "Wed 03-04 08:30:00 +01:00"),
            (NINE, "1d", "Tue 03-03 09:00:00 +01:00"),
            (NINE, "1d2h", "Tue 03-03 07:00:00 +01:00"),
            (NINE, "never", "never"),
            (NINE, "NO", "never"),
            (NINE, "不提醒", "never"),
            ("2026-03-04T09:00:17.9+01:00[Europe/Berlin]", "", "Wed 03-04 09:00:17 +01:00"),
            ("2026-03-04", "", "never"),
            ("2026-03-04", "0", "Wed 03-04 09:00:00 +01:00"),
            ("2026-03-04", "1h", "Wed 03-04 08:00:00 +01:00"),
            ("2026-03-04", "1d", "Tue 03-03 09:00:00 +01:00"),
            ("2026-03-04", "off", "never"),
            // Where it is another day, a moment stays a moment.
            ("2026-03-04T09:00:00+08:00[Asia/Shanghai]", "", "Wed 03-04 02:00:00 +01:00"),
        ] {
            assert_eq!(rings(due, remind, "Europe/Berlin"), moment, "{due} {remind}");
        }
        assert!(read_remind("later").is_err() && read_remind("100d").is_err());
    }

    #[test]
    fn reminders_keep_to_the_clock_when_clocks_are_changed() {
        for (due, remind, moment) in [
            // Forward at two on the night to Sunday, 29 March.
            ("2026-03-29T09:00:00+02:00[Europe/Berlin]", "1d", "Sat 03-28 09:00:00 +01:00"),
            ("2026-03-29T09:00:00+02:00[Europe/Berlin]", "8h", "Sun 03-29 00:00:00 +01:00"),
            ("2026-03-30T02:30:00+02:00[Europe/Berlin]", "1d", "Sun 03-29 03:30:00 +02:00"),
            ("2026-03-29", "1d", "Sat 03-28 09:00:00 +01:00"),
            ("2026-03-29", "6h30", "Sun 03-29 03:30:00 +02:00"),
            // Back at three on the night to Sunday, 25 October.
            ("2026-10-25T09:00:00+01:00[Europe/Berlin]", "1d", "Sat 10-24 09:00:00 +02:00"),
            ("2026-10-25T09:00:00+01:00[Europe/Berlin]", "8h", "Sun 10-25 02:00:00 +02:00"),
            ("2026-10-25T02:30:00+01:00[Europe/Berlin]", "", "Sun 10-25 02:30:00 +01:00"),
            ("2026-10-25", "6h30", "Sun 10-25 02:30:00 +02:00"),
        ] {
            assert_eq!(rings(due, remind, "Europe/Berlin"), moment, "{due} {remind}");
        }
        // Samoa had no 30 December 2011.
        assert_eq!(rings("2011-12-30", "0", "Pacific/Apia"), "Sat 12-31 09:00:00 +14:00");
    }

    #[test]
    fn a_task_that_is_put_off_to_a_near_moment_is_not_silent() {
        const NINE: &str = "2026-03-04T09:00:00+01:00[Europe/Berlin]";
        for (due, remind, now, dropped) in [
            (NINE, "1d", "2026-03-03T10:00:00+01:00[Europe/Berlin]", Some(1440)),
            (NINE, "1h", "2026-03-04T08:00:00+01:00[Europe/Berlin]", Some(60)),
            (NINE, "1h", "2026-03-04T07:59:00+01:00[Europe/Berlin]", None),
            // There is nothing left to ring at.
            (NINE, "1h", "2026-03-04T09:00:00+01:00[Europe/Berlin]", None),
            (NINE, "0", "2026-03-04T08:00:00+01:00[Europe/Berlin]", None),
            (NINE, "never", "2026-03-04T08:00:00+01:00[Europe/Berlin]", None),
            (NINE, "", "2026-03-04T08:00:00+01:00[Europe/Berlin]", None),
            ("2026-03-04", "1d", "2026-03-03T10:00:00+01:00[Europe/Berlin]", Some(1440)),
            ("2026-03-04", "1d", "2026-03-03T08:00:00+01:00[Europe/Berlin]", None),
            ("2026-03-04", "1d", "2026-03-04T10:00:00+01:00[Europe/Berlin]", None),
            // In Los Angeles it is not yet nine on the day before.
            ("2026-03-04", "1d", "2026-03-03T08:00:00-08:00[America/Los_Angeles]", None),
        ] {
            let mut put_off = task(due, remind);
            let before = put_off.clone();
            assert_eq!(drop_lead(&mut put_off, &now.parse().unwrap()), dropped, "{due} {remind} {now}");
            let expected = if dropped.is_some() { task(due, "0") } else { before };
            assert_eq!(put_off, expected, "{due} {remind} {now}");
        }
    }

    #[test]
    fn what_is_done_or_deleted_does_not_ring() {
        let open = task("2026-03-04T09:00:00+01:00[Europe/Berlin]", "");
        assert!(ring(&open).is_some());
        let mut done = open.clone();
        done.fields.insert(Path::one("done"), Value::When("2026-03-03".parse().unwrap()));
        let mut deleted = open;
        deleted.fields.insert(Path::one("deleted"), Value::Flag);
        assert_eq!((ring(&done), ring(&deleted)), (None, None));
    }

    #[test]
    fn nothing_rings_before_the_first_or_behind_the_last_that_may() {
        let zone = TimeZone::get("Pacific/Apia").unwrap();
        let moment: Timestamp = "2011-12-30T09:00:00Z".parse().unwrap();
        let mut clock = DateTime::constant(2011, 12, 26, 0, 0, 0, 0);
        let first = Ring::Clock(clock).first_after(moment, &zone);
        while clock.date().day() != 5 {
            let ring = Ring::Clock(clock);
            assert!(ring >= first || ring.moment(&zone) <= moment, "{clock}");
            assert!(!ring.is_beyond(moment, &zone) || ring.moment(&zone) > moment, "{clock}");
            clock = clock.checked_add(30.minutes()).unwrap();
        }
    }
}
