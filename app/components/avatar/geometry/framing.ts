/**
 * The camera that sees the companion as its drawing shows it (`companion-picture.tsx`, 400 by 500): the canvas can be
 * laid over the drawing. Lengths in widths of the head; the camera looks straight at `target`.
 */
export const FRAMING = {
  /** Vertical, in degrees. */
  fieldOfView: 20,
  aspect: 4 / 5,
  target: [0, 0.76, 0],
  distance: 4.79,
} as const;
