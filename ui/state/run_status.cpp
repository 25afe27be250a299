// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/run_status.h"

#include "ui/state/tr.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace clipscope::ui {
namespace {

QString counted(const RunStatus& status)
{
    return QStringLiteral("%1/%2").arg(status.done).arg(status.total);
}

}  // namespace

QString word(RunStage stage)
{
    switch (stage) {
    case RunStage::NoModel:
        return QStringLiteral("no-model");
    case RunStage::LoadingModel:
        return QStringLiteral("loading");
    case RunStage::Idle:
        return QStringLiteral("idle");
    case RunStage::Waiting:
        return QStringLiteral("waiting");
    case RunStage::Running:
        return QStringLiteral("running");
    case RunStage::Done:
        return QStringLiteral("done");
    case RunStage::Cancelled:
        return QStringLiteral("cancelled");
    case RunStage::Stopped:
        return QStringLiteral("stopped");
    case RunStage::Failed:
        return QStringLiteral("error");
    }
    return {};
}

QString sentence(const RunStatus& status)
{
    switch (status.stage) {
    case RunStage::NoModel:
        return tr("no model");
    case RunStage::LoadingModel: {
        const QString step = status.step.isEmpty() ? tr("loading model") : status.step;
        return status.total > 0 ? tr("%1 %2 %").arg(step).arg(100 * status.done / status.total)
                                : step;
    }
    case RunStage::Idle:
        return tr("idle");
    case RunStage::Waiting:
        return tr("waiting");
    case RunStage::Running: {
        if (status.total <= 0)
            return status.step.isEmpty() ? tr("running") : status.step;
        const QString soFar = tr("running %1").arg(counted(status));
        return status.secondsLeft ? tr("%1 · %2 left").arg(soFar, duration(*status.secondsLeft))
                                  : soFar;
    }
    case RunStage::Done:
        return status.seconds ? tr("done · %1").arg(duration(*status.seconds)) : tr("done");
    case RunStage::Cancelled:
        return status.total > 0 ? tr("cancelled at %1").arg(counted(status)) : tr("cancelled");
    case RunStage::Stopped:
        return status.total > 0 ? tr("stopped at %1").arg(counted(status)) : tr("stopped");
    case RunStage::Failed:
        return tr("error");
    }
    return {};
}

QString duration(double seconds)
{
    const QLocale locale;
    if (seconds < 10)
        return tr("%1 s").arg(locale.toString(std::max(0.0, seconds), 'f', 1));
    const int whole = static_cast<int>(std::lround(seconds));
    if (whole < 90)
        return tr("%1 s").arg(whole);
    return tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
}

}  // namespace clipscope::ui
