//! Which records the values of an edit mean: what people write is a name, what is kept is an identity.

use std::collections::HashMap;

use super::super::failures::Trouble;
use super::super::resolve;
use super::layout::record_at;
use super::{Planning, pipelines, records, stages, way};
use crate::domain::deal::MOVES;
use crate::domain::field::{Sort, Type};
use crate::domain::id::Uuid128;
use crate::domain::item::Item;
use crate::domain::stage::Outcome;
use crate::domain::{Field, Kind, Path, Record, RecordId, Value, email, name};
use crate::ops::{Code, Command, Edit, Failure, Key, Mode, Verb, Warning};
use crate::search::fold;

/// What names in place of links turned out to mean in the saved views, so that an import asks once for each.
#[derive(Default)]
pub(super) struct Known(HashMap<(Kind, String), Uuid128>);

/// How many names are kept at most; after that they are asked for anew.
const MOST_KNOWN: usize = 10_000;

impl Known {
    fn note(&mut self, kind: Kind, name: &str, uuid: Uuid128) {
        if self.0.len() >= MOST_KNOWN {
            self.0.clear();
        }
        self.0.insert((kind, name.to_owned()), uuid);
    }
}

/// The edits of a record of `kind` with every name in place of a link replaced by the identity that it means. A company
/// that the book does not know is made; so is the user who gives the command, and what else a bulk command may make.
pub(super) fn settle(
    planning: &mut Planning<'_>,
    kind: Kind,
    current: Option<&Record>,
    edits: Vec<Edit>,
) -> Result<Vec<Edit>, Trouble> {
    let (edits, pipeline) = match kind {
        Kind::Deal => settle_pipeline(planning, current, edits)?,
        Kind::Contact
        | Kind::Company
        | Kind::User
        | Kind::Pipeline
        | Kind::Stage
        | Kind::Activity
        | Kind::Task
        | Kind::Segment
        | Kind::Field => (edits, None),
    };
    let outcome = gives_reason(&edits).then_some(Outcome::Lost);
    let at = Place { kind, pipeline, outcome };
    let settled = edits.into_iter().map(|edit| match edit {
        Edit::Put(path, value) => put(planning, at, path, value).map(|(path, value)| Edit::Put(path, value)),
        Edit::Link(path, uuid, name) => link(planning, at, path, uuid, &name),
        Edit::Replace(path, values) => {
            let values = values.into_iter().map(|(path, value)| put(planning, at, path, value));
            Ok(Edit::Replace(path, values.collect::<Result<_, Trouble>>()?))
        }
        Edit::Remove(path) => Ok(Edit::Remove(removed(kind, current, path))),
        Edit::PutPart(..) | Edit::Clear(_) => Ok(edit),
    });
    settled.collect()
}

/// Where a name stands.
#[derive(Clone, Copy)]
struct Place {
    /// In an edit of a record of this kind.
    kind: Kind,
    /// Of a deal of this pipeline, if its stages are named at all.
    pipeline: Option<Uuid128>,
    /// Of a deal that stands so, whatever its stage is called.
    outcome: Option<Outcome>,
}

impl Place {
    /// The place of a path: how a deal stands says nothing of the stages through which it came.
    fn of(self, path: &Path) -> Place {
        Place { outcome: self.outcome.filter(|_| path.field() == "stage"), ..self }
    }
}

/// Whether a deal says why it was lost.
fn gives_reason(edits: &[Edit]) -> bool {
    let says = |path: &Path, value: &Value| path.field() == "lost_reason" && value.as_text().is_some();
    edits.iter().any(|edit| matches!(edit, Edit::Put(path, value) if says(path, value)))
}

