"""Records what numpy.random.SeedSequence spawns. Usage: record_spawn.py > seed_sequence_spawn.csv"""
import platform

import numpy as np

SEEDS = [0, 1, 2, 7, 42, 123, 1234, 65535, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**40 + 7, 2**63 - 1, 2**63,
         2**64 - 1, 2**64, 10**30, 2**128 - 1, 2**128]

print(f"# record_spawn.py; CPython {platform.python_version()}; numpy {np.__version__}")
print("# SeedSequence(seed).spawn(3)[child].generate_state(4, uint64), and the same of the child's .spawn(2)[1]. Exact.")
print("seed,child," + ",".join(f"u64_{i}" for i in range(4)) + "," + ",".join(f"grandchild_u64_{i}" for i in range(4)))
for seed in SEEDS:
    for number, child in enumerate(np.random.SeedSequence(seed).spawn(3)):
        words = child.generate_state(4, np.uint64)
        grandchild = child.spawn(2)[1].generate_state(4, np.uint64)
        print(f"{seed},{number}," + ",".join(str(word) for word in [*words, *grandchild]))
