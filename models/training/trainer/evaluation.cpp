// SPDX-License-Identifier: GPL-3.0-or-later
// How often the model in training picks the right label among ten.
#include "core/base/seeded_random.h"
#include "models/training/trainer/losses.h"
#include "models/training/trainer/trainer.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/stack.h>

#include <algorithm>
#include <cstdio>
#include <fstream>

namespace clipscope::training {

namespace {

constexpr std::int64_t kPictures = 512;
constexpr std::int64_t kAtOnce = 32;
constexpr int kChoices = 10;

struct Score {
    std::int64_t right = 0;
    std::int64_t asked = 0;

    [[nodiscard]] double share() const
    {
        return asked == 0 ? 0 : static_cast<double>(right) / static_cast<double>(asked);
    }
};

/// True if `own` has a higher logit than nine labels of its kind that are not shown.
bool wins(
    const float* logits,
    const float* shown,
    std::int64_t own,
    const at::Tensor& columns,
    SeededRandom& random)
{
    const auto* candidates = columns.data_ptr<std::int64_t>();
    for (int others = 1, tries = 0; others < kChoices && tries < 1000; ++tries) {
        const std::int64_t other = candidates[static_cast<std::int64_t>(
            random.uniform(0, static_cast<double>(columns.numel())))];
        if (other == own || shown[other] != 0)
            continue;
        if (logits[other] >= logits[own])
            return false;
        ++others;
    }
    return true;
}

}  // namespace

void Trainer::evaluate(const Stage& stage) const
{
    if (stage.kind == Stage::Kind::Align)
        return;
    const at::NoGradGuard guard;
    StateDict weights = m_optimiser.averaged;
    at::Tensor labels = normalisedRows(weights.at("prototypes")).to(at::kCPU);
    weights.erase("prototypes");
    const auto model = evaluationModel(m_recipe.model, weights, stage.side);
    if (stage.kind == Stage::Kind::Contrast) {
        std::vector<at::Tensor> rows;
        for (const auto& ids : m_labels->tokens(m_labels->plainPrompts()))
            rows.push_back(model->encodeText(ids));
        labels = at::stack(rows);
    }
    std::ofstream table(m_options.work / "evaluation.csv", std::ios::app);
    for (const std::string& name : m_recipe.evaluation) {
        const ScenePool& pool = m_pools.at(name);
        SeededRandom random(1);
        Score objects;
        Score words;
        for (std::int64_t first = 0; first < std::min(pool.size(), kPictures); first += kAtOnce) {
            const Batch batch = firstOf(pool, first, kAtOnce, stage.side, m_recipe.model.pixels);
            const at::Tensor logits = normalisedRows(model->visual().encode(batch.pixels))
                                          .matmul(labels.t())
                                          .contiguous();
            const at::Tensor presence = m_labels->presence(batch.labels);
            for (std::size_t i = 0; i < batch.labels.size(); ++i)
                for (const std::uint16_t label : batch.labels[i]) {
                    const LabelKind kind = m_labels->vocabulary()[label].kind;
                    Score& score = kind == LabelKind::Object ? objects : words;
                    const auto row = static_cast<std::int64_t>(i) * m_labels->size();
                    score.right += wins(
                                       logits.data_ptr<float>() + row,
                                       presence.data_ptr<float>() + row,
                                       label,
                                       m_labels->columns(kind),
                                       random)
                                       ? 1
                                       : 0;
                    ++score.asked;
                }
        }
        char line[160];
        std::snprintf(
            line,
            sizeof(line),
            "%s: among ten, objects %.3f (%lld), words %.3f (%lld)",
            name.c_str(),
            objects.share(),
            static_cast<long long>(objects.asked),
            words.share(),
            static_cast<long long>(words.asked));
        m_options.say(line);
        table << stage.name << ',' << m_position.step << ',' << name << ',' << objects.share()
              << ',' << words.share() << std::endl;
    }
}

}  // namespace clipscope::training
