import { createContext, useContext } from "react";

/** The CSP nonce of this response. Undefined in the browser, which hides nonces from scripts. */
export const NonceContext = createContext<string | undefined>(undefined);

/** The CSP nonce to put on inline scripts, or undefined in the browser. */
export const useNonce = (): string | undefined => useContext(NonceContext);
