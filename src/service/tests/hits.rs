//! What a search finds by masks, from what is held, and ranking only the best, is what looking at every row finds.

use std::collections::HashMap;

use proptest::prelude::*;

use super::super::familiar::LastFamiliar;
use super::super::hits::{Hits, by_score};
use super::trial::{Trial, row};
use crate::domain::id::Uuid128;
use crate::domain::{Kind, RecordId};
use crate::ops::Target;
use crate::search::{Matcher, Rank, Row, Sieve};
use crate::store::Store;

const KINDS: &[Kind] = &[Kind::Contact, Kind::Company];

const GIVEN: &[&str] = &["Anna", "Jürgen", "Mo", "M", "José", "Ning", "Kim", "Anneliese"];
const FAMILY: &[&str] = &["Weber", "Müller", "O'Neil", "Schneider", "Wever", "Roth-Weber", "", "Ma"];
const CHINESE: &[&str] = &["张伟", "单雄信", "王伟 Weber"];
const COMPANIES: &[&str] = &["Weber Logistik", "M 3 GmbH", "上海科技", "Acme", "Müller & Ma"];
const MAILS: &[&str] = &["", "m.weber@acme.example", "wb@mail.example"];
const PHONES: &[&str] = &["", "+4930123456", "+49301230904711"];

/// One who is added: the places of the parts of their row.
type Person = [usize; 5];

fn people() -> impl Strategy<Value = Vec<Person>> {
    prop::collection::vec(prop::array::uniform5(0..1_000_usize), 1..60)
}

/// What is typed: what is in the rows and what is not, in parts, together, and with slips.
fn typed() -> impl Strategy<Value = String> {
    let whole = prop::sample::select(vec![
        "m",
        "w",
        "mu",
        "we",
        "wb",
        "weber",
        "webr",
        "wevber",
        "schneider",
        "shcneider",
        "zw",
        "zhangwei",
        "王",
        "伟",
        "上",
        "4711",
        "030 12",
        "+49 30",
        "3",
        "acme",
        "neil",
        "müller",
        "mueller",
        "logistk",
        "example",
        "anna",
        "xq",
        "c-",
        "tel:30",
    ]);
    let word = prop_oneof![6 => whole.prop_map(str::to_owned), 1 => "[a-z]{1,6}", 1 => "[amw0-9@. -]{1,4}"];
    prop::collection::vec(word, 1..3).prop_map(|words| words.join(" "))
}

fn add(trial: &mut Trial, people: &[Person]) {
    let pick = |from: &[&'static str], place: usize| from[place % from.len()];
    let rows = people.iter().map(|[given, family, company, mail, phone]| {
        let name = match given % 5 {
            0 => pick(CHINESE, *family).to_owned(),
            _ => format!("{} {}", pick(GIVEN, *given), pick(FAMILY, *family)),
        };
        let company = pick(COMPANIES, *company);
        let all = [
            ("name", name.trim()),
            ("emails", pick(MAILS, *mail)),
            ("phones", pick(PHONES, *phone)),
            ("companies", company),
        ];
        let all: Vec<_> = all.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        row(Kind::Contact, Target::New, &all)
    });
    trial.import(rows.collect());
}

/// The same without masks, and with every hit in its place.
fn slowly(store: &Store, words: &str) -> Vec<RecordId> {
    let read = |kind| {
        let keep = |rows: &mut Vec<_>, id: RecordId, row: Row<'_>| rows.push((id, row.into_owned()));
        store.rosters().unwrap().read(kind, &Sieve::default(), Vec::new, keep).unwrap().concat()
    };
    let companies: HashMap<Uuid128, Row<'static>> =
        read(Kind::Company).into_iter().map(|(id, row)| (id.uuid, row)).collect();
    let mut familiar = LastFamiliar::default();
    let (matcher, familiar) = (Matcher::new(words), familiar.now(store).unwrap());
    let mut hits = Vec::new();
    for (place, kind) in KINDS.iter().enumerate() {
        for (id, row) in read(*kind) {
            if let Some(score) = matcher.score_among(&row, |company| companies.get(&company)) {
                hits.push((Rank::of(score + familiar.lift(id), place, &row.title), id));
            }
        }
    }
    hits.sort_unstable();
    hits.into_iter().map(|(_, id)| id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn the_quick_way_finds_what_the_slow_way_finds(
        first in people(),
        then in people(),
        asked in prop::collection::vec((typed(), 0..40_usize), 1..30),
    ) {
        let mut trial = Trial::begin();
        trial.add(Kind::Company, &[("name", "Weber")]);
        for company in COMPANIES {
            trial.add(Kind::Company, &[("name", company)]);
        }
        // Some are found by reading the store, some in what is held, some in what was held before others came.
        for people in [first, then] {
            add(&mut trial, &people);
            for (words, most) in &asked {
                let store = &trial.book().store;
                let found = by_score(store, words, KINDS, *most).unwrap();
                let mut ids = slowly(store, words);
                let total = ids.len();
                ids.truncate(*most);
                prop_assert_eq!(found, Hits { ids, total }, "{}", words);
            }
        }
    }
}
