#!/usr/bin/env python3
"""How well quotes are grouped into utterances, by pairs: `benches/utterances.py TABLES OUT` after `newswire TABLES OUT --utterances`.

TABLES/variants.csv says which quote renders which; OUT/utterances.csv which are held for one utterance. Fails where the mean of precision and recall
(F1) is below 0.95, or below 0.98 of the pairs of one speaker. Needs nothing but Python.
"""
import csv
import sys
from collections import Counter


def rows(path):
    with open(path, newline="", encoding="utf-8") as table:
        yield from csv.DictReader(table)


def root(parents, quote):
    top = quote
    while top in parents:
        top = parents[top]
    while quote != top:
        parents[quote], quote = top, parents.get(quote, top)
    return top


def pairs(groups):
    return sum(count * (count - 1) // 2 for count in Counter(groups).values())


def f1(quotes, true, found):
    both = pairs((true[quote], found[quote]) for quote in quotes)
    right, held = pairs(true[quote] for quote in quotes), pairs(found[quote] for quote in quotes)
    precision, recall = both / max(held, 1), both / max(right, 1)
    return precision, recall, 2 * both / max(held + right, 1)


def main(tables, out):
    speakers = {row["id"]: row["speaker"] for row in rows(f"{tables}/quotes.csv")}
    parents = {}
    for row in rows(f"{tables}/variants.csv"):
        one, other = root(parents, row["quote"]), root(parents, row["original"])
        if one != other:
            parents[one] = other
    found = {row["quote"]: row["utterance"] for row in rows(f"{out}/utterances.csv")}
    if found.keys() != speakers.keys():
        return "not every quote is in an utterance"
    true = {quote: root(parents, quote) for quote in speakers}
    within = lambda groups: {quote: (group, speakers[quote]) for quote, group in groups.items()}
    failed = []
    for name, least, (precision, recall, mean) in [
        ("without knowing the speaker", 0.95, f1(speakers, true, found)),
        ("within a speaker", 0.98, f1(speakers, within(true), within(found))),
    ]:
        print(f"{name}: precision {precision:.4f}, recall {recall:.4f}, F1 {mean:.4f}")
        if mean < least:
            failed.append(f"{name}: F1 {mean:.4f} is below {least}")
    return "; ".join(failed) or None


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
