//! Plans that make customers of leads.

use super::super::failures::Trouble;
use super::super::list;
use super::super::resolve::candidate;
use super::{Planning, log, records};
use crate::domain::item::Item;
use crate::domain::{Kind, Life, Path, Record, RecordId, Value};
use crate::ops::{Code, Edit, Failure, LEADS, Reference, Targets, Verb};

/// The field that says how far somebody is on the way to a customer.
const LIFECYCLE: &str = "lifecycle";

/// Where that way ends.
const CUSTOMER: &str = "customer";

/// Leads made customers, each with a deal where one is wanted.
pub(super) fn convert(
    planning: &mut Planning<'_>,
    targets: &Targets,
    deal: Option<&[Edit]>,
    next: Option<&[Edit]>,
) -> Result<(), Trouble> {
    match targets {
        Targets::Named(named) => {
            for target in named {
                let lead = found(planning, target)?;
                convert_one(planning, &lead, deal, next)?;
            }
        }
        Targets::Where(selection) => {
            for id in list::selected(planning.views.store(), LEADS, Life::Live, selection)? {
                planning.breathe()?;
                let lead = records::current(planning, id)?;
                // A company may have become a customer with one of its people.
                if is_lead(&lead) {
                    convert_one(planning, &lead, deal, next)?;
                }
            }
        }
    }
    Ok(())
}

fn convert_one(
    planning: &mut Planning<'_>,
    lead: &Record,
    deal: Option<&[Edit]>,
    next: Option<&[Edit]>,
) -> Result<(), Trouble> {
    if deal.is_none() && lead.text(LIFECYCLE) == CUSTOMER {
        let failure = Failure::new(Code::AlreadyCustomer).fact("title", lead.title());
        return Err(failure.fact("handle", lead.handle()).into());
    }
    let company = company_of(planning, lead)?;
    if lead.text(LIFECYCLE) != CUSTOMER {
        promote(planning, lead)?;
    }
    if let Some(company) = company.as_ref().filter(|company| company.id != lead.id && is_lead(company)) {
        promote(planning, company)?;
    }
    let deal = deal.map(|edits| add_deal(planning, lead, company.as_ref(), edits)).transpose()?;
    let Some(next) = next else { return Ok(()) };
    let concerned = log::of(deal.as_ref().unwrap_or(lead));
    log::follow(planning, &concerned, next)
}

/// The living contact or company that a reference means.
fn found(planning: &mut Planning<'_>, target: &Reference) -> Result<Record, Trouble> {
    let contact = records::find(planning, Kind::Contact, target, Life::Live);
    let company = records::find(planning, Kind::Company, target, Life::Live);
    match (contact, company) {
        (Ok(contact), Ok(company)) => {
            let candidates = [&contact, &company].map(candidate).to_vec();
            Err(Failure::new(Code::Ambiguous).fact("reference", target).fact("count", 2).among(candidates).into())
        }
        (Ok(found), Err(Trouble::Failure(_))) | (Err(Trouble::Failure(_)), Ok(found)) => Ok(found),
        (Err(Trouble::Failure(contact)), Err(Trouble::Failure(company))) => Err(neither(*contact, *company).into()),
        (Err(trouble), _) | (_, Err(trouble)) => Err(trouble),
    }
}

/// The failure that helps more; where nothing matches at all, with the nearest of both kinds.
fn neither(contact: Failure, company: Failure) -> Failure {
    match (contact.code, company.code) {
        (Code::NoMatch, Code::NoMatch) => {
            let nearest = [contact.candidates.clone(), company.candidates].concat();
            contact.fact("kind", "record").among(nearest)
        }
        (Code::NoMatch, _) => company,
        (_, _) => contact,
    }
}

/// The company itself, or the main one of a contact.
fn company_of(planning: &mut Planning<'_>, lead: &Record) -> Result<Option<Record>, Trouble> {
    let uuid = match lead.id.kind {
        Kind::Company => return Ok(Some(lead.clone())),
        Kind::Contact
        | Kind::User
        | Kind::Deal
        | Kind::Pipeline
        | Kind::Stage
        | Kind::Activity
        | Kind::Task
        | Kind::Segment
        | Kind::Field => lead.items("companies").first().and_then(|(key, _)| key.parse().ok()),
    };
    let Some(uuid) = uuid else { return Ok(None) };
    Ok(planning.views.record(RecordId { kind: Kind::Company, uuid })?.filter(|company| !company.is_deleted()))
}

fn is_lead(record: &Record) -> bool {
    matches!(record.text(LIFECYCLE), "lead" | "qualified")
}

fn promote(planning: &mut Planning<'_>, old: &Record) -> Result<(), Trouble> {
    let mut new = old.clone();
    new.fields.insert(Path::one(LIFECYCLE), Value::Text(CUSTOMER.to_owned()));
    planning.put(None, Verb::Updated, Some(old), new)
}

/// The deal with which a lead became a customer; what is not said of it is as the lead has it.
fn add_deal(
    planning: &mut Planning<'_>,
    lead: &Record,
    company: Option<&Record>,
    edits: &[Edit],
) -> Result<Record, Trouble> {
    let mut all = vec![Edit::Put(Path::one("name"), Value::Text(lead.title()))];
    all.extend(company.map(|company| Edit::Put(Path::one("company"), Value::Record(company.id.uuid))));
    if lead.id.kind == Kind::Contact {
        let path = Path::item("contacts", &lead.id.uuid.to_string());
        all.push(Edit::Put(path, Value::Item(Item::default())));
    }
    let same = ["owner", "source"].into_iter().filter_map(|field| Some((field, lead.value(field)?.clone())));
    all.extend(same.map(|(field, value)| Edit::Put(Path::one(field), value)));
    all.extend_from_slice(edits);
    let id = RecordId { kind: Kind::Deal, uuid: (planning.fresh)().into() };
    records::create(planning, None, id, all, Verb::Created)?;
    records::current(planning, id)
}
