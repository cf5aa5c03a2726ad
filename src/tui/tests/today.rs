//! The day: what is seen of it, and what keys do there.

use insta::assert_snapshot;
use jiff::civil::{Date, date};

use super::book::record;
use super::trial::Trial;
use crate::domain::id::Uuid128;
use crate::domain::item::Item;
use crate::domain::stage::{Outcome, Standing};
use crate::domain::{Kind, Path, Record, Value, When};
use crate::ops::answer::{Agenda, Celebration, Day, Month, Quiet};
use crate::ops::query::Whose;
use crate::ops::{Answer, Code, Counts, Failure, Outcome as Told, Query, Receipt, Verb};
use crate::tui::msg::{Done, Effect, Msg};

const TODAY: Date = date(2026, 3, 2);

fn task(number: u128, name: &str, values: &[(&str, &str)]) -> Record {
    record(Kind::Task, number, &[&[("name", name)], values].concat())
}

/// Lets a record link to one that is called so.
fn linked(mut record: Record, field: &str, name: &str) -> Record {
    let uuid = Uuid128(70_000 + u128::try_from(record.names.len()).unwrap() + record.id.uuid.0 * 10);
    let item = Item::default();
    record.fields.insert(Path::item(field, &uuid.to_string()), Value::Item(item));
    record.names.insert(uuid, name.to_owned());
    record
}

fn deal(number: u128, name: &str, value: &str, since: &str) -> Record {
    let mut deal = record(Kind::Deal, number, &[("name", name), ("value", value)]);
    let stage = Uuid128(800);
    deal.fields.insert(Path::item("moves", since), Value::Record(stage));
    deal.fields.insert(Path::one("stage"), Value::Record(stage));
    deal.names.insert(stage, "Proposal".to_owned());
    deal.standing = Some(Standing { outcome: Outcome::Open, probability: 50, rot: Some(21) });
    deal
}

/// A Monday on which there is something of everything.
fn monday() -> Agenda {
    let person = |number, name| record(Kind::Contact, number, &[("name", name)]);
    let born = |number, name, day| record(Kind::Contact, number, &[("name", name), ("birthday", day)]);
    let visit = [
        ("type", "visit"),
        ("due", "2026-03-02T14:00:00+01:00[Europe/Berlin]"),
        ("duration", "90"),
        ("place", "Gate 3"),
    ];
    let mut month = Month { won: 2, lost: 1, ..Month::default() };
    month.value.add(&deal(90, "Won", "12500 EUR", "2026-03-01"));
    for sort in ["call", "call", "visit", "note"] {
        month.count(sort);
    }
    Agenda {
        from: TODAY,
        overdue: vec![
            linked(task(1, "send samples", &[("due", "2026-02-27")]), "contacts", "Jane Doe"),
            task(
                2,
                "call back",
                &[("due", "2026-03-01T16:30:00+01:00[Europe/Berlin]"), ("type", "call"), ("priority", "high")],
            ),
        ],
        days: vec![
            Day {
                date: TODAY,
                tasks: vec![
                    task(3, "order paper", &[("due", "2026-03-02")]),
                    linked(
                        task(
                            4,
                            "ask for the order",
                            &[("due", "2026-03-02T09:00:00+01:00[Europe/Berlin]"), ("type", "call")],
                        ),
                        "contacts",
                        "张伟",
                    ),
                    linked(task(5, "see the new hall", &visit), "companies", "北京科技有限公司"),
                ],
            },
            Day { date: date(2026, 3, 3), tasks: vec![task(6, "write the report", &[("due", "2026-03-03")])] },
            Day {
                date: date(2026, 3, 5),
                tasks: vec![
                    task(7, "tidy up", &[("due", "2026-03-05")]),
                    linked(
                        task(
                            8,
                            "年度框架协议谈判",
                            &[("due", "2026-03-05T10:00:00+01:00[Europe/Berlin]"), ("type", "meeting")],
                        ),
                        "companies",
                        "华光机电",
                    ),
                ],
            },
        ],
        rotten: vec![
            deal(11, "Pumps for the harbour", "48000 EUR", "2026-01-02"),
            deal(12, "产线升级改造（含安装与培训）", "3500000 CNY", "2026-02-01"),
        ],
        quiet: vec![
            Quiet {
                record: record(Kind::Company, 21, &[("name", "Acme")]),
                rhythm: 30,
                last: Some(When::Day(date(2026, 1, 1))),
                due: date(2026, 1, 31),
            },
            Quiet { record: person(22, "Olu Okafor"), rhythm: 1, last: None, due: TODAY },
        ],
        birthdays: vec![
            Celebration { on: TODAY, record: born(31, "Zoë Müller", "1986-03-02") },
            Celebration { on: date(2026, 3, 7), record: born(32, "王小明", "--03-07") },
        ],
        month,
    }
}

