//! Records as a table in the person's own editor: in a shell, with scripts for editors, and in a real terminal.

use std::fs;

use crate::rolo::{Rolo, Run};
use crate::screen::three_people;
use crate::terminal::Terminal;

/// An editor that is this script, which finds the file in `$1` and rolo in `$ROLO`.
fn editor(rolo: &Rolo, script: &str) -> String {
    let path = rolo.path("edit.sh");
    fs::write(&path, format!("ROLO={}\n{script}\n", env!("CARGO_BIN_EXE_rolo"))).unwrap();
    format!("sh {}", path.display())
}

fn edit(rolo: &Rolo, script: &str, words: &[&str]) -> Run {
    let editor = editor(rolo, script);
    Run::of(rolo.command(words).env("VISUAL", editor).output().unwrap())
}

fn list(rolo: &Rolo, columns: &str) -> String {
    rolo.ok(&["contact", "list", "--sort", "name", "--columns", columns])
}

#[test]
fn cells_that_were_changed_become_one_command_and_one_undo() {
    let rolo = three_people();
    let before = rolo.everyone();
    let all = ["edit", "--all", "--columns", "name,company,tag,last", "--yes"];
    let seen = edit(&rolo, "cat \"$1\"", &all);
    assert_eq!((seen.code, seen.stderr.trim()), (0, "there was nothing to do"), "{seen}");
    assert!(seen.stdout.starts_with("handle,rev,name,company,tag,last\nc-"), "{seen}");
    let script =
        "sed -i 's/Anna Roth/Anna Roth-Lund/; s/Acme as CTO/Acme as CEO; Umbrella/; s/,vip,/,,/; /张伟/d' \"$1\"";
    let done = edit(&rolo, script, &all);
    assert_eq!((done.code, done.stdout.as_str()), (0, ""), "{done}");
    assert!(done.stderr.contains("2 changed"), "{done}");
    assert_eq!(
        list(&rolo, "name,company,tag"),
        "name\tcompany\ttag\nAnna Roth-Lund\tBrandt\t\nJane Doe\tAcme, Umbrella\t\n张伟\t华为\t\n"
    );
    rolo.ok(&["undo", "--yes"]);
    let now: Vec<String> = rolo.everyone();
    let values = |lines: &[String]| lines.iter().map(|line| line.split("\"rev\"").next().unwrap().len()).sum::<usize>();
    assert_eq!((now.len(), values(&now)), (before.len(), values(&before)));
}

#[test]
fn a_dry_run_shows_the_difference_and_scripts_say_yes() {
    let rolo = three_people();
    let script = "sed -i 's/Jane Doe/Jane Roe/' \"$1\"";
    let tried = edit(&rolo, script, &["edit", "--where", "jane", "-n"]);
    assert!(tried.code == 0 && tried.stdout.contains("+ family name  Roe"), "{tried}");
    let asked = edit(&rolo, script, &["edit", "--where", "jane"]);
    assert_eq!(asked.code, 2, "{asked}");
    assert!(asked.stderr.contains("this would touch one contact"), "{asked}");
    assert!(list(&rolo, "name").contains("Jane Doe"));
    let receipts = edit(&rolo, script, &["edit", "--where", "jane", "--yes", "-o", "ndjson"]);
    assert!(receipts.stdout.contains("\"verb\":\"updated\""), "{receipts}");
    assert!(list(&rolo, "name").contains("Jane Roe"));
}

#[test]
fn what_others_changed_meanwhile_is_merged_or_refused_but_never_overwritten() {
    let rolo = three_people();
    let meanwhile = |what: &str, then: &str| format!("\"$ROLO\" contact edit 'Jane Doe' {what} || exit 9\n{then}");
    let city = ["edit", "--where", "jane", "--columns", "name,city,source", "--yes"];
    let merged = edit(&rolo, &meanwhile("--source fair", "sed -i 's/Jane Doe,/&Bonn/' \"$1\""), &city);
    assert_eq!(merged.code, 0, "{merged}");
    assert_eq!(rolo.ok(&["contact", "list", "jane", "--columns", "city,source"]), "city\tsource\nBonn\tfair\n");
    let script = meanwhile("--city Kiel", "sed -i 's/Bonn/Ulm/' \"$1\"");
    let refused = edit(&rolo, &script, &city);
    assert_eq!(refused.code, 4, "{refused}");
    assert!(refused.stderr.contains("Kim changed the same of Jane Doe"), "{refused}");
    assert!(rolo.ok(&["contact", "list", "jane", "--columns", "city"]).contains("Kiel"));
    // Whoever has seen theirs says so with the revision.
    let script = "rev=$(\"$ROLO\" contact list jane --columns rev | tail -n 1)\nsed -i \"s/,[0-9]*,Jane Doe,Kiel/,$rev,Jane Doe,Ulm/\" \"$1\"";
    let done = edit(&rolo, script, &city);
    assert_eq!(done.code, 0, "{done}");
    assert!(rolo.ok(&["contact", "list", "jane", "--columns", "city"]).contains("Ulm"));
}

