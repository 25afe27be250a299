# SPDX-License-Identifier: GPL-3.0-or-later
"""The canvas: layers, alignment, the inspector, zoom; and the files, read independently."""

from harness.case import Case, WindowCase
from harness.files import apple, checkerboard, chosen_box, largest_region_box, read_json, read_npy, read_png, squares

ORANGE = (0xFF, 0x6B, 0x35)  # of the first prompt's box


def is_orange(r, g, b):
    return abs(r - ORANGE[0]) < 40 and abs(g - ORANGE[1]) < 40 and abs(b - ORANGE[2]) < 40


class Canvas(WindowCase):
    ARGUMENTS = ("--method", "gradcam")
    WIDTH, HEIGHT = 240, 180

    def setUp(self):
        super().setUp()
        self.window.open_file(self.write("apple.png", apple(self.WIDTH, self.HEIGHT)))
        self.window.wait_for(state="done")
        self.display.key("ctrl+9")
        self.display.move(5, 5)

    def test_m10_each_layer_goes_and_comes_back_byte_for_byte(self):
        window = self.window
        window.check("Layer Mask", True)
        window.focus_canvas()
        before = window.stable_canvas()
        for key, name in zip("12345", ("Picture", "Heatmap", "Mask", "Contours", "Boxes")):
            window.canvas_key(key)
            window.wait(lambda: not window.find("check box", f"Layer {name}").has("checked"), 5, f"{name} to be off")
            self.assertNotEqual(window.stable_canvas(), before, name)
            window.canvas_key(key)
            window.wait(lambda: window.find("check box", f"Layer {name}").has("checked"), 5, f"{name} to be on")
            self.assertEqual(window.stable_canvas().different_pixels(before), 0, name)
        window.check("Layer Mask", False)

    def test_m10_opacity_and_colours_change_the_picture_and_come_back(self):
        window = self.window
        window.focus_canvas()
        before = window.stable_canvas()
        for there, back in (("bracketright", "bracketleft"), ("c", "shift+C")):
            window.canvas_key(there)
            window.wait(lambda: window.grab_canvas() != before, 5, f"another picture after {there}")
            window.canvas_key(back)
            window.wait(lambda: window.grab_canvas() == before, 5, f"the same picture after {back}")

    def test_d02_space_shows_the_picture_alone_while_it_is_held(self):
        window = self.window
        window.focus_canvas()
        before = window.stable_canvas()
        self.display.key_down("space")
        self.assertNotEqual(window.stable_canvas(), before)
        self.display.key_up("space")
        window.wait(lambda: window.grab_canvas() == before, 5, "the layers to be back")

    def test_m13_the_box_is_that_of_the_exported_mask(self):
        window = self.window
        for threshold in (None, "0.15"):
            if threshold:
                window.set_number("Threshold", threshold)
                window.wait(lambda: window.threshold[1] == "fixed", 5, "a fixed threshold")
            folder = window.export(self.folder / f"out{threshold}")
            width, height, channels, rows = read_png(folder / "mask.png")
            self.assertEqual((width, height, channels), (self.WIDTH, self.HEIGHT, 1))
            self.assertEqual(set(b"".join(rows)) - {0, 255}, set())
            self.assertEqual(window.box, largest_region_box(rows))
            self.assertEqual(window.box, chosen_box(read_json(folder / "result.json")))
        window.click(window.find("radio button", "Otsu"))

    def test_m14_the_box_is_drawn_where_it_is(self):
        window = self.window
        window.check("Layer Heatmap", False)
        window.check("Layer Contours", False)
        left, top, width, _ = window.picture_area(self.WIDTH, self.HEIGHT)
        scale = width / self.WIDTH
        x, y, w, h = window.box
        x0, y0 = window.canvas.extents[:2]
        window.stable_canvas()
        # Below the box's label, which stands above its corner.
        screen = self.display.grab((x0, top + scale * y - 6, *window.canvas.extents[2:]))
        found = screen.bounds(is_orange)
        self.assertIsNotNone(found)
        self.assertAlmostEqual(x0 + found[0], left + scale * x, delta=5)
        self.assertAlmostEqual(x0 + found[0] + found[2], left + scale * (x + w), delta=5)
        self.assertAlmostEqual(top + scale * y - 6 + found[1] + found[3], top + scale * (y + h), delta=5)
        window.check("Layer Heatmap", True)
        window.check("Layer Contours", True)

    def test_m15_the_inspector_says_what_the_files_say(self):
        window = self.window
        folder = window.export(self.folder / "out")
        (rows, columns), heat = read_npy(folder / "heatmap.npy")
        self.assertEqual((rows, columns), (self.HEIGHT, self.WIDTH))
        (grid_rows, grid_columns), _ = read_npy(folder / "heatmap_native.npy")
        _, _, channels, pixels = read_png(self.folder / "apple.png")
        left, top, width, height = window.picture_area(self.WIDTH, self.HEIGHT)
        places = set()
        for u, v in ((0.02, 0.02), (0.5, 0.5), (0.98, 0.03), (0.62, 0.55), (0.31, 0.87), (0.97, 0.98)):
            window.display.move(left + u * width, top + v * height)
            seen = window.wait(window.inspected, 5, "the inspector to speak")
            x, y = int(seen["x"]), int(seen["y"])
            places.add((x, y))
            self.assertAlmostEqual(x, u * self.WIDTH, delta=1.5)
            self.assertAlmostEqual(y, v * self.HEIGHT, delta=1.5)
            self.assertAlmostEqual(float(seen["heat"]), heat[y * columns + x], delta=0.00051)
            self.assertEqual(
                bytes(int(seen[c]) for c in "rgb"), pixels[y][channels * x : channels * x + 3])
            self.assertEqual(int(seen["row"]), int((y + 0.5) / rows * grid_rows))
            self.assertEqual(int(seen["column"]), int((x + 0.5) / columns * grid_columns))
        self.assertEqual(len(places), 6)

    def pixel_under_cursor(self):
        seen = self.window.wait(self.window.inspected, 5, "the inspector to speak")
        return int(seen["x"]), int(seen["y"])

    def assert_near(self, a, b, distance=1):
        self.assertLessEqual(max(abs(a[0] - b[0]), abs(a[1] - b[1])), distance, f"{a} and {b}")

    def test_m16_the_wheel_zooms_at_the_cursor(self):
        window = self.window
        left, top, width, height = window.picture_area(self.WIDTH, self.HEIGHT)
        x, y = left + 0.3 * width, top + 0.7 * height
        window.display.move(x, y)
        under, zoom = self.pixel_under_cursor(), window.zoom
        for notches in (3, 2, -4):
            window.display.wheel(x, y, notches)
            window.wait(lambda: (window.zoom > zoom) == (notches > 0), 5, "another zoom")
            zoom = window.zoom
            window.display.move(x + 1, y)
            window.display.move(x, y)
            self.assert_near(self.pixel_under_cursor(), under)

    def test_m16_dragging_moves_the_picture_with_the_cursor(self):
        window = self.window
        x, y = window.canvas.centre
        for button in (1, 2):
            window.display.move(x, y)
            under = self.pixel_under_cursor()
            window.display.drag((x, y), (x + 90, y - 60), button)
            self.assert_near(self.pixel_under_cursor(), under)
            window.display.drag((x + 90, y - 60), (x, y), button)

    def test_m16_keys_for_actual_pixels_and_fit(self):
        window = self.window
        fitted = window.zoom
        window.display.key("ctrl+0")
        window.wait(lambda: window.zoom == 100, 5, "100 %")
        window.canvas_key("f")
        window.wait(lambda: window.zoom == fitted, 5, "the picture to fit")
        for key in ("ctrl+equal", "plus", "ctrl+plus"):
            zoom = window.zoom
            window.canvas_key(key)
            window.wait(lambda: window.zoom > zoom, 5, f"{key} to zoom in")
        for key in ("ctrl+minus", "minus"):
            zoom = window.zoom
            window.canvas_key(key)
            window.wait(lambda: window.zoom < zoom, 5, f"{key} to zoom out")

    def test_m16_arrow_keys_move_the_picture(self):
        window = self.window
        x, y = window.canvas.centre
        window.display.key("ctrl+0")
        window.display.move(x, y)
        under = self.pixel_under_cursor()
        window.canvas_key("Right")
        window.display.move(x + 1, y)
        window.wait(lambda: self.pixel_under_cursor()[0] > under[0] + 20, 5, "the picture to move")