/// The edits of a deal with its pipeline settled, in which its stages are named.
fn settle_pipeline(
    planning: &mut Planning<'_>,
    current: Option<&Record>,
    edits: Vec<Edit>,
) -> Result<(Vec<Edit>, Option<Uuid128>), Trouble> {
    let at = Place { kind: Kind::Deal, pipeline: None, outcome: None };
    let (mut settled, mut named, mut names_stages) = (Vec::with_capacity(edits.len()), None, false);
    for edit in edits {
        settled.push(match edit {
            Edit::Put(path, value) if path.field() == "pipeline" => {
                let (path, value) = put(planning, at, path, value)?;
                named = way::linked(&value);
                Edit::Put(path, value)
            }
            Edit::Link(path, uuid, name) if path.field() == "pipeline" => {
                let edit = link(planning, at, path, uuid, &name)?;
                named = match &edit {
                    Edit::Put(_, value) => way::linked(value),
                    Edit::Link(..) | Edit::PutPart(..) | Edit::Remove(_) | Edit::Clear(_) | Edit::Replace(..) => None,
                };
                edit
            }
            Edit::Put(ref path, _) | Edit::Link(ref path, ..) => {
                names_stages |= matches!(path.field(), "stage" | MOVES);
                edit
            }
            Edit::PutPart(..) | Edit::Remove(_) | Edit::Clear(_) | Edit::Replace(..) => edit,
        });
    }
    if !names_stages {
        return Ok((settled, named));
    }
    let layout = planning.layout()?;
    let own = current.and_then(|deal| record_at(deal, "pipeline")).filter(|own| layout.pipeline(*own).is_some());
    let pipeline = match named.or(own) {
        Some(pipeline) => pipeline,
        None if may_be_made(planning, Kind::Stage, "") => pipelines::first_bare(planning)?,
        None => pipelines::first(planning)?,
    };
    Ok((settled, Some(pipeline)))
}

/// A value that is to be put, as it is kept.
fn put(planning: &mut Planning<'_>, at: Place, path: Path, value: Value) -> Result<(Path, Value), Trouble> {
    let at = at.of(&path);
    let field = Field::find(at.kind, path.field());
    match (field.map(|field| field.value), value) {
        (Some(Type::Record(Kind::Stage)), Value::Text(name)) => {
            let stage = stage(planning, at, &path, &name)?;
            Ok((path, Value::Record(stage)))
        }
        (Some(Type::Record(kind)), Value::Text(name)) => Ok((path, Value::Record(named(planning, kind, &name)?))),
        (Some(Type::Record(kind)), Value::Record(uuid)) => {
            Ok((path, Value::Record(identified(planning, at, RecordId { kind, uuid }, "")?)))
        }
        (Some(Type::Item(Sort::Record(kind))), Value::Item(item)) => {
            let key = path.item_key().unwrap_or_default();
            let uuid = match key.parse() {
                Ok(uuid) => identified(planning, at, RecordId { kind, uuid }, &item.typed)?,
                Err(_) => named(planning, kind, key)?,
            };
            let item = Item { typed: String::new(), ..item };
            Ok((Path::item(path.field(), &uuid.to_string()), Value::Item(item)))
        }
        (Some(_) | None, value) => Ok((path, value)),
    }
}

/// A link with an identity that came from elsewhere, and the name that goes along with it.
fn link(planning: &mut Planning<'_>, at: Place, path: Path, uuid: Uuid128, name: &str) -> Result<Edit, Trouble> {
    let Some(Type::Record(kind)) = Field::find(at.kind, path.field()).map(|field| field.value) else {
        return Err(Failure::new(Code::NoMatch).fact("reference", name).fact("kind", "record").into());
    };
    let uuid = identified(planning, at.of(&path), RecordId { kind, uuid }, name)?;
    Ok(Edit::Put(path, Value::Record(uuid)))
}

/// The path of a list item that is to be removed and was named as people know it.
fn removed(kind: Kind, current: Option<&Record>, path: Path) -> Path {
    let is_link =
        Field::find(kind, path.field()).is_some_and(|field| matches!(field.value, Type::Item(Sort::Record(_))));
    let (Some(current), Some(name), true) = (current, path.item_key(), is_link) else { return path };
    let wanted = fold(name);
    let key = current.keys(path.field()).find(|key| fold(current.item_name(key)) == wanted);
    key.map(|key| Path::item(path.field(), key)).unwrap_or(path)
}

