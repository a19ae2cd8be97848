"""Bytes to text: UTF-8, what a byte order mark or the page says, Windows-1252 when it makes words; else an error."""

import codecs
import re

from dateline.errors import SourceError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BINARY = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\x1f\x8b", "compressed (end its name in .gz)"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet table (end its name in .parquet)"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
# What the upper half of Windows-1252 is used for in western text.
_TYPOGRAPHY = frozenset("“”‘’–—…•·€£©®°«»¡¿§´×½¼ªº\u00a0\u00ad")


def decode(data: bytes, charset: str | None = None) -> str:
    """Return the text; raise SourceError when the bytes are empty, binary or in no encoding that can be told."""
    if not data.strip():
        raise SourceError("empty; nothing to read")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding)
    _refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        fault = f"byte 0x{data[error.start]:02x} at {error.start}"
    for guess in filter(None, (charset, declared(data))):
        try:
            return data.decode(guess)
        except (UnicodeDecodeError, LookupError):
            continue
    if (text := _western(data)) is not None:
        return text
    raise SourceError(f"not UTF-8 ({fault}) and no other encoding is declared; save it as UTF-8")


def _refuse_binary(data: bytes) -> None:
    for magic, kind in _BINARY:
        if data.startswith(magic):
            raise SourceError(f"this is {kind}, not text; give text, HTML or a table (.jsonl .csv .tsv .parquet)")
    if b"\x00" in data:
        raise SourceError("binary data (it holds NUL bytes), not text; give text in UTF-8, HTML or a table")


def declared(data: bytes) -> str | None:
    """Return the encoding that a page declares in its head, or None."""
    match = _CHARSET.search(data[:4096])
    return match.group(1).decode("ascii") if match else None


def _marked(data: bytes, encoding: str) -> str:
    # UTF-16 text of any language has line ends and spaces, so zero bytes; bytes that only begin like a mark have none.
    if encoding == "utf-16" and data.count(0) < len(data) / 200:
        raise SourceError("not UTF-16 though it begins like it; save it as UTF-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"not {encoding.upper()} though marked so (at byte {error.start}); save it as UTF-8"
        ) from None


def _western(data: bytes) -> str | None:
    """Return the bytes as Windows-1252 when that is plausible: few special characters, letters or typography."""
    try:
        text = data.decode("windows-1252")
    except UnicodeDecodeError:
        return None
    special = [char for char in text if ord(char) > 127]
    controls = sum(ord(char) < 32 and char not in "\t\n\r\f" for char in text)
    # Accented letters are under a tenth of the text in every western language.
    if controls or len(special) > len(text) / 10:
        return None
    inside = re.findall(r"[a-zA-Z][à-öø-ÿÀ-ÖØ-ßšžœŸ]|[à-öø-ÿÀ-ÖØ-ßšžœ][a-zA-Z]", text)
    letters = [char for char in special if char.isalpha()]
    typography = [char for char in special if char in _TYPOGRAPHY]
    good = len(typography) + min(len(letters), len(inside))
    return text if good >= 0.9 * len(special) else None
