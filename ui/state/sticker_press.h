// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/compose_lane.h"
#include "ui/state/document.h"
#include "ui/state/notice.h"

#include <QObject>

#include <string>

namespace clipscope::ui {

/// Keeps the document's picture in step with its stickers: whenever they differ, whoever changed
/// them, the photo is composed anew away from the GUI thread.
class StickerPress final : public QObject {
    Q_OBJECT
public:
    StickerPress(Document& document, ComposeLane& lane, QObject* parent = nullptr);

    /// True while the picture has other stickers than the document.
    [[nodiscard]] bool isBehind() const;

Q_SIGNALS:
    void noticed(const clipscope::ui::Notice& notice);

private:
    void follow();
    void onStuck(const PicturePtr& picture);
    void onFailed(const Failure& failure);

    Document& m_document;
    ComposeLane& m_lane;
    bool m_isUnderway = false;
    std::string m_refused;  // key of stickers that cannot be drawn
};

}  // namespace clipscope::ui
