/** Addresses and pages. The query string is state too: a page reads `route.query` and writes it with `go` or `replaceQuery`. */

import type { Component } from "svelte";

export type PageProps = { params: Record<string, string> };
type Page = Component<PageProps>;
type Loader = () => Promise<{ default: Page }>;

interface Route {
  pattern: string;
  title: string;
  load: Loader;
}

/** To add a page: a line here, a component in pages/. */
export const ROUTES: Route[] = [
  { pattern: "/", title: "Explore", load: () => import("../pages/Explore.svelte") },
  { pattern: "/incident/:id", title: "Incident", load: () => import("../pages/Incident.svelte") },
  { pattern: "/review", title: "Review", load: () => import("../pages/Review.svelte") },
  { pattern: "/actors", title: "Actors", load: () => import("../pages/Actors.svelte") },
  { pattern: "/actors/:id", title: "Actor", load: () => import("../pages/Actor.svelte") },
  { pattern: "/network", title: "Network of actors", load: () => import("../pages/Network.svelte") },
  { pattern: "/places", title: "Places", load: () => import("../pages/Places.svelte") },
  { pattern: "/places/:id", title: "Place", load: () => import("../pages/Place.svelte") },
  { pattern: "/sources", title: "Sources", load: () => import("../pages/Sources.svelte") },
  { pattern: "/method", title: "Method and limits", load: () => import("../pages/Method.svelte") },
];

export interface Match {
  route: Route;
  params: Record<string, string>;
}

export function match(path: string): Match | null {
  const parts = path.split("/").filter(Boolean);
  for (const route of ROUTES) {
    const wanted = route.pattern.split("/").filter(Boolean);
    if (wanted.length !== parts.length) continue;
    const params: Record<string, string> = {};
    const fits = wanted.every((want, index) => {
      const part = decode(parts[index] ?? "");
      if (want.startsWith(":")) params[want.slice(1)] = part;
      return want.startsWith(":") || want === part;
    });
    if (fits) return { route, params };
  }
  return null;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

class Address {
  path = $state(location.pathname);
  query = $state.raw(new URLSearchParams(location.search));

  /** Read the address bar; back and forward lead here. */
  sync(): void {
    this.path = location.pathname;
    this.query = new URLSearchParams(location.search);
  }
}

export const route = new Address();

export function go(url: string): void {
  history.pushState(null, "", url);
  route.sync();
}

function withQuery(query: URLSearchParams): string {
  const words = query.toString();
  return location.pathname + (words ? `?${words}` : "");
}

/** Put the query into the address: a new step of the history, or in place of the present one. */
export function setQuery(query: URLSearchParams, how: "push" | "replace" = "push"): void {
  if (query.toString() === new URLSearchParams(location.search).toString()) return;
  if (how === "push") history.pushState(null, "", withQuery(query));
  else history.replaceState(history.state, "", withQuery(query));
  route.sync();
}

/** Let plain clicks on our own links change the page without loading it. */
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element | null)?.closest?.("a");
  if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  if (link.pathname.startsWith("/api/")) return;
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
  event.preventDefault();
  go(link.pathname + link.search);
}

addEventListener("popstate", () => route.sync());
