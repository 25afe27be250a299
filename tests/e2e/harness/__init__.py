# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program from outside: events through XTEST, state through accessibility, pixels, files."""
