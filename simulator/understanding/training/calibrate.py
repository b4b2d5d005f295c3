"""Turns logits into probabilities that can be believed, chooses thresholds, and marks the band of doubt."""

import torch
from torch import Tensor, nn

from simulator.understanding.acts import ACTS
from simulator.understanding.encoder import Calibration
from simulator.understanding.training.data import Row
from simulator.understanding.training.finetune import best_thresholds

SURE = 0.95
"""Share of sure calls that must be right on the validation writers."""

FEWEST = 8
"""Calls below which a share says nothing."""


def calibrate(logits: Tensor, rows: list[Row]) -> Calibration:
    """The calibration of some validation rows' logits (rows, acts)."""
    gold = torch.tensor([[float(act in row.labels) for act in ACTS] for row in rows])
    logits = logits.clone()  # What was made in inference mode can't be trained on.
    scale, shift = _platt(logits, gold)
    probabilities = torch.sigmoid(logits * scale + shift)
    thresholds = best_thresholds(probabilities, rows)
    bands = [_band(probabilities[:, at], gold[:, at], cut) for at, cut in enumerate(thresholds)]
    return Calibration(
        scale=[round(value, 4) for value in scale.tolist()],
        shift=[round(value, 4) for value in shift.tolist()],
        threshold=thresholds,
        low=[low for low, _ in bands],
        high=[high for _, high in bands],
    )


def _platt(logits: Tensor, gold: Tensor) -> tuple[Tensor, Tensor]:
    """Scale and shift per act by logistic regression, held near 1 and 0 because few rows decide them."""
    scale = nn.Parameter(torch.ones(logits.shape[1]))
    shift = nn.Parameter(torch.zeros(logits.shape[1]))
    optimizer = torch.optim.Adam([scale, shift], lr=0.05)
    for _ in range(300):
        loss = nn.functional.binary_cross_entropy_with_logits(logits * scale + shift, gold)
        loss = loss + 0.01 * ((scale - 1) ** 2 + shift**2).mean()
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        optimizer.step()
    return scale.detach(), shift.detach()


def _band(probabilities: Tensor, truth: Tensor, threshold: float) -> tuple[float, float]:
    """Where a probability is doubtful: below `high` acts named err too often, above `low` unnamed ones may be there."""
    high = threshold
    for cut in (threshold + step / 100 for step in range(0, 100)):
        called = probabilities >= cut
        if int(called.sum()) < FEWEST:
            break
        high = cut
        if float(truth[called].mean()) >= SURE:
            break
    positives = probabilities[truth > 0.5]
    low = float(torch.quantile(positives, 1 - SURE)) if len(positives) >= FEWEST else threshold
    return round(min(low, threshold), 3), round(min(high, 1.0), 3)
