//! Boards in lanes, and stages with a limit.

use super::trial::Trial;
use crate::domain::Kind;
use crate::domain::stage::limit;
use crate::ops::View;
use crate::ops::query::Lanes;

fn book() -> Trial {
    let mut trial = Trial::begin();
    for name in ["Zoë", "ann"] {
        trial.add(Kind::User, &[("name", name)]);
    }
    for (name, owner, company, value, close, stage) in [
        ("A", "Zoë", "Acme", "100 EUR", "2026-04-30", "Lead"),
        ("B", "ann", "Brandt", "900 EUR", "2026-04-01", "Lead"),
        ("C", "Zoë", "Acme", "300 EUR", "2026-03-31", "Lead"),
        ("D", "Zoë", "", "50 USD", "", "Won"),
        ("E", "", "Brandt", "70 EUR", "2025-12-01", "Proposal"),
    ] {
        let values = [("owner", owner), ("company", company), ("value", value), ("close", close), ("stage", stage)];
        let values: Vec<_> = values.into_iter().filter(|(_, text)| !text.is_empty()).collect();
        trial.deal(name, &values);
    }
    trial
}

#[test]
fn a_board_is_divided_by_what_its_deals_have_in_common() {
    let mut trial = book();
    trial.try_edit(Kind::Deal, "E", &[("owner", "")]).unwrap();
    insta::assert_snapshot!(trial.lanes(Lanes::Owner, ""), @"
    ann: B |  |  |  |  |  (90000 EUR)
    Zoë: C A |  |  |  | D |  (40000 EUR)
    -:  |  | E |  |  |  (7000 EUR)
    ");
    insta::assert_snapshot!(trial.lanes(Lanes::Company, ""), @"
    Acme: C A |  |  |  |  |  (40000 EUR)
    Brandt: B |  | E |  |  |  (97000 EUR)
    -:  |  |  |  | D |  ()
    ");
    insta::assert_snapshot!(trial.lanes(Lanes::CloseMonth, ""), @"
    2025-12:  |  | E |  |  |  (7000 EUR)
    2026-03: C |  |  |  |  |  (30000 EUR)
    2026-04: B A |  |  |  |  |  (100000 EUR)
    -:  |  |  |  | D |  ()
    ");
    insta::assert_snapshot!(trial.lanes(Lanes::Owner, "value>200"), @"
    ann: B |  |  |  |  |  (90000 EUR)
    Zoë: C |  |  |  |  |  (30000 EUR)
    ");
    assert_eq!(trial.lanes(Lanes::Owner, "value>5000"), "");
}

#[test]
fn a_stage_says_how_many_deals_it_is_meant_to_hold() {
    let mut trial = book();
    trial.try_edit(Kind::Stage, "Lead", &[("wip", "12")]).unwrap();
    assert_eq!(limit(&trial.card(Kind::Stage, "Lead").record), Some(12));
    trial.try_edit(Kind::Stage, "Won", &[("wip", "3")]).unwrap();
    assert_eq!(limit(&trial.card(Kind::Stage, "Won").record), None, "what is won is not on hand");
}

#[test]
fn a_view_of_deals_keeps_its_lanes() {
    let mut trial = book();
    let refused = trial.try_add(Kind::Segment, &[("name", "v"), ("lanes", "owner")]).unwrap_err();
    assert_eq!(refused.facts["what"], "lanes-of");
    trial.add(Kind::Segment, &[("name", "v"), ("of", "deal"), ("lanes", "close-month")]);
    let segment = trial.card(Kind::Segment, "v").record;
    assert_eq!(View::of(&segment, &crate::domain::Catalogue::default()).lanes, Some(Lanes::CloseMonth));
}
