import { clsx } from "clsx";
import { useId } from "react";
import type { CompanionState } from "./companion-state";

/** What the drawing shows: every state, and joy at something said. */
export type CompanionMood = CompanionState | "happy";

/** How the head is held, and where each hand is. */
const HELD: Partial<Record<CompanionMood, string>> = {
  listening: "rotate(-4 200 285)",
  thinking: "rotate(4 200 285)",
  sleeping: "rotate(5 200 285)",
};
const LEFT_HAND: Partial<Record<CompanionMood, string>> = { celebrating: "translate(22 236) rotate(-20)" };
const RIGHT_HAND: Partial<Record<CompanionMood, string>> = {
  happy: "translate(340 300) rotate(16) scale(-1 1)",
  waving: "translate(340 300) rotate(16) scale(-1 1)",
  celebrating: "translate(378 236) rotate(20) scale(-1 1)",
  thinking: "translate(262 326) rotate(-18) scale(-1.08 1.08)",
};
/** How high each brow is raised, in the drawing's units; none where the eyes are arcs of sleep. */
const BROWS: Partial<Record<CompanionMood, [left: number, right: number]>> = {
  listening: [5, 7],
  thinking: [1, 10],
  celebrating: [6, 6],
  happy: [4, 4],
  waving: [4, 4],
};

export type CompanionPictureProps = {
  mood?: CompanionMood;
  /** Words for a screen reader. Left out, the picture is decoration. */
  label?: string;
  className?: string;
};

/** Light fill of one gradient stop. */
const stop = (offset: number, token: string, opacity = 1) => (
  <stop key={offset} offset={offset} stopColor={`var(--color-${token})`} stopOpacity={opacity} />
);

const HEAD = "M52 166C52 84 106 46 200 46S348 84 348 166 294 288 200 288 52 248 52 166Z";
const GLASS = "M80 168C80 100 114 78 200 78S320 100 320 168 286 260 200 260 80 236 80 168Z";
const BODY = "M134 366C134 330 160 316 200 316S266 330 266 366C266 410 222 462 200 462S134 410 134 366Z";
const HEART =
  "M200 384C190 375 184 370 184 362.500C184 357 188 353.500 192.500 353.500C196 353.500 198.500 355.500 200 358C201.500 355.500 204 353.500 207.500 353.500C212 353.500 216 357 216 362.500C216 370 210 375 200 384Z";

