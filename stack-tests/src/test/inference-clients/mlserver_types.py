"""Calls the service at URL with MLServer's types and codecs, as its users do, and prints what it gets, a line a call."""

import sys
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import numpy as np
import pandas as pd
from mlserver.codecs import NumpyCodec, NumpyRequestCodec, PandasCodec, StringCodec
from mlserver.types import (
    InferenceErrorResponse,
    InferenceRequest,
    InferenceResponse,
    MetadataModelResponse,
    MetadataServerResponse,
    RepositoryIndexResponse,
    RequestOutput,
)

URL = sys.argv[1]
ROWS = np.array([[5.1, 3.5, 1.4, 0.2], [6.9, 3.1, 5.4, 2.1]])
FEATURES = ["sepal_length", "sepal_width", "petal_length", "petal_width"]


def get(path, type):
    with urlopen(URL + path) as answer:
        return type.model_validate_json(answer.read())


def post(path, body):
    headers = {"Content-Type": "application/json", "X-API-Key": "dev"}
    with urlopen(Request(URL + path, body.model_dump_json().encode() if body else b"", headers)) as answer:
        return answer.read()


def infer(request):
    return InferenceResponse.model_validate_json(post("/v2/models/iris/infer", request))


def classes(response):
    return StringCodec.decode_output(response.outputs[0])


print("server:", get("/v2", MetadataServerResponse).name)
print("model:", [tensor.name for tensor in get("/v2/models/iris", MetadataModelResponse).inputs])
print("index:", [model.state for model in RepositoryIndexResponse.model_validate_json(post("/v2/repository/index", None))])
numbers = NumpyRequestCodec.encode_request(ROWS)
numbers.id = "r1"
answer = infer(numbers)
print("numpy:", answer.id, classes(answer), NumpyCodec.decode_output(answer.outputs[1]).shape)
print("pandas:", classes(infer(PandasCodec.encode_request(pd.DataFrame(ROWS, columns=FEATURES)))))
input = NumpyCodec.encode_input("predict", ROWS.astype(np.float32))
print("sklearn-iris:", classes(infer(InferenceRequest(inputs=[input], outputs=[RequestOutput(name="predicted_class")]))))
try:
    infer(InferenceRequest(inputs=[input], outputs=[RequestOutput(name="predict")]))
except HTTPError as e:
    print("no output:", e.code, InferenceErrorResponse.model_validate_json(e.read()).error)
