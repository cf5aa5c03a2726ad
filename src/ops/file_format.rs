//! The formats of the files that go into a book and out of it.

use std::path::Path;

use crate::domain::Invalid;

/// A format of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// A table whose cells have commas between them.
    Csv,
    /// A table whose cells have tabs between them.
    Tsv,
    /// Records as JSON, one a line.
    Ndjson,
}

impl FileFormat {
    /// All of them.
    pub const ALL: &'static [FileFormat] = &[FileFormat::Csv, FileFormat::Tsv, FileFormat::Ndjson];

    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            FileFormat::Csv => "csv",
            FileFormat::Tsv => "tsv",
            FileFormat::Ndjson => "ndjson",
        }
    }

    /// The one that is called so.
    pub fn from_word(word: &str) -> Option<FileFormat> {
        FileFormat::ALL.iter().copied().find(|format| format.as_str() == word)
    }

    /// How the names of such files end, in small letters, without the dot.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            FileFormat::Csv => &["csv", "txt"],
            FileFormat::Tsv => &["tsv", "tab"],
            FileFormat::Ndjson => &["ndjson", "jsonl"],
        }
    }

    /// What the name of a file says: nothing if it has no ending, a mistake if no format has that ending.
    pub fn of_path(path: &Path) -> Result<Option<FileFormat>, Invalid> {
        let Some(ending) = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()) else {
            return Ok(None);
        };
        let format = FileFormat::ALL.iter().copied().find(|format| format.endings().contains(&ending.as_str()));
        let words = FileFormat::ALL.iter().map(|format| format.as_str());
        format.map(Some).ok_or_else(|| Invalid::new("file-format", ending).among(words))
    }

    /// Whether each record is written whole, whatever columns are asked for.
    pub const fn is_of_whole_records(self) -> bool {
        match self {
            FileFormat::Csv | FileFormat::Tsv => false,
            FileFormat::Ndjson => true,
        }
    }
}

/// Whether a file begins with a byte order mark, by which Excel knows UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It does.
    Set,
    /// It does not.
    None,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_the_format_or_that_there_is_none() {
        let of = |name: &str| FileFormat::of_path(Path::new(name));
        for (name, format) in [
            ("people.csv", Some(FileFormat::Csv)),
            ("a/PEOPLE.Tsv", Some(FileFormat::Tsv)),
            ("book.jsonl", Some(FileFormat::Ndjson)),
            ("people", None),
            (".csv", None),
        ] {
            assert_eq!(of(name), Ok(format), "{name}");
        }
        assert_eq!(of("people.docx").unwrap_err().text, "docx");
    }
}
