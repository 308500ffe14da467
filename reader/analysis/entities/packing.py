"""Packing: the model as it ships, a quarter of the size that CRFsuite writes.

In: the bytes of a CRFsuite model. Out: zlib over the same model with its weights rounded. A weight
is a double of 8 bytes of which the last six are noise; rounded to 1/256 they are zeros, which zlib
leaves out, and no mention comes out otherwise.

The format (crfsuite 0.12, `crf1d_model.c`): a header of 48 bytes with the magic `lCRF` and, at byte
28, the place of the features. There stand `FEAT`, the size of the part, the number of features,
and for each of them 20 bytes: kind, source, target (4 bytes each) and the weight.
"""

import struct
import zlib

STEPS = 256
"""Weights are multiples of one in so many."""

_PLACE, _HEAD, _FEATURE, _WEIGHT = 28, 12, 20, 12


def pack(model: bytes) -> bytes:
    """The model with rounded weights, compressed."""
    rounded = bytearray(model)
    (place,) = struct.unpack_from("<I", model, _PLACE)
    mark, _, count = struct.unpack_from("<4sII", model, place)
    if not model.startswith(b"lCRF") or mark != b"FEAT":
        raise ValueError("not a model of CRFsuite")
    first = place + _HEAD + _WEIGHT
    for at in range(first, first + count * _FEATURE, _FEATURE):
        (weight,) = struct.unpack_from("<d", rounded, at)
        struct.pack_into("<d", rounded, at, round(weight * STEPS) / STEPS)
    return zlib.compress(bytes(rounded), 9)


def unpack(packed: bytes) -> bytes:
    """The model as CRFsuite reads it."""
    return zlib.decompress(packed)
