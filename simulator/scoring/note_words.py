"""The words by which a note is understood, and the figures in it."""

import re

WANTED = re.compile(
    r"\b(?:want\w*|ask(?:ed|s|ing)?|demand\w*|request\w*|wish\w*|hop(?:ed|ing|es)|expect\w*|need\w*|insist\w*)\b",
    re.IGNORECASE,
)
DONE = re.compile(
    r"\b(?:offer\w*|gave|given|told|explain\w*|book\w*|sent|send\w*|pass(?:ed|ing)|took|takes|taken|chose|chosen|accept\w*"
    r"|declin\w*|refus\w*|agreed?|arrang\w*|resolv\w*|refund\w*|replac\w*|credit\w*|review\w*|waiv\w*|escalat\w*|set up"
    r"|ordered|process\w*|open(?:ed)?|raised|moved|paused?|held|hold|voucher|courier\w*|rang|calls?|no solution)\b",
    re.IGNORECASE,
)
LEFT = re.compile(
    r"\b(?:calm\w*|happ(?:y|ier)|unhappy|upset|angry|furious|frustrated|satisfied|dissatisfied|wary|relie(?:ved|f)"
    r"|annoyed|grateful|thank\w*|hung up|left|leaves|resigned|tense|disappointed|settled|scep?ti\w*|skepti\w*|mood"
    r"|cool\w*|worried|cross|tired|hurt|seemed|sounded|tearful|crying|friendl\w*|irritated|bitter|still (?:not|un)\w*"
    r"|doesn't believe|does not believe|ended (?:the )?(?:call|chat)|at the end)\b",
    re.IGNORECASE,
)
PLEASED = re.compile(
    r"(?<!not )(?<!un)(?<!dis)\b(?:much happier|happ(?:y|ier)|delighted|pleased|very good mood|fully satisfied)\b",
    re.IGNORECASE,
)
THANKED = re.compile(r"(?<!not )\bthanked\b(?! (?:her|him|them|the customer|cust))", re.IGNORECASE)
HUNG_UP = re.compile(
    r"\b(?:customer|caller|cust\.?|she|he|they|guest|client)\b[^.]*\bhung up\b|^hung up", re.IGNORECASE
)
ESCALATED = re.compile(
    r"\b(?:escalat\w+|supervisor|manager|passed (?:up|on)|handed (?:up|over)|team lead\w*)\b", re.IGNORECASE
)
NEGATED = re.compile(
    r"\b(?:not|no|never|nobody|no one|nothing|declined|refused|without|none|to be|should|must|next)\b|n't\b",
    re.IGNORECASE,
)
I_DID = re.compile(
    r"\b(?:I|we) (?:rang|called|phoned|e-?mailed|wrote to|refunded|credited|sent|spoke (?:to|with)|contacted)\b"
)

CONTENTED = frozenset(
    "thanks thank cheers grateful appreciate good fine okay ok great alright better relieved happy lovely perfect glad"
    " accept deal kind helpful ta".split()
)
"""Words by which a customer's last turns may show content."""

THANKS = frozenset("thanks thank cheers ta grateful appreciate obliged".split())

SPOKEN_OF = 0.34
"""Share of a claimed action's words that the trainee's replies must hold for it to have been spoken of."""

_SUM = re.compile(
    r"[£$€]\s?(\d[\d,]*(?:\.\d+)?)|\b(\d[\d,]*(?:\.\d+)?)\s?(?:pounds|euros?|dollars|quid)\b", re.IGNORECASE
)
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")


def sums(text: str) -> list[str]:
    """The sums of money in a text, as plain figures."""
    return [_plain(pounds or words) for pounds, words in _SUM.findall(text)]


def figures(text: str) -> list[str]:
    """Every figure in a text, plainly written."""
    return [_plain(figure) for figure in _FIGURE.findall(text)]


def _plain(figure: str) -> str:
    return re.sub(r"\.0+$", "", figure.replace(",", "").rstrip("."))
