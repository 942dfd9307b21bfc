//! From the gold annotation of one article to records.

use std::cell::RefCell;
use std::fmt::Display;
use std::str::FromStr;

use dictum::{
    Attitude, Basis, Claim, CueKind, Date, Document, Event, Implied, Key, Modality, Organization, Outside, Passage,
    Person, Place, Pointer, Polarity, Quote, QuoteKind, Rating, Review, Stance, StanceKind, Undated, Unnamed, Voice,
};

use super::gold::{self, Precision, Span};
use super::load::{Keys, Relays};

/// Makes records of one article.
pub(crate) struct Recorder<'a> {
    here: &'a str,
    keys: &'a Keys,
    relays: Relays,
    faults: RefCell<Vec<String>>,
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

impl<'a> Recorder<'a> {
    pub(crate) fn new(here: &'a str, keys: &'a Keys, relays: Relays) -> Self {
        Recorder { here, keys, relays, faults: RefCell::default() }
    }

    /// What could not be understood, a line each.
    pub(crate) fn faults(self) -> Vec<String> {
        self.faults.into_inner()
    }

    /// What a text of a record says; a fault where it says nothing that there is.
    fn read<T: FromStr<Err: Display>>(&self, id: &str, text: &str) -> Option<T> {
        let read = text.parse();
        read.map_err(|error| self.faults.borrow_mut().push(format!("{id}: {error}"))).ok()
    }

    fn key(&self, id: &str) -> Key {
        self.keys.get(id)
    }

    pub(crate) fn document(&self, document: &gold::Document, voices: &[gold::Voice], text: String) -> Document {
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
        if let Some(date) = document.published.as_ref().and_then(|date| self.read::<Date>(&document.id, date)) {
            record = record.published(date, words_or_implied(&document.published_span));
        }
        if let Some(publisher) = &document.publisher {
            record = record.attribute("publisher", publisher, Implied);
        }
        if let Some(language) = &document.language {
            record = record.language(language, Implied);
        }
        if document.language_stated == Some(true) {
            record = record.attribute("language", "stated", Implied);
        }
        for note in document.note.iter().chain(&document.republisher_note) {
            record = record.note(note);
        }
        record
    }

