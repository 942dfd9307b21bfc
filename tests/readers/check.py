"""Whether independent readers agree on what was written.

check.py FOLDER: the same graph as graph.nq, graph.trig, graph.jsonld, graph.graphml, as `convert` writes it; other *.jsonld beside
and in folders within.
"""

import json
import sys
from pathlib import Path

import networkx
import pyoxigraph
import rdflib
from pyld import jsonld

WHO_SAID_WHAT = """
PREFIX dictum: <urn:dictum:ns#>
PREFIX schema: <http://schema.org/>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?who ?what ?relay ?document ?start ?end WHERE {
  ?quote a dictum:Quote ; schema:spokenByCharacter ?speaker ; dictum:segment ?words .
  ?speaker schema:name|schema:description ?who .
  ?words oa:hasSource ?source ; oa:hasSelector ?position, ?quotation .
  ?quotation oa:exact ?what .
  ?position oa:start ?start ; oa:end ?end .
  ?source dictum:key ?document .
  OPTIONAL { ?quote dictum:byWayOf ?by . ?by schema:name|schema:description ?relay }
}
"""


def oxigraph(path, form):
    store = pyoxigraph.Store()
    store.load(path=str(path), format=form)
    return store


def library(path, form):
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(path, format=form)
    return dataset


def rows(answers, value):
    return sorted(tuple(value(cell) for cell in row) for row in answers)


def rdf(folder):
    files = [
        ("graph.nq", pyoxigraph.RdfFormat.N_QUADS, "nquads"),
        ("graph.trig", pyoxigraph.RdfFormat.TRIG, "trig"),
        ("graph.jsonld", None, "json-ld"),
    ]
    counts, answers = set(), []
    for name, ours, theirs in files:
        path = folder / name
        dataset = library(path, theirs)
        counts.add(len(list(dataset.quads())))
        answers.append(rows(dataset.query(WHO_SAID_WHAT), lambda cell: "" if cell is None else str(cell)))
        if ours:
            store = oxigraph(path, ours)
            counts.add(len(store))
            found = store.query(WHO_SAID_WHAT, use_default_graph_as_union=True)
            answers.append(rows(found, lambda cell: "" if cell is None else cell.value))
    assert len(counts) == 1, f"readers count {counts} quads"
    assert answers[0] and all(answer == answers[0] for answer in answers), "readers answer differently"
    texts = {}
    for who, what, _, document, start, end in answers[0]:
        texts.setdefault(document, text_of(folder, document))
        assert texts[document][int(start):int(end)] == what, f"{what!r} does not stand at {start}-{end} of {document}"
    print(f"{counts.pop()} quads, {len(answers[0])} answers to who said what, by whose account, where: all readers agree")


def text_of(folder, document):
    """The text of a document, as any reader of the file has it."""
    store = oxigraph(folder / "graph.nq", pyoxigraph.RdfFormat.N_QUADS)
    query = """SELECT ?text WHERE { ?d <urn:dictum:ns#key> ?key ; <http://schema.org/articleBody> ?text }"""
    found = store.query(query + f"VALUES ?key {{ {json.dumps(document)} }}", use_default_graph_as_union=True)
    return next(iter(found))["text"].value


def graphml(folder):
    graph = networkx.read_graphml(folder / "graph.graphml", force_multigraph=True)
    for source, target, data in graph.edges(data=True):
        assert data["relation"] and "kind" in graph.nodes[source] and "kind" in graph.nodes[target]
        if "words" in data:
            text = text_of_cached(folder, data["document"])
            assert text[data["start"]:data["end"]] == data["words"]
    kinds = {data["kind"] for _, data in graph.nodes(data=True)}
    print(f"networkx reads {graph.number_of_nodes()} nodes of {len(kinds)} kinds and {graph.number_of_edges()} edges")


def text_of_cached(folder, document, known={}):
    if document not in known:
        known[document] = text_of(folder, document)
    return known[document]


def without_network(url, _options):
    """The contexts as far as the files use them: what they name lies elsewhere."""
    contexts = json.loads(Path(__file__).with_name("contexts.json").read_text())
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": contexts[url]}


def types(value):
    """How many things in it have a type, under either name."""
    waiting, count = [value], 0
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            count += any(key in value and "@value" not in value for key in ("@type", "type"))
            waiting.extend(inner for key, inner in value.items() if key != "@context")
        elif isinstance(value, list):
            waiting.extend(value)
    return count


def expanded(folder):
    for path in sorted([*folder.glob("*.jsonld"), *folder.glob("*/*.jsonld")]):
        written = json.loads(path.read_text())
        found = jsonld.expand(written, {"documentLoader": without_network})
        assert found, f"{path.name} expands to nothing"
        if path.name != "graph.jsonld":  # RDF has its types as triples
            assert types(found) == types(written), f"{path.name}: {types(written)} things expand to {types(found)}"
        print(f"PyLD expands {path.name}: {len(found)} things, {types(found)} of them and within them with a type")


def main():
    folder = Path(sys.argv[1])
    rdf(folder)
    graphml(folder)
    expanded(folder)


if __name__ == "__main__":
    main()
