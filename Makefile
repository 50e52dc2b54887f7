# SPDX-License-Identifier: MIT
# make help lists what there is.

MODE ?=
PREFIX ?= /usr/local
DESTDIR ?=
ifeq ($(origin CC),default)
CC := gcc
endif
VERSION := 0.1.0
ENGINE := docker

B := build$(if $(MODE),/$(MODE))
WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith \
            -Wcast-qual -Wwrite-strings -Wformat=2 -Wvla
WARNINGS += $(if $(findstring clang,$(CC)),-Wmissing-variable-declarations)
BASE_CFLAGS = -std=gnu17 -D_GNU_SOURCE -DGRADER_VERSION='"$(VERSION)"' -DGRADER_PREFIX='"$(PREFIX)"' \
               -iquote grader -MMD -MP $(WARNINGS) $(WERROR)
CFLAGS_ := -O2 -g
CFLAGS_debug := -O0 -g3
CFLAGS_san := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
CFLAGS_fuzz := -O1 -g -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all
ifeq ($(filter $(MODE),debug san fuzz),$(MODE))
else
$(error MODE=$(MODE) is unknown; it is empty, debug, san or fuzz)
endif
CFLAGS ?= $(CFLAGS_$(MODE))
# The tracer is the only program of ours inside a sandbox: it must run in any image.
TRACER_LDFLAGS := $(if $(filter san,$(MODE)),,-static)

LIBRARIES := -lyaml -lpcre2-8 -ljansson -lexpat -lseccomp -larchive -lcsv -lmd
LIBRARY := $(patsubst %.c,$B/%.o,$(filter-out grader/main.c,\
             $(wildcard grader/*.c grader/base/*.c grader/checks/*.c grader/reports/*.c grader/reports/*/*.c \
                        grader/sandboxes/*.c grader/commands/*.c grader/engines/*.c grader/class_pages/*.c \
                        grader/exports/*.c grader/gradebooks/*.c grader/shells/*.c)))
TRACER := $(patsubst %.c,$B/%.o,$(wildcard grader/tracer/*.c grader/tracer/schedules/*.c) \
            grader/trace.c grader/job.c grader/base/arena.c grader/base/array.c \
            grader/base/error.c grader/base/fs.c grader/base/lock.c grader/base/owner.c grader/base/random.c grader/base/signals.c grader/base/str.c)
# An image with another tracer would not fit.
TRACER_SOURCES := $(sort $(wildcard grader/tracer/*.[chd]* grader/tracer/schedules/*.[ch] grader/base/*.[ch] \
                    grader/hooks/*.h grader/*.def grader/job.* grader/trace.*))
TRACER_ID = $(shell cat $(TRACER_SOURCES) | sha256sum | cut -c 1-16)
# What of the tracer needs no process to be tested.
TRACER_TESTED := $(patsubst %,$B/grader/tracer/%.o,clock moment task timer arch_x86_64 arch_aarch64)
UNIT := $(patsubst %.c,$B/%.o,$(wildcard tests/unit/*.c))
SOURCES := $(wildcard grader/*.[ch] grader/*/*.[ch] grader/reports/*/*.[ch] grader/tracer/schedules/*.[ch] tests/unit/*.[ch] tests/fuzz/*.[ch])
EXERCISE_SOURCES := $(wildcard reference/*/*.[ch] assignments/*/*.[ch] tests/programs/*/*/*.[ch] \
                      tests/accepted/*/*/*.[ch] grader/skeleton/*/EXERCISE/*.c \
                      grader/skeleton/tests/*/EXERCISE/*/*.c tests/hostile/*/*.[ch] \
                      tests/bench/*.[ch] tests/calls/*.[ch] tests/hooks/*.[ch] tests/deadlocks/*/*.[ch] tests/faults/*/*.[ch] tests/schedules/*/*.[ch] tests/own_time/*/*.[ch] tests/races/*/*/*.[ch])

.PHONY: aarch64 all demo test unit cli exercises calls races image fuzz bench bench-races same lint format install uninstall clean help schema packages test-packages bench-packages
.DELETE_ON_ERROR:

all: $B/bin/grader $B/bin/grader-tracer ## build the grader and its tracer into build/bin

demo: packages ## install what is missing, build, grade a right and a wrong submission of two exercises
	@$(MAKE) --no-print-directory all
	@tests/demo.sh $B/bin/grader

test: test-packages ## install what is missing, build, run every test
	@$(MAKE) --no-print-directory all $B/bin/unit
	@tests/run.sh $B

unit: $B/bin/unit ## run the unit tests alone
	$B/bin/unit

cli: all ## run the transcripts alone
	tests/transcripts.sh $B

exercises: all ## prove every specification on its right and wrong programs
	$B/bin/grader verify --specs specs

calls: all ## run the programs of tests/calls.tsv under the virtual clock
	tests/calls.py --tracer $B/bin/grader-tracer

races: all ## grade the races of tests/races and their right twins
	tests/races.py $B

image: ## build the image of -b docker (ENGINE=podman: of -b podman)
	$(ENGINE) build --network=host --tag grader:$(VERSION) --build-arg TRACER_ID=$(TRACER_ID) --file docker/Dockerfile .

SECONDS := 60
fuzz: ## fuzz what reads hostile bytes, SECONDS=60 each
	@.ci/packages build fuzz
	@$(MAKE) --no-print-directory MODE=fuzz CC=clang $(patsubst tests/fuzz/%.c,build/fuzz/bin/fuzz_%,$(wildcard tests/fuzz/*.c))
	@tests/fuzz.sh build/fuzz $(SECONDS)

bench: bench-packages all ## time the grader against strace, bubblewrap and bare runs; tests/bench/README.md explains
	tests/bench/bench.py

bench-races: all ## how often each race of tests/races shows, bare, under the schedules and to other tools
	tests/bench/races.py $B

same: all ## run each reference program 1000 times, idle and under load: its trace must not change
	tests/bench/same.py

lint: ## check the format, that headers compile alone, the layers, and the scripts
	@tests/lint.sh

format: ## format the sources in place
	@clang-format -i $(SOURCES) $(EXERCISE_SOURCES)

schema: all ## write specs/schema.json anew from the tables
	$B/bin/grader schema > specs/schema.json

aarch64: ## compile the tracer for aarch64 with the cross compiler, without linking it
	@mkdir -p build/aarch64/include
	@ln -sf /usr/include/seccomp.h /usr/include/seccomp-syscalls.h build/aarch64/include
	@for source in $(patsubst $B/%.o,%.c,$(TRACER)); do \
	    aarch64-linux-gnu-gcc $(filter-out -MMD -MP,$(BASE_CFLAGS)) -O2 -isystem build/aarch64/include \
	        -c -o build/aarch64/last.o $$source || exit 1; done

# Where the shells look for what completes a command.
BASH_SCRIPT := bash-completion/completions/grader
FISH_SCRIPT := fish/vendor_completions.d/grader.fish
ZSH_SCRIPT := zsh/site-functions/_grader

install: all ## install below PREFIX (default /usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/libexec/grader \
	    $(DESTDIR)$(PREFIX)/share/grader/specs $(DESTDIR)$(PREFIX)/share/man/man1 \
	    $(dir $(addprefix $(DESTDIR)$(PREFIX)/share/,$(BASH_SCRIPT) $(FISH_SCRIPT) $(ZSH_SCRIPT)))
	install -m 755 $B/bin/grader $(DESTDIR)$(PREFIX)/bin/grader
	install -m 755 $B/bin/grader-tracer $(DESTDIR)$(PREFIX)/libexec/grader/grader-tracer
	install -m 644 specs/*.yaml specs/*.json $(DESTDIR)$(PREFIX)/share/grader/specs
	for driver in specs/*/*.c; do \
	    install -D -m 644 $$driver $(DESTDIR)$(PREFIX)/share/grader/$$driver || exit; done
	install -m 644 grader/grader.1 $(DESTDIR)$(PREFIX)/share/man/man1/grader.1
	$B/bin/grader completion bash > $(DESTDIR)$(PREFIX)/share/$(BASH_SCRIPT)
	$B/bin/grader completion fish > $(DESTDIR)$(PREFIX)/share/$(FISH_SCRIPT)
	$B/bin/grader completion zsh > $(DESTDIR)$(PREFIX)/share/$(ZSH_SCRIPT)

uninstall: ## remove what install put below PREFIX
	rm -f $(DESTDIR)$(PREFIX)/bin/grader $(DESTDIR)$(PREFIX)/share/man/man1/grader.1 \
	    $(addprefix $(DESTDIR)$(PREFIX)/share/,$(BASH_SCRIPT) $(FISH_SCRIPT) $(ZSH_SCRIPT))
	rm -rf $(DESTDIR)$(PREFIX)/libexec/grader $(DESTDIR)$(PREFIX)/share/grader

clean: ## remove build/
	rm -rf build

help: ## show this
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-11s %s\n", $$1, $$2}' Makefile
	@echo 'MODE=debug|san builds into build/debug or build/san; CC=clang and WERROR=-Werror as usual.'

packages:
	@.ci/packages build

bench-packages:
	@.ci/packages build bench

test-packages:
	@.ci/packages build test

$B/bin/grader: $B/grader/main.o $B/libgrader.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARIES)

$B/bin/grader-tracer: $(TRACER)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) $(TRACER_LDFLAGS) -o $@ $^ -lseccomp

$B/bin/unit: $(UNIT) $(TRACER_TESTED) $B/libgrader.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARIES) -lcriterion

