// DDPG by RLtools' layers with the networks of the Keras example; MKL on one thread. Usage: STEPS WARM-UP-STEPS.
// Other than in the example: RLtools' initial weights, and torques as parts of 2 N m.
#include <rl_tools/operations/cpu_mux.h>

#include <rl_tools/nn/optimizers/adam/instance/operations_generic.h>
#include <rl_tools/nn/operations_cpu_mux.h>
#include <rl_tools/nn/loss_functions/mse/operations_generic.h>
#include <rl_tools/nn_models/sequential/operations_generic.h>
#include <rl_tools/nn/optimizers/adam/operations_generic.h>
#include <rl_tools/rl/algorithms/td3/loop/core/operations_generic.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

#include "pendulum.h"

namespace rlt = rl_tools;
namespace sequential = rlt::nn_models::sequential;
using DEVICE = rlt::devices::DEVICE_FACTORY<>;
using RNG = DEVICE::SPEC::RANDOM::ENGINE<>;
using TI = DEVICE::index_t;
using POLICY = rlt::numeric_types::Policy<float>;
using Activation = rlt::nn::activation_functions::ActivationFunction;
constexpr TI BATCH = 64, CAPACITY = 50000, EPISODE = 200;
constexpr float DISCOUNT = 0.99f, POLYAK = 0.995f;  // of the target's own weights

template <TI N, Activation F = Activation::RELU>
using Dense = rlt::nn::layers::dense::BindConfiguration<rlt::nn::layers::dense::Configuration<POLICY, TI, N, F>>;
template <typename LAYER, typename NEXT = sequential::OutputModule> using Chain = sequential::Module<LAYER, NEXT>;
template <Activation F> using Deep = Chain<Dense<256>, Chain<Dense<256>, Chain<Dense<1, F>>>>;
template <TI ROWS, TI N> using Shape = rlt::tensor::Shape<TI, 1, ROWS, N>;
template <TI ROWS, TI N> using Tensor = rlt::Tensor<rlt::tensor::Specification<float, TI, Shape<ROWS, N>>>;

DEVICE device;
RNG rng;

template <typename CHAIN, TI INPUT> struct Network {
  using GRADIENT = rlt::nn::capability::Gradient<rlt::nn::parameters::Adam>;
  using ONLINE = sequential::Build<GRADIENT, CHAIN, Shape<BATCH, INPUT>>;
  using TARGET = sequential::Build<rlt::nn::capability::Forward<>, CHAIN, Shape<BATCH, INPUT>>;
  ONLINE online;
  TARGET target;
  typename ONLINE::template Buffer<> buffer;
  typename TARGET::template Buffer<> target_buffer;
  rlt::nn::optimizers::Adam<rlt::nn::optimizers::adam::Specification<POLICY, TI>> adam;

  explicit Network(float rate) {
    rlt::malloc(device, online);
    rlt::malloc(device, target);
    rlt::malloc(device, buffer);
    rlt::malloc(device, target_buffer);
    rlt::malloc(device, adam);
    adam.parameters.alpha = rate;
    rlt::init_weights(device, online, rng);
    rlt::zero_gradient(device, online);
    rlt::reset_optimizer_state(device, adam, online);
    rlt::copy(device, device, online, target);
  }

  template <typename X, typename Y> void forward(X& x, Y&& y) { rlt::forward(device, online, x, y, buffer, rng); }
  template <typename X, typename Y> void predict(X& x, Y&& y) { rlt::evaluate(device, target, x, y, target_buffer, rng); }
  template <typename X, typename D> void backward(X& x, D&& d) { rlt::backward(device, online, x, d, buffer); }
  void move() {
    rlt::step(device, adam, online);
    rlt::zero_gradient(device, online);
  }
  void follow() { rlt::rl::algorithms::td3::update_target_module(device, online, target, POLYAK); }
};

template <TI ROWS, TI N> struct Matrix : Tensor<ROWS, N> {
  Matrix() { rlt::malloc(device, static_cast<Tensor<ROWS, N>&>(*this)); }
  template <TI FIRST, TI WIDTH> auto columns() {
    return rlt::view_range(device, *this, FIRST, rlt::tensor::ViewSpec<2, WIDTH>{});
  }
};

