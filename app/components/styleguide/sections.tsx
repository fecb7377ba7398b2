export { Calls, Phones } from "./calls";
export { Forms } from "./forms";
export { Primitives } from "./primitives";
export { Shells } from "./shells";
