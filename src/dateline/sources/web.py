"""Pages and tables behind an address."""

import io
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from dateline.errors import SourceError
from dateline.sources import readers
from dateline.sources.decode import decode
from dateline.sources.item import MAX_BYTES, Item, digest, failed
from dateline.sources.rows import Columns

# Seconds to connect and between two pieces of the answer.
TIMEOUT = 20.0
MAX_REDIRECTS = 5
_KINDS = {
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/vnd.apache.parquet": ".parquet",
    "text/markdown": ".md",
}


def is_address(source: str) -> bool:
    """Return whether a source is an address on the web rather than a file."""
    return source.startswith(("http://", "https://"))


def read_address(address: str, columns: Columns) -> Iterator[Item]:
    """Yield the items behind an address; whatever is wrong with it becomes an item that says so."""
    import httpx2  # noqa: PLC0415  (0.2 s, only for addresses)

    try:
        data, url, kind, charset = _fetched(address)
    except SourceError as error:
        yield failed(address, str(error))
        return
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        yield failed(address, f"cannot be fetched ({error or type(error).__name__}); check the address and the network")
        return
    suffix = _KINDS.get(kind) or PurePosixPath(urlsplit(url).path).suffix.lower()
    try:
        if suffix in {".jsonl", ".csv", ".tsv", ".parquet", ".md"}:
            yield from readers.READERS[suffix](io.BytesIO(data), address, columns)
            return
        text = decode(data, charset)
        html = "html" in kind or readers.is_page(data)
        yield Item(digest(data), address, text, html=html, url=url)
    except (SourceError, OSError, ValueError) as error:
        yield failed(address, str(error), data)


def _fetched(address: str) -> tuple[bytes, str, str, str | None]:
    """Return what an address answers: bytes, final address, kind and encoding; at most MAX_BYTES are taken."""
    import httpx2  # noqa: PLC0415

    headers = {"User-Agent": "dateline/0.1 (reads news reports)", "Accept": "text/html,text/plain;q=0.9,*/*;q=0.5"}
    with (
        httpx2.Client(follow_redirects=True, max_redirects=MAX_REDIRECTS, timeout=TIMEOUT, headers=headers) as client,
        client.stream("GET", address) as answer,
    ):
        if answer.status_code >= 400:
            raise SourceError(f"the server answered {answer.status_code} {answer.reason_phrase}".rstrip())
        parts: list[bytes] = []
        size = 0
        for part in answer.iter_bytes(65_536):
            parts.append(part)
            size += len(part)
            if size > MAX_BYTES:
                raise SourceError(f"too long (over {MAX_BYTES // 1_000_000} MB); save it and read the file")
        kind = answer.headers.get("content-type", "").split(";")[0].strip().lower()
        return b"".join(parts), str(answer.url), kind, answer.charset_encoding
