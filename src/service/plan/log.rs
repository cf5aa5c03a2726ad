//! Plans that note what happened, and what is to be done next.

use super::super::failures::Trouble;
use super::super::list::in_spite;
use super::super::resolve::{self, Strictness};
use super::Planning;
use super::layout::record_at;
use super::records;
use crate::domain::activity::NOTE;
use crate::domain::consent::{Channel, Purpose, refusal};
use crate::domain::item::Item;
use crate::domain::{Handle, Kind, Path, Record, RecordId, Value};
use crate::ops::{Edit, List, Reference, Verb, Warning};

/// The kinds of record that an activity or a task can concern, each with the field that says so.
const CONCERNED: &[(Kind, &str)] = &[(Kind::Contact, "contacts"), (Kind::Company, "companies"), (Kind::Deal, "deals")];

/// Something that happened, with the task that follows from it.
pub(super) fn log(
    planning: &mut Planning<'_>,
    about: &[Reference],
    edits: &[Edit],
    next: Option<&[Edit]>,
) -> Result<(), Trouble> {
    let records = about.iter().map(|reference| find(planning, reference)).collect::<Result<Vec<_>, _>>()?;
    let concerned = concerned(&records);
    let mut all = vec![Edit::Put(Path::one("type"), Value::Text(NOTE.to_owned()))];
    all.extend(own(planning));
    all.extend(concerned.iter().cloned());
    all.extend(task(&records));
    all.extend_from_slice(edits);
    note(planning, all)?;
    next.map_or(Ok(()), |next| follow(planning, &concerned, next))
}

/// An activity. Whoever reaches out to somebody who does not want that is told.
pub(super) fn note(planning: &mut Planning<'_>, edits: Vec<Edit>) -> Result<(), Trouble> {
    let id = RecordId { kind: Kind::Activity, uuid: (planning.fresh)().into() };
    records::create(planning, None, id, edits, Verb::Created)?;
    let activity = records::current(planning, id)?;
    let Some(channel) = Channel::of_activity(&activity) else { return Ok(()) };
    let concerned: Vec<RecordId> = activity.links().map(|(_, _, id)| id).collect();
    for id in concerned.into_iter().filter(|id| matches!(id.kind, Kind::Contact | Kind::Company)) {
        let Some(somebody) = planning.views.record(id)? else { continue };
        if let Some(refusal) = refusal(&somebody).filter(|refusal| refusal.covers(Some(channel))) {
            let (handle, title) = (somebody.handle().to_owned(), somebody.title());
            planning.warn(Warning::Unwanted { handle, title, refusal });
        }
    }
    Ok(())
}

/// A note about each of those who are in a list although they do not want that for which it is made.
pub(super) fn despite(
    planning: &mut Planning<'_>,
    list: &List,
    purpose: Purpose,
    edits: &[Edit],
) -> Result<(), Trouble> {
    for record in in_spite(planning.views.store(), list, purpose)? {
        planning.breathe()?;
        let concerned = match record.id.kind {
            Kind::Activity | Kind::Task => shared(&record),
            Kind::Contact
            | Kind::Company
            | Kind::User
            | Kind::Deal
            | Kind::Pipeline
            | Kind::Stage
            | Kind::Segment
            | Kind::Field => links([record.id]).collect(),
        };
        let mut all = vec![Edit::Put(Path::one("type"), Value::Text(NOTE.to_owned()))];
        all.extend(own(planning));
        all.extend(concerned);
        all.extend_from_slice(edits);
        let id = RecordId { kind: Kind::Activity, uuid: (planning.fresh)().into() };
        records::create(planning, None, id, all, Verb::Created)?;
    }
    Ok(())
}

/// A task about the same people, companies and deals.
pub(super) fn follow(planning: &mut Planning<'_>, concerned: &[Edit], next: &[Edit]) -> Result<(), Trouble> {
    let mut all: Vec<Edit> = own(planning).into_iter().collect();
    all.extend_from_slice(concerned);
    all.extend_from_slice(next);
    let id = RecordId { kind: Kind::Task, uuid: (planning.fresh)().into() };
    records::create(planning, None, id, all, Verb::Created)
}

/// The edits that make a record concern the same as another one.
pub(super) fn shared(record: &Record) -> Vec<Edit> {
    let fields = CONCERNED.iter().flat_map(|(_, field)| record.under(field));
    fields.map(|(path, value)| Edit::Put(path.clone(), value.clone())).collect()
}

