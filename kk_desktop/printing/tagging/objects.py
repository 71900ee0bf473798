"""The objects of a PDF as plain bytes, and the file made of them."""

from __future__ import annotations


class Raw:
    """One object of a file; it gets its number when it is first referred to."""

    __slots__ = ("body", "reference")

    def __init__(self, body: bytes = b"") -> None:
        self.body = body
        self.reference = ""

    @classmethod
    def stream(cls, content: bytes, entries: str) -> Raw:
        """A stream; it ends with the line break that PDF/A demands (6.1.7.1)."""
        head = f"<< {entries} /Length {len(content)} >>\nstream\n".encode("latin-1")
        return cls(head + content + b"\nendstream")


class File:
    """The objects in the order they were first referred to, and the entries of the catalog."""

    def __init__(self) -> None:
        self.catalog: dict[str, str] = {}
        self._things: list[Raw] = []

    def number(self, thing: Raw) -> str:
        """The reference to an object as it stands in another one: ``12 0 R``."""
        if not thing.reference:
            self._things.append(thing)
            thing.reference = f"{len(self._things)} 0 R"
        return thing.reference

    def write(self, info: Raw, identity: str) -> bytes:
        """The file's bytes. Every object must have its body by now."""
        entries = " ".join(f"/{key} {value}" for key, value in self.catalog.items())
        root = self.number(Raw(f"<< /Type /Catalog {entries} >>".encode("ascii")))
        info_reference = self.number(info)
        # The second line tells programs that pass files on that this one is not text (ISO 19005-2, 6.1.2).
        pieces = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
        place = len(pieces[0])
        places = []
        for n, thing in enumerate(self._things, 1):
            piece = b"%d 0 obj\n%b\nendobj\n" % (n, thing.body)
            places.append(place)
            place += len(piece)
            pieces.append(piece)
        size = len(places) + 1
        pieces.append(b"xref\n0 %d\n0000000000 65535 f \n" % size)
        pieces += [b"%010d 00000 n \n" % place for place in places]
        pieces.append(
            f"trailer\n<< /Size {size} /Root {root} /Info {info_reference} /ID [<{identity}> <{identity}>] >>\n"
            f"startxref\n{place}\n%%EOF\n".encode("ascii")
        )
        return b"".join(pieces)


_LONGEST = 8000
"""Characters of a text; PDF/A-2 allows a string 32,767 bytes (6.1.13), and UTF-16 takes up to four for each."""


def text_string(text: str) -> str:
    """A text for people, as PDF writes it: UTF-16 in hexadecimal, so that nothing needs escaping."""
    return "<FEFF" + text[:_LONGEST].encode("utf-16-be", "replace").hex().upper() + ">"
