//! Every pane and whatever lies above one, at the sizes that matter, in both languages, on a book whose names are hard on
//! a terminal: a file in `screens/` a screen and language, with a picture a size. A changed one is read before it is
//! accepted; `INSTA_UPDATE=always cargo test --lib tui::tests::screens` draws all of them anew.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::book::{people_and_companies, record};
use super::cards::{card, linked, on};
use super::monday::monday;
use super::pipeline::deals;
use super::trial::Trial;
use crate::domain::{Change, Delta, Kind, Record, Value};
use crate::ops::answer::{Agenda, Happening, Move, Part, Reminders, Rung, What};
use crate::ops::{Card, Clash, Code, Counts, Failure, Outcome, Receipt, Verb};
use crate::tui::draft::Draft;
use crate::tui::msg::{Done, Gesture, Msg};
use crate::tui::update::{self, tell_troubles};

const SIZES: &[(u16, u16)] = &[(40, 12), (80, 24), (120, 40), (200, 50)];

type Values = &'static [(&'static str, &'static str)];

const TASKS: &[Values] = &[
    &[
        ("name", "看新厂房 🏭"),
        ("type", "visit"),
        ("due", "2026-03-03T09:00:00+01:00[Europe/Berlin]"),
        ("place", "3 号门"),
        ("companies", "北京科技有限公司"),
    ],
    &[("name", "send samples"), ("due", "2026-02-27"), ("priority", "high"), ("contacts", "Jane Doe")],
    &[("name", "给张伟打电话"), ("type", "call"), ("due", "2026-03-04"), ("contacts", "张伟")],
];

const ACTIVITIES: &[Values] = &[
    &[("type", "call"), ("at", "2026-03-02 08:30"), ("contacts", "Jane Doe"), ("text", "wants a quote")],
    &[
        ("type", "note"),
        ("at", "2026-03-02"),
        ("companies", "北京科技有限公司"),
        ("text", "预算已批准，三月底前下单 🎉"),
    ],
    &[("type", "visit"), ("at", "2026-03-01 14:00"), ("contacts", "张伟"), ("outcome", "order placed")],
    &[
        ("type", "meeting"),
        ("at", "2026-02-27 09:05"),
        ("contacts", "👩‍👩‍👧‍👦 Müller-Lüdenscheidt"),
        ("text", "saw the hall, asked for a longer text than any line on a small screen has room for"),
    ],
];

const VIEWS: &[Values] =
    &[&[("name", "重点客户"), ("of", "contact"), ("filter", "tag:vip")], &[("name", "big ones"), ("of", "deal")]];

/// Something of every kind.
fn everything() -> Vec<Record> {
    let made = |kind, first: u128, all: &[Values]| {
        (first..).zip(all).map(|(number, values)| record(kind, number, values)).collect::<Vec<_>>()
    };
    let pipelines = deals();
    let tasks = made(Kind::Task, 301, TASKS);
    let activities = made(Kind::Activity, 401, ACTIVITIES);
    [people_and_companies(), pipelines, tasks, activities, made(Kind::Segment, 501, VIEWS)].concat()
}

/// The card of everything; that of a company has its people, its deals and its past.
fn cards() -> Vec<Card> {
    let book = everything();
    let of = |kind, count: usize| -> Vec<Record> {
        book.iter().filter(|record| record.id.kind == kind).take(count).cloned().collect()
    };
    let (people, deals, tasks, activities) =
        (of(Kind::Contact, 3), of(Kind::Deal, 9), of(Kind::Task, 2), of(Kind::Activity, 4));
    let about = |record: &Record| {
        let step = Move { deal: deals[0].clone(), from: "Lead".into(), to: "方案报价".into() };
        let mut rows = vec![Happening { at: on("2026-03-03"), what: What::ToDo(tasks[0].clone()) }];
        rows.extend(
            activities.iter().map(|past| Happening { at: on("2026-02-25"), what: What::Activity(past.clone()) }),
        );
        rows.push(Happening { at: on("2026-02-20"), what: What::Move(step) });
        let open = linked(Part::Open, vec![deals[8].clone(), deals[2].clone()]);
        let all = [linked(Part::All, people.clone()), open, linked(Part::Past, vec![deals[6].clone()])];
        card(record.clone(), all.to_vec(), rows)
    };
    let plain = |record: &Record| card(record.clone(), Vec::new(), Vec::new());
    let card = |record: &Record| if record.id.kind == Kind::Company { about(record) } else { plain(record) };
    book.iter().map(card).collect()
}

