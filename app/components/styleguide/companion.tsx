import { useState } from "react";
import { COMPANION_COLOURS, type CompanionColour, DEFAULT_LOOK } from "~/domain/accounts/companion";
import type { SpokenLine } from "~/domain/conversation/spoken-line";
import { CompanionCaptions } from "../avatar/companion-captions";
import { CompanionPicture } from "../avatar/companion-picture";
import { CompanionStage } from "../avatar/companion-stage";
import { COMPANION_STATES, type CompanionState } from "../avatar/companion-state";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Pair, Row, Sample, Section } from "./sample";

const source = { words: "From a sample call", href: "/calls" };
const LINES: SpokenLine[] = [
  {
    ...{ id: "sample-1", language: "en", source },
    text: "You practised guitar for 45 minutes today. The barre chord rang for the first time.",
  },
  { id: "sample-2", language: "es", source, text: "El viernes tocas la canción entera." },
];
const WORD = { index: LINES[0]?.text.indexOf("guitar") ?? 0, length: "guitar".length };

/** One button of a set, pressed when it is the chosen one. */
function Choice({ words, on, onClick }: { words: string; on: boolean; onClick: () => void }) {
  return (
    <Button variant={on ? "primary" : "secondary"} size="sm" aria-pressed={on} onClick={onClick}>
      {words}
    </Button>
  );
}

/** The companion: the stage in whichever state and colour is chosen, every drawing, and captions. */
export function Companion() {
  const [state, setState] = useState<CompanionState>("idle");
  const [colour, setColour] = useState<CompanionColour>("lavender");
  return (
    <Section title="The living companion">
      <Pair>
        <Sample name="companion-stage">
          <Card className="flex flex-col gap-6">
            <CompanionStage
              state={state}
              look={{ ...DEFAULT_LOOK, colour }}
              lines={LINES}
              className="h-80"
              label="A sample companion"
            />
            <Row>
              {COMPANION_STATES.map((one) => (
                <Choice key={one} words={one} on={one === state} onClick={() => setState(one)} />
              ))}
            </Row>
            <Row>
              {COMPANION_COLOURS.map((one) => (
                <Choice key={one} words={one} on={one === colour} onClick={() => setColour(one)} />
              ))}
            </Row>
          </Card>
        </Sample>
        <div className="flex min-w-0 flex-col gap-6">
          <Sample name="companion-captions: a word being said">
            <Card>{LINES[0] ? <CompanionCaptions line={LINES[0]} word={WORD} /> : null}</Card>
          </Sample>
          <Sample name="companion-picture, in each state">
            <Card>
              <ul className="grid grid-cols-2 gap-4 sm:grid-cols-4">
                {COMPANION_STATES.map((mood) => (
                  <li key={mood} className="text-center text-sm text-muted">
                    <CompanionPicture mood={mood} className="w-full p-2" />
                    {mood}
                  </li>
                ))}
              </ul>
            </Card>
          </Sample>
          <Sample name="companion-picture, in each colour">
            <Card>
              <ul className="grid grid-cols-2 gap-4 sm:grid-cols-5">
                {COMPANION_COLOURS.map((one) => (
                  <li key={one} data-companion-colour={one} className="text-center text-sm text-muted">
                    <CompanionPicture className="w-full p-2" />
                    {one}
                  </li>
                ))}
              </ul>
            </Card>
          </Sample>
        </div>
      </Pair>
    </Section>
  );
}
