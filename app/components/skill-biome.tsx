import { AudioLines, Cpu, type LucideIcon, Mountain, Sprout, Sun, Trees } from "lucide-react";
import type { Biome } from "~/domain/progress/skill-match";

/** Each region's sign and quiet colour. The words beside it carry the meaning. */
export const BIOME_LOOK: Readonly<Record<Biome, { icon: LucideIcon; ink: string; soft: string }>> = {
  meadow: { icon: Sprout, ink: "text-meadow", soft: "bg-meadow/15" },
  forest: { icon: Trees, ink: "text-forest", soft: "bg-forest/15" },
  desert: { icon: Sun, ink: "text-desert", soft: "bg-desert/15" },
  mist: { icon: AudioLines, ink: "text-mist", soft: "bg-mist/15" },
  tech: { icon: Cpu, ink: "text-tech", soft: "bg-tech/15" },
  peaks: { icon: Mountain, ink: "text-peaks", soft: "bg-peaks/15" },
};
