// 200 texts that would run, load or send something: in names, quotes, titles, keys, addresses, and wherever else a graph has texts.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { payloads } from "./payloads.js";
import { go, made, opened } from "./page.js";

const outside = (value) => [{ value, outside: true }];

/** One document a payload, with everything in it called by the payload. */
function annotations() {
  const all = { documents: [], voices: [], people: [], organizations: [], places: [], events: [], quotes: [], claims: [], reviews: [], comparisons: [] };
  payloads.forEach((payload, number) => {
    const words = payload.replace(/\s+/g, " ");
    const key = `${number} ${words}`;
    const named = (kind) => `${kind} ${key}`;
    const text = `${words}\nSomebody said ${words}, and left.\nA note: ${words}`;
    const bytes = (text) => Buffer.byteLength(text);
    const first = bytes(`${words}\nSomebody said `);
    const span = { start: first, end: first + bytes(words) };
    const last = { start: bytes(text) - bytes(words), end: bytes(text) };
    const attributes = [{ label: "homepage", value: payload, outside: true }, { label: words, value: `https://example.invalid/${payload}`, outside: true }];
    const common = { place: key, names: outside(words), mentions: [{ words: last, form: "named" }], attributes, notes: [payload] };
    all.documents.push({ key, text, titles: outside(words), languages: outside(words), genres: outside(words), attributes, notes: [payload] });
    all.voices.push({ key: named("voice"), kind: "editor_note", stretches: [{ document: key, at: [{ line: 3 }] }] });
    all.people.push({ ...common, key: named("who"), offices: outside(words) });
    // Of what is called alike one of three is there for each.
    [
      () => all.organizations.push({ ...common, key: named("other"), subtypes: outside(words) }),
      () => all.places.push({ ...common, key: named("other") }),
      () => all.events.push({ ...common, key: named("other"), when: [{ value: "2025-08-15", words: "Somebody" }] }),
    ][number % 3]();
    all.quotes.push({
      key: named("quote"), place: key, kind: "mixed", segments: [span], cues: ["said"], hedges: [last], notes: [payload],
      spoken_by: [{ value: named("who"), words: "Somebody" }], by_way_of: [{ value: named("who"), implied: true }],
      about: [{ value: named("other"), implied: true }],
    });
    all.quotes.push({ key: named("again"), place: key, kind: "indirect", segments: [last], unattributed: true });
    all.claims.push({
      key: named("claim"), place: key, wording: `${number} ${words}`,
      stances: [{ stance: "asserts", by: named("quote"), words: span }, { stance: "denies", by: named("again"), words: last }],
    });
    all.reviews.push({ key: named("review"), claim: named("claim"), verdict: { value: words, outside: true }, ratings: [{ value: "false", outside: true }], reasons: outside(words) });
    all.comparisons.push({ key: named("beside"), title: words, finding: { value: words, outside: true }, of: [named("quote"), named("again")] });
  });
  return all;
}

let browser, file;
before(async () => {
  assert.equal(new Set(payloads).size, 200);
  file = made(annotations());
  browser = await opened();
});
after(() => browser?.close());

/** What happened that must not, while the page was read through. */
async function read(context) {
  const happened = [];
  const tab = await context.newPage();
  await tab.exposeFunction("ran", () => { happened.push("a script ran"); });
  tab.on("dialog", (dialog) => { happened.push(`a dialog: ${dialog.message()}`); return dialog.dismiss(); });
  tab.on("popup", () => happened.push("a window opened"));
  tab.on("request", (request) => { if (!request.url().startsWith(`file://${file}`)) happened.push(`a request: ${request.url()}`); });
  tab.on("framenavigated", (frame) => { if (!/^(about:blank|file:)/.test(frame.url()) || frame.parentFrame()) happened.push(`a frame: ${frame.url()}`); });
  tab.on("pageerror", (error) => happened.push(`an error: ${error.message}`));
  tab.on("console", (message) => { if (["error", "warning"].includes(message.type())) happened.push(`console: ${message.text()}`); });
  await go(tab, file);
  await tab.waitForSelector("html.whole");
  const ids = await tab.evaluate(() => Array.from(document.querySelectorAll(".view, .sheet, .claim-card, .dispute, .finding"), (part) => part.id).filter(Boolean));
  assert.ok(ids.length > 1000, `${ids.length} parts`);
  await tab.evaluate(async (ids) => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    for (const id of ids.filter((id, place) => place % 13 === 0 || /^(index|who|claims|disputes|network|timeline|search|all)$/.test(id))) {
      location.hash = "#" + id;
      await new Promise((done) => setTimeout(done));
    }
  }, ids);
  await tab.fill("#search-words", "ran(1)");
  await tab.waitForSelector("#search-found a");
  assert.equal(await tab.locator("#search-found a").count(), 60);
  await go(tab, file, "network");
  await tab.selectOption("#graph-start", { index: 3 });
  await go(tab, file, "document:0~20~3Cscript~3Eran~281~29~3C/script~3E");
  const opens = await tab.evaluate(async () => {
    const article = document.querySelector("article:target");
    for (const link of article.querySelectorAll("a")) {
      link.focus();
      for (const kind of ["mouseover", "mouseenter", "pointerdown", "mouseup"]) link.dispatchEvent(new MouseEvent(kind, { bubbles: true }));
    }
    article.querySelector("a.q").click();
    await new Promise((done) => setTimeout(done, 100));
    return document.querySelector(".sheet:target").checkVisibility();
  });
  assert.ok(opens, "the quote opens");
  await tab.waitForTimeout(200);
  return happened;
}

test("nothing of theirs runs, loads, sends or opens", async () => {
  assert.deepEqual(await read(await browser.newContext()), []);
});

test("nothing would even without the policy: it is escaped", async () => {
  assert.deepEqual(await read(await browser.newContext({ bypassCSP: true })), []);
});

test("the policy holds by itself: a script that is put into the page does not run", async () => {
  const tab = await browser.newPage();
  await go(tab, file);
  const stopped = await tab.evaluate(async () => {
    const violations = [];
    document.addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
    window.hit = false;
    for (const [tag, name, value] of [["script", "textContent", "window.hit = true"], ["img", "src", "http://evil.invalid/"], ["style", "textContent", "*{}"]]) {
      const element = document.createElement(tag);
      element[name] = value;
      document.body.append(element);
    }
    document.body.setAttribute("onclick", "window.hit = true");
    document.body.click();
    await fetch("http://evil.invalid/").catch(() => {});
    await new Promise((done) => setTimeout(done, 100));
    return { hit: window.hit, violations: [...new Set(violations)].sort() };
  });
  assert.equal(stopped.hit, false);
  assert.deepEqual(stopped.violations, ["connect-src", "img-src", "script-src-attr", "script-src-elem", "style-src-elem"]);
});

test("every link leads within the page or to an address of the web", async () => {
  const tab = await browser.newPage();
  await go(tab, file);
  await tab.waitForSelector("html.whole");
  const led = await tab.evaluate(() => Array.from(document.querySelectorAll("[href]"), (link) => link.getAttribute("href")).filter((href) => !href.startsWith("#")));
  assert.ok(led.every((href) => /^https?:\/\//.test(href)), led.join("\n"));
});
