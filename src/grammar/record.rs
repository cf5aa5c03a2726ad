//! The verbs that most kinds of record have: add, list, show, edit, tag, delete, restore.

use clap::{Arg, ArgAction};

use super::given::{Given, IF_REV, OVERWRITE, Verb, joined_arg, refused};
use super::number::number;
use super::output::{
    columns_arg, explain_arg, format_arg, has_purpose, limit_arg, list_args, purpose_args, read_purpose, read_show,
    read_sort, where_arg,
};
use super::values::{list_value_args, read_edits, read_new, value_args};
use super::view::{has_views, read_through, read_view, view_arg};
use super::{Ask, Show, activity, ask, deal, pipeline, segment, signs, stage, task};
use crate::domain::consent::Purpose;
use crate::domain::field::Type;
use crate::domain::{Catalogue, Kind, Reading};
use crate::ops::{Code, Command, Dress, Failure, Life, List, Query, Reference, Selection, Targets};

/// The verbs of a kind, the most frequent first.
pub(super) const fn verbs(kind: Kind) -> &'static [Verb<Kind>] {
    match kind {
        Kind::Contact | Kind::Company | Kind::User => PEOPLE,
        Kind::Deal => deal::VERBS,
        Kind::Pipeline => pipeline::VERBS,
        Kind::Stage => stage::VERBS,
        Kind::Activity => activity::VERBS,
        Kind::Task => task::VERBS,
        Kind::Segment => segment::VERBS,
        Kind::Field => DEFINITIONS,
    }
}

const PEOPLE: &[Verb<Kind>] = &[ADD, LIST, SHOW, EDIT, TAG, DELETE, RESTORE];

const DEFINITIONS: &[Verb<Kind>] = &[ADD, LIST, SHOW, EDIT, RETIRE, RESTORE];

pub(super) const ADD: Verb<Kind> = Verb { name: "add", args: add_args, read: read_add };
pub(super) const LIST: Verb<Kind> = Verb {
    name: "list",
    args: list_command_args,
    read: |kind, given| read_list(&[kind], given.joined("words"), None, given),
};
pub(super) const SHOW: Verb<Kind> =
    Verb { name: "show", args: |_, _| show_args(), read: |kind, given| read_show_one(Some(kind), given) };
pub(super) const EDIT: Verb<Kind> = Verb { name: "edit", args: edit_args, read: read_edit };
pub(super) const TAG: Verb<Kind> = Verb { name: signs::TAG, args: |_, _| tag_args(), read: read_tag };
pub(super) const DELETE: Verb<Kind> = Verb { name: "delete", args: |_, _| target_args(), read: read_delete };
/// A definition is deleted so that its field is retired: what records hold in it stays.
const RETIRE: Verb<Kind> = Verb { name: "retire", ..DELETE };
pub(super) const RESTORE: Verb<Kind> = Verb { name: "restore", args: |_, _| target_args(), read: read_restore };

/// The verb that deletes records of a kind.
pub const fn deleting(kind: Kind) -> &'static str {
    match kind {
        Kind::Field => RETIRE.name,
        Kind::Contact
        | Kind::Company
        | Kind::User
        | Kind::Deal
        | Kind::Pipeline
        | Kind::Stage
        | Kind::Activity
        | Kind::Task
        | Kind::Segment => DELETE.name,
    }
}

/// `-n`.
pub(super) fn dry_run_arg() -> Arg {
    Arg::new("dry-run").short('n').long("dry-run").action(ArgAction::SetTrue)
}

/// The argument that names one record.
pub(super) fn show_args() -> Vec<Arg> {
    let timeline = Arg::new("timeline").long("timeline");
    vec![joined_arg("ref").num_args(1..).required(true), timeline, limit_arg(), format_arg(), columns_arg()]
}

/// The arguments that say which records: references, or a filter in their place.
pub(super) fn which_args() -> [Arg; 2] {
    let refs = Arg::new("ref").num_args(1..).required_unless_present("where");
    [refs, where_arg()]
}

/// On which state of the book a command is made that changes records, and whether it is only asked which ones.
pub(super) fn base_args() -> [Arg; 3] {
    let rev = Arg::new(IF_REV).long(IF_REV).value_parser(number("7"));
    let force = Arg::new(OVERWRITE).long("force").requires(IF_REV).action(ArgAction::SetTrue);
    [rev, force, explain_arg().requires("where")]
}

/// Which records are meant.
pub(super) fn read_targets(given: &Given<'_>) -> Result<Targets, Failure> {
    divided_targets(&given.texts("ref"), given)
}

