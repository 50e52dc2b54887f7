// SPDX-License-Identifier: MIT
// Draws a picture. Colours and lines stand in svg/style.css, the marks in svg/symbols.svg.
#include "svg.h"

#include "base/embed.h"
#include "base/markup.h"

#include <search.h>
#include <string.h>

EMBED(svg_style, "grader/svg/style.css");
EMBED(svg_symbols, "grader/svg/symbols.svg");

// Pixels.
enum {
    LANE = 46,
    TOP = 44,    // of the first lane's line
    LEFT = 150,  // of the first column
    COLUMN = 14, // without a label
    LETTER = 6,
    SEAM = 48,   // room for the moment's name
    COLOURS = 6, // of channels
};

struct drawing {
    struct str *out;
    const struct picture *picture;
    struct svg_words *words;
    int *x; // of columns
    int width, height;
};

static int y_of(int lane) { return TOP + lane * LANE; }

static const char *escape(const struct drawing *drawing, const char *words) {
    return markup_escape(drawing->out->arena, text_of(words));
}

// In letters, not bytes.
static int length(const char *words) {
    int count = 0;
    for (; *words; words++)
        count += (*words & 0xc0) != 0x80;
    return count;
}

// --- where columns are

static void place_columns(struct drawing *drawing) {
    const struct picture *picture = drawing->picture;
    int *widths = arena_alloc(drawing->out->arena, (picture->columns + 1) * sizeof *widths);
    int *gaps = arena_alloc(drawing->out->arena, (picture->columns + 1) * sizeof *gaps);
    drawing->x = arena_alloc(drawing->out->arena, (picture->columns + 1) * sizeof *drawing->x);
    ARRAY_EACH(mark, &picture->marks)
        if (*mark->label)
            widths[mark->column] = LETTER * (length(mark->label) + 1);
    ARRAY_EACH(seam, &picture->seams)
        gaps[seam->column] = SEAM;
    int x = LEFT;
    for (size_t i = 0; i < picture->columns; i++) {
        drawing->x[i] = x += gaps[i];
        x += COLUMN + widths[i];
    }
    drawing->width = x + COLUMN;
    drawing->height = TOP + (int)picture->lanes.count * LANE;
}

// --- parts

static void draw_seam(const struct drawing *drawing, const struct picture_seam *seam) {
    int x = drawing->x[seam->column] - SEAM / 2;
    const char *class = seam->is_limit ? " class=\"limit\"" : "";
    str_print(drawing->out,
              "<g%s><path class=\"seam\" d=\"M%d 18V%d\"/><text x=\"%d\" y=\"12\">%s</text></g>\n",
              class, x, drawing->height - 8, x, escape(drawing, seam->label));
}

static void draw_span(const struct drawing *drawing, const struct picture_span *span) {
    static const char *const classes[STRETCHES] = {"life", "sleep", "wait"};
    static const int heights[STRETCHES] = {2, 12, 12};
    int from = drawing->x[span->from], height = heights[span->stretch];
    str_print(drawing->out, "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n",
              classes[span->stretch], from, y_of(span->lane) - height / 2,
              drawing->x[span->to] - from, height);
}

static void draw_link(const struct drawing *drawing, const struct picture_link *link) {
    static const char *const classes[TIES] = {"birth", "end",     "sent", "channel c",
                                              "wake",  "meeting", "wants"};
    int from = drawing->x[link->from], to = drawing->x[link->to];
    int from_y = y_of(link->from_lane), to_y = y_of(link->to_lane);
    int bend = link->tie == TIE_WANTS ? 40 : (to - from) / 2;
    int from_bend = from + bend, to_bend = link->tie == TIE_WANTS ? to + bend : to - bend;
    str_print(drawing->out, "<path class=\"%s", classes[link->tie]);
    if (link->tie == TIE_CHANNEL)
        str_print(drawing->out, "%d", link->channel % COLOURS);
    if (link->from_lane == link->to_lane && link->tie == TIE_WANTS)
        from_y -= 5, to_y += 5;
    str_print(drawing->out, "\" d=\"M%d %dC%d %d %d %d %d %d\"/>\n", from, from_y, from_bend,
              from_y, to_bend, to_y, to, to_y);
}

