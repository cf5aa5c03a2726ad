//! Tables as the tests of this room read them: as of a person in Germany.

use std::fmt::Write as _;

use super::{Heads, Plan};
use crate::domain::{Catalogue, Reading};
use crate::exchange::csv;
use crate::ops::Recipe;
use crate::ops::recipe::Delimiter;

pub(in crate::exchange) fn heads(header: &str) -> Heads {
    csv::open(header.as_bytes(), "-", Some(Delimiter::COMMA)).unwrap().0.heads().clone()
}

pub(in crate::exchange) fn reading() -> Reading {
    Reading {
        country: "DE".parse().ok(),
        currency: iso_currency::Currency::from_code("EUR"),
        now: Reading::on(jiff::civil::date(2026, 3, 2)).now,
        week_start: jiff::civil::Weekday::Monday,
        me: "Kim".into(),
        catalogue: Catalogue::default(),
    }
}

pub(in crate::exchange) fn read_all(recipe: &Recipe, table: &str) -> String {
    read_bytes(recipe, table.as_bytes())
}

pub(in crate::exchange) fn read_bytes(recipe: &Recipe, table: &[u8]) -> String {
    let (table, _) = csv::open(table, "-", recipe.delimiter).unwrap();
    let plan = Plan::of(recipe, table.heads(), &reading()).unwrap();
    let mut told = String::new();
    let left: Vec<&str> = plan.left_out().collect();
    if !left.is_empty() {
        writeln!(told, "left out: {}", left.join(", ")).unwrap();
    }
    for read in table.rows(plan.clone(), reading()) {
        match read.row {
            Ok(row) => writeln!(told, "{} {:?} {:?}", row.line, row.target, row.act).unwrap(),
            Err(failure) => writeln!(told, "{failure}").unwrap(),
        }
    }
    told
}
