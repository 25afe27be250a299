// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <cstring>
#include <initializer_list>
#include <random>
#include <string>
#include <vector>

namespace clipscope::test {

/// Sessions with something else in every field, from a seed.
class RandomSession {
public:
    explicit RandomSession(unsigned seed) : m_random(seed) {}

    Session make()
    {
        Session session;
        session.picture = {
            .title = text(),
            .path = "/tmp/" + text(),
            .relativePath = "../" + text(),
            .fileSha256 = {},
            .imageId = text(),
            .bytes = bytes(100)};
        session.question = question();
        session.map = {
            .interpolation =
                pick({Interpolation::Nearest, Interpolation::Bilinear, Interpolation::Bicubic}),
            .closing = {real(0, 100), flag()}};
        session.box = {
            .threshold =
                {pick(
                     {Threshold::Kind::Otsu,
                      Threshold::Kind::Fixed,
                      Threshold::Kind::AtLeast,
                      Threshold::Kind::Mean}),
                 real(0, 1)},
            .rule = pick(
                {BoxRule::LargestBox,
                 BoxRule::AreaIntensity,
                 BoxRule::All,
                 BoxRule::Enclosing,
                 BoxRule::LargestContour}),
            .alpha = real(0, 1)};
        session.candidate = static_cast<std::size_t>(whole(0, 9));
        session.channelsOff = {whole(0, 9), whole(10, 99), whole(100, 2047)};
        session.channel = whole(0, 2047);
        session.cell = SessionCell{whole(0, 13), whole(0, 13)};
        session.truth = Box{whole(0, 99), whole(0, 99), whole(1, 99), whole(1, 99)};
        session.live = flag();
        session.view = {
            {"colour_map", text()},
            {"layers", std::vector<std::string>{"picture", text()}},
            {"none", std::vector<std::string>{}},
            {"opacity", real(0, 1)},
            {"pane", std::int64_t{whole(-5, 5)}},
            {"shared_scale", flag()}};
        session.answer = answer(true);
        session.pinned = answer(flag());
        session.history = {answer(false), answer(false)};
        session.stickers = {textSticker(), pictureSticker(), strokeSticker()};
        return session;
    }

    std::uint8_t byte() { return static_cast<std::uint8_t>(whole(0, 255)); }

    Sticker textSticker()
    {
        Sticker sticker{.id = "s1", .text = text()};
        sticker.centreX = real(-100, 100);
        sticker.centreY = real(-100, 100);
        sticker.rotation = real(-180, 180);
        sticker.opacity = real(0, 1);
        sticker.visible = flag();
        sticker.locked = flag();
        sticker.font = {text(), text(), real(1, 200), flag(), flag()};
        sticker.colour = {byte(), byte(), byte()};
        if (flag())
            sticker.wrapWidth = real(1, 500);
        sticker.paper = flag();
        sticker.paperColour = {byte(), byte(), byte()};
        sticker.padding = real(0, 9);
        sticker.borderWidth = real(0, 9);
        sticker.borderColour = {byte(), byte(), byte()};
        sticker.cornerRadius = real(0, 9);
        if (flag())
            sticker.extra = R"({"angle":-0.5,"later":["kept",null,18446744073709551615]})";
        return sticker;
    }

    Sticker pictureSticker()
    {
        cv::Mat pixels(whole(1, 2), whole(1, 2), CV_8UC3);
        for (int y = 0; y < pixels.rows; ++y)
            for (int x = 0; x < pixels.cols; ++x)
                pixels.at<cv::Vec3b>(y, x) = {byte(), byte(), byte()};
        Sticker sticker{.id = "s2", .kind = StickerKind::Picture, .centreX = real(-9, 9)};
        sticker.picture = StickerPicture{Image(pixels, text()), real(1, 99), real(1, 99)};
        return sticker;
    }

    Sticker strokeSticker()
    {
        Sticker sticker{.id = "s3", .opacity = real(0, 1)};
        sticker.kind = pick({StickerKind::Blur, StickerKind::Erase, StickerKind::Inpaint});
        sticker.stroke = {{real(-9, 9), real(-9, 9)}, {real(-9, 9), real(-9, 9)}};
        sticker.radius = real(0, 99);
        return sticker;
    }

    SessionAnswer answer(bool withBank)
    {
        SessionAnswer answer{
            .title = text(),
            .picture = {},
            .question = question(),
            .model =
                {.name = text(),
                 .family = "resnet",
                 .inputSize = whole(1, 448),
                 .embedDim = whole(1, 1024),
                 .sha256 = text(),
                 .choices = {{"activation", text(), text()}, {"mean", text(), text()}}},
            .result = result(withBank)};
        if (flag())
            answer.picture = SessionPicture{.title = text(), .path = text(), .bytes = bytes(9)};
        answer.total = whole(0, 300);
        answer.done = answer.total / 2;
        return answer;
    }

