# Every target is one call of Maven, bin/swingup or a script. Settings are given as in "make train SEED=3"; what the
# environment holds under such common names does not count. Recipes exec, so that a signal reaches the program.
PRESET := keras-example
SEED := 0
ARGS :=
KILLS := 200
MODEL := models/keras-example-seed0/best
RESUME :=
RUNS :=
GPU := $(SWINGUP_GPU)

# What is neither empty nor a no.
yes = $(filter-out 0 n N no No NO false False FALSE off Off OFF,$(1))

# The native library of this machine alone, where it is known; all of them otherwise. GPU=1, or SWINGUP_GPU=1 in the
# environment: NVIDIA's.
SYSTEM := $(shell uname -sm)
PLATFORM_Linux_x86_64 := linux-x86_64
PLATFORM_Linux_aarch64 := linux-arm64
PLATFORM_Darwin_arm64 := macosx-arm64
PLATFORM := $(if $(call yes,$(GPU)),linux-x86_64-gpu,$(PLATFORM_$(subst $(eval ) ,_,$(SYSTEM))))
NATIVE := $(if $(PLATFORM),-Dtensorflow.platform=$(PLATFORM))
MVN := mvn --batch-mode --no-transfer-progress $(NATIVE)

PYTHON := target/python
TORCH := target/torch
RLIABLE := target/rliable
PEERS := target/peers target/peers-jax target/peers-rltools
JAVA_BENCH = env TF_CPP_MIN_LOG_LEVEL=2 java -XX:+UseSerialGC \
  -cp target/test-classes:target/classes:$$(cat target/test-classpath) io.swingup
RECORDERS := record_random record_pendulum record_mountain_car record_lunar_lander record_keras record_export record_td3_sac record_statistics

