//! Many records at once: what is marked, wherever it is, has the same keys.

use super::book::{people_and_companies, record};
use super::monday::{monday, on};
use super::pipeline::deals;
use super::trial::Trial;
use crate::domain::{Change, Delta, Kind, Record, Value};
use crate::ops::{Code, Counts, Failure, Outcome, Receipt, Verb};
use crate::tui::model::Tone;
use crate::tui::msg::{Done, Msg};
use crate::tui::panes::contacts::Focus;

fn book() -> Vec<Record> {
    let task = |number, name| record(Kind::Task, number, &[("name", name), ("contacts", "张伟")]);
    let call = |number, text| record(Kind::Activity, number, &[("type", "call"), ("text", text), ("contacts", "张伟")]);
    let tasks = [task(301, "send quote"), task(302, "order paper"), task(303, "see the hall")];
    let calls = [call(401, "wants a quote"), call(402, "nobody there"), call(403, "will call back")];
    people_and_companies().into_iter().chain(deals()).chain(tasks).chain(calls).collect()
}

/// Presses every key that is the same everywhere and says what it asks for, after two records were marked.
fn bulk(mut trial: Trial, keys: &str) -> String {
    trial.press(keys).press("space space");
    trial.press("t").write("vip").press("enter y");
    trial.press("e").write("tag=+cold").press("enter y");
    trial.press("d y");
    trial.press("c c").write("spoke").press("enter");
    trial.press("n").write("call").press("enter");
    trial.commands()
}

#[test]
fn the_same_keys_change_all_that_are_marked_in_every_list_and_on_the_board() {
    let places = [
        ("1", "contact", "c-00001 c-00002"),
        ("2", "company", "o-00101 o-00102"),
        ("3", "deal", "d-00001 d-00002"),
        ("4", "deal", "d-00001 d-00002"),
        ("5", "task", "t-00301 t-00302"),
        ("6", "activity", "a-00401 a-00402"),
        ("7", "task", "t-00001 t-00002"),
    ];
    for (keys, kind, both) in places {
        let trial = if keys == "7" { on(monday(), 80, 24) } else { Trial::new(80, 24, book()) };
        let given = bulk(trial, keys);
        let (first, second) = both.split_once(' ').unwrap();
        let mut lines = given.lines();
        assert_eq!(lines.next(), Some(format!("{kind} tag {both} +vip").as_str()), "{keys}");
        assert_eq!(lines.next(), Some(format!("{kind} edit {both} --tag=+cold").as_str()), "{keys}");
        assert_eq!(lines.next(), Some(format!("{kind} delete {both}").as_str()), "{keys}");
        assert_eq!(lines.next(), Some(format!("log call {first} spoke --with={second}").as_str()), "{keys}");
        assert!(lines.next().is_some_and(|line| line.starts_with("task add call")), "{keys}: {given}");
        assert_eq!(lines.next(), None, "{keys}");
    }
}

#[test]
fn what_would_become_of_marked_records_is_shown_and_asked_first() {
    let mut trial = Trial::new(80, 24, book());
    trial.tried = Some(Ok(tried()));
    trial.press("1 space space t").write("vip").press("enter");
    assert_eq!(trial.commands(), "");
    trial.press("n");
    assert_eq!(trial.commands(), "");
    trial.press("t").write("vip").press("enter y");
    assert_eq!(trial.commands(), "contact tag c-00001 c-00002 +vip");
    trial.press("esc t").write("vip").press("enter");
    assert_eq!(trial.commands().lines().count(), 2, "one alone is not asked about");
}

#[test]
fn what_would_change_nothing_is_not_asked_about() {
    let mut trial = Trial::new(80, 24, book());
    let unchanged = Counts { unchanged: 2, ..Counts::default() };
    trial.tried = Some(Ok(Done { receipt: Receipt { counts: unchanged, ..Receipt::default() }, outcomes: Vec::new() }));
    trial.press("1 space space t").write("vip").press("enter");
    assert_eq!((trial.model.modals.len(), trial.commands().as_str()), (0, ""));
    assert_eq!(trial.model.status.message, "Nothing changed.");
}

