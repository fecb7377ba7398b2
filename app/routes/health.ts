/** The process answers. Touches neither the database nor a vendor. */
export function loader() {
  return Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } });
}
