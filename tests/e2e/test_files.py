# SPDX-License-Identifier: GPL-3.0-or-later
"""Every way in, and pictures that no one expects."""

import re
import time

from harness.case import HELPER, Case, WindowCase
from harness.files import (
    apple, dot, grey16, palette_with_alpha, plain_jpeg, png, read_png, SAMPLES, squares, with_orientation)  # fmt: skip


class WaysIn(WindowCase):
    def setUp(self):
        super().setUp()
        self.window.wait_until_idle()

    def shows(self, name):
        self.window.wait(lambda: name in self.window.title, 20, f"{name} in the title")
        self.window.wait_for(state="done")

    def test_m05_the_open_dialog_takes_a_typed_path(self):
        path = self.write("typed.png", apple())
        self.window.open_file(path)
        self.shows("typed.png")

    def test_m05_a_file_can_be_dropped(self):
        path = self.write("dropped apple.png", apple())
        self.exchange("drag", path.as_uri())
        self.window.drag_in()
        self.shows("dropped apple.png")

    def test_m05_pixels_can_be_dropped(self):
        self.exchange("drag", self.write("pixels.png", apple()))
        self.window.drag_in()
        self.shows("Dropped image")

    def test_m05_a_file_can_be_dropped_onto_a_panel_too(self):
        path = self.write("onto-panel.png", apple())
        self.exchange("drag", path.as_uri())
        self.window.drop_on(self.window.find("table", "Prompts"))
        self.shows("onto-panel.png")

    def test_m05_an_address_is_refused_with_a_reason(self):
        title = self.window.title
        self.exchange("drag", "https://example.org/apple.png")
        self.window.drag_in()
        self.window.wait(lambda: "network" in self.window.message, 10, "a message about the network")
        self.assertEqual(self.window.title, title)

    def test_m05_a_copied_file_can_be_pasted(self):
        path = self.write("copied.png", apple())
        self.exchange("offer", path.as_uri())
        self.window.canvas_key("ctrl+v")
        self.shows("copied.png")

    def test_m05_copied_pixels_can_be_pasted_even_from_the_prompt(self):
        self.exchange("offer", self.write("some.png", apple()))
        self.display.key("ctrl+l")
        self.display.key("ctrl+v")
        self.shows("Pasted image")

    def test_m05_text_on_the_clipboard_goes_into_the_prompt(self):
        self.exchange("offer", "pasted words")
        self.window.type_prompt("x")
        self.display.key("ctrl+a")
        self.display.key("ctrl+v")
        self.window.wait(lambda: self.window.prompt.text == "pasted words", 5, "the text in the prompt")

    def test_m05_the_newest_recent_file_comes_back(self):
        first, second = self.write("first.png", apple()), self.write("second.png", apple(shift=30))
        self.window.open_file(first)
        self.window.open_file(second)
        self.window.menu("File", "Open recent", re.compile("first.png"))
        self.shows("first.png")
        self.window.menu("File", "Open recent", re.compile("^1  first.png"))
        self.shows("first.png")


class WayOut(WindowCase):
    def copied(self):
        from harness.program import Program
        from harness.case import session

        path = self.folder / "copied"
        helper = Program(session(), HELPER, "read", path)
        self._programs.append(helper)
        self.assertEqual(helper.wait(15), 0, "nothing on the clipboard")
        return path

    def test_m25_the_view_is_copied_as_it_is_shown(self):
        self.window.wait_for(state="done")
        self.window.canvas_key("ctrl+9")
        shown = self.window.stable_canvas()
        self.window.canvas_key("ctrl+c")
        width, height, channels, rows = read_png(self.copied())
        self.assertEqual((width, height), (shown.width, shown.height))
        x, y = width // 2, height // 2
        row = bytes(b for i, b in enumerate(rows[y]) if i % channels < 3)
        self.assertEqual(row[3 * 60 : 3 * (width - 60)], shown.row(y, 60, width - 60))

    def test_m25_in_the_prompt_the_text_is_copied(self):
        self.window.wait_for(state="done")
        self.window.type_prompt("copied words")
        self.display.key("ctrl+a")
        self.display.key("ctrl+c")
        self.assertEqual(self.copied().read_bytes(), b"copied words")


