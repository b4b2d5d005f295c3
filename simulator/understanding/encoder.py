"""The trained reader: a small encoder that hears all acts of a reply in one pass, with the sentence behind each.

The encoder reads (customer's turn, reply) as one text. Each sentence of the reply gets its own probability for each
act, from the words in it that an attention per act picks out; the reply's is pooled from its sentences', and the
evidence is the sentence that speaks most clearly. Imports torch: import it late.
"""

import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import torch
from safetensors.torch import load_file
from tokenizers import Encoding, Tokenizer
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from simulator.understanding.acts import ACTS
from simulator.understanding.reader import Hearing, Pair
from simulator.understanding.text import LONGEST_REPLY, sentences

WEIGHTS = Path(__file__).parent / "weights"

CUSTOMER_TOKENS = 64
"""Tokens of the customer's turn that are read: its end, which the reply answers."""

REPLY_TOKENS = 190
"""Tokens of the reply that are read; nine in ten replies have fewer than 60."""

BATCH = 32
"""Pairs in one forward pass, of like length."""


class ActModel(nn.Module):
    """An encoder that hears acts sentence by sentence, and pools them for the reply."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.body = BertModel(config, add_pooling_layer=False)
        self.layers = nn.Parameter(torch.zeros(config.num_hidden_layers))
        self.query = nn.Parameter(torch.randn(len(ACTS), config.hidden_size) * 0.02)
        self.out = nn.Parameter(torch.randn(len(ACTS), config.hidden_size) * 0.02)
        self.mean = nn.Linear(config.hidden_size, len(ACTS))
        self.dropout = nn.Dropout(0.15)

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor, owner: Tensor) -> Tensor:
        """Logits per sentence (batch, acts, sentences); those of sentences that a reply hasn't are -inf.

        `ids`, `mask` and `types` are (batch, tokens); `owner` is the sentence of each token, -1 outside the reply.
        """
        found = self.body(input_ids=ids, attention_mask=mask, token_type_ids=types, output_hidden_states=True)
        share = torch.softmax(self.layers, 0)
        states = self.dropout(sum(share[at] * layer for at, layer in enumerate(found.hidden_states[1:])))
        count = max(1, int(owner.max()) + 1)
        theirs = owner[:, None, :] == torch.arange(count)[None, :, None]
        scores = torch.einsum("bth,ah->bat", states, self.query) * (4 * states.shape[-1] ** -0.5)
        attention = torch.softmax(scores[:, :, None, :].masked_fill(~theirs[:, None], -1e4), dim=-1)
        drawn = torch.einsum("bast,bth->bash", attention, states)
        weight = theirs.to(states.dtype)
        mean = torch.einsum("bst,bth->bsh", weight, states) / weight.sum(-1, keepdim=True).clamp(min=1)
        logits = torch.einsum("bash,ah->bas", drawn, self.out) + self.mean(mean).transpose(1, 2)
        heard: Tensor = logits.float().masked_fill(~theirs.any(-1)[:, None], float("-inf"))
        return heard


def pooled(logits: Tensor) -> Tensor:
    """Reply logits (batch, acts) from sentence logits: a smooth maximum, for one sentence is enough to do an act."""
    return torch.logsumexp(logits * SHARPNESS, dim=-1) / SHARPNESS


SHARPNESS = 2.0
"""How close the pooling is to a plain maximum; at 1 many half-heard sentences would add up to an act."""


def load_tokenizer(folder: Path) -> Tokenizer:
    """The tokenizer of a weights folder, without padding or cutting of its own."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


@dataclass(frozen=True)
class Tokens:
    """One pair as token ids, with the reply's character spans for finding the sentence behind a token."""

    ids: list[int]
    types: list[int]
    owner: list[int]
    """The sentence that each token belongs to; -1 where it is none of the reply's."""


