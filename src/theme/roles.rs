//! Colours and emphasis. Meaning is never colour alone: every style is told apart without it, or stands beside a word.

use ratatui::style::Style;

use super::Signs;

/// How each sort of thing on the screen looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// The bar at the top.
    pub bar: Style,
    /// Headings and labels.
    pub label: Style,
    /// What matters less.
    pub faint: Style,
    /// The row of the cursor and other names that stand out.
    pub strong: Style,
    /// Characters that a search matched.
    pub hit: Style,
    /// Keys in hints.
    pub key: Style,
    /// What was done.
    pub good: Style,
    /// What could not be done.
    pub bad: Style,
    /// The field that has the cursor.
    pub focus: Style,
    /// What borders and signs are made of.
    pub signs: Signs,
}

impl Theme {
    /// The roles by the names that they have in files.
    pub(super) const ROLES: &'static [&'static str] =
        &["bar", "label", "faint", "strong", "hit", "key", "good", "bad", "focus"];

    /// How a role looks, to be changed.
    pub(super) fn role(&mut self, name: &str) -> Option<&mut Style> {
        Some(match name {
            "bar" => &mut self.bar,
            "label" => &mut self.label,
            "faint" => &mut self.faint,
            "strong" => &mut self.strong,
            "hit" => &mut self.hit,
            "key" => &mut self.key,
            "good" => &mut self.good,
            "bad" => &mut self.bad,
            "focus" => &mut self.focus,
            _ => return None,
        })
    }
}