$B/bin/fuzz_%: $B/tests/fuzz/%.o $B/libgrader.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ $(LIBRARIES)

$B/libgrader.a: $(LIBRARY)
	@mkdir -p $(@D)
	rm -f $@ && $(AR) rcs $@ $^

$B/grader/container.o: BASE_CFLAGS += -DTRACER_ID='"$(TRACER_ID)"'
$B/grader/container.o: $(TRACER_SOURCES)
$B/grader/container.o: $(TRACER)

# They are put into the object as they are.
$B/grader/second_build.o: BASE_CFLAGS += -DHOOKS_OBJECT='"$B/grader/hooks/hooks.o"'
$B/grader/second_build.o: $B/grader/hooks/hooks.o
$B/grader/exports/gradescope.o: $(wildcard grader/exports/gradescope/*)
$B/grader/handout.o: $(wildcard grader/exports/student/*)
$B/grader/svg.o: $(wildcard grader/svg/*)
$B/grader/html.o $B/grader/reports/html.o: $(wildcard grader/reports/html/*)
$B/grader/class_pages/overview.o $B/grader/class_pages/shared.o: $(wildcard grader/class_pages/page/*)
$B/grader/skeleton.o: $(shell find grader/skeleton -type f)

# Criterion's macros define variables of their own.
$(UNIT): WARNINGS += -Wno-missing-variable-declarations

# A part of the students' programs, which gcc makes, whatever makes the grader.
$B/grader/hooks/hooks.o: override CC = gcc
$B/grader/hooks/hooks.o: override CFLAGS = -O2 -fPIE
$B/grader/hooks/hooks.o: WARNINGS = -Wall -Wextra

$B/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(BASE_CFLAGS) $(CFLAGS) -c -o $@ $<

-include $(patsubst %.o,%.d,$(LIBRARY) $(TRACER) $(UNIT) $B/grader/hooks/hooks.o $B/grader/main.d)
