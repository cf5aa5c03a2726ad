//! Settings, and what comes with the program: completions and the manual.

use std::fs;

use insta::assert_snapshot;

use crate::rolo::Rolo;

/// What was said, with the home directory by a short name.
fn at_home(rolo: &Rolo, text: &str) -> String {
    text.replace(rolo.path("").to_str().unwrap(), "~/")
}

#[test]
fn settings_are_shown_with_where_they_come_from() {
    let rolo = Rolo::new();
    assert_snapshot!(at_home(&rolo, &rolo.ok(&["config"])), @r#"
    key	value	origin	help
    me	Kim	~/config/rolo/config.toml:1	The user that "me" stands for, and the author of what you do
    country	DE	~/config/rolo/config.toml:2	Whose phone numbers are written without + and country code, in two letters: DE
    currency		default	The currency of amounts that name none, in three letters: EUR
    time_zone	Europe/Berlin	~/config/rolo/config.toml:3	Where your days begin and end: Europe/Berlin; without one, the machine's
    week_start	monday	default	The day with which weeks begin: monday
    language		default	The language that rolo speaks: en or zh-CN; without one, that of your locale
    keymap	default	default	The keys of the screen: default, vim, emacs, or the name of your own
    theme	auto	default	The colours of the screen: auto (those that the terminal is set to), light, dark, high-contrast, sixteen, mono (none), or the name of your own
    mouse	on	default	Whether the mouse acts on the screen: on, or off (it selects text, as everywhere in the terminal)
    links	auto	default	Whether the terminal opens e-mail, phones, pages and maps on cards when they are pressed: auto (if it is known to), on, off
    bell	on	default	Whether reminders are heard: on (the terminal's bell, and a notification where it can) or off (only shown)
    book_place	local	default	Where a book may lie: local (a disk of this machine) or anywhere (network file systems and synced folders, too)
    "#);
    assert_eq!(rolo.ok(&["config", "list"]), rolo.ok(&["config"]));
    assert_eq!(rolo.ok(&["config", "get", "country"]), "DE\n");
    assert_eq!(rolo.ok(&["config", "get", "currency"]), "\n");
    let mut command = rolo.command(&["config", "get", "country"]);
    let output = command.env("ROLO_COUNTRY", "fr").output().unwrap();
    assert_eq!(output.stdout, b"FR\n");
    assert_snapshot!(at_home(&rolo, &rolo.ok(&["config", "path"])), @r"
    settings	~/config/rolo/config.toml
    keys	~/config/rolo/keymap.toml
    keymaps	~/config/rolo/keymaps
    themes	~/config/rolo/themes
    book	~/data/rolo/book
    state	~/state/rolo
    ");
}

#[test]
fn a_setting_is_changed_and_put_back() {
    let rolo = Rolo::new();
    let run = rolo.run(&["config", "set", "time-zone", "asia/shanghai"]);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", "time-zone is Asia/Shanghai\n"));
    assert_eq!(rolo.ok(&["config", "get", "time_zone"]), "Asia/Shanghai\n");
    rolo.ok(&["config", "unset", "time_zone"]);
    assert_eq!(rolo.ok(&["config", "get", "time_zone"]), "\n");
    assert_snapshot!(rolo.fails(5, &["config", "set", "country", "Atlantis"]), @r"
    error: country: `Atlantis` is no country that is known
    hint:  write its two letters, like DE
    ");
    assert_snapshot!(rolo.fails(2, &["config", "set", "contry", "DE"]), @r"
    error: no setting is called `contry`
    hint:  did you mean `country`?
    ");
    assert_snapshot!(rolo.fails(2, &["config", "setup"]), @r"
    error: this needs a terminal: standard input is none
    hint:  rolo --help lists the commands that work without one
    ");
    assert_eq!(rolo.ok(&["config", "get", "country"]), "DE\n");
}

#[test]
fn settings_that_cannot_be_read_stop_what_needs_them_and_can_be_mended() {
    let rolo = Rolo::new();
    for (text, line) in [
        ("me = \"Kim\"\ncountry = \"Atlantis\"\n", 2),
        ("me = \"Kim\"\ncountry = DE\n", 2),
        ("me = \"Kim\"\n\ncountry = 7\n", 3),
        ("me = \"Kim\"\nwhat is this\n", 2),
        ("me = \"Kim\"\n[country]\nx = 1\n", 2),
    ] {
        rolo.write_config(text);
        for words in
            [vec!["contact", "list"], vec!["contact", "add", "Jane"], vec!["config"], vec!["config", "get", "me"]]
        {
            let told = rolo.fails(5, &words);
            assert!(told.contains(&format!("config.toml:{line}: ")) && told.contains("\nhint: "), "{told}");
        }
        for words in [
            vec!["config", "path"],
            vec!["man"],
            vec!["completions", "fish"],
            vec!["help", "config"],
            vec!["--version"],
        ] {
            rolo.ok(&words);
        }
        rolo.ok(&["config", "set", "country", "DE"]);
        assert_eq!(rolo.ok(&["config", "get", "country"]), "DE\n", "{text}");
        assert_eq!(rolo.ok(&["config", "get", "me"]), "Kim\n", "{text}");
    }
    rolo.write_config("country = \"Atlantis\"\nme = \"Kim\"\n");
    assert_snapshot!(at_home(&rolo, &rolo.fails(5, &["contact", "list"])), @r"
    error: ~/config/rolo/config.toml:1: `Atlantis` is no country that is known
    hint:  rolo config unset country puts it back to its default, or correct that line
    ");
    rolo.ok(&["config", "unset", "country"]);
    assert_eq!(fs::read_to_string(rolo.path("config/rolo/config.toml")).unwrap(), "me = \"Kim\"\n");
}

#[test]
fn a_word_that_is_no_setting_is_told_and_does_no_harm() {
    let rolo = Rolo::new();
    rolo.write_config("me = \"Kim\"\ncontry = \"DE\"\n");
    let run = rolo.run(&["contact", "list", "--count"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "0\n"));
    assert_snapshot!(at_home(&rolo, &run.stderr), @r"~/config/rolo/config.toml:2: no setting is called `contry`; did you mean `country`?");
}

#[test]
fn who_never_said_their_name_goes_by_their_login() {
    let rolo = Rolo::new();
    rolo.write_config("");
    rolo.ok(&["contact", "add", "Jane"]);
    let mut command = rolo.command(&["contact", "add", "Wei"]);
    assert!(command.env("USER", "kim").status().unwrap().success());
    let actors: Vec<String> = rolo
        .ok(&["history", "-o", "tsv"])
        .lines()
        .skip(1)
        .map(|line| line.split('\t').nth(2).unwrap().to_owned())
        .collect();
    assert_eq!(actors[0], "kim");
    assert!(!["", "me"].contains(&actors[1].as_str()), "{actors:?}");
}

#[test]
fn a_phone_without_a_country_asks_which_one() {
    let rolo = Rolo::new();
    rolo.write_config("me = \"Kim\"\n");
    assert_snapshot!(rolo.fails(5, &["contact", "add", "Jane", "--phone", "030 901820"]), @r"
    error: --phone: `030 901820` is a phone number, but of which country?
    hint:  rolo config set country DE, or write it with + and the country code
    ");
    rolo.ok(&["config", "set", "country", "DE"]);
    rolo.ok(&["contact", "add", "Jane", "--phone", "030 901820"]);
    assert_eq!(rolo.ok(&["contact", "list", "--columns", "phone"]), "phone\n+4930901820\n");
}

#[test]
fn completions_and_the_manual_come_with_the_program() {
    let rolo = Rolo::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = rolo.ok(&["completions", shell]);
        assert!(script.contains("rolo") && script.contains("ROLO_COMPLETE"), "{shell}");
    }
    assert!(rolo.ok(&["man"]).starts_with(".ie"));
    rolo.ok(&["man", "--dir", "man1"]);
    let pages = fs::read_dir(rolo.path("man1")).unwrap().count();
    assert!(pages > 15, "{pages}");
    assert!(rolo.path("man1/rolo-contact-add.1").exists());
    // None of this makes a book.
    assert!(!rolo.book().exists());
}

#[test]
fn help_is_at_hand_everywhere() {
    let rolo = Rolo::new();
    for words in [
        vec!["--help"],
        vec!["-h"],
        vec!["help"],
        vec!["help", "contact", "edit"],
        vec!["contact", "edit", "-h"],
        vec!["contact", "--help"],
        vec!["config", "help", "set"],
    ] {
        let page = rolo.ok(&words);
        assert!(page.contains("Usage: rolo"), "{words:?}: {page}");
    }
    assert_eq!(rolo.ok(&["--version"]), format!("rolo {}\n", env!("CARGO_PKG_VERSION")));
    assert_snapshot!(rolo.fails(2, &[]), @r"
    error: this needs a terminal: standard input is none
    hint:  rolo --help lists the commands that work without one
    ");
    assert!(!rolo.book().exists());
}

#[test]
fn a_setting_takes_no_value_that_there_is_not_and_says_which_there_are() {
    let rolo = Rolo::new();
    let refused = |key: &str, choices: &str| {
        let said = rolo.fails(5, &["config", "set", key, "nope"]);
        assert_eq!(said, format!("error: {key}: `nope` is none of the choices\nhint:  one of: {choices}\n"));
    };
    refused("keymap", "default, vim, emacs");
    let keymaps = rolo.path("config/rolo/keymaps");
    fs::create_dir_all(&keymaps).unwrap();
    for name in ["mine.toml", "default.toml", "left hand.toml", "notes.txt", "vi.toml"] {
        fs::write(keymaps.join(name), "").unwrap();
    }
    refused("keymap", "default, vim, emacs, mine, vi");
    let said = rolo.fails(5, &["config", "set", "language", "de-AT"]);
    assert_eq!(said, "error: language: `de-AT` is none of the choices\nhint:  one of: en, zh-CN\n");
    rolo.ok(&["config", "set", "language", "en-GB"]);
    refused("theme", "auto, light, dark, high-contrast, sixteen, mono");
    refused("mouse", "on, off");
    refused("links", "auto, on, off");
    refused("bell", "on, off");
    refused("book_place", "local, anywhere");
    rolo.ok(&["config", "set", "keymap", "mine"]);
    rolo.ok(&["config", "set", "keymap", "default"]);
}
