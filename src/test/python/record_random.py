"""Records random number streams of NumPy, Gymnasium and CPython for the tests of io.swingup.random.

    make golden

Every file is CSV with '#' comment lines, one line of column names, and data. Fields hold no
commas; an empty field means that nothing applies. Doubles are the shortest decimals that give the
same double again, floats have nine digits, integers are plain decimals of any size.
"""

import random

import gymnasium
import numpy as np

from golden import numbered, write

LARGE_SEEDS = [2**63 - 1, 2**63, 2**64 - 1, 2**64, 10**30, 123456789012345678901234567890]
PCG64_SEEDS = [
    0, 1, 2, 7, 42, 123, 1234, 65535, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**40 + 7, *LARGE_SEEDS,
    2**96, 2**128 - 1, 2**128, 10**60,
]
NUMPY_LEGACY_SEEDS = [
    0, 1, 2, 3, 7, 42, 123, 1234, 12345, 65535, 65536, 999983, 20240323, 2**30, 2**31 - 1, 2**31,
    2**31 + 1, 3 * 10**9, 2**32 - 2, 2**32 - 1,
]
CPYTHON_SEEDS = [
    0, 1, 2, 7, 42, 1234, 65535, 20240323, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**32 + 1,
    2**40 + 7, *LARGE_SEEDS, 2**128, 10**60, -1, -(2**63), -(10**30),
]
NORMALS = 100_000
BOUNDS = [
    1, 2, 3, 7, 10, 1000, 50000, 65536, 2**31 - 1, 2**31 + 1, 2**32 - 1, 2**32, 2**32 + 1, 10**18,
    3 * 2**61, 2**63 - 1,
]
INTERVALS = [
    (-np.pi, np.pi), (-1.0, 1.0), (-0.6, -0.4), (0.0, 400.0 / 30.0 / 2.0), (-1000.0, 1000.0),
]


def generator(seed):
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed)))


def record_pcg64_state():
    def row(seed):
        sequence = np.random.SeedSequence(seed)
        state = np.random.PCG64(sequence).state["state"]
        narrow, wide = sequence.generate_state(8, np.uint32), sequence.generate_state(4, np.uint64)
        return [seed, *narrow, *wide, state["state"], state["inc"]]

    write(
        "pcg64_state.csv",
        [
            "u32_i, u64_i: SeedSequence(seed).generate_state(8, uint32) and (4, uint64).",
            "state128, inc128: state and increment of PCG64(SeedSequence(seed)) before any output.",
            "All unsigned. Tolerance: none, exact.",
        ],
        ["seed", *numbered("u32_", 8), *numbered("u64_", 4), "state128", "inc128"],
        map(row, PCG64_SEEDS),
    )


def record_pcg64_spawn():
    def rows(seed):
        root = np.random.SeedSequence(seed)
        for child in (*root.spawn(2), *root.spawn(2)):
            for sequence in (child, *child.spawn(2)[1:]):
                key = ":".join(map(str, sequence.spawn_key))
                raw = np.random.PCG64(sequence).random_raw(2)
                yield [seed, key, *sequence.generate_state(4, np.uint64), *raw]

    write(
        "pcg64_spawn.csv",
        [
            "Children 0 to 3 of SeedSequence(seed), spawned two at a time, and child 1 of each.",
            "spawn_key: the path from the root, '3:1' is child 1 of child 3.",
            "u64_i: generate_state(4, uint64); raw_i: PCG64(child).random_raw(2).",
            "All unsigned. Tolerance: none, exact.",
        ],
        ["seed", "spawn_key", *numbered("u64_", 4), *numbered("raw_", 2)],
        [row for seed in PCG64_SEEDS for row in rows(seed)],
    )


def record_pcg64_raw():
    write(
        "pcg64_raw.csv",
        [
            "raw_i: PCG64(SeedSequence(seed)).random_raw(10), unsigned 64-bit numbers.",
            "Tolerance: none, exact.",
        ],
        ["seed", *numbered("raw_", 10)],
        ([seed, *generator(seed).bit_generator.random_raw(10)] for seed in PCG64_SEEDS),
    )


