import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { parseEnv } from "~/env.server";
import { oneMachineDefaults } from "./one-machine.server";

test("commands on one machine find right what the product runs with, in production as well", () => {
  const dir = mkdtempSync(path.join(tmpdir(), "relevel-one-machine-"));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const given = { NODE_ENV: "production" as const, DATABASE_URL: "postgres://relevel@127.0.0.1:9/relevel" };
  expect(() => parseEnv(given)).toThrow("SIMULATOR=on");
  const defaults = oneMachineDefaults(given, dir);
  expect(parseEnv({ ...given, ...defaults }).simulator.enabled).toBe(true);
  expect(readFileSync(path.join(dir, "session-secret"), "utf8").trim()).toBe(defaults.SESSION_SECRET);
  expect(oneMachineDefaults(given, dir)).toEqual(defaults);
});

test("what is set counts", () => {
  const given = { SIMULATOR: "off", SESSION_SECRET_FILE: "/run/secrets/session" };
  expect(oneMachineDefaults(Object.assign(given, { NODE_ENV: "production" as const }), "/nowhere")).toEqual(
    {},
  );
});
