# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of Xlib and XTEST that a tester's hands and eyes need, through ctypes."""

import ctypes
import time

from ctypes import POINTER, Structure, c_char, c_char_p, c_int, c_ubyte, c_uint, c_ulong, c_void_p

from .pixels import Picture

LEFT, MIDDLE, RIGHT, WHEEL_UP, WHEEL_DOWN = 1, 2, 3, 4, 5
PAUSE = 0.012  # seconds after each event, so that none is compressed away or read as a double-click

_ALL_PLANES = 0xFFFFFFFF
_Z_PIXMAP = 2
_SHIFT = "Shift_L"
_MODIFIERS = {"ctrl": "Control_L", "shift": _SHIFT, "alt": "Alt_L"}
_NAMES = {"\t": "Tab", "\n": "Return"}


class _Image(Structure):
    """The public head of XImage."""

    _fields_ = [
        ("width", c_int), ("height", c_int), ("xoffset", c_int), ("format", c_int),
        ("data", POINTER(c_char)), ("byte_order", c_int), ("bitmap_unit", c_int),
        ("bitmap_bit_order", c_int), ("bitmap_pad", c_int), ("depth", c_int),
        ("bytes_per_line", c_int), ("bits_per_pixel", c_int),
    ]  # fmt: skip


def _libraries():
    x11 = ctypes.CDLL("libX11.so.6")
    xtst = ctypes.CDLL("libXtst.so.6")
    signatures = [
        (x11.XOpenDisplay, [c_char_p], c_void_p),
        (x11.XCloseDisplay, [c_void_p], c_int),
        (x11.XSync, [c_void_p, c_int], c_int),
        (x11.XDefaultRootWindow, [c_void_p], c_ulong),
        (x11.XStringToKeysym, [c_char_p], c_ulong),
        (x11.XkbKeycodeToKeysym, [c_void_p, c_ubyte, c_uint, c_uint], c_ulong),
        (x11.XChangeKeyboardMapping, [c_void_p, c_int, c_int, POINTER(c_ulong), c_int], c_int),
        (x11.XGetImage,
            [c_void_p, c_ulong, c_int, c_int, c_uint, c_uint, c_ulong, c_int], POINTER(_Image)),
        (x11.XDestroyImage, [POINTER(_Image)], c_int),
        (x11.XGetInputFocus, [c_void_p, POINTER(c_ulong), POINTER(c_int)], c_int),
        (xtst.XTestFakeMotionEvent, [c_void_p, c_int, c_int, c_int, c_ulong], c_int),
        (xtst.XTestFakeButtonEvent, [c_void_p, c_uint, c_int, c_ulong], c_int),
        (xtst.XTestFakeKeyEvent, [c_void_p, c_uint, c_int, c_ulong], c_int),
    ]  # fmt: skip
    for function, arguments, result in signatures:
        function.argtypes, function.restype = arguments, result
    return x11, xtst


