//! What is kept of a record to find it by.

use std::borrow::Cow;

use super::align;
use super::fold::{fold_for_search, spell_umlauts};
use super::mask::{alone, mask, starts};
use super::number::digits;
use super::pinyin;
use crate::domain::id::Uuid128;
use crate::domain::{Fields, Kind, Record, Value, name};

/// The most characters of a row's terms; matching is slow on long lines.
const LONGEST_TERMS: usize = 1_000;

/// The most characters of one field, so that a long one leaves room for the others.
pub(super) const LONGEST_FIELD: usize = 120;

/// Begins a field that is where somebody lives.
pub(super) const PLACE: &str = ", ";

/// One line of a hit list, with everything by which it can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// Which characters the terms hold.
    pub mask: u64,
    /// Which characters begin words of the terms.
    pub starts: u64,
    /// Which characters are words by themselves.
    pub alone: u64,
    /// The name by which people know it, as shown.
    pub title: Cow<'a, str>,
    /// The companies to which it belongs, 16 bytes each: their own rows hold what they are called.
    pub companies: Cow<'a, [u8]>,
    /// Everything that can be matched, folded, a field a line, the most telling first; at most 1,000 characters.
    pub terms: Cow<'a, str>,
}

/// The fields of which a row is made, beside the title.
const TERMS: &[&str] = &["companies", "company", "domain", "industry", "tags", "addresses"];

impl Row<'static> {
    /// `fields` and those of which a row is made.
    #[must_use]
    pub fn fields(fields: Fields) -> Fields {
        fields.and_title().and(TERMS)
    }

    /// The row of a record.
    pub fn of(record: &Record) -> Row<'static> {
        let title = record.title();
        let terms = terms(record, &title);
        let companies = record.links().filter(|(_, field, _)| matches!(field.key, "companies" | "company"));
        let companies: Vec<u8> = companies.flat_map(|(_, _, id)| id.uuid.to_bytes()).collect();
        // Every handle of a kind begins with the same letter, which finds nobody.
        let spoken = || terms.split('\n').filter(|field| *field != record.handle());
        let starts = spoken().map(starts).fold(0, |all, starts| all | starts);
        let alone = spoken().map(alone).fold(0, |all, alone| all | alone);
        let mask = mask(&terms);
        Row { mask, starts, alone, companies: companies.into(), title: title.into(), terms: terms.into() }
    }

    /// The row of something that is no record: what it is called, the most telling first.
    pub fn called(names: &[&str]) -> Row<'static> {
        let mut terms = Terms::default();
        for name in names {
            terms.push_text(name);
        }
        let text = terms.text;
        let starts = text.split('\n').map(starts).fold(0, |all, starts| all | starts);
        let alone = text.split('\n').map(alone).fold(0, |all, alone| all | alone);
        let title = names.first().copied().unwrap_or_default().to_owned();
        Row { mask: mask(&text), starts, alone, companies: Cow::Borrowed(&[]), title: title.into(), terms: text.into() }
    }
}

impl Row<'_> {
    /// The identities of the companies to which it belongs.
    pub fn company_ids(&self) -> impl Iterator<Item = Uuid128> {
        self.companies.as_chunks().0.iter().map(|bytes| Uuid128(u128::from_be_bytes(*bytes)))
    }

    /// The same row, borrowing nothing.
    pub fn into_owned(self) -> Row<'static> {
        Row {
            mask: self.mask,
            starts: self.starts,
            alone: self.alone,
            title: self.title.into_owned().into(),
            companies: self.companies.into_owned().into(),
            terms: self.terms.into_owned().into(),
        }
    }

    /// The row with what its company is called added to its own terms.
    pub fn joined(&self, company: &Row<'_>) -> Row<'_> {
        Row {
            mask: self.mask | company.mask,
            starts: self.starts | company.starts,
            alone: self.alone | company.alone,
            title: Cow::Borrowed(&self.title),
            companies: Cow::Borrowed(&[]),
            terms: format!("{}\n{}", self.terms, company.terms).into(),
        }
    }
}

/// The fields of a row, in the order of their worth.
#[derive(Default)]
struct Terms {
    text: String,
    chars: usize,
}

impl Terms {
    fn push(&mut self, field: &str) {
        let end = field.char_indices().nth(LONGEST_FIELD).map_or(field.len(), |(end, _)| end);
        let field = field.get(..end).unwrap_or(field);
        let length = field.chars().count() + 1;
        let known = self.text.split('\n').any(|other| other == field);
        if field.is_empty() || known || self.chars + length > LONGEST_TERMS {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(field);
        self.chars += length;
    }

    /// A text, and its pinyin where it has some.
    fn push_text(&mut self, text: &str) {
        let folded = fold_for_search(text);
        self.push(&folded);
        if pinyin::is_readable(&folded) {
            let units = pinyin::units(&folded);
            self.push(&pinyin::joined(&units));
            self.push(&pinyin::initials(&units));
            self.push(&align::spell(&units));
        }
    }

    /// A place, and its pinyin.
    fn push_place(&mut self, place: &str) {
        let mut line = format!("{PLACE}{}", fold_for_search(place));
        if pinyin::is_readable(&line) {
            let spoken = pinyin::joined(&pinyin::units(&fold_for_search(place)));
            line.extend([" ", &spoken]);
        }
        self.push(&line);
    }
}

fn terms(record: &Record, title: &str) -> String {
    let mut terms = Terms::default();
    terms.push_text(title);
    if record.id.kind != Kind::Company {
        push_halves(&mut terms, record, title);
    }
    if let Some(spelt) = spell_umlauts(title) {
        terms.push(&fold_for_search(&spelt));
    }
    terms.push(&fold_for_search(record.handle()));
    for (email, _) in record.items("emails") {
        terms.push(&fold_for_search(email));
    }
    for (phone, _) in record.items("phones") {
        push_phone(&mut terms, phone);
    }
    for (company, item) in record.items("companies") {
        // Only where it was looked up: in the views the companies' own rows have their names.
        if let Some(name) = company.parse().ok().and_then(|uuid: Uuid128| record.names.get(&uuid)) {
            terms.push_text(name);
        }
        terms.push(&fold_for_search(&item.label));
    }
    for key in ["domain", "industry"] {
        terms.push_text(record.text(key));
    }
    for tag in record.keys("tags") {
        terms.push_text(tag);
    }
    for (path, city) in record.under("addresses") {
        if let (Some((_, "city")), Value::Text(city)) = (path.part(), city) {
            terms.push_place(city);
        }
    }
    terms.text
}

/// The name the other way round, and as its halves have it where the title says something else.
fn push_halves(terms: &mut Terms, record: &Record, title: &str) {
    let (given, family) = (record.text("given"), record.text("family"));
    if given.is_empty() && family.is_empty() {
        let halves = name::split(title);
        if !halves.family.is_empty() && !name::is_cjk(title) {
            terms.push(&fold_for_search(&format!("{} {}", halves.family, halves.given)));
        }
        return;
    }
    let joined = name::join(given, family);
    if joined != title {
        terms.push_text(&joined);
    }
    if !given.is_empty() && !family.is_empty() && !name::is_cjk(&joined) {
        terms.push(&fold_for_search(&format!("{family} {given}")));
    }
}

/// The digits of a number, and again with its extension.
fn push_phone(terms: &mut Terms, phone: &str) {
    let (number, extension) = phone.split_once(";ext=").unwrap_or((phone, ""));
    terms.push(&digits(number));
    if !extension.is_empty() {
        terms.push(&digits(&format!("{number}{extension}")));
    }
}
