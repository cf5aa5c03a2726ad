//! What two people changed at once: of each value one says which it shall be, theirs, one's own, or what it was.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use crate::keymap::{Action, Context};
use crate::ops::Clash;
use crate::text::{Text, wrap};
use crate::tui::layout;
use crate::tui::modals::form::Way;
use crate::tui::model::Model;
use crate::tui::widgets::buttons::Buttons;
use crate::tui::widgets::{cells, popup};

/// The widest question.
const WIDTH: u16 = 70;

/// How many lines a value takes: its name and the three sides.
const HEIGHT: usize = 4;

/// What two people changed at once.
#[derive(Clone, Debug)]
pub(crate) struct Contest {
    /// What they made of it.
    pub(crate) clash: Box<Clash>,
    /// The fields in which they differ.
    pub(crate) fields: Vec<Dispute>,
    /// The field that has the cursor.
    pub(crate) cursor: usize,
}

/// A field that two people changed at once.
#[derive(Clone, Debug)]
pub(crate) struct Dispute {
    /// Its key.
    pub(crate) key: String,
    /// Which it shall be.
    pub(crate) side: Side,
    label: String,
    /// What there is on each side.
    values: [String; 3],
}

/// Whose value a field gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// What others made of it.
    Theirs,
    /// What was typed here.
    Yours,
    /// What it was before either.
    Before,
}

impl Side {
    /// In the order in which they are shown.
    const ALL: [Side; 3] = [Side::Theirs, Side::Yours, Side::Before];

    const fn id(self) -> &'static str {
        match self {
            Side::Theirs => "screen-contest-theirs",
            Side::Yours => "screen-contest-yours",
            Side::Before => "screen-contest-before",
        }
    }

    fn beside(self, way: Way) -> Side {
        match (way, self) {
            (Way::Next, Side::Theirs) | (Way::Previous, Side::Before) => Side::Yours,
            (Way::Next, Side::Yours) | (Way::Previous, Side::Theirs) => Side::Before,
            (Way::Next, Side::Before) | (Way::Previous, Side::Yours) => Side::Theirs,
        }
    }
}

impl Contest {
    /// The question. Until one says otherwise, nothing of what others did is lost.
    pub(crate) fn new(clash: Box<Clash>, text: &Text) -> Contest {
        let mut fields: Vec<Dispute> = Vec::new();
        for found in text.contested(&clash) {
            let values = [found.theirs, found.yours, found.was];
            let key = found.path.field();
            if let Some(last) = fields.last_mut().filter(|last| last.key == key) {
                last.join(&values);
            } else {
                fields.push(Dispute { key: key.to_owned(), side: Side::Theirs, label: found.label, values });
            }
        }
        Contest { clash, fields, cursor: 0 }
    }

    /// Takes the next or previous side of the field that has the cursor.
    pub(crate) fn turn(&mut self, way: Way) {
        if let Some(field) = self.fields.get_mut(self.cursor) {
            field.side = field.side.beside(way);
        }
    }
}

impl Dispute {
    /// Adds another item of the same list.
    fn join(&mut self, values: &[String; 3]) {
        for (all, value) in self.values.iter_mut().zip(values).filter(|(_, value)| !value.is_empty()) {
            let comma = if all.is_empty() { "" } else { ", " };
            all.push_str(comma);
            all.push_str(value);
        }
    }
}

/// Draws the question.
pub(crate) fn draw(frame: &mut Frame<'_>, contest: &Contest, model: &Model) {
    let Laid { inside, head, body, .. } = laid(contest, model);
    let title = format!("{} ({})", contest.clash.now.title(), contest.clash.now.handle());
    popup::draw(frame, inside, &cells::shown(&title), &model.theme);
    let all = head.into_iter().chain(body).chain([Line::default(), answers(model).line(&model.theme)]);
    for (line, y) in all.zip(inside.y..inside.y.saturating_add(inside.height)) {
        frame.render_widget(line, Rect { y, height: 1, ..inside });
    }
}

