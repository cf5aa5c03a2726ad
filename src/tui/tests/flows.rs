//! What keys do: the commands that they give, and what the screen makes of the answers.

use super::book::{contact, crowd, people, people_and_companies};
use super::trial::Trial;
use crate::ops::{Code, Counts, Failure, Outcome, Receipt, Verb};
use crate::tui::msg::{Done, Effect, Msg, Topic};

fn outcome(verb: Verb, record: crate::domain::Record) -> Done {
    let mut counts = Counts::default();
    counts.add(verb);
    Done {
        receipt: Receipt { entry: Some(1), counts, ..Receipt::default() },
        outcomes: vec![Outcome { line: None, verb, record: Some(record), change: None, failure: None }],
    }
}

#[test]
fn a_hundred_thousand_contacts_scroll_as_a_hundred_do() {
    let mut trial = Trial::new(80, 24, crowd(3_000));
    trial.press("G");
    assert!(
        trial.picture().contains("> Person 003000") || trial.picture().contains(">  Person 003000"),
        "{}",
        trial.picture()
    );
    trial.press("g g pagedown pagedown ctrl-d k");
    assert!(trial.picture().contains(">  Person 000050"), "{}", trial.picture());
    trial.press("g g k");
    assert_eq!(trial.model.contacts.cursor, 0);
}

#[test]
fn a_form_saves_only_what_was_changed_and_says_so_in_words() {
    let mut trial = Trial::new(80, 24, people());
    trial.press("e").write("t").press("ctrl-s");
    assert_eq!(trial.commands(), "contact edit c-00001 --given=Janet");
    let saved = contact(1, &[("given", "Janet"), ("family", "Doe")]);
    trial.done(Ok(outcome(Verb::Updated, saved)));
    assert!(trial.model.modals.is_empty());
    assert_eq!(trial.model.status.message, "Changed Janet Doe (c-00001).");
    assert_eq!(trial.model.status.words, "contact edit c-00001 --given=Janet");
}

#[test]
fn a_company_that_was_made_on_the_way_is_told_after_what_was_done() {
    let mut trial = Trial::new(80, 24, people_and_companies());
    trial.press("e").write("t").press("ctrl-s");
    let mut done = outcome(Verb::Updated, contact(1, &[("given", "Janet")]));
    let made = trial.book.last().unwrap().clone();
    done.receipt.counts.add(Verb::Made);
    done.outcomes.insert(0, Outcome { verb: Verb::Made, record: Some(made.clone()), ..done.outcomes[0].clone() });
    trial.done(Ok(done));
    let told = &trial.model.status.message;
    assert_eq!(told, &format!("Changed Janet (c-00001). Also added {}.", made.title()));
}

#[test]
fn keys_give_the_words_of_the_kind_that_is_listed() {
    let mut trial = Trial::new(80, 24, people_and_companies());
    trial.press("2").press("a").write("Umbrella").press("ctrl-s");
    trial.done(Err(Failure::new(Code::NoMatch))).press("esc y");
    trial.press("e ctrl-u").write("Acme AG").press("ctrl-s");
    trial.done(Err(Failure::new(Code::NoMatch))).press("esc y");
    trial.press("t").write("key").press("enter d y R");
    let given = [
        "add Umbrella --owner=Kim",
        "edit o-00101 --name='Acme AG'",
        "tag o-00101 +key",
        "delete o-00101",
        "restore o-00101",
    ];
    assert_eq!(trial.commands(), given.map(|words| format!("company {words}")).join("\n"));
}

#[test]
fn each_list_is_found_again_as_it_was_left() {
    let mut trial = Trial::new(80, 24, people_and_companies());
    trial.press("j j space 2 /").write("acme").press("enter");
    assert!(trial.picture().contains("Companies  1/1"), "{}", trial.picture());
    trial.press("1");
    assert!(trial.picture().contains("Contacts  4/6  1 marked"), "{}", trial.picture());
    trial.press("2");
    assert!(trial.picture().contains("Companies  1/1"), "{}", trial.picture());
    trial.press("1 :").write("company list").press("enter");
    assert!(trial.picture().contains("Companies  1/4"), "{}", trial.picture());
    trial.press(":").write("user list").press("enter");
    assert!(trial.picture().contains("No users yet"), "{}", trial.picture());
}

#[test]
fn the_list_that_is_not_seen_does_not_wait_for_an_answer_that_was_dropped() {
    let mut trial = Trial::new(80, 24, people_and_companies());
    trial.press("2 1");
    trial.held = Some(Vec::new());
    trial.press("2 1").release();
    assert!(trial.picture().contains("Contacts  1/6"), "{}", trial.picture());
    trial.press("2");
    assert!(trial.picture().contains("Companies  1/4"), "{}", trial.picture());
}

