// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/weight_reader.h"

#include "core/base/error.h"

#include <cmath>
#include <cstddef>
#include <utility>

namespace clipscope {

namespace {

constexpr std::size_t kNamedLeftovers = 5;  // enough to recognise a foreign architecture

bool matches(const std::vector<std::int64_t>& found, const std::vector<std::int64_t>& wanted)
{
    if (found.size() != wanted.size())
        return false;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i] >= 0 && found[i] != wanted[i])
            return false;
    }
    return true;
}

std::int64_t floatBytes(const std::vector<std::int64_t>& shape)
{
    auto bytes = static_cast<std::int64_t>(sizeof(float));
    for (const std::int64_t side : shape)
        bytes *= side;
    return bytes;
}

/// One sum is enough to find a NaN or an infinity.
bool isFinite(const at::Tensor& tensor)
{
    return std::isfinite(tensor.detach().sum(at::kDouble).item<double>());
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

WeightReader::WeightReader(
    WeightSources weights, std::string fileName, RunContext context, at::ScalarType numbers)
    : m_content(std::make_shared<Content>(
          Content{std::move(weights), std::move(fileName), std::move(context), {}, numbers}))
{
    m_content->progress.stage = "loading model";
    for (const auto& [name, source] : m_content->weights)
        m_content->progress.total += floatBytes(source.shape);
}

WeightReader::WeightReader(const StateDict& weights, std::string fileName, at::ScalarType numbers)
    : WeightReader(sourcesOf(weights), std::move(fileName), RunContext(), numbers)
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
    const auto fail = [&](const std::string& reason) {
        throw Error(
            ErrorCode::Corrupt, m_content->fileName + ": the tensor " + fullName + " " + reason);
    };
    const auto entry = m_content->weights.find(fullName);
    if (entry == m_content->weights.end())
        fail("is missing; " + shapeText(shape) + " was expected");
    if (!matches(entry->second.shape, shape))
        fail(
            "has shape " + shapeText(entry->second.shape) + " where " + shapeText(shape) +
            " was expected");
    const WeightSource source = std::move(entry->second);
    m_content->weights.erase(entry);
    m_content->context.step(m_content->progress);

    const at::Tensor loaded = source.load();
    if (!loaded.is_floating_point())
        fail("does not hold floating-point numbers");
    at::Tensor tensor = loaded.to(m_content->numbers).contiguous();
    if (!isFinite(tensor))
        fail("holds numbers that are not finite; the file is damaged");
    m_content->progress.done += floatBytes(source.shape);
    return tensor;
}

void WeightReader::finish() const
{
    const WeightSources& left = m_content->weights;
    if (left.empty())
        return m_content->context.step(m_content->progress);
    std::string names;
    std::size_t named = 0;
    for (const auto& [name, source] : left) {
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
