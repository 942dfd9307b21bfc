//! Graphs on disk.

mod damage;
mod file;
mod parts;
mod versions;

use dictum::*;

/// A small graph with something in every section of its snapshot.
fn story() -> Result<Graph, Box<dyn std::error::Error>> {
    let mut graph = Graph::new();
    graph.begin(Recording::by("somebody").at("2025-08-09".parse()?).confidence(0.5))?;
    let text = "Ana Ruiz told the Gazette that the café is shut.\nNote: the café is open.";
    let story = graph.insert(Document::new("story", text).published(Some("2025-08".parse()?), Outside))?;
    let note = graph.insert(Voice::new(VoiceKind::EditorNote, story.line(2)))?;
    let ana = graph.insert(Person::named("Ana Ruiz", story, "Ana Ruiz"))?;
    let gazette = graph.insert(Organization::named("the Gazette", story, "the Gazette"))?;
    let outer = Quote::indirect(story.line(1), "the café is shut").spoken_by(ana, "Ana Ruiz");
    let outer = graph.insert(outer.to(gazette, "the Gazette").cue("told").by_way_of(Unnamed, Implied))?;
    graph.insert(Quote::direct(story.line(1), "shut").spoken_by(gazette, Implied).nested_in(outer))?;
    let stance = Stance::asserts("the café is open").by(note).hedged("Note");
    let claim = graph.insert(Claim::new("The café is open.").looked_for(story.line(2)).stance(stance))?;
    graph.insert(Review::new(claim, "so it is", Outside).rating(Rating::True, Outside))?;
    let both = [story.at("Ana Ruiz"), story.at("the Gazette")];
    graph.insert(ana.member_of(gazette, both).confidence(0.75))?;
    graph.insert(ana.attribute("age", "41", Outside))?;
    let someone = graph.insert(Someone::outside("a source"))?;
    let same = graph.insert(someone.same_as(ana, Outside).judged_by("a judge").confidence(0.25))?;
    graph.insert(same.retracted(Outside))?;
    graph.verify()?;
    Ok(graph)
}

/// The bytes of a saved graph.
fn saved(graph: &Graph) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("graph");
    graph.save(&path).unwrap();
    std::fs::read(path).unwrap()
}

/// What opening a file with these bytes gives.
fn opened(bytes: &[u8]) -> Result<Graph, StoreError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("graph");
    std::fs::write(&path, bytes).unwrap();
    Graph::open(path)
}
