import type { MetaFunction } from "@remix-run/react";

export type PublicPage = {
  /** Of the page, beginning with a slash. */
  path: string;
  title: string;
  /** One or two sentences, at most about 160 characters. */
  description: string;
};

/**
 * The meta function of a page that anyone may find: title, description, canonical address, and what a shared link
 * shows. Addresses are absolute, built from the instance's own. What Twitter has no tag of its own for, it takes from
 * Open Graph: https://developer.x.com/en/docs/x-for-websites/cards/overview/markup
 *
 * @param page its path and words
 */
export function publicMeta({ path, title, description }: PublicPage): MetaFunction {
  return ({ matches }) => {
    const root = matches.find(({ id }) => id === "root")?.data as { appUrl?: string } | undefined;
    const site = root?.appUrl ?? "";
    const shared = {
      title,
      description,
      url: site + path,
      type: "website",
      site_name: "relevel.me",
      image: `${site}/og.png`,
      "image:width": "1200",
      "image:height": "630",
      "image:alt": "The companion, a small pearl-white robot, laughing",
    };
    return [
      { title },
      { name: "description", content: description },
      { tagName: "link", rel: "canonical", href: site + path },
      { name: "twitter:card", content: "summary_large_image" },
      ...Object.entries(shared).map(([name, content]) => ({ property: `og:${name}`, content })),
    ];
  };
}
