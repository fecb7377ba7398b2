import { expect, test } from "vitest";
import { roomAt } from "./dial-caps";

const at = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour));
const dialed = [at(1), at(2), at(3), at(4)];
const nextDay = (hour: number) => new Date(Date.UTC(2026, 10, 25, hour));

test.each([
  ["no limit", null, null],
  ["room left", 5, null],
  ["full: the oldest makes room", 4, nextDay(1)],
  ["over: as many as are too many have to leave", 2, nextDay(3)],
])("%s", (_, cap, room) => expect(roomAt(dialed, cap)).toEqual(room));

test("nothing dialled leaves room", () => expect(roomAt([], 1)).toBeNull());
