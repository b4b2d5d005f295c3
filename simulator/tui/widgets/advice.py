"""What a person who speaks as the customer goes by: the mood, what to do, the facts to tell, the written line."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static


class Advice(Static):
    """Shown only while the customer's words are asked for; none of it is read as markup."""

    DEFAULT_CSS = """
    Advice {
        display: none;
        height: auto;
        max-height: 9;
        padding: 0 1;
        border-left: thick $customer;
        background: $surface;
    }
    """

    def show(self, lines: Sequence[str]) -> None:
        """Shows these lines; none put it away."""
        first, rest = lines[:1], lines[1:]
        self.update(Content("\n").join([*(Content.styled(line, "bold") for line in first), *map(Content, rest)]))
        self.display = bool(lines)
