import { Notice } from "./ui/notice";

export type WhatChangedProps = {
  /** One short sentence each, in the order of the talk. */
  changes: { key: string; text: string; was: string | null }[];
};

/** What followed from the person's last correction. */
export function WhatChanged({ changes }: WhatChangedProps) {
  if (changes.length === 0) {
    return <Notice title="Noted">Your correction is kept. Nothing else depended on it.</Notice>;
  }
  return (
    <Notice tone="done" title="What your correction changed">
      <ul className="mt-2 flex flex-col gap-1.5">
        {changes.map(({ key, text, was }) => (
          <li key={key}>
            {text}
            {was ? (
              <span className="block text-sm text-muted">
                Before: <s>{was}</s>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
