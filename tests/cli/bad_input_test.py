# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input and wrong calls: each has its exit code and one clear sentence, and leaves no files."""

import json
import struct
import unittest

import make_pictures
from cli_case import CliCase


def safetensors(tensors):
    """A valid safetensors file of float32 tensors: {name: shape}."""
    header, offset = {}, 0
    for name, shape in tensors.items():
        size = 4
        for side in shape:
            size *= side
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [offset, offset + size]}
        offset += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + bytes(offset)


class BadInputCase(CliCase):
    def setUp(self):
        super().setUp()
        self.picture = self.write("apple.png", make_pictures.apple())
        self.out = self.folder / "out"

    def refuse_explain(self, code, pattern, picture, *arguments):
        error = self.refuse(code, pattern, "explain", picture, "-p", "apple", "--out", self.out, *arguments)
        self.assertFalse(self.out.exists(), "a refused call left files behind")
        return error


class Pictures(BadInputCase):
    def test_a_missing_file_is_named(self):
        self.refuse_explain(1, r"nowhere\.png", "nowhere.png")

    def test_a_folder_is_no_picture(self):
        self.refuse_explain(1, r"folder", self.folder)

    def test_a_truncated_png_is_refused(self):
        whole = make_pictures.apple()
        for length in (40, len(whole) // 2, len(whole) - 20):
            with self.subTest(length=length):
                self.refuse_explain(1, r"cut\.png", self.write("cut.png", whole[:length]))

    def test_a_text_named_png_is_no_picture(self):
        self.refuse_explain(1, r"note\.png", self.write("note.png", b"dear diary,\n" * 40))

    def test_an_empty_file_is_said_to_be_empty(self):
        self.refuse_explain(1, r"empty", self.write("nothing.png", b""))

    def test_a_picture_beyond_the_limit_is_refused_before_it_is_read(self):
        header = make_pictures.png(60000, 60000, [b""])
        self.refuse_explain(1, r"60000", self.write("endless.png", header))


class Models(BadInputCase):
    def refuse_model(self, pattern, model):
        return self.refuse_explain(1, pattern, self.picture, "--model", model)

    def test_an_unknown_name_lists_the_known_ones(self):
        self.refuse_model(r"rn50x999.*demo-rn", "rn50x999")

    def test_a_folder_without_a_model_is_refused(self):
        (self.folder / "hollow").mkdir()
        self.refuse_model(r"hollow", self.folder / "hollow")

    def test_a_text_is_no_checkpoint(self):
        self.refuse_model(r"note\.pt", self.write("note.pt", b"not a model\n" * 9))

    def test_an_empty_checkpoint_is_refused(self):
        self.refuse_model(r"none\.safetensors", self.write("none.safetensors", b""))

    def test_a_checkpoint_of_another_network_is_refused(self):
        other = safetensors({"encoder.layer.0.weight": [4, 4], "classifier.bias": [10]})
        self.refuse_model(r"other\.safetensors|tensor|CLIP", self.write("other.safetensors", other))

    def test_a_truncated_checkpoint_is_refused(self):
        whole = safetensors({"visual.conv1.weight": [64, 3, 3, 3]})
        self.refuse_model(r"cut\.safetensors", self.write("cut.safetensors", whole[:-8]))


class Prompts(BadInputCase):
    def test_no_prompt_an_empty_and_a_blank_one_are_wrong_calls(self):
        self.refuse(2, r"no prompt", "explain", self.picture, "--out", self.out)
        for prompt in ("", "  \t "):
            with self.subTest(prompt=prompt):
                self.refuse(2, r"prompt is empty", "explain", self.picture, "-p", prompt, "--out", self.out)
                self.refuse(2, r"prompt 1 is empty", "score", self.picture, "-p", "apple", "-p", prompt)


class WrongCalls(BadInputCase):
    CASES = [
        (["--k", "0"], r"--k.*1"),
        (["--k", "-5"], r"--k"),
        (["--k", "many"], r"--k.*'many'"),
        (["--k", "3.5"], r"--k.*'3\.5'"),
        (["--method", "magic"], r"magic.*gscorecam.*gradcam"),
        (["--method", "gradcam", "--k", "5"], r"gradcam.*'k'"),
        (["--set", "k"], r"--set.*NAME=VALUE"),
        (["--set", "depth=3"], r"gscorecam.*'depth'"),
        (["--set", "softmax=hard"], r"softmax.*all.*hard"),
        (["--fit", "squeeze"], r"squeeze.*stretch|stretch.*squeeze"),
        (["--threshold", "1.5"], r"1\.5"),
        (["--threshold", "warm"], r"warm"),
        (["--threshold", "nan"], r"nan"),
        (["--seed", "-1"], r"--seed.*-1"),
        (["--seed", "99999999999999999999"], r"--seed"),
        (["--threads", "-2"], r"--threads"),
        (["--threads", "two"], r"--threads.*'two'"),
        (["--precision", "float8"], r"float8"),
        (["--device", "cuda"], r"cuda.*cpu"),
        (["--layer", "layer9"], r"layer9.*layer4"),
        (["--explain", "1"], r"--explain 1.*number 0"),
        (["--explain", "some"], r"--explain.*'some'"),
        (["--colour"], r"--colour.*clipscope explain --help"),
        (["second.png"], r"second\.png"),
        (["--seed"], r"--seed.*clipscope explain --help"),
    ]

    def test_each_wrong_option_is_refused_with_exit_code_2(self):
        for arguments, pattern in self.CASES:
            with self.subTest(arguments=arguments):
                self.refuse_explain(2, pattern, self.picture, *arguments)

    def test_a_missing_picture_or_place_for_results_is_asked_for(self):
        self.refuse(2, r"picture", "explain", "-p", "apple", "--out", self.out)
        self.refuse(2, r"--out", "explain", self.picture, "-p", "apple")

    def test_an_unknown_command_lists_the_commands(self):
        commands = "explain, score, grid, heads, textspan, attack, corrupt, eval, session, methods, bench and models"
        self.refuse(2, r"'explian'.*" + commands, "explian", self.picture)

    def test_models_wants_to_know_what_to_do(self):
        self.refuse(2, r"models list", "models")
        self.refuse(2, r"shuffle", "models", "shuffle")

    def test_two_formats_at_once_are_refused(self):
        self.refuse(2, r"--json and --markdown", "methods", "--json", "--markdown")


class Places(BadInputCase):
    def test_a_file_in_the_way_of_the_results_is_found_before_computing(self):
        taken = self.write("taken", b"precious")
        self.refuse(1, r"taken is not a folder", "explain", self.picture, "-p", "apple", "--out", taken)
        self.refuse(1, r"taken is not a folder", "explain", self.picture, "-p", "apple", "--out", taken / "deep")
        self.assertEqual(taken.read_bytes(), b"precious")

    def test_a_place_that_takes_no_files_is_refused(self):
        self.refuse(1, r"/proc/results", "explain", self.picture, "-p", "apple", "--quiet", "--out", "/proc/results")


if __name__ == "__main__":
    unittest.main()
