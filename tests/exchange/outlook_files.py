"""Makes mails as Outlook saves them: a compound file (MS-CFB) with the properties of MS-OXMSG."""

import struct
from collections.abc import Mapping
from datetime import UTC, datetime

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SUBJECT, HEADERS, BODY, HTML, RTF = 0x0037, 0x007D, 0x1000, 0x1013, 0x1009
SENDER, SENDER_EMAIL, SENDER_SMTP, SENT = 0x0C1A, 0x0C1F, 0x5D01, 0x0039
FILE_NAME, FILE_DATA, FILE_METHOD = 0x3707, 0x3701, 0x3705

Properties = Mapping[int, str | bytes | int | datetime]


def outlook_mail(properties: Properties, files: Mapping[str, bytes] | None = None) -> bytes:
    """The bytes of a .msg with these properties and attachments."""
    files = files or {}
    head = struct.pack("<8x4I8x", 0, len(files), 0, len(files))
    tree: dict = _streams(head, properties)
    for number, (name, data) in enumerate(files.items()):
        attached = {FILE_NAME: name, FILE_DATA: data, FILE_METHOD: 1}
        tree[f"__attach_version1.0_#{number:08X}"] = _streams(bytes(8), attached)
    return _compound(tree)


def _streams(head: bytes, properties: Properties) -> dict:
    streams, entries = {}, b""
    for number, value in properties.items():
        if isinstance(value, datetime):
            ticks = int((value - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
            entries += struct.pack("<HHIQ", 0x0040, number, 6, ticks)
        elif isinstance(value, int):
            entries += struct.pack("<HHII4x", 0x0003, number, 6, value)
        else:
            kind, data = (0x001F, value.encode("utf-16-le")) if isinstance(value, str) else (0x0102, value)
            streams[f"__substg1.0_{number:04X}{kind:04X}"] = data
            entries += struct.pack("<HHII4x", kind, number, 6, len(data))
    return {"__properties_version1.0": head + entries, **streams}


def _compound(tree: dict) -> bytes:
    entries: list[list] = [["Root Entry", 5, FREE, END, 0]]  # name, type, child, start, size
    siblings: dict[int, int] = {}
    mini, mini_fat, sectors, fat = b"", [], [], []

    def chain(data: bytes) -> int:
        if not data:
            return END
        start, count = len(sectors), -(-len(data) // SECTOR)
        sectors.extend(data[n * SECTOR : (n + 1) * SECTOR].ljust(SECTOR, b"\0") for n in range(count))
        fat.extend([*range(start + 1, start + count), END])
        return start

    def put(parent: int, children: dict) -> None:
        nonlocal mini
        before = -1
        for name in sorted(children, key=lambda name: (len(name), name.upper())):
            value, number = children[name], len(entries)
            if before < 0:
                entries[parent][2] = number
            else:
                siblings[before] = number
            before = number
            if isinstance(value, dict):
                entries.append([name, 1, FREE, 0, 0])
                put(number, value)
            elif len(value) < CUTOFF:
                start, count = len(mini) // MINI, -(-len(value) // MINI)
                mini += value.ljust(count * MINI, b"\0")
                mini_fat.extend([*range(start + 1, start + count), END] if count else [])
                entries.append([name, 2, FREE, start if count else END, len(value)])
            else:
                entries.append([name, 2, FREE, chain(value), len(value)])

    put(0, tree)
    entries[0][3:] = [chain(mini), len(mini)]
    mini_fat_bytes = struct.pack(f"<{len(mini_fat)}I", *mini_fat)
    mini_fat_bytes += b"\xff" * (-len(mini_fat_bytes) % SECTOR)
    mini_fat_start = chain(mini_fat_bytes)
    directory = b"".join(
        struct.pack(
            "<64sHBBIII16x4x16xIQ",
            name.encode("utf-16-le"), len(name) * 2 + 2, kind, 1, FREE, siblings.get(number, FREE), child, start, size,
        )
        for number, (name, kind, child, start, size) in enumerate(entries)
    )  # fmt: skip
    directory_start = chain(directory)
    # The table names its own sectors, too.
    count = 1
    while count * (SECTOR // 4) < len(fat) + count:
        count += 1
    places = list(range(len(fat), len(fat) + count))
    table = [*fat, *[FAT] * count]
    table += [FREE] * (count * (SECTOR // 4) - len(table))
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, count, directory_start, 0, CUTOFF, mini_fat_start, len(mini_fat_bytes) // SECTOR, END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", *places, *[FREE] * (109 - count))
    return header + b"".join(sectors) + struct.pack(f"<{len(table)}I", *table)
