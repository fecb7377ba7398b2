/** What the map is drawn with, once, for `<use>`. Things of the lands stand on the point they are put at. */
export function WorldSymbols() {
  return (
    <>
      <radialGradient id="w-fog">
        <stop offset="0" className="w-fog-core" />
        <stop offset="0.55" className="w-fog-mid" />
        <stop offset="1" className="w-fog-rim" />
      </radialGradient>
      <radialGradient id="w-glow">
        <stop offset="0.3" stopColor="var(--color-flame)" stopOpacity="0.75" />
        <stop offset="1" stopColor="var(--color-flame)" stopOpacity="0" />
      </radialGradient>
      <radialGradient id="w-fog-top">
        <stop offset="0" className="w-fog-high" />
        <stop offset="1" className="w-fog-rim" />
      </radialGradient>
      <g id="w-haze">
        <ellipse rx="74" ry="50" fill="url(#w-fog)" />
        <ellipse cx="-38" cy="13" rx="48" ry="32" fill="url(#w-fog)" />
        <ellipse cx="40" cy="11" rx="50" ry="34" fill="url(#w-fog)" />
      </g>
      <ellipse id="w-sheen" rx="40" ry="25" fill="url(#w-fog-top)" />
      <g id="w-cloud">
        <use href="#w-haze" />
        <use href="#w-sheen" x="-14" y="-14" />
        <use href="#w-sheen" transform="translate(34 -2) scale(0.75)" />
      </g>
      <Things />
      <Shrines />
    </>
  );
}

function Things() {
  return (
    <>
      <g id="w-pine">
        <path d="M-2.5 0h5v-7h-5z" className="w-dark" />
        <path d="M0-46 13-20H7l9 14h-32l9-14h-6z" className="w-mid" />
        <path d="M0-46 13-20H7l9 14H0z" className="w-dark" opacity="0.35" />
      </g>
      <g id="w-oak">
        <path d="M-2.5 0h5v-12h-5z" className="w-dark" />
        <path
          d="M-15-16a10 10 0 0 1 4-16 11 11 0 0 1 21-2 10 10 0 0 1 5 18 9 9 0 0 1-12 4 11 11 0 0 1-18-4z"
          className="w-mid"
        />
        <path
          d="M2-12a11 11 0 0 0 13-4 10 10 0 0 0-5-18 22 22 0 0 1-8 22z"
          className="w-dark"
          opacity="0.3"
        />
      </g>
      <g id="w-bush">
        <path d="M-14 0a8 8 0 0 1 3-14 9 9 0 0 1 16-2 8 8 0 0 1 9 16z" className="w-mid" />
      </g>
      <g id="w-flower">
        <path d="M0 0c1-6-1-10 0-15M0-5c4-1 6-3 7-6" className="w-line" />
        <g className="w-bloom">
          <circle cx="0" cy="-21" r="4" />
          <circle cx="5" cy="-17" r="4" />
          <circle cx="3" cy="-12" r="4" />
          <circle cx="-3" cy="-12" r="4" />
          <circle cx="-5" cy="-17" r="4" />
        </g>
        <circle cx="0" cy="-16" r="2.6" className="w-dark" />
      </g>
      <g id="w-tuft">
        <path
          d="M-9 0c0-7-2-10-5-13M-4 0c0-9 0-13 1-17M2 0c1-8 3-11 7-13M-6-1c-1-5-4-7-9-8"
          className="w-line"
        />
      </g>
      <g id="w-reed">
        <path d="M-6 0c0-12-1-19-3-26M0 0c0-16 1-24 2-32M6 0c0-9 2-15 5-19" className="w-line" />
        <path d="M-10-33h3v10h-3zM1-40h3v11H1z" className="w-mid" />
      </g>
      <g id="w-pool">
        <ellipse rx="27" ry="9" className="w-dark" opacity="0.5" />
        <ellipse cx="3" cy="-1.5" rx="20" ry="5.5" className="w-mid" opacity="0.7" />
      </g>
      <g id="w-hill">
        <path d="M-34 0c9-3 13-22 25-22 9 0 12 11 19 11 8 0 14 8 24 11z" className="w-mid" opacity="0.75" />
      </g>
      <g id="w-peak">
        <path d="M-38 0-8-58 2-46 10-54 38 0z" className="w-mid" />
        <path d="M-8-58 2-46 10-54 38 0H8L0-26z" className="w-dark" opacity="0.45" />
        <path d="M-8-58 2-46l8-8 8 15-8-3-6 6-7-7-8 6-4-2z" className="w-snow" />
      </g>
      <g id="w-crag">
        <path d="M-22 0-6-28 4-20l6-6L24 0z" className="w-mid" />
        <path d="m4-20 6-6L24 0H4z" className="w-dark" opacity="0.45" />
      </g>
      <g id="w-dune">
        <path d="M-44 0c16-4 22-22 40-22C12-22 22-6 44 0z" className="w-mid" />
        <path d="M-4-22C-9-12 2-6 8 0h36C22-6 12-22-4-22z" className="w-dark" opacity="0.35" />
      </g>
      <g id="w-cactus">
        <path d="M0 0v-32M0-12h-8v-8M0-18h8v-8" className="w-stem" />
      </g>
      <g id="w-stone">
        <path d="M-13 0-9-9 2-12l10 6 2 6z" className="w-mid" />
        <path d="m2-12 10 6 2 6H1z" className="w-dark" opacity="0.35" />
      </g>
      <g id="w-trace">
        <path d="M-30 4h16l12-14h18l12 12M-2-10v-14" className="w-line" />
        <circle cx="-30" cy="4" r="4" className="w-node" />
        <circle cx="28" cy="2" r="4" className="w-node" />
        <circle cx="-2" cy="-26" r="4" className="w-node" />
      </g>
      <g id="w-chip">
        <path
          d="M-10-20v-7M0-20v-7M10-20v-7M-10 8v7M0 8v7M10 8v7M-14-16h-7M-14-6h-7M-14 4h-7M14-16h7M14-6h7M14 4h7"
          className="w-line"
        />
        <rect x="-15" y="-21" width="30" height="30" rx="5" className="w-mid" />
        <rect x="-8" y="-14" width="16" height="16" rx="3" className="w-dark" opacity="0.6" />
      </g>
      <g id="w-mast">
        <path d="M-9 0 0-38 9 0M-6-13H6M-4-24h8M0-38v-6" className="w-line" />
        <circle cx="0" cy="-46" r="3.4" className="w-node" />
      </g>
    </>
  );
}

