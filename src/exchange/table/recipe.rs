//! Recipes as TOML: read with their lines, written so that they are read back.

use toml_edit::{Array, Document, DocumentMut, Item, Table, value};

use super::heads::nearest;
use super::key::NONE;
use crate::domain::line::line_at;
use crate::domain::{Invalid, Kind, external};
use crate::ops::recipe::{IMPORTED, Recipe, Rest};
use crate::ops::{Code, Failure, OnError, Reason};

/// The keys of a recipe.
const KEYS: &[&str] = &["as", "key", "make", "rest", "on-error", "delimiter", "system", "map", "set"];

/// Reads a recipe; failures name the file by `path`, and the line.
pub fn read_recipe(path: &str, source: &str) -> Result<Recipe, Failure> {
    let document = Document::parse(source).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let reason = error.message().lines().collect::<Vec<_>>().join("; ");
        bad(path, line_at(source, at)).fact("reason", reason)
    })?;
    let mut recipe = Recipe::default();
    for (key, item) in document.as_table() {
        let entry = Entry { path, source, key, item, line: line_of(document.as_table(), key, source) };
        match key {
            "as" => recipe.kind = Some(entry.kind(IMPORTED)?),
            "key" => recipe.key = Some(entry.words()?.into_iter().filter(|word| word != NONE).collect()),
            "make" => recipe.make = Some(entry.kinds()?),
            "rest" => recipe.rest = Some(entry.choice(Rest::ALL, |rest| rest.as_str())?),
            "on-error" => recipe.on_error = Some(entry.choice(ON_ERROR, |on_error| on_error_word(*on_error))?),
            "delimiter" => {
                let text = entry.text()?;
                recipe.delimiter = Some(text.parse().map_err(|invalid| entry.wrong(&invalid))?);
            }
            "system" => {
                let text = entry.text()?;
                recipe.system = Some(external::read_system(text).map_err(|invalid| entry.wrong(&invalid))?);
            }
            "map" => {
                for entry in entry.below()? {
                    recipe.map.push((entry.key.to_owned(), entry.words()?));
                }
            }
            "set" => {
                for entry in entry.below()? {
                    recipe.set.extend(entry.words()?.into_iter().map(|text| (entry.key.to_owned(), text)));
                }
            }
            other => {
                let nearest = nearest(other, KEYS.iter().copied()).unwrap_or("as");
                return Err(entry.bad(Reason::RecipeKey).fact("key", other).fact("nearest", nearest));
            }
        }
    }
    Ok(recipe)
}

const ON_ERROR: &[OnError] = &[OnError::Abort, OnError::Skip];

const fn on_error_word(on_error: OnError) -> &'static str {
    match on_error {
        OnError::Abort => "abort",
        OnError::Skip => "skip",
    }
}

fn bad(path: &str, line: usize) -> Failure {
    Failure::new(Code::BadSettings).fact("path", path).fact("line", line)
}

fn line_of(table: &Table, key: &str, source: &str) -> usize {
    let span = table.key(key).and_then(toml_edit::Key::span).or_else(|| table.get(key).and_then(Item::span));
    line_at(source, span.map_or(0, |span| span.start))
}

/// One key of a recipe.
struct Entry<'a> {
    path: &'a str,
    source: &'a str,
    key: &'a str,
    item: &'a Item,
    line: usize,
}

impl<'a> Entry<'a> {
    fn bad(&self, reason: Reason) -> Failure {
        bad(self.path, self.line).because(reason)
    }

    fn needs(&self, expected: &str) -> Failure {
        self.bad(Reason::RecipeType).fact("key", self.key).fact("expected", expected)
    }

    fn wrong(&self, invalid: &Invalid) -> Failure {
        let wrong = self.bad(Reason::BadValue).fact("argument", self.key).fact("what", invalid.what);
        wrong.fact("text", &invalid.text).fact("choices", invalid.choices.join(", "))
    }

    fn text(&self) -> Result<&'a str, Failure> {
        self.item.as_str().ok_or_else(|| self.needs("a text in quotes"))
    }

    /// One text, or several in brackets.
    fn words(&self) -> Result<Vec<String>, Failure> {
        let needs = || self.needs("a text in quotes, or several in brackets");
        match self.item.as_array() {
            None => self.item.as_str().map(|text| vec![text.to_owned()]).ok_or_else(needs),
            Some(array) => array.iter().map(|text| text.as_str().map(str::to_owned).ok_or_else(needs)).collect(),
        }
    }

    fn choice<T: Copy>(&self, all: &[T], word: impl Fn(&T) -> &'static str + Copy) -> Result<T, Failure> {
        let text = self.text()?;
        let known = all.iter().find(|choice| word(choice) == text).copied();
        known.ok_or_else(|| self.wrong(&Invalid::new("choice", text).among(all.iter().map(word))))
    }

    fn kind(&self, among: &[Kind]) -> Result<Kind, Failure> {
        self.read_kind(self.text()?, among)
    }

    fn kinds(&self) -> Result<Vec<Kind>, Failure> {
        let words = self.words()?;
        words.iter().filter(|word| *word != NONE).map(|word| self.read_kind(word, Kind::ALL)).collect()
    }

    fn read_kind(&self, text: &str, among: &[Kind]) -> Result<Kind, Failure> {
        let kind = Kind::from_word(text).filter(|kind| among.contains(kind));
        kind.ok_or_else(|| self.wrong(&Invalid::new("kind", text).among(among.iter().map(|kind| kind.as_str()))))
    }

    /// The keys of a section.
    fn below(&self) -> Result<Vec<Entry<'a>>, Failure> {
        let needs = || self.needs("a section of its own");
        let table = self.item.as_table().ok_or_else(needs)?;
        let entry = |(key, item)| Entry {
            path: self.path,
            source: self.source,
            key,
            item,
            line: line_of(table, key, self.source),
        };
        Ok(table.iter().map(entry).collect())
    }
}

