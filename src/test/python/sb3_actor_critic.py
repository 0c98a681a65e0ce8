"""The train methods of stable-baselines3's TD3 and SAC, with initial weights, batches and noise of ours.

They are given observations and actions in units in which the bounds are 1, and rewards that are scaled, as Swingup scales
them. PyTorch's Adam has epsilon inside the bias correction: it is changed before each step, so that it is outside. Half the
sum of errors is stable-baselines3's critic loss in SAC: it is doubled, and epsilon halved, which is the same step. The 1e-6
in its logarithm of 1 - tanh(u)^2 is set to 0.
"""

import types
from unittest import mock

import gymnasium
import numpy as np
import stable_baselines3
import torch
from stable_baselines3.common.logger import Logger
from stable_baselines3.common.type_aliases import ReplayBufferSamples

import actor_critic_inputs as given


class AdamHat(torch.optim.Adam):
    """PyTorch's Adam, whose epsilon is divided by the root of the bias correction."""

    def __init__(self, parameters, lr, hat=given.EPSILON):
        super().__init__(parameters, lr, betas=(given.BETA1, given.BETA2))
        self.hat, self.count = hat, 0

    def step(self, closure=None):
        self.count += 1
        for group in self.param_groups:
            group["eps"] = self.hat / (1 - given.BETA2**self.count) ** 0.5
        return super().step(closure)


class Space(gymnasium.Env):
    observation_space = gymnasium.spaces.Box(-1, 1, (given.O,), np.float32)
    action_space = gymnasium.spaces.Box(-1, 1, (given.A,), np.float32)


class Learner:
    def __init__(self, weights, algorithm, **settings):
        hidden = [given.HIDDEN, given.HIDDEN]
        self.model = algorithm(
            "MlpPolicy", Space(), learning_rate=given.RATE, gamma=given.DISCOUNT, tau=given.POLYAK, buffer_size=1,
            device="cpu", policy_kwargs={"net_arch": hidden, "optimizer_class": AdamHat}, **settings)
        self.model.set_logger(Logger(None, []))
        self.model.replay_buffer = types.SimpleNamespace(sample=lambda size, env: self.samples)
        for name, linears in self.layers():
            self.fill(linears, *(weights[f"{name.removeprefix('target_')}/{part}"] for part in ("kernel", "bias")))

    @staticmethod
    @torch.no_grad()
    def fill(linears, kernel, bias):
        width = kernel.shape[1] // len(linears)
        for i, linear in enumerate(linears):
            part = slice(i * width, (i + 1) * width)
            linear.weight.copy_(torch.tensor(kernel[:, part].T))
            linear.bias.copy_(torch.tensor(bias[part]))

    def layers(self):
        """The name of each layer and what has its numbers, side by side where there are several."""
        yield from self.actor_layers()
        for group, critics in (("critic", self.model.critic), ("target_critic", self.model.critic_target)):
            for i, network in enumerate(critics.q_networks, start=1):
                yield from self.named(f"{group}/{i}", ("joint_1", "joint_2", "output"), network)

    @staticmethod
    def named(group, names, module):
        linears = [each for each in module.modules() if isinstance(each, torch.nn.Linear)]
        return [(f"{group}/{name}", [linear]) for name, linear in zip(names, linears, strict=True)]

    @property
    def variables(self):
        found = {}
        for name, linears in self.layers():
            found[f"{name}/kernel"] = torch.cat([each.weight.T for each in linears], dim=1)
            found[f"{name}/bias"] = torch.cat([each.bias for each in linears])
        return found

    def train(self, batch):
        self.noises = list(batch["noises"])
        half = torch.tensor(given.OBSERVATION_HALF)
        self.samples = ReplayBufferSamples(
            observations=batch["observation"] / half,
            actions=(batch["action"] - torch.tensor(given.MIDDLE)) / torch.tensor(given.HALF),
            next_observations=batch["next_observation"] / half,
            dones=1 - batch["discount"],
            rewards=given.REWARD_SCALE * batch["reward"])
        self.model.logger.name_to_value.clear()
        self.model.train(gradient_steps=1, batch_size=given.BATCH)
        return {name.removeprefix("train/"): float(value) for name, value in self.model.logger.name_to_value.items()}


class Td3(Learner):
    outputs, noises = given.A, 1

    def __init__(self, weights):
        super().__init__(
            weights, stable_baselines3.TD3, policy_delay=given.POLICY_DELAY, target_policy_noise=given.NOISE,
            target_noise_clip=given.NOISE_CLIP)

    def actor_layers(self):
        for group, actor in (("actor", self.model.actor), ("target_actor", self.model.actor_target)):
            yield from self.named(group, ("hidden_1", "hidden_2", "output"), actor)

    def update(self, number, batch):
        def normal(tensor, mean, std):
            return tensor.copy_(mean + std * self.noises.pop(0))

        with mock.patch.object(torch.Tensor, "normal_", normal):
            logged = self.train(batch)
        return {name: logged[name] for name in ("critic_loss", "actor_loss") if name in logged}


class Sac(Learner):
    outputs, noises = 2 * given.A, 2

    def __init__(self, weights):
        super().__init__(
            weights, stable_baselines3.SAC, ent_coef=f"auto_{given.TEMPERATURE}", target_entropy=given.TARGET_ENTROPY)
        self.model.critic.optimizer.hat /= 2
        self.model.ent_coef_optimizer = AdamHat([self.model.log_ent_coef], given.RATE)
        self.model.actor.action_dist.epsilon = 0.0

    def actor_layers(self):
        actor = self.model.actor
        yield from self.named("actor", ("hidden_1", "hidden_2"), actor.latent_pi)
        yield "actor/output", [actor.mu, actor.log_std]

    @property
    def variables(self):
        return super().variables | {"temperature/log": self.model.log_ent_coef}

    def update(self, number, batch):
        def normal(shape, dtype, device):
            return self.noises.pop(0)

        with mock.patch("torch.distributions.normal._standard_normal", normal):
            logged = self.train(batch)
        return {
            "critic_loss": 2 * logged["critic_loss"],
            "actor_loss": logged["actor_loss"],
            "temperature": logged["ent_coef"],
        }
