// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/registry.h"

#include "core/base/error.h"

#include <algorithm>
#include <string>
#include <vector>

namespace clipscope {

#define CLIPSCOPE_METHOD(name) MethodEntry describe##name();
#include "core/saliency/methods.def"
#undef CLIPSCOPE_METHOD

namespace {

const std::vector<MethodEntry>& entries()
{
    static const std::vector<MethodEntry> all = {
#define CLIPSCOPE_METHOD(name) describe##name(),
#include "core/saliency/methods.def"
#undef CLIPSCOPE_METHOD
    };
    return all;
}

const MethodEntry& findEntry(std::string_view id)
{
    const auto found = std::find_if(
        entries().begin(), entries().end(), [&](const MethodEntry& e) { return e.info.id == id; });
    if (found != entries().end())
        return *found;
    std::string ids;
    for (const MethodEntry& entry : entries())
        ids += (ids.empty() ? "" : ", ") + entry.info.id;
    throw Error(
        ErrorCode::InvalidArgument,
        "there is no method '" + std::string(id) + "'; choose one of " + ids);
}

}  // namespace

const std::vector<MethodInfo>& methodCatalogue()
{
    static const std::vector<MethodInfo> infos = [] {
        std::vector<MethodInfo> list;
        for (const MethodEntry& entry : entries())
            list.push_back(entry.info);
        return list;
    }();
    return infos;
}

const MethodInfo& findMethod(std::string_view id)
{
    return findEntry(id).info;
}

std::unique_ptr<SaliencyMethod> createMethod(std::string_view id)
{
    return findEntry(id).create();
}

}  // namespace clipscope
