import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { parseEnv, variableNames } from "../../app/env.server";
import {
  compose,
  fly,
  instruction,
  manifest,
  port,
  read,
  SECRET,
  stages,
  substituted,
} from "../setup/shipping-files";

describe("the commands", () => {
  const commands = [
    instruction("CMD"),
    ...Object.values(compose.services).flatMap((service) => ("command" in service ? service.command : [])),
    fly.deploy.release_command,
    ...Object.values(fly.processes),
  ].join("\n");
  const programs = [...commands.matchAll(/--built"?,?[ "]+(\w+)/g)].map((match) => match[1]);

  it("start programs that the build makes", () => {
    expect(new Set(programs)).toEqual(new Set(["web", "worker", "migrate", "seed"]));
    for (const name of programs) expect(existsSync(`build/process/${name}.js`)).toBe(true);
    expect(existsSync("app/process/run.mjs")).toBe(true);
  });

  it("migrate before anything starts", () => {
    const { migrate, web, worker } = compose.services;
    expect(fly.deploy.release_command).toContain("migrate && ");
    expect(migrate.command.join(" ")).toContain("migrate && ");
    expect(migrate.depends_on).toEqual({ postgres: { condition: "service_healthy" } });
    for (const service of [web, worker]) {
      expect(service.depends_on).toEqual({ migrate: { condition: "service_completed_successfully" } });
    }
  });

  it("exist as npm scripts wherever a file says npm run", () => {
    const files = [".ci/run", "Dockerfile", ".github/workflows/ci.yml", "README.md"];
    for (const file of files) {
      for (const [, name] of read(file).matchAll(/npm run ([\w:]+)/g)) {
        expect(manifest.scripts, `${file}: npm run ${name}`).toHaveProperty([name ?? ""]);
      }
    }
  });
});

describe("the container files", () => {
  it("agree on the port", () => {
    expect(Number(instruction("EXPOSE"))).toBe(port);
    expect(compose.services.web.ports).toEqual([`127.0.0.1:${port}:${port}`]);
    expect(compose.services.web.environment.SIMULATOR_URL).toBe(`http://web:${port}`);
    expect(Number(fly.env.PORT)).toBe(port);
    expect(fly.http_service.internal_port).toBe(port);
    expect(fly.checks.ready?.port).toBe(port);
    expect(new URL(fly.env.SIMULATOR_URL ?? "").port).toBe(String(port));
  });

  it("leave the worker its 25 s to finish", () => {
    expect(read("jobs/worker.ts")).toContain("25 * SECOND");
    expect(fly.kill_timeout).toBeGreaterThan(25);
    for (const name of ["migrate", "web", "worker"] as const) {
      expect(Number.parseInt(compose.services[name].stop_grace_period, 10)).toBeGreaterThan(25);
    }
    expect([fly.kill_signal, instruction("STOPSIGNAL")]).toEqual(["SIGTERM", "SIGTERM"]);
  });

  it("run as an ordinary user on the same Node as the build", () => {
    expect(instruction("USER")).toBe("node");
    const bases = stages.map((stage) => stage[0]?.rest.split(" ")[0]);
    expect(new Set(bases)).toEqual(new Set(["node:24-bookworm-slim"]));
  });

  it("ask for the health of pages that exist", () => {
    const paths = [...fly.http_service.checks, ...Object.values(fly.checks)].map((check) => check.path);
    expect(paths).toEqual(["/health", "/ready"]);
    for (const page of paths) expect(existsSync(`app/routes${page}.ts`)).toBe(true);
  });

  it("name only processes that fly.toml starts", () => {
    const used = [
      ...fly.http_service.processes,
      ...Object.values(fly.checks).flatMap((check) => check.processes),
      ...fly.vm.flatMap((vm) => vm.processes),
    ];
    expect(Object.keys(fly.processes)).toEqual(expect.arrayContaining(used));
    expect(fly.build.dockerfile).toBe("Dockerfile");
  });

  it("give a configuration that is right", () => {
    const secrets = {
      SESSION_SECRET: SECRET,
      DATABASE_URL: "postgres://db/relevel",
      SMTP_URL: "smtp://mail",
    };
    expect(parseEnv({ ...fly.env, ...secrets }).mail.driver).toBe("smtp");
    for (const name of ["migrate", "web", "worker"] as const) {
      const environment = substituted(compose.services[name].environment, { SESSION_SECRET: SECRET });
      expect(parseEnv(environment).simulator).toMatchObject({ enabled: true, url: `http://web:${port}` });
    }
    const set = [...Object.keys(fly.env), ...Object.keys(compose.services.web.environment)];
    expect(variableNames).toEqual(expect.arrayContaining(set));
  });

  it("insist on a secret of one's own", () => {
    expect(() => substituted(compose.services.web.environment, {})).toThrow(
      'SESSION_SECRET is missing: make one with "openssl rand -hex 32"',
    );
  });

  it("send what the build needs to the builder, and nothing private", () => {
    const lines = read(".dockerignore").split("\n").filter(Boolean);
    expect(lines[0]).toBe("*");
    const sent = lines.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
    const needed = stages
      .flat()
      .filter(({ word, rest }) => word === "COPY" && !rest.startsWith("--from"))
      .flatMap(({ rest }) => rest.split(" ").slice(0, -1))
      .filter((source) => source !== ".")
      .map((source) => source.split("/")[0]);
    const forBuild = [
      "app",
      "jobs",
      "prisma",
      "public",
      "tsconfig.json",
      "vite.config.ts",
      "remix.config.js",
    ];
    expect(sent).toEqual(expect.arrayContaining([...needed, ...forBuild]));
    for (const file of sent) expect(existsSync(file), file).toBe(true);
    for (const kept of [".env", ".data", ".git", "node_modules", "build", "."]) {
      expect(sent).not.toContain(kept);
    }
  });
});

describe(".ci/run", () => {
  it("is a script that can be run", () => {
    expect(() => accessSync(".ci/run", constants.X_OK)).not.toThrow();
    expect(spawnSync("bash", ["-n", ".ci/run"]).status).toBe(0);
  });

  it("is what the workflow runs, on Node versions that the product supports", () => {
    const workflow = z
      .object({
        jobs: z.object({
          check: z.object({
            strategy: z.object({ matrix: z.object({ node: z.array(z.number()) }) }),
            steps: z.array(z.looseObject({ run: z.string().optional() })),
          }),
        }),
      })
      .parse(parseYaml(read(".github/workflows/ci.yml")));
    const { steps, strategy } = workflow.jobs.check;
    expect(steps.map((step) => step.run).filter(Boolean)).toEqual([".ci/run"]);
    const oldest = Number(/^>=(\d+)/.exec(manifest.engines.node)?.[1]);
    expect(Math.min(...strategy.matrix.node)).toBe(oldest);
    expect(strategy.matrix.node).toContain(24);
  });
});
