// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/weight_reader.h"

#include "core/base/error.h"

#include <cstddef>
#include <utility>

namespace clipscope {

namespace {

constexpr std::size_t kNamedLeftovers = 5;  // enough to recognise a foreign architecture

bool matches(c10::IntArrayRef found, const std::vector<std::int64_t>& wanted)
{
    if (found.size() != wanted.size())
        return false;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i] >= 0 && found[i] != wanted[i])
            return false;
    }
    return true;
}

}  // namespace

std::string shapeText(const std::vector<std::int64_t>& shape)
{
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (i > 0)
            text += ", ";
        text += shape[i] < 0 ? "any" : std::to_string(shape[i]);
    }
    return text + "]";
}

WeightReader::WeightReader(StateDict weights, std::string fileName)
    : m_content(std::make_shared<Content>(Content{std::move(weights), std::move(fileName)}))
{
}

WeightReader WeightReader::scoped(std::string_view prefix) const
{
    WeightReader scope = *this;
    scope.m_prefix += prefix;
    return scope;
}

bool WeightReader::has(std::string_view name) const
{
    return m_content->weights.contains(m_prefix + std::string(name));
}

at::Tensor WeightReader::take(std::string_view name, const std::vector<std::int64_t>& shape) const
{
    const std::string fullName = m_prefix + std::string(name);
    const auto entry = m_content->weights.find(fullName);
    if (entry == m_content->weights.end()) {
        throw Error(
            ErrorCode::Corrupt,
            m_content->fileName + ": the tensor " + fullName + " is missing; " + shapeText(shape) +
                " was expected");
    }
    if (!matches(entry->second.sizes(), shape)) {
        throw Error(
            ErrorCode::Corrupt,
            m_content->fileName + ": the tensor " + fullName + " has shape " +
                shapeText(entry->second.sizes().vec()) + " where " + shapeText(shape) +
                " was expected");
    }
    at::Tensor tensor = std::move(entry->second);
    m_content->weights.erase(entry);
    return tensor;
}

void WeightReader::finish() const
{
    const StateDict& left = m_content->weights;
    if (left.empty())
        return;
    std::string names;
    std::size_t named = 0;
    for (const auto& [name, tensor] : left) {
        if (named == kNamedLeftovers)
            break;
        names += (named++ > 0 ? ", " : "") + name;
    }
    if (left.size() > named)
        names += " and " + std::to_string(left.size() - named) + " more";
    throw Error(
        ErrorCode::Corrupt,
        m_content->fileName + ": holds tensors that this architecture has no place for: " + names);
}

}  // namespace clipscope
