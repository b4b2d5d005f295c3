"""What a persona, its lines and a scenario are made of; every key of the files is described here."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, model_validator

Share = Annotated[float, Field(ge=0.0, le=1.0)]
Scale = Annotated[float, Field(ge=0.0, le=3.0)]
Text = Annotated[str, Field(min_length=1)]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Band = Literal["hot", "warm", "cool"]
Channel = Literal["chat", "phone"]


class Part(BaseModel):
    """Base of all content: unknown keys are errors, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Demand(Part):
    """What the customer asks for, and what lies under it."""

    wants: Text
    """What they demand, in a few words."""
    needs: Text
    """The underlying need; it comes out only when somebody asks."""
    stakes: Text
    """What happens to them if nothing is done."""


class Fact(Part):
    """One thing that the customer can tell."""

    id: Identifier
    text: Text
    """A whole sentence in words that they would use."""
    say: tuple[Text, ...] = ()
    """Other ways for the same customer to say it."""
    asked_by: tuple[Text, ...] = ()
    """Questions that bring it out, one or more."""
    hidden: bool
    """True: told only when asked about. False: volunteered early."""


class CaseEntry(Part):
    """One row of what the agent's screen shows before and during the session."""

    label: Text
    value: Text


class Option(Part):
    """Something that policy lets the agent do."""

    id: Identifier
    kind: Literal["remedy", "workaround", "goodwill", "support"]
    text: Text
    name: str = ""
    """What the customer would call it in passing, with its article: "the voucher"."""
    appeal: Share
    """How far it meets the need, 0 to 1."""


class Limit(Part):
    """Something that policy does not allow, and why."""

    id: Identifier
    text: Text
    reason: Text


class Escalation(Part):
    """Whether this situation needs somebody with more authority, whom, when, and how soon they answer."""

    needed: bool
    to: Text
    when: Text
    reply_within: Text


class Documentation(Part):
    """What a good note about this session holds, a line each."""

    issue: Text
    outcome: Text
    follow_up: Text


class ScenarioLines(Part):
    """What a customer in this situation can say about it, whoever they are."""

    complain: tuple[Text, ...] = ()
    stakes: tuple[Text, ...] = ()
    press: tuple[Text, ...] = ()
    drift: tuple[Text, ...] = ()
    identify: tuple[Text, ...] = ()


class Scenario(Part):
    """A situation to practise: what happened, what may be done, and what may not."""

    title: Text
    company: Text
    industry: str = ""
    channel: Channel
    difficulty: Annotated[int, Field(ge=1, le=3)]
    situation: Text
    opening: Annotated[tuple[Text, ...], Field(min_length=1)]
    customer: Demand
    facts: Annotated[tuple[Fact, ...], Field(min_length=1)]
    case_file: Annotated[tuple[CaseEntry, ...], Field(min_length=1)]
    options: Annotated[tuple[Option, ...], Field(min_length=1)]
    limits: tuple[Limit, ...] = ()
    escalation: Escalation
    documentation: Documentation
    lines: ScenarioLines = ScenarioLines()

    @model_validator(mode="after")
    def _ids_once(self) -> "Scenario":
        for name in ("facts", "options", "limits"):
            ids = [part.id for part in getattr(self, name)]
            twice = sorted({one for one in ids if ids.count(one) > 1})
            if twice:
                raise ValueError(f"{name}: the id {twice[0]!r} is used twice; give each its own")
        return self


class Temper(Part):
    """The mood that a persona starts in, each 0 to 1."""

    anger: Share
    trust: Share
    heard: Share
    patience: Share
    hope: Share


class Sensitivities(Part):
    """How strongly a persona feels each kind of justice; 1 is the ordinary measure."""

    interactional: Scale = 1.0
    procedural: Scale = 1.0
    distributive: Scale = 1.0


class Speech(Part):
    """Habits of speech that the lines are dressed in."""

    fillers: tuple[Text, ...] = ()
    """Words that open a spoken turn now and then: "Look," "Well,"."""
    filler_rate: Share = 0.0
    wordy: Share = 0.3
    """Chance that a turn has three parts; the others have two at the most."""
    typo_rate: Share = 0.0
    """Chance, per turn in chat, of one slip of the keys."""


class Stance(Part):
    """How a persona bargains, insists and leaves; the agenda reads these."""

    vent_turns: Annotated[int, Field(ge=0, le=4)] = 1
    """Turns that they need to let off steam before they weigh anything."""
    asking_price: Share = 0.5
    """How good an offer must be (appeal moved by mood and trust) to be taken."""
    haggles: Share = 0.3
    """How readily they ask for more when an offer comes near."""
    supervisor_at: Share = 0.75
    """Anger at which they ask for somebody above."""
    threatens: tuple[Literal["leave", "post", "court"], ...] = ("leave",)
    drifts: Share = 0.1
    """Chance, per turn, of wandering to another complaint."""
    leaves_at: Share = 0.08
    """Patience at which they hang up or walk away."""


TITLES = frozenset({"Dr", "Mr", "Mrs", "Ms", "Miss", "Mx", "Prof", "Professor", "Sir", "Dame"})


class Persona(Part):
    """Somebody who can call: who they are, how they speak, what moves them, how they leave."""

    name: Text
    pronoun: Literal["she", "he", "they"]
    label: Text
    """Two or three words for lists: "repeat caller"."""
    summary: Text
    """One or two sentences for the trainee's library."""
    manner: Text
    """How they speak, for voices that phrase freely."""
    background: Text
    """Who they are, for voices that phrase freely."""
    remembers: bool = False
    """True: their next call opens from the last one's note and promises."""
    fits: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Scenario ids, or "any"."""
    inertia: Share = 0.35
    """How slowly the mood moves: 0 at once, 1 never."""
    mood: Temper
    sensitivities: Sensitivities = Sensitivities()
    soothed_by: dict[str, Scale] = {}
    """Signals (see customer/appraisal.toml) that work more or less well on them: a factor each."""
    inflamed_by: dict[str, Scale] = {}
    speech: Speech = Speech()
    stance: Stance = Stance()

    @property
    def called(self) -> str:
        """The name that a transcript shows: the first name, or the last where the first word is a title."""
        first, *rest = self.name.split()
        return rest[-1] if rest and first.rstrip(".") in TITLES else first


class LineBank(RootModel[dict[str, dict[Band, tuple[Text, ...]]]]):
    """A persona's lines: move, then mood band, then the lines, each said at most once a session."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)
