import { describe, expect, it } from "vitest";
import { CALL_STATUSES } from "~/providers/telephony/provider";
import { FILTERED_STATUSES, readCallFilter } from "./call-filter";
import { isFinal } from "./call-state";

describe("which calls a list shows", () => {
  it.each([
    ["talks", "talks"],
    ["silent", "silent"],
    [null, "all"],
    ["", "all"],
    ["everything; drop table", "all"],
  ])("%s in the address is %s", (text, filter) => {
    expect(readCallFilter(text)).toBe(filter);
  });

  it("shows every call that is over under exactly one filter", () => {
    const shown = Object.values(FILTERED_STATUSES).flatMap((statuses) => statuses ?? []);
    const over = CALL_STATUSES.filter(isFinal);
    expect(shown.toSorted()).toEqual(over.toSorted());
  });
});
