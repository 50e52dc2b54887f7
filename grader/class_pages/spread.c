// SPDX-License-Identifier: MIT
// How points are distributed, drawn: a bar for each tenth of them, and one for all points.
#include "class_pages.h"

// Pixels.
enum { BAR = 22, STEP = 26, HIGH = 90, TOP = 16, LABEL = 16 };

static const char *bin_name(struct arena *arena, int bin) {
    return bin == CLASS_BINS - 1 ? "100" : arena_print(arena, "%d", bin * 10);
}

static const char *describe(struct arena *arena, const struct class_spread *spread) {
    struct str words = {.arena = arena};
    str_add(&words, TEXT("How many have so many per cent of the points."));
    for (int i = 0; i < CLASS_BINS; i++)
        str_print(&words, i == CLASS_BINS - 1 ? " %s: %zu." : " From %s: %zu;", bin_name(arena, i),
                  spread->bins[i]);
    return words.data;
}

static size_t highest(const struct class_spread *spread) {
    size_t most = 1;
    for (int i = 0; i < CLASS_BINS; i++)
        most = spread->bins[i] > most ? spread->bins[i] : most;
    return most;
}

static void draw(const struct html *html, const struct class_spread *spread) {
    const size_t most = highest(spread);
    fprintf(html->file,
            "<svg class=\"spread\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\">\n",
            describe(html->arena, spread), STEP * CLASS_BINS, TOP + HIGH + LABEL);
    for (int i = 0; i < CLASS_BINS; i++) {
        int x = i * STEP + (STEP - BAR) / 2, middle = i * STEP + STEP / 2;
        int height = (int)((size_t)HIGH * spread->bins[i] / most);
        fprintf(html->file, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>", x,
                TOP + HIGH - height, BAR, height);
        if (spread->bins[i])
            fprintf(html->file, "<text x=\"%d\" y=\"%d\">%zu</text>", middle,
                    TOP + HIGH - height - 4, spread->bins[i]);
        fprintf(html->file, "<text class=\"axis\" x=\"%d\" y=\"%d\">%s</text>\n", middle,
                TOP + HIGH + LABEL - 3, bin_name(html->arena, i));
    }
    fprintf(html->file, "<path d=\"M0 %dH%d\"/></svg>\n", TOP + HIGH, STEP * CLASS_BINS);
}

void class_pages_draw_spread(const struct html *html, const struct class_spread *spread,
                             const char *title) {
    fprintf(html->file, "<figure><figcaption><b>%s</b> ", html_escape(html, title));
    if (!spread->count) {
        fputs("nobody</figcaption></figure>\n", html->file);
        return;
    }
    fprintf(html->file, "%zu, mean %.0f %%, median %.0f %%</figcaption>\n", spread->count,
            spread->mean, spread->median);
    draw(html, spread);
    fputs("</figure>\n", html->file);
}