/** The companion as a still drawing with a little life: floats, blinks, listens, speaks, sleeps. */
export function CompanionPicture({ mood = "idle", label, className }: CompanionPictureProps) {
  const id = useId().replace(/:/g, "");
  const url = (name: string) => `url(#${id}${name})`;
  const rightHand = (
    <g className="c-hand-r">
      <Mitten
        fill={url("pearl")}
        rim={url("rim")}
        place={RIGHT_HAND[mood] ?? "translate(316 398) scale(-1 1)"}
      />
    </g>
  );
  return (
    <svg
      viewBox="0 0 400 500"
      data-mood={mood}
      className={clsx("companion aspect-4/5 max-w-full", className)}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      focusable="false"
    >
      <defs>
        <radialGradient id={`${id}pearl`} cx="0.4" cy="0.16" r="0.95">
          {[stop(0, "pearl-high"), stop(0.42, "pearl"), stop(0.78, "pearl-low"), stop(1, "pearl-deep")]}
        </radialGradient>
        <radialGradient id={`${id}body`} cx="0.42" cy="0.18" r="0.9">
          {[stop(0, "pearl-high"), stop(0.45, "pearl"), stop(0.8, "pearl-low"), stop(1, "pearl-deep")]}
        </radialGradient>
        <radialGradient id={`${id}glass`} cx="0.5" cy="0.55" r="0.7">
          {[stop(0, "glass"), stop(0.95, "glass-deep")]}
        </radialGradient>
        <linearGradient id={`${id}sheen`} x1="0" y1="0" x2="0" y2="1">
          {[stop(0, "glass-high", 0.95), stop(0.34, "glass-high", 0)]}
        </linearGradient>
        <linearGradient id={`${id}rim`} x1="0" y1="0" x2="0.3" y2="1">
          {[stop(0, "indigo-high"), stop(0.5, "indigo"), stop(1, "indigo-deep")]}
        </linearGradient>
        <linearGradient id={`${id}eye`} x1="0" y1="0" x2="0" y2="1">
          {[stop(0, "glow-high"), stop(0.45, "glow-mid"), stop(1, "glow-low")]}
        </linearGradient>
        <radialGradient id={`${id}halo`}>{[stop(0, "glow", 0.42), stop(1, "glow", 0)]}</radialGradient>
        <radialGradient id={`${id}blush`}>{[stop(0, "blush", 0.6), stop(1, "blush", 0)]}</radialGradient>
        <radialGradient id={`${id}floor`}>{[stop(0, "floor", 0.55), stop(1, "floor", 0)]}</radialGradient>
        <clipPath id={`${id}face`}>
          <path d={GLASS} />
        </clipPath>
      </defs>

      <ellipse className="c-shadow" cx="200" cy="484" rx="104" ry="14" fill={url("floor")} />
      <g className="c-all">
        <g className="c-hand-l">
          <Mitten fill={url("pearl")} rim={url("rim")} place={LEFT_HAND[mood] ?? "translate(84 398)"} />
        </g>
        {mood === "thinking" ? null : rightHand}

        <path d={BODY} fill={url("body")} />
        <path
          d="M142 372C142 404 172 440 190 452"
          fill="none"
          stroke="var(--color-white)"
          strokeOpacity="0.32"
          strokeWidth="5"
          strokeLinecap="round"
        />
        <path d="M160 322C166 310 182 304 200 304S234 310 240 322Z" fill="var(--color-pearl)" />
        <path
          d="M157 326C168 334 184 337 200 337S232 334 243 326"
          fill="none"
          stroke={url("rim")}
          strokeWidth="9"
          strokeLinecap="round"
        />
        <circle cx="200" cy="368" r="36" fill={url("halo")} opacity="0.5" />
        <path d={HEART} fill="var(--color-heart)" />

        <g className="c-head">
          <g transform={HELD[mood]}>
            <path
              d="M198 56C200 42 205 32 213 24"
              fill="none"
              stroke={url("rim")}
              strokeWidth="9"
              strokeLinecap="round"
            />
            <g>
              <circle className="c-ball" cx="216" cy="18" r="30" fill={url("halo")} />
              <circle cx="216" cy="18" r="13" fill="var(--color-glow-mid)" />
              <circle cx="211" cy="13" r="4" fill="var(--color-white)" />
            </g>
            {[-1, 1].map((side) => (
              <g key={side} transform={side === 1 ? "translate(400 0) scale(-1 1)" : undefined}>
                <rect x="36" y="132" width="36" height="72" rx="16" fill={url("rim")} />
                <rect x="30" y="136" width="9" height="64" rx="4.500" fill="var(--color-glow-mid)" />
                <path
                  className="c-wave"
                  d="M18 142C8 156 8 180 18 194"
                  fill="none"
                  stroke="var(--color-glow-mid)"
                  strokeWidth="4"
                  strokeLinecap="round"
                />
                <path
                  className="c-wave c-wave-2"
                  d="M4 132C-10 152 -10 184 4 204"
                  fill="none"
                  stroke="var(--color-glow-mid)"
                  strokeWidth="4"
                  strokeLinecap="round"
                />
              </g>
            ))}
            <path d={HEAD} fill={url("pearl")} />
            <path
              d="M92 96C116 66 152 56 194 56"
              fill="none"
              stroke="var(--color-white)"
              strokeOpacity="0.75"
              strokeWidth="7"
              strokeLinecap="round"
            />
            <path d={GLASS} fill={url("glass")} stroke={url("rim")} strokeWidth="10" />
            <g clipPath={url("face")}>
              <path d={GLASS} fill={url("sheen")} />
              <path
                d="M122 112C142 101 172 97 206 98C216 98.500 216 108 206 108.500C178 109.500 152 112 130 119C121 121 115 116 122 112Z"
                fill="var(--color-white)"
                opacity="0.34"
              />
              <circle cx="268" cy="110" r="6" fill="var(--color-white)" opacity="0.5" />
              <path
                d="M308 132C318 168 312 214 290 240"
                fill="none"
                stroke="var(--color-glow)"
                strokeOpacity="0.28"
                strokeWidth="9"
                strokeLinecap="round"
              />
              <ellipse cx="114" cy="208" rx="22" ry="13" fill={url("blush")} />
              <ellipse cx="286" cy="208" rx="22" ry="13" fill={url("blush")} />
            </g>
            <circle cx="151" cy="160" r="56" fill={url("halo")} opacity={mood === "sleeping" ? 0.35 : 1} />
            <circle cx="249" cy="160" r="56" fill={url("halo")} opacity={mood === "sleeping" ? 0.35 : 1} />
            <Brows mood={mood} />
            <Eyes mood={mood} fill={url("eye")} />
            <Mouth mood={mood} />
          </g>
          {mood === "sleeping" ? (
            <g
              fill="none"
              stroke="var(--color-accent)"
              strokeWidth="5"
              strokeLinecap="round"
              strokeLinejoin="round"
            >
              <path className="c-z" d="M322 62h18l-18 20h18" />
              <path className="c-z c-z-2" d="M352 22h24l-24 26h24" />
            </g>
          ) : null}
        </g>
        {mood === "thinking" ? rightHand : null}
      </g>
    </svg>
  );
}

