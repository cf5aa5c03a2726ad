//! Bulk input: rows that find their records by keys, and name others that are made.

use super::trial::{Trial, edits, external, named, row};
use crate::domain::id::Uuid128;
use crate::domain::{Kind, RecordId};
use crate::ops::{Act, Code, Command, Key, Row, Target};

fn deals() -> Vec<Row> {
    let row =
        |id: &str, values: &[(&str, &str)]| row(Kind::Deal, external(id), &[&[("external_ids", id)], values].concat());
    vec![
        row(
            "1",
            &[
                ("product", "GTX"),
                ("stage", "Won"),
                ("opened", "2016-10-20"),
                ("closed", "2017-03-01"),
                ("value", "1054 USD"),
                ("owner", "Moses Frase"),
                ("company", "Cancity"),
            ],
        ),
        row(
            "2",
            &[
                ("product", "GTX"),
                ("stage", "Engaging"),
                ("opened", "2016-10-25"),
                ("owner", "Darcel Schlecht"),
                ("company", "Isdom"),
                ("contacts", "Jane Doe"),
            ],
        ),
        row("3", &[("product", "MG"), ("stage", "Prospecting"), ("owner", "moses frase"), ("contacts", "Jane Doe")]),
        row(
            "4",
            &[
                ("product", "MG"),
                ("stage", "lost"),
                ("opened", "2016-11-01"),
                ("closed", "2017-04-01"),
                ("company", "cancity"),
                ("lost_reason", "price"),
            ],
        ),
    ]
}

#[test]
fn an_import_makes_what_its_rows_name_and_again_changes_nothing() {
    let mut trial = Trial::begin();
    let receipt = trial.import(deals());
    // A pipeline, four stages, two companies, two users, a contact.
    assert_eq!((receipt.counts.created, receipt.counts.made), (4, 10));
    insta::assert_snapshot!(trial.board("Sales"), @"Engaging Isdom – GTX | Prospecting MG | Won Cancity – GTX | lost Cancity – MG");
    insta::assert_snapshot!(trial.way("Cancity – GTX"), @"Sales/Won; opened 2016-10-20; closed 2017-03-01; moves 2017-03-01 Won");
    insta::assert_snapshot!(trial.way("Isdom – GTX"), @"Sales/Engaging; opened 2016-10-25; moves 2016-10-25 Engaging");
    insta::assert_snapshot!(trial.way("Cancity – MG"), @"Sales/lost; opened 2016-11-01; closed 2017-04-01; lost_reason price; moves 2017-04-01 lost");
    trial.at = "2026-04-02T09:00:00Z".parse().unwrap();
    assert_eq!(trial.import(deals()).counts.unchanged, 4);
    assert_eq!(trial.undo().counts.reversed, 14);
    for kind in Kind::ALL {
        assert!(trial.all(*kind).is_empty(), "{kind:?}");
    }
}

#[test]
fn a_pipeline_that_a_row_names_has_the_stages_that_rows_name() {
    let mut trial = Trial::begin();
    trial.import(vec![
        row(Kind::Deal, Target::New, &[("name", "A"), ("stage", "Done (won)"), ("pipeline", "Service")]),
        row(Kind::Deal, Target::New, &[("name", "B"), ("stage", "Won"), ("pipeline", "Service")]),
        row(Kind::Deal, Target::New, &[("name", "C"), ("stage", "New"), ("pipeline", "service")]),
        row(Kind::Deal, Target::New, &[("name", "D"), ("pipeline", "Other")]),
    ]);
    insta::assert_snapshot!(trial.board("Service"), @"Done (won) A | New C | Won B");
    insta::assert_snapshot!(trial.board("Other"), @"Lead D | Qualified | Proposal | Negotiation | Won | Lost");
}

#[test]
fn moves_that_a_row_brings_are_all_moves_that_there_are() {
    let mut trial = Trial::begin();
    trial.deal("First", &[]);
    let id = RecordId { kind: Kind::Deal, uuid: Uuid128(9 << 100) };
    let values = [("name", "A"), ("stage", "Proposal"), ("moves", "2025-01-01 Lead"), ("moves", "2025-02-01 Proposal")];
    let rows = || vec![row(Kind::Deal, Target::Id(id, None), &[&values[..], &[]].concat())];
    trial.import(rows());
    insta::assert_snapshot!(trial.way("A"), @"Sales/Proposal; opened 2025-01-01; moves 2025-01-01 Lead, 2025-02-01 Proposal");
    assert_eq!(trial.import(rows()).counts.unchanged, 1);
    let before =
        row(Kind::Deal, Target::Id(id, None), &[("moves", ""), ("moves", "2025-01-01 Lead"), ("stage", "Won")]);
    trial.import(vec![before.clone()]);
    insta::assert_snapshot!(trial.way("A"), @"Sales/Won; opened 2025-01-01; closed 2026-03-02; moves 2025-01-01 Lead, 2026-03-02T09:00:00 Won");
    trial.at = "2026-04-02T09:00:00Z".parse().unwrap();
    assert_eq!(trial.import(vec![before]).counts.unchanged, 1);
    trial.import(vec![row(Kind::Deal, Target::Id(id, None), &[("moves", ""), ("moves", "2025-05-01 Qualified")])]);
    insta::assert_snapshot!(trial.way("A"), @"Sales/Qualified; opened 2025-01-01; moves 2025-05-01 Qualified");
}

