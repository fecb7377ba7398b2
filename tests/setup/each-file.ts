import { vi } from "vitest";

// Test files share the runner's processes, which have loaded Prisma and its like by then. Each file finds the
// environment as the process was given it, none of our code loaded, and nothing of what that keeps for a process.
const shared = globalThis as typeof globalThis & { givenEnvironment?: NodeJS.ProcessEnv };
shared.givenEnvironment ??= { ...process.env };
for (const name of Object.keys(process.env)) {
  if (!(name in shared.givenEnvironment)) delete process.env[name];
}
Object.assign(process.env, shared.givenEnvironment);
for (const name of Object.keys(globalThis)) {
  if (name.startsWith("relevel")) Reflect.deleteProperty(globalThis, name);
}
vi.useRealTimers();
vi.resetModules();
