// SPDX-License-Identifier: GPL-3.0-or-later
// What the published programs do when nobody tells them otherwise.
//
// Sources: the gScoreCAM, CLIPCAM, pytorch-grad-cam, GEM, CLIP Surgery and clip_prs programs. Where
// a program leaves a step to its caller, Clipscope's own default stands.
#include "core/engine/profile.h"

#include "core/base/error.h"

#include <algorithm>

namespace clipscope {

namespace {

using Settings = ExplainSettings;

Settings gScoreCam(const VisionConfig& /*vision*/)
{
    Settings settings;
    settings.params = {{"k", std::int64_t{300}}, {"softmax", std::string("all")}};
    return settings;
}

/// 0.2 for the ResNets, 0.3 for the transformers (CLIPCAM, section 3.3).
Settings clipCam(const VisionConfig& vision)
{
    Settings settings;
    settings.method = "gradcam";
    settings.filter = ResampleFilter::Bicubic;
    settings.templates = "a photo of {}";
    settings.scalar = Scalar::RawLogit;
    settings.box.threshold = {
        Threshold::Kind::AtLeast, vision.family == VisionFamily::ResNet ? 0.2 : 0.3};
    settings.box.rule = BoxRule::Enclosing;
    return settings;
}

Settings pytorchGradCam(const VisionConfig& /*vision*/)
{
    Settings settings;
    settings.method = "gradcam";
    settings.scalar = Scalar::Softmax;
    return settings;
}

Settings gem(const VisionConfig& /*vision*/)
{
    Settings settings;
    settings.method = "gem";
    settings.filter = ResampleFilter::Bicubic;
    settings.templates = "a photo of a {}.";
    return settings;
}

Settings clipSurgery(const VisionConfig& /*vision*/)
{
    Settings settings;
    settings.method = "clipsurgery";
    settings.filter = ResampleFilter::Bicubic;
    settings.templates = "surgery";
    return settings;
}

Settings textSpan(const VisionConfig& /*vision*/)
{
    Settings settings;
    settings.method = "textspan";
    settings.fit = Fit::Crop;
    settings.templates = "imagenet";
    settings.box.threshold = {Threshold::Kind::Mean, 0};
    return settings;
}

struct Entry {
    ProfileInfo info;
    Settings (*settings)(const VisionConfig& vision);
};

const std::vector<Entry>& entries()
{
    static const std::vector<Entry> all = {
        {{"gscorecam",
          "gScoreCAM",
          "gScoreCAM with k = 300 and the softmax over all channels, bilinear stretch, the bare "
          "prompt, Otsu's threshold, the largest box.",
          "Chen et al., ACCV 2022"},
         gScoreCam},
        {{"clipcam",
          "CLIPCAM",
          "Grad-CAM, bicubic stretch, \"a photo of ...\", the text not normalised, heat of at "
          "least "
          "0.2 (RN) or 0.3 (ViT), one box round all of it.",
          "Hsia et al., ICASSP 2022"},
         clipCam},
        {{"pytorch-grad-cam",
          "pytorch-grad-cam",
          "Grad-CAM of the probability among the prompts (two at least).",
          "jacobgil/pytorch-grad-cam, its CLIP example"},
         pytorchGradCam},
        {{"gem",
          "GEM",
          "GEM over the last six blocks, bicubic stretch, \"a photo of a ....\".",
          "Bousselham et al., CVPR 2024"},
         gem},
        {{"clip-surgery",
          "CLIP Surgery",
          "Architecture and feature surgery, bicubic stretch, the mean of 85 templates.",
          "Li et al., arXiv:2304.05653"},
         clipSurgery},
        {{"textspan",
          "ClipTextSpan",
          "The decomposition's heat, centre crop, the mean of 80 templates, heat above its mean.",
          "Gandelsman et al., ICLR 2024"},
         textSpan}};
    return all;
}

}  // namespace

const std::vector<ProfileInfo>& profileCatalogue()
{
    static const std::vector<ProfileInfo> infos = [] {
        std::vector<ProfileInfo> list;
        for (const Entry& entry : entries())
            list.push_back(entry.info);
        return list;
    }();
    return infos;
}

ExplainSettings profileSettings(std::string_view id, const VisionConfig& vision)
{
    std::string known;
    for (const Entry& entry : entries()) {
        if (entry.info.id == id)
            return entry.settings(vision);
        known += (known.empty() ? "" : ", ") + entry.info.id;
    }
    throw Error(
        ErrorCode::InvalidArgument,
        "there is no profile '" + std::string(id) + "'; choose one of " + known);
}

}  // namespace clipscope
