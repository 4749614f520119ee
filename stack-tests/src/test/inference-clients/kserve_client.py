"""Calls the service at URL with KServe's client, and prints what it gets, a line a call."""

import asyncio
import sys

import numpy as np
from kserve import InferenceRESTClient, InferInput, InferRequest, RESTConfig

URL = sys.argv[1]
ROWS = np.array([[5.1, 3.5, 1.4, 0.2], [6.9, 3.1, 5.4, 2.1]])


def request(binary, name="x"):
    tensor = InferInput(name, list(ROWS.shape), "FP64")
    tensor.set_data_from_numpy(ROWS, binary_data=binary)
    return InferRequest(model_name="iris", infer_inputs=[tensor], request_id="r1")


async def main():
    async with InferenceRESTClient(RESTConfig(protocol="v2", retries=1)) as client:
        print("ready:", await client.is_server_ready(URL))
        print("live:", await client.is_server_live(URL))
        print("model ready:", await client.is_model_ready(URL, "iris"))
        print("other model ready:", await client.is_model_ready(URL, "other"))
        for binary in (False, True):
            answer = await client.infer(URL, request(binary), model_name="iris", headers={"X-API-Key": "dev"})
            outputs = {output.name: output.as_numpy() for output in answer.outputs}
            print(
                "binary:" if binary else "json:",
                answer.id,
                answer.model_name,
                outputs["predicted_class"].tolist(),
                outputs["probabilities"].shape,
            )
        try:
            await client.infer(URL, request(True), model_name="iris")
        except Exception as e:
            print("no key:", str(e).replace(URL, ""))


asyncio.run(main())
