//! Tables for other programs: what is exported is imported as it was, and files appear whole.

use std::fs;

use insta::assert_snapshot;

use crate::people::office;
use crate::rolo::Rolo;

/// What a book's contacts hold, without what each book counts and names for itself.
fn content(rolo: &Rolo, book: &str) -> Vec<String> {
    let listed = rolo.ok(&["contact", "list", "--sort", "name,company", "-o", "ndjson", "--book", book]);
    let own = |line: &str| {
        let mut json: serde_json::Value = serde_json::from_str(line).unwrap();
        let record = json.as_object_mut().unwrap();
        for key in ["id", "handle", "rev", "created", "updated"] {
            record.remove(key).unwrap();
        }
        for company in record.get_mut("companies").and_then(serde_json::Value::as_array_mut).into_iter().flatten() {
            company.as_object_mut().unwrap().remove("id");
        }
        // How a national number was typed is what a table cannot carry.
        for phone in record.get_mut("phones").and_then(serde_json::Value::as_array_mut).into_iter().flatten() {
            if phone["typed"].as_str().is_some_and(|typed| !typed.starts_with('+')) {
                phone.as_object_mut().unwrap().remove("typed");
            }
        }
        json.to_string()
    };
    listed.lines().map(own).collect()
}

#[test]
fn an_empty_book_that_imports_an_export_holds_the_same() {
    let rolo = office();
    rolo.ok(&["contact", "edit", "c-jane1", "--notes", "=HYPERLINK(1)", "--add-address", "home: 1 Low St; city=Bonn"]);
    rolo.ok(&[
        "contact",
        "edit",
        "c-jane1",
        "--add-extra",
        "balance=-12.50",
        "--consent",
        "email given 2026-01-01 fair",
    ]);
    let said = rolo.run(&["export", "people.csv", "--as", "contact"]);
    assert_eq!((said.code, said.stderr.as_str()), (0, "5 records in people.csv\n"), "{said}");
    let run = rolo.run(&["import", "people.csv", "--as", "contact", "--key", "none", "--book", "second"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, "5 created, 3 also created\n"), "{run}");
    assert_eq!(content(&rolo, "second"), content(&rolo, rolo.book().to_str().unwrap()));
}

#[test]
fn an_export_says_what_is_asked_for_in_exact_cells() {
    let rolo = office();
    rolo.ok(&["contact", "edit", "c-jane1", "--notes", "=1+1"]);
    let columns = ["--columns", "name,email,phone,company,city,tag,notes,do-not-contact,birthday"];
    let out =
        rolo.ok(&[&["export", "-", "--as", "contact", "--sort", "name", "--where", "has:email"], columns.as_slice()]
            .concat());
    assert_snapshot!(out.replace("\r\n", "¶\n"), @r#"
    name,email,phone,company,city,tag,notes,do-not-contact,birthday¶
    Jane Doe,work: jane@acme.example,mobile: +4915123456789,Acme as CTO,Berlin,fair; vip,'=1+1,,¶
    Mark Lee,mark@acme.example,,Acme,,,,,¶
    Renée Müller,renee@beta.example,,,,,"likes tea
    and ""quotes"", commas",yes,1984-05-12¶
    "#);
    let out = rolo.ok(&["export", "--as", "contact", "--limit", "1", "--sort", "name", "--columns", "name", "--bom"]);
    assert_eq!(out, "\u{feff}name\r\nJane Doe\r\n");
    rolo.ok(&["contact", "delete", "c-mark2"]);
    assert_eq!(rolo.ok(&["export", "--as", "contact", "--deleted", "--columns", "name"]), "name\r\nMark Lee\r\n");
    let listed = rolo.ok(&["contact", "list", "-o", "ndjson"]);
    assert_eq!(rolo.ok(&["export", "--as", "contact", "--format", "ndjson"]), listed);
    rolo.ok(&["export", "all.ndjson", "--as", "contact"]);
    assert_eq!(fs::read_to_string(rolo.path("all.ndjson")).unwrap(), listed);
}

#[test]
fn a_file_is_not_replaced_unasked_and_nothing_is_left_of_a_failure() {
    let rolo = office();
    fs::write(rolo.path("out.csv"), "mine").unwrap();
    assert_snapshot!(rolo.fails(4, &["export", "out.csv", "--as", "contact"]), @r"
    error: out.csv is there already
    hint:  name another file, or replace it with --yes
    ");
    assert_eq!(fs::read_to_string(rolo.path("out.csv")).unwrap(), "mine");
    rolo.ok(&["export", "out.csv", "--as", "user", "--yes"]);
    assert_eq!(fs::read_to_string(rolo.path("out.csv")).unwrap().lines().count(), 1);
    let before = fs::read_dir(rolo.path("")).unwrap().count();
    assert!(rolo.fails(2, &["export", "new.csv", "--as", "contact", "--where", "ghost:1"]).contains("ghost"));
    assert!(rolo.fails(1, &["export", "no/new.csv", "--as", "contact"]).contains("no/new.csv cannot be written"));
    assert!(
        rolo.fails(2, &["export", "new.csv", "--as", "contact", "--columns", "nmae"]).contains("did you mean `name`")
    );
    assert_eq!(fs::read_dir(rolo.path("")).unwrap().count(), before);
}

#[test]
fn the_name_of_a_file_says_its_format() {
    let rolo = Rolo::new();
    rolo.ok(&["contact", "add", "Jane Doe", "--city", "Berlin"]);
    let export = ["export", "people.tsv", "--as", "contact", "--columns", "name,city"];
    rolo.ok(&export);
    let read = || fs::read_to_string(rolo.path("people.tsv")).unwrap();
    assert_eq!(read(), "name\tcity\r\nJane Doe\tBerlin\r\n");
    rolo.ok(&[&export[..], &["--format", "csv", "--yes"]].concat());
    assert_eq!(read(), "name,city\r\nJane Doe,Berlin\r\n");
    assert_snapshot!(rolo.fails(5, &["export", "people.docx", "--as", "contact"]), @r"
    error: FILE: `docx` is how the names of no files end that rolo writes
    hint:  name the format: --format and one of csv, tsv, ndjson
    ");
    assert!(!rolo.path("people.docx").exists());
}
