//! The mark beside the names of those who are not to be contacted.

use std::borrow::Cow;

use crate::domain::consent::{self, Refusal};
use crate::domain::{Kind, Record};

/// Of somebody who is not to be contacted at all.
const AT_ALL: char = '⊘';

/// Of somebody who withdrew their consent for some channels.
const IN_PART: char = '⊖';

/// A record's name, with the mark of the person or company before it, or of those whom a deal, a task or an activity
/// concerns.
pub fn marked(record: &Record) -> String {
    match mark(record) {
        Some(mark) => format!("{mark} {}", record.title()),
        None => record.title(),
    }
}

/// A record with marks in the names of those to which it links.
pub fn with_marks(record: &Record) -> Cow<'_, Record> {
    if record.refusals.is_empty() {
        return Cow::Borrowed(record);
    }
    let mut marked = record.clone();
    for (uuid, refusal) in &record.refusals {
        if let Some(name) = marked.names.get_mut(uuid) {
            name.insert_str(0, &format!("{} ", mark_of(refusal)));
        }
    }
    Cow::Owned(marked)
}

fn mark(record: &Record) -> Option<char> {
    match record.id.kind {
        Kind::Contact | Kind::Company => consent::refusal(record).as_ref().map(mark_of),
        Kind::Deal | Kind::Activity | Kind::Task => {
            let marks = record.refusals.values().map(mark_of);
            marks.reduce(|one, other| if one == AT_ALL { one } else { other })
        }
        Kind::User | Kind::Pipeline | Kind::Stage | Kind::Segment | Kind::Field => None,
    }
}

const fn mark_of(refusal: &Refusal) -> char {
    match refusal {
        Refusal::Contact => AT_ALL,
        Refusal::Channels(_) => IN_PART,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Uuid128;
    use crate::domain::{RecordId, Value};

    #[test]
    fn a_task_bears_the_mark_of_those_whom_it_concerns() {
        let record = |kind| Record::new(RecordId { kind, uuid: Uuid128(1) }, jiff::Timestamp::UNIX_EPOCH);
        let mut jane = record(Kind::Contact);
        jane.fields.insert("name".into(), Value::Text("Jane".into()));
        assert_eq!(marked(&jane), "Jane");
        jane.fields.insert("do_not_contact".into(), Value::Flag);
        assert_eq!(marked(&jane), "⊘ Jane");
        let mut task = record(Kind::Task);
        task.fields.insert("name".into(), Value::Text("call".into()));
        task.names.insert(jane.id.uuid, jane.title());
        task.refusals.extend(consent::refusal(&jane).map(|refusal| (jane.id.uuid, refusal)));
        assert_eq!((marked(&task).as_str(), with_marks(&task).name_of(jane.id.uuid).as_str()), ("⊘ call", "⊘ Jane"));
    }
}
