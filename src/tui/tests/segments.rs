//! Segments on the screen: their names are completed in the filter line, and what is in them is listed.

use super::book::{contact, record};
use super::trial::Trial;
use crate::domain::Kind;
use crate::ops::explained::{Access, Clause, Explained, OfKind};
use crate::ops::{Answer, Query};
use crate::tui::modals::Modal;
use crate::tui::msg::{Effect, Msg};

fn screen() -> Trial {
    let segment = |number, name: &str, of: &str| {
        record(Kind::Segment, number, &[("name", name), ("of", of), ("filter", "tag:key")])
    };
    let segments =
        [segment(21, "key accounts", "contact"), segment(22, "kids", "contact"), segment(23, "key deals", "deal")];
    Trial::new(80, 24, [vec![contact(1, &[("name", "Ann Lee")])], segments.to_vec()].concat())
}

fn filter(trial: &Trial) -> String {
    trial.model.contacts.filter.value().to_owned()
}

#[test]
fn the_name_of_a_segment_is_completed_in_the_filter_line() {
    let mut trial = screen();
    trial.press("f").write("tag:x in:Ke").press("tab");
    assert_eq!(filter(&trial), r#"tag:x in:"key accounts""#);
    trial.write(" in:k").press("tab");
    assert_eq!(filter(&trial), r#"tag:x in:"key accounts" in:k"#);
    assert_eq!(trial.model.status.message, "Segments: key accounts, kids");
    trial.write("o").press("tab");
    assert_eq!(trial.model.status.message, "No segment is called so.");
    trial.press("ctrl-u").write("in:ki").press("tab");
    assert_eq!(filter(&trial), "in:kids");
}

#[test]
fn a_form_saves_a_segment() {
    let mut trial = screen();
    trial
        .press(":")
        .write("segment list")
        .press("enter a")
        .write("cold")
        .press("tab tab")
        .write("-tag:key")
        .press("ctrl-s");
    assert_eq!(trial.commands(), "segment save -- cold -tag:key");
    trial.press("esc esc");
}

#[test]
fn what_is_in_a_segment_is_listed_as_what_it_is() {
    let mut trial = screen();
    trial.press(":").write("segment run 'key deals' --where value>1k").press("enter");
    assert_eq!(trial.model.contacts.kind, Kind::Deal);
    assert_eq!(filter(&trial), "value>1k");
    let Some(Query::List(list)) = &trial.shown else { panic!("no list was asked for") };
    assert_eq!(list.filter, "in:g-00023 (value>1k)");
}

#[test]
fn how_a_filter_is_read_is_a_text_to_read() {
    let told = |filter: &str| {
        let asks = Clause::Known(vec!["email".to_owned()]);
        let of = OfKind {
            kind: Kind::Contact,
            filter: filter.to_owned(),
            asks,
            segments: Vec::new(),
            access: Access::Everything { all: 7 },
        };
        Explained { words: String::new(), kinds: vec![of], order: Vec::new(), limit: None }
    };
    for (line, asked) in [
        ("contact list --where has:email --explain", "has:email"),
        ("contact list --view 'key accounts' --where has:email --explain", "in:\"key accounts\" (has:email)"),
        ("contact tag +x --where has:email --explain", "has:email"),
    ] {
        let mut trial = screen();
        trial.press(":").write(line).press("enter");
        let Some(Effect::Ask(ticket, _, query)) = trial.asked.pop() else { panic!("{line}") };
        let Query::Explain(list) = *query else { panic!("{query:?}") };
        assert_eq!(list.filter, asked);
        trial.tell(Msg::Answered(ticket, Ok(Answer::Explained(Box::new(told(asked))))));
        let Some(Modal::Reader(reader)) = trial.model.modals.last() else { panic!("{}", trial.picture()) };
        assert_eq!(
            reader.lines,
            [format!("contacts: {asked}").as_str(), "  email is known", "  every one is looked at: 7"]
        );
    }
}
