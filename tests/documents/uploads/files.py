"""Files as people send them, and as nobody should: all of them made here."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def writer(pages: int = 1) -> PdfWriter:
    made = PdfWriter()
    for _ in range(pages):
        made.add_blank_page(width=200, height=200)
    return made


def pdf(made: PdfWriter | None = None) -> bytes:
    out = io.BytesIO()
    (made or writer()).write(out)
    return out.getvalue()


def locked(password: str, owner: str) -> bytes:
    made = writer()
    made.encrypt(password, owner_password=owner, algorithm="AES-256")
    return pdf(made)


def scripted() -> bytes:
    """When it is opened."""
    made = writer()
    action = {
        NameObject("/S"): NameObject("/JavaScript"),
        NameObject("/JS"): TextStringObject("app.alert('x')"),
    }
    made.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    return pdf(made)


def launching() -> bytes:
    """Behind a link on the page."""
    made = writer()
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("calc.exe")}
    )
    link = DictionaryObject({NameObject("/Subtype"): NameObject("/Link"), NameObject("/A"): action})
    made.pages[0][NameObject("/Annots")] = ArrayObject([made._add_object(link)])
    return pdf(made)


def opening(where: str, kind: str, *, after: bool = False, apart: bool = False) -> bytes:
    """It does something when the document (``/OpenAction``) or its first page (``/AA``) is opened; ``after`` going to a page;
    ``apart``: what it does is a name of its own in the file.
    """
    made = writer()
    name = NameObject(kind)
    action = DictionaryObject(
        {
            NameObject("/S"): made._add_object(name) if apart else name,
            NameObject("/F"): TextStringObject(r"\\\\x\\y"),
        }
    )
    if after:
        then = ArrayObject([made._add_object(action)])
        action = DictionaryObject({NameObject("/S"): NameObject("/GoTo"), NameObject("/Next"): then})
    if where == "/AA":
        made.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): made._add_object(action)})
    else:
        made.root_object[NameObject(where)] = action
    return pdf(made)


def clicked(kind: str) -> bytes:
    """A link on the page."""
    made = writer()
    action = DictionaryObject(
        {NameObject("/S"): NameObject(kind), NameObject("/URI"): TextStringObject("https://x/")}
    )
    link = DictionaryObject({NameObject("/Subtype"): NameObject("/Link"), NameObject("/A"): action})
    made.pages[0][NameObject("/Annots")] = ArrayObject([made._add_object(link)])
    return pdf(made)


def form(deep: int, *, around: bool = False) -> bytes:
    """Fields that hang from each other, three times each; ``around``: the last has the first."""
    made = writer()
    fields = [
        made._add_object(DictionaryObject({NameObject("/T"): TextStringObject("x")})) for _ in range(deep)
    ]
    for one, kid in zip(fields, [*fields[1:], fields[0]], strict=True):
        if around or kid is not fields[0]:
            one.get_object()[NameObject("/Kids")] = ArrayObject([kid] * 3)  # type: ignore[index]  # a dictionary
    made.root_object[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject("/Fields"): ArrayObject([fields[0]])}
    )
    return pdf(made)


def scanned(times: int) -> bytes:
    """A JPEG that goes over its picture again and again: each time costs a few bytes here, and all of the picture there."""
    out = io.BytesIO()
    Image.new("L", (64, 64), 128).save(out, "JPEG", progressive=True)
    data = out.getvalue()
    last = data[data.rindex(b"\xff\xda") : -2]
    return data[:-2] + last * times + data[-2:]


def carrying(name: str) -> bytes:
    made = writer()
    made.add_attachment(name, b"inside")
    return pdf(made)


def image(kind: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    out = io.BytesIO()
    Image.radial_gradient("L").resize(size).convert("RGB").save(out, kind)
    return out.getvalue()


def huge_png() -> bytes:
    """A header that promises ten billion pixels, and nothing after it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


def types(*overrides: tuple[str, str]) -> str:
    parts = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides)
    return f'<Types xmlns="{TYPES}">{parts}</Types>'


def relation(kind: str, target: str, *, inside: bool = False) -> str:
    """A link from the text to something outside, or to another part."""
    mode = "" if inside else ' TargetMode="External"'
    one = f'<Relationship Id="r1" Type="http://x/{kind}" Target="{target}"{mode}/>'
    return f'<Relationships xmlns="{RELATIONS}">{one}</Relationships>'


def field(*runs: str) -> str:
    """A text with a field, cut over runs."""
    inside = "".join(f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in runs)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("begin", "end"))
    return f'<w:document xmlns:w="{WORD}"><w:body><w:p>{begin}{inside}{end}</w:p></w:body></w:document>'


def docx(main: str = MAIN, **changes: str | bytes) -> bytes:
    """A small text.  ``changes``: other parts; a name with ``__`` for ``/`` and ``_`` before its ending for ``.``."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": types(("/word/document.xml", main)),
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body/></w:document>',
        **{name.replace("__", "/").replace("_", "."): data for name, data in changes.items()},
    }
    return archive(parts)


def archive(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(zipfile.ZipInfo(name, (2026, 11, 22, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
