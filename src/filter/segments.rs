//! Segments in filters: `in:"key accounts"` asks what the filter of that name asks.

use std::sync::Arc;

use super::error::Fault;
use super::expr::Expr;
use super::moment::Moment;
use super::operand::Literal;
use super::parse::parse_within;
use crate::domain::{Kind, Record, line, segment};
use crate::search::fold;

/// The most segments within each other.
const DEEPEST: usize = 8;

/// The most names that a refusal lists.
const MOST_LISTED: usize = 12;

/// The filters that have a name, as far as a filter may ask for them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segments(Arc<[Segment]>);

/// A filter with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    name: String,
    folded: String,
    handle: String,
    of: Kind,
    filter: String,
}

impl Segment {
    /// What filters need to know of a segment.
    pub fn of(record: &Record) -> Segment {
        let name = record.title();
        Segment {
            folded: fold(&name),
            name,
            handle: record.handle().to_owned(),
            of: segment::of(record),
            filter: record.text(segment::FILTER).to_owned(),
        }
    }
}

/// The filter that lets through who is in the segment of this name.
pub fn asking(name: &str) -> String {
    format!("in:{}", Literal::new(name))
}

/// Whether a filter may ask for segments: if not, none have to be known to read it.
pub fn may_ask_for_segments(filter: &str) -> bool {
    let plain = line::fold_width(filter).to_lowercase();
    ["in:", "in=", "segments:", "segments="].iter().any(|word| plain.contains(word))
}

impl FromIterator<Segment> for Segments {
    fn from_iter<T: IntoIterator<Item = Segment>>(segments: T) -> Segments {
        Segments(segments.into_iter().collect())
    }
}

impl Segments {
    fn find(&self, word: &str) -> Option<&Segment> {
        let folded = fold(word);
        let called = self.0.iter().find(|segment| segment.folded == folded);
        called.or_else(|| self.0.iter().find(|segment| segment.handle == word))
    }

    /// That no segment is called so, and which there are.
    fn unknown(&self, word: &str) -> Fault {
        let folded = fold(word);
        let most = (folded.chars().count() / 3).max(1);
        let near = self.0.iter().map(|segment| (strsim::osa_distance(&folded, &segment.folded), segment));
        let nearest = near.filter(|(distance, _)| *distance <= most).min_by_key(|(distance, _)| *distance);
        Fault::UnknownSegment {
            name: word.to_owned(),
            nearest: nearest.map(|(_, segment)| segment.name.clone()),
            names: self.0.iter().take(MOST_LISTED).map(|segment| segment.name.clone()).collect(),
        }
    }
}

/// The segments that a filter asks for, each read once however often it is named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Members {
    read: Vec<Known>,
    /// Those that are being read, the outermost first.
    open: Vec<Open>,
}

/// A segment that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Known {
    name: String,
    asked: Expr,
    /// How many there are within each other, itself included.
    depth: usize,
}

/// A segment that is being read.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Open {
    name: String,
    depth: usize,
}

/// A segment that a filter asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// What it is called.
    pub name: String,
    /// Its place among those that are read.
    pub(super) place: usize,
}

impl Members {
    /// The segment that is called so, with what it asks.
    pub(super) fn find(&mut self, word: &str, kind: Kind, moment: &Moment) -> Result<Member, Fault> {
        let segments = moment.segments.clone();
        let segment = segments.find(word).ok_or_else(|| segments.unknown(word))?;
        if segment.of != kind {
            return Err(Fault::OtherKind { name: segment.name.clone(), of: segment.of, kind });
        }
        if let Some(place) = self.open.iter().position(|open| open.name == segment.name) {
            let circle = self.open.iter().skip(place).map(|open| &open.name).chain([&segment.name]);
            return Err(Fault::Circle { names: circle.cloned().collect() });
        }
        let known = self.read.iter().position(|known| known.name == segment.name);
        let place = known.map_or_else(|| self.read(segment, moment), Ok)?;
        let depth = self.read.get(place).map_or(0, |known| known.depth);
        if self.open.len() + depth > DEEPEST {
            return Err(Fault::TooDeep { most: DEEPEST });
        }
        if let Some(open) = self.open.last_mut() {
            open.depth = open.depth.max(depth + 1);
        }
        Ok(Member { name: segment.name.clone(), place })
    }

