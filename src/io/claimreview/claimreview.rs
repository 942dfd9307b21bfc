//! Files and texts of this format, in and out.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::object::Object;
use super::reader::Reader;
use super::records::{Record, Records};
use super::taken::{Taken, wrong_at};
use super::term::Counted;
use super::writer;
use crate::graph::{Graph, ReviewRef, View};
use crate::io::buffered::buffered;
use crate::io::error::FormatError;
use crate::io::folder::text_of;
use crate::io::intake::{Intake, Reason};
use crate::io::taken::{Wrong, whole};
use crate::io::watch::Watch;
use crate::model::Key;
use crate::text::Content;

/// schema.org's `ClaimReview`, `Claim` and `Quotation` in JSON-LD, as fact checks are published: an object, an array, a `@graph`, a feed
/// (`dataFeedElement`), or an object a line.
///
/// A review's verdict is its `alternateName`; it is normalised where the words or the numbers say plainly what it is. Who made a claim is joined to it under
/// `schema:author`, where it appears under `schema:appearance`. An agent whose type is not given is a [`Someone`](crate::Someone). What no rule maps is kept as an attribute,
/// `schema:keywords`. All of it rests on no document ([`Outside`](crate::Outside)): a record of a feed is a row of a table. A quotation becomes a
/// [`Quote`](crate::Quote) only where its words stand in a document whose text the graph has; any other is refused.
///
/// ```
/// use dictum::io::ClaimReviews;
/// use dictum::{Graph, Rating};
///
/// let markup = r#"{
///   "@context": "https://schema.org", "@type": "ClaimReview", "claimReviewed": "The port is shut.",
///   "author": {"@type": "Organization", "name": "Quay Check", "url": "https://quay.example"},
///   "reviewRating": {"@type": "Rating", "alternateName": "Mostly false", "ratingValue": 2, "bestRating": 5, "worstRating": 1},
///   "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ana Ruiz"}}
/// }"#;
/// let mut graph = Graph::new();
/// let intake = ClaimReviews::text("port.json", markup).into_graph(&mut graph)?;
/// assert_eq!((intake.read, intake.accepted), (2, 2)); // the review, and the claim in it
/// let review = graph.claim("the-port-is-shut")?.reviews().next().ok_or("it has one")?;
/// assert_eq!((review.verdict(), review.rating()), ("Mostly false", Some(Rating::Mixture)));
///
/// let out = ClaimReviews::write(&graph, Vec::new())?;
/// let mut again = Graph::new();
/// ClaimReviews::text("again.json", String::from_utf8(out)?).into_graph(&mut again)?;
/// assert_eq!(ClaimReviews::of(review), ClaimReviews::of(again.review("the-port-is-shut/review")?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
#[doc = include_str!("../../../docs/claimreview.md")]
#[derive(Clone, Debug)]
#[must_use = "reviews are nothing until they go into a graph"]
pub struct ClaimReviews {
    source: Source,
    watch: Watch,
}

#[derive(Clone, Debug)]
enum Source {
    File(PathBuf),
    Text(String, String),
}

impl ClaimReviews {
    /// Those of a file.
    pub fn file(path: impl AsRef<Path>) -> Self {
        ClaimReviews { source: Source::File(path.as_ref().to_owned()), watch: Watch::default() }
    }

    /// Those of a text: how it is called where something is wrong, and what it is.
    pub fn text(name: impl Into<String>, json: impl Into<String>) -> Self {
        ClaimReviews { source: Source::Text(name.into(), json.into()), watch: Watch::default() }
    }

    /// `watch` is told, while it is read, which part of it is done: never less than before, and 1 at the end. Parts are records, after the file was read.
    pub fn watched(mut self, watch: impl Fn(f64) + Send + Sync + 'static) -> Self {
        self.watch = Watch::by(watch);
        self
    }

    /// Takes everything or nothing. `read` counts each `ClaimReview`, `Claim` and `Quotation`, and what else stands there in place of one.
    ///
    /// # Errors
    /// [`FormatError::Refused`] with all that is wrong; [`FormatError::Unreadable`]. The graph is as it was.
    pub fn into_graph(self, graph: &mut Graph) -> Result<Intake, FormatError> {
        whole(graph, |graph| self.what_is_right_into(graph))
    }

