"""Whether independent readers agree on what was written.

check.py FOLDER [ANNOTATIONS]: the same graph as graph.nq, graph.trig, graph.jsonld, graph.graphml, as `convert` writes it; reviews.jsonld with its
claims and quotations, and annotations/ with Web Annotations of it. ANNOTATIONS is the annotation file from which all of it was written: then every text in
that is looked for.
"""

import json
import re
import sys
from pathlib import Path
from urllib.parse import unquote

import networkx
import pyoxigraph
import rdflib
from pyld import jsonld

from facts import DICTUM, OA, RDF, SCHEMA, Facts, predicates

def who_said_what():
    """The query of the documentation, as it stands there."""
    page = (Path(__file__).parents[2] / "docs" / "rdf.md").read_text()
    (query,) = re.findall(r"^```sparql\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return query


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


def rdf(folder, facts):
    files = [
        ("graph.nq", pyoxigraph.RdfFormat.N_QUADS, "nquads"),
        ("graph.trig", pyoxigraph.RdfFormat.TRIG, "trig"),
        ("graph.jsonld", None, "json-ld"),
    ]
    quads, answers, query = facts.quads, [], who_said_what()
    for name, ours, theirs in files:
        path = folder / name
        dataset = library(path, theirs)
        count = len(list(dataset.quads()))
        assert count == len(quads), f"{name}: {count} quads, and {len(quads)} of N-Quads"
        answers.append(rows(dataset.query(query), lambda cell: "" if cell is None else str(cell)))
        if ours:
            assert set(pyoxigraph.parse(path=str(path), format=ours)) == quads, f"{name} has other quads than N-Quads"
            store = oxigraph(path, ours)
            assert len(store) == len(quads), f"{name}: {len(store)} quads in a store"
            found = store.query(query, use_default_graph_as_union=True)
            answers.append(rows(found, lambda cell: "" if cell is None else cell.value))
    assert answers[0] and all(answer == answers[0] for answer in answers), "readers answer differently"
    for who, what, _, document, start, end in answers[0]:
        assert who in facts.classes or any(who in texts for texts in facts.texts.values()), who
        facts.check_place(document, start, end, what, "who said what")
    # Nobody who speaks or passes words on is left out of the answers.
    nodes = query.replace("?who ?what ?relay ?document ?start ?end", "?quote ?speaker ?by", 1)
    found = oxigraph(folder / "graph.nq", pyoxigraph.RdfFormat.N_QUADS).query(nodes, use_default_graph_as_union=True)
    told = {tuple(cell and facts.keys[cell.value] for cell in row) for row in found}
    spoken = [(start, end) for start, edge, end in facts.edges if edge == SCHEMA + "spokenByCharacter" and start in facts.said]
    expected = {(quote, who, relay) for quote, who in spoken for relay in facts.relays(quote) or {None}}
    assert told == expected, told ^ expected
    print(f"{len(quads)} quads, {len(answers[0])} answers to who said what, by whose account, where: all readers agree")


def graphml(folder, facts):
    graph = networkx.read_graphml(folder / "graph.graphml", force_multigraph=True)
    assert set(graph.nodes) == set(facts.classes), set(graph.nodes) ^ set(facts.classes)
    for key, data in graph.nodes(data=True):
        if "text" in data:
            facts.check_text(key, data["text"], "graph.graphml")
    called, edges, stances = predicates(), set(), set()
    for source, target, data in graph.edges(data=True):
        relation, kind = data["relation"], graph.nodes[source]["kind"]
        own = relation == "at" and kind != "event"  # SEM's term is of events alone
        edges.add((source, DICTUM + relation if own else called[relation], target))
        if "stance" in data:
            stances.add((source, data["stance"], target))
        if "words" in data:
            facts.check_place(data["document"], data["start"], data["end"], data["words"], "graph.graphml")
    # That an event has an actor is the other side of taking part in it.
    stated = {edge for edge in facts.edges if not edge[1].endswith("hasActor")}
    assert edges == stated, edges ^ stated
    assert stances == facts.stances, stances ^ facts.stances
    print(f"networkx reads the {graph.number_of_nodes()} nodes and {len(edges)} edges of N-Quads, with their texts")


# The published contexts as far as the files use them, each term with the meaning that it has there.
CONTEXTS = json.loads(Path(__file__).with_name("contexts.json").read_text())


def without_network(url, _options):
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXTS[url]}


def means_something(path):
    """A name that no context has would be dropped without a word."""
    file = json.loads(path.read_text())
    known = set()
    for context in file.pop("@context"):
        known |= set(context if isinstance(context, dict) else CONTEXTS[context]["@context"])
    for thing in objects(file):
        said = [thing.get(field, []) for field in ("type", "motivation", "purpose")]
        names = [name for names in said for name in ([names] if isinstance(names, str) else names)]
        for name in [*thing, *names]:
            prefix, colon, _ = name.partition(":")
            assert name in known or (colon and prefix in known), f"{path.name}: no context has {name!r}"