    float number() { return static_cast<float>(std::normal_distribution<double>(0, 3)(m_random)); }
    double real(double low, double high)
    {
        return std::uniform_real_distribution<double>(low, high)(m_random);
    }
    int whole(int low, int high) { return std::uniform_int_distribution<int>(low, high)(m_random); }
    bool flag() { return whole(0, 1) == 1; }
    std::string text()
    {
        static const std::vector<std::string> kParts = {
            "apple", " ", "\"", "\\", "ü", "犬", "😀", "\n", "\x1f", "/", "{}"};
        std::string result;
        for (int i = whole(0, 6); i > 0; --i)
            result +=
                kParts[static_cast<std::size_t>(whole(0, static_cast<int>(kParts.size()) - 1))];
        return result;
    }
    cv::Mat matrix(int rows, int columns)
    {
        cv::Mat values(rows, columns, CV_32FC1);
        for (float& value : cv::Mat_<float>(values))
            value = number();
        return values;
    }

private:
    template <typename T>
    T pick(std::initializer_list<T> values)
    {
        return *(values.begin() + whole(0, static_cast<int>(values.size()) - 1));
    }
    template <typename T>
    std::optional<T> perhaps(const T& value)
    {
        return flag() ? std::optional(value) : std::nullopt;
    }
    std::vector<std::byte> bytes(int most)
    {
        std::vector<std::byte> result(static_cast<std::size_t>(whole(1, most)));
        for (std::byte& byte : result)
            byte = static_cast<std::byte>(whole(0, 255));
        return result;
    }
    std::vector<float> numbers(std::size_t count)
    {
        std::vector<float> result(count);
        for (float& value : result)
            value = number();
        return result;
    }
    std::vector<std::string> texts()
    {
        std::vector<std::string> result(static_cast<std::size_t>(whole(0, 3)));
        for (std::string& entry : result)
            entry = text();
        return result;
    }
    Scalar scalar() { return pick({Scalar::Logit, Scalar::Contrast, Scalar::RawLogit}); }
    Fit fit() { return pick({Fit::Stretch, Fit::Crop, Fit::Pad}); }
    std::optional<ResampleFilter> filter()
    {
        return perhaps(pick({ResampleFilter::Bilinear, ResampleFilter::Bicubic}));
    }
    std::uint64_t seed() { return std::uniform_int_distribution<std::uint64_t>()(m_random); }
    MethodParams params()
    {
        return {
            {"sigma", real(-1e9, 1e9)},
            {"whole", static_cast<double>(whole(0, 3))},
            {"n", std::int64_t{whole(-9, 9)} << 40},
            {"softmax", text()}};
    }
    SessionQuestion question()
    {
        SessionQuestion question{
            .prompts = {text(), text(), text()},
            .explained = static_cast<std::size_t>(whole(0, 2)),
            .method = text(),
            .params = {{"gscorecam", params()}, {"rise", {}}, {text() + "x", params()}},
            .k = whole(1, 2048),
            .layer = text(),
            .fit = fit(),
            .filter = filter(),
            .templates = texts(),
            .scalar = scalar(),
            .rival = perhaps(std::size_t{2}),
            .alpha = real(0, 2),
            .eigenSmooth = flag(),
            .augSmooth = flag(),
            .maskIterations = whole(0, 5),
            .words = perhaps(pick({WordBlocks::Last, WordBlocks::All})),
            .seed = seed(),
            .model = {}};
        question.model.nameOrPath = text();
        question.model.sha256 = text();
        question.model.merges = text();
        ConfigOverrides& overrides = question.model.overrides;
        overrides.activation = perhaps(pick({Activation::Gelu, Activation::QuickGelu}));
        overrides.mean = perhaps(std::array<float, 3>{0.48145466F, 0, 255});
        overrides.deviation = perhaps(std::array<float, 3>{0.1F, 1e-30F, 1});
        overrides.visionHeads = perhaps(whole(1, 16));
        overrides.textHeads = perhaps(whole(1, 16));
        overrides.inputSize = perhaps(whole(1, 448));
        overrides.resize =
            perhaps(pick({ResizeMode::Shortest, ResizeMode::Squash, ResizeMode::Longest}));
        overrides.filter = filter();
        overrides.name = text();
        overrides.license = text();
        return question;
    }
    SaliencyResult result(bool withBank)
    {
        SaliencyResult result;
        result.imageId = text();
        result.method = text();
        result.layer = text();
        for (const auto& [name, value] : params())
            result.params[name] = value;
        result.fit = fit();
        result.seed = seed();
        for (int i = 0; i < 2; ++i)
            result.prompts.push_back(
                {.text = text(),
                 .tokens = {49406, whole(0, 49405), 49407},
                 .droppedTokens = whole(0, 9),
                 .cosine = real(-1, 1),
                 .logit = real(-100, 100),
                 .probability = perhaps(real(0, 1))});
        result.explained = static_cast<std::size_t>(whole(0, 1));
        result.map = {
            matrix(whole(1, 7), whole(1, 7)),
            pick({Rectify::BeforeResize, Rectify::AfterResize, Rectify::Never})};
        if (withBank)
            result.bank = bank();
        result.passes = whole(1, 9999);
        result.notes = texts();
        result.remarks = texts();
        result.timing = {real(0, 9), real(0, 9), real(0, 9), real(0, 9), real(0, 9), real(0, 9)};
        result.filter = filter();
        result.templates = texts();
        result.scalar = scalar();
        result.rival = perhaps(std::size_t{1});
        result.alpha = real(0, 2);
        result.eigenSmooth = flag();
        result.repetition = {flag(), whole(0, 5)};
        if (flag())
            result.words = {{text(), real(0, 1)}, {text(), real(0, 1)}};
        if (flag())
            result.attribution = attribution();
        return result;
    }
    Attribution attribution()
    {
        Attribution attribution{.heads = matrix(3, 4), .mlps = numbers(4), .cosine = real(-1, 1)};
        if (flag())
            return attribution;
        attribution.headMaps = matrix(12, 6);
        attribution.classShares = matrix(3, 4);
        attribution.grid = {3, 2};
        return attribution;
    }
    ChannelBank bank()
    {
        constexpr int kChannels = 5;
        return {
            .activations = matrix(kChannels, 6),
            .grid = {3, 2},
            .weights = numbers(kChannels),
            .order = {4, 0, 2},
            .logits = numbers(static_cast<std::size_t>(whole(1, 3))),
            .importance = numbers(kChannels),
            .softmax = pick({SoftmaxRule::All, SoftmaxRule::Selected, SoftmaxRule::Auto}),
            .weighting = pick({ScoreWeighting::Scores, ScoreWeighting::Product}),
            .pick = pick({ChannelPick::Top, ChannelPick::Bottom, ChannelPick::Both})};
    }

