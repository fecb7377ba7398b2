import { Box3, Euler, type Material, type Mesh, type Object3D, Quaternion, Texture, Vector3 } from "three";
import type { CompanionLook } from "~/domain/accounts/companion";
import { driverFor, findAbilities } from "./abilities";
import type { Figure } from "./figure";
import { loadModel } from "./load-model";
import { morphsOf, setGaze } from "./morphs";

/** People's models have necks: they turn less far than a helmet. */
const TURN = 0.6;
/** Of the model's height, how far a step of one head's width moves it. */
const STEP = 0.12;
/** A model so many times higher than its head is a whole body, of which the bust is shown. */
const WHOLE_BODY = 3.6;
/** How many heads high the picture of a bust is. */
const BUST = 2.6;
/** Width of the picture to its height. */
const ASPECT = 4 / 5;

type Driver = ReturnType<typeof driverFor>;
type Loaded = { root: Object3D; driver: Driver; update(delta: number): void; dispose(): void };

/** Gives back what a model holds on the graphics chip. */
function release(root: Object3D): void {
  root.traverse((node) => {
    const { geometry, material } = node as Partial<Mesh<Mesh["geometry"], Material | Material[]>>;
    geometry?.dispose();
    for (const one of material === undefined ? [] : [material].flat()) {
      for (const value of Object.values(one)) if (value instanceof Texture) value.dispose();
      one.dispose();
    }
  });
}

async function load(own: NonNullable<CompanionLook["own"]>): Promise<Loaded> {
  if (own.format === "vrm") {
    const { loadVrm } = await import("./vrm");
    return loadVrm(own.url);
  }
  const root = await loadModel(own.url);
  return { root, driver: driverFor(root, findAbilities(root)), update() {}, dispose: () => release(root) };
}

/** Where the camera looks: at the head and shoulders of a body, at the whole of anything else. */
function frameOf(root: Object3D, head: Object3D | null): Figure["frame"] & { tall: number } {
  root.updateMatrixWorld(true);
  const box = new Box3().setFromObject(root);
  const size = box.getSize(new Vector3());
  const middle = box.getCenter(new Vector3());
  const tall = Math.max(size.y, 1e-3);
  const at = head?.getWorldPosition(new Vector3());
  const headHeight = at ? box.max.y - at.y : 0;
  if (at && headHeight > 0 && tall > WHOLE_BODY * headHeight)
    return { x: at.x, y: at.y + headHeight * 0.25, z: at.z, height: headHeight * BUST, tall };
  const height = Math.max(tall, size.x / ASPECT) * 1.12;
  return { x: middle.x, y: middle.y, z: middle.z, height, tall };
}

/**
 * Loads somebody's own model and moves of it what can be moved.
 *
 * @throws when the file can't be fetched or read
 */
export async function ownFigure(own: NonNullable<CompanionLook["own"]>): Promise<Figure> {
  const { root, driver, update, dispose } = await load(own);
  const morphs = morphsOf(root);
  const { tall, ...frame } = frameOf(root, driver.head);
  const rest = { root: root.position.y, head: driver.head?.quaternion.clone() };
  const turn = new Quaternion();
  const angles = new Euler();
  return {
    root,
    frame,
    abilities: findAbilities(root),
    hold(pose, lips, delta) {
      root.position.y = rest.root + pose.bodyY * tall * STEP;
      if (driver.head && rest.head) {
        angles.set(pose.pitch * TURN, pose.yaw * TURN, pose.roll * TURN);
        driver.head.quaternion.copy(rest.head).multiply(turn.setFromEuler(angles));
      }
      setGaze(morphs, pose);
      driver.blink(Math.max(pose.blink, 0.5 * pose.happy));
      driver.smile(Math.max(0, lips.smile - 0.2));
      driver.mouth(lips.mouth);
      update(delta / 1000);
    },
    paint() {},
    dispose,
  };
}
