//! Weeks in the field, one over a change of clocks and one over a year's end: lived in the shell and on the screen they
//! leave the same, and each morning tells what is due, wherever on earth that morning is.

mod zones;

use insta::assert_snapshot;
use serde_json::Value;

use crate::people::office;
use crate::rolo::Rolo;
use crate::terminal::{CTRL_S, ESC, Terminal};

/// What differs between two books in which the same was done.
const OWN: &[&str] = &["id", "handle", "created", "updated", "rev"];

/// The words of a line; those between quotes are one.
fn words(line: &str) -> Vec<&str> {
    let pieces = line.split('\'').enumerate();
    pieces.flat_map(|(at, piece)| if at % 2 == 1 { vec![piece] } else { piece.split_whitespace().collect() }).collect()
}

/// What a command says at a moment by the clock of whoever gives it.
#[track_caller]
fn at(rolo: &Rolo, now: &str, line: &str) -> String {
    rolo.ok(&[words(line), vec!["--now", now]].concat())
}

/// What is left to be done, as it was said.
fn open_tasks(rolo: &Rolo) -> String {
    rolo.ok(&["task", "list", "--where", "no:done", "-o", "tsv", "--columns", "due,name,contact"])
}

#[track_caller]
fn json(rolo: &Rolo, now: &str, line: &str) -> Value {
    serde_json::from_str(&at(rolo, now, &format!("{line} -o json"))).unwrap()
}

/// The agenda as a person reads it, without the handles, which nobody can foresee.
fn agenda(rolo: &Rolo, now: &str, line: &str) -> String {
    let said = at(rolo, now, &format!("{line} -o table"));
    let is_handle = |word: &str| word.len() == 7 && ["t-", "d-"].iter().any(|letter| word.starts_with(letter));
    let bare = |line: &str| line.split("  ").filter(|cell| !is_handle(cell.trim())).collect::<Vec<_>>().join("  ");
    let lines: Vec<String> = said.lines().map(bare).filter(|line| !line.is_empty()).collect();
    format!("--- {now}\n{}\n", lines.join("\n"))
}

