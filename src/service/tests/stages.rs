//! Pipelines and stages: made, put in order, renamed and deleted.

use super::trial::{Trial, edits, named, stage, to};
use crate::domain::Kind;
use crate::domain::stage::Sketch;
use crate::ops::{Code, Command, EntryRef, Kept, Scope, Spot};

fn add_pipeline(trial: &mut Trial, name: &str, stages: &[&str]) {
    let stages = stages.iter().map(|stage| Sketch::read(stage).unwrap()).collect();
    trial.work(Command::AddPipeline { edits: edits(Kind::Pipeline, &[("name", name)]), stages });
}

fn add_stage(trial: &mut Trial, values: &[(&str, &str)], spot: Option<Spot>) -> Result<(), crate::ops::Failure> {
    trial.try_do(Command::AddStage { edits: edits(Kind::Stage, values), spot }).map(drop)
}

fn undo_entry(entry: u64) -> Command {
    Command::Undo { entry: Some(EntryRef(entry)), scope: Scope::Book, kept: Kept::Refuse }
}

#[test]
fn a_pipeline_is_made_with_its_stages_in_their_order() {
    let mut trial = Trial::begin();
    add_pipeline(&mut trial, "Service", &["New 20% 3d", "Done (won)", "Dropped (lost)"]);
    add_stage(&mut trial, &[("name", "Doing"), ("pipeline", "service")], None).unwrap();
    add_stage(&mut trial, &[("name", "Lost")], None).unwrap();
    add_stage(&mut trial, &[("name", "Triage")], Some(Spot::Before(to("new")))).unwrap();
    insta::assert_snapshot!(trial.board("Service"), @"Triage | New | Doing | Done | Dropped | Lost");
    let doing = trial.card(Kind::Stage, "Doing").record;
    assert_eq!(doing.text("outcome"), "open");
    assert_eq!(trial.card(Kind::Stage, "Lost").record.text("outcome"), "lost");
    trial.work(Command::MoveStage { target: to("Service/Doing"), spot: Spot::First });
    trial.work(Command::MoveStage { target: to("Triage"), spot: Spot::After(to("New")) });
    insta::assert_snapshot!(trial.board("Service"), @"Doing | New | Triage | Done | Dropped | Lost");
    let same = trial.work(Command::MoveStage { target: to("Doing"), spot: Spot::First });
    assert_eq!(same.counts.unchanged, 1);
    for _ in 0..6 {
        trial.undo();
    }
    assert!(trial.all(Kind::Stage).is_empty());
}

#[test]
fn no_two_pipelines_and_no_two_stages_of_one_have_the_same_name() {
    let mut trial = Trial::begin();
    add_pipeline(&mut trial, "Sales", &[]);
    add_pipeline(&mut trial, "Service", &[]);
    let refused = trial.try_add(Kind::Pipeline, &[("name", "SALES")]).unwrap_err();
    assert_eq!((refused.code, refused.facts["kind"].as_str()), (Code::NameTaken, "pipeline"));
    let refused = trial.try_edit(Kind::Pipeline, "Service", &[("name", "sales")]).unwrap_err();
    assert_eq!(refused.code, Code::NameTaken);
    let refused = add_stage(&mut trial, &[("name", "lead")], None).unwrap_err();
    assert_eq!((refused.code, refused.facts["pipeline"].as_str()), (Code::NameTaken, "Sales"));
    let refused = trial.try_edit(Kind::Stage, "Sales/Lead", &[("name", "Won")]).unwrap_err();
    assert_eq!(refused.code, Code::NameTaken);
    let refused = trial.try_edit(Kind::Stage, "Sales/Lead", &[("pipeline", "Service")]).unwrap_err();
    assert_eq!(refused.code, Code::StageFixed);
    let refused = trial.try_edit(Kind::Stage, "Lead", &[("rot", "9")]).unwrap_err();
    let details: Vec<&str> = refused.candidates.iter().map(|candidate| candidate.detail.as_str()).collect();
    assert_eq!((refused.code, details), (Code::Ambiguous, vec!["Sales", "Service"]));
    assert_eq!(trial.card(Kind::Stage, "service/lead").record.names.values().collect::<Vec<_>>(), ["Service"]);
    trial.try_edit(Kind::Stage, "Sales/Lead", &[("name", "LEAD")]).unwrap();
    insta::assert_snapshot!(trial.board("Sales"), @"LEAD | Qualified | Proposal | Negotiation | Won | Lost");
}

