/** Something a page reads: not here yet, here, or failed; read again when the server is back. */

import { get, type Query } from "./api";
import { connection } from "./connection.svelte";

export class Loaded<T> {
  value = $state.raw<T | null>(null);
  failed = $state.raw<unknown>(null);
  loading = $state(true);

  /** Call while a component is made; `path` and `query` are read anew whenever they change. */
  constructor(
    readonly path: () => string,
    readonly query: () => Query = () => ({}),
  ) {
    $effect(() => {
      void connection.returns;
      const stopped = new AbortController();
      void this.read(stopped.signal);
      return () => stopped.abort();
    });
  }

  async read(signal?: AbortSignal): Promise<void> {
    this.loading = true;
    try {
      this.value = await get<T>(this.path(), this.query(), signal);
      this.failed = null;
    } catch (error) {
      if (signal?.aborted) return;
      this.failed = error;
    }
    this.loading = false;
  }
}