/// The same where some of the words say something else: `words` are the references among them.
pub(super) fn divided_targets(words: &[&str], given: &Given<'_>) -> Result<Targets, Failure> {
    let Some(filter) = given.text("where") else { return read_references(words).map(Targets::Named) };
    if let Some(word) = words.first() {
        return Err(Failure::new(Code::FilterAndNames).fact("word", word));
    }
    selected(filter, given).map(|selection| Targets::Where(Box::new(selection)))
}

/// The records that are meant; a filter lets only those through that this one lets through, too.
pub(super) fn among(filter: &str, targets: Targets) -> Targets {
    match targets {
        Targets::Where(selection) => {
            let filter = format!("{filter} ({})", selection.filter);
            Targets::Where(Box::new(Selection { filter, ..*selection }))
        }
        named @ Targets::Named(_) => named,
    }
}

/// What a filter lets through; it has to say something.
pub(super) fn selected(filter: &str, given: &Given<'_>) -> Result<Selection, Failure> {
    if filter.trim().is_empty() {
        return Err(Failure::new(Code::EmptyFilter));
    }
    let Reading { week_start, me, .. } = given.reading;
    let filter = filter.trim().to_owned();
    Ok(Selection { filter, now: given.now.clone(), week_start: *week_start, me: me.clone() })
}

/// How what a command did is shown.
pub(super) fn outcome_args() -> [Arg; 3] {
    [dry_run_arg(), format_arg(), columns_arg()]
}

/// The values of a new record.
pub(super) fn add_args(kind: Kind, catalogue: &Catalogue) -> Vec<Arg> {
    let said_twice = ["name", "given", "family"].map(|name| format!("field-{name}"));
    let fields = kind.fields().iter().map(|field| format!("field-{}", field.name));
    let mut args = vec![Arg::new("name").conflicts_with_all(fields.filter(|id| said_twice.contains(id)))];
    args.extend(value_args(catalogue, kind));
    args.extend(outcome_args());
    args
}

fn edit_args(kind: Kind, catalogue: &Catalogue) -> Vec<Arg> {
    let mut args = edited_args(kind, catalogue);
    args.extend(outcome_args());
    args
}

/// Which records an edit is about, and what becomes of them.
pub(super) fn edited_args(kind: Kind, catalogue: &Catalogue) -> Vec<Arg> {
    let mut args = which_args().to_vec();
    args.extend(value_args(catalogue, kind));
    args.extend(list_value_args(catalogue, kind));
    args.extend(base_args());
    args
}

fn list_command_args(kind: Kind, _: &Catalogue) -> Vec<Arg> {
    let mut args = vec![joined_arg("words")];
    args.extend(list_args());
    args.extend(purpose_args().into_iter().filter(|_| has_purpose(kind)));
    args.extend(has_views(kind).then(|| view_arg().conflicts_with("despite")));
    args
}

fn tag_args() -> Vec<Arg> {
    let tags = Arg::new("tag").long("tag").action(ArgAction::Append).allow_hyphen_values(true);
    let [refs, filter] = which_args();
    let mut args = vec![refs.value_name("REF|+TAG|-TAG"), filter, tags];
    args.extend(base_args());
    args.extend(outcome_args());
    args
}

/// Which records, and how what became of them is shown.
pub(super) fn target_args() -> Vec<Arg> {
    let mut args = which_args().to_vec();
    args.extend(base_args());
    args.extend(outcome_args());
    args
}

fn read_add(kind: Kind, given: &Given<'_>) -> Result<Ask, Failure> {
    let edits = read_new(kind, given)?;
    execute(kind, Command::Add { kind, edits }, given)
}

fn read_edit(kind: Kind, given: &Given<'_>) -> Result<Ask, Failure> {
    execute(kind, read_edited(kind, given)?, given)
}

/// The command of an edit.
pub(super) fn read_edited(kind: Kind, given: &Given<'_>) -> Result<Command, Failure> {
    let targets = read_targets(given)?;
    let edits = some_edits(kind, read_edits(kind, given)?)?;
    Ok(Command::Edit { kind, targets, edits })
}

fn read_tag(kind: Kind, given: &Given<'_>) -> Result<Ask, Failure> {
    let flagged = given.texts("tag");
    let words = given.texts("ref");
    let is_filtered = given.text("where").is_some();
    let (references, mut tags) =
        if is_filtered { (Vec::new(), words) } else { signs::divide(&words, !flagged.is_empty()) };
    tags.extend(flagged);
    let mut edits = Vec::new();
    for field in kind.fields().iter().filter(|field| field.value == Type::Tag) {
        edits.extend(signs::read_signed(field, &tags, "--tag", given.reading)?);
    }
    let edits = some_edits(kind, edits)?;
    execute(kind, Command::Edit { kind, targets: divided_targets(&references, given)?, edits }, given)
}

