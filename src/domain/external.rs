//! What other programs call a record: `hubspot:1042`, or without a system `1042`.

use super::Invalid;

/// The longest name of a system.
const LONGEST_SYSTEM: usize = 32;

/// The system and the id in it, of an id that names its system: small letters, digits, `-`, `_` and `.` before a colon.
pub fn split(id: &str) -> Option<(&str, &str)> {
    let (system, bare) = id.split_once(':')?;
    // An address of a page names no system.
    let is_id = is_system(system) && !bare.is_empty() && !bare.starts_with("//");
    is_id.then_some((system, bare))
}

/// Whether a text can be the name of a system.
fn is_system(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b'.');
    !text.is_empty() && text.len() <= LONGEST_SYSTEM && text.bytes().all(is_plain)
}

/// The name of a system as people write it, in small letters.
pub fn read_system(text: &str) -> Result<String, Invalid> {
    let system = text.trim().to_lowercase();
    if is_system(&system) { Ok(system) } else { Err(Invalid::new("system", text)) }
}

/// The system of an id; empty if it names none.
pub fn system(id: &str) -> &str {
    split(id).map_or("", |(system, _)| system)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_may_name_its_system() {
        for (id, parts) in [
            ("hubspot:1042", Some(("hubspot", "1042"))),
            ("vcard:urn:uuid:1", Some(("vcard", "urn:uuid:1"))),
            ("1042", None),
            ("https://acme.example/7", None),
            ("Acme:7", None),
            (":7", None),
            ("hubspot:", None),
        ] {
            assert_eq!(split(id), parts, "{id}");
        }
    }
}