    std::mt19937 m_random;
};

/// Bit for bit.
inline void expectSame(const cv::Mat& a, const cv::Mat& b)
{
    ASSERT_EQ(a.size(), b.size());
    ASSERT_EQ(a.type(), b.type());
    for (int row = 0; row < a.rows; ++row)
        EXPECT_EQ(
            std::memcmp(a.ptr(row), b.ptr(row), a.elemSize() * static_cast<std::size_t>(a.cols)),
            0);
}

inline void expectSame(const SaliencyResult& a, const SaliencyResult& b)
{
    EXPECT_EQ(a.imageId, b.imageId);
    EXPECT_EQ(a.method, b.method);
    EXPECT_EQ(a.layer, b.layer);
    EXPECT_EQ(a.params, b.params);
    EXPECT_EQ(a.fit, b.fit);
    EXPECT_EQ(a.seed, b.seed);
    ASSERT_EQ(a.prompts.size(), b.prompts.size());
    for (std::size_t i = 0; i < a.prompts.size(); ++i) {
        EXPECT_EQ(a.prompts[i].text, b.prompts[i].text);
        EXPECT_EQ(a.prompts[i].tokens, b.prompts[i].tokens);
        EXPECT_EQ(a.prompts[i].droppedTokens, b.prompts[i].droppedTokens);
        EXPECT_EQ(a.prompts[i].cosine, b.prompts[i].cosine);
        EXPECT_EQ(a.prompts[i].logit, b.prompts[i].logit);
        EXPECT_EQ(a.prompts[i].probability, b.prompts[i].probability);
    }
    EXPECT_EQ(a.explained, b.explained);
    expectSame(a.map.values, b.map.values);
    EXPECT_EQ(a.map.rectify, b.map.rectify);
    ASSERT_EQ(a.bank.has_value(), b.bank.has_value());
    if (a.bank) {
        expectSame(a.bank->activations, b.bank->activations);
        EXPECT_EQ(a.bank->grid, b.bank->grid);
        EXPECT_EQ(a.bank->weights, b.bank->weights);
        EXPECT_EQ(a.bank->order, b.bank->order);
        EXPECT_EQ(a.bank->logits, b.bank->logits);
        EXPECT_EQ(a.bank->importance, b.bank->importance);
        EXPECT_EQ(a.bank->softmax, b.bank->softmax);
        EXPECT_EQ(a.bank->weighting, b.bank->weighting);
        EXPECT_EQ(a.bank->pick, b.bank->pick);
    }
    EXPECT_EQ(a.passes, b.passes);
    EXPECT_EQ(a.notes, b.notes);
    EXPECT_EQ(a.remarks, b.remarks);
    EXPECT_EQ(a.timing.load, b.timing.load);
    EXPECT_EQ(a.timing.text, b.timing.text);
    EXPECT_EQ(a.timing.forward, b.timing.forward);
    EXPECT_EQ(a.timing.gradient, b.timing.gradient);
    EXPECT_EQ(a.timing.scores, b.timing.scores);
    EXPECT_EQ(a.timing.total, b.timing.total);
    EXPECT_EQ(a.filter, b.filter);
    EXPECT_EQ(a.templates, b.templates);
    EXPECT_EQ(a.scalar, b.scalar);
    EXPECT_EQ(a.rival, b.rival);
    EXPECT_EQ(a.alpha, b.alpha);
    EXPECT_EQ(a.eigenSmooth, b.eigenSmooth);
    EXPECT_EQ(a.repetition.augSmooth, b.repetition.augSmooth);
    EXPECT_EQ(a.repetition.maskIterations, b.repetition.maskIterations);
    ASSERT_EQ(a.words.size(), b.words.size());
    for (std::size_t i = 0; i < a.words.size(); ++i) {
        EXPECT_EQ(a.words[i].word, b.words[i].word);
        EXPECT_EQ(a.words[i].relevance, b.words[i].relevance);
    }
    ASSERT_EQ(a.attribution.has_value(), b.attribution.has_value());
    if (a.attribution) {
        expectSame(a.attribution->heads, b.attribution->heads);
        expectSame(a.attribution->headMaps, b.attribution->headMaps);
        expectSame(a.attribution->classShares, b.attribution->classShares);
        EXPECT_EQ(a.attribution->grid, b.attribution->grid);
        EXPECT_EQ(a.attribution->mlps, b.attribution->mlps);
        EXPECT_EQ(a.attribution->cosine, b.attribution->cosine);
    }
}

inline void expectSame(const SessionAnswer& a, const SessionAnswer& b)
{
    EXPECT_EQ(a.title, b.title);
    EXPECT_EQ(a.picture, b.picture);
    EXPECT_EQ(a.question, b.question);
    EXPECT_EQ(a.model.name, b.model.name);
    EXPECT_EQ(a.model.family, b.model.family);
    EXPECT_EQ(a.model.inputSize, b.model.inputSize);
    EXPECT_EQ(a.model.embedDim, b.model.embedDim);
    EXPECT_EQ(a.model.sha256, b.model.sha256);
    EXPECT_EQ(a.model.choices, b.model.choices);
    EXPECT_EQ(a.done, b.done);
    EXPECT_EQ(a.total, b.total);
    expectSame(a.result, b.result);
}

inline void expectSame(const std::optional<SessionAnswer>& a, const std::optional<SessionAnswer>& b)
{
    ASSERT_EQ(a.has_value(), b.has_value());
    if (a)
        expectSame(*a, *b);
}

/// Field by field, so that a field that is never written shows.
inline void expectSame(const Session& a, const Session& b)
{
    EXPECT_EQ(a.picture, b.picture);
    EXPECT_EQ(a.question, b.question);
    EXPECT_EQ(a.map, b.map);
    EXPECT_EQ(a.box, b.box);
    EXPECT_EQ(a.candidate, b.candidate);
    EXPECT_EQ(a.channelsOff, b.channelsOff);
    EXPECT_EQ(a.channel, b.channel);
    EXPECT_EQ(a.cell, b.cell);
    EXPECT_EQ(a.truth, b.truth);
    EXPECT_EQ(a.live, b.live);
    EXPECT_EQ(a.view, b.view);
    EXPECT_EQ(a.stickers, b.stickers);
    expectSame(a.answer, b.answer);
    expectSame(a.pinned, b.pinned);
    ASSERT_EQ(a.history.size(), b.history.size());
    for (std::size_t i = 0; i < a.history.size(); ++i)
        expectSame(a.history[i], b.history[i]);
}

}  // namespace clipscope::test
