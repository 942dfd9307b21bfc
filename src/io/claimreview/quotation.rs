//! Quotations: quotes of documents in which they stand, or nothing.

use super::fields::{Fields, OURS};
use super::json::Json;
use super::reader::Reader;
use super::taken::{at, wrong_at};
use crate::io::intake::Reason;
use crate::io::quoted::{Quoted, quoted};
use crate::io::taken::Wrong;
use crate::model::record::Quote;
use crate::model::{Date, Key, NodeKind, Outside, Passage, QuoteKind};
use crate::text::{Content, Match, OffsetUnit, Selector, Span};

/// Under which the place of a quotation is written: its first and last code point, `52,66` (as in RFC 5147).
pub(super) const CHAR: &str = "char";
/// Under which the kind of a quotation is written, where the marks around its words do not say it.
pub(super) const KIND: &str = "kind";

impl Reader<'_, '_> {
    /// A quotation whose words stand in the document that it names.
    pub(super) fn quotation(&mut self, mut fields: Fields) -> Result<(), Wrong> {
        let path = fields.path.clone();
        let malformed = |message: &str| wrong_at(Reason::Malformed, &path, message);
        let given = self.given_key(&mut fields)?;
        let texts = fields.texts("text");
        let [text] = &texts[..] else { return Err(malformed("expected one `text`")) };
        let document = self.quoted_document(&mut fields)?;
        let places = fields.take_beside(&format!("{OURS}{CHAR}"));
        let given_kind = fields.take_beside(&format!("{OURS}{KIND}")).into_iter().next();
        let unknown = |name: String| malformed(&format!("{name:?} is no kind of quote"));
        let kind = given_kind.map(|name| name.parse::<QuoteKind>().map_err(|_| unknown(name))).transpose()?;
        let (kind, segments) = self.segments(&document, text, &places, kind).map_err(at(&path))?;
        let segments = segments.into_iter().map(Selector::found).collect();
        let mut quote = Quote { key: given, segments, ..Quote::blank(Passage::new(&document), kind, false) };
        let who = if fields.has("spokenByCharacter") {
            "spokenByCharacter"
        } else if fields.has("creator") {
            "creator"
        } else {
            "author"
        };
        for speaker in self.agents(&mut fields, who, &format!("{document}/speaker"))? {
            quote = quote.spoken_by(speaker, Outside);
        }
        for date in fields.texts("dateCreated") {
            match date.parse::<Date>() {
                Ok(date) => quote = quote.when(date, Outside),
                Err(_) => fields.beside("schema:dateCreated", date),
            }
        }
        fields.take_type(NodeKind::Quote);
        quote.attributes = fields.kept();
        self.submit(quote, &path).map(|_| ())
    }

    /// The document in which it is said to stand; what is said of that is said of it too.
    fn quoted_document(&mut self, fields: &mut Fields) -> Result<Key, Wrong> {
        let path = format!("{}.isPartOf", fields.path);
        let mut others = Vec::new();
        let mut found = None;
        for field in ["isPartOf", "isBasedOn"] {
            for value in fields.take(field) {
                let (object, known) = self.described(value.clone(), path.clone(), "url")?;
                let key = known.or_else(|| self.document_of(&object)).filter(|key| self.has_text(key));
                match key.filter(|_| found.is_none()) {
                    Some(key) => found = Some((key, object)),
                    None => others.push((field, value)),
                }
            }
        }
        let Some((key, object)) = found else {
            let message = "it names no document of which the graph has the text: `isPartOf` with its key or address";
            return Err(wrong_at(Reason::Dangling, &path, message));
        };
        for field in ["isPartOf", "isBasedOn"] {
            let of = others.iter().filter(|(of, _)| *of == field).map(|(_, value)| value.clone());
            fields.keep(field, of.collect::<Vec<Json>>());
        }
        if !object.is_reference() {
            self.work(object.into_json(), path, key.as_str())?;
        }
        Ok(key)
    }

    fn has_text(&self, key: &Key) -> bool {
        self.graph.document(key).is_ok_and(|document| !document.text().is_empty())
    }

    /// Where it stands: at the places that it gives, where these words are; else where they are alone. Of more than one quotation, and what stands
    /// between, it is mixed; of words without marks it is indirect.
    fn segments(
        &self,
        document: &Key,
        text: &str,
        places: &[String],
        kind: Option<QuoteKind>,
    ) -> Result<(QuoteKind, Vec<Span>), Wrong> {
        let not_there = |message: String| (Reason::NotThere, message);
        let found = self.graph.document(document).ok();
        let content = found
            .and_then(|document| document.content())
            .ok_or_else(|| not_there("the document has no text".to_owned()))?;
        let find =
            |selector: &Selector| content.find(selector, content.whole()).map_err(|error| not_there(error.to_string()));
        let mut spans = Vec::new();
        if places.is_empty() {
            spans.push(find(&Selector::from(text))?.span);
        }
        for place in places {
            let ends = place
                .split_once(',')
                .and_then(|(start, end)| Some(start.trim().parse().ok()?..end.trim().parse().ok()?));
            let ends = ends.ok_or_else(|| {
                (Reason::Malformed, format!("{place:?} is no place: expected code points like `52,66`"))
            })?;
            spans.push(find(&Selector::offsets(OffsetUnit::CodePoints, ends).allowing(Match::WORD_PARTS))?.span);
        }
        let there: Vec<&str> = spans.iter().filter_map(|span| content.slice(*span)).collect();
        if !places.is_empty() && there.join(JOINT) != text {
            return Err(not_there(format!("{:?} stands there, not {text:?}", there.join(JOINT))));
        }
        Ok(match kind {
            Some(kind) => (kind, spans),
            None => reported(content, &spans),
        })
    }
}

/// Of which kind words are by the marks in and around them, and the words within the marks.
pub(super) fn reported(content: &Content, spans: &[Span]) -> (QuoteKind, Vec<Span>) {
    let Quoted { kind, segments } = quoted(content, spans);
    (kind, if kind == QuoteKind::Direct { segments } else { spans.to_vec() })
}

/// Between the words of a quotation that a cue splits.
pub(super) const JOINT: &str = " … ";
