//! From the gold annotation to records, and from records to a graph.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use dictum::{Annotations, Graph, GraphError, Key, Recording};

use super::gold::{Article, Cross};
use super::joined::joined;
use super::record::Recorder;

/// Which relays are said: every list of the gold, or only those that follow neither from nesting nor from the voice.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Relays {
    All,
    Needed,
}

/// From the ids of the gold to keys: an entity's is its `global` key, one for all documents.
pub(crate) struct Keys(HashMap<String, Key>);

impl Keys {
    fn of(articles: &[Article]) -> Self {
        let mut keys = HashMap::new();
        for article in articles {
            let entities = [&article.people, &article.organizations, &article.places, &article.events];
            for entity in entities.into_iter().flatten() {
                keys.insert(entity.id.clone(), Key::from(entity.global.as_str()));
            }
            for voice in article.voices.iter().filter(|voice| voice.kind == "author") {
                keys.insert(voice.id.clone(), Key::from(format!("{}/author", article.document.id)));
            }
        }
        Keys(keys)
    }

    /// What is no entity and no author's voice keeps its id.
    pub(crate) fn get(&self, id: &str) -> Key {
        self.0.get(id).cloned().unwrap_or_else(|| Key::from(id))
    }
}

/// Loads everything, every span verified.
///
/// # Errors
/// What could not be read or was refused, a line each.
pub(crate) fn load(
    texts: &Path,
    articles: &[Article],
    cross: &Cross,
    relays: Relays,
) -> Result<(Graph, Keys), Vec<String>> {
    let keys = Keys::of(articles);
    let mut graph = Graph::new();
    let mut faults = Vec::new();
    for article in articles {
        let file = texts.join(&article.document.file);
        let text = fs::read_to_string(&file).map_err(|error| vec![format!("{}: {error}", file.display())])?;
        let annotations = annotations(article, text, &keys, relays, &mut faults);
        match graph.import(&annotations) {
            Ok(()) => faults.extend(asides(&graph, article).err()),
            Err(GraphError::Refused(refused)) => faults.extend(refused.faults.iter().map(ToString::to_string)),
            Err(error) => faults.push(error.to_string()),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    joined(&mut graph, cross, &keys)?;
    Ok((graph, keys))
}

/// Spans that are annotated but become no record stand there all the same.
fn asides(graph: &Graph, article: &Article) -> Result<(), String> {
    let document = graph.document(article.document.id.as_str()).map_err(|error| error.to_string())?;
    let content = document.content().ok_or("a document without a text")?;
    let asides = article.distractors.iter().chain(&article.allusions).map(|aside| &aside.span);
    let authors = article.voices.iter().filter(|voice| voice.kind == "author").flat_map(|voice| &voice.spans);
    for span in asides.chain(authors) {
        let found = content.find(&span.selector(), content.whole());
        found.map_err(|error| format!("{}: {error}", article.document.id))?;
    }
    Ok(())
}

/// The records of an article, and what of it no record can be made of.
fn annotations(article: &Article, text: String, keys: &Keys, relays: Relays, faults: &mut Vec<String>) -> Annotations {
    let here = article.document.id.as_str();
    if article.document.bytes.is_some_and(|bytes| bytes != text.len()) {
        faults.push(format!("{here}: its text has {} bytes, not as many as the annotation says", text.len()));
    }
    let record = Recorder::new(here, keys, relays);
    let annotations = Annotations {
        recording: Some(Recording::by(format!("gold annotation of {here}"))),
        documents: vec![record.document(&article.document, &article.voices, text)],
        voices: article.voices.iter().filter_map(|voice| record.voice(voice)).collect(),
        people: article.people.iter().map(|person| record.person(person)).collect(),
        organizations: article.organizations.iter().map(|group| record.organization(group)).collect(),
        places: article.places.iter().map(|place| record.place(place)).collect(),
        events: article.events.iter().map(|event| record.event(event)).collect(),
        quotes: article.statements.iter().filter_map(|statement| record.quote(statement)).collect(),
        claims: article.claims.iter().map(|claim| record.claim(claim)).collect(),
        reviews: article.claims.iter().filter_map(|claim| record.review(claim)).collect(),
        ..Annotations::default()
    };
    faults.extend(record.faults());
    annotations
}
