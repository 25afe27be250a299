# SPDX-License-Identifier: GPL-3.0-or-later
"""clipscope models: lists, describes, fetches from caches, checks, converts and removes. No network."""

import os
import pathlib
import pty
import signal
import subprocess
import tarfile
import time
import unittest
import zipfile

import tiny_models
from cli_case import PROGRAM, environment
from model_store_case import ModelStoreCase, read_safetensors, sha256

SOURCE = pathlib.Path(__file__).resolve().parents[2]
FIXTURES = SOURCE / "tests" / "checkpoints" / "fixtures" / "fixtures.tar.xz"


class List(ModelStoreCase):
    def test_there_are_three_groups(self):
        self.cache(self.weights)
        self.succeed("models", "fetch", "tiny")
        self.catalogue([
            self.entry("tiny", "http://127.0.0.1:1/tiny.safetensors"),
            {**self.entry("other", "http://127.0.0.1:1/other.pt"), "aliases": [], "license": "not stated"},
        ])  # fmt: skip
        output, error = self.succeed("models", "list")
        self.assertEqual(error, "")
        shipped, installed, available = [output.index(title) for title in ("Shipped", "Installed", "To be had")]
        self.assertTrue(shipped < output.index("\ndemo-rn ") < installed < output.index("\ntiny ") < available)
        self.assertRegex(output[available:], r"(?m)^other +about 353 MB +not stated$")
        self.assertNotIn("tiny", output[available:])

    def test_what_can_only_be_fetched_is_left_out_on_request(self):
        output, _ = self.succeed("models", "list", "--installed")
        self.assertNotIn("tiny", output)
        self.assertNotIn("available", self.json("list", "--installed"))
        self.assertEqual(self.succeed("models", "list", "--all"), self.succeed("models", "list"))
        self.refuse(2, "contradict", "models", "list", "--all", "--installed")

    def test_json_tells_what_can_be_had_and_where_it_is_already(self):
        listed = self.json("list")
        self.assertEqual(listed["schema"], "clipscope.models/1")
        self.assertEqual([(m["name"], m["ships"]) for m in listed["models"]], [("demo-rn", True)])
        (tiny,) = listed["available"]
        self.assertEqual((tiny["installed"], tiny["cached"], tiny["unfinished"]), (False, None, False))
        self.assertEqual((tiny["bytes_about"], tiny["license"]), (353_000_000, "MIT"))
        cached = self.cache(self.weights)
        self.assertEqual(self.json("list")["available"][0]["cached"], str(cached))
        self.assertRegex(self.succeed("models", "list")[0], r"(?m)^tiny .* in a cache of another program$")

    def test_a_broken_catalogue_hides_no_installed_model(self):
        self.manifest.write_text("{", encoding="utf-8")
        output, error = self.succeed("models", "list")
        self.assertRegex(output, r"(?m)^demo-rn ")
        self.assertRegex(error, r"\Aclipscope: note: .*manifest\.json: is not JSON\n\Z")

    def test_the_catalogue_that_ships_is_the_default(self):
        output = super().run_program("models", "list", CLIPSCOPE_MANIFEST="").stdout.decode()
        self.assertRegex(output, r"(?m)^ViT-B-32-openai +about 353 MB +MIT$")


class Info(ModelStoreCase):
    def test_choices_are_listed_with_who_made_them(self):
        info = self.json("info", self.folder / "made")
        self.assertEqual(info["container"], "safetensors")
        choices = {name: (c["value"], c["origin"]) for name, c in info["choices"].items()}
        self.assertEqual(choices["activation"], ("quick_gelu", "config.json"))
        self.assertEqual(choices["mean"][1], "default")
        page = self.succeed("models", "info", self.folder / "made")[0]
        self.assertRegex(page, r"(?m)^  container +safetensors$")
        self.assertRegex(page, r"(?m)^activation +quick_gelu +config\.json$")

    def test_the_line_overrides_the_files(self):
        info = self.json("info", self.folder / "made", "--activation", "gelu", "--heads", "2")
        choices = {name: c["value"] for name, c in info["choices"].items()}
        self.assertEqual((choices["activation"], choices["image heads"]), ("gelu", "2"))
        self.assertEqual((info["activation"], info["vision"]["heads"]), ("gelu", 2))

    def test_a_model_that_is_not_installed_is_described_by_the_catalogue(self):
        page = self.succeed("models", "info", "Tiny/16")[0]
        for part in ("clipscope models fetch tiny", "about 353 MB", sha256(self.weights), "http://127.0.0.1:1/"):
            self.assertIn(part, page)
        self.assertEqual(self.json("info", "tiny")["schema"], "clipscope.known_model/1")


