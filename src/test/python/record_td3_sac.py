"""Records what TD3 and SAC learn in PyTorch and in stable-baselines3. Run by `make golden`."""

import numpy as np
import torch

import actor_critic_inputs as given
import sb3_actor_critic
import torch_actor_critic
from golden import write

METRICS = ["critic_loss", "actor_loss", "mean_q", "temperature", "entropy"]
CHECKED = (1, 20, given.UPDATES)


def learners(name):
    """What is recorded: the paper's algorithm, the same from weights one bit off, and stable-baselines3's."""
    paper, peer = (getattr(module, name) for module in (torch_actor_critic, sb3_actor_critic))
    weights = given.weights(paper.outputs)
    return {"torch": paper(weights), "twin": paper(given.nudged(weights)), "sb3": peer(weights)}


def tensors(batch):
    noises = [torch.tensor(each) for each in batch["noises"]]
    return {name: torch.tensor(value) for name, value in batch.items() if name != "noises"} | {"noises": noises}


def checks(program, number, learner):
    for name, value in sorted(learner.variables.items()):
        numbers = value.detach().numpy().astype(float).reshape(-1)
        weights = 1 + np.arange(numbers.size) % 7
        yield [program, number, name, float(numbers @ weights), float(np.abs(numbers) @ weights)]


def record(name):
    rows, sums = [], []
    for program, learner in learners(name).items():
        for number, batch in enumerate(given.batches(learner.noises), start=1):
            report = learner.update(number, tensors(batch))
            rows.append([program, number, *(np.float32(report[each]) if each in report else "" for each in METRICS)])
            if number in CHECKED:
                sums += checks(program, number, learner)
    say(name, rows)
    lower = name.lower()
    write(
        f"{lower}_updates.csv",
        [f"{given.UPDATES} updates of {name}; what they learn from is in actor_critic_inputs.py.",
         "torch: the paper's algorithm; twin: the same from weights one unit in the last place above;",
         "sb3: the train method of stable-baselines3. Empty: not computed in this update, or not reported."],
        ["program", "update", *METRICS], rows)
    write(
        f"{lower}_checks.csv",
        ["Sums over the variables after an update, row by row: of w_i v_i and of w_i |v_i| with w_i = 1 + i mod 7."],
        ["program", "update", "name", "sum", "absolute_sum"], sums)


def say(name, rows):
    """Prints how far the programs are from the first one, relative to 1 or the number, whichever is larger."""
    def numbers(program):
        return np.array([[x if x != "" else np.nan for x in row[2:]] for row in rows if row[0] == program], float)

    first = numbers("torch")
    for program in ("twin", "sb3"):
        off = np.abs(numbers(program) - first) / np.maximum(1, np.abs(first))
        print(name, program, [f"{np.nanmax(off[:count]):.1e}" for count in (20, 50, 100, given.UPDATES)])


if __name__ == "__main__":
    torch.set_num_threads(1)
    for algorithm in ("Td3", "Sac"):
        record(algorithm)
