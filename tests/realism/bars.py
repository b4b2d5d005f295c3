"""The bars that the customers are held to, each measured over the played sessions."""

import re
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from simulator.content.loading import Library
from simulator.customer.guard import AGENT_TALK, FIGURE, LEAK, STAGE_DIRECTION
from simulator.customer.mood import rank
from simulator.events import Event, Move, Reading, Turn
from tests.realism.play import Played
from tests.realism.twice import same_elsewhere

LADDER = ("excellent", "competent", "mediocre", "defensive")


@dataclass(frozen=True)
class Bar:
    """One figure against its bar."""

    name: str
    value: str
    bar: str
    held: bool


def measure(games: Sequence[Played], library: Library) -> Iterator[Bar]:
    """Every bar of the issue, in its order."""
    yield from _order(games)
    yield from _endings(games, library)
    yield from _arcs(games, library)
    yield from _words(games)
    yield from _faults(games, library)
    same = same_elsewhere(library)
    yield Bar("same seeds in two processes", "identical" if same else "different", "identical", same)
    slow = sorted(second for game in games for second in game.seconds)
    p95 = 1000 * slow[int(0.95 * len(slow))]
    yield Bar("customer's turn with what the reader takes, ms (p95)", f"{p95:.1f}", "<= 5 (tagged)", p95 <= 5)


def by_pairing(games: Iterable[Played], trainee: str) -> dict[tuple[str, str], list[Played]]:
    """One trainee's sessions by (persona, scenario)."""
    found: dict[tuple[str, str], list[Played]] = defaultdict(list)
    for game in games:
        if game.trainee == trainee:
            found[game.persona, game.scenario].append(game)
    return found


def _means(games: Sequence[Played], trainee: str) -> dict[tuple[str, str], float]:
    return {pair: statistics.mean(g.result for g in some) for pair, some in by_pairing(games, trainee).items()}


def _order(games: Sequence[Played]) -> Iterator[Bar]:
    means = {name: _means(games, name) for name in (*LADDER, "stuffer", "repeater")}
    pairs = list(means["excellent"])
    chain = [all(means[a][pair] > means[b][pair] for a, b in pairwise(LADDER)) for pair in pairs]
    yield _share("pairings in order, all four", chain, 0.95)
    for better, worse in pairwise(LADDER):
        yield _share(f"  {better} above {worse}", [means[better][p] > means[worse][p] for p in pairs], 0.95)
    for name in ("stuffer", "repeater"):
        above = [means[name][pair] > means["mediocre"][pair] for pair in pairs]
        yield _share(f"{name} above mediocre", above, 0.0, most=True)


def _endings(games: Sequence[Played], library: Library) -> Iterator[Bar]:
    best = [game for game in games if game.trainee == "excellent"]
    winners = {game.persona for game in best if game.won}
    yield Bar("personas that excellent wins with", f"{len(winners)}/{len(library.personas)}", "all",
              winners == set(library.personas))  # fmt: skip
    where = {game.scenario for game in best if game.won}
    yield Bar("scenarios that excellent wins in", f"{len(where)}/{len(library.scenarios)}", "all",
              where == set(library.scenarios))  # fmt: skip
    wins = statistics.mean(game.won for game in best)
    yield Bar("sessions that excellent wins", f"{wins:.1%}", "some, not all", 0.5 <= wins <= 0.97)
    lost = [game.lost for game in games if game.trainee == "defensive"]
    yield _share("sessions that defensive loses", lost, 0.8)


def _arcs(games: Sequence[Played], library: Library) -> Iterator[Bar]:
    fast = [any(rank(b.word) - rank(a.word) >= 2 for a, b in pairwise(game.moods)) for game in games]
    yield _share("sessions calmer by two words in a turn", fast, 0.05, most=True)
    turns = {}
    for persona in library.personas:
        calm = [_turns_to_calm(g) for g in games if g.persona == persona and g.trainee == "excellent"]
        reached = [turn for turn in calm if turn]
        turns[persona] = statistics.mean(reached) if reached else 0.0
    spread = max(turns.values()) - min(turns.values())
    yield Bar("replies to calm (excellent), spread over personas", f"{spread:.1f}", "varies", spread >= 1)
    for persona, mean in sorted(turns.items(), key=lambda item: item[1]):
        yield Bar(f"  {persona}", f"{mean:.1f}", "", True)
    yield from _shared_lines(library)


