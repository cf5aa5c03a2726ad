//! What is typed and not saved: kept as soon as the keys rest, asked about before it is lost, offered when it was left.

use jiff::ToSpan;

use super::book::{contact, people};
use super::trial::Trial;
use crate::ops::answer::{Card, Timeline};
use crate::ops::{Answer, Code, Counts, Failure, Receipt};
use crate::tui::draft::{Draft, Drafts};
use crate::tui::msg::{Done, Effect, Msg, Topic};
use crate::tui::update;

/// What is kept now, as far as anything was said of it.
fn kept(trial: &Trial) -> Option<Vec<Draft>> {
    let kept =
        trial.asked.iter().rev().find_map(|effect| if let Effect::Keep(drafts) = effect { Some(drafts) } else { None });
    kept.map(|drafts| drafts.iter().map(|text| Draft::from_text(text).unwrap()).collect())
}

/// Nobody presses a key for so long.
fn rest(trial: &mut Trial, millis: i64) -> &mut Trial {
    trial.model.now = trial.model.now.checked_add(millis.milliseconds()).unwrap();
    trial.tell(Msg::Moment)
}

/// Another screen, to which this one left what was typed when it ended.
fn next_screen(trial: &mut Trial) -> Trial {
    let left = update::keep(&mut trial.model);
    let mut next = Trial::new(80, 24, people());
    next.model.drafts = Drafts::left(left.iter().map(|text| Draft::from_text(text).unwrap()).collect());
    next
}

fn card(trial: &mut Trial, record: crate::domain::Record) {
    let ticket = trial
        .asked
        .iter()
        .rev()
        .find_map(|effect| if let Effect::Ask(ticket, Topic::Draft, _) = effect { Some(*ticket) } else { None });
    let card = Card { record, linked: Vec::new(), rhythm: None, timeline: Timeline::default(), history: Vec::new() };
    trial.tell(Msg::Answered(ticket.unwrap(), Ok(Answer::Card(Box::new(card)))));
}

#[test]
fn what_is_typed_is_kept_when_the_keys_rest_and_no_longer_once_it_is_saved() {
    let mut trial = Trial::new(80, 24, people());
    trial.press("a").write("Zo");
    rest(&mut trial, 900).write("e");
    rest(&mut trial, 900);
    assert_eq!(kept(&trial), None, "somebody still types");
    rest(&mut trial, 100);
    let labels: Vec<String> =
        kept(&trial).unwrap().iter().map(|draft| draft.unsaved.label(&trial.model.text)).collect();
    assert_eq!(labels, ["New contact: Zoe"]);
    let said = trial.asked.len();
    rest(&mut trial, 5_000).press("down up");
    rest(&mut trial, 5_000);
    assert!(!trial.asked[said..].iter().any(|effect| matches!(effect, Effect::Keep(_))), "nothing else was typed");
    trial.press("ctrl-s");
    assert_eq!(kept(&trial).unwrap().len(), 1, "until the book says so nothing is saved");
    let receipt = Receipt { entry: Some(1), counts: Counts::default(), ..Receipt::default() };
    trial.done(Ok(Done { receipt, outcomes: Vec::new() }));
    assert_eq!(kept(&trial), Some(Vec::new()));
}

#[test]
fn whoever_leaves_what_they_typed_is_asked_first_and_then_it_waits_among_the_drafts() {
    for open in ["a", "c v", "n"] {
        let mut trial = Trial::new(80, 24, people());
        trial.press(open).press("esc");
        assert!(trial.model.modals.is_empty(), "nothing was typed after {open}");
        trial.press(open).write("wants a quote");
        rest(&mut trial, 1_000).press("esc n");
        assert!(trial.picture().contains("wants a quote"), "{}", trial.picture());
        assert_eq!(kept(&trial).unwrap().len(), 1);
        trial.press("esc enter");
        assert!(
            trial.picture().contains("Leave this? What you typed waits"),
            "enter is no answer: {}",
            trial.picture()
        );
        trial.press("y");
        assert_eq!(trial.model.status.message, "What you typed is a draft now: ~ brings it back.");
        assert_eq!((trial.model.modals.len(), kept(&trial).unwrap().len()), (0, 1));
        let mut next = next_screen(&mut trial);
        update::begin(&mut next.model);
        assert!(next.model.modals.is_empty(), "what was left on purpose is offered to nobody");
        for trial in [&mut trial, &mut next] {
            trial.press("~ enter");
            assert!(trial.picture().contains("wants a quote"), "{}", trial.picture());
        }
    }
}

