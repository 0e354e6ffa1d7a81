"""Tests of what the benchmarks measure with; nothing here is timed."""
