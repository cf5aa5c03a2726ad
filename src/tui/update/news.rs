//! What others do with the book while the screen is open.

use super::{bell, board, command};
use crate::domain::Catalogue;
use crate::grammar::Suggestions;
use crate::ops::Query;
use crate::tui::model::{Model, Picture, Status, Tone};
use crate::tui::msg::{Effect, Topic};
use crate::tui::panes::contacts::Search;
use crate::tui::stage::News;

/// Takes news in.
pub(super) fn heard(model: &mut Model, news: News) -> Vec<Effect> {
    match news {
        News::Changed => changed(model),
        News::Waiting(holder) => {
            let message = model.text.say("screen-waiting", &[("holder", holder.into())]);
            model.waiting = Some(message.clone());
            model.say(Tone::Plain, message);
            model.picture = Picture::Changed;
            Vec::new()
        }
        News::Answered => {
            if model.waiting.take().is_some_and(|waiting| waiting == model.status.message) {
                model.status = Status::default();
                model.picture = Picture::Changed;
            }
            Vec::new()
        }
        News::Unserved(failure) => {
            let sentence = command::told(model, &failure).join("  ");
            model.announce(sentence);
            Vec::new()
        }
    }
}

/// Everything that is shown is read again; the cursor stays on its record.
fn changed(model: &mut Model) -> Vec<Effect> {
    for list in std::iter::once(&mut model.contacts).chain(&mut model.aside) {
        if list.wanted.is_none() {
            list.wanted = list.current().map(|record| record.id);
            list.search = Search::Near;
        }
        list.spoil();
    }
    board::read_anew(model);
    model.today.spoil();
    model.page.spoil();
    bell::stirred(model);
    let ticket = model.next_ticket();
    vec![Effect::Ask(ticket, Topic::Fields, Box::new(Query::Fields))]
}

/// Which fields people have defined by now.
pub(super) fn fields(model: &mut Model, fields: Catalogue) {
    if *model.text.catalogue() != fields {
        model.text.set_fields(fields);
        // Flags are called by them; the tree is made again when it is next asked for.
        model.tree = Suggestions::default();
    }
}
