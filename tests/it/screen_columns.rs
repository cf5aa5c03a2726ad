//! Characters as people see them: wide and combined ones move neither a column nor the cursor from its place.

use crate::rolo::Rolo;
use crate::screen::three_people;
use crate::terminal::Terminal;

/// Names in which every emulator agrees with Unicode about widths.
const NAMES: &[&str] = &[
    "张伟",
    "欧阳娜娜",
    "田中 太郎",
    "김철수",
    "José Ñandú",
    "Ame\u{301}lie Cafe\u{301}",
    "ｶﾀｶﾅ",
    "Ελένη",
    "😀 Smile",
    "Maximiliane-Alexandra Charlotte von und zu Hohenstein-Wittelsbach",
    "张伟张伟张伟张伟张伟张伟张伟张伟张伟张伟张伟张伟张伟张伟张伟",
];

#[test]
fn the_cursor_stands_where_wide_text_is_typed() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until("/张伟", "Search: 张伟");
    terminal.wait_for("1/1");
    let row = terminal.row_with("Search: 张伟");
    let start = terminal.column_of(row, "张伟");
    terminal.wait_until("the cursor is behind", |screen| screen.cursor_position() == (row, start + 4));
    assert!(!terminal.screen().hide_cursor());
    terminal.keys("\x1b[D");
    terminal.wait_until("the cursor is between", |screen| screen.cursor_position() == (row, start + 2));
    terminal.type_until("\x1b", "/3");
    terminal.type_until("a", "New contact");
    terminal.type_until("张伟 e\u{301}", "张伟 e\u{301}");
    let row = terminal.row_with("张伟 e\u{301}");
    let start = terminal.column_of(row, "张伟");
    assert_eq!(terminal.screen().cursor_position(), (row, start + 6));
    assert!(!terminal.screen().hide_cursor());
    terminal.type_until("\x03", "Leave rolo?");
    terminal.keys("y");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn columns_stand_under_each_other_whatever_the_names_are() {
    let rolo = Rolo::new();
    for (number, name) in NAMES.iter().enumerate() {
        let phone = format!("+49 30 9018{number:02}");
        rolo.ok(&["contact", "add", "--name", name, "--company", name, "--phone", &phone]);
    }
    for (columns, rows) in [(40, 15), (80, 24), (160, 45)] {
        let mut terminal = Terminal::open(&rolo, columns, rows);
        let lines = terminal.rows();
        let places: Vec<u16> = (0_u16..)
            .zip(&lines)
            .filter(|(_, line)| line.get(..3).is_some_and(|gutter| gutter == "   ") && line.contains("+49"))
            .map(|(row, _)| terminal.column_of(row, "+49"))
            .collect();
        assert!(places.len() + 3 >= NAMES.len().min(usize::from(rows) - 5), "{lines:#?}");
        assert!(places.iter().all(|place| *place == places[0]), "{columns}x{rows}: {places:?}\n{lines:#?}");
        assert_eq!(terminal.quit(), 0);
    }
}
