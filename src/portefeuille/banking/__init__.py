"""Files of the bank: statements in (CODA, camt.053), payment orders out. Bytes in, records out; nothing is stored here."""
