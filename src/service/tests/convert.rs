//! Leads that become customers.

use super::trial::{Trial, edits, filtered, to};
use crate::domain::Kind;
use crate::ops::{Code, Command, Targets};

fn named(who: &str) -> Targets {
    Targets::Named(vec![to(who)])
}

#[test]
fn a_lead_becomes_a_customer_with_its_company_and_a_deal_in_one_command() {
    let mut trial = Trial::begin();
    trial.add(Kind::Company, &[("name", "Acme"), ("lifecycle", "lead")]);
    let values =
        [("given", "Jane"), ("family", "Doe"), ("companies", "Acme"), ("lifecycle", "qualified"), ("owner", "me")];
    trial.add(Kind::Contact, &values);
    let deal = Some(edits(Kind::Deal, &[("value", "500 EUR")]));
    let done = trial.work(Command::Convert { targets: named("Jane Doe"), deal, next: None });
    assert_eq!((done.counts.updated, done.counts.created), (2, 1));
    assert_eq!(trial.card(Kind::Company, "Acme").record.text("lifecycle"), "customer");
    let deal = trial.card(Kind::Deal, "Jane Doe").record;
    let names: Vec<&str> = deal.names.values().map(String::as_str).collect();
    assert!(["Acme", "Jane Doe", "Kim", "Sales", "Lead"].iter().all(|name| names.contains(name)), "{names:?}");
    let again = trial.try_do(Command::Convert { targets: named("Jane Doe"), deal: None, next: None }).unwrap_err();
    assert_eq!(again.code, Code::AlreadyCustomer);
    trial.undo();
    assert_eq!(trial.card(Kind::Contact, "Jane Doe").record.text("lifecycle"), "qualified");
    assert!(trial.all(Kind::Deal).is_empty());
}

#[test]
fn leads_are_converted_by_a_filter_and_no_company_twice() {
    let mut trial = Trial::begin();
    for (name, lifecycle) in [("Acme", "lead"), ("Beta", "lead"), ("Old", "customer")] {
        trial.add(Kind::Company, &[("name", name), ("lifecycle", lifecycle), ("tags", "fair")]);
    }
    for name in ["Jane", "Joe"] {
        trial.add(Kind::Contact, &[("given", name), ("companies", "Acme"), ("lifecycle", "lead"), ("tags", "fair")]);
    }
    let by = |filter| Command::Convert { targets: filtered(filter), deal: Some(Vec::new()), next: None };
    trial.work(by("lifecycle:lead (tag:fair)"));
    let mut deals: Vec<String> = trial.all(Kind::Deal).iter().map(crate::domain::Record::title).collect();
    deals.sort();
    assert_eq!(deals, ["Beta", "Jane", "Joe"], "Acme went with its people");
    assert_eq!(trial.card(Kind::Company, "Acme").record.text("lifecycle"), "customer");
    let refused = trial.try_do(by("lifecycle:lead")).unwrap_err();
    assert_eq!((refused.code, refused.facts["kind"].as_str()), (Code::NoneSelected, "record"));
    trial.undo();
    assert!(trial.all(Kind::Deal).is_empty(), "all of it is one command");
    // What only companies have asks for companies.
    trial.work(by("industry~x or name:Beta"));
    assert_eq!(trial.all(Kind::Deal).len(), 1);
}

#[test]
fn a_name_of_a_contact_and_a_company_is_ambiguous() {
    let mut trial = Trial::begin();
    trial.add(Kind::Company, &[("name", "Jane")]);
    trial.add(Kind::Contact, &[("given", "Jane")]);
    let convert = |who| Command::Convert { targets: named(who), deal: None, next: None };
    assert_eq!(trial.try_do(convert("Jane")).unwrap_err().code, Code::Ambiguous);
    assert_eq!(trial.try_do(convert("Nobody")).unwrap_err().code, Code::NoMatch);
}

#[test]
fn the_task_that_follows_a_conversion_is_about_the_deal_or_without_one_about_the_customer() {
    let mut trial = Trial::begin();
    trial.add(Kind::Contact, &[("given", "Jane"), ("companies", "Acme"), ("lifecycle", "lead")]);
    trial.add(Kind::Contact, &[("given", "Eve"), ("lifecycle", "lead")]);
    let next = || Some(edits(Kind::Task, &[("name", "first visit")]));
    trial.work(Command::Convert { targets: named("Jane"), deal: Some(Vec::new()), next: next() });
    let about = |trial: &mut Trial| -> Vec<Vec<String>> {
        let links = |task: &crate::domain::Record| {
            let fields = ["contacts", "companies", "deals"].into_iter();
            fields.flat_map(|field| task.keys(field).map(|key| task.item_name(key).to_owned())).collect()
        };
        trial.all(Kind::Task).iter().map(links).collect()
    };
    assert_eq!(about(&mut trial), [["Jane", "Acme", "Jane"]]);
    trial.undo();
    assert_eq!(trial.all(Kind::Task).len(), 0, "all of it is one command");
    trial.work(Command::Convert { targets: named("Eve"), deal: None, next: next() });
    assert_eq!(about(&mut trial), [["Eve"]]);
}
