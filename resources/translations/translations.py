#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Works on clipscope_*.ts without Qt's Linguist.

  translations.py todo de             the texts without a translation, as JSON {text: translation}
  translations.py merge de FILE.json  puts translations in; plurals are lists of forms
  translations.py check               everything translated, nothing lost, nothing out of date
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from xml.sax.saxutils import escape

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
LANGUAGES = ("de", "fr")
FORMS = {"en": 2, "de": 2, "fr": 2}


def path_of(language):
    return FOLDER / f"clipscope_{language}.ts"


class Message:
    """One text; `forms` has one entry, or one for each plural."""

    def __init__(self, context, element):
        self.context = context
        self.source = element.findtext("source")
        self.comment = element.findtext("comment") or ""
        self.plural = element.get("numerus") == "yes"
        translation = element.find("translation")
        if self.plural:
            self.forms = [form.text or "" for form in translation.findall("numerusform")]
        else:
            self.forms = [translation.text or ""]
        self.finished = translation.get("type") is None and all(self.forms)

    @property
    def key(self):
        return (self.context, self.source, self.comment, self.plural)

    def name(self):
        return f"{self.context}: {self.source!r}"


def read(path):
    return [
        Message(context.findtext("name"), element)
        for context in ET.parse(path).getroot().findall("context")
        for element in context.findall("message")
    ]


def quoted(text):
    """As lupdate writes it."""
    return escape(text, {'"': "&quot;", "'": "&apos;", "\u00a0": "&#xa0;"})


def write(path, language, messages):
    """In lupdate's own layout, so that differences stay small."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", f'<TS version="2.1" language="{language}">']
    context = None
    for message in messages:
        if message.context != context:
            if context is not None:
                lines.append("</context>")
            context = message.context
            lines += ["<context>", f"    <name>{quoted(context)}</name>"]
        lines.append('    <message numerus="yes">' if message.plural else "    <message>")
        lines.append(f"        <source>{quoted(message.source)}</source>")
        if message.comment:
            lines.append(f"        <comment>{quoted(message.comment)}</comment>")
        tag = "<translation>" if message.finished else '<translation type="unfinished">'
        if message.plural:
            lines.append(f"        {tag}")
            lines += [f"            <numerusform>{quoted(form)}</numerusform>" for form in message.forms]
            lines.append("        </translation>")
        else:
            lines.append(f"        {tag}{quoted(message.forms[0])}</translation>")
        lines.append("    </message>")
    lines += ["</context>", "</TS>", ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def todo(language):
    """Texts in several places stand once; the value says the number of plural forms."""
    wanted = {}
    for message in read(path_of(language)):
        if not message.finished:
            wanted[message.source] = [""] * FORMS[language] if message.plural else ""
    json.dump(wanted, sys.stdout, ensure_ascii=False, indent=1)
    print()


def merge(language, file):
    """A key may begin with "Context|" (the last part of its name) for one place alone."""
    given = json.loads(Path(file).read_text(encoding="utf-8"))
    messages = read(path_of(language))
    used = set()
    for message in messages:
        special = f"{message.context.rsplit('::', 1)[-1]}|{message.source}"
        key = special if special in given else message.source
        if key not in given or (message.finished and key != special):
            continue
        value = given[key]
        forms = value if isinstance(value, list) else [value]
        if len(forms) != (FORMS[language] if message.plural else 1) or not all(forms):
            sys.exit(f"{message.name()} needs {'a list of plural forms' if message.plural else 'one text'}")
        message.forms, message.finished = forms, True
        used.add(key)
    write(path_of(language), language, messages)
    left = sum(not message.finished for message in messages)
    print(f"{language}: {len(used)} texts merged, {left} left")


def placeholders(text):
    return Counter(re.findall(r"%L?\d|%n|<[^>]+>", text))


def mnemonics(text):
    return len(re.findall(r"&[^&\s]", text.replace("&&", "")))


def problems_of(message, language):
    if not message.finished:
        yield f"{language}: {message.name()} has no translation"
        return
    for form in message.forms:
        where = f"{language}: {message.name()} -> {form!r}"
        if placeholders(form) != placeholders(message.source):
            yield f"{where} has other placeholders"
        if mnemonics(form) != mnemonics(message.source):
            yield f"{where} has another number of mnemonics"
        if form.endswith("…") != message.source.endswith("…"):
            yield f"{where} differs in the dots at its end"
        if (form[:1].isspace(), form[-1:].isspace()) != (message.source[:1].isspace(), message.source[-1:].isspace()):
            yield f"{where} differs in the space around it"


def fresh(lupdate, language, folder, *options):
    """What lupdate finds in the sources now, and what it complains about."""
    path = Path(folder) / f"fresh_{language}.ts"
    done = subprocess.run(
        [lupdate, "-silent", "-no-obsolete", "-locations", "none", "-I", ".", "ui", "app/gui", *options,
         "-target-language", language, "-ts", str(path)],
        cwd=ROOT, capture_output=True, text=True, check=True)
    return read(path), done.stderr


def complaints(output):
    """Texts that lupdate files under a name that the program does not use."""
    for line in output.splitlines():
        if "lacks Q_OBJECT" in line and "'clipscope::ui'" not in line:
            yield f"{line.strip()}: write ui::tr()"
        elif "cannot be called without context" in line or "Qualifying with unknown" in line:
            yield line.strip()


def check(lupdate):
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        for language in ("en", *LANGUAGES):
            options = ("-pluralonly",) if language == "en" else ()
            expected, output = fresh(lupdate, language, folder, *options)
            problems += complaints(output)
            messages = read(path_of(language))
            ours, theirs = {m.key for m in messages}, {m.key for m in expected}
            problems += [f"{language}: {key[0]}: {key[1]!r} is new; run update.sh" for key in sorted(theirs - ours)]
            problems += [f"{language}: {key[0]}: {key[1]!r} is gone; run update.sh" for key in sorted(ours - theirs)]
            for message in messages:
                problems += problems_of(message, language)
    for problem in sorted(set(problems)):
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("todo", "merge", "check"))
    parser.add_argument("language", nargs="?", choices=("en", *LANGUAGES))
    parser.add_argument("file", nargs="?")
    parser.add_argument("--lupdate", default=os.environ.get("LUPDATE", "/usr/lib/qt6/bin/lupdate"))
    given = parser.parse_args()
    if given.command == "check":
        sys.exit(check(given.lupdate))
    if not given.language or (given.command == "merge" and not given.file):
        parser.error("name a language, and for merge a file")
    if given.command == "todo":
        todo(given.language)
    else:
        merge(given.language, given.file)


if __name__ == "__main__":
    main()