def expanded(path):
    return jsonld.expand(json.loads(path.read_text()), {"documentLoader": without_network})


def objects(value):
    """Every object, however deep."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def texts(thing, predicate):
    return [value["@value"] for value in thing.get(predicate, []) if "@value" in value]


def graph_in_json(folder, facts):
    """PyLD takes the same quads from JSON-LD."""
    things = expanded(folder / "graph.jsonld")
    double, other = "http://www.w3.org/2001/XMLSchema#double", "urn:double"
    # PyLD 2.0.4 fails on a double that is written as a text, as it may be.
    for thing in objects(things):
        if thing.get("@type") == double:
            thing["@type"] = other
    lines = jsonld.to_rdf(things, {"format": "application/n-quads"}).replace(f"^^<{other}>", f"^^<{double}>")
    found = set(pyoxigraph.parse(lines, pyoxigraph.RdfFormat.N_QUADS))
    assert found == facts.quads, [str(quad) for quad in list(found ^ facts.quads)[:5]]
    print(f"PyLD has the {len(found)} quads of N-Quads from graph.jsonld")


def reviews(folder, facts):
    """What is said of each node by its key, in the terms of schema.org."""
    path = folder / "reviews.jsonld"
    known = {kind: set() for kind in ("Claim", "ClaimReview", "Quotation")}
    for thing in objects(expanded(path)):
        keys = [text.removeprefix("dictum:") for text in texts(thing, SCHEMA + "identifier")]
        if len(keys) != 1:
            continue
        key = keys[0]
        assert key in facts.classes, key
        for predicate in ("text", "name", "headline", "description", "claimReviewed"):
            for text in texts(thing, SCHEMA + predicate):
                of = key
                if predicate == "claimReviewed":
                    of = next(end for start, edge, end in facts.edges if start == key and edge == SCHEMA + "itemReviewed")
                facts.check_text(of, text, path.name)
        for speaker in thing.get(SCHEMA + "spokenByCharacter", []):
            (who,) = texts(speaker, SCHEMA + "identifier")
            edge = (key, SCHEMA + "spokenByCharacter", who.removeprefix("dictum:"))
            assert edge in facts.edges, edge
        for kind in thing.get("@type", []):
            known.setdefault(kind.removeprefix(SCHEMA), set()).add(key)
    assert known["Claim"] == facts.of(SCHEMA + "Claim") and known["ClaimReview"] == facts.of(SCHEMA + "ClaimReview")
    assert facts.of(SCHEMA + "Quotation") <= known["Quotation"] <= facts.of(DICTUM + "Quote"), known["Quotation"]
    told = ", ".join(f"{len(keys)} {kind}" for kind, keys in sorted(known.items()))
    print(f"PyLD expands {path.name}: {told}, with the texts and speakers of N-Quads")


def annotations(folder, facts):
    """What each annotation points at, and the words of each quote."""
    quotes, places = set(), 0
    for path in sorted((folder / "annotations").glob("*.jsonld")):
        means_something(path)
        for thing in objects(expanded(path)):
            kind, _, key = thing.get("@id", "").removeprefix("urn:dictum:").partition("/")
            for text in texts(thing, RDF + "value") if kind == "quote" else []:
                facts.check_text(unquote(key), text, path.name)
                quotes.add(unquote(key))
            for source in thing.get(OA + "hasSource", []):
                document = unquote(source["@id"].removeprefix("urn:dictum:document/"))
                selectors = thing[OA + "hasSelector"]
                value = {p: texts(s, OA + p)[0] for s in selectors for p in ("start", "end", "exact") if OA + p in s}
                facts.check_place(document, value["start"], value["end"], value["exact"], path.name)
                places += 1
    assert quotes == facts.of(DICTUM + "Quote"), quotes ^ facts.of(DICTUM + "Quote")
    print(f"PyLD expands the annotations: {len(quotes)} quotes, and {places} places that stand in the texts of N-Quads")


def given(path, facts):
    """Every text of an annotation file, as it stands there."""
    file = json.loads(path.read_text())
    for document in file["documents"]:
        assert facts.articles[document["key"]] == document["text"], document["key"]
    for array, field in [("documents", "titles"), ("people", "names")]:
        for record in file[array]:
            for said in record[field]:
                facts.check_text(record["key"], said["value"], path.name)
    for claim in file["claims"]:
        facts.check_text(claim["key"], claim["wording"], path.name)
    for quote in file["quotes"]:
        assert facts.words[quote["key"]] == " … ".join(quote["segments"]), quote["key"]
    print(f"{len(facts.classes)} nodes have the texts of {path.name}")


def main():
    folder = Path(sys.argv[1])
    facts = Facts(folder / "graph.nq")
    rdf(folder, facts)
    graphml(folder, facts)
    graph_in_json(folder, facts)
    reviews(folder, facts)
    annotations(folder, facts)
    for path in sys.argv[2:]:
        given(Path(path), facts)


if __name__ == "__main__":
    main()
