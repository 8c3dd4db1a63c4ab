// Prints the licence of every package that the bundle holds.
import { existsSync, readdirSync, readFileSync } from "node:fs";

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const held = Object.entries(lock.packages)
  .filter(([path, it]) => path && !it.dev && !it.optional)
  .map(([path, it]) => ({ path, name: path.replace(/^.*node_modules\//, ""), version: it.version }))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

for (const { path, name, version } of held) {
  const described = JSON.parse(readFileSync(`${path}/package.json`, "utf8"));
  const file = existsSync(path) && readdirSync(path).find((it) => /^licen[cs]e/i.test(it));
  console.log(`${name} ${version} (${described.license})`);
  if (file) console.log(`\n${readFileSync(`${path}/${file}`, "utf8").trim()}`);
  console.log(`\n${"-".repeat(72)}\n`);
}
