import { expect, it } from "vitest";
import { talk, turnsOf } from "~/domain/conversation/conversation.fixture";
import { promiseIn } from "~/domain/conversation/promise";

const ASKED = "[That's fine. What is one small next step?]";

it.each<[string | null, string[]]>([
  ["play your scales", [ASKED, "I'll play my scales by friday"]],
  ["play it slowly", [ASKED, "repeat that", ASKED, "ill play it slowly"]],
  [
    "play it slowly",
    [ASKED, "mm", "[One small thing is enough. What would you like to do next?]", "play it slowly"],
  ],
  ["play it slowly", [ASKED, "[I'm still here. Take your time.]", "I'll play it slowly. Bye!"]],
  [null, []],
  [null, [ASKED]],
  [null, [ASKED, "no"]],
  [null, [ASKED, "mm"]],
  [null, [ASKED, "bye"]],
  [null, [ASKED, "stop calling me"]],
  [null, ["[What did you learn?]", "I'll play my scales by friday"]],
  [null, ["I'll play my scales by friday"]],
])("%j was promised: %j", (promise, lines) => expect(promiseIn(turnsOf(...lines), "en")).toBe(promise));

it("what was promised can be said on the next call", () => {
  const { kept, last } = talk(["piano, an hour", "x", "no", "no", "I'll play my scales by friday"]);
  expect(promiseIn(kept, "en")).toBe(last.state.nextStep);
  expect(last.state.nextStep).toBe("play your scales");
});