class FetchFromCache(ModelStoreCase):
    def test_a_cached_file_is_installed_with_its_choices(self):
        cached = self.cache(self.weights)
        output, error = self.succeed("models", "fetch", "tiny/16")
        self.assertEqual(error, "")
        for part in (str(self.installed()), str(cached), f"SHA-256 {sha256(self.weights)}, as published"):
            self.assertIn(part, output)
        self.assertEqual(self.installed().read_bytes(), self.weights)
        self.assertTrue(self.installed().samefile(cached))
        self.assertIn("is there already", self.succeed("models", "fetch", "tiny")[0])
        info = self.json("info", "some/TINY")
        self.assertEqual((info["name"], info["license"]), ("tiny", "MIT"))
        self.assertEqual(info["choices"]["activation"], {"value": "quick_gelu", "origin": "config.json"})

    def test_json_says_what_was_done(self):
        cached = self.cache(self.weights)
        done = self.json("fetch", "tiny", "--from-cache-only")
        self.assertEqual(done["folder"], str(self.models / "tiny"))
        self.assertEqual((done["source"], done["checksum"]), (str(cached), "published"))
        self.assertEqual((done["was_installed"], done["bytes"]), (False, len(self.weights)))
        self.assertTrue(self.json("fetch", "tiny")["was_installed"])

    def test_an_unknown_checksum_is_told(self):
        self.catalogue([self.entry("tiny", "http://127.0.0.1:1/tiny.safetensors", checksum="")])
        self.cache(self.weights)
        output, _ = self.succeed("models", "fetch", "tiny")
        self.assertIn(f"no checksum is published for it; its SHA-256 is {sha256(self.weights)}", output)

    def test_a_wrong_cached_file_is_refused_where_nothing_else_can_be_had(self):
        cached = self.cache(self.weights[:-1] + b"\x01")
        self.refuse(1, str(cached), "models", "fetch", "tiny", "--from-cache-only")
        self.assertFalse(self.models.exists() and list(self.models.iterdir()))
        self.assertEqual(cached.read_bytes(), self.weights[:-1] + b"\x01")

    def test_what_is_nowhere_is_said_so(self):
        self.refuse(1, "in no cache", "models", "fetch", "tiny", "--from-cache-only")
        self.refuse(1, r"no model 'nonesuch' is known", "models", "fetch", "nonesuch")
        self.refuse(1, r"there is: tiny$", "models", "fetch", "tin")
        self.refuse(2, "NAME", "models", "fetch")

    def test_a_source_that_cannot_be_reached_is_named(self):
        self.refuse(1, r"127\.0\.0\.1", "models", "fetch", "tiny")


class Verify(ModelStoreCase):
    def setUp(self):
        super().setUp()
        self.cache(self.weights)
        self.succeed("models", "fetch", "tiny")

    def damage(self, path):
        data = bytearray(path.read_bytes())
        data[-1] ^= 1
        path.unlink()  # the cache keeps its own
        path.write_bytes(data)

    def test_all_models_are_compared_with_what_is_known(self):
        output, error = self.succeed("models", "verify")
        self.assertRegex(output, r"(?m)^demo-rn +ok +no checksum is known$")
        self.assertRegex(output, r"(?m)^tiny +ok +published checksum of tiny$")
        self.assertEqual(error, "")
        self.assertTrue(all(m["ok"] for m in self.json("verify")["models"]))

    def test_one_wrong_bit_is_found(self):
        self.damage(self.installed())
        done = self.run_program("models", "verify")
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stdout.decode(), r"(?m)^tiny +wrong +its SHA-256 is [0-9a-f]{64}, but .* " + sha256(self.weights))
        self.assertRegex(done.stdout.decode(), r"(?m)^demo-rn +ok ")
        self.assertRegex(done.stderr.decode(), r"\Aclipscope: 1 of 2 models .*\n\Z")

    def test_without_a_published_checksum_the_one_of_the_installation_counts(self):
        self.catalogue([])
        self.assertIn("checksum of its installation", self.succeed("models", "verify", "tiny")[0])
        self.damage(self.installed())
        self.assertEqual(self.run_program("models", "verify", "tiny").returncode, 1)

    def test_a_file_is_verified_by_its_own_contents(self):
        broken = self.write("broken.safetensors", self.weights[:-1])
        done = self.run_program("models", "verify", broken, "demo-rn", "--json")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b'"ok": true', done.stdout)
        self.assertIn(b'"ok": false', done.stdout)
        self.refuse(1, "nonesuch", "models", "verify", "nonesuch")