def tokenize(tokenizer: Tokenizer, pairs: Sequence[Pair]) -> list[Tokens]:
    """Each pair as [CLS] customer [SEP] reply [SEP], both cut to what is read."""
    customers = tokenizer.encode_batch([customer[-LONGEST_REPLY:] for customer, _ in pairs], add_special_tokens=False)
    replies = tokenizer.encode_batch([reply[:LONGEST_REPLY] for _, reply in pairs], add_special_tokens=False)
    start, end = (cast(int, tokenizer.token_to_id(token)) for token in ("[CLS]", "[SEP]"))
    joined = zip(pairs, customers, replies, strict=True)
    return [_join(start, end, customer, reply, _starts(pair[1])) for pair, customer, reply in joined]


def _join(start: int, end: int, customer: Encoding, reply: Encoding, starts: list[int]) -> Tokens:
    before = [start, *customer.ids[-CUSTOMER_TOKENS:], end]
    after = [*reply.ids[:REPLY_TOKENS], end]
    owner = [max(0, bisect_right(starts, first) - 1) for first, _ in reply.offsets[:REPLY_TOKENS]]
    return Tokens(before + after, [0] * len(before) + [1] * len(after), [-1] * len(before) + owner + [-1])


def _starts(reply: str) -> list[int]:
    """The character at which each sentence of a reply begins."""
    starts, begin = [], 0
    for part in sentences(reply):
        begin = reply.find(part, begin)
        starts.append(begin)
        begin += len(part)
    return starts


