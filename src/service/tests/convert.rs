//! Leads that become customers.

use super::trial::{Trial, edits, to};
use crate::domain::Kind;
use crate::ops::{Code, Command};

#[test]
fn a_lead_becomes_a_customer_with_its_company_and_a_deal_in_one_command() {
    let mut trial = Trial::begin();
    trial.add(Kind::Company, &[("name", "Acme"), ("lifecycle", "lead")]);
    let values =
        [("given", "Jane"), ("family", "Doe"), ("companies", "Acme"), ("lifecycle", "qualified"), ("owner", "me")];
    trial.add(Kind::Contact, &values);
    let deal = Some(edits(Kind::Deal, &[("value", "500 EUR")]));
    let done = trial.work(Command::Convert { targets: vec![to("Jane Doe")], deal });
    assert_eq!((done.counts.updated, done.counts.created), (2, 1));
    assert_eq!(trial.card(Kind::Company, "Acme").record.text("lifecycle"), "customer");
    let deal = trial.card(Kind::Deal, "Jane Doe").record;
    let names: Vec<&str> = deal.names.values().map(String::as_str).collect();
    assert!(["Acme", "Jane Doe", "Kim", "Sales", "Lead"].iter().all(|name| names.contains(name)), "{names:?}");
    let again = trial.try_do(Command::Convert { targets: vec![to("Jane Doe")], deal: None }).unwrap_err();
    assert_eq!(again.code, Code::AlreadyCustomer);
    trial.undo();
    assert_eq!(trial.card(Kind::Contact, "Jane Doe").record.text("lifecycle"), "qualified");
    assert!(trial.all(Kind::Deal).is_empty());
}

#[test]
fn a_name_of_a_contact_and_a_company_is_ambiguous() {
    let mut trial = Trial::begin();
    trial.add(Kind::Company, &[("name", "Jane")]);
    trial.add(Kind::Contact, &[("given", "Jane")]);
    let convert = |who| Command::Convert { targets: vec![to(who)], deal: None };
    assert_eq!(trial.try_do(convert("Jane")).unwrap_err().code, Code::Ambiguous);
    assert_eq!(trial.try_do(convert("Nobody")).unwrap_err().code, Code::NoMatch);
}
