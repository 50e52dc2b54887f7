# SPDX-License-Identifier: MIT
"""Reads a page as a browser has it: sections, tables, links. For tests."""

import html.parser
import pathlib


class Page(html.parser.HTMLParser):
    """tables: of each section by its id, the rows of all tables, heads first, as texts of cells; links; tags; scripts; text."""

    VOID = {"meta", "link", "br", "img", "input", "rect", "path", "use", "wbr"}

    def __init__(self, path):
        super().__init__()
        self.open, self.tables, self.links, self.tags, self.ids, self.handlers = [], {}, [], [], [], []
        self.section, self.text, self.sorted = "", "", {}
        self.feed(pathlib.Path(path).read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        self.tags.append(tag)
        self.handlers += [name for name in named if name.startswith("on")]
        self.ids += [named["id"]] if "id" in named else []
        if tag not in self.VOID:
            self.open.append(tag)
        if tag == "section":
            self.section = named.get("id", "")
        rows = self.tables.setdefault(self.section, [])
        if tag == "tr":
            rows.append([])
        elif tag in ("td", "th") and rows:
            rows[-1].append("")
            if "aria-sort" in named:
                self.sorted[self.section] = (len(rows[-1]) - 1, named["aria-sort"])
        elif tag == "a":
            self.links.append(named["href"])

    def handle_endtag(self, tag):
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data):
        if "style" in self.open or "script" in self.open:
            return
        self.text += data
        if "td" in self.open or "th" in self.open:
            self.tables[self.section][-1][-1] += data
