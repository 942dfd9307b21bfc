//! From the gold annotation to records, and from records to a graph.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use dictum::{
    Annotations, Basis, Claim, Comparison, Document, Entity, Event, Graph, GraphError, Implied, Key, Organization,
    Outside, Passage, Person, Place, Pointer, Quote, QuoteKind, Rating, Recording, Review, Stance, StanceKind, Undated,
    Unnamed, Voice,
};

use super::gold::{self, Article, Cross, Span};

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
        let annotations = annotations(article, text, &keys, relays);
        match graph.import(&annotations) {
            Ok(()) => faults.extend(asides(&graph, article).err()),
            Err(GraphError::Refused(refused)) => faults.extend(refused.faults.iter().map(ToString::to_string)),
            Err(error) => faults.push(error.to_string()),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    joined(&mut graph, cross, &keys).map_err(|error| vec![error.to_string()])?;
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

fn annotations(article: &Article, text: String, keys: &Keys, relays: Relays) -> Annotations {
    let here = article.document.id.as_str();
    let record = Recorder { here, keys, relays };
    Annotations {
        recording: Some(Recording::by(format!("gold annotation of {here}"))),
        documents: vec![record.document(&article.document, &article.voices, text)],
        voices: article.voices.iter().filter_map(|voice| record.voice(voice)).collect(),
        people: article.people.iter().map(|person| record.person(person)).collect(),
        organizations: article.organizations.iter().map(|group| record.organization(group)).collect(),
        places: article.places.iter().map(|place| record.place(place)).collect(),
        events: article.events.iter().map(|event| record.event(event)).collect(),
        quotes: article.statements.iter().map(|statement| record.quote(statement)).collect(),
        claims: article.claims.iter().map(|claim| record.claim(claim)).collect(),
        reviews: article.claims.iter().filter_map(|claim| record.review(claim)).collect(),
        ..Annotations::default()
    }
}

/// Makes records of one article.
struct Recorder<'a> {
    here: &'a str,
    keys: &'a Keys,
    relays: Relays,
}

/// The words where there are some; else a conclusion.
fn words_or_implied<'s>(spans: impl IntoIterator<Item = &'s Span>) -> Basis {
    let words: Vec<Pointer> = spans.into_iter().map(Pointer::from).collect();
    if words.is_empty() { Implied.into() } else { words.into() }
}

/// The fields that every kind of entity has.
macro_rules! entity {
    ($record:expr, $kind:ident, $entity:expr) => {{
        let (entity, is_named) = ($entity, is_named($entity));
        let mut record = $kind::new($record.here).key(entity.global.as_str());
        let naming = entity.mentions.iter().map(|mention| &mention.span).filter(|span| span.text == entity.name);
        let ground = words_or_implied(naming);
        record = if is_named { record.name(&entity.name, ground) } else { record.description(&entity.name, ground) };
        for mention in &entity.mentions {
            record = record.mention_as(mention.form, &mention.span);
        }
        if let Some(note) = &entity.note {
            record = record.note(note);
        }
        record
    }};
}

fn is_named(entity: &gold::Entity) -> bool {
    entity.mentions.iter().any(|mention| mention.form == dictum::MentionForm::Named)
}

