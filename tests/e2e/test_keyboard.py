# SPDX-License-Identifier: GPL-3.0-or-later
"""Without a mouse: stories, shortcuts, their sheet, and where the focus is."""

import re
import time

from harness.case import Case, WindowCase, tiny_model
from harness.files import apple
from harness.program import wait_until


class Stories(Case):
    """The mouse pointer stays in the corner; nothing here may touch it."""

    def test_m34_story_a_from_launch_to_ones_own_picture(self):
        picture = self.write("own.png", apple())
        window = self.open_window("--model", tiny_model("resnet"))
        key = window.display.key
        window.wait_for(state="done")
        window.display.type("red apple")  # the prompt has the focus, its text is selected
        window.wait_for(state="done", prompt="red apple")
        key("ctrl+o")
        window.type_path(picture)
        window.wait(lambda: "own.png" in window.title, 10, "the picture")
        window.wait_for(state="done", prompt="red apple")
        self.tab_to(window, "Canvas")
        key("m")
        window.wait(lambda: window.described()["method"] != "gScoreCAM", 10, "the next method")
        key("shift+M")
        window.wait_for(state="done", method="gScoreCAM")
        self.tab_to(window, "Threshold")
        before = window.threshold
        key("Up")
        window.wait(lambda: window.threshold[0] > before[0] and window.threshold[1] == "fixed", 5, "a higher threshold")
        folder = window.export(self.folder / "out")
        self.assertTrue((folder / "heatmap.npy").exists())
        key("ctrl+t")
        window.wait(lambda: len(window.prompts()) == 4, 5, "another row")
        window.display.type("leaf")
        window.wait_for(state="done", prompt="leaf")
        key("ctrl+1")
        window.wait_for(state="done", prompt="red apple")
        key("alt+f")
        window.wait(lambda: window.menu_item(window.frame, "Quit").showing, 5, "the File menu")
        key("q")
        self.assertEqual(window.program.wait(), 0)

    def tab_to(self, window, name):
        for _ in range(40):
            if (found := window.focused()) and found.name == name:
                return
            window.display.key("Tab")
        self.fail(f"the Tab key never came to {name}")


class Focus(WindowCase):
    ARGUMENTS = ("--method", "gradcam")

    def test_m34_one_can_see_where_the_focus_is(self):
        window = self.window
        window.wait_for(state="done")
        window.display.move(3, 3)
        window.display.key("ctrl+l")
        invisible, visited, last = [], [], None
        for _ in range(40):
            node = wait_until(self.window.focused, 5, "something with the focus")
            if node in visited:
                break
            visited.append(node)
            focused = self.look_at(node)
            if last is not None and self.look_at(last[0]) == last[1]:
                invisible.append(last[0].name)
            last = (node, focused)
            window.display.key("Tab")
        self.assertGreater(len(visited), 10)
        self.assertEqual(invisible, [], "looks the same with and without the focus")

    def look_at(self, node):
        for _ in range(3):
            self.window.canvas.description  # pending drawing is done in between
            time.sleep(0.04)
        x, y, width, height = node.extents
        picture = self.display.grab((x - 4, y - 4, width + 8, height + 8))
        return picture


class Sheet(WindowCase):
    ARGUMENTS = ("--method", "gradcam")

    def rows(self):
        """[action, keys, where] of each line, the action without the menus that lead to it."""
        dialog = wait_until(
            lambda: next((n for n in self.window.dialogs() if n.name == "Keyboard shortcuts"), None), 5, "the sheet")
        table = next(seen for seen in dialog.look().each() if seen.role in ("tree table", "tree", "table"))
        names = [seen.name for seen in table.inner if seen.role in ("table cell", "tree item", "cell")]
        return [[names[i].rsplit(" ▸ ", 1)[-1], *names[i + 1 : i + 3]] for i in range(0, len(names), 3)]

    def close(self):
        self.display.key("Escape")
        self.window.wait(lambda: not self.window.dialogs(), 5, "the sheet to close")

    def test_m43_three_ways_lead_to_the_sheet(self):
        self.window.wait_for(state="done")
        for way in (lambda: self.display.key("ctrl+shift+slash"), lambda: self.window.canvas_key("shift+question"),
                    lambda: self.window.menu("Help", "Keyboard shortcuts")):  # fmt: skip
            way()
            self.assertGreater(len(self.rows()), 20)
            self.close()

    def test_m43_the_sheet_lists_every_action_that_has_a_key(self):
        window = self.window
        with_keys = {}
        for item in window.frame.find_all():
            if item.role not in ("menu item", "check menu item", "radio menu item"):
                continue
            keys = item._call("Action", "GetKeyBinding", _zero())[0] if item.children == [] else ""
            if "+" in keys or "F1" in keys:
                with_keys[item.name.rstrip("…")] = keys
        self.assertGreater(len(with_keys), 10)
        window.display.key("ctrl+shift+slash")
        listed = {row[0] for row in self.rows()}
        self.close()
        self.assertEqual(set(with_keys) - listed, set())

    def test_m43_the_keys_go_to_the_window_again_after_the_sheet(self):
        self.window.display.key("ctrl+shift+slash")
        self.rows()
        self.close()
        self.window.display.key("ctrl+l")
        self.window.wait(lambda: self.window.prompt.has("focused"), 5, "the prompt to have the focus")


