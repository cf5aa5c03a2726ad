//! Colours and emphasis. Meaning is never colour alone: every style is told apart without it, or stands beside a word.

use ratatui::style::{Color, Modifier, Style};

/// How each sort of thing on the screen looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Theme {
    /// The bar at the top.
    pub(crate) bar: Style,
    /// Headings and labels.
    pub(crate) label: Style,
    /// What matters less.
    pub(crate) faint: Style,
    /// The row of the cursor and other names that stand out.
    pub(crate) strong: Style,
    /// Characters that a search matched.
    pub(crate) hit: Style,
    /// Keys in hints.
    pub(crate) key: Style,
    /// What was done.
    pub(crate) good: Style,
    /// What could not be done.
    pub(crate) bad: Style,
    /// The field that has the cursor.
    pub(crate) focus: Style,
}

impl Theme {
    /// The sixteen colours of the terminal, so that the user's palette is followed.
    pub(crate) const fn colored() -> Theme {
        Theme {
            bar: Style::new().add_modifier(Modifier::REVERSED),
            label: Style::new().fg(Color::Cyan),
            faint: Style::new().add_modifier(Modifier::DIM),
            strong: Style::new().add_modifier(Modifier::BOLD),
            hit: Style::new().fg(Color::Yellow).add_modifier(Modifier::UNDERLINED),
            key: Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD),
            good: Style::new().fg(Color::Green),
            bad: Style::new().fg(Color::Red).add_modifier(Modifier::BOLD),
            focus: Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD),
        }
    }

    /// No colour at all: bold, underlined and reversed only.
    pub(crate) const fn mono() -> Theme {
        Theme {
            bar: Style::new().add_modifier(Modifier::REVERSED),
            label: Style::new(),
            faint: Style::new(),
            strong: Style::new().add_modifier(Modifier::BOLD),
            hit: Style::new().add_modifier(Modifier::UNDERLINED),
            key: Style::new().add_modifier(Modifier::BOLD),
            good: Style::new(),
            bad: Style::new().add_modifier(Modifier::BOLD),
            focus: Style::new().add_modifier(Modifier::BOLD),
        }
    }
}
