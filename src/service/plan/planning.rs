//! A command on its way to become an entry.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::super::contents::Taken;
use super::super::failures::Trouble;
use super::super::overlay::Overlay;
use super::claims::Claims;
use super::layout::Layout;
use super::links::Known;
use super::{Reversal, claims, merge};
use crate::domain::{Catalogue, Change, Definition, Difference, Kind, Record, RecordId};
use crate::journal::{Draft, Journal};
use crate::ops::{Base, Code, Counts, Detail, Failure, Flow, Outcome, Request, Talk, Verb, Warning};

/// How many rows pass between two questions whether to go on.
const BREATH: u64 = 256;

/// How many warnings are kept.
const MOST_WARNINGS: usize = 100;

/// What a command is planned with, and what has come of it so far.
pub(in crate::service) struct Planning<'a> {
    /// The command with its circumstances.
    pub(super) request: &'a Request,
    /// What was done so far.
    pub(super) journal: &'a Journal,
    /// The views.
    pub(super) views: Overlay<'a>,
    /// Which entry an undo or redo takes back.
    pub(super) reversal: Option<Reversal>,
    /// New identities.
    pub(super) fresh: &'a mut dyn FnMut() -> Uuid,
    /// Whoever gave the command.
    pub(super) talk: &'a mut dyn Talk,
    /// On which state of the book it was made, or its current row.
    pub(super) base: Option<Base>,
    /// What others of its rows may call the records that it touched.
    pub(super) claims: Claims,
    /// What names in place of links turned out to mean.
    pub(super) known: Known,
    /// The contents that were taken in for it.
    pub(in crate::service) taken: Vec<Taken>,
    /// The segments that the command touched.
    pub(super) segments: BTreeSet<RecordId>,
    /// The definitions of fields that the command touched.
    pub(super) fields: BTreeSet<RecordId>,
    /// The fields that there are, as the command left them so far.
    pub(super) catalogue: Catalogue,
    /// The pipelines, once they were asked for.
    layout: Option<Layout>,
    /// The entry to be; none in a dry run.
    draft: Option<Draft>,
    counts: Counts,
    warnings: Vec<Warning>,
    rows: u64,
}

/// What a finished plan leaves behind.
pub(in crate::service) struct Planned {
    /// The entry to be, unless nothing changes or it is a dry run.
    pub(in crate::service) draft: Option<Draft>,
    /// What it does.
    pub(in crate::service) counts: Counts,
    /// What whoever gave it should know.
    pub(in crate::service) warnings: Vec<Warning>,
    /// Whether it defines fields otherwise.
    pub(in crate::service) redefines: bool,
}