def batch_of(tokens: Sequence[Tokens]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Token ids, mask, types and owners of several pairs, padded to the longest: each (batch, tokens)."""
    longest = max(len(one.ids) for one in tokens)
    ids = torch.zeros(len(tokens), longest, dtype=torch.long)
    mask, types, owner = torch.zeros_like(ids), torch.zeros_like(ids), torch.full_like(ids, -1)
    for row, one in enumerate(tokens):
        size = len(one.ids)
        ids[row, :size] = torch.tensor(one.ids)
        types[row, :size] = torch.tensor(one.types)
        owner[row, :size] = torch.tensor(one.owner)
        mask[row, :size] = 1
    return ids, mask, types, owner


def restore(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """Weights as floats: a matrix kept as int8 rows comes with a scale per row under NAME.scale."""
    plain = {}
    for name, tensor in state.items():
        if name.endswith(".scale"):
            continue
        scale = state.get(f"{name}.scale")
        plain[name] = tensor.float() * scale.float() if scale is not None else tensor.float()
    return plain


@dataclass(frozen=True)
class Calibration:
    """Per act: scale and shift of the logit, the threshold on the probability, and the band of doubt around it."""

    scale: list[float]
    shift: list[float]
    threshold: list[float]
    low: list[float]
    high: list[float]


class EncoderReader:
    """Reads replies with the trained encoder, on the CPU, in length-sorted batches."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        """Loads weights, tokenizer and calibration from a folder; about a second."""
        card = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
        self.name = f"encoder-{card['digest']}"
        self.calibration = Calibration(**card["calibration"])
        self.tokenizer = load_tokenizer(folder)
        state = restore(load_file(folder / "model.safetensors"))
        config = BertConfig(**card["config"])
        self.model = ActModel(config)
        self.model.load_state_dict(_part(state, "acts."))
        self.model.eval()
        self._base = _base_of(config, state)
        self._embedded: dict[str, Tensor] = {}

    @torch.inference_mode()
    def hear(self, pairs: Sequence[Pair]) -> list[Hearing]:
        """One hearing for each pair, in order, whatever the order they are computed in."""
        tokens = tokenize(self.tokenizer, pairs)
        order = sorted(range(len(pairs)), key=lambda at: len(tokens[at].ids))
        heard: dict[int, Hearing] = {}
        for begin in range(0, len(order), BATCH):
            chosen = order[begin : begin + BATCH]
            logits = self.model(*batch_of([tokens[at] for at in chosen]))
            for row, at in enumerate(chosen):
                heard[at] = self._hearing(pairs[at][1], logits[row])
        return [heard[at] for at in range(len(pairs))]

    @torch.inference_mode()
    def likeness(self, texts: Sequence[str], subjects: Sequence[str]) -> list[list[float]]:
        """How far each text speaks of each subject, 0 to 1 (from 0.5 on it does), by the base encoder's topics."""
        self._embed([text for text in (*texts, *subjects) if text not in self._embedded])
        if not texts or not subjects:
            return [[] for _ in texts]
        ours, theirs = (torch.stack([self._embedded[text] for text in side]) for side in (texts, subjects))
        cosine = ours @ theirs.T
        return cast(list[list[float]], torch.sigmoid((cosine - SAME_MATTER) * 12).tolist())

    def _embed(self, texts: Sequence[str]) -> None:
        """Keeps an embedding of each text: the mean of the base encoder's states, of length 1."""
        if len(self._embedded) > MOST_EMBEDDED:
            self._embedded.clear()
        tokens = [self.tokenizer.encode(text[:LONGEST_REPLY]).ids[:REPLY_TOKENS] for text in texts]
        for begin in range(0, len(texts), BATCH):
            some = [Tokens(ids, [0] * len(ids), [-1] * len(ids)) for ids in tokens[begin : begin + BATCH]]
            ids, mask, types, _ = batch_of(some)
            states = self._base(input_ids=ids, attention_mask=mask, token_type_ids=types)[0]
            mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
            for text, vector in zip(texts[begin : begin + BATCH], nn.functional.normalize(mean, dim=-1), strict=True):
                self._embedded[text] = vector

    def _hearing(self, reply: str, logits: Tensor) -> Hearing:
        """The hearing of one reply from its sentences' logits (acts, sentences)."""
        parts = sentences(reply)
        if not parts:
            return Hearing(probabilities=dict.fromkeys(ACTS, 0.0))
        given = self.calibration
        sure = self.calibrated(pooled(logits))
        acts = tuple(act for at, act in enumerate(ACTS) if sure[at] >= given.threshold[at])
        unsure = tuple(act for at, act in enumerate(ACTS) if given.low[at] <= sure[at] < given.high[at])
        best = logits.argmax(-1)
        each = self.calibrated(logits.T)
        carried = [
            {act for at, act in enumerate(ACTS) if best[at] == place or own[at] >= given.threshold[at]} & set(acts)
            for place, own in enumerate(each[: len(parts)])
        ]
        return Hearing(
            acts=acts,
            probabilities={act: round(value, 3) for act, value in zip(ACTS, sure, strict=True)},
            unsure=unsure,
            evidence={act: parts[int(best[ACTS.index(act)])] for act in acts},
            sentences=tuple(
                (part, tuple(act for act in acts if act in own)) for part, own in zip(parts, carried, strict=False)
            ),
        )

    def calibrated(self, logits: Tensor) -> Any:
        """Probabilities 0 to 1 from logits (…, acts), as nested lists."""
        scale, shift = torch.tensor(self.calibration.scale), torch.tensor(self.calibration.shift)
        return torch.sigmoid(logits * scale + shift).tolist()


SAME_MATTER = 0.45
"""Cosine at which two sentences are as likely as not about the same matter; found on the claims set."""

MOST_EMBEDDED = 20_000
"""Texts whose embedding is kept; a scenario has about a hundred."""


def _part(state: dict[str, Tensor], prefix: str) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): tensor for name, tensor in state.items() if name.startswith(prefix)}


def _base_of(config: BertConfig, state: dict[str, Tensor]) -> BertModel:
    """The base encoder: its own layers, and those that training left as they were."""
    base = BertModel(config, add_pooling_layer=False)
    base.load_state_dict({**_part(state, "acts.body."), **_part(state, "base.")})
    base.train(False)
    return base
