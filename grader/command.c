// SPDX-License-Identifier: MIT
// Finds the sub-command that the command line names, or tells which there are.
#include "command.h"

#include "base/proc.h"
#include "base/suggest.h"

#include <argp.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

const struct command commands[] = {
#define COMMAND(name, summary) {#name, summary, &name##_argp, command_##name},
#include "commands/list.def"
#undef COMMAND
};

const size_t command_count = sizeof commands / sizeof *commands;

const struct command *command_named(const char *word) {
    for (size_t i = 0; i < command_count; i++)
        if (strcmp(word, commands[i].name) == 0)
            return &commands[i];
    return NULL;
}

int command_list(FILE *stream, int status) {
    fputs("Usage: grader COMMAND [OPTION...]\n"
          "Judges programs made of several processes.\n\n",
          stream);
    for (size_t i = 0; i < command_count; i++)
        fprintf(stream, "  %-10s %s\n", commands[i].name, commands[i].summary);
    fputs("\n`grader help COMMAND` tells more; `grader --version` tells the version.\n", stream);
    return fflush(stream) == 0 ? status : STATUS_GRADER;
}

int command_unknown(const char *word, const char *advice) {
    CLEANUP_ARENA struct arena arena = {0};
    struct suggestion suggestion = {.word = word};
    for (size_t i = 0; i < command_count; i++)
        suggestion_offer(&suggestion, commands[i].name);
    fprintf(stderr, "grader: there is no command `%s`%s\n", word,
            suggestion.best ? suggestion_phrase(&suggestion, &arena) : advice);
    return STATUS_AUTHOR;
}

// Pipes must not land where a program expects its standard streams, and children must be waited
// for.
static void normalise_start(void) {
    for (int fd = 0; fd < 3; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY); // what is used of it still fails
    signal(SIGCHLD, SIG_DFL);
}

int command_start(const struct command *command, int argc, char **argv) {
    char name[64]; // argp shows argv[0] in its messages
    snprintf(name, sizeof name, "grader %s", command->name);
    argv[0] = name;
    argp_err_exit_status = STATUS_AUTHOR;
    return command->run(argc, argv);
}

int command_run(int argc, char **argv) {
    normalise_start();
    if (argc < 2)
        return command_list(stderr, STATUS_AUTHOR);
    const char *word = argv[1];
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
        return command_list(stdout, STATUS_GOOD);
    if (strcmp(word, "--version") == 0)
        return printf("grader %s\n", GRADER_VERSION) > 0 && fflush(stdout) == 0 ? STATUS_GOOD
                                                                                : STATUS_GRADER;
    const struct command *command = command_named(word);
    return command ? command_start(command, argc - 1, argv + 1)
                   : command_unknown(word, "; `grader --help` lists the commands");
}

// --- what commands share

int command_width(FILE *file) {
    struct winsize size;
    return ioctl(fileno(file), TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

bool command_colours(FILE *file) {
    const char *none = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return isatty(fileno(file)) && !(none && *none) && !(terminal && strcmp(terminal, "dumb") == 0);
}

static void interrupt(int signal) {
    (void)signal;
    proc_interrupted = 1;
}

void command_catch_interrupts(void) {
    struct sigaction action = {.sa_handler = interrupt};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
    signal(SIGPIPE, SIG_IGN);
}

int command_fail(const char *name, const struct complaints *complaints, const struct error *err) {
    CLEANUP_ARENA struct arena arena = {0};
    struct str words = {.arena = &arena};
    if (proc_interrupted)
        return STATUS_INTERRUPTED;
    complaints_write(complaints, &words);
    if (words.size) {
        fputs(words.data, stderr);
        return STATUS_AUTHOR;
    }
    fprintf(stderr, "%s: %s\n", name, text_shown(&arena, text_of(err->text), sizeof err->text));
    return (int)err->blame;
}
