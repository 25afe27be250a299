// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/stall_log.h"

#include <QSaveFile>

namespace clipscope {

StallLog::StallLog(const QString& path, QObject* parent) : QObject(parent), m_path(path)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(10);
    connect(&m_timer, &QTimer::timeout, this, &StallLog::tick);
    m_timer.start();
}

void StallLog::tick()
{
    if (!m_sinceTick.isValid())
        m_sinceTick.start();  // the first tick: the window has been shown
    const qint64 gap = m_sinceTick.restart();
    if (gap <= m_longest)
        return;
    m_longest = gap;
    write();
    m_sinceTick.restart();  // writing is not what is measured
}

void StallLog::write() const
{
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.write(QByteArray::number(m_longest) + " ms\n");
    file.commit();
}

}  // namespace clipscope
