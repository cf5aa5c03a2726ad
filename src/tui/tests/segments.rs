//! Segments on the screen: their names are completed in the filter line, and what is in them is listed.

use super::book::{contact, record};
use super::trial::Trial;
use crate::domain::Kind;
use crate::ops::Query;

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
