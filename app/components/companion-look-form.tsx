import { Form } from "@remix-run/react";
import { Square, Volume2 } from "lucide-react";
import { type ReactNode, useId } from "react";
import {
  COMPANION_COLOURS,
  COMPANION_VOICES,
  type CompanionColour,
  type CompanionLook,
  type CompanionVoice,
} from "~/domain/accounts/companion";
import { COLOUR_WORDS, COMPANION_INTENTS, VOICE_WORDS } from "~/domain/accounts/companion-intents";
import type { SpokenLine } from "~/domain/conversation/spoken-line";
import { useCompanionVoice } from "./avatar/speech/use-companion-voice";
import { Button } from "./ui/button";
import { Card } from "./ui/card";
import { FieldError } from "./ui/field";
import { usePending } from "./use-pending";

export type CompanionLookFormProps = {
  look: Pick<CompanionLook, "colour" | "voice">;
  /** What each voice says when it is listened to. */
  line: SpokenLine;
  /** Told about a choice before it is saved. */
  onChoose(choice: Partial<Pick<CompanionLook, "colour" | "voice">>): void;
  error?: string;
  /** True right after saving. */
  saved: boolean;
  /** Path the form posts to. */
  action: string;
};

/** Colour and voice of our companion. */
export function CompanionLookForm({ look, line, onChoose, error, saved, action }: CompanionLookFormProps) {
  const pending = usePending(action, { field: "intent", value: COMPANION_INTENTS.look });
  return (
    <Card title="Colour and voice" titleId="companion-look">
      <Form method="post" action={action} preventScrollReset className="flex flex-col gap-6">
        <input type="hidden" name="intent" value={COMPANION_INTENTS.look} />
        <Choices legend="Colour">
          {COMPANION_COLOURS.map((colour) => (
            <Swatch
              key={colour}
              colour={colour}
              chosen={colour === look.colour}
              onChoose={() => onChoose({ colour })}
            />
          ))}
        </Choices>
        <Choices legend="Voice">
          {COMPANION_VOICES.map((voice) => (
            <Voice
              key={voice}
              voice={voice}
              line={line}
              chosen={voice === look.voice}
              onChoose={() => onChoose({ voice })}
            />
          ))}
        </Choices>
        {error ? <FieldError id="companion-look-error">{error}</FieldError> : null}
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" loading={pending}>
            Save
          </Button>
          <p role="status" className="text-emerald">
            {saved ? "Saved." : ""}
          </p>
        </div>
      </Form>
    </Card>
  );
}

function Choices({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-medium">{legend}</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-2">{children}</div>
    </fieldset>
  );
}

const TILE =
  "flex min-h-12 cursor-pointer items-center gap-3 rounded-field bg-raised px-4 py-2 transition-colors hover:bg-hover " +
  "has-checked:bg-accent-soft has-checked:ring-2 has-checked:ring-accent has-focus-visible:outline-3 " +
  "has-focus-visible:outline-offset-2 has-focus-visible:outline-focus";

function Swatch({
  colour,
  chosen,
  onChoose,
}: {
  colour: CompanionColour;
  chosen: boolean;
  onChoose: () => void;
}) {
  return (
    <label className={TILE}>
      <input
        type="radio"
        name="colour"
        value={colour}
        defaultChecked={chosen}
        onChange={onChoose}
        className="sr-only forced-colors:not-sr-only"
      />
      <span
        aria-hidden
        data-companion-colour={colour}
        className="size-6 rounded-full bg-linear-to-br from-glow-mid to-indigo"
      />
      {COLOUR_WORDS[colour]}
    </label>
  );
}

function Voice({
  voice,
  line,
  chosen,
  onChoose,
}: {
  voice: CompanionVoice;
  line: SpokenLine;
  chosen: boolean;
  onChoose: () => void;
}) {
  const { say, stop, saying, problem } = useCompanionVoice({ voice });
  const problemId = useId();
  const words = VOICE_WORDS[voice];
  return (
    <div className="flex min-w-0 flex-col">
      <label className={TILE}>
        <input
          type="radio"
          name="voice"
          value={voice}
          defaultChecked={chosen}
          onChange={onChoose}
          className="radio size-5 shrink-0"
        />
        {words}
      </label>
      <Button
        variant="ghost"
        size="sm"
        className="self-start noscript:hidden"
        aria-label={`${saying ? "Stop" : "Listen to"} the ${words.toLowerCase()} voice`}
        aria-describedby={problem ? problemId : undefined}
        icon={saying ? <Square aria-hidden className="size-4" /> : <Volume2 aria-hidden className="size-4" />}
        onClick={() => (saying ? stop() : say(line))}
      >
        {saying ? "Stop" : "Listen"}
      </Button>
      <p id={problemId} role="status" className="px-3 text-sm text-muted empty:hidden">
        {problem}
      </p>
    </div>
  );
}
