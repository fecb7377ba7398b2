import { useEffect, useRef, useState } from "react";
import { Notice } from "../ui/notice";
import { drawTiles, TILE } from "./companion-sheet-draw";
import { SHEET, type SheetTile } from "./companion-sheet-tiles";

/** A face is wider than it is high. */
const FACE_HEIGHT = 288;

/**
 * Every pose of the companion as a picture with its name: mouth shapes, eyes and brows, turns, states.
 * Needs WebGL 2; without it a sentence says so and the names stay.
 */
export default function CompanionSheet() {
  const canvases = useRef(new Map<SheetTile, HTMLCanvasElement>());
  const [status, setStatus] = useState<"drawing" | "drawn" | "failed">("drawing");

  useEffect(() => {
    let gone = false;
    drawTiles([...canvases.current].map(([tile, canvas]) => ({ tile, canvas }))).then(
      () => gone || setStatus("drawn"),
      () => gone || setStatus("failed"),
    );
    return () => {
      gone = true;
    };
  }, []);

  return (
    <div className="grid gap-10" data-sheet={status} aria-busy={status === "drawing"}>
      {status === "failed" ? (
        <Notice tone="warn">This browser can't draw in three dimensions, so only the names are shown.</Notice>
      ) : null}
      {SHEET.map(({ title, tiles }) => (
        <section key={title}>
          <h2 className="mb-4 text-xl">{title}</h2>
          <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
            {tiles.map((tile) => (
              <li key={tile.name} className="overflow-hidden rounded-card bg-surface">
                {status === "failed" ? null : (
                  <canvas
                    ref={(canvas) => {
                      if (canvas) canvases.current.set(tile, canvas);
                      else canvases.current.delete(tile);
                    }}
                    width={TILE.width}
                    height={tile.close ? FACE_HEIGHT : TILE.height}
                    aria-hidden
                    className="h-auto w-full"
                  />
                )}
                <div className="px-3 pb-3">
                  <p className="font-medium text-sm">{tile.name}</p>
                  <p className="text-muted text-sm">{tile.words}</p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
