// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

/// Sentences that a label is put into. A template is a text with one "{}".
struct TemplateSet {
    std::string_view id;  ///< "imagenet"
    std::vector<std::string> templates;
};

/// All named sets, in menu order; the first, "none", is the label as it stands:
/// - "object": "a photo of {}", CLIPCAM (Hsia et al., ICASSP 2022)
/// - "photo-of-a": "a photo of a {}.", CLIP and GEM
/// - "image-of-a": "An image of a {}", ClipTextSpan's demonstration
/// - "action": "someone is {}", after CLIPCAM's prompts for actions
/// - "imagenet": the 80 templates of CLIP for ImageNet (Radford et al., ICML 2021)
/// - "surgery": these and five "... in the scene", CLIP Surgery (Li et al., 2023)
[[nodiscard]] const std::vector<TemplateSet>& templateSets();

/// The templates of a set, by its id, or the text itself where it is a template. Throws
/// Error(InvalidArgument) that lists the ids otherwise.
[[nodiscard]] std::vector<std::string> templatesFromString(std::string_view text);

/// The template with the label in place of "{}". Throws Error(InvalidArgument) unless it has
/// exactly one.
[[nodiscard]] std::string fillTemplate(std::string_view promptTemplate, std::string_view label);

}  // namespace clipscope
