// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/clip_config.h"
#include "core/engine/request.h"
#include "core/engine/result.h"
#include "core/heatmap/heatmap.h"
#include "core/image/geometry.h"
#include "core/localize/localize.h"
#include "core/sticker/sticker.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace clipscope {

/// The picture of a session: the file itself, or where it is. Texts are UTF-8.
struct SessionPicture {
    std::string title;         ///< for people: "photo.jpg", "Pasted image"
    std::string path;          ///< absolute path of the file it came from; empty: from none
    std::string relativePath;  ///< the same as seen from the session's folder; see writeSession()
    std::string fileSha256;    ///< of the file's bytes, of `bytes` if there are any; may be empty
    std::string imageId;       ///< Image::id(); may be empty
    std::vector<std::byte> bytes;  ///< the whole file; empty: the session only refers to it

    friend bool operator==(const SessionPicture&, const SessionPicture&) = default;
};

/// A model as it was chosen, with what the user says about it.
struct SessionModel {
    std::string nameOrPath;  ///< empty: the default
    std::string sha256;      ///< of its weights; empty if not known
    ConfigOverrides overrides;
    std::string merges;  ///< vocabulary file of the user's choice; empty: the model's own

    friend bool operator==(const SessionModel&, const SessionModel&) = default;
};

using MethodParams = std::map<std::string, ParamValue>;

/// What is asked, and of which model.
struct SessionQuestion {
    std::vector<std::string> prompts;  ///< as they stand in the table: some may be empty
    std::size_t explained = 0;         ///< index into prompts
    std::string method = "gscorecam";
    std::map<std::string, MethodParams> params;  ///< by method: what differs from its defaults
    std::int64_t k = 300;  ///< for every method that has a k, unless its params say otherwise
    std::string layer;     ///< empty: the method's own
    Fit fit = Fit::Stretch;
    std::optional<ResampleFilter> filter;  ///< none: the fit's own
    std::vector<std::string> templates;    ///< "a photo of {}"; none: prompts are read as they are
    Scalar scalar = Scalar::Logit;
    std::optional<std::size_t> rival;  ///< Contrast: index into prompts; none: the likeliest other
    double alpha = 1;                  ///< Contrast: weight of the rival
    bool eigenSmooth = false;
    bool augSmooth = false;
    int maskIterations = 0;
    std::optional<WordBlocks> words;
    std::uint64_t seed = 0;
    SessionModel model;

    friend bool operator==(const SessionQuestion&, const SessionQuestion&) = default;
};

/// A question with what came out of it.
struct SessionAnswer {
    std::string title;  ///< what the map is, if not the method's: "channel 1203"
    std::optional<SessionPicture> picture;  ///< if it is another than the session's
    SessionQuestion question;
    ModelIdentity model;     ///< that answered; its inputSize is the side of the model's square
    SaliencyResult result;   ///< with the channel bank if k and channels are to be changed later
    std::int64_t done = 0;   ///< of a run that was stopped: steps behind the map ...
    std::int64_t total = 0;  ///< ... and of the whole run; 0 for one that ran to its end
};

/// Column and row of a map's grid.
struct SessionCell {
    int x = 0;
    int y = 0;
    friend bool operator==(const SessionCell&, const SessionCell&) = default;
};

/// How something is shown. The names belong to the window; nothing in core reads them.
using ViewValue = std::variant<bool, std::int64_t, double, std::string, std::vector<std::string>>;

/// A piece of work: everything that is needed to show it again, and to do it again. A plain value.
struct Session {
    std::optional<SessionPicture> picture;
    SessionQuestion question;
    MapOptions map;
    LocalizeOptions box;                   ///< threshold, rule and its alpha
    std::optional<std::size_t> candidate;  ///< the box chosen by hand; none: the rule's own
    std::vector<int> channelsOff;          ///< channels without weight, ascending
    std::optional<int> channel;            ///< the one that is looked at
    std::optional<SessionCell> cell;       ///< of the grid, that is looked at
    std::optional<Box> truth;              ///< where the thing really is, drawn by the user
    bool live = true;                      ///< answers follow questions by themselves
    std::map<std::string, ViewValue> view;
    std::vector<Sticker> stickers;  ///< on the picture, from the bottom to the top

    std::optional<SessionAnswer> answer;  ///< to `question`, or to what it was before
    std::optional<SessionAnswer> pinned;  ///< kept beside it for comparison
    std::vector<SessionAnswer> history;   ///< earlier ones, oldest first; as a rule without banks
};

}  // namespace clipscope
