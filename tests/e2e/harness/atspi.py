# SPDX-License-Identifier: GPL-3.0-or-later
"""What assistive tools read of a program: the AT-SPI tree over D-Bus, with Gio alone."""

import typing

from gi.repository import Gio, GLib

PREFIX = "org.a11y.atspi."
ROOT = "/org/a11y/atspi/accessible/root"
TIMEOUT = 15000  # ms: longer than the window may ever stand still
PROPERTIES = "org.freedesktop.DBus.Properties"
LISTS = ("table", "tree table", "list", "tree", "combo box")  # may hold thousands
MENU_ROLES = ("menu item", "check menu item", "radio menu item", "menu")

# Bits of GetState, from atspi-constants.h
STATES = {
    "checked": 4, "editable": 7, "enabled": 8, "expanded": 9, "focusable": 11, "focused": 12,
    "selected": 23, "sensitive": 24, "showing": 25, "visible": 30,
}  # fmt: skip


class Gone(Exception):
    """The object is no more, or the program does not answer."""


class Bus:
    """The accessibility bus of the session whose message bus is at `address`."""

    def __init__(self, address):
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        session = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        answer = session.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, TIMEOUT, None)
        self._connection = Gio.DBusConnection.new_for_address_sync(answer.unpack()[0], flags, None, None)
        session.close_sync(None)

    def close(self):
        self._connection.close_sync(None)

    def call(self, owner, path, interface, method, arguments=None):
        try:
            return self._connection.call_sync(
                owner, path, interface, method, arguments, None, Gio.DBusCallFlags.NO_AUTO_START, TIMEOUT, None
            ).unpack()
        except GLib.Error as error:
            raise Gone(error.message) from None

    def call_all(self, requests):
        """Answers of many calls that are under way at once, Gone for those that failed: a call alone
        waits for its turn on a busy machine."""
        answers, waiting = [None] * len(requests), len(requests)

        def on_answer(connection, result, index):
            nonlocal waiting
            waiting -= 1
            try:
                answers[index] = connection.call_finish(result).unpack()
            except GLib.Error as error:
                answers[index] = Gone(error.message)

        for index, request in enumerate(requests):
            self._connection.call(*request, None, Gio.DBusCallFlags.NO_AUTO_START, TIMEOUT, None, on_answer, index)
        context = GLib.MainContext.default()
        while waiting:
            context.iteration(True)
        return answers

    def applications(self):
        registry = self._connection.call_sync(
            PREFIX + "Registry", ROOT, PREFIX + "Accessible", "GetChildren", None, None, 0, TIMEOUT, None)
        return [Node(self, owner, path) for owner, path in registry.unpack()[0]]

    def process_of(self, owner):
        return self.call(
            "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetConnectionUnixProcessID",
            GLib.Variant("(s)", (owner,)))[0]  # fmt: skip


class Seen(typing.NamedTuple):
    """A node as it was when it was looked at."""

    node: "Node"
    role: str
    name: str
    states: frozenset
    inner: list  # of what it holds

    def each(self):
        """This and all below it, as they are read."""
        yield self
        for seen in self.inner:
            yield from seen.each()


