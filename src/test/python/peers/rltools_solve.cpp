// RLtools' SAC, or with -DTD3 its TD3, on its Pendulum, by its Python interface's settings, MKL on one thread.
// Usage: SEED FILE-OF-STARTS STEPS-BETWEEN-EVALUATIONS. Prints what evaluations.py says.
#include <rl_tools/operations/cpu_mux.h>

#include <rl_tools/nn/optimizers/adam/instance/operations_generic.h>
#include <rl_tools/nn/operations_cpu_mux.h>
#include <rl_tools/nn/layers/sample_and_squash/operations_generic.h>
#include <rl_tools/nn/layers/td3_sampling/operations_generic.h>
#include <rl_tools/rl/environments/pendulum/operations_cpu.h>
#include <rl_tools/nn_models/mlp/operations_generic.h>
#include <rl_tools/nn_models/sequential/operations_generic.h>
#include <rl_tools/nn/optimizers/adam/operations_generic.h>
#include <rl_tools/rl/algorithms/sac/loop/core/config.h>
#include <rl_tools/rl/algorithms/sac/loop/core/operations_generic.h>
#include <rl_tools/rl/algorithms/td3/loop/core/config.h>
#include <rl_tools/rl/algorithms/td3/loop/core/operations_generic.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <vector>

#include "pendulum.h"

namespace rlt = rl_tools;
using DEVICE = rlt::devices::DEVICE_FACTORY<>;
using RNG = DEVICE::SPEC::RANDOM::ENGINE<>;
using TI = DEVICE::index_t;
using POLICY = rlt::numeric_types::Policy<float>;
using SPEC = rlt::rl::environments::pendulum::Specification<float, TI>;
using ENVIRONMENT = rlt::rl::environments::Pendulum<SPEC>;
constexpr TI LIMIT = 20000, STARTS = 100, EPISODE = 200;
#ifdef TD3
namespace algorithm = rlt::rl::algorithms::td3;
struct PARAMETERS : algorithm::loop::core::DefaultParameters<POLICY, TI, ENVIRONMENT> {
#else
namespace algorithm = rlt::rl::algorithms::sac;
struct PARAMETERS : algorithm::loop::core::DefaultParameters<POLICY, TI, ENVIRONMENT> {
  struct SAC_PARAMETERS : algorithm::DefaultParameters<POLICY, TI, ENVIRONMENT::ACTION_DIM> {
    static constexpr TI ACTOR_BATCH_SIZE = 100, CRITIC_BATCH_SIZE = 100;
  };
#endif
  static constexpr TI STEP_LIMIT = LIMIT, REPLAY_BUFFER_CAP = LIMIT;
};
using LOOP = algorithm::loop::core::Config<POLICY, TI, RNG, ENVIRONMENT, PARAMETERS>;
using STATE = LOOP::State<LOOP>;
using EVALUATED = LOOP::NN::ACTOR_TYPE::CHANGE_BATCH_SIZE<TI, STARTS>;
template <TI N> using Batch = rlt::Tensor<rlt::tensor::Specification<float, TI, rlt::tensor::Shape<TI, 1, STARTS, N>>>;

struct Evaluator {
  DEVICE& device;
  std::vector<Pendulum> starts;
  RNG rng;
  EVALUATED::Buffer<> buffer;
  Batch<3> observations;
  Batch<1> actions;

  Evaluator(DEVICE& device, const char* file) : device(device) {
    std::ifstream in(file);
    for (Pendulum one; in >> one.angle >> one.velocity;) starts.push_back(one);
    rlt::malloc(device, buffer);
    rlt::malloc(device, observations);
    rlt::malloc(device, actions);
  }

  // The mean return of the policy's mode.
  template <typename ACTOR> double operator()(const ACTOR& actor) {
    std::vector<Pendulum> pendulums = starts;
    double sum = 0;
    for (TI step = 0; step < EPISODE; step++) {
      for (TI i = 0; i < STARTS; i++)
        for (TI k = 0; k < 3; k++) rlt::set(device, observations, pendulums[i].observation()[k], 0, i, k);
      rlt::evaluate(device, actor, observations, actions, buffer, rng, rlt::Mode<rlt::mode::Evaluation<>>{});
      for (TI i = 0; i < STARTS; i++) sum += pendulums[i].step(rlt::get(device, actions, 0, i, 0));
    }
    return sum / STARTS;
  }
};

int main(int, char** arguments) {
  setenv("MKL_NUM_THREADS", "1", 1);  // RLtools warns otherwise
  DEVICE device;
  rlt::init(device);
  STATE state;
  rlt::malloc(device, state);
  rlt::init(device, state, std::atoi(arguments[1]));
  Evaluator evaluator(device, arguments[2]);
  int every = std::atoi(arguments[3]);
  std::chrono::duration<double> spent{0};
  while (state.step < LIMIT) {
    rlt::step(device, state);
    if (state.step % every == 0) {
      auto before = std::chrono::steady_clock::now();
      double score = evaluator(rlt::get_actor(state));
      spent += std::chrono::steady_clock::now() - before;
      std::printf("%d %f %f\n", static_cast<int>(state.step), spent.count(), score);
      std::fflush(stdout);
    }
  }
}
