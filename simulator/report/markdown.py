"""The debrief as a Markdown file."""

from collections.abc import Iterator

from simulator.report.text import CRITICAL, level_text
from simulator.scoring.debrief import Debrief, OneThing, Row

SPECIAL = str.maketrans({char: f"\\{char}" for char in "\\`*_{}[]<>#|!~"})


def markdown(shown: Debrief) -> str:
    """The whole debrief; whatever people typed is escaped."""
    return "\n".join(_lines(shown)) + "\n"


def safe(text: str) -> str:
    """Somebody's words with nothing in them that Markdown or HTML would obey, on one line."""
    return " ".join(text.translate(SPECIAL).split())


def _lines(shown: Debrief) -> Iterator[str]:
    verdict = "passed" if shown.score.passed else "not passed yet"
    yield f"# {safe(shown.customer)}: {safe(shown.title)}"
    yield ""
    yield f"**{shown.score.total} of 100, {verdict}.** {safe(shown.outcome)}"
    if shown.own_total is not None:
        yield f"You thought {shown.own_total}."
    yield from _curve(shown)
    yield from _rows(shown)
    if shown.one_thing:
        yield from _one_thing(shown.one_thing)
    yield from _lists(shown)


def _curve(shown: Debrief) -> Iterator[str]:
    yield ""
    yield "## The mood"
    yield ""
    yield "| reply | mood | |"
    yield "|---:|---|---|"
    for point in shown.curve:
        yield f"| {point.reply or 'start'} | {point.word} | {'█' * round(20 * point.tension)} |"
    yield ""
    for turn in shown.turning_points:
        direction = "hotter" if turn.change > 0 else "calmer"
        yield f"- Reply {turn.reply}, {direction}: {turn.why}" + (f' ("{safe(turn.quote)}")' if turn.quote else "")


def _rows(shown: Debrief) -> Iterator[str]:
    yield ""
    yield "## The seven steps"
    yield ""
    yield "| step | level | you | what was met | proof | next |"
    yield "|---|---:|---:|---|---|---|"
    for row in shown.rows:
        yield _row(row)
    for error in shown.score.critical:
        yield ""
        yield f'**{CRITICAL[error.kind]}:** "{safe(error.quote)}". This alone keeps a session from passing.'


def _row(row: Row) -> str:
    proof = "; ".join(f'"{safe(quote)}"' for _, quote in row.result.quotes[:2])
    doubt = " (unsure: a person should look)" if row.result.unsure else ""
    own = level_text(row.own)
    return (
        f"| {row.number} {row.name} | {level_text(row.result.level)}{doubt} | {own} "
        f"| {row.result.anchor} | {proof} | {row.result.next} |"
    )


def _one_thing(one: OneThing) -> Iterator[str]:
    yield ""
    yield f"## One thing to change: {one.name}"
    yield ""
    yield one.advice
    if one.said:
        yield ""
        yield f"> {safe(one.said)}"
    yield ""
    for reply in one.instead:
        yield f'- Instead: "{safe(reply.text)}"'
    if one.instead:
        yield f"- Why: {one.instead[0].why}"


def _lists(shown: Debrief) -> Iterator[str]:
    if shown.went_well:
        yield ""
        yield "## What went well"
        yield ""
        for _, did, quote in shown.went_well:
            yield f'- You {did}: "{safe(quote)}"'
    if shown.note:
        yield ""
        yield "## The note"
        yield ""
        for item in shown.note:
            yield f"- {item.fact}: {item.status}" + (f' ("{safe(item.quote)}")' if item.quote else "")
