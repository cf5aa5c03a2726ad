//! Deals on their way through a pipeline.

use super::trial::{Trial, edits, filtered, named, stage, to};
use crate::domain::stage::Outcome;
use crate::domain::{Kind, Life, Record};
use crate::ops::{Code, Command, Destination, Spot, Targets};

#[test]
fn the_first_deal_of_a_book_makes_a_pipeline_with_the_usual_stages() {
    let mut trial = Trial::begin();
    trial.deal("Renewal", &[]);
    insta::assert_snapshot!(trial.way("Renewal"), @"Sales/Lead; opened 2026-03-02; moves 2026-03-02T09:00:00 Lead");
    insta::assert_snapshot!(trial.board("Sales"), @"Lead Renewal | Qualified | Proposal | Negotiation | Won | Lost");
    assert_eq!(trial.undo().counts.reversed, 8);
    assert!(trial.all(Kind::Stage).is_empty() && trial.all(Kind::Pipeline).is_empty());
    assert_eq!(trial.redo().counts.reversed, 8);
    insta::assert_snapshot!(trial.board("Sales"), @"Lead Renewal | Qualified | Proposal | Negotiation | Won | Lost");
}

#[test]
fn a_deal_that_is_won_is_closed_and_one_that_is_opened_again_is_not() {
    let mut trial = Trial::begin();
    trial.deal("Renewal", &[("stage", "proposal"), ("opened", "2026-01-05")]);
    insta::assert_snapshot!(trial.way("Renewal"), @"Sales/Proposal; opened 2026-01-05; moves 2026-01-05 Proposal");
    trial.at = "2026-03-04T10:00:00Z".parse().unwrap();
    trial.move_to(&["Renewal"], stage("NEGOTIATION"));
    trial.at = "2026-03-06T11:00:00Z".parse().unwrap();
    trial.move_to(&["Renewal"], Destination::Outcome(Outcome::Won));
    insta::assert_snapshot!(trial.way("Renewal"), @"Sales/Won; opened 2026-01-05; closed 2026-03-06; moves 2026-01-05 Proposal, 2026-03-04T10:00:00 Negotiation, 2026-03-06T11:00:00 Won");
    assert_eq!(trial.move_to(&["Renewal"], Destination::Outcome(Outcome::Won)).counts.unchanged, 1);
    trial.at = "2026-03-07T11:00:00Z".parse().unwrap();
    trial.move_to(&["Renewal"], Destination::Outcome(Outcome::Open));
    insta::assert_snapshot!(trial.way("Renewal"), @"Sales/Negotiation; opened 2026-01-05; moves 2026-01-05 Proposal, 2026-03-04T10:00:00 Negotiation, 2026-03-06T11:00:00 Won, 2026-03-07T11:00:00 Negotiation");
    trial.undo();
    trial.undo();
    trial.undo();
    insta::assert_snapshot!(trial.way("Renewal"), @"Sales/Proposal; opened 2026-01-05; moves 2026-01-05 Proposal");
}

#[test]
fn a_lost_deal_keeps_its_reason_until_it_is_open_again() {
    let mut trial = Trial::begin();
    trial.deal("Renewal", &[]);
    let edits = edits(Kind::Deal, &[("lost_reason", "price")]);
    let on = Some(jiff::civil::date(2026, 2, 27));
    let to = Destination::Outcome(Outcome::Lost);
    trial.work(Command::MoveDeals { targets: named(&["Renewal"]), to, spot: None, on, edits, next: None });
    insta::assert_snapshot!(trial.way("Renewal"), @"Sales/Lost; opened 2026-02-27; closed 2026-02-27; lost_reason price; moves 2026-02-27 Lost");
    trial.move_on("Renewal", Destination::Outcome(Outcome::Lost), "2026-02-20");
    insta::assert_snapshot!(trial.way("Renewal"), @"Sales/Lost; opened 2026-02-20; closed 2026-02-20; lost_reason price; moves 2026-02-20 Lost");
    trial.move_to(&["Renewal"], Destination::Beside(-3));
    insta::assert_snapshot!(trial.way("Renewal"), @"Sales/Proposal; opened 2026-02-20; moves 2026-02-20 Lost, 2026-03-02T09:00:00 Proposal");
}

