//! What became of one record, in a sentence or as JSON.

use jiff::tz::TimeZone;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::Shell;
use super::cells::one_line;
use crate::domain::{Change, Record, Value, task};
use crate::ops::{Clash, Code, Counts, Failure, Mode, Outcome, Receipt, Verb, Warning};
use crate::text::Text;

/// A record's handle and name, also when nothing is left of it; both are empty for what never was a record.
pub(super) fn who(outcome: &Outcome) -> (String, String) {
    let of = |record: &Record| (record.handle().to_owned(), record.title());
    match (&outcome.record, &outcome.change) {
        (Some(record), _) => of(record),
        (None, Some(change)) => {
            let mut before = Record::new(change.id, jiff::Timestamp::UNIX_EPOCH);
            before.apply(&change.inverse());
            of(&before)
        }
        (None, None) => (String::new(), String::new()),
    }
}

/// What became of one record, or would become of it, in a sentence.
pub(super) fn sentence(shell: &Shell<'_>, outcome: &Outcome, mode: Mode) -> String {
    let (handle, title) = who(outcome);
    let tense = match mode {
        Mode::Do => "did",
        Mode::DryRun => "would",
    };
    let stage = came_to(outcome).map(|stage| one_line(&stage));
    let due = put_on(outcome, &shell.zone).filter(|_| stage.is_none());
    let verb = match (&stage, &due) {
        (Some(_), _) => "moved",
        (None, Some(_)) => "due",
        (None, None) => outcome.verb.as_str(),
    };
    let facts = [
        ("handle", handle.into()),
        ("title", one_line(&title).into()),
        ("stage", stage.unwrap_or_default().into()),
        ("due", due.unwrap_or_default().into()),
    ];
    let said = shell.text.say(&format!("cli-{tense}-{verb}"), &facts);
    let said = one_line(said.trim_end());
    let line = outcome.line.map(|line| shell.text.say("cli-line", &[("line", line.into())]));
    let reason = outcome.failure.as_ref().map(|failure| one_line(&reason(shell, failure)));
    // Some reasons name the line already.
    let is_named = |line: &String| reason.as_ref().is_some_and(|reason| reason.starts_with(line.as_str()));
    let line = line.filter(|line| !is_named(line));
    // What never was a record has nothing to be said of but why.
    let is_nobody = outcome.record.is_none() && outcome.change.is_none() && reason.is_some();
    let said = (!is_nobody).then_some(said);
    [line, said, reason].into_iter().flatten().collect::<Vec<_>>().join(": ")
}

/// The stage to which a deal was brought.
fn came_to(outcome: &Outcome) -> Option<String> {
    let (record, change) = (outcome.record.as_ref()?, outcome.change.as_ref()?);
    let came = |field: &str| matches!(change.set.get(field), Some(delta) if delta.new.is_some());
    let name = |field: &str| match record.value(field) {
        Some(Value::Record(uuid)) => record.names.get(uuid).cloned(),
        Some(_) | None => None,
    };
    let stage = name("stage").filter(|_| outcome.verb == Verb::Updated && came("stage"))?;
    Some(match name("pipeline").filter(|_| came("pipeline")) {
        Some(pipeline) => format!("{pipeline}/{stage}"),
        None => stage,
    })
}

/// The day or moment on which a task was put.
fn put_on(outcome: &Outcome, zone: &TimeZone) -> Option<String> {
    let (record, change) = (outcome.record.as_ref()?, outcome.change.as_ref()?);
    let is_put = outcome.verb == Verb::Updated && change.set.contains_key("due");
    task::due(record).filter(|_| is_put).map(|due| due.shown(zone))
}

fn reason(shell: &Shell<'_>, failure: &Failure) -> String {
    match (failure.code, failure.facts.get("entry")) {
        (Code::ChangedSince, Some(entry)) => shell.text.say("cli-changed-since", &[("entry", entry.as_str().into())]),
        (_, _) => shell.text.tell(failure).message,
    }
}

/// How many records were touched and how: `2 created, 1 changed`; empty if there were none.
pub(super) fn counts(text: &Text, counts: &Counts) -> String {
    let some = by_verb(counts).into_iter().filter(|(_, count)| *count > 0);
    let told = some.map(|(verb, count)| text.say(&format!("cli-count-{}", verb.as_str()), &[("count", count.into())]));
    text.list(&told.collect::<Vec<_>>())
}

