import type { SimulatedCall } from "../../app/simulator/simulated-call";
import { type NewCall, SimulatedVendor } from "../../app/simulator/vendor.server";
import type { Story } from "./fake-vendor";

/** What becomes of a call. */
export type Scene = {
  story: Story;
  /** What the person says in a talk, in turn. */
  said: readonly string[];
  /** The company won't dial. */
  refuse: boolean;
  /** Where the company reports to. */
  webhookUrl: string;
};

export type Director = {
  /** Asked once for each call that the company is to place. */
  sceneFor(wanted: NewCall): Scene;
  /** Told of each call it has taken, before anything happens to it. */
  taken(call: SimulatedCall, wanted: NewCall, scene: Scene): void;
};

/** A simulated person whose line suits the story. */
const NUMBERS: Record<Story, string> = {
  talk: "+12025550101",
  no_answer: "+12025550102",
  busy: "+12025550103",
  voicemail: "+12025550104",
  failed: "+12025550102",
  canceled: "+12025550102",
  rings_on: "+12025550102",
};
/** The company's own way to end a call, which it opens to nobody. */
const END = "end";
const REFUSED = "+12025550105";

/** These ring until somebody does something about it. */
const BY_HAND: ReadonlySet<Story> = new Set<Story>(["failed", "canceled", "rings_on"]);

/** The simulated phone company, with the person of a story behind whatever number it is asked to dial. */
export class StagedCompany extends SimulatedVendor {
  constructor(
    options: { speed: number; webhookSecret: string },
    private readonly director: Director,
  ) {
    super(options);
  }

  override create(wanted: NewCall): ReturnType<SimulatedVendor["create"]> {
    const scene = this.director.sceneFor(wanted);
    const { story, said, refuse, webhookUrl } = scene;
    const created = super.create({ ...wanted, to: refuse ? REFUSED : NUMBERS[story], webhookUrl });
    if ("refused" in created) return created;
    const { call } = created;
    // Not before: whoever is dialled for a human is connected in real time.
    if (BY_HAND.has(story)) call.person = { ...call.person, answers: "human" };
    if (story === "talk") call.person = { ...call.person, replies: (_, turn) => said[turn] ?? null };
    this.director.taken(call, wanted, scene);
    return created;
  }

  /** The line goes dead, as nobody's in the table of people does. */
  fail(id: string): void {
    const call = this.get(id);
    if (call && call.status !== "ended") this[END](call, "failed", "line_failed");
  }
}
