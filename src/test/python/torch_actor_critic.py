"""TD3 and SAC written down from their papers, with PyTorch's gradients and a plain Adam."""

import torch
from torch.distributions import Normal
from torch.distributions.transforms import TanhTransform
from torch.nn.functional import mse_loss

import actor_critic_inputs as given

LOW, HIGH = torch.tensor(given.LOW), torch.tensor(given.HIGH)
MIDDLE, HALF = torch.tensor(given.MIDDLE), torch.tensor(given.HALF)
OBSERVATION_HALF = torch.tensor(given.OBSERVATION_HALF)


class Adam:
    """Kingma and Ba (2015), the form before section 2.1, with epsilon outside the bias correction."""

    def __init__(self, variables):
        self.variables, self.steps = variables, 0
        self.means = [torch.zeros_like(each) for each in variables]
        self.squares = [torch.zeros_like(each) for each in variables]

    def step(self, loss):
        self.steps += 1
        size = given.RATE * (1 - given.BETA2**self.steps) ** 0.5 / (1 - given.BETA1**self.steps)
        gradients = torch.autograd.grad(loss, self.variables)
        with torch.no_grad():
            for each, mean, square, gradient in zip(self.variables, self.means, self.squares, gradients):
                mean += (1 - given.BETA1) * (gradient - mean)
                square += (1 - given.BETA2) * (gradient * gradient - square)
                each -= size * mean / (square.sqrt() + given.EPSILON)


class Learner:
    """Actor, two critics, targets; what both algorithms share."""

    def __init__(self, weights):
        self.variables = {name: torch.tensor(value, requires_grad=True) for name, value in weights.items()}
        for name, value in weights.items():
            if self.has_target(name):
                self.variables[f"target_{name}"] = torch.tensor(value)
        self.actor_adam = Adam(self.group("actor/"))
        self.critic_adam = Adam(self.group("critic/"))

    def has_target(self, name):
        return True

    def group(self, prefix):
        return [value for name, value in self.variables.items() if name.startswith(prefix)]

    def network(self, prefix, layers, x):
        for layer in layers:
            x = x @ self.variables[f"{prefix}{layer}/kernel"] + self.variables[f"{prefix}{layer}/bias"]
            x = x if layer == "output" else torch.relu(x)
        return x

    def output(self, prefix, observation):
        return self.network(f"{prefix}/", ("hidden_1", "hidden_2", "output"), observation / OBSERVATION_HALF)

    def values(self, prefix, observation, action):
        x = torch.cat([observation / OBSERVATION_HALF, (action - MIDDLE) / HALF], dim=1)
        return [self.network(f"{prefix}/{i}/", ("joint_1", "joint_2", "output"), x) for i in (1, 2)]

    def critic_step(self, batch, next_value):
        y = given.REWARD_SCALE * batch["reward"] + given.DISCOUNT * batch["discount"] * next_value
        q = self.values("critic", batch["observation"], batch["action"])
        loss = sum(mse_loss(each, y.detach()) for each in q)
        self.critic_adam.step(loss)
        return {"critic_loss": loss.item(), "mean_q": q[0].mean().item()}

    @torch.no_grad()
    def follow(self):
        for name, value in self.variables.items():
            if name.startswith("target_"):
                value.lerp_(self.variables[name.removeprefix("target_")], given.POLYAK)


class Td3(Learner):
    """Fujimoto, van Hoof and Meger (2018), Algorithm 1."""

    outputs, noises = given.A, 1

    def action(self, prefix, observation):
        return MIDDLE + HALF * torch.tanh(self.output(prefix, observation))

    def update(self, number, batch):
        (noise,) = batch["noises"]
        smooth = HALF * (given.NOISE * noise).clamp(-given.NOISE_CLIP, given.NOISE_CLIP)
        action = self.action("target_actor", batch["next_observation"]) + smooth
        action = torch.minimum(torch.maximum(action, LOW), HIGH)
        next_value = torch.minimum(*self.values("target_critic", batch["next_observation"], action))
        report = self.critic_step(batch, next_value)
        if number % given.POLICY_DELAY == 0:
            mu = self.action("actor", batch["observation"])
            loss = -self.values("critic", batch["observation"], mu)[0].mean()
            self.actor_adam.step(loss)
            self.follow()
            report["actor_loss"] = loss.item()
        return report


class Sac(Learner):
    """Haarnoja et al. (2018), Soft Actor-Critic Algorithms and Applications, Algorithm 1."""

    outputs, noises = 2 * given.A, 2

    def __init__(self, weights):
        super().__init__(weights)
        self.variables["temperature/log"] = torch.tensor(given.TEMPERATURE).log().requires_grad_()
        self.temperature_adam = Adam(self.group("temperature/"))

    def has_target(self, name):
        return name.startswith("critic/")

    def sample(self, observation, noise):
        mean, log_sigma = self.output("actor", observation).chunk(2, dim=1)
        normal = Normal(mean, log_sigma.clamp(-20, 2).exp())
        u = normal.mean + normal.stddev * noise
        squash = TanhTransform()
        unit = squash(u)
        log_probability = normal.log_prob(u) - squash.log_abs_det_jacobian(u, unit)
        return MIDDLE + HALF * unit, log_probability.sum(dim=1, keepdim=True)

    def update(self, number, batch):
        noise, next_noise = batch["noises"]
        log_alpha = self.variables["temperature/log"]
        alpha = log_alpha.detach().exp()
        action, log_probability = self.sample(batch["observation"], noise)
        excess = (log_probability + given.TARGET_ENTROPY).detach()
        self.temperature_adam.step(-(log_alpha * excess).mean())
        next_action, next_log_probability = self.sample(batch["next_observation"], next_noise)
        next_value = torch.minimum(*self.values("target_critic", batch["next_observation"], next_action))
        report = self.critic_step(batch, next_value - alpha * next_log_probability)
        q = torch.minimum(*self.values("critic", batch["observation"], action))
        loss = (alpha * log_probability - q).mean()
        self.actor_adam.step(loss)
        self.follow()
        entropy = -log_probability.mean().item()
        return report | {"actor_loss": loss.item(), "temperature": alpha.item(), "entropy": entropy}