#[test]
fn rows_find_their_records_by_the_first_key_that_fits() {
    let mut trial = Trial::begin();
    trial.add(Kind::Company, &[("name", "Acme"), ("domain", "www.acme.example"), ("external_ids", "aB1")]);
    trial.add(
        Kind::Contact,
        &[("given", "Jane"), ("family", "Doe"), ("emails", "jane@acme.example"), ("phones", "+4930901820")],
    );
    let keyed = |keys: Vec<Key>| Target::Keyed(keys);
    let key = |text: &str| text.to_owned();
    let company = |target, size| row(Kind::Company, target, &[("size", size)]);
    for (key, size) in
        [(Key::External(key("aB1")), "1"), (Key::Domain(key("ACME.example")), "2"), (Key::Name(key("acme")), "3")]
    {
        assert_eq!(trial.import(vec![company(keyed(vec![Key::Phone(size.to_owned()), key]), size)]).counts.updated, 1);
    }
    // Who has another external id is somebody else, whatever they are called.
    let namesake = keyed(vec![Key::External(key("B2")), Key::Name(key("Acme"))]);
    let namesake = row(Kind::Company, namesake, &[("name", "Acme"), ("external_ids", "B2")]);
    assert_eq!(trial.import(vec![namesake.clone(), namesake]).counts.created, 1);
    // Other programs tell upper from lower case.
    let other = row(Kind::Company, external("AB1"), &[("name", "Other"), ("external_ids", "AB1")]);
    assert_eq!(trial.import(vec![other.clone(), other]).counts.unchanged, 1);
    let contact = |key| row(Kind::Contact, keyed(vec![key]), &[("source", "fair")]);
    assert_eq!(trial.import(vec![contact(Key::Email(key("Jane@acme.example")))]).counts.updated, 1);
    assert_eq!(
        trial
            .import(vec![contact(Key::Phone(key("+4930901820"))), contact(Key::Name(key("Doe, Jane")))])
            .counts
            .unchanged,
        2
    );
    trial.add(Kind::Contact, &[("given", "Jane"), ("family", "Doe")]);
    let refused = trial.try_import(vec![contact(Key::Name(key("jane doe")))]).unwrap_err();
    assert_eq!((refused.code, refused.candidates.len(), refused.facts["line"].as_str()), (Code::Ambiguous, 2, "1"));
    // References are read likewise.
    for reference in ["aB1", "acme.example"] {
        assert_eq!(trial.card(Kind::Company, reference).record.title(), "Acme");
        let edit = edits(Kind::Company, &[("size", reference)]);
        trial.work(Command::Edit { kind: Kind::Company, targets: named(&[reference]), edits: edit });
    }
}

#[test]
fn no_two_living_records_of_a_kind_have_the_same_external_id() {
    let mut trial = Trial::begin();
    let first = trial.add(Kind::Company, &[("name", "Acme"), ("external_ids", "7")]);
    trial.add(Kind::Contact, &[("given", "Jane"), ("external_ids", "7")]);
    let refused = trial.try_add(Kind::Company, &[("name", "Other"), ("external_ids", "7")]).unwrap_err();
    assert_eq!((refused.code, refused.facts["handle"].as_str()), (Code::ExternalTaken, first.handle()));
    trial.delete(Kind::Company, "Acme", None).unwrap();
    trial.add(Kind::Company, &[("name", "Other"), ("external_ids", "7")]);
    let restore = Command::Restore { kind: Kind::Company, targets: named(&["Acme"]) };
    assert_eq!(trial.try_do(restore).unwrap_err().code, Code::ExternalTaken);
    let undo = |kept| Command::Undo { entry: Some(crate::ops::EntryRef(3)), scope: crate::ops::Scope::Book, kept };
    assert_eq!(trial.try_do(undo(crate::ops::Kept::Refuse)).unwrap_err().code, Code::ChangedSince);
    let twice = |name| row(Kind::Company, Target::New, &[("name", name), ("external_ids", "8")]);
    assert_eq!(trial.try_import(vec![twice("One"), twice("Two")]).unwrap_err().code, Code::ExternalTaken);
}

#[test]
fn rows_delete_stages_as_people_do() {
    let mut trial = Trial::begin();
    trial.deal("A", &[]);
    let delete = Row { act: Act::Delete, ..row(Kind::Stage, Target::Existing(super::trial::to("Lead")), &[]) };
    assert_eq!(trial.try_import(vec![delete.clone()]).unwrap_err().code, Code::HasDeals);
    let bring = row(Kind::Deal, Target::Existing(super::trial::to("A")), &[("stage", "Proposal")]);
    trial.import(vec![bring, delete]);
    insta::assert_snapshot!(trial.board("Sales"), @"Qualified | Proposal A | Negotiation | Won | Lost");
}

#[test]
fn an_import_of_thousands_of_deals_is_planned_at_once_and_undone_as_one() {
    let mut trial = Trial::begin();
    let stages = ["Prospecting", "Engaging", "Won", "Lost"];
    let rows: Vec<Row> = (0..11_000_usize)
        .map(|number| {
            let (id, stage) = (number.to_string(), stages[number % 4]);
            let (company, owner) = (format!("Company {}", number % 85), format!("User {}", number % 30));
            let values = [
                ("external_ids", id.as_str()),
                ("stage", stage),
                ("company", &company),
                ("owner", &owner),
                ("value", "100 EUR"),
            ];
            row(Kind::Deal, external(&id), &values)
        })
        .collect();
    let receipt = trial.import(rows.clone());
    assert_eq!((receipt.counts.created, receipt.counts.made), (11_000, 120));
    assert_eq!(trial.import(rows).counts.unchanged, 11_000);
    let to = Command::Delete {
        kind: Kind::Stage,
        targets: named(&["Engaging"]),
        heir: Some(super::trial::to("Prospecting")),
    };
    assert_eq!(trial.work(to).counts.updated, 2_750);
    trial.undo();
    assert_eq!(trial.undo().counts.reversed, 11_120);
    assert!(trial.all(Kind::Deal).is_empty() && trial.all(Kind::Stage).is_empty());
}
