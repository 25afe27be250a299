// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

namespace clipscope {

/// Measures how long the event loop was kept from a 10 ms timer. Writes the longest gap so far, in
/// milliseconds, whenever it grows.
class StallLog final : public QObject {
    Q_OBJECT
public:
    explicit StallLog(const QString& path, QObject* parent = nullptr);

private:
    void tick();
    void write() const;

    QString m_path;
    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    qint64 m_longest = 0;
};

}  // namespace clipscope