/// That one of two records gets a tag, and the other one cannot.
fn tried() -> Done {
    let book = book();
    let mut change = Change::of(book[0].id);
    change.set.insert("tags/vip".into(), Delta { old: None, new: Some(Value::Flag) });
    let some = |value: &str| Some(Value::Text(value.to_owned()));
    change.set.insert("lifecycle".into(), Delta { old: some("lead"), new: some("customer") });
    let outcome = |record: &Record, verb, change, failure| Outcome {
        line: None,
        verb,
        record: Some(record.clone()),
        change,
        failure,
    };
    let failure = Failure::new(Code::NoMatch).fact("reference", "c-00002");
    let outcomes = vec![
        outcome(&book[0], Verb::Updated, Some(change), None),
        outcome(&book[1], Verb::Failed, None, Some(failure)),
    ];
    let counts = Counts { updated: 1, failed: 1, ..Counts::default() };
    Done { receipt: Receipt { counts, ..Receipt::default() }, outcomes }
}

#[test]
fn marks_are_turned_round() {
    let mut trial = Trial::new(80, 24, book());
    trial.press("1 space");
    let all = trial.book.iter().filter(|record| record.id.kind == Kind::Contact).count();
    trial.press("i");
    assert_eq!(trial.model.selected().len(), all - 1);
    assert!(trial.model.selected().iter().all(|marked| marked.handle != "c-00001"));
    trial.press("i");
    assert_eq!(trial.model.selected().iter().map(|marked| marked.handle.as_str()).collect::<Vec<_>>(), ["c-00001"]);
    let mut day = on(monday(), 80, 24);
    day.press("space i i");
    assert_eq!(day.model.selected().len(), 1);
}

#[test]
fn whoever_is_picked_owns_what_is_marked() {
    let mut book = book();
    book.push(record(Kind::User, 901, &[("name", "王小明")]));
    book.push(record(Kind::User, 902, &[("name", "Kim")]));
    let mut trial = Trial::new(80, 24, book);
    trial.press("1 space space O");
    let picture = trial.picture();
    assert!(picture.contains("> Kim") && picture.contains("nobody"), "oneself first: {picture}");
    trial.write("wxm").press("enter y 4 O enter");
    assert_eq!(trial.commands(), "contact edit c-00001 c-00002 --owner=王小明\ndeal edit d-00001 --owner=Kim");
    trial.press(":").write("segment list").press("enter O");
    assert_eq!(trial.model.status.tone, Tone::Bad);
}

#[test]
fn the_last_command_is_done_again_with_what_is_selected() {
    let mut trial = Trial::new(80, 24, book());
    trial.press("1 .");
    assert!(trial.model.status.message.starts_with("There is no command to do again"), "{:?}", trial.model.status);
    trial.press("t").write("vip").press("enter").done(Ok(Done::default()));
    trial.press("j .").done(Ok(Done::default()));
    trial.press("u").done(Ok(Done::default())).press("2 space space . y");
    assert_eq!(
        trial.commands(),
        "contact tag c-00001 +vip\ncontact tag c-00002 +vip\nundo\ncompany tag o-00101 o-00102 +vip"
    );
}

#[test]
fn what_is_planned_about_marked_tasks_and_activities_concerns_their_people() {
    let given = bulk(Trial::new(80, 24, book()), "6");
    let zhang = book().into_iter().find(|record| record.handle() == "a-00401").unwrap();
    let links: Vec<String> = zhang.links().map(|(_, _, id)| format!("--{}={}", id.kind.as_str(), id.uuid)).collect();
    assert_eq!(given.lines().last(), Some(format!("task add call {}", links.join(" ")).trim_end()));
}

