// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/channel_bank.h"

#include <QCache>
#include <QPixmap>
#include <QString>

namespace clipscope::ui {

/// Small pictures of single channels, each stretched from 0 to its own maximum, drawn when somebody
/// looks at them and kept while there is room.
class ChannelThumbnails final {
public:
    static constexpr int kSide = 52;  ///< device-independent pixels

    /// Those drawn so far are of another bank or in other colours.
    void clear() { m_kept.clear(); }
    /// `colorMap`: id.
    [[nodiscard]] QPixmap of(const ChannelBank& bank, int channel, const QString& colorMap);
    /// How many are kept at present.
    [[nodiscard]] int kept() const { return static_cast<int>(m_kept.size()); }

private:
    static constexpr int kMostKept = 600;  // 7 MB; more than any screen shows at once

    QCache<int, QPixmap> m_kept{kMostKept};
};

}  // namespace clipscope::ui