/// All that happened and all that is to be done, without identities.
fn deeds(rolo: &Rolo) -> Vec<String> {
    let lists = ["activity", "task"].map(|noun| rolo.ok(&[noun, "list", "-o", "ndjson"]));
    let mut all: Vec<String> = lists
        .iter()
        .flat_map(|list| list.lines())
        .map(|line| {
            let mut value = serde_json::from_str(line).unwrap();
            strip(&mut value);
            value.to_string()
        })
        .collect();
    all.sort();
    all
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.retain(|key, _| !OWN.contains(&key.as_str()));
            object.values_mut().for_each(strip);
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The screen at a moment that stands still.
#[track_caller]
fn screen(rolo: &Rolo, now: &str) -> Terminal {
    let mut terminal = Terminal::run(rolo, &[env!("CARGO_BIN_EXE_rolo"), "--now", now], 80, 40);
    terminal.wait_for(">  Jane Doe");
    terminal
}

/// Whether the cursor stands on something that is called so.
fn is_on(screen: &vt100::Screen, name: &str) -> bool {
    screen.contents().lines().any(|line| line.starts_with('>') && line.contains(name))
}

/// Puts the cursor of the week on a task.
#[track_caller]
fn go_to(terminal: &mut Terminal, name: &str) {
    terminal.keys("7");
    terminal
        .wait_until("the day is seen", |screen| screen.contents().contains("rolo  Today") && cursor(screen).is_some());
    if !terminal.screen().contents().contains(name) {
        terminal.type_until("w", name);
    }
    // The day may be drawn anew meanwhile.
    let is_seen = |screen: &vt100::Screen| cursor(screen).is_some() && screen.contents().contains(name);
    terminal.wait_until("the task and the cursor are seen", is_seen);
    while !is_on(terminal.screen(), name) {
        terminal.wait_until("the task and the cursor are seen", is_seen);
        let before = cursor(terminal.screen());
        let is_below = usize::from(terminal.row_with(name)) > before.unwrap();
        terminal.keys(if is_below { "j" } else { "k" });
        terminal.wait_until("the cursor moved", |screen| cursor(screen) != before);
    }
}

fn cursor(screen: &vt100::Screen) -> Option<usize> {
    screen.contents().lines().position(|line| line.starts_with('>'))
}

/// Says of a task of the week that it was done.
#[track_caller]
fn done(terminal: &mut Terminal, name: &str, said: &str) {
    go_to(terminal, name);
    terminal.type_until("x", "What came of it?");
    terminal.keys(&format!("{said}\r"));
    // The line below the list names what was changed.
    terminal.wait_until(&format!("{name} is done"), |screen| {
        let screen = screen.contents();
        screen.contains("Changed") && !screen.lines().any(|line| line.contains(name) && !line.contains("Changed"))
    });
}

/// Puts a task of the week on another day.
#[track_caller]
fn reschedule(terminal: &mut Terminal, name: &str, to: &str, read: &str) {
    go_to(terminal, name);
    terminal.type_until("r", "On which day, or when?");
    terminal.type_until(to, read);
    terminal.type_until("\r", &format!("Changed {name}"));
    // It stands elsewhere then, and a key that is pressed before that goes to whatever took its place.
    let (day, clock) = (&read[..3], &read[read.len() - 5..]);
    let stands = format!("{day} {clock}");
    terminal.wait_until("it stands where it is due", |screen| {
        screen.contents().lines().any(|line| line.contains(name) && line.contains(&stands))
    });
}

/// Plans something with whoever is selected.
#[track_caller]
fn plan(terminal: &mut Terminal, name: &str, how: &str) {
    terminal.type_until("n", "What is to be done?");
    terminal.type_until(&format!("{name} {how}\r"), &format!("Added {name}"));
}

/// Looks for somebody in the list of people.
#[track_caller]
fn find(terminal: &mut Terminal, name: &str, seen: &str) {
    terminal.keys("1/");
    terminal.keys(&format!("\x15{name}\r"));
    terminal
        .wait_until(&format!("{seen} is selected"), |screen| is_on(screen, seen) && screen.contents().contains("1/1"));
}

/// Moves down a form to a field and fills it.
#[track_caller]
fn fill(terminal: &mut Terminal, label: &str, text: &str) {
    let field = |screen: &vt100::Screen| {
        screen.contents().lines().find(|line| line.starts_with("│ >")).map(str::to_owned).unwrap_or_default()
    };
    while !field(terminal.screen()).starts_with(&format!("│ > {label} ")) {
        let before = field(terminal.screen());
        terminal.keys("\t");
        terminal.wait_until("the next field", |screen| field(screen) != before);
    }
    terminal.type_until(text, text);
}

const MONDAY: &str = "2026-03-23 8:00";
const TUESDAY: &str = "2026-03-24 10:15";
const WEDNESDAY: &str = "2026-03-25 8:30";
const THURSDAY: &str = "2026-03-26 17:30";
const FRIDAY: &str = "2026-03-27 15:00";

/// What is planned on Monday, and what is logged in the evening.
const PLANNED: &[(&str, &str)] = &[
    (
        MONDAY,
        "task add 'see the new hall' --type visit --due 'tue 9:00' --duration 1h --place 'Gate 3' --contact c-jane1 \
         --contact c-mark1",
    ),
    (
        MONDAY,
        "task add 'walk through the plant' --type visit --due 'wed 14:00' --duration 90min --place 'Werk 2' \
         --contact c-zhang",
    ),
    (MONDAY, "task add 'annual talks' --type meeting --due 'thu 10:00' --duration 2h --contact c-jane1"),
    (MONDAY, "task add 'ask for the order' --type call --due thu --contact c-mark2"),
    (MONDAY, "task add 'weekly report' --due 'fri 9:00' --repeat weekly --remind 1d"),
    (MONDAY, "log call c-zhang 'wants a quote' --outcome interested --duration 20 --next 'send the quote' --due tue"),
];

/// What becomes of it.
const LIVED: &[(&str, &str)] = &[
    (TUESDAY, "task done 'see the new hall' --outcome 'order placed' --next 'send the contract' --due fri"),
    (TUESDAY, "task done 'send the quote'"),
    (WEDNESDAY, "task snooze 'walk through the plant' --to 'fri 13:00'"),
    (WEDNESDAY, "task snooze 'annual talks' --to 'thu 16:00'"),
    (THURSDAY, "task done 'annual talks' --outcome 'agreed on dates' --text 'prices stay until June'"),
    (THURSDAY, "task snooze 'ask for the order'"),
    (THURSDAY, "log email c-jane1 'minutes of the talks'"),
    (FRIDAY, "task done 'walk through the plant' --outcome interested"),
    (FRIDAY, "task done 'ask for the order' --outcome 'nobody there' --next 'call again' --due 'mon 11:00'"),
    (FRIDAY, "task done 'weekly report'"),
    (FRIDAY, "task done 'send the contract'"),
];

fn lived_by_words(rolo: &Rolo, week: &[(&str, &str)]) {
    for (now, line) in week {
        at(rolo, now, line);
    }
}

fn planned_by_keys(rolo: &Rolo) {
    let mut terminal = screen(rolo, MONDAY);
    terminal.keys("  ");
    terminal.wait_for("2 marked");
    plan(&mut terminal, "see the new hall", "--type visit --due tue 9:00 --duration 1h --place Gate 3");
    terminal.keys(ESC);
    terminal.wait_for_no("2 marked");
    find(&mut terminal, "zhang", "张伟");
    plan(&mut terminal, "walk through the plant", "--due wed 14:00 --type visit --place Werk 2 --duration 90min");
    terminal.type_until("c", "What happened?");
    terminal.type_until("c", "What was said in the call?");
    terminal.keys("wants a quote\tinterested --duration 20 --next send the quote --due tue");
    terminal.type_until("\r", "Added wants a quote");
    find(&mut terminal, "jane", "Jane Doe");
    plan(&mut terminal, "annual talks", "--type meeting --due thu 10:00 --duration 2h");
    find(&mut terminal, "mark beta", "Mark Lee");
    plan(&mut terminal, "ask for the order", "--type call --due thu");
    terminal.type_until("5", "Tasks");
    terminal.type_until("a", "New task");
    fill(&mut terminal, "name*", "weekly report");
    fill(&mut terminal, "due", "fri 9:00");
    fill(&mut terminal, "remind", "1d");
    fill(&mut terminal, "repeat", "weekly");
    terminal.type_until(CTRL_S, "Added weekly report");
    assert_eq!(terminal.quit(), 0);
}

fn lived_by_keys(rolo: &Rolo) {
    let mut terminal = screen(rolo, TUESDAY);
    done(&mut terminal, "see the new hall", "order placed\tsend the contract\tfri");
    done(&mut terminal, "send the quote", "");
    assert_eq!(terminal.quit(), 0);

    let mut terminal = screen(rolo, WEDNESDAY);
    reschedule(&mut terminal, "walk through the plant", "fri 13:00", "Friday, 2026-03-27 13:00");
    reschedule(&mut terminal, "annual talks", "thu 16:00", "Thursday, 2026-03-26 16:00");
    assert_eq!(terminal.quit(), 0);

    let mut terminal = screen(rolo, THURSDAY);
    done(&mut terminal, "annual talks", "agreed on dates --text prices stay until June");
    go_to(&mut terminal, "ask for the order");
    terminal.type_until("z", "tomorrow  Friday, 2026-03-27");
    terminal.keys("tomorrow");
    terminal.keys("\r");
    terminal.wait_for("Changed ask for the order");
    find(&mut terminal, "jane", "Jane Doe");
    terminal.type_until("c", "What happened?");
    terminal.type_until("e", "What was in the e-mail?");
    terminal.type_until("minutes of the talks\r", "Added minutes of the talks");
    assert_eq!(terminal.quit(), 0);

    let mut terminal = screen(rolo, FRIDAY);
    done(&mut terminal, "walk through the plant", "interested");
    done(&mut terminal, "ask for the order", "nobody there --next call again --due mon 11:00");
    done(&mut terminal, "weekly report", "");
    done(&mut terminal, "send the contract", "");
    assert_eq!(terminal.quit(), 0);
}

#[test]
fn a_week_lived_by_keys_leaves_the_same_records_as_one_lived_by_words() {
    let (by_words, by_keys) = (office(), office());
    lived_by_words(&by_words, PLANNED);
    planned_by_keys(&by_keys);
    assert_eq!(deeds(&by_keys), deeds(&by_words), "what was planned");
    lived_by_words(&by_words, LIVED);
    lived_by_keys(&by_keys);
    let lived = deeds(&by_words);
    assert_eq!(deeds(&by_keys), lived, "what became of it");
    // Nine stays nine when the clocks are changed.
    assert_snapshot!(open_tasks(&by_keys), @"
    due	name	contact
    2026-03-30T11:00:00+02:00[Europe/Berlin]	call again	Mark Lee
    2026-04-03T09:00:00+02:00[Europe/Berlin]	weekly report
    ");
}

#[test]
fn each_morning_of_the_week_the_agenda_tells_what_is_due() {
    let rolo = office();
    lived_by_words(&rolo, PLANNED);
    let mut told = String::new();
    for day in 23..=30 {
        let today = format!("2026-03-{day}");
        let morning = format!("{today} 7:30");
        told += &agenda(&rolo, &morning, if day == 23 || day == 29 { "agenda --week" } else { "agenda" });
        let deeds = LIVED.iter().filter(|(now, _)| now.starts_with(&today)).copied();
        lived_by_words(&rolo, &deeds.collect::<Vec<_>>());
    }
    assert_snapshot!(told, @"
    --- 2026-03-23 7:30
    Tuesday, 2026-03-24
            send the quote · 张伟, 北京示例有限公司
      09:00  visit: see the new hall · Jane Doe, Mark Lee, Acme · Gate 3 · 1h
    Wednesday, 2026-03-25
      14:00  visit: walk through the plant · 张伟, 北京示例有限公司 · Werk 2 · 1h30
    Thursday, 2026-03-26
            call: ask for the order · Mark Lee, Beta GmbH
      10:00  meeting: annual talks · Jane Doe, Acme · 2h
    Friday, 2026-03-27
      09:00  weekly report · reminder 1d before
    This month: 0 won, 0 lost · call: 1
    --- 2026-03-24 7:30
    Tuesday, 2026-03-24
            send the quote · 张伟, 北京示例有限公司
      09:00  visit: see the new hall · Jane Doe, Mark Lee, Acme · Gate 3 · 1h
    This month: 0 won, 0 lost · call: 1
    --- 2026-03-25 7:30
    Wednesday, 2026-03-25
      14:00  visit: walk through the plant · 张伟, 北京示例有限公司 · Werk 2 · 1h30
    This month: 0 won, 0 lost · call: 1 · visit: 1
    --- 2026-03-26 7:30
    Thursday, 2026-03-26
            call: ask for the order · Mark Lee, Beta GmbH
      16:00  meeting: annual talks · Jane Doe, Acme · 2h
    This month: 0 won, 0 lost · call: 1 · visit: 1
    --- 2026-03-27 7:30
    Friday, 2026-03-27
            call: ask for the order · Mark Lee, Beta GmbH
            send the contract · Jane Doe, Mark Lee, Acme
      09:00  weekly report · reminder 1d before
      13:00  visit: walk through the plant · 张伟, 北京示例有限公司 · Werk 2 · 1h30
    This month: 0 won, 0 lost · call: 1 · e-mail: 1 · meeting: 1 · visit: 1
    --- 2026-03-28 7:30
    Nothing is due.
    This month: 0 won, 0 lost · call: 2 · e-mail: 1 · meeting: 1 · visit: 2
    --- 2026-03-29 7:30
    Monday, 2026-03-30
      11:00  call again · Mark Lee, Beta GmbH
    Friday, 2026-04-03
      09:00  weekly report · reminder 1d before
    This month: 0 won, 0 lost · call: 2 · e-mail: 1 · meeting: 1 · visit: 2
    --- 2026-03-30 7:30
    Monday, 2026-03-30
      11:00  call again · Mark Lee, Beta GmbH
    This month: 0 won, 0 lost · call: 2 · e-mail: 1 · meeting: 1 · visit: 2
    ");
}

/// A week over a year's end.
const TURN_OF_THE_YEAR: &[(&str, &str)] = &[
    ("2026-12-28 8:00", "task add 'stock count' --due 'thu 16:00' --repeat weekly"),
    ("2026-12-28 8:00", "task add 'close the books' --due 2026-12-31 --repeat monthly"),
    ("2026-12-28 8:00", "task add 'wish a good year' --type call --due '2027-01-04 10:00' --contact c-jane1"),
    ("2026-12-31 15:00", "task done 'stock count' --outcome 'all there'"),
    ("2026-12-31 15:00", "task done 'close the books'"),
    ("2027-01-04 10:30", "task done 'wish a good year' --outcome 'wants a visit' --next 'see them' --due 'thu 9:00'"),
];

fn turn_of_the_year_by_keys(rolo: &Rolo) {
    let mut terminal = screen(rolo, "2026-12-28 8:00");
    plan(&mut terminal, "wish a good year", "--type call --due 2027-01-04 10:00");
    terminal.type_until("5", "Tasks");
    for (name, due, repeat) in [("stock count", "thu 16:00", "weekly"), ("close the books", "2026-12-31", "monthly")] {
        terminal.type_until("a", "New task");
        for (label, text) in [("name*", name), ("due", due), ("repeat", repeat)] {
            fill(&mut terminal, label, text);
        }
        terminal.type_until(CTRL_S, &format!("Added {name}"));
    }
    assert_eq!(terminal.quit(), 0);
    let mut terminal = screen(rolo, "2026-12-31 15:00");
    done(&mut terminal, "stock count", "all there");
    done(&mut terminal, "close the books", "");
    assert_eq!(terminal.quit(), 0);
    let mut terminal = screen(rolo, "2027-01-04 10:30");
    done(&mut terminal, "wish a good year", "wants a visit\tsee them\tthu 9:00");
    assert_eq!(terminal.quit(), 0);
}

#[test]
fn a_week_over_a_years_end_is_the_same_by_keys_and_by_words() {
    let (by_words, by_keys) = (office(), office());
    let mut told = String::new();
    for today in ["2026-12-28", "2026-12-31", "2027-01-01", "2027-01-04", "2027-01-05"] {
        let (deeds, planned): (Vec<_>, Vec<_>) = TURN_OF_THE_YEAR
            .iter()
            .filter(|(now, _)| now.starts_with(today))
            .partition(|(_, line)| line.contains("done"));
        lived_by_words(&by_words, &planned);
        told += &agenda(&by_words, &format!("{today} 8:00"), "agenda --week");
        lived_by_words(&by_words, &deeds);
    }
    assert_snapshot!(told, @"
    --- 2026-12-28 8:00
    Thursday, 2026-12-31
            close the books
      16:00  stock count
    This month: 0 won, 0 lost
    --- 2026-12-31 8:00
    Thursday, 2026-12-31
            close the books
      16:00  stock count
    Monday, 2027-01-04
      10:00  call: wish a good year · Jane Doe, Acme
    This month: 0 won, 0 lost
    --- 2027-01-01 8:00
    Monday, 2027-01-04
      10:00  call: wish a good year · Jane Doe, Acme
    Thursday, 2027-01-07
      16:00  stock count
    This month: 0 won, 0 lost
    --- 2027-01-04 8:00
    Monday, 2027-01-04
      10:00  call: wish a good year · Jane Doe, Acme
    Thursday, 2027-01-07
      16:00  stock count
    This month: 0 won, 0 lost
    --- 2027-01-05 8:00
    Thursday, 2027-01-07
      09:00  see them · Jane Doe, Acme
      16:00  stock count
    This month: 0 won, 0 lost · call: 1
    ");
    turn_of_the_year_by_keys(&by_keys);
    assert_eq!(deeds(&by_keys), deeds(&by_words));
    assert_snapshot!(open_tasks(&by_keys), @"
    due	name	contact
    2027-01-07T09:00:00+01:00[Europe/Berlin]	see them	Jane Doe
    2027-01-07T16:00:00+01:00[Europe/Berlin]	stock count	
    2027-01-31	close the books
    ");
}
