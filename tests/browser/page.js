// Makes pages and opens them.
import { execFileSync } from "node:child_process";
import { mkdtempSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const ROOT = new URL("../..", import.meta.url).pathname;
export const BUNDLED = join(ROOT, "examples/alaska");

/** A page of a folder of annotations, or of the records that would stand in its file; the path of it. DICTUM_PAGE may name the example, built already. */
export function made(from) {
  const folder = mkdtempSync(join(tmpdir(), "dictum-page-"));
  let source = from;
  if (typeof from !== "string") {
    source = join(folder, "annotated");
    mkdirSync(source);
    writeFileSync(join(source, "annotations.json"), JSON.stringify(from));
  }
  const file = join(folder, "page.html");
  const cargo = ["cargo", "run", "--locked", "--quiet", "--release", "--all-features", "--example", "page", "--"];
  const [program, ...run] = process.env.DICTUM_PAGE ? [process.env.DICTUM_PAGE] : cargo;
  execFileSync(program, [...run, source, file], { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"] });
  return file;
}

export const opened = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

/** Goes to a part of a page, by its id. */
export async function go(tab, file, id = "") {
  await tab.goto("about:blank");
  await tab.goto(`file://${file}${id && "#" + id}`);
}
