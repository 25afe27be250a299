// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/session/base64.h"
#include "core/session/migrate.h"
#include "core/session/session_json.h"
#include "tests/core/session/example_session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>

namespace clipscope {
namespace {

using nlohmann::json;
using test::expectSame;
using test::RandomSession;
using testing::AllOf;
using testing::HasSubstr;

struct Refusal {
    ErrorCode code = ErrorCode::Internal;
    std::string text;
};

Refusal refusalOf(const std::function<void()>& read)
{
    try {
        read();
    } catch (const Error& error) {
        return {error.code(), error.what()};
    }
    ADD_FAILURE() << "was not refused";
    return {};
}

json valid(unsigned seed = 1)
{
    return json::parse(sessionText(RandomSession(seed).make()));
}

/// The refusal of a valid session with one field changed.
std::string refusalWith(const std::string& pointer, const json& value)
{
    json document = valid();
    document[json::json_pointer(pointer)] = value;
    const Refusal refusal =
        refusalOf([&] { return parseSession(document.dump(), "work.clipscope"); });
    EXPECT_EQ(refusal.code, ErrorCode::Corrupt) << pointer;
    EXPECT_THAT(refusal.text, testing::StartsWith("work.clipscope: ")) << pointer;
    return refusal.text;
}

TEST(SessionJsonTest, RandomSessionsComeBackBitForBit)
{
    for (unsigned seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE(seed);
        const Session session = RandomSession(seed).make();
        const std::string text = sessionText(session);
        const Session read = parseSession(text, "work.clipscope");
        expectSame(session, read);
        EXPECT_EQ(sessionText(read), text);
    }
}

TEST(SessionJsonTest, AnEmptySessionComesBackAndHasTheDefaults)
{
    const Session session;
    expectSame(session, parseSession(sessionText(session), "work.clipscope"));
    expectSame(session, parseSession(R"({"format": "clipscope.session/1"})", "hand.clipscope"));
}

TEST(SessionJsonTest, SomethingWrittenByHandNeedsOnlyWhatDiffers)
{
    const Session session = parseSession(
        R"({"format": "clipscope.session/1", "later": {"any": ["thing"]},
            "picture": {"relative_path": "apple.png"},
            "question": {"prompts": ["an apple"], "k": 40, "params": {"rise": {"cells": 7}}}})",
        "hand.clipscope");
    EXPECT_EQ(session.picture->relativePath, "apple.png");
    EXPECT_EQ(session.question.prompts, std::vector<std::string>{"an apple"});
    EXPECT_EQ(session.question.k, 40);
    EXPECT_EQ(session.question.method, "gscorecam");
    EXPECT_EQ(std::get<std::int64_t>(session.question.params.at("rise").at("cells")), 7);
}

TEST(SessionJsonTest, EveryFloatComesBackEvenTheSmallestAndTheNegativeZero)
{
    using Limits = std::numeric_limits<float>;
    Session session;
    session.answer = RandomSession(1).answer(false);
    session.answer->result.map.values =
        (cv::Mat_<float>(2, 3) << -0.0F,
         Limits::denorm_min(),
         Limits::min(),
         Limits::max(),
         Limits::lowest(),
         0.1F);
    session.view["zero"] = -0.0;
    session.view["third"] = 1.0 / 3;
    session.view["smallest"] = std::numeric_limits<double>::denorm_min();
    const Session read = parseSession(sessionText(session), "work.clipscope");
    expectSame(session.answer->result.map.values, read.answer->result.map.values);
    EXPECT_EQ(read.view, session.view);
    EXPECT_TRUE(std::signbit(std::get<double>(read.view.at("zero"))));
}

TEST(SessionJsonTest, APartOfALargerMatrixIsWrittenAsItself)
{
    Session session;
    session.answer = RandomSession(2).answer(false);
    const cv::Mat large = RandomSession(3).matrix(6, 8);
    session.answer->result.map.values = large(cv::Rect(2, 1, 4, 3));
    const Session read = parseSession(sessionText(session), "work.clipscope");
    expectSame(session.answer->result.map.values, read.answer->result.map.values);
}