/// An outcome as JSON: `{"line":3,"verb":"created","kind":…,"id":…,"handle":…,"title":…,"set":{path:[old,new]}}`.
pub(super) struct AsJson<'a> {
    pub(super) outcome: &'a Outcome,
    pub(super) text: &'a Text,
}

impl Serialize for AsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Outcome { line, verb, record, change, failure } = self.outcome;
        let mut map = serializer.serialize_map(None)?;
        if let Some(line) = line {
            map.serialize_entry("line", line)?;
        }
        map.serialize_entry("verb", verb.as_str())?;
        let id = record.as_ref().map(|record| record.id).or(change.as_ref().map(|change| change.id));
        if let Some(id) = id {
            let (handle, title) = who(self.outcome);
            map.serialize_entry("kind", id.kind.as_str())?;
            map.serialize_entry("id", &id.uuid)?;
            map.serialize_entry("handle", &handle)?;
            map.serialize_entry("title", &title)?;
        }
        if let Some(change) = change {
            map.serialize_entry("change", change)?;
        }
        if let Some(failure) = failure {
            map.serialize_entry("error", &AsError { failure, text: self.text })?;
        }
        map.end()
    }
}

/// A failure as JSON.
pub(super) struct AsError<'a> {
    pub(super) failure: &'a Failure,
    pub(super) text: &'a Text,
}

impl Serialize for AsError<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let told = self.text.tell(self.failure);
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("code", self.failure.code.as_str())?;
        map.serialize_entry("kind", &self.failure.kind())?;
        map.serialize_entry("exit", &self.failure.exit_code())?;
        map.serialize_entry("message", &told.message)?;
        map.serialize_entry("hint", &told.hint)?;
        map.serialize_entry("facts", &self.failure.facts)?;
        map.serialize_entry("candidates", &self.failure.candidates)?;
        if let Some(Clash { now, theirs, yours, .. }) = self.failure.clash.as_deref() {
            let rev = now.rev;
            map.serialize_entry("clash", &AsClash { rev, theirs, yours })?;
        }
        map.end()
    }
}

/// The values that two changed at once: `{"rev":15,"theirs":CHANGE,"yours":CHANGE}`.
#[derive(Serialize)]
struct AsClash<'a> {
    /// The number of the entry that a command can be made on next.
    rev: u64,
    theirs: &'a Change,
    yours: &'a Change,
}

/// What a whole command did as JSON, without the outcomes.
pub(super) struct AsReceipt<'a> {
    pub(super) receipt: &'a Receipt,
    pub(super) mode: Mode,
}

impl Serialize for AsReceipt<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("schema", "rolo/receipt/1")?;
        map.serialize_entry("entry", &self.receipt.entry)?;
        map.serialize_entry("dry_run", &(self.mode == Mode::DryRun))?;
        if self.receipt.repeated {
            map.serialize_entry("repeated", &true)?;
        }
        if let Some(words) = &self.receipt.reversed {
            map.serialize_entry("reversed", words)?;
        }
        map.serialize_entry("counts", &AsCounts(&self.receipt.counts))?;
        if !self.receipt.warnings.is_empty() {
            let warnings: Vec<&str> = self.receipt.warnings.iter().map(Warning::as_str).collect();
            map.serialize_entry("warnings", &warnings)?;
        }
        map.end()
    }
}

struct AsCounts<'a>(&'a Counts);

impl Serialize for AsCounts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(by_verb(self.0).map(|(verb, count)| (verb.as_str(), count)))
    }
}

/// The counts in the order in which they are told.
const fn by_verb(counts: &Counts) -> [(Verb, u64); 9] {
    [
        (Verb::Created, counts.created),
        (Verb::Made, counts.made),
        (Verb::Updated, counts.updated),
        (Verb::Deleted, counts.deleted),
        (Verb::Restored, counts.restored),
        (Verb::Reversed, counts.reversed),
        (Verb::Kept, counts.kept),
        (Verb::Unchanged, counts.unchanged),
        (Verb::Failed, counts.failed),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_words_for_whatever_becomes_of_a_record() {
        let text = Text::english();
        for (verb, _) in by_verb(&Counts::default()) {
            for id in ["cli-did", "cli-would", "cli-count"] {
                text.get(&format!("{id}-{}", verb.as_str()));
            }
        }
        assert_eq!(text.missing(), [""; 0]);
    }
}
