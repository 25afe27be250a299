# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions: written, read back with Python's own zlib, asked again, overridden and shown."""

import base64
import hashlib
import json
import shutil
import struct
import unittest
import unittest.mock
import zlib

import make_pictures
from cli_case import CliCase, read_json, read_npy


def unpacked(array):
    """The numbers of an array in a session."""
    data = zlib.decompress(base64.b64decode(array["data"], validate=True))
    assert f"{zlib.crc32(data):08x}" == array["crc32"]
    kind = {"float32": "f", "int32": "i"}[array["type"]]
    values = struct.unpack(f"<{len(data) // 4}{kind}", data)
    count = 1
    for side in array["shape"]:
        count *= side
    assert count == len(values)
    return values


def packed(values, shape):
    data = struct.pack(f"<{len(values)}f", *values)
    return {
        "type": "float32",
        "shape": shape,
        "crc32": f"{zlib.crc32(data):08x}",
        "data": base64.b64encode(zlib.compress(data, 1)).decode(),
    }


def png_with(text, png):
    """The PNG with a text in an iTXt chunk behind its header, as the standard has it."""
    body = b"iTXt" + b"clipscope.session\0\1\0\0\0" + zlib.compress(text.encode())
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return png[:33] + chunk + png[33:]


class SessionCase(CliCase):
    def setUp(self):
        super().setUp()
        self.picture = self.write("apple.png", make_pictures.apple())
        self.session = self.folder / "work.clipscope"
        self.out = self.folder / "out"

    def explain(self, *arguments):
        return self.succeed("explain", *arguments, "--out", self.out)

    def save(self, *arguments):
        words = ["-p", "a photo of an apple", "-p", "a photo of a car"]
        return self.explain(self.picture, *words, "--k", "20", "--save-session", self.session, *arguments)

    def heat(self):
        return (self.out / "heatmap.npy").read_bytes()


class Saved(SessionCase):
    def test_a_session_holds_what_was_asked_and_found(self):
        self.save("--seed", "7", "--threshold", "0.25")
        session = read_json(self.session)
        result = read_json(self.out / "result.json")
        self.assertEqual(session["format"], "clipscope.session/1")
        self.assertEqual(base64.b64decode(session["picture"]["bytes"]), self.picture.read_bytes())
        self.assertEqual(session["picture"]["sha256"], hashlib.sha256(self.picture.read_bytes()).hexdigest())
        self.assertEqual(session["picture"]["relative_path"], "apple.png")
        question = session["question"]
        self.assertEqual(question["prompts"], ["a photo of an apple", "a photo of a car"])
        self.assertEqual((question["method"], question["k"], question["seed"]), ("gscorecam", 20, 7))
        self.assertEqual(question["model"]["sha256"], result["model"]["sha256"])
        self.assertEqual(session["box"]["threshold"], {"kind": "fixed", "value": 0.25})
        answer = session["answer"]
        for key in ("cosine", "logit", "probability"):
            self.assertEqual(answer["prompts"][1][key], result["prompts"][1][key])
        shape, native = read_npy(self.out / "heatmap_native.npy")
        self.assertEqual(answer["map"]["values"]["shape"], list(shape))
        self.assertEqual(unpacked(answer["map"]["values"]), native)

    def test_the_bank_recombines_to_the_map(self):
        self.save()
        answer = read_json(self.session)["answer"]
        bank = answer["bank"]
        activations, weights = unpacked(bank["activations"]), unpacked(bank["weights"])
        self.assertEqual(len(unpacked(bank["order"])), 20)
        self.assertEqual(len(unpacked(bank["logits"])), 20)
        cells = bank["grid"][0] * bank["grid"][1]
        for cell, value in enumerate(unpacked(answer["map"]["values"])):
            total = sum(w * activations[c * cells + cell] for c, w in enumerate(weights))
            self.assertAlmostEqual(total, value, delta=1e-5 * max(1, abs(value)))

    def test_the_same_call_writes_the_same_bytes_but_for_the_times(self):
        self.save()
        first = read_json(self.session)
        self.save()
        second = read_json(self.session)
        for session in (first, second):
            del session["answer"]["timing_ms"]
        self.assertEqual(first, second)

    def test_all_prompts_go_into_the_history(self):
        self.save("--explain", "all")
        session = read_json(self.session)
        self.assertEqual(session["answer"]["explained"], 0)
        self.assertEqual([answer["explained"] for answer in session["history"]], [1])
        self.assertIn("bank", session["answer"])
        self.assertNotIn("bank", session["history"][0])


