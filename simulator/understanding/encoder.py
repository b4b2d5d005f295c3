"""The trained reader: a small encoder that hears all acts of a reply in one pass, with the sentence behind each.

The encoder reads (customer's turn, reply). For each act, attention over the reply's tokens decides which words speak
for it; the act's evidence is the sentence that draws most of that attention. Imports torch: import it late.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

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
    """An encoder with an attention query and an output per act."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.body = BertModel(config, add_pooling_layer=False)
        self.layers = nn.Parameter(torch.zeros(config.num_hidden_layers))
        self.query = nn.Parameter(torch.randn(len(ACTS), config.hidden_size) * 0.02)
        self.out = nn.Parameter(torch.randn(len(ACTS), config.hidden_size) * 0.02)
        self.mean = nn.Linear(config.hidden_size, len(ACTS))
        self.dropout = nn.Dropout(0.15)

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> tuple[Tensor, Tensor]:
        """Logits (batch, acts), and each act's attention over the tokens (batch, acts, tokens).

        `ids`, `mask` and `types` are (batch, tokens); types is 1 on the reply's tokens, which alone are attended to.
        """
        found = self.body(input_ids=ids, attention_mask=mask, token_type_ids=types, output_hidden_states=True)
        share = torch.softmax(self.layers, 0)
        states = sum(share[at] * layer for at, layer in enumerate(found.hidden_states[1:]))
        states = self.dropout(states)
        on_reply = (types * mask).bool()
        scores = torch.einsum("bth,ah->bat", states, self.query) * (states.shape[-1] ** -0.5) * 4
        attention = torch.softmax(scores.masked_fill(~on_reply[:, None, :], -1e4), dim=-1)
        drawn = torch.einsum("bat,bth->bah", attention, states)
        mean = (states * on_reply[..., None]).sum(1) / on_reply.sum(1, keepdim=True).clamp(min=1)
        return (drawn * self.out).sum(-1) + self.mean(mean), attention


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
    spans: list[tuple[int, int]]
    """Character span in the reply of each token; (0, 0) where a token is none of the reply's."""


def tokenize(tokenizer: Tokenizer, pairs: Sequence[Pair]) -> list[Tokens]:
    """Each pair as [CLS] customer [SEP] reply [SEP], both cut to what is read."""
    customers = tokenizer.encode_batch([customer[-LONGEST_REPLY:] for customer, _ in pairs], add_special_tokens=False)
    replies = tokenizer.encode_batch([reply[:LONGEST_REPLY] for _, reply in pairs], add_special_tokens=False)
    start, end = (cast(int, tokenizer.token_to_id(token)) for token in ("[CLS]", "[SEP]"))
    return [_join(start, end, one, two) for one, two in zip(customers, replies, strict=True)]


def _join(start: int, end: int, customer: Encoding, reply: Encoding) -> Tokens:
    before = [start, *customer.ids[-CUSTOMER_TOKENS:], end]
    after = [*reply.ids[:REPLY_TOKENS], end]
    spans = [(0, 0)] * len(before) + list(reply.offsets[:REPLY_TOKENS]) + [(0, 0)]
    return Tokens(before + after, [0] * len(before) + [1] * len(after), spans)


def batch_of(tokens: Sequence[Tokens]) -> tuple[Tensor, Tensor, Tensor]:
    """Token ids, mask and types of several pairs, padded to the longest: each (batch, tokens)."""
    longest = max(len(one.ids) for one in tokens)
    ids = torch.zeros(len(tokens), longest, dtype=torch.long)
    mask, types = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, one in enumerate(tokens):
        size = len(one.ids)
        ids[row, :size] = torch.tensor(one.ids)
        types[row, :size] = torch.tensor(one.types)
        mask[row, :size] = 1
    return ids, mask, types


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
        self.model = ActModel(BertConfig(**card["config"]))
        self.model.load_state_dict(restore(load_file(folder / "model.safetensors")))
        self.model.eval()

    @torch.inference_mode()
    def hear(self, pairs: Sequence[Pair]) -> list[Hearing]:
        """One hearing for each pair, in order, whatever the order they are computed in."""
        tokens = tokenize(self.tokenizer, pairs)
        order = sorted(range(len(pairs)), key=lambda at: len(tokens[at].ids))
        heard: dict[int, Hearing] = {}
        for begin in range(0, len(order), BATCH):
            chosen = order[begin : begin + BATCH]
            logits, attention = self.model(*batch_of([tokens[at] for at in chosen]))
            for row, at in enumerate(chosen):
                heard[at] = self._hearing(pairs[at][1], tokens[at], logits[row], attention[row])
        return [heard[at] for at in range(len(pairs))]

    def _hearing(self, reply: str, tokens: Tokens, logits: Tensor, attention: Tensor) -> Hearing:
        if not reply.strip():
            return Hearing(probabilities=dict.fromkeys(ACTS, 0.0))
        probabilities = self.calibrated(logits)
        given = self.calibration
        acts = tuple(act for at, act in enumerate(ACTS) if probabilities[at] >= given.threshold[at])
        unsure = tuple(act for at, act in enumerate(ACTS) if given.low[at] <= probabilities[at] < given.high[at])
        parts = sentences(reply)
        shares = _shares(reply, parts, tokens, attention)
        evidence = {act: parts[int(shares[ACTS.index(act)].argmax())] for act in acts} if parts else {}
        spoken = tuple(
            (part, tuple(act for act in acts if _speaks(shares[ACTS.index(act)], at))) for at, part in enumerate(parts)
        )
        by_act = {act: round(probabilities[at], 3) for at, act in enumerate(ACTS)}
        return Hearing(acts, by_act, unsure, evidence, spoken)

    def calibrated(self, logits: Tensor) -> list[float]:
        """Probabilities 0 to 1 from one pair's logits, act by act."""
        scale, shift = torch.tensor(self.calibration.scale), torch.tensor(self.calibration.shift)
        return cast(list[float], torch.sigmoid(logits * scale + shift).tolist())


SPEAKS = 0.3
"""Share of an act's attention that a sentence must draw to carry the act itself."""


def _speaks(shares: Tensor, at: int) -> bool:
    return bool(shares[at] >= SPEAKS) or int(shares.argmax()) == at


def _shares(reply: str, parts: list[str], tokens: Tokens, attention: Tensor) -> Tensor:
    """How much of each act's attention each sentence draws: (acts, sentences)."""
    starts = []
    begin = 0
    for part in parts:
        begin = reply.find(part, begin)
        starts.append(begin)
        begin += len(part)
    owner = torch.zeros(len(tokens.ids), max(1, len(parts)))
    for place, (first, last) in enumerate(tokens.spans):
        if last > first and parts:
            owner[place, max(0, sum(start <= first for start in starts) - 1)] = 1.0
    return attention[:, : len(tokens.ids)] @ owner
