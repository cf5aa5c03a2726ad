//! Takes every message to where it is dealt with.

use jiff::Timestamp;

use super::{
    bell, command, drafts, editor, export, fetch, keys, mouse, news, palette, reply, rest, table, typing, words,
};
use crate::tui::layout;
use crate::tui::model::{Model, Picture};
use crate::tui::msg::{Effect, Msg};
use crate::tui::visit::Visit;

/// What the screen asks for when it begins.
pub(crate) fn begin(model: &mut Model) -> Vec<Effect> {
    drafts::remind(model);
    fetch::missing(model)
}

/// Takes one message in.
pub(crate) fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let (here, steps) = (Visit::here(model), model.trail.steps());
    let mut effects = take(model, msg);
    if model.trail.steps() == steps && here.was_left(model) {
        model.trail.leave(here);
    }
    effects.extend(palette::kept(model));
    effects.extend(fetch::missing(model));
    // What is thrown away is gone before the screen is.
    drafts::settle(model).into_iter().chain(effects).collect()
}

fn take(model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        // Nobody does anything to what they cannot see.
        Msg::Key(key) if layout::is_too_small(model.size) => changed(model, |model| keys::press_unseen(model, key)),
        Msg::Paste(_) | Msg::Mouse(..) if layout::is_too_small(model.size) => Vec::new(),
        Msg::Key(key) => changed(model, |model| keys::press(model, key)),
        Msg::Paste(text) => changed(model, |model| typing::paste(model, &text)),
        Msg::Mouse(at, gesture) => changed(model, |model| mouse::did(model, at, gesture)),
        Msg::Resize(size) => changed(model, |model| {
            model.size = size.into();
            model.fit_banner();
            Vec::new()
        }),
        // What rests is seen to below. No reminder rings then: that is another moment, which is still waited for.
        Msg::Moment if rest::is_due(model) || drafts::are_due(model) => Vec::new(),
        // These say themselves whether the picture is another one, as late replies do.
        Msg::Moment => bell::moment(model),
        Msg::Back => bell::back(model),
        Msg::Looked => bell::looked(model),
        Msg::News(told) => news::heard(model, told),
        Msg::Exported(words, told) => changed(model, |model| export::done(model, words, told)),
        Msg::Settings(words, answer) => changed(model, |model| reply::settings(model, &words, answer)),
        // A late reply changes nothing, so that these say themselves whether the picture is another one.
        Msg::Answered(ticket, answer) => reply::answered(model, ticket, answer),
        Msg::Files(ticket, names) => changed(model, |model| words::files(model, ticket, names)),
        Msg::Done(ticket, done) => reply::done(model, ticket, done),
        Msg::HandedOut(ticket, handout) => changed(model, |model| table::handed_out(model, ticket, handout)),
        Msg::Wrote(written) if table::is_in_editor(model) => changed(model, |model| table::wrote(model, written)),
        Msg::Wrote(written) => changed(model, |model| editor::wrote(model, written)),
        Msg::NotKept(failure) => changed(model, |model| command::refuse(model, String::new(), &failure)),
    }
}

/// The moment at which something has to be done next, if nothing else happens.
pub(crate) fn deadline(model: &Model) -> Option<Timestamp> {
    model.bell.deadline(&model.now).into_iter().chain(rest::deadline(model)).chain(model.drafts.deadline()).min()
}

fn changed(model: &mut Model, act: impl FnOnce(&mut Model) -> Vec<Effect>) -> Vec<Effect> {
    model.picture = Picture::Changed;
    act(model)
}