#[test]
fn moves_of_one_day_stay_in_their_order() {
    let mut trial = Trial::begin();
    trial.deal("Renewal", &[("opened", "2026-03-01")]);
    for name in ["Qualified", "Proposal", "Negotiation", "Won"] {
        trial.move_on("Renewal", stage(name), "2026-03-01");
    }
    insta::assert_snapshot!(trial.way("Renewal"), @"Sales/Won; opened 2026-03-01; closed 2026-03-01; moves 2026-03-01 Lead, 2026-03-01.1 Qualified, 2026-03-01.2 Proposal, 2026-03-01.3 Negotiation, 2026-03-01.4 Won");
    trial.move_to(&["Renewal"], stage("Lead"));
    trial.move_to(&["Renewal"], stage("Qualified"));
    insta::assert_snapshot!(trial.way("Renewal"), @"Sales/Qualified; opened 2026-03-01; moves 2026-03-01 Lead, 2026-03-01.1 Qualified, 2026-03-01.2 Proposal, 2026-03-01.3 Negotiation, 2026-03-01.4 Won, 2026-03-02T09:00:00 Lead, 2026-03-02T09:00:01 Qualified");
}

#[test]
fn a_deal_at_the_edge_of_its_pipeline_stays_there() {
    let mut trial = Trial::begin();
    trial.deal("Renewal", &[]);
    assert_eq!(trial.move_to(&["Renewal"], Destination::Beside(-1)).counts.unchanged, 1);
    assert_eq!(trial.move_to(&["Renewal"], Destination::Beside(1)).counts.updated, 1);
    insta::assert_snapshot!(trial.board("Sales"), @"Lead | Qualified Renewal | Proposal | Negotiation | Won | Lost");
}

#[test]
fn an_edit_of_the_stage_or_the_pipeline_follows_the_same_rules() {
    let mut trial = Trial::begin();
    trial.deal("Renewal", &[]);
    trial.add(Kind::Pipeline, &[("name", "Service")]);
    trial.work(Command::AddPipeline { edits: edits(Kind::Pipeline, &[("name", "Partners")]), stages: Vec::new() });
    trial.try_edit(Kind::Deal, "Renewal", &[("stage", "won"), ("closed", "2026-03-01")]).unwrap();
    insta::assert_snapshot!(trial.way("Renewal"), @"Sales/Won; opened 2026-03-01; closed 2026-03-01; moves 2026-03-01 Won");
    trial.try_edit(Kind::Deal, "Renewal", &[("pipeline", "partners")]).unwrap();
    insta::assert_snapshot!(trial.way("Renewal"), @"Partners/Won; opened 2026-03-01; closed 2026-03-01; moves 2026-03-01 Won, 2026-03-02T09:00:00 Won");
    trial.try_edit(Kind::Deal, "Renewal", &[("stage", "Sales/Lead")]).unwrap();
    insta::assert_snapshot!(trial.way("Renewal"), @"Sales/Lead; opened 2026-03-01; moves 2026-03-01 Won, 2026-03-02T09:00:00 Won, 2026-03-02T09:00:01 Lead");
    assert_eq!(trial.try_edit(Kind::Deal, "Renewal", &[("stage", "")]).unwrap().counts.unchanged, 1);
}

