export { Calls, Phones } from "./calls";
export { Companion } from "./companion";
export { Forms } from "./forms";
export { Primitives } from "./primitives";
export { Recalls } from "./recalls";
export { RoomPieces } from "./room";
export { Shells } from "./shells";
export { Skills } from "./skills";
