//! What happened: noted by keys, and shown under the days on which it did.

use insta::assert_snapshot;
use proptest::prelude::*;

use super::book::{people_and_companies, record};
use super::pipeline::deals;
use super::trial::Trial;
use crate::domain::{Kind, Record};
use crate::tui::panes::activity::{LogLine, lines};

type Values = &'static [(&'static str, &'static str)];

const WEEK: &[Values] = &[
    &[("type", "call"), ("at", "2026-03-02 08:30"), ("contacts", "Jane Doe"), ("text", "wants a quote")],
    &[("type", "note"), ("at", "2026-03-02"), ("companies", "北京科技有限公司"), ("text", "预算已批准，三月底前下单")],
    &[("type", "visit"), ("at", "2026-03-01T23:30:00Z"), ("contacts", "张伟"), ("outcome", "order placed")],
    &[
        ("type", "meeting"),
        ("at", "2026-03-01 14:00"),
        ("contacts", "👩‍👩‍👧‍👦 Müller-Lüdenscheidt"),
        ("text", "saw the hall, asked for a longer text than any line on a small screen has room for"),
        ("outcome", "interested"),
    ],
    &[("type", "email"), ("at", "2026-02-27 09:05"), ("deals", "Valves"), ("text", "the prices")],
    &[("type", "message"), ("contacts", "Jane Doe"), ("text", "nobody knows when")],
];

fn week() -> Vec<Record> {
    let activities = (201..).zip(WEEK).map(|(number, values)| record(Kind::Activity, number, values));
    people_and_companies().into_iter().chain(activities).collect()
}

