// As an editor would, by clicks alone: who says that Trump said ‘Finally’, what nobody vouches for, where accounts disagree.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { BUNDLED, go, made, opened } from "./page.js";

let browser, tab, file;
before(async () => {
  file = made(BUNDLED);
  browser = await opened();
  tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
});
after(() => browser?.close());

const click = (name) => tab.getByRole("link", { name }).first().click();
const nav = (name) => tab.getByRole("navigation").getByRole("link", { name }).click();

test("who says that Trump said ‘Finally’", async () => {
  await go(tab, file);
  await nav("Who says what");
  await click(/^Donald Trump/);
  await click(/^“Finally”$/);
  const hops = await tab.locator(".sheet:visible .hop .name").allInnerTexts();
  assert.deepEqual(hops, ["Donald Trump", "a lip reader", "the Daily Mail", "tarmac"]);
});

test("by a search, too: what is found says who speaks, and where", async () => {
  await go(tab, file);
  await tab.fill("#search-words", "finally");
  await tab.locator("#search-found .row", { hasText: "quote, Donald Trump, in tarmac" }).first().waitFor();
  assert.doesNotMatch(await tab.locator("#search-found").innerText(), /◆/);
  await tab.locator("#search-found .row", { hasText: "in tarmac" }).first().getByRole("link").click();
  assert.match(await tab.locator(".sheet:visible").innerText(), /a lip reader/);
});

test("which statements nobody vouches for", async () => {
  await go(tab, file);
  await nav("Nobody vouches");
  const rows = await tab.locator("#unvouched .row").allInnerTexts();
  assert.ok(rows.some((row) => row.includes("Washington moved a step toward Moscow’s terms") && row.includes("nobody named")));
  await tab.locator("#unvouched .row a").first().click();
  assert.equal(await tab.locator(".sheet:visible").count(), 1);
});

test("where the documents disagree", async () => {
  await go(tab, file);
  await nav("Disagreements");
  const dispute = tab.locator("#disputes .dispute", { hasText: "between documents" }).filter({ hasText: "at the same moment" }).first();
  const sides = await dispute.locator(".side").allInnerTexts();
  assert.equal(sides.length, 2);
  assert.match(sides[0], /Ilse Varga, the author[^]*The picture and the price/);
  assert.match(sides[1], /the author[^]*tarmac/);
  await dispute.locator(".side a.ground").first().click();
  assert.equal(await tab.locator("article:visible").count(), 1);
});

test("the graph begins with somebody and goes on from whom is chosen", async () => {
  await go(tab, file, "person:daily-mail-no-such");
  await go(tab, file, "person:trump");
  await click("Show in the graph");
  await tab.waitForFunction(() => document.getElementById("graph-said").textContent.startsWith("Donald Trump: "));
  assert.ok(await tab.locator("#graph canvas").count() >= 1);
  await tab.selectOption("#graph-start", "person:putin");
  assert.match(await tab.locator("#graph-said").innerText(), /^Vladimir Putin: \d+ of \d+ neighbours/);
  await click("Open “Vladimir Putin”");
  assert.equal(await tab.locator("h1:visible").innerText(), "Vladimir Putin");
});