class Convert(ModelStoreCase):
    def setUp(self):
        super().setUp()
        self.target = self.folder / "new.safetensors"

    def test_tensors_keep_their_names_types_and_bits(self):
        with tarfile.open(FIXTURES) as archive:
            archive.extract("vit/openai.pt", self.folder)
        source = self.folder / "vit" / "openai.pt"
        self.succeed("models", "convert", source, self.target)
        tensors, metadata = read_safetensors(self.target.read_bytes())
        with zipfile.ZipFile(source) as archive:
            records = [archive.read(name) for name in archive.namelist() if "/data/" in name]
        self.assertEqual(sorted(records), sorted(data for _, _, data in tensors.values()))
        self.assertEqual({kind for kind, _, _ in tensors.values()}, {"F16", "F32", "I64"})
        self.assertIn("visual.conv1.weight", tensors)
        self.assertEqual(metadata["format"], "pt")
        self.assertEqual(metadata["clipscope.source_sha256"], sha256(source.read_bytes()))
        self.assertEqual(metadata["clipscope.activation"], "quick_gelu")

    def test_the_new_file_needs_no_config_beside_it(self):
        self.succeed("models", "convert", self.folder / "made", self.target)
        moved = self.write("elsewhere/alone.safetensors", self.target.read_bytes())
        choices = self.json("info", moved)["choices"]
        self.assertEqual(choices["activation"]["value"], "quick_gelu")
        self.assertIn("metadata", choices["activation"]["origin"])
        self.assertEqual(read_safetensors(self.weights)[0], read_safetensors(self.target.read_bytes())[0])

    def test_the_line_decides_what_is_written(self):
        self.succeed("models", "convert", self.folder / "made", self.target, "--activation", "gelu", "--heads", "2")
        metadata = read_safetensors(self.target.read_bytes())[1]
        self.assertEqual((metadata["clipscope.activation"], metadata["clipscope.vision_heads"]), ("gelu", "2"))
        self.refuse(2, "input-size", "models", "convert", self.folder / "made", "x.safetensors", "--input-size", "96")

    def test_nothing_is_overwritten_unasked(self):
        source = self.folder / "made" / "model.safetensors"
        self.target.write_bytes(b"mine")
        self.refuse(2, "--force", "models", "convert", source, self.target)
        self.assertEqual(self.target.read_bytes(), b"mine")
        self.refuse(2, "is to be converted", "models", "convert", source, source, "--force")
        os.link(source, self.folder / "same.safetensors")
        self.refuse(2, "is to be converted", "models", "convert", source, "same.safetensors", "--force")
        self.assertEqual(source.read_bytes(), self.weights)
        self.refuse(2, "folder", "models", "convert", source, self.write("d.safetensors/x", b"").parent, "--force")
        self.refuse(2, "something.safetensors", "models", "convert", source, "new.pt")
        self.succeed("models", "convert", source, self.target, "--force")
        self.assertNotEqual(self.target.read_bytes(), b"mine")

    def test_a_damaged_source_is_refused(self):
        self.refuse(1, "broken", "models", "convert", self.write("broken.pt", self.weights[:-1]), self.target)
        self.assertFalse(self.target.exists())


class Remove(ModelStoreCase):
    def setUp(self):
        super().setUp()
        cached = self.cache(self.weights)
        self.succeed("models", "fetch", "tiny")
        cached.unlink()

    def test_what_was_installed_goes_and_its_size_is_told(self):
        size = sum(file.stat().st_size for file in (self.models / "tiny").iterdir())
        output, _ = self.succeed("models", "remove", "Tiny/16", "--yes")
        self.assertEqual(output, f"removed tiny; {size / 1e6:.1f} MB freed\n")
        self.assertEqual(list(self.models.iterdir()), [])

    def test_it_does_not_delete_unasked(self):
        self.refuse(2, "--yes", "models", "remove", "tiny")
        self.assertTrue(self.installed().exists())

    def test_models_that_were_not_installed_stay(self):
        self.refuse(2, "demo-rn ships with the program", "models", "remove", "demo-rn", "--yes")
        mine = tiny_models.write_model(self.folder / "mine" / "net", tiny_models.vit())
        done = self.run_program("models", "remove", "net", "--yes", CLIPSCOPE_MODEL_PATH=str(mine.parent))
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"did not install", done.stderr)
        self.refuse(2, "path", "models", "remove", mine, "--yes")
        self.refuse(1, "nonesuch", "models", "remove", "nonesuch", "--yes")
        self.refuse(1, "no model", "models", "remove", "..", "--yes")
        self.assertTrue((mine / "model.safetensors").exists())
        self.assertTrue(self.installed().exists())

    def on_terminal(self):
        screen, terminal = pty.openpty()
        self.addCleanup(os.close, screen)
        process = subprocess.Popen(
            [PROGRAM, "models", "remove", "tiny"], cwd=self.folder, stdin=terminal, stdout=subprocess.PIPE, stderr=terminal,
            env={**environment(self.folder), "CLIPSCOPE_MANIFEST": str(self.manifest)})  # fmt: skip
        os.close(terminal)
        self.addCleanup(process.stdout.close)
        shown, end = b"", time.monotonic() + 60
        while b"[y/N]" not in shown and time.monotonic() < end:
            shown += os.read(screen, 4096)
        self.assertIn(str(self.models / "tiny").encode(), shown)
        return process, screen

    def test_a_terminal_is_asked(self):
        process, screen = self.on_terminal()
        os.write(screen, b"n\n")
        self.assertEqual((process.wait(60), process.stdout.read()), (0, b"nothing was removed\n"))
        self.assertTrue(self.installed().exists())
        process, screen = self.on_terminal()
        os.write(screen, b"y\n")
        self.assertEqual(process.wait(60), 0)
        self.assertFalse(self.installed().exists())

    def test_ctrl_c_at_the_question_removes_nothing(self):
        process, _ = self.on_terminal()
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(60), 130)
        self.assertTrue(self.installed().exists())


if __name__ == "__main__":
    unittest.main()
