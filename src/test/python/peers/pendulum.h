// Gymnasium's Pendulum-v1 without its time limit.
#pragma once
#include <algorithm>
#include <array>
#include <cmath>

struct Pendulum {
  double angle, velocity;  // rad, 0 upright; rad/s

  std::array<float, 3> observation() const {
    return {static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle)), static_cast<float>(velocity)};
  }

  // Takes the torque as a part of 2 N m and returns the reward.
  double step(double part) {
    double torque = 2 * std::clamp(part, -1.0, 1.0), wrapped = std::remainder(angle, 2 * M_PI);
    double cost = wrapped * wrapped + 0.1 * velocity * velocity + 0.001 * torque * torque;
    velocity = std::clamp(velocity + (15 * std::sin(angle) + 3 * torque) * 0.05, -8.0, 8.0);
    angle += velocity * 0.05;
    return -cost;
  }
};
