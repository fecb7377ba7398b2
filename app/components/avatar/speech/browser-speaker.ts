import { type Speaker, type SpeechView, speakerOn } from "./speaker";
import { browserDevice } from "./speech-device";

/** A speaker by this browser's own voices; all of it is loaded on demand. */
export const browserSpeaker = (onChange: (view: SpeechView) => void): Speaker =>
  speakerOn(browserDevice(), onChange);
