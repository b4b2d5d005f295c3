"""Checks what a voice said before anyone hears it: a customer's words, about this case, and nothing else."""

import re
from dataclasses import replace

from simulator.customer.voice.brief import Brief, Spoken, Voice, VoiceError
from simulator.customer.voice.human import HumanVoice
from simulator.understanding.text import clean

MOST_WORDS = 50
"""Longest turn let through: 45 by the design, and a little for figures that split."""

AGENT_TALK = re.compile(
    r"\b(?:how (?:may|can) i (?:help|assist)|i(?:'m| am) (?:here|happy|glad) to (?:help|assist)|let me (?:check"
    r"|look into) (?:that|this|your)"
    r"|as an ai|language model|thank you for (?:calling|contacting)|we apologi[sz]e for|i apologi[sz]e for"
    r"|your (?:order|refund) (?:has been|will be)"
    r"|is there anything else (?:i|we) can)",
    re.IGNORECASE,
)
STAGE_DIRECTION = re.compile(
    r"^\s*[\[(*].{0,80}[\])*]|\*[a-z ]{3,40}\*|^(?:customer|agent|trainee|assistant|user|system)\s*:", re.IGNORECASE
)
LEAK = re.compile(
    r"\b(?:instruction|system prompt|persona|rubric|role-?play|simulat\w+|you are playing|<\|?\w+\|?>)\b", re.IGNORECASE
)
FIGURE = re.compile(r"\d[\d.,:]*\d|\d")


def fault(text: str, brief: Brief) -> str:
    """What is wrong with a turn, in a few words; empty where nothing is."""
    words = text.split()
    if not words:
        return "it is empty"
    if len(words) > MOST_WORDS:
        return f"it is too long ({len(words)} words)"
    if clean(text) != text:
        return "it holds control characters"
    if AGENT_TALK.search(text):
        return "it talks like the agent"
    if STAGE_DIRECTION.search(text):
        return "it narrates"
    if LEAK.search(text):
        return "it leaks instructions"
    if text.lower() in {old.lower() for speaker, old in brief.turns if speaker == "customer"}:
        return "it was said before"
    return _invented(text, brief)


def _invented(text: str, brief: Brief) -> str:
    known = " ".join(
        [old for _, old in brief.turns]
        + [brief.situation, brief.company]
        + [part for say in brief.say for part in (*say.lines, *(w for f in say.facts for w in f), say.option)]
        + [value for say in brief.say for _, value in say.slots]
    )
    figures = set(FIGURE.findall(known))
    strange = [figure for figure in FIGURE.findall(text) if figure not in figures]
    return f"it invents a figure ({strange[0]})" if strange else ""


def speak(voice: Voice, fallback: Voice, brief: Brief) -> tuple[Spoken, list[str]]:
    """A turn that passed the guard, and why the voice failed, try by try: two tries, then the written lines.

    A person is asked once and never replaced; the reason then only warns.
    """
    reasons: list[str] = []
    if isinstance(voice, HumanVoice):
        brief = replace(brief, written=fallback.phrase(brief))
    for _ in range(2):
        try:
            spoken = voice.phrase(brief, reasons[-1] if reasons else "")
        except VoiceError as error:
            reasons.append(str(error))
            break
        wrong = fault(spoken.text, brief)
        if not wrong:
            return spoken, reasons
        reasons.append(wrong)
        if voice is fallback or isinstance(voice, HumanVoice):
            return spoken, reasons
    return fallback.phrase(brief), reasons
