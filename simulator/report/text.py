"""The debrief as plain lines, for line mode and pipes."""

from collections.abc import Iterator

from simulator.events import Level
from simulator.scoring.debrief import Debrief, Row

BAR = 20
"""Characters of the longest bar of the mood curve."""


def debrief_lines(shown: Debrief) -> list[str]:
    """The debrief in its fixed order, a line each."""
    return [
        *_head(shown),
        "",
        *_curve(shown),
        "",
        *(line for row in shown.rows for line in _row(row)),
        *_critical(shown),
        "",
        *_one_thing(shown),
        *_well(shown),
        *_note(shown),
        *_foot(shown),
    ]


def level_text(level: Level) -> str:
    """A level as people write it; a dash where it can't be known."""
    return "-" if level is None else str(level)


def _head(shown: Debrief) -> Iterator[str]:
    verdict = "passed" if shown.score.passed else "not passed yet"
    yield f"{shown.customer} - {shown.title}: {shown.score.total} of 100, {verdict}"
    if shown.own_total is not None:
        yield f"You thought {shown.own_total}."
    yield shown.outcome
    if shown.score.unknown:
        yield f"Not known: {', '.join(shown.score.unknown)}."


def _curve(shown: Debrief) -> Iterator[str]:
    yield "The mood, reply by reply:"
    for point in shown.curve:
        name = "start" if point.reply == 0 else str(point.reply)
        yield f"  {name:>5} {point.word:<10} {'#' * round(BAR * point.tension)}"
    for turn in shown.turning_points:
        direction = "hotter" if turn.change > 0 else "calmer"
        quote = f' ("{turn.quote}")' if turn.quote else ""
        yield (
            f"  Reply {turn.reply}, {direction}: {turn.why}{quote}"
            if turn.reply
            else f"  At the start: {turn.why}{quote}"
        )


def _row(row: Row) -> Iterator[str]:
    own = f" (you: {row.own})" if row.own is not None else ""
    doubt = " - the program is unsure here; a person should look" if row.result.unsure else ""
    yield f"{row.number} {row.name:<13} {level_text(row.result.level):>3}{own}  {row.result.anchor}{doubt}"
    for turn, quote in row.result.quotes[:2]:
        place = "note" if turn < 0 else f"turn {turn}"
        yield f'      "{quote}" ({place})'
    if row.result.next:
        yield f"      next: {row.result.next}"


CRITICAL = {
    "abuse": "An insult or a threat",
    "hang_up": "Ended on a customer who was still asking",
    "forbidden_promise": "A promise that nobody can keep",
    "false_note": "The note says something that did not happen",
}


def _critical(shown: Debrief) -> Iterator[str]:
    for error in shown.score.critical:
        yield f'! {CRITICAL[error.kind]}: "{error.quote}". This alone keeps a session from passing.'


def _one_thing(shown: Debrief) -> Iterator[str]:
    one = shown.one_thing
    if one is None:
        return
    place = f"at reply {one.reply} you said" if one.reply else "you wrote" if one.said else "nothing was written"
    yield f"One thing to change - {one.name}: {one.advice}"
    yield f'  {place[0].upper()}{place[1:]}: "{one.said}"' if one.said else f"  {place[0].upper()}{place[1:]}."
    for reply in one.instead:
        yield f'  Instead: "{reply.text}"'
    if one.instead:
        yield f"  Why: {one.instead[0].why}"


def _well(shown: Debrief) -> Iterator[str]:
    if shown.went_well:
        yield ""
        yield "What went well:"
        for turn, did, quote in shown.went_well:
            yield f'  Turn {turn}: you {did}: "{quote}"'


def _note(shown: Debrief) -> Iterator[str]:
    if shown.note:
        yield ""
        yield "The note:"
        for item in shown.note:
            yield f"  {item.fact}: {item.status}" + (f' ("{item.quote}")' if item.quote else "")


def _foot(shown: Debrief) -> Iterator[str]:
    if shown.fallbacks:
        yield ""
        yield f"The voice was replaced by written lines {shown.fallbacks} times."