#[test]
fn leaving_the_program_asks_about_a_line_and_keeps_it_before_it_ends() {
    let mut trial = Trial::new(80, 24, people());
    trial.press("c v").write("met her");
    rest(&mut trial, 1_000).press("ctrl-c");
    assert!(trial.picture().contains("Leave rolo?"), "{}", trial.picture());
    trial.press("y");
    assert!(matches!(trial.asked.as_slice(), [.., Effect::Keep(drafts), Effect::Quit] if drafts.len() == 1));
}

#[test]
fn a_command_line_that_is_left_comes_back_with_up() {
    let mut trial = Trial::new(80, 24, people());
    trial.press(":").write("contact tag c-00001 +vip").press("esc : up enter");
    assert_eq!(trial.commands(), "contact tag c-00001 +vip");
}

#[test]
fn a_new_record_that_was_left_is_taken_up_with_what_was_wrong_in_it() {
    let mut trial = Trial::new(80, 24, people());
    trial.press("a").write("Zoe").press("tab tab tab").write("zoe@").press("~");
    let mut next = next_screen(&mut trial);
    next.press("~");
    assert!(next.picture().contains("10:00  New contact: Zoe"), "{}", next.picture());
    insta::assert_snapshot!(next.picture());
    next.press("enter");
    assert!(next.picture().contains("Zoe") && next.picture().contains("zoe@~"), "{}", next.picture());
    assert_eq!(update::keep(&mut next.model).len(), 1, "it is the new screen's now");
    next.press("esc y ~ down enter y ~");
    assert_eq!(next.model.status.message, "There is no draft.");
}

#[test]
fn what_was_typed_over_a_record_is_laid_over_what_others_made_of_it() {
    let mut trial = Trial::new(80, 24, people());
    trial.press("e").write("t");
    let mut next = next_screen(&mut trial);
    next.press("~ enter");
    let mut now = contact(1, &[("given", "Jane"), ("family", "Doe-Roe"), ("tags", "vip"), ("tags", "new")]);
    now.rev = 7;
    card(&mut next, now);
    next.press("ctrl-s");
    assert_eq!(next.commands(), "contact edit c-00001 --given=Janet");
    let Some(Effect::Execute(_, order)) = next.asked.last() else { panic!("{:?}", next.asked) };
    let seen = trial.book[0].rev;
    assert_eq!(order.base, Some(crate::ops::Base::at(seen)), "what others changed since is told apart");
}

#[test]
fn what_was_typed_over_a_record_that_is_gone_can_be_read_and_waits_on() {
    let mut trial = Trial::new(80, 24, people());
    trial.press("e").write("t");
    let mut next = next_screen(&mut trial);
    next.press("~ enter");
    let ticket = next.model.drafts.asked.as_ref().unwrap().0;
    next.tell(Msg::Answered(ticket, Err(Failure::new(Code::NoMatch))));
    assert!(next.picture().contains("given: Janet"), "{}", next.picture());
    next.press("esc");
    assert_eq!(update::keep(&mut next.model).len(), 1);
}

#[test]
fn a_visit_that_was_being_typed_goes_on_in_the_form_of_its_command() {
    let mut trial = Trial::new(80, 24, people());
    trial.press("c v").write("doesn't want --next call aga");
    let mut next = next_screen(&mut trial);
    next.press("~");
    assert!(next.picture().contains("log visit c-00001"), "{}", next.picture());
    next.press("enter");
    assert!(next.picture().contains("doesn't want"), "{}", next.picture());
    assert_eq!(update::keep(&mut next.model).len(), 1);
    next.press("ctrl-s");
    next.done(Ok(Done { receipt: Receipt { entry: Some(1), ..Receipt::default() }, outcomes: Vec::new() }));
    assert_eq!(kept(&next), Some(Vec::new()), "what was taken up and saved at once is nowhere any more");
    assert_eq!(next.commands(), "log visit c-00001 'doesn'\\''t want' --next='call aga'");
}

#[test]
fn drafts_that_nobody_needs_are_thrown_away_after_a_question() {
    let mut trial = Trial::new(40, 12, people());
    trial.press("a").write("Zoe");
    let mut next = next_screen(&mut trial);
    next.press("~ down enter n");
    assert_eq!(next.model.drafts.left.len(), 1);
    next.press("~ down enter y");
    assert_eq!((next.model.drafts.left.len(), kept(&next)), (0, Some(Vec::new())));
}

#[test]
fn drafts_are_offered_when_the_screen_begins() {
    let mut trial = Trial::in_chinese(40, 12, people());
    trial.press("a").write("王小明");
    trial.model.drafts.left =
        update::keep(&mut trial.model).iter().map(|text| Draft::from_text(text).unwrap()).collect();
    trial.model.modals.clear();
    update::begin(&mut trial.model);
    insta::assert_snapshot!(trial.picture());
}
