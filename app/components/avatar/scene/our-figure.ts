import {
  Color,
  type Material,
  MathUtils,
  type Mesh,
  MeshBasicMaterial,
  MeshMatcapMaterial,
  MeshPhysicalMaterial,
  type Object3D,
  type Texture,
  Vector3,
} from "three";
import { FRAMING } from "../geometry/framing";
import { findAbilities } from "./abilities";
import type { Figure } from "./figure";
import { morphsOf, setMouth, setUpperFace } from "./morphs";
import { ballsOf, ballTexture, type Palette } from "./paint";
import type { Pose } from "./pose";

type Shining = "Shell" | "Visor" | "Accent";
/** The file's names say what a surface is; how it is lit and which colour it has is said here. */
const isShining = (name: string): name is Shining =>
  name === "Shell" || name === "Visor" || name === "Accent";
const ROUGHNESS = { Shell: 0.36, Accent: 0.32 };
const LACQUER = { Shell: 0.5, Accent: 0.5 };
/** How bright heart and antenna are in silence, and how much a voice adds. */
const REST = 0.92;
const VOICE = 0.4;
/** Parts that shine with the voice. */
const VOICED = /^(Heart|Bead)/;

/** The file's own light, as linear red: its dark end, its middle and its bright end. */
const FILE_LIGHT = { low: 0.093, mid: 0.275, high: 0.651 };
/** What is bluer than red by less isn't light: sparkles and teeth are white, cheeks are pink. */
const BLUER = 0.08;
/** Light on the floor is darker than any other. */
const FLOOR_GREEN = 0.3;

/** Remembers the colours that a mesh has in the file, and gives those of its light the hue of a look. */
function lightPainter({ geometry, name }: Mesh, isSoft: boolean): (palette: Palette) => void {
  const tints = geometry.getAttribute("color");
  const own = Array.from({ length: tints?.count ?? 0 }, (_, index) =>
    new Color().setRGB(tints?.getX(index) ?? 1, tints?.getY(index) ?? 1, tints?.getZ(index) ?? 1),
  );
  const { low, mid, high } = FILE_LIGHT;
  return (palette) => {
    const [dark, middle, bright] = [palette["glow-low"], palette["glow-mid"], palette["glow-high"]];
    const { glow, floor, heart } = palette;
    if (!tints || !dark || !middle || !bright || !glow || !floor || !heart) return;
    const mixed = new Color();
    own.forEach((tint, index) => {
      if (tint.b < tint.r + BLUER) mixed.copy(tint);
      else if (isSoft) mixed.copy(tint.g < FLOOR_GREEN ? floor : glow);
      else if (name.startsWith("Heart")) mixed.copy(heart);
      else if (tint.r < mid)
        mixed.lerpColors(dark, middle, MathUtils.clamp((tint.r - low) / (mid - low), 0, 1));
      else mixed.lerpColors(middle, bright, MathUtils.clamp((tint.r - mid) / (high - mid), 0, 1));
      tints.setXYZ(index, mixed.r, mixed.g, mixed.b);
    });
    tints.needsUpdate = true;
  };
}

type Part = { mesh: Mesh<Mesh["geometry"], Material>; name: string; made: Material };

function partsOf(root: Object3D): Part[] {
  const found: Part[] = [];
  root.traverse((node) => {
    const mesh = node as Part["mesh"];
    if (!mesh.isMesh) return;
    // The skin leaves the box that it was made in.
    mesh.frustumCulled = false;
    found.push({ mesh, name: mesh.material.name, made: mesh.material });
  });
  return found;
}

/** The parts that move, where they rest, and how they leave that place. */
function limbsOf(root: Object3D): (pose: Pose) => void {
  const limb = (name: string) => {
    const node = root.getObjectByName(name);
    const rest = node?.position.clone() ?? new Vector3();
    return (x: number, y: number, z: number, turn: [number, number, number], swell = 0) => {
      if (!node) return;
      node.position.set(rest.x + x, rest.y + y, rest.z + z);
      node.rotation.set(...turn);
      node.scale.setScalar(1 + swell);
    };
  };
  const hips = limb("Hips");
  const head = limb("Head");
  // The pose names hands by the onlooker's side, the file by the companion's own.
  const left = limb("RightHand");
  const right = limb("LeftHand");
  return (pose) => {
    hips(0, pose.bodyY, 0, [0, 0, pose.bodyRoll], 0.01 * pose.breath);
    head(0, pose.headY, 0, [pose.pitch, pose.yaw, pose.roll]);
    left(pose.leftX, pose.leftY + pose.bodyY, pose.leftZ, [0, 0, pose.leftRoll]);
    right(pose.rightX, pose.rightY + pose.bodyY, pose.rightZ, [0, 0, pose.rightRoll]);
  };
}

/** Our own companion, from the file that `npm run companion` makes. */
export function ourFigure(root: Object3D): Figure {
  const morphs = morphsOf(root);
  const move = limbsOf(root);
  const parts = partsOf(root);
  const voiced: MeshBasicMaterial[] = [];
  const painters: ((palette: Palette) => void)[] = [];
  for (const { mesh, name, made } of parts) {
    if (!(made instanceof MeshBasicMaterial)) continue;
    // Tone mapping would wash light out.
    made.toneMapped = false;
    if (name === "Glow" || name === "SoftGlow") painters.push(lightPainter(mesh, name === "SoftGlow"));
    if (!VOICED.test(mesh.name)) continue;
    const own = made.clone();
    mesh.material = own;
    voiced.push(own);
  }
  let worn: { materials: Material[]; textures: Texture[] } = { materials: [], textures: [] };
  const undress = () => {
    for (const thing of [...worn.materials, ...worn.textures]) thing.dispose();
    worn = { materials: [], textures: [] };
  };
  const suit = (name: Shining, palette: Palette, physical: boolean, vertexColors: boolean): Material => {
    const ball = ballsOf(palette)[name];
    // The glass stays painted: a mirrored room would wash out what shines on it.
    if (physical && name !== "Visor")
      return new MeshPhysicalMaterial({
        ...{
          color: ball.ramp[name === "Shell" ? 0 : 1],
          vertexColors,
          roughness: ROUGHNESS[name],
          metalness: 0,
        },
        ...{ clearcoat: LACQUER[name], clearcoatRoughness: 0.12 },
      });
    const matcap = ballTexture(ball);
    worn.textures.push(matcap);
    return new MeshMatcapMaterial({ matcap, vertexColors });
  };

  const { fieldOfView, distance, target } = FRAMING;
  const height = 2 * distance * Math.tan(MathUtils.degToRad(fieldOfView / 2));
  return {
    root,
    frame: { x: target[0], y: target[1], z: target[2], height },
    abilities: findAbilities(root),
    hold(pose, lips) {
      setUpperFace(morphs, pose);
      setMouth(morphs, lips.mouth, lips.smile, lips.open);
      move(pose);
      for (const { color } of voiced) color.setScalar(REST + VOICE * pose.light);
    },
    paint(palette, physical) {
      undress();
      const suits = new Map<Shining, Material>();
      for (const { mesh, name } of parts) {
        if (!isShining(name)) continue;
        const material =
          suits.get(name) ?? suit(name, palette, physical, mesh.geometry.hasAttribute("color"));
        suits.set(name, material);
        mesh.material = material;
      }
      worn.materials.push(...suits.values());
      for (const painter of painters) painter(palette);
    },
    dispose() {
      undress();
      for (const { mesh } of parts) mesh.geometry.dispose();
      for (const material of new Set([...parts.map(({ made }) => made), ...voiced])) material.dispose();
    },
  };
}
