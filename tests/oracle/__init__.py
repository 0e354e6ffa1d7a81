"""A second, plain reading of the rules, to hold the engine against. Nothing here imports the engine, but the
tests.
"""
