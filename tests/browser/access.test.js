// Whoever reads it, and with whatever: axe finds nothing serious; keys; no script; a narrow screen; print; from right to left.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { BUNDLED, go, made, opened } from "./page.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PARTS = ["index", "document:carpet", "quote:finally", "who", "person:trump", "claims", "disputes", "unvouched", "findings", "timeline", "network", "search"];

let browser, file;
before(async () => {
  file = made(BUNDLED);
  browser = await opened();
});
after(() => browser?.close());

for (const [width, colorScheme] of [[1280, "light"], [1280, "dark"], [390, "light"], [390, "dark"]]) {
  test(`axe finds nothing serious at ${width} pixels, ${colorScheme}`, async () => {
    // axe is brought in from outside, which the page's own policy would not let.
    const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme, bypassCSP: true });
    const tab = await context.newPage();
    for (const part of PARTS) {
      await go(tab, file, part);
      // What is not shown is not judged, and would only be walked through.
      await tab.evaluate(() => { for (const part of document.querySelectorAll(".view, .sheet")) if (!part.checkVisibility()) part.remove(); });
      await tab.evaluate(AXE);
      const { violations } = await tab.evaluate(() => axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] }));
      const serious = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
      assert.deepEqual(serious.map(({ id, nodes }) => `${part}: ${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 200) + node.failureSummary).join(" | ")}`), []);
    }
    await context.close();
  });
}

test("nothing is wider than the screen", async () => {
  const tab = await browser.newPage({ viewport: { width: 390, height: 844 } });
  for (const part of PARTS) {
    await go(tab, file, part);
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 390, `${part} is ${wide} pixels wide`);
  }
  await tab.close();
});

test("without scripts an index leads to a text, a text to a quote, and a quote to who said it", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
  const tab = await context.newPage();
  await go(tab, file);
  await tab.getByRole("link", { name: /Most of what two presidents/ }).click();
  await tab.locator("article:visible a.q", { hasText: /^Finally$/ }).click();
  const sheet = tab.locator(".sheet:visible");
  assert.match(await sheet.innerText(), /Donald Trump[^]*a lip reader[^]*the Daily Mail/);
  await sheet.getByRole("link", { name: "a lip reader", exact: true }).click();
  assert.equal(await tab.locator("h1:visible").innerText(), "a lip reader");
  assert.equal(await tab.locator(".search").isVisible(), false, "what needs a script is not shown");
  await tab.getByRole("link", { name: "Everything on one page" }).click();
  assert.equal(await tab.locator("article:visible").count(), 3);
  await context.close();
});

test("what comes later with scripts is what stands there without", async () => {
  const ids = async (javaScriptEnabled) => {
    const context = await browser.newContext({ javaScriptEnabled });
    const tab = await context.newPage();
    await go(tab, file);
    if (javaScriptEnabled) await tab.waitForSelector("html.whole");
    const ids = await tab.evaluate(() => Array.from(document.querySelectorAll("[id]"), (part) => part.id));
    await context.close();
    return ids;
  };
  const [later, without] = [await ids(true), await ids(false)];
  assert.ok(without.length > 500, `${without.length} parts`);
  assert.deepEqual(later.filter((id) => !without.includes(id)), []);
  assert.deepEqual(without.filter((id) => !later.includes(id)), []);
});

for (const javaScriptEnabled of [true, false]) {
  test(`a finding leads to its words, and they to it, ${javaScriptEnabled ? "with" : "without"} scripts`, async () => {
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1280, height: 900 } });
    const tab = await context.newPage();
    const background = (part) => part.evaluate((element) => getComputedStyle(element).backgroundColor);
    await go(tab, file, "document:tarmac");
    const words = tab.locator("#document\\:tarmac .found[data-notes~='3']");
    assert.equal((await words.allInnerTexts()).join(""), "The two shook hands");
    assert.match(await words.first().evaluate((element) => getComputedStyle(element).textDecoration), /wavy/);
    const plain = await background(words.last());
    await tab.locator("#document\\:tarmac .ref[data-number='3']").click();
    const note = tab.locator("#note\\:tarmac\\/3");
    assert.ok(await note.isVisible(), "the finding is unfolded");
    assert.ok((await note.boundingBox()).y < 850);
    await note.getByRole("link", { name: "The two shook hands" }).click();
    assert.equal(new URL(tab.url()).hash, "#found:tarmac/3.1");
    for (const part of await words.all()) assert.notEqual(await background(part), plain, "its words are lit");
    assert.equal(await background(tab.locator("#document\\:tarmac .found[data-notes='4']").last()), plain, "other words are not");
    await note.getByRole("link", { name: "They met halfway" }).click();
    assert.equal(await tab.locator("article:visible h1").innerText(), "The picture and the price: what Anchorage was for");
    await context.close();
  });
}