def _zero():
    from gi.repository import GLib

    return GLib.Variant("(i)", (0,))


class Desktops(Case):
    """The table of shortcuts must not depend on whose desktop this is."""

    EXPECTED = {
        "Open picture": "Ctrl+O", "Quit": "Ctrl+Q", "Paste picture": "Ctrl+V", "Copy view": "Ctrl+C",
        "Zoom in": "Ctrl+=", "Zoom out": "Ctrl+-", "Actual pixels": "Ctrl+0", "Fit in window": "Ctrl+9",
        "Full screen": "F11", "Run now": "Ctrl+Return", "Cancel": "Esc", "Stop and keep": "Shift+Esc",
        "Type a prompt": "Ctrl+L", "Add prompt": "Ctrl+T", "Explain prompt 1": "Ctrl+1", "Explain prompt 9": "Ctrl+9",
        "Picture": "1", "Boxes": "5", "More heat": "]", "Less heat": "[", "Next method": "M",
        "Previous method": "Shift+M", "Next colour map": "C", "Previous colour map": "Shift+C",
        "Keyboard shortcuts": "Ctrl+?", "Undo": "Ctrl+Z", "Redo": "Ctrl+Y", "Redo ": "Ctrl+Shift+Z",
    }  # fmt: skip

    def check(self, desktop):
        window = self.open_window(
            "--model", tiny_model("resnet"), "--method", "gradcam", variables={"XDG_CURRENT_DESKTOP": desktop})
        window.wait_for(state="done")
        sheet = Sheet()
        sheet.window, sheet.display = window, window.display
        window.display.key("ctrl+shift+slash")
        rows = sheet.rows()
        sheet.close()
        for action, key in self.EXPECTED.items():
            keys = next((row[1].split(", ") for row in rows if row[0] == action.strip()), None)
            self.assertIsNotNone(keys, f"{action} is not in the sheet")
            self.assertIn(key, keys, f"{action} on {desktop or 'a bare display'}")
        self.assertGreater(len(rows), 30)
        self.real_keys(window)
        window.program.end()

    def real_keys(self, window):
        key = window.display.key
        fitted = window.zoom
        for chord, holds in (
                ("ctrl+equal", lambda: window.zoom > fitted), ("ctrl+9", lambda: window.zoom == fitted),
                ("ctrl+0", lambda: window.zoom == 100), ("ctrl+l", lambda: window.prompt.has("focused")),
                ("ctrl+2", lambda: window.described()["prompt"] == "snail"),
                ("ctrl+t", lambda: len(window.prompts()) == 4),
                ("ctrl+z", lambda: len(window.prompts()) == 3),
                ("ctrl+y", lambda: len(window.prompts()) == 4),
                ("ctrl+z", lambda: len(window.prompts()) == 3),
                ("ctrl+shift+z", lambda: len(window.prompts()) == 4)):  # fmt: skip
            key(chord)
            window.wait(holds, 10, f"{chord} to work")
        entry = window.menu_item(window.frame, "Full screen")
        for on in (True, False):  # the size is a window manager's business, and there is none
            key("F11")
            window.wait(lambda: entry.has("checked") == on, 10, "full screen" if on else "the window")

    def test_m35_on_a_bare_display(self):
        self.check("")

    def test_m35_on_gnome(self):
        self.check("GNOME")

    def test_m35_on_kde(self):
        self.check("KDE")