function Mitten({ fill, rim, place }: { fill: string; rim: string; place: string }) {
  return (
    <g transform={place}>
      <ellipse cx="24" cy="-17" rx="10.500" ry="15" transform="rotate(16 24 -17)" fill={fill} />
      <path d="M-27 0C-29 -24 -14 -35 2 -34S28 -20 28 2C28 22 18 34 2 35C-16 36 -26 20 -27 0Z" fill={fill} />
      <rect x="-18" y="30" width="42" height="13" rx="6.500" transform="rotate(-8 3 36)" fill={rim} />
    </g>
  );
}

function Brows({ mood }: { mood: CompanionMood }) {
  if (mood === "sleeping") return null;
  const [left, right] = BROWS[mood] ?? [0, 0];
  return (
    <g fill="none" stroke="var(--color-glow-mid)" strokeWidth="5.300" strokeLinecap="round">
      <path d={`M138 ${116 - left}Q150 ${108 - left} 162 ${112 - left}`} />
      <path d={`M238 ${112 - right}Q250 ${108 - right} 262 ${116 - right}`} />
    </g>
  );
}

function Eyes({ mood, fill }: { mood: CompanionMood; fill: string }) {
  const glad = mood === "happy" || mood === "celebrating";
  if (mood === "sleeping" || glad) {
    const curve = glad ? "c4 -30 40 -30 44 0" : "c6 16 38 16 44 0";
    const y = glad ? 170 : 162;
    return (
      <g fill="none" stroke={fill} strokeWidth={glad ? 11 : 8} strokeLinecap="round">
        <path d={`M129 ${y}${curve}`} />
        <path d={`M227 ${y}${curve}`} />
      </g>
    );
  }
  const tall = mood === "listening" ? 68 : 62;
  return (
    <g className="c-eyes" transform={mood === "thinking" ? "translate(8 -12)" : undefined}>
      {[151, 249].map((x) => (
        <g key={x}>
          <rect x={x - 23} y={158 - tall / 2} width="46" height={tall} rx="23" ry="26" fill={fill} />
          <circle cx={x - 8} cy="143" r="6.500" fill="var(--color-white)" />
          <circle cx={x + 8} cy="173" r="3" fill="var(--color-white)" opacity="0.9" />
        </g>
      ))}
    </g>
  );
}

function Mouth({ mood }: { mood: CompanionMood }) {
  const line = {
    fill: "none",
    stroke: "var(--color-glow-mid)",
    strokeWidth: 8,
    strokeLinecap: "round",
  } as const;
  if (mood === "sleeping") return <path {...line} strokeWidth={7} d="M186 212Q200 220 214 212" />;
  if (mood === "listening" || mood === "thinking") return <path {...line} d="M178 210Q200 226 222 210" />;
  if (mood === "idle") return <path {...line} d="M165 208Q200 239 235 208" />;
  return (
    <g className="c-mouth">
      <path
        d="M164 206Q200 198 236 206C238 228 222 244 200 244S162 228 164 206Z"
        fill="var(--color-mouth)"
        stroke="var(--color-glow-mid)"
        strokeWidth="6"
        strokeLinejoin="round"
      />
      <path d="M170 208Q200 201.500 230 208L228 214Q200 209 172 214Z" fill="var(--color-white)" />
      <path d="M180 235Q200 221 220 235Q211 241 200 241T180 235Z" fill="var(--color-tongue)" />
    </g>
  );
}
