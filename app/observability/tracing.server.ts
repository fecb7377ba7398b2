import type { Attributes, Context, Span } from "@opentelemetry/api";
import { inTime } from "~/lib/in-time";
import { SECOND } from "~/lib/time";

/**
 * Spans of our own, sent over OTLP where the configuration names a collector. Without one nothing of OpenTelemetry
 * is even loaded. Attributes are ids, codes and names that the code knows; nothing is instrumented by itself,
 * because addresses here can be keys.
 */

const EXPORT_WITHIN = 5 * SECOND;
/** What is left of the spans when a process stops. */
const FLUSH_WITHIN = 3 * SECOND;

/** What a span is about. */
export type SpanStart = {
  /** Few different ones: a task, a kind of request. */
  name: string;
  kind: "server" | "consumer" | "client";
  attributes: Attributes;
  /** The W3C `traceparent` of whoever asked, where it is believed. */
  traceparent?: string;
};

/** A span that is under way. */
export type OpenSpan = {
  /** @param told what was learned on the way @param name where only now it is known */
  end: (told: { failed: boolean; attributes?: Attributes; name?: string }) => void;
};

type Tracer = {
  /** Runs `work` inside a new span. */
  begin: <T>(start: SpanStart, work: () => T) => { result: T; span: OpenSpan };
  stop: () => Promise<void>;
};

// One for the process, which is made of two bundles.
const shared = globalThis as typeof globalThis & { relevelTracer?: Tracer };
const NO_SPAN: OpenSpan = { end: () => undefined };

/**
 * Begins to trace this process.
 *
 * @param service what the process is called in traces
 * @param collector its address, without `/v1/traces`; undefined traces nothing
 */
export async function startTracing(service: string, collector: string | undefined): Promise<void> {
  if (collector) shared.relevelTracer ??= await load(service, collector);
}

/** Sends what is left, within three seconds, and traces nothing from then on. */
export async function stopTracing(): Promise<void> {
  const tracer = shared.relevelTracer;
  shared.relevelTracer = undefined;
  await tracer?.stop();
}

/**
 * Begins a span and runs `work` inside it; spans that it begins belong to this one.
 *
 * @returns what `work` returns, and the span, to be ended
 */
export function beginSpan<T>(start: SpanStart, work: () => T): { result: T; span: OpenSpan } {
  return shared.relevelTracer?.begin(start, work) ?? { result: work(), span: NO_SPAN };
}

/**
 * Runs `work` in a span of its own, which ends with it.
 *
 * @param learned attributes that are known only afterwards
 */
export async function inSpan<T>(
  start: SpanStart,
  work: () => Promise<T>,
  learned: () => Attributes = () => ({}),
): Promise<T> {
  if (!shared.relevelTracer) return work();
  const { result, span } = beginSpan(start, work);
  try {
    const value = await result;
    span.end({ failed: false, attributes: learned() });
    return value;
  } catch (error) {
    span.end({ failed: true, attributes: learned() });
    throw error;
  }
}

async function load(service: string, collector: string): Promise<Tracer> {
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-trace-node"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/resources"),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${collector}/v1/traces`, timeoutMillis: EXPORT_WITHIN });
  const provider = new sdk.NodeTracerProvider({
    resource: resourceFromAttributes({ "service.name": service, "service.namespace": "relevel" }),
    spanProcessors: [new sdk.BatchSpanProcessor(exporter, { exportTimeoutMillis: EXPORT_WITHIN })],
  });
  provider.register();
  const tracer = provider.getTracer("relevel.me");
  const kinds = {
    server: api.SpanKind.SERVER,
    consumer: api.SpanKind.CONSUMER,
    client: api.SpanKind.CLIENT,
  };

  const parentOf = (traceparent: string | undefined): Context =>
    traceparent ? api.propagation.extract(api.ROOT_CONTEXT, { traceparent }) : api.context.active();
  const opened = (span: Span): OpenSpan => ({
    end({ failed, attributes, name }) {
      if (attributes) span.setAttributes(attributes);
      if (name) span.updateName(name);
      // No words: those of an error may quote what a person typed.
      if (failed) span.setStatus({ code: api.SpanStatusCode.ERROR });
      span.end();
    },
  });
  return {
    begin({ name, kind, attributes, traceparent }, work) {
      const parent = parentOf(traceparent);
      const span = tracer.startSpan(name, { kind: kinds[kind], attributes }, parent);
      const result = api.context.with(api.trace.setSpan(parent, span), work);
      return { result, span: opened(span) };
    },
    // A collector that is away keeps nobody from stopping.
    stop: () => inTime(FLUSH_WITHIN, () => provider.shutdown()).catch(() => undefined),
  };
}
