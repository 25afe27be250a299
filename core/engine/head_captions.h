// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/geometry.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace clipscope {

/// What an attention head is about, in words: TextSpan (Gandelsman et al., ICLR 2024, Algorithm 1).
struct HeadCaptionRequest {
    std::vector<std::filesystem::path> images;  ///< two at least; a thousand give good captions
    Fit fit = Fit::Crop;
    int block = -1;                  ///< layer of the transformer; negative counts from the end
    int head = 0;                    ///< head of that layer
    std::vector<std::string> texts;  ///< descriptions to choose from, none empty
    int count = 10;                  ///< captions to pick
    int rank = 80;  ///< the descriptions are first projected to that many main directions
};

struct HeadDescription {
    std::string text;
    double deviation =
        0;  ///< standard deviation over the images along the text, when it was picked
    double explained = 0;  ///< share of the head's variance that this and the texts before explain
};

struct HeadCaptions {
    int block = 0;  ///< counted from 0
    int head = 0;
    std::vector<HeadDescription> captions;
    std::vector<std::string> unreadable;  ///< one sentence per picture that was left out
};

}  // namespace clipscope
