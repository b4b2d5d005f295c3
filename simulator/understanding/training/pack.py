"""Packs a trained reader into the weights folder: eight-bit matrices, calibration, tokenizer, and a digest."""

import hashlib
import json
import shutil
from dataclasses import asdict
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor
from transformers import BertModel

from simulator.understanding.encoder import ActModel, Calibration

KEPT_CONFIG = (
    "vocab_size", "hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size", "hidden_act",
    "max_position_embeddings", "type_vocab_size", "layer_norm_eps",
)  # fmt: skip


def quantise(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """Weights for the file: matrices as int8 rows with a half-precision scale each, the rest in half precision."""
    packed: dict[str, Tensor] = {}
    for name, tensor in state.items():
        if tensor.dim() == 2 and min(tensor.shape) > 64:
            scale = tensor.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
            packed[name] = torch.round(tensor / scale).to(torch.int8).contiguous()
            packed[f"{name}.scale"] = scale.half().contiguous()
        else:
            packed[name] = tensor.half().contiguous()
    return packed


def pack(model: ActModel, base: BertModel, calibration: Calibration, source: Path, target: Path) -> str:
    """Writes weights, tokenizer and card to `target`; returns the digest that names the reader.

    The base encoder's own layers are packed beside the trained ones, for matching subjects; what training left frozen
    is stored once.
    """
    target.mkdir(parents=True, exist_ok=True)
    state = {f"acts.{name}": tensor for name, tensor in model.state_dict().items() if "position_ids" not in name}
    for name, tensor in base.state_dict().items():
        mine = state.get(f"acts.body.{name}")
        if "position_ids" not in name and (mine is None or not torch.equal(mine, tensor)):
            state[f"base.{name}"] = tensor
    save_file(quantise(state), target / "model.safetensors")
    shutil.copy(source / "tokenizer.json", target / "tokenizer.json")
    digest = hashlib.sha256((target / "model.safetensors").read_bytes()).hexdigest()[:12]
    config = {name: getattr(model.body.config, name) for name in KEPT_CONFIG}
    card = {"digest": digest, "config": config, "calibration": asdict(calibration)}
    (target / "reader.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    return digest
