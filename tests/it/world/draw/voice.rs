//! Voices over stretches that mostly lie apart.

use super::Draw;
use super::list::VOICES;
use crate::oracle::{AGENTS, Extent, Name, Place, Pointer, Record, Spot, Step, What, Words};

impl Draw<'_> {
    pub(super) fn voice(&mut self) -> Option<Record> {
        let document = self.node(&["document"])?;
        let kind = if self.dice.chance(3) { "author" } else { self.dice.one_of(VOICES) };
        let first = self.stretch(document)?;
        let basis = crate::oracle::Basis::Implied(Vec::new());
        let mut steps = vec![
            Step::new("voice_kind", What::Term(kind), basis),
            Step::words("stretch", Pointer::There(first.clone())),
        ];
        if self.dice.extra(30) {
            let document = if self.dice.chance(5) { self.node(&["document"])? } else { document };
            let further = self.stretch(document);
            steps.extend(further.map(|place| Step::words("stretch", Pointer::There(place))));
        }
        let key = self.dice.extra(10).then(|| self.key("voice"));
        let mut record = Record { kind: "voice", key, text: None, place: Some(first.clone()), steps };
        while self.dice.chance(40) {
            let owner = self.name(AGENTS)?;
            let basis = self.basis(Some(&first));
            record.steps.push(Step::new("owned_by", What::Node(owner), basis));
        }
        self.finish(&mut record);
        Some(record)
    }

    /// Some words, mostly of the author's voice.
    fn stretch(&mut self, document: usize) -> Option<Place> {
        let whole = self.oracle.whole(document).ok()?;
        let author = self.oracle.author(document);
        let free: Vec<Extent> =
            self.regions(document).into_iter().filter(|(voice, _)| *voice == author).map(|(_, at)| at).collect();
        let within = if self.dice.chance(90) { self.dice.pick(&free)? } else { whole };
        let at = self.extent(within)?;
        let words = self.words_at(at, whole);
        let spots = vec![Spot::Words(words)];
        let name = if self.dice.chance(50) {
            Name::Number(document)
        } else {
            Name::Key(self.oracle.nodes[document].key.clone())
        };
        Some(Place { document: name, spots })
    }

    /// The parts of a text that stand in one voice, each with it.
    pub(super) fn regions(&self, document: usize) -> Vec<(usize, Extent)> {
        let Ok(whole) = self.oracle.whole(document) else { return Vec::new() };
        let mut regions: Vec<(usize, Extent)> = Vec::new();
        for token in self.oracle.tokens(whole) {
            let voice = self.oracle.voice_at(document, token.start, &self.view.rows);
            match regions.last_mut() {
                Some((last, region)) if *last == voice => region.end = token.end,
                _ => regions.push((voice, token)),
            }
        }
        regions
    }
}

impl Words {
    /// These bytes.
    pub(super) fn bytes(at: Extent) -> Words {
        Words::Bytes(at.start, at.end)
    }
}
