#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Usage: gradebook_importers.py canvas|worksheet|grades FILE COURSE

What a platform does with a file of grades, a line for each thing that changes; COURSE is JSON, of what is there before. The rules are
those of gradebook_importer.rb in canvas-lms, and in Moodle of assign/feedback/offline and grade/import/csv, with PHP's reader of CSV.

canvas: {"users": [{"id", "name", "sortable_name", "sis", "login"}], "assignments": {ID: {"title", "possible"}},
         "scores": {USER: {ID: SCORE}}}
worksheet: {"maximum": N, "participants": {NUMBER: {"grade", "modified", "feedback"}}}; the last three where there is a grade
grades: {"field": HEADER, "users": [VALUE], "items": [HEADER]}
"""

import csv
import datetime
import json
import re
import sys

SUMS = re.compile("(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)")


def fail(message):
    print("refused:", message)
    sys.exit(1)


# --- Canvas


def number(cell):
    """Canvas makes a point of a decimal comma."""
    if cell is None or not re.fullmatch(r"-?[0-9.,]+%?", cell):
        return cell
    *whole, last = re.split("[,.]", cell)
    return "".join(whole) + "." + last if whole else last


def canvas_rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    counts = {}
    for separator in ";,":
        sizes = {len(next(csv.reader([line], delimiter=separator), [])) for line in text.splitlines()[:3]}
        counts[separator] = sizes.pop() if len(sizes) == 1 else 0
    separator = ";" if counts[";"] > counts[","] else ","
    # Ruby tells an empty cell (nil) from an empty text in quotes.
    nil = re.compile(r"(?:^|(?<=,))(?=,|\r?$)", re.M)
    marked = nil.sub("\0", text) if separator == "," else text
    lines = [line for line in csv.reader(marked.splitlines(True), delimiter=separator) if any(cell != "\0" for cell in line)]
    return [[None if cell == "\0" else number(cell) for cell in line] for line in lines]


def student_columns(header):
    if len(header) <= 3 or "Student" not in header[0] or "ID" not in header[1]:
        fail("Invalid header row")
    count, sis, login = 3, None, None
    if re.search(r"SIS\s+Login\s+ID", header[2] or ""):
        login, count = 2, 4
    elif re.search(r"SIS\s+User\s+ID", header[2] or "") and re.search(r"SIS\s+Login\s+ID", header[3] or ""):
        more = 1 if re.search(r"Integration\s+ID", header[4] or "") else 0
        sis, login, count = 2, 3, 5 + more
        count += 1 if re.search(r"Root\s+Account", header[4 + more] or "") else 0
    if "Section" not in (header[count - 1] or ""):
        fail("Invalid header row")
    return count, sis, login


def canvas_assignments(header, count, course):
    found = []
    for index, heading in enumerate(header[count:], count):
        if SUMS.search(heading):
            continue
        match = re.fullmatch(r"(.*)\s\((\d+)\)", heading, re.S)
        title, key = match.groups() if match else (heading, None)
        if key not in course["assignments"]:
            key = next((other for other, has in course["assignments"].items() if has["title"] == heading), None)
        found.append((header.index(heading), key or "new " + title))
    return found


def canvas_student(row, sis, login, users):
    for user in users:
        if row[1] and re.match(r"\d+", row[1]) and int(re.match(r"\d+", row[1])[0]) == user["id"]:
            return user["id"]
    for column, key in ((sis, "sis"), (login, "login")):
        for user in users:
            if column is not None and row[column] and row[column] == user.get(key):
                return user["id"]
    return next((user["id"] for user in users if row[0] in (user["name"], user["sortable_name"])), f"new {row[0]}")


def canvas(path, course):
    header, *rows = canvas_rows(path)
    count, sis, login = student_columns(header)
    assignments = canvas_assignments(header, count, course)
    for row in rows:
        if "Points Possible" in (row[0] or ""):
            for index, key in assignments:
                before = course["assignments"].get(key, {}).get("possible")
                if row[index] is not None and (before is None or float(row[index] or 0) != before):
                    print(f"assignment {key}: {row[index]} points possible")
            continue
        if all(re.fullmatch(r"(?i)\s*(Muted|Manual Posting.*)?\s*", cell) for cell in row if cell is not None):
            continue
        student = canvas_student(row, sis, login, course["users"])
        for index, key in assignments:
            before, after = course["scores"].get(str(student), {}).get(key, ""), (row[index] or "").strip()
            if before != after and not (before in ("", "-") and after in ("", "-")):
                print(f"student {student}, assignment {key}: {before or 'nothing'} -> {after or 'nothing'}")


# --- Moodle


def php_cell(text, at):
    """The cell that begins there, and where it ends. A backslash keeps the quote behind it from ending the cell."""
    start = at + len(re.match(r"[ \t]*", text[at:])[0])
    if text[start:start + 1] != '"':
        end = at + len(re.match(r"[^,\n]*", text[at:])[0])
        return text[at:end], end
    cell, at = "", start + 1
    while at < len(text):
        if text[at] == "\\" or text[at:at + 2] == '""':
            cell += text[at:at + 2] if text[at] == "\\" else '"'
            at += 2
        elif text[at] == '"':
            break
        else:
            cell += text[at]
            at += 1
    end = at + 1 + len(re.match(r"[^,\n]*", text[at + 1:])[0])
    return cell + text[at + 1:end], end


def php_rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        text = re.sub("\r\n?", "\n", file.read().removeprefix("\ufeff")).strip()
    rows, at = [[]], 0
    while at <= len(text):
        cell, end = php_cell(text, at)
        rows[-1].append(cell)
        if text[end:end + 1] == "\n":
            rows.append([])
        at = end + 1
    if any(len(row) != len(rows[0]) for row in rows):
        fail("the number of columns is not constant")
    return [cell.strip() for cell in rows[0]], rows[1:]


def modified(cell):
    try:
        return datetime.datetime.strptime(cell, "%A, %d %B %Y, %I:%M %p").timestamp()
    except ValueError:
        return 0


def worksheet(path, course):
    headers, rows = php_rows(path)
    if not {"Identifier", "Grade", "Last modified (grade)"} <= set(headers):
        fail("the columns of the worksheet are missing")
    for row in (dict(zip(headers, row)) for row in rows):
        key = row["Identifier"][len("Participant "):]
        if key not in course["participants"]:
            continue
        before = course["participants"][key]
        stale = before and before["modified"] > modified(row["Last modified (grade)"]) + 60
        grade = row["Grade"].replace(" ", "").replace(",", ".")
        if stale:
            print(f"participant {key}: skipped, as it was changed meanwhile")
            continue
        if grade != "" and 0 <= float(grade) <= course["maximum"] and (not before or float(grade) != before["grade"]):
            print(f"participant {key}: grade {float(grade):g}")
        feedback = row.get("Feedback comments")
        if feedback is not None and feedback != (before.get("feedback", "") if before else ""):
            print(f"participant {key}: feedback {feedback}")


def grades(path, course):
    headers, rows = php_rows(path)
    lines = []
    for row in (dict(zip(headers, row)) for row in rows):
        user = row[course["field"]]
        if user not in course["users"]:
            fail(f"the user {user} is unknown, and nobody's grade is imported")
        for item in course["items"]:
            if row[item] in ("", "-"):
                lines.append(f"{user}: {item} no grade")
                continue
            try:
                lines.append(f"{user}: {item} {float(row[item]):g}")
            except ValueError:
                fail(f"{row[item]} is no grade, and nobody's is imported")
    print(*lines, sep="\n")


def main():
    with open(sys.argv[3], encoding="utf-8") as file:
        course = json.load(file)
    {"canvas": canvas, "worksheet": worksheet, "grades": grades}[sys.argv[1]](sys.argv[2], course)


if __name__ == "__main__":
    main()
