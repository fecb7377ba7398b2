import { List, Map as MapIcon } from "lucide-react";
import { Segments } from "./ui/segments";

const VIEWS = [
  { to: "/worldboard", words: "Map", icon: <MapIcon aria-hidden className="size-5" /> },
  { to: "/skills", words: "List", icon: <List aria-hidden className="size-5" /> },
] as const;

/** The two ways of looking at one's skills. @param props.at the one that is shown */
export function SkillViews({ at }: { at: (typeof VIEWS)[number]["words"] }) {
  return (
    <Segments label="Skills as" choices={VIEWS.map((view) => ({ ...view, current: view.words === at }))} />
  );
}
