import type { Synth, Utterance } from "./speech-device";

/**
 * Says nothing, inaudibly. Within a gesture it unlocks the voice on iOS, also for what is said after the gesture.
 */
export function unlock(synth: Pick<Synth, "speak">, blank: Utterance): void {
  blank.volume = 0;
  blank.rate = 10;
  synth.speak(blank);
}
