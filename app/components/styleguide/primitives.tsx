import { Bell, Inbox, LogOut, Settings } from "lucide-react";
import { useState } from "react";
import { type CompanionMood, CompanionPicture } from "../avatar/companion-picture";
import { Badge, type BadgeTone } from "../ui/badge";
import { Button, ButtonLink, type ButtonSize, type ButtonVariant } from "../ui/button";
import { Card } from "../ui/card";
import { DropdownMenu, MenuItem, MenuLabel } from "../ui/dropdown-menu";
import { EmptyState } from "../ui/empty-state";
import { Checkbox, Field, Input, Select } from "../ui/field";
import { Notice, type NoticeTone } from "../ui/notice";
import { Spinner } from "../ui/spinner";
import { Switch } from "../ui/switch";
import { Time } from "../ui/time";
import { Pair, Row, Sample, Section } from "./sample";

const VARIANTS: ButtonVariant[] = ["primary", "secondary", "ghost", "danger"];
const SIZES: ButtonSize[] = ["sm", "md", "lg"];
const TONES: BadgeTone[] = ["neutral", "accent", "live", "done", "warm", "danger"];
const NOTICES: NoticeTone[] = ["info", "done", "warn", "error"];
const MOODS: CompanionMood[] = ["idle", "listening", "speaking", "happy", "sleeping"];

/** The companion and everything in components/ui. */
export function Primitives() {
  return (
    <>
      <Section title="Companion">
        <div className="grid grid-cols-2 gap-6 sm:grid-cols-3 lg:grid-cols-5">
          {MOODS.map((mood) => (
            <Sample key={mood} name={mood}>
              <CompanionPicture mood={mood} label={`The companion, ${mood}`} className="w-full p-2" />
            </Sample>
          ))}
        </div>
      </Section>
      <Section title="Buttons">
        {SIZES.map((size) => (
          <Sample key={size} name={size}>
            <Row>
              {VARIANTS.map((variant) => (
                <Button key={variant} variant={variant} size={size}>
                  {variant}
                </Button>
              ))}
            </Row>
          </Sample>
        ))}
        <Sample name="loading, disabled, with icon, link">
          <Row>
            <Button loading>Saving</Button>
            <Button disabled>Disabled</Button>
            <Button variant="secondary" icon={<Bell aria-hidden className="size-5" />}>
              With icon
            </Button>
            <ButtonLink to="/" variant="secondary">
              A link
            </ButtonLink>
          </Row>
        </Sample>
      </Section>
      <Section title="Words and states">
        <Row>
          {TONES.map((tone) => (
            <Badge key={tone} tone={tone}>
              {tone}
            </Badge>
          ))}
          <Spinner label="Loading" />
          <Time at="19:30">19:30</Time>
        </Row>
        <Pair>
          {NOTICES.map((tone) => (
            <Notice key={tone} tone={tone} title={`Notice, ${tone}`}>
              What happened, and what to do next.
            </Notice>
          ))}
        </Pair>
        <Pair>
          <Card title="Card" aside={<Badge>aside</Badge>}>
            A raised shade, no border.
          </Card>
          <Card title="Card, accent" tone="accent">
            For the one thing that matters most.
          </Card>
          <Card>
            <EmptyState
              icon={<Inbox />}
              title="Nothing here yet"
              action={<Button size="sm">Make it appear</Button>}
            >
              Says what will appear here.
            </EmptyState>
          </Card>
        </Pair>
      </Section>
      <Fields />
      <Menus />
    </>
  );
}

function Fields() {
  const [on, setOn] = useState(true);
  return (
    <Section title="Fields">
      <Card>
        <div className="grid gap-6 md:grid-cols-2">
          <Field label="Plain" hint="A hint below the field.">
            {(control) => <Input {...control} placeholder="Placeholder" />}
          </Field>
          <Field label="With an error" error="Say what is wrong and what to do.">
            {(control) => <Input {...control} defaultValue="not-an-address" />}
          </Field>
          <Field label="Select">
            {(control) => (
              <Select {...control}>
                <option>Berlin</option>
                <option>Kolkata</option>
              </Select>
            )}
          </Field>
          <Field label="Time">{(control) => <Input {...control} type="time" defaultValue="19:30" />}</Field>
          <Checkbox label="A check box whose whole row is the target." />
          <Checkbox label="One that must be ticked." error="Please tick this to go on." />
          <Row>
            <Switch aria-label="Sample switch" checked={on} onCheckedChange={setOn} />
            <Switch aria-label="Sample switch, off" />
            <Switch aria-label="Sample switch, disabled" disabled />
          </Row>
        </div>
      </Card>
    </Section>
  );
}

function Menus() {
  return (
    <Section title="Menu">
      <Row>
        <DropdownMenu trigger={<Button variant="secondary">Open menu</Button>}>
          <MenuLabel>Sample menu</MenuLabel>
          <MenuItem icon={<Settings aria-hidden className="size-5 text-muted" />}>Settings</MenuItem>
          <MenuItem icon={<LogOut aria-hidden className="size-5 text-muted" />}>Sign out</MenuItem>
        </DropdownMenu>
      </Row>
    </Section>
  );
}
