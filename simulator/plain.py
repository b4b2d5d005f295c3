"""The same session in line mode: for screen readers, pipes and CI."""

import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TextIO

from simulator.customer.voice.brief import Brief
from simulator.customer.voice.human import advice
from simulator.customer.why import Reason, latest
from simulator.events import Event, Level, Mood, Turn, to_json
from simulator.report.text import debrief_lines
from simulator.scoring import debrief, hints
from simulator.scoring.rubric import STEPS, load
from simulator.session.loop import SessionError
from simulator.store.live import LiveSession
from simulator.understanding.text import words

TYPING_WORDS_A_MINUTE = 40
"""How fast a reply from a pipe counts as typed: nobody waited, so the clock is reckoned, the same every time."""

READING_SECONDS = 3.0
"""What a reply from a pipe takes before the typing."""

HELP = """Type a reply and press Enter. Besides, you can type:
  /hint              which step is due, and why
  /why               why the mood is as it is
  /hold 40 reason    put the customer on hold for 40 seconds
  /wait 30           let 30 seconds pass
  /undo              take your last reply back, as a new branch
  /case              the case file again
  /end               end the conversation
  /note TEXT         end it if need be, and write the note"""


@dataclass
class LineMode:
    """One session over lines: `source` gives replies, `out` takes what is said, or events where `as_json` is set."""

    live: LiveSession
    source: TextIO
    out: TextIO
    as_json: bool = False
    clock: Callable[[], float] = time.monotonic
    _asked_at: float = field(default=0.0, init=False)
    _shown: int = field(default=0, init=False)

    @property
    def interactive(self) -> bool:
        """Whether a person is typing."""
        return self.source.isatty()

    def run(self) -> None:
        """The whole session: briefing, conversation, note, self-rating, debrief."""
        if not self.as_json:
            self._print(*briefing_lines(self.live))
        self._show_new()
        self._let_speak()
        self._converse()
        self._write_note()
        self._rate()
        self._finish()

    def _let_speak(self) -> None:
        """Where a person speaks as the customer: takes their words from the same lines, at once if they are due."""
        if person := self.live.session.by_hand:
            person.ask = self._words_of_customer
            if self.live.session.waiting:
                self.live.answer()
                self._show_new()

    def _words_of_customer(self, brief: Brief) -> str:
        self._say("", *advice(brief), "Type what they say; Enter alone takes the written line.")
        while (line := self._ask(f"as {self.live.session.persona.called}> ") or "").startswith("/"):
            self._say("These are the customer's words: no commands here. Enter alone takes the written line.")
        return line

    # --- the conversation --------------------------------------------------------------------------------------------

    def _converse(self) -> None:
        while self.live.session.stage == "call":
            line = self._ask("> ")
            if line is None:
                self.live.end()
            elif line.strip():
                self._take(line.strip())
            self._show_new()

    def _take(self, line: str) -> None:
        verb, _, rest = line.partition(" ")
        command = self._commands().get(verb)
        try:
            if command:
                command(rest.strip())
            elif verb.startswith("/") and verb[1:].isalpha():
                self._say(f"There is no {verb}. /help shows what there is.")
            else:
                self.live.reply(line, self._seconds(line))
        except SessionError as error:
            self._say(str(error))

    def _commands(self) -> dict[str, Callable[[str], None]]:
        return {
            "/help": lambda _: self._say(HELP),
            "/hint": lambda _: self._hint(),
            "/why": lambda _: self._say(*why_lines(self.live.session.events)),
            "/hold": lambda rest: self._pause(rest, hold=True),
            "/wait": lambda rest: self._pause(rest, hold=False),
            "/undo": lambda _: self._undo(),
            "/case": lambda _: self._say(*case_lines(self.live)),
            "/end": lambda _: self._end(),
            "/note": self._note_now,
        }

    def _hint(self) -> None:
        hint = hints.due(self.live.session)
        self.live.hint(hint.step)
        self._say(f"Step {hint.step}, {hint.name}: {hint.why} {hint.advice}")

    def _pause(self, rest: str, hold: bool) -> None:
        seconds, _, reason = rest.partition(" ")
        try:
            length = float(seconds)
        except ValueError:
            example = "/hold 40 reading your notes" if hold else "/wait 30"
            self._say(f"Say how many seconds, for example: {example}")
            return
        self.live.hold(min(length, 3600.0), reason, hold)

    def _undo(self) -> None:
        mine = [turn for turn in self.live.session.turns if turn.speaker == "trainee"]
        if not mine:
            self._say("There is nothing to take back yet.")
            return
        self.live = self.live.branch(mine[-1].turn)
        if self.as_json:
            self._shown = 0
        else:
            self._shown = len(self.live.session.events)
            self._print("Taken back. The customer had said:", *_spoken(self.live, self.live.session.turns[-1:]))

    def _end(self) -> None:
        self.live.end()

    def _note_now(self, text: str) -> None:
        self.live.end()
        self.live.write_note(text, self._seconds(text))

    # --- afterwards --------------------------------------------------------------------------------------------------

    def _write_note(self) -> None:
        if self.live.session.stage != "note":
            return
        self._say(
            "",
            "Write the note: issue, what they wanted, what was offered and taken, promises with dates, how they left.",
        )
        lines = []
        while (line := self._ask("note> ")) is not None and line.strip():
            lines.append(line.strip().removeprefix("/note").strip())
            if not self.interactive:
                break
        text = "\n".join(lines)
        self.live.write_note(text, self._seconds(text))
        self._show_new()

    def _rate(self) -> None:
        if not self.interactive:
            return
        self._say("", "Before you see the score, rate yourself: 0 to 3 for each step, or Enter to leave one out.")
        levels: dict[str, Level] = {}
        for number in STEPS:
            answer = (self._ask(f"  {number} {load().step(number).title}: ") or "").strip()
            if answer in ("0", "1", "2", "3"):
                levels[number] = int(answer)
        self.live.rate_self(levels)

    def _finish(self) -> None:
        self.live.score()
        self._show_new()
        session = self.live.session
        if not self.as_json:
            self._print("", *debrief_lines(debrief.build(session.events, session.persona, session.scenario)))

    # --- in and out --------------------------------------------------------------------------------------------------

    def _ask(self, prompt: str) -> str | None:
        if self.interactive and not self.as_json:
            self.out.write(prompt)
            self.out.flush()
        self._asked_at = self.clock()
        line = self.source.readline()
        return line.rstrip("\n") if line else None

    def _seconds(self, text: str) -> float:
        if self.interactive:
            return self.clock() - self._asked_at
        return READING_SECONDS + 60.0 * len(words(text)) / TYPING_WORDS_A_MINUTE

    def _show_new(self) -> None:
        events = self.live.session.events
        new, self._shown = events[self._shown :], len(events)
        if self.as_json:
            self._print(*(to_json(event) for event in new))
        else:
            self._print(*_spoken(self.live, [event for event in new if not _own(event)]))

    def _say(self, *lines: str) -> None:
        """Words to the person; in JSON mode they go to standard error, so that the events stay clean."""
        print(*lines, sep="\n", file=sys.stderr if self.as_json else self.out)

    def _print(self, *lines: str) -> None:
        for line in lines:
            print(line, file=self.out)
        self.out.flush()