#[test]
fn mistakes_change_nothing_and_are_all_told() {
    let rolo = three_people();
    let before = rolo.everyone();
    let script = "sed -i 's/jane@acme.example/nobody/' \"$1\"; echo ',,Eve,,,,' >>\"$1\"";
    let wrong = edit(&rolo, script, &["edit", "--all", "--yes"]);
    assert_eq!(wrong.code, 5, "{wrong}");
    assert!(wrong.stderr.contains("email: `nobody` is no e-mail address"), "{wrong}");
    assert!(wrong.stderr.contains("--add-lines makes a record of it"), "{wrong}");
    for script in [
        "exit 3",
        "sed -i '1s/handle/hand/' \"$1\"",
        "printf '\"' >>\"$1\"",
        "printf 'handle,rev\\n\\377,1\\n' >\"$1\"",
    ] {
        let wrong = edit(&rolo, script, &["edit", "--all", "--yes"]);
        assert!(wrong.code != 0 && wrong.stderr.starts_with("error: "), "{script}: {wrong}");
    }
    assert_eq!(rolo.everyone(), before);
    let added =
        edit(&rolo, "echo ',,Eve Adams,Zeta,,eve@z.example,new' >>\"$1\"", &["edit", "--all", "--yes", "--add-lines"]);
    assert_eq!(added.code, 0, "{added}");
    assert_eq!(
        rolo.ok(&["contact", "list", "--where", "tag:new", "--columns", "given,company"]),
        "given\tcompany\nEve\tZeta\n"
    );
}

#[test]
fn others_work_on_the_book_while_the_editor_is_open() {
    let rolo = three_people();
    let script = "\"$ROLO\" contact add 'Bo Lund' >/dev/null || exit 9\nsed -i 's/Jane Doe/Jane Roe/' \"$1\"";
    let done = edit(&rolo, script, &["edit", "--where", "jane", "--yes"]);
    assert_eq!(done.code, 0, "{done}");
    let names = list(&rolo, "name");
    assert!(names.contains("Bo Lund") && names.contains("Jane Roe"), "{names}");
}

#[test]
fn in_a_shell_what_cannot_be_read_comes_back_until_it_can_and_is_asked_about() {
    let rolo = three_people();
    // The first time the editor makes a mistake, the second time it mends it; Ctrl-C in it is its own.
    let script = "trap : INT; kill -INT 0\n\
                  if grep -q '^# line 5' \"$1\"; then grep -q '^# ' \"$1\" && sed -i 's/nobody/j@d.example/' \"$1\"\n\
                  else sed -i 's/jane@acme.example/nobody/' \"$1\"; fi";
    let editor = format!("VISUAL={}", editor(&rolo, script));
    let words = ["/usr/bin/env", &editor, env!("CARGO_BIN_EXE_rolo"), "edit", "--all", "--sort", "name"];
    let mut terminal = Terminal::run(&rolo, &words, 100, 24);
    terminal.wait_for("This touches one contact. Go on?");
    assert!(terminal.screen().contents().contains("j@d.example"), "{}", terminal.screen().contents());
    terminal.keys("y\r");
    assert_eq!(terminal.end(), 0);
    assert!(rolo.ok(&["contact", "list", "jane", "--columns", "email"]).contains("j@d.example"));
}

#[test]
fn on_the_screen_what_is_marked_is_edited_as_a_table() {
    let rolo = three_people();
    let script = "echo TABLE; cat \"$1\"; read line; sed -i 's/Anna Roth/Anna Lund/; s/Jane Doe/Jane Lund/' \"$1\"";
    let editor = format!("VISUAL={}", editor(&rolo, script));
    let mut terminal = Terminal::run(&rolo, &["/usr/bin/env", &editor, env!("CARGO_BIN_EXE_rolo")], 80, 24);
    terminal.wait_for(">  Anna Roth");
    terminal.keys("  ");
    terminal.type_until("\x05", "TABLE");
    assert!(!terminal.screen().alternate_screen() && !terminal.is_raw());
    assert!(!terminal.screen().contents().contains("张伟"), "{}", terminal.screen().contents());
    terminal.type_until("\r", "This changes 2 contacts. Go on?");
    terminal.keys("y");
    terminal.wait_for_no("Go on?");
    terminal.wait_for("* Jane Lund");
    terminal.keys("u");
    terminal.wait_for("Anna Roth");
    terminal.wait_for("Jane Doe");
    assert_eq!(terminal.quit(), 0);
    terminal.assert_given_back();
}
