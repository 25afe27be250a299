# SPDX-License-Identifier: GPL-3.0-or-later
"""What a user sees and does in the main window, by the names that assistive tools give."""

import re
import time

from .atspi import MENU_ROLES, Gone, fits
from .program import wait_until

_CANVAS = re.compile(r"prompt=(?P<prompt>.*) method=(?P<method>.*) state=(?P<state>\S+) (?P<rest>progress=.*)")
_ITEMS = ("cell", "table cell", "list item", "tree item", "page tab")
_INSPECTED = re.compile(
    r"x (?P<x>\d+) y (?P<y>\d+) · RGB (?P<r>\d+), (?P<g>\d+), (?P<b>\d+)"
    r"(?: · heat (?P<heat>[\d.]+) · cell (?P<row>\d+), (?P<column>\d+))?")
DIALOGS = ("frame", "dialog", "alert", "file chooser")
BUSY = ("waiting", "running", "loading")


class Window:
    def __init__(self, program):
        self.program, self.display = program, program.session.display
        self.application = program.application()
        self._known = {}
        self.frame = wait_until(self._main_frame, 20, "the main window")
        wait_until(lambda: self.find("filler", "Canvas").showing, 20, "the canvas")

    def _main_frame(self):
        frames = [node for node in self.application.children if node.role == "frame"]
        return next((node for node in frames if "Clipscope" in node.name), None)

    # Looking

    def find(self, role, name, within=None):
        """The one showing object of this role and name; a list of hidden ones does not count."""
        key = (role, getattr(name, "pattern", name))
        known = self._known.get(key) if within is None else None
        if known is not None and self._still(known, role, name):
            return known
        found = (within or self.application).seen_all(role, name, deep=False)
        shown = [seen.node for seen in found if "showing" in seen.states] or [seen.node for seen in found]
        if not shown:
            raise LookupError(f"there is no {role} named {name!r}")
        if within is None:
            self._known[key] = shown[0]
        return shown[0]

    @staticmethod
    def _still(node, role, name):
        seen = node.look(depth=0)
        return seen.role == role and fits(name, seen.name) and "showing" in seen.states

    def has(self, role, name):
        try:
            return self.find(role, name).showing
        except LookupError:
            return False

    @property
    def title(self):
        return self.frame.name

    @property
    def canvas(self):
        return self.find("filler", "Canvas")

    def described(self):
        """The canvas in words, as a dictionary of texts."""
        text = self.canvas.description
        match = _CANVAS.fullmatch(text)
        if not match:
            raise AssertionError(f"the canvas describes itself as {text!r}")
        found = match.groupdict()
        found.update(re.findall(r"(\w+)=(\S*)", found.pop("rest")))
        return found

    @property
    def state(self):
        return self.find("filler", re.compile("^State: ")).name.removeprefix("State: ")

    @property
    def box(self):
        text = self.described()["box"]
        return None if text == "none" else tuple(map(int, text.split(",")))

    @property
    def threshold(self):
        """(value, 'otsu' or 'fixed')"""
        value, kind = re.fullmatch(r"([\d.]+)\((\w+)\)", self.described()["threshold"]).groups()
        return float(value), kind

    @property
    def zoom(self):
        return int(self.described()["zoom"].rstrip("%"))

    @property
    def message(self):
        """What the message bar says; empty while it is hidden."""
        frame = self._message_frame()
        return frame.description if frame else ""

    def message_kind_is_error(self):
        """Whether the message bar offers to try again: only failures do."""
        return bool(self.message) and self.has("push button", "Retry")

    def _message_frame(self):
        try:
            frame = self.find("frame", "Message")
            return frame if frame.showing else None
        except LookupError:
            return None

    def prompts(self):
        """[(text, cosine, logit, probability)] as the table shows them."""
        table = self.find("table", "Prompts")
        rows, columns = table.size
        return [tuple(table.cell(row, column).name for column in range(columns)) for row in range(rows)]

    def probabilities(self):
        return [float(row[3]) for row in self.prompts()]

    @property
    def prompt(self):
        return self.find("text", "Prompt")

    def combo(self, purpose):
        """A combo box by its description: its name is the current choice."""
        def look():
            known = self._known.get(purpose)
            nodes = [known] if known else self.frame.find_all("combo box", deep=False)
            self._known[purpose] = next((node for node in nodes if node.description == purpose), None)
            return self._known[purpose]

        return wait_until(look, 5, f"the combo box {purpose!r}")

    def focused(self):
        """The innermost named object that has the focus. A list calls its current item focused
        even while the focus is elsewhere."""
        def descend(seen):
            for child in seen.inner:
                if child.role not in _ITEMS and "focused" in child.states:
                    return descend(child) or (child.node if child.name else None)
                if child.role != "menu bar":
                    found = descend(child)
                    if found:
                        return found
            return None

        return descend(self.frame.look(deep=False))

    def panels(self):
        """{name: frame} of the docks that are there, hidden or not."""
        return {n.name: n for n in self.frame.children if n.role == "frame"}

    def dialogs(self):
        """Windows besides the main one that are open."""
        return [
            seen.node for seen in self.application.look(depth=1).inner
            if seen.node != self.frame and "showing" in seen.states and seen.role in DIALOGS
        ]  # fmt: skip

    def inspected(self):
        """What the status strip says about the pixel under the cursor."""
        text = self.find("label", re.compile("^Under the cursor")).description
        match = _INSPECTED.match(text)
        return match.groupdict() if match else None

    # Waiting

    def wait(self, condition, timeout=30, what="the condition to hold"):
        return wait_until(condition, timeout, what)

    def wait_for(self, timeout=60, **expected):
        """Until the canvas says so: wait_for(state='done', prompt='apple')."""

        def holds():
            found = self.described()
            return all(found[key] == value for key, value in expected.items())

        try:
            return wait_until(holds, timeout, f"the canvas to say {expected}")
        except AssertionError as error:
            raise AssertionError(f"{error}; it says {self.canvas.description!r}, {self.state!r}") from None

    def wait_until_idle(self, timeout=60):
        """Until nothing runs: whatever was asked for is shown."""
        quiet = 0

        def settled():
            nonlocal quiet
            quiet = quiet + 1 if self.described()["state"] not in BUSY else 0
            return quiet >= 3

        wait_until(settled, timeout, "the run to end")

    # Doing

    def activate(self):
        """Gives the window the keys back, as a window manager would when another window has closed:
        by a click on the empty end of the menu bar."""
        bar = next(n for n in self.frame.children if n.role == "menu bar")
        x, y, width, height = bar.extents
        self.display.click(x + width - 4, y + height / 2)

    def drag_in(self):
        """Drags what the exchange helper offers onto the canvas."""
        self.drop_on(self.canvas)

    def drop_on(self, node):
        self.display.drag((30, 30), node.centre, steps=25)

    def click(self, node):
        wait_until(lambda: node.showing, 5, f"{node!r} to show")
        self.display.click(*node.centre)

    def press(self, name):
        """A push button, by name."""
        self.click(self.find("push button", name))

    def check(self, name, on):
        box = self.find("check box", name)
        if box.has("checked") != on:
            self.click(box)
            wait_until(lambda: box.has("checked") == on, 5, f"{name!r} to be {'on' if on else 'off'}")

    def menu(self, *path):
        """Chooses File > Open… by the mouse; patterns or texts."""
        bar = next(n for n in self.frame.children if n.role == "menu bar")
        owner = bar
        for depth, name in enumerate(path):
            item = self.menu_item(owner, name)
            wait_until(lambda: item.showing, 5, f"the menu item {name!r} to show")
            if depth == len(path) - 1 and not item.has("enabled"):
                raise AssertionError(f"the menu item {name!r} is disabled")
            self.display.click(*item.centre)
            time.sleep(0.05)
            owner = item

    @staticmethod
    def menu_item(owner, name):
        for seen in owner.look().each():
            if seen.node != owner and seen.role in MENU_ROLES and fits(name, seen.name):
                return seen.node
        raise LookupError(f"there is no menu item {name!r}")

    def choose(self, purpose, item):
        """Chooses an item of a combo box from its list."""
        combo = self.combo(purpose)
        self.display.click(*combo.centre)
        entry = wait_until(
            lambda: next((s.node for s in combo.seen_all("list item", item) if "showing" in s.states), None),
            5, f"the item {item!r}")  # fmt: skip
        time.sleep(0.15)  # a click too soon belongs to the opening
        self.display.click(*entry.centre)
        wait_until(lambda: self.combo(purpose).name == item, 5, f"{item!r} to be chosen")

    def type_prompt(self, text, enter=False):
        self.display.key("ctrl+l")
        wait_until(lambda: self.prompt.has("focused"), 5, "the prompt to have the focus")
        self.display.key("ctrl+a")
        self.display.type(text)
        if enter:
            self.display.key("Return")

    def set_number(self, name, value):
        """Types into a spin box."""
        box = self.find("spin box", name)
        self.display.double_click(*self._left_part(box))
        self.display.key("ctrl+a")
        self.display.type(str(value))
        self.display.key("Return")

    @staticmethod
    def _left_part(node):
        x, y, width, height = node.extents
        return x + width * 0.3, y + height / 2

    def focus_canvas(self):
        """Without a click: the canvas may do something where it is clicked."""
        if not self.canvas.has("focused"):
            self.canvas._call("Component", "GrabFocus")
            wait_until(lambda: self.canvas.has("focused"), 5, "the canvas to have the focus")

    def canvas_key(self, chord):
        self.focus_canvas()
        self.display.key(chord)

    def type_path(self, path):
        """Into the file dialog that has just been asked for."""
        dialog = wait_until(self.dialogs, 10, "the file dialog")[0]
        field = wait_until(
            lambda: next(iter(dialog.find_all("text", deep=False)), None), 5, "the field for the file name")
        wait_until(lambda: field.has("focused"), 5, "the field for the file name to have the focus")
        self.display.key("ctrl+a")
        self.display.type(str(path))
        self.display.key("Return")
        wait_until(lambda: not self.dialogs(), 10, "the file dialog to close")

    def open_file(self, path, wait=True):
        self.display.key("ctrl+o")
        self.type_path(path)
        if wait:
            name = str(path).rsplit("/", 1)[-1]
            wait_until(lambda: name in self.title, 20, f"{name} to be open")

    def open_sample(self, title):
        self.menu("File", "Samples", title)

    def export(self, folder):
        """Writes the files of the shown explanation, and waits for the last of them."""
        folder.mkdir(parents=True, exist_ok=True)
        self.display.key("ctrl+shift+e")
        self.type_path(folder)
        wait_until(lambda: (folder / "result.json").exists(), 20, "the export")
        return folder

    # Pixels

    def grab_canvas(self):
        return self.display.grab(self.canvas.extents)

    def picture_area(self, width, height):
        """(x, y, width, height) on the screen of a fitted picture of this size."""
        self.display.key("ctrl+9")
        x, y, w, h = self.canvas.extents
        scale = min((w - 32) / width, (h - 32) / height)
        return x + (w - scale * width) / 2, y + (h - scale * height) / 2, scale * width, scale * height

    def rest_until_drawn(self):
        """Until the whole screen looks the same again and again."""
        self.display.move(2, 2)
        return self._at_rest(self.display.grab)

    def stable_canvas(self):
        """The canvas, once everything pending has been drawn."""
        return self._at_rest(self.grab_canvas)

    def _at_rest(self, grab):
        last, equal = None, 0

        def settled():
            nonlocal last, equal
            for _ in range(2):
                self.canvas.description  # an answer from the event loop that also draws
            before, last = last, grab()
            equal = equal + 1 if before is not None and before == last else 0
            return equal >= 2

        wait_until(settled, 15, "the picture to come to rest")
        return last
