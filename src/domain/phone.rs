//! Telephone numbers in E.164.

use std::str::FromStr;

use phonenumber::{Mode, country};

use super::{Invalid, line};

/// Before a number, says that it is one and nothing else: `tel:4711`.
pub const URI: &str = "tel:";

/// An ISO 3166 country whose numbering plan is known, in two capital letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country(country::Id);

impl Country {
    /// The two letters.
    pub fn as_str(&self) -> &str {
        self.0.as_ref()
    }
}

impl FromStr for Country {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        line::fold_width(text.trim()).to_uppercase().parse().map(Country).map_err(|_| Invalid::new("country", text))
    }
}

/// Reads a number as people write it into E.164, with `;ext=` after it where there is an extension.
///
/// A number without `+` or `00` is read by the plan of `country`. Loading the plans costs 0.2 s once a process, so
/// numbers are read when they are written down, never when they are looked up.
pub fn read_phone(text: &str, country: Option<Country>) -> Result<String, Invalid> {
    let invalid = || Invalid::new("phone", text).among(country.iter().map(Country::as_str));
    let typed = line::fold_width(text.trim());
    if typed.len() > 64 || typed.chars().any(line::is_hidden) || !typed.contains(|char: char| char.is_ascii_digit()) {
        return Err(invalid());
    }
    if is_e164(&typed) && typed.contains(";ext=") {
        return Ok(typed);
    }
    let international = typed.strip_prefix("00").map_or_else(|| typed.clone(), |rest| format!("+{rest}"));
    if !international.starts_with('+') && !international.starts_with("(+") && country.is_none() {
        return Err(Invalid::new("phone-without-country", text));
    }
    let parsed = phonenumber::parse(country.map(|country| country.0), &international).map_err(|_| invalid())?;
    if !parsed.is_valid() {
        return Err(invalid());
    }
    let number = parsed.format().mode(Mode::E164).to_string();
    let number = number.split(";ext=").next().unwrap_or_default().to_owned();
    Ok(match parsed.extension() {
        Some(extension) => format!("{number};ext={extension}"),
        None => number,
    })
}

/// Whether a text is a number in E.164 already: `+`, seven to fifteen digits, perhaps `;ext=` and digits.
pub fn is_e164(text: &str) -> bool {
    let (number, extension) = text.split_once(";ext=").map_or((text, None), |(number, ext)| (number, Some(ext)));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    number
        .strip_prefix('+')
        .is_some_and(|rest| digits(rest) && (7..=15).contains(&rest.len()) && !rest.starts_with('0'))
        && extension.is_none_or(|extension| digits(extension) && extension.len() <= 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_stand_on_a_business_card() {
        let german = "de".parse().ok();
        for (typed, expected) in [
            ("030 901820", "+4930901820"),
            ("0049 30 901820", "+4930901820"),
            ("+49 (0)30 90 18 20", "+4930901820"),
            ("＋４９　３０　９０１８２０", "+4930901820"),
            ("+86 138 0013 8000", "+8613800138000"),
            ("+1 202-555-0143 ext. 12", "+12025550143;ext=12"),
            ("+12025550143;ext=12", "+12025550143;ext=12"),
        ] {
            assert_eq!(read_phone(typed, german).unwrap(), expected, "{typed}");
        }
    }

    #[test]
    fn a_national_number_needs_a_country() {
        assert_eq!(read_phone("030 901820", None).unwrap_err().what, "phone-without-country");
        for bad in ["", "abc", "+", "+49 1", "12", "+4930901820\u{7}", "+999 123456789"] {
            assert_eq!(read_phone(bad, "DE".parse().ok()).unwrap_err().what, "phone", "{bad}");
        }
    }
}
