"""As much of NumPy as the bridge needs, for machines without it: vectors of numbers."""

import struct


class dtype:
    def __init__(self, name):
        self.name = {"<f8": "float64", "<f4": "float32"}.get(name, name)
        self.kind = self.name[0]

    def __eq__(self, other):
        return self.name == dtype(getattr(other, "name", other)).name


class ndarray(list):
    def __init__(self, values, kind):
        super().__init__(values)
        self.dtype = dtype(getattr(kind, "name", kind))

    def reshape(self, shape):
        return self

    def astype(self, kind):
        return ndarray(self, kind)

    def tobytes(self):
        return struct.pack(f"<{len(self)}{'f' if self.dtype == '<f4' else 'd'}", *self)


def frombuffer(data, kind):
    return ndarray(struct.unpack(f"<{len(data) // 8}d", data), kind)


class Pixels:
    def __init__(self, rows):
        self.shape = (len(rows), len(rows[0]), 3)
        self.rows = rows

    def tobytes(self):
        return bytes(part for row in self.rows for pixel in row for part in pixel)


def asarray(values, kind):
    if kind == "u1":
        return Pixels(values)
    flat = []
    for value in values:
        flat.extend(value if isinstance(value, list) else [value])
    return ndarray(flat, kind)
