// A page with 1,000 quotes opens and responds within a second.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { go, made, opened } from "./page.js";

const COUNT = 1000;
const PER_DOCUMENT = 20;

function annotations() {
  const all = { documents: [], people: [], quotes: [], claims: [] };
  for (let number = 0; number < 100; number++) all.people.push({ key: `p${number}`, names: [{ value: `Person ${number}`, outside: true }] });
  for (let document = 0; document < COUNT / PER_DOCUMENT; document++) {
    const key = `d${document}`;
    const lines = [];
    for (let line = 0; line < PER_DOCUMENT; line++) {
      const number = document * PER_DOCUMENT + line;
      const words = `the harbour of town ${number} will reportedly stay shut until day ${number % 7} of week ${number % 53}, and perhaps longer`;
      lines.push(`A clerk told reporters that ${words}, as others had feared for the better part of the year.`);
      const place = { document: key, at: [{ line: line + 1 }] };
      all.quotes.push({
        key: `q${number}`, place, kind: number % 3 ? "direct" : "indirect", segments: [words], cues: ["told"], hedges: ["reportedly"],
        spoken_by: [{ value: `p${number % 100}`, words: "A clerk" }], to: [{ value: `p${(number + 1) % 100}`, words: "reporters" }],
        by_way_of: [{ value: `p${(number * 7) % 100}`, implied: true }],
      });
      if (number % 4 === 0) all.claims.push({ key: `c${number}`, wording: `Harbour ${number} is shut.`, stances: [{ stance: "asserts", by: `q${number}`, words: { ...place, at: [...place.at, { words }] } }] });
    }
    all.documents.push({ key, text: lines.join("\n"), titles: [{ value: `Dispatch ${document}`, outside: true }] });
  }
  return all;
}

let browser, file;
before(async () => {
  file = made(annotations());
  browser = await opened();
});
after(() => browser?.close());

/** The best of three: the machine has others to serve. */
async function best(what) {
  const times = [];
  for (let time = 0; time < 3; time++) {
    const begun = performance.now();
    await what(time);
    times.push(performance.now() - begun);
  }
  return Math.round(Math.min(...times));
}

test("it opens, and each thing that is chosen is there, within a second", async (report) => {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const painted = () => tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const took = {};
  took.open = await best(async () => { await go(tab, file); await painted(); });
  took["open on a quote"] = await best(async (time) => { await go(tab, file, `quote:q${500 + time}`); await tab.locator(".sheet:visible").waitFor(); await painted(); });
  took["another quote"] = await best(async (time) => {
    await tab.evaluate((id) => { location.hash = id; }, `#quote:q${505 + time}`);
    await tab.locator(`#quote\\:q${505 + time}`).waitFor();
    await painted();
  });
  took["another document"] = await best(async (time) => { await tab.evaluate((id) => { location.hash = id; }, `#document:d${40 + time}`); await painted(); });
  took["a person"] = await best(async (time) => { await tab.evaluate((id) => { location.hash = id; }, `#person:p${40 + time}`); await painted(); });
  took.search = await best(async (time) => {
    await tab.fill("#search-words", `town ${700 + time}`);
    await tab.locator("#search-found a", { hasText: `town ${700 + time} ` }).first().waitFor();
  });
  took.graph = await best(async (time) => { await tab.evaluate((id) => { location.hash = id; }, "#network"); await tab.selectOption("#graph-start", `person:p${time}`); await painted(); await tab.evaluate(() => { location.hash = "#index"; }); });
  report.diagnostic(Object.entries(took).map(([what, time]) => `${what} ${time} ms`).join(", "));
  for (const [what, time] of Object.entries(took)) assert.ok(time < 1000, `${what} took ${time} ms`);
});
