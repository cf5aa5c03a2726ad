//! Days and moments in several time zones: at changes of clocks, at a year's end, and told where they were not said.

use insta::assert_snapshot;
use serde_json::Value;

use super::{TUESDAY, agenda, at, is_on, json, open_tasks, screen};
use crate::people::office;
use crate::rolo::Rolo;
use crate::terminal::ESC;

const BERLIN: &str = "Europe/Berlin";
const LOS_ANGELES: &str = "America/Los_Angeles";
const SHANGHAI: &str = "Asia/Shanghai";

/// Moves somebody to another time zone.
fn move_to(rolo: &Rolo, zone: &str) {
    rolo.write_config(&format!("me = \"Kim\"\ncountry = \"DE\"\ntime_zone = \"{zone}\"\n"));
}

/// Somebody in Berlin with things to do around a day: at its edges, in the hour in which clocks are changed, a round at
/// nine that comes every day, and calls that were said in other zones.
fn around(day: &str) -> Rolo {
    let rolo = office();
    let before: jiff::civil::Date = day.parse().unwrap();
    let before = before.yesterday().unwrap();
    let now = format!("{before} 8:00");
    for line in [
        "task add 'some time' --due DAY",
        "task add 'after midnight' --due 'DAY 0:15'",
        "task add 'when clocks are changed' --due 'DAY 2:30'",
        "task add 'before midnight' --due 'DAY 23:45'",
        "task add 'daily round' --due 'BEFORE 9:00' --repeat daily",
        "task done 'daily round'",
    ] {
        at(&rolo, &now, &line.replace("DAY", day).replace("BEFORE", &before.to_string()));
    }
    for (zone, name) in [(LOS_ANGELES, "call Los Angeles"), (SHANGHAI, "call 上海")] {
        move_to(&rolo, zone);
        at(&rolo, &now, &format!("task add '{name}' --type call --due '{day} 9:00'"));
    }
    move_to(&rolo, BERLIN);
    rolo
}

/// The mornings of a day, in three zones.
fn mornings(day: &str) -> String {
    let rolo = around(day);
    let told = [BERLIN, LOS_ANGELES, SHANGHAI].map(|zone| {
        move_to(&rolo, zone);
        format!("{zone} {}", agenda(&rolo, &format!("{day} 7:30"), "agenda"))
    });
    told.concat()
}

