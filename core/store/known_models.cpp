// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/known_models.h"

#include "core/store/hash_file.h"
#include "core/store/model_cache.h"

#include <algorithm>

namespace clipscope {

namespace {

char lower(char character)
{
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a')
                                                : character;
}

bool sameText(std::string_view one, std::string_view other)
{
    return std::equal(
        one.begin(), one.end(), other.begin(), other.end(), [](char left, char right) {
            return lower(left) == lower(right);
        });
}

template <typename Matches>
const KnownModel* firstOf(const std::vector<KnownModel>& models, Matches matches)
{
    const auto found = std::find_if(models.begin(), models.end(), matches);
    return found == models.end() ? nullptr : &*found;
}

}  // namespace

const KnownModel* findKnownModel(const std::vector<KnownModel>& models, std::string_view name)
{
    return firstOf(models, [name](const KnownModel& model) {
        return sameText(model.name, name) ||
               std::any_of(
                   model.aliases.begin(), model.aliases.end(), [name](const std::string& alias) {
                       return sameText(alias, name);
                   });
    });
}

const KnownModel*
recogniseByPath(const std::vector<KnownModel>& models, const std::filesystem::path& weights)
{
    for (const std::filesystem::path& part : weights.parent_path())
        if (const KnownModel* model = firstOf(models, [&part](const KnownModel& known) {
                return !known.repository.empty() && part == hubCacheFolder(known.repository);
            }))
            return model;
    // Files of a repository have the names that all repositories use; only others tell a model.
    const std::string name = weights.filename().string();
    return firstOf(models, [&name](const KnownModel& known) {
        return known.repository.empty() && known.files.front().name == name;
    });
}

const KnownModel* recogniseBySha256(const std::vector<KnownModel>& models, std::string_view sha256)
{
    return firstOf(models, [sha256](const KnownModel& known) {
        return agreesWith(known.files.front().sha256, sha256);
    });
}

}  // namespace clipscope
