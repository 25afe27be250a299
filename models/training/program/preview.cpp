// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/program/preview.h"

#include "models/training/scenes/captions.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <string>

namespace clipscope::training {

cv::Mat contactSheet(
    const SpriteLibrary& library,
    const SceneMaker& maker,
    const SceneRenderer& renderer,
    const PreviewOptions& options)
{
    constexpr int kGap = 4;
    constexpr int kCaption = 16;
    const int width = options.side + kGap;
    const int height = options.side + kCaption + kGap;
    const CaptionWriter captions(library);
    cv::Mat sheet(
        options.rows * height, options.columns * width, CV_8UC3, cv::Scalar(255, 255, 255));
    for (int i = 0; i < options.rows * options.columns; ++i) {
        const SceneSpec spec = maker.spec(static_cast<std::uint64_t>(i));
        Scene scene = renderer.render(spec, options.side);
        for (const SceneItem& item : scene.items)
            if (options.drawsBoxes && item.box.area() > 0)
                cv::rectangle(
                    scene.rgb,
                    cv::Rect(item.box.x, item.box.y, item.box.width, item.box.height),
                    item.kind == SceneItemKind::Object ? cv::Scalar(0, 220, 0)
                                                       : cv::Scalar(255, 140, 0));
        const cv::Point corner(i % options.columns * width, i / options.columns * height);
        scene.rgb.copyTo(sheet(cv::Rect(corner, scene.rgb.size())));
        SeededRandom dice(static_cast<std::uint64_t>(i));
        cv::putText(
            sheet,
            captions.write(spec, dice).text,
            corner + cv::Point(2, options.side + 11),
            cv::FONT_HERSHEY_SIMPLEX,
            0.33,
            cv::Scalar(0, 0, 0),
            1,
            cv::LINE_AA);
    }
    return sheet;
}

}  // namespace clipscope::training
