// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/trainer/scene_source.h"

namespace clipscope::training {

std::uint64_t mixed(std::uint64_t seed, std::uint64_t number)
{
    // The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
    std::uint64_t z = seed + 0x9e3779b97f4a7c15ULL * (number + 1);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31U);
}

std::uint64_t vocabularyHash(const std::vector<SceneLabel>& vocabulary)
{
    std::uint64_t hash = vocabulary.size();
    for (const SceneLabel& label : vocabulary) {
        hash = mixed(hash, static_cast<std::uint64_t>(label.kind));
        for (const char character : label.name)
            hash = mixed(hash, static_cast<unsigned char>(character));
    }
    return hash;
}

}  // namespace clipscope::training
