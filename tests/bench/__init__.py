"""Benchmarks: `make bench` prints ratios measured within one run; nothing here is asserted."""