class AskedAgain(SessionCase):
    def test_twice_the_same_session_gives_the_same_bytes_as_the_first_time(self):
        self.save()
        first = self.heat()
        for _ in range(2):
            shutil.rmtree(self.out)
            output, error = self.explain("--session", self.session)
            self.assertEqual(self.heat(), first)
            self.assertIn("equals the session's map bit for bit", output)
            self.assertNotIn("weights", error)

    def test_methods_that_draw_random_numbers_repeat_too(self):
        self.explain(
            self.picture, "-p", "apple", "--method", "randomcam", "--seed", "9", "--save-session", self.session)
        first = self.heat()
        shutil.rmtree(self.out)
        self.explain("--session", self.session)
        self.assertEqual(self.heat(), first)
        self.explain("--session", self.session, "--seed", "10")
        self.assertNotEqual(self.heat(), first)

    def test_an_embedded_picture_needs_no_file(self):
        self.save()
        self.picture.unlink()
        self.explain("--session", self.session)
        self.assertEqual(read_json(self.out / "result.json")["image"]["path"], str(self.picture))

    def refer(self, **picture):
        """The saved session without the picture in it."""
        session = read_json(self.session)
        del session["picture"]["bytes"]
        session["picture"].update(picture)
        self.session.write_text(json.dumps(session), encoding="utf-8")

    def test_a_picture_is_found_beside_the_session_then_where_it_was(self):
        self.save()
        first = self.heat()
        self.refer()
        moved = self.folder / "moved"
        moved.mkdir()
        shutil.move(self.session, moved / "work.clipscope")
        self.explain("--session", moved / "work.clipscope")  # by its absolute path
        self.assertEqual(self.heat(), first)
        shutil.move(self.picture, moved / "apple.png")
        self.explain("--session", moved / "work.clipscope")  # by its relative one
        self.assertEqual(self.heat(), first)

    def test_a_picture_that_is_gone_or_another_is_refused(self):
        self.save()
        self.refer()
        shutil.rmtree(self.out)
        self.picture.unlink()
        again = ("explain", "--session", self.session, "--out", self.out)
        self.refuse(1, r"apple\.png.*does not exist", *again)
        self.picture.write_bytes(make_pictures.png(2, 1, [b"\0\0\0\xff\xff\xff"]))
        self.refuse(1, r"apple\.png.*another picture", *again)
        self.assertFalse(self.out.exists())

    def test_other_options_override_the_session(self):
        self.save()
        self.explain("--session", self.session, "--prompt", "a car", "--method", "gradcam", "--threshold", "0.5")
        result = read_json(self.out / "result.json")
        self.assertEqual([p["text"] for p in result["prompts"]], ["a car"])
        self.assertEqual(result["method"], "gradcam")
        self.assertEqual(result["threshold"]["value"], 0.5)
        output, _ = self.explain("--session", self.session, "--explain", "1", "--k", "10")
        result = read_json(self.out / "result.json")
        self.assertEqual((result["explained"], result["options"]["k"]), (1, 10))
        self.assertNotIn("bit for bit", output)
        self.explain("--session", self.session, "--profile", "clipcam")
        self.assertEqual(read_json(self.out / "result.json")["method"], "gradcam")

    def test_every_setting_of_the_first_call_holds_in_the_second(self):
        self.save(
            "--set", "softmax=selected", "--layer", "layer4.0", "--fit", "pad", "--template", "a drawing of {}",
            "--scalar", "contrast", "--rival", "1", "--alpha", "0.5", "--seed", "3", "--interpolation", "bicubic",
            "--closing", "5%", "--threshold", ">=0.4", "--box-rule", "trade-off", "--box-alpha", "0.3",
            "--words", "last", "--activation", "gelu", "--std", "0.3,0.3,0.3")  # fmt: skip
        first = read_json(self.out / "result.json")
        heat = self.heat()
        self.explain("--session", self.session)
        second = read_json(self.out / "result.json")
        for result in (first, second):
            del result["timing_ms"]
        self.assertEqual(first, second)
        self.assertEqual(self.heat(), heat)

    def test_a_session_by_hand_needs_little(self):
        text = json.dumps({
            "format": "clipscope.session/1",
            "picture": {"relative_path": "apple.png"},
            "question": {"prompts": ["", "an apple"], "explained": 1, "method": "gradcam"},
        })
        self.session.write_text(text)
        self.explain("--session", self.session)
        result = read_json(self.out / "result.json")
        self.assertEqual((result["explained"], result["method"]), (0, "gradcam"))
        figure = self.write("figure.png", png_with(text, make_pictures.apple()))
        self.explain("--session", figure)
        self.assertEqual(read_json(self.out / "result.json"), {**result, "timing_ms": unittest.mock.ANY})

    def test_other_weights_are_said(self):
        self.save()
        session = read_json(self.session)
        session["question"]["model"]["sha256"] = "0" * 64
        self.session.write_text(json.dumps(session))
        _, error = self.explain("--session", self.session)
        self.assertRegex(error, r"(?m)^clipscope: note: the weights of demo-rn .*work\.clipscope")

    def test_another_map_in_the_session_is_said(self):
        self.save()
        session = read_json(self.session)
        values = session["answer"]["map"]["values"]
        session["answer"]["map"]["values"] = packed([v + 0.5 for v in unpacked(values)], values["shape"])
        self.session.write_text(json.dumps(session))
        output, _ = self.explain("--session", self.session)
        self.assertIn("differs from the session's map by up to 0.5", output)

    def test_what_a_later_version_adds_is_kept(self):
        self.save()
        session = read_json(self.session)
        session["stickers"] = [{"text": "iPod", "angle": -0.5}]
        session["view"] = {"colour_map": "viridis", "opacity": 0.25, "layers": ["heat"]}
        self.session.write_text(json.dumps(session))
        self.explain("--session", self.session, "--save-session", self.folder / "second.clipscope")
        second = read_json(self.folder / "second.clipscope")
        for key in ("view", "picture"):
            self.assertEqual(second[key], session[key])
        sticker = second["stickers"][0]
        self.assertEqual((sticker["text"], sticker["angle"], sticker["id"]), ("iPod", -0.5, "s1"))


