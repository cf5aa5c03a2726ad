//! Command lines that are wrong: each says why and what to do, ends with its exit code, and changes nothing.

use std::fs;

use crate::people::office;
use crate::rolo::tree;

/// The words, the exit code, and the first line of the error.
const WRONG: &[(&[&str], i32, &str)] = &[
    // Not understood.
    (&["foo"], 2, "unrecognized subcommand 'foo'"),
    (&["contact"], 2, "`rolo contact` is only the beginning of a command"),
    (&["contact", "foo"], 2, "unrecognized subcommand 'foo'"),
    (&["contact", "ad", "Jane"], 2, "unrecognized subcommand 'ad'"),
    (&["contact", "list", "--foo"], 2, "unexpected argument '--foo' found"),
    (&["contact", "add", "Ann", "Other"], 2, "unexpected argument 'Other' found"),
    (&["contact", "add", "Ann", "--given", "Ann"], 2, "the argument '[NAME]' cannot be used with '--given <GIVEN>'"),
    (&["contact", "add", "--email"], 2, "a value is required for '--email <EMAIL>' but none was supplied"),
    (&["contact", "edit"], 2, "the following required arguments were not provided: <REF>..."),
    (&["contact", "edit", "c-jane1"], 2, "nothing was said to change"),
    (&["contact", "edit", "c-jane1", "--emial", "a@b.example"], 2, "unexpected argument '--emial' found"),
    (&["contact", "edit", "c-jane1", "--clear", "nope"], 2, "no column is called `nope`"),
    (&["contact", "edit", "c-jane1", "--clear", "created"], 2, "no column is called `created`"),
    (&["contact", "tag", "c-jane1"], 2, "nothing was said to change"),
    (&["contact", "delete"], 2, "the following required arguments were not provided: <REF>..."),
    (&["contact", "show"], 2, "the following required arguments were not provided: <REF>..."),
    (
        &["contact", "list", "-o", "yaml"],
        2,
        "invalid value 'yaml' for '--output <FORMAT>' [possible values: table, tsv, csv, json, ndjson, ids]",
    ),
    (&["contact", "list", "--columns", "nmae"], 2, "no column is called `nmae`"),
    (&["contact", "list", "--sort", "nmae"], 2, "no column is called `nmae`"),
    (&["contact", "list", "--limit", "many"], 2, "--limit: `many` is no whole number"),
    (&["contact", "list", "--start", "-1"], 2, "unexpected argument '-1' found"),
    (
        &["contact", "list", "--where", "nmae:x"],
        2,
        "the filter `nmae:x` cannot be read at character 1: no field is called `nmae`",
    ),
    (
        &["contact", "list", "--where", "tag:"],
        2,
        "the filter `tag:` cannot be read at character 5: the value is missing after the sign",
    ),
    (&["contact", "list", "--where"], 2, "a value is required for '--where <FILTER>' but none was supplied"),
    (&["find"], 2, "the following required arguments were not provided: <WORDS>..."),
    (&["show"], 2, "the following required arguments were not provided: <REF>..."),
    (
        &["apply", "--on-error", "ignore"],
        2,
        "invalid value 'ignore' for '--on-error <DO>' [possible values: abort, skip]",
    ),
    (&["apply", "one", "two"], 2, "unexpected argument 'two' found"),
    (&["undo", "1", "2"], 2, "unexpected argument '2' found"),
    (&["redo", "1"], 2, "unexpected argument '1' found"),
    (&["set", "city=Bonn"], 2, "--where is missing"),
    (&["set", "--where", "tag:vip", "Bonn"], 5, "FIELD=VALUE: `Bonn` says neither a field nor a value"),
    (
        &["set", "--where", "handle:c-jane1", "city=Bonn"],
        2,
        "this would touch one contact, and nobody is there to be asked",
    ),
    (&["set", "--where", "city:nowhere", "city=Bonn", "--yes"], 3, "no contact matches the filter `city:nowhere`"),
    (&["deal", "move", "d-7k2fq"], 2, "STAGE is missing"),
    (
        &["deal", "list", "--where", "status:open value>lots"],
        2,
        "the filter `status:open value>lots` cannot be read at character 19: `lots` is no amount of money",
    ),
    (&["completions"], 2, "the following required arguments were not provided: <SHELL>"),
    (
        &["completions", "tcsh"],
        2,
        "invalid value 'tcsh' for '<SHELL>' [possible values: bash, elvish, fish, powershell, zsh]",
    ),
    (&["config", "get"], 2, "the following required arguments were not provided: <SETTING>"),
    (&["config", "get", "contry"], 2, "no setting is called `contry`"),
    (&["config", "set", "contry", "DE"], 2, "no setting is called `contry`"),
    (&["config", "set", "country"], 2, "the following required arguments were not provided: <VALUE>..."),
    (&["config", "unset", "nothing"], 2, "no setting is called `nothing`"),
    (&["config", "setup"], 2, "this needs a terminal: standard input is none"),
    (&["help", "nothing"], 2, "unrecognized subcommand 'nothing'"),
    (
        &["--color", "sometimes", "contact", "list"],
        2,
        "invalid value 'sometimes' for '--color <WHEN>' [possible values: auto, always, never]",
    ),
    (&["--wait", "long", "contact", "list"], 2, "--wait: `long` is no whole number up to 86400"),
    (&[], 2, "this needs a terminal: standard input is none"),
    // Nothing there.
    (&["show", "nobody"], 3, "no record matches `nobody`"),
    (&["contact", "show", "c-zzzzz"], 3, "no contact matches `c-zzzzz`"),
    (&["contact", "edit", "c-zzzzz", "--city", "Bonn"], 3, "no contact matches `c-zzzzz`"),
    (&["contact", "edit", "nobody@acme.example", "--city", "Bonn"], 3, "no contact matches `nobody@acme.example`"),
    (&["contact", "delete", "c-jane1", "c-zzzzz"], 3, "no contact matches `c-zzzzz`"),
    (&["contact", "tag", "+49 30 000000", "+vip"], 3, "no contact matches `+49 30 000000`"),
    (&["contact", "restore", "c-zzzzz"], 3, "no contact matches `c-zzzzz`"),
    (&["contact", "delete", "gone away"], 3, "Gone Away (c-gane9) was deleted"),
    (&["contact", "edit", "c-gane9", "--city", "Bonn"], 3, "Gone Away (c-gane9) was deleted"),
    (
        &["contact", "edit", "c-jane1", "--remove-email", "not@there.example"],
        3,
        "Jane Doe has no email not@there.example",
    ),
    (&["contact", "edit", "c-jane1", "--remove-phone", "030 901820"], 3, "Jane Doe has no phone +4930901820"),
    (&["find", "qqqqqq"], 3, "nothing matches `qqqqqq`"),
    (&["undo", "99"], 3, "there is no command 99; the last one is 5"),
    (&["undo", "0"], 3, "there is no command 0; the last one is 5"),
    (&["redo"], 3, "there is nothing to redo: the last command was no undo"),
    (&["history", "nobody"], 3, "no record matches `nobody`"),
    // Not clear, or not any more.
    (&["contact", "edit", "Mark Lee", "--city", "Bonn"], 4, "`Mark Lee` matches 2 records"),
    (
        &["contact", "edit", "mark", "--city", "Bonn"],
        4,
        "`mark` is not the exact name, e-mail, phone or handle of anybody",
    ),
    (
        &["contact", "edit", "jan", "--city", "Bonn"],
        4,
        "`jan` is not the exact name, e-mail, phone or handle of anybody",
    ),
    (&["contact", "delete", "c-jane1", "Mark Lee"], 4, "`Mark Lee` matches 2 records"),
    (&["contact", "delete", "acme"], 4, "`acme` is not the exact name, e-mail, phone or handle of anybody"),
    (&["contact", "show", "mark lee"], 4, "`mark lee` matches 2 records"),
    (&["contact", "restore", "c-jane1"], 4, "Jane Doe (c-jane1) was not deleted: there is nothing to restore"),
    (
        &["undo", "2"],
        4,
        "command 2 cannot be undone whole: one record was changed since: Renée Müller, renee@beta.example (c-renee)",
    ),
    // Wrong values.
    (&["contact", "add"], 5, "a contact needs a name, an e-mail or a phone, by which it can be found"),
    (&["contact", "add", ""], 5, "NAME: an empty value says nothing"),
    (&["contact", "add", "   "], 5, "NAME: an empty value says nothing"),
    (&["contact", "add", ","], 5, "a contact needs a name, an e-mail or a phone, by which it can be found"),
    (
        &["contact", "add", "a\u{1b}[31mb"],
        5,
        "NAME: `a␛[31mb` cannot be one line of text: it is too long, or holds hidden characters",
    ),
    (
        &["contact", "add", "a\u{202e}b"],
        5,
        "NAME: `a<U+202E>b` cannot be one line of text: it is too long, or holds hidden characters",
    ),
    (
        &["contact", "add", "--notes", "nobody at all"],
        5,
        "a contact needs a name, an e-mail or a phone, by which it can be found",
    ),
    (&["contact", "add", "Ann", "--email", "ann"], 5, "--email: `ann` is no e-mail address"),
    (&["contact", "add", "Ann", "--email", "ann@"], 5, "--email: `ann@` is no e-mail address"),
    (&["contact", "add", "Ann", "--email", "ann@b@c.example"], 5, "--email: `ann@b@c.example` is no e-mail address"),
    (&["contact", "add", "Ann", "--phone", "call me"], 5, "--phone: `call me` is no phone number"),
    (&["contact", "add", "Ann", "--phone", "+"], 5, "--phone: `+` is no phone number"),
    (
        &["contact", "add", "Ann", "--phone", "+49 30 9018 20 9018 20 9018 20"],
        5,
        "--phone: `+49 30 9018 20 9018 20 9018 20` is no phone number",
    ),
    (&["contact", "add", "Ann", "--birthday", "someday"], 5, "--birthday: `someday` is no birthday"),
    (&["contact", "add", "Ann", "--birthday", "2025-02-29"], 5, "--birthday: `2025-02-29` is no birthday"),
    (&["contact", "add", "Ann", "--lifecycle", "leed"], 5, "--lifecycle: `leed` is none of the choices"),
    (&["contact", "add", "Ann", "--language", "no such tongue"], 5, "--language: `no such tongue` is no language"),
    (&["contact", "add", "Ann", "--time-zone", "Mars/Olympus"], 5, "--time-zone: `Mars/Olympus` is no time zone"),
    (&["contact", "add", "Ann", "--link", "not a link"], 5, "--link: `not a link` is no web address"),
    (&["contact", "add", "Ann", "--tag", "a\"b"], 5, "--tag: `a\"b` cannot be a tag"),
    (&["contact", "add", "Ann", "--consent", "email maybe"], 5, "--consent: `email maybe` is no consent"),
    (&["contact", "add", "Ann", "--position", "91,0"], 5, "--position: `91,0` is no position on the map"),
    (&["contact", "add", "Ann", "--extra", "fax"], 5, "--extra: `fax` is no other field"),
    (&["contact", "add", "Ann", "--do-not-contact=perhaps"], 5, "--do-not-contact: `perhaps` is neither yes nor no"),
    (&["contact", "edit", "c-jane1", "--email", "jane"], 5, "--email: `jane` is no e-mail address"),
    (
        &["contact", "edit", "c-jane1", "c-zhang", "--add-phone", "call me"],
        5,
        "--add-phone: `call me` is no phone number",
    ),
    (
        &["contact", "edit", "c-zhang", "--given", "", "--family", "", "--company", "", "--phone", ""],
        5,
        "a contact needs a name, an e-mail or a phone, by which it can be found",
    ),
    (&["contact", "tag", "c-jane1", "+a\"b"], 5, "--tag: `a\"b` cannot be a tag"),
    (&["contact", "show", ""], 5, "REF: an empty value names no record"),
    (&["undo", "last"], 5, "ENTRY: `last` is no number of a command"),
    (&["history", "--before", "yesterday"], 5, "--before: `yesterday` is no number of a command"),
    (&["config", "set", "country", "Atlantis"], 5, "country: `Atlantis` is no country that is known"),
    (&["config", "set", "time_zone", "Mars/Olympus"], 5, "time_zone: `Mars/Olympus` is no time zone"),
    (&["contact", "list", "--now", "whenever"], 5, "--now: `whenever` is no moment"),
    (&["apply", "bad.ndjson"], 5, "line 2: emails: `bob` is no e-mail address"),
    // The machine.
    (&["apply", "nowhere.ndjson"], 1, "nowhere.ndjson cannot be read: No such file or directory (os error 2)"),
    (&["apply", "."], 1, ". cannot be read: is a directory"),
    (&["contact", "list", "--book", "nowhere"], 1, "there is no book in nowhere"),
    (&["contact", "add", "Ann", "--book", "config"], 1, "there is no book in config"),
    (&["contact", "add", "Ann", "--book", "bad.ndjson"], 1, "there is no book in bad.ndjson"),
];

