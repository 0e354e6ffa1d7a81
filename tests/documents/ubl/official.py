"""What others say of an invoice: the schemas of UBL 2.1, and the rules of EN 16931 (CEN), carried out by Saxon."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import metadata, resources
from pathlib import Path
from typing import Any

from lxml import etree

SCHEMAS = {"Invoice": "UBL-Invoice-2.1.xsd", "CreditNote": "UBL-CreditNote-2.1.xsd"}
_FAILED = re.compile(r"<svrl:failed-assert[^>]*?\bid=\"([A-Za-z0-9-]+)\"")


@lru_cache
def schema(root: str) -> etree.XMLSchema:
    folder = resources.files("peppol") / "schema" / "maindoc"
    with resources.as_file(folder) as found:
        return etree.XMLSchema(etree.parse(str(found / SCHEMAS[root])))


@lru_cache
def rules() -> Any:
    """The compiled rules, and Saxon, which must live as long as they do."""
    from saxonche import PySaxonProcessor

    place = metadata.distribution("mcp-einvoicing-core").locate_file(
        "mcp_einvoicing_core/resources/schematron/en16931_base/CEN-EN16931-UBL.xslt"
    )
    saxon = PySaxonProcessor(license=False)
    return saxon, saxon.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(Path(str(place))))


def follows_schema(data: bytes) -> bool:
    document = etree.fromstring(data)
    return schema(etree.QName(document).localname).validate(document)


def broken_rules(data: bytes) -> set[str]:
    """The names of the rules that the invoice does not keep; ``stopped`` when they cannot even be asked of it."""
    from saxonche import PySaxonApiError

    saxon, compiled = rules()
    try:
        node = saxon.parse_xml(xml_text=data.decode())
        return set(_FAILED.findall(compiled.transform_to_string(xdm_node=node)))
    except PySaxonApiError:
        return {"stopped"}
