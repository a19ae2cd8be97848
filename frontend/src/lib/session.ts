/** The token: read once from the address's fragment (#token=…), kept for this tab, and taken out of the address. */

const KEY = "dateline.token";

export function takeToken(): void {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (!given) return;
  sessionStorage.setItem(KEY, given);
  history.replaceState(history.state, "", location.pathname + location.search);
}

export function token(): string | null {
  return sessionStorage.getItem(KEY);
}

export function authorization(): Record<string, string> {
  const held = token();
  return held ? { Authorization: `Bearer ${held}` } : {};
}

export function setToken(given: string): void {
  sessionStorage.setItem(KEY, given);
}

export function forgetToken(): void {
  sessionStorage.removeItem(KEY);
}
