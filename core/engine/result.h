// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/model_choices.h"
#include "core/engine/request.h"
#include "core/heatmap/channel_bank.h"
#include "core/heatmap/heatmap.h"
#include "core/saliency/attribution.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace clipscope {

/// What the model believes about one prompt.
struct PromptScore {
    std::string text;                   ///< as typed, without a template
    std::vector<std::int32_t> tokens;   ///< start and end included
    int droppedTokens = 0;              ///< tokens that did not fit the context
    double cosine = 0;                  ///< of image and text embedding
    double logit = 0;                   ///< cosine times exp(logit_scale)
    std::optional<double> probability;  ///< softmax over the prompts; none for a lone prompt
};

/// How much a word of the prompt matters for the logit.
struct WordRelevance {
    std::string word;
    double relevance = 0;  ///< not below 0; all words sum to 1, or are 0 if nothing was found
};

/// Milliseconds of wall time per stage; stages answered from a cache take 0.
struct Timing {
    double load = 0;
    double text = 0;
    double forward = 0;
    double gradient = 0;
    double scores = 0;
    double total = 0;
};

/// A finished explanation. A value; shared as shared_ptr<const SaliencyResult>.
struct SaliencyResult {
    std::string imageId;
    std::string method;
    std::string layer;
    std::map<std::string, ParamValue, std::less<>> params;  ///< every parameter in force
    Fit fit = Fit::Stretch;
    std::uint64_t seed = 0;
    std::vector<PromptScore> prompts;
    std::size_t explained = 0;
    NativeMap map;                     ///< before ReLU
    std::optional<ChannelBank> bank;   ///< channel methods: for k, single channels, contributions
    std::int64_t passes = 0;           ///< full forwards of the image tower that this run made
    std::vector<std::string> notes;    ///< one sentence each: k clamped, prompt truncated, ...
    std::vector<std::string> remarks;  ///< the same for what is nothing to worry about
    /// What was scored in reduced precision and what again in full; empty: all in full.
    std::string scoring;
    Timing timing;

    std::optional<ResampleFilter> filter;
    std::vector<std::string> templates;
    Scalar scalar = Scalar::Logit;
    std::optional<std::size_t> rival;  ///< Contrast: the prompt that was compared with
    double alpha = 1;
    bool eigenSmooth = false;
    Repetition repetition;
    std::vector<WordRelevance> words;        ///< if asked for
    std::optional<Attribution> attribution;  ///< methods that decompose the cosine
};

/// The model in force, as results report it.
struct ModelIdentity {
    std::string name;
    std::string family;
    int inputSize = 0;
    int embedDim = 0;
    std::string sha256;  ///< of the weights file
    std::vector<ModelChoice> choices;
};

}  // namespace clipscope
