//! Days are typed as people write them, or chosen in a small calendar.

use super::book::people;
use super::trial::Trial;

/// The form of a new deal with the cursor on the day on which it may be closed.
fn closing(mut trial: Trial) -> Trial {
    trial.press("4 a").write("Press");
    while trial.model.modals.last_mut().and_then(|modal| modal.as_form()).unwrap().current().unwrap().subject.key()
        != "close"
    {
        trial.press("tab");
    }
    trial
}

#[test]
fn a_day_is_chosen_with_the_arrows_and_typed_over() {
    let mut trial = closing(Trial::new(80, 24, people()));
    assert!(trial.picture().contains("March 2026"), "{}", trial.picture());
    trial.press("ctrl-n down right pagedown enter ctrl-s");
    assert_eq!(trial.commands(), "deal add Press --close=2026-04-10 --owner=Kim");
    let mut trial = closing(Trial::new(80, 24, people()));
    trial.write("fri").press("ctrl-n up h").write("9").press("esc ctrl-s");
    assert_eq!(trial.commands(), "deal add Press --close=fri --owner=Kim", "what was typed before comes back");
}

#[test]
fn the_arrows_are_the_forms_own_again_outside_of_the_calendar() {
    let mut trial = closing(Trial::new(80, 24, people()));
    trial.write("2026-03-04").press("left left ctrl-n");
    assert!(trial.picture().contains("[ 4]"), "{}", trial.picture());
    trial.press("k");
    assert!(trial.picture().contains("2026-02-25"), "{}", trial.picture());
    trial.press("ctrl-s");
    assert_eq!(trial.commands(), "deal add Press --close=2026-02-25 --owner=Kim");
}

#[test]
fn where_there_is_little_room_the_calendar_is_seen_by_who_asks_for_it() {
    let mut trial = closing(Trial::in_chinese(40, 12, people()));
    assert!(!trial.picture().contains("16 17 18"), "{}", trial.picture());
    trial.press("ctrl-n");
    assert!(trial.picture().contains("16 17 18"), "{}", trial.picture());
}

#[test]
fn a_task_is_put_on_a_day_of_the_calendar() {
    let task = super::book::record(crate::domain::Kind::Task, 1, &[("name", "call"), ("due", "2026-03-05 14:00")]);
    let mut trial = Trial::new(80, 24, vec![task]);
    trial.press("5 r");
    assert!(trial.picture().contains("March 2026"), "{}", trial.picture());
    trial.press("ctrl-n pagedown enter enter");
    assert_eq!(trial.commands(), "task snooze t-00001 --to=2026-04-02");
}