test("findings go by keys, and back to their words", async () => {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await go(tab, file, "document:tarmac");
  await tab.locator("#document\\:tarmac .ref[data-number='3']").focus();
  await tab.keyboard.press("Enter");
  assert.equal(await tab.evaluate(() => document.activeElement.id), "note:tarmac/3");
  await tab.keyboard.press("Escape");
  assert.match(await tab.evaluate(() => location.hash), /^#found:tarmac\/3\.\d+$/);
  await tab.close();
});

test("a link to a quote opens on it, with its words in sight", async () => {
  for (const width of [1280, 390]) {
    const tab = await browser.newPage({ viewport: { width, height: 900 } });
    await go(tab, file, "quote:gave-us-their-word");
    const words = tab.locator("a.q.chosen").first();
    await words.waitFor();
    const box = await words.boundingBox();
    assert.ok(box.y > 0 && box.y < 850, `the words are at ${box.y} of 900`);
    assert.ok(await tab.locator("#quote\\:gave-us-their-word").isVisible());
    await tab.close();
  }
});

test("keys go from quote to quote, back to the text, and to the search", async () => {
  const tab = await browser.newPage();
  await go(tab, file, "document:tarmac");
  const at = () => tab.evaluate(() => location.hash);
  await tab.keyboard.press("j");
  assert.equal(await at(), "#quote:lip-readers-account");
  await tab.keyboard.press("j");
  assert.equal(await at(), "#quote:finally");
  await tab.keyboard.press("k");
  assert.equal(await at(), "#quote:lip-readers-account");
  await tab.keyboard.press("Escape");
  assert.equal(await at(), "#at:lip-readers-account");
  assert.equal(await tab.evaluate(() => document.activeElement.id), "at:lip-readers-account");
  await tab.keyboard.press("Enter");
  assert.equal(await at(), "#quote:lip-readers-account");
  await tab.keyboard.press("/");
  await tab.keyboard.type("lip reader");
  await tab.waitForSelector("#search-found a");
  await tab.keyboard.press("Enter");
  await tab.keyboard.press("Enter");
  assert.match(await tab.locator("h1:visible").innerText(), /lip reader/);
  await tab.close();
});

test("on paper stands what was open, without what only a screen needs", async () => {
  const tab = await browser.newPage();
  await go(tab, file, "quote:finally");
  await tab.emulateMedia({ media: "print" });
  assert.equal(await tab.locator(".top").isVisible(), false);
  assert.ok(await tab.locator("#quote\\:finally").isVisible());
  assert.equal(await tab.locator("article:visible").count(), 1);
  // Findings are told by their numbers, in the margin and at the words.
  const shown = (selector) => tab.locator(`#document\\:tarmac ${selector}`).first();
  assert.match(await shown(".found").evaluate((element) => getComputedStyle(element).textDecoration), /wavy/);
  assert.equal(await shown(".ref").evaluate((element) => getComputedStyle(element, "::before").content), '"1"');
  assert.match(await shown(".margin .finding").innerText(), /^1/);
  // The first sheet has something on it.
  assert.equal(await tab.locator("#document\\:tarmac").evaluate((view) => getComputedStyle(view).breakBefore), "auto");
  await tab.close();
});

test("a text from right to left stands so, and what is around it does not", async () => {
  const text = "قالت آنا: «لن يفتح الميناء هذا العام»، ثم مضت.";
  const page = made({
    documents: [{ key: "arabic", text, languages: [{ value: "ar", outside: true }] }],
    people: [{ key: "ana", place: "arabic", names: [{ value: "آنا", words: "آنا" }] }],
    quotes: [{ key: "port", place: "arabic", kind: "direct", segments: ["لن يفتح الميناء هذا العام"], cues: ["قالت"], spoken_by: [{ value: "ana", words: "آنا" }] }],
  });
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await go(tab, page, "quote:port");
  const direction = (selector) => tab.locator(selector).first().evaluate((element) => getComputedStyle(element).direction);
  assert.equal(await direction("article .block > p"), "rtl");
  assert.equal(await direction(".sheet blockquote"), "rtl");
  assert.equal(await direction(".sheet .chain"), "ltr");
  assert.equal((await tab.locator("article .block > p").first().innerText()).trim(), text);
  await tab.close();
});
