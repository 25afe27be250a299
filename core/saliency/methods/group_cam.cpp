// SPDX-License-Identifier: GPL-3.0-or-later
// Group-CAM: groups of channels, weighted by their gradients, are scored by how much more CLIP sees
// where they look than in a blurred picture.
//
// Paper:  Zhang et al., "Group-CAM", arXiv:2103.13859, equations 3-8; for CLIP as in gScoreCAM's
//         program: logits in place of probabilities, 1e-6 in the range and in the weights.
// Agrees: tests/core/saliency/group_cam_test.cpp (that program with contiguous groups, max |d|
//         1e-5). K-means groups differ from scikit-learn's, whose random numbers are its own.

#include "core/saliency/blocks/group_channels.h"
#include "core/saliency/blocks/rank_channels.h"
#include "core/saliency/blocks/to_bank.h"
#include "core/saliency/method.h"
#include "core/saliency/probe.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/amax.h>
#include <ATen/ops/amin.h>
#include <ATen/ops/clamp_min.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/index_select.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/upsample_bilinear2d.h>
#include <ATen/ops/zeros.h>

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <vector>

namespace clipscope {

namespace {

constexpr double kEpsilon = 1e-6;
constexpr int kBlurSide = 51;
constexpr double kBlurSigma = 50.0;

/// [1, 3, n, n] -> the same, blurred. Where the picture is smaller than the kernel, the largest
/// kernel that its mirror image reaches.
at::Tensor blurred(const at::Tensor& pixels)
{
    const auto n = static_cast<int>(pixels.size(2));
    const int side = std::min(kBlurSide, 2 * n - 1);
    const at::Tensor from = pixels.contiguous();
    at::Tensor result = at::empty_like(from);
    for (int plane = 0; plane < 3; ++plane) {
        const cv::Mat source(n, n, CV_32FC1, from.data_ptr<float>() + plane * n * n);
        cv::Mat target(n, n, CV_32FC1, result.data_ptr<float>() + plane * n * n);
        cv::GaussianBlur(
            source, target, {side, side}, kBlurSigma, kBlurSigma, cv::BORDER_REFLECT_101);
    }
    return result;
}

/// S_j = ReLU of the sum of mean(Gr_c) A_c over its channels, brought to the picture's size.
at::Tensor
groupMaps(const at::Tensor& weighted, const std::vector<std::int64_t>& group, std::int64_t side)
{
    const std::int64_t groups = 1 + *std::max_element(group.begin(), group.end());
    at::Tensor sums = at::zeros({groups, weighted.size(1), weighted.size(2)}, at::kDouble);
    for (std::size_t c = 0; c < group.size(); ++c)
        sums.select(0, group[c]).add_(weighted.select(0, static_cast<std::int64_t>(c)));
    return at::upsample_bilinear2d(
               at::clamp_min(sums, 0).unsqueeze(0), {side, side}, /*align_corners=*/false)
        .squeeze(0)
        .to(at::kFloat);
}

/// N_j: each map in [0, 1].
at::Tensor groupMasks(const at::Tensor& maps)
{
    const at::Tensor low = at::amin(maps, {1, 2}, /*keepdim=*/true);
    const at::Tensor range = at::amax(maps, {1, 2}, /*keepdim=*/true) - low;
    return (maps - low) / (range + kEpsilon);
}

PictureFamily blurFamily(const at::Tensor& blur)
{
    return {
        .id = "groupcam blur",
        .stage = "scoring the blurred picture",
        .count = 1,
        .make = [blur](const std::vector<std::int64_t>& rows) {
            return blur.expand({static_cast<std::int64_t>(rows.size()), -1, -1, -1});
        }};
}

/// X where a group looks, blurred elsewhere. Not kept: the groups' maps depend on the prompt.
PictureFamily groupFamily(const at::Tensor& pixels, const at::Tensor& blur, const at::Tensor& masks)
{
    return {
        .id = {},
        .stage = "scoring groups",
        .count = masks.size(0),
        .make = [=](const std::vector<std::int64_t>& rows) {
            const at::Tensor mask = at::index_select(masks, 0, at::tensor(rows)).unsqueeze(1);
            return pixels * mask + blur * (1.0 - mask);
        }};
}

/// The growing sum of alpha_j S_j, with alpha_j = ReLU(s_j - b) + 1e-6.
class GroupSum {
public:
    GroupSum(const at::Tensor& maps, double baseline)
        : m_maps(maps)
        , m_sum(at::zeros({maps.size(1), maps.size(2)}, at::kDouble))
        , m_baseline(baseline)
    {
    }
    /// `scores`: of the first groups, those that were added before included.
    void add(const std::vector<float>& scores)
    {
        for (; m_done < scores.size(); ++m_done) {
            const double gain = std::max(static_cast<double>(scores[m_done]) - m_baseline, 0.0);
            m_anyGain = m_anyGain || gain > 0;
            m_sum.add_(m_maps.select(0, static_cast<std::int64_t>(m_done)), gain + kEpsilon);
        }
    }
    [[nodiscard]] NativeMap map() const { return toNativeMap(m_sum); }
    [[nodiscard]] bool anyGain() const { return m_anyGain; }

private:
    at::Tensor m_maps;
    at::Tensor m_sum;
    double m_baseline;
    std::size_t m_done = 0;
    bool m_anyGain = false;
};

class GroupCam final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues& params, const RunContext& context) const override
    {
        context.step({.stage = "gradient", .done = 0, .total = 1});
        const at::Tensor mean = channelImportance(probe.gradient(), ChannelRank::Mean);
        const at::Tensor weighted = probe.activation() * mean.view({-1, 1, 1});  // Z_c
        const std::int64_t wanted = params.integer("groups");
        const std::vector<std::int64_t> group =
            params.text("grouping") == "k-means"
                ? clusterChannels(weighted.flatten(1), wanted, probe.seed(), context)
                : chunkChannels(weighted.size(0), wanted);