#[test]
fn a_new_contact_is_added_from_the_form_with_lists_and_choices() {
    let mut trial = Trial::new(80, 24, people());
    trial.press("a tab").write("王 小明").press("tab tab").write("Acme as CTO").press("tab");
    trial.write("a@b.example").press("down").write("home: c@d.example").press("ctrl-s");
    assert_eq!(
        trial.commands(),
        "contact add --given='王 小明' --company='Acme as CTO' --email=a@b.example --email='home: c@d.example' \
         --owner=Kim"
    );
    let form_is_open = !trial.model.modals.is_empty();
    assert!(form_is_open, "the form stays until the book has said yes");
}

#[test]
fn a_name_that_is_typed_whole_is_taken_apart_as_in_the_shell() {
    let mut trial = Trial::new(80, 24, people());
    trial.press("a").write("Ana Núñez").press("ctrl-s");
    assert_eq!(trial.commands(), "contact add 'Ana Núñez' --owner=Kim");
}

#[test]
fn tags_are_added_and_removed_one_by_one() {
    let mut trial = Trial::new(80, 24, people());
    trial.press("e");
    let at = match trial.model.modals.last() {
        Some(crate::tui::modals::Modal::Form(form)) => {
            form.entries.iter().position(|entry| entry.subject.key() == "tags")
        }
        _ => None,
    };
    for _ in 0..at.unwrap() {
        trial.press("down");
    }
    trial.press("ctrl-u").write("cold").press("down").write("new").press("ctrl-s");
    assert_eq!(trial.commands(), "contact edit c-00001 --tag=+cold --tag=+new --tag=-vip");
}

#[test]
fn what_is_no_value_keeps_the_form_open_with_the_cursor_on_it() {
    let mut trial = Trial::new(80, 24, people());
    trial.press("a tab tab tab tab").write("nonsense").press("up up ctrl-s");
    assert_eq!(trial.commands(), "");
    assert!(trial.picture().contains("> e-mail"), "{}", trial.picture());
}

#[test]
fn a_refusal_of_the_book_leaves_what_was_typed() {
    let mut trial = Trial::new(80, 24, people());
    trial.press("e").write("t").press("ctrl-s");
    trial.done(Err(Failure::new(Code::NoMatch).fact("reference", "c-00001").fact("kind", "contact")));
    let picture = trial.picture();
    assert!(picture.contains("Janet") && picture.contains("no contact matches"), "{picture}");
}

#[test]
fn leaving_a_changed_form_asks_first() {
    let mut trial = Trial::new(80, 24, people());
    trial.press("e tab").write("t").press("esc n");
    assert_eq!(trial.model.modals.len(), 1);
    trial.press("esc y");
    assert_eq!(trial.model.modals.len(), 0);
    trial.press("e esc");
    assert_eq!(trial.model.modals.len(), 0, "an unchanged form closes at once");
    assert_eq!(trial.commands(), "");
}

#[test]
fn everything_that_is_marked_is_deleted_at_once() {
    let mut trial = Trial::new(80, 24, people());
    trial.press("space j space d y");
    assert_eq!(trial.commands(), "contact delete c-00001 c-00003");
    trial.press("u U");
    assert!(trial.commands().ends_with("\nundo\nredo"), "{}", trial.commands());
}

#[test]
fn undo_is_about_this_screen_only() {
    use crate::ops::{Command, Kept, Scope};
    let mut trial = Trial::new(80, 24, people());
    trial.press("u");
    let command = trial
        .asked
        .iter()
        .find_map(|effect| if let Effect::Execute(_, order) = effect { Some(order.command.clone()) } else { None });
    assert_eq!(command, Some(Command::Undo { entry: None, scope: Scope::Session, kept: Kept::Refuse }));
}

#[test]
fn files_are_attached_and_opened_by_the_words_of_the_shell() {
    use crate::domain::Value;
    use crate::domain::item::Item;
    use crate::ops::{Answer, Content};
    let mut book = people();
    let item = Item { label: "card.jpg".into(), size: Some(5_400), ..Item::default() };
    book[0].fields.insert("files/00ff".into(), Value::Item(item));
    let mut trial = Trial::new(80, 24, book);
    assert!(trial.press("enter").picture().contains("card.jpg (5.4 kB)"), "{}", trial.picture());
    trial.press(":").write("attach c-jane1 '~/my card.jpg'").press("enter");
    assert_eq!(trial.commands(), "attach c-jane1 '~/my card.jpg'");
    trial.press(":").write("file open c-jane1").press("enter");
    let asked = trial
        .asked
        .iter()
        .rev()
        .find_map(|effect| if let Effect::Ask(ticket, Topic::Typed, _) = effect { Some(*ticket) } else { None });
    let record = people().remove(0);
    let (name, hash) = ("card.jpg".to_owned(), "00ff".to_owned());
    let content = Box::new(Content { record, name, hash, size: 5, path: "00/ff".into() });
    trial.tell(Msg::Answered(asked.unwrap(), Ok(Answer::File(content.clone()))));
    assert!(trial.asked.contains(&Effect::Open(content)));
    assert!(trial.picture().contains("opens card.jpg"), "{}", trial.picture());
}

