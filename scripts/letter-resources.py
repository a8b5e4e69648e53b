#!/usr/bin/env python3
"""Makes the two binary files that ReplyFlow.Letters carries: the sRGB profile of every PDF and the test seal.

    scripts/letter-resources.py

The build does not run this: the files are kept beside the code. Run it after changing a number here, and look at the result.
Only the standard library is used. The profile is the same, byte for byte, on every machine; the seal's pixels are, its packing
may differ with zlib's version.
"""
import math
import pathlib
import struct
import zlib

LETTERS = pathlib.Path(__file__).resolve().parent.parent / "src" / "ReplyFlow.Letters" / "Pdf"


def fixed(value):
    """s15Fixed16Number (ICC.1:2001-04, 5.3.2)."""
    return struct.pack(">i", round(value * 65536))


def xyz(values):
    return b"XYZ \0\0\0\0" + b"".join(fixed(v) for v in values)


def curve(points):
    """The transfer curve of IEC 61966-2-1, sampled."""
    samples = []
    for i in range(points):
        c = i / (points - 1)
        samples.append(round((c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4) * 65535))
    return b"curv\0\0\0\0" + struct.pack(f">I{points}H", points, *samples)


def text(words):
    return b"text\0\0\0\0" + words.encode() + b"\0"


def description(words):
    """ASCII alone: no Unicode and no Macintosh name (ICC.1:2001-04, 6.5.17)."""
    return b"desc\0\0\0\0" + struct.pack(">I", len(words) + 1) + words.encode() + b"\0" + bytes(4 + 4 + 2 + 1 + 67)


def srgb_profile():
    """An ICC version 2 display profile of sRGB; the colorants are the sRGB-to-XYZ matrix, Bradford-adapted from D65 to D50."""
    d50 = (0.9642, 1.0, 0.8249)
    tags = [
        ("desc", description("sRGB IEC61966-2.1")),
        ("cprt", text("No copyright, use freely")),
        ("wtpt", xyz(d50)),
        ("rXYZ", xyz((0.4361, 0.2225, 0.0139))),
        ("gXYZ", xyz((0.3851, 0.7169, 0.0971))),
        ("bXYZ", xyz((0.1431, 0.0606, 0.7141))),
        ("rTRC", curve(1024)),
    ]
    shared = {"rTRC": ("gTRC", "bTRC")}  # the three curves are one
    count = len(tags) + sum(len(names) for names in shared.values())
    directory, body = struct.pack(">I", count), b""
    for tag, data in tags:
        offset = 128 + 4 + count * 12 + len(body)
        for name in (tag, *shared.get(tag, ())):
            directory += name.encode() + struct.pack(">II", offset, len(data))
        body += data + bytes(-len(data) % 4)
    size = 128 + len(directory) + len(body)
    header = struct.pack(">II4s", size, 0, b"\x02\x10\0\0") + b"mntrRGB XYZ " + struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp"
    header += bytes(28) + b"".join(fixed(v) for v in d50)  # between: platform, flags, device, attributes, intent: none
    return header + bytes(128 - len(header)) + directory + body


SIDE = 496  # 42 mm at about 300 dots an inch
STROKE, GLYPH = 7, 150

# Strokes of 样 and 章 on a square of 100, each from one point to another.
YANG = [
    (5, 30, 45, 30), (25, 5, 25, 95), (25, 32, 5, 70), (25, 35, 42, 60), (58, 5, 66, 20), (88, 5, 80, 20),
    (52, 25, 95, 25), (56, 48, 92, 48), (48, 70, 98, 70), (74, 25, 74, 97),
]
ZHANG = [
    (50, 2, 50, 12), (15, 15, 85, 15), (35, 20, 40, 32), (65, 20, 58, 32), (5, 36, 95, 36), (25, 45, 75, 45), (25, 45, 25, 72),
    (75, 45, 75, 72), (25, 72, 75, 72), (25, 58, 75, 58), (8, 84, 92, 84), (50, 72, 50, 99),
]


def to_strokes(strokes, x, y):
    """How far a point is from the nearest stroke's edge, in pixels; negative inside."""
    nearest = math.inf
    for x1, y1, x2, y2 in strokes:
        dx, dy = x2 - x1, y2 - y1
        along = min(max(((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy), 0), 1)
        nearest = min(nearest, (x - x1 - along * dx) ** 2 + (y - y1 - along * dy) ** 2)
    return math.sqrt(nearest) * GLYPH / 100 - STROKE / 2


def to_ink(x, y):
    """How far a point is from the nearest ink, in pixels: two rings and the words 样章."""
    middle = SIDE / 2
    radius = math.hypot(x - middle, y - middle)
    rings = min(abs(radius - (middle - 8)), abs(radius - (middle - 28))) - STROKE / 2
    top = (y - (middle - GLYPH / 2)) / GLYPH * 100
    return min(
        rings,
        to_strokes(YANG, (x - (middle - GLYPH - 8)) / GLYPH * 100, top),
        to_strokes(ZHANG, (x - (middle + 8)) / GLYPH * 100, top))


def test_seal():
    """Red on nothing, as PNG: a mark that nobody can take for a seal, without star and name."""
    rows = bytearray()
    for y in range(SIDE):
        rows.append(0)  # no filter
        for x in range(SIDE):
            ink = min(max(0.5 - to_ink(x + 0.5, y + 0.5), 0), 1)
            rows += bytes((220, 0, 0, int(ink * 255))) if ink > 0 else bytes(4)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 6, 0, 0, 0)  # 8 bits each of red, green, blue and opacity
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b"")


for name, data in (("srgb.icc", srgb_profile()), ("Images/test-seal.png", test_seal())):
    (LETTERS / name).write_bytes(data)
    print(f"{name}: {len(data)} bytes")
