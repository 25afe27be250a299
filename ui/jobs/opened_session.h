// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "ui/state/picture.h"

#include <QImage>
#include <QString>

#include <memory>
#include <vector>

namespace clipscope::ui {

/// A session as it was read, with all that showing it needs. A value, made away from the GUI
/// thread.
struct OpenedSession {
    Session content;
    PicturePtr picture;              ///< with its stickers; null if it has none
    PicturePtr pinnedPicture;        ///< null if nothing is pinned
    std::vector<QImage> thumbnails;  ///< one for each answer of the history
    QString path;                    ///< absolute
    bool isSessionFile = false;      ///< false: a picture that carries it
};

using OpenedSessionPtr = std::shared_ptr<const OpenedSession>;

/// Reads a session with its pictures; null if the file holds none and is a picture presumably.
/// Throws as readSession(), findPicture() and checkMethods() do.
[[nodiscard]] OpenedSessionPtr openSession(const QString& path);

}  // namespace clipscope::ui
