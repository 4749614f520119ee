"""/predict and /predict/batch with FastAPI and scikit-learn, tuned according to their documentation.

Like the service: same data set, kind of model, validation and response fields; API key; Prometheus metrics of all
processes. Environment variables: IRIS_CSV, API_KEY, and PROMETHEUS_MULTIPROC_DIR for the instrumentation.
"""

import csv
import os
import secrets
from typing import Annotated

import numpy as np
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import APIKeyHeader
from prometheus_client import Counter, Histogram
from prometheus_fastapi_instrumentator import Instrumentator
from pydantic import BaseModel, ConfigDict, Field, create_model
from sklearn.linear_model import LogisticRegression

MODEL_VERSION = "fastapi"
API_KEY = os.environ["API_KEY"].encode()


def load(path):
    """Return the features, values and labels of a CSV file whose last column is the class."""
    with open(path, encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    return header[:-1], np.array([row[:-1] for row in rows], dtype=float), [row[-1] for row in rows]


FEATURES, VALUES, LABELS = load(os.environ["IRIS_CSV"])
MODEL = LogisticRegression(max_iter=1000).fit(VALUES, LABELS)
CLASSES = MODEL.classes_.tolist()


def allowed(values):
    """Return the training range, widened by five times its width, but not below 0 if no value is negative."""
    low, high = float(values.min()), float(values.max())
    widened = low - 5 * (high - low)
    return Field(ge=max(widened, 0.0) if low >= 0 else widened, le=high + 5 * (high - low), allow_inf_nan=False)


Row = create_model(
    "Row",
    __config__=ConfigDict(extra="forbid", strict=True),
    **{name: (float, allowed(VALUES[:, i])) for i, name in enumerate(FEATURES)},
)


class Prediction(BaseModel):
    """A prediction."""

    predicted_class: str
    confidence: float
    probabilities: dict[str, float]


class SinglePrediction(Prediction):
    """The response of /predict."""

    model_version: str = MODEL_VERSION


class BatchPrediction(BaseModel):
    """The response of /predict/batch, in the order of the rows."""

    predictions: list[Prediction]
    model_version: str = MODEL_VERSION


PREDICTIONS = Counter("model_predictions", "Predictions by predicted class", ["predicted_class"])
CONFIDENCE = Histogram(
    "model_confidence", "Confidence of predictions", ["predicted_class"], buckets=(0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
)
BY_CLASS = {name: (PREDICTIONS.labels(name), CONFIDENCE.labels(name)) for name in CLASSES}

app = FastAPI()
Instrumentator().instrument(app).expose(app)


async def authenticated(key: Annotated[str | None, Depends(APIKeyHeader(name="X-API-Key", auto_error=False))]):
    """Check the API key."""
    if key is None or not secrets.compare_digest(key.encode(), API_KEY):
        raise HTTPException(401, "X-API-Key is missing or unknown")


def predict_all(rows):
    """Predict all rows at once, because that is fastest in scikit-learn."""
    matrix = np.array([[getattr(row, name) for name in FEATURES] for row in rows])
    predictions = []
    for probabilities in MODEL.predict_proba(matrix).tolist():
        confidence = max(probabilities)
        name = CLASSES[probabilities.index(confidence)]
        counter, histogram = BY_CLASS[name]
        counter.inc()
        histogram.observe(confidence)
        predictions.append((name, confidence, dict(zip(CLASSES, probabilities))))
    return predictions


# async, because FastAPI's thread pool costs more time than the prediction.
@app.post("/predict", dependencies=[Depends(authenticated)])
async def predict(row: Row) -> SinglePrediction:
    """Predict the class of a row."""
    name, confidence, probabilities = predict_all([row])[0]
    return SinglePrediction(predicted_class=name, confidence=confidence, probabilities=probabilities)


@app.post("/predict/batch", dependencies=[Depends(authenticated)])
async def predict_batch(rows: Annotated[list[Row], Field(min_length=0, max_length=10_000)]) -> BatchPrediction:
    """Predict the classes of many rows."""
    if not rows:
        return BatchPrediction(predictions=[])
    return BatchPrediction(
        predictions=[
            Prediction(predicted_class=name, confidence=confidence, probabilities=probabilities)
            for name, confidence, probabilities in predict_all(rows)
        ]
    )
