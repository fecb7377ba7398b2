import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };

const PLANTED: { file: string; line: string; rule: string; to: string }[] = [
  {
    file: "app/routes/planted-db.tsx",
    line: 'import { database } from "~/db/client.server";',
    rule: "routes",
    to: "app/db/client.server.ts",
  },
  {
    file: "app/routes/planted-simulator.tsx",
    line: 'import { personFor } from "~/simulator/people";',
    rule: "routes",
    to: "app/simulator/people.ts",
  },
  {
    file: "app/components/planted-server.tsx",
    line: 'import { placeCall } from "../domain/calls/place-call.server";',
    rule: "components-are-props-in-markup-out",
    to: "app/domain/calls/place-call.server.ts",
  },
  {
    file: "app/components/planted-provider.tsx",
    line: 'import { CALL_STATUSES } from "~/providers/telephony/provider";',
    rule: "components",
    to: "app/providers/telephony/provider.ts",
  },
  {
    file: "app/components/planted-disk.tsx",
    line: 'import { readFileSync } from "node:fs";',
    rule: "plain-files-do-no-io",
    to: "fs",
  },
  {
    file: "app/domain/schedule/planted-area.server.ts",
    line: 'import { requestCall } from "~/domain/calls/request-call.server";',
    rule: "areas-meet-through-jobs",
    to: "app/domain/calls/request-call.server.ts",
  },
  {
    file: "app/domain/schedule/planted-plain.ts",
    line: 'import type { Tx } from "~/db/transaction.server";',
    rule: "plain-rules-are-pure",
    to: "app/db/transaction.server.ts",
  },
  {
    file: "app/domain/calls/planted-page.server.ts",
    line: 'import { readSession } from "~/http/sessions.server";',
    rule: "domain",
    to: "app/http/sessions.server.ts",
  },
  {
    file: "app/domain/calls/planted-route.server.ts",
    line: 'import { loader } from "~/routes/health";',
    rule: "nothing-imports-a-route",
    to: "app/routes/health.ts",
  },
  {
    file: "app/lib/planted-domain.ts",
    line: 'import { isFinal } from "~/domain/calls/call-state";',
    rule: "lib",
    to: "app/domain/calls/call-state.ts",
  },
  {
    file: "app/simulator/planted-db.server.ts",
    line: 'import { withService } from "~/db/with-service.server";',
    rule: "simulator",
    to: "app/db/with-service.server.ts",
  },
  {
    file: "app/simulator/planted-domain.ts",
    line: 'import { isFinal } from "~/domain/calls/call-state";',
    rule: "simulator",
    to: "app/domain/calls/call-state.ts",
  },
  {
    file: "app/providers/telephony/planted-vendor.server.ts",
    line: 'import { env } from "~/env.server";',
    rule: "env-is-handed-in",
    to: "app/env.server.ts",
  },
  {
    file: "app/providers/mail/planted-neighbour.server.ts",
    line: 'import { configuredProvider } from "../telephony/registry.server";',
    rule: "providers",
    to: "app/providers/telephony/registry.server.ts",
  },
  {
    file: "app/queue/planted-domain.server.ts",
    line: 'import { placeCall } from "~/domain/calls/place-call.server";',
    rule: "queue",
    to: "app/domain/calls/place-call.server.ts",
  },
  {
    file: "jobs/tasks/planted_db.ts",
    line: 'import { withService } from "~/db/with-service.server";',
    rule: "jobs",
    to: "app/db/with-service.server.ts",
  },
  {
    file: "app/http/planted-supervisor.server.ts",
    line: 'import { messageOf } from "~/process/command";',
    rule: "nothing-imports-the-supervisor",
    to: "app/process/command.ts",
  },
  {
    file: "app/http/planted-bundler.server.ts",
    line: 'import { build } from "esbuild";',
    rule: "production-needs-no-development-package",
    to: "node_modules/esbuild",
  },
  {
    file: "app/lib/planted-circle-a.ts",
    line: 'import { there } from "./planted-circle-b";',
    rule: "no-circular-imports",
    to: "app/lib/planted-circle-b.ts",
  },
];

let copy: string;

/** The half of `npm run lint` that starts with a word, as the script has it, in the copy. */
function lint(tool: "biome" | "depcruise", ...more: string[]): { passes: boolean; output: string } {
  const command = scripts.lint?.split("&&").find((part) => part.trim().startsWith(tool));
  if (!command) throw new Error(`the lint script does not run ${tool}`);
  const words = command.trim().split(" ").slice(1);
  const args = more.length > 0 ? [...words.filter((word) => word !== "."), ...more] : words;
  const program = path.join(copy, "node_modules", ".bin", tool);
  const env = { ...process.env, NO_COLOR: "1" };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: copy, env, encoding: "utf8" });
  return { passes: status === 0, output: stdout + stderr };
}

function plant(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
  writeFileSync(path.join(copy, file), `${text}\n`);
}

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), "relevel-lint-"));
  const filter = (source: string) => !source.includes(path.join("db", "generated"));
  for (const folder of ["app", "jobs", "prisma"]) {
    cpSync(folder, path.join(copy, folder), { recursive: true, filter });
  }
  for (const file of [
    ".dependency-cruiser.mjs",
    ".gitignore",
    "biome.json",
    "package.json",
    "tsconfig.json",
  ]) {
    cpSync(file, path.join(copy, file));
  }
  symlinkSync(path.resolve("node_modules"), path.join(copy, "node_modules"));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe("the import arrows, with forbidden imports planted", () => {
  let result: ReturnType<typeof lint>;
  beforeAll(() => {
    for (const { file, line } of PLANTED) plant(file, `${line}\nexport const here = 1;`);
    plant(
      "app/lib/planted-circle-b.ts",
      'import { here } from "./planted-circle-a";\nexport const there = here;',
    );
    result = lint("depcruise");
  });

  it("fail", () => {
    expect(result.passes).toBe(false);
  });

  it("let the product itself pass", () => {
    const found = [...result.output.matchAll(/^ *(?:error|warn|info) [\w-]+: (\S+)/gm)].map(
      ([, file]) => file,
    );
    expect(found.length).toBeGreaterThanOrEqual(PLANTED.length);
    expect(found.filter((file) => !file?.includes("/planted"))).toEqual([]);
  });

  it.each(PLANTED)("$rule: $file may not import $to", ({ file, rule, to }) => {
    const after = result.output.split(`error ${rule}: ${file} →`)[1]?.trim();
    expect(after?.split("\n")[0]).toContain(to);
  });
});

describe("process.env", () => {
  it.each([
    ["app/lib/planted-env.ts", false],
    ["app/http/planted-env.server.ts", false],
    ["jobs/planted-env.ts", false],
    ["app/process/planted-env.ts", true],
  ])("in %s: allowed %s", (file, allowed) => {
    plant(file, "export const port = process.env.PORT;");
    const { passes, output } = lint("biome", file);
    expect(output.includes("noProcessEnv")).toBe(!allowed);
    expect(passes).toBe(allowed);
  });
});
