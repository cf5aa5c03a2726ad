//! The pictures of the screen in the README: what the real screen draws of a small made-up book.

use std::fs;
use std::path::Path;

use crate::rolo::Rolo;
use crate::terminal::Terminal;

/// The line of the README below which a picture stands: no other blocks there are plain text.
const BEGIN: &str = "\n```text\n";

/// The people of the picture.
const PEOPLE: &[&[&str]] = &[
    &["Anna Roth", "--company=Brandt Pumpen as buyer", "--phone=+49 30 901820", "--tag=vip"],
    &["Jonas Keller", "--company=Keller & Söhne", "--phone=+49 89 5550147", "--tag=fair"],
    &["José Ñandú", "--company=Café Zoë as owner", "--email=jose@cafezoe.example", "--tag=fair,espresso"],
    &["Maya Lindqvist", "--company=Nordisk Energi", "--phone=+46 8 123 456 78"],
    &["王小明", "--company=华光机电", "--phone=+86 138 0013 8001", "--tag=vip"],
    &["张伟", "--company=上海机电", "--phone=+86 138 0013 8000", "--tag=vip"],
    &["Tom Okafor", "--company=Lagos Freight", "--email=tom@lagosfreight.example"],
    &["Zoë Brandt", "--company=Brandt Pumpen as CEO", "--phone=+49 30 901821"],
    &[
        "Jane Doe",
        "--company=Acme as CTO",
        "--email=work: jane@acme.example",
        "--phone=mobile: +49 151 23456789",
        "--address=work: 12 High St; city=Berlin; country=DE",
        "--lifecycle=qualified",
        "--owner=me",
        "--source=Hannover fair",
        "--tag=fair,vip",
        "--birthday=05-12",
        "--needs=pumps that survive salt water",
        "--notes=Call after ten, never on Fridays.",
    ],
];

/// The deals of the picture of the board, with the stage to which each came.
const DEALS: &[(&str, &[&str])] = &[
    ("Lead", &["Cranes for pier 4", "--company=Lagos Freight", "--value=900k CNY", "--opened=-3d"]),
    ("Lead", &["Filters, 40 of them", "--company=Café Zoë", "--value=2.4k EUR", "--opened=-45d", "--owner=me"]),
    ("Offer", &["Pumps for the harbour", "--company=Acme", "--value=48k EUR", "--close=+6w", "--opened=-2d"]),
    ("Offer", &["储能柜", "--company=上海机电", "--value=120万 CNY", "--probability=70", "--opened=-9d"]),
    ("Won", &["Spare parts", "--company=Brandt Pumpen", "--value=3,100 EUR", "--opened=-30d"]),
    ("Lost", &["Compressors", "--company=Nordisk Energi", "--value=17k EUR", "--opened=-60d"]),
];

/// What happened, and what follows from it.
const NOTED: &[&[&str]] = &[
    &["visit", "Jane Doe", "saw the old pumps", "--at=-6d"],
    &["call", "Jane Doe", "wants an offer", "--at=-2d", "--next=send the offer", "--due=thu"],
    &["call", "Pumps for the harbour", "the price is fine", "--at=-1d", "--next=contract", "--due=wed"],
];

/// The tasks of the picture of the day.
const TASKS: &[&[&str]] = &[
    &["send samples", "--contact=Anna Roth", "--due=-3d"],
    &["order paper", "--due=today"],
    &["看新厂房", "--type=visit", "--company=上海机电", "--due=today 14:00", "--duration=1h30", "--place=3 号门"],
    &["renewal", "--type=meeting", "--company=Acme", "--due=thu 10:00"],
    &["weekly report", "--due=fri"],
];

/// A book of these people and deals.
fn book() -> Rolo {
    let rolo = Rolo::new();
    for person in PEOPLE {
        rolo.ok(&[&["contact", "add"], *person].concat());
    }
    rolo.ok(&["contact", "tag", "Jane Doe", "+hot"]);
    let stages = ["Lead 10% 30d", "Offer 50% 14d", "Won", "Lost"].map(|stage| format!("--stage={stage}"));
    rolo.ok(&[&["pipeline", "add", "Sales"], stages.each_ref().map(String::as_str).as_slice()].concat());
    for (stage, deal) in DEALS {
        rolo.ok(&[&["deal", "add"], *deal].concat());
        match *stage {
            "Won" => rolo.ok(&["deal", "win", deal[0], "--on=-4d"]),
            "Lost" => rolo.ok(&["deal", "lose", deal[0], "--on=-12d", "--reason=too slow"]),
            "Lead" => continue,
            stage => rolo.ok(&["deal", "move", deal[0], stage, &deal[deal.len() - 1].replace("opened", "on")]),
        };
    }
    for words in NOTED {
        rolo.ok(&[&["log"], *words].concat());
    }
    rolo
}

#[test]
fn the_pictures_in_the_readme_are_what_the_screen_draws() {
    let rolo = book();
    let mut terminal = Terminal::open(&rolo, 100, 33);
    terminal.type_until("/jan", "Search: jan");
    terminal.wait_for_no("Anna Roth");
    terminal.keys("\x1b");
    terminal.wait_for("Anna Roth");
    terminal.wait_for("wants an offer");
    let contacts = picture(&terminal);
    assert_eq!(terminal.quit(), 0);
    let mut terminal = Terminal::open(&rolo, 100, 22);
    terminal.type_until("3", "6 deals");
    terminal.type_until("l", "> Pumps for the harbour");
    terminal.wait_for("1/2");
    let board = picture(&terminal);
    assert_eq!(terminal.quit(), 0);
    plan(&rolo);
    let mut terminal = Terminal::open(&rolo, 80, 22);
    terminal.type_until("7", "This month");
    terminal.type_until("jj", ">    14:00");
    let day = picture(&terminal);
    assert_eq!(terminal.quit(), 0);
    compare(&[contacts, board, day]);
}

/// Puts something into every part of the day.
fn plan(rolo: &Rolo) {
    for task in TASKS {
        rolo.ok(&[&["task", "add"], *task].concat());
    }
    rolo.ok(&["contact", "edit", "Zoë Brandt", "--birthday=1986-03-05"]);
    rolo.ok(&["log", "call", "José Ñandú", "likes the new filters"]);
    rolo.ok(&["log", "visit", "王小明", "saw the hall", "--at=yesterday 9:00"]);
}

/// What stands on the screen.
fn picture(terminal: &Terminal) -> String {
    without_handles(&terminal.rows().iter().map(|row| row.trim_end()).collect::<Vec<_>>().join("\n"))
}

/// Holds the pictures of the README against these, in their order.
#[expect(clippy::print_stdout, reason = "whoever writes the README pastes it from here")]
fn compare(pictures: &[String]) {
    println!(
        "┄\n{}\n┄",
        pictures.iter().map(|picture| format!("```text\n{picture}\n```")).collect::<Vec<_>>().join("\n\n")
    );
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let shown: Vec<String> =
        readme.split(BEGIN).skip(1).map(|below| without_handles(below.split_once("\n```").unwrap().0)).collect();
    assert!(shown == pictures, "run .ci/picture and paste what it prints into README.md");
}

/// Handles are random: every one is shown as the same.
fn without_handles(text: &str) -> String {
    let mut parts = text.split("c-");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let is_handle = part.len() >= 5 && part.bytes().take(5).all(|byte| byte.is_ascii_alphanumeric());
        text + "c-" + if is_handle { "7k2fq" } else { "" } + if is_handle { &part[5..] } else { part }
    })
}