TEST(SessionJsonTest, LogitsThatCountAsZeroAreWrittenAsZero)
{
    Session session;
    session.answer = RandomSession(4).answer(true);
    session.answer->result.bank->logits = {1, std::numeric_limits<float>::quiet_NaN()};
    session.answer->result.bank->weighting = ScoreWeighting::Scores;
    const NativeMap before = combineFirst(*session.answer->result.bank, 2);
    const Session read = parseSession(sessionText(session), "work.clipscope");
    EXPECT_EQ(read.answer->result.bank->logits, (std::vector<float>{1, 0}));
    expectSame(combineFirst(*read.answer->result.bank, 2).values, before.values);
}

TEST(SessionJsonTest, AReadBankAnswersEveryK)
{
    for (unsigned seed = 0; seed < 20; ++seed) {
        const Session session =
            parseSession(sessionText(RandomSession(seed).make()), "work.clipscope");
        const ChannelBank& bank = *session.answer->result.bank;
        for (int k = 1; k <= largestK(bank); ++k)
            EXPECT_NO_THROW(static_cast<void>(combineFirst(bank, k)));
    }
}

TEST(SessionJsonTest, TextsThatAreNotUtf8AreMended)
{
    Session session;
    session.question.prompts = {"caf\xe9"};
    EXPECT_EQ(
        parseSession(sessionText(session), "work.clipscope").question.prompts.front(),
        "caf\xef\xbf\xbd");
}

TEST(SessionJsonTest, WhatCouldNotBeReadAgainIsNotWritten)
{
    const auto refusal = [](const std::function<void(Session&)>& spoil) {
        Session session = RandomSession(5).make();
        spoil(session);
        const Refusal refused = refusalOf([&] { return sessionText(session); });
        EXPECT_EQ(refused.code, ErrorCode::InvalidArgument);
        EXPECT_THAT(refused.text, testing::StartsWith("the session cannot be saved: "));
        return refused.text;
    };
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THAT(refusal([](Session& s) { s.question.k = 0; }), HasSubstr("question.k is 0"));
    EXPECT_THAT(refusal([nan](Session& s) { s.box.alpha = nan; }), HasSubstr("box.alpha"));
    EXPECT_THAT(
        refusal([nan](Session& s) { s.answer->result.map.values.at<float>(0, 0) = float(nan); }),
        HasSubstr("answer.map.values"));
    EXPECT_THAT(
        refusal([](Session& s) { s.answer->result.explained = 7; }),
        HasSubstr("answer.explained is 7"));
}

TEST(SessionJsonTest, NewerVersionsAreRefusedAndNotGuessed)
{
    const Refusal refusal = refusalOf(
        [] { return parseSession(R"({"format": "clipscope.session/2"})", "work.clipscope"); });
    EXPECT_EQ(refusal.code, ErrorCode::Unsupported);
    EXPECT_THAT(
        refusal.text,
        AllOf(HasSubstr("work.clipscope"), HasSubstr("version 2"), HasSubstr("update")));
}

TEST(SessionJsonTest, OtherFormatsAreRefusedByName)
{
    for (const char* format :
         {"clipscope.result/1",
          "clipscope.session/",
          "clipscope.session/0",
          "clipscope.session/1b",
          "clipscope.session/-1",
          "clipscope.session/99999999999999999999"}) {
        const Refusal refusal = refusalOf([&] {
            return parseSession(json({{"format", format}}).dump(), "work.clipscope");
        });
        EXPECT_EQ(refusal.code, ErrorCode::Corrupt);
        EXPECT_THAT(refusal.text, HasSubstr(format));
    }
    for (const char* text : {"", "  \n", "{}", "[]", "not JSON", "{\"format\": 1}", "{\"format\":"})
        EXPECT_THAT(
            refusalOf([&] { return parseSession(text, "work.clipscope"); }).text,
            HasSubstr("is not a Clipscope session"))
            << text;
}

