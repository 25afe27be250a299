// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/text_clean.h"

#include "core/text/html_entities.h"
#include "core/text/text_fix.h"
#include "core/text/unicode_text.h"

namespace clipscope {

namespace {

std::u32string collapseWhiteSpace(std::u32string_view text)
{
    std::u32string result;
    result.reserve(text.size());
    bool spaceIsDue = false;
    for (const char32_t character : text) {
        if (isWhiteSpace(character)) {
            spaceIsDue = !result.empty();
            continue;
        }
        if (spaceIsDue)
            result.push_back(U' ');
        spaceIsDue = false;
        result.push_back(character);
    }
    return result;
}

}  // namespace

std::u32string cleanPrompt(std::string_view prompt)
{
    const std::u32string fixed = fixText(decodeUtf8(prompt));
    return toLowerCase(collapseWhiteSpace(unescapeHtml(unescapeHtml(fixed))));
}

}  // namespace clipscope