class Unexpected(WindowCase):
    """M28 and M29: one window takes all of it, one after another."""

    ARGUMENTS = ("--method", "gradcam")

    def refused(self, path, pattern):
        """The window says why, and keeps what it had."""
        window = self.window
        good = self.write("good.png", apple())
        window.open_file(good)
        window.wait_for(state="done")
        before = window.title
        window.open_file(path, wait=False)
        window.wait(lambda: re.search(pattern, window.message), 20, f"a message like {pattern!r}")
        self.assertIn(path.name, window.message)
        self.assertEqual(window.title, before)
        self.assertEqual(window.described()["state"], "done")
        self.assertEqual(window.dialogs(), [])
        window.press("Close message")
        window.wait(lambda: not window.message, 5, "the message to close")

    def test_m28_a_truncated_picture_is_refused_by_name_and_reason(self):
        self.refused(self.write("cut.png", apple()[:900]), "truncated")

    def test_m28_a_text_named_png_is_refused(self):
        self.refused(self.write("letter.png", b"dear diary\n" * 90), "no picture|not a picture|picture")

    def test_m28_an_empty_file_is_refused(self):
        self.refused(self.write("nothing.png", b""), "empty")

    def test_m28_a_folder_called_png_is_no_picture(self):
        # Only the drop can bring one: the dialog would walk into it. A folder may be a model.
        folder = self.folder / "folder.png"
        folder.mkdir()
        self.window.wait_until_idle()
        self.exchange("drag", folder.as_uri())
        self.window.drag_in()
        self.window.wait(lambda: "folder.png" in self.window.message, 15, "a message about the folder")
        self.assertTrue(self.program.running)

    def test_m28_a_file_that_has_gone_is_refused(self):
        path = self.write("gone.png", apple())
        self.window.open_file(path)
        self.window.open_file(self.write("other.png", apple()))
        path.unlink()
        # The list leaves out what is gone; a drop still can name it.
        self.exchange("drag", path.as_uri())
        self.window.drag_in()
        self.window.wait(lambda: "gone.png" in self.window.message, 15, "a message about the missing file")

    def test_m28_a_wrong_model_is_refused_and_the_old_one_stays(self):
        window = self.window
        window.wait_until_idle()
        model = window.find("label", re.compile("^Model in force")).name
        for name, data in (("wrong.pt", b"not a model\n" * 9), ("none.safetensors", b""), ("half.pt", b"PK\x03\x04" + bytes(90))):
            with self.subTest(name):
                window.menu("File", "Add model file…")
                window.type_path(self.write(name, data))
                window.wait(lambda: name in window.message, 20, "a message about the model")
                window.wait_until_idle()
                self.assertEqual(window.find("label", re.compile("^Model in force")).name, model)
                window.press("Close message")

    def test_m28_after_all_that_it_quits_with_zero(self):
        self.window.open_file(self.write("cut.png", apple()[:900]), wait=False)
        self.window.wait(lambda: "cut.png" in self.window.message, 15, "the message")
        self.ends_program = True
        self.display.key("ctrl+q")
        self.assertEqual(self.program.wait(), 0)
        self.assertEqual(self.program.errors, "")

    def opens(self, name, data, width, height):
        self.window.open_file(self.write(name, data), wait=False)
        self.window.wait(
            lambda: name in self.window.title or name in self.window.message, 60, f"{name} to open or to be refused")
        self.assertIn(name, self.window.title, self.window.message)
        self.window.wait_for(state="done")
        self.window.canvas_key("ctrl+9")
        x, y, w, h = self.window.picture_area(width, height)
        if w >= 1 and h >= 1:
            self.display.move(x + w * 0.999 - 1, y + h * 0.999 - 1)
            seen = self.window.wait(self.window.inspected, 5, "a pixel under the cursor")
            self.assertLess(int(seen["x"]), width)
            self.assertLess(int(seen["y"]), height)
            self.assertGreaterEqual(int(seen["x"]), int(0.97 * (width - 1)) - 1)
            self.assertGreaterEqual(int(seen["y"]), int(0.97 * (height - 1)) - 1)

    def test_m29_one_single_pixel(self):
        self.opens("dot.png", dot(), 1, 1)

    def test_m29_sixteen_bits(self):
        self.opens("deep.png", grey16(160, 100), 160, 100)

    def test_m29_a_palette_with_transparency(self):
        self.opens("palette.png", palette_with_alpha(96, 64), 96, 64)

    def test_m29_grey(self):
        self.opens("grey.png", png(120, 90, (bytes(range(120)) for _ in range(90)), colour_type=0), 120, 90)

    def test_m29_cmyk(self):
        self.opens("cmyk.jpg", plain_jpeg(96, 64, (40, 200, 210, 250)), 96, 64)

    def test_m29_a_hundred_megapixels(self):
        self.opens("huge.jpg", plain_jpeg(12000, 9000, (120, 100, 160)), 12000, 9000)

    def test_m29_a_very_long_strip(self):
        self.opens("strip.png", png(6000, 2, [bytes((90, 120, 60)) * 6000] * 2), 6000, 2)

    def test_m29_a_picture_beyond_the_limit_is_refused_with_its_size(self):
        self.refused(self.write("endless.png", png(60000, 60000, [b""])), r"60000")

    def test_m29_a_turned_photo_is_shown_upright(self):
        data = (SAMPLES / "garden.jpg").read_bytes()
        self.opens("turned.jpg", with_orientation(data, 6), 640, 840)



