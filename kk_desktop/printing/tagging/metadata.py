"""What the file says of itself: title, language, date, conformance, colours; the same for the same document."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date
from functools import cache
from xml.sax.saxutils import escape

from kk_desktop import paths

from ..embedded import Embedded
from .files import write_files
from .objects import File, Raw, text_string

PROGRAM = "kk_desktop"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>da-DK</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{program}</xmp:CreatorTool><pdf:Producer>{program}</pdf:Producer>{dates}
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates which part of ISO 14289 the file adheres to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class Info:
    """Title, sender and date of the document, and the files it carries.

    The date is the letter's own, so that the bytes never change. Only PDF/A-3 may carry files that are not PDF/A
    themselves; a PDF without any is PDF/A-2, whose whole promise is that nothing is hidden in it.
    """

    title: str
    author: str
    day: date | None
    files: tuple[Embedded, ...] = ()

    @property
    def fingerprint(self) -> bytes:
        """The facts as bytes, for the file's own identity."""
        told = repr((self.title, self.author, self.day)).encode("utf-8", "backslashreplace")
        return told + b"".join(file.fingerprint for file in self.files)


def write_metadata(file: File, info: Info) -> Raw:
    """Put language, conformance and colour profile into the file's catalog; returns its information dictionary."""
    packet = Raw.stream(_xmp(info).encode("utf-8"), "/Type /Metadata /Subtype /XML")
    profile = file.number(Raw.stream(_colour_profile(), "/N 3 /Filter /FlateDecode"))
    intent = (
        f"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) "
        f"/DestOutputProfile {profile} >>"
    )
    file.catalog |= {
        "Lang": "(da-DK)",
        "MarkInfo": "<< /Marked true >>",
        "ViewerPreferences": "<< /DisplayDocTitle true >>",
        "Metadata": file.number(packet),
        "OutputIntents": f"[{intent}]",
    }
    write_files(file, info.files, info.day)
    return Raw(_information(info).encode("ascii"))


def _information(info: Info) -> str:
    """The old information dictionary, with only what the XMP packet says as well."""
    program = text_string(PROGRAM)
    parts = [f"/Title {text_string(info.title)} /Creator {program} /Producer {program}"]
    if info.author:
        parts.append(f"/Author {text_string(info.author)}")
    if info.day:
        stamp = f"(D:{info.day:%Y%m%d}120000Z)"
        parts.append(f"/CreationDate {stamp} /ModDate {stamp}")
    return f"<< {' '.join(parts)} >>"


@cache
def _colour_profile() -> bytes:
    return zlib.compress(paths.resource("colour", "sRGB.icc").read_bytes(), 9)


def _xmp(info: Info) -> str:
    stamp = f"{info.day:%Y-%m-%d}T12:00:00Z" if info.day else ""
    dates = f"\n<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>" if stamp else ""
    creator = escape(_speakable(info.author or PROGRAM))
    return _XMP.format(
        part=3 if info.files else 2,
        title=escape(_speakable(info.title)),
        author=creator,
        program=PROGRAM,
        dates=dates,
    )


def _speakable(text: str) -> str:
    """Without the characters XML cannot hold."""
    return "".join(c for c in text if c >= " " and not 0xD800 <= ord(c) <= 0xDFFF and c not in "\ufffe\uffff")
