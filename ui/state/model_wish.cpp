// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/model_wish.h"

#include <limits>
#include <locale>
#include <sstream>

namespace clipscope::ui {

std::string modelKey(const ModelDescriptor& model)
{
    constexpr char kSeparator = '\x1e';
    const ClipConfig& config = model.config;
    std::ostringstream key;
    key.imbue(std::locale::classic());
    key.precision(std::numeric_limits<float>::max_digits10);
    key << model.files.weights.string() << kSeparator << model.files.merges.string() << kSeparator
        << toString(config.activation) << kSeparator << config.vision.inputSize << kSeparator
        << config.vision.heads << kSeparator << config.text.heads << kSeparator
        << toString(config.resize) << kSeparator << static_cast<int>(config.filter);
    for (const float value : config.pixels.mean)
        key << kSeparator << value;
    for (const float value : config.pixels.deviation)
        key << kSeparator << value;
    return key.str();
}

}  // namespace clipscope::ui
