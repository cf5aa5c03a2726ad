//! What was noted at length. Rows hold the beginning of a text; the rest is looked through word by word as it stands,
//! since nearly every letter is in it: neither masks nor scattered letters tell anything of it.

use std::borrow::Cow;

use super::fold::fold_for_search;
use super::hit;
use super::row::Row;
use super::word::Word;
use crate::domain::{Fields, Kind, Record};

/// The most characters of a text that are looked through.
const LONGEST_TEXT: usize = 10_000;

/// The fewest bytes of a word that is looked for: three letters, or one Chinese character.
const LEAST_WORD: usize = 3;

/// What it is worth that a word begins somewhere in a text, or stands inside of another one.
const STARTS: i64 = 560;
const INSIDE: i64 = 350;

/// The fields that hold what was noted.
const TEXTS: &[&str] = &["text", "outcome", "notes"];

/// What was noted in a record, beside its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted<'a> {
    /// The row, by which the record may be found as well.
    pub row: Row<'a>,
    /// All that was noted, folded, in one line of at most 10,000 characters.
    pub text: Cow<'a, str>,
}

impl Noted<'static> {
    /// `fields` and those of which it is made.
    #[must_use]
    pub fn fields(fields: Fields) -> Fields {
        Row::fields(fields).and(TEXTS)
    }

    /// What was noted in a record; nothing where its row says it all.
    pub fn of(record: &Record) -> Option<Noted<'static>> {
        if !has_notes(record.id.kind) {
            return None;
        }
        let texts: Vec<&str> = TEXTS.iter().map(|key| record.text(key)).filter(|text| !text.is_empty()).collect();
        let folded = fold_for_search(&texts.join("\n"));
        let end = folded.char_indices().nth(LONGEST_TEXT).map_or(folded.len(), |(end, _)| end);
        let text = folded.get(..end).unwrap_or_default();
        let row = Row::of(record);
        let is_told = text.is_empty() || row.terms.split('\n').any(|term| term == text);
        (!is_told).then(|| Noted { row, text: text.to_owned().into() })
    }
}

/// Whether what is noted in records of a kind is searched.
pub const fn has_notes(kind: Kind) -> bool {
    match kind {
        Kind::Activity | Kind::Deal | Kind::Task => true,
        Kind::Contact | Kind::Company | Kind::User | Kind::Pipeline | Kind::Stage | Kind::Segment | Kind::Field => {
            false
        }
    }
}

/// Whether any of the words is long enough to be looked for in texts.
pub(super) fn is_telling(words: &[Word]) -> bool {
    words.iter().any(|word| word.written().any(|text| text.len() >= LEAST_WORD))
}

/// What a word is worth where it stands in a text; a number has to stand there with all of its groups.
pub(super) fn worth(word: &Word, text: &str) -> Option<i64> {
    let worth: Option<Vec<i64>> = word.written().map(|written| place(written, text)).collect();
    worth?.into_iter().min()
}

fn place(word: &str, text: &str) -> Option<i64> {
    if word.len() < LEAST_WORD {
        return None;
    }
    let places = memchr::memmem::find_iter(text.as_bytes(), word);
    let starts = |at| hit::place(text, at, word.len()) > hit::INSIDE;
    places.map(|at| if starts(at) { STARTS } else { INSIDE }).max()
}