/// Draws a screen at every size in both languages.
fn shown(name: &str, book: &[Record], go: impl Fn(&mut Trial) -> &mut Trial) {
    let cards = cards();
    for (language, open) in [("en", Trial::new as fn(u16, u16, Vec<Record>) -> Trial), ("zh", Trial::in_chinese)] {
        let mut pictures = String::new();
        for (width, height) in SIZES {
            let trial = open(*width, *height, book.to_vec());
            let mut trial = Trial { cards: cards.clone(), agenda: monday(), ..trial };
            go(&mut trial);
            let picture = trial.picture();
            let widest = picture.lines().map(|line| line.replace('▏', "").width()).max();
            assert!(widest <= Some(usize::from(*width)), "{name} at {width}x{height}:\n{picture}");
            writeln!(pictures, "{width}x{height}\n{}\n{picture}", "─".repeat(usize::from(*width))).unwrap();
        }
        insta::with_settings!({ snapshot_path => "screens", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("{name}.{language}"), pictures);
        });
    }
}

/// The same after these keys.
fn pressed(name: &str, keys: &str) {
    shown(name, &everything(), |trial| trial.press(keys));
}

#[test]
fn lists_at_every_size() {
    pressed("people", "space j");
    pressed("companies", "2 j");
    pressed("deals", "4 j j");
    pressed("tasks", "5");
    pressed("log", "6 j");
    shown("people_searched_for", &everything(), |trial| trial.press("/").write("张"));
    shown("people_filtered", &everything(), |trial| trial.press("f").write("tag:vip"));
}

#[test]
fn boards_at_every_size() {
    pressed("board", "3");
    pressed("board_in_chinese", "3 p l");
    pressed("board_in_lanes", "3 S down enter");
    pressed("board_with_folds", "3 - l l space");
    shown("board_while_a_card_is_dragged", &everything(), |trial| {
        trial.press("3").mouse(5, 6, Gesture::Press).mouse(30, 6, Gesture::Drag)
    });
}

#[test]
fn days_at_every_size() {
    pressed("today", "7 j j");
    pressed("week", "7 w");
    shown("today_when_nothing_is_due", &everything(), |trial| {
        trial.agenda = Agenda { from: monday().from, ..Agenda::default() };
        trial.press("7")
    });
}

#[test]
fn cards_at_every_size() {
    pressed("card_of_a_person", "enter");
    pressed("card_of_a_company", "2 j enter");
    pressed("card_of_a_company_further_down", "2 j enter G");
    pressed("card_of_a_deal", "3 p enter");
}

#[test]
fn forms_at_every_size() {
    pressed("form", "a");
    pressed("form_of_a_record", "j e");
    shown("form_that_warns_of_a_namesake", &everything(), |trial| trial.press("a").write("张伟"));
    shown("form_with_a_mistake", &everything(), |trial| {
        trial.press("a").write("王小明 👩‍👩‍👧‍👦").press("tab tab tab tab tab").write("jane at acme").press("ctrl-s")
    });
    shown("form_with_a_calendar", &everything(), |trial| {
        trial.press("4 a").write("泵 🚀");
        while !is_at(trial, "close") {
            trial.press("tab");
        }
        trial.write("2026-03-20").press("ctrl-n")
    });
    shown("form_of_a_command", &everything(), |trial| trial.press(":").write("task done ").press("ctrl-f"));
}

fn is_at(trial: &mut Trial, field: &str) -> bool {
    let form = trial.model.modals.last_mut().and_then(|modal| modal.as_form()).unwrap();
    form.current().unwrap().subject.key() == field
}