class Node:
    """One accessible object; everything is asked anew."""

    def __init__(self, bus, owner, path):
        self._bus, self._owner, self._path = bus, owner, path

    def __eq__(self, other):
        return isinstance(other, Node) and (self._owner, self._path) == (other._owner, other._path)

    def __hash__(self):
        return hash((self._owner, self._path))

    def __repr__(self):
        try:
            return f"<{self.role} {self.name!r}>"
        except Gone:
            return f"<gone {self._path}>"

    def _call(self, interface, method, arguments=None):
        return self._bus.call(self._owner, self._path, PREFIX + interface, method, arguments)

    def _property(self, interface, name):
        arguments = GLib.Variant("(ss)", (PREFIX + interface, name))
        return self._bus.call(self._owner, self._path, PROPERTIES, "Get", arguments)[0]

    @property
    def owner(self):
        return self._owner

    @property
    def name(self):
        return self._property("Accessible", "Name")

    @property
    def description(self):
        return self._property("Accessible", "Description")

    @property
    def role(self):
        return self._call("Accessible", "GetRoleName")[0]

    @property
    def children(self):
        return [Node(self._bus, *child) for child in self._call("Accessible", "GetChildren")[0]]

    @property
    def parent(self):
        return Node(self._bus, *self._property("Accessible", "Parent"))

    def states(self):
        return _states(self._call("Accessible", "GetState"))

    def has(self, *states):
        return set(states) <= self.states()

    @property
    def showing(self):
        try:
            return self.has("showing")
        except Gone:
            return False

    @property
    def extents(self):
        """(x, y, width, height) on the screen."""
        return self._call("Component", "GetExtents", GLib.Variant("(u)", (0,)))[0]

    @property
    def centre(self):
        x, y, width, height = self.extents
        return x + width / 2, y + height / 2

    @property
    def text(self):
        return self._call("Text", "GetText", GLib.Variant("(ii)", (0, -1)))[0]

    @property
    def value(self):
        return self._property("Value", "CurrentValue")

    @property
    def limits(self):
        return self._property("Value", "MinimumValue"), self._property("Value", "MaximumValue")

    def cell(self, row, column):
        return Node(self._bus, *self._call("Table", "GetAccessibleAt", GLib.Variant("(ii)", (row, column)))[0])

    @property
    def size(self):
        """(rows, columns) of a table."""
        return self._property("Table", "NRows"), self._property("Table", "NColumns")

    def look(self, deep=True, depth=99):
        """This node and all below it at once, as Seen; what lists hold only if `deep`."""
        found = []
        level = [(self, found)]
        while level:
            answers = iter(self._bus.call_all([request for node, _ in level for request in node._questions()]))
            below = []
            for node, siblings in level:
                role, name, states, children = (next(answers) for _ in range(4))
                if any(isinstance(answer, Gone) for answer in (role, name, states, children)):
                    continue
                seen = Seen(node, role[0], name[0], frozenset(_states(states)), [])
                siblings.append(seen)
                if depth > 0 and (deep or seen.role not in LISTS):
                    below += [(Node(self._bus, *child), seen.inner) for child in children[0]]
            level, depth = below, depth - 1
        return found[0] if found else Seen(self, "", "", frozenset(), [])

    def _questions(self):
        here, accessible = (self._owner, self._path), PREFIX + "Accessible"
        return (
            (*here, accessible, "GetRoleName", None),
            (*here, PROPERTIES, "Get", GLib.Variant("(ss)", (accessible, "Name"))),
            (*here, accessible, "GetState", None),
            (*here, accessible, "GetChildren", None),
        )

    def walk(self, deep=True):
        """This node and all below it; the cells of tables and the items of lists only if `deep`."""
        return (seen.node for seen in self.look(deep).each())

    def find_all(self, role=None, name=None, deep=True):
        """`role` and `name` are texts or, the name, a compiled pattern."""
        return [seen.node for seen in self.seen_all(role, name, deep)]

    def seen_all(self, role=None, name=None, deep=True):
        """As find_all, with what was seen of each."""
        return [
            seen for seen in self.look(deep).each()
            if (role is None or seen.role == role) and fits(name, seen.name)
        ]  # fmt: skip

    def tree(self, indent=0):
        """The tree in words, for reports of failures."""
        try:
            words = [self.role, repr(self.name), self.description]
            states = self.states()
            words.append(" ".join(s for s in ("checked", "focused", "selected") if s in states))
            if "showing" not in states:
                words.append("(hidden)")
            children = self.children
        except Gone:
            return "  " * indent + "(gone)\n"
        line = "  " * indent + " ".join(filter(None, words)) + "\n"
        if self.role in ("combo box", "table", "tree") and len(children) > 60:
            children = children[:60]
        return line + "".join(child.tree(indent + 1) for child in children)


def fits(wanted, name):
    """Whether a name is the wanted text, or has the wanted pattern in it."""
    if wanted is None:
        return True
    return bool(wanted.search(name)) if hasattr(wanted, "search") else name == wanted


def _states(answer):
    low, high = answer[0]
    bits = low | high << 32
    return {name for name, bit in STATES.items() if bits >> bit & 1}
