// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "ui/jobs/backend.h"
#include "ui/state/picture.h"

#include <QByteArray>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace clipscope::ui {

/// Checksums of models' weights, which take seconds: each is computed once. For any thread.
class ModelChecksums {
public:
    /// Empty if the weights cannot be read: a session is worth keeping without it.
    [[nodiscard]] std::string of(const ModelDescriptor& model);

private:
    std::mutex m_mutex;
    std::map<std::string, std::string> m_known;  // by modelKey()
};

/// What writing a session needs, gathered on the GUI thread: the rest is slow. A value.
struct SessionJob {
    enum class Pictures {
        Embedded,
        Referred,  ///< where they came from a file; others are embedded
        Pixels     ///< without what their files say besides, for files that travel
    };

    Session session;  ///< but for pictures and what the model has to tell
    PicturePtr picture;
    PicturePtr pinnedPicture;  ///< null if it is the same
    /// The picture as the session that it came from had it; it goes along as it is.
    std::optional<SessionPicture> known;
    /// Who gave the answers that do not say who did.
    std::optional<ModelDescriptor> model;
    bool isModelAsked = true;  ///< false: the question is for another one
    std::shared_ptr<ModelChecksums> checksums = std::make_shared<ModelChecksums>();
};

/// The finished session; not for the GUI thread. Throws if a picture cannot be encoded.
[[nodiscard]] Session completed(SessionJob job, SessionJob::Pictures pictures);

/// Puts the session into PNGs, which open as one then. A session that is too large for that is left
/// out: the picture matters more.
[[nodiscard]] std::function<QByteArray(QByteArray)> carrier(SessionJob job);

/// Completes the session and writes it; not for the GUI thread. Throws as writeSession() does.
void writeJob(
    const std::filesystem::path& path,
    SessionJob job,
    SessionJob::Pictures pictures = SessionJob::Pictures::Embedded);

}  // namespace clipscope::ui
