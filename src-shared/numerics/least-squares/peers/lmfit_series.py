"""The series of testing/ru3d-like.ts as one lmfit problem: all areas and backgrounds are ordinary parameters.

Reads {"x", "counts": [[...]], "start": {...}, "priors": {...}, "areas": [[...]]} on stdin, writes {"seconds", "chisqr", "nfev", "values"}.
Weights are 1/sqrt(smoothed counts), fixed: lmfit has no Poisson likelihood of its own for curves.
"""
import json
import sys
import time

import lmfit
import numpy as np

given = json.load(sys.stdin)
x = np.array(given["x"])
counts = np.array(given["counts"], dtype=float)
kernel = np.ones(9) / 9
sigma = np.sqrt(np.maximum(np.array([np.convolve(np.pad(c, 4, mode="edge"), kernel, "valid") for c in counts]), 1.0))

LINES = [("ru2", "ru2w", True), ("ru3", "ru3w", True), ("ru4", "ru4w", True), ("sp2", "sp2w", False),
         ("cc", "cw", False), ("co", "cw", False), ("c_o", "cw", False), ("pi", "piw", False)]


def line(centre, width):
    t = (x - centre) / width
    gauss = 0.7 * 2 * np.sqrt(np.log(2) / np.pi) / width * np.exp(-4 * np.log(2) * t * t)
    return gauss + 0.3 * 2 / (np.pi * width * (1 + 4 * t * t))


parameters = lmfit.Parameters()
for name, value in given["start"].items():
    width = name.endswith("w")
    parameters.add(name, value=value, min=0.3 if width else -np.inf, max=5 if width else np.inf)
for s, heights in enumerate(given["areas"]):
    parameters.add(f"shift{s}", value=0)
    for (name, _, _), height in zip(LINES, heights):
        parameters.add(f"a{s}_{name}", value=height, min=0)
    parameters.add(f"constant{s}", value=float(np.min(counts[s])))
    parameters.add(f"slope{s}", value=0)


def residual(p):
    v = p.valuesdict()
    parts = []
    for s in range(len(counts)):
        model = v[f"constant{s}"] + v[f"slope{s}"] * (x - 285) / 10
        for name, width, doublet in LINES:
            centre = v[name] + v[f"shift{s}"]
            shape = line(centre, v[width])
            if doublet:
                shape = shape + 0.69 * line(centre + v["splitting"], v[width])
            model = model + v[f"a{s}_{name}"] * shape
        parts.append((counts[s] - model) / sigma[s])
    parts.append(np.array([(v[name] - mean) / sd for name, (mean, sd) in given["priors"].items()]))
    return np.concatenate(parts)


began = time.perf_counter()
found = lmfit.minimize(residual, parameters, method="leastsq")
seconds = time.perf_counter() - began
json.dump({"seconds": seconds, "chisqr": float(found.chisqr), "nfev": int(found.nfev), "values": {k: float(p.value) for k, p in found.params.items()}}, sys.stdout)