struct Agent {
  Network<Deep<Activation::TANH>, 3> actor{0.001f};
  Network<Chain<Dense<16>, Chain<Dense<32>>>, 3> seen{0.002f};
  Network<Chain<Dense<32>>, 1> done{0.002f};
  Network<Deep<Activation::IDENTITY>, 64> joint{0.002f};
  Matrix<BATCH, 3> observation, after;
  Matrix<BATCH, 1> action, reward, policy, y, value, d_value, d_policy;
  Matrix<BATCH, 64> both, d_both;

  void critic_step() {
    actor.predict(after, policy);
    seen.predict(after, both.columns<0, 32>());
    done.predict(policy, both.columns<32, 32>());
    joint.predict(both, y);
    for (TI i = 0; i < BATCH; i++)
      rlt::set(device, y, rlt::get(device, reward, 0, i, 0) + DISCOUNT * rlt::get(device, y, 0, i, 0), 0, i, 0);
    seen.forward(observation, both.columns<0, 32>());
    done.forward(action, both.columns<32, 32>());
    joint.forward(both, value);
    rlt::nn::loss_functions::mse::gradient(device, value, y, d_value);
    rlt::backward_full(device, joint.online, both, d_value, d_both, joint.buffer);
    seen.backward(observation, d_both.columns<0, 32>());
    done.backward(action, d_both.columns<32, 32>());
    joint.move(), seen.move(), done.move();
  }

  void actor_step() {
    actor.forward(observation, policy);
    seen.forward(observation, both.columns<0, 32>());
    done.forward(policy, both.columns<32, 32>());
    joint.forward(both, value);
    rlt::set_all(device, d_value, -1.0f / BATCH);
    rlt::backward_input(device, joint.online, d_value, d_both, joint.buffer);
    auto d_done = d_both.columns<32, 32>();
    rlt::backward_input(device, done.online, d_done, d_policy, done.buffer);
    actor.backward(observation, d_policy);
    actor.move();
  }

  void learn() {
    critic_step();
    actor_step();
    actor.follow(), seen.follow(), done.follow(), joint.follow();
  }
};

struct Row {
  std::array<float, 3> observation, after;
  float action, reward;
};

struct Training {
  Agent agent;
  decltype(Agent::actor)::ONLINE::CHANGE_BATCH_SIZE<TI, 1>::Buffer<> acting;
  Matrix<1, 3> seen;
  Matrix<1, 1> part;
  std::vector<Row> rows = std::vector<Row>(CAPACITY);
  std::mt19937_64 random{0};
  std::normal_distribution<float> normal;
  std::uniform_real_distribution<double> uniform{-1, 1};
  Pendulum pendulum;
  float noise = 0;
  TI count = 0;

  Training() { rlt::malloc(device, acting); }

  void play(Row& row) {
    if (count++ % EPISODE == 0) pendulum = {M_PI * uniform(random), uniform(random)};
    row.observation = pendulum.observation();
    for (TI k = 0; k < 3; k++) rlt::set(device, seen, row.observation[k], 0, 0, k);
    rlt::evaluate(device, agent.actor.online, seen, part, acting, rng);
    noise += -0.15f * noise * 0.01f + 0.1f * 0.1f * normal(random);
    row.action = std::clamp(rlt::get(device, part, 0, 0, 0) + noise, -1.0f, 1.0f);
    row.reward = pendulum.step(row.action);
    row.after = pendulum.observation();
  }

  void draw() {
    std::uniform_int_distribution<TI> any(0, std::min(count, CAPACITY) - 1);
    for (TI i = 0; i < BATCH; i++) {
      const Row& row = rows[any(random)];
      for (TI k = 0; k < 3; k++) {
        rlt::set(device, agent.observation, row.observation[k], 0, i, k);
        rlt::set(device, agent.after, row.after[k], 0, i, k);
      }
      rlt::set(device, agent.action, row.action, 0, i, 0);
      rlt::set(device, agent.reward, row.reward, 0, i, 0);
    }
  }

  void steps(int number) {
    for (int i = 0; i < number; i++) {
      play(rows[count % CAPACITY]);
      draw();
      agent.learn();
    }
  }
};

int main(int, char** arguments) {
  setenv("MKL_NUM_THREADS", "1", 1);  // RLtools warns otherwise
  rlt::init(device);
  rlt::malloc(device, rng);
  rlt::init(device, rng, 0);
  Training training;
  int count = std::atoi(arguments[1]);
  training.steps(std::atoi(arguments[2]));
  auto start = std::chrono::steady_clock::now();
  training.steps(count);
  std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  std::printf("%f\n", count / seconds.count());
}
