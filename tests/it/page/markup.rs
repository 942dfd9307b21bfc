//! A reading of HTML as a browser reads it, as far as the page goes: tags with their attributes, and text.

#[derive(Debug, PartialEq)]
pub(crate) enum Piece {
    Open(String, Vec<(String, String)>),
    Close(String),
    Text(String),
}

/// The pieces of a page. What stands in a script or a style sheet is one text.
pub(crate) fn pieces(html: &str) -> Vec<Piece> {
    let mut rest = html;
    let mut pieces = Vec::new();
    while let Some(at) = rest.find('<') {
        push_text(&mut pieces, &rest[..at]);
        rest = &rest[at..];
        let end = end_of_tag(rest);
        let inside = &rest[1..end];
        rest = &rest[end + 1..];
        if let Some(name) = inside.strip_prefix('/') {
            pieces.push(Piece::Close(name.to_owned()));
            continue;
        }
        let (name, attributes) = tag(inside);
        let is_raw = ["script", "style"].contains(&name.as_str());
        let closing = format!("</{name}");
        pieces.push(Piece::Open(name, attributes));
        if is_raw {
            let at = rest.find(&closing).expect("a script ends");
            pieces.push(Piece::Text(rest[..at].to_owned()));
            rest = &rest[at..];
        }
    }
    push_text(&mut pieces, rest);
    pieces
}

fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    if !text.is_empty() {
        pieces.push(Piece::Text(decoded(text)));
    }
}

/// Where a tag ends: at a `>` outside of quotation marks.
fn end_of_tag(text: &str) -> usize {
    let mut is_quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            '>' if !is_quoted => return at,
            _ => {}
        }
    }
    panic!("a tag does not end: {:?}", &text[..80.min(text.len())]);
}

fn tag(text: &str) -> (String, Vec<(String, String)>) {
    let (name, mut rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let mut attributes = Vec::new();
    while let Some(begins) = rest.find(|c: char| !c.is_whitespace()) {
        rest = &rest[begins..];
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let attribute = rest[..end].to_owned();
        rest = &rest[end..];
        match rest.strip_prefix("=\"") {
            Some(value) => {
                let end = value.find('"').unwrap();
                attributes.push((attribute, decoded(&value[..end])));
                rest = &value[end + 1..];
                assert!(rest.is_empty() || rest.starts_with(char::is_whitespace), "after an attribute: {rest:?}");
            }
            None => attributes.push((attribute, String::new())),
        }
    }
    (name.to_owned(), attributes)
}

pub(crate) fn decoded(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let text = text.replace("&#60;", "<").replace("&#62;", ">").replace("&#34;", "\"").replace("&#39;", "'");
    text.replace("&#38;", "&").replace("&amp;", "&")
}

/// All tags that open, with their attributes.
pub(crate) fn tags(html: &str) -> Vec<(String, Vec<(String, String)>)> {
    let open = |piece| match piece {
        Piece::Open(name, attributes) => Some((name, attributes)),
        _ => None,
    };
    pieces(html).into_iter().filter_map(open).collect()
}

/// The values of an attribute, in order.
pub(crate) fn values(html: &str, attribute: &str) -> Vec<String> {
    let all = tags(html).into_iter().flat_map(|(_, attributes)| attributes);
    all.filter(|(name, _)| name == attribute).map(|(_, value)| value).collect()
}
