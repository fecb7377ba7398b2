/**
 * Which way imports point. Each folder lists what it may import; everything else of ours is forbidden.
 * `.server.ts` does I/O, plain `.ts` is pure: most of these rules follow from that.
 */

const OURS = "^(app|jobs|prisma|tests)/";
const SERVER = String.raw`\.server\.tsx?$`;
const TEST = String.raw`\.test\.tsx?$`;
const ENV = String.raw`^app/env\.server\.ts$`;

/** Imports that the compiler removes reach no code. */
const exceptTypes = { dependencyTypesNot: ["type-only"] };

/**
 * A rule that names everything of ours that a folder may import.
 *
 * @param {string} name what lint prints
 * @param {string | { path: string, pathNot?: string | string[] }} from the folder
 * @param {string[]} allowed paths it may import
 * @param {object} [to] narrows what is looked at
 */
function mayImport(name, from, allowed, to = {}) {
  return {
    name,
    severity: "error",
    comment: `May import only ${allowed.join("  ")}`,
    from: typeof from === "string" ? { path: from } : from,
    to: { path: OURS, pathNot: allowed, ...to },
  };
}

function forbid(name, comment, from, to) {
  return { name, severity: "error", comment, from, to };
}

const fromRoutes = [
  "^app/(http|domain|components|lib)/",
  "^app/queue/",
  String.raw`^app/providers/.+/(registry\.server|provider)\.ts$`,
];

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    mayImport("routes", { path: "^app/routes/", pathNot: String.raw`^app/routes/simulator\.` }, fromRoutes),
    mayImport("simulator-routes", String.raw`^app/routes/simulator\.`, [...fromRoutes, "^app/simulator/"]),
    forbid("nothing-imports-a-route", "A URL's handler is reached by its URL.", {}, { path: "^app/routes/" }),

    mayImport(
      "components",
      "^app/components/",
      ["^app/(components|domain|lib)/", String.raw`^app/queue/(console-filter|job-state)\.ts$`],
      exceptTypes,
    ),
    forbid(
      "components-are-props-in-markup-out",
      "A component is shared by server and browser: it does no I/O.",
      { path: "^app/components/" },
      { path: SERVER, ...exceptTypes },
    ),

    mayImport("jobs", { path: "^jobs/", pathNot: String.raw`^jobs/worker\.ts$` }, [
      "^jobs/",
      "^app/(domain|queue|observability|lib)/",
    ]),
    mayImport("worker", String.raw`^jobs/worker\.ts$`, [
      "^jobs/",
      "^app/(domain|queue|observability|lib)/",
      String.raw`^app/db/client\.server\.ts$`,
      ENV,
    ]),

    mayImport("domain", "^app/domain/", ["^app/(domain|db|providers|queue|observability|lib)/"]),
    forbid(
      "areas-meet-through-jobs",
      "An area never imports another area's *.server.ts: it enqueues a job, or shares a plain rule.",
      { path: "^app/domain/([^/]+)/" },
      { path: `^app/domain/.+${SERVER}`, pathNot: "^app/domain/$1/" },
    ),
    forbid(
      "plain-rules-are-pure",
      "A plain file is shared by page, test and job: time, zone and state come in as arguments.",
      { path: "^app/(domain|lib)/", pathNot: [SERVER, TEST] },
      { path: SERVER },
    ),
    forbid(
      "plain-files-do-no-io",
      "What touches the machine has .server in its name.",
      { path: "^app/(domain|components|lib)/", pathNot: [SERVER, TEST] },
      { dependencyTypes: ["core"] },
    ),

    mayImport("simulator", "^app/simulator/", [
      "^app/simulator/",
      String.raw`^app/domain/conversation/[^/]+(?<!\.server)\.ts$`,
      String.raw`^app/providers/.+/provider\.ts$`,
      "^app/lib/",
    ]),
    mayImport("providers", { path: "^app/providers/([^/]+)/", pathNot: String.raw`/registry\.server\.ts$` }, [
      "^app/providers/$1/",
      "^app/lib/",
    ]),
    mayImport("provider-registries", String.raw`^app/providers/([^/]+)/registry\.server\.ts$`, [
      "^app/providers/$1/",
      String.raw`^app/observability/(logger|observe-vendor)\.server\.ts$`,
      "^app/lib/",
      ENV,
    ]),

    mayImport("queue", "^app/queue/", ["^app/(queue|db|lib|observability)/", ENV]),
    mayImport("http", "^app/http/", ["^app/(http|db|lib|observability)/", ENV]),
    mayImport("db", "^app/db/", ["^app/(db|lib|observability)/", ENV]),
    mayImport("observability", "^app/observability/", ["^app/(observability|lib)/", ENV]),
    mayImport("lib", "^app/lib/", ["^app/lib/"]),

    mayImport("env", ENV, [String.raw`^app/providers/telephony/provider\.ts$`]),
    forbid(
      "env-is-handed-in",
      "Options are handed in: only the edges of the product read the configuration.",
      {
        pathNot: [
          "^app/(db|http|observability|queue|process)/",
          String.raw`^app/providers/.+/registry\.server\.ts$`,
          String.raw`^app/(entry\.server\.tsx|env\.test\.ts)$`,
          String.raw`^jobs/worker\.ts$`,
          "^tests/",
        ],
      },
      { path: ENV },
    ),
    forbid(
      "nothing-imports-the-supervisor",
      "app/process starts the product; the product doesn't know it.",
      { pathNot: "^(app/process|tests)/" },
      { path: "^app/process/" },
    ),
    forbid(
      "production-needs-no-development-package",
      "Only packages under `dependencies` are installed where a finished build runs.",
      {
        path: "^(app|jobs|prisma)/",
        // Clones alone build, measure and test; run.mjs and web.ts load tsx and Vite only where they are there.
        pathNot: [
          TEST,
          String.raw`^app/process/(build\.server|companion|companion-file|size|ensure-browser|pictures|run|web)\.m?[jt]sx?$`,
        ],
      },
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "no-circular-imports",
      "Two files that need each other are one file, or three.",
      {},
      { circular: true },
    ),
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
    doNotFollow: { path: ["node_modules", "^app/db/generated/"] },
    exclude: { path: ["^app/db/generated/.+/"] },
  },
};
