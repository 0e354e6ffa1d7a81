"""CODA, version 2: the coded statement of Belgian banks, lines of 128 characters.

febelfin-coda takes the fields out of the lines.  What a file must hold together (order, counts, totals, balances) is
checked here in integers, before and after: the checks of that library are asserts, which ``python -O`` leaves out.
"""
