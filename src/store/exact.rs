//! The views of what records are called by: names, e-mails, phones, domains and external ids, each looked up whole.

use std::collections::BTreeSet;

use crate::domain::external::split;
use crate::domain::field::{EXTERNAL_IDS, IMPORTED};
use crate::domain::{Kind, Life, Record, RecordId};
use crate::search;

use super::key::{View, id_bytes, kind_letter, last_id, life_letter, text_bytes};
use super::packed::Direction;
use super::{Store, StoreError};

/// The most digits of a number that count; E.164 has fifteen.
const MOST_DIGITS: usize = 32;

impl Store {
    /// The records with this name, upper and lower case and accents apart.
    pub fn ids_by_name(&self, life: Life, name: &str) -> Result<Vec<RecordId>, StoreError> {
        self.ids_at(&whole(View::ExactNames, life, name), usize::MAX)
    }

    /// The records with this e-mail address, upper and lower case apart.
    pub fn ids_by_email(&self, life: Life, address: &str) -> Result<Vec<RecordId>, StoreError> {
        self.ids_at(&whole(View::Emails, life, address), usize::MAX)
    }

    /// The records of a kind that another program calls so, letter by letter.
    pub fn ids_by_external(&self, kind: Kind, life: Life, id: &str) -> Result<Vec<RecordId>, StoreError> {
        self.ids_at(&external(kind, life, id), usize::MAX)
    }

    /// The records of a kind that were imported from a row with this hash.
    pub fn ids_by_row(&self, kind: Kind, life: Life, print: &str) -> Result<Vec<RecordId>, StoreError> {
        self.ids_at(&external(kind, life, &row(print)), usize::MAX)
    }

    /// The companies with this domain, with or without `www.`.
    pub fn ids_by_domain(&self, life: Life, domain: &str) -> Result<Vec<RecordId>, StoreError> {
        self.ids_at(&whole(View::Domains, life, &bare_domain(domain)), usize::MAX)
    }

    /// The records with a phone number that ends in these digits, at most `limit` of them; other characters of
    /// `digits` are passed over. Without any digit there are none.
    pub fn ids_by_phone_suffix(&self, life: Life, digits: &str, limit: usize) -> Result<Vec<RecordId>, StoreError> {
        let reversed = reversed_digits(digits);
        if reversed.is_empty() {
            return Ok(Vec::new());
        }
        self.ids_at(&View::Phones.key(&[&[life_letter(life)], &reversed]), limit)
    }

    fn ids_at(&self, prefix: &[u8], limit: usize) -> Result<Vec<RecordId>, StoreError> {
        let (mut ids, mut seen) = (Vec::new(), BTreeSet::new());
        for entry in self.views()?.entries(prefix, Direction::Forward)? {
            let id = last_id(&entry?.0)?;
            // Two numbers of one person may end alike.
            if seen.insert(id) {
                ids.push(id);
            }
            if ids.len() >= limit {
                break;
            }
        }
        Ok(ids)
    }
}

/// A domain as it is looked up: in lower case and without `www.`.
pub fn bare_domain(domain: &str) -> String {
    let folded = search::fold(domain);
    folded.strip_prefix("www.").map(str::to_owned).unwrap_or(folded)
}

/// The keys by which a record is looked up.
pub(super) fn keys(record: &Record) -> Vec<Vec<u8>> {
    let life = Life::of(record);
    let mut keys = vec![whole(View::ExactNames, life, &record.title())];
    keys.extend(record.keys("emails").map(|address| whole(View::Emails, life, address)));
    let phones = record.keys("phones").map(reversed_digits).filter(|digits| !digits.is_empty());
    keys.extend(phones.map(|digits| View::Phones.key(&[&[life_letter(life)], &digits, &[0]])));
    let ids = record.keys(EXTERNAL_IDS).flat_map(|id| std::iter::once(id).chain(split(id).map(|(_, bare)| bare)));
    keys.extend(ids.map(|id| external(record.id.kind, life, id)));
    keys.extend(record.keys(IMPORTED).map(|print| external(record.id.kind, life, &row(print))));
    let domain = record.text("domain");
    if !domain.is_empty() {
        keys.push(whole(View::Domains, life, &bare_domain(domain)));
    }
    for key in &mut keys {
        key.extend_from_slice(&id_bytes(record.id));
    }
    keys
}

/// The beginning of all keys for a text; its length before it keeps it apart from longer ones that begin alike.
fn whole(view: View, life: Life, text: &str) -> Vec<u8> {
    let text = text_bytes(&search::fold(text));
    let len = u8::try_from(text.len()).unwrap_or(u8::MAX);
    view.key(&[&[life_letter(life), len], &text])
}

/// The hash of a row as it stands among external ids, none of which begins with a line end.
fn row(print: &str) -> String {
    format!("\n{print}")
}

/// The beginning of all keys for an external id. Other programs may tell `a` from `A`.
fn external(kind: Kind, life: Life, id: &str) -> Vec<u8> {
    let text = text_bytes(id);
    let len = u8::try_from(text.len()).unwrap_or(u8::MAX);
    View::Externals.key(&[&[kind_letter(kind), life_letter(life), len], &text])
}

/// The last digits of a number, last one first; an extension is no part of it.
fn reversed_digits(number: &str) -> Vec<u8> {
    let number = number.split(";ext=").next().unwrap_or_default();
    number.bytes().rev().filter(u8::is_ascii_digit).take(MOST_DIGITS).collect()
}