.PHONY: help build dist spark train test test-slow test-spark coverage watch evaluate doctor torture-sweep torture reproduce ablation bench bench-peers bench-solve bench-check bench-environments bench-serve profile golden interop interop-all format clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/^([a-z-]+):[^#]*## */\1	/' | expand -t 12

build: ## compile and package
	@$(MVN) --quiet -DskipTests -Dchecks=false package
	@exec src/main/sh/finish-build

dist: ## make target/swingup-<version>-<platform>.tar.gz, which needs nothing but Java 17
	@exec $(MVN) --quiet -DskipTests -Dchecks=false -P dist package

spark: build ## gather what sweeps on a cluster need, in target/spark; docs/sweeps.md
	@$(MVN) --quiet -P spark -Dchecks=false dependency:build-classpath@classpath-for-spark
	@exec src/main/sh/finish-spark

train: ## train an agent: PRESET=keras-example SEED=0 ARGS="--episodes 20"; RESUME=1 resumes it
ifneq ($(call yes,$(RESUME)),)
	@exec bin/swingup resume models/$(PRESET)-seed$(SEED) $(ARGS)
else
	@exec bin/swingup train --preset $(PRESET) $(if $(filter command,$(origin SEED)),--seed $(SEED)) $(ARGS)
endif

watch: ## follow runs on a page of this machine
	@exec bin/swingup watch $(ARGS)

evaluate: ## score a saved policy: MODEL=models/<run>/best ARGS="--starts 1000"
	@exec bin/swingup evaluate --model $(MODEL) $(ARGS)

doctor: ## say what this machine has and what is missing
	@exec bin/swingup doctor

test: ## check formatting, compile with all warnings as errors, test, check the Javadoc and what dependents get
	@exec $(MVN) --file src/it verify

test-slow: ## the tests that take too long for `make test`
	@exec $(MVN) -Dgroups=slow -DexcludedGroups= test

test-spark: spark ## a sweep on a cluster of Spark on this machine, of which a worker is killed
	@exec $(MVN) -Dgroups=spark -DexcludedGroups= test

coverage: ## say which lines `make test` reaches: target/site/jacoco/index.html
	@exec $(MVN) -P coverage -Dchecks=false verify

torture: ## kill and resume runs at random moments: KILLS=200
	@exec $(MVN) -Dtest=KillTest -Dswingup.kills=$(KILLS) -Dsurefire.timeout=7200 test

torture-sweep: KILLS = 30
torture-sweep: ## kill a sweep of 40 trials, or one of its trials, at random moments: KILLS=30
	@exec $(MVN) -Dtest=SweepKillTest -DexcludedGroups= -Dswingup.kills=$(KILLS) -Dsurefire.timeout=7200 test

reproduce: ## train keras-example on 20 seeds and compare with the original's 30
	@exec bin/swingup train --preset keras-example --seeds 0-19 --run reproduce \
	  --reference data/reference

# What the Keras example does unlike most others, each undone alone.
ABLATIONS := none noise-step noise-reset late-start no-replacement epsilon actor-head critic-head old-critic
WITHOUT_none :=
WITHOUT_noise-step := exploration.time_step=1
WITHOUT_noise-reset := exploration.reset_each_episode=true
WITHOUT_late-start := training.warm_up.learning_starts=1000
WITHOUT_no-replacement := training.replay.replacement=false training.warm_up.learning_starts=64
WITHOUT_epsilon := agent.actor.epsilon=1e-8 agent.critic.epsilon=1e-8
WITHOUT_actor-head := agent.networks.actor_head_bound=0
WITHOUT_critic-head := agent.networks.critic_head_bound=0.003
WITHOUT_old-critic := agent.actor_after_critic=false

ablation: $(ABLATIONS:%=ablation-%) ## undo each quirk of the example alone, 10 seeds each

ablation-%:
	@exec bin/swingup train --preset keras-example --seeds 0-9 --run $@ \
	  --set "evaluation.every=100 episodes" --set evaluation.starts=1000 --set recording.pictures=false \
	  $(addprefix --set=,$(WITHOUT_$*))

# The best policy of finished runs of a preset, into models/pretrained: RUNS="models/pendulum-seeds0-2-seed*"
pretrained-%: build
	@exec $(JAVA_BENCH).pretrained.MakePretrained $* $(RUNS)

bench: build $(PYTHON) ## measure the parts of a step and the standard run; writes data/bench/
	@exec env PYTHONPATH=src/test/python $(JAVA_BENCH).bench.Bench data/bench

bench-peers: build $(PEERS) ## run other trainers and this one in turn; writes data/bench/peers.csv
	@exec target/peers/bin/python src/test/python/peers/bench_peers.py

bench-solve: build target/peers target/peers-rltools ## time trainers until they solve Pendulum-v1; writes data/bench/solve.csv, .png
	@exec target/peers/bin/python src/test/python/peers/bench_solve.py

bench-check: build ## fail when the step has become slower than recorded
	@exec $(JAVA_BENCH).bench.BenchCheck

bench-environments: build ## train on slow environments, one and four at the same time
	@exec $(JAVA_BENCH).bench.WaitingEnvironments

bench-serve: build ## measure the server of policies under load, with wrk and hey
	@exec python3 src/test/python/bench_serve.py

profile: build ## say where the time of a learning step goes: PRESET=pendulum-fast
	@exec $(JAVA_BENCH).agent.graph.Profile $(PRESET)

golden: $(RECORDERS:%=golden-%) ## record again what NumPy, CPython, Gymnasium, Keras, PyTorch and rliable do

golden-%: $(PYTHON)
	@exec $(PYTHON)/bin/python src/test/python/$*.py

golden-record_td3_sac: $(TORCH)
	@exec $(TORCH)/bin/python src/test/python/record_td3_sac.py

golden-record_statistics: $(RLIABLE)
	@exec $(RLIABLE)/bin/python src/test/python/record_statistics.py

interop: build $(PYTHON) $(RLIABLE) ## train a policy and check that the tools of its users load it; FRESH=1: on new seeds
	@exec $(PYTHON)/bin/python src/test/python/interop.py

interop-all: interop ## the same in other versions and in tools that need an environment of their own
	@exec $(PYTHON)/bin/python src/test/python/interop_all.py

$(PYTHON): src/test/python/requirements.txt
$(TORCH): src/test/python/requirements-torch.txt
$(RLIABLE): src/test/python/requirements-rliable.txt
target/peers: src/test/python/peers/requirements.txt
target/peers-jax: src/test/python/peers/requirements-jax.txt
target/peers-rltools: src/test/python/peers/requirements-rltools.txt
$(PYTHON) $(TORCH) $(RLIABLE) $(PEERS):
	@rm -rf $@ && python3 -m venv $@
	@$@/bin/pip install --quiet --requirement $< || (rm -rf $@; exit 1)
	@touch $@

format: ## format the sources
	@exec $(MVN) --quiet spotless:apply

clean: ## delete what was built; data and models stay
	@exec $(MVN) --quiet clean