impl Recorder<'_> {
    fn key(&self, id: &str) -> Key {
        self.keys.get(id)
    }

    fn document(&self, document: &gold::Document, voices: &[gold::Voice], text: String) -> Document {
        let mut record = Document::new(document.id.as_str(), text).file(&document.file);
        if let Some(title) = &document.title {
            record = record.title(title, words_or_implied(&document.title_span));
        }
        if let Some(heading) = &document.heading_span {
            record = record.attribute("heading", &heading.text, heading.selector());
        }
        for author in &document.author_ids {
            record = record.by(self.key(author), words_or_implied(&document.author_spans));
        }
        let owner = voices.iter().filter(|voice| voice.kind == "author").find_map(|voice| voice.entity.as_ref());
        if let Some(author) = owner.filter(|author| !document.author_ids.contains(author)) {
            record = record.by(self.key(author), Implied);
        }
        for republisher in &document.republisher_ids {
            let spans = document.republisher_spans.iter().map(Pointer::from).collect();
            record = record.republished_by(self.key(republisher), Basis::Implied(spans));
        }
        for date in document.published.iter().filter_map(|date| date.parse::<dictum::Date>().ok()) {
            record = record.published(date, words_or_implied(&document.published_span));
        }
        if let Some(language) = &document.language {
            record = record.language(language, Implied);
        }
        for note in document.note.iter().chain(&document.republisher_note) {
            record = record.note(note);
        }
        record
    }

    /// The author's voice is there from the start.
    fn voice(&self, voice: &gold::Voice) -> Option<Voice> {
        let kind = match voice.kind.as_str() {
            "author" => return None,
            "photo_caption" => "caption",
            "photo_credit" => "credit",
            "author_bio" => "biography",
            "ai_summary" => "machine_summary",
            kind => kind,
        };
        let mut stretches = voice.spans.iter().map(|span| Passage::new(self.here).at(span.selector()));
        let mut record = Voice::new(kind.parse().ok()?, stretches.next()?).key(voice.id.as_str()).note(&voice.voice);
        for stretch in stretches {
            record = record.also(stretch);
        }
        if let Some(owner) = &voice.entity {
            record = record.owned_by(self.key(owner), Implied);
        }
        if let Some(note) = &voice.note {
            record = record.note(note);
        }
        Some(record)
    }

    fn person(&self, entity: &gold::Entity) -> Person {
        let mut record = entity!(self, Person, entity);
        if let Some(role) = &entity.role {
            record = record.office(role, Implied);
        }
        if let Some(birth) = &entity.birth {
            record = record.attribute("birth", birth, Implied);
        }
        if let Some(age) = &entity.age {
            record = record.attribute("age", age.to_string(), words_or_implied(&entity.age_span));
        }
        record
    }

    fn organization(&self, entity: &gold::Entity) -> Organization {
        let mut record = entity!(self, Organization, entity);
        if let Some(subtype) = &entity.subtype {
            record = record.subtype(subtype, Implied);
        }
        for member in &entity.members {
            record = record.member(self.key(member), Implied);
        }
        if let Some(larger) = &entity.part_of {
            record = record.part_of(self.key(larger), Implied);
        }
        if let Some(place) = &entity.government_of {
            record = record.governs(self.key(place), Implied);
        }
        record
    }

    fn place(&self, entity: &gold::Entity) -> Place {
        let mut record = entity!(self, Place, entity);
        if let Some(subtype) = &entity.subtype {
            record = record.subtype(subtype, Implied);
        }
        if let Some(around) = &entity.within {
            record = record.within(self.key(around), Implied);
        }
        record
    }

    fn event(&self, entity: &gold::Entity) -> Event {
        let mut record = entity!(self, Event, entity);
        if let Some(date) = &entity.date {
            record = match date.value.parse::<dictum::Date>() {
                Ok(value) => record.when(value, words_or_implied(&date.span)),
                Err(_) => record.when(Undated, words_or_implied(&date.span)),
            };
        }
        if let Some(phrase) = &entity.date_text {
            record = record.when(Undated, phrase.selector());
        }
        if let Some(place) = &entity.place {
            record = record.at(self.key(place), Implied);
        }
        if let Some(larger) = &entity.part_of {
            record = record.during(self.key(larger), Implied);
        }
        for participant in &entity.participants {
            record = record.with(self.key(&participant.entity), &participant.role, Implied);
        }
        if let Some(status) = &entity.status {
            // "occurred (by RAD)": the term, and whatever else the annotator says of it.
            if let Ok(term) = status.split(' ').next().unwrap_or_default().parse() {
                record = record.status(term, Implied);
            }
            record = record.attribute("status", status, Implied);
        }
        record
    }

    fn quote(&self, statement: &gold::Statement) -> Quote {
        let kind: QuoteKind = match statement.kind.as_str() {
            "partial" => QuoteKind::Mixed,
            kind => kind.parse().unwrap_or(QuoteKind::Indirect),
        };
        let mut segments = statement.segments.iter().map(Span::selector);
        let mut record = match (segments.next(), &statement.reported_clause) {
            (Some(first), _) => Quote::new(kind, self.here, first),
            (None, clause) => Quote::clause(kind, self.here, clause.as_ref().map_or_else(|| "".into(), Span::selector)),
        }
        .key(statement.id.as_str());
        for segment in segments {
            record = record.continued(segment);
        }
        if let Some(clause) = statement.reported_clause.as_ref().filter(|_| !statement.segments.is_empty()) {
            record = record.reported_clause(clause.selector());
        }
        record = self.attribution(record, statement);
        record = self.circumstances(record, statement);
        if let Some(group) = &statement.speech_group {
            record = record.attribute("speech group", group, Implied);
        }
        if let Some(note) = &statement.note {
            record = record.note(note);
        }
        if statement.borderline { record.attribute("borderline", "true", Implied) } else { record }
    }

    /// Who says it, marked how, to whom, by way of whom.
    fn attribution(&self, mut record: Quote, statement: &gold::Statement) -> Quote {
        for cue in &statement.cues {
            record = record.cue(cue.selector());
        }
        if let Ok(kind) = statement.cue_class.parse() {
            record = record.cue_kind(kind, words_or_implied(&statement.cues));
        }
        for speaker in &statement.speakers {
            record = record.spoken_by(self.key(speaker), words_or_implied(&statement.sources));
        }
        if statement.speakers.is_empty() {
            record = record.unattributed();
            for source in &statement.sources {
                record = record.attribute("source", &source.text, source.selector());
            }
        }
        for addressee in &statement.addressee {
            record = record.to(self.key(addressee), Implied);
        }
        for relay in self.relays(statement) {
            let words = words_or_implied(&relay.span);
            record = match &relay.agent {
                Some(agent) => record.by_way_of(self.key(agent), words),
                None => record.by_way_of(Unnamed, words),
            };
        }
        for relay in &statement.relay_inferred {
            record = record.perhaps_by_way_of(self.key(relay), Implied);
        }
        record
    }

    /// Those strictly between the speaker and the document. A list is needed where the statement is not nested, stands in the author's voice,
    /// and comes through somebody all the same.
    fn relays<'s>(&self, statement: &'s gold::Statement) -> &'s [gold::Relay] {
        let between = statement.relay.get(1..statement.relay.len().saturating_sub(1)).unwrap_or_default();
        let is_author = self.key(&statement.voice).as_str().ends_with("/author");
        let follows = statement.nested_in.is_some() || !is_author;
        if self.relays == Relays::Needed && follows { &[] } else { between }
    }

    fn circumstances(&self, mut record: Quote, statement: &gold::Statement) -> Quote {
        for hedge in &statement.hedges {
            record = record.hedged(hedge.selector());
        }
        if let Some(condition) = &statement.condition {
            record = record.condition(condition.selector());
        }
        if let Ok(modality) = statement.modality.parse() {
            record = record.modality(modality, Implied);
        }
        if let Ok(polarity) = statement.polarity.parse() {
            record = record.polarity(polarity, Implied);
        }
        if let Some(time) = &statement.time {
            let date = time.value.as_ref().and_then(|value| value.parse::<dictum::Date>().ok());
            record = record.when(date, time.text.selector());
        }
        if let Some(event) = &statement.event {
            record = record.during(self.key(event), Implied);
        }
        if let Some(place) = &statement.place {
            record = record.at(self.key(place), Implied);
        }
        for topic in &statement.about {
            record = record.about(self.key(topic), Implied);
        }
        if let Some(outer) = &statement.nested_in {
            record = record.nested_in(self.key(outer));
        }
        if let Some(earlier) = &statement.requote_of {
            record = record.repeats(self.key(earlier), Implied);
        }
        record
    }

    fn stance(&self, kind: StanceKind, claim: &gold::Claim) -> Stance {
        let mut stance = Stance::new(kind, words_or_implied(&claim.spans)).by(self.key(&claim.asserted_by));
        for hedge in &claim.hedges {
            stance = stance.hedged(hedge);
        }
        // "not the author" says that it stands in another voice, which its place tells.
        for attitude in claim.author_stance.iter().filter_map(|attitude| attitude.parse().ok()) {
            stance = stance.attitude(attitude);
        }
        if let Some(viewpoint) = &claim.viewpoint_of {
            stance = stance.viewpoint(self.key(viewpoint));
        }
        stance
    }

    fn claim(&self, claim: &gold::Claim) -> Claim {
        let mut record = Claim::new(&claim.canonical).key(claim.id.as_str()).looked_for(self.here);
        if let Ok(kind) = claim.stance.parse() {
            record = record.stance(self.stance(kind, claim));
        }
        for topic in &claim.about {
            record = record.about(self.key(topic), Implied);
        }
        if let Some(note) = &claim.note {
            record = record.note(note);
        }
        record
    }

    /// By the annotator's general knowledge: no document says it.
    fn review(&self, claim: &gold::Claim) -> Option<Review> {
        let check = claim.needs_check.as_ref()?;
        let rating = match check.verdict.as_str() {
            "consistent" => Rating::True,
            "likely_wrong" => Rating::False,
            "contested" | "doubtful" => Rating::Mixture,
            _ => Rating::Other,
        };
        let mut record = Review::new(claim.id.as_str(), &check.verdict, Outside).rating(rating, Outside);
        if let Some(why) = &check.why {
            record = record.reason(why, Outside);
        }
        Some(record)
    }
}