def _own(event: Event) -> bool:
    return isinstance(event, Turn) and event.speaker == "trainee"


def _spoken(live: LiveSession, events: Iterable[Event]) -> list[str]:
    """A line for each thing that the customer said, and for each change of the mood's word."""
    name = live.session.persona.called
    lines = []
    for event in events:
        if isinstance(event, Turn):
            lines.append(f"{name}: {event.text}")
        elif isinstance(event, Mood):
            lines.append(f"({event.word})")
    return lines


def why_lines(events: Iterable[Event]) -> list[str]:
    """Why the mood moved as it did at the last reply, the weightiest reason first."""
    change = latest(events)
    if change is None or not change.reasons:
        return ["Nothing has moved the mood yet." if change is None or not change.turn else "That moved nothing."]
    return [f"The mood: {change.moved}", *(_reason_line(reason) for reason in change.reasons)]


def _reason_line(reason: Reason) -> str:
    moved = ", ".join(f"{dimension} {amount:+.2f}" for dimension, amount in reason.changes)
    return f"{moved}: {reason.why}" + (f' ("{reason.quote}")' if reason.quote else "")


def briefing_lines(live: LiveSession) -> list[str]:
    """What the trainee is told before the first word."""
    session = live.session
    scenario = session.scenario
    return [
        f"{session.persona.name}, {session.persona.label} - {scenario.title} ({scenario.company}, {scenario.channel})",
        "",
        *scenario.situation.splitlines(),
        "",
        *case_lines(live),
        "",
        "/help shows what you can do besides answering.",
        "",
    ]


def case_lines(live: LiveSession) -> list[str]:
    """The case file, what may be offered, what may not, and who is above."""
    scenario = live.session.scenario
    above = scenario.escalation
    return [
        "Case file:",
        *(f"  {entry.label}: {entry.value}" for entry in scenario.case_file),
        "You may offer:",
        *(f"  - {option.text}" for option in scenario.options),
        "You may not:",
        *(f"  - {limit.text} ({limit.reason})" for limit in scenario.limits),
        f"Above you: {above.to}, when {above.when}; answers within {above.reply_within}.",
    ]
