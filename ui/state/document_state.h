// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/heatmap.h"
#include "core/image/geometry.h"
#include "core/localize/localize.h"
#include "core/saliency/method_info.h"
#include "core/saliency/scalar.h"
#include "core/sticker/sticker.h"
#include "ui/state/model_wish.h"
#include "ui/state/picture.h"

#include <QFlags>
#include <QHash>
#include <QPoint>
#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace clipscope::ui {

/// What can be switched on the canvas, bottom to top; the keys 1 to 5.
enum class Layer { Picture, Heat, Mask, Contours, Boxes };
inline constexpr int kLayers = 5;

/// How maps share the window; see Stage.
enum class Layout {
    Single,
    SideBySide,  ///< the map and what is pinned
    Swipe,       ///< the same on one picture, divided by a line
    Difference,  ///< the map minus what is pinned
    Methods,     ///< every method for the explained prompt
    Prompts      ///< every prompt with the method in force
};
inline constexpr int kLayouts = 6;

/// A method's parameters that differ from its defaults; k is kept apart.
using MethodParams = std::map<std::string, ParamValue>;

struct Pinned;

enum class Change {
    Picture = 0x1,    ///< another photo
    Prompts = 0x2,    ///< texts, or how many there are
    Explained = 0x4,  ///< which prompt the heatmap is for
    Method = 0x8,
    K = 0x10,
    Model = 0x20,  ///< which one, or what the user says about it
    Fit = 0x40,
    Live = 0x80,
    Threshold = 0x100,
    ColorMap = 0x200,
    Opacity = 0x400,
    Layers = 0x800,
    ChannelCount = 0x1000,  ///< of the model, not of the state
    Params = 0x2000,        ///< of the method in force
    Reading = 0x4000,       ///< templates, target layer, scalar or seed
    Map = 0x8000,           ///< interpolation or closing
    BoxRule = 0x10000,      ///< rule, its alpha, or the box that the user prefers
    Channels = 0x20000,     ///< which are switched off
    Inspected = 0x40000,    ///< the channel on the canvas
    Truth = 0x80000,
    Layout = 0x100000,  ///< or whether panes share a colour scale
    Pinned = 0x200000,
    ModelView = 0x400000,
    Cell = 0x800000,       ///< that the channels are ranked for
    Stickers = 0x1000000,  ///< what is stuck onto the photo
    Stuck = 0x2000000      ///< the picture of the same photo: its stickers have been drawn
};
Q_DECLARE_FLAGS(Changes, Change)
Q_DECLARE_OPERATORS_FOR_FLAGS(Changes)

/// What is looked at, for what, how, and how it is shown. A value: undo steps, sessions and the
/// history are copies of it.
struct DocumentState {
    static constexpr int kDefaultK = 300;  // the paper's

    // The question.
    PicturePtr picture;              ///< what the model sees: the photo with its stickers
    std::vector<Sticker> stickers;   ///< bottom to top; the picture follows, see StickerPress
    QStringList prompts{QString()};  ///< at least one
    int explained = 0;               ///< index into prompts
    QString method = QStringLiteral("gscorecam");
    std::map<QString, MethodParams> params;  ///< by method
    int k = kDefaultK;                       ///< as wished; the model may have fewer channels
    Fit fit = Fit::Stretch;
    QStringList templates;  ///< "a photo of {}"; empty: prompts are read as typed
    QString layer;          ///< empty: the method's own
    Scalar scalar = Scalar::Logit;
    std::uint64_t seed = 0;

    // Who answers.
    QString model;                    ///< name or path
    QHash<QString, ModelWish> tuned;  ///< what the user says, by model

    // What is made of the map.
    Threshold threshold;
    MapOptions mapOptions;
    BoxRule rule = BoxRule::LargestBox;
    double alpha = 1;              ///< of BoxRule::AreaIntensity, [0, 1]
    std::optional<int> candidate;  ///< the box that the user prefers to the rule's
    std::vector<int> off;          ///< channels switched off, ascending
    std::optional<int> channel;    ///< shown on the canvas instead of the map
    std::optional<QPoint> cell;    ///< column and row that the channels are ranked for
    std::optional<Box> truth;      ///< where the object really is, drawn by the user

    // How it is shown.
    QString colorMap;
    double opacity = 0.5;  ///< of the heat, [0, 1]
    std::array<bool, kLayers> layers{true, true, false, true, true};
    Layout layout = Layout::Single;
    bool sharedScale = true;  ///< panes of one method show equal native values in equal colours
    bool sharedAcrossMethods = false;  ///< the same for several methods, whose units differ
    bool modelView = false;            ///< the picture as the model sees it
    bool live = true;
    std::shared_ptr<const Pinned> pinned;  ///< what the map is compared with
    std::optional<int> pinnedChannel;      ///< compared with instead, whatever the picture

    DocumentState();

    /// The picture without stickers; null without one.
    [[nodiscard]] const PicturePtr& photo() const { return photoOf(picture); }
    [[nodiscard]] const QString& explainedPrompt() const { return prompts.at(explained); }
    /// Of the method in force.
    [[nodiscard]] MethodParams paramsInForce() const;
    /// k of a model with that many channels: 1 to `channels`.
    [[nodiscard]] int kOf(int channels) const;
};

/// What differs. ChannelCount is never among it.
[[nodiscard]] Changes difference(const DocumentState& a, const DocumentState& b);

/// Brings numbers into their ranges, indices to what exists, and orders the lists.
void tidy(DocumentState& state);

}  // namespace clipscope::ui