/** Shrines by how grown they are, each 64 wide and high. */
function Shrines() {
  return (
    <>
      <symbol id="w-tier-1" viewBox="0 0 64 64">
        <path d="M14 50c0-7 7-9 18-9s18 2 18 9z" className="w-wall" />
        <path d="M21 40c0-6 5-8 11-8s11 2 11 8z" className="w-roof" />
        <path d="M26 31c0-5 3-7 6-7s6 2 6 7z" className="w-wall" />
      </symbol>
      <symbol id="w-tier-2" viewBox="0 0 64 64">
        <path d="M18 52h28v-5H18zM28 47h8v-9h-8z" className="w-wall" />
        <path d="M22 26h20v13H22z" className="w-wall" />
        <path d="M28 29h8v8h-8z" className="w-light" />
        <path d="M14 27c8-2 14-7 18-13 4 6 10 11 18 13z" className="w-roof" />
      </symbol>
      <symbol id="w-tier-3" viewBox="0 0 64 64">
        <path d="M20 52 22 22h5l-2 30zM44 52 42 22h-5l2 30zM18 30h28v4H18z" className="w-wall" />
        <path d="M8 17c9 4 39 4 48 0l-3 8H11z" className="w-roof" />
        <path d="M29 40h6v12h-6z" className="w-light" />
        <path d="M14 52h36v4H14z" className="w-wall" />
      </symbol>
      <symbol id="w-tier-4" viewBox="0 0 64 64">
        <path d="M12 56h40v-4H12zM17 38h30v14H17zM22 22h20v10H22z" className="w-wall" />
        <path d="M28 42h8v10h-8zM29 25h6v6h-6z" className="w-light" />
        <path
          d="M8 40c8-1 13-4 16-8h16c3 4 8 7 16 8zM14 24c8-2 14-7 18-14 4 7 10 12 18 14z"
          className="w-roof"
        />
      </symbol>
      <symbol id="w-tier-5" viewBox="0 0 64 64">
        <path d="M10 58h44v-4H10zM16 43h32v11H16zM21 30h22v8H21zM25 18h14v7H25z" className="w-wall" />
        <path d="M28 46h8v8h-8zM29 32h6v6h-6z" className="w-light" />
        <path
          d="M6 45c8-1 13-3 16-7h20c3 4 8 6 16 7zM12 32c7-1 12-3 15-7h10c3 4 8 6 15 7zM17 20c7-2 12-5 14-11V3h2v6c2 6 7 9 14 11z"
          className="w-roof"
        />
      </symbol>
      <symbol id="w-tier-6" viewBox="0 0 64 64">
        <path d="M8 60h48v-4H8zM14 46h36v10H14zM20 34h24v8H20zM25 23h14v7H25z" className="w-wall" />
        <path d="M27 48h10v8H27zM29 36h6v6h-6zM30 25h4v4h-4z" className="w-light" />
        <path
          d="M4 48c8-1 13-3 16-7h24c3 4 8 6 16 7zM10 36c7-1 12-3 15-7h14c3 4 8 6 15 7zM16 25c7-2 12-4 14-9h4c2 5 7 7 14 9z"
          className="w-roof"
        />
        <path
          d="m32 0 2.4 5.6 6 .5-4.6 3.9 1.5 5.9L32 12.7l-5.3 3.2 1.5-5.9-4.6-3.9 6-.5z"
          className="w-light"
        />
      </symbol>
    </>
  );
}
