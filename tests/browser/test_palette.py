"""The families' colours stay apart for people who see colours otherwise, and stand out from what they are drawn on."""

import re
from itertools import combinations
from math import dist

import pytest
from stores import ROOT

# Machado, Oliveira and Fernandes (2009), full severity; on linear RGB.
SIGHTS = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
APART = 15  # CIE76; each family has a shape of its own besides
EDGE = 3  # to 1, of a symbol's edge or fill against the land and the surface it lies on
FAMILIES = ("battle", "strike", "attack", "protest", "riot", "strategic")
XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)


def _tokens(theme):
    """Return the custom properties of a theme, those of the light one where it says nothing else."""
    css = (ROOT / "frontend/src/app.css").read_text(encoding="utf-8")
    found = {}
    for selector in (":root {", ':root[data-theme="dark"] {') if theme == "dark" else (":root {",):
        block = css.split(selector, 1)[1].split("}", 1)[0]
        found |= dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})", block))
    return found


def _linear(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _times(matrix, vector):
    return [sum(one * other for one, other in zip(row, vector, strict=True)) for row in matrix]


def _lab(linear):
    seen = [min(1, max(0, part)) for part in linear]
    parts = [part / white for part, white in zip(_times(XYZ, seen), WHITE, strict=True)]
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in parts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _contrast(one, other):
    high, low = sorted((_times(XYZ, _linear(colour))[1] for colour in (one, other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGHTS)
def test_no_two_families_look_alike(theme, sight):
    tokens = _tokens(theme)
    seen = {name: _lab(_times(SIGHTS[sight], _linear(tokens[f"family-{name}"]))) for name in FAMILIES}
    distances = {pair: dist(seen[pair[0]], seen[pair[1]]) for pair in combinations(FAMILIES, 2)}
    nearest = min(distances, key=distances.get)
    assert distances[nearest] >= APART, (nearest, distances[nearest])


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("ground", ["surface", "land"])
def test_a_symbol_stands_out_from_its_ground_by_its_fill_or_its_edge(theme, family, ground):
    tokens = _tokens(theme)
    best = max(_contrast(tokens[name], tokens[ground]) for name in (f"family-{family}", "symbol-edge"))
    assert best >= EDGE


def test_each_family_has_a_shape_of_its_own():
    code = (ROOT / "frontend/src/lib/families.ts").read_text(encoding="utf-8")
    shapes = re.findall(r'^  (\w+): "(M[^"]+)",$', code, re.MULTILINE)
    assert {name for name, _ in shapes} >= {*FAMILIES, "none"}
    assert len({path for _, path in shapes}) == len(shapes)
