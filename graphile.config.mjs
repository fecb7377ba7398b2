import { fileURLToPath } from "node:url";

const here = (file) => fileURLToPath(new URL(file, import.meta.url));

/** @type {GraphileConfig.Preset} */
export default {
  worker: {
    connectionString: process.env.DATABASE_URL,
    taskDirectory: here("jobs/tasks"),
    crontabFile: here("jobs/crontab"),
    fileExtensions: [".ts", ".js", ".mjs", ".cjs"],
  },
};