/// Writes a recipe so that [`read_recipe`] reads the same. What is not said is left out.
pub fn show_recipe(recipe: &Recipe) -> String {
    let mut document = DocumentMut::new();
    let array = |words: &[String]| value(words.iter().collect::<Array>());
    let several = |words: &[String]| match words {
        [] => value(""),
        [word] => value(word),
        [_, _, ..] => array(words),
    };
    if let Some(kind) = recipe.kind {
        document.insert("as", value(kind.as_str()));
    }
    if let Some(key) = &recipe.key {
        document.insert("key", if key.is_empty() { value(NONE) } else { several(key) });
    }
    if let Some(make) = &recipe.make {
        let words: Vec<String> = make.iter().map(|kind| kind.as_str().to_owned()).collect();
        document.insert("make", if words.is_empty() { value(NONE) } else { several(&words) });
    }
    if let Some(rest) = recipe.rest {
        document.insert("rest", value(rest.as_str()));
    }
    if let Some(on_error) = recipe.on_error {
        document.insert("on-error", value(on_error_word(on_error)));
    }
    if let Some(delimiter) = recipe.delimiter {
        document.insert("delimiter", value(delimiter.to_string()));
    }
    if let Some(system) = &recipe.system {
        document.insert("system", value(system));
    }
    if !recipe.map.is_empty() {
        let mut table = Table::new();
        for (column, words) in &recipe.map {
            let words: Vec<String> = words.iter().filter(|word| !word.is_empty()).cloned().collect();
            table.insert(column, several(&words));
        }
        document.insert("map", Item::Table(table));
    }
    if !recipe.set.is_empty() {
        let mut table = Table::new();
        for (field, _) in &recipe.set {
            let texts = recipe.set.iter().filter(|(other, _)| other == field).map(|(_, text)| text.clone());
            table.insert(field, several(&texts.collect::<Vec<_>>()));
        }
        document.insert("set", Item::Table(table));
    }
    document.to_string()
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    const RECIPE: &str = r#"as = "deal"
key = "external-id"
make = ["user", "stage", "company"]
rest = "extra"
on-error = "skip"
delimiter = ";"

[map]
"engage date" = ["entered:Engaging", "opened"]
office = ""

[set]
name = "{product} for {account}"
tag = ["new", "2026"]
"#;

    #[test]
    fn a_recipe_is_written_as_it_was_read() {
        let recipe = read_recipe("r.toml", RECIPE).unwrap();
        assert_eq!(recipe.make, Some(vec![Kind::User, Kind::Stage, Kind::Company]));
        assert_eq!(show_recipe(&recipe), RECIPE);
        let none = "key = \"none\"\nmake = \"none\"\n";
        let recipe = read_recipe("r.toml", none).unwrap();
        assert_eq!((recipe.key.as_deref(), recipe.make.as_deref()), (Some([].as_slice()), Some([].as_slice())));
        assert_eq!(show_recipe(&recipe), none);
        assert_eq!(show_recipe(&Recipe::default()), "");
    }

    #[test]
    fn what_is_wrong_in_a_recipe_is_told_with_its_line() {
        let refused = |source: &str| read_recipe("r.toml", source).unwrap_err().to_string();
        assert_snapshot!(refused("as = \"deal\"\nmapp = 1\n"), @r#"bad-settings key="mapp" line="2" nearest="map" path="r.toml" reason="recipe-key""#);
        assert_snapshot!(refused("as = \"ghost\""), @r#"bad-settings argument="as" choices="contact, company, deal, task, activity, pipeline, stage, segment, user, field" line="1" path="r.toml" reason="bad-value" text="ghost" what="kind""#);
        assert_snapshot!(refused("\n[map]\na = \"b\"\nc = 7\n"), @r#"bad-settings expected="a text in quotes, or several in brackets" key="c" line="4" path="r.toml" reason="recipe-type""#);
        assert_snapshot!(refused("map = \"x\""), @r#"bad-settings expected="a section of its own" key="map" line="1" path="r.toml" reason="recipe-type""#);
        assert_snapshot!(refused("delimiter = \"ab\""), @r#"bad-settings argument="delimiter" choices="" line="1" path="r.toml" reason="bad-value" text="ab" what="delimiter""#);
        assert_snapshot!(refused("rest = \"keep\""), @r#"bad-settings argument="rest" choices="leave, extra" line="1" path="r.toml" reason="bad-value" text="keep" what="choice""#);
        assert!(refused("as = \"deal\"\nkey = \n").contains("line=\"2\""));
    }
}
