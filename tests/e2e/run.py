#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the end-to-end tests: run.py [PATTERN...]; --list shows which test covers which criterion.

A pattern is part of a test's full name ("test_files", "m06"). Exit code 77: this machine cannot run them."""

import argparse
import os
import pathlib
import signal
import sys
import time
import unittest

FOLDER = pathlib.Path(__file__).resolve().parent
CANNOT_RUN = 77


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("patterns", nargs="*", metavar="PATTERN", help="part of a test's name; default: all tests")
    parser.add_argument("--list", action="store_true", help="print criterion and test, run nothing")
    parser.add_argument("--program", help="the program under test; default: the release build")
    parser.add_argument("--helper", help="the exchange helper; default: the release build's")
    parser.add_argument("--fail-fast", action="store_true", help="stop at the first failure")
    return parser.parse_args()


def each(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from each(test)
        else:
            yield test


def load(patterns):
    found = unittest.defaultTestLoader.discover(str(FOLDER), "test_*.py", str(FOLDER))
    tests = [test for test in each(found) if not patterns or any(p in test.id() for p in patterns)]
    return tests


def print_list(tests):
    from harness.case import criterion_of

    rows = [(criterion_of(test._testMethodName) or "-", test.id()) for test in tests]
    for criterion, name in sorted(rows, key=lambda row: (row[0][0], int(row[0][1:] or 0), row[1])):
        print(f"{criterion:4} {name}")


class Result(unittest.TextTestResult):
    """With the time of each test, and without what is said twice."""

    def startTest(self, test):
        self._start = time.monotonic()
        unittest.TestResult.startTest(self, test)
        self._newline = False
        self.stream.write(f"{test.id()} ... ")
        self.stream.flush()

    def stopTest(self, test):
        super().stopTest(test)
        self.stream.write(f"    [{time.monotonic() - self._start:.1f} s]\n")
        self.stream.flush()


def print_measurements(measurements):
    if not measurements:
        return
    print("\nmeasured (limit of the specification):")
    for criterion, what, value, limit, unit in measurements:
        mark = "" if value <= limit else "  <- beyond its limit"
        print(f"  {criterion:4} {what}: {value:.3g} {unit} ({limit:g} {unit}){mark}")


def main():
    arguments = read_arguments()
    if arguments.program:
        os.environ["CLIPSCOPE_PROGRAM"] = os.path.abspath(arguments.program)
    if arguments.helper:
        os.environ["CLIPSCOPE_E2E_HELPER"] = os.path.abspath(arguments.helper)
    sys.path.insert(0, str(FOLDER))
    from harness.session import missing

    obstacle = missing()
    if obstacle:
        print(f"skipped: {obstacle}")
        return CANNOT_RUN
    from harness import case

    tests = load(arguments.patterns)
    if arguments.list:
        print_list(tests)
        return 0
    if not tests:
        print("no test has such a name")
        return 2
    signal.signal(signal.SIGTERM, lambda *_: os._exit(1))  # what was started ends with this process
    try:
        runner = unittest.TextTestRunner(
            stream=sys.stdout, verbosity=2, resultclass=Result, failfast=arguments.fail_fast)
        outcome = runner.run(unittest.TestSuite(tests))
        print_measurements(case.measurements)
    finally:
        case.close_session()
    return 0 if outcome.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
