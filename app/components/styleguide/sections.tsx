export { Calls, Phones } from "./calls";
export { Forms } from "./forms";
export { Primitives } from "./primitives";
export { Recalls } from "./recalls";
export { Shells } from "./shells";
export { Skills } from "./skills";
