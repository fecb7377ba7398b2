import {
  AmbientLight,
  DirectionalLight,
  EquirectangularReflectionMapping,
  MathUtils,
  NoToneMapping,
  PerspectiveCamera,
  PMREMGenerator,
  Scene,
  WebGLRenderer,
  type WebGLRenderTarget,
} from "three";
import { FRAMING } from "../geometry/framing";
import type { Figure } from "./figure";
import type { Tier } from "./pace";
import { paletteOf, roomTexture } from "./paint";
import { createStars } from "./stars";

/** The sun and the light from everywhere, for materials that are lit. */
const SUN = 1.9;
const DIM = 0.9;

export type Studio = {
  /** Colours everything anew: the theme, the look or the tier have changed. */
  paint(tier: Tier): void;
  /** Takes on the canvas's size and the tier's fineness. @returns whether the canvas is empty now */
  resize(tier: Tier): boolean;
  /** Waits for what the graphics chip has to be told before the first frame. */
  prepare(): Promise<void>;
  /** @param look where somebody looks, which stars move against */
  draw(look: { x: number; y: number }): void;
  dispose(): void;
};

/** @throws when there is no WebGL 2 */
export function createRenderer(canvas: HTMLCanvasElement): WebGLRenderer {
  const renderer = new WebGLRenderer({
    canvas,
    alpha: true,
    // Finer pixels smooth edges by themselves.
    antialias: devicePixelRatio < 2,
    powerPreference: "low-power",
  });
  // The companion's colours are those of the page.
  renderer.toneMapping = NoToneMapping;
  return renderer;
}

/** Gives the graphics context back: browsers have few of them. */
export function releaseRenderer(renderer: WebGLRenderer): void {
  renderer.dispose();
  if (!renderer.getContext().isContextLost()) renderer.forceContextLoss();
}

/** Whether the processor draws, for want of a graphics chip. */
export function isSoftware(renderer: WebGLRenderer): boolean {
  const gl = renderer.getContext();
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  return /swiftshader|llvmpipe|software|basic render/i.test(name);
}

/**
 * Camera, light and what stands around the companion.
 *
 * @param options `room` is how much larger than the picture the canvas is; `isLit` where materials need light at every
 *   tier, which somebody's own do
 */
export function createStudio(
  renderer: WebGLRenderer,
  figure: Figure,
  options: { room: number; stars: boolean; seed: number; isLit: boolean },
): Studio {
  const canvas = renderer.domElement;
  const { x, y, z, height } = figure.frame;
  const scene = new Scene();
  scene.add(figure.root);
  const stars = options.stars ? createStars(options.seed, figure.frame) : null;
  if (stars) scene.add(stars.root);
  const half = MathUtils.degToRad(FRAMING.fieldOfView / 2);
  const distance = (height * options.room) / 2 / Math.tan(half);
  const { fieldOfView, aspect } = FRAMING;
  const camera = new PerspectiveCamera(fieldOfView, aspect, distance / 20, distance * 4);
  camera.position.set(x, y, z + distance);
  const sun = new DirectionalLight(0xffffff, SUN);
  sun.position.set(x - height / 2, y + height, z + height);
  sun.target = figure.root;
  const dim = new AmbientLight(0xffffff, DIM);
  let mirrored: WebGLRenderTarget | null = null;

  return {
    paint({ physical }) {
      const palette = paletteOf(canvas);
      figure.paint(palette, physical);
      stars?.paint(palette);
      scene.remove(sun, dim);
      scene.environment = null;
      mirrored?.dispose();
      mirrored = null;
      if (!physical && !options.isLit) return;
      scene.add(sun, dim);
      const picture = roomTexture(palette);
      picture.mapping = EquirectangularReflectionMapping;
      const maker = new PMREMGenerator(renderer);
      mirrored = maker.fromEquirectangular(picture);
      scene.environment = mirrored.texture;
      maker.dispose();
      picture.dispose();
    },
    resize({ dpr }) {
      const { clientWidth, clientHeight, width, height: high } = canvas;
      if (clientWidth === 0 || clientHeight === 0) return false;
      renderer.setPixelRatio(Math.min(devicePixelRatio, dpr));
      renderer.setSize(clientWidth, clientHeight, false);
      camera.aspect = clientWidth / clientHeight;
      // A box that is too narrow shows the whole smaller, as the drawing does.
      camera.zoom = Math.min(1, camera.aspect / aspect);
      camera.updateProjectionMatrix();
      return canvas.width !== width || canvas.height !== high;
    },
    async prepare() {
      // Where the browser can't compile beside its other work, waiting for it would only warn.
      if (renderer.extensions.has("KHR_parallel_shader_compile")) await renderer.compileAsync(scene, camera);
      else renderer.compile(scene, camera);
    },
    draw(look) {
      stars?.drift(look.x, look.y);
      renderer.render(scene, camera);
    },
    dispose() {
      figure.dispose();
      stars?.dispose();
      mirrored?.dispose();
    },
  };
}
