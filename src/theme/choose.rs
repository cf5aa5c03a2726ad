//! The theme of a name: a person's own file, or one that rolo comes with.

use super::read::over;
use super::{Problem, Theme};

/// The theme under every other one.
const BELOW: &str = "auto";

/// The theme without colours.
pub const MONO: &str = "mono";

/// The themes that rolo comes with.
const COMES_WITH: &[(&str, &str)] = &[
    (BELOW, include_str!("../../themes/auto.toml")),
    ("light", include_str!("../../themes/light.toml")),
    ("dark", include_str!("../../themes/dark.toml")),
    ("high-contrast", include_str!("../../themes/high-contrast.toml")),
    ("sixteen", include_str!("../../themes/sixteen.toml")),
    (MONO, include_str!("../../themes/mono.toml")),
];

/// What came of a theme.
#[derive(Debug)]
pub struct Loaded {
    /// How things look; what is wrong is left out.
    pub theme: Theme,
    /// What is wrong with the person's own file.
    pub problems: Vec<Problem>,
}

/// The names of the themes that rolo comes with.
pub fn names() -> impl Iterator<Item = &'static str> {
    COMES_WITH.iter().map(|(name, _)| *name)
}

/// The theme of this name, with `own`, what a person wrote under that name, over it.
pub fn load(name: &str, own: Option<&str>) -> Loaded {
    let known = |wanted: &str| COMES_WITH.iter().find(|(name, _)| *name == wanted).map(|(_, source)| *source);
    let below = [known(BELOW), known(name).filter(|_| name != BELOW)];
    let theme = below.into_iter().flatten().fold(Theme::default(), |theme, source| over(theme, source).0);
    let (theme, problems) = match own {
        Some(source) => over(theme, source),
        None if known(name).is_none() => (theme, vec![Problem::Unknown { name: name.to_owned() }]),
        None => (theme, Vec::new()),
    };
    Loaded { theme, problems }
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Modifier, Style};

    use super::*;

    #[test]
    fn every_theme_that_rolo_comes_with_is_right_and_another_one() {
        let mut themes: Vec<Theme> = Vec::new();
        for (name, source) in COMES_WITH {
            let (_, problems) = over(Theme::default(), source);
            assert!(problems.is_empty(), "{name}: {problems:?}");
            let theme = load(name, None).theme;
            assert!(!themes.contains(&theme), "{name}");
            themes.push(theme);
        }
    }

    #[test]
    fn without_colours_nothing_has_one_and_what_differs_still_does() {
        for name in [MONO, "high-contrast"] {
            let mut theme = load(name, None).theme;
            for role in Theme::ROLES {
                let style = *theme.role(role).unwrap();
                assert_eq!((style.fg, style.bg), (None, None), "{name}: {role}");
            }
            let plain = Style::new();
            assert!(
                [theme.bar, theme.strong, theme.hit, theme.key, theme.bad, theme.focus]
                    .iter()
                    .all(|style| *style != plain)
            );
        }
    }

    #[test]
    fn a_file_of_ones_own_lies_over_the_theme_of_its_name() {
        let own = "label = { fg = \"#102030\", bold = true }\nbar = { bg = 17 }\n";
        let loaded = load("dark", Some(own));
        assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
        assert_eq!(loaded.theme.label, Style::new().fg(Color::Rgb(16, 32, 48)).add_modifier(Modifier::BOLD));
        assert_eq!(loaded.theme.bar, Style::new().bg(Color::Indexed(17)));
        assert_eq!(loaded.theme.good, load("dark", None).theme.good);
    }
}
