"""Fine-tunes the encoder on labelled replies."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from simulator.understanding.acts import ACTS
from simulator.understanding.encoder import ActModel, Tokens, batch_of, pooled, tokenize
from simulator.understanding.training.data import Row


@dataclass(frozen=True)
class Recipe:
    """How one model is trained. Rates are per step at the peak of a warm-up and linear decay."""

    epochs: int = 7
    batch: int = 24
    body_rate: float = 1.5e-4
    head_rate: float = 3e-3
    decay: float = 0.9
    """Factor of the rate from one layer to the next below it."""
    warm_up: float = 0.08
    context: bool = True
    """Whether the customer's turn is read."""
    blank_context: float = 0.15
    """Share of rows whose customer's turn is left out, so that a reply is also understood alone."""
    smoothing: float = 0.02
    frozen: int = 1
    """Layers at the bottom that stay as they are, the embeddings with them: less to forget, and a third of the time."""
    seed: int = 0


def base_model(folder: Path) -> ActModel:
    """An untrained ActModel on the base encoder's weights."""
    config = BertConfig.from_pretrained(folder)
    model = ActModel(config)
    model.body = BertModel.from_pretrained(folder, add_pooling_layer=False)
    return model


def train(
    model: ActModel, tokenizer: Tokenizer, rows: list[Row], recipe: Recipe, tell: Callable[[str], None] = print
) -> ActModel:
    """Trains the model in place on the rows and returns it; progress goes to `tell`, a line an epoch."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    gold = torch.tensor([row.acts for row in rows])
    steps = recipe.epochs * (1 + (len(rows) - 1) // recipe.batch)
    optimizer, schedule = _optimizer(model, recipe, steps)
    model.train()
    for epoch in range(recipe.epochs):
        tokens = tokenize(tokenizer, [_texts(row, recipe, chance) for row in rows])
        total = 0.0
        for chosen in _batches(tokens, recipe.batch, chance):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = pooled(model(*batch_of([tokens[at] for at in chosen])))
            loss = _loss(logits, gold[chosen], recipe)
            optimizer.zero_grad()
            torch.autograd.backward(loss)
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item() * len(chosen)
        tell(f"epoch {epoch + 1}/{recipe.epochs}: loss {total / len(rows):.4f}")
    model.eval()
    return model


def _texts(row: Row, recipe: Recipe, chance: random.Random) -> tuple[str, str]:
    alone = not recipe.context or chance.random() < recipe.blank_context
    return ("", row.trainee) if alone else row.texts


def _loss(logits: Tensor, gold: Tensor, recipe: Recipe) -> Tensor:
    soft = gold * (1 - 2 * recipe.smoothing) + recipe.smoothing
    return nn.functional.binary_cross_entropy_with_logits(logits, soft)


def _batches(tokens: list[Tokens], size: int, chance: random.Random) -> Iterator[list[int]]:
    """Row numbers in batches of like length, in an order of chance: padding is what costs time."""
    places = sorted(range(len(tokens)), key=lambda at: len(tokens[at].ids) + chance.random() * 12)
    batches = [places[at : at + size] for at in range(0, len(places), size)]
    chance.shuffle(batches)
    return iter(batches)


def _optimizer(
    model: ActModel, recipe: Recipe, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    body = set(model.body.parameters())
    groups: list[dict[str, object]] = [
        {"params": [p for p in model.parameters() if p not in body], "lr": recipe.head_rate}
    ]
    model.body.embeddings.requires_grad_(False)
    layers = list(model.body.encoder.layer)
    for depth, layer in enumerate(layers):
        if depth < recipe.frozen:
            layer.requires_grad_(False)
        else:
            rate_here = recipe.body_rate * recipe.decay ** (len(layers) - 1 - depth)
            groups.append({"params": list(layer.parameters()), "lr": rate_here})
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    warm = max(1, int(steps * recipe.warm_up))

    def rate(step: int) -> float:
        return (step + 1) / warm if step < warm else max(0.0, (steps - step) / max(1, steps - warm))

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, rate)


@torch.inference_mode()
def logits_of(model: ActModel, tokenizer: Tokenizer, rows: list[Row], context: bool = True) -> Tensor:
    """Logits (rows, acts) for some rows, in their order."""
    tokens = tokenize(tokenizer, [row.texts if context else ("", row.trainee) for row in rows])
    order = sorted(range(len(rows)), key=lambda at: len(tokens[at].ids))
    found = torch.zeros(len(rows), len(ACTS))
    for begin in range(0, len(order), 64):
        chosen = order[begin : begin + 64]
        found[chosen] = pooled(model(*batch_of([tokens[at] for at in chosen])))
    return found


def labels_at(probabilities: Tensor, thresholds: list[float]) -> list[frozenset[str]]:
    """The acts of each row whose probability reaches its threshold."""
    return [
        frozenset(act for act, p, t in zip(ACTS, row, thresholds, strict=True) if p >= t)
        for row in probabilities.tolist()
    ]


def best_thresholds(probabilities: Tensor, rows: list[Row]) -> list[float]:
    """Per act, the threshold with the best F1 on these rows, drawn halfway to 0.5 because few rows decide it."""
    chosen = []
    for at, act in enumerate(ACTS):
        truth = torch.tensor([act in row.labels for row in rows])
        scores = [(_f1_at(probabilities[:, at], truth, cut / 100), cut / 100) for cut in range(15, 86, 5)]
        best = max(scores, key=lambda pair: (round(pair[0], 3), -abs(pair[1] - 0.5)))[1]
        chosen.append(round((best + 0.45) / 2, 3))
    return chosen


def _f1_at(probabilities: Tensor, truth: Tensor, cut: float) -> float:
    said = probabilities >= cut
    total = int(said.sum() + truth.sum())
    return 2 * int((said & truth).sum()) / total if total else 0.0
