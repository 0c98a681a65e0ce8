# Every target is one call of Maven or bin/swingup.
PRESET ?= keras-example
SEED ?= 0
ARGS ?=
KILLS ?= 200
MODEL ?= models/keras-example-seed0/best

# The native library of this machine alone, where it is known; all of them otherwise. GPU=1: NVIDIA's.
SYSTEM := $(shell uname -sm)
PLATFORM_Linux_x86_64 := linux-x86_64
PLATFORM_Linux_aarch64 := linux-arm64
PLATFORM_Darwin_arm64 := macosx-arm64
ifdef GPU
NATIVE := -P gpu
else
PLATFORM := $(PLATFORM_$(subst $(eval ) ,_,$(SYSTEM)))
NATIVE := $(if $(PLATFORM),-Dtensorflow.platform=$(PLATFORM))
endif
MVN := mvn --batch-mode --no-transfer-progress $(NATIVE)

PYTHON := target/python
PEERS := target/peers target/peers-jax
JAVA_BENCH = TF_CPP_MIN_LOG_LEVEL=2 java -XX:+UseSerialGC \
  -cp target/test-classes:target/classes:$$(cat target/test-classpath) io.swingup
RECORDERS := record_random record_pendulum record_keras record_export

.PHONY: help build train test watch evaluate doctor torture reproduce ablation bench bench-peers bench-check profile golden interop interop-all format clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/^([a-z-]+):[^#]*## */\1	/' | expand -t 12

build: ## compile and package
	@$(MVN) --quiet -DskipTests -Dmaven.javadoc.skip=true package
	@touch target/classpath # Maven leaves an unchanged file its old time

train: ## train an agent: PRESET=keras-example SEED=0 ARGS="--episodes 20"; RESUME=1 goes on with it
ifdef RESUME
	@bin/swingup resume models/$(PRESET)-seed$(SEED) $(ARGS)
else
	@bin/swingup train --preset $(PRESET) --seed $(SEED) $(ARGS)
endif

watch: ## follow runs on a page of this machine
	@bin/swingup watch $(ARGS)

evaluate: ## score a saved policy: MODEL=models/<run>/best ARGS="--starts 1000"
	@bin/swingup evaluate --model $(MODEL) $(ARGS)

doctor: ## say what this machine has and what is missing
	@bin/swingup doctor

test: ## check formatting, compile with all warnings as errors, test, check the Javadoc
	@$(MVN) verify

torture: ## kill and resume runs at random moments: KILLS=200
	@$(MVN) --quiet -Dtest=KillTest -Dswingup.kills=$(KILLS) test

reproduce: ## train keras-example on 20 seeds and compare with the original's 30
	@bin/swingup train --preset keras-example --seeds 0-19 --run reproduce \
	  --reference data/reference

# What the Keras example does unlike most others, each undone alone.
ABLATIONS := none noise-step noise-reset late-start no-replacement epsilon actor-head critic-head old-critic
WITHOUT_none :=
WITHOUT_noise-step := exploration.time_step=1
WITHOUT_noise-reset := exploration.reset_each_episode=true
WITHOUT_late-start := training.warm_up.learning_starts=1000
WITHOUT_no-replacement := learning.replay.replacement=false training.warm_up.learning_starts=64
WITHOUT_epsilon := learning.actor.epsilon=1e-8 learning.critic.epsilon=1e-8
WITHOUT_actor-head := networks.actor_head_bound=0
WITHOUT_critic-head := networks.critic_head_bound=0.003
WITHOUT_old-critic := learning.actor_after_critic=false

ablation: $(ABLATIONS:%=ablation-%) ## undo each quirk of the example alone, 10 seeds each

ablation-%:
	@bin/swingup train --preset keras-example --seeds 0-9 --run $@ \
	  --set evaluation.every=100 --set evaluation.starts=1000 --set training.recording.pictures=false \
	  $(addprefix --set=,$(WITHOUT_$*))

bench: build ## measure the parts of a step and the standard run; writes data/bench/
	@$(JAVA_BENCH).bench.Bench data/bench

bench-peers: build $(PEERS) ## run other trainers and this one in turn; writes data/bench/peers.csv
	@target/peers/bin/python src/test/python/peers/bench_peers.py

bench-check: build ## fail when the step has become slower than recorded
	@$(JAVA_BENCH).bench.BenchCheck

profile: build ## say where the time of a learning step goes
	@$(JAVA_BENCH).agent.graph.Profile

golden: $(PYTHON) ## record again what NumPy, CPython, Gymnasium and Keras do
	@for recorder in $(RECORDERS); do $(PYTHON)/bin/python src/test/python/$$recorder.py || exit 1; done

interop: build $(PYTHON) ## train a policy and check that the tools of its users take it
	@$(PYTHON)/bin/python src/test/python/interop.py

interop-all: interop ## the same in other versions and in tools that need an environment of their own
	@$(PYTHON)/bin/python src/test/python/interop_all.py

$(PYTHON): src/test/python/requirements.txt
target/peers: src/test/python/peers/requirements.txt
target/peers-jax: src/test/python/peers/requirements-jax.txt
$(PYTHON) $(PEERS):
	@rm -rf $@ && python3 -m venv $@
	@$@/bin/pip install --quiet --requirement $< || (rm -rf $@; exit 1)
	@touch $@

format: ## format the sources
	@$(MVN) --quiet spotless:apply

clean: ## delete what was built; data and models stay
	@$(MVN) --quiet clean
