"""`python -m tests.realism`: plays every trainee against every customer and prints the bars."""

import argparse
import statistics
import sys
from collections import Counter

from simulator.content.loading import Library, load
from simulator.content.places import shipped
from simulator.events import Move, Turn
from simulator.understanding.reader import PatternReader, Reader
from tests.realism.bars import measure
from tests.realism.play import Played, play
from tests.realism.trainees import TRAINEES


def main() -> int:
    """Prints the table; exit 1 where a bar is missed."""
    args = _arguments()
    library = load([shipped()])
    reader = _reader(args.reader)
    games = [
        play(library, reader, trainee, persona, scenario, seed)
        for persona, scenario in library.pairings
        for trainee in TRAINEES
        for seed in range(1, args.seeds + 1)
        if _wanted(args, trainee, persona, scenario)
    ]
    if args.show:
        for game in games[: args.show]:
            print(transcript(game))
        return 0
    return _table(games, library)


def _table(games: list[Played], library: Library) -> int:
    print(f"{len(games)} sessions, {sum(len(game.said) for game in games)} customer turns\n")
    for name in TRAINEES:
        some = [game for game in games if game.trainee == name]
        outcomes = Counter(game.closed.outcome for game in some)
        moods = Counter(game.closed.mood for game in some)
        result = statistics.mean(game.result for game in some)
        print(f"{name:<12} {result:.2f}  {dict(outcomes.most_common())}  {dict(moods.most_common())}")
    print()
    bars = list(measure(games, library))
    for bar in bars:
        print(f"{bar.name:<52} {bar.value:>10}   {bar.bar:<16} {'' if bar.held else 'MISSED'}")
    return 0 if all(bar.held for bar in bars) else 1


def transcript(game: Played) -> str:
    """One session in words, with moods and moves."""
    lines = [f"=== {game.trainee} / {game.persona} / {game.scenario} / {game.seed}"]
    moods = {mood.turn: mood for mood in game.moods}
    moves: dict[int, list[str]] = {}
    for event in game.events:
        if isinstance(event, Move):
            moves.setdefault(event.turn, []).append(event.move)
    for event in game.events:
        if isinstance(event, Turn):
            who = "C" if event.speaker == "customer" else "T"
            mood = moods.get(event.turn - 1 if event.turn else 0)
            note = f" [{mood.word} {'+'.join(moves.get(event.turn, []))}]" if who == "C" and mood else ""
            lines.append(f"{who}{note} {event.text}")
    closed = game.closed
    return "\n".join([*lines, f"--- {closed.ended_by}: {closed.outcome}, {closed.mood}, {closed.accepted}", ""])


def _reader(name: str) -> Reader | None:
    if name == "patterns":
        return PatternReader()
    if name == "encoder":
        from simulator.services import Services

        return Services().reader
    return None


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.realism", description=__doc__)
    parser.add_argument("--reader", choices=["tagged", "patterns", "encoder"], default="tagged")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--trainee", default="")
    parser.add_argument("--persona", default="")
    parser.add_argument("--scenario", default="")
    parser.add_argument("--show", type=int, default=0, help="print so many transcripts instead of the table")
    return parser.parse_args()


def _wanted(args: argparse.Namespace, trainee: str, persona: str, scenario: str) -> bool:
    return all(
        not wanted or wanted == value
        for wanted, value in ((args.trainee, trainee), (args.persona, persona), (args.scenario, scenario))
    )


if __name__ == "__main__":
    sys.exit(main())
