import type { ShownEvidence, ShownSkill } from "~/domain/progress/describe-skill";
import { BIOME_CODES, BIOMES } from "~/domain/progress/skill-words";
import { BarChart } from "../charts/bar-chart";
import { NearSkills, SkillAdd } from "../skill-add";
import { SkillEvidence } from "../skill-evidence";
import { SkillHead } from "../skill-head";
import { SkillItems, SkillLevels } from "../skill-levels";
import { LogForm } from "../skill-log-form";
import { SkillRow } from "../skill-row";
import { SkillSettings } from "../skill-settings";
import { Card } from "../ui/card";
import { Pair, Sample, Section } from "./sample";

const ACTION = "/skills";
const GUITAR = { id: "sample", name: "Guitar", biome: "mist" as const };
const PIANO = { id: "sample-2", name: "Piano", biome: "mist" as const, description: "Two hands." };
const DAYS = [
  { day: "2025-11-24", words: "Today" },
  { day: "2025-11-23", words: "Yesterday" },
];
const LISTED: ShownSkill[] = BIOME_CODES.map((biome, index) => ({
  ...{ id: `sample-${biome}`, name: `A skill of the ${BIOMES[biome].name}`, biome },
  ...{ level: 1 + index * 16, stage: "Novice" as const, fraction: index / 6 },
  ...{
    next: "1 h 15 min to the next level",
    about: "3 h 45 min",
    last: "last yesterday",
    isDue: index === 2,
  },
}));
const XP = {
  ...{ id: "1", state: "award" as const, day: "2025-11-24", dayWords: "Today", amount: "+75 XP" },
  ...{ reason: "45 minutes of Guitar", how: null, quote: null, href: null },
};
const EVIDENCE: ShownEvidence[] = [
  {
    ...{ kind: "session", id: "s1", day: "2025-11-24", dayWords: "Today", source: "talk", note: null },
    ...{ quote: "I practised guitar for 45 minutes", length: "45 min", isPending: false, under: null },
    ...{ href: "/calls/sample#turn-1", xp: [XP] },
  },
  {
    ...{ kind: "session", id: "s2", day: "2025-11-23", dayWords: "Yesterday", source: "hand" },
    ...{ quote: null, note: "The bridge, slowly.", length: "30 min", isPending: true, under: "Ukulele" },
    ...{ href: null, xp: [] },
  },
  { kind: "xp", ...XP, id: "2", reason: "Recalled on time", amount: "+25 XP", href: "/calls/sample" },
];
const BARS = [60, 0, 95, 120, 45, 200, 0, 0, 160, 75, 240, 105].map((value, index) => {
  const label = `${index + 1} Oct`;
  return { label, value, words: `Week of ${label}: ${value} min` };
});

/** Skills: list, bar, evidence, forms, and the chart of weeks. */
export function Skills() {
  return (
    <Section title="Skills">
      <Sample name="skill-head">
        <SkillHead
          skill={{ ...GUITAR, description: "Chords, fingers and a song that holds together." }}
          standing={{
            ...{ level: 4, stage: "Novice", fraction: 0.6, next: "1 h 15 min to level 5" },
            facts: [
              { label: "Practised", value: "13 h 45 min" },
              { label: "XP", value: "1375" },
            ],
          }}
        />
      </Sample>
      <Pair>
        <Sample name="skill-row, in each biome">
          <Card>
            <ul>
              {LISTED.map((skill) => (
                <SkillRow key={skill.id} skill={skill} />
              ))}
            </ul>
          </Card>
        </Sample>
        <Sample name="skill-evidence">
          <Card>
            <SkillEvidence entries={EVIDENCE} action={ACTION} />
          </Card>
        </Sample>
        <Sample name="bar-chart">
          <Card>
            <BarChart bars={BARS} unit="min" title="Practice, week by week" />
          </Card>
        </Sample>
        <Sample name="bar-chart, nothing yet">
          <Card>
            <BarChart
              bars={BARS.slice(0, 7).map((bar) => ({ ...bar, value: 0 }))}
              unit="XP"
              title="XP, week by week"
            />
          </Card>
        </Sample>
        <Sample name="skill-log-form, refused">
          <Card title="Log practice">
            <LogForm
              choices={{ yours: [GUITAR], catalogue: [PIANO] }}
              days={DAYS}
              values={{ hours: "9", minutes: "0", day: "2025-11-23" }}
              errors={{ minutes: "A session is between 15 min and 8 h long." }}
              action={ACTION}
            />
          </Card>
        </Sample>
        <Sample name="skill-add, near-skills">
          <SkillAdd open={[PIANO]} action={ACTION} />
          <NearSkills skills={[PIANO]} action={ACTION} />
        </Sample>
        <Sample name="skill-settings">
          <SkillSettings
            name="Six strings"
            firstName="Guitar"
            others={[{ ...PIANO, isMine: true }]}
            merged={[{ id: "sample-3", name: "Ukulele" }]}
            isArchived={false}
            action={ACTION}
          />
        </Sample>
        <Sample name="skill-levels, skill-items">
          <Card title="Levels">
            <SkillLevels
              changes={[
                {
                  ...{ level: 4, day: "2025-11-24", title: "Level 4 today", after: "after one session" },
                  ...{
                    steps: [{ id: "s1", words: "45 min today", href: "/calls/sample#turn-1" }],
                    earlier: 3,
                  },
                },
              ]}
            />
          </Card>
          <Card title="To remember">
            <SkillItems
              items={[
                {
                  ...{ id: "i1", question: "You learned something about your thumb. What was it?" },
                  ...{
                    text: "Your thumb belongs behind the neck.",
                    isDue: true,
                    asked: "To be recalled now",
                  },
                  href: "/calls/sample#turn-1",
                },
              ]}
            />
          </Card>
        </Sample>
      </Pair>
    </Section>
  );
}