def record_pcg64_doubles():
    def rows(seed):
        yield [seed, "random", "", "", *generator(seed).random(8)]
        for low, high in INTERVALS:
            yield [seed, "uniform", low, high, *generator(seed).uniform(low, high, 8)]

    write(
        "pcg64_doubles.csv",
        [
            "v_i: the first numbers of a fresh default_rng(seed), in each row anew.",
            "kind: random() or uniform(low, high). Tolerance: none, exact.",
        ],
        ["seed", "kind", "low", "high", *numbered("v", 8)],
        [row for seed in PCG64_SEEDS for row in rows(seed)],
    )


def record_pcg64_integers():
    def row(seed, bound):
        fresh = generator(seed)
        return [seed, bound, *fresh.integers(0, bound, 10), fresh.bit_generator.random_raw()]

    write(
        "pcg64_integers.csv",
        [
            "v_i: integers(0, n, 10) of a fresh default_rng(seed), in each row anew.",
            "next_raw: the unsigned random_raw() after them; it shows how much was consumed.",
            "Tolerance: none, exact.",
        ],
        ["seed", "n", *numbered("v", 10), "next_raw"],
        [row(seed, bound) for seed in PCG64_SEEDS for bound in BOUNDS],
    )


def record_pcg64_mixed():
    calls = 3 * [
        ("random",), ("integers", 0, 10), ("uniform", -3.0, 3.0), ("integers", -9999, 9999),
        ("integers", 0, 2**32 + 1), ("integers", 5, 6), ("integers", 0, 3), ("random",),
    ]

    def row(seed):
        shared = generator(seed)
        return [seed, *(getattr(shared, name)(*limits) for name, *limits in calls)]

    write(
        "pcg64_mixed.csv",
        [
            "One default_rng(seed) per row; each column is named by its place and its call.",
            "An unused half of 64 bits survives random and uniform. Tolerance: none, exact.",
        ],
        ["seed", *(":".join(map(str, (i, *call))) for i, call in enumerate(calls))],
        map(row, PCG64_SEEDS),
    )