/// What words mean as references.
pub(super) fn read_references(words: &[&str]) -> Result<Vec<Reference>, Failure> {
    words.iter().map(|word| word.parse().map_err(|invalid| refused(invalid, "REF"))).collect()
}

/// The edits, if there are any.
pub(super) fn some_edits<T>(kind: Kind, edits: Vec<T>) -> Result<Vec<T>, Failure> {
    if edits.is_empty() { Err(Failure::new(Code::NoEdits).fact("kind", kind.as_str())) } else { Ok(edits) }
}

fn read_delete(kind: Kind, given: &Given<'_>) -> Result<Ask, Failure> {
    execute(kind, Command::Delete { kind, targets: read_targets(given)?, heir: None }, given)
}

fn read_restore(kind: Kind, given: &Given<'_>) -> Result<Ask, Failure> {
    execute(kind, Command::Restore { kind, targets: read_targets(given)? }, given)
}

/// A command about records of a kind.
pub(super) fn execute(kind: Kind, command: Command, given: &Given<'_>) -> Result<Ask, Failure> {
    Ok(done_or_explained(command, read_show(&[kind], given)?, given))
}

/// A command, or how the filter is read by which it finds its records; then nothing is done.
pub(super) fn done_or_explained(command: Command, show: Show, given: &Given<'_>) -> Ask {
    match command.selection().filter(|_| given.explains()) {
        Some((kinds, life, selection)) => {
            let list = List { len: usize::MAX, ..selection.counted(kinds, life) };
            Ask::Query { query: Query::Explain(Box::new(list)), show }
        }
        None => Ask::Execute { command, mode: given.mode(), base: given.base(), show },
    }
}

/// How many happenings a card shows if nobody says.
const TIMELINE: usize = 20;

/// `show REF`, of a kind or of any.
pub(super) fn read_show_one(kind: Option<Kind>, given: &Given<'_>) -> Result<Ask, Failure> {
    let reference = given.joined("ref").parse::<Reference>().map_err(|invalid| refused(invalid, "REF"))?;
    let mut show = read_show(kind.as_ref().map_or(Kind::ALL, std::slice::from_ref), given)?;
    show.kind = kind;
    let len = given.count("limit").unwrap_or(TIMELINE);
    let Reading { me, week_start, .. } = given.reading;
    let filter = given.text("timeline").unwrap_or_default().to_owned();
    let (now, week_start, me) = (given.now.clone(), *week_start, me.clone());
    let query = Query::Show { kind, reference, len, filter, now, week_start, me };
    Ok(Ask::Query { query, show })
}

/// A list of what matches words, with everything that a list can be told; `must_find` is what has to be found, if something has to.
pub(super) fn read_list(
    kinds: &[Kind],
    words: String,
    must_find: Option<String>,
    given: &Given<'_>,
) -> Result<Ask, Failure> {
    let (list, mut show) = read_window(kinds, words, given)?;
    show.must_find = must_find;
    let is_asked = kinds.iter().any(|kind| has_purpose(*kind));
    let (list, command) = if is_asked { read_purpose(list, given)? } else { (list, None) };
    let view = match kinds {
        [kind] if has_views(*kind) => read_view(given)?,
        [] | [_, ..] => None,
    };
    if given.explains() {
        return Ok(read_through(view, ask::Reading::Explanation(Box::new(list), show)));
    }
    let reading = ask::Reading::List(Box::new(list), show);
    Ok(match command {
        Some(command) => Ask::Noted { command, reading },
        None => read_through(view, reading),
    })
}

/// What a list can be told, beside the words.
pub(super) fn read_window(kinds: &[Kind], words: String, given: &Given<'_>) -> Result<(List, Show), Failure> {
    let mut show = read_show(kinds, given)?;
    show.count = given.has("count");
    show.limit = given.count("limit");
    let life = if given.has("deleted") { Life::Deleted } else { Life::Live };
    let Reading { me, week_start, .. } = given.reading;
    let list = List {
        kinds: kinds.to_vec(),
        words,
        filter: given.text("where").unwrap_or_default().to_owned(),
        sort: read_sort(kinds, given)?,
        life,
        purpose: Purpose::Any,
        start: given.count("start").unwrap_or_default(),
        len: show.limit.unwrap_or(usize::MAX),
        dress: Dress::of(&show.columns),
        now: given.now.clone(),
        week_start: *week_start,
        me: me.clone(),
    };
    Ok((list, show))
}
