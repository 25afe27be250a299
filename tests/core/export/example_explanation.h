// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/export.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <filesystem>
#include <string>
#include <unistd.h>

namespace clipscope::test {

/// A finished explanation made by hand: a 60 x 40 picture, two prompts, two blobs of heat of which
/// the second has the larger box.
inline Explanation exampleExplanation()
{
    Explanation example{
        .image =
            Image(cv::Mat(40, 60, CV_8UC3, cv::Scalar(90, 120, 150)), "pictures/dog.png", "ab12"),
        .model =
            {.name = "tiny",
             .family = "resnet",
             .inputSize = 32,
             .embedDim = 8,
             .sha256 = "cd34",
             .choices = {{.name = "activation", .value = "gelu", .origin = "config.json"}}},
        .result = {},
        .heatmap = {},
        .localisation = {},
        .options = {}};
    example.options.model = "tiny";
    example.options.fit = "stretch";
    example.options.threads = 2;

    SaliencyResult& result = example.result;
    result.method = "gscorecam";
    result.layer = "layer4.1";
    result.params = {{"k", std::int64_t{300}}, {"softmax", std::string("auto")}};
    result.seed = 18446744073709551615U;
    result.prompts = {
        {.text = "a dog", .tokens = {3, 1, 4}, .cosine = 0.25, .logit = 25, .probability = 0.75},
        {.text = "a cat",
         .tokens = {3, 2, 4},
         .droppedTokens = 5,
         .cosine = 0.125,
         .probability = 0.25}};
    result.map.values = (cv::Mat_<float>(2, 3) << -1.5F, 0, 1, 2, 3, 4.25F);
    result.passes = 301;
    result.notes = {"k is 300, and the layer has 256 channels"};
    result.timing = {.load = 1.00049, .total = 2};

    cv::Mat heat = cv::Mat::zeros(40, 60, CV_32FC1);
    cv::rectangle(heat, cv::Rect(2, 3, 6, 5), cv::Scalar(0.75), cv::FILLED);
    cv::rectangle(heat, cv::Rect(20, 10, 30, 20), cv::Scalar(1), cv::FILLED);
    example.heatmap = {
        .values = heat,
        .state = HeatState::Ok,
        .rawMin = -1.5F,
        .rawMax = 4.25F,
        .seen = {0, 0, 60, 40}};

    Localisation& found = example.localisation;
    found.level = 128;
    found.value = 128.0 / 255;
    found.mask = heat > 0.5F;
    found.contours = {{{2, 3}, {2, 7}, {7, 7}, {7, 3}}, {{20, 10}, {20, 29}, {49, 29}, {49, 10}}};
    found.candidates = {
        {.box = {2, 3, 6, 5}, .meanHeat = 0.75}, {.box = {20, 10, 30, 20}, .meanHeat = 1}};
    found.chosen = 1;
    found.selected = {1};
    return example;
}

}  // namespace clipscope::test
