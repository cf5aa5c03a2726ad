//! Addresses outside of the book, as programs of the system open them: somebody's e-mail, telephone, page, place.

use std::fmt;

/// Where a place is looked up.
const MAP: &str = "https://www.openstreetmap.org";

/// Characters that stand for themselves wherever they are.
const PLAIN: &[u8] = b"-._~";

/// An address with a scheme, of which nothing can be taken for a flag or for a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Uri(String);

impl Uri {
    /// A message to an e-mail address.
    pub fn mail(address: &str) -> Uri {
        Uri(format!("mailto:{}", escaped(address, b"@+")))
    }

    /// A call of a telephone number.
    pub fn phone(number: &str) -> Uri {
        Uri(format!("tel:{}", escaped(number, b"+;=")))
    }

    /// A page of the web, with or without its scheme; nothing if the address has another one.
    pub fn web(address: &str) -> Option<Uri> {
        let scheme = address.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| !scheme.contains(['.', '/']));
        let begin = match scheme.map(str::to_ascii_lowercase).as_deref() {
            Some("http" | "https") => "",
            Some(_) => return None,
            None => "https://",
        };
        let named = address.contains('.') && !address.starts_with(['-', '.', '/']);
        named.then(|| Uri(format!("{begin}{}", escaped(address, b":/?#[]@!$&'()*+,;=%"))))
    }

    /// A point on the globe on a map, in degrees: `52.52,13.405`.
    pub fn point(position: &str) -> Option<Uri> {
        let (north, east) = position.split_once(',')?;
        let [north, east] = [north.trim().parse::<f64>(), east.trim().parse::<f64>()].map(Result::ok);
        let (north, east) = (north?, east?);
        Some(Uri(format!("{MAP}/?mlat={north}&mlon={east}#map=17/{north}/{east}")))
    }

    /// A place on a map, by its postal address.
    pub fn place(address: &str) -> Uri {
        Uri(format!("{MAP}/search?query={}", escaped(address, b"")))
    }

    /// As a program takes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Uri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Every byte that is neither plain nor `kept` as RFC 3986 has it.
fn escaped(text: &str, kept: &[u8]) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || PLAIN.contains(&byte) || kept.contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            let digit = |half| char::from_digit(u32::from(half), 16).unwrap_or_default().to_ascii_uppercase();
            escaped.extend(['%', digit(byte >> 4), digit(byte & 0xF)]);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_book_becomes_an_address_and_nothing_else() {
        let web = |address| Uri::web(address).map(|uri| uri.to_string());
        assert_eq!(Uri::mail("jane+a@acme.example").as_str(), "mailto:jane+a@acme.example");
        assert_eq!(Uri::mail("jane?cc=x@y\n").as_str(), "mailto:jane%3Fcc%3Dx@y%0A");
        assert_eq!(Uri::phone("+4915123456789").as_str(), "tel:+4915123456789");
        assert_eq!(web("https://acme.example/a b?q=1#x").as_deref(), Some("https://acme.example/a%20b?q=1#x"));
        assert_eq!(web("HTTPS://例.example").as_deref(), Some("HTTPS://%E4%BE%8B.example"));
        assert_eq!(web("acme.example:8080/x").as_deref(), Some("https://acme.example:8080/x"));
        for elsewhere in ["file:///etc/passwd", "javascript:alert(1)", "mailto:a@b.c", "--help.me", "例", "/a.b"] {
            assert_eq!(web(elsewhere), None, "{elsewhere}");
        }
        let point = Uri::point("52.52,13.405").map(|uri| uri.to_string());
        assert_eq!(point.as_deref(), Some("https://www.openstreetmap.org/?mlat=52.52&mlon=13.405#map=17/52.52/13.405"));
        assert_eq!(Uri::point("here"), None);
        let place = "https://www.openstreetmap.org/search?query=12%20High%20St%2C%20Berlin";
        assert_eq!(Uri::place("12 High St, Berlin").as_str(), place);
    }
}