#[test]
fn an_unknown_stage_is_refused_with_the_stages_that_there_are() {
    let mut trial = Trial::begin();
    trial.deal("Renewal", &[]);
    let refused = trial.try_edit(Kind::Deal, "Renewal", &[("stage", "proposals")]).unwrap_err();
    insta::assert_snapshot!(refused, @r#"no-stage nearest="Proposal" pipeline="Sales" reference="proposals" stages="Lead, Qualified, Proposal, Negotiation, Won, Lost""#);
    let refused = trial.try_add(Kind::Deal, &[("name", "Other"), ("pipeline", "Servic")]).unwrap_err();
    assert_eq!((refused.code, refused.facts["kind"].as_str()), (Code::NoMatch, "pipeline"));
}

#[test]
fn deals_are_put_where_somebody_wants_them_in_their_column() {
    let mut trial = Trial::begin();
    for name in ["A", "B", "C", "D"] {
        trial.deal(name, &[]);
        trial.at = trial.at.checked_add(jiff::SignedDuration::from_secs(60)).unwrap();
    }
    insta::assert_snapshot!(trial.board("Sales"), @"Lead D C B A | Qualified | Proposal | Negotiation | Won | Lost");
    trial.place(&["A"], Destination::Same, Spot::Before(to("C"))).unwrap();
    insta::assert_snapshot!(trial.board("Sales"), @"Lead D A C B | Qualified | Proposal | Negotiation | Won | Lost");
    let same = trial.place(&["A"], Destination::Same, Spot::Before(to("C"))).unwrap();
    assert_eq!(same.counts.unchanged, 1);
    trial.place(&["D", "B"], Destination::Same, Spot::Last).unwrap();
    insta::assert_snapshot!(trial.board("Sales"), @"Lead A C D B | Qualified | Proposal | Negotiation | Won | Lost");
    trial.place(&["B", "D"], Destination::Same, Spot::First).unwrap();
    insta::assert_snapshot!(trial.board("Sales"), @"Lead B D A C | Qualified | Proposal | Negotiation | Won | Lost");
    trial.move_to(&["A"], stage("Qualified"));
    trial.place(&["C", "B"], Destination::Beside(1), Spot::After(to("A"))).unwrap();
    insta::assert_snapshot!(trial.board("Sales"), @"Lead D | Qualified A C B | Proposal | Negotiation | Won | Lost");
    let refused = trial.place(&["D"], Destination::Same, Spot::After(to("A"))).unwrap_err();
    assert_eq!((refused.code, refused.facts["stage"].as_str()), (Code::SpotElsewhere, "Lead"));
    trial.undo();
    trial.undo();
    insta::assert_snapshot!(trial.board("Sales"), @"Lead B D A C | Qualified | Proposal | Negotiation | Won | Lost");
}

#[test]
fn a_filter_says_which_deals_are_meant() {
    let mut trial = Trial::begin();
    trial.deal("A", &[("value", "100 EUR")]);
    trial.deal("B", &[("value", "900 EUR")]);
    trial.deal("C", &[("value", "800 EUR"), ("stage", "Proposal")]);
    let large = || filtered("value>500 stage:lead");
    trial.work(Command::MoveDeals {
        targets: large(),
        to: stage("Qualified"),
        spot: None,
        on: None,
        edits: Vec::new(),
        next: None,
    });
    insta::assert_snapshot!(trial.board("Sales"), @"Lead A | Qualified B | Proposal C | Negotiation | Won | Lost");
    let edit =
        |targets: Targets| Command::Edit { kind: Kind::Deal, targets, edits: edits(Kind::Deal, &[("tags", "x")]) };
    let refused = trial.try_do(edit(large())).unwrap_err();
    assert_eq!((refused.code, refused.kind().exit_code()), (Code::NoneSelected, 3));
    assert_eq!(trial.work(edit(filtered("value>500"))).counts.updated, 2);
    let delete = Command::Delete { kind: Kind::Deal, targets: filtered("tag:x"), heir: None };
    assert_eq!(trial.work(delete).counts.deleted, 2);
    let restore = Command::Restore { kind: Kind::Deal, targets: filtered("tag:x") };
    assert_eq!(trial.work(restore).counts.restored, 2);
    assert_eq!(trial.all(Kind::Deal).len(), 3);
}

#[test]
fn a_company_shows_its_deals_and_a_stage_those_that_are_in_it() {
    let mut trial = Trial::begin();
    trial.deal("A", &[("company", "Acme")]);
    trial.deal("B", &[("company", "Acme")]);
    trial.move_to(&["B"], stage("Proposal"));
    let linked = |trial: &mut Trial, kind, name: &str| -> Vec<(Kind, usize, String)> {
        let linked = trial.card(kind, name).linked.into_iter();
        linked.map(|of| (of.kind, of.total, of.rows.iter().map(Record::title).collect::<Vec<_>>().join(" "))).collect()
    };
    assert_eq!(linked(&mut trial, Kind::Company, "Acme"), [(Kind::Deal, 2, "A B".to_owned())]);
    assert_eq!(linked(&mut trial, Kind::Stage, "Lead"), [(Kind::Deal, 1, "A".to_owned())]);
    let stages = (Kind::Stage, 6, "Lead Qualified Proposal Negotiation Won Lost".to_owned());
    assert_eq!(linked(&mut trial, Kind::Pipeline, "Sales"), [(Kind::Deal, 2, "A B".to_owned()), stages]);
    assert_eq!(trial.book().store.count(Kind::Deal, Life::Live).unwrap(), 2);
}

#[test]
fn a_move_makes_the_task_that_follows_about_the_deal_its_company_and_its_people() {
    let mut trial = Trial::begin();
    trial.add(Kind::Contact, &[("given", "Jane"), ("companies", "Acme")]);
    trial.deal("Renewal", &[("company", "Acme"), ("contacts", "Jane")]);
    trial.deal("Spares", &[]);
    let next = Some(edits(Kind::Task, &[("name", "send quote"), ("due", "2026-03-06")]));
    let targets = named(&["Renewal", "Spares"]);
    let done = trial.work(Command::MoveDeals {
        targets,
        to: stage("Proposal"),
        spot: None,
        on: None,
        edits: Vec::new(),
        next,
    });
    assert_eq!((done.counts.updated, done.counts.created), (2, 2), "one task a deal");
    let tasks = trial.all(Kind::Task);
    let whose = |task: &Record| {
        let mut names: Vec<String> = task.names.values().cloned().collect();
        names.sort();
        names.join(", ")
    };
    let mut whose: Vec<String> = tasks.iter().map(whose).collect();
    whose.sort();
    assert_eq!(whose, ["Acme, Jane, Kim, Renewal", "Kim, Spares"]);
    trial.undo();
    assert_eq!(trial.all(Kind::Task).len(), 0);
}