class Display:
    """A connection to an X server: its mouse, its keyboard and its screen of `width` x `height`."""

    def __init__(self, name, width, height):
        self.name, self.width, self.height = name, width, height
        self._x11, self._xtst = _libraries()
        self._display = self._x11.XOpenDisplay(name.encode())
        if not self._display:
            raise RuntimeError(f"cannot connect to the X server {name}")
        self._root = self._x11.XDefaultRootWindow(self._display)
        self._keys = {}  # keysym: (keycode, needs Shift)
        self._spare = None
        self._read_keyboard()

    def close(self):
        self._x11.XCloseDisplay(self._display)

    # Mouse

    def move(self, x, y):
        self._xtst.XTestFakeMotionEvent(self._display, -1, round(x), round(y), 0)
        self._settle()

    def press(self, button=LEFT):
        self._xtst.XTestFakeButtonEvent(self._display, button, 1, 0)
        self._settle()

    def release(self, button=LEFT):
        self._xtst.XTestFakeButtonEvent(self._display, button, 0, 0)
        self._settle()

    def click(self, x, y, button=LEFT):
        self.move(x, y)
        self.press(button)
        self.release(button)

    def double_click(self, x, y):
        self.click(x, y)
        self.click(x, y)

    def drag(self, start, end, button=LEFT, steps=10, release=True):
        """In small steps, as a hand does: some widgets start a drag only after a distance."""
        self.move(*start)
        self.press(button)
        for i in range(1, steps + 1):
            self.move(*(a + (b - a) * i / steps for a, b in zip(start, end)))
        if release:
            self.release(button)

    def wheel(self, x, y, notches):
        """Positive: away from the user."""
        self.move(x, y)
        for _ in range(abs(notches)):
            self.click(x, y, WHEEL_UP if notches > 0 else WHEEL_DOWN)

    # Keyboard

    def key(self, chord):
        """'Return', 'ctrl+o', 'ctrl+shift+Tab', 'shift+M': a key with its modifiers."""
        with self.held(*chord.split("+")[:-1] if chord != "+" and not chord.endswith("++") else chord.split("+")[:-2]):
            self._strike(chord if chord == "+" else chord.split("+")[-1] or "+")

    def held(self, *modifiers):
        return _Held(self, [_MODIFIERS[name] for name in modifiers if name])

    def key_down(self, name):
        self._key_event(self._code_of(name)[0], True)

    def key_up(self, name):
        self._key_event(self._code_of(name)[0], False)

    def type(self, text):
        """Any characters: those that the keyboard lacks are put on a spare key for a moment."""
        for character in text:
            self._strike(_NAMES.get(character, character))

    # Screen

    def grab(self, rectangle=None):
        """What the screen shows in (x, y, width, height), the whole without one."""
        x, y, width, height = rectangle or (0, 0, self.width, self.height)
        x, y = max(0, round(x)), max(0, round(y))
        width, height = min(round(width), self.width - x), min(round(height), self.height - y)
        self._x11.XSync(self._display, 0)
        image = self._x11.XGetImage(self._display, self._root, x, y, width, height, _ALL_PLANES, _Z_PIXMAP)
        if not image:
            raise RuntimeError(f"cannot read the screen at {x},{y} {width}x{height}")
        try:
            head = image.contents
            assert head.bits_per_pixel == 32
            data = ctypes.string_at(head.data, head.bytes_per_line * head.height)
            return Picture.from_bgrx(head.width, head.height, data, head.bytes_per_line)
        finally:
            self._x11.XDestroyImage(image)

    # Details

    def _settle(self):
        self._x11.XSync(self._display, 0)
        time.sleep(PAUSE)

    def _key_event(self, code, down):
        self._xtst.XTestFakeKeyEvent(self._display, code, int(down), 0)
        self._settle()

    def _strike(self, name):
        code, needs_shift = self._code_of(name)
        with self.held(*["shift"] * needs_shift):
            self._key_event(code, True)
            self._key_event(code, False)

    def _code_of(self, name):
        symbol = self._symbol(name)
        if symbol not in self._keys:
            return self._put_on_spare_key(symbol), False
        return self._keys[symbol]

    def _symbol(self, name):
        if len(name) > 1:
            symbol = self._x11.XStringToKeysym(name.encode())
            if not symbol:
                raise ValueError(f"there is no key {name!r}")
            return symbol
        point = ord(name)
        return point if point < 0x100 else 0x01000000 | point

    def _read_keyboard(self):
        for code in range(8, 256):
            levels = [self._x11.XkbKeycodeToKeysym(self._display, code, 0, level) for level in (0, 1)]
            if not any(levels):
                self._spare = code
            for level, symbol in enumerate(levels):
                if symbol:
                    self._keys.setdefault(symbol, (code, level == 1))

    def _put_on_spare_key(self, symbol):
        symbols = (c_ulong * 2)(symbol, symbol)
        self._x11.XChangeKeyboardMapping(self._display, self._spare, 2, symbols, 1)
        self._x11.XSync(self._display, 0)
        time.sleep(0.15)  # until the program has read the new map
        return self._spare


class _Held:
    def __init__(self, display, names):
        self._display, self._names = display, names

    def __enter__(self):
        for name in self._names:
            self._display.key_down(name)

    def __exit__(self, *_):
        for name in reversed(self._names):
            self._display.key_up(name)