    /// The author's voice is there from the start.
    pub(crate) fn voice(&self, voice: &gold::Voice) -> Option<Voice> {
        let kind = match voice.kind.as_str() {
            "author" => return None,
            "photo_caption" => "caption",
            "photo_credit" => "credit",
            "author_bio" => "biography",
            "ai_summary" => "machine_summary",
            kind => kind,
        };
        let mut stretches = voice.spans.iter().map(|span| Passage::new(self.here).at(span.selector()));
        let mut record =
            Voice::new(self.read(&voice.id, kind)?, stretches.next()?).key(voice.id.as_str()).note(&voice.voice);
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

    pub(crate) fn person(&self, entity: &gold::Entity) -> Person {
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

    pub(crate) fn organization(&self, entity: &gold::Entity) -> Organization {
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

    pub(crate) fn place(&self, entity: &gold::Entity) -> Place {
        let mut record = entity!(self, Place, entity);
        if let Some(subtype) = &entity.subtype {
            record = record.subtype(subtype, Implied);
        }
        if let Some(around) = &entity.within {
            record = record.within(self.key(around), Implied);
        }
        record
    }

    pub(crate) fn event(&self, entity: &gold::Entity) -> Event {
        let mut record = entity!(self, Event, entity);
        if let Some(date) = &entity.date {
            let about = if date.precision == Some(Precision::Approx) { "~" } else { "" };
            let value = self.read::<Date>(&entity.id, &format!("{}{about}", date.value));
            let words = date.span.iter().map(Pointer::from).collect();
            record =
                record.when(value, if date.inferred { Basis::Implied(words) } else { words_or_implied(&date.span) });
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

    pub(crate) fn quote(&self, statement: &gold::Statement) -> Option<Quote> {
        let kind = match statement.kind.as_str() {
            "partial" => QuoteKind::Mixed,
            kind => self.read(&statement.id, kind)?,
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
        Some(if statement.borderline { record.attribute("borderline", "true", Implied) } else { record })
    }

    /// Who says it, marked how, to whom, by way of whom.
    fn attribution(&self, mut record: Quote, statement: &gold::Statement) -> Quote {
        for cue in &statement.cues {
            record = record.cue(cue.selector());
        }
        if let Some(kind) = self.read::<CueKind>(&statement.id, &statement.cue_class) {
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
        // The first of the list is the speaker, the last the document: there is no relay to say, and yet words or a remark may be.
        let ends = [statement.relay.first(), statement.relay.last().filter(|_| statement.relay.len() > 1)];
        for end in ends.into_iter().flatten() {
            if let Some(span) = &end.span {
                record = record.attribute("end of the chain", &span.text, span.selector());
            }
        }
        for (hop, relay) in statement.relay.iter().enumerate() {
            if let Some(note) = &relay.note {
                record = record.note(format!("hop {hop} of the chain: {note}"));
            }
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
        if let Some(modality) = self.read::<Modality>(&statement.id, &statement.modality) {
            record = record.modality(modality, Implied);
        }
        if let Some(polarity) = self.read::<Polarity>(&statement.id, &statement.polarity) {
            record = record.polarity(polarity, Implied);
        }
        if let Some(time) = &statement.time {
            record = self.time(record, &statement.id, time);
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

    /// `2025-08-14` or `2025-08-14 (inferred)`; what does not begin with a digit is a word for a time and no date.
    fn time(&self, record: Quote, id: &str, time: &gold::Time) -> Quote {
        let words = time.text.selector();
        let Some(value) = &time.value else { return record.when(Undated, words) };
        if !value.starts_with(|c: char| c.is_ascii_digit()) {
            return record.when(Undated, words.clone()).attribute("time", value, words);
        }
        match value.strip_suffix(" (inferred)") {
            Some(date) => record.when(self.read::<Date>(id, date), Basis::Implied(vec![words.into()])),
            None => record.when(self.read::<Date>(id, value), words),
        }
    }

    fn stance(&self, kind: StanceKind, claim: &gold::Claim) -> Stance {
        let mut stance = Stance::new(kind, words_or_implied(&claim.spans)).by(self.key(&claim.asserted_by));
        for hedge in &claim.hedges {
            stance = stance.hedged(hedge);
        }
        // "not the author" says that it stands in another voice, which its place tells.
        let attitude = claim.author_stance.as_deref().filter(|attitude| *attitude != "not the author");
        if let Some(attitude) = attitude.and_then(|attitude| self.read::<Attitude>(&claim.id, attitude)) {
            stance = stance.attitude(attitude);
        }
        if let Some(viewpoint) = &claim.viewpoint_of {
            stance = stance.viewpoint(self.key(viewpoint));
        }
        stance
    }

    pub(crate) fn claim(&self, claim: &gold::Claim) -> Claim {
        let mut record = Claim::new(&claim.canonical).key(claim.id.as_str()).looked_for(self.here);
        if let Some(kind) = self.read(&claim.id, &claim.stance) {
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
    pub(crate) fn review(&self, claim: &gold::Claim) -> Option<Review> {
        let check = claim.needs_check.as_ref()?;
        let rating = match check.verdict.as_str() {
            "consistent" => Rating::True,
            "likely_wrong" => Rating::False,
            "contested" | "doubtful" => Rating::Mixture,
            "unverifiable" | "stale" => Rating::Other,
            other => return self.read::<Rating>(&claim.id, other).and(None),
        };
        let mut record = Review::new(claim.id.as_str(), &check.verdict, Outside).rating(rating, Outside);
        if let Some(why) = &check.why {
            record = record.reason(why, Outside);
        }
        Some(record)
    }
}
