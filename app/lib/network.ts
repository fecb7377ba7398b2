/**
 * Whose requests count together: an IPv4 address, or the /64 of an IPv6 one, which is the least that a single
 * customer is given (RFC 6177). An IPv4 address in IPv6's clothes is that IPv4 address.
 *
 * @param ip as Node or a proxy tells it, which may put the port behind; anything that is no address stays as it is
 * @returns such as "203.0.113.9" or "2001:db8:0:1::/64"
 */
export function networkOf(ip: string): string {
  const bare = ip
    .toLowerCase()
    .replace(/^\[(.*)\](?::\d+)?$/, "$1")
    .replace(/%.*$/, "")
    // Some proxies put the port behind, and each connection has another.
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
  const mapped = /^(?:0{0,4}:)*:?ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1];
  if (mapped) return mapped;
  const [head = "", tail, ...more] = bare.split("::");
  if (/^[\d.]+$/.test(bare)) return bare;
  if (!bare.includes(":") || more.length > 0 || /[^0-9a-f:.]/.test(bare)) return ip;
  const before = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  // "::" stands for as many groups of nothing as are missing; a dotted end stands for two.
  const written = before.length + after.length + (bare.includes(".") ? 1 : 0);
  const gap = tail === undefined ? 0 : 8 - written;
  if (gap < 0) return ip;
  const groups = [...before, ...Array<string>(gap).fill("0"), ...after].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, "")).join(":")}::/64`;
}

/** Whether a request came from this very machine. */
export function isLoopback(ip: string): boolean {
  return /^(::ffff:)?127\.|^::1$/.test(ip);
}