class Refused(SessionCase):
    def refuse_session(self, code, pattern, text, *arguments):
        path = self.write("bad.clipscope", text if isinstance(text, bytes) else json.dumps(text).encode())
        self.refuse(code, pattern, "explain", "--session", path, "--out", self.out, *arguments)
        self.assertFalse(self.out.exists())

    def test_each_bad_session_is_named_with_its_field(self):
        start = {"format": "clipscope.session/1"}
        self.refuse(1, r"gone\.clipscope.*does not exist", "explain", "--session", "gone.clipscope", "--out", self.out)
        self.refuse_session(1, r"bad\.clipscope: is not a Clipscope session", b"dear diary")
        self.refuse_session(1, r"bad\.clipscope is not a Clipscope session", {"schema": "clipscope.result/1"})
        self.refuse_session(1, r"version 2.*newer Clipscope.*update", {"format": "clipscope.session/2"})
        self.refuse_session(1, r"question\.k is 0", {**start, "question": {"k": 0}})
        self.refuse_session(1, r"without a session", make_pictures.apple())

    def test_a_session_that_asks_nothing_is_refused(self):
        start = {"format": "clipscope.session/1"}
        self.refuse_session(2, r"bad\.clipscope.*no prompt", start)
        self.refuse_session(2, r"bad\.clipscope.*--explain", {**start, "question": {"prompts": ["", "a car"]}})
        self.refuse_session(2, r"bad\.clipscope holds no picture", {**start, "question": {"prompts": ["a car"]}})
        self.refuse_session(2, r"magic.*gscorecam", {**start, "question": {"prompts": ["a car"], "method": "magic"}})

    def test_a_place_that_takes_no_session_is_found_before_computing(self):
        arguments = ("explain", self.picture, "-p", "apple", "--out", self.out, "--save-session")
        self.refuse(1, r"nowhere.*is not a folder", *arguments, self.folder / "nowhere" / "a.clipscope")
        self.refuse(1, r"it is a folder", *arguments, self.folder)
        self.assertFalse(self.out.exists())


