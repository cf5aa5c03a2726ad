//! Fields and segments of one's own, as somebody has them who has used rolo for a while.

use super::Failed;
use super::cases::Subject;

/// The fields of people: a name, and what they hold.
const FIELDS: &[&[&str]] = &[
    &["Level", "--type=choice", "--choice=bronze", "--choice=silver", "--choice=gold"],
    &["Interests", "--type=choices", "--choice=golf", "--choice=opera", "--choice=chess"],
    &["Budget", "--type=money"],
    &["First met", "--type=date"],
    &["Score", "--type=number"],
    &["Remark", "--type=text"],
];

/// What is put into them, and whose.
const SET: &[(&[&str], &str)] = &[
    (&["level=gold", "budget=120000 EUR", "score=87.5"], "tag:vip"),
    (&["level=silver", "interests=golf"], "tag:fair -tag:vip"),
    (&["first-met=2025-03-01", "remark=met at the fair"], "tag:newsletter"),
];

/// Segments with their filters, one within another.
const SEGMENTS: &[(&str, &str)] = &[
    ("important", "tag:vip lifecycle:customer"),
    ("golfers", "interests:golf"),
    ("golden", "level:gold budget>100k"),
    ("to call", "in:important -tag:cold"),
    ("berlin", "city~ber"),
    ("press", "tag:press"),
];

/// Defines the fields, fills them, and saves the segments.
pub(crate) fn furnish(subject: &Subject) -> Result<(), Failed> {
    for words in FIELDS {
        subject.time(&[&["field", "add"], *words].concat())?;
    }
    for (values, filter) in SET {
        subject.time(&[&["set", "--yes", "--where", *filter], *values].concat())?;
    }
    for (name, filter) in SEGMENTS {
        subject.time(&["segment", "save", name, filter])?;
    }
    Ok(())
}

/// What is asked of them.
pub(crate) fn asked(subject: &Subject) -> Result<(), Failed> {
    for (name, words) in [
        ("list, by a choice of one's own", &["--where", "level:gold"][..]),
        ("list, by money of one's own", &["--where", "budget>100k"]),
        ("list, in a segment in another", &["--where", "in:\"to call\""]),
        ("list, sorted by a field of one's own", &["--sort", "-score"]),
    ] {
        subject.alone(name, 10, &[&["contact", "list", "--limit", "50"], words].concat())?;
    }
    Ok(())
}