TEST(SessionJsonTest, OldVersionsGoThroughEveryStep)
{
    const std::vector<session_json::Migration> steps = {
        [](json& document) { document["steps"] = "one"; },
        [](json& document) { document["steps"] = document["steps"].get<std::string>() + " two"; }};
    const auto stepsFrom = [&steps](const char* format) {
        json document = {{"format", format}, {"steps", "none"}};
        session_json::migrate(document, "work.clipscope", steps);
        return document["steps"].get<std::string>();
    };
    EXPECT_EQ(stepsFrom("clipscope.session/1"), "one two");
    EXPECT_EQ(stepsFrom("clipscope.session/2"), "none two");
    EXPECT_EQ(stepsFrom("clipscope.session/3"), "none");
    EXPECT_EQ(refusalOf([&] { stepsFrom("clipscope.session/4"); }).code, ErrorCode::Unsupported);
    EXPECT_EQ(session_json::migrations().size(), kSessionVersion - 1);
}

TEST(SessionJsonTest, EveryFieldIsCheckedAndNamed)
{
    const std::string longText(200'000, 'x');
    struct Case {
        const char* pointer;
        json value;
        const char* says;
    };
    const std::vector<Case> cases = {
        {"/question", 3, "question has to be a JSON object"},
        {"/question/prompts", "apple", "question.prompts has to be a list"},
        {"/question/prompts/1", 7, "question.prompts[1] has to be a text"},
        {"/question/prompts/1", longText, "question.prompts[1] has 200000 bytes"},
        {"/question/prompts/1", std::string("a\0b", 3), "question.prompts[1] holds the character"},
        {"/question/explained", 3, "question.explained is 3"},
        {"/question/explained", -1, "question.explained is -1"},
        {"/question/explained", 0.5, "question.explained is 0.5"},
        {"/question/rival", 3, "question.rival is 3"},
        {"/question/k", 0, "question.k is 0"},
        {"/question/k", 18446744073709551615U, "question.k is 18446744073709551615"},
        {"/question/k", "many", "question.k is \"many\""},
        {"/question/fit", "squeeze", "question.fit is wrong"},
        {"/question/scalar", "magic", "question.scalar is wrong"},
        {"/question/resample", "magic", "question.resample is \"magic\""},
        {"/question/alpha", -1, "question.alpha is -1"},
        {"/question/seed", -1, "question.seed is -1"},
        {"/question/words", "some", "question.words is \"some\", but has to be one of last, all"},
        {"/question/params/rise", 3, "question.params.rise has to be a JSON object"},
        {"/question/params/rise/n", true, "question.params.rise.n is true"},
        {"/question/params/rise/n", 1e300, "question.params.rise.n is 1e+300"},
        {"/question/model/overrides/image_mean",
         json::array({0, 1}),
         "question.model.overrides.image_mean"},
        {"/question/model/overrides/image_std",
         json::array({0, 1, 1}),
         "question.model.overrides.image_std"},
        {"/question/model/overrides/vision_heads", 0, "question.model.overrides.vision_heads is 0"},
        {"/question/model/overrides/activation", "relu", "question.model.overrides.activation"},
        {"/map/interpolation", "magic", "map.interpolation is wrong"},
        {"/map/closing/size", -1, "map.closing.size is -1"},
        {"/box/threshold/kind", "magic", "box.threshold.kind is \"magic\""},
        {"/box/threshold/value", 1.5, "box.threshold.value is 1.5"},
        {"/box/rule", "magic", "box.rule is wrong"},
        {"/box/alpha", 2, "box.alpha is 2"},
        {"/box/candidate", -1, "box.candidate is -1"},
        {"/channels/off/0", -1, "channels.off holds something"},
        {"/channels/inspected", 1e9, "channels.inspected is 1000000000.0"},
        {"/channels/cell/x", -1, "channels.cell.x is -1"},
        {"/truth/width", 0, "truth.width is 0"},
        {"/live", "yes", "live has to be true or false"},
        {"/view/opacity", json::object(), "view.opacity has to be a text"},
        {"/view/layers", json::array({1}), "view.layers[0] has to be a text"},
        {"/stickers", "iPod", "stickers has to be a list"},
        {"/stickers/0", "iPod", "stickers[0] has to be a JSON object, not string"},
        {"/stickers/0/kind", "hologram", "stickers[0].kind is \"hologram\""},
        {"/stickers/0/id", "s2", "stickers[1].id is that of another sticker"},
        {"/stickers/0/text", 7, "stickers[0].text has to be a text"},
        {"/stickers/0/size", 0, "stickers[0].size is 0"},
        {"/stickers/0/size", 1e9, "stickers[0].size is 1000000000.0"},
        {"/stickers/0/x", "left", "stickers[0].x is \"left\""},
        {"/stickers/0/opacity", 1.5, "stickers[0].opacity is 1.5"},
        {"/stickers/0/colour", "red", "stickers[0].colour has to be a colour"},
        {"/stickers/0/padding", -1, "stickers[0].padding is -1"},
        {"/stickers/0/wrap_width", 0, "stickers[0].wrap_width is 0"},
        {"/stickers/0/rotation", 1e6, "stickers[0].rotation is 1000000.0"},
        {"/stickers/1/png", "?", "stickers[1].png has to be a text of base64"},
        {"/stickers/1/png", nullptr, "stickers[1].png has to be a text of base64"},
        {"/stickers/1/png", "iPod", "stickers[1].png cannot be read"},
        {"/stickers/1/width", 0, "stickers[1].width is 0"},
        {"/stickers/2/points/0", json::array({1}), "stickers[2].points holds something"},
        {"/stickers/2/points/0", json::array({1, 1e9}), "stickers[2].points holds something"},
        {"/stickers/2/radius", -1, "stickers[2].radius is -1"},
        {"/picture/bytes", "?", "picture.bytes has to be a text of base64"},
        {"/picture/sha256", "00", "picture.sha256 does not match"},
        {"/history", json::object(), "history has to be a list"},
        {"/answer/model", nullptr, "answer.model is missing"},
        {"/answer/model/input_size", 0, "answer.model.input_size is 0"},
        {"/answer/map", nullptr, "answer.map is missing"},
        {"/answer/map/rectify", "magic", "answer.map.rectify is \"magic\""},
        {"/answer/prompts", json::array(), "answer.prompts has to name at least one"},
        {"/answer/prompts/0/cosine", "high", "answer.prompts[0].cosine is \"high\""},
        {"/answer/prompts/0/probability", 1.5, "answer.prompts[0].probability is 1.5"},
        {"/answer/done", 1e3, "answer.done is 1000.0"},
        {"/answer/passes", -1, "answer.passes is -1"},
        {"/answer/timing_ms/total", -1, "answer.timing_ms.total is -1"},
        {"/answer/bank/grid", json::array({5, 2}), "answer.bank.grid has to be two numbers"},
        {"/answer/bank/softmax", "hard", "answer.bank.softmax is wrong"},
        {"/history/1/map/values", 3, "history[1].map.values has to be a JSON object"},
    };
    for (const Case& each : cases)
        EXPECT_THAT(refusalWith(each.pointer, each.value), HasSubstr(each.says)) << each.pointer;
}

TEST(SessionJsonTest, ArraysAreCheckedBeforeMemoryIsTaken)
{
    const std::string array = "/answer/map/values";
    EXPECT_THAT(refusalWith(array + "/shape", json::array({65536, 65536})), HasSubstr("claims"));
    EXPECT_THAT(refusalWith(array + "/shape", json::array({0, 1})), HasSubstr("shape has to be"));
    EXPECT_THAT(refusalWith(array + "/shape", json::array({70000, 1})), HasSubstr("shape has to"));
    EXPECT_THAT(refusalWith(array + "/shape", json::array({3})), HasSubstr("shape has to be"));
    EXPECT_THAT(refusalWith(array + "/shape", json::array({1, 1, 1})), HasSubstr("3 entries"));
    EXPECT_THAT(refusalWith(array + "/type", "float64"), HasSubstr("type has to be float32"));
    EXPECT_THAT(refusalWith(array + "/crc32", "00000000"), HasSubstr("crc32 does not match"));
    EXPECT_THAT(refusalWith(array + "/data", "eJw"), HasSubstr("data is not base64"));
    EXPECT_THAT(refusalWith(array + "/data", "AAAA"), HasSubstr("does not unpack"));
    EXPECT_THAT(refusalWith("/answer/bank/order/shape/0", 2), HasSubstr("does not unpack"));
}

TEST(SessionJsonTest, AllArraysTogetherHaveALimit)
{
    // A gigabyte of zeros, with data long enough that they could be in it, beside the other arrays.
    json document = valid();
    json& values = document["history"][1]["map"]["values"];
    values["shape"] = {16384, 16384};
    values["data"] = std::string(1'400'000, 'A');
    EXPECT_THAT(
        refusalOf([&] { return parseSession(document.dump(), "bomb.clipscope"); }).text,
        HasSubstr("history[1].map.values.shape brings the session's arrays above the limit"));
}

TEST(SessionJsonTest, BanksThatContradictThemselvesAreRefused)
{
    const auto refusal = [](const std::function<void(ChannelBank&)>& spoil) {
        Session session = RandomSession(6).make();
        spoil(*session.answer->result.bank);
        return refusalOf([&] { return sessionText(session); }).text;
    };
    EXPECT_THAT(refusal([](ChannelBank& b) { b.order = {0, 0}; }), HasSubstr("channel 0 twice"));
    EXPECT_THAT(refusal([](ChannelBank& b) { b.order = {5}; }), HasSubstr("names channel 5"));
    EXPECT_THAT(refusal([](ChannelBank& b) { b.order = {-1}; }), HasSubstr("names channel -1"));
    EXPECT_THAT(refusal([](ChannelBank& b) { b.weights.pop_back(); }), HasSubstr("bank.weights"));
    EXPECT_THAT(refusal([](ChannelBank& b) { b.logits.resize(4); }), HasSubstr("bank.logits"));
    EXPECT_THAT(refusal([](ChannelBank& b) { b.importance = {1}; }), HasSubstr("bank.importance"));
    EXPECT_THAT(
        refusal([](ChannelBank& b) {
            b.importance.clear();
            b.weighting = ScoreWeighting::Product;
        }),
        HasSubstr("bank.importance"));
}

TEST(SessionJsonTest, HostileJsonIsRefusedQuickly)
{
    const std::string deep(100'000, '[');
    const std::string start = R"({"format": "clipscope.session/1", "stickers": )";
    EXPECT_THAT(
        refusalOf([&] { return parseSession(start + deep, "a.clipscope"); }).text,
        HasSubstr("nested"));
    std::string wide = start + "[";
    for (int i = 0; i < 2'100'000; ++i)
        wide += "0,";
    EXPECT_THAT(
        refusalOf([&] { return parseSession(wide + "0]}", "a.clipscope"); }).text,
        HasSubstr("parts"));
    EXPECT_THAT(
        refusalOf([&] {
            return parseSession(
                R"({"format": "clipscope.session/1", "live": true, "live": false})", "a");
        }).text,
        HasSubstr("twice"));
    EXPECT_THAT(
        refusalOf([&] { return parseSession(start + "[1e999]}", "a.clipscope"); }).text,
        HasSubstr("cannot be parsed"));
    EXPECT_THAT(
        refusalOf([&] { return parseSession(start + "[\"\xff\"]}", "a.clipscope"); }).text,
        HasSubstr("cannot be parsed"));
}

}  // namespace
}  // namespace clipscope
