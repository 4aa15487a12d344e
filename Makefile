# `make demo` and `make test` are all that a fresh machine needs; the rest is for daily work.
SHELL := /bin/bash
PREFIX ?= /usr/local
BINARY := .build/release/wrapup

.PHONY: demo test build install lint format record gallery bench accept setup clean

demo: build ## install what is missing, build, and write the reports of the sample workspace
	@rm -rf demo && mkdir -p demo
	@$(BINARY) run --workspace fixtures/sample --period 2026-10 --out demo --clock 2026-11-02T06:00:00Z

test: ## install what is missing and run all tests
	@tools/setup.sh --tests
	@swift build --build-tests --quiet
	@swift test --skip-build --parallel 2>&1 | tools/test-summary.sh

build: setup ## a release binary in .build/release
	@echo "Building (the first time takes a few minutes)"
	@swift build -c release --product wrapup --quiet

setup:
	@tools/setup.sh

install: build ## into PREFIX (default /usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/wrapup
	install -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/wrapup
	cp -R templates .tools/fonts .tools/duckdb $(DESTDIR)$(PREFIX)/share/wrapup/

lint: ## style of all Swift files
	@swift format lint --strict --recursive Package.swift Sources Tests && echo "lint: clean"

format:
	@swift format --in-place --recursive Package.swift Sources Tests

record: setup ## write the golden files of the tests again; read the diff
	@RECORD=1 swift test --quiet || true
	@git --no-pager diff --stat -- Tests

gallery: build ## every chart and block in every state, as HTML and PDF, into gallery/
	@$(BINARY) gallery .build-gallery

accept: build ## compare with reference figures over ../shared/data
	@python3 Tests/acceptance/accept.py $(BINARY)
	@python3 Tests/acceptance/null.py $(BINARY)

bench: build ## timings beside other tools on this machine
	@swift build -c release --product delivery-probe --quiet
	@swift build -c release --product document-probe --quiet
	@swift build -c release --product analysis-benchmark --quiet
	@python3 Benchmarks/bench.py $(BINARY)

clean:
	rm -rf .build .build-* demo
