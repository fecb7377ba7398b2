import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { variableNames } from "../../app/env.server";
import { manifest, read } from "../setup/shipping-files";

describe("README.md", () => {
  const readme = read("README.md");

  it.each(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }))(
    "gives a reason for %s",
    (name) => {
      const lines = readme.split("\n").filter((line) => line.startsWith("|"));
      expect(lines.some((line) => line.includes(`\`${name}\``))).toBe(true);
    },
  );

  it("links only to files that exist", () => {
    for (const [, target = ""] of readme.matchAll(/\]\(([^)#]+)\)/g)) {
      if (!target.startsWith("http")) expect(existsSync(target), target).toBe(true);
    }
  });

  it("names only variables that exist", () => {
    const known = [
      ...variableNames,
      ...["RELEVEL_DATA_DIR", "CHROMIUM_PATH", "PROVIDER_NAMES"],
      ...["DODO_TEST_API_KEY", "DODO_TEST_PRODUCT", "DODO_TEST_OTHER_PRODUCT"],
    ];
    for (const [, name = ""] of readme.matchAll(/`([A-Z]+_[A-Z_]+)(?:=[^`]*)?`/g)) {
      if (name !== "NAME_FILE") expect(known).toContain(name);
    }
  });
});