/// What joins the documents: comparisons, look-alikes that are not one, and the dates of the timeline, in its order.
fn joined(graph: &mut Graph, cross: &Cross, keys: &Keys) -> Result<(), GraphError> {
    graph.begin(Recording::by("cross.json"))?;
    for relation in &cross.relations {
        let mut members: Vec<Key> = relation.members.iter().map(|id| keys.get(id)).collect();
        members.sort();
        members.dedup();
        if relation.kind == "must_not_merge" {
            apart(graph, &members)?;
        }
        compared(graph, relation, &members)?;
    }
    for entry in &cross.timeline {
        let event = graph.event(keys.get(&entry.event))?.id();
        if let Ok(date) = entry.date.parse::<dictum::Date>() {
            graph.insert(event.when(date, Outside))?;
        }
    }
    Ok(())
}

/// Two or more nodes are compared; of one under several names there is a remark.
fn compared(graph: &mut Graph, relation: &gold::Relation, members: &[Key]) -> Result<(), GraphError> {
    let notes = relation.note.iter().filter(|note| !note.is_empty());
    if let [only] = members {
        let node = graph.node(only)?.id();
        graph.insert(node.attribute(&relation.kind, &relation.title, Outside))?;
        for note in notes {
            graph.insert(node.attribute(format!("{}, note", relation.kind), note, Outside))?;
        }
        return Ok(());
    }
    let mut record = Comparison::new(&relation.title, &relation.kind, Outside).key(relation.id.as_str());
    for note in notes {
        record = record.note(note);
    }
    for check in relation.needs_check.iter().filter_map(|check| check.as_str()) {
        record = record.attribute("needs check", check, Outside);
    }
    for member in members {
        record = record.of(member);
    }
    graph.insert(record).map(drop)
}

fn apart(graph: &mut Graph, members: &[Key]) -> Result<(), GraphError> {
    for (index, one) in members.iter().enumerate() {
        for other in members.iter().skip(index + 1) {
            let (one, other) = (graph.node(one)?.narrow::<Entity>(), graph.node(other)?.narrow::<Entity>());
            if let Some((one, other)) = one.zip(other) {
                let judgement = one.id().different_from(other.id(), Outside);
                graph.insert(judgement)?;
            }
        }
    }
    Ok(())
}