#[test]
fn deals_are_moved_won_lost_and_reopened_from_their_list_and_from_their_cards() {
    for keys in ["4 space space", "4 space space enter"] {
        let mut trial = Trial::new(80, 24, book());
        trial.press(keys).press("w y x").write("price").press("enter y o y m").write("propos").press("enter y");
        assert_eq!(
            trial.commands(),
            "deal win d-00001 d-00002\n\
             deal lose d-00001 d-00002 --reason=price\n\
             deal reopen d-00001 d-00002\n\
             deal move d-00001 d-00002 --to=Sales/Proposal",
            "{keys}"
        );
    }
    let mut trial = Trial::new(80, 24, book());
    trial.press("1 w m o");
    assert_eq!(trial.commands(), "", "a person is no deal");
}

#[test]
fn a_deal_that_goes_stale_is_lost_on_the_day() {
    let mut trial = on(monday(), 80, 24);
    trial.press("j j j j j j x").write("silence").press("enter");
    assert_eq!(trial.commands(), "deal lose d-00011 --reason=silence");
}

#[test]
fn a_deal_that_goes_on_to_the_lost_stage_is_asked_for_the_reason() {
    let mut trial = Trial::new(160, 45, deals());
    trial.press("3 l l l l L");
    assert_eq!(trial.commands(), "");
    trial.write("price").press("enter");
    assert!(trial.commands().starts_with("deal lose d-"), "{}", trial.commands());
}

#[test]
fn all_that_the_list_shows_are_marked_by_one_key() {
    let mut trial = Trial::new(80, 24, book());
    trial.press("/").write("a").press("enter *");
    let shown = trial.book.iter().filter(|record| record.id.kind == Kind::Contact);
    let shown = shown.filter(|record| record.title().to_lowercase().contains('a')).count();
    assert_eq!(trial.model.selected().len(), shown);
    trial.press("esc");
    assert!(trial.model.marks().is_empty());
    trial.press("3 *");
    let columns = &trial.model.board.columns;
    assert_eq!(trial.model.selected().len(), columns.first().unwrap().count, "a column of the board");
    let mut day = on(monday(), 80, 24);
    day.press("*");
    assert!(day.model.marks().keys().all(|id| id.kind == Kind::Task) && day.model.marks().len() > 4);
}

#[test]
fn what_a_filter_would_change_is_counted_and_asked_about_first() {
    let mut trial = Trial::new(80, 24, book());
    let line = "contact edit --where has:name --city Bonn";
    trial.press(":").write(line).press("enter");
    assert_eq!(trial.commands(), "");
    let people = trial.book.iter().filter(|record| record.id.kind == Kind::Contact).count();
    let picture = trial.picture();
    assert!(picture.contains(&format!("This changes {people} contacts. Go on?")), "{picture}");
    trial.press("n");
    assert_eq!(trial.commands(), "");
    trial.press(":").write(line).press("enter y");
    assert_eq!(trial.commands(), line);
    trial.press(":").write("contact tag --where has:name +vip -y").press("enter");
    assert_eq!(trial.commands().lines().count(), 2, "who says --yes is not asked");
    let mut nobody = Trial::new(80, 24, book());
    let failure = Failure::new(Code::NoneSelected).fact("filter", "stage:Lead").fact("kind", "deal");
    nobody.tried = Some(Err(failure));
    nobody.press(":").write("deal delete --where stage:Lead").press("enter");
    assert_eq!(nobody.commands(), "");
    assert!(nobody.refusal().starts_with("no deal matches the filter"), "{}", nobody.picture());
    nobody.press("esc");
    assert!(nobody.model.modals.is_empty());
}

#[test]
fn what_a_filter_would_change_is_shown_as_far_as_there_is_room() {
    let shown = |mut trial: Trial| {
        let mut done = tried();
        done.receipt.counts.updated = 1_234;
        trial.tried = Some(Ok(done));
        trial.press(":").write("contact tag --where has:name +vip").press("enter");
        trial.picture()
    };
    insta::assert_snapshot!("what_a_filter_would_change", shown(Trial::new(80, 24, book())));
    let small = Trial::in_chinese(40, 12, book());
    insta::assert_snapshot!("what_a_filter_would_change_in_little_room_in_chinese", shown(small));
}

