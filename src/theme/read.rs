//! Reads a theme file: a line a role, with what it looks like.

use std::ops::Range;

use ratatui::style::{Color, Modifier, Style};
use toml_edit::{Document, Item, TableLike, Value};

use super::{Problem, Theme};
use crate::domain::line::line_at;

/// The emphases by the names that they have in files.
const EMPHASES: &[(&str, Modifier)] = &[
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
];

/// A theme with a file over it, and what is wrong with the file: such a line is left out.
pub(super) fn over(mut theme: Theme, source: &str) -> (Theme, Vec<Problem>) {
    let document = match Document::parse(source) {
        Ok(document) => document,
        Err(error) => {
            let line = line_of(source, error.span());
            return (theme, vec![Problem::Syntax { line, message: error.message().trim().to_owned() }]);
        }
    };
    let (table, mut problems) = (document.as_table(), Vec::new());
    for (name, item) in table {
        let line = line_of(source, item.span().or(table.key(name).and_then(toml_edit::Key::span)));
        let Some(role) = theme.role(name) else {
            problems.push(Problem::Role { line, role: name.to_owned(), nearest: nearest(name) });
            continue;
        };
        match style(item) {
            Ok(style) => *role = style,
            Err(look) => problems.push(Problem::Look { line, role: name.to_owned(), look }),
        }
    }
    problems.sort_by_key(Problem::line);
    (theme, problems)
}

/// The style that a role is given, or what of it is none.
fn style(item: &Item) -> Result<Style, String> {
    let table: &dyn TableLike = item.as_table_like().ok_or_else(|| item.to_string().trim().to_owned())?;
    let mut style = Style::new();
    for (key, item) in table.iter() {
        let wrong = || format!("{key} = {}", item.to_string().trim());
        let value = item.as_value().ok_or_else(wrong)?;
        style = match (key, EMPHASES.iter().find(|(name, _)| *name == key)) {
            ("fg", _) => style.fg(color(value).ok_or_else(wrong)?),
            ("bg", _) => style.bg(color(value).ok_or_else(wrong)?),
            (_, Some((_, modifier))) if value.as_bool().ok_or_else(wrong)? => style.add_modifier(*modifier),
            (_, Some(_)) => style,
            _ => return Err(wrong()),
        };
    }
    Ok(style)
}

/// One of the sixteen by its name, one of 256 by its number, or any as `#rrggbb`.
fn color(value: &Value) -> Option<Color> {
    match (value.as_integer(), value.as_str()) {
        (Some(number), _) => u8::try_from(number).ok().map(Color::Indexed),
        (None, Some(name)) => name.parse().ok(),
        (None, None) => None,
    }
}

fn nearest(role: &str) -> &'static str {
    let roles = Theme::ROLES.iter().copied();
    roles.min_by_key(|known| strsim::damerau_levenshtein(known, role)).unwrap_or_default()
}

fn line_of(source: &str, span: Option<Range<usize>>) -> usize {
    line_at(source, span.map_or(0, |span| span.start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_the_rest_holds() {
        let source = "lable = { bold = true }\n\ngood = { fg = \"grun\" }\nbad = { fg = 300 }\nkey = \"bold\"\n\
                      hit = { blink = true }\nbar = { bold = true }\n";
        let (theme, problems) = over(Theme::default(), source);
        let told: Vec<String> = problems.iter().map(|problem| format!("{}: {problem}", problem.line())).collect();
        insta::assert_snapshot!(told.join("\n"), @r#"
        1: no role `lable`; did you mean `label`?
        3: `good` cannot look like `fg = "grun"`
        4: `bad` cannot look like `fg = 300`
        5: `key` cannot look like `"bold"`
        6: `hit` cannot look like `blink = true`
        "#);
        assert_eq!(theme.bar, Style::new().add_modifier(Modifier::BOLD));
        let (_, problems) = over(Theme::default(), "bar = {\n");
        assert!(matches!(problems.as_slice(), [Problem::Syntax { .. }]), "{problems:?}");
    }
}
