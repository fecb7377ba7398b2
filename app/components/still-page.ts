/**
 * The `handle` of a page that a browser keeps for later: it comes without scripts, whose names change with a deploy.
 */
export type StillPage = { still: true };