class Shown(SessionCase):
    def test_what_is_in_a_session_is_shown_in_words_and_as_json(self):
        self.save("--explain", "1")
        output, error = self.succeed("session", self.session)
        self.assertEqual(error, "")
        for pattern in (
            r"(?m)^picture +apple\.png, embedded, \d+ bytes$",
            r"(?m)^model +demo-rn$",
            r"(?m)^method +gscorecam, k 20$",
            r"(?m)^map +gscorecam at \S+ of demo-rn, 7 x 7 cells, 1024 channels$",
            r"(?m)^> +1 .*a photo of a car$",
        ):
            self.assertRegex(output, pattern)
        summary = json.loads(self.succeed("session", self.session, "--json")[0])
        self.assertEqual(summary["schema"], "clipscope.session_summary/1")
        self.assertEqual(summary["question"]["params"], {"k": 20})
        self.assertEqual(summary["answer"]["grid"], [7, 7])
        self.assertEqual(summary["picture"]["embedded_bytes"], len(self.picture.read_bytes()))

    def test_a_session_without_answer_shows_its_prompts(self):
        path = self.write("q.clipscope", b'{"format": "clipscope.session/1", "question": {"prompts": ["a", "b\\u001b[2J"]}}')
        output, _ = self.succeed("session", path)
        self.assertRegex(output, r"(?m)^> 0  a$")
        self.assertNotIn("\x1b", output)
        self.assertRegex(output, r"(?m)^picture +none$")

    def test_no_file_is_a_wrong_call(self):
        self.refuse(2, r"no session was given", "session")
        self.refuse(1, r"apple\.png.*without a session", "session", self.picture)


class Stuck(SessionCase):
    def test_its_stickers_are_on_the_picture(self):
        words = ["-p", "a photo of an apple", "-p", "iPod"]
        attack = self.folder / "attack"
        self.succeed("attack", self.picture, *words, "--text", "iPod", "--size", "30%", "--k", "4", "--out", attack)
        found = read_json(attack / "attack.json")
        self.explain(self.picture, *words, "--k", "4", "--save-session", self.session)
        session = read_json(self.session)
        session["stickers"] = found["stickers"]
        self.session.write_text(json.dumps(session))
        again = self.folder / "again.clipscope"
        self.explain("--session", self.session, "--save-session", again)
        prompts = read_json(self.out / "result.json")["prompts"]
        for prompt, row in zip(prompts, found["prompts"]):
            self.assertAlmostEqual(prompt["cosine"], row["attacked"]["cosine"], places=6)
            self.assertNotAlmostEqual(prompt["cosine"], row["clean"]["cosine"], places=4)
        kept = read_json(again)
        self.assertEqual(kept["stickers"], found["stickers"])
        self.assertEqual(kept["picture"]["bytes"], session["picture"]["bytes"])

    def test_another_picture_does_not_get_them(self):
        self.save()
        session = read_json(self.session)
        session["stickers"] = [{"id": "s1", "kind": "text", "text": "iPod", "x": 9, "y": 9}]
        self.session.write_text(json.dumps(session))
        again = self.folder / "again.clipscope"
        self.explain(self.picture, "--session", self.session, "--save-session", again)
        self.assertEqual(read_json(again)["stickers"], [])


if __name__ == "__main__":
    unittest.main()