#[test]
fn a_stage_with_deals_goes_only_when_they_have_somewhere_to_go() {
    let mut trial = Trial::begin();
    trial.deal("A", &[]);
    trial.deal("B", &[]);
    let refused = trial.delete(Kind::Stage, "Lead", None).unwrap_err();
    assert_eq!((refused.code, refused.facts["count"].as_str()), (Code::HasDeals, "2"));
    let refused = trial.delete(Kind::Stage, "Lead", Some("Lead")).unwrap_err();
    assert_eq!(refused.code, Code::HeirGoes);
    trial.at = "2026-03-05T09:00:00Z".parse().unwrap();
    trial.delete(Kind::Stage, "Lead", Some("Proposal")).unwrap();
    insta::assert_snapshot!(trial.board("Sales"), @"Qualified | Proposal B A | Negotiation | Won | Lost");
    insta::assert_snapshot!(trial.way("A"), @"Sales/Proposal; opened 2026-03-02; moves 2026-03-02T09:00:00 Lead, 2026-03-05T09:00:00 Proposal");
    trial.undo();
    insta::assert_snapshot!(trial.board("Sales"), @"Lead B A | Qualified | Proposal | Negotiation | Won | Lost");
    trial.redo();
    trial.delete(Kind::Stage, "Won", None).unwrap();
    let refused = trial.try_do(Command::MoveDeals {
        targets: named(&["A"]),
        to: crate::ops::Destination::Outcome(crate::domain::stage::Outcome::Won),
        spot: None,
        on: None,
        edits: Vec::new(),
        next: None,
    });
    assert_eq!(refused.unwrap_err().code, Code::NoOutcome);
}

#[test]
fn a_pipeline_goes_and_comes_back_with_its_stages() {
    let mut trial = Trial::begin();
    add_pipeline(&mut trial, "Sales", &[]);
    add_pipeline(&mut trial, "Service", &["New", "Doing", "Done (won)"]);
    trial.delete(Kind::Stage, "Doing", None).unwrap();
    trial.deal("A", &[("pipeline", "Service")]);
    let refused = trial.delete(Kind::Pipeline, "Service", None).unwrap_err();
    assert_eq!((refused.code, refused.facts["count"].as_str()), (Code::HasDeals, "1"));
    assert_eq!(trial.delete(Kind::Pipeline, "Service", Some("Service/New")).unwrap_err().code, Code::HeirGoes);
    assert_eq!(trial.delete(Kind::Pipeline, "Service", Some("Qualified")).unwrap().counts.deleted, 3);
    insta::assert_snapshot!(trial.way("A"), @"Sales/Qualified; opened 2026-03-02; moves 2026-03-02T09:00:00 New, 2026-03-02T09:00:01 Qualified");
    trial.work(Command::Restore { kind: Kind::Pipeline, targets: named(&["Service"]) });
    insta::assert_snapshot!(trial.board("Service"), @"New | Done");
    trial.undo();
    trial.undo();
    insta::assert_snapshot!(trial.board("Service"), @"New A | Done");
}

#[test]
fn the_last_stage_of_a_pipeline_stays() {
    let mut trial = Trial::begin();
    add_pipeline(&mut trial, "Service", &["New", "Done"]);
    trial.delete(Kind::Stage, "Done", None).unwrap();
    assert_eq!(trial.delete(Kind::Stage, "New", None).unwrap_err().code, Code::LastStage);
}

#[test]
fn a_deal_whose_stage_is_gone_finds_another_when_it_is_restored() {
    let mut trial = Trial::begin();
    trial.deal("A", &[("stage", "Proposal")]);
    trial.delete(Kind::Deal, "A", None).unwrap();
    trial.delete(Kind::Stage, "Proposal", None).unwrap();
    // Taking the deletion back by its number would leave the deal nowhere.
    assert_eq!(trial.try_do(undo_entry(2)).unwrap_err().code, Code::IsDeleted);
    trial.at = "2026-03-05T09:00:00Z".parse().unwrap();
    trial.work(Command::Restore { kind: Kind::Deal, targets: named(&["A"]) });
    insta::assert_snapshot!(trial.way("A"), @"Sales/Lead; opened 2026-03-02; moves 2026-03-02T09:00:00 Proposal, 2026-03-05T09:00:00 Lead");
}

#[test]
fn what_deals_joined_since_is_not_undone() {
    let mut trial = Trial::begin();
    add_pipeline(&mut trial, "Service", &["New", "Done"]);
    trial.deal("A", &[]);
    assert_eq!(trial.try_do(undo_entry(1)).unwrap_err().code, Code::ChangedSince);
    add_stage(&mut trial, &[("name", "Doing")], None).unwrap();
    trial.move_to(&["A"], stage("Doing"));
    assert_eq!(trial.try_do(undo_entry(3)).unwrap_err().code, Code::ChangedSince);
    trial.undo();
    trial.work(undo_entry(3));
    insta::assert_snapshot!(trial.board("Service"), @"New A | Done");
}
