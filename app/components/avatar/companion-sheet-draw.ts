import { NoToneMapping, PerspectiveCamera, Scene, WebGLRenderer } from "three";
import type { SheetTile } from "./companion-sheet-tiles";
import { FRAMING } from "./geometry/framing";
import type { Figure } from "./scene/figure";
import { loadModel } from "./scene/load-model";
import { type Morphs, morphsOf } from "./scene/morphs";
import { ourFigure } from "./scene/our-figure";
import { paletteOf } from "./scene/paint";
import { CHANNELS, lips, type Pose, poseOf } from "./scene/pose";

/** Pixels of one tile. */
export const TILE = { width: 320, height: 400 };
/** The head alone: so much larger, and so far above the middle of the whole, in widths of the head. */
const CLOSE = { larger: 1.62, above: 0.27 };
/** States raise their hands: they need room around them. */
const ROOM = 0.82;
const SEED = 20;

const still = () => Object.fromEntries(CHANNELS.map((name) => [name, 0])) as Pose;

/** Holds the pose of a tile, after every shape of the one before is let go. */
function hold(figure: Figure, morphs: Morphs, used: Set<string>, tile: SheetTile): void {
  for (const name of used) morphs.set(name, 0);
  if (tile.state) {
    const { name, after } = tile.state;
    const mouth = name === "speaking" ? { aa: 0.55, E: 0.3 } : null;
    const pose = poseOf({
      ...{ state: name, time: after, since: 0, seed: SEED, calm: false },
      ...{ look: { x: 0, y: 0 }, turn: { x: 0, y: 0 }, loud: mouth ? 0.6 : 0, phrase: null },
    });
    figure.hold({ ...pose, blink: name === "sleeping" ? 1 : 0 }, lips(pose, mouth, false), 0);
    return;
  }
  const pose = still();
  pose.yaw = tile.yaw ?? 0;
  figure.hold(pose, { mouth: {}, smile: 0, open: 0 }, 0);
  for (const [name, share] of Object.entries(tile.shapes ?? {})) morphs.set(name, share);
}

/**
 * Draws every tile with one renderer, and gives everything back that it took.
 *
 * @param tiles each with the canvas it is drawn into
 * @throws when there is no WebGL 2, or the model can't be fetched or read
 */
export async function drawTiles(tiles: { tile: SheetTile; canvas: HTMLCanvasElement }[]): Promise<void> {
  const first = tiles[0];
  if (!first) return;
  const renderer = new WebGLRenderer({ alpha: true, antialias: true, preserveDrawingBuffer: true });
  try {
    renderer.toneMapping = NoToneMapping;
    renderer.setSize(TILE.width, TILE.height, false);
    const root = await loadModel("/models/companion.glb");
    const figure = ourFigure(root);
    const morphs = morphsOf(root);
    figure.paint(paletteOf(first.canvas), false);
    const scene = new Scene();
    scene.add(figure.root);
    const camera = new PerspectiveCamera(FRAMING.fieldOfView, FRAMING.aspect, 0.1, 20);
    const [x, y, z] = FRAMING.target;
    const used = new Set(tiles.flatMap(({ tile }) => Object.keys(tile.shapes ?? {})));
    for (const { tile, canvas } of tiles) {
      hold(figure, morphs, used, tile);
      camera.position.set(x, y + (tile.close ? CLOSE.above : 0), z + FRAMING.distance);
      camera.zoom = tile.close ? CLOSE.larger : tile.state ? ROOM : 1;
      camera.updateProjectionMatrix();
      renderer.render(scene, camera);
      const sheet = canvas.getContext("2d");
      sheet?.clearRect(0, 0, canvas.width, canvas.height);
      const cut = tile.close ? (TILE.height - canvas.height) / 2 : 0;
      sheet?.drawImage(renderer.domElement, 0, -cut);
    }
    figure.dispose();
  } finally {
    renderer.dispose();
    renderer.forceContextLoss();
  }
}
