import { lazy, Suspense, useEffect, useState } from "react";
import { rememberedTry, type TriedWords } from "./try-storage";

const TryKeptCard = lazy(() => import("./try-kept-card"));

/** Offers to keep the talk that was tried before signing up. Without one it costs nothing and shows nothing. */
export function TryKept() {
  const [words, setWords] = useState<TriedWords | null>(null);
  useEffect(() => setWords(rememberedTry()), []);
  if (!words) return null;
  return (
    <Suspense fallback={null}>
      <TryKeptCard words={words} onForgotten={() => setWords(null)} />
    </Suspense>
  );
}
