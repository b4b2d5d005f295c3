"""The trained reader against its own bare forward pass, one by one and in bulk."""

import json
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from simulator.services import make_reader

REPLIES = Path(__file__).parents[2] / "simulator" / "understanding" / "data" / "replies"
COUNT = 200


def figures() -> Iterator[tuple[str, str, str]]:
    """Ratios and milliseconds; nothing where there are no weights."""
    begun = time.perf_counter()
    import torch

    from simulator.understanding import encoder

    imported = time.perf_counter()
    reader = make_reader()
    if not isinstance(reader, encoder.EncoderReader):
        yield "the trained reader", "no weights", ""
        return
    yield "imports of torch and transformers, seconds", f"{imported - begun:.2f}", ""
    yield "loading the reader from its files, seconds", f"{time.perf_counter() - imported:.2f}", "bar: at most 2"
    pairs = _pairs()
    reader.hear(pairs[:8])
    reads, bare = [], []
    with torch.inference_mode():
        for pair in pairs:
            reads.append(_seconds(partial(reader.hear, [pair])))
            batch = encoder.batch_of(encoder.tokenize(reader.tokenizer, [pair]))
            bare.append(_seconds(partial(reader.model, *batch)))
    ratio = statistics.median(a / b for a, b in zip(reads, bare, strict=True))
    yield "reading a reply / bare forward pass of the same tokens", f"{ratio:.2f}", "bar: at most 1.3"
    reads.sort()
    yield "milliseconds a reply, p50", f"{1000 * statistics.median(reads):.1f}", ""
    yield "milliseconds a reply, p95", f"{1000 * reads[int(0.95 * len(reads))]:.1f}", ""
    bulk = _seconds(partial(reader.hear, pairs))
    yield "one by one / in bulk", f"{sum(reads) / bulk:.1f}", "bar: at least 5"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield "peak memory, MB", f"{peak:.0f}", ""


def _pairs() -> list[tuple[str, str]]:
    lines = next(iter(sorted(REPLIES.glob("*.jsonl")))).read_text(encoding="utf-8").splitlines()[:COUNT]
    return [(row["customer"], row["trainee"]) for row in map(json.loads, lines)]


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
