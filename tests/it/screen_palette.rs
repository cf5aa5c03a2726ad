//! The command line of the screen in a real terminal: found, completed, kept.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::rolo::Rolo;
use crate::screen::three_people;
use crate::terminal::{ESC, Terminal};

/// The lines that are kept, of all books.
fn kept(rolo: &Rolo) -> Vec<String> {
    let dir = rolo.env().into_iter().find(|(name, _)| name == "XDG_STATE_HOME").unwrap().1;
    let files = fs::read_dir(format!("{dir}/rolo/typed")).unwrap();
    let mut lines = Vec::new();
    for file in files {
        let path = file.unwrap().path();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        lines.extend(fs::read_to_string(path).unwrap().lines().map(str::to_owned));
    }
    lines
}

#[test]
fn an_action_is_found_by_what_it_does_and_done_from_the_list() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until(":", ":find");
    terminal.type_until("list of compan", "The list of companies");
    let row = terminal.row_with("The list of companies");
    assert!(terminal.rows()[usize::from(row)].trim_end().ends_with(" 2"), "its key stands behind it");
    terminal.keys("\x1b[B");
    terminal.wait_for("> companies");
    terminal.type_until("\r", "Companies  1/3");
    terminal.type_until(":completions", "(only in a shell) Print");
    terminal.keys(ESC);
    terminal.wait_for_no(":completions");
    assert_eq!(terminal.quit(), 0);
}

#[test]
fn names_tags_and_files_of_the_world_complete_a_line() {
    let rolo = three_people();
    fs::write(rolo.path("people.csv"), "name\nBo Lund\n").unwrap();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until(":contact tag zhangw", "张伟  c-");
    terminal.type_until("\t", ":contact tag 张伟 ");
    terminal.type_until("+v", "  vip");
    terminal.type_until("\t", ":contact tag 张伟 +vip");
    terminal.type_until("\r", "Changed 张伟");
    terminal.type_until(":import peo", "  people.csv");
    terminal.type_until("\t", ":import people.csv");
    terminal.type_until("--as=cont\t", ":import people.csv --as=contact");
    terminal.type_until("\r", "Bo Lund");
    terminal.wait_for("/4");
    assert_eq!(terminal.quit(), 0);
    let vips = rolo.ok(&["contact", "list", "--where", "tag:vip"]);
    assert!(vips.contains("张伟"), "{vips}");
}

#[test]
fn lines_are_there_again_on_the_next_day_and_from_other_screens() {
    let rolo = three_people();
    let mut one = Terminal::open(&rolo, 80, 24);
    let mut other = Terminal::open(&rolo, 80, 24);
    one.type_until(":contact list --where tag:vip\r", "1/1");
    other.type_until(":contact list --sort=-name\r", "1/3");
    assert_eq!((one.quit(), other.quit()), (0, 0));
    assert_eq!(kept(&rolo).len(), 2);
    let mut again = Terminal::open(&rolo, 80, 24);
    again.type_until(":\x12tag", "  :contact list --where tag:vip");
    again.type_until("\t", ":contact list --where tag:vip");
    again.type_until("\r", "1/1");
    assert_eq!(again.quit(), 0);
    assert_eq!(kept(&rolo).len(), 3);
}