#[test]
fn the_command_line_takes_the_words_of_the_shell() {
    let mut trial = Trial::new(80, 24, people());
    trial.press(":").write("contact add \"Jane Doe\" --email=j@d.example").press("enter");
    assert_eq!(trial.commands(), "contact add 'Jane Doe' --email=j@d.example");
    trial.press(":").write("contact list 张 --sort name").press("enter");
    assert_eq!(trial.model.contacts.window.total(), 1);
    trial.press(":").write("contact lits").press("enter");
    assert!(trial.refusal().contains("lits"), "{}", trial.refusal());
    trial.press("esc : up up");
    assert!(trial.picture().contains(":contact list 张 --sort name"), "{}", trial.picture());
}

#[test]
fn the_command_line_shows_help_and_history() {
    let mut trial = Trial::new(80, 24, people());
    trial.press(":").write("contact add --help").press("enter");
    assert!(trial.picture().contains("--given"), "{}", trial.picture());
    trial.press("esc :").write("history").press("enter");
    let asked = trial.asked.iter().any(|effect| matches!(effect, Effect::Ask(_, Topic::Typed, _)));
    assert!(asked);
}

#[test]
fn a_refusal_that_is_too_long_for_the_status_line_can_be_read() {
    let mut trial = Trial::new(40, 12, people());
    trial.press(":").write("contact add --birthday=13.13.1313").press("enter");
    assert!(trial.picture().contains("13.13.1313"), "{}", trial.picture());
    assert_eq!(trial.model.modals.len(), 1);
    trial.press("esc");
    assert_eq!(trial.model.modals.len(), 0);
}

#[test]
fn settings_are_read_and_changed_from_the_command_line() {
    let mut trial = Trial::new(80, 24, people());
    trial.press(":").write("config set country CN").press("enter");
    let Some(Effect::Settings(words, _)) = trial.asked.last().cloned() else { panic!("{:?}", trial.asked) };
    trial.tell(Msg::Settings(words.clone(), Ok(String::new())));
    assert_eq!(trial.model.status.words, "config set country CN");
    trial.tell(Msg::Settings(words, Ok("country = CN".to_owned())));
    assert!(trial.picture().contains("country = CN"));
}

#[test]
fn a_late_answer_is_dropped() {
    let mut trial = Trial::new(80, 24, people());
    trial.model.picture = crate::tui::model::Picture::Same;
    let page = crate::ops::Page { start: 0, total: 1, left_out: 0, rows: Vec::new() };
    trial.tell(Msg::Answered(crate::tui::msg::Ticket(999), Ok(crate::ops::Answer::Page(page))));
    assert_eq!(trial.model.contacts.window.total(), 6);
    assert_eq!(trial.model.picture, crate::tui::model::Picture::Same, "nothing is drawn for it");
}

#[test]
fn a_search_narrows_as_keys_come_and_esc_widens() {
    let mut trial = Trial::new(80, 24, people());
    trial.press("/").write("mü");
    assert_eq!(trial.model.contacts.window.total(), 1);
    trial.press("backspace backspace").write("z");
    assert_eq!(trial.model.contacts.window.total(), 2);
    trial.press("enter j esc");
    assert_eq!(trial.model.contacts.window.total(), 6);
    assert_eq!(trial.model.contacts.current().map(crate::domain::Record::handle), Some("c-00006"), "the cursor stays");
}

#[test]
fn a_slow_book_never_shows_the_answer_to_an_older_search() {
    let mut trial = Trial::new(80, 24, people());
    trial.held = Some(Vec::new());
    trial.press("/").write("zo");
    assert_eq!(trial.model.contacts.window.total(), 6, "the old rows stay until the new ones are here");
    trial.release();
    assert_eq!(trial.model.contacts.window.total(), 1);
}

#[test]
fn a_form_that_was_saved_takes_the_question_about_leaving_it_along() {
    let mut trial = Trial::new(80, 24, people());
    trial.press("e tab").write("t").press("ctrl-s esc");
    trial.done(Ok(outcome(Verb::Updated, contact(1, &[("given", "Janet")]))));
    assert!(trial.model.modals.is_empty());
}

#[test]
fn a_key_of_the_keymap_runs_words_with_what_is_selected() {
    let mut trial = Trial::new(80, 24, people());
    trial.bind("[list]\nx = ':contact edit {id} --notes={name}'");
    trial.press("j x space R");
    assert_eq!(trial.commands(), "contact edit c-00002 --notes=张伟\ncontact restore c-00002");
}

