import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { diskStorage } from "~/providers/storage/disk.server";
import { type FileStorage, StorageError } from "~/providers/storage/provider";
import { s3Storage } from "~/providers/storage/s3.server";
import { FakeS3 } from "../vendors/fake-s3";

const KEYS = { accessKeyId: "test-key", secretAccessKey: "test-secret-test-secret" };
const s3 = new FakeS3(KEYS.accessKeyId, "eu-central-1");
const S3 = { ...KEYS, region: "eu-central-1", bucket: "files" };
let folder: string;
let endpoint: string;
const storages: Record<string, () => FileStorage> = {
  disk: () => diskStorage(path.join(folder, "uploads")),
  "a bucket": () => s3Storage({ ...S3, endpoint }),
};

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "relevel-storage-"));
  endpoint = await s3.start();
});
afterAll(async () => {
  await s3.stop();
  rmSync(folder, { recursive: true, force: true });
});

const newKey = () => `avatars/${randomUUID()}/${randomUUID()}`;
const TYPE = "model/gltf-binary";
const MODEL = new Uint8Array(randomBytes(300_000));

async function read(storage: FileStorage, key: string): Promise<{ bytes: number; body: Buffer } | null> {
  const file = await storage.get(key);
  return file && { bytes: file.bytes, body: Buffer.from(await new Response(file.body).arrayBuffer()) };
}

describe.each(Object.keys(storages))("%s", (name) => {
  const storage = () => storages[name]?.() ?? expect.fail();

  test("hands out what it was given, byte for byte, with its size", async () => {
    const key = newKey();
    await storage().put(key, MODEL, TYPE);
    expect(await read(storage(), key)).toEqual({ bytes: MODEL.length, body: Buffer.from(MODEL) });
  });

  test("has nothing under another key", async () => {
    expect(await read(storage(), newKey())).toBeNull();
  });

  test("replaces a file that is put again", async () => {
    const key = newKey();
    for (const bytes of [MODEL, MODEL.subarray(0, 7)]) await storage().put(key, bytes, TYPE);
    expect(await read(storage(), key)).toMatchObject({ bytes: 7 });
  });

  test("takes a file away, once or twice", async () => {
    const key = newKey();
    await storage().put(key, MODEL, TYPE);
    for (const _ of [1, 2]) await storage().remove(key);
    expect(await read(storage(), key)).toBeNull();
  });

  test("can be left in the middle of a file", async () => {
    const key = newKey();
    await storage().put(key, MODEL, TYPE);
    await (await storage().get(key))?.body.cancel();
    expect(await read(storage(), key)).toMatchObject({ bytes: MODEL.length });
  });

  test.each([
    "",
    "avatars",
    "../avatars/x",
    `avatars/${randomUUID()}/../../secret`,
    `/avatars/${randomUUID()}`,
    `avatars/${randomUUID()}/model.glb`,
    `avatars//${randomUUID()}`,
    `avatars/${randomUUID()}\0`,
  ])("refuses a key that isn't ours: %j", async (key) => {
    const before = s3.requests.length;
    await expect(storage().put(key, MODEL, TYPE)).rejects.toThrow(StorageError);
    await expect(storage().get(key)).rejects.toThrow(StorageError);
    await expect(storage().remove(key)).rejects.toThrow(StorageError);
    expect(s3.requests).toHaveLength(before);
  });
});

describe("disk", () => {
  test("keeps files for its owner alone, and no half of one", async () => {
    const own = path.join(folder, "own");
    const key = newKey();
    await diskStorage(own).put(key, MODEL, TYPE);
    const file = path.join(own, ...key.split("/"));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
    expect(readdirSync(path.dirname(file))).toEqual([path.basename(file)]);
  });

  test("takes away with a file what was written of it when the process was killed", async () => {
    const own = path.join(folder, "killed");
    const key = newKey();
    await diskStorage(own).put(key, MODEL, TYPE);
    const file = path.join(own, ...key.split("/"));
    writeFileSync(`${file}.${randomUUID()}.part`, "half");
    await diskStorage(own).remove(key);
    // Nor a folder with somebody's name.
    expect(existsSync(path.dirname(file))).toBe(false);
  });

  test("says that it can't write, and names no file", async () => {
    const taken = path.join(folder, "taken");
    writeFileSync(taken, "no folder");
    const failure = await diskStorage(taken).put(newKey(), MODEL, TYPE).catch(String);
    expect(failure).toMatch(/^StorageError: a file was not written: E[A-Z]+$/);
  });

  test("follows no link out of its folder", async () => {
    const key = newKey();
    const file = path.join(folder, "uploads", ...key.split("/"));
    await diskStorage(path.join(folder, "uploads")).put(key, MODEL, TYPE);
    rmSync(file);
    symlinkSync("/etc/passwd", file);
    await expect(diskStorage(path.join(folder, "uploads")).get(key)).rejects.toThrow("ELOOP");
  });
});

describe("a bucket", () => {
  test("is asked path-style, with the type of the file", async () => {
    const key = newKey();
    await s3Storage({ ...S3, endpoint }).put(key, MODEL, TYPE);
    expect(s3.requests.at(-1)).toBe(`PUT /files/${key}`);
    expect(s3.objects.get(`/files/${key}`)?.type).toBe(TYPE);
  });

  test("that knows another key refuses, and isn't asked again", async () => {
    const other = s3Storage({ ...S3, endpoint, accessKeyId: "other-key" });
    const key = newKey();
    await expect(other.put(key, MODEL, TYPE)).rejects.toThrow("did not keep a file: 403");
    await expect(other.get(key)).rejects.toThrow("did not hand out a file: 403");
    await expect(other.remove(key)).rejects.toThrow("did not remove a file: 403");
    expect(s3.requests.filter((request) => request.endsWith(key))).toHaveLength(3);
  });

  test.each([
    ["error", /503/],
    ["reset", /did not answer/],
    ["silent", /did not answer: TimeoutError/],
  ] as const)("in trouble (%s) is a failure that names nothing", async (trouble, words) => {
    s3.trouble = trouble;
    try {
      const storage = s3Storage({ ...S3, endpoint, timeoutMs: trouble === "silent" ? 100 : undefined });
      const key = newKey();
      const answers = [storage.put(key, MODEL, TYPE), storage.get(key), storage.remove(key)];
      for (const answer of await Promise.allSettled(answers)) {
        const failure = answer.status === "rejected" ? String(answer.reason) : "";
        expect(failure).toMatch(/^StorageError: /);
        expect(failure).toMatch(words);
        expect(failure).not.toContain(key);
      }
    } finally {
      s3.trouble = null;
    }
  });
});
