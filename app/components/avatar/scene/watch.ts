/** What keeps the scene from being seen. */
export type Unseen = { hidden: boolean; offScreen: boolean; covered: boolean };

const OPEN_DIALOG =
  'dialog[open], [role="dialog"][data-state="open"], [role="alertdialog"][data-state="open"]';

/**
 * Watches whether the canvas can be seen, and says so at every change.
 *
 * @returns what holds now, and how to stop watching
 */
export function watchSight(canvas: HTMLCanvasElement, changed: () => void): { now: Unseen; stop(): void } {
  const now: Unseen = { hidden: document.hidden, offScreen: false, covered: false };
  const set = (part: Partial<Unseen>) => {
    const before = JSON.stringify(now);
    Object.assign(now, part);
    if (JSON.stringify(now) !== before) changed();
  };
  const isCovered = () =>
    [...document.querySelectorAll(OPEN_DIALOG)].some((dialog) => !dialog.contains(canvas));
  const onVisibility = () => set({ hidden: document.hidden });
  document.addEventListener("visibilitychange", onVisibility);
  const sight = new IntersectionObserver((entries) =>
    set({ offScreen: entries.at(-1)?.isIntersecting === false }),
  );
  sight.observe(canvas);
  // Dialogs are put at the end of the body and taken away again.
  const dialogs = new MutationObserver(() => set({ covered: isCovered() }));
  dialogs.observe(document.body, {
    childList: true,
    attributes: true,
    attributeFilter: ["data-scroll-locked"],
  });
  set({ covered: isCovered() });
  return {
    now,
    stop() {
      document.removeEventListener("visibilitychange", onVisibility);
      sight.disconnect();
      dialogs.disconnect();
    },
  };
}
