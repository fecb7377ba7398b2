import { clsx } from "clsx";
import { Anchor, Feather, Flame, Leaf, type LucideIcon, Star, Waves } from "lucide-react";
import type { Banner, Emblem } from "~/domain/progress/banner-words";
import { bannerPlace } from "~/domain/progress/world-land";
import { placeOn } from "./world-shrine";

export const EMBLEM_ICONS: Readonly<Record<Emblem, LucideIcon>> = {
  star: Star,
  leaf: Leaf,
  flame: Flame,
  wave: Waves,
  feather: Feather,
  anchor: Anchor,
};

/** The person's own banner, on the coast of the land they chose. */
export function PlantedBanner({ biome, words, emblem }: Banner) {
  const Icon = EMBLEM_ICONS[emblem];
  return (
    <p className={clsx("world-banner", `w-${biome}`)} style={placeOn(bannerPlace(biome))}>
      <span>
        <Icon aria-hidden />
        <span className="sr-only">Your banner: </span>
        <span className="world-banner-words">{words}</span>
      </span>
    </p>
  );
}
