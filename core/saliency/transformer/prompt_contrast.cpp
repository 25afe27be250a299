// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/transformer/prompt_contrast.h"

#include "core/saliency/transformer/cells.h"
#include "core/text/prompt_templates.h"

#include <ATen/TensorOperators.h>

#include <string>
#include <vector>

namespace clipscope {

at::Tensor emptyPrompt(const Probe& probe, std::string_view templateSet)
{
    std::vector<std::string> texts;
    for (const std::string& promptTemplate : templatesFromString(templateSet))
        texts.push_back(fillTemplate(promptTemplate, ""));
    return unitRows(unitRows(probe.encodeTexts(texts)).mean(0));
}

}  // namespace clipscope