#[test]
fn questions_at_every_size() {
    pressed("question_before_deleting", "space space space d");
    pressed("question_before_leaving_a_form", "a x esc");
    pressed("question_why_a_deal_is_lost", "3 x enter");
    pressed("question_what_happened", "c");
    shown("question_what_was_said", &everything(), |trial| trial.press("c v").write("谈了价格 👍 --next=寄样品"));
    pressed("question_until_when", "5 z");
    pressed("question_on_which_day", "5 r");
    pressed("question_which_stage", "3 m");
    pressed("question_which_view", "v");
    pressed("question_what_to_copy", "y");
    pressed("question_what_to_show", "6 F");
    shown("question_which_pane", &everything(), |trial| trial.click(2, 0));
    shown("question_before_many_are_changed", &everything(), |trial| {
        trial.tried = Some(Ok(tried(&trial.book)));
        trial.press("space space t").write("重点").press("enter")
    });
    shown("question_whose_change_holds", &everything(), |trial| {
        trial.press("j e").write("x").press("ctrl-s").done(Err(contested()))
    });
}

/// That one of two records gets a tag, and the other one cannot.
fn tried(book: &[Record]) -> Done {
    let mut change = Change::of(book[0].id);
    change.set.insert("tags/重点".into(), Delta { old: None, new: Some(Value::Flag) });
    let updated =
        Outcome { line: None, verb: Verb::Updated, record: Some(book[0].clone()), change: Some(change), failure: None };
    let failure = Some(Failure::new(Code::NoMatch).fact("reference", "c-00002"));
    let failed =
        Outcome { verb: Verb::Failed, record: Some(book[1].clone()), change: None, failure, ..updated.clone() };
    let counts = Counts { updated: 1, failed: 1, ..Counts::default() };
    Done { receipt: Receipt { counts, ..Receipt::default() }, outcomes: vec![updated, failed] }
}

/// That somebody else has given another name meanwhile.
fn contested() -> Failure {
    let now = everything().swap_remove(1);
    let some = |text: &str| Some(Value::Text(text.to_owned()));
    let change = |to: &str| {
        let mut change = Change::of(now.id);
        change.set.insert("given".into(), Delta { old: some("伟"), new: some(to) });
        change
    };
    let (theirs, yours) = (change("伟明 🚀"), change("x伟"));
    Failure::new(Code::EditConflict).against(Clash { by: "王小明".into(), theirs, yours, now })
}

#[test]
fn command_lines_and_texts_at_every_size() {
    pressed("palette", ":");
    shown("palette_with_names", &everything(), |trial| trial.press(":").write("contact tag zhangw"));
    shown("palette_of_the_board", &everything(), |trial| trial.press("3 :").write("deal "));
    pressed("help", "?");
    pressed("tour", "T");
    pressed("chord", "g");
    shown("help_of_a_command", &everything(), |trial| trial.press(":").write("task done --help").press("enter"));
}

#[test]
fn what_comes_by_itself_at_every_size() {
    shown("drafts", &everything(), |trial| {
        trial.press("a").write("王小明");
        let left = update::keep(&mut trial.model);
        trial.model.drafts.left = left.iter().map(|text| Draft::from_text(text).unwrap()).collect();
        trial.model.modals.clear();
        trial.press("~")
    });
    shown("banner", &everything(), |trial| {
        let place = "/home/王小明/.config/rolo/keymap.toml:7";
        let trouble = Failure::new(Code::CannotRead).fact("path", place).fact("reason", "no key is called 🚀");
        tell_troubles(&mut trial.model, &[trouble.clone(), trouble]);
        trial.press("j")
    });
    shown("reminder", &everything(), |trial| {
        let at = trial.model.now.timestamp();
        let task = trial.book.iter().find(|record| record.id.kind == Kind::Task).unwrap().clone();
        trial.reminders = Reminders { count: 1, rung: vec![Rung { at, task }], ..Reminders::default() };
        trial.tell(Msg::Moment)
    });
}

#[test]
fn an_empty_book_at_every_size() {
    for (name, keys) in [("empty_book", "esc"), ("empty_board", "3"), ("empty_log", "6"), ("empty_day", "7")] {
        shown(name, &[], |trial| {
            trial.agenda = Agenda { from: monday().from, ..Agenda::default() };
            trial.press(keys)
        });
    }
}