class Scales(Case):
    """The same picture on denser displays: geometry must not depend on it."""

    SQUARE = (150, 30, 60, 45)
    WIDTH, HEIGHT = 300, 160

    def open_scaled(self, scale, picture):
        window = self.open_window(
            picture, "--method", "gradcam", "--prompt", "square", variables={"QT_SCALE_FACTOR": str(scale)})
        window.wait_for(state="done")
        return window

    def test_m14_picture_and_box_are_drawn_alike_at_every_scale(self):
        picture = self.write("square.png", squares(self.WIDTH, self.HEIGHT, self.SQUARE, ink=(40, 90, 250)))
        boxes = set()
        for scale in (1, 1.5):
            with self.subTest(scale=scale):
                window = self.open_scaled(scale, picture)
                boxes.add(window.box)
                for name in ("Heatmap", "Contours"):
                    window.canvas_key({"Heatmap": "2", "Contours": "4"}[name])
                window.display.move(2, 2)
                self.display.grab()
                window.rest_until_drawn()
                screen = self.display.grab()
                blue = screen.bounds(lambda r, g, b: b > 225 and r < 60 and 70 < g < 110)
                self.assertIsNotNone(blue, "the square is not on the screen")
                zoom = blue[2] / self.SQUARE[2]  # screen pixels a picture pixel
                self.assertAlmostEqual(blue[3] / self.SQUARE[3], zoom, delta=0.12)
                left, top = blue[0] - zoom * self.SQUARE[0], blue[1] - zoom * self.SQUARE[1]
                area = (round(left) - 4, round(top) - 4, round(zoom * self.WIDTH) + 8, round(zoom * self.HEIGHT) + 8)
                found = screen.crop(*area).bounds(is_orange)
                orange = (found[0] + area[0], found[1] + area[1], found[2], found[3])
                x, y, w, h = window.box
                self.assertAlmostEqual(orange[0], left + zoom * x, delta=6 * scale)
                self.assertAlmostEqual(orange[0] + orange[2], left + zoom * (x + w), delta=6 * scale)
                self.assertAlmostEqual(orange[1] + orange[3], top + zoom * (y + h), delta=6 * scale)
                self.assertAlmostEqual(window.zoom / 100, zoom, delta=0.1)
                window.program.end()
        self.assertEqual(len(boxes), 1, boxes)

    def test_m37_one_picture_pixel_is_one_screen_pixel_at_twice_the_density(self):
        window = self.open_scaled(2, self.write("checks.png", checkerboard(300)))
        for key in "245":
            window.canvas_key(key)
        window.display.key("ctrl+0")
        window.wait(lambda: window.zoom == 100, 5, "100 %")
        window.display.move(2, 2)
        window.rest_until_drawn()
        screen = self.display.grab()
        # Without a window manager the window lies where it was put; the canvas fills most of it.
        row = self.checks(screen)
        self.assertIsNotNone(row, "no row of single black and white pixels on the screen")

    @staticmethod
    def checks(screen, length=120):
        pattern = b"\x00\x00\x00\xff\xff\xff" * (length // 2)
        return next((y for y in range(screen.height) if pattern in screen.row(y)), None)