/// Whoever gives the command owns what comes of it, unless somebody else is named.
fn own(planning: &Planning<'_>) -> Option<Edit> {
    let actor = planning.request.actor.clone();
    (!actor.is_empty()).then(|| Edit::Put(Path::one("owner"), Value::Text(actor)))
}

/// The edits that link to those whom something concerns: with a person goes their main company, with a deal its own,
/// and a task or an activity stands for those whom it concerns itself.
fn concerned(records: &[Record]) -> Vec<Edit> {
    let of_one = |record: &Record| match record.id.kind {
        Kind::Activity | Kind::Task => shared(record),
        Kind::Contact
        | Kind::Company
        | Kind::Deal
        | Kind::User
        | Kind::Pipeline
        | Kind::Stage
        | Kind::Segment
        | Kind::Field => links(with_company(record)).collect(),
    };
    records.iter().flat_map(of_one).collect()
}

/// What somebody says of an activity or a task, with what goes without saying: who gives the command owns it, and where
/// no company is named it concerns those of its people and deals.
pub(super) fn completed(planning: &Planning<'_>, mut edits: Vec<Edit>) -> Result<Vec<Edit>, Trouble> {
    let says = |key: &str| edits.iter().any(|edit| edit.path().field() == key);
    let owner = own(planning).filter(|_| !says("owner"));
    let mut companies = Vec::new();
    if !says("companies") {
        for edit in &edits {
            let field = CONCERNED.iter().find(|(_, field)| *field == edit.path().field());
            let uuid = edit.path().item_key().and_then(|key| key.parse().ok());
            let Some(id) = field.zip(uuid).map(|((kind, _), uuid)| RecordId { kind: *kind, uuid }) else { continue };
            if let Some(record) = planning.views.record(id)? {
                companies.extend(links(with_company(&record).into_iter().skip(1)));
            }
        }
    }
    edits.extend(companies);
    edits.extend(owner);
    Ok(edits)
}

/// The edits that link to a contact, a company or a deal, and to the company and the people of it.
pub(super) fn of(record: &Record) -> Vec<Edit> {
    let people =
        record.keys("contacts").filter_map(|key| Some(RecordId { kind: Kind::Contact, uuid: key.parse().ok()? }));
    links(with_company(record).into_iter().chain(people)).collect()
}

/// A record and the main company of it.
fn with_company(record: &Record) -> Vec<RecordId> {
    let company = match record.id.kind {
        Kind::Contact => record.items("companies").first().and_then(|(key, _)| key.parse().ok()),
        Kind::Deal => record_at(record, "company"),
        Kind::Company
        | Kind::User
        | Kind::Pipeline
        | Kind::Stage
        | Kind::Activity
        | Kind::Task
        | Kind::Segment
        | Kind::Field => None,
    };
    let company = company.map(|uuid| RecordId { kind: Kind::Company, uuid });
    [record.id].into_iter().chain(company).collect()
}

fn links(ids: impl IntoIterator<Item = RecordId>) -> impl Iterator<Item = Edit> {
    ids.into_iter().filter_map(|id| {
        let (_, field) = CONCERNED.iter().find(|(kind, _)| *kind == id.kind)?;
        Some(Edit::Put(Path::item(field, &id.uuid.to_string()), Value::Item(Item::default())))
    })
}

/// The link to the task to which something happened, if it is one.
fn task(records: &[Record]) -> Option<Edit> {
    let mut tasks = records.iter().filter(|record| record.id.kind == Kind::Task);
    let only = tasks.next().filter(|_| tasks.next().is_none())?;
    Some(Edit::Put(Path::one("task"), Value::Record(only.id.uuid)))
}

/// The contact, company or deal that is meant; a task or an activity only by its handle, since those have no names of
/// their own.
fn find(planning: &Planning<'_>, reference: &Reference) -> Result<Record, Trouble> {
    let kinds: Vec<Kind> = match Handle::looks_like(&reference.0) {
        Some(kind @ (Kind::Task | Kind::Activity)) => vec![kind],
        Some(_) | None => CONCERNED.iter().map(|(kind, _)| *kind).collect(),
    };
    let found = resolve::among(planning.views.store(), &kinds, reference, Strictness::Exact)?;
    Ok(planning.views.record(found.id)?.unwrap_or(found))
}
