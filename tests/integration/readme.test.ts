import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { variableNames } from "../../app/env.server";
import { manifest, read } from "../setup/shipping-files";

const pages = ["README.md", ...readdirSync("docs").map((name) => `docs/${name}`)];

describe("README.md", () => {
  const readme = read("README.md");

  it.each(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }))(
    "gives a reason for %s",
    (name) => {
      const lines = readme.split("\n").filter((line) => line.startsWith("|"));
      expect(lines.some((line) => line.includes(`\`${name}\``))).toBe(true);
    },
  );

  it.each(pages)("links only to files that exist: %s", (page) => {
    for (const [, target = ""] of read(page).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)) {
      if (!target.startsWith("http")) {
        expect(existsSync(path.join(path.dirname(page), target)), target).toBe(true);
      }
    }
  });

  it.each(pages)("names only variables that exist: %s", (page) => {
    const known = [
      ...variableNames,
      ...["RELEVEL_DATA_DIR", "CHROMIUM_PATH", "PROVIDER_NAMES"],
      ...["DODO_TEST_API_KEY", "DODO_TEST_PRODUCT", "DODO_TEST_OTHER_PRODUCT"],
    ];
    for (const [, name = ""] of read(page).matchAll(/`([A-Z]+_[A-Z_]+)(?:=[^`]*)?`/g)) {
      if (name !== "NAME_FILE") expect(known).toContain(name);
    }
  });
});
