//! E-mail addresses.

use std::str::FromStr;

use super::{Invalid, line};

/// Reads an e-mail address into the form by which it is found: trimmed, plain width, lower case.
///
/// RFC 5321 lets the part before the `@` depend on case; no provider does, and people do not.
pub fn read_email(text: &str) -> Result<String, Invalid> {
    let address = line::fold_width(text.trim()).to_lowercase();
    let valid = email_address::EmailAddress::from_str(&address)
        .is_ok_and(|parsed| parsed.domain().contains('.') && parsed.display_part().is_empty());
    let plain = !address.contains(|char: char| char.is_whitespace() || line::is_hidden(char) || char == '"');
    if valid && plain { Ok(address) } else { Err(Invalid::new("email", text)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_whatever_their_case() {
        assert_eq!(read_email(" Jane@ACME.example ").unwrap(), "jane@acme.example");
        assert_eq!(read_email("张伟@例子.中国").unwrap(), "张伟@例子.中国");
        assert_eq!(read_email("o'neil+crm@acme.co.uk").unwrap(), "o'neil+crm@acme.co.uk");
    }

    #[test]
    fn what_cannot_receive_mail_is_refused() {
        for bad in
            ["", "jane", "jane@", "@acme.example", "jane@acme", "a b@c.de", "jane@acme..de", "Jane <jane@acme.de>"]
        {
            assert!(read_email(bad).is_err(), "{bad}");
        }
    }
}
