// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/head_cell.h"

#include "ui/state/tr.h"

#include <QLocale>

namespace clipscope::ui {
namespace {

}  // namespace

bool contains(const Attribution& attribution, const HeadCell& cell)
{
    const int head = cell.head.value_or(0);
    return cell.layer >= 0 && cell.layer < attribution.layerCount() && head >= 0 &&
           head < attribution.headCount();
}

double valueOf(const Attribution& attribution, const HeadCell& cell)
{
    return cell.head ? double{attribution.heads.at<float>(cell.layer, *cell.head)}
                     : attribution.layerAttention(cell.layer);
}

NativeMap mapOf(const Attribution& attribution, const HeadCell& cell)
{
    const Evidence evidence = evidenceOf(valueOf(attribution, cell));
    return cell.head ? headMap(attribution, cell.layer, *cell.head, evidence)
                     : layerMap(attribution, cell.layer, evidence);
}

QString nameOf(const HeadCell& cell)
{
    return cell.head ? tr("layer %1, head %2").arg(cell.layer).arg(*cell.head)
                     : tr("layer %1, all heads").arg(cell.layer);
}

QString signedNumber(double value, int digits)
{
    const QString number = QLocale().toString(qAbs(value), 'f', digits);
    if (number == QLocale().toString(0.0, 'f', digits))
        return number;
    return (value < 0 ? QStringLiteral("−") : QStringLiteral("+")) + number;
}

QString describe(const Attribution& attribution, const HeadCell& cell)
{
    const double value = valueOf(attribution, cell);
    return tr("%1: %2, %3 % of the cosine")
        .arg(
            nameOf(cell),
            signedNumber(value, 4),
            signedNumber(percentOfCosine(attribution, value), 1));
}

}  // namespace clipscope::ui
