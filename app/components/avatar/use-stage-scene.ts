import { type RefObject, useEffect, useRef, useState } from "react";
import type { CompanionLook } from "~/domain/accounts/companion";
import type { CompanionState } from "./companion-state";
import type { CompanionScene } from "./scene/mount";
import type { StageMotion } from "./use-stage-motion";

export type StageSceneFacts = {
  /** Heavy things may begin. */
  started: boolean;
  look: CompanionLook;
  state: CompanionState;
  motion: StageMotion;
  stars: boolean;
};

export type StageScene = {
  /** Null while the picture is shown. */
  scene: CompanionScene | null;
  /** The person's own model could not be shown. */
  ownFailed: boolean;
};

/**
 * Brings the companion to life in an element once it may, see `bringToLife`. Whatever fails leaves the picture.
 *
 * @param host gets the canvas as its last child
 */
export function useStageScene(host: RefObject<HTMLElement>, facts: StageSceneFacts): StageScene {
  const { started, look, state, motion, stars } = facts;
  const [scene, setScene] = useState<CompanionScene | null>(null);
  const [ownFailed, setOwnFailed] = useState(false);
  const latest = useRef(facts);
  latest.current = facts;
  const own = look.own?.url;
  // Once begun it stays: pausing only lets it stand still.
  const [begun, setBegun] = useState(false);
  const may = started && motion.ready && !motion.paused;
  useEffect(() => {
    if (may) setBegun(true);
  }, [may]);

  useEffect(() => {
    const element = host.current;
    if (!begun || !element) return;
    let here: CompanionScene | null = null;
    let over = false;
    const gone = () => {
      setScene(null);
      setOwnFailed(own !== undefined);
    };
    import("./scene/bring-to-life")
      .then(({ bringToLife }) => {
        const { look: shown, state: at, motion: now } = latest.current;
        if (over) return null;
        return bringToLife(element, {
          ...{ look: shown, state: at, stars, reducedMotion: now.reduced, motion: now.choice },
          onGone: gone,
        });
      })
      .then((made) => {
        if (over) return made?.dispose();
        here = made;
        setScene(made);
      })
      .catch(() => over || gone());
    return () => {
      over = true;
      here?.dispose();
      setScene(null);
      setOwnFailed(false);
    };
  }, [begun, own, stars, host]);

  useEffect(() => {
    scene?.show(state);
  }, [scene, state]);
  useEffect(() => {
    scene?.run(!motion.paused);
  }, [scene, motion.paused]);
  useEffect(() => {
    scene?.repaint(look.colour);
  }, [scene, look.colour]);
  return { scene, ownFailed };
}
