import { describe, expect, it } from "vitest";
import { belongsTo, oncePerRequest } from "./once-per-request";

const asked = (method = "GET") => new Request("http://localhost/", { method });

describe("what the loaders of a page share", () => {
  it("is found once per HTTP request", async () => {
    const context = {};
    let times = 0;
    const look = (request: Request) => oncePerRequest(request, "it", async () => ++times);
    const [one, two] = [asked(), asked()];
    belongsTo(one, context);
    belongsTo(two, context);
    expect(await Promise.all([look(one), look(two)])).toEqual([1, 1]);
    const other = asked();
    belongsTo(other, {});
    expect(await look(other)).toBe(2);
  });

  it("is asked anew by what writes, and where nobody said which request it is", async () => {
    let times = 0;
    const look = (request: Request) => oncePerRequest(request, "it", async () => ++times);
    const post = asked("POST");
    belongsTo(post, {});
    expect([await look(post), await look(post), await look(asked()), await look(asked())]).toEqual([
      1, 2, 3, 4,
    ]);
  });
});
