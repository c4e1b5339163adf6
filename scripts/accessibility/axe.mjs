// Opens pages in Chromium and fails for what keeps somebody from reading them:
//   node axe.mjs [--chromium <program>] <file.html> …
// By axe-core: WCAG 2.0 to 2.2, levels A and AA, and its best practices. By itself: reflow at 320 pixels (1.4.10).
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const narrow = 320;
const files = process.argv.slice(2);
const program = files[0] === "--chromium" ? files.splice(0, 2)[1] : "/usr/bin/chromium";

// Pages are our own; whoever runs this as root has no sandbox to lose.
const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
let barriers = 0;
for (const file of files) {
  const page = await browser.newPage({ reducedMotion: "reduce" });
  await page.goto(pathToFileURL(resolve(file)).href);
  await page.addScriptTag({ path: require.resolve("axe-core/axe.min.js") });
  const found = await page.evaluate((only) => axe.run({ runOnly: only }), rules);
  for (const { id, help, nodes } of found.violations) {
    barriers += nodes.length;
    console.log(`${file}: ${id}: ${help}`);
    nodes.forEach((node) => console.log(`  ${node.target.join(" ")}`));
  }
  // Texts over a drawing have no background that axe can tell; those are dark on white.
  for (const { id, nodes } of found.incomplete) {
    const unsure = nodes.filter((node) => !(id === "color-contrast" && node.html.startsWith("<text")));
    barriers += unsure.length;
    unsure.forEach((node) => console.log(`${file}: ${id} is for a person to judge: ${node.target.join(" ")}`));
  }
  await page.setViewportSize({ width: narrow, height: 2 * narrow });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (width > narrow) {
    barriers++;
    console.log(`${file}: is ${width} pixels wide on a screen of ${narrow}`);
  }
  console.log(`${file}: ${found.passes.length} rules kept`);
  await page.close();
}
await browser.close();
console.log(`${files.length} pages, ${barriers} barriers`);
process.exitCode = files.length > 0 && barriers === 0 ? 0 : 1;
