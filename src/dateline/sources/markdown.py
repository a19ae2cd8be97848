"""Markdown to plain text: headings, links, pictures and emphasis lose their marks, front matter is read."""

import re

import yaml

_FRONT = re.compile(r"\A---\s*\n(.*?)\n(?:---|\.\.\.)\s*(?:\n|\Z)", re.DOTALL)
_MARKS = (
    (re.compile(r"^```.*$", re.MULTILINE), ""),
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), ""),
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"\[([^\]\n]+)\]\[[^\]\n]*\]"), r"\1"),
    (re.compile(r"^\[[^\]\n]+\]:\s+\S+.*$", re.MULTILINE), ""),
    (re.compile(r"<(https?://[^>\s]+)>"), r"\1"),
    (re.compile(r"^ {0,3}#{1,6}\s+(.*?)\s*#*$", re.MULTILINE), r"\n\1\n"),
    (re.compile(r"^(.+)\n(?:={3,}|-{3,})\s*$", re.MULTILINE), r"\1\n"),
    (re.compile(r"^ {0,3}>\s?", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}(?:[*_-] ?){3,}$", re.MULTILINE), ""),
    (re.compile(r"(?<!\w)(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"(?<!\w)([*_])(?=\S)(.+?)(?<=\S)\1(?!\w)"), r"\2"),
)


def plain(text: str) -> tuple[str, str | None, str | None]:
    """Return the text without marks, and the title and date of its front matter."""
    text = text.replace("\r\n", "\n")
    front = _FRONT.match(text)
    facts = _front(front.group(1)) if front else {}
    body = text[front.end() :] if front else text
    for pattern, words in _MARKS:
        body = pattern.sub(words, body)
    return re.sub(r"\n{3,}", "\n\n", body).strip(), facts.get("title"), facts.get("date")


def _front(words: str) -> dict[str, str]:
    try:
        facts = yaml.safe_load(words)
    except (yaml.YAMLError, ValueError):
        return {}
    return {str(name): str(value) for name, value in facts.items()} if isinstance(facts, dict) else {}
