# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves the window: data, figures, command lines. Read by other means than it was written with."""

import shlex
import struct
import time

from harness.case import HELPER, WindowCase, session
from harness.files import apple, read_json, read_npy, read_png
from harness.program import Program, wait_until


class Export(WindowCase):
    ARGUMENTS = ("--method", "gradcam")
    WIDTH, HEIGHT = 240, 180

    def setUp(self):
        super().setUp()
        self.window.open_file(self.write("apple.png", apple(self.WIDTH, self.HEIGHT)))
        self.window.wait_for(state="done")

    def clipboard(self):
        path = self.folder / "clipboard"
        helper = Program(session(), HELPER, "read", path)
        self._programs.append(helper)
        self.assertEqual(helper.wait(15), 0, "nothing on the clipboard")
        return path.read_bytes()

    def test_m23_the_files_are_what_other_programs_expect(self):
        window = self.window
        folder = window.export(self.folder / "all")
        (rows, columns), heat = read_npy(folder / "heatmap.npy")
        self.assertEqual((rows, columns), (self.HEIGHT, self.WIDTH))
        self.assertAlmostEqual(max(heat), float(window.described()["max"].split("@")[0]), delta=0.0051)
        (rows, columns), native = read_npy(folder / "heatmap_native.npy")
        self.assertLess(rows * columns, len(heat))
        width, height, channels, _ = read_png(folder / "mask.png")
        self.assertEqual((width, height, channels), (self.WIDTH, self.HEIGHT, 1))
        result = read_json(folder / "result.json")
        self.assertEqual(result["image"]["width"], self.WIDTH)
        self.deep = [path for path in folder.glob("*.png") if self.depth_of(path) == 16]
        if self.deep:
            data = self.deep[0].read_bytes()
            self.assertEqual(struct.unpack_from(">II", data, 16), (self.WIDTH, self.HEIGHT))

    @staticmethod
    def depth_of(path):
        return path.read_bytes()[24]

    def save_figure(self, path, set_up=lambda dialog: None):
        window = self.window
        window.display.key("ctrl+e")
        dialog = wait_until(
            lambda: next((n for n in window.dialogs() if n.name == "Export figure"), None), 10, "the dialog")
        set_up(dialog)
        window.click(window.find("push button", "Save…", dialog))
        files = wait_until(
            lambda: next((n for n in window.dialogs() if n != dialog and n.find_all("text", deep=False)), None),
            10, "the file dialog")  # fmt: skip
        field = files.find_all("text", deep=False)[0]
        wait_until(lambda: field.has("focused"), 5, "the field for the file name to have the focus")
        window.display.key("ctrl+a")
        window.display.type(str(path))
        window.display.key("Return")
        wait_until(path.exists, 20, f"{path.name}")
        wait_until(lambda: not window.dialogs(), 10, "the dialogs to close")
        return path.read_bytes()

    def test_m24_a_png_has_the_width_that_was_asked_for(self):
        def narrow(dialog):
            box = self.window.find("spin box", "Width in pixels", dialog)
            self.window.display.double_click(*self.window._left_part(box))
            self.display.key("ctrl+a")
            self.display.type("1234")
            self.display.key("Tab")
            wait_until(lambda: box.value == 1234, 5, "the width")

        data = self.save_figure(self.folder / "figure.png", narrow)
        self.assertEqual(data[:8], b"\x89PNG\r\n\x1a\n")
        width, height, channels, rows = read_png(self.folder / "figure.png")
        self.assertEqual(width, 1234)
        self.assertGreater(height, 400)
        colours = {row[i : i + 3] for row in rows[::5] for i in range(0, len(row), channels * 5)}
        self.assertGreater(len(colours), 500)

    def test_m24_vectors_are_vectors(self):
        for choice, name, start in (("SVG, vectors", "figure.svg", b"<?xml"), ("PDF, vectors", "figure.pdf", b"%PDF-")):

            def choose(dialog, choice=choice):
                combo = next(n for n in dialog.find_all("combo box", deep=False) if "Kind of file" in n.description)
                self.display.click(*combo.centre)
                entry = wait_until(
                    lambda: next((n for n in combo.walk() if n.name == choice and n.showing), None), 5, choice)
                time.sleep(0.15)
                self.display.click(*entry.centre)

            data = self.save_figure(self.folder / name, choose)
            self.assertTrue(data.startswith(start), data[:20])
            if name.endswith("svg"):
                self.assertIn(b"<text", data)  # texts stay texts

    def test_d16_the_copied_command_line_gives_the_same_map(self):
        window = self.window
        folder = window.export(self.folder / "window")
        window.menu("Edit", "Copy as command line")
        line = self.clipboard().decode()
        words = shlex.split(line)
        self.assertEqual(words[1], "explain", line)
        if "--out" in words:
            words[words.index("--out") + 1] = str(self.folder / "command")
        else:
            words += ["--out", str(self.folder / "command")]
        done = self.command(*words[1:])
        self.assertEqual(done.returncode, 0, f"{line}: {done.stderr}")
        for name in ("heatmap.npy", "heatmap_native.npy", "mask.png"):
            self.assertEqual((folder / name).read_bytes(), (self.folder / "command" / name).read_bytes(), name)
