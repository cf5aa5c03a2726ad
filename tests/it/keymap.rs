//! Keys of one's own: chosen, extended, checked and shown.

use std::fs;

use insta::assert_snapshot;

use crate::rolo::Rolo;
use crate::screen::three_people;
use crate::terminal::Terminal;

/// Files of one's own: what stands in `keymap.toml`, and in a keymap called `mine`.
fn with_keys(rolo: &Rolo, over: &str, mine: &str) {
    let config = rolo.path("config/rolo");
    fs::create_dir_all(config.join("keymaps")).unwrap();
    fs::write(config.join("keymap.toml"), over).unwrap();
    fs::write(config.join("keymaps/mine.toml"), mine).unwrap();
}

#[test]
fn every_key_is_shown_as_it_holds() {
    let rolo = three_people();
    with_keys(
        &rolo,
        "[list.marked]\nx = ':contact tag {ids} +fair'\n",
        "extends = 'vim'\n[list]\nd = 'down'\n\"d d\" = ''\n",
    );
    let shown = rolo.ok(&["keymap", "show"]);
    for line in [
        "list.marked\tx\t:contact tag {ids} +fair\t",
        "list\td\tdelete\tDelete what is marked, or what is under the cursor",
    ] {
        assert!(shown.lines().any(|shown| shown == line), "{line}\n{shown}");
    }
    assert!(rolo.ok(&["keymap", "show", "vim"]).contains("\nlist\td d\tdelete\t"));
    assert!(rolo.ok(&["keymap", "show", "mine"]).contains("\nlist\td\tdown\t"));
    assert!(rolo.ok(&["keymap", "show", "emacs", "-o", "ndjson"]).contains(r#""keys":"ctrl-x ctrl-c""#));
    assert_eq!(rolo.ok(&["keymap", "check"]), "");
}

#[test]
fn every_mistake_in_keys_of_ones_own_is_named_with_its_line() {
    let rolo = three_people();
    let wrong = "extends = 'vmi'\n[list]\nx = 'dowm'\nw = ':deal wim {id}'\n[lsit]\n";
    with_keys(&rolo, wrong, "");
    let refused = rolo.fails(5, &["keymap", "check"]);
    let told = refused.replace(rolo.path("config").to_str().unwrap(), "~");
    assert_snapshot!(told, @"
    ~/rolo/keymap.toml:1: no keymap is called `vmi`; did you mean `vim`?
    ~/rolo/keymap.toml:3: no action is called `dowm`; did you mean `down`?
    ~/rolo/keymap.toml:4: `:deal wim {id}` cannot be given: unrecognized subcommand 'wim'
    error: ~/rolo/keymap.toml:5: no section [lsit]; did you mean [list]?
    hint:  correct that line, or take it out: what is not set has its default
    ");
    assert!(rolo.fails(5, &["keymap", "check", "nope"]).contains("one of: default, vim, emacs, mine"));
}

#[test]
fn the_screen_names_what_is_wrong_and_the_rest_of_the_keys_holds() {
    let rolo = three_people();
    with_keys(&rolo, "[list]\nx = 'dowm'\nw = 'down'\n", "");
    let mut terminal = Terminal::open(&rolo, 160, 24);
    terminal.wait_for("did you mean `down`?");
    terminal.type_until("w", ">  Jane Doe");
    assert_eq!(terminal.quit(), 0);
}

#[test]
fn a_chord_shows_how_it_goes_on_and_vim_deletes_by_two_keys() {
    let rolo = three_people();
    rolo.ok(&["config", "set", "keymap", "vim"]);
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until("d", "d  Delete what is marked");
    terminal.type_until("d", "Delete this contact?");
    terminal.type_until("y", "Deleted");
    assert_eq!(terminal.quit(), 0);
}

#[test]
fn keys_of_ones_own_give_commands_in_a_keymap_that_is_extended() {
    let rolo = three_people();
    let own =
        "extends = 'emacs'\n[list]\nw = ':contact tag {id} +fair'\n[list.marked]\nw = ':contact tag {ids} +vip'\n";
    with_keys(&rolo, own, "");
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until("\x0e", "2/3");
    terminal.type_until("w", "Changed Jane Doe");
    terminal.type_until("\x18", "Leave rolo");
    terminal.type_until("h", "3 marked");
    terminal.type_until("w", "Go on?");
    terminal.type_until("y", "Changed 2 contacts");
    terminal.type_until("\x18u", "Undid: contact tag");
    terminal.keys("\x18\x03");
    assert_eq!(terminal.end(), 0);
    assert_eq!(rolo.ok(&["contact", "list", "--where", "tag:fair", "--count"]).trim(), "1");
    assert_eq!(rolo.ok(&["contact", "list", "--where", "tag:vip", "--count"]).trim(), "1");
}
