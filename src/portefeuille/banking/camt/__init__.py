"""camt.053, the statement of ISO 20022 in XML, versions 2 to 8.

The file is read as it streams by: an entry is forgotten once it is read.  A document type is refused, no entity but the
five of XML is known, and nothing is fetched.
"""
