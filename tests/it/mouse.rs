//! The mouse on the real screen.

use crate::screen::three_people;
use crate::terminal::Terminal;

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
