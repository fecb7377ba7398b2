import { EventEmitter } from "node:events";
import type pg from "pg";
import { SECOND } from "~/lib/time";
import { database } from "./client.server";

const CHANNEL = "call_changed";
const RECONNECT = 2 * SECOND;

class Listener {
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private client: pg.PoolClient | null = null;
  private connecting = false;

  subscribe(callId: string, onChange: () => void): () => void {
    this.changes.on(callId, onChange);
    void this.connect();
    return () => this.changes.off(callId, onChange);
  }

  private async connect(): Promise<void> {
    if (this.client || this.connecting) return;
    this.connecting = true;
    let client: pg.PoolClient | undefined;
    try {
      client = await database().pool.connect();
      const listening = client;
      listening.on("notification", ({ payload }) => payload && this.changes.emit(payload));
      await listening.query(`listen ${CHANNEL}`);
      listening.once("error", () => this.lost(listening));
      this.client = listening;
    } catch {
      client?.release(true);
      this.later();
    } finally {
      this.connecting = false;
    }
  }

  private lost(client: pg.PoolClient): void {
    this.client = null;
    client.release(true);
    this.later();
  }

  private later(): void {
    setTimeout(() => this.changes.eventNames().length > 0 && void this.connect(), RECONNECT).unref();
  }
}

const shared = globalThis as typeof globalThis & { relevelListener?: Listener };

/**
 * Tells when a call's row has changed. One connection per process listens for all; a change that falls into a
 * lost connection isn't told, so whoever must not miss one looks again now and then.
 *
 * @returns ends the subscription
 */
export function onCallChanged(callId: string, onChange: () => void): () => void {
  shared.relevelListener ??= new Listener();
  return shared.relevelListener.subscribe(callId, onChange);
}
