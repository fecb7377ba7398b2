const MEBI = 1024 * 1024;

/** What one person may keep. The database holds to the same numbers. */
export const UPLOAD_LIMITS = { files: 5, bytes: 48 * MEBI } as const;

/**
 * What a model may ask of a phone. Real companions stay far below: a usual one has 14,000 triangles, 67 shapes, 67
 * bones and 6 million pixels.
 */
export const MODEL_LIMITS = {
  /** The whole file. */
  bytes: 16 * MEBI,
  jsonBytes: 4 * MEBI,
  jsonDepth: 64,
  jsonValues: 500_000,
  /** Everything numeric, unpacked. */
  unpackedBytes: 96 * MEBI,
  /** What the graphics card keeps of all shapes: 16 bytes per corner, shape and kind of shape. */
  shapeBytes: 128 * MEBI,
  accessors: 20_000,
  views: 20_000,
  /** Drawn: a mesh that stands twice in the scene counts twice. */
  vertices: 400_000,
  triangles: 400_000,
  primitives: 200,
  /** Of one mesh. */
  shapes: 250,
  nodes: 3_000,
  nodeDepth: 100,
  skins: 200,
  bonesOfSkin: 600,
  bones: 20_000,
  /** Bones that swing by themselves, as hair does. */
  springs: 1_000,
  lights: 8,
  animations: 100,
  materials: 300,
  textures: 300,
  pictures: 100,
  pictureSide: 4_096,
  pixels: 48_000_000,
} as const;
