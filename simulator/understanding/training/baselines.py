"""What the encoder is compared with: patterns, n-grams, frozen layers, and both together."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from tokenizers import Tokenizer
from transformers import BertModel

from simulator.understanding.acts import ACTS
from simulator.understanding.reader import PatternReader
from simulator.understanding.training.data import Row

Labels = list[frozenset[str]]
Features = Callable[[list[Row]], csr_matrix]

LAYER = 4
"""The middle layer that hears acts best (READING-NOTES)."""


def patterns(rows: list[Row]) -> Labels:
    """What the regular expressions hear."""
    return [frozenset(heard.acts) for heard in PatternReader().hear([row.texts for row in rows])]


def ngrams(training: list[Row], context: bool) -> Features:
    """TF-IDF over words and pairs of words, question and exclamation marks among them."""
    vectorizer = TfidfVectorizer(
        ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=r"(?u)\b\w[\w']*\b|[?!]", lowercase=True
    )
    vectorizer.fit([_text(row, context) for row in training])
    return lambda rows: vectorizer.transform([_text(row, context) for row in rows])


def _text(row: Row, context: bool) -> str:
    if not context:
        return row.trainee
    return " ".join(f"c_{word}" for word in row.customer.split()) + " " + row.trainee


def frozen(base: Path, tokenizer: Tokenizer, context: bool) -> Features:
    """The middle layer of the untrained encoder, averaged over the text's tokens."""
    model = BertModel.from_pretrained(base, add_pooling_layer=False)
    model.train(False)
    model.encoder.layer = model.encoder.layer[:LAYER]

    def features(rows: list[Row]) -> csr_matrix:
        texts = [f"{row.customer} {row.trainee}" if context else row.trainee for row in rows]
        return csr_matrix(np.stack([_mean(model, tokenizer, text) for text in texts]))

    return features


@torch.inference_mode()
def _mean(model: BertModel, tokenizer: Tokenizer, text: str) -> np.ndarray:
    ids = torch.tensor([tokenizer.encode(text).ids[:256]])
    found: np.ndarray = model(input_ids=ids)[0][0].mean(0).numpy()
    return found


def both(first: Features, second: Features) -> Features:
    """Two kinds of features side by side."""
    return lambda rows: hstack([first(rows), second(rows)]).tocsr()


def regress(features: Features, training: list[Row], rows: list[Row], seed: int) -> Labels:
    """A logistic regression per act on the features, and the acts that it hears in the rows."""
    x, wanted = features(training), features(rows)
    heard: list[set[str]] = [set() for _ in rows]
    for act in ACTS:
        y = np.array([act in row.labels for row in training])
        model = LogisticRegression(
            C=6.0, max_iter=200, class_weight="balanced", solver="liblinear", random_state=seed
        ).fit(x, y)
        for place in np.flatnonzero(model.predict_proba(wanted)[:, 1] >= 0.5):
            heard[place].add(act)
    return [frozenset(acts) for acts in heard]
