"""Runs every benchmark and prints a line for each figure, with its bar where the design sets one."""

import sys
from importlib import import_module

MODULES = ("first_paint", "turns", "store", "reading")


def main() -> None:
    chosen = sys.argv[1:] or MODULES
    for name in chosen:
        module = import_module(f"tests.bench.{name}")
        for figure, value, bar in module.figures():
            print(f"{figure:<58} {value:>14}   {bar}", flush=True)


if __name__ == "__main__":
    main()