#[test]
fn a_filter_that_cannot_be_read_keeps_the_cursor_until_it_is_mended() {
    for keys in ["1", "3"] {
        let mut trial = Trial::new(80, 24, book());
        trial.press(keys);
        trial.held = Some(Vec::new());
        trial.press("f").write("foo:bar").press("enter");
        let (ticket, _) = trial.held.take().unwrap().pop().unwrap();
        trial.held = Some(Vec::new());
        let failure = Failure::new(Code::BadFilter).fact("filter", "foo:bar").fact("reason", "unknown-field");
        let failure =
            failure.fact("at", 1).fact("found", "foo").fact("columns", "handle, name, given, family, company");
        trial.tell(Msg::Answered(ticket, Err(failure)));
        assert_eq!(trial.model.focus(), Focus::Filter, "{keys}");
        assert!(trial.picture().contains("there are handle, name, given, family, company"), "{}", trial.picture());
        trial.press("enter");
        assert_eq!(trial.model.focus(), Focus::Filter, "{keys}");
        trial.held = None;
        trial.press("esc");
        assert_eq!((trial.model.focus(), trial.model.status.tone), (Focus::List, Tone::Plain), "{keys}");
    }
}

#[test]
fn keys_for_what_is_marked_stand_at_the_bottom() {
    let mut trial = Trial::new(80, 24, book());
    let foot = |trial: &Trial| trial.picture().lines().last().unwrap_or_default().to_owned();
    trial.press("4 space");
    assert!(foot(&trial).starts_with(" m move  w win  x lose  o reopen  t tag  e edit  d delete"), "{}", foot(&trial));
    trial.press("esc");
    assert!(foot(&trial).starts_with(" m move  w win  x lose  o reopen  ? help"), "{}", foot(&trial));
}

#[test]
fn however_many_are_marked_they_are_one_word_of_the_line_and_of_what_is_remembered() {
    let mut trial = Trial::new(80, 24, book());
    trial.bind("[list]\nb = \":log visit {ids} fair\"");
    trial.press("1 * t").write("fair");
    insta::assert_snapshot!(trial.picture());
    trial.press("enter y");
    assert!(trial.commands().starts_with("contact tag c-00001 c-00002 c-00003"), "{}", trial.commands());
    assert_eq!(trial.model.status.words, "contact tag {ids} +fair");
    assert_eq!(trial.kept, ["contact tag {ids} +fair"]);
    trial.press("esc space space :").write("contact edit {ids}").press("ctrl-f up up up up");
    assert!(trial.picture().contains("{ids}: 2 contacts"), "{}", trial.picture());
    trial.press("esc b");
    assert_eq!(trial.commands().lines().last(), Some("log visit c-00001 --with=c-00002 fair"));
    let mut nobody = Trial::new(80, 24, Vec::new());
    nobody.press(":").write("contact tag {ids} +fair").press("enter");
    assert_eq!(
        (nobody.commands().as_str(), nobody.refusal()),
        ("", nobody.model.text.get("screen-nothing-selected").as_str())
    );
}

#[test]
fn what_was_done_to_the_same_records_just_now_is_asked_about_before_it_is_done_again() {
    let mut trial = Trial::new(80, 24, book());
    trial.press("1 c c").write("wants pumps").press("enter").done(Ok(Done::default()));
    trial.press(".");
    assert!(trial.picture().contains("with the same just now"), "{}", trial.picture());
    trial.press("enter n");
    assert_eq!(trial.commands().lines().count(), 1);
    trial.press(". y").done(Ok(Done::default()));
    assert_eq!(trial.commands().lines().count(), 2);
    trial.press("u").done(Ok(Done::default())).press(".");
    assert_eq!(trial.commands().lines().count(), 4, "what was taken back is done again without a word");
}