    /// Takes the objects that are right, and tells of the others; a file that is no JSON is counted as one. Cost: O(the nodes that are there, and the file).
    ///
    /// # Errors
    /// [`FormatError::Unreadable`]; the graph is as it was.
    pub fn what_is_right_into(self, graph: &mut Graph) -> Result<Intake, FormatError> {
        let (name, text) = match self.source {
            Source::Text(name, text) => (name, Ok(text)),
            Source::File(path) => {
                (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), text_of(&path)?)
            }
        };
        let mut intake = Intake::default();
        let content = text.and_then(|text| {
            Content::new(text.strip_prefix('\u{feff}').unwrap_or(&text)).map_err(|error| error.to_string())
        });
        let content = match content {
            Ok(content) => content,
            Err(message) => {
                intake.count(&name, 0, Some((Reason::Malformed, message)));
                self.watch.tell(1, 1);
                return Ok(intake);
            }
        };
        for Taken { start, wrong } in take(graph, Records::of(content.as_str()), &self.watch) {
            intake.count(&name, Records::line(&content, start), wrong);
        }
        Ok(intake)
    }

    /// Writes the reviews of a view with their claims, then the claims that nobody reviews, then the quotations, each in the order of the view: one `@graph`, an
    /// object a line. Quotes in the words of the text, which are nobody's own, are left out. The same view gives the same bytes. Cost: O(what is written), in the
    /// memory of one object.
    ///
    /// # Errors
    /// [`FormatError::Interrupted`].
    pub fn write<W: Write>(view: &View, to: W) -> Result<W, FormatError> {
        buffered(to, |out| written(view, out)).map_err(|error| FormatError::Interrupted { error })
    }

    /// One review with its claim, as it is put into the page of the review, within `<script type="application/ld+json">`: nothing in it ends that.
    pub fn of(review: ReviewRef<'_>) -> String {
        let mut object = Object::default();
        object.say("@context", "https://schema.org");
        object.extend(writer::review(review));
        let mut out = Vec::new();
        // Memory refuses nothing.
        _ = write_object(&object, &mut out);
        String::from_utf8(out).unwrap_or_default()
    }
}

fn written<W: Write>(view: &View, mut out: W) -> io::Result<W> {
    out.write_all(b"{\"@context\":\"https://schema.org\",\"@graph\":[")?;
    let reviews = view.reviews();
    let claims = view.claims();
    let quotes = view.quotes();
    let objects = reviews.iter().map(writer::review);
    let others = claims.iter().filter(|claim| !writer::is_reviewed(*claim));
    let objects = objects.chain(others.map(writer::claim));
    for (index, object) in objects.chain(quotes.iter().filter_map(writer::quotation)).enumerate() {
        out.write_all(if index == 0 { b"\n" } else { b",\n" })?;
        write_object(&object, &mut out)?;
    }
    out.write_all(b"\n]}\n")?;
    Ok(out)
}

/// Claims first, for reviews name them; what is left, last.
fn take<'f>(graph: &mut Graph, records: Records<'f>, watch: &Watch) -> Vec<Taken> {
    let mut reader = Reader::new(graph, records);
    let records = std::mem::take(&mut reader.records.all);
    let mut claims: Vec<Option<Key>> = vec![None; records.len()];
    let mut done = 0;
    for counted in [Counted::Claim, Counted::ClaimReview, Counted::Quotation] {
        for (index, record) in records.iter().enumerate().filter(|(_, record)| record.counted == counted) {
            watch.tell(done, records.len() as u64);
            done += 1;
            let mark = reader.graph.mark();
            let taken = match counted {
                Counted::Claim => Records::fields(record).and_then(|fields| reader.claim(fields, None)).map(Some),
                Counted::ClaimReview => take_review(&mut reader, record, &claims).map(|()| None),
                Counted::Quotation => {
                    Records::fields(record).and_then(|fields| reader.quotation(fields)).map(|()| None)
                }
            };
            // A review takes back what is its own, and leaves its claim.
            if taken.is_err() && counted != Counted::ClaimReview {
                reader.graph.roll_back(mark);
            }
            let (key, wrong) = taken.map_or_else(|wrong| (None, Some(wrong)), |key| (key, None));
            if let Some(claim) = claims.get_mut(index) {
                *claim = key;
            }
            reader.records.taken.push(Taken { start: record.start, wrong });
        }
    }
    watch.tell(done, done);
    reader.records.refuse_what_is_left();
    let mut taken = reader.records.taken;
    taken.sort_by_key(|taken| taken.start);
    taken
}

fn take_review(reader: &mut Reader<'_, '_>, record: &Record<'_>, claims: &[Option<Key>]) -> Result<(), Wrong> {
    let fields = Records::fields(record)?;
    let of = match record.of {
        None => None,
        Some(claim) => {
            let refused = || wrong_at(Reason::Dangling, &fields.path, "the claim that it reviews is refused");
            Some(claims.get(claim).cloned().flatten().ok_or_else(refused)?)
        }
    };
    reader.review(fields, record.start, of)
}

fn write_object(object: &Object, out: impl Write) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(out, ForPages);
    object.serialize(&mut serializer).map_err(io::Error::from)
}

/// Writes what a page reads as markup as escapes.
struct ForPages;

impl serde_json::ser::Formatter for ForPages {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(['<', '>', '&', '\u{2028}', '\u{2029}']) {
            let (before, from) = rest.split_at(at);
            out.write_all(before.as_bytes())?;
            let mut from = from.chars();
            if let Some(c) = from.next() {
                write!(out, "\\u{:04x}", u32::from(c))?;
            }
            rest = from.as_str();
        }
        out.write_all(rest.as_bytes())
    }
}