#[test]
fn a_wrong_command_line_says_why_and_what_to_do_and_changes_nothing() {
    let rolo = office();
    rolo.ok(&["contact", "edit", "c-renee", "--city", "Bonn"]);
    rolo.ok(&["contact", "edit", "c-renee", "--city", "Kiel"]);
    let gone = r#"{"id":"01900000-0000-7000-8000-000000000009","handle":"c-gane9","given":"Gone","family":"Away"}"#;
    assert_eq!(rolo.run_with(&["apply"], gone).code, 0);
    rolo.ok(&["contact", "delete", "Gone Away"]);
    fs::write(rolo.path("bad.ndjson"), "{\"given\":\"Ann\"}\n{\"given\":\"Bob\",\"emails\":[\"bob\"]}\n").unwrap();
    let before = (tree(&rolo.book().join("journal")), tree(&rolo.path("config")));
    let mut wrong = Vec::new();
    for (words, code, error) in WRONG {
        let run = rolo.run(words);
        let mut lines = run.stderr.lines();
        let first = lines.next().unwrap_or_default();
        let first = first.strip_prefix("error: ").unwrap_or("(no error)");
        let has_hint = lines.any(|line| line.starts_with("hint:  ") && line.len() > 10);
        if run.code != *code || first != *error || !has_hint {
            wrong.push(format!("{words:?}\t{}\t{first}\t{}", run.code, if has_hint { "" } else { "no hint" }));
        }
        let after = (tree(&rolo.book().join("journal")), tree(&rolo.path("config")));
        assert!(after == before, "{words:?} changed something");
    }
    assert!(WRONG.len() >= 60);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(!rolo.path("nowhere").exists());
}
