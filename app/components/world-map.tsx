import { useNavigate } from "@remix-run/react";
import { clsx } from "clsx";
import { type ComponentType, type MouseEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { bannerPlace, namePlace, type Point } from "~/domain/progress/world-land";
import type { NearShrine, World } from "~/domain/progress/world-view";
import { PlantedBanner } from "./world-banner";
import type { ExploreProps } from "./world-explore";
import { WorldLands } from "./world-lands";
import type { NearCardProps } from "./world-near-card";
import { NearSpot, placeOn, Shrine } from "./world-shrine";

export type WorldMapProps = {
  world: World;
  /** The point it begins at; null begins with the whole map. */
  start: Point | null;
  action: string;
};

/**
 * The map: complete and in place as the server sends it, where it scrolls in its box. Moving and zooming by hand
 * comes after it.
 */
export function WorldMap({ world, start, action }: WorldMapProps) {
  const box = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const help = useId();
  const Explore = useExplore(!world.isEmpty);
  const { Card, chosen, open, close } = useNearCard();
  const drawn = useMemo(
    () => world.lands.map(({ biome, inFog, fog }) => ({ biome, inFog, fog })),
    [world.lands],
  );
  return (
    <div>
      <div className="relative">
        <section
          ref={box}
          aria-label="Map of your skills"
          aria-describedby={world.isEmpty ? undefined : help}
          className={clsx("world", world.isEmpty && "world-empty")}
        >
          <div ref={content} className="world-content">
            <WorldLands lands={drawn} />
            {start ? <span aria-hidden className="world-start" style={placeOn(start)} /> : null}
            {world.lands.map(({ biome, name, about, inFog, size, shrines, near, fog, more }) => (
              <section key={biome} aria-labelledby={`land-${biome}`}>
                <h2
                  id={`land-${biome}`}
                  className={clsx("world-land-name", `w-${biome}`, inFog && "w-hidden")}
                  style={placeOn(namePlace(biome))}
                >
                  {name}
                  <span className="sr-only">
                    : {about.toLowerCase()},{" "}
                    {inFog ? "in the fog" : countWords(shrines.length, fog.length + near.length)}
                  </span>
                </h2>
                {shrines.length + near.length > 0 ? (
                  <ul>
                    {shrines.map((shrine) => (
                      <Shrine key={shrine.id} shrine={shrine} biome={biome} size={size} />
                    ))}
                    {near.map((shrine) => (
                      <NearSpot
                        key={shrine.id}
                        shrine={shrine}
                        biome={biome}
                        size={size}
                        onOpen={(event) => open(event, shrine)}
                      />
                    ))}
                  </ul>
                ) : null}
                {more > 0 ? (
                  <p className="world-more" style={placeOn(bannerPlace(biome))}>
                    {more} more on the list
                  </p>
                ) : null}
              </section>
            ))}
            {world.banner ? <PlantedBanner {...world.banner} /> : null}
          </div>
        </section>
        {Explore ? <Explore box={box} content={content} start={start} /> : null}
      </div>
      {world.isEmpty ? null : (
        <p id={help} className="mt-2 text-sm text-muted noscript:hidden">
          Drag to move. Zoom with two fingers or the buttons.
          <span className="pointer-coarse:hidden">
            {" "}
            With a mouse, Ctrl and the wheel. Keys: Tab from shrine to shrine, arrows, + and −, 0 for where it
            began.
          </span>
        </p>
      )}
      {Card ? <Card shrine={chosen} action={action} onClose={close} /> : null}
    </div>
  );
}

function countWords(shrines: number, fogged: number): string {
  const words = `${shrines} ${shrines === 1 ? "shrine" : "shrines"}`;
  return fogged === 0 ? words : `${words}, ${fogged} to discover`;
}

/** What moves the map, once the page is usable. The map is whole without it. */
function useExplore(wanted: boolean): ComponentType<ExploreProps> | null {
  const [Explore, setExplore] = useState<ComponentType<ExploreProps> | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let isGone = false;
    import("./world-explore").then(
      (chunk) => {
        if (!isGone) setExplore(() => chunk.default);
      },
      () => {},
    );
    return () => {
      isGone = true;
    };
  }, [wanted]);
  return wanted ? Explore : null;
}

/** The card of a skill in the fog. Where its code doesn't arrive, the link leads to the skill's page as ever. */
function useNearCard() {
  const [Card, setCard] = useState<ComponentType<NearCardProps> | null>(null);
  const [chosen, setChosen] = useState<NearShrine | null>(null);
  const navigate = useNavigate();
  const open = (event: MouseEvent<HTMLAnchorElement>, shrine: NearShrine) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    import("./world-near-card").then(
      (chunk) => {
        setCard(() => chunk.default);
        setChosen(shrine);
      },
      () => navigate(`/skills/${shrine.id}`),
    );
  };
  return { Card, chosen, open, close: () => setChosen(null) };
}
