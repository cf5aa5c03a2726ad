//! The command line: opens it, lists what may be typed and done, and does what was typed or picked.

use super::pane::Motion;
use super::{act, blank, command, keys, modal, selected};
use crate::config::{SETTINGS, Setting};
use crate::grammar::{self, Leaf, Stop, Suggestions};
use crate::keymap::{Action, Bound, Keymap, Place, show_keys};
use crate::ops::{Code, Failure};
use crate::tui::modals::{Does, Item, Looking, Menu, Modal, Palette, Proposal, palette};
use crate::tui::model::{Model, Status};
use crate::tui::msg::Effect;
use tui_input::Input;

/// The command that lists all settings, and the one that changes one of them.
const SETTINGS_LIST: &str = "config list";
const SETTING: &str = "config set";

/// The most command lines that are remembered.
pub(crate) const TYPED: usize = 1_000;

/// Opens the command line.
pub(super) fn open(model: &mut Model, line: &str) -> Vec<Effect> {
    if model.tree == Suggestions::default() {
        model.tree = Suggestions::of(&model.text);
        model.menu = menu(model);
    }
    let items = items(model);
    model.modals.push(Modal::Palette(Palette::with(line, items)));
    changed(model);
    Vec::new()
}

/// All that can be done, wherever one is.
fn menu(model: &Model) -> Menu {
    let command = |Leaf { path, about, examples }: Leaf| {
        let missing = command::are_for_shells(model, &examples).then(|| model.text.get("screen-palette-shell"));
        // What people look for is what it lists.
        let also: &[&str] = if path == SETTINGS_LIST { &["settings"] } else { &[] };
        let proposal = Proposal { missing, ..Proposal::new(Does::Line(path.clone()), path, about) };
        Item::new(proposal, also)
    };
    let setting = |setting: &Setting| {
        let (label, help) = (format!("setting-{}", setting.key), format!("setting-{}.help", setting.key));
        let line = format!("{SETTING} {}", setting.key);
        let proposal = Proposal::new(Does::Line(line.clone()), line, model.text.get(&help));
        Item::new(proposal, &[&model.text.get(&label), setting.key])
    };
    let standard = Keymap::standard();
    let action = |action: &Action| {
        let word = action.as_str();
        let said = |id: String| model.text.get(&id);
        let (short, about) = (said(format!("action-{word}.short")), said(format!("action-{word}")));
        let places = [&standard, &model.keymap].into_iter().flat_map(|keymap| keymap.places(*action)).collect();
        (Item::new(Proposal::new(Does::Action(*action), short, about), &[&word.replace('-', " ")]), places)
    };
    Menu {
        commands: model.tree.leaves().into_iter().map(command).chain(SETTINGS.iter().map(setting)).collect(),
        actions: Action::ALL.iter().map(action).collect(),
    }
}

/// The same, with the keys that hold here, and why something cannot be done here.
fn items(model: &Model) -> Vec<Item> {
    let here = keys::places(model);
    let with = |item: &Item, keys: String, missing: Option<String>| {
        let mut item = item.clone();
        item.proposal.keys = keys;
        item.proposal.missing = item.proposal.missing.or(missing);
        item
    };
    let commands = model.menu.commands.iter().map(|item| with(item, command_keys(model, &here, item), None));
    let actions = model.menu.actions.iter().map(|(item, places)| {
        let Does::Action(action) = item.proposal.does else { return item.clone() };
        let keys = model.keymap.chord(&here, action).map(show_keys).unwrap_or_default();
        with(item, keys, missing(model, &here, action, places))
    });
    commands.chain(actions).collect()
}