    fn read(&mut self, segment: &Segment, moment: &Moment) -> Result<usize, Fault> {
        if self.open.len() >= DEEPEST {
            return Err(Fault::TooDeep { most: DEEPEST });
        }
        self.open.push(Open { name: segment.name.clone(), depth: 1 });
        let read = parse_within(&segment.filter, segment.of, moment, self);
        let depth = self.open.pop().map_or(1, |open| open.depth);
        let asked = read.map_err(|error| {
            // What is wrong is said once, whatever it is nested in.
            if matches!(error.what, Fault::Circle { .. } | Fault::Within { .. } | Fault::TooDeep { .. }) {
                return error.what;
            }
            Fault::Within { name: segment.name.clone(), filter: segment.filter.clone(), error: Box::new(error) }
        })?;
        self.read.push(Known { name: segment.name.clone(), asked, depth });
        Ok(self.read.len() - 1)
    }

    /// Each of them with what it asks.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &Expr)> {
        self.read.iter().map(|known| (known.name.as_str(), &known.asked))
    }

    /// What each of them asks, by its place.
    pub(super) fn asked(&self) -> impl Iterator<Item = &Expr> {
        self.read.iter().map(|known| &known.asked)
    }

    /// What one of them asks.
    pub(super) fn asked_by(&self, member: &Member) -> Option<&Expr> {
        self.read.get(member.place).map(|known| &known.asked)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.read.len()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::id::Uuid128;
    use crate::domain::{Path, RecordId, Value};
    use crate::filter::{Filter, FilterError, parse};

    fn segment(name: &str, of: &str, filter: &str) -> Segment {
        let id = RecordId { kind: Kind::Segment, uuid: Uuid128(1) };
        let mut record = Record::new(id, jiff::Timestamp::UNIX_EPOCH);
        for (key, text) in [("handle", "g-7k2fq"), ("name", name), ("of", of), ("filter", filter)] {
            record.fields.insert(Path::one(key), Value::Text(text.to_owned()));
        }
        Segment::of(&record)
    }

    fn moment(segments: &[(&str, &str)]) -> Moment {
        let segments = segments.iter().map(|(name, filter)| segment(name, "contact", filter));
        let now = "2026-03-02T09:00:00Z[UTC]".parse().unwrap();
        let moment = Moment::new(now, jiff::civil::Weekday::Monday, "Kim", &crate::domain::Catalogue::default());
        Moment { segments: segments.chain([segment("big", "deal", "value>10k")]).collect(), ..moment }
    }

    fn contact(tags: &[&str]) -> Record {
        let id = RecordId { kind: Kind::Contact, uuid: Uuid128(1) };
        let mut record = Record::new(id, jiff::Timestamp::UNIX_EPOCH);
        for tag in tags {
            record.fields.insert(Path::item("tags", tag), Value::Flag);
        }
        record
    }

    fn read(text: &str, moment: &Moment) -> Result<Filter, FilterError> {
        parse(text, Kind::Contact, moment)
    }

    const BOOK: &[(&str, &str)] = &[
        ("Key Accounts", "tag:key or tag:vip"),
        ("warm", "-tag:cold"),
        ("best", r#"in:"key accounts" in:warm"#),
        ("everybody", ""),
    ];

    #[test]
    fn a_filter_asks_who_is_in_a_segment() {
        let moment = moment(BOOK);
        for (text, tags, expected) in [
            (r#"in:"key accounts""#, &["vip"][..], true),
            (r#"in:"KEY  accounts""#, &["key"], true),
            (r#"in:"key accounts""#, &["cold"], false),
            (r#"-in:"key accounts""#, &["cold"], true),
            ("in:best", &["vip"], true),
            ("in:best", &["vip", "cold"], false),
            ("in:best,warm", &[], true),
            ("in:best or in:warm", &["vip", "cold"], false),
            ("in:everybody", &[], true),
            ("tag:key in:warm", &["key"], true),
            ("tag:key in:warm", &["key", "cold"], false),
            ("ＩＮ：warm", &[], true),
        ] {
            assert_eq!(read(text, &moment).unwrap().matches(&contact(tags), &moment), expected, "{text} {tags:?}");
        }
    }

    #[test]
    fn a_segment_is_shown_by_its_name() {
        let moment = moment(BOOK);
        let filter = read(r#"in:"key accounts",warm tag:x"#, &moment).unwrap();
        assert_eq!(filter.to_string(), r#"in:"Key Accounts",warm tag:x"#);
        assert_eq!(read(&filter.to_string(), &moment), Ok(filter));
    }

    #[test]
    fn what_no_segment_is_called_is_refused_with_those_that_there_are() {
        let refused = read("tag:x in:wram", &moment(BOOK)).unwrap_err();
        let names = ["Key Accounts", "warm", "best", "everybody", "big"].map(str::to_owned).to_vec();
        let what = Fault::UnknownSegment { name: "wram".into(), nearest: Some("warm".into()), names };
        assert_eq!(refused, FilterError { at: 9, what });
        let refused = read("in:big", &moment(BOOK)).unwrap_err();
        assert_eq!(refused.what, Fault::OtherKind { name: "big".into(), of: Kind::Deal, kind: Kind::Contact });
        assert_eq!(read("in:", &moment(BOOK)).unwrap_err().what, Fault::NoValue);
    }

    #[test]
    fn circles_are_refused_however_long_they_are() {
        let book = moment(&[("a", "in:b"), ("b", "tag:x in:c"), ("c", "in:a"), ("self", "-in:self"), ("d", "in:b")]);
        let circle = |text: &str| match read(text, &book).unwrap_err() {
            FilterError { at: 3, what: Fault::Circle { names } } => names.join(" "),
            other => panic!("{other:?}"),
        };
        assert_eq!(circle("in:a"), "a b c a");
        assert_eq!(circle("in:d"), "b c a b");
        assert_eq!(circle("in:self"), "self self");
    }

    #[test]
    fn a_segment_that_cannot_be_read_is_named() {
        let book = moment(&[("a", "in:b"), ("b", "tga:x")]);
        let FilterError { at, what: Fault::Within { name, filter, error } } = read("in:a", &book).unwrap_err() else {
            panic!("something else is wrong")
        };
        assert_eq!((at, name.as_str(), filter.as_str(), error.at), (3, "b", "tga:x", 0));
    }

    #[test]
    fn segments_that_name_each_other_twice_are_read_and_asked_once() {
        let names: Vec<String> = (0..8).map(|number| format!("s{number}")).collect();
        let filters = (1..8).map(|next| format!("in:s{next} ").repeat(300)).chain(["tag:x".to_owned()]);
        let filters: Vec<String> = filters.collect();
        let pairs: Vec<(&str, &str)> =
            names.iter().map(String::as_str).zip(filters.iter().map(String::as_str)).collect();
        let book = moment(&pairs);
        let filter = read("in:s0", &book).unwrap();
        assert!(filter.matches(&contact(&["x"]), &book) && !filter.matches(&contact(&[]), &book));
    }

    #[test]
    fn segments_within_segments_have_an_end() {
        let names: Vec<String> = (0..500).map(|number| format!("s{number}")).collect();
        let filters: Vec<String> = (1..500).map(|next| format!("in:s{next}")).chain(["tag:x".to_owned()]).collect();
        let pairs: Vec<(&str, &str)> =
            names.iter().map(String::as_str).zip(filters.iter().map(String::as_str)).collect();
        assert!(matches!(read("in:s0", &moment(&pairs)).unwrap_err().what, Fault::TooDeep { .. }));
        assert!(read("in:s492", &moment(&pairs)).is_ok());
        assert!(read("in:s491", &moment(&pairs)).is_err());
        let one_by_one = (480..500).rev().map(|number| format!("in:s{number}")).collect::<Vec<_>>().join(" ");
        assert!(read(&one_by_one, &moment(&pairs)).is_err());
    }

    proptest! {
        #[test]
        fn a_segment_holds_whom_its_filter_lets_through(
            tags in prop::collection::vec("[a-d]", 0..4),
            parts in prop::collection::vec("-?tag:[a-d]", 1..5),
            join in prop::sample::select(vec![" ", " or "]),
        ) {
            let text = parts.join(join);
            let book = moment(&[("one", &text), ("two", "in:one"), ("not", "-in:two")]);
            let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
            let holds = |filter: &str| read(filter, &book).unwrap().matches(&contact(&tags), &book);
            prop_assert_eq!(holds(&text), holds("in:two"));
            prop_assert_eq!(holds(&text), !holds("in:not"));
        }
    }
}