/// The stage that a name means in a deal's pipeline. What a deal went through before may be a stage of another one.
fn stage(planning: &mut Planning<'_>, at: Place, path: &Path, name: &str) -> Result<Uuid128, Trouble> {
    let layout = planning.layout()?;
    let before = if path.field() == MOVES { layout.stage_anywhere(name) } else { None };
    if let Some(stage) = layout.stage_called(at.pipeline, name).or(before) {
        return Ok(stage.id.uuid);
    }
    match at.pipeline {
        Some(pipeline) if may_be_made(planning, Kind::Stage, name) => {
            let uuid = (planning.fresh)().into();
            stages::make(planning, uuid, pipeline, name, at.outcome)
        }
        Some(_) | None => Err(stages::no_stage(planning, at.pipeline, name)),
    }
}

/// The record that a name means; one that may be made is made.
fn named(planning: &mut Planning<'_>, kind: Kind, name: &str) -> Result<Uuid128, Trouble> {
    if kind == Kind::Pipeline {
        return pipeline(planning, name);
    }
    if let Some(uuid) = made(planning, kind, name) {
        return Ok(uuid);
    }
    if let Some(uuid) = planning.known.0.get(&(kind, name.to_owned())) {
        return Ok(*uuid);
    }
    match resolve::exactly(planning.views.store(), kind, name)? {
        Some(record) => {
            planning.known.note(kind, name, record.id.uuid);
            Ok(record.id.uuid)
        }
        None if may_be_made(planning, kind, name) => {
            let id = RecordId { kind, uuid: (planning.fresh)().into() };
            make(planning, id, name)
        }
        None => Err(Failure::new(Code::NoMatch).fact("reference", name).fact("kind", kind.as_str()).into()),
    }
}

fn pipeline(planning: &mut Planning<'_>, name: &str) -> Result<Uuid128, Trouble> {
    match planning.layout()?.pipeline_called(name).map(|pipeline| pipeline.id.uuid) {
        Some(uuid) => Ok(uuid),
        None if may_be_made(planning, Kind::Pipeline, name) => {
            let uuid = (planning.fresh)().into();
            pipelines::make(planning, uuid, name)
        }
        None => pipelines::called(planning, name).map(|pipeline| pipeline.id.uuid),
    }
}

/// The record of this name that the command made before.
fn made(planning: &Planning<'_>, kind: Kind, name: &str) -> Option<Uuid128> {
    let called = || planning.claims.find(kind, &Key::Name(name.to_owned())).map(|id| id.uuid);
    planning.views.made(kind, name).or_else(called)
}

/// The record with an identity that came from elsewhere; if the book does not know it, it goes by its name.
fn identified(planning: &mut Planning<'_>, at: Place, id: RecordId, name: &str) -> Result<Uuid128, Trouble> {
    if planning.views.exists(id)? {
        return Ok(id.uuid);
    }
    if name.is_empty() {
        return Err(Failure::new(Code::NoMatch).fact("reference", id).fact("kind", id.kind.as_str()).into());
    }
    let layout = planning.layout()?;
    let known = match id.kind {
        Kind::Pipeline => layout.pipeline_called(name).map(|pipeline| pipeline.id.uuid),
        Kind::Stage => layout.stage_called(at.pipeline, name).map(|stage| stage.id.uuid),
        Kind::Contact
        | Kind::Company
        | Kind::User
        | Kind::Deal
        | Kind::Activity
        | Kind::Task
        | Kind::Segment
        | Kind::Field => resolve::exactly(planning.views.store(), id.kind, name)?.map(|record| record.id.uuid),
    };
    match (known, id.kind, at.pipeline) {
        (Some(uuid), ..) => Ok(uuid),
        (None, Kind::Pipeline, _) => pipelines::make(planning, id.uuid, name),
        (None, Kind::Stage, Some(pipeline)) => stages::make(planning, id.uuid, pipeline, name, at.outcome),
        (None, Kind::Stage, None) => Err(stages::no_stage(planning, None, name)),
        (
            None,
            Kind::Contact
            | Kind::Company
            | Kind::User
            | Kind::Deal
            | Kind::Activity
            | Kind::Task
            | Kind::Segment
            | Kind::Field,
            _,
        ) => make(planning, id, name),
    }
}

