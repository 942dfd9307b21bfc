//! Forms of values: addresses, moments.

use oxiri::IriRef;

/// Whether it is an IRI (RFC 3987), with its scheme.
pub(super) fn is_iri(text: &str) -> bool {
    IriRef::parse(text).is_ok_and(|iri| iri.is_absolute())
}

/// Whether it is an `xsd:dateTime` in UTC, written `Z`.
pub(super) fn is_utc(text: &str) -> bool {
    const SHAPE: &str = "0000-00-00T00:00:00";
    let Some((to_second, fraction)) = text.strip_suffix('Z').and_then(|text| text.split_at_checked(SHAPE.len())) else {
        return false;
    };
    let fits = |(found, wanted): (u8, u8)| if wanted == b'0' { found.is_ascii_digit() } else { found == wanted };
    let is_shaped = to_second.bytes().zip(SHAPE.bytes()).all(fits);
    let digits = fraction.strip_prefix('.').map(|digits| digits.bytes());
    let is_fraction = fraction.is_empty()
        || digits.is_some_and(|mut digits| digits.len() > 0 && digits.all(|digit| digit.is_ascii_digit()));
    is_shaped && is_fraction && to_second.parse::<jiff::civil::DateTime>().is_ok()
}
