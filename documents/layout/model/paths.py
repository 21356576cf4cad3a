"""Paths: rectangles, ellipses, polygons, turned and flattened."""

from __future__ import annotations

import math

from documents.layout.model.drawing import Path

ROUND = 0.5523  # how far the handles of a cubic curve stand out for a quarter of a circle


def polygon(points: list[tuple[float, float]], closed: bool = True) -> Path:
    """A path through points."""
    start, *others = points
    path = [("M", start), *(("L", point) for point in others)]
    return (*path, ("Z", ())) if closed else tuple(path)


def ellipse(left: float, top: float, right: float, bottom: float) -> Path:
    """An ellipse in a box."""
    x, y = (left + right) / 2, (top + bottom) / 2
    dx, dy = ROUND * (right - left) / 2, ROUND * (bottom - top) / 2
    return (
        ("M", (right, y)),
        ("C", (right, y + dy, x + dx, bottom, x, bottom)),
        ("C", (x - dx, bottom, left, y + dy, left, y)),
        ("C", (left, y - dy, x - dx, top, x, top)),
        ("C", (x + dx, top, right, y - dy, right, y)),
        ("Z", ()),
    )


def round_rect(width: float, height: float, radius: float) -> Path:
    """A rectangle with round corners."""
    far, low = width - radius, height - radius
    bend = radius * (1 - ROUND)
    return (
        ("M", (radius, 0.0)),
        ("L", (far, 0.0)),
        ("C", (width - bend, 0.0, width, bend, width, radius)),
        ("L", (width, low)),
        ("C", (width, height - bend, width - bend, height, far, height)),
        ("L", (radius, height)),
        ("C", (bend, height, 0.0, height - bend, 0.0, low)),
        ("L", (0.0, radius)),
        ("C", (0.0, bend, bend, 0.0, radius, 0.0)),
        ("Z", ()),
    )


def flattened(path: Path, steps: int = 8) -> list[tuple[float, float]]:
    """The corners of a path, and points on its curves."""
    points: list[tuple[float, float]] = []
    for sign, numbers in path:
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
        if sign != "C" or not points:
            points += pairs
            continue
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points[-1], *pairs
        for step in range(1, steps + 1):
            t = step / steps
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            points.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return points


def turned_size(width: int, height: int, turn: float) -> tuple[int, int]:
    """The bounding box of a turned rectangle."""
    cos, sin = abs(math.cos(math.radians(turn))), abs(math.sin(math.radians(turn)))
    return round(width * cos + height * sin), round(width * sin + height * cos)


def turned_points(points: list[tuple[float, float]], width: int, height: int, turn: float) -> list[tuple[float, float]]:
    """Points of a box turned about its middle."""
    if not turn:
        return points
    cos, sin, x0, y0 = math.cos(math.radians(turn)), math.sin(math.radians(turn)), width / 2, height / 2
    return [(x0 + (x - x0) * cos - (y - y0) * sin, y0 + (x - x0) * sin + (y - y0) * cos) for x, y in points]