#[test]
fn a_key_may_do_something_else_while_something_is_marked() {
    let mut trial = Trial::new(80, 24, people());
    trial.bind("[list]\nx = ':contact edit {id} --notes=one'\n[list.marked]\nx = ':contact edit {ids} --notes=all'");
    trial.press("x j space x");
    assert_eq!(trial.commands(), "contact edit c-00001 --notes=one\ncontact edit c-00002 --notes=all");
}

#[test]
fn pasted_lines_never_press_enter() {
    let mut trial = Trial::new(80, 24, people());
    trial.press(":").tell(Msg::Paste("contact delete\nc-00001\n".to_owned()));
    assert_eq!(trial.commands(), "");
    assert!(trial.picture().contains(":contact delete c-00001"), "{}", trial.picture());
}

#[test]
fn data_that_would_act_on_the_terminal_is_shown_instead() {
    let mut evil = contact(1, &[("name", "x")]);
    evil.fields.insert("name".into(), crate::domain::Value::Text("a\u{1b}]52;c;x\u{7}b\u{202e}c".into()));
    let trial = Trial::new(80, 24, vec![evil]);
    let picture = trial.picture();
    assert!(!picture.chars().any(|char| char != '\n' && crate::domain::line::is_hidden(char)), "{picture}");
    assert!(picture.contains("<U+202E>"), "{picture}");
}

#[test]
fn quitting_asks_only_when_something_typed_would_be_lost() {
    let mut trial = Trial::new(80, 24, people());
    trial.press("a").write("Jane").press("ctrl-c");
    assert_eq!(trial.asked, []);
    trial.press("ctrl-c");
    assert!(matches!(trial.asked.as_slice(), [Effect::Keep(drafts), Effect::Quit] if drafts.len() == 1));
    let mut trial = Trial::new(80, 24, people());
    trial.press("q");
    assert_eq!(trial.asked, [Effect::Quit]);
}

#[test]
fn what_was_added_far_from_what_is_seen_is_found() {
    let mut trial = Trial::new(80, 24, crowd(1_000));
    trial.press("a").write("Zoë").press("ctrl-s");
    let added = trial.book.last().unwrap().clone();
    trial.done(Ok(outcome(Verb::Created, added.clone())));
    assert_eq!(trial.model.current().map(|record| record.id), Some(added.id));
}

#[test]
fn who_is_not_to_be_contacted_bears_a_mark_and_is_left_out_of_a_list_for_that() {
    let mut book = people();
    book[0].fields.insert("do_not_contact".into(), crate::domain::Value::Flag);
    let title = book[0].title();
    let mut trial = Trial::new(80, 24, book);
    assert!(trial.picture().contains(&format!("⊘ {title}")), "{}", trial.picture());
    trial.press("enter");
    assert!(trial.picture().contains("is not to be contacted"), "{}", trial.picture());
    trial.press("esc :").write("contact list --for contacting=email").press("enter");
    let picture = trial.picture();
    assert!(picture.contains("Contacts  --for contacting=email") && picture.contains("1 left out"), "{picture}");
    assert!(!picture.contains("⊘"), "{picture}");
    // As with any other narrowed list, esc shows everybody again.
    trial.press("esc");
    assert!(trial.picture().contains(&format!("⊘ {title}")), "{}", trial.picture());
}

#[test]
fn who_reaches_out_to_somebody_who_does_not_want_that_sees_a_warning() {
    let mut trial = Trial::new(100, 24, people());
    trial.press(":").write("log call c-00001 hello").press("enter");
    let mut done = outcome(Verb::Created, contact(1, &[("given", "Jane"), ("family", "Doe")]));
    let (handle, title) = ("c-00001".to_owned(), "Jane Doe".to_owned());
    let refusal = crate::domain::consent::Refusal::Contact;
    done.receipt.warnings.push(crate::ops::Warning::Unwanted { handle, title, refusal });
    trial.done(Ok(done));
    assert!(trial.picture().contains("warning: Jane Doe (c-00001) is not to be contacted"), "{}", trial.picture());
    assert_eq!(trial.model.status.tone, crate::tui::model::Tone::Bad);
}

#[test]
fn the_reason_for_leaving_nobody_out_is_noted_before_the_list_is_asked_for() {
    let mut trial = Trial::new(80, 24, people());
    let line = "contact list --for contacting --despite 'product recall'";
    trial.press(":").write(line).press("enter");
    assert_eq!(trial.commands(), line);
    assert!(trial.picture().contains("Contacts  1/"), "{}", trial.picture());
}

#[test]
fn a_move_says_what_is_next_in_the_palette_too() {
    let mut trial = Trial::new(80, 24, people());
    let line = "deal move d-00001 Proposal --next 'send quote' --due fri";
    trial.press(":").write(line).press("enter");
    assert_eq!(trial.commands(), line);
}
