//! Queries as people type them, over a book of realistic size full of namesakes, with whom they mean.
//!
//! `tests/table/people.tsv` has those who are meant: name, company, e-mail, phone and, for some, city; a company with `@`
//! before its name, and its domain for an e-mail. `queries.tsv` has what is typed and who is to come first. Everybody
//! else is put together from the parts in `namesakes.tsv`: names that are but a letter, an accent or a character away.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::thread;

use fastrand::Rng;

use crate::rolo::Rolo;

const PEOPLE: &str = include_str!("../table/people.tsv");
const QUERIES: &str = include_str!("../table/queries.tsv");
const NAMESAKES: &str = include_str!("../table/namesakes.tsv");

/// How many others are in the book.
const OTHERS: usize = 4_000;

/// Of a hundred queries so many have to have the one who is meant first; all of them have them among the first three.
const FIRST: usize = 95;

/// Threads that ask.
const ASKING: usize = 2;

/// The parts with this label.
fn parts(label: &str) -> Vec<&'static str> {
    let line = NAMESAKES.lines().find_map(|line| line.strip_prefix(label)?.strip_prefix('\t'));
    line.unwrap().split('\t').collect()
}

/// One of these.
fn pick<'a>(rng: &mut Rng, from: &[&'a str]) -> &'a str {
    from[rng.usize(..from.len())]
}

/// A row for `apply`.
fn row(name: &str, company: &str, email: &str, phone: &str) -> String {
    let [companies, phones] = [company, phone].map(|text| Vec::from_iter(Some(text).filter(|text| !text.is_empty())));
    serde_json::json!({"name": name, "companies": companies, "emails": [email], "phones": phones}).to_string()
}

/// The row of one who is meant, and the name.
fn meant(line: &str) -> (String, &str) {
    let fields: Vec<&str> = line.split('\t').collect();
    let [name, company, email, phone, ref city @ ..] = fields[..] else { panic!("{line}") };
    let mut row: serde_json::Value = serde_json::from_str(&row(name, company, email, phone)).unwrap();
    if let Some(name) = name.strip_prefix('@') {
        row = serde_json::json!({"kind": "company", "name": name, "domain": email, "phones": row["phones"]});
    }
    row["addresses"] = city.iter().map(|city| format!("city={city}")).collect();
    (row.to_string(), name)
}

/// The people of the table and their namesakes.
fn rows() -> String {
    let mut rows = String::new();
    let mut names = BTreeSet::new();
    for person in PEOPLE.lines() {
        let (row, name) = meant(person);
        names.insert(name.to_owned());
        writeln!(rows, "{row}").unwrap();
    }
    let [given, family, surname, character] = ["given", "family", "surname", "character"].map(parts);
    let [company, form] = ["company", "form"].map(parts);
    let mut rng = Rng::with_seed(42);
    while names.len() < OTHERS {
        let name = if rng.u8(..10) < 3 {
            let more = if rng.bool() { pick(&mut rng, &character) } else { "" };
            format!("{}{}{more}", pick(&mut rng, &surname), pick(&mut rng, &character))
        } else {
            format!("{} {}", pick(&mut rng, &given), pick(&mut rng, &family))
        };
        let company = format!("{} {}", pick(&mut rng, &company), pick(&mut rng, &form));
        let email = format!("p{}@firm{}.example", names.len(), rng.u16(..500));
        let phone = format!("+49 {} {:07}", pick(&mut rng, &["30", "40", "69", "89"]), rng.u32(2_000_000..9_000_000));
        if names.insert(name.clone()) {
            writeln!(rows, "{}", row(&name, &company, &email, &phone)).unwrap();
        }
    }
    rows
}

/// Where the one who is meant stands among those that are found, if among the first three.
fn place(rolo: &Rolo, query: &str, meant: &str) -> Option<usize> {
    let found = rolo.run(&["find", query, "--limit", "3", "--columns", "handle,name", "-o", "tsv"]).stdout;
    let is_meant = |line: &str| {
        let (handle, name) = line.split_once('\t').unwrap_or_default();
        if handle.starts_with("o-") { meant.strip_prefix('@') == Some(name) } else { meant == name }
    };
    found.lines().skip(1).position(is_meant)
}

#[test]
fn who_is_meant_comes_first_among_thousands_of_namesakes() {
    let rolo = Rolo::new();
    let run = rolo.run_with(&["apply", "--quiet"], &rows());
    assert_eq!(run.code, 0, "{run}");
    let _host = rolo.host(&rolo.book());
    let queries: Vec<(&str, &str)> = QUERIES.lines().map(|line| line.split_once('\t').unwrap()).collect();
    let portion = queries.len().div_ceil(ASKING);
    let ask = |queries: &[(&str, &str)]| -> Vec<Option<usize>> {
        queries.iter().map(|(query, meant)| place(&rolo, query, meant)).collect()
    };
    let places: Vec<Option<usize>> = thread::scope(|scope| {
        let asking: Vec<_> = queries.chunks(portion).map(|queries| scope.spawn(move || ask(queries))).collect();
        asking.into_iter().flat_map(|asking| asking.join().unwrap()).collect()
    });
    let missed: Vec<_> = queries.iter().zip(&places).filter(|(_, place)| **place != Some(0)).collect();
    let first = queries.len() - missed.len();
    println!("{first} of {} come first; the others: {missed:?}", queries.len());
    assert!(first * 100 >= queries.len() * FIRST, "{first}: {missed:?}");
    assert!(places.iter().all(Option::is_some), "{missed:?}");
}
