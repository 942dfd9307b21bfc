"""What a graph says, as one reader of its N-Quads has it: that with which all others are compared."""

import re
from collections import defaultdict
from pathlib import Path

import pyoxigraph

DICTUM = "urn:dictum:ns#"
SCHEMA = "http://schema.org/"
OA = "http://www.w3.org/ns/oa#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
PREFIXES = {
    "dictum": DICTUM,
    "schema": SCHEMA,
    "oa": OA,
    "rdf": RDF,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "prov": "http://www.w3.org/ns/prov#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
}
TEXTS = [SCHEMA + name for name in ("name", "description", "text", "headline", "jobTitle", "reviewBody")]
TEXTS.append(DICTUM + "verdict")
JOINT = " … "
CHAIN = [DICTUM + "byWayOf", DICTUM + "nestedIn"]


def predicates():
    """What each relation is called, as the documentation has it."""
    page = (Path(__file__).parents[2] / "docs" / "rdf.md").read_text()
    rows = re.findall(r"^\| `(\w+)` \| `(\w+):(\w+)` \|", page, re.MULTILINE)
    return {relation: PREFIXES[prefix] + name for relation, prefix, name in rows}


class Facts:
    """Of nodes that stand: keys, classes, texts, the words of quotes, and what joins them."""

    def __init__(self, path):
        # As they are written: a store takes each count for a plain integer.
        self.quads = set(pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.N_QUADS))
        said = defaultdict(lambda: defaultdict(list))
        for quad in self.quads:
            said[name(quad.subject)][quad.predicate.value].append(quad.object)
        keys = {iri: of[DICTUM + "key"][0].value for iri, of in said.items() if DICTUM + "key" in of}
        self.keys = keys
        self.classes, self.texts, self.articles = {}, defaultdict(set), {}
        self.words, self.said, self.edges, self.stances = {}, set(), set(), set()
        for iri, key in keys.items():
            of = said[iri]
            if RDF + "type" not in of:
                continue
            self.classes[key] = {kind.value for kind in of[RDF + "type"]}
            self.texts[key] = {text.value for predicate in TEXTS for text in of[predicate]}
            self.articles.update((key, text.value) for text in of[SCHEMA + "articleBody"])
            if of[DICTUM + "segment"]:
                self.said.add(key)
            segments = of[DICTUM + "segment"] or of[DICTUM + "reportedClause"]
            if segments:
                self.words[key] = JOINT.join(sorted_words(said, segments))
            for predicate, objects in of.items():
                ends = (keys.get(name(end)) for end in objects)
                self.edges.update((key, predicate, end) for end in ends if end is not None)
        for of in said.values():
            if [name(term) for term in of[RDF + "predicate"]] == [DICTUM + "takesStance"]:
                holder, claim = (keys[name(of[RDF + end][0])] for end in ("subject", "object"))
                self.stances.add((holder, name(of[DICTUM + "detail"][0]).removeprefix(DICTUM), claim))

    def of(self, kind):
        """The keys of all nodes of a class."""
        return {key for key, classes in self.classes.items() if kind in classes}

    def relays(self, quote):
        """By whose account a quote is known: those whom it names, else who speaks in what it is nested in, and so on outward."""
        found = set()
        while True:
            ends = {edge: {end for start, of, end in self.edges if (start, of) == (quote, edge)} for edge in CHAIN}
            found |= ends[DICTUM + "byWayOf"]
            if ends[DICTUM + "byWayOf"] or not ends[DICTUM + "nestedIn"]:
                return found
            (quote,) = ends[DICTUM + "nestedIn"]
            found |= {end for start, of, end in self.edges if (start, of) == (quote, SCHEMA + "spokenByCharacter")}

    def check_text(self, key, text, where):
        assert text in self.texts[key] or text == self.words.get(key), f"{where}: {key!r} is no {text!r}"

    def check_place(self, document, start, end, words, where):
        there = self.articles[document][int(start):int(end)]
        assert there == words, f"{where}: {there!r} stands at {start}-{end} of {document!r}, not {words!r}"


def name(term):
    return getattr(term, "value", None)


def sorted_words(said, places):
    """How words run, in the order of the text."""
    found = []
    for place in {place.value for place in places}:
        selectors = [said[selector.value] for selector in said[place][OA + "hasSelector"]]
        start = next(int(of[OA + "start"][0].value) for of in selectors if OA + "start" in of)
        found.append((start, next(of[OA + "exact"][0].value for of in selectors if OA + "exact" in of)))
    return [words for _, words in sorted(found)]
