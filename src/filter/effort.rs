//! How many steps reading and matching take. Only tests count them: no filter may take more than its length allows.

#[cfg(test)]
use std::cell::Cell;

#[cfg(test)]
thread_local! {
    static STEPS: Cell<u64> = const { Cell::new(0) };
}

/// One more step was done.
#[cfg(test)]
pub(super) fn step() {
    STEPS.with(|steps| steps.set(steps.get() + 1));
}

/// One more step was done.
#[cfg(not(test))]
pub(super) const fn step() {}

/// What became of some work, and how many steps it took.
#[cfg(test)]
pub(super) fn counted<T>(work: impl FnOnce() -> T) -> (T, u64) {
    let before = STEPS.with(Cell::get);
    let done = work();
    (done, STEPS.with(Cell::get) - before)
}

#[cfg(test)]
mod tests {
    use jiff::civil::Weekday;

    use super::super::{Moment, Segment, parse};
    use super::*;
    use crate::domain::id::Uuid128;
    use crate::domain::{Catalogue, Kind, Path, Record, RecordId, Value};

    /// The most bytes of a filter.
    const LONGEST: usize = 4 * 1024;

    /// At most so many steps a byte: of reading, of matching.
    const MOST: (u64, u64) = (48, 4);

    /// What is tried again and again, until it is as long as a filter can be.
    const PIECES: &[&str] = &[
        "a ",
        "ab",
        "'a ",
        "'",
        "\"a\" ",
        "\"",
        "(",
        "(a ",
        "-",
        "-a ",
        "-(a ",
        "a or ",
        "(a) or ",
        "or ",
        "and a ",
        ")",
        "tag:a,",
        "tag:a ",
        "tag:",
        "tag",
        ":",
        ":<",
        "!=",
        "~",
        "..",
        ",",
        "\\",
        "'\\",
        "\"\\",
        "in:s0 ",
        "in:s0,",
        "-in:s7 ",
        "has:tag,",
        "no:email ",
        "value:1..2,",
        "value>1.1",
        "9",
        "near:1,1<1km ",
        "near:",
        "sort:name,",
        "sort:name ",
        "limit:1 ",
        "birthday:fri,",
        "close:\"next tue\",",
        "created:-9d..9d,",
        "东",
        "ａ",
        "\u{301}",
        "\u{200d}",
        "e\u{301}",
        "name~'a b',",
        "\u{2019}",
        "\u{201c}",
        "a'b",
        "'a'b ",
        "updated<1d ",
        "phone:0301,",
        "mine ",
        "overdue or ",
    ];

    /// What stands between.
    const BESIDE: &[&str] = &["", " ", "a", "'", "(", ",", "in:s0 "];

    fn record(kind: Kind, fields: &[(&'static str, &str)]) -> Record {
        let mut record = Record::new(RecordId { kind, uuid: Uuid128(1) }, jiff::Timestamp::UNIX_EPOCH);
        for (key, text) in fields {
            record.fields.insert(Path::one(key), Value::Text((*text).to_owned()));
        }
        record
    }

    /// Segments of which each asks for the next as often as it can.
    fn moment() -> Moment {
        let segment = |number: usize| {
            let filter = if number < 7 { format!("-in:s{} ", number + 1).repeat(500) } else { "tag:a ".repeat(600) };
            let name = format!("s{number}");
            Segment::of(&record(Kind::Segment, &[("handle", "g-1"), ("name", &name), ("filter", filter.trim())]))
        };
        let now = "2026-03-02T12:00[UTC]".parse().unwrap();
        let moment = Moment::new(now, Weekday::Monday, "Kim", &Catalogue::default());
        Moment { segments: (0..8).map(segment).collect(), ..moment }
    }

    #[test]
    fn no_filter_takes_more_steps_than_its_length_allows() {
        let moment = moment();
        // The segments are as long as filters can be, too, and each is read and asked once.
        let most = |most: u64| most * LONGEST as u64 * 9;
        let known = record(Kind::Contact, &[("handle", "x-1"), ("name", "a"), ("notes", "a b c")]);
        let (mut read, mut refused) = (0, 0);
        for (first, second) in PIECES.iter().flat_map(|first| BESIDE.iter().map(move |second| (first, second))) {
            let piece = format!("{first}{second}");
            let text = piece.repeat(LONGEST / piece.len());
            let (filter, steps) = counted(|| parse(&text, Kind::Contact, &moment));
            assert!(steps <= most(MOST.0), "{steps} steps to read {piece:?} again and again");
            let Ok(filter) = filter else {
                refused += 1;
                continue;
            };
            read += 1;
            let (_, steps) = counted(|| filter.matches(&known, &moment));
            assert!(steps <= most(MOST.1), "{steps} steps to match {piece:?} again and again");
        }
        assert!(read > 50 && refused > 50, "{read} read, {refused} refused");
    }
}
