"""Calls the service that HOST:PORT names with Triton's client, and prints what it gets, a line a call."""

import sys

import numpy as np
import tritonclient.http as http
from tritonclient.utils import InferenceServerException

KEY = {"X-API-Key": "dev"}
ROWS = np.array([[5.1, 3.5, 1.4, 0.2], [6.9, 3.1, 5.4, 2.1]])
FEATURES = ["sepal_length", "sepal_width", "petal_length", "petal_width"]

client = http.InferenceServerClient(sys.argv[1])


def show(what, result):
    print(f"{what}: {result}")


def matrix(rows=ROWS, datatype="FP64", binary=True):
    tensor = http.InferInput("x", list(rows.shape), datatype)
    return [tensor.set_data_from_numpy(rows, binary_data=binary)]


def columns(dtype, datatype, binary=True):
    tensors = [http.InferInput(name, [2, 1], datatype) for name in FEATURES]
    for i, tensor in enumerate(tensors):
        tensor.set_data_from_numpy(ROWS[:, [i]].astype(dtype), binary_data=binary)
    return tensors


def infer(inputs, **options):
    return client.infer("iris", inputs, headers=dict(KEY), **options)  # a copy, because the client adds its own to it


def classes(result):
    return [name.decode() for name in result.as_numpy("predicted_class").astype(bytes)]


def refused(call):
    try:
        call()
        return "answered"
    except InferenceServerException as e:
        return e


metadata = client.get_model_metadata("iris")
version = metadata["versions"][0]
show("live", client.is_server_live())
show("ready", client.is_server_ready())
show("model ready", client.is_model_ready("iris"))
show("version ready", client.is_model_ready("iris", version))
show("other version ready", client.is_model_ready("iris", "1"))
show("server", client.get_server_metadata()["extensions"])
show("inputs", [(t["name"], t["datatype"], t["shape"]) for t in metadata["inputs"]])
show("outputs", [(t["name"], t["datatype"], t["shape"]) for t in metadata["outputs"]])
show("config", [(t["name"], t["data_type"], t["dims"]) for t in client.get_model_config("iris", version)["output"]])
show("index", [(m["name"], m["version"] == version, m["state"]) for m in client.get_model_repository_index()])

result = infer(matrix(), request_id="r1")
response = result.get_response()
show("binary", (classes(result), response["id"], response["model_version"] == version))
reference = result.as_numpy("probabilities")
show("probabilities", (reference.dtype, reference.shape, reference.sum(axis=1).round(6).tolist()))
show("json", classes(infer(matrix(binary=False), outputs=[http.InferRequestedOutput("predicted_class", binary_data=False)])))
for dtype, datatype in ((np.float32, "FP32"), (np.int64, "INT64"), (np.int32, "INT32")):
    show(datatype, classes(infer(columns(dtype, datatype))))
show("columns", np.array_equal(infer(columns(np.float64, "FP64", binary=False)).as_numpy("probabilities"), reference))
for coding in ("gzip", "deflate"):
    compressed = infer(matrix(), request_compression_algorithm=coding, response_compression_algorithm=coding, model_version=version)
    show(coding, np.array_equal(compressed.as_numpy("probabilities"), reference))
top = infer(matrix(), outputs=[http.InferRequestedOutput("probabilities", class_count=2)]).as_numpy("probabilities")
show("classification", [[text.decode().split(":")[1:] for text in row] for row in top])
show("async", classes(client.async_infer("iris", matrix(), headers=dict(KEY)).get_result()))
show("rows", client.get_inference_statistics("iris")["model_stats"][0]["inference_count"])

show("no key", refused(lambda: client.infer("iris", matrix())))
show("no model", refused(lambda: client.infer("other", matrix(), headers=dict(KEY))))
show("no output", refused(lambda: infer(matrix(), outputs=[http.InferRequestedOutput("p")])))
show("missing", refused(lambda: infer(matrix(np.array([[5.1, np.nan, 1.4, 0.2]])))))
show("range", refused(lambda: infer(matrix(np.array([[5.1, -1, 1.4, 0.2]])))))
show("load", refused(lambda: client.load_model("iris")))