/// What lies at a cell of the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    /// A field.
    Field(usize),
    /// One side of a field.
    Side(usize, Side),
    /// A key.
    Key(Action),
}

/// What lies at a cell.
pub(crate) fn hit(contest: &Contest, model: &Model, at: Position) -> Option<Spot> {
    let Laid { inside, head, body, top } = laid(contest, model);
    let line = usize::from(at.y.checked_sub(inside.y)?);
    if line == head.len() + body.len() + 1 {
        return answers(model).hit(at.x.checked_sub(inside.x)?).map(Spot::Key);
    }
    let line = line.checked_sub(head.len()).filter(|line| *line < body.len() && inside.contains(at))? + top;
    let side = (line % HEIGHT).checked_sub(1).and_then(|at| Side::ALL.get(at));
    Some(side.map_or(Spot::Field(line / HEIGHT), |side| Spot::Side(line / HEIGHT, *side)))
}

/// Where everything stands.
struct Laid<'a> {
    inside: Rect,
    head: Vec<Line<'a>>,
    /// The lines of the fields that are seen.
    body: Vec<Line<'a>>,
    /// How many lines of the fields are scrolled away.
    top: usize,
}

fn laid<'a>(contest: &Contest, model: &'a Model) -> Laid<'a> {
    let (clash, text) = (&contest.clash, &model.text);
    let width = WIDTH.min(model.size.width.saturating_sub(8));
    let facts = [("by", cells::shown(&clash.by).into()), ("has-by", given(&clash.by).into())];
    let question = wrap(&text.say("screen-contest", &facts), usize::from(width));
    let height = question.len() + contest.fields.len() * HEIGHT + 2;
    let inside = layout::popup(model.size, width, u16::try_from(height).unwrap_or(u16::MAX));
    let head = question.into_iter().map(|line| Line::styled(line, model.theme.strong)).collect::<Vec<_>>();
    let room = usize::from(inside.height).saturating_sub(head.len() + 2);
    let body: Vec<Line<'_>> = contest
        .fields
        .iter()
        .enumerate()
        .flat_map(|(at, field)| lines(field, at == contest.cursor, model, usize::from(width)))
        .collect();
    let top = ((contest.cursor + 1) * HEIGHT).saturating_sub(room.max(HEIGHT));
    let body = body.into_iter().skip(top).take(room).collect();
    Laid { inside, head, body, top }
}

/// A field with its three sides.
fn lines<'a>(field: &Dispute, is_here: bool, model: &'a Model, width: usize) -> Vec<Line<'a>> {
    let theme = &model.theme;
    let names = Side::ALL.map(|side| model.text.get(side.id()));
    let widest = names.iter().map(|name| cells::width(name)).max().unwrap_or_default();
    let gutter = if is_here { "> " } else { "  " };
    let label = format!("{gutter}{}", cells::shown(&field.label));
    let head = Line::styled(cells::fit(&label, width), if is_here { theme.focus } else { theme.label });
    let sides = Side::ALL.into_iter().zip(names).zip(&field.values).map(|((side, name), value)| {
        let (sign, style) = if side == field.side { ("    (*) ", theme.strong) } else { ("    ( ) ", theme.faint) };
        let value = if value.is_empty() { "-".to_owned() } else { cells::shown(&value.replace('\n', " ")) };
        Line::styled(cells::fit(&format!("{sign}{}  {value}", cells::pad(&name, widest)), width), style)
    });
    std::iter::once(head).chain(sides).collect()
}

fn given(text: &str) -> &'static str {
    if text.is_empty() { "no" } else { "yes" }
}

/// The keys that answer.
fn answers(model: &Model) -> Buttons {
    let answers = [
        (Action::NextChoice, "screen-contest-turn"),
        (Action::Accept, "screen-contest-save"),
        (Action::Cancel, "screen-contest-back"),
    ];
    Buttons::of(model, Context::Contest, &answers)
}