impl<'a> Planning<'a> {
    pub(in crate::service) fn new(
        request: &'a Request,
        (journal, views): (&'a Journal, Overlay<'a>),
        draft: Option<Draft>,
        reversal: Option<Reversal>,
        fresh: &'a mut dyn FnMut() -> Uuid,
        talk: &'a mut dyn Talk,
    ) -> Planning<'a> {
        let (claims, known, counts) = (Claims::default(), Known::default(), Counts::default());
        let (layout, taken, warnings) = (None, Vec::new(), Vec::new());
        let (segments, fields, catalogue) = (BTreeSet::new(), BTreeSet::new(), views.store().catalogue().clone());
        Planning {
            request,
            journal,
            views,
            reversal,
            fresh,
            talk,
            base: request.base,
            claims,
            known,
            taken,
            segments,
            fields,
            catalogue,
            layout,
            draft,
            counts,
            warnings,
            rows: 0,
        }
    }

    /// The living pipelines and stages, as the command left them so far.
    pub(super) fn layout(&mut self) -> Result<&mut Layout, Trouble> {
        let layout = match self.layout.take() {
            Some(layout) => layout,
            None => Layout::read(self.views.store())?,
        };
        Ok(self.layout.insert(layout))
    }

    /// Makes a record's new state part of the entry. A state that is the old one counts as unchanged. It is an error if
    /// another living record is called by what has to be unique, or if it was changed since the command was made.
    pub(super) fn put(
        &mut self,
        line: Option<u64>,
        verb: Verb,
        old: Option<&Record>,
        mut new: Record,
    ) -> Result<(), Trouble> {
        merge::merge(self, &mut new)?;
        let difference = Difference::between(new.id, old, &new);
        if difference.is_empty() {
            return self.tell_done(line, Verb::Unchanged, new, None);
        }
        if let Some(taken) = claims::taken(self, old, &new)? {
            return Err(taken.into());
        }
        let change = match self.talk.detail() {
            Detail::Whole => Some(difference.to_change()),
            Detail::Verb => None,
        };
        if let Some(draft) = &mut self.draft {
            draft.push(difference)?;
        }
        if change.is_some() {
            self.keep_names(old, &mut new)?;
        }
        self.claims.note_external(&new);
        if new.id.kind == Kind::Segment {
            self.segments.insert(new.id);
        }
        if new.id.kind == Kind::Field {
            self.fields.insert(new.id);
            self.redefine(old, &new);
        }
        new.updated = self.request.at.timestamp();
        self.views.keep(&new);
        if let Some(layout) = &mut self.layout {
            layout.note(&new);
        }
        self.tell_done(line, verb, new, change)
    }

    /// What follows in this command knows the field as it is now; one whose definition is taken back is gone.
    fn redefine(&mut self, old: Option<&Record>, new: &Record) {
        if let Some(definition) = Definition::of(new) {
            self.catalogue = self.catalogue.with(&definition);
        } else if let Some(definition) = old.and_then(Definition::of) {
            self.catalogue = self.catalogue.without(&definition);
        }
    }

    /// A difference shows also what a record linked to before.
    fn keep_names(&mut self, old: Option<&Record>, new: &mut Record) -> Result<(), Trouble> {
        if let Some(mut before) = old.cloned() {
            self.views.dress(&mut before)?;
            new.names.append(&mut before.names);
        }
        Ok(())
    }

    fn tell_done(
        &mut self,
        line: Option<u64>,
        verb: Verb,
        mut new: Record,
        change: Option<Change>,
    ) -> Result<(), Trouble> {
        let record = match self.talk.detail() {
            Detail::Whole => {
                self.views.dress(&mut new)?;
                Some(new).filter(Record::exists)
            }
            Detail::Verb => None,
        };
        self.tell(Outcome { line, verb, record, change, failure: None });
        Ok(())
    }

    /// Tells that a record or row could not be done, or was left as it is.
    pub(super) fn leave(&mut self, line: Option<u64>, verb: Verb, record: Option<Record>, failure: Failure) {
        self.tell(Outcome { line, verb, record, change: None, failure: Some(failure) });
    }

    /// The next row of bulk input; now and then it is asked whether to go on.
    pub(super) fn row(&mut self) -> Result<Option<Result<crate::ops::Row, Failure>>, Trouble> {
        self.breathe()?;
        Ok(self.talk.row())
    }

    /// Counts one more row, and fails if the user has stopped the command.
    pub(super) fn breathe(&mut self) -> Result<(), Trouble> {
        let is_time = self.rows.is_multiple_of(BREATH);
        self.rows += 1;
        if is_time { self.ask_to_go_on() } else { Ok(()) }
    }

    /// Fails if the user has stopped the command.
    pub(super) fn ask_to_go_on(&mut self) -> Result<(), Trouble> {
        match self.talk.progress(self.rows) {
            Flow::On => Ok(()),
            Flow::Cancel => Err(Failure::new(Code::Cancelled).into()),
        }
    }

    /// Says what whoever gave the command should know; of very many things only the first.
    pub(super) fn warn(&mut self, warning: Warning) {
        if self.warnings.len() < MOST_WARNINGS {
            self.warnings.push(warning);
        }
    }

    /// What has come of the command so far.
    pub(super) const fn counts(&self) -> Counts {
        self.counts
    }

    /// The plan is complete.
    pub(in crate::service) fn finish(self) -> Planned {
        let changed = self.counts.changed() > 0;
        let redefines = !self.fields.is_empty();
        Planned { draft: self.draft.filter(|_| changed), counts: self.counts, warnings: self.warnings, redefines }
    }

    fn tell(&mut self, outcome: Outcome) {
        self.counts.add(outcome.verb);
        self.talk.outcome(outcome);
    }
}
