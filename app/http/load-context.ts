/** What the web process knows about a request before Remix sees it. */
declare module "@remix-run/server-runtime" {
  interface AppLoadContext {
    /** Names this request in the log. */
    requestId: string;
    /** The address of the browser; forwarded headers count only as `TRUST_PROXY` says. */
    clientIp: string;
    /** It comes from this machine itself, and nobody has passed it on. */
    fromThisMachine: boolean;
    /** The nonce of this response's Content-Security-Policy. */
    cspNonce: string;
    /** Has the response carry `Retry-After`, also where Remix leaves a loader's or an action's headers out. */
    retryAfter: (seconds: number) => void;
    /** Resolves when the browser has taken what was written to it so far, or has gone. */
    drained: () => Promise<void>;
  }
}

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export {};