def record_pcg64_action_space():
    def row(seed, low, high, size):
        box = gymnasium.spaces.Box(low, high, (size,), np.float32)
        box.seed(seed)
        return [seed, low, high, size, *np.concatenate([box.sample() for _ in range(12 // size)])]

    boxes = [(-2.0, 2.0, 1), (-1.0, 1.0, 1), (-1.0, 1.0, 2)]
    write(
        "pcg64_action_space.csv",
        [
            "v_i: samples of gymnasium.spaces.Box(low, high, (size,), float32) after seed(seed),",
            "float32, one after the other. Tolerance: none, exact.",
        ],
        ["seed", "low", "high", "size", *numbered("v", 12)],
        [row(seed, *box) for seed in PCG64_SEEDS[:12] for box in boxes],
    )


def record_mt19937_doubles():
    kinds = {
        "random_sample": lambda: np.random.random_sample(12),
        "standard_normal": lambda: np.random.standard_normal(12),
        "normal": lambda: np.random.normal(1.5, 0.25, 12),
        "uniform": lambda: np.random.uniform(-3.0, 3.0, 12),
    }

    def row(seed, kind):
        np.random.seed(seed)
        return [seed, kind, *kinds[kind]()]

    write(
        "mt19937_doubles.csv",
        [
            "v_i: the first numbers after np.random.seed(seed), in each row anew.",
            "kind: random_sample(), standard_normal(), normal(1.5, 0.25) or uniform(-3, 3).",
            "Tolerance: none, exact.",
        ],
        ["seed", "kind", *numbered("v", 12)],
        [row(seed, kind) for seed in NUMPY_LEGACY_SEEDS for kind in kinds],
    )


def record_mt19937_normals():
    def row(seed):
        np.random.seed(seed)
        return [seed, NORMALS, np.bitwise_xor.reduce(np.random.standard_normal(NORMALS).view(np.uint64))]

    write(
        "mt19937_normals.csv",
        [
            "After np.random.seed(seed): the bits of the first `count` standard_normal(), all combined by exclusive or.",
            "Unsigned. The logarithm is that of the C library, glibc here. Tolerance: none, exact.",
        ],
        ["seed", "count", "xor_of_bits"],
        map(row, NUMPY_LEGACY_SEEDS),
    )


def record_mt19937_raw():
    def row(seed):
        np.random.seed(seed)
        narrow = np.random.randint(0, 2**32, 12, dtype=np.uint32)
        return [seed, *narrow, *np.random.randint(0, 2**64, 4, dtype=np.uint64)]

    write(
        "mt19937_raw.csv",
        [
            "After np.random.seed(seed): u32_i, plain words (randint(0, 2**32, dtype=uint32)); then",
            "u64_i, two words each (randint(0, 2**64, dtype=uint64)). Unsigned.",
            "Tolerance: none, exact.",
        ],
        ["seed", *numbered("u32_", 12), *numbered("u64_", 4)],
        map(row, NUMPY_LEGACY_SEEDS),
    )


def record_mt19937_choice():
    def rows(seed):
        np.random.seed(seed)
        for bound in (1, 2, 3, 10, 1000, 50000, 2**31 - 1):
            indices = np.random.choice(bound, 64)
            copy = np.random.RandomState()
            copy.set_state(np.random.get_state())
            yield [seed, bound, *indices[:12], np.arange(1, 65) @ indices, copy.randint(0, 2**32, dtype=np.uint32)]

    write(
        "mt19937_choice.csv",
        [
            "After np.random.seed(seed): choice(n, 64) for all n in the order of the rows.",
            "i0 to i11: the first indices; weighted_sum: the sum of (j + 1) * index j over all 64.",
            "next_word: the unsigned 32-bit word that would follow. Tolerance: none, exact.",
        ],
        ["seed", "n", *numbered("i", 12), "weighted_sum", "next_word"],
        [row for seed in NUMPY_LEGACY_SEEDS for row in rows(seed)],
    )


def record_mt19937_mixed():
    def rows(seed):
        np.random.seed(seed)
        for step in range(1, 301):
            normal = np.random.normal(size=(1,))[0]
            indices = np.random.choice(step, 64)
            yield [seed, step, normal, np.arange(1, 65) @ indices]

    write(
        "mt19937_mixed.csv",
        [
            "After np.random.seed(seed), for step 1 to 300: normal(size=(1,)), choice(step, 64).",
            "weighted_sum: the sum of (j + 1) * index j. The kept normal number survives choice.",
            "Tolerance: none, exact.",
        ],
        ["seed", "step", "normal", "weighted_sum"],
        [row for seed in (0, 1, 42) for row in rows(seed)],
    )


def record_mt19937_python():
    kinds = {
        "bits32": lambda: random.getrandbits(32),
        "bits64": lambda: random.getrandbits(64),
        "random": random.random,
        "randint:1:1000000000": lambda: random.randint(1, 10**9),
        "randint:-3:3": lambda: random.randint(-3, 3),
        "randint:5:5": lambda: random.randint(5, 5),
        f"randint:0:{2**32}": lambda: random.randint(0, 2**32),
        f"randint:{-(2**62)}:{2**62 - 2}": lambda: random.randint(-(2**62), 2**62 - 2),
    }

    def row(seed, kind):
        random.seed(seed)
        return [seed, kind, *(kinds[kind]() for _ in range(8)), random.getrandbits(32)]

    write(
        "mt19937_python.csv",
        [
            "v_i: the first numbers after CPython's random.seed(seed), in each row anew.",
            "kind: getrandbits(32), getrandbits(64), random() or randint:low:high.",
            "next_word: the getrandbits(32) after them. Tolerance: none, exact.",
        ],
        ["seed", "kind", *numbered("v", 8), "next_word"],
        [row(seed, kind) for seed in CPYTHON_SEEDS for kind in kinds],
    )


def record_ou_noise():
    def rows(seed):
        np.random.seed(seed)
        noise = np.zeros(1)
        for step in range(300):
            noise = noise + 0.15 * (0 - noise) * 0.01 + 0.2 * np.sqrt(0.01) * np.random.normal(size=1)
            yield [seed, step, noise[0]]

    write(
        "ou_noise.csv",
        [
            "np.random.seed(seed), then Ornstein-Uhlenbeck noise about 0 with theta 0.15, sigma 0.2, dt 0.01.",
            "Tolerance: none, exact.",
        ],
        ["seed", "step", "noise"],
        [row for seed in (0, 1, 42) for row in rows(seed)],
    )


def main():
    record_ou_noise()
    record_pcg64_state()
    record_pcg64_spawn()
    record_pcg64_raw()
    record_pcg64_doubles()
    record_pcg64_integers()
    record_pcg64_mixed()
    record_pcg64_action_space()
    record_mt19937_doubles()
    record_mt19937_normals()
    record_mt19937_raw()
    record_mt19937_choice()
    record_mt19937_mixed()
    record_mt19937_python()


if __name__ == "__main__":
    main()