#[test]
fn a_morning_on_which_clocks_are_put_forward_in_berlin() {
    assert_snapshot!(mornings("2026-03-29"), @"
    Europe/Berlin --- 2026-03-29 7:30
    Sunday, 2026-03-29
            some time
      00:15  after midnight
      03:00  call: call 上海
      03:30  when clocks are changed
      09:00  daily round
      18:00  call: call Los Angeles
      23:45  before midnight
    This month: 0 won, 0 lost
    America/Los_Angeles --- 2026-03-29 7:30
    3 overdue
      2026-03-28 16:15  after midnight
      2026-03-28 18:00  call: call 上海
      2026-03-28 18:30  when clocks are changed
    Sunday, 2026-03-29
            some time
      00:00  daily round
      09:00  call: call Los Angeles
      14:45  before midnight
    This month: 0 won, 0 lost
    Asia/Shanghai --- 2026-03-29 7:30
    Sunday, 2026-03-29
            some time
      07:15  after midnight
      09:00  call: call 上海
      09:30  when clocks are changed
      15:00  daily round
    This month: 0 won, 0 lost
    ");
}

#[test]
fn a_morning_on_which_clocks_are_put_back_in_berlin() {
    assert_snapshot!(mornings("2026-10-25"), @"
    Europe/Berlin --- 2026-10-25 7:30
    Sunday, 2026-10-25
            some time
      00:15  after midnight
      02:30  when clocks are changed
      02:00  call: call 上海
      09:00  daily round
      17:00  call: call Los Angeles
      23:45  before midnight
    This month: 0 won, 0 lost
    America/Los_Angeles --- 2026-10-25 7:30
    3 overdue
      2026-10-24 15:15  after midnight
      2026-10-24 17:30  when clocks are changed
      2026-10-24 18:00  call: call 上海
    Sunday, 2026-10-25
            some time
      01:00  daily round
      09:00  call: call Los Angeles
      15:45  before midnight
    This month: 0 won, 0 lost
    Asia/Shanghai --- 2026-10-25 7:30
    Sunday, 2026-10-25
            some time
      06:15  after midnight
      08:30  when clocks are changed
      09:00  call: call 上海
      16:00  daily round
    This month: 0 won, 0 lost
    ");
}

#[test]
fn a_morning_on_which_clocks_are_put_forward_in_los_angeles() {
    assert_snapshot!(mornings("2026-03-08"), @"
    Europe/Berlin --- 2026-03-08 7:30
    Sunday, 2026-03-08
            some time
      00:15  after midnight
      02:00  call: call 上海
      02:30  when clocks are changed
      09:00  daily round
      17:00  call: call Los Angeles
      23:45  before midnight
    This month: 0 won, 0 lost
    America/Los_Angeles --- 2026-03-08 7:30
    3 overdue
      2026-03-07 15:15  after midnight
      2026-03-07 17:00  call: call 上海
      2026-03-07 17:30  when clocks are changed
    Sunday, 2026-03-08
            some time
      00:00  daily round
      09:00  call: call Los Angeles
      15:45  before midnight
    This month: 0 won, 0 lost
    Asia/Shanghai --- 2026-03-08 7:30
    Sunday, 2026-03-08
            some time
      07:15  after midnight
      09:00  call: call 上海
      09:30  when clocks are changed
      16:00  daily round
    This month: 0 won, 0 lost
    ");
}

#[test]
fn a_morning_on_which_clocks_are_put_back_in_los_angeles() {
    assert_snapshot!(mornings("2026-11-01"), @"
    Europe/Berlin --- 2026-11-01 7:30
    Sunday, 2026-11-01
            some time
      00:15  after midnight
      02:00  call: call 上海
      02:30  when clocks are changed
      09:00  daily round
      18:00  call: call Los Angeles
      23:45  before midnight
    This month: 0 won, 0 lost
    America/Los_Angeles --- 2026-11-01 7:30
    3 overdue
      2026-10-31 16:15  after midnight
      2026-10-31 18:00  call: call 上海
      2026-10-31 18:30  when clocks are changed
    Sunday, 2026-11-01
            some time
      01:00  daily round
      09:00  call: call Los Angeles
      14:45  before midnight
    This month: 0 won, 0 lost
    Asia/Shanghai --- 2026-11-01 7:30
    Sunday, 2026-11-01
            some time
      07:15  after midnight
      09:00  call: call 上海
      09:30  when clocks are changed
      16:00  daily round
    This month: 0 won, 0 lost
    ");
}

#[test]
fn the_last_morning_of_a_year() {
    assert_snapshot!(mornings("2026-12-31"), @"
    Europe/Berlin --- 2026-12-31 7:30
    Thursday, 2026-12-31
            some time
      00:15  after midnight
      02:00  call: call 上海
      02:30  when clocks are changed
      09:00  daily round
      18:00  call: call Los Angeles
      23:45  before midnight
    This month: 0 won, 0 lost
    America/Los_Angeles --- 2026-12-31 7:30
    3 overdue
      2026-12-30 15:15  after midnight
      2026-12-30 17:00  call: call 上海
      2026-12-30 17:30  when clocks are changed
    Thursday, 2026-12-31
            some time
      00:00  daily round
      09:00  call: call Los Angeles
      14:45  before midnight
    This month: 0 won, 0 lost
    Asia/Shanghai --- 2026-12-31 7:30
    Thursday, 2026-12-31
            some time
      07:15  after midnight
      09:00  call: call 上海
      09:30  when clocks are changed
      16:00  daily round
    This month: 0 won, 0 lost
    ");
}

#[test]
fn the_first_morning_of_a_year() {
    assert_snapshot!(mornings("2027-01-01"), @"
    Europe/Berlin --- 2027-01-01 7:30
    Friday, 2027-01-01
            some time
      00:15  after midnight
      02:00  call: call 上海
      02:30  when clocks are changed
      09:00  daily round
      18:00  call: call Los Angeles
      23:45  before midnight
    This month: 0 won, 0 lost
    America/Los_Angeles --- 2027-01-01 7:30
    3 overdue
      2026-12-31 15:15  after midnight
      2026-12-31 17:00  call: call 上海
      2026-12-31 17:30  when clocks are changed
    Friday, 2027-01-01
            some time
      00:00  daily round
      09:00  call: call Los Angeles
      14:45  before midnight
    This month: 0 won, 0 lost
    Asia/Shanghai --- 2027-01-01 7:30
    Friday, 2027-01-01
            some time
      07:15  after midnight
      09:00  call: call 上海
      09:30  when clocks are changed
      16:00  daily round
    This month: 0 won, 0 lost
    ");
}

/// The names of the records in a list.
fn names(list: &Value) -> Vec<String> {
    let mut names: Vec<String> =
        list.as_array().unwrap().iter().map(|record| record["name"].as_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

#[test]
fn today_is_one_day_in_agendas_in_filters_and_on_the_screen() {
    const ZONES: &[&str] = &[BERLIN, LOS_ANGELES, "Pacific/Kiritimati", "Pacific/Apia", "Pacific/Pago_Pago"];
    let mut met = Vec::new();
    for day in ["2026-03-29", "2026-12-31"] {
        let rolo = around(day);
        for (zone, hour) in ZONES.iter().flat_map(|zone| ["0:05", "23:55"].map(|hour| (*zone, hour))) {
            move_to(&rolo, zone);
            let now = format!("{day} {hour}");
            let agenda = json(&rolo, &now, "agenda");
            assert_eq!(agenda["from"], day, "{zone} {hour}");
            let days = agenda["days"].as_array().unwrap();
            assert!(days.iter().all(|each| each["date"] == day), "{zone} {hour}: {days:?}");
            let today = days.first().map(|day| names(&day["tasks"])).unwrap_or_default();
            let listed = |filter: &str| {
                let list = at(&rolo, &now, &format!("task list --where '{filter} no:done' -o tsv --columns name"));
                let mut names: Vec<String> = list.lines().skip(1).map(str::to_owned).collect();
                names.sort();
                names
            };
            assert_eq!(listed("due:today"), today, "{zone} {hour}");
            assert_eq!(listed("due<today"), names(&agenda["overdue"]), "{zone} {hour}");
            if hour == "23:55" && day == "2026-12-31" {
                on_the_screen(&rolo, &now, day, &today);
            }
            met.push(today);
        }
    }
    met.sort();
    met.dedup();
    assert!(met.len() > 3, "the zones see different days: {met:#?}");
}

/// Checks that the day of the screen is this one, and has these tasks.
#[track_caller]
fn on_the_screen(rolo: &Rolo, now: &str, day: &str, tasks: &[String]) {
    let mut terminal = screen(rolo, now);
    terminal.keys("7");
    terminal.wait_until("the day is seen", |screen| {
        screen.contents().contains("rolo  Today") && tasks.iter().all(|task| screen.contents().contains(task))
    });
    let rows = terminal.rows();
    assert!(rows[0].contains(day), "{}", rows[0]);
    let from = rows.iter().position(|row| row.trim_start().starts_with("Today ·")).unwrap();
    assert!(rows[from].contains(day), "{}", rows[from]);
    let of_today = rows[from + 1..].iter().take_while(|row| !row.trim().is_empty());
    let of_today: Vec<&String> = of_today.filter(|row| !row.contains("more task")).collect();
    assert_eq!(of_today.len(), tasks.len(), "{of_today:#?}");
    for task in tasks {
        assert!(of_today.iter().any(|row| row.contains(task)), "{task} is missing: {of_today:#?}");
    }
    assert_eq!(terminal.quit(), 0);
}

#[test]
fn what_was_said_elsewhere_is_told_on_the_readers_clock_and_kept_as_it_was_said() {
    const SAID: &str = "2026-03-03T08:00:00+08:00[Asia/Shanghai]";
    let rolo = office();
    move_to(&rolo, SHANGHAI);
    at(&rolo, "2026-03-02 8:00", "task add 'call 上海' --type call --due 'tue 8:00' --contact c-zhang");
    at(&rolo, "2026-03-03 8:00", "log call c-zhang 'wants a quote'");
    move_to(&rolo, LOS_ANGELES);
    let now = "2026-03-02 9:00";
    let person = |line: &str| at(&rolo, now, &format!("{line} -o table"));
    assert!(person("agenda").contains("16:00  t-"), "{}", person("agenda"));
    for line in ["task list", "activity list", "show c-zhang"] {
        assert!(person(line).contains("2026-03-02 16:00") && !person(line).contains("08:00"), "{}", person(line));
    }
    for line in ["task list -o tsv", "task list -o ndjson", "agenda -o json", "activity list -o json"] {
        let script = at(&rolo, now, line);
        assert!(script.contains(SAID) && !script.contains("16:00"), "{script}");
    }
    assert!(at(&rolo, now, "agenda -o tsv").contains("due\t2026-03-02\t16:00"), "{}", at(&rolo, now, "agenda -o tsv"));
    let mut terminal = screen(&rolo, now);
    terminal.type_until("7", "16:00");
    terminal.type_until("\r", "2026-03-02 16:00");
    terminal.keys(ESC);
    terminal.wait_for_no("2026-03-02 16:00");
    terminal.type_until("5", "2026-03-02 16:00");
    // Tomorrow is tomorrow where whoever says so is.
    terminal.type_until("z", "tomorrow  Tuesday, 2026-03-03 16:00");
    terminal.keys("tomorrow\r");
    terminal.wait_for("Changed call");
    assert_eq!(terminal.quit(), 0);
    assert!(open_tasks(&rolo).contains("2026-03-04T08:00:00+08:00[Asia/Shanghai]"), "{}", open_tasks(&rolo));
}

#[test]
fn a_position_from_before_or_after_the_visit_says_so() {
    let rolo = office();
    for (text, fixed) in [
        ("fresh", "--fixed '2026-03-24 10:12'"),
        ("stale", "--fixed '2026-03-24 8:00'"),
        ("late", "--fixed '2026-03-24 18:00'"),
        ("unknown", ""),
    ] {
        at(&rolo, TUESDAY, &format!("log visit c-jane1 {text} --position 52.52,13.405 --accuracy 20 {fixed}"));
    }
    let list = at(&rolo, TUESDAY, "activity list -o table --columns text,position");
    let mut lines: Vec<&str> = list.lines().skip(1).map(str::trim_end).collect();
    lines.sort_unstable();
    assert_snapshot!(lines.join("\n"), @"
    fresh    52.52,13.405
    late     52.52,13.405  (taken 7h45 after)
    stale    52.52,13.405  (taken 2h15 before)
    unknown  52.52,13.405  (age unknown)
    ");
    let script = at(&rolo, TUESDAY, "activity list -o tsv --columns position,fixed");
    assert!(!script.contains("taken") && script.contains("2026-03-24T08:00:00+01:00[Europe/Berlin]"), "{script}");
    let handle = at(&rolo, TUESDAY, "activity list --where text~stale -o tsv --columns handle");
    let handle = handle.lines().nth(1).unwrap().to_owned();
    let card = at(&rolo, TUESDAY, &format!("show {handle} -o table"));
    assert!(card.contains("52.52,13.405  (taken 2h15 before)") && card.contains("20m"), "{card}");
    let mut terminal = screen(&rolo, TUESDAY);
    terminal.type_until("6", "unknown");
    terminal.keys("/stale\r");
    terminal.wait_until("one is left", |screen| is_on(screen, "stale"));
    terminal.type_until("\r", "52.52,13.405  (taken 2h15 before)");
    terminal.keys(ESC);
    terminal.wait_for_no("52.52,13.405");
    assert_eq!(terminal.quit(), 0);
}

#[test]
fn the_log_has_the_days_of_the_reader_west_of_utc() {
    let rolo = office();
    move_to(&rolo, LOS_ANGELES);
    for (text, when) in [
        ("yesterday evening", "2026-03-01 20:00"),
        ("some time today", "2026-03-02"),
        ("after midnight", "2026-03-02 0:30"),
        ("this evening", "2026-03-02 20:00"),
        ("some time yesterday", "2026-03-01"),
    ] {
        at(&rolo, "2026-03-02 21:00", &format!("log note c-jane1 '{text}' --at '{when}'"));
    }
    assert_eq!(at(&rolo, "2026-03-02 21:00", "activity list --where at:today --count"), "3\n");
    let mut terminal = screen(&rolo, "2026-03-02 21:00");
    terminal.type_until("6", "some time yesterday");
    let rows = terminal.rows();
    let told: Vec<&str> = rows[2..].iter().map(|row| row.trim_end()).take_while(|row| !row.is_empty()).collect();
    assert_snapshot!(told.join("\n"), @r"
    Today · Monday, 2026-03-02
    >  20:00  note     Jane Doe                this evening
       00:30  note     Jane Doe                after midnight
              note     Jane Doe                some time today
    Yesterday · Sunday, 2026-03-01
       20:00  note     Jane Doe                yesterday evening
              note     Jane Doe                some time yesterday
    ");
    assert_eq!(terminal.quit(), 0);
}