#[test]
fn the_log_on_a_plain_terminal() {
    assert_snapshot!(Trial::new(80, 24, week()).press("6 j space").picture(), @r"
     rolo  Activities  3/6  1 marked                                            Kim
       at     type     contact                 text
    Today · Monday, 2026-03-02
       09:30  call     Jane Doe                wants a quote
     *        note     北京科技有限公司        预算已批准，三月底前下单
    >  00:30  visit    张伟                    order placed
    Yesterday · Sunday, 2026-03-01
       15:00  meeting  👩‍👩‍👧‍👦 Müller-Lüdenscheidt  saw the hall, asked for a longer tex…
    Friday, 2026-02-27
       10:05  e-mail   Valves                  the prices
    On no day
              message  Jane Doe                nobody knows when










     / search  enter open  u undo  : command  space mark  f filter  1 people
     t tag  e edit  d delete  a log  n plan  * mark all  esc back  ? help  q quit
    ");
}

#[test]
fn the_log_at_the_smallest_size() {
    assert_snapshot!(Trial::new(40, 12, week()).press("6 G").picture(), @r"
     rolo  Activities  6/6              Kim
       at     type     text
    Today · Monday, 2026-03-02
       00:30  visit    张伟: order placed
    Yesterday · Sunday, 2026-03-01
       15:00  meeting  👩‍👩‍👧‍👦 Müller-Lüdenschei…
    Friday, 2026-02-27
       10:05  e-mail   Valves: the prices
    On no day
    >         message  Jane Doe: nobody kno…
     / search  enter open  e edit  n plan
     F filters  a log  ? help  q quit  t tag
    ");
}

#[test]
fn the_log_beside_a_card() {
    assert_snapshot!(Trial::new(160, 45, week()).press("6").picture(), @"
     rolo  Activities  1/6                                                                                                                                      Kim
       at     type     contact                    text
    Today · Monday, 2026-03-02                                                               │ wants a quote  a-00201
    >  09:30  call     Jane Doe                   wants a quote                              │
              note     北京科技有限公司           预算已批准，三月底前下单                   │ type             call
       00:30  visit    张伟                       order placed                               │ at               2026-03-02 09:30
    Yesterday · Sunday, 2026-03-01                                                           │ contact          Jane Doe
       15:00  meeting  👩‍👩‍👧‍👦 Müller-Lüdenscheidt     saw the hall, asked for a longer text tha… │ text             wants a quote
    Friday, 2026-02-27                                                                       │
       10:05  e-mail   Valves                     the prices                                 │
    On no day                                                                                │
              message  Jane Doe                   nobody knows when                          │
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
                                                                                             │
     3 board  4 deals  5 tasks  7 today  * mark all  ctrl-r redo  v views  i invert  O assign  E export  ctrl-e table  . again  [ go back
     F filters  a log  ? help  q quit  / search  enter open  e edit  n plan  u undo  : command  space mark  t tag  f filter  d delete  1 people  2 companies
    ");
}

#[test]
fn an_empty_log_says_how_to_begin() {
    assert_snapshot!(Trial::new(40, 12, Vec::new()).press("6").picture(), @"
    rolo  Activities  0/0              Kim


      Nothing was noted yet. Press c on a
      person, a company or a deal to note
      what happened.




    u undo  : command  f filter  1 people
    F filters  ? help  q quit  / search
    ");
}

#[test]
fn the_sorts_of_what_happened_have_a_letter_each() {
    assert_snapshot!(Trial::new(80, 24, week()).press("c").picture(), @r"
     rolo  Contacts  1/6                                                        Kim
       name                     company           phone or e-mail       tags
    >  Jane Doe                 Acme              +49 151 23456789      vip
       张伟                     北京科技有限公司  +86 138 0013 8000     vip 重点
       👩‍👩‍👧‍👦 Müller-Lüdenscheidt   🚀 Rockets GmbH   familie@example.org
       Zoë Z̲a̲l̲go                                  zoe@example.org
       ﾊﾝｶｸ 全角ＡＢＣ 한국어   한국전자          +82 2 312 3456
       Ana María Núñez┌ What happened? ──────────────────────────┐
                      │ Jane Doe                                 │
                      │ c  call                                  │
                      │ v  visit                                 │
                      │ m  meeting                               │
                      │ e  e-mail                                │
                      │ s  message                               │
                      │ n  note                                  │
                      └──────────────────────────────────────────┘







     esc close
    ");
}

#[test]
fn what_follows_is_read_while_it_is_typed() {
    let mut trial = Trial::new(80, 24, week());
    trial.press("space space c v").write("doesn't want it yet").press("tab tab").write("send quote").press("tab");
    trial.write("next tue 9:00");
    assert_snapshot!(trial.picture(), @r"
     rolo  Contacts  3/6  2 marked                                              Kim
       name                     company           phone or e-mail       tags
     * Jane Doe                 Acme              +49 151 23456789      vip
     * 张伟                     北京科技有限公司  +86 138 0013 8000     vip 重点
    >  👩‍👩‍👧‍👦 Müller-Lüdenscheidt   🚀 Rockets GmbH   familie@example.org
       Zoë Z̲a̲l̲go                                  zoe@example.org
       ﾊﾝｶｸ 全角ＡＢＣ 한국어   한국전자          +82 2 312 3456
       Ana María Núñez de la …  Compañía Genera…
            ┌ What came of the visit? ─────────────────────────────────────┐
            │ 2: Jane Doe, 张伟                                            │
            │ doesn't want it yet --next=send quote --due=next tue 9:00▏    │
            │ tab  also: --outcome --next --due --direction=in --duration… │
            │ due: Tuesday, 2026-03-10 09:00                               │
            └──────────────────────────────────────────────────────────────┘









     enter ok  esc close  ctrl-o editor
    ");
}

#[test]
fn three_keys_and_a_text_note_what_happened() {
    let mut trial = Trial::new(80, 24, week());
    trial.press("c c").write("doesn't want it").press("enter");
    trial.press("c e").write("asks for prices --direction=in --next send quote --due=fri").press("enter");
    trial.press("space space c m").write("-5% agreed").press("enter");
    trial.press("2 c n enter");
    assert!(trial.picture().contains("There is nothing to note yet."), "{}", trial.picture());
    trial.write("moved").press("enter").press("6 c s enter");
    assert_snapshot!(trial.commands(), @r"
    log call c-00001 'doesn'\''t want it'
    log email c-00001 'asks for prices' --direction=in --next='send quote' --due=fri
    log meeting c-00001 --with=c-00002 -- '-5% agreed'
    log note o-00101 moved
    log message a-00201
    ");
}

#[test]
fn deals_of_the_board_have_the_same_keys() {
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 c v").write("saw it").press("enter space j space enter c n").write("both").press("enter");
    assert_snapshot!(trial.commands(), @r"
    log visit d-00001 'saw it'
    log note d-00001 both --with=d-00003
    ");
}

#[test]
fn what_cannot_be_read_stays_to_be_mended() {
    let mut trial = Trial::new(80, 24, week());
    trial.press("c c").write("x --next y --due someday").press("enter");
    assert_eq!(trial.commands(), "");
    let picture = trial.picture();
    assert!(picture.contains("x --next y --due someday") && picture.contains("due: not a day yet"), "{picture}");
}

#[test]
fn a_command_that_the_book_refused_can_be_taken_up_again() {
    let mut trial = Trial::new(80, 24, week());
    trial.press("c c").write("a long story").press("enter");
    trial.done(Err(crate::ops::Failure::new(crate::ops::Code::NoMatch))).press("esc : up");
    assert!(trial.picture().contains(":log call c-00001 'a long story'"), "{}", trial.picture());
}

#[test]
fn ready_filters_join_what_narrows_the_log() {
    let mut trial = Trial::new(80, 24, week());
    trial.press("6 F");
    assert_snapshot!(trial.picture(), @r"
     rolo  Activities  1/6                                                      Kim
       at     type     contact                 text
    Today · Monday, 2026-03-02
    >  09:30  cal┌ Show only … ───────────────────────────────────────┐
              not│ ▏                                                   │
       00:30  vis│ > everything                                       │
    Yesterday · S│   type: call                                       │
       15:00  mee│   type: visit                                      │a longer tex…
    Friday, 2026-│   type: meeting                                    │
       10:05  e-m│   type: e-mail                                     │
    On no day    │   type: message                                    │
              mes│   type: note                                       │
                 │   contact: Jane Doe                                │
                 │   noted by me                                      │
                 │   today                                            │
                 │   yesterday                                        │
                 │   the last 7 days                                  │
                 │   the last 30 days                                 │
                 │   the last 90 days                                 │
                 └────────────────────────────────────────────────────┘



     enter ok  esc close
    ");
    trial.press("down enter");
    assert_eq!(trial.model.contacts.filter.value(), "type:call");
    trial.press("F").write("doe").press("enter");
    assert_eq!(trial.model.contacts.filter.value(), "type:call contact:\"Jane Doe\"");
    trial.press("F").write("visit").press("enter F").write("last 7 days").press("enter");
    assert_eq!(trial.model.contacts.filter.value(), "contact:\"Jane Doe\" type:visit at>-7d");
    trial.press("F").write("Ber lin").press("down enter");
    assert_eq!(trial.model.contacts.filter.value(), "contact:\"Jane Doe\" type:visit at>-7d company~\"Ber lin\"");
    trial.press("F enter");
    assert_eq!(trial.model.contacts.filter.value(), "");
}

#[test]
fn a_click_finds_the_row_and_not_the_day() {
    let mut trial = Trial::new(80, 24, week());
    trial.press("6").click(10, 4);
    assert_eq!(trial.model.contacts.cursor, 1);
    trial.click(10, 6);
    assert_eq!(trial.model.contacts.cursor, 1, "that is a day");
    trial.click(10, 7);
    assert_eq!(trial.model.contacts.cursor, 3);
}

/// So many activities, a few of them on the same day.
fn many(count: u128) -> Vec<Record> {
    let all = (0..count).map(|number| {
        let day = jiff::civil::date(2026, 3, 2) - jiff::Span::new().days(i64::try_from(number * 2 / 5).unwrap());
        record(Kind::Activity, number + 1, &[("type", "call"), ("at", &format!("{day} 09:00")), ("text", "x")])
    });
    all.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_cursor_is_always_seen(keys in prop::collection::vec(0..8_usize, 1..25), height in 12_u16..30) {
        let mut trial = Trial::new(80, height, many(400));
        trial.press("6");
        for key in keys {
            trial.press(["j", "k", "pagedown", "pageup", "G", "g g", "ctrl-d", "ctrl-u"][key]);
            let contacts = &trial.model.contacts;
            let seen = lines(contacts, trial.model.now.time_zone(), usize::from(height) - 4);
            prop_assert!(seen.contains(&LogLine::Row(contacts.cursor)), "{} {seen:?}", contacts.cursor);
            prop_assert!(matches!(seen.first(), Some(LogLine::Day(_))), "{seen:?}");
            // At the end a line stays free where the row above would bring its day along.
            prop_assert!(seen.len() + 1 >= usize::from(height) - 4, "{seen:?}");
        }
    }
}