        const at::Tensor maps = groupMaps(weighted, group, probe.pixels().size(2));
        const at::Tensor blur = blurred(probe.pixels());
        const float baseline = probe.scores(blurFamily(blur), {0}, context, {}).front();

        GroupSum sum(maps, static_cast<double>(baseline));
        std::vector<std::int64_t> rows;
        for (std::int64_t j = 0; j < maps.size(0); ++j)
            rows.push_back(j);
        const auto showPartial = [&](const std::vector<float>& scores) {
            sum.add(scores);
            if (scores.size() < rows.size() && context.wantsPartials())
                context.partial(
                    sum.map(),
                    {.stage = "scoring groups",
                     .done = static_cast<std::int64_t>(scores.size()),
                     .total = maps.size(0)});
        };
        sum.add(probe.scores(
            groupFamily(probe.pixels(), blur, groupMasks(maps)), rows, context, showPartial));
        SaliencyOutcome outcome{.map = sum.map()};
        if (!sum.anyGain())
            outcome.notes.emplace_back(
                "no group of channels scores above the blurred picture, so the map is their plain "
                "sum");
        return outcome;
    }
};

std::vector<ParamSpec> parameters()
{
    return {
        {.id = "groups",
         .title = "Groups",
         .help = "Into how many groups the channels are put; each costs one pass.",
         .fallback = std::int64_t{32},
         .minimum = 1,
         .maximum = 100'000,
         .choices = {},
         .tier = ParamTier::Network},
        {.id = "grouping",
         .title = "Grouping",
         .help = "Neighbouring channels (chunks) or channels with similar weighted maps (k-means, "
                 "which begins at random).",
         .fallback = std::string("chunks"),
         .choices = {"chunks", "k-means"},
         .tier = ParamTier::Network}};
}

Cost costOf(int channels, const ParamValues& params)
{
    return {
        .encoderPasses = 2 + std::min<std::int64_t>(params.integer("groups"), channels),
        .backwards = 1};
}

}  // namespace

MethodEntry describeGroupCam()
{
    return {
        .info =
            {.id = "groupcam",
             .title = "Group-CAM",
             .family = MethodFamily::Score,
             .layer = LayerRole::LastBlockOutput,
             .usesSeed = true,
             .summary = "Scores 32 groups of channels against a blurred picture: a score method at "
                        "a tenth of gScoreCAM's cost.",
             .behaviour = "On CLIP between Grad-CAM and gScoreCAM (mean IoU on ADE20K with "
                          "RN50x16: 0.17 against 0.14 and 0.22 in gScoreCAM's table), because a "
                          "group mixes channels of object and background.",
             .needs = "activations, gradients, masked passes",
             .paper = "Zhang et al., arXiv:2103.13859",
             .params = parameters(),
             .cost = costOf},
        .create = []() -> std::unique_ptr<SaliencyMethod> { return std::make_unique<GroupCam>(); },
    };
}

}  // namespace clipscope