/// The keys to which a command is bound.
fn command_keys(model: &Model, here: &[Place], item: &Item) -> String {
    let Does::Line(path) = &item.proposal.does else { return String::new() };
    let is_it = |bound: &Bound| match bound {
        Bound::Words(words) => {
            words.strip_prefix(path.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        }
        Bound::Action(_) => false,
    };
    let mut bindings = here.iter().flat_map(|place| model.keymap.bindings(*place));
    bindings.find(|binding| is_it(&binding.bound)).map(|binding| show_keys(&binding.keys)).unwrap_or_default()
}

/// Why an action cannot be done here: it is for other places, or for the record under the cursor, of which there is none.
/// What no key does anywhere can be done wherever there is a command line.
fn missing(model: &Model, here: &[Place], action: Action, places: &[Place]) -> Option<String> {
    if !places.is_empty() && !places.iter().any(|place| here.contains(place)) {
        let mut names: Vec<String> = Vec::new();
        for place in places {
            let name = model.text.get(&format!("context-{}", place.context.as_str()));
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let places = model.text.list(&names);
        return Some(model.text.say("screen-palette-elsewhere", &[("places", places.into())]));
    }
    let is_lacking = keys::is_about_record(action) && model.current().is_none() && model.marks().is_empty();
    is_lacking.then(|| model.text.get("screen-palette-nothing"))
}

/// Lists anew what fits what is typed.
pub(super) fn changed(model: &mut Model) {
    let Some(Modal::Palette(palette)) = model.modals.last_mut() else { return };
    palette.told = None;
    palette.words.wants = match palette.looking {
        Looking::Forward => grammar::wanted(modal::signless(&palette.before()), model.text.catalogue()),
        Looking::Back => Vec::new(),
    };
    palette.list(&model.tree, &model.typed, &model.text);
}

/// Moves through the list; up from the command line are the lines typed before.
pub(super) fn go(model: &mut Model, motion: Motion) {
    let room = palette::room(model.size);
    let Some(Modal::Palette(palette)) = model.modals.last_mut() else { return };
    let total = palette.listed.len();
    match (palette.cursor, motion) {
        (None, Motion::Rows(..0)) => recall(model, 1),
        (None, Motion::Rows(_)) if palette.back > 0 => recall(model, -1),
        (None, Motion::Pages(..0) | Motion::HalfPages(..0)) => {}
        (None, _) => palette.cursor = (total > 0).then_some(0),
        (Some(0), Motion::Rows(..0)) => palette.cursor = None,
        (Some(at), motion) => palette.cursor = Some(motion.from(at, room, total)),
    }
}

/// Shows an earlier or later command line.
pub(super) fn recall(model: &mut Model, by: isize) {
    if let Some(Modal::Palette(palette)) = model.modals.last_mut() {
        palette.recall(&model.typed, by);
        changed(model);
    }
}

/// Looks through the lines that were typed before, or no longer.
pub(super) fn look_back(model: &mut Model) -> Vec<Effect> {
    if let Some(Modal::Palette(palette)) = model.modals.last_mut() {
        palette.looking = match palette.looking {
            Looking::Forward => Looking::Back,
            Looking::Back => Looking::Forward,
        };
        changed(model);
    }
    Vec::new()
}

/// Completes what is typed.
pub(super) fn complete(model: &mut Model) {
    let Some(Modal::Palette(palette)) = model.modals.last_mut() else { return };
    palette.complete(&model.tree);
    palette.looking = Looking::Forward;
    changed(model);
}

/// Does what is under the cursor, or what is typed.
pub(super) fn accept(model: &mut Model) -> Vec<Effect> {
    let Some(Modal::Palette(palette)) = model.modals.last_mut() else { return Vec::new() };
    match palette.current().cloned() {
        Some(Proposal { does: Does::Action(_), missing: Some(missing), .. }) => palette.told = Some(missing),
        Some(Proposal { does: Does::Action(action), .. }) => {
            modal::close(model);
            return act::act(model, action);
        }
        Some(Proposal { does: Does::Line(line), .. }) => {
            palette.input = Input::new(line.clone());
            palette.cursor = None;
            return take(model, &line);
        }
        Some(Proposal { does: does @ Does::Word(..), .. }) => {
            palette.take(&does);
            changed(model);
        }
        None if palette.looking == Looking::Back => go(model, Motion::First),
        None => {
            let line = modal::as_line(palette.input.value());
            if let Some(effects) = act_as_named(model, &line) {
                return effects;
            }
            return if offers_instead(model, &line) { Vec::new() } else { take(model, &line) };
        }
    }
    Vec::new()
}

/// What people type by heart who come from other programs.
const BY_HEART: &[(&str, Action)] = &[
    ("q", Action::Quit),
    ("q!", Action::Quit),
    ("qa", Action::Quit),
    ("wq", Action::Quit),
    ("x", Action::Quit),
    ("exit", Action::Quit),
    ("h", Action::Help),
];

/// The line with which such people save.
const SAVE: &[&str] = &["w", "wa", "save"];

/// Does the action that a line names, if it names one that is no command; nothing else.
fn act_as_named(model: &mut Model, line: &str) -> Option<Vec<Effect>> {
    if SAVE.contains(&line) {
        let told = model.text.get("screen-nothing-to-save");
        return Some(say(model, told));
    }
    let named = |action: &Action| action.as_str().replace('-', " ") == line || action.as_str() == line;
    let by_heart = BY_HEART.iter().find(|(word, _)| *word == line).map(|(_, action)| *action);
    let action = by_heart.or_else(|| Action::ALL.iter().copied().find(named))?;
    if model.tree.is_named(&format!("{line} ")) {
        return None;
    }
    let Some(Modal::Palette(palette)) = model.modals.last() else { return None };
    let mut items = palette.items.iter().map(|item| &item.proposal);
    let missing = items.find(|proposal| proposal.does == Does::Action(action))?.missing.clone();
    if let Some(missing) = missing {
        return Some(say(model, missing));
    }
    remember(model, line);
    modal::close(model);
    Some(act::act(model, action))
}

/// Goes to the best of what is listed where a line names no command: nothing is done by a guess.
fn offers_instead(model: &mut Model, line: &str) -> bool {
    let words = grammar::split(line).unwrap_or_default();
    let Err(Stop::Refused(failure)) = command::understand(model, &words) else { return false };
    let told = command::told(model, &failure).into_iter().next();
    let is_named = model.tree.is_named(&format!("{line} "));
    let Some(Modal::Palette(palette)) = model.modals.last_mut() else { return false };
    let is_offered = failure.code == Code::Usage && !is_named && !palette.listed.is_empty();
    if is_offered && !line.is_empty() {
        palette.cursor = Some(0);
        palette.told = told;
        return true;
    }
    false
}

/// Gives a line; where something is missing without which it means nothing, its form asks for that. One that is refused
/// stays to be mended.
fn take(model: &mut Model, line: &str) -> Vec<Effect> {
    if line.is_empty() {
        modal::close(model);
        return Vec::new();
    }
    remember(model, line);
    let words = match grammar::split(line) {
        Ok(words) => words,
        Err(failure) => return tell(model, &failure),
    };
    if selected::are_about(&words) && model.selected().is_empty() {
        return say(model, model.text.get("screen-nothing-selected"));
    }
    match command::understand(model, &words) {
        Err(Stop::Refused(failure)) => {
            let asking = model.modals.pop();
            if let Some(effects) = blank::ask_for_rest(model, &words, &failure) {
                return effects;
            }
            model.modals.extend(asking);
            return tell(model, &failure);
        }
        Ok(ask) if !command::is_possible_here(&ask) => {
            return tell(model, &command::only_in_shells(line.to_owned()));
        }
        Ok(_) | Err(Stop::Help(_) | Stop::Version(_)) => modal::close(model),
    }
    let given = command::in_short(&selected::filled(model, &words));
    model.given = Some((line.to_owned(), given));
    command::run(model, words)
}

/// Opens the line again that was refused, with what is wrong with it.
pub(super) fn mend(model: &mut Model, line: &str, failure: &Failure) -> Vec<Effect> {
    model.status = Status::default();
    open(model, line);
    tell(model, failure)
}

/// Says below the line what is wrong with it.
fn tell(model: &mut Model, failure: &Failure) -> Vec<Effect> {
    let told = command::told(model, failure).join("\n");
    say(model, told)
}

fn say(model: &mut Model, told: String) -> Vec<Effect> {
    if let Some(Modal::Palette(palette)) = model.modals.last_mut() {
        palette.told = Some(told);
    }
    Vec::new()
}

/// Leaves it. What was begun there as a command comes back with `up`; what was only looked for is over.
pub(super) fn leave(model: &mut Model) {
    let Some(Modal::Palette(palette)) = model.modals.last() else { return };
    let line = modal::as_line(palette.input.value());
    modal::close(model);
    if model.tree.is_named(&format!("{line} ")) && !model.typed.contains(&line) {
        remember(model, &line);
    }
}

/// Keeps a command line, so that it can be shown again: here, and when the screen is next opened.
pub(super) fn remember(model: &mut Model, line: &str) {
    if model.typed.last().is_some_and(|last| last == line) {
        return;
    }
    model.typed.retain(|known| known != line);
    model.typed.push(line.to_owned());
    let surplus = model.typed.len().saturating_sub(TYPED);
    model.typed.drain(..surplus);
    model.fresh.push(line.to_owned());
}

/// What has to be written down of what was typed.
pub(super) fn kept(model: &mut Model) -> impl Iterator<Item = Effect> + use<> {
    std::mem::take(&mut model.fresh).into_iter().map(Effect::KeepLine)
}
