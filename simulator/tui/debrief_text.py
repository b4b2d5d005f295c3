"""The parts of the debrief in words, each a piece of content; none of it is ever read as markup."""

from collections.abc import Sequence

from textual.content import Content

from simulator.events import Turn
from simulator.report.text import CRITICAL
from simulator.scoring import rubric
from simulator.scoring.debrief import Debrief, OneThing, TurningPoint
from simulator.scoring.model_reply import ModelReply
from simulator.scoring.note import NoteItem
from simulator.tui.comparing import Change, Comparison
from simulator.tui.wording import NOTE_FACTS, NOTE_MARKS, level_bar, level_style, lines, place, quoted

ARROWS = {1: ("↑ better", "$cool"), 0: ("= the same", "$muted"), -1: ("↓ weaker", "$hot"), None: ("", "$muted")}
"""How a change is shown; the word says what the arrow's colour does."""

MOST_SAID = 600
"""Characters shown of the one reply that is talked about."""


def head(shown: Debrief) -> Content:
    """Own rating against score, and how it came out for the customer."""
    parts = [_verdict(shown), Content.assemble(_own(shown), shown.outcome)]
    if shown.score.unknown:
        parts.append(
            Content.styled(f"Not known, and left out of the score: {', '.join(shown.score.unknown)}.", "$muted")
        )
    if shown.fallbacks:
        times = "once" if shown.fallbacks == 1 else f"{shown.fallbacks} times"
        parts.append(Content.styled(f"The voice failed {times}; written lines spoke instead.", "$muted"))
    return lines(parts)


def _verdict(shown: Debrief) -> Content:
    mark = rubric.load().content.pass_mark
    verdict, style = ("passed", "bold $cool") if shown.score.passed else ("not passed yet", "bold $warm")
    return Content.assemble(
        (f"{shown.score.total} of 100", "bold"), " · ", (verdict, style), (f" ({mark} passes)", "$muted")
    )


def _own(shown: Debrief) -> str:
    if shown.own_total is None:
        return ""
    off = shown.own_total - shown.score.total
    judged = "close to the score" if abs(off) <= 10 else "kinder than the score" if off > 0 else "harder than the score"
    return f"You thought {shown.own_total}, {judged}. "


def turning_points(points: Sequence[TurningPoint], name: str) -> Content:
    """The turns at which the mood moved most, and why."""
    if not points:
        return Content.styled("No reply moved the mood by much.", "$muted")
    return lines([_turning_point(point, name) for point in points])


def _turning_point(point: TurningPoint, name: str) -> Content:
    word, style = ("↑ hotter", "$hot") if point.change > 0 else ("↓ calmer", "$cool")
    where = f"● Reply {point.reply} " if point.reply else "● The start "
    quote = f" {quoted(point.quote)}" if point.quote else ""
    return Content.assemble((where, "bold"), (word, style), f"  {name} {point.why}", (quote, "$trainee"))


def critical(shown: Debrief, turns: Sequence[Turn]) -> Content:
    """The errors that alone keep a session from passing."""
    parts = []
    for error in shown.score.critical:
        said = Content.assemble(f"{place(turns, error.turn).capitalize()}: ", (quoted(error.quote), "$trainee"))
        parts += [Content.styled(f"! {CRITICAL[error.kind]}", "bold $hot"), said]
    cap = rubric.load().content.capped_at
    parts.append(Content.styled(f"Whatever else went well, this alone keeps a session below {cap + 1}.", "$muted"))
    return lines(parts)


def one_thing(one: OneThing) -> Content:
    """What to change, and the words that it is about."""
    said = Content.styled(quoted(one.said, MOST_SAID), "$trainee") if one.said else Content("nothing")
    where = f"At reply {one.reply} you said: " if one.reply else "You wrote: "
    return lines([Content.assemble((f"{one.name}. ", "bold"), one.advice), Content.assemble((where, "$muted"), said)])


def instead(replies: Sequence[ModelReply]) -> Content:
    """The trainee's line, written again, and why that works."""
    numbered = [
        Content.assemble((f"{number}  ", "bold $accent"), quoted(reply.text, MOST_SAID))
        for number, reply in enumerate(replies, 1)
    ]
    return lines([*numbered, Content.assemble(("Why it works: ", "bold"), replies[0].why)])


def went_well(shown: Debrief, turns: Sequence[Turn]) -> Content:
    """The replies that did most good."""
    return lines(
        [
            Content.assemble(
                (f"✓ {place(turns, turn).capitalize()}: ", "$cool"), f"you {did}. ", (quoted(words), "$trainee")
            )
            for turn, did, words in shown.went_well
        ]
    )


def note(items: Sequence[NoteItem]) -> Content:
    """The note, fact by fact."""
    return lines([_note_item(item) for item in items])


def _note_item(item: NoteItem) -> Content:
    mark, word, style = NOTE_MARKS[item.status]
    quote = f"  {quoted(item.quote)}" if item.quote else ""
    return Content.assemble(
        (f"{mark} ", style), f"{NOTE_FACTS.get(item.fact, item.fact):<20} ", (word, style), (quote, "$trainee")
    )


def comparison(changes: Comparison) -> Content:
    """The second go beside the first."""
    before, now = changes.totals
    parts = [
        Content.styled(f"{'':<18}{'first go':<12}{'this go':<12}", "$muted"),
        *(_change(step) for step in changes.steps),
        _line("Total", str(before), str(now), (now > before) - (now < before)),
        _line("Mood at the end", *changes.moods, changes.calmer),
        Content.assemble(("First go: ", "$muted"), changes.outcomes[0]),
        Content.assemble(("This go:  ", "$muted"), changes.outcomes[1]),
    ]
    return lines(parts)


def _change(step: Change) -> Content:
    return Content.assemble(
        f"{step.name:<18}",
        (f"{level_bar(step.before):<12}", level_style(step.before)),
        (f"{level_bar(step.now):<12}", level_style(step.now)),
        ARROWS[step.better],
    )


def _line(name: str, before: str, now: str, better: int) -> Content:
    return Content.assemble(f"{name:<18}{before:<12}{now:<12}", ARROWS[better])
