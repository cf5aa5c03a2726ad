//! What scripts can rely on: `rolo schema` describes the JSON that is printed, `rolo help exit-codes` the exit codes.

use std::collections::BTreeSet;
use std::fs;

use rolo::domain::Kind;
use serde_json::Value;

use crate::leaves::book;
use crate::rolo::Rolo;

/// What is wrong about a value by a schema, as far as these schemas go.
fn faults(schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let is_a = |name: &Value| match name.as_str().unwrap_or_default() {
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "object" => value.is_object(),
        "array" => value.is_array(),
        _ => false,
    };
    let mut faults = Vec::new();
    let fits = match schema.get("type") {
        Some(Value::Array(names)) => names.iter().any(is_a),
        Some(name) => is_a(name),
        None => schema.get("const") == Some(value),
    };
    let is_chosen = schema["enum"].as_array().is_none_or(|choices| choices.contains(value));
    if !fits || !is_chosen {
        faults.push(format!("{at}: {value} by {schema}"));
    }
    for needed in schema["required"].as_array().into_iter().flatten() {
        if value.get(needed.as_str().unwrap()).is_none() {
            faults.push(format!("{at}: no {needed} in {value}"));
        }
    }
    for (key, inner) in value.as_object().into_iter().flatten() {
        let known = schema.get("properties").map(|known| &known[key]).filter(|known| !known.is_null());
        match known.or_else(|| schema.get("additionalProperties")) {
            Some(known) => faults.extend(self::faults(known, inner, &format!("{at}.{key}"))),
            None if at.ends_with(".unknown") => {}
            None => faults.push(format!("{at}.{key} is not in the schema")),
        }
    }
    for inner in value.as_array().into_iter().flatten() {
        faults.extend(self::faults(&schema["items"], inner, &format!("{at}[]")));
    }
    faults
}

/// A book in which as much as possible is said of somebody of every kind.
fn full_book() -> Rolo {
    let rolo = book();
    rolo.ok(&[
        "contact",
        "edit",
        "c-jane1",
        "--street",
        "12 High St",
        "--position",
        "52.5,13.4",
        "--birthday",
        "05-12",
        "--consent",
        "email given 2026-03-01 fair",
        "--extra",
        "fax=123",
        "--link",
        "https://acme.example",
        "--rhythm",
        "2w",
        "--external-id",
        "crm:1",
        "--owner",
        "Lena",
        "--do-not-contact",
        "yes",
        "--language",
        "en",
    ]);
    rolo.ok(&[
        "deal",
        "edit",
        "Renewal",
        "--value",
        "12.5 EUR",
        "--contact",
        "Jane Doe as buyer",
        "--probability",
        "40",
        "--close",
        "+30d",
    ]);
    rolo.ok(&["deal", "move", "Renewal", "Proposal", "--next", "send quote", "--due", "2026-03-01"]);
    rolo.ok(&[
        "task",
        "edit",
        "Call",
        "--remind",
        "never",
        "--repeat",
        "weekly",
        "--due",
        "fri 9:00",
        "--duration",
        "1h",
    ]);
    rolo.ok(&["log", "visit", "c-jane1", "saw it", "--duration", "45", "--position", "52.5,13.4", "--accuracy", "10"]);
    rolo
}

#[test]
fn every_record_is_as_the_schema_says() {
    let rolo = full_book();
    let all: Value = serde_json::from_str(&rolo.ok(&["schema", "-o", "json"])).unwrap();
    assert_eq!(all["oneOf"].as_array().unwrap().len(), Kind::ALL.len());
    let mut seen = BTreeSet::new();
    for kind in Kind::ALL {
        let schema: Value = serde_json::from_str(&rolo.ok(&["schema", kind.as_str(), "-o", "json"])).unwrap();
        assert!(all["oneOf"].as_array().unwrap().contains(&schema));
        let listed = rolo.ok(&[kind.as_str(), "list", "-o", "json"]);
        let records: Vec<Value> = serde_json::from_str(&listed).unwrap();
        assert!(!records.is_empty(), "{kind:?}");
        for record in &records {
            assert_eq!(faults(&schema, record, kind.as_str()), [""; 0]);
            seen.extend(record.as_object().unwrap().keys().map(|key| format!("{}.{key}", kind.as_str())));
        }
    }
    assert!(seen.len() > 110, "only {} keys were seen", seen.len());
}

#[test]
fn the_table_of_keys_has_one_line_a_key_and_needs_no_book() {
    let rolo = Rolo::new();
    let table = rolo.ok(&["schema", "deal", "-o", "tsv"]);
    let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows[0], ["kind", "key", "value", "said"]);
    for row in [
        ["deal", "value", "{amount, currency}", "yes"],
        ["deal", "close", "date", "yes"],
        ["deal", "contacts", "[{id, name, role}]", "yes"],
        ["deal", "rev", "integer", "no"],
        ["deal", "weighted", "{amount, currency}", "no"],
    ] {
        assert!(rows.contains(&row.to_vec()), "{row:?} is not in\n{table}");
    }
    assert!(!rolo.book().exists());
    assert!(rolo.fails(2, &["schema", "yaml"]).contains("possible values: contact"));
}

#[test]
fn the_page_of_exit_codes_is_the_table_of_the_readme() {
    let rolo = Rolo::new();
    let page = rolo.ok(&["help", "exit-codes"]);
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let mut rows = 0;
    for line in page.lines().filter(|line| line.starts_with("  ")) {
        let (code, rest) = line.trim().split_once("  ").unwrap();
        let means = rest.trim_start();
        // The word for scripts stands before the meaning, except where nothing failed.
        let means = means.split_once("  ").map_or(means, |(_, means)| means.trim());
        assert!(readme.contains(&format!("\n| {code} | {means} |\n")), "{code} {means}");
        rows += 1;
    }
    assert_eq!(rows, 9, "{page}");
    let error = rolo.fails(3, &["contact", "show", "nobody", "-o", "json"]);
    assert!(error.contains("\"kind\":\"not_found\"") && page.contains("not_found"), "{error}");
}