static int compare(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

// The number of these words.
static size_t number_of(struct arena *arena, struct svg_words *words, const char *text) {
    struct word {
        const char *text;
        size_t number;
    } *word = ARENA_NEW(arena, struct word);
    *word = (struct word){text, words->list.count};
    struct word **found = tsearch(word, &words->tree, compare);
    if (found && *found == word)
        *ARRAY_ADD(arena, &words->list) = text;
    return found ? (*found)->number : 0;
}

// For the script; what is 0 is left out.
static void write_numbers(const struct drawing *drawing, const struct picture_mark *mark) {
    str_print(drawing->out, " data-w=\"%zu\"",
              number_of(drawing->out->arena, drawing->words, mark->words));
    if (mark->lane)
        str_print(drawing->out, " data-l=\"%d\"", mark->lane);
    if (mark->time)
        str_print(drawing->out, " data-t=\"%.9g\"", (double)mark->time / 1e6);
    str_add(drawing->out, TEXT("/>"));
}

static void draw_mark(const struct drawing *drawing, const struct picture_mark *mark) {
    int x = drawing->x[mark->column], y = y_of(mark->lane);
    str_print(drawing->out, "<use href=\"#m%d\" x=\"%d\" y=\"%d\"", (int)mark->look, x, y);
    if (mark->channel)
        str_print(drawing->out, " class=\"c%d\"", mark->channel % COLOURS);
    if (drawing->words)
        write_numbers(drawing, mark);
    else
        str_print(drawing->out, "><title>%s: %s</title></use>",
                  drawing->picture->lanes.items[mark->lane].name, escape(drawing, mark->words));
    if (*mark->label)
        str_print(drawing->out, "<text class=\"label\" x=\"%d\" y=\"%d\">%s</text>", x + 5, y - 9,
                  escape(drawing, mark->label));
    str_add(drawing->out, TEXT("\n"));
}

// They stay where they are when the page is moved sideways.
static void draw_names(const struct drawing *drawing) {
    str_print(drawing->out, "<g class=\"names\"><rect width=\"%d\" height=\"%d\"/>\n", LEFT - 20,
              drawing->height);
    for (size_t i = 0; i < drawing->picture->lanes.count; i++) {
        const struct picture_lane *lane = &drawing->picture->lanes.items[i];
        str_print(drawing->out, "<text x=\"6\" y=\"%d\">%s</text>", y_of((int)i) + 4,
                  escape(drawing, lane->name));
        if (*lane->known)
            str_print(drawing->out, "<text class=\"known\" x=\"6\" y=\"%d\">%s</text>",
                      y_of((int)i) + 17, escape(drawing, lane->known));
    }
    str_add(drawing->out, TEXT("</g>\n"));
}

// --- the whole

void svg_words_clear(struct svg_words *words) {
    while (words->tree)
        tdelete(*(void **)words->tree, &words->tree, compare);
}

static void draw(struct str *out, const struct picture *picture, const char *name,
                 const char *style, struct svg_words *words) {
    struct drawing drawing = {.out = out, .picture = picture, .words = words};
    place_columns(&drawing);
    str_print(out,
              "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"run\" role=\"img\" "
              "aria-label=\"%s\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n",
              escape(&drawing, name), drawing.width, drawing.height, drawing.width, drawing.height);
    if (style)
        str_print(out, "<style>%s</style>\n%s", style, svg_symbols);
    ARRAY_EACH(seam, &picture->seams)
        draw_seam(&drawing, seam);
    ARRAY_EACH(span, &picture->spans)
        draw_span(&drawing, span);
    ARRAY_EACH(link, &picture->links)
        draw_link(&drawing, link);
    ARRAY_EACH(mark, &picture->marks)
        draw_mark(&drawing, mark);
    draw_names(&drawing);
    str_add(out, TEXT("</svg>\n"));
}

void svg_add(struct str *out, const struct picture *picture, const char *name,
             struct svg_words *words) {
    draw(out, picture, name, NULL, words);
}

void svg_add_document(struct str *out, const struct picture *picture, const char *name) {
    draw(out, picture, name, svg_style, NULL);
}