fn on(agenda: Agenda, width: u16, height: u16) -> Trial {
    let mut trial = Trial::new(width, height, Vec::new());
    trial.agenda = agenda;
    trial.press("7");
    trial
}

/// The handle of the record under the cursor.
fn here(trial: &Trial) -> String {
    trial.model.current().map(|record| record.handle().to_owned()).unwrap_or_default()
}

#[test]
fn the_day_on_a_plain_terminal() {
    assert_snapshot!(on(monday(), 80, 24).picture(), @r"
     rolo  Today  Monday, 2026-03-02                                            Kim
     2 overdue
    >  ! 02-27        send samples                     Jane Doe
       ! 03-01 16:30  call: call back                  high

     Today · Monday, 2026-03-02
                      order paper
       ! 09:00        call: ask for the order          张伟
         14:00 1h30   visit: see the new hall          北京科技有限公司 · Gate 3

     Visits and meetings ahead
         Thu 10:00    meeting: 年度框架协议谈判        华光机电
       2 more tasks this week; press w to see them.

     2 deals going stale
       ! 59 days      Pumps for the harbour            48,000 EUR · Proposal
       ! 29 days      产线升级改造（含安装与培训）     3,500,000 CNY · Proposal

     2 to be in touch with
         60 days      Acme                             every 30 days
         never        Olu Okafor                       every day


     ? help  q quit  w week  enter open  x done  z snooze  c log  a add  o everybody
    ");
}

#[test]
fn below_the_last_thing_of_the_day_stands_the_month() {
    assert_snapshot!(on(monday(), 80, 24).press("G").picture(), @r"
     rolo  Today  Monday, 2026-03-02                                            Kim
       ! 09:00        call: ask for the order          张伟
         14:00 1h30   visit: see the new hall          北京科技有限公司 · Gate 3

     Visits and meetings ahead
         Thu 10:00    meeting: 年度框架协议谈判        华光机电
       2 more tasks this week; press w to see them.

     2 deals going stale
       ! 59 days      Pumps for the harbour            48,000 EUR · Proposal
       ! 29 days      产线升级改造（含安装与培训）     3,500,000 CNY · Proposal

     2 to be in touch with
         60 days      Acme                             every 30 days
         never        Olu Okafor                       every day

     Birthdays
         today        Zoë Müller                       turns 40
    >    Sat          王小明

     This month
       2 won (12,500 EUR) · 1 lost · call: 2 · visit: 1 · note: 1

     ? help  q quit  w week  enter open  x done  z snooze  c log  a add  o everybody
    ");
}

#[test]
fn the_day_on_a_wide_screen_with_the_card_beside_it() {
    assert_snapshot!(on(monday(), 160, 45).press("j j j").picture(), @r"
     rolo  Today  Monday, 2026-03-02                                                                                                                            Kim
     2 overdue                                                                               │ ask for the order  t-00004
       ! 02-27        send samples                         Jane Doe                          │
       ! 03-01 16:30  call: call back                      high                              │ type             call
                                                                                             │ due              2026-03-02 09:00
     Today · Monday, 2026-03-02                                                              │ contact          张伟
                      order paper                                                            │
    >  ! 09:00        call: ask for the order              张伟                              │
         14:00 1h30   visit: see the new hall              北京科技有限公司 · Gate 3         │
                                                                                             │
     Visits and meetings ahead                                                               │
         Thu 10:00    meeting: 年度框架协议谈判            华光机电                          │
       2 more tasks this week; press w to see them.                                          │
                                                                                             │
     2 deals going stale                                                                     │
       ! 59 days      Pumps for the harbour                48,000 EUR · Proposal             │
       ! 29 days      产线升级改造（含安装与培训）         3,500,000 CNY · Proposal          │
                                                                                             │
     2 to be in touch with                                                                   │
         60 days      Acme                                 every 30 days                     │
         never        Olu Okafor                           every day                         │
                                                                                             │
     Birthdays                                                                               │
         today        Zoë Müller                           turns 40                          │
         Sat          王小明                                                                 │
                                                                                             │
     This month                                                                              │
       2 won (12,500 EUR) · 1 lost · call: 2 · visit: 1 · note: 1                            │
                                                                                             │
                                                                                             │
                                                                                             │
                                                                                             │
                                                                                             │
                                                                                             │
                                                                                             │
                                                                                             │
                                                                                             │
                                                                                             │
                                                                                             │
                                                                                             │
                                                                                             │
                                                                                             │
                                                                                             │

     ? help  q quit  w week  enter open  x done  z snooze  c log  a add  o everybody  u undo  / search  e edit  : command  2 companies  1 people  3 board  d delete
    ");
}

#[test]
fn the_day_at_the_smallest_size() {
    assert_snapshot!(on(monday(), 40, 12).press("j j").picture(), @r"
     rolo  Today  Monday, 2026-03-02    Kim
     2 overdue
       ! 02-27        send samples · Jane D…
       ! 03-01 16:30  call: call back · high

     Today · Monday, 2026-03-02
    >                 order paper
       ! 09:00        call: ask for the ord…
         14:00 1h30   visit: see the new ha…


     ? help  q quit  w week  enter open
    ");
}

#[test]
fn the_week_has_every_task_under_its_day() {
    assert_snapshot!(on(monday(), 80, 24).press("w").picture(), @r"
     rolo  This week  Monday, 2026-03-02                                        Kim
     2 overdue
    >  ! 02-27        send samples                     Jane Doe
       ! 03-01 16:30  call: call back                  high

     Today · Monday, 2026-03-02
                      order paper
       ! 09:00        call: ask for the order          张伟
         14:00 1h30   visit: see the new hall          北京科技有限公司 · Gate 3

     Tomorrow · Tuesday, 2026-03-03
                      write the report

     Thursday, 2026-03-05
                      tidy up
         10:00        meeting: 年度框架协议谈判        华光机电

     2 deals going stale
       ! 59 days      Pumps for the harbour            48,000 EUR · Proposal
       ! 29 days      产线升级改造（含安装与培训）     3,500,000 CNY · Proposal

     2 to be in touch with
     :agenda --week
     ? help  q quit  w week  enter open  x done  z snooze  c log  a add  o everybody
    ");
}

#[test]
fn an_empty_day_says_what_one_may_do() {
    assert_snapshot!(on(Agenda { from: TODAY, ..Agenda::default() }, 80, 12).picture(), @r"
    rolo  Today  Monday, 2026-03-02                                            Kim
      Nothing is due today: a good day to call somebody. Press a to plan it, / to
      look for them.

    This month
      0 won · 0 lost · call: 0 · visit: 0





    ? help  q quit  w week  enter open  x done  z snooze  c log  a add  o everybody
    ");
}

#[test]
fn a_free_day_tells_of_the_week() {
    let days = monday().days.split_off(1);
    assert_snapshot!(on(Agenda { from: TODAY, days, ..Agenda::default() }, 80, 14).picture(), @r"
     rolo  Today  Monday, 2026-03-02                                            Kim
       Nothing is due today. 2 tasks wait later this week; press w to see them.

     Visits and meetings ahead
    >    Thu 10:00    meeting: 年度框架协议谈判        华光机电

     This month
       0 won · 0 lost · call: 0 · visit: 0





     ? help  q quit  w week  enter open  x done  z snooze  c log  a add  o everybody
    ");
}

#[test]
fn the_cursor_goes_over_the_records_of_all_sections() {
    let mut trial = on(monday(), 80, 24);
    let mut met = vec![here(&trial)];
    for _ in 0..20 {
        trial.press("j");
        met.push(here(&trial));
    }
    met.dedup();
    assert_eq!(
        met.join(" "),
        "t-00001 t-00002 t-00003 t-00004 t-00005 t-00008 d-00011 d-00012 o-00021 c-00022 c-00031 c-00032"
    );
    trial.press("g g");
    assert_eq!(here(&trial), "t-00001");
    assert_eq!(trial.model.today.top, 0, "its heading is seen, too");
}

#[test]
fn enter_opens_the_card_and_escape_closes_it() {
    let mut trial = on(monday(), 80, 24);
    trial.press("j enter");
    let asked = |effect: &Effect| matches!(effect, Effect::Ask(_, _, query) if matches!(&**query, Query::Show { reference, .. } if reference.0 == "t-00002"));
    assert!(trial.asked.iter().any(asked), "{:?}", trial.asked);
    assert!(trial.picture().contains("call back  t-00002"), "{}", trial.picture());
    trial.press("esc");
    assert!(trial.picture().contains("2 overdue"), "{}", trial.picture());
}

#[test]
fn the_week_and_everybody_are_asked_for_in_words() {
    let mut trial = on(monday(), 80, 24);
    let words = |trial: &Trial| trial.model.status.words.clone();
    trial.press("w");
    assert_eq!(words(&trial), "agenda --week");
    trial.press("o");
    assert_eq!(words(&trial), "agenda --week --everybody");
    assert!(trial.picture().starts_with(" rolo  This week  Monday, 2026-03-02  everybody's"), "{}", trial.picture());
    trial.press("w o");
    assert_eq!(words(&trial), "agenda");
    trial.press("1 :").write("agenda --everybody").press("enter");
    assert_eq!(trial.model.today.whose, Whose::Everybody);
    assert!(trial.picture().contains("Today  Monday"), "{}", trial.picture());
}

#[test]
fn what_is_done_makes_way_for_the_next_thing() {
    let mut trial = on(monday(), 80, 24);
    trial.press(":").write("task done t-00001").press("enter");
    assert_eq!(trial.commands(), "task done t-00001");
    trial.agenda.overdue.remove(0);
    trial.done(Ok(Done { receipt: receipt(Verb::Updated), outcomes: Vec::new() }));
    assert_eq!(here(&trial), "t-00002");
}

#[test]
fn the_cursor_stays_on_its_record_whatever_comes_before_it() {
    let mut trial = on(monday(), 80, 24);
    trial.press("j j j");
    trial.agenda.overdue.insert(0, task(40, "forgotten", &[("due", "2026-01-01")]));
    trial.press("ctrl-l");
    assert_eq!(here(&trial), "t-00004");
}

#[test]
fn a_task_that_was_added_has_the_cursor() {
    let mut trial = on(monday(), 80, 24);
    trial.press("a").write("buy stamps").press("ctrl-s");
    assert_eq!(trial.commands(), "task add 'buy stamps'");
    let made = task(41, "buy stamps", &[("due", "2026-03-02")]);
    trial.agenda.days[0].tasks.insert(1, made.clone());
    let told = Told { line: None, verb: Verb::Created, record: Some(made), change: None, failure: None };
    trial.done(Ok(Done { receipt: receipt(Verb::Created), outcomes: vec![told] }));
    assert_eq!(here(&trial), "t-00041");
}

fn receipt(verb: Verb) -> Receipt {
    let mut counts = Counts::default();
    counts.add(verb);
    Receipt { entry: Some(1), counts, ..Receipt::default() }
}

#[test]
fn what_is_marked_is_of_one_kind() {
    let mut trial = on(monday(), 80, 24);
    trial.press("space space G space");
    assert!(trial.model.status.message.starts_with("Only things of one kind"), "{}", trial.model.status.message);
    let marked: Vec<String> = trial.model.selected().into_iter().map(|marked| marked.handle).collect();
    assert_eq!(marked, ["t-00001", "t-00002"]);
    trial.press("d y");
    assert_eq!(trial.commands(), "task delete t-00001 t-00002");
    trial.press("esc d y");
    assert!(trial.commands().ends_with("\ncontact delete c-00032"), "{}", trial.commands());
}

#[test]
fn what_is_not_on_the_agenda_any_more_is_not_marked() {
    let mut trial = on(monday(), 80, 24);
    trial.press("space space");
    trial.agenda.overdue.remove(0);
    trial.press("ctrl-l");
    assert_eq!(trial.model.selected().len(), 1);
}

#[test]
fn a_click_goes_to_a_record_and_never_to_a_heading() {
    let mut trial = on(monday(), 80, 24);
    trial.tell(Msg::Click(10, 3));
    assert_eq!(here(&trial), "t-00002");
    trial.tell(Msg::Click(10, 1));
    assert_eq!(here(&trial), "t-00002");
    trial.tell(Msg::Wheel(3));
    assert_eq!(here(&trial), "t-00005");
}

#[test]
fn after_midnight_the_day_is_another_one() {
    let mut trial = on(monday(), 80, 24);
    trial.agenda = Agenda { from: date(2026, 3, 3), ..Agenda::default() };
    trial.model.now = "2026-03-03T00:00:00+01:00[Europe/Berlin]".parse().unwrap();
    // Whatever happens next will do.
    trial.tell(Msg::Wheel(0));
    assert!(trial.picture().contains("Tuesday, 2026-03-03"), "{}", trial.picture());
    assert!(trial.picture().contains("Nothing is due today:"), "{}", trial.picture());
}

#[test]
fn an_agenda_that_cannot_be_read_is_asked_for_once() {
    let mut trial = Trial::new(80, 24, Vec::new());
    trial.held = Some(Vec::new());
    trial.press("7");
    let held = trial.held.take().unwrap();
    let [(ticket, Query::Agenda(_))] = held.as_slice() else { panic!("{held:?}") };
    trial.held = Some(Vec::new());
    trial.tell(Msg::Answered(*ticket, Err(Failure::new(Code::StoreFailed)))).press("j j");
    assert!(trial.held.as_ref().is_some_and(Vec::is_empty));
    trial.press("ctrl-l");
    assert_eq!(trial.held.as_ref().map(Vec::len), Some(1));
}

#[test]
fn keys_that_come_before_the_day_wait_for_it() {
    let mut trial = Trial::new(80, 24, Vec::new());
    trial.agenda = monday();
    trial.held = Some(Vec::new());
    trial.press("7 e");
    assert!(trial.model.modals.is_empty());
    trial.release();
    assert_eq!(trial.model.modals.len(), 1);
}

#[test]
fn an_answer_that_came_too_late_changes_nothing() {
    let mut trial = on(monday(), 80, 24);
    let late = Answer::Agenda(Box::default());
    trial.tell(Msg::Answered(crate::tui::msg::Ticket(1), Ok(late)));
    assert_eq!(here(&trial), "t-00001");
}

#[test]
fn somebody_is_looked_for_in_the_list() {
    let mut trial = on(monday(), 80, 24);
    trial.press("/").write("jane");
    assert!(trial.picture().contains("Search: jane"), "{}", trial.picture());
}

#[test]
fn nothing_panics_at_any_size() {
    for width in (0..=60).step_by(4).chain([41, 80, 99, 100]) {
        for height in [0, 3, 11, 12, 13, 16, 20] {
            let mut trial = on(monday(), width, height);
            for keys in ["G", "g g", "space", "enter j", "esc w", "?", "esc o"] {
                trial.press(keys).picture();
            }
        }
    }
}
