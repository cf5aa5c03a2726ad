//! The picture of the screen in the README: what the real screen draws of a small made-up book.

use std::fs;
use std::path::Path;

use crate::rolo::Rolo;
use crate::terminal::Terminal;

/// The line of the README below which the picture stands: no other block there is plain text.
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

#[test]
#[expect(clippy::print_stdout, reason = "whoever writes the README pastes it from here")]
fn the_picture_in_the_readme_is_what_the_screen_draws() {
    let rolo = Rolo::new();
    for person in PEOPLE {
        rolo.ok(&[&["contact", "add"], *person].concat());
    }
    rolo.ok(&["contact", "tag", "Jane Doe", "+hot"]);
    let mut terminal = Terminal::open(&rolo, 100, 28);
    terminal.type_until("/jan", "Search: jan");
    terminal.wait_for_no("Anna Roth");
    terminal.keys("\x1b");
    terminal.wait_for("Anna Roth");
    terminal.wait_for("Hannover fair");
    let rows = terminal.rows();
    assert_eq!(terminal.quit(), 0);
    let picture = without_handles(&rows.iter().map(|row| row.trim_end()).collect::<Vec<_>>().join("\n"));
    println!("┄\n```text\n{picture}\n```\n┄");
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let (_, below) = readme.split_once(BEGIN).unwrap();
    let (shown, _) = below.split_once("\n```").unwrap();
    assert_eq!(without_handles(shown), picture, "run .ci/picture and paste what it prints into README.md");
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