def _turns_to_calm(game: Played) -> int:
    return next((turn for turn, mood in enumerate(game.moods) if rank(mood.word) >= 4), 0)


def _shared_lines(library: Library) -> Iterator[Bar]:
    banks = {
        id: {line.lower() for bands in library.lines_of(id).root.values() for lines in bands.values() for line in lines}
        for id in library.personas
    }
    most = max(len(banks[a] & banks[b]) / min(len(banks[a]), len(banks[b])) for a, b in combinations(banks, 2))
    yield Bar("lines that two personas share, at most", f"{most:.1%}", "<= 15 %", most <= 0.15)


def _words(games: Sequence[Played]) -> Iterator[Bar]:
    lengths = sorted(len(text.split()) for game in games for text in game.said)
    median, p95 = lengths[len(lengths) // 2], lengths[int(0.95 * len(lengths))]
    yield Bar("words a turn, median", str(median), "8-25", 8 <= median <= 25)
    yield Bar("words a turn, p95", str(p95), "<= 45", p95 <= 45)


def _faults(games: Sequence[Played], library: Library) -> Iterator[Bar]:
    texts = [(game, text) for game in games for text in game.said]
    checks: dict[str, Callable[[Played, str], bool]] = {
        "role breaks": lambda _, text: any(one.search(text) for one in (AGENT_TALK, STAGE_DIRECTION, LEAK)),
        "unfilled slots": lambda _, text: bool(re.search(r"[{}]", text)),
        "invented figures": lambda game, text: _invents(game, text, library),
        "turns with nothing to say": lambda _, text: not re.search(r"\w", text),
    }  # fmt: skip
    repeats = sum(len(game.said) - len({text.lower() for text in game.said}) for game in games)
    sentences = sum(_sentences_twice(game) for game in games)
    yield Bar("turns said twice in a session", str(repeats), "0", repeats == 0)
    yield Bar("sentences said twice in a session", str(sentences), "0", sentences == 0)
    for name, broken in checks.items():
        count = sum(broken(game, text) for game, text in texts)
        yield Bar(f"{name} in {len(texts)} turns", str(count), "0", count == 0)
    untold = sum(_told_unasked(game, library) for game in games)
    yield Bar("hidden facts told unasked", str(untold), "0", untold == 0)


def _sentences_twice(game: Played) -> int:
    said = [part.lower() for text in game.said for part in re.split(r"(?<=[.!?])\s+", text) if len(part.split()) > 3]
    return len(said) - len(set(said))


def _invents(game: Played, text: str, library: Library) -> bool:
    known = library.scenario(game.scenario).model_dump_json()
    said = " ".join(event.text for event in game.events if isinstance(event, Turn) and event.speaker == "trainee")
    return any(figure not in known and figure not in said for figure in FIGURE.findall(text))


def _told_unasked(game: Played, library: Library) -> int:
    hidden = {fact.id for fact in library.scenario(game.scenario).facts if fact.hidden}
    asked = {event.turn + 1 for event in game.events if isinstance(event, Reading) and _asks(event)}
    return sum(_unasked(event, hidden, asked) for event in game.events)


def _asks(reading: Reading) -> bool:
    return "clarify" in reading.acts or any(claim.kind == "question" for claim in reading.claims)


def _unasked(event: Event, hidden: set[str], asked: set[int]) -> int:
    if not isinstance(event, Move):
        return 0
    return sum(one.id in hidden and (one.how != "elicited" or event.turn not in asked) for one in event.facts)


def _share(name: str, values: Sequence[bool], bar: float, most: bool = False) -> Bar:
    share = sum(values) / len(values) if values else 0.0
    held = share <= bar if most else share >= bar
    return Bar(name, f"{share:.1%}", f"{'<=' if most else '>='} {bar:.0%}", held)
