import { readFileSync } from "node:fs";
import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";
import { z } from "zod";

/** What the shipped files say, read once for the tests that compare them with each other and run them. */

/** Text of a file of the repository. */
export const read = (file: string) => readFileSync(file, "utf8");
const names = z.record(z.string(), z.string());

/** package.json. */
export const manifest = z
  .object({
    scripts: names,
    dependencies: names,
    devDependencies: names,
    engines: z.object({ node: z.string() }),
  })
  .parse(JSON.parse(read("package.json")));

/** Instructions of the Dockerfile, one stage after the other. */
export const stages = read("Dockerfile")
  .replace(/\\\n\s*/g, "")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => ({ word: line.split(" ")[0] ?? "", rest: line.slice(line.indexOf(" ") + 1) }))
  .reduce<{ word: string; rest: string }[][]>((all, step) => {
    if (step.word === "FROM") all.push([]);
    all.at(-1)?.push(step);
    return all;
  }, []);
/** Instructions of the last stage: the image. */
export const image = stages.at(-1) ?? [];
/** What follows a word in the last stage, or nothing. */
export const instruction = (word: string) => image.find((step) => step.word === word)?.rest ?? "";
/** A command in exec form. */
export const commandOf = (text: string) => z.array(z.string()).parse(JSON.parse(text));

const Service = z.object({
  command: z.array(z.string()),
  environment: names,
  stop_grace_period: z.string(),
  ports: z.array(z.string()).optional(),
  read_only: z.boolean(),
  tmpfs: z.array(z.string()),
  cap_drop: z.array(z.string()),
  security_opt: z.array(z.string()),
  volumes: z.array(z.string()),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })),
});
/** compose.yaml. */
export const compose = z
  .object({
    services: z.object({
      postgres: z.object({ image: z.string(), healthcheck: z.object({ test: z.array(z.string()) }) }),
      migrate: Service,
      web: Service,
      worker: Service,
    }),
    volumes: z.record(z.string(), z.null()),
  })
  .parse(parseYaml(read("compose.yaml"), { merge: true }));

const Check = z.object({ path: z.string(), port: z.number().optional() });
/** fly.toml. */
export const fly = z
  .object({
    kill_signal: z.string(),
    kill_timeout: z.number(),
    build: z.object({ dockerfile: z.string() }),
    deploy: z.object({ release_command: z.string() }),
    processes: names,
    env: names,
    http_service: z.object({
      internal_port: z.number(),
      processes: z.array(z.string()),
      checks: z.array(Check),
    }),
    checks: z.record(z.string(), Check.extend({ processes: z.array(z.string()) })),
    vm: z.array(z.object({ processes: z.array(z.string()) })),
  })
  .parse(parseToml(read("fly.toml")));

/** Compose's own substitution, with nothing set but what is given. */
export function substituted(environment: Record<string, string>, given: Record<string, string>) {
  const fill = (text: string) =>
    text.replace(/\$\{(\w+):([-?])([^}]*)\}/g, (_all, name, kind, otherwise) => {
      if (given[name]) return given[name];
      if (kind === "?") throw new Error(`${name} is missing: ${otherwise}`);
      return otherwise;
    });
  return Object.fromEntries(Object.entries(environment).map(([name, text]) => [name, fill(text)]));
}

/** A SESSION_SECRET that is long enough. */
export const SECRET = "0123456789abcdef0123456789abcdef";

/** The port that the image listens on. */
export const port = Number(/PORT=(\d+)/.exec(instruction("ENV"))?.[1]);
