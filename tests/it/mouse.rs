//! The mouse on the real screen.

use crate::screen::three_people;
use crate::terminal::{ESC, Terminal};

impl Terminal {
    /// Clicks on the first place where this stands.
    fn click_on(&mut self, text: &str) {
        let row = self.row_with(text);
        let column = self.column_of(row, text);
        let cell = format!("{};{}", column + 1, row + 1);
        self.keys(&format!("\x1b[<0;{cell}M\x1b[<0;{cell}m"));
    }
}

#[test]
fn somebody_is_added_and_deleted_with_the_mouse_alone_but_for_the_name() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.wait_for("a add");
    terminal.click_on("a add");
    terminal.type_until("Ann Lee", "> name*           Ann Lee");
    terminal.click_on("( ) customer");
    terminal.wait_for("(*) customer");
    terminal.click_on("ctrl-s save");
    terminal.wait_for("Added Ann Lee");
    terminal.wait_for("/4");
    terminal.click_on("Jane Doe");
    terminal.wait_for(">  Jane Doe");
    terminal.click_on("Ann Lee");
    terminal.wait_for(">  Ann Lee");
    terminal.click_on("e edit");
    terminal.wait_for("(*) customer");
    terminal.click_on("esc close");
    terminal.click_on("rolo  Contacts");
    terminal.wait_for("The list of companies");
    terminal.click_on("esc close");
    terminal.wait_for_no("The list of companies");
    assert_eq!(terminal.quit(), 0);
    assert!(rolo.ok(&["contact", "list", "--columns", "name,lifecycle"]).contains("Ann Lee\tcustomer"));
}

#[test]
fn a_second_click_opens_and_the_wheel_scrolls_what_lies_below_it() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.click_on("Jane Doe");
    terminal.click_on("Jane Doe");
    terminal.wait_for("Timeline");
    terminal.keys(ESC);
    terminal.wait_for(">  Jane Doe");
    terminal.type_until("\x1b[<65;20;5M", "3/3");
    terminal.type_until("\x1b[<64;20;5M", "1/3");
    terminal.type_until("?", " 19/");
    terminal.type_until("\x1b[<65;40;10M", " 22/");
    terminal.type_until("\x1b[<64;40;10M", " 19/");
    terminal.keys("q");
    terminal.wait_for_no("In the list");
    assert_eq!(terminal.quit(), 0);
}