/// A record that links to another and is there when the command is done, with the path at which it does.
pub(super) fn holder(planning: &Planning<'_>, target: RecordId) -> Result<Option<(RecordId, Path)>, Trouble> {
    for kind in Kind::ALL {
        for id in planning.views.store().linking_to(target, *kind)? {
            // What was put back to how it was before cannot link to what was made only then.
            if planning.views.is_forgotten(id) {
                continue;
            }
            let Some(record) = planning.views.record(id)? else { continue };
            let link = record.links().find(|(_, _, linked)| *linked == target);
            if let Some((path, _, _)) = link {
                return Ok(Some((id, path.clone())));
            }
        }
    }
    Ok(None)
}

/// Whether the command may make a record that it names and the book does not know.
fn may_be_made(planning: &Planning<'_>, kind: Kind, name: &str) -> bool {
    let is_self = kind == Kind::User && name == planning.request.actor;
    is_self
        || match &planning.request.command {
            Command::Apply { make, .. } => make.contains(&kind),
            Command::Add { .. }
            | Command::Edit { .. }
            | Command::Delete { .. }
            | Command::AddDeal { .. }
            | Command::AddPipeline { .. }
            | Command::AddStage { .. }
            | Command::MoveStage { .. }
            | Command::MoveDeals { .. }
            | Command::Convert { .. }
            | Command::Attach { .. }
            | Command::Detach { .. }
            | Command::Log { .. }
            | Command::Demo { .. }
            | Command::Despite { .. }
            | Command::FinishTasks { .. }
            | Command::Snooze { .. }
            | Command::Restore { .. }
            | Command::Undo { .. }
            | Command::Redo { .. } => kind == Kind::Company,
        }
}

/// A record made on the way, of which nothing is known but what it is called.
fn make(planning: &mut Planning<'_>, id: RecordId, name: &str) -> Result<Uuid128, Trouble> {
    let text = |field, text: String| Edit::Put(Path::one(field), Value::Text(text));
    let edits = match (id.kind, email::read_email(name)) {
        (Kind::Contact | Kind::User, Ok(address)) => {
            vec![Edit::Put(Path::item("emails", &address), Value::Item(Item::default()))]
        }
        (Kind::Contact, Err(_)) => {
            let halves = name::split(name);
            let halves = [("given", halves.given), ("family", halves.family)].into_iter();
            let halves: Vec<Edit> =
                halves.filter(|(_, half)| !half.is_empty()).map(|(field, half)| text(field, half)).collect();
            if halves.is_empty() { vec![text("name", name.to_owned())] } else { halves }
        }
        (Kind::Activity, _) => vec![text("text", name.to_owned())],
        (
            Kind::Company
            | Kind::User
            | Kind::Deal
            | Kind::Pipeline
            | Kind::Stage
            | Kind::Task
            | Kind::Segment
            | Kind::Field,
            _,
        ) => {
            vec![text("name", name.to_owned())]
        }
    };
    warn_of_alike(planning, id.kind, name)?;
    records::create(planning, None, id, edits, Verb::Made)?;
    planning.claims.note(id, &Key::Name(name.to_owned()));
    Ok(id.uuid)
}

/// Says of what is only tried for whom a name may be meant that would be a new record. Rows of a table say what they mean.
fn warn_of_alike(planning: &mut Planning<'_>, kind: Kind, name: &str) -> Result<(), Trouble> {
    if planning.request.mode == Mode::Do || matches!(planning.request.command, Command::Apply { .. }) {
        return Ok(());
    }
    let others = resolve::alike(planning.views.store(), kind, name)?;
    if !others.is_empty() {
        planning.warn(Warning::Alike { kind, title: name.to_owned(), others });
    }
    Ok(())
}
